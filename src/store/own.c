/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a trigger are kept in the file as they stand in the step that made it. */
#include "config.h"

#include "store/own.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
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

static void
read_part(struct query *q, struct own_fault *f)
{
	f->type = query_get_text(q, 0);
	f->name = query_get_text(q, 1);
	f->sql = query_get_text(q, 2);
	if (f->name == NULL)
		f->name = mem_strdup("");
}

static void
clear_part(struct own_fault *f)
{
	free(f->type);
	free(f->name);
	free(f->sql);
}

/* An index without words is of a table, and made with it. */
static int
each_strange(struct store *st, bool indexes, own_fault_fn *fn, void *arg, struct err *err)
{
	struct query q;
	int rc = query_open(
		&q, st,
		"SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')"
		" OR (? AND type = 'index' AND sql IS NOT NULL)",
		err);

	if (rc == 0)
		query_int(&q, indexes);
	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		struct own_fault f = { .lacks = false };

		read_part(&q, &f);
		if (!is_own(f.sql != NULL ? f.sql : ""))
			fn(arg, &f);
		clear_part(&f);
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

/* Of a table that is there in other words nothing is lacking: somebody has put them there. Where a
 * step adds a column SQLite writes the words, here as in the file. */
static int
tell_lacking(struct store *st, struct store *made, own_fault_fn *fn, void *arg, struct err *err)
{
	struct query all, one = { .stmt = NULL };
	int rc = query_open(&all, made, "SELECT type, name, sql FROM sqlite_schema", err);

	if (rc == 0)
		rc = query_open(&one, st,
				"SELECT sql IS ?3 FROM sqlite_schema WHERE type = ?1 AND name = ?2"
				" AND (type = 'table' OR sql IS ?3)",
				err);
	while (rc == 0 && (rc = query_step(&all, err)) == 1) {
		struct own_fault f = { .lacks = false };
		bool same = false;

		read_part(&all, &f);
		query_text(&one, f.type);
		query_text(&one, f.name);
		query_text(&one, f.sql);
		rc = query_step(&one, err);
		f.lacks = rc == 0;
		same = rc == 1 && query_get_int(&one, 0) == 1;
		query_again(&one);
		if (rc >= 0 && !same)
			fn(arg, &f);
		rc = rc < 0 ? -1 : 0;
		clear_part(&f);
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
	return each_strange(st, true, fn, arg, err) != 0 ? -1 : each_lacking(st, fn, arg, err);
}

struct refusal {
	const struct store *st;
	struct err first; /* of its faults, ERR_NONE while there is none */
};

static bool
is_mendable(const struct own_fault *f)
{
	return strcmp(f->type, "index") == 0 && f->sql != NULL;
}

static void
refuse(void *arg, const struct own_fault *f)
{
	struct refusal *r = arg;

	if (r->first.code == ERR_NONE && !is_mendable(f))
		err_set(&r->first, ERR_DAMAGED, r->st->path, "%s: %s %s",
			f->lacks ? "lacks" : "not of this program", f->type, f->name);
}

static int
end_refusal(const struct refusal *r, struct err *err)
{
	if (r->first.code == ERR_NONE)
		return 0;
	*err = r->first;
	return -1;
}

int
own_triggers_alone(struct store *st, struct err *err)
{
	struct refusal r = { .st = st, .first = { .code = ERR_NONE } };

	return each_strange(st, false, refuse, &r, err) != 0 ? -1 : end_refusal(&r, err);
}

int
own_schema_whole(struct store *st, struct err *err)
{
	struct refusal r = { .st = st, .first = { .code = ERR_NONE } };

	return own_schema_each(st, refuse, &r, err) != 0 ? -1 : end_refusal(&r, err);
}

static void
mend(void *arg, const struct own_fault *f)
{
	char *drop;

	if (!is_mendable(f))
		return;
	drop = sqlite3_mprintf("DROP INDEX \"%w\"", f->name);
	strlist_add(arg, f->lacks ? f->sql : drop);
	sqlite3_free(drop);
}

int
own_indexes_mend(struct store *st, struct err *err)
{
	struct strlist steps = { 0 };
	int rc = own_schema_each(st, mend, &steps, err);

	for (size_t i = 0; rc == 0 && i < steps.count; i++)
		rc = db_exec(st, steps.item[i], err);
	strlist_clear(&steps);
	if (rc != 0 && err->code == ERR_EXISTS)
		err_set(err, ERR_DAMAGED, st->path, "twice what is there once");
	return rc;
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
