/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the journal, and sessions as its rows. */
#include "config.h"

#include "app/access_log.h"
#include "app/session_csv.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/form_private.h"
#include "app/session_releases.h"
#include "base/charset.h"
#include "base/file.h"
#include "base/mem.h"
#include "store/origin.h"

#define UTF8 "UTF-8"
#define BOM "\ufeff"

/* Names and their order are for ever: scripts and other desks rely on both. */
const struct session_column session_columns[] = {
	{ "id", COLUMN_ID },
	{ "desk", COLUMN_DESK },
	{ "revision", COLUMN_REVISION },
	{ "kind", COLUMN_KIND },
	{ "date", FF_DATE },
	{ "start", FF_START },
	{ "duration_min", FF_DURATION },
	{ "channel", FF_CHANNEL },
	{ "place", FF_PLACE },
	{ "commune", FF_COMMUNE },
	{ "themes", FF_THEMES },
	{ "procedures", FF_PROCEDURES },
	{ "procedure_name", FF_PROCEDURE_NAME },
	{ "devices", FF_DEVICES },
	{ "autonomy", FF_AUTONOMY },
	{ "level", FF_LEVEL },
	{ "tags", FF_TAGS },
	{ "refer_places", FF_PARTNERS },
	{ "refer_to", FF_REFER_TO },
	{ "refer_reason", FF_REFER_REASON },
	{ "outcome", FF_OUTCOME },
	{ "participants", FF_PARTICIPANTS },
	{ "online", FF_ONLINE },
	{ "returning_count", FF_RETURNING_COUNT },
	{ "genders", FF_GENDERS },
	{ "ages", FF_AGES },
	{ "statuses", FF_STATUSES },
	{ "residences", FF_RESIDENCES },
	{ "languages", FF_LANGUAGE },
	{ "came_through", FF_CAME_THROUGH },
	{ "animation_type", FF_ANIMATION_TYPE },
	{ "initiative", FF_INITIATIVE },
	{ "coord_themes", FF_COORD_THEMES },
	{ "event_type", FF_EVENT_TYPE },
	{ "organisers", FF_ORGANISERS },
	{ "territory_level", FF_TERRITORY_LEVEL },
	{ "partnership_kinds", FF_PARTNERSHIP_KINDS },
	{ "partner_kinds", FF_PARTNER_KINDS },
	{ "mediator", FF_MEDIATOR },
	{ "title", FF_TITLE },
	{ "deleted", COLUMN_DELETED },
};
const size_t session_column_count = sizeof(session_columns) / sizeof(session_columns[0]);

int
session_column_field(const char *name)
{
	for (size_t i = 0; i < session_column_count; i++)
		if (strcmp(session_columns[i].name, name) == 0)
			return session_columns[i].field;
	return -1;
}

/* What is known of the one person of an individual session, and its place in the file: a count of
 * one. */
static const struct {
	enum form_field one;
	enum form_field parts;
} answers[] = {
	{ FF_GENDER, FF_GENDERS },
	{ FF_AGE, FF_AGES },
	{ FF_STATUS, FF_STATUSES },
	{ FF_RESIDENCE, FF_RESIDENCES },
	{ FF_RETURNING, FF_RETURNING_COUNT },
};
static const enum form_field numbers[] = { FF_PARTICIPANTS, FF_ONLINE, FF_RETURNING_COUNT };

enum { ANSWERS = sizeof(answers) / sizeof(answers[0]), NUMBERS = 3 };

const char *
session_column_name(int field)
{
	for (size_t i = 0; i < ANSWERS; i++)
		if (field == (int)answers[i].one)
			field = answers[i].parts;
	for (size_t i = 0; i < session_column_count; i++)
		if (session_columns[i].field == field)
			return session_columns[i].name;
	return NULL;
}

/* As the file says it. A number is never empty. */
static void
count_answers(struct form *f)
{
	for (size_t i = 0; f->kind == KIND_INDIVIDUAL && i < ANSWERS; i++) {
		const char *one = f->value[answers[i].one];
		char *part = one && answers[i].one != FF_RETURNING ? mem_printf("%s=1", one) : NULL;

		form_set(f, answers[i].parts, part ? part : one);
		free(part);
	}
	if (f->kind == KIND_INDIVIDUAL)
		form_set(f, FF_PARTICIPANTS, "1");
	for (size_t i = 0; i < NUMBERS; i++)
		if (!f->value[numbers[i]])
			form_set(f, numbers[i], "0");
}

/* The value of a breakdown of one; NULL when it is another. Yours. */
static char *
only_part(const char *parts)
{
	const char *equals = strchr(parts, '=');

	return equals && strcmp(equals, "=1") == 0 ? mem_strndup(parts, (size_t)(equals - parts))
						   : NULL;
}

void
session_csv_answers(struct form *f)
{
	bool alone = f->kind == KIND_INDIVIDUAL;

	for (size_t i = 0; alone && i < ANSWERS; i++) {
		const char *parts = f->value[answers[i].parts];
		char *one;

		if (!parts)
			continue;
		one = answers[i].one != FF_RETURNING ? only_part(parts)
		      : strcmp(parts, "1") == 0      ? mem_strdup(parts)
						     : NULL;
		if (one) {
			form_set(f, answers[i].one, one);
			form_set(f, answers[i].parts, NULL);
		}
		free(one);
	}
	if (alone && str_equal(f->value[FF_PARTICIPANTS], "1"))
		form_set(f, FF_PARTICIPANTS, NULL);
	for (size_t i = 0; i < NUMBERS; i++)
		if (!form_field_fits(numbers[i], f->kind) &&
		    !(alone && numbers[i] == FF_PARTICIPANTS) &&
		    str_equal(f->value[numbers[i]], "0"))
			form_set(f, numbers[i], NULL);
}

static void
add_one(struct session *s, enum breakdown_dim dim, int code)
{
	if (code == 0)
		return;
	for (size_t i = 0; i < s->breakdown_count; i++) {
		if (s->breakdown[i].dim == dim && s->breakdown[i].code == code) {
			s->breakdown[i].count++;
			return;
		}
	}
	s->breakdown = mem_resize(s->breakdown, s->breakdown_count + 1, sizeof(*s->breakdown));
	s->breakdown[s->breakdown_count++] =
		(struct breakdown){ .dim = dim, .code = code, .count = 1 };
}

static int
compare_parts(const void *a, const void *b)
{
	const struct breakdown *x = a, *y = b;

	return x->dim != y->dim ? (int)x->dim - (int)y->dim : x->code - y->code;
}

/* In a workshop, what is known of each person joins what is known of them all. « Not given » is the
 * rest, as everywhere. */
static void
count_persons(struct session *s)
{
	for (size_t i = 0; i < s->attendance_count; i++) {
		const struct attendance *a = &s->attendance[i];

		add_one(s, BREAKDOWN_GENDER, a->gender == GENDER_UNKNOWN ? 0 : a->gender);
		add_one(s, BREAKDOWN_AGE, a->age == AGE_UNKNOWN ? 0 : a->age);
		add_one(s, BREAKDOWN_STATUS, a->status == STATUS_UNKNOWN ? 0 : a->status);
		add_one(s, BREAKDOWN_RESIDENCE, a->residence);
	}
	if (s->breakdown_count > 0)
		qsort(s->breakdown, s->breakdown_count, sizeof(*s->breakdown), compare_parts);
}

void
session_csv_form(struct form *f, struct desk *d, const struct session *s)
{
	static const enum form_field unsaid[] = { FF_PERSON, FF_PERSONS, FF_NOTE,
						  FF_NOT_COMPLETED };
	struct session counted;
	struct err cannot;

	session_init(&counted);
	session_copy(&counted, s);
	if (s->kind == KIND_WORKSHOP)
		count_persons(&counted);
	form_from_session(f, d, &counted, &cannot);
	for (size_t i = 0; i < sizeof(unsaid) / sizeof(unsaid[0]); i++)
		form_set(f, unsaid[i], NULL);
	session_clear(&counted);
}

struct export
{
	struct desk *desk;
	struct csv_writer w;
	size_t count;
	size_t frozen;
	int64_t origin; /* the desk of the row before, and its id */
	char origin_id[UUID_SIZE];
	struct err *err;
};

/* A place's commune is told with it, for a desk that does not have the place. */
static const char *
place_commune(const struct export *e, const struct form *f)
{
	const struct post *place = desk_post_by_value(e->desk, POST_PLACE, f->value[FF_PLACE]);
	const struct commune *commune = place ? commune_by_num(place->commune) : NULL;

	return commune ? commune->insee : NULL;
}

static void
write_field(struct export *e, const struct form *f, enum form_field field)
{
	const char *value = f->value[field];
	enum form_type type = form_fields[field].type;

	if (field == FF_COMMUNE && !value)
		value = place_commune(e, f);
	else if (value && (type == FORM_PLACE || type == FORM_MEDIATOR))
		value = desk_post_name(e->desk, type == FORM_PLACE ? POST_PLACE : POST_MEDIATOR,
				       value);
	csv_text(&e->w, value ? value : "");
}

static int
write_session(void *arg, const struct session *s)
{
	struct export *e = arg;
	bool taken_back;
	struct form f;

	/* Another desk would count it. */
	if (session_is_frozen(s)) {
		e->frozen++;
		return 0;
	}
	/* The desk that logged it would lose it. */
	if (store_session_taken_back(e->desk->store, s->n, &taken_back, e->err) != 0)
		return -1;
	if (taken_back)
		return 0;
	if (s->desk != e->origin) {
		if (store_origin_id(e->desk->store, s->desk, e->origin_id, e->err) != 0)
			return -1;
		e->origin = s->desk;
	}
	session_csv_form(&f, e->desk, s);
	count_answers(&f);
	for (size_t i = 0; i < session_column_count; i++) {
		int field = session_columns[i].field;

		if (field == COLUMN_ID)
			csv_text(&e->w, s->id);
		else if (field == COLUMN_DESK)
			csv_text(&e->w, e->origin_id);
		else if (field == COLUMN_REVISION)
			csv_int(&e->w, s->revision);
		else if (field == COLUMN_DELETED)
			csv_int(&e->w, s->deleted);
		else if (field == COLUMN_KIND)
			csv_text(&e->w, vocab_by_num(VOCAB_KIND, s->kind)->code);
		else
			write_field(e, &f, (enum form_field)field);
	}
	csv_end(&e->w);
	e->count++;
	form_clear(&f);
	return 0;
}

/* A byte order mark is of Unicode alone. */
int
session_csv_encode(struct buf *text, const char *encoding, size_t *replaced, struct err *err)
{
	struct buf out = BUF_INIT;
	const char *from = text->text;
	int result;

	*replaced = 0;
	if (!encoding || strcmp(encoding, UTF8) == 0)
		return 0;
	if (str_starts(from, BOM))
		from += strlen(BOM);
	result = charset_encode(encoding, from, text->len - (size_t)(from - text->text), &out,
				replaced, err);
	buf_clear(text);
	*text = out;
	return result;
}

int
session_export(struct desk *d, const char *path, const struct session_export_options *options,
	       struct session_export_done *done, struct err *err)
{
	const struct session_filter all = { .from = DATE_NONE,
					    .to = DATE_NONE,
					    .with_deleted = true };
	struct session_unsaid unsaid;
	struct buf out = BUF_INIT;
	struct export e = { .desk = d, .err = err };
	size_t replaced, releases;
	int result = -1;

	if (desk_owns(d, path))
		return err_set(err, ERR_EXISTS, path, "export over the desk");
	csv_begin(&e.w, &out, options->dialect);
	for (size_t i = 0; i < session_column_count; i++)
		csv_text(&e.w, session_columns[i].name);
	csv_end(&e.w);
	/* Another program may have given names since. */
	if (desk_posts_load(d, err) == 0 && store_session_unsaid(d->store, &unsaid, err) == 0 &&
	    store_session_each(d->store, &all, write_session, &e, err) == 0 &&
	    session_releases_write(d, &e.w, &releases, err) == 0 &&
	    session_csv_encode(&out, options->encoding, &replaced, err) == 0 &&
	    (file_same(path, buf_text(&out), out.len) ||
	     file_write(path, buf_text(&out), out.len, options->replace, err) == 0) &&
	    access_log_export(d, err) == 0) {
		*done = (struct session_export_done){ .sessions = e.count,
						      .releases = releases,
						      .unsaid = unsaid,
						      .frozen = e.frozen,
						      .replaced = replaced };
		result = 0;
	}
	buf_clear(&out);
	return result;
}
