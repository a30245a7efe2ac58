/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions that sent somebody on. The condition is word for word that of their index, or SQLite
 * would go over all sessions. */
#include "config.h"

#include "store/referral.h"

#include <stdlib.h>

#include "base/mem.h"
#include "store/db.h"

#define IS_OPEN \
	"s.referred = 1 AND s.deleted = 0 AND (s.outcome IS NULL OR s.outcome = 3) AND s.date >= ?1"

void
referral_list_clear(struct referral_list *l)
{
	for (size_t i = 0; i < l->count; i++) {
		free(l->item[i].partners);
		free(l->item[i].reason);
		free(l->item[i].mediator);
	}
	free(l->item);
	*l = (struct referral_list){ .item = NULL };
}

int
store_referral_list(struct store *st, int since, const char *between, struct referral_list *out,
		    struct err *err)
{
	struct referral_list list = { .item = NULL };
	size_t capacity = 0;
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT s.n, s.date, s.refer_to, s.refer_reason, s.outcome, m.name,"
			    " (SELECT group_concat(name, ?2) FROM (SELECT coalesce(p.nom,"
			    "  r.partner_id) AS name FROM referral AS r " DB_SENT_TO
			    "  WHERE r.session = s.n ORDER BY r.k)),"
			    " s.themes, s.procedures, iif(s.kind = 1, (SELECT a.person"
			    "  FROM attendance AS a WHERE a.session = s.n LIMIT 1), NULL)"
			    " FROM session AS s INDEXED BY session_open_referral"
			    " JOIN mediator AS m ON m.n = s.mediator WHERE " IS_OPEN
			    " ORDER BY s.date DESC, s.start DESC, s.n DESC LIMIT ?3",
			    err);

	if (rc == 0) {
		query_date(&q, since);
		query_text_any(&q, between);
		query_int(&q, REFERRALS_MAX);
		while ((rc = query_step(&q, err)) == 1) {
			list.item = mem_grow(list.item, list.count, &capacity, sizeof(*list.item));
			list.item[list.count++] = (struct referral){
				.n = query_get_int(&q, 0),
				.date = query_get_date(&q, 1),
				.refer_to = (int)query_get_int(&q, 2),
				.reason = query_get_text(&q, 3),
				.outcome = (int)query_get_int(&q, 4),
				.mediator = query_get_text(&q, 5),
				.partners = query_get_text(&q, 6),
				.themes = (uint64_t)query_get_int(&q, 7),
				.procedures = (uint64_t)query_get_int(&q, 8),
				.person = query_get_int(&q, 9),
			};
		}
	}
	query_close(&q);
	if (rc == 0)
		*out = list;
	else
		referral_list_clear(&list);
	return rc;
}

int
store_referral_count(struct store *st, int since, int64_t most, int64_t *count, struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_REFERRAL_COUNT,
				 "SELECT count(*) FROM (SELECT 1 FROM session AS s"
				 " INDEXED BY session_open_referral WHERE " IS_OPEN " LIMIT ?2)",
				 err);

	if (rc == 0) {
		query_date(&q, since);
		query_int(&q, most);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		*count = query_get_int(&q, 0);
	query_close(&q);
	return rc == 1 ? 0 : -1;
}

/* The national tool does not ask for it: what was typed there as it was stays so. */
static int
keep_reported(struct store *st, int64_t n, int64_t revision, struct err *err)
{
	return query_run_with(
		st,
		"UPDATE reported SET revision = (SELECT " DB_ROW_REVISION(
			"?1") " FROM session WHERE n = ?2) WHERE session = ?2"
			      " AND revision = (SELECT revision FROM session WHERE n = ?2)",
		(const int64_t[]){ revision, n }, 2, err);
}

static int
set_outcome(struct store *st, int64_t n, int outcome, struct err *err)
{
	char saved[DATE_STAMP_SIZE];
	int64_t revision;
	struct query q;
	int rc;

	clock_stamp(st->clock, saved);
	if (db_next_revision(st, &revision, err) != 0 || keep_reported(st, n, revision, err) != 0)
		return -1;
	rc = query_open(&q, st,
			"UPDATE session SET revision = " DB_ROW_REVISION(
				"?") ", saved = ?, outcome = ?"
				     " WHERE n = ? AND deleted = 0",
			err);
	if (rc == 0) {
		query_int(&q, revision);
		query_text(&q, saved);
		query_int_or_null(&q, outcome);
		query_int(&q, n);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc != 0 || sqlite3_changes(st->db) > 0 ? rc : db_no_such("session", n, err);
}

int
store_referral_outcome(struct store *st, int64_t n, int outcome, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, "referral-outcome", err);

	if (rc == 0)
		rc = set_outcome(st, n, outcome, err);
	return tx_leave(st, &tx, rc, err);
}
