/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking an action back, and doing it again: a step's changeset is applied, or its inverse, in one
 * transaction. */
#include "config.h"

#include "store/undo.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/access.h"
#include "store/db.h"

#define REVISED_MAX 8 /* not below record_revised */

/* A step as it was kept. */
struct step {
	int64_t n;
	int64_t mark; /* see record_mark() */
	int64_t mediator;
	struct undo_step told;
	void *changes;
	int len;
};

/* Columns of a table that say when and not what: they may have changed since. */
struct stamps {
	const char *table;
	int revision;
	int saved;
};

struct apply {
	struct store *st;
	struct stamps stamps[REVISED_MAX];
	int count;
	bool name_taken; /* another of its table has the name that it would have again */
	bool frozen;     /* it would change what is frozen */
};

int64_t
undo_row_number(sqlite3_changeset_iter *it, int op)
{
	sqlite3_value *v = NULL;
	int rc = op == SQLITE_INSERT ? sqlite3changeset_new(it, 0, &v)
				     : sqlite3changeset_old(it, 0, &v);

	return rc == SQLITE_OK && v != NULL ? sqlite3_value_int64(v) : 0;
}

/* The session that is concerned, where it is one; 0. */
static int64_t
one_session(const struct step *step)
{
	sqlite3_changeset_iter *it = NULL;
	int64_t session = 0;
	const char *table;
	int columns, op, sessions = 0;

	if (sqlite3changeset_start(&it, step->len, step->changes) != SQLITE_OK)
		return 0;
	while (sessions < 2 && sqlite3changeset_next(it) == SQLITE_ROW &&
	       sqlite3changeset_op(it, &table, &columns, &op, NULL) == SQLITE_OK) {
		if (strcmp(table, "session") != 0 && strcmp(table, "reported") != 0)
			continue;
		session = undo_row_number(it, op);
		sessions++;
	}
	sqlite3changeset_finalize(it);
	return sessions == 1 ? session : 0;
}

/* Last done is first undone, last undone first done again: in any other order a row would not be as
 * the step left it. */
static int
load_step(struct store *st, bool redo, struct step *step, struct err *err)
{
	struct query q;
	int rc = query_open(
		&q, st,
		redo ? "SELECT n, action, count, changes, detail, mediator FROM undo_step"
		       " WHERE undone = 1 ORDER BY n LIMIT 1"
		     : "SELECT n, action, count, changes, detail, mediator FROM undo_step"
		       " WHERE undone = 0 ORDER BY n DESC LIMIT 1",
		err);

	if (rc == 0)
		rc = query_step(&q, err);
	if (rc == 1) {
		step->n = query_get_int(&q, 0);
		query_copy_text(&q, 1, step->told.action, sizeof(step->told.action));
		step->told.count = (int)query_get_int(&q, 2);
		query_copy_text(&q, 4, step->told.detail, sizeof(step->told.detail));
		step->len = sqlite3_column_bytes(q.stmt, 3);
		step->changes = mem_alloc((size_t)step->len);
		if (step->len > 0)
			memcpy(step->changes, sqlite3_column_blob(q.stmt, 3), (size_t)step->len);
		step->mark = record_mark(step->n, step->changes, (size_t)step->len);
		step->mediator = query_get_int(&q, 5);
		step->told.row = one_session(step);
	} else if (rc == 0) {
		err_set(err, ERR_NOTHING, "", redo ? "nothing to redo" : "nothing to undo");
	}
	query_close(&q);
	return rc == 1 ? 0 : -1;
}

/* By name, so that a later schema may order its columns as it likes. */
static int
find_stamps(struct store *st, struct stamps *s, const char *table, struct err *err)
{
	s->table = table;
	if (db_column(st, table, "revision", &s->revision, err) != 0)
		return -1;
	return db_column(st, table, "saved", &s->saved, err);
}

static bool
same_value(sqlite3_value *a, sqlite3_value *b)
{
	int type = sqlite3_value_type(a);

	if (type != sqlite3_value_type(b))
		return false;
	switch (type) {
	case SQLITE_INTEGER:
		return sqlite3_value_int64(a) == sqlite3_value_int64(b);
	case SQLITE_NULL:
		return true;
	case SQLITE_FLOAT:
		return sqlite3_value_double(a) == sqlite3_value_double(b);
	default:
		return sqlite3_value_bytes(a) == sqlite3_value_bytes(b) &&
		       memcmp(sqlite3_value_blob(a), sqlite3_value_blob(b),
			      (size_t)sqlite3_value_bytes(a)) == 0;
	}
}

/* Of the row of an attendance that is to be put in; 0: of nobody known, or no such row. */
static int64_t
person_of(const char *table, sqlite3_changeset_iter *it)
{
	enum { PERSON_COLUMN = 2 };
	sqlite3_value *person = NULL;

	if (strcmp(table, "attendance") != 0 ||
	    sqlite3changeset_new(it, PERSON_COLUMN, &person) != SQLITE_OK)
		return 0;
	return person != NULL ? sqlite3_value_int64(person) : 0;
}

/* SQLite has forgotten why a row could not be put in: it looked since whether it is there. */
static bool
is_frozen(const struct apply *a, const char *table, int op, sqlite3_changeset_iter *it)
{
	static const char sql[] =
		"SELECT 1 WHERE ?2 IN " DB_FROZEN " OR EXISTS (SELECT 1"
		" FROM attendance WHERE session = ?1 AND person IN " DB_FROZEN ")";
	struct err ignored;
	struct query q;
	bool frozen = false;

	if (op != SQLITE_INSERT || !undo_is_of_session(table))
		return db_refuses_frozen(a->st->db, SQLITE_CONSTRAINT);
	if (query_open(&q, a->st, sql, &ignored) == 0) {
		query_int(&q, undo_row_number(it, op));
		query_int(&q, person_of(table, it));
		frozen = query_step(&q, &ignored) == 1;
	}
	query_close(&q);
	return frozen;
}

/* A row that is not as the step left it. When only its stamps differ, it is: an undo in between has
 * given it a new revision. Anything else is someone's change, which is not to be lost. */
static int
on_conflict(void *arg, int kind, sqlite3_changeset_iter *it)
{
	struct apply *a = arg;
	const struct stamps *stamps = NULL;
	const char *table;
	int columns, op;

	if (sqlite3changeset_op(it, &table, &columns, &op, NULL) != SQLITE_OK)
		return SQLITE_CHANGESET_ABORT;
	/* Somebody has chosen since: that stays. */
	if (strcmp(table, SETTING_TABLE) == 0)
		return SQLITE_CHANGESET_OMIT;
	a->frozen = kind == SQLITE_CHANGESET_CONSTRAINT && is_frozen(a, table, op, it);
	a->name_taken = kind == SQLITE_CHANGESET_CONSTRAINT &&
			(strcmp(table, "place") == 0 || strcmp(table, "mediator") == 0 ||
			 strcmp(table, "tag") == 0 || strcmp(table, "template") == 0);
	/* A row that is gone, or there already, has no stamps that could explain it. */
	if (kind != SQLITE_CHANGESET_DATA)
		return SQLITE_CHANGESET_ABORT;
	for (int i = 0; i < a->count; i++)
		if (strcmp(a->stamps[i].table, table) == 0)
			stamps = &a->stamps[i];
	for (int c = 0; c < columns; c++) {
		sqlite3_value *was = NULL;
		sqlite3_value *is = NULL;

		if (stamps != NULL && (c == stamps->revision || c == stamps->saved))
			continue;
		if (sqlite3changeset_old(it, c, &was) != SQLITE_OK ||
		    sqlite3changeset_conflict(it, c, &is) != SQLITE_OK)
			return SQLITE_CHANGESET_ABORT;
		if (was != NULL && !same_value(was, is))
			return SQLITE_CHANGESET_ABORT;
	}
	return SQLITE_CHANGESET_REPLACE;
}

static int
apply_step(struct store *st, const struct step *step, bool redo, struct err *err)
{
	/* On a failure the caller rolls all of it back. A savepoint of its own would be walked
	 * through again for each row: minutes for a large import. */
	int flags = SQLITE_CHANGESETAPPLY_NOSAVEPOINT | (redo ? 0 : SQLITE_CHANGESETAPPLY_INVERT);
	struct apply a = { .st = st };
	int rc;

	for (; a.count < record_revised && a.count < REVISED_MAX; a.count++)
		if (find_stamps(st, &a.stamps[a.count], record_tables[a.count], err) != 0)
			return -1;
	rc = sqlite3changeset_apply_v2(st->db, step->len, step->changes, NULL, on_conflict, &a,
				       NULL, NULL, flags);
	if (rc == SQLITE_ABORT && a.name_taken)
		return err_set(err, ERR_NAME_TAKEN, "", "step %lld", (long long)step->n);
	if (rc == SQLITE_ABORT && a.frozen)
		return err_set(err, ERR_FROZEN, "", "step %lld", (long long)step->n);
	/* The other one: a row points to what is not there any more. */
	if (rc == SQLITE_ABORT || rc == SQLITE_CONSTRAINT)
		return err_set(err, ERR_SINCE, "", "step %lld: %d", (long long)step->n, rc);
	return rc == SQLITE_OK ? 0 : db_fail(st, rc, "apply changeset", err);
}

/* NULL: the rows of that table have no revision. Always the same text for the same table. */
static const char *
revise_sql(const char *table)
{
	static const char *const sql[][2] = {
		{ "mediator", "UPDATE mediator SET revision = ? WHERE n = ?" },
		{ "place", "UPDATE place SET revision = ? WHERE n = ?" },
		/* Another desk's row keeps the revision of that desk: they are not compared. Steps
		 * of the first schemas say nothing of referred. */
		{ "session", "UPDATE session SET revision = iif(desk = (SELECT n FROM desk"
			     " WHERE own = 1), ?, revision), referred = kind <= 2"
			     " AND (coalesce(refer_to, 0) <> 0 OR EXISTS"
			     " (SELECT 1 FROM referral WHERE session = session.n))"
			     " WHERE n = ?" },
		{ "partner", "UPDATE partner SET revision = ? WHERE n = ?" },
		/* One that is as it was born keeps that revision: lists leave it out by it. */
		{ "tag", "UPDATE tag SET revision = iif(retired = 1 AND revision <= n, revision, ?)"
			 " WHERE n = ?" },
		{ "turned_away", "UPDATE turned_away SET revision = ? WHERE n = ?" },
		{ "template", "UPDATE template SET revision = ? WHERE n = ?" },
		{ "person", "UPDATE person SET revision = ? WHERE n = ?" },
	};

	for (size_t i = 0; i < sizeof(sql) / sizeof(sql[0]); i++)
		if (strcmp(sql[i][0], table) == 0)
			return sql[i][1];
	return NULL;
}

struct reviser {
	struct query q;
	const char *sql; /* that q runs: one of revise_sql()’s; NULL none yet */
};

/* The rows of a step stand table by table: a statement is made once for each. */
static int
revise(struct reviser *r, struct store *st, const char *sql, int64_t n, struct err *err)
{
	int64_t revision;

	if (db_next_revision(st, &revision, err) != 0)
		return -1;
	if (r->sql != sql) {
		query_close(&r->q);
		if (query_open(&r->q, st, sql, err) != 0)
			return -1;
		r->sql = sql;
	}
	query_int(&r->q, revision);
	query_int(&r->q, n);
	return query_run(&r->q, err);
}

/* Of a session that came with its revision: one that the step alone had brought, which is taken
 * back, was never saved here. One that had been changed has another revision in the step. */
static int
date_given(struct store *st, sqlite3_changeset_iter *it, int op, struct err *err)
{
	char now[DATE_STAMP_SIZE];
	struct stamps s;
	sqlite3_value *revision = NULL;
	struct query q = { .st = st };
	int rc;

	if (find_stamps(st, &s, "session", err) != 0)
		return -1;
	if (op != SQLITE_UPDATE || sqlite3changeset_new(it, s.revision, &revision) != SQLITE_OK ||
	    revision != NULL)
		return 0;
	clock_stamp(st->clock, now);
	rc = query_open(&q, st,
			"UPDATE session SET saved = iif(deleted = 1 AND binned IS NULL, '', ?)"
			" WHERE n = ?",
			err);
	if (rc == 0) {
		query_text(&q, now);
		query_int(&q, undo_row_number(it, op));
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

/* Every row touched gets a revision, but for sessions that came with theirs: undoing brings back
 * the old one too, and whoever has read the later one would take the row for old. */
static int
revise_rows(struct store *st, const struct step *step, struct err *err)
{
	sqlite3_changeset_iter *it = NULL;
	struct reviser reviser = { .sql = NULL };
	int rc = 0;
	int done;

	done = sqlite3changeset_start(&it, step->len, step->changes);
	if (done != SQLITE_OK)
		return db_fail(st, done, "read changeset", err);
	while (rc == 0 && sqlite3changeset_next(it) == SQLITE_ROW) {
		const char *table, *sql;
		int columns, op;

		if (sqlite3changeset_op(it, &table, &columns, &op, NULL) != SQLITE_OK)
			break;
		sql = revise_sql(table);
		if (sql == NULL)
			continue;
		if (strcmp(table, "session") == 0 &&
		    strcmp(step->told.detail, UNDO_DETAIL_GIVEN) == 0)
			rc = date_given(st, it, op, err);
		else
			rc = revise(&reviser, st, sql, undo_row_number(it, op), err);
	}
	query_close(&reviser.q);
	done = sqlite3changeset_finalize(it);
	if (rc == 0 && done != SQLITE_OK)
		rc = db_fail(st, done, "read changeset", err);
	return rc;
}

static int
note_access(struct store *st, const struct undo_step *told, bool redo, struct err *err)
{
	const char *action = redo ? "correct-redo" : "correct-undo";

	/* To take back a freeze is to lift it. */
	if (strcmp(told->action, UNDO_FREEZE) == 0)
		action = redo ? "freeze" : "lift";
	else if (strcmp(told->action, UNDO_LIFT) == 0)
		action = redo ? "lift" : "freeze";
	else if (strcmp(told->action, UNDO_CORRECTION) != 0)
		return 0;
	return store_access_add(st, action, told->detail, st->author, err);
}

static int
mark(struct store *st, int64_t n, bool undone, struct err *err)
{
	return query_run_with(st, "UPDATE undo_step SET undone = ? WHERE n = ?",
			      (const int64_t[]){ undone, n }, 2, err);
}

/* A step that can never be taken back would stand before all others for ever; so would those that
 * rest on it, which are left out in their turn. In an action of its own, for that of the step was
 * rolled back. */
static void
leave_out(struct store *st, int64_t n)
{
	struct query q;
	struct err ignored;
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, &ignored);

	if (rc == 0) {
		rc = query_open(&q, st, "DELETE FROM undo_step WHERE n = ?", &ignored);
		if (rc == 0) {
			query_int(&q, n);
			rc = query_run(&q, &ignored);
		}
		query_close(&q);
	}
	tx_leave(st, &tx, rc, &ignored);
}

/* only: the mark of the step that it has to be; 0 for any. */
static int
run_step(struct store *st, bool redo, int64_t only, struct undo_step *done, struct err *err)
{
	struct step step = { .n = 0 };
	int rc;

	/* Not recorded: undoing is no step of its own. */
	if (store_begin(st, NULL, err) != 0)
		return -1;
	rc = load_step(st, redo, &step, err);
	/* Another program may have acted since the step was chosen. */
	if (rc == 0 && only != 0 && step.mark != only)
		rc = err_set(err, ERR_CONFLICT, "", "step %lld is another one", (long long)step.n);
	if (rc == 0 && step.len == 0)
		rc = err_set(err, ERR_FINAL, "", "step %lld", (long long)step.n);
	/* Names are free before the rows that bring them come, and given back when all have come:
	 * only then is it known which are free. */
	if (rc == 0)
		rc = undo_names_free(st, step.changes, step.len, redo, err);
	if (rc == 0)
		rc = apply_step(st, &step, redo, err);
	if (rc == 0)
		rc = revise_rows(st, &step, err);
	if (rc == 0)
		rc = undo_names_return(st, err);
	if (rc == 0)
		rc = note_access(st, &step.told, redo, err);
	if (rc == 0)
		rc = mark(st, step.n, !redo, err);
	if (rc == 0)
		rc = store_commit(st, step.told.count, err);
	else
		store_rollback(st);
	if (rc == 0) {
		*done = step.told;
		record_own(st, step.mark);
	} else if (err->code == ERR_SINCE || err->code == ERR_NAME_TAKEN ||
		   err->code == ERR_FINAL) {
		leave_out(st, step.n);
	}
	free(step.changes);
	return rc;
}

bool
store_acted(const struct store *st)
{
	return st->own_step != 0;
}

int
store_undo(struct store *st, struct undo_step *done, struct err *err)
{
	return run_step(st, false, 0, done, err);
}

int
store_redo(struct store *st, struct undo_step *done, struct err *err)
{
	return run_step(st, true, 0, done, err);
}

int
store_undo_only(struct store *st, bool redo, int64_t mark, struct undo_step *done, struct err *err)
{
	if (mark == 0)
		return err_set(err, ERR_NOTHING, "", "no step");
	return run_step(st, redo, mark, done, err);
}

int
store_undo_own(struct store *st, struct undo_step *done, struct err *err)
{
	return store_undo_only(st, false, st->own_step, done, err);
}

int
store_undo_look(struct store *st, bool redo, struct undo_last *last, struct err *err)
{
	struct step step = { .n = 0 };

	*last = (struct undo_last){ .mark = 0 };
	if (load_step(st, redo, &step, err) != 0) {
		if (err->code != ERR_NOTHING)
			return -1;
		err_clear(err);
		return 0;
	}
	last->mark = step.mark;
	last->mediator = step.mediator;
	last->own = record_is_own(st, step.mark);
	last->told = step.told;
	free(step.changes);
	return 0;
}
