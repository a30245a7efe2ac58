/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked about retention: whether the desk is in use, and what went before. */
#include "config.h"

#include "store/db.h"
#include "store/purge.h"

int
store_purge_used(struct store *st, int from, int to, bool *used, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT 1 FROM session WHERE deleted = 0 AND date BETWEEN ? AND ?"
			    " LIMIT 1",
			    err);

	if (rc == 0) {
		query_date(&q, from);
		query_date(&q, to);
		rc = query_step(&q, err);
	}
	if (rc >= 0)
		*used = rc == 1;
	query_close(&q);
	return rc < 0 ? -1 : 0;
}

int
store_purge_last(struct store *st, enum purge_rule rule, int *day, int64_t *gone, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT day, gone FROM purge_log WHERE rule = ? ORDER BY day DESC"
			    " LIMIT 1",
			    err);

	*day = DATE_NONE;
	*gone = 0;
	if (rc == 0) {
		query_text(&q, purge_rule_name[rule]);
		rc = query_step(&q, err);
	}
	if (rc == 1) {
		*day = query_get_date(&q, 0);
		*gone = query_get_int(&q, 1);
	}
	query_close(&q);
	return rc < 0 ? -1 : 0;
}

int
store_session_emptied(struct store *st, const char *id, int64_t *revision, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "SELECT revision FROM session_emptied WHERE id = ?", err);

	if (rc == 0) {
		query_text(&q, id);
		rc = query_step(&q, err);
	}
	if (rc >= 0)
		*revision = rc == 1 ? query_get_int(&q, 0) : 0;
	query_close(&q);
	return rc < 0 ? -1 : 0;
}
