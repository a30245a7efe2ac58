/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens in an invented session. */
#include "config.h"

#include "app/demo_private.h"
#include "base/mem.h"

/* How often, in per cent. */
enum {
	SECOND_THEME = 24,
	SECOND_PROCEDURE = 14,
	SECOND_DEVICE = 12,
	KNOWN_BY_NAME = 14,
	ANONYMOUS_RETURNING = 45,
	REFERRED = 22,
	REFERRED_TO_ACTOR = 35,
	OUTCOME_KNOWN = 40,
	NOT_COMPLETED = 5,
	LANGUAGE_SAID = 60,
	CAME_THROUGH_SAID = 25,
	AWAY_FROM_HOME = 20, /* of the days, at another of the desk's places */
};

/* Where a mediator is on a day does not change within it, so it is worked out, not drawn. */
static int64_t
place_of_day(const struct demo *d, int day, int mediator)
{
	const struct post_list *places = &d->desk.post[POST_PLACE];
	unsigned turn = (unsigned)(day * 7 + mediator * 3);

	if (places->count < 2 || turn % 100 * 37 % 100 >= AWAY_FROM_HOME)
		return places->item[0].n;
	return places->item[1 + turn % (places->count - 1)].n;
}

static void
draw_where(struct demo *d, int day, const struct demo_slot *slot, struct session *s)
{
	s->channel = demo_pick_vocab(&d->rng, VOCAB_CHANNEL);
	/* A workshop is not held at somebody's home. */
	if (s->kind == KIND_WORKSHOP && s->channel == CHANNEL_HOME)
		s->channel = CHANNEL_OTHER;
	if (s->channel == CHANNEL_DESK)
		s->place = place_of_day(d, day, slot->mediator);
	else if (s->channel != CHANNEL_REMOTE)
		s->commune = demo_pick(&d->rng, &demo_communes);
}

static void
draw_procedures(struct demo *d, struct session *s)
{
	if ((s->themes & demo_bit(THEME_PROCEDURES)) == 0)
		return;
	s->procedures = demo_bit(demo_pick_vocab(&d->rng, VOCAB_PROCEDURE));
	if (demo_chance(&d->rng, SECOND_PROCEDURE))
		s->procedures |= demo_bit(demo_pick_vocab(&d->rng, VOCAB_PROCEDURE));
}

static void
draw_devices(struct demo *d, struct session *s)
{
	s->devices = demo_bit(demo_pick_vocab(&d->rng, VOCAB_DEVICE));
	if (s->devices == demo_bit(DEVICE_NONE) || !demo_chance(&d->rng, SECOND_DEVICE))
		return;
	s->devices |= demo_bit(demo_pick_vocab(&d->rng, VOCAB_DEVICE)) & ~demo_bit(DEVICE_NONE);
}

static void
draw_referral(struct demo *d, struct session *s)
{
	if (!demo_chance(&d->rng, REFERRED))
		return;
	s->refer_to = demo_pick_vocab(&d->rng, VOCAB_REFER_TO);
	if (d->actors.count > 0 && demo_chance(&d->rng, REFERRED_TO_ACTOR))
		strlist_add(&s->partners,
			    d->actors.item[demo_below(&d->rng, (uint32_t)d->actors.count)]);
	if (demo_chance(&d->rng, OUTCOME_KNOWN))
		s->outcome = demo_pick_vocab(&d->rng, VOCAB_OUTCOME);
}

static int
fill_individual(struct demo *d, struct session *s, struct err *err)
{
	struct demo_rng *r = &d->rng;

	s->themes = demo_bit(demo_pick_vocab(r, VOCAB_THEME));
	if (demo_chance(r, SECOND_THEME))
		s->themes |= demo_bit(demo_pick_vocab(r, VOCAB_THEME));
	draw_procedures(d, s);
	draw_devices(d, s);
	draw_referral(d, s);
	s->autonomy = demo_pick_vocab(r, VOCAB_AUTONOMY);
	if (demo_chance(r, NOT_COMPLETED))
		s->not_completed = demo_pick_vocab(r, VOCAB_NOT_COMPLETED);
	if (demo_chance(r, LANGUAGE_SAID))
		s->languages = demo_bit(demo_pick_vocab(r, VOCAB_LANGUAGE));
	if (demo_chance(r, CAME_THROUGH_SAID))
		s->came_through = demo_pick_vocab(r, VOCAB_CAME_THROUGH);
	s->participants = 1;
	s->attendance = mem_array(1, sizeof(*s->attendance));
	s->attendance_count = 1;
	if (demo_chance(r, KNOWN_BY_NAME)) {
		s->anonymous = 0;
		return demo_known_person(d, &s->attendance[0], err);
	}
	demo_draw_person(r, &s->attendance[0]);
	s->anonymous = 1;
	s->anonymous_returning = demo_chance(r, ANONYMOUS_RETURNING) ? 1 : 0;
	return 0;
}

static void
fill_workshop(struct demo *d, struct session *s)
{
	const struct demo_word *word =
		&demo_workshops[demo_below(&d->rng, (uint32_t)demo_workshops_count)];

	s->title = mem_strdup(word->text);
	s->themes = demo_bit(word->detail);
	draw_procedures(d, s);
	draw_devices(d, s);
	s->level = demo_pick_vocab(&d->rng, VOCAB_LEVEL);
	demo_workshop_people(d, s);
	s->online = s->channel == CHANNEL_REMOTE ? s->participants : 0;
}

static void
draw_coordination_title(struct demo *d, struct session *s)
{
	size_t start = demo_below(&d->rng, (uint32_t)demo_coordinations_count);

	for (size_t i = 0; i < demo_coordinations_count && s->title == NULL; i++) {
		const struct demo_word *word =
			&demo_coordinations[(start + i) % demo_coordinations_count];

		if (word->detail == s->kind)
			s->title = mem_strdup(word->text);
	}
}

static void
fill_coordination(struct demo *d, struct session *s)
{
	struct demo_rng *r = &d->rng;

	draw_coordination_title(d, s);
	s->participants = 0;
	s->anonymous = 0;
	s->territory_level = demo_pick_vocab(r, VOCAB_TERRITORY_LEVEL);
	if (s->kind == KIND_ANIMATION) {
		s->territory_level = 0;
		s->animation_type = demo_pick_vocab(r, VOCAB_ANIMATION_TYPE);
		s->initiative = demo_pick_vocab(r, VOCAB_INITIATIVE);
		s->coord_themes = demo_bit(demo_pick_vocab(r, VOCAB_COORD_THEME));
	} else if (s->kind == KIND_EVENT) {
		s->event_type = demo_pick_vocab(r, VOCAB_EVENT_TYPE);
		s->organisers = demo_bit(demo_pick_vocab(r, VOCAB_ORGANISER));
	} else {
		s->partnership_kinds = demo_bit(demo_pick_vocab(r, VOCAB_PARTNERSHIP_KIND));
		s->partner_kinds = demo_bit(demo_pick_vocab(r, VOCAB_PARTNER_KIND));
	}
}

int
demo_session_fill(struct demo *d, int day, const struct demo_slot *slot, struct session *s,
		  struct err *err)
{
	s->kind = slot->kind;
	s->date = day;
	s->start = slot->start;
	s->minutes = slot->minutes;
	s->mediator = d->desk.post[POST_MEDIATOR].item[slot->mediator].n;
	if (s->kind != KIND_INDIVIDUAL && s->kind != KIND_WORKSHOP) {
		fill_coordination(d, s);
		return 0;
	}
	draw_where(d, day, slot, s);
	if (s->kind == KIND_INDIVIDUAL)
		return fill_individual(d, s, err);
	fill_workshop(d, s);
	return 0;
}
