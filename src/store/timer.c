/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timers on disk: one row a mediator whose timer runs. */
#include "config.h"

#include "store/timer.h"

#include "store/db.h"

int
store_timer_get(struct store *st, int64_t mediator, char started[static TIMER_STAMP_SIZE],
		struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_TIMER_GET,
				 "SELECT started FROM timer WHERE mediator = ?", err);

	if (rc == 0) {
		query_int(&q, mediator);
		rc = query_step(&q, err);
	}
	started[0] = '\0';
	if (rc == 1)
		query_copy_text(&q, 0, started, TIMER_STAMP_SIZE);
	query_close(&q);
	return rc < 0 ? -1 : 0;
}

static int
write_row(struct store *st, const char *sql, int64_t mediator, const char *started, struct err *err)
{
	struct query q;
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, err);

	if (rc == 0) {
		rc = query_open(&q, st, sql, err);
		if (rc == 0) {
			query_int(&q, mediator);
			query_text(&q, started);
			rc = query_run(&q, err);
		}
		query_close(&q);
	}
	return tx_leave(st, &tx, rc, err);
}

int
store_timer_start(struct store *st, int64_t mediator, const char *started, struct err *err)
{
	return write_row(st,
			 "INSERT INTO timer (mediator, started) VALUES (?, ?)"
			 " ON CONFLICT (mediator) DO UPDATE SET started = excluded.started",
			 mediator, started, err);
}

int
store_timer_stop(struct store *st, int64_t mediator, const char *started, struct err *err)
{
	return write_row(st, "DELETE FROM timer WHERE mediator = ? AND started = ?", mediator,
			 started, err);
}
