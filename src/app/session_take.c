/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of each session of a file: refused by the rules of a form, new, another than what is
 * stored, or the same. */
#include "config.h"

#include "app/session_take.h"

#include <stdlib.h>
#include <string.h>

#include "app/form_private.h"
#include "app/sentence.h"
#include "app/session_csv.h"
#include "app/session_keep.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/origin.h"
#include "store/purge.h"
#include "store/reported.h"
#include "store/session.h"

#define BEGINNING 40 /* columns of a cell in the report */

/* No desk that counts its own changes comes that far, nor what others change of its rows. A desk
 * counts on from what it has seen, and what it exports then must be read again: so there is room
 * above for a session that came that far all the same. */
#define REVISION_OWN_MAX (1L << 40)
#define REVISION_GIVEN_MAX (1L << 52)

void
session_take_id(const struct session_taking *t, const char *shape, const char *name, size_t k,
		char id[static UUID_SIZE])
{
	uint8_t digest[HASH_SIZE];
	struct buf text = BUF_INIT;

	buf_addf(&text, "%s\n%s\n%zu\n%s", store_desk(t->desk->store)->id, shape, k, name);
	hash_sha256(text.text, text.len, digest);
	uuid_of_digest(digest, id);
	buf_clear(&text);
}

void
session_take_heading(struct session_taking *t, int field, const char *heading)
{
	char *clean = utf8_clean(heading);

	if (field >= 0 && !str_empty(clean) && !t->heading[field])
		t->heading[field] = str_trim(clean);
	free(clean);
}

/* What the file calls a field; NULL: it has no column of it. */
static const char *
column_of(const struct session_taking *t, const char *id)
{
	int field = form_field_by_id(id);

	if (t->imp->source == SOURCE_JOURNAL)
		return session_column_name(field);
	if (field < 0)
		field = session_column_field(id);
	return field >= 0 ? t->heading[field] : NULL;
}

static void
note(struct session_taking *t, const struct session_row *row, const char *field, const char *value,
     enum import_reason reason, enum import_action action, char *sentence)
{
	struct session_import *imp = t->imp;
	const char *column = column_of(t, field);

	/* The first pass has said it already, and its notes are being shown. */
	if (t->apply) {
		free(sentence);
		return;
	}
	imp->note = mem_grow(imp->note, imp->note_count, &imp->note_capacity, sizeof(*imp->note));
	imp->note[imp->note_count++] = (struct import_note){
		.line = row->line,
		.id = mem_strdup(row->name ? row->name : row->id),
		.field = mem_strdup(column ? column : field),
		.value = mem_strdup(value),
		.reason = reason,
		.action = action,
		.sentence = sentence,
	};
}

void
session_take_note(struct session_taking *t, const struct session_row *row)
{
	note(t, row, row->field, row->value, row->reason, IMPORT_REFUSED,
	     mem_strdup(row->sentence));
}

static void
note_left(struct session_taking *t, const struct session_row *row, enum import_action action)
{
	t->imp->left_empty = true;
	note(t, row, form_fields[row->left].id, row->left_value, IMPORT_NOT_READ, action, NULL);
}

/* For one that is added, the current one keeps the rules content. */
static const char *
post_id(const struct session_taking *t, const struct named_post *p)
{
	const struct post *post =
		p->added ? desk_post_now(t->desk, p->kind) : desk_post_by_n(t->desk, p->kind, p->n);

	return post ? post->id : NULL;
}

static void
set_post(struct session_taking *t, struct session_row *row, enum form_field field, const char *name,
	 struct named_post **out)
{
	bool place = field == FF_PLACE;
	struct named_post *p =
		session_post_find(&t->posts, t->desk, place ? POST_PLACE : POST_MEDIATOR, name,
				  place ? row->place_commune : 0);

	if (p->refused && p->reason == IMPORT_PROBLEM)
		session_row_problem(row, field, PROBLEM_UNKNOWN, name);
	else if (p->refused)
		session_row_refuse(row, form_fields[field].id, name, p->reason, NULL);
	else
		form_set(&row->form, field, post_id(t, p));
	*out = p;
}

/* What is not done at the desk is not done at one of its places. */
static bool
is_at_place(const struct form *f)
{
	const char *desk = vocab_by_num(VOCAB_CHANNEL, CHANNEL_DESK)->code;

	return form_field_fits(FF_PLACE, f->kind) && f->value[FF_CHANNEL] &&
	       strcmp(f->value[FF_CHANNEL], desk) == 0;
}

/* What is wrong with a cell. One that is too long is known again by its beginning. */
static void
note_problem(struct session_taking *t, const struct session_row *row, const struct problem *p)
{
	const char *cell = row->form.value[p->field];
	bool cut = p->code == PROBLEM_TOO_LONG && p->value[0] == '\0' && cell;
	char *beginning = cut ? mem_strndup(cell, utf8_fit(cell, BEGINNING)) : NULL;

	note(t, row, form_fields[p->field].id, cut ? beginning : p->value, IMPORT_PROBLEM,
	     IMPORT_REFUSED, sentence_for_problem(p));
	free(beginning);
}

/* The session that the row means, by the rules of the form; all that is against them is noted.
 * 1 it is one, 0 refused, -1. */
static int
understand(struct session_taking *t, struct session_row *row, struct named_post *posts[2],
	   struct session *s)
{
	struct problems problems;

	if (!row->field && row->place && is_at_place(&row->form))
		set_post(t, row, FF_PLACE, row->place, &posts[0]);
	if (!row->field && row->mediator)
		set_post(t, row, FF_MEDIATOR, row->mediator, &posts[1]);
	if (row->field) {
		session_take_note(t, row);
		return 0;
	}
	if (form_parse(&row->form, t->desk, s, &problems, t->err) == 0)
		return 1;
	if (t->err->code != ERR_VALUE || problems.count == 0)
		return -1;
	err_clear(t->err);
	for (size_t i = 0; i < problems.count; i++)
		if (!problems.item[i].warning)
			note_problem(t, row, &problems.item[i]);
	return 0;
}

static bool
same_form(const struct form *a, const struct form *b)
{
	for (int i = 0; i < FF_COUNT; i++)
		if (!str_equal(a->value[i], b->value[i]))
			return false;
	return a->kind == b->kind;
}

/* The same to a file, which knows nothing of persons and notes. */
static bool
same_session(struct session_taking *t, const struct session *a, const struct session *b)
{
	struct form x, y;
	bool same;

	session_csv_form(&x, t->desk, a);
	session_csv_form(&y, t->desk, b);
	same = a->deleted == b->deleted && same_form(&x, &y);
	form_clear(&x);
	form_clear(&y);
	return same;
}

/* The row of the desk that logged it: rows of one desk follow each other. */
static int
set_origin(struct session_taking *t, const struct session_row *row, struct session *s)
{
	if (strcmp(row->desk, t->origin) != 0) {
		if (store_origin_take(t->desk->store, row->desk, &t->origin_n, t->err) != 0)
			return -1;
		memcpy(t->origin, row->desk, sizeof(t->origin));
	}
	s->desk = t->origin_n;
	s->revision = row->revision;
	return 0;
}

/* Places and mediators last of all, so that none is added for a session that is refused. */
static int
save(struct session_taking *t, const struct session_row *row, struct session *s,
     struct named_post *const posts[2])
{
	for (int i = 0; i < 2; i++)
		if (posts[i] && session_post_add(posts[i], t->desk, t->err) != 0)
			return -1;
	if (posts[0])
		s->place = posts[0]->n;
	if (posts[1])
		s->mediator = posts[1]->n;
	if (row->desk[0] == '\0')
		return store_session_save(t->desk->store, s, t->err);
	if (set_origin(t, row, s) != 0)
		return -1;
	return store_session_put(t->desk->store, s, t->err);
}

/* Revisions are those of the desk that logged it; of other files there are none. */
static bool
is_older(const struct session_row *row, const struct session *stored)
{
	return row->desk[0] != '\0' && row->revision < stored->revision;
}

static bool
is_newer(const struct session_row *row, const struct session *stored)
{
	return row->desk[0] != '\0' && row->revision > stored->revision;
}

/* What an undo took back has no day of the bin: it is as if it had never been there, but where the
 * taking back is itself the later version. */
static int
is_gone(struct session_taking *t, const struct session_row *row, const struct session *stored,
	bool *gone, bool *deleted)
{
	int day = DATE_NONE;

	*gone = *deleted = false;
	if (!stored->deleted || row->deleted)
		return 0;
	if (store_session_bin_day(t->desk->store, stored->n, &day, t->err) != 0)
		return -1;
	*gone = day == DATE_NONE && !is_older(row, stored);
	/* Files without revisions tell nothing later than a person who deleted it here. */
	*deleted = day != DATE_NONE && row->desk[0] == '\0';
	return 0;
}

/* One that left the bin for good stays away, but where a later version is another one. */
static int
is_emptied(struct session_taking *t, const struct session_row *row, bool *emptied)
{
	int64_t revision = 0;

	if (store_session_emptied(t->desk->store, row->id, &revision, t->err) != 0)
		return -1;
	*emptied = revision > 0 && (row->desk[0] == '\0' || row->revision <= revision);
	return 0;
}

/* Whether the row is of the desk that logged what is stored: no other has a say in it. */
static int
check_desk(struct session_taking *t, struct session_row *row, const struct session *stored)
{
	if (stored->desk != t->origin_n &&
	    store_origin_id(t->desk->store, stored->desk, t->origin, t->err) != 0)
		return -1;
	t->origin_n = stored->desk;
	if (strcmp(row->desk, t->origin) != 0)
		session_row_refuse(row, "desk", row->desk, IMPORT_OTHER_DESK, NULL);
	return 0;
}

static void
check_revision(const struct session_taking *t, struct session_row *row,
	       const struct session *stored)
{
	bool own = strcmp(row->desk, store_desk(t->desk->store)->id) == 0;
	int64_t most = own ? REVISION_OWN_MAX : REVISION_GIVEN_MAX;

	if (row->revision > most && stored->revision < most)
		session_row_refuse(row, "revision", "", IMPORT_REVISION, NULL);
}

/* What a journal must not do to what is stored; of one that is not, n is 0. */
static int
check_given(struct session_taking *t, struct session_row *row, const struct session *stored)
{
	if (row->desk[0] == '\0')
		return 0;
	if (stored->n != 0 && check_desk(t, row, stored) != 0)
		return -1;
	check_revision(t, row, stored);
	return 0;
}

/* Compares with what is stored under its id, and saves. */
static int
settle(struct session_taking *t, struct session_row *row, struct session *s,
       struct named_post *const posts[2], enum import_action *action)
{
	struct session stored;
	bool added_post = false, deleted = false, gone = false;
	int result;

	memcpy(s->id, row->id, sizeof(s->id));
	s->deleted = row->deleted;
	session_init(&stored);
	for (int i = 0; i < 2; i++)
		added_post |= posts[i] && posts[i]->added;
	result = store_session_find(t->desk->store, row->id, &s->n, t->err);
	*action = IMPORT_ADDED;
	if (result == 0) {
		result = store_session_get(t->desk->store, s->n, &stored, t->err);
		if (result == 0)
			result = is_gone(t, row, &stored, &gone, &deleted);
		*action = gone ? IMPORT_ADDED : IMPORT_UPDATED;
	} else if (t->err->code == ERR_NO_INPUT) {
		err_clear(t->err);
		result = is_emptied(t, row, &deleted);
		*action = deleted ? IMPORT_UNCHANGED : IMPORT_ADDED;
	}
	if (result == 0)
		result = check_given(t, row, &stored);
	if (result == 0 && s->n != 0 && !row->field) {
		/* Of what was compared: what another program saves in between is not lost. */
		s->revision = stored.revision;
		/* A place or mediator that is to be added has no number yet to be compared. */
		if (deleted || is_older(row, &stored) ||
		    (!is_newer(row, &stored) && !added_post && same_session(t, s, &stored)))
			*action = IMPORT_UNCHANGED;
		else if (s->kind != stored.kind && session_has_known(&stored))
			session_row_refuse(row, "kind", "", IMPORT_OTHER_KIND, NULL);
		else if (!session_keep_unsaid(s, &stored))
			session_row_problem(row, FF_PARTICIPANTS, PROBLEM_RANGE, "");
	}
	if (row->field)
		*action = IMPORT_REFUSED;
	if (result == 0 && t->apply && (*action == IMPORT_ADDED || *action == IMPORT_UPDATED))
		result = save(t, row, s, posts);
	if (result == 0 && t->apply && row->reported && *action != IMPORT_REFUSED && !deleted)
		result = store_reported_set(t->desk->store, s->n, true, t->err);
	session_clear(&stored);
	return result;
}

void
session_count(struct session_import_counts *c, enum import_action action)
{
	c->read++;
	c->added += action == IMPORT_ADDED;
	c->updated += action == IMPORT_UPDATED;
	c->unchanged += action == IMPORT_UNCHANGED;
	c->refused += action == IMPORT_REFUSED;
}

int
session_take_known(struct session_taking *t)
{
	session_count(&t->count, IMPORT_UNCHANGED);
	return 0;
}

int
session_take(struct session_taking *t, struct session_row *row)
{
	struct named_post *posts[2] = { NULL, NULL };
	enum import_action action = IMPORT_REFUSED;
	struct session s;
	int result;

	session_init(&s);
	if (t->imp->source == SOURCE_MAPPED)
		session_cell_fill(row, &t->imp->map);
	/* A row refused as it was read may have no id at all. Of two with one id nobody knows which
	 * is meant: the first is taken, the others are told. */
	if (!row->field && uuid_count_add(&t->seen, row->id) > 0)
		session_row_refuse(row, "id", row->id, IMPORT_ID_TWICE, NULL);
	result = understand(t, row, posts, &s);
	if (result == 1) {
		result = settle(t, row, &s, posts, &action);
		if (result == 0 && row->field)
			session_take_note(t, row);
		else if (result == 0 && row->left_value)
			note_left(t, row, action);
	}
	session_count(&t->count, action);
	session_clear(&s);
	return result;
}

void
session_taking_clear(struct session_taking *t)
{
	uuid_count_clear(&t->seen);
	for (int i = 0; i <= COLUMN_KIND; i++)
		free(t->heading[i]);
	session_releases_clear(&t->releases);
	session_posts_clear(&t->posts);
}
