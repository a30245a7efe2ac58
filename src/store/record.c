/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recording an action as one changeset of SQLite's session extension, for undo.c to take back. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/db.h"
#include "store/recipient.h"
#include "store/undo.h"

#define SESSION_TABLE "session"
#define PERSON_TABLE "person"

/* Parents before their children. Left out: what is no action of a person (desk, code, draft, the
 * steps themselves), and what is frozen (publications). Persons are recorded where one is corrected
 * or frozen and nowhere else: undoing the visit at which they were met forgets nobody. Settings are
 * where a recipient is renamed or forgotten, for one of them names who receives releases. */
const char *const record_tables[] = {
	"mediator",    "place",       "session",     "partner",        "tag",
	"turned_away", "template",    PERSON_TABLE,  "attendance",     "breakdown",
	"referral",    "session_tag", "partner_raw", "partner_column", "partner_apart",
	"reported",    "recipient",   "request",     SETTING_TABLE,    NULL,
};
const int record_revised = 8;

int
record_start(struct store *st, struct err *err)
{
	const bool corrected = strcmp(st->action, UNDO_CORRECTION) == 0 ||
			       strcmp(st->action, UNDO_FREEZE) == 0 ||
			       strcmp(st->action, UNDO_LIFT) == 0;
	const bool receives = str_starts(st->action, RECIPIENT_ACTION);
	int rc = sqlite3session_create(st->db, "main", &st->recording);

	for (int i = 0; rc == SQLITE_OK && record_tables[i] != NULL; i++)
		if ((corrected || strcmp(record_tables[i], PERSON_TABLE) != 0) &&
		    (receives || strcmp(record_tables[i], SETTING_TABLE) != 0))
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
	free(st->born);
	st->born = NULL;
	st->born_count = st->born_capacity = 0;
}

void
record_born(struct store *st, int64_t n)
{
	if (st->recording == NULL)
		return;
	st->born = mem_grow(st->born, st->born_count, &st->born_capacity, sizeof(*st->born));
	st->born[st->born_count++] = n;
}

/* A number is given again once what was undone is forgotten: it alone does not say which step it
 * is, nor whose. */
int64_t
record_mark(int64_t n, const void *changes, size_t len)
{
	uint8_t digest[HASH_SIZE];
	int64_t mark;

	hash_sha256(changes, len, digest);
	memcpy(&mark, digest, sizeof(mark));
	mark ^= n;
	return mark != 0 ? mark : 1;
}

bool
record_is_own(const struct store *st, int64_t mark)
{
	size_t i = st->own_count;

	while (i > 0 && st->own[i - 1] != mark)
		i--;
	return i > 0;
}

void
record_own(struct store *st, int64_t mark)
{
	if (mark == 0 || (st->own_count > 0 && st->own[st->own_count - 1] == mark))
		return;
	st->own = mem_grow(st->own, st->own_count, &st->own_capacity, sizeof(*st->own));
	st->own[st->own_count++] = mark;
}

/* In the format of changesets: the type of a value, and the value. */
static void
add_value(struct buf *out, int64_t value)
{
	buf_addc(out, SQLITE_INTEGER);
	for (int shift = 56; shift >= 0; shift -= 8)
		buf_addc(out, (char)(value >> shift & 0xff));
}

/* What is recorded of the sessions added is of one shape: written here, a large import keeps a
 * number a session in memory where the extension would keep its row. The numbers of columns take
 * one byte below 128. */
static int
add_born(struct store *st, struct buf *out, struct err *err)
{
	int64_t columns, deleted;

	if (db_number(st, "SELECT count(*) FROM pragma_table_info('" SESSION_TABLE "')", &columns,
		      err) != 0 ||
	    db_number(st,
		      "SELECT cid FROM pragma_table_info('" SESSION_TABLE "')"
		      " WHERE name = 'deleted'",
		      &deleted, err) != 0)
		return -1;
	buf_addc(out, 'T');
	buf_addc(out, (char)columns);
	for (int64_t c = 0; c < columns; c++)
		buf_addc(out, c == 0); /* the key */
	buf_add_len(out, SESSION_TABLE, sizeof(SESSION_TABLE));
	for (size_t i = 0; i < st->born_count; i++) {
		buf_addc(out, SQLITE_UPDATE);
		buf_addc(out, 0); /* by itself, not by a trigger */
		add_value(out, st->born[i]);
		for (int64_t c = 1; c < columns; c++)
			if (c == deleted)
				add_value(out, 1);
			else
				buf_addc(out, 0); /* as it was */
		for (int64_t c = 0; c < columns; c++)
			if (c == deleted)
				add_value(out, 0);
			else
				buf_addc(out, 0);
	}
	return 0;
}

/* Whether sessions are changed in it. */
static bool
has_sessions(void *changes, int len)
{
	sqlite3_changeset_iter *it = NULL;
	const char *table;
	int columns, op;
	bool found = false;

	if (sqlite3changeset_start(&it, len, changes) != SQLITE_OK)
		return true;
	while (!found && sqlite3changeset_next(it) == SQLITE_ROW)
		found = sqlite3changeset_op(it, &table, &columns, &op, NULL) == SQLITE_OK &&
			strcmp(table, SESSION_TABLE) == 0;
	sqlite3changeset_finalize(it);
	return found;
}

/* The sessions added, before what else was done: where nothing else was done to sessions, one
 * follows the other; otherwise SQLite makes one change of those of a row. */
static int
join_born(struct store *st, struct buf *out, void *changes, int len, struct err *err)
{
	void *joined = NULL;
	int joined_len = 0;
	int rc;

	if (len == 0 || !has_sessions(changes, len)) {
		buf_add_len(out, changes, (size_t)len);
		return 0;
	}
	rc = sqlite3changeset_concat((int)out->len, out->text, len, changes, &joined_len, &joined);
	buf_reset(out);
	if (rc == SQLITE_OK)
		buf_add_len(out, joined, (size_t)joined_len);
	sqlite3_free(joined);
	return rc == SQLITE_OK ? 0 : db_fail(st, rc, "join changesets", err);
}

static int
add_step(struct store *st, const char *action, int count, const void *changes, size_t len,
	 struct err *err)
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
		query_text(&q, action);
		query_int(&q, count);
		query_blob(&q, changes, len);
		query_text(&q, st->detail);
		query_int(&q, st->author);
		rc = query_run(&q, err);
	}
	if (rc == 0)
		st->own_step = record_mark(sqlite3_last_insert_rowid(st->db), changes, len);
	query_close(&q);
	return rc;
}

/* Numbers of steps follow each other without a gap: only the newest are ever taken out, by the end
 * of redo, and the oldest, here. */
static int
forget_old(struct store *st, struct err *err)
{
	return query_run_with(st,
			      "DELETE FROM undo_step WHERE n <= (SELECT max(n) FROM undo_step) - ?",
			      (const int64_t[]){ UNDO_KEPT }, 1, err);
}

static int
put_step(struct store *st, const char *action, int count, const void *changes, size_t len,
	 struct err *err)
{
	if (db_exec(st, "DELETE FROM undo_step WHERE undone = 1", err) != 0 ||
	    add_step(st, action, count, changes, len, err) != 0)
		return -1;
	return forget_old(st, err);
}

int
record_keep(struct store *st, int count, struct err *err)
{
	struct buf all = BUF_INIT;
	void *changes = NULL;
	int len = 0;
	int rc;

	if (st->recording == NULL)
		return 0;
	rc = sqlite3session_changeset(st->recording, &len, &changes);
	if (rc != SQLITE_OK)
		return db_fail(st, rc, "changeset", err);
	if (st->born_count > 0)
		rc = add_born(st, &all, err);
	if (rc == 0)
		rc = join_born(st, &all, changes, len, err);
	sqlite3_free(changes);
	if (rc == 0 && all.len > 0)
		rc = put_step(st, st->action, count, all.text, all.len, err);
	buf_clear(&all);
	return rc;
}

int
store_action_final(struct store *st, const char *action, struct err *err)
{
	st->detail[0] = '\0'; /* nothing of the person stays */
	return put_step(st, action, 1, "", 0, err);
}
