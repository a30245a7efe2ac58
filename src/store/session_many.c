/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to sessions without reading them, one or many in one action: the bin, another day, a
 * tag. */
#include "config.h"

#include "store/db.h"
#include "store/session.h"

/* The condition makes sure that a second « delete » is not taken for a restore. */
static int
set_bin(struct store *st, int64_t n, bool binned, bool *changed, struct err *err)
{
	int64_t revision;
	struct query q;
	int rc;

	if (db_next_revision(st, &revision, err) != 0)
		return -1;
	rc = query_open_kept(&q, st, KEPT_SESSION_BIN,
			     "UPDATE session SET deleted = ?, binned = ?,"
			     " revision = " DB_ROW_REVISION("?") " WHERE n = ? AND deleted <> ?",
			     err);
	if (rc == 0) {
		query_int(&q, binned);
		query_date(&q, binned ? clock_today(st->clock) : DATE_NONE);
		query_int(&q, revision);
		query_int(&q, n);
		query_int(&q, binned);
		rc = query_run(&q, err);
	}
	query_close(&q);
	if (rc == 0)
		*changed = sqlite3_changes(st->db) > 0;
	return rc;
}

static int
move(struct store *st, int64_t n, bool binned, struct err *err)
{
	bool changed = false;
	struct tx tx;
	int rc = tx_enter(st, &tx, binned ? "session-delete" : "session-restore", err);

	if (rc == 0)
		rc = set_bin(st, n, binned, &changed, err);
	if (rc == 0 && !changed)
		rc = db_no_such("session", n, err);
	return tx_leave(st, &tx, rc, err);
}

int
store_session_delete(struct store *st, int64_t n, struct err *err)
{
	return move(st, n, true, err);
}

int
store_session_restore(struct store *st, int64_t n, struct err *err)
{
	return move(st, n, false, err);
}

static int
set_date(struct store *st, int64_t n, int date, bool *changed, struct err *err)
{
	char now[DATE_STAMP_SIZE];
	int64_t revision;
	struct query q;
	int rc;

	clock_stamp(st->clock, now);
	if (db_next_revision(st, &revision, err) != 0)
		return -1;
	rc = query_open_kept(
		&q, st, KEPT_SESSION_MOVE,
		"UPDATE session SET date = ?1, saved = ?2,"
		" revision = " DB_ROW_REVISION("?3") " WHERE n = ?4 AND deleted = 0 AND date <> ?1",
		err);
	if (rc == 0) {
		query_date(&q, date);
		query_text(&q, now);
		query_int(&q, revision);
		query_int(&q, n);
		rc = query_run(&q, err);
	}
	query_close(&q);
	if (rc == 0)
		*changed = sqlite3_changes(st->db) > 0;
	return rc;
}

/* A tag is of the session: without a new revision a hub would not see that it changed. */
static int
touch(struct store *st, int64_t n, struct err *err)
{
	char now[DATE_STAMP_SIZE];
	int64_t revision;
	struct query q;
	int rc;

	clock_stamp(st->clock, now);
	if (db_next_revision(st, &revision, err) != 0)
		return -1;
	rc = query_open_kept(
		&q, st, KEPT_SESSION_TOUCH,
		"UPDATE session SET saved = ?, revision = " DB_ROW_REVISION("?") " WHERE n = ?",
		err);
	if (rc == 0) {
		query_text(&q, now);
		query_int(&q, revision);
		query_int(&q, n);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

static int
set_tag(struct store *st, int64_t n, int64_t tag, bool on, bool *changed, struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, on ? KEPT_SESSION_TAG_ON : KEPT_SESSION_TAG_OFF,
				 on ? "INSERT OR IGNORE INTO session_tag (session, tag)"
				      " SELECT n, ?2 FROM session WHERE n = ?1 AND deleted = 0"
				    : "DELETE FROM session_tag WHERE session = ?1 AND tag = ?2"
				      " AND EXISTS (SELECT 1 FROM session WHERE n = ?1"
				      " AND deleted = 0)",
				 err);

	if (rc == 0) {
		query_int(&q, n);
		query_int(&q, tag);
		rc = query_run(&q, err);
	}
	query_close(&q);
	if (rc == 0)
		*changed = sqlite3_changes(st->db) > 0;
	return rc == 0 && *changed ? touch(st, n, err) : rc;
}

static int
change(struct store *st, int64_t n, const struct session_change *c, bool *changed, struct err *err)
{
	switch (c->what) {
	case CHANGE_DELETE:
	case CHANGE_RESTORE:
		return set_bin(st, n, c->what == CHANGE_DELETE, changed, err);
	case CHANGE_DATE:
		return set_date(st, n, c->date, changed, err);
	case CHANGE_TAG:
	case CHANGE_UNTAG:
		return set_tag(st, n, c->tag, c->what == CHANGE_TAG, changed, err);
	default:
		return err_set(err, ERR_INTERNAL, "", "change %d", (int)c->what);
	}
}

int
store_session_change(struct store *st, int64_t n, const struct session_change *c, bool *changed,
		     struct err *err)
{
	bool done = false;
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, err);

	if (rc == 0)
		rc = change(st, n, c, &done, err);
	rc = tx_leave(st, &tx, rc, err);
	if (rc == 0)
		*changed = done;
	return rc;
}
