/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Desks that rows come from, and how the files of others were understood. */
#include "config.h"

#include "store/origin.h"

#include "store/db.h"

int
store_origin_id(struct store *st, int64_t n, char id[static UUID_SIZE], struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "SELECT id FROM desk WHERE n = ?", err);

	if (rc == 0) {
		query_int(&q, n);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		query_copy_text(&q, 0, id, UUID_SIZE);
	else if (rc == 0)
		err_set(err, ERR_NO_INPUT, "", "no desk %lld", (long long)n);
	query_close(&q);
	return rc == 1 ? 0 : -1;
}

/* 1 found, 0 there is none. */
static int
find(struct store *st, const char *id, int64_t *n, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "SELECT n FROM desk WHERE id = ?", err);

	if (rc == 0) {
		query_text(&q, id);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		*n = query_get_int(&q, 0);
	query_close(&q);
	return rc;
}

/* A journal tells nothing of its desk but the id. */
static int
insert(struct store *st, const char *id, int64_t *n, struct err *err)
{
	char stamp[DATE_STAMP_SIZE];
	struct query q;
	int rc = query_open(&q, st,
			    "INSERT INTO desk (id, name, slug, commune, created)"
			    " VALUES (?1, ?1, ?1, 0, ?2)",
			    err);

	if (rc == 0) {
		clock_stamp(st->clock, stamp);
		query_text(&q, id);
		query_text(&q, stamp);
		rc = query_run(&q, err);
	}
	query_close(&q);
	if (rc == 0)
		*n = sqlite3_last_insert_rowid(st->db);
	return rc;
}

int
store_origin_take(struct store *st, const char *id, int64_t *n, struct err *err)
{
	int rc = find(st, id, n, err);

	if (rc == 0)
		return insert(st, id, n, err);
	return rc == 1 ? 0 : -1;
}

int
store_import_map_get(struct store *st, const char *name, char **body, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "SELECT body FROM import_map WHERE name = ?", err);

	if (rc == 0) {
		query_text(&q, name);
		rc = query_step(&q, err);
	}
	if (rc >= 0)
		*body = rc == 1 ? query_get_text(&q, 0) : NULL;
	query_close(&q);
	return rc < 0 ? -1 : 0;
}

int
store_import_map_put(struct store *st, const char *name, const char *body, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "INSERT OR REPLACE INTO import_map (name, body) VALUES (?, ?)",
			    err);

	if (rc == 0) {
		query_text(&q, name);
		query_text_any(&q, body);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}
