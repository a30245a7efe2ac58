/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a trigger are kept in the file as they stand in the step that made it. */
#include "config.h"

#include "store/own.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "store/schema.h"

static bool
is_own(const char *sql)
{
	size_t len = strlen(sql);

	for (int i = 0; i < store_migrations_count && len > 0; i++) {
		const char *found = strstr(store_migrations[i].sql, sql);

		if (found != NULL && found[len] == ';')
			return true;
	}
	return false;
}

static int
each_strange(struct store *st, own_fault_fn *fn, void *arg, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')",
			    err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		char *name = query_get_text(&q, 0), *sql = query_get_text(&q, 1);

		if (!is_own(sql != NULL ? sql : ""))
			fn(arg, false, name != NULL ? name : "");
		free(name);
		free(sql);
		rc = 0;
	}
	query_close(&q);
	return rc;
}

/* What a desk of that version has, in memory. To be closed, also after a failure. */
static int
make_schema(struct store *made, int64_t version, struct err *err)
{
	int rc = sqlite3_open_v2(":memory:", &made->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
				 NULL);

	if (rc != SQLITE_OK)
		return db_fail(made, rc, "open", err);
	for (int i = 0; rc == 0 && i < store_migrations_count; i++)
		if (store_migrations[i].version <= version)
			rc = db_exec(made, store_migrations[i].sql, err);
	return rc;
}

/* The words of a table are SQLite's own once a step has added a column. */
static int
tell_lacking(struct store *st, struct store *made, own_fault_fn *fn, void *arg, struct err *err)
{
	struct query all, one = { .stmt = NULL };
	int rc = query_open(&all, made, "SELECT type, name, sql FROM sqlite_schema", err);

	if (rc == 0)
		rc = query_open(&one, st,
				"SELECT 1 FROM sqlite_schema WHERE type = ?1 AND name = ?2"
				" AND (type = 'table' OR sql IS ?3)",
				err);
	while (rc == 0 && (rc = query_step(&all, err)) == 1) {
		char *type = query_get_text(&all, 0), *name = query_get_text(&all, 1);
		char *sql = query_get_text(&all, 2), *what = mem_printf("%s %s", type, name);

		query_text(&one, type);
		query_text(&one, name);
		query_text(&one, sql);
		rc = query_step(&one, err);
		query_again(&one);
		if (rc == 0)
			fn(arg, true, what);
		rc = rc < 0 ? -1 : 0;
		free(type);
		free(name);
		free(sql);
		free(what);
	}
	query_close(&one);
	query_close(&all);
	return rc;
}

static int
each_lacking(struct store *st, own_fault_fn *fn, void *arg, struct err *err)
{
	struct store made = { .path = st->path };
	int64_t version;
	int rc = db_number(st, "PRAGMA user_version", &version, err);

	if (rc == 0)
		rc = make_schema(&made, version, err);
	if (rc == 0)
		rc = tell_lacking(st, &made, fn, arg, err);
	sqlite3_close(made.db);
	return rc;
}

int
own_schema_each(struct store *st, own_fault_fn *fn, void *arg, struct err *err)
{
	return each_strange(st, fn, arg, err) != 0 ? -1 : each_lacking(st, fn, arg, err);
}

struct refusal {
	const struct store *st;
	struct err first; /* of its faults, ERR_NONE while there is none */
};

static void
refuse(void *arg, bool lacks, const char *name)
{
	struct refusal *r = arg;

	if (r->first.code == ERR_NONE)
		err_set(&r->first, ERR_DAMAGED, r->st->path, "%s: %s",
			lacks ? "lacks" : "not of this program", name);
}

static int
refuse_faults(struct store *st, int (*each)(struct store *, own_fault_fn *, void *, struct err *),
	      struct err *err)
{
	struct refusal r = { .st = st, .first = { .code = ERR_NONE } };

	if (each(st, refuse, &r, err) != 0)
		return -1;
	if (r.first.code == ERR_NONE)
		return 0;
	*err = r.first;
	return -1;
}

int
own_triggers_alone(struct store *st, struct err *err)
{
	return refuse_faults(st, each_strange, err);
}

int
own_schema_whole(struct store *st, struct err *err)
{
	return refuse_faults(st, own_schema_each, err);
}

/* A link has no permissions of its own. */
static void
keep_private(const char *path)
{
	struct stat sb;

	if (lstat(path, &sb) == 0 && S_ISREG(sb.st_mode) && sb.st_uid == geteuid() &&
	    (sb.st_mode & (S_IRWXG | S_IRWXO)) != 0)
		chmod(path, sb.st_mode & S_IRWXU);
}

void
own_file_private(const struct store *st)
{
	static const char *const ending[] = { "", "-wal", "-shm", "-journal" };
	const char *file = sqlite3_db_filename(st->db, "main");

	for (size_t i = 0; i < sizeof(ending) / sizeof(ending[0]); i++) {
		char *path = mem_printf("%s%s", file != NULL && *file != '\0' ? file : st->path,
					ending[i]);

		keep_private(path);
		free(path);
	}
}

static void
open_beside(const struct store *st, const char *ending)
{
	char *path = mem_printf("%s%s", st->path, ending);
	struct stat file, sb;

	if (stat(st->path, &file) == 0 && lstat(path, &sb) == 0 && S_ISREG(sb.st_mode) &&
	    sb.st_uid == geteuid() && (file.st_mode & S_IWUSR) != 0 && (sb.st_mode & S_IWUSR) == 0)
		chmod(path, sb.st_mode | S_IWUSR);
	free(path);
}

void
own_log_writable(const struct store *st)
{
	open_beside(st, "-shm");
	open_beside(st, "-wal");
}
