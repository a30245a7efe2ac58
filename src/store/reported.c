/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which sessions were typed into the national tool too: a row each, with the revision of then. */
#include "config.h"

#include "store/reported.h"

#include <stdlib.h>

#include "base/mem.h"
#include "store/db.h"

void
reportable_list_clear(struct reportable_list *l)
{
	free(l->item);
	*l = (struct reportable_list){ .item = NULL };
}

int
store_reported_list(struct store *st, int from, int to, int64_t mediator,
		    struct reportable_list *out, struct err *err)
{
	struct reportable_list list = { .item = NULL };
	size_t capacity = 0;
	struct query q;
	int rc = query_open(
		&q, st,
		"SELECT s.n, r.session IS NOT NULL, r.revision = s.revision"
		" FROM session AS s LEFT JOIN reported AS r ON r.session = s.n"
		" WHERE s.deleted = 0 AND s.date BETWEEN ? AND ? AND s.kind <= 2 AND " DB_COUNTED
		" AND ?3 IN (0, s.mediator) ORDER BY s.date, s.start, s.n",
		err);

	if (rc == 0) {
		query_date(&q, from);
		query_date(&q, to);
		query_int(&q, mediator);
		while ((rc = query_step(&q, err)) == 1) {
			bool noted = query_get_int(&q, 1) != 0;
			bool same = query_get_int(&q, 2) != 0;

			list.item = mem_grow(list.item, list.count, &capacity, sizeof(*list.item));
			list.item[list.count++] = (struct reportable){
				.n = query_get_int(&q, 0),
				.ticked = same,
				.changed = noted && !same,
			};
		}
	}
	query_close(&q);
	if (rc == 0)
		*out = list;
	else
		reportable_list_clear(&list);
	return rc;
}

int
store_reported_set(struct store *st, int64_t n, bool reported, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, reported ? "session-report" : "session-unreport", err);

	if (rc == 0)
		rc = query_run_with(st,
				    reported ? "INSERT INTO reported (session, revision)"
					       " SELECT n, revision FROM session"
					       " WHERE n = ? AND deleted = 0 ON CONFLICT (session)"
					       " DO UPDATE SET revision = excluded.revision"
					     : "DELETE FROM reported WHERE session = ?",
				    &n, 1, err);
	if (rc == 0 && sqlite3_changes(st->db) == 0)
		rc = db_no_such("session", n, err);
	return tx_leave(st, &tx, rc, err);
}
