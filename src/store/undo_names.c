/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that a step brings back. What was added after that step and was taken back before it stays
 * as a row that nothing in service uses, and may have the name: it gives it up, and has it again as
 * soon as it is free, so that doing everything again ends where it was. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "store/db.h"

/* The rows whose old names are kept, each under a setting of its own. */
#define KEY_PREFIX "undo-name."
#define KEY_SIZE 64

/* What a row is called meanwhile, for those who find it in the bin. */
#define MEANWHILE(name) "substr(" name ", 1, 75) || ' (' || n || ')'"

/* idle: the number and the name of a row other than ?3 that has the name ?1, folded ?2, and that
 * nothing uses which is not in the bin. */
struct names_sql {
	const char *table;
	const char *idle;
	const char *give_up;
	const char *take_back;
	const char *settled;
};

#define IDLE_POST(table, used)                                                      \
	"SELECT n, name FROM " table " AS t WHERE name = ?1 AND n <> ?3"            \
	" AND retired = 1 AND NOT EXISTS (SELECT 1 FROM session AS s WHERE s." used \
	" = t.n AND s.deleted = 0) LIMIT 1"
#define IDLE_TAG                                                                    \
	"SELECT n, name FROM tag AS t WHERE (name = ?1 OR folded = ?2) AND n <> ?3" \
	" AND merged IS NULL AND NOT EXISTS (SELECT 1 FROM tag WHERE merged = t.n)" \
	" AND NOT EXISTS (SELECT 1 FROM session_tag AS c JOIN session AS s"         \
	" ON s.n = c.session WHERE c.tag = t.n AND s.deleted = 0) LIMIT 1"
#define GIVE_UP(table, more) \
	"UPDATE " table " SET revision = ?1, name = " MEANWHILE("name") more " WHERE n = ?2"
#define TAKE_BACK(table, more)                                         \
	"UPDATE OR IGNORE " table " SET revision = ?1, name = ?2" more \
	" WHERE n = ?4 AND name = " MEANWHILE("?2")
#define SETTLED(table)                                                            \
	"DELETE FROM setting WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM " table \
	" WHERE n = ?2 AND name = " MEANWHILE("value") ")"

static const struct names_sql names_sql[] = {
	{ "tag", IDLE_TAG, GIVE_UP("tag", ", folded = NULL"), TAKE_BACK("tag", ", folded = ?3"),
	  SETTLED("tag") },
	{ "place", IDLE_POST("place", "place"), GIVE_UP("place", ""), TAKE_BACK("place", ""),
	  SETTLED("place") },
	{ "mediator", IDLE_POST("mediator", "mediator"), GIVE_UP("mediator", ""),
	  TAKE_BACK("mediator", ""), SETTLED("mediator") },
};

static const struct names_sql *
sql_of(const char *table)
{
	for (size_t i = 0; i < sizeof(names_sql) / sizeof(names_sql[0]); i++)
		if (strcmp(names_sql[i].table, table) == 0)
			return &names_sql[i];
	return NULL;
}

/* 1 and its number and name, which is yours; 0 there is none. */
static int
find_idle(struct store *st, const struct names_sql *sql, const char *name, int64_t but, int64_t *n,
	  char **has, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, sql->idle, err);

	if (rc == 0) {
		query_text_any(&q, name);
		query_tag_key(&q, name);
		query_int(&q, but);
		rc = query_step(&q, err);
	}
	if (rc == 1) {
		*n = query_get_int(&q, 0);
		*has = query_get_text(&q, 1);
	}
	query_close(&q);
	return rc;
}

static int
give_up(struct store *st, const struct names_sql *sql, int64_t n, const char *name, struct err *err)
{
	char key[KEY_SIZE];
	int64_t revision;
	int rc = db_next_revision(st, &revision, err);

	snprintf(key, sizeof(key), KEY_PREFIX "%s.%lld", sql->table, (long long)n);
	if (rc == 0)
		rc = store_setting_set(st, key, name, err);
	if (rc == 0)
		rc = query_run_with(st, sql->give_up, (const int64_t[]){ revision, n }, 2, err);
	return rc == 0 ? tag_fold_all(st, err) : rc;
}

/* A tag may stand in the way by its name, and another by what it folds to. */
static int
free_name(struct store *st, const struct names_sql *sql, const char *name, int64_t but,
	  struct err *err)
{
	char *has = NULL;
	int64_t n = 0;
	int rc;

	while ((rc = find_idle(st, sql, name, but, &n, &has, err)) == 1) {
		rc = give_up(st, sql, n, has, err);
		free(has);
		if (rc != 0)
			break;
	}
	return rc;
}

/* The name that the row of the iterator is about to have; NULL when it keeps the one it has. */
static char *
coming_name(sqlite3_changeset_iter *it, int op, int column)
{
	sqlite3_value *v = NULL;

	if (op == SQLITE_DELETE || sqlite3changeset_new(it, column, &v) != SQLITE_OK || v == NULL ||
	    sqlite3_value_type(v) != SQLITE_TEXT)
		return NULL;
	return mem_strdup((const char *)sqlite3_value_text(v));
}

static int
free_row(struct store *st, sqlite3_changeset_iter *it, struct err *err)
{
	const struct names_sql *sql;
	const char *table;
	int columns, op, column, rc = 0;
	char *name;

	if (sqlite3changeset_op(it, &table, &columns, &op, NULL) != SQLITE_OK)
		return 0;
	sql = sql_of(table);
	if (sql == NULL)
		return 0;
	if (db_column(st, table, "name", &column, err) != 0)
		return -1;
	name = coming_name(it, op, column);
	if (name != NULL)
		rc = free_name(st, sql, name, undo_row_number(it, op), err);
	free(name);
	return rc;
}

int
undo_names_free(struct store *st, void *changes, int len, bool redo, struct err *err)
{
	sqlite3_changeset_iter *it = NULL;
	int done = sqlite3changeset_start_v2(&it, len, changes,
					     redo ? 0 : SQLITE_CHANGESETSTART_INVERT);
	int rc = 0;

	if (done != SQLITE_OK)
		return db_fail(st, done, "read changeset", err);
	while (rc == 0 && sqlite3changeset_next(it) == SQLITE_ROW)
		rc = free_row(st, it, err);
	done = sqlite3changeset_finalize(it);
	return rc == 0 && done != SQLITE_OK ? db_fail(st, done, "read changeset", err) : rc;
}

static int
take_back(struct store *st, const struct names_sql *sql, int64_t n, const char *name,
	  struct err *err)
{
	int64_t revision;
	struct query q = { .st = st };
	int rc = db_next_revision(st, &revision, err);

	if (rc == 0)
		rc = query_open(&q, st, sql->take_back, err);
	if (rc == 0) {
		query_int(&q, revision);
		query_text_any(&q, name);
		query_tag_key(&q, name);
		query_int(&q, n);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

/* What has its name again, or was given another, is no longer waited for. */
static int
settle(struct store *st, const struct names_sql *sql, int64_t n, const char *key, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, sql->settled, err);

	if (rc == 0) {
		query_text(&q, key);
		query_int(&q, n);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

static int
return_one(struct store *st, const char *key, const char *name, struct err *err)
{
	const char *table = key + strlen(KEY_PREFIX);
	const char *number = strrchr(key, '.') + 1;
	const struct names_sql *sql;
	char *what = mem_strndup(table, number > table ? (size_t)(number - table) - 1 : 0);
	int64_t n = strtoll(number, NULL, 10);

	sql = sql_of(what);
	free(what);
	if (sql == NULL)
		return 0;
	if (take_back(st, sql, n, name, err) != 0)
		return -1;
	return settle(st, sql, n, key, err);
}

int
undo_names_return(struct store *st, struct err *err)
{
	struct strlist keys = { .count = 0 }, names = { .count = 0 };
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT key, value FROM setting WHERE key GLOB '" KEY_PREFIX
			    "*' ORDER BY key",
			    err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		char *key = query_get_text(&q, 0), *name = query_get_text(&q, 1);

		strlist_add(&keys, key);
		strlist_add(&names, name);
		free(key);
		free(name);
		rc = 0;
	}
	query_close(&q);
	for (size_t i = 0; rc == 0 && i < keys.count; i++)
		rc = return_one(st, keys.item[i], names.item[i], err);
	strlist_clear(&keys);
	strlist_clear(&names);
	return rc;
}
