/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what was typed to a session: every rule of what may be saved is here, or in
 * form_parse_workshop.c, and nowhere else. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/form_parsing.h"
#include "app/persons.h"
#include "app/secret.h"
#include "app/tags.h"
#include "app/words.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/partner.h"
#include "store/session.h"

enum {
	FIRST_YEAR = 2000,
	LONG_AGO_DAYS = 31,
	LONG_MINUTES = 8 * 60,
	SAID_MINUTES = 5,
};

/* Of the kinds of session that have them. */
static const enum form_field required[] = { FF_THEMES, FF_DURATION, FF_DATE, FF_CHANNEL,
					    FF_PARTICIPANTS };

bool
problems_block(const struct problems *p)
{
	for (size_t i = 0; i < p->count; i++)
		if (!p->item[i].warning)
			return true;
	return false;
}

const struct problem *
problems_of(const struct problems *p, enum form_field field)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->item[i].field == field)
			return &p->item[i];
	return NULL;
}

/* What a person may know better than the program. */
static bool
is_warning(enum problem_code code)
{
	return code == PROBLEM_LONG_AGO || code == PROBLEM_LONG_DAY || code == PROBLEM_SECRET;
}

/* Inserted in its place: the cursor goes to the first one. Cut at the end of a character. */
void
parsing_problem(struct parsing *p, enum form_field field, enum problem_code code, const char *value)
{
	struct problems *all = p->problems;
	struct problem *at;
	size_t i = all->count;

	if (problems_of(all, field) || all->count == PROBLEMS_MAX)
		return;
	while (i > 0 && all->item[i - 1].field > field)
		i--;
	at = &all->item[i];
	memmove(at + 1, at, (all->count - i) * sizeof(*at));
	*at = (struct problem){ .code = code, .field = field, .warning = is_warning(code) };
	utf8_copy(at->value, sizeof(at->value), value);
	all->count++;
}

/* Network support was asked for a territory once: what rows of then say of it stays. */
static bool
had_territory(const struct form *f, enum form_field field)
{
	return field == FF_TERRITORY_LEVEL && f->kind == KIND_ANIMATION &&
	       (f->n != 0 || f->imported);
}

const char *
parsing_value(const struct parsing *p, enum form_field field)
{
	const struct form *f = p->form;

	return form_field_fits(field, f->kind) || had_territory(f, field) ? f->value[field] : NULL;
}

static uint64_t
read_mask(struct parsing *p, enum form_field field, const char *value)
{
	struct strlist codes = { 0 };
	uint64_t mask = 0;

	strlist_split(&codes, value, FORM_LIST_SEPARATOR);
	for (size_t i = 0; i < codes.count; i++) {
		const struct vocab_item *item =
			vocab_by_code(form_fields[field].vocab, codes.item[i]);

		if (!item)
			parsing_problem(p, field, PROBLEM_UNKNOWN, codes.item[i]);
		else
			mask |= UINT64_C(1) << (item->num - 1);
	}
	/* One person speaks one language at the desk; a workshop may hear several. */
	if (form_fields[field].type == FORM_CHOICE && p->form->kind == KIND_INDIVIDUAL &&
	    codes.count > 1)
		parsing_problem(p, field, PROBLEM_UNKNOWN, value);
	strlist_clear(&codes);
	return mask;
}

/* A text may hold a secret: a problem with it never repeats it. What was stored before was
 * confirmed then. */
static char *
read_text(struct parsing *p, enum form_field field, const char *value, const char *before)
{
	char *clean = utf8_clean(value);
	char *text = str_trim(clean);

	free(clean);
	if (utf8_count(text) > NOTE_MAX_CHARS)
		parsing_problem(p, field, PROBLEM_TOO_LONG, "");
	else if (!str_equal(text, before) && secret_in_text(text))
		parsing_problem(p, field, PROBLEM_SECRET, "");
	if (*text == '\0') {
		free(text);
		return NULL;
	}
	return text;
}

static int
read_num(struct parsing *p, enum form_field field, const char *value)
{
	const struct vocab_item *item = vocab_by_code(form_fields[field].vocab, value);

	if (!item)
		parsing_problem(p, field, PROBLEM_UNKNOWN, value);
	return item ? item->num : 0;
}

/* What this kind of session lacks is emptied, not kept from before. */
static void
parse_slots(struct parsing *p)
{
	for (size_t i = 0; i < form_slot_count; i++) {
		const struct form_slot *slot = &form_slots[i];
		const char *value = parsing_value(p, slot->field);
		char *at =
			(char *)(slot->type == SLOT_PERSON ? (void *)&p->person : (void *)p->out) +
			slot->offset;

		if (!value && had_territory(p->form, slot->field))
			continue;
		if (slot->type == SLOT_TEXT) {
			char *before = *(char **)at;

			*(char **)at = value ? read_text(p, slot->field, value, before) : NULL;
			free(before);
		} else if (slot->type == SLOT_MASK) {
			*(uint64_t *)at = value ? read_mask(p, slot->field, value) : 0;
		} else {
			*(int *)at = value ? read_num(p, slot->field, value) : 0;
		}
	}
}

/* A mere proposal may stand in a field that the kind of session lacks: nobody asked for it. */
static void
check_fields(struct parsing *p)
{
	const struct form *f = p->form;

	for (int i = 0; i < FF_COUNT; i++)
		if (f->value[i] && !f->proposed[i] &&
		    !form_field_fits((enum form_field)i, f->kind) &&
		    !had_territory(f, (enum form_field)i))
			parsing_problem(p, (enum form_field)i, PROBLEM_NOT_THIS_KIND, "");
	for (int i = 0; i < FF_COUNT; i++)
		if (f->unread[i])
			parsing_problem(p, (enum form_field)i, PROBLEM_UNKNOWN, f->unread[i]);
	for (size_t i = 0; i < sizeof(required) / sizeof(required[0]); i++)
		if (form_field_fits(required[i], f->kind) && !f->value[required[i]] &&
		    !(required[i] == FF_PARTICIPANTS && f->kind == KIND_EVENT))
			parsing_problem(p, required[i], PROBLEM_REQUIRED, "");
}

enum problem_code
form_day_problem(int day, int today)
{
	if (day > today)
		return PROBLEM_FUTURE;
	if (day < date_from(FIRST_YEAR, 1, 1))
		return PROBLEM_TOO_OLD;
	return day < today - LONG_AGO_DAYS ? PROBLEM_LONG_AGO : PROBLEM_NONE;
}

static void
parse_date(struct parsing *p)
{
	const char *typed = parsing_value(p, FF_DATE);
	enum problem_code code;
	int date;

	if (!typed)
		return;
	if (words_date_parse(typed, p->today, &date) != 0) {
		parsing_problem(p, FF_DATE, PROBLEM_FORMAT, typed);
		return;
	}
	p->out->date = date;
	code = form_day_problem(date, p->today);
	/* An old session that is edited was confirmed when it was logged. */
	if (code != PROBLEM_NONE && (code != PROBLEM_LONG_AGO || date != p->before.date))
		parsing_problem(p, FF_DATE, code, typed);
}

/* The start may be unknown, the duration may not. */
static void
parse_times(struct parsing *p)
{
	const char *start = parsing_value(p, FF_START);
	const char *duration = parsing_value(p, FF_DURATION);
	int before = p->before.minutes; /* it was confirmed when it was logged */

	p->out->start = TIME_NONE;
	if (start && words_time_parse(start, &p->out->start) != 0)
		parsing_problem(p, FF_START, PROBLEM_FORMAT, start);
	else if (start && p->out->date == p->today && !p->form->imported &&
		 p->out->start > clock_minute(&p->desk->clock) &&
		 (p->out->start != p->before.start || p->out->date != p->before.date))
		parsing_problem(p, FF_START, PROBLEM_FUTURE, start);
	if (!duration)
		return;
	if (words_duration_parse(duration, &p->out->minutes) != 0)
		parsing_problem(p, FF_DURATION, PROBLEM_FORMAT, duration);
	else if (p->out->minutes < 1 || p->out->minutes > MINUTES_MAX)
		parsing_problem(p, FF_DURATION, PROBLEM_RANGE, duration);
	/* Most often a slip: a figure too many, or 9h30 where it began at 9:30. */
	else if (p->out->minutes > LONG_MINUTES && p->out->minutes != before)
		parsing_problem(p, FF_DURATION, PROBLEM_LONG_DAY, duration);
	/* A file does not tell. People say five minutes, ten, a quarter of an hour. */
	p->out->clocked =
		p->form->imported ? p->out->minutes % SAID_MINUTES != 0 : p->form->clocked;
}

/* A retired place or mediator is no choice, but stays what it was in an old session. */
static int64_t
read_post(struct parsing *p, enum form_field field, enum post_kind kind, int64_t before)
{
	const char *value = p->form->value[field];
	const struct post *post = desk_post_by_value(p->desk, kind, value);

	if (post && (!post->retired || post->n == before || p->form->imported))
		return post->n;
	parsing_problem(p, field, PROBLEM_UNKNOWN, desk_post_name(p->desk, kind, value));
	return 0;
}

static int
read_commune(struct parsing *p)
{
	const char *typed = p->form->value[FF_COMMUNE];
	const struct commune *commune = desk_commune_find(typed);

	if (!commune)
		parsing_problem(p, FF_COMMUNE, PROBLEM_UNKNOWN, typed);
	return commune ? commune->num : 0;
}

/* The channel says which of place and commune counts; the other may stay in the form, unused, for
 * the person may change the channel back. A coordination activity has no channel. */
static void
parse_where(struct parsing *p)
{
	int channel = p->out->channel;
	bool helps = form_field_fits(FF_CHANNEL, p->form->kind);
	const char *place = parsing_value(p, FF_PLACE);
	const char *commune = parsing_value(p, FF_COMMUNE);

	p->out->place = 0;
	p->out->commune = 0;
	if (channel == CHANNEL_DESK && !place)
		parsing_problem(p, FF_PLACE, PROBLEM_NEEDS_PLACE, "");
	else if (channel == CHANNEL_DESK)
		p->out->place = read_post(p, FF_PLACE, POST_PLACE, p->before.place);
	if ((channel == CHANNEL_OTHER || channel == CHANNEL_HOME) && !commune)
		parsing_problem(p, FF_COMMUNE, PROBLEM_NEEDS_COMMUNE, "");
	else if (commune && (!helps || channel == CHANNEL_OTHER || channel == CHANNEL_HOME))
		p->out->commune = read_commune(p);
	if (p->form->value[FF_MEDIATOR])
		p->out->mediator = read_post(p, FF_MEDIATOR, POST_MEDIATOR, p->before.mediator);
	else
		p->out->mediator = desk_post_now(p->desk, POST_MEDIATOR)->n;
}

/* Rules between the values of one list and another. */
static void
check_choices(struct parsing *p)
{
	const struct session *s = p->out;

	if (s->procedures != 0 && !(s->themes & UINT64_C(1) << (THEME_PROCEDURES - 1)))
		parsing_problem(p, FF_PROCEDURES, PROBLEM_NO_PROCEDURE_THEME, "");
	if (s->devices & UINT64_C(1) << (DEVICE_NONE - 1) &&
	    s->devices != UINT64_C(1) << (DEVICE_NONE - 1))
		parsing_problem(p, FF_DEVICES, PROBLEM_DEVICE_NONE, "");
}

/* An entry that has left the directory since stays in the sessions that named it. */
static int
parse_partners(struct parsing *p, struct err *err)
{
	const char *value = parsing_value(p, FF_PARTNERS);
	struct strlist ids = { 0 };
	int result = 0;

	strlist_clear(&p->out->partners);
	strlist_split(&ids, value ? value : "", FORM_LIST_SEPARATOR);
	for (size_t i = 0; i < ids.count && result == 0; i++) {
		int64_t n;

		if (p->form->imported || strlist_has(&p->before.partners, ids.item[i]) ||
		    store_partner_find(p->desk->store, ids.item[i], &n, err) == 0) {
			if (!strlist_has(&p->out->partners, ids.item[i]))
				strlist_add(&p->out->partners, ids.item[i]);
		} else if (err->code == ERR_NO_INPUT) {
			parsing_problem(p, FF_PARTNERS, PROBLEM_UNKNOWN, ids.item[i]);
		} else {
			result = -1;
		}
	}
	strlist_clear(&ids);
	return result;
}

/* One name, as the desk writes it where it has that tag; a new one is the first of its kind. */
static int
parse_tag(struct parsing *p, const char *typed, struct err *err)
{
	char *clean = utf8_clean(typed);
	char *name = str_trim(clean);
	char *written = NULL;
	int result = 0;

	free(clean);
	if (utf8_count(name) > TAG_MAX_CHARS)
		parsing_problem(p, FF_TAGS, PROBLEM_TOO_LONG, name);
	else if (*name != '\0' && tags_find(p->desk, name, &written, err) != 0 &&
		 err->code != ERR_NO_INPUT)
		result = -1;
	else if (*name != '\0' && !strlist_has(&p->out->tags, written ? written : name)) {
		if (!written && !p->form->imported && secret_in_text(name))
			parsing_problem(p, FF_TAGS, PROBLEM_SECRET, "");
		strlist_add(&p->out->tags, written ? written : name);
	}
	free(written);
	free(name);
	return result;
}

static int
parse_tags(struct parsing *p, struct err *err)
{
	const char *value = parsing_value(p, FF_TAGS);
	struct strlist names = { 0 };
	int result = 0;

	strlist_clear(&p->out->tags);
	strlist_split(&names, value ? value : "", FORM_LIST_SEPARATOR);
	for (size_t i = 0; i < names.count && result == 0; i++)
		result = parse_tag(p, names.item[i], err);
	strlist_clear(&names);
	return result;
}

/* A note that the form could not show stays. One that it did show, or holds, needs the key: while
 * it is locked nobody can tell what would be lost. */
static int
parse_note(struct parsing *p, struct err *err)
{
	const struct form *f = p->form;
	const char *value = parsing_value(p, FF_NOTE);
	char *before = p->out->note;

	if (!value && (f->note_locked || (!p->out->note_locked && !before)) && !f->sealed)
		return 0;
	if (f->sealed || !persons_open(p->desk))
		return err_set(err, ERR_LOCKED, "", "a note cannot be kept while locked");
	p->out->note = value ? read_text(p, FF_NOTE, value, before) : NULL;
	p->out->note_locked = false;
	mem_free_secret(before);
	return 0;
}

/* What the form does not show (the desk of origin, links that were cut) comes from the stored
 * session. */
static int
begin(struct parsing *p, struct err *err)
{
	const struct form *f = p->form;

	session_clear(p->out);
	session_init(p->out);
	if (f->n != 0) {
		if (store_session_get(p->desk->store, f->n, p->out, err) != 0)
			return -1;
		if (p->out->deleted)
			return err_set(err, ERR_NO_INPUT, "", "session %lld is in the bin",
				       (long long)f->n);
		if (p->out->kind != f->kind)
			return err_set(err, ERR_INTERNAL, "", "a form of kind %d for session %lld",
				       f->kind, (long long)f->n);
		session_copy(&p->before, p->out);
		p->out->revision = f->revision;
	}
	p->out->kind = f->kind;
	return 0;
}

/* Coordination activities have none: they never enter the attendances. */
static int
parse_participants(struct parsing *p, struct err *err)
{
	p->out->audience = p->out->audience_online = 0;
	switch (p->form->kind) {
	case KIND_INDIVIDUAL:
		return parsing_person(p, err);
	case KIND_WORKSHOP:
		if (parsing_persons(p, err) != 0)
			return -1;
		parsing_workshop(p);
		return 0;
	default:
		if (p->form->kind == KIND_EVENT)
			parsing_event(p);
		p->out->participants = 0;
		p->out->anonymous = 0;
		p->out->anonymous_returning = 0;
		p->out->online = 0;
		return 0;
	}
}

int
form_parse(const struct form *f, struct desk *d, struct session *out, struct problems *problems,
	   struct err *err)
{
	struct parsing p = {
		.form = f,
		.desk = d,
		.out = out,
		.problems = problems,
		.today = clock_today(&d->clock),
	};
	int result = -1;

	problems->count = 0;
	session_init(&p.before);
	p.before.date = DATE_NONE;
	if (begin(&p, err) != 0)
		goto out;
	/* The first problem of a field is the one told, so the order of these matters. */
	check_fields(&p);
	parse_slots(&p);
	parse_date(&p);
	parse_times(&p);
	parse_where(&p);
	check_choices(&p);
	if (parse_participants(&p, err) != 0 || parse_tags(&p, err) != 0 ||
	    parse_partners(&p, err) != 0 || parse_note(&p, err) != 0)
		goto out;
	result = 0;
	for (size_t i = 0; i < problems->count && result == 0; i++)
		if (!problems->item[i].warning)
			result = err_set(err, ERR_VALUE, form_fields[problems->item[i].field].id,
					 "problem %d", (int)problems->item[i].code);
out:
	session_clear(&p.before);
	return result;
}
