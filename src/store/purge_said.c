/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked about retention: what is due, of whom, what went before, if the desk is in use. */
#include "config.h"

#include <stdlib.h>

#include "base/mem.h"
#include "store/db.h"
#include "store/purge.h"
#include "store/purge_rows.h"

int
store_purge_due(struct store *st, enum purge_rule rule, int until, struct purge_due *out,
		struct err *err)
{
	static const char *const sql[PURGE_RULES] = {
		"SELECT count(*), min(day), max(day) FROM (" PERSONS_DUE ")",
		"SELECT count(*), min(date), max(date) " NOTES,
		"SELECT count(*), min(" BINNED "), max(" BINNED ") " BIN,
		"SELECT count(*), min(date), max(date) " SESSIONS,
		"SELECT count(*), min(substr(saved, 1, 10)), max(substr(saved, 1, 10)) " DRAFTS,
		"SELECT count(*), min(substr(at, 1, 10)), max(substr(at, 1, 10))"
		" FROM access_log WHERE " ACCESS,
		"SELECT count(*), min(answered), max(answered) " REQUESTS,
	};
	struct query q;
	int rc = query_open(&q, st, sql[rule], err);

	if (rc == 0) {
		query_date(&q, until);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		*out = (struct purge_due){ query_get_int(&q, 0), query_get_date(&q, 1),
					   query_get_date(&q, 2) };
	query_close(&q);
	return rc < 0 ? -1 : 0;
}

int
store_purge_frozen(struct store *st, int until, int64_t *count, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT count(*) FROM (" KEPT " AND p.frozen IS NOT NULL)"
			    " WHERE day <= ?1",
			    err);

	if (rc == 0) {
		query_date(&q, until);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		*count = query_get_int(&q, 0);
	query_close(&q);
	return rc == 1 ? 0 : -1;
}

int
store_purge_persons(struct store *st, int until, struct purge_persons *out, struct err *err)
{
	struct purge_persons found = { .item = NULL };
	size_t capacity = 0;
	struct query q;
	int rc = query_open(&q, st, PERSONS_DUE " ORDER BY day, n", err);

	if (rc == 0)
		query_date(&q, until);
	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		rc = 0;
		found.item = mem_grow(found.item, found.count, &capacity, sizeof(*found.item));
		found.item[found.count++] =
			(struct purge_person){ query_get_int(&q, 0), query_get_date(&q, 1) };
	}
	query_close(&q);
	if (rc == 0)
		*out = found;
	else
		free(found.item);
	return rc;
}

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
store_purge_begun(struct store *st, int from, int to, int gap, int *day, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT max(date) FROM session AS s"
			    " WHERE deleted = 0 AND date BETWEEN ? AND ?"
			    " AND NOT EXISTS (SELECT 1 FROM session WHERE deleted = 0"
			    " AND date < s.date AND date >= date(s.date, '-' || ? || ' days'))",
			    err);

	if (rc == 0) {
		query_date(&q, from);
		query_date(&q, to);
		query_int(&q, gap);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		*day = query_get_date(&q, 0);
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
