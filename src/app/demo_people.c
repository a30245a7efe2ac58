/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who comes: anonymous people, and the few who agreed to be known and come back. */
#include "config.h"

#include "app/demo_private.h"
#include "base/mem.h"
#include "store/person.h"
#include "store/session.h"

enum {
	ELSEWHERE_PERCENT = 3, /* live in none of the communes */
	RESIDENCE_SILENT_PERCENT = 8,
	FIRST_VISIT_PERCENT = 35, /* of the visits of known people */
	RECENT_PEOPLE = 150,      /* those who may come again */
	KNOWN_WORKSHOP_PERCENT = 20,
	KNOWN_WORKSHOP_MAX = 2,
	RETURNING_PERCENT = 40
};

static int
draw_residence(struct demo_rng *r)
{
	if (demo_chance(r, RESIDENCE_SILENT_PERCENT))
		return 0;
	if (demo_chance(r, ELSEWHERE_PERCENT))
		return demo_pick_vocab(r, VOCAB_RESIDENCE);
	return demo_pick(r, &demo_communes);
}

void
demo_draw_person(struct demo_rng *r, struct attendance *a)
{
	int age = demo_pick_vocab(r, VOCAB_AGE);

	*a = (struct attendance){
		.gender = demo_pick_vocab(r, VOCAB_GENDER),
		.age = age,
		.status = demo_pick(r, &demo_status_by_age[age]),
		.residence = draw_residence(r),
	};
}

int
demo_known_person(struct demo *d, struct attendance *a, struct err *err)
{
	size_t recent = d->person_count < RECENT_PEOPLE ? d->person_count : RECENT_PEOPLE;

	if (recent > 0 && !demo_chance(&d->rng, FIRST_VISIT_PERCENT)) {
		*a = d->person[d->person_count - 1 - demo_below(&d->rng, (uint32_t)recent)];
		return 0;
	}
	demo_draw_person(&d->rng, a);
	if (store_person_add(d->desk.store, &a->person, err) != 0)
		return -1;
	d->person = mem_grow(d->person, d->person_count, &d->person_capacity, sizeof(*d->person));
	d->person[d->person_count++] = *a;
	return 0;
}

/* Known people who were there before; each at most once. */
static void
add_known(struct demo *d, struct session *s)
{
	size_t wanted = 1 + demo_below(&d->rng, KNOWN_WORKSHOP_MAX);

	if (d->person_count < RECENT_PEOPLE || !demo_chance(&d->rng, KNOWN_WORKSHOP_PERCENT))
		return;
	s->attendance = mem_array(wanted, sizeof(*s->attendance));
	for (size_t i = 0; i < wanted; i++) {
		/* From halves of the recent ones that do not meet. */
		size_t back = demo_below(&d->rng, RECENT_PEOPLE / KNOWN_WORKSHOP_MAX) +
			      i * (RECENT_PEOPLE / KNOWN_WORKSHOP_MAX);

		s->attendance[s->attendance_count++] = d->person[d->person_count - 1 - back];
	}
}

static void
add_breakdown(struct session *s, enum breakdown_dim dim, int code, int unknown)
{
	if (code == 0 || code == unknown)
		return;
	for (size_t i = 0; i < s->breakdown_count; i++) {
		if (s->breakdown[i].dim == dim && s->breakdown[i].code == code) {
			s->breakdown[i].count++;
			return;
		}
	}
	s->breakdown[s->breakdown_count++] = (struct breakdown){ dim, code, 1 };
}

void
demo_workshop_people(struct demo *d, struct session *s)
{
	s->participants = demo_pick(&d->rng, &demo_rhythms[DEMO_WORKSHOP_PARTICIPANTS]);
	add_known(d, s);
	s->anonymous = s->participants - (int)s->attendance_count;
	/* At most one new value a person in each of the four. */
	s->breakdown = mem_array((size_t)s->anonymous * BREAKDOWN_RESIDENCE, sizeof(*s->breakdown));
	for (int i = 0; i < s->anonymous; i++) {
		struct attendance a;

		demo_draw_person(&d->rng, &a);
		add_breakdown(s, BREAKDOWN_GENDER, a.gender, GENDER_UNKNOWN);
		add_breakdown(s, BREAKDOWN_AGE, a.age, AGE_UNKNOWN);
		add_breakdown(s, BREAKDOWN_STATUS, a.status, STATUS_UNKNOWN);
		add_breakdown(s, BREAKDOWN_RESIDENCE, a.residence, 0);
		if (demo_chance(&d->rng, RETURNING_PERCENT))
			s->anonymous_returning++;
	}
}
