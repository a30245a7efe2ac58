/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People whom the desk could not receive. Like a session, a new row is born deleted, unrecorded,
 * and the recorded action takes it out. */
#include "config.h"

#include "store/turned_away.h"

#include "store/db.h"

static int
insert(struct store *st, int date, int minute, int64_t mediator, int reason, struct err *err)
{
	struct query q;
	int rc = query_open_new(&q, st,
				"INSERT INTO turned_away"
				" (id, desk, revision, deleted, date, minute, mediator, reason)"
				" VALUES (?, ?, ?, 1, ?, ?, ?, ?)",
				err);

	if (rc == 0) {
		query_date(&q, date);
		if (minute == TIME_NONE)
			query_null(&q);
		else
			query_int(&q, minute);
		query_int(&q, mediator);
		query_int_or_null(&q, reason);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

static int
take_out(struct store *st, int64_t n, struct err *err)
{
	return query_run_with(st, "UPDATE turned_away SET deleted = 0 WHERE n = ?",
			      (const int64_t[]){ n }, 1, err);
}

int
store_turned_away_add(struct store *st, int date, int minute, int64_t mediator, int reason,
		      struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, "turned-away", err);

	if (rc == 0) {
		bool paused = record_pause(st);

		rc = insert(st, date, minute, mediator, reason, err);
		if (paused)
			record_resume(st);
	}
	if (rc == 0)
		rc = take_out(st, sqlite3_last_insert_rowid(st->db), err);
	return tx_leave(st, &tx, rc, err);
}

int
store_turned_away_count(struct store *st, int from, int to, int64_t *count, struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_TURNED_AWAY_COUNT,
				 "SELECT count(*) FROM turned_away"
				 " WHERE deleted = 0 AND date BETWEEN ? AND ?",
				 err);

	if (rc == 0) {
		query_date(&q, from);
		query_date(&q, to);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		*count = query_get_int(&q, 0);
	query_close(&q);
	return rc == 1 ? 0 : -1;
}
