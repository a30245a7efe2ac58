/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of undo that hold the link to a person who is being forgotten, or a note about them. */
#include "config.h"

#include <string.h>

#include "store/db.h"
#include "store/undo.h"

enum { BYTES_AT_ONCE = 256 * 1024 };

/* The set of sessions whose note goes, asked row by row of a changeset. */
struct forgetting {
	struct store *st;
	const int64_t *person; /* their numbers, sorted */
	size_t persons;
	const char *until; /* not of a person: any change of a session of a set, of this day */
	bool words;        /* but only of its note or reason, then or now */
	int note_column, reason_column;
	bool any;          /* change of a session of theirs, not only of its note */
	int person_column; /* of attendance */
	struct query of_person;
};

static bool
is_wanted(const struct forgetting *f, int64_t n)
{
	size_t low = 0, high = f->persons;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (f->person[middle] < n)
			low = middle + 1;
		else
			high = middle;
	}
	return low < f->persons && f->person[low] == n;
}

static bool
value_is_wanted(const struct forgetting *f, sqlite3_value *v)
{
	return v != NULL && sqlite3_value_type(v) == SQLITE_INTEGER &&
	       is_wanted(f, sqlite3_value_int64(v));
}

/* The values before and after, NULL where there is none. */
static void
both_values(sqlite3_changeset_iter *it, int op, int column, sqlite3_value *v[2])
{
	v[0] = v[1] = NULL;
	if (op != SQLITE_INSERT)
		sqlite3changeset_old(it, column, &v[0]);
	if (op != SQLITE_DELETE)
		sqlite3changeset_new(it, column, &v[1]);
}

/* The statement gives the persons of the session, or a row where it is one of a set until a day. */
static bool
is_of_person(struct forgetting *f, int64_t session)
{
	struct err ignored;
	bool found = false;

	if (f->until != NULL)
		query_text(&f->of_person, f->until);
	query_int(&f->of_person, session);
	while (!found && query_step(&f->of_person, &ignored) == 1)
		found = f->until != NULL || is_wanted(f, query_get_int(&f->of_person, 0));
	query_again(&f->of_person);
	return found;
}

static bool
is_null(sqlite3_value *v)
{
	return v == NULL || sqlite3_value_type(v) == SQLITE_NULL;
}

static bool
has_words(sqlite3_changeset_iter *it, int op, int column)
{
	sqlite3_value *v[2];

	both_values(it, op, column, v);
	return !is_null(v[0]) || !is_null(v[1]);
}

bool
undo_is_of_session(const char *table)
{
	static const char *const tables[] = { "session",  "attendance",  "breakdown",
					      "referral", "session_tag", "reported" };

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		if (strcmp(tables[i], table) == 0)
			return true;
	return false;
}

static bool
row_holds(struct forgetting *f, sqlite3_changeset_iter *it)
{
	sqlite3_value *v[2], *n[2];
	const char *table;
	int columns, op;

	if (sqlite3changeset_op(it, &table, &columns, &op, NULL) != SQLITE_OK)
		return true;
	if (f->until != NULL) {
		if (!undo_is_of_session(table))
			return false;
		if (f->words &&
		    (strcmp(table, "session") != 0 ||
		     (!has_words(it, op, f->note_column) && !has_words(it, op, f->reason_column))))
			return false;
		both_values(it, op, 0, n);
		return is_of_person(f, sqlite3_value_int64(n[0] != NULL ? n[0] : n[1]));
	}
	if (strcmp(table, "attendance") == 0) {
		both_values(it, op, f->person_column, v);
		return value_is_wanted(f, v[0]) || value_is_wanted(f, v[1]);
	}
	if (strcmp(table, "session") != 0)
		return false;
	both_values(it, op, 0, n);
	if (!f->any && !has_words(it, op, f->note_column))
		return false;
	return is_of_person(f, sqlite3_value_int64(n[0] != NULL ? n[0] : n[1]));
}

/* What cannot be read is taken to hold it. */
static bool
step_holds(struct forgetting *f, const void *changes, int len)
{
	sqlite3_changeset_iter *it = NULL;
	bool holds = false;

	/* The bytes are only read. */
	if (sqlite3changeset_start(&it, len, (void *)changes) != SQLITE_OK)
		return true;
	while (!holds && sqlite3changeset_next(it) == SQLITE_ROW)
		holds = row_holds(f, it);
	return sqlite3changeset_finalize(it) != SQLITE_OK || holds;
}

/* A step without the ones after it could never be taken back: all that is older goes with the
 * newest one that holds the link, and what could be redone from the oldest one on. */
static int
find_steps(struct forgetting *f, int64_t *after, int64_t most_bytes, int64_t *done, int64_t *undone,
	   struct err *err)
{
	int64_t bytes = 0;
	struct query q;
	int rc = query_open(&q, f->st,
			    "SELECT n, undone, changes FROM undo_step WHERE n > ? ORDER BY n", err);

	if (rc == 0)
		query_int(&q, *after);
	while (rc == 0 && bytes < most_bytes && (rc = query_step(&q, err)) == 1) {
		int len = sqlite3_column_bytes(q.stmt, 2);

		rc = 0;
		*after = query_get_int(&q, 0);
		bytes += len;
		if (!step_holds(f, sqlite3_column_blob(q.stmt, 2), len))
			continue;
		if (query_get_int(&q, 1) == 0)
			*done = *after;
		else if (*undone == 0)
			*undone = *after;
	}
	query_close(&q);
	return rc == 0 && bytes >= most_bytes ? 1 : rc;
}

static int
delete_steps(struct store *st, int64_t done, int64_t undone, struct err *err)
{
	return query_run_with(st,
			      "DELETE FROM undo_step WHERE (undone = 0 AND n <= ?1)"
			      " OR (undone = 1 AND ?2 > 0 AND n >= ?2)",
			      (const int64_t[]){ done, undone }, 2, err);
}

static int
forgetting_open(struct forgetting *f, const char *sql, struct err *err)
{
	if (db_column(f->st, "session", "sealed_note", &f->note_column, err) != 0 ||
	    db_column(f->st, "session", "refer_reason", &f->reason_column, err) != 0 ||
	    db_column(f->st, "attendance", "person", &f->person_column, err) != 0)
		return -1;
	return query_open(&f->of_person, f->st, sql, err);
}

int
store_undo_of_person(struct store *st, int64_t person, store_undo_fn *fn, void *arg,
		     struct err *err)
{
	struct forgetting f = { .st = st, .person = &person, .persons = 1, .any = true };
	struct query q;
	int rc = forgetting_open(
		&f, "SELECT person FROM attendance WHERE session = ? AND person IS NOT NULL", err);

	if (rc != 0)
		return rc;
	rc = query_open(&q, st,
			"SELECT at, action, mediator, changes, own FROM (SELECT *,"
			" action IN " UNDO_OF_PERSON
			" AND detail = (SELECT id FROM person WHERE n = ?)"
			" AS own FROM undo_step) WHERE undone = 0 OR own ORDER BY n",
			err);
	if (rc == 0)
		query_int(&q, person);
	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		const void *changes = sqlite3_column_blob(q.stmt, 3);

		rc = 0;
		if (query_get_int(&q, 4) != 0 ||
		    step_holds(&f, changes, sqlite3_column_bytes(q.stmt, 3)))
			rc = fn(arg, (const char *)sqlite3_column_text(q.stmt, 0),
				(const char *)sqlite3_column_text(q.stmt, 1), query_get_int(&q, 2));
	}
	query_close(&q);
	query_close(&f.of_person);
	return rc;
}

int
undo_forget_sessions(struct store *st, const char *set, const char *until, struct err *err)
{
	struct forgetting f = { .st = st, .until = until };
	int64_t after = 0, done = 0, undone = 0;
	int rc = query_open(&f.of_person, st, set, err);

	if (rc == 0)
		rc = find_steps(&f, &after, INT64_MAX, &done, &undone, err);
	query_close(&f.of_person);
	return rc == 0 ? delete_steps(st, done, undone, err) : rc;
}

int
undo_forget_words(struct store *st, const char *until, int64_t *after, bool *found, struct err *err)
{
	struct forgetting f = { .st = st, .until = until, .words = true };
	int64_t done = 0, undone = 0;
	int rc = forgetting_open(&f,
				 "SELECT 1 WHERE coalesce((SELECT date FROM session"
				 " WHERE n = ?2), '') <= ?1",
				 err);

	if (rc == 0)
		rc = find_steps(&f, after, BYTES_AT_ONCE, &done, &undone, err);
	query_close(&f.of_person);
	*found = done > 0 || undone > 0;
	if (rc >= 0 && *found && delete_steps(st, done, undone, err) != 0)
		return -1;
	return rc;
}

/* They change the row of that person alone: no other step rests on them. */
int
undo_forget_corrections(struct store *st, int64_t person, int *forgotten, struct err *err)
{
	int64_t gone = 0;
	int rc = query_run_with(st,
				"DELETE FROM undo_step WHERE action IN " UNDO_OF_PERSON
				" AND detail = (SELECT id FROM person WHERE n = ?)",
				(const int64_t[]){ person }, 1, err);
	if (rc == 0)
		rc = db_number(st, "SELECT changes()", &gone, err);
	*forgotten = (int)gone;
	return rc;
}

int
undo_forget_persons(struct store *st, const int64_t *person, size_t count, int *forgotten,
		    struct err *err)
{
	struct forgetting f = { .st = st, .person = person, .persons = count };
	int64_t after = 0, done = 0, undone = 0, gone = 0;
	int rc = forgetting_open(&f,
				 "SELECT a.person FROM session AS s JOIN attendance AS a"
				 " ON a.session = s.n WHERE s.n = ? AND s.kind = 1"
				 " AND a.person IS NOT NULL",
				 err);

	if (rc == 0)
		rc = find_steps(&f, &after, INT64_MAX, &done, &undone, err);
	query_close(&f.of_person);
	if (rc == 0)
		rc = delete_steps(st, done, undone, err);
	if (rc == 0)
		rc = db_number(st, "SELECT changes()", &gone, err);
	*forgotten = (int)gone;
	return rc;
}

int
undo_forget_person(struct store *st, int64_t person, int *forgotten, struct err *err)
{
	int steps, corrections;

	if (undo_forget_persons(st, &person, 1, &steps, err) != 0 ||
	    undo_forget_corrections(st, person, &corrections, err) != 0)
		return -1;
	*forgotten = steps + corrections;
	return 0;
}
