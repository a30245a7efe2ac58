/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places of work and mediators: the same few statements on two tables. */
#include "config.h"

#include "store/post.h"

#include "base/mem.h"
#include "store/db.h"

/* A place has a commune and a mediator has none: that column is bound for places only. */
struct post_sql {
	const char *list;
	const char *find;
	const char *insert;
	const char *revive;
	const char *edit;
	const char *retire;
	const char *in_service;
};

static const struct post_sql *
sql_of(enum post_kind kind)
{
	static const struct post_sql place = {
		.list = "SELECT n, id, name, retired, commune FROM place"
			" WHERE retired <= ? ORDER BY n",
		.find = "SELECT n, retired FROM place WHERE name = ?",
		.insert = "INSERT INTO place (id, desk, revision, name, retired, commune)"
			  " VALUES (?, ?, ?, ?, ?, ?)",
		.revive = "UPDATE place SET retired = 0, revision = ?, commune = ? WHERE n = ?",
		.edit = "UPDATE place SET revision = ?1, name = ?2, commune = coalesce(?3, commune)"
			" WHERE n = ?4 AND (name <> ?2 OR commune <> coalesce(?3, commune))",
		.retire = "UPDATE place SET retired = 1, revision = ? WHERE n = ?",
		.in_service = "SELECT count(*) FROM place WHERE retired = 0",
	};
	static const struct post_sql mediator = {
		.list = "SELECT n, id, name, retired, 0 FROM mediator"
			" WHERE retired <= ? ORDER BY n",
		.find = "SELECT n, retired FROM mediator WHERE name = ?",
		.insert = "INSERT INTO mediator (id, desk, revision, name, retired)"
			  " VALUES (?, ?, ?, ?, ?)",
		.revive = "UPDATE mediator SET retired = 0, revision = ? WHERE n = ?",
		.edit = "UPDATE mediator SET revision = ?1, name = ?2"
			" WHERE n = ?3 AND name <> ?2",
		.retire = "UPDATE mediator SET retired = 1, revision = ? WHERE n = ?",
		.in_service = "SELECT count(*) FROM mediator WHERE retired = 0",
	};

	return kind == POST_PLACE ? &place : &mediator;
}

int
store_post_list(struct store *st, enum post_kind kind, bool with_retired, struct post_list *out,
		struct err *err)
{
	struct post_list list = { .item = NULL };
	size_t capacity = 0;
	struct query q;
	int rc = query_open(&q, st, sql_of(kind)->list, err);

	if (rc == 0) {
		query_int(&q, with_retired);
		while ((rc = query_step(&q, err)) == 1) {
			struct post *p;

			list.item = mem_grow(list.item, list.count, &capacity, sizeof(*list.item));
			p = &list.item[list.count++];
			*p = (struct post){ .n = query_get_int(&q, 0) };
			query_copy_text(&q, 1, p->id, sizeof(p->id));
			p->name = query_get_text(&q, 2);
			p->retired = query_get_int(&q, 3) != 0;
			p->commune = (int)query_get_int(&q, 4);
		}
	}
	query_close(&q);
	if (rc == 0)
		*out = list;
	else
		post_list_clear(&list);
	return rc;
}

/* 1 found, 0 there is none, -1. */
static int
find(struct store *st, enum post_kind kind, const char *name, int64_t *n, bool *retired,
     struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, sql_of(kind)->find, err);

	if (rc == 0) {
		query_text(&q, name);
		rc = query_step(&q, err);
	}
	if (rc == 1) {
		*n = query_get_int(&q, 0);
		*retired = query_get_int(&q, 1) != 0;
	}
	query_close(&q);
	return rc;
}

/* Back under its old number, with the commune that was said now. */
static int
revive(struct store *st, enum post_kind kind, int64_t n, int commune, struct err *err)
{
	int64_t revision;
	struct query q;
	int rc;

	if (db_next_revision(st, &revision, err) != 0)
		return -1;
	rc = query_open(&q, st, sql_of(kind)->revive, err);
	if (rc == 0) {
		query_int(&q, revision);
		if (kind == POST_PLACE)
			query_int(&q, commune);
		query_int(&q, n);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

static int
insert(struct store *st, enum post_kind kind, const char *name, int commune, bool retired,
       int64_t *n, struct err *err)
{
	struct query q;
	int rc = query_open_new(&q, st, sql_of(kind)->insert, err);

	if (rc == 0) {
		query_text_any(&q, name);
		query_int(&q, retired);
		if (kind == POST_PLACE)
			query_int(&q, commune);
		rc = query_run(&q, err);
	}
	query_close(&q);
	if (rc == 0)
		*n = sqlite3_last_insert_rowid(st->db);
	return rc;
}

/* In a recorded action a new one is born retired, unrecorded, so that undoing retires it: sessions
 * of the meantime may name it. */
static int
add_new(struct store *st, enum post_kind kind, const char *name, int commune, int64_t *n,
	struct err *err)
{
	bool recorded = record_active(st);
	int rc;

	record_pause(st);
	rc = insert(st, kind, name, commune, recorded, n, err);
	record_resume(st);
	return rc == 0 && recorded ? revive(st, kind, *n, commune, err) : rc;
}

static int
add(struct store *st, enum post_kind kind, const char *name, int commune, int64_t *n,
    struct err *err)
{
	bool retired = false;
	int rc = find(st, kind, name, n, &retired, err);

	if (rc < 0)
		return -1;
	if (rc == 0)
		return add_new(st, kind, name, commune, n, err);
	if (!retired)
		return err_set(err, ERR_EXISTS, name, "the name is taken");
	return revive(st, kind, *n, commune, err);
}

int
store_post_add(struct store *st, enum post_kind kind, const char *name, int commune, int64_t *n,
	       struct err *err)
{
	int64_t added = 0;
	struct tx tx;
	int rc = tx_enter(st, &tx, kind == POST_PLACE ? "place-add" : "mediator-add", err);

	if (rc == 0 && tx.own)
		store_action_detail(st, name);
	if (rc == 0)
		rc = add(st, kind, name, commune, &added, err);
	rc = tx_leave(st, &tx, rc, err);
	if (rc == 0)
		*n = added;
	return rc;
}

static int
edit(struct store *st, enum post_kind kind, int64_t n, const char *name, int commune, bool *changed,
     struct err *err)
{
	int64_t namesake = 0, revision;
	bool retired = false;
	struct query q;
	int rc = find(st, kind, name, &namesake, &retired, err);

	if (rc < 0)
		return -1;
	if (rc == 1 && namesake != n)
		return err_set(err, ERR_EXISTS, name, "the name is taken");
	if (db_next_revision(st, &revision, err) != 0)
		return -1;
	rc = query_open(&q, st, sql_of(kind)->edit, err);
	if (rc == 0) {
		query_int(&q, revision);
		query_text_any(&q, name);
		if (kind == POST_PLACE)
			query_int_or_null(&q, commune);
		query_int(&q, n);
		rc = query_run(&q, err);
	}
	*changed = sqlite3_changes(st->db) > 0;
	query_close(&q);
	return rc;
}

int
store_post_edit(struct store *st, enum post_kind kind, int64_t n, const char *name, int commune,
		bool *changed, struct err *err)
{
	bool written = false;
	struct tx tx;
	int rc = tx_enter(st, &tx, kind == POST_PLACE ? "place-edit" : "mediator-edit", err);

	if (rc == 0)
		rc = edit(st, kind, n, name, commune, &written, err);
	rc = tx_leave(st, &tx, rc, err);
	if (rc == 0)
		*changed = written;
	return rc;
}

/* Somebody must be at work somewhere: the last one in service cannot leave. */
static int
retire(struct store *st, enum post_kind kind, const char *name, struct err *err)
{
	int64_t n = 0, in_service, revision;
	bool retired = false;
	int rc = find(st, kind, name, &n, &retired, err);

	if (rc < 0)
		return -1;
	if (rc == 0 || retired)
		return err_set(err, ERR_NO_INPUT, name, "none of that name in service");
	if (db_number(st, sql_of(kind)->in_service, &in_service, err) != 0)
		return -1;
	if (in_service == 1)
		return err_set(err, ERR_VALUE, name, "the last one in service");
	if (db_next_revision(st, &revision, err) != 0)
		return -1;
	rc = query_run_with(st, sql_of(kind)->retire, (const int64_t[]){ revision, n }, 2, err);
	return rc;
}

int
store_post_retire(struct store *st, enum post_kind kind, const char *name, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, kind == POST_PLACE ? "place-retire" : "mediator-retire", err);

	if (rc == 0 && tx.own)
		store_action_detail(st, name);
	if (rc == 0)
		rc = retire(st, kind, name, err);
	return tx_leave(st, &tx, rc, err);
}

int
store_mediator_pin(struct store *st, int64_t n, char **hash, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "SELECT pin FROM mediator WHERE n = ?", err);

	if (rc == 0) {
		query_int(&q, n);
		rc = query_step(&q, err);
	}
	if (rc >= 0)
		*hash = rc == 1 ? query_get_text(&q, 0) : NULL;
	query_close(&q);
	return rc < 0 ? -1 : 0;
}

int
store_mediator_pin_set(struct store *st, int64_t n, const char *hash, struct err *err)
{
	struct query q;
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, err);

	if (rc == 0) {
		rc = query_open(&q, st, "UPDATE mediator SET pin = ? WHERE n = ?", err);
		if (rc == 0) {
			query_text(&q, hash);
			query_int(&q, n);
			rc = query_run(&q, err);
		}
		query_close(&q);
	}
	return tx_leave(st, &tx, rc, err);
}
