/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of access: rows that each hold a digest of themselves and of the one before. */
#include "config.h"

#include "store/access.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/db.h"

/* The very first row follows from nothing but noughts. No text of a row holds a newline. */
static void
chain(const uint8_t before[static HASH_SIZE], const struct access *a, uint8_t out[static HASH_SIZE])
{
	char *row = mem_printf("%s\n%lld\n%s\n%s\n", a->at, (long long)a->mediator, a->action,
			       a->subject);
	size_t len = strlen(row);
	uint8_t *all = mem_alloc(HASH_SIZE + len);

	memcpy(all, before, HASH_SIZE);
	memcpy(all + HASH_SIZE, row, len);
	hash_sha256(all, HASH_SIZE + len, out);
	free(all);
	free(row);
}

/* The digest that a statement gives; noughts where it gives none. */
static int
read_chain(struct store *st, const char *sql, uint8_t out[static HASH_SIZE], struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, sql, err);

	memset(out, 0, HASH_SIZE);
	if (rc == 0)
		rc = query_step(&q, err);
	if (rc == 1 && sqlite3_column_bytes(q.stmt, 0) == HASH_SIZE)
		memcpy(out, sqlite3_column_blob(q.stmt, 0), HASH_SIZE);
	query_close(&q);
	return rc < 0 ? -1 : 0;
}

static int
add(struct store *st, const struct access *a, struct err *err)
{
	uint8_t before[HASH_SIZE], digest[HASH_SIZE];
	struct query q;
	int rc;

	if (read_chain(st,
		       "SELECT coalesce((SELECT chain FROM access_log ORDER BY n DESC LIMIT 1),"
		       " (SELECT chain FROM access_start))",
		       before, err) != 0)
		return -1;
	chain(before, a, digest);
	rc = query_open(&q, st,
			"INSERT INTO access_log (at, mediator, action, subject, chain)"
			" VALUES (?, ?, ?, ?, ?)",
			err);
	if (rc == 0) {
		query_text(&q, a->at);
		query_int_or_null(&q, a->mediator);
		query_text(&q, a->action);
		query_text(&q, a->subject);
		query_blob(&q, digest, sizeof(digest));
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

int
store_access_give(struct store *st, const struct access *a, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, err);

	if (rc == 0)
		rc = add(st, a, err);
	return tx_leave(st, &tx, rc, err);
}

int
store_access_add(struct store *st, const char *action, const char *subject, int64_t mediator,
		 struct err *err)
{
	struct access a = { .mediator = mediator };

	if (strlen(action) >= sizeof(a.action) ||
	    (subject != NULL && strlen(subject) >= sizeof(a.subject)))
		return err_set(err, ERR_INTERNAL, "", "too long for the log of access");
	memcpy(a.action, action, strlen(action) + 1);
	if (subject != NULL)
		memcpy(a.subject, subject, strlen(subject) + 1);
	clock_stamp(st->clock, a.at);
	return store_access_give(st, &a, err);
}

static void
read_row(const struct query *q, struct access *a)
{
	query_copy_text(q, 1, a->at, sizeof(a->at));
	a->mediator = query_get_int(q, 2);
	query_copy_text(q, 3, a->action, sizeof(a->action));
	query_copy_text(q, 4, a->subject, sizeof(a->subject));
}

#define SELECT_ACCESS "SELECT n, at, mediator, action, subject, chain FROM access_log"

int
store_access_each(struct store *st, const char *subject, store_access_fn *fn, void *arg,
		  struct err *err)
{
	struct access a;
	struct query q;
	int stop = 0;
	int rc = query_open(&q, st, SELECT_ACCESS " WHERE ?1 IS NULL OR subject = ?1 ORDER BY n",
			    err);

	if (rc == 0)
		query_text(&q, subject);
	while (rc == 0 && stop == 0 && (rc = query_step(&q, err)) == 1) {
		read_row(&q, &a);
		stop = fn(arg, &a);
		rc = 0;
	}
	query_close(&q);
	return rc != 0 ? -1 : stop;
}

int
store_access_broken(struct store *st, int64_t *n, struct err *err)
{
	uint8_t before[HASH_SIZE], digest[HASH_SIZE];
	int64_t broken = 0;
	struct access a;
	struct query q;
	int rc;

	if (read_chain(st, "SELECT chain FROM access_start", before, err) != 0)
		return -1;
	rc = query_open(&q, st, SELECT_ACCESS " ORDER BY n", err);
	while (rc == 0 && broken == 0 && (rc = query_step(&q, err)) == 1) {
		rc = 0;
		read_row(&q, &a);
		chain(before, &a, digest);
		if (sqlite3_column_bytes(q.stmt, 5) != HASH_SIZE ||
		    memcmp(sqlite3_column_blob(q.stmt, 5), digest, HASH_SIZE) != 0)
			broken = query_get_int(&q, 0);
		memcpy(before, digest, HASH_SIZE);
	}
	query_close(&q);
	if (rc == 0)
		*n = broken;
	return rc < 0 ? -1 : 0;
}
