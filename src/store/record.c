/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recording an action as one changeset of SQLite's session extension, for undo.c to take back. */
#include "config.h"

#include "store/db.h"
#include "store/undo.h"

/* Parents before their children. Left out: what is no action of a person (desk, code, draft,
 * setting, the steps themselves), what is frozen (publications), and persons, who are forgotten by
 * their own rules and not by undoing the visit at which they were met. */
const char *const record_tables[] = {
	"mediator",    "place",       "session",        "partner",   "tag",
	"turned_away", "template",    "attendance",     "breakdown", "referral",
	"session_tag", "partner_raw", "partner_column", NULL,
};
const int record_revised = 7;

int
record_start(struct store *st, struct err *err)
{
	int rc = sqlite3session_create(st->db, "main", &st->recording);

	for (int i = 0; rc == SQLITE_OK && record_tables[i] != NULL; i++)
		rc = sqlite3session_attach(st->recording, record_tables[i]);
	if (rc == SQLITE_OK)
		return 0;
	record_stop(st);
	return db_fail(st, rc, "recording", err);
}

bool
record_active(const struct store *st)
{
	return st->recording != NULL;
}

bool
record_pause(struct store *st)
{
	if (st->recording == NULL || sqlite3session_enable(st->recording, -1) == 0)
		return false;
	sqlite3session_enable(st->recording, 0);
	return true;
}

void
record_resume(struct store *st)
{
	if (st->recording != NULL)
		sqlite3session_enable(st->recording, 1);
}

void
record_stop(struct store *st)
{
	if (st->recording != NULL)
		sqlite3session_delete(st->recording);
	st->recording = NULL;
}

static int
add_step(struct store *st, int count, const void *changes, size_t len, struct err *err)
{
	char now[DATE_STAMP_SIZE];
	struct query q;
	int rc;

	clock_stamp(st->clock, now);
	rc = query_open(&q, st,
			"INSERT INTO undo_step (at, action, count, changes, detail, mediator)"
			" VALUES (?, ?, ?, ?, ?, nullif(?, 0))",
			err);
	if (rc == 0) {
		query_text(&q, now);
		query_text(&q, st->action);
		query_int(&q, count);
		query_blob(&q, changes, len);
		query_text(&q, st->detail);
		query_int(&q, st->author);
		rc = query_run(&q, err);
	}
	if (rc == 0)
		st->own_step = sqlite3_last_insert_rowid(st->db);
	query_close(&q);
	return rc;
}

/* Numbers of steps follow each other without a gap: only the newest are ever taken out, by the end
 * of redo, and the oldest, here. */
static int
forget_old(struct store *st, struct err *err)
{
	struct query q;
	int rc = query_open(
		&q, st, "DELETE FROM undo_step WHERE n <= (SELECT max(n) FROM undo_step) - ?", err);

	if (rc == 0) {
		query_int(&q, UNDO_KEPT);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

int
record_keep(struct store *st, int count, struct err *err)
{
	void *changes = NULL;
	int len = 0;
	int rc;

	if (st->recording == NULL)
		return 0;
	rc = sqlite3session_changeset(st->recording, &len, &changes);
	if (rc != SQLITE_OK)
		return db_fail(st, rc, "changeset", err);
	if (len > 0) {
		rc = db_exec(st, "DELETE FROM undo_step WHERE undone = 1", err);
		if (rc == 0)
			rc = add_step(st, count, changes, (size_t)len, err);
		if (rc == 0)
			rc = forget_old(st, err);
	}
	sqlite3_free(changes);
	return rc;
}
