/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests, a row each. */
#include "config.h"

#include "store/request.h"

#include "store/db.h"

static int
insert(struct store *st, const struct request *r, struct err *err)
{
	char id[UUID_SIZE];
	struct query q;
	int rc;

	db_new_id(st, id);
	rc = query_open(&q, st,
			"INSERT INTO request (id, received, kind, answered, subject)"
			" VALUES (?, ?, ?, NULL, ?)",
			err);
	if (rc == 0) {
		query_text(&q, id);
		query_date(&q, r->received);
		query_int(&q, r->kind);
		query_text(&q, r->subject);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

int
store_request_add(struct store *st, const struct request *r, int64_t *n, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, "request-add", err);

	if (rc == 0)
		rc = insert(st, r, err);
	if (rc == 0)
		*n = sqlite3_last_insert_rowid(st->db);
	return tx_leave(st, &tx, rc, err);
}

/* Of the row n, the last parameter; before it maybe a day. */
static int
change(struct store *st, const char *sql, int64_t n, int day, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, sql, err);

	if (rc == 0 && day != DATE_NONE)
		query_date(&q, day);
	if (rc == 0) {
		query_int(&q, n);
		rc = query_run(&q, err);
	}
	query_close(&q);
	if (rc == 0 && sqlite3_changes(st->db) == 0)
		return db_no_such("request", n, err);
	return rc;
}

int
store_request_answer(struct store *st, int64_t n, int day, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, "request-answer", err);

	if (rc == 0)
		rc = change(st, "UPDATE request SET answered = ? WHERE n = ?", n, day, err);
	return tx_leave(st, &tx, rc, err);
}

int
store_request_drop(struct store *st, int64_t n, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, "request-delete", err);

	if (rc == 0)
		rc = change(st, "DELETE FROM request WHERE n = ?", n, DATE_NONE, err);
	return tx_leave(st, &tx, rc, err);
}

int
store_request_each(struct store *st, const char *subject, store_request_fn *fn, void *arg,
		   struct err *err)
{
	struct query q;
	int stop = 0;
	int rc = query_open(&q, st,
			    "SELECT n, received, kind, answered, subject FROM request"
			    " WHERE ?1 IS NULL OR subject = ?1"
			    " ORDER BY answered IS NOT NULL, iif(answered IS NULL, received, ''),"
			    " answered DESC, n",
			    err);

	if (rc == 0)
		query_text(&q, subject);
	while (rc == 0 && stop == 0 && (rc = query_step(&q, err)) == 1) {
		struct request r = { .n = query_get_int(&q, 0),
				     .received = query_get_date(&q, 1),
				     .kind = (int)query_get_int(&q, 2),
				     .answered = query_get_date(&q, 3) };

		query_copy_text(&q, 4, r.subject, sizeof(r.subject));
		stop = fn(arg, &r);
		rc = 0;
	}
	query_close(&q);
	return rc != 0 ? -1 : stop;
}

int
store_request_move(struct store *st, int64_t from, int64_t into, struct err *err)
{
	return query_run_with(st,
			      "UPDATE request SET subject = (SELECT id FROM person WHERE n = ?2)"
			      " WHERE subject = (SELECT id FROM person WHERE n = ?1)",
			      (const int64_t[]){ from, into }, 2, err);
}
