/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags of the desk on disk. */
#include "config.h"

#include "store/tag.h"

#include <stdlib.h>

#include "store/db.h"

/* 1 found, 0 there is none. */
static int
find(struct store *st, const char *name, int64_t *n, struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_TAG_FIND,
				 "SELECT coalesce(merged, n) FROM tag WHERE name = ?", err);

	if (rc == 0) {
		query_text(&q, name);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		*n = query_get_int(&q, 0);
	query_close(&q);
	return rc;
}

static int
insert(struct store *st, const char *name, int64_t *n, struct err *err)
{
	char id[UUID_SIZE];
	int64_t revision;
	struct query q;
	int rc;

	if (db_next_revision(st, &revision, err) != 0)
		return -1;
	db_new_id(st, id);
	rc = query_open(&q, st, "INSERT INTO tag (id, desk, revision, name) VALUES (?, ?, ?, ?)",
			err);
	if (rc == 0) {
		query_text(&q, id);
		query_int(&q, st->desk.n);
		query_int(&q, revision);
		query_text(&q, name);
		rc = query_run(&q, err);
	}
	query_close(&q);
	if (rc == 0)
		*n = sqlite3_last_insert_rowid(st->db);
	return rc;
}

/* Undoing what brought a tag along leaves it for other sessions, which may carry it by then. */
int
store_tag_take(struct store *st, const char *name, int64_t *n, struct err *err)
{
	int rc = find(st, name, n, err);
	bool paused;

	if (rc != 0)
		return rc == 1 ? 0 : -1;
	paused = record_pause(st);
	rc = insert(st, name, n, err);
	if (paused)
		record_resume(st);
	return rc;
}

int
store_tag_find(struct store *st, const char *name, int64_t *n, struct err *err)
{
	int rc = find(st, name, n, err);

	if (rc == 0)
		err_set(err, ERR_NO_INPUT, name, "no such tag");
	return rc == 1 ? 0 : -1;
}

int
store_tag_each(struct store *st, store_tag_fn *fn, void *arg, struct err *err)
{
	struct query q;
	int stop = 0;
	int rc = query_open(
		&q, st, "SELECT n, name, retired FROM tag WHERE merged IS NULL ORDER BY name", err);

	while (rc == 0 && stop == 0 && (rc = query_step(&q, err)) == 1) {
		char *name = query_get_text(&q, 1);

		stop = fn(arg, query_get_int(&q, 0), name, query_get_int(&q, 2) != 0);
		free(name);
		rc = 0;
	}
	query_close(&q);
	return rc != 0 ? rc : stop;
}
