/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Migrations: from every older version, with a copy made first, and none of it when a step
 * fails. */
#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/db.h"
#include "store/schema.h"
#include "tests/lib/store_desk.h"

#define STEPS 3

/* What a later program could bring: one more table, then one more row in it. */
static void
make_list(struct migration list[static STEPS], const char *second, const char *third)
{
	list[0] = store_migrations[0];
	list[1] = (struct migration){ 2, second };
	list[2] = (struct migration){ 3, third };
}

static int64_t
number(struct store *st, const char *sql)
{
	struct err err;
	int64_t n = -1;

	db_number(st, sql, &n, &err);
	return n;
}

/* Ours by its mark, but with nothing in it. */
static struct store *
empty_desk(char **path)
{
	char *dir = tap_tmpdir();
	struct store *st = mem_alloc(sizeof(*st));
	struct err err;

	*path = path_join(dir, "old.db");
	file_write(*path, "", 0, false, &err);
	st->path = mem_strdup(*path);
	st->clock = &desk_clock;
	ok(db_connect(st, *path, SQLITE_OPEN_READWRITE, false, &err) == 0, "an empty file");
	db_exec(st, "PRAGMA application_id = 0x4C4B4F55", &err);
	free(dir);
	return st;
}

static void
test_from_nothing(void)
{
	struct migration list[STEPS];
	char *path = NULL;
	struct store *st = empty_desk(&path);
	struct err err = { .code = ERR_NONE };

	make_list(list, "CREATE TABLE more (n INTEGER PRIMARY KEY) STRICT;",
		  "INSERT INTO more VALUES (5);");
	is_int(migrate_run(st, list, STEPS, &err), 0, "all steps (%s)", desk_why(&err));
	is_int(number(st, "PRAGMA user_version"), 3, "the version is the last one's");
	is_int(number(st, "SELECT n FROM more"), 5, "each was applied");
	ok(number(st, "SELECT count(*) FROM code") > 100, "the numbers are explained");
	is_int(migrate_run(st, list, STEPS, &err), 0, "again");
	is_int(number(st, "SELECT count(*) FROM more"), 1, "does nothing");
	is_int(migrate_run(st, list, 1, &err), -1, "an older program");
	is_int(err.code, ERR_NEWER, "sees that the file is newer");
	store_close(st);
	free(path);
}

static void
test_from_each(void)
{
	struct migration list[STEPS];

	make_list(list, "CREATE TABLE more (n INTEGER PRIMARY KEY) STRICT;",
		  "INSERT INTO more VALUES (5);");
	for (int from = 1; from < STEPS; from++) {
		char *path = NULL;
		struct store *st = desk_new(&path);
		char *copy = mem_printf("%s.v%d.bak", path, from);
		struct err err = { .code = ERR_NONE };
		struct store *old = NULL;
		struct stat sb;

		desk_add(st, 1, 600);
		migrate_run(st, list, from, &err);
		is_int(migrate_file(st, list, STEPS, &err), 0, "from version %d (%s)", from,
		       desk_why(&err));
		is_int(number(st, "PRAGMA user_version"), STEPS, "to the last");
		is_int(number(st, "SELECT n FROM more"), 5, "with what it brings");
		is_int(number(st, "SELECT count(*) FROM session"), 1, "and what was there");
		ok(stat(copy, &sb) == 0 && (sb.st_mode & 0777) == 0600, "a copy was made, 0600");
		if (from == 1) {
			is_int(store_open(&old, copy, &desk_clock, &err), 0, "which is a desk (%s)",
			       desk_why(&err));
			is_int(number(old, "PRAGMA user_version"), 1, "of the old version");
			is_int(number(old, "SELECT count(*) FROM session"), 1, "and whole");
			store_close(old);
		}
		store_close(st);
		free(copy);
		free(path);
	}
}

static void
test_failure(void)
{
	struct migration list[STEPS];
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct err err = { .code = ERR_NONE };

	make_list(list, "CREATE TABLE more (n INTEGER PRIMARY KEY) STRICT;",
		  "INSERT INTO more VALUES (5); DELETE FROM setting; INSERT INTO none VALUES (1);");
	is_int(migrate_file(st, list, STEPS, &err), -1, "a step that fails half-way");
	is_int(number(st, "PRAGMA user_version"), 2, "leaves the version before it");
	is_int(number(st, "SELECT count(*) FROM more"), 0, "nothing of it stays");
	ok(number(st, "SELECT count(*) FROM setting") > 0, "nothing is gone");
	ok(sqlite3_get_autocommit(st->db) != 0, "no transaction is left open");
	list[2].sql = "UPDATE session SET place = 99; PRAGMA foreign_keys = OFF;";
	desk_add(st, 1, 600);
	db_exec(st, "PRAGMA foreign_keys = OFF", &err);
	is_int(migrate_run(st, list, STEPS, &err), -1, "a step that leaves a row without parent");
	is_int(err.code, ERR_DAMAGED, "is found out (%s)", desk_why(&err));
	is_int(number(st, "PRAGMA user_version"), 2, "and taken back");
	store_close(st);
	free(path);
}

static void
test_readonly(void)
{
	struct migration list[STEPS];
	char *path = NULL;
	struct store *st = desk_new(&path);
	char *copy = mem_printf("%s.v1.bak", path);
	struct err err = { .code = ERR_NONE };

	make_list(list, "CREATE TABLE more (n INTEGER PRIMARY KEY) STRICT;", "SELECT 1;");
	st->readonly = true;
	is_int(migrate_file(st, list, STEPS, &err), -1, "an older file that cannot be written");
	is_int(err.code, ERR_READONLY, "is not migrated");
	ok(!file_exists(copy), "nor copied");
	store_close(st);
	free(copy);
	free(path);
}

int
main(void)
{
	is_int(store_migrations[store_migrations_count - 1].version, store_migrations_count,
	       "versions are numbered from 1 without a gap");
	test_from_nothing();
	test_from_each();
	test_failure();
	test_readonly();
	return tap_done();
}
