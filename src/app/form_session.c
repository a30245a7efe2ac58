/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms that start from something: a stored session, the last one, or the desk's defaults. */
#include "config.h"

#include <stdlib.h>

#include "app/desk_private.h"
#include "app/form.h"
#include "app/form_private.h"
#include "app/words.h"
#include "base/mem.h"
#include "store/person.h"
#include "store/session.h"

#define FIRST_MINUTES 30 /* what most sessions of the field take */
#define LOOK_BACK 20     /* sessions, for a duration that people say */

/* Frees the text that it was given. */
static void
set_owned(struct form *f, enum form_field field, char *value)
{
	form_set(f, field, value);
	free(value);
}

static void
set_num(struct form *f, enum form_field field, int num)
{
	const struct vocab_item *item = vocab_by_num(form_fields[field].vocab, num);

	form_set(f, field, item ? item->code : NULL);
}

/* The reverse of reading them: the same table, walked the other way. */
static void
set_slots(struct form *f, const struct session *s)
{
	static const struct attendance nobody;
	const struct attendance *person = s->attendance_count > 0 ? &s->attendance[0] : &nobody;

	for (size_t i = 0; i < form_slot_count; i++) {
		const struct form_slot *slot = &form_slots[i];
		enum vocab vocab = form_fields[slot->field].vocab;
		const char *at = (const char *)(slot->type == SLOT_PERSON ? (const void *)person
									  : (const void *)s) +
				 slot->offset;
		struct buf codes = BUF_INIT;

		if (!form_field_fits(slot->field, s->kind))
			continue;
		if (slot->type == SLOT_TEXT) {
			form_set(f, slot->field, *(char *const *)at);
		} else if (slot->type == SLOT_MASK) {
			vocab_list_write(vocab, *(const uint64_t *)at, FORM_LIST_SEPARATOR, &codes);
			set_owned(f, slot->field, buf_take(&codes));
		} else {
			set_num(f, slot->field, *(const int *)at);
		}
	}
	if (form_field_fits(FF_RESIDENCE, s->kind))
		form_set(f, FF_RESIDENCE, form_residence_code(person->residence));
}

/* ISO dates and plain minutes, so that the form reads the same in every language. */
static void
set_when_and_where(struct form *f, const struct desk *d, const struct session *s)
{
	const struct post *place = desk_post_by_n(d, POST_PLACE, s->place);
	const struct post *mediator = desk_post_by_n(d, POST_MEDIATOR, s->mediator);
	const struct commune *commune = commune_by_num(s->commune);
	char date[DATE_ISO_SIZE];

	date_write(s->date, date);
	form_set(f, FF_DATE, date);
	set_owned(f, FF_START, words_time(s->start));
	set_owned(f, FF_DURATION, mem_printf("%d", s->minutes));
	f->clocked = s->clocked;
	form_set(f, FF_PLACE, place ? place->id : NULL);
	form_set(f, FF_MEDIATOR, mediator ? mediator->id : NULL);
	form_set(f, FF_COMMUNE, commune ? commune->insee : NULL);
}

/* None and zero are the same to a person who counts. */
static void
set_count(struct form *f, enum form_field field, int count)
{
	set_owned(f, field, count > 0 ? mem_printf("%d", count) : NULL);
}

static void
set_breakdown(struct form *f, enum form_field field, const struct session *s)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < s->breakdown_count; i++) {
		const struct breakdown *b = &s->breakdown[i];
		const struct vocab_item *item = vocab_by_num(form_fields[field].vocab, b->code);
		const char *code = item ? item->code : form_residence_code(b->code);

		if (b->dim != form_breakdown_dim(field) || !code)
			continue;
		if (out.len > 0)
			buf_addc(&out, FORM_LIST_SEPARATOR);
		buf_addf(&out, "%s=%d", code, b->count);
	}
	set_owned(f, field, buf_take(&out));
}

/* The ids of those who are known. One without an id was forgotten meanwhile. */
static int
set_persons(struct form *f, struct desk *d, const struct session *s, struct err *err)
{
	enum form_field field = s->kind == KIND_INDIVIDUAL ? FF_PERSON : FF_PERSONS;
	const char separator[] = { FORM_LIST_SEPARATOR, '\0' };
	struct strlist ids = { 0 };
	char id[UUID_SIZE];
	int result = 0;

	for (size_t i = 0; i < s->attendance_count && result == 0; i++) {
		int64_t person = s->attendance[i].person;

		if (person == 0)
			continue;
		if (store_person_id(d->store, person, id, err) == 0)
			strlist_add(&ids, id);
		else if (err->code != ERR_NO_INPUT)
			result = -1;
	}
	if (ids.count > 0)
		set_owned(f, field, strlist_join(&ids, separator));
	strlist_clear(&ids);
	return result;
}

int
form_from_session(struct form *f, struct desk *d, const struct session *s, struct err *err)
{
	const char separator[] = { FORM_LIST_SEPARATOR, '\0' };

	form_init(f, s->kind);
	f->n = s->n;
	f->revision = s->revision;
	set_slots(f, s);
	set_when_and_where(f, d, s);
	set_owned(f, FF_PARTNERS, strlist_join(&s->partners, separator));
	set_owned(f, FF_TAGS, strlist_join(&s->tags, separator));
	form_set(f, FF_NOTE, s->note);
	f->note_locked = s->note_locked;
	if (s->kind == KIND_INDIVIDUAL)
		form_set(f, FF_RETURNING, s->anonymous_returning > 0 ? "1" : NULL);
	if (s->kind == KIND_EVENT) {
		set_count(f, FF_PARTICIPANTS, s->audience);
		set_count(f, FF_ONLINE, s->audience_online);
	}
	if (s->kind == KIND_WORKSHOP) {
		set_count(f, FF_PARTICIPANTS, s->participants);
		set_count(f, FF_RETURNING_COUNT, s->anonymous_returning);
		set_count(f, FF_ONLINE, s->online);
		for (int i = 0; i < FF_COUNT; i++)
			if (form_breakdown_dim((enum form_field)i) != 0)
				set_breakdown(f, (enum form_field)i, s);
	}
	return set_persons(f, d, s, err);
}

/* Whoever is at the keyboard now, on the day it is now. */
static void
propose_today(struct form *f, const struct desk *d)
{
	char date[DATE_ISO_SIZE];

	date_write(clock_today(&d->clock), date);
	form_propose(f, FF_DATE, date);
	form_propose(f, FF_MEDIATOR, desk_post_now(d, POST_MEDIATOR)->id);
}

int
form_plain(struct form *f, struct desk *d, int kind, struct err *err)
{
	(void)err;
	form_init(f, kind);
	f->scripted = true;
	propose_today(f, d);
	if (form_field_fits(FF_CHANNEL, kind)) {
		form_propose(f, FF_CHANNEL, vocab_by_num(VOCAB_CHANNEL, CHANNEL_DESK)->code);
		form_propose(f, FF_PLACE, desk_post_now(d, POST_PLACE)->id);
	}
	return 0;
}

void
form_follow_start(struct form *f, const struct clock *clock)
{
	int today = clock_today(clock);
	int date = today, minutes = 0;
	int start = clock_minute(clock);
	char *text;

	if (!f->proposed[FF_START])
		return;
	if (f->value[FF_DATE] && words_date_parse(f->value[FF_DATE], today, &date) != 0)
		date = DATE_NONE;
	if (f->value[FF_DURATION] && words_duration_parse(f->value[FF_DURATION], &minutes) != 0)
		minutes = 0;
	/* A session that began before midnight is of the day before, which a person must say. */
	start = start > minutes ? start - minutes : 0;
	text = words_time(date == today ? start : TIME_NONE);
	form_propose(f, FF_START, text);
	free(text);
}

void
form_propose_day(struct form *f, const struct clock *clock, int day)
{
	char date[DATE_ISO_SIZE];

	date_write(day, date);
	form_propose(f, FF_DATE, date);
	form_follow_start(f, clock);
}

/* Oldest first: the last one that says so is the newest. */
static int
keep_said(void *arg, const struct session *s)
{
	if (!s->clocked)
		*(int *)arg = s->minutes;
	return 0;
}

/* The duration that a session like this last one is proposed: its own, if people say it; else that
 * of the newest of a few of its kind that has such a one, so that what the clock timed never
 * becomes a habit. 0 when there is none, but 30 for an individual session. */
static int
usual_minutes(struct desk *d, const struct session *last, int *minutes, struct err *err)
{
	struct session_filter filter = { .from = DATE_NONE,
					 .to = DATE_NONE,
					 .kind = last->kind,
					 .limit = LOOK_BACK,
					 .newest = true };
	int found = last->kind == KIND_INDIVIDUAL ? FIRST_MINUTES : 0;

	keep_said(&found, last);
	if (last->clocked && store_session_each(d->store, &filter, keep_said, &found, err) != 0)
		return -1;
	*minutes = found;
	return 0;
}

static void
propose_minutes(struct form *f, int minutes)
{
	char *text = mem_printf("%d", minutes);

	form_propose(f, FF_DURATION, text);
	free(text);
}

struct found {
	struct session *session;
	bool any;
};

/* The session lent by the walk is gone after it: keep a copy. */
static int
keep(void *arg, const struct session *s)
{
	struct found *found = arg;

	session_copy(found->session, s);
	found->any = true;
	return 0;
}

/* ERR_NOTHING when there is none. */
static int
last_of_kind(struct desk *d, int kind, struct session *s, struct err *err)
{
	struct session_filter filter = {
		.from = DATE_NONE, .to = DATE_NONE, .kind = kind, .limit = 1, .newest = true
	};
	struct found found = { .session = s };

	if (kind == KIND_INDIVIDUAL)
		return store_session_last(d->store, s, err);
	if (store_session_each(d->store, &filter, keep, &found, err) != 0)
		return -1;
	return found.any ? 0 : err_set(err, ERR_NOTHING, "", "no session of kind %d", kind);
}

/* Takes these fields of another form as proposals, where it has something to say. */
static void
propose_from(struct form *f, const struct form *from, const enum form_field *fields, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (from->value[fields[i]])
			form_propose(f, fields[i], from->value[fields[i]]);
}

/* A day away from the desk is one day: the next one begins at the desk again. A place that was set
 * in the settings outweighs the last session's. */
static void
propose_last(struct form *f, struct desk *d, const struct form *last, bool today)
{
	static const enum form_field habits[] = { FF_DURATION, FF_DEVICES, FF_AUTONOMY };
	static const enum form_field away[] = { FF_CHANNEL, FF_COMMUNE };
	static const enum form_field where[] = { FF_PLACE };
	const struct post *place = desk_post_by_value(d, POST_PLACE, last->value[FF_PLACE]);

	propose_from(f, last, habits, sizeof(habits) / sizeof(habits[0]));
	if (today)
		propose_from(f, last, away, sizeof(away) / sizeof(away[0]));
	if (place && !place->retired && !desk_post_is_set(d, POST_PLACE))
		propose_from(f, last, where, 1);
}

int
form_new(struct form *f, struct desk *d, int kind, struct err *err)
{
	struct session s;
	struct form last;
	int result, minutes;

	form_plain(f, d, kind, err);
	f->scripted = false;
	form_propose(f, FF_RETURNING, NULL);
	form_propose(f, FF_START, NULL);
	session_init(&s);
	result = last_of_kind(d, kind, &s, err);
	if (result == 0)
		result = usual_minutes(d, &s, &minutes, err);
	if (result == 0) {
		form_from_session(&last, d, &s, err);
		set_count(&last, FF_DURATION, minutes);
		propose_last(f, d, &last, s.date == clock_today(&d->clock));
		form_clear(&last);
	} else if (err->code == ERR_NOTHING) { /* the first one has no model */
		if (kind == KIND_INDIVIDUAL)
			propose_minutes(f, FIRST_MINUTES);
		result = 0;
	}
	session_clear(&s);
	form_follow_start(f, &d->clock);
	return result;
}

/* Whom one worked with on a partnership is no person: it stays. */
void
form_forget_persons(struct form *f)
{
	static const enum form_field personal[] = {
		FF_PERSON,       FF_PERSONS,         FF_NOTE,         FF_GENDER,   FF_AGE,
		FF_STATUS,       FF_RESIDENCE,       FF_RETURNING,    FF_LANGUAGE, FF_CAME_THROUGH,
		FF_REFER_TO,     FF_PARTNERS,        FF_REFER_REASON, FF_OUTCOME,  FF_NOT_COMPLETED,
		FF_PARTICIPANTS, FF_RETURNING_COUNT, FF_ONLINE,       FF_GENDERS,  FF_AGES,
		FF_STATUSES,     FF_RESIDENCES,
	};

	for (size_t i = 0; i < sizeof(personal) / sizeof(personal[0]); i++)
		if (form_field_fits(personal[i], f->kind) &&
		    (personal[i] != FF_PARTNERS || f->kind != KIND_PARTNERSHIP))
			form_propose(f, personal[i], NULL);
}

int
form_repeat(struct form *f, struct desk *d, int64_t n, struct err *err)
{
	struct session s;
	const struct post *place;
	int result;

	form_init(f, KIND_INDIVIDUAL);
	session_init(&s);
	if (n != 0)
		result = store_session_get(d->store, n, &s, err);
	else if ((result = store_session_last(d->store, &s, err)) == 0) {
		result = usual_minutes(d, &s, &s.minutes, err);
		s.clocked = false; /* such a one was chosen */
	}
	if (result == 0)
		form_from_session(f, d, &s, err);
	session_clear(&s);
	if (result != 0)
		return -1;
	f->n = 0;
	f->revision = 0;
	form_forget_persons(f);
	/* A place closed since cannot be repeated. */
	place = desk_post_by_value(d, POST_PLACE, f->value[FF_PLACE]);
	if (form_field_fits(FF_PLACE, f->kind) && (!place || place->retired))
		form_propose(f, FF_PLACE, desk_post_now(d, POST_PLACE)->id);
	propose_today(f, d);
	form_propose(f, FF_START, NULL);
	form_follow_start(f, &d->clock);
	return 0;
}
