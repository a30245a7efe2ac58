/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Freezing what is kept of a person at their wish, and lifting that. Triggers of the schema refuse
 * all other changes meanwhile. */
#include "config.h"

#include <string.h>

#include "store/access.h"
#include "store/db.h"
#include "store/person.h"
#include "store/undo.h"

bool
db_refuses_frozen(sqlite3 *db, int rc)
{
	return PRIMARY_CODE(rc) == SQLITE_CONSTRAINT &&
	       strcmp(sqlite3_errmsg(db), DB_FROZEN_REFUSAL) == 0;
}

/* Only where it is not so already. */
static int
set_frozen(struct store *st, int64_t n, int day, struct err *err)
{
	int64_t revision;
	struct query q = { .st = st };
	int rc = db_next_revision(st, &revision, err);

	if (rc == 0)
		rc = query_open(&q, st,
				"UPDATE person SET revision = ?1, frozen = ?2 WHERE n = ?3"
				" AND deleted = 0 AND (frozen IS NULL) <> (?2 IS NULL)",
				err);
	if (rc == 0) {
		query_int(&q, revision);
		query_date(&q, day);
		query_int(&q, n);
		rc = query_run(&q, err);
	}
	query_close(&q);
	if (rc == 0 && sqlite3_changes(st->db) == 0)
		rc = err_set(err, ERR_NOTHING, "", "person %lld", (long long)n);
	return rc;
}

int
store_person_freeze(struct store *st, int64_t n, bool freeze, int64_t mediator, struct err *err)
{
	char id[UUID_SIZE];
	int rc;

	if (store_begin(st, freeze ? UNDO_FREEZE : UNDO_LIFT, err) != 0)
		return -1;
	rc = store_person_id(st, n, id, err);
	if (rc == 0) {
		store_action_detail(st, id);
		rc = set_frozen(st, n, freeze ? clock_today(st->clock) : DATE_NONE, err);
	}
	if (rc == 0)
		rc = store_access_add(st, freeze ? "freeze" : "lift", id, mediator, err);
	if (rc == 0)
		return store_commit(st, 1, err);
	store_rollback(st);
	return -1;
}

int
person_lift(struct store *st, int64_t n, struct err *err)
{
	return query_run_with(st,
			      "UPDATE person SET frozen = NULL WHERE n = ? AND frozen IS NOT NULL",
			      &n, 1, err);
}
