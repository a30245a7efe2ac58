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

enum { STEPS_MAX = 32 };

/* All steps there are, then what a later program could bring: one more table, and one more row in
 * it. Returns how many. */
static int
make_list(struct migration list[static STEPS_MAX], const char *second, const char *third)
{
	int count = store_migrations_count;

	memcpy(list, store_migrations, (size_t)count * sizeof(*list));
	list[count] = (struct migration){ count + 1, second };
	list[count + 1] = (struct migration){ count + 2, third };
	return count + 2;
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
	struct migration list[STEPS_MAX];
	int steps;
	char *path = NULL;
	struct store *st = empty_desk(&path);
	struct err err = { .code = ERR_NONE };

	steps = make_list(list, "CREATE TABLE more (n INTEGER PRIMARY KEY) STRICT;",
			  "INSERT INTO more VALUES (5);");
	is_int(migrate_run(st, list, steps, &err), 0, "all steps (%s)", desk_why(&err));
	is_int(desk_number(st, "PRAGMA user_version"), steps, "the version is the last one's");
	is_int(desk_number(st, "SELECT n FROM more"), 5, "each was applied");
	ok(desk_number(st, "SELECT count(*) FROM code") > 100, "the numbers are explained");
	is_int(migrate_run(st, list, steps, &err), 0, "again");
	is_int(desk_number(st, "SELECT count(*) FROM more"), 1, "does nothing");
	is_int(migrate_run(st, list, 1, &err), -1, "an older program");
	is_int(err.code, ERR_NEWER, "sees that the file is newer");
	store_close(st);
	free(path);
}

static void
test_from_each(void)
{
	struct migration list[STEPS_MAX];
	int steps;

	steps = make_list(list, "CREATE TABLE more (n INTEGER PRIMARY KEY) STRICT;",
			  "INSERT INTO more VALUES (5);");
	for (int from = store_migrations_count; from < steps; from++) {
		char *path = NULL;
		struct store *st = desk_new(&path);
		char *copy = mem_printf("%s.v%d.bak", path, from);
		struct err err = { .code = ERR_NONE };
		struct store *old = NULL;
		struct stat sb;

		desk_add(st, 1, 600);
		migrate_run(st, list, from, &err);
		is_int(migrate_file(st, list, steps, &err), 0, "from version %d (%s)", from,
		       desk_why(&err));
		is_int(desk_number(st, "PRAGMA user_version"), steps, "to the last");
		is_int(desk_number(st, "SELECT n FROM more"), 5, "with what it brings");
		is_int(desk_number(st, "SELECT count(*) FROM session"), 1, "and what was there");
		ok(stat(copy, &sb) == 0 && (sb.st_mode & 0777) == 0600, "a copy was made, 0600");
		if (from == store_migrations_count) {
			is_int(store_open(&old, copy, &desk_clock, &err), 0, "which is a desk (%s)",
			       desk_why(&err));
			is_int(desk_number(old, "PRAGMA user_version"), from, "of the old version");
			is_int(desk_number(old, "SELECT count(*) FROM session"), 1, "and whole");
			store_close(old);
		}
		store_close(st);
		free(copy);
		free(path);
	}
}

/* A file of the first version, with a month that was published by it. */
static void
test_from_first(void)
{
	static const char publish[] =
		"INSERT INTO publication VALUES (1, '2026-10', 'x', 'coordination', '', '', 'fr',"
		" '', 'UTF-8', NULL, 'x', 'abc');"
		"INSERT INTO publication_cell VALUES (1, 'age', 'personnes', '', '70', 12);"
		"INSERT INTO publication_file VALUES (1, 'manifeste.csv', 'abc', x'00');";
	static const char more[] =
		"INSERT INTO publication_cell VALUES (1, 'age', 'personnes', '', '%d', 12)";
	char *path = NULL;
	char *add = mem_printf(more, 1);
	char *again = mem_printf(more, 2);
	struct store *st = empty_desk(&path);
	struct err err = { .code = ERR_NONE };

	is_int(migrate_run(st, store_migrations, 1, &err), 0, "version 1 (%s)", desk_why(&err));
	is_int(db_exec(st, publish, &err), 0, "published (%s)", desk_why(&err));
	is_int(db_exec(st, add, &err), 0, "which took more figures");
	is_int(migrate_file(st, store_migrations, store_migrations_count, &err), 0, "migrated (%s)",
	       desk_why(&err));
	is_int(desk_number(st, "SELECT count(*) FROM publication_cell"), 2, "all is there");
	is_int(db_exec(st, again, &err), -1, "and takes no more");
	store_close(st);
	free(add);
	free(again);
	free(path);
}

/* Tags of the first version had no folded name; two differed in case alone. */
static void
test_tags_folded(void)
{
	static const char tags[] = "INSERT INTO desk (n, id, slug, name, commune, created)"
				   " VALUES (1, '%036d', 'x', 'x', 97209, '');"
				   "INSERT INTO tag (n, id, desk, revision, name) VALUES"
				   " (1, '%036d', 1, 1, 'Café du Port'), (2, '%036d', 1, 1, 'Été'),"
				   " (3, '%036d', 1, 1, 'été')";
	char *path = NULL;
	char *add = mem_printf(tags, 1, 1, 2, 3);
	struct store *st = empty_desk(&path);
	struct err err = { .code = ERR_NONE };

	is_int(migrate_run(st, store_migrations, 1, &err), 0, "version 1 (%s)", desk_why(&err));
	is_int(db_exec(st, add, &err), 0, "with tags (%s)", desk_why(&err));
	is_int(migrate_run(st, store_migrations, store_migrations_count, &err), 0, "migrated (%s)",
	       desk_why(&err));
	is_int(desk_number(st, "SELECT n FROM tag WHERE folded = 'cafe du port'"), 1,
	       "is found without accents");
	is_int(desk_number(st, "SELECT n FROM tag WHERE folded = 'ete'"), 2, "the first of two is");
	is_int(desk_number(st, "SELECT n FROM tag WHERE folded IS NULL"), 3, "the other stays");
	store_close(st);
	free(add);
	free(path);
}

/* The fourth version did not know which durations were the clock's. */
static void
test_clocked(void)
{
	static const char sessions[] =
		"INSERT INTO desk (n, id, slug, name, commune, created)"
		" VALUES (1, '%036d', 'x', 'x', 97209, '');"
		"INSERT INTO mediator (n, id, desk, revision, name) VALUES (1, '%036d', 1, 1, 'x');"
		"INSERT INTO session (n, id, desk, revision, saved, kind, date, minutes, mediator,"
		" participants, anonymous) VALUES"
		" (1, '%036d', 1, 1, '', 1, '2026-11-23', 25, 1, 1, 1),"
		" (2, '%036d', 1, 2, '', 1, '2026-11-24', 22, 1, 1, 1)";
	char *path = NULL;
	char *add = mem_printf(sessions, 1, 1, 1, 2);
	struct store *st = empty_desk(&path);
	struct err err = { .code = ERR_NONE };

	is_int(migrate_run(st, store_migrations, 4, &err), 0, "version 4 (%s)", desk_why(&err));
	is_int(db_exec(st, add, &err), 0, "with sessions (%s)", desk_why(&err));
	is_int(migrate_file(st, store_migrations, store_migrations_count, &err), 0, "migrated (%s)",
	       desk_why(&err));
	is_int(desk_number(st, "SELECT clocked FROM session WHERE n = 1"), 0, "people say 25");
	is_int(desk_number(st, "SELECT clocked FROM session WHERE n = 2"), 1, "22 is a clock's");
	is_int(desk_number(st, "SELECT attendances FROM day_total WHERE date = '2026-11-24'"), 1,
	       "the day's total stays");
	is_int(migrate_run(st, store_migrations, 4, &err), -1, "the older program");
	is_int(err.code, ERR_NEWER, "refuses it");
	store_close(st);
	free(add);
	free(path);
}

/* The sixth version did not know what was typed into the national tool, too. */
static void
test_reported(void)
{
	char *path = NULL;
	struct store *st = empty_desk(&path);
	struct err err = { .code = ERR_NONE };

	is_int(migrate_run(st, store_migrations, 6, &err), 0, "version 6 (%s)", desk_why(&err));
	is_int(migrate_file(st, store_migrations, store_migrations_count, &err), 0, "migrated (%s)",
	       desk_why(&err));
	is_int(desk_number(st, "SELECT count(*) FROM reported"), 0, "nothing is noted");
	store_close(st);
	free(path);
}

/* The seventh knew no withdrawal; its recipient is the first of several. */
static void
test_recipient(void)
{
	static const char set[] = "INSERT INTO setting VALUES ('recipient', 'Coordination CACEM');"
				  "INSERT INTO publication VALUES (1, '2026-10', 'x',"
				  " 'coordination', '', '', 'fr', '', 'UTF-8', NULL, 'x', 'abc')";
	char *path = NULL;
	struct store *st = empty_desk(&path);
	struct err err = { .code = ERR_NONE };

	is_int(migrate_run(st, store_migrations, 7, &err), 0, "version 7 (%s)", desk_why(&err));
	is_int(db_exec(st, set, &err), 0, "with a recipient (%s)", desk_why(&err));
	is_int(migrate_file(st, store_migrations, store_migrations_count, &err), 0, "migrated (%s)",
	       desk_why(&err));
	is_int(desk_number(st, "SELECT count(*) FROM recipient WHERE name = 'Coordination CACEM'"
			       " AND coalesce(profile, formats, folder, dialect) IS NULL"),
	       1, "is remembered");
	is_int(desk_number(st, "SELECT count(*) FROM publication_withdrawal"), 0,
	       "nothing is withdrawn");
	is_int(desk_number(st, "SELECT count(*) FROM publication_by"), 0,
	       "who made it is not known");
	store_close(st);
	free(path);
}

/* The ninth brings another index of days: the sessions of each older version are in it. */
static void
test_sessions_of_each(void)
{
	static const char add[] =
		"INSERT INTO desk (n, id, slug, name, commune, created)"
		" VALUES (1, printf('%036d', 1), 'x', 'x', 97209, '');"
		"INSERT INTO mediator (n, id, desk, revision, name)"
		" VALUES (1, printf('%036d', 1), 1, 1, 'x');"
		"INSERT INTO session (id, desk, revision, saved, kind, date, minutes, mediator,"
		" participants, anonymous, channel, deleted) VALUES"
		" (printf('%036d', 1), 1, 1, '', 1, '2026-10-01', 30, 1, 1, 1, 3, 0),"
		" (printf('%036d', 2), 1, 2, '', 1, '2026-10-01', 30, 1, 1, 1, 4, 1)";

	for (int from = 1; from < store_migrations_count; from++) {
		char *path = NULL;
		struct store *st = empty_desk(&path);
		struct err err = { .code = ERR_NONE };

		is_int(migrate_run(st, store_migrations, from, &err), 0, "version %d (%s)", from,
		       desk_why(&err));
		is_int(db_exec(st, add, &err), 0, "with sessions (%s)", desk_why(&err));
		is_int(migrate_file(st, store_migrations, store_migrations_count, &err), 0,
		       "migrated (%s)", desk_why(&err));
		is_int(desk_number(st, "SELECT sum(channel) FROM session INDEXED BY session_by_day"
				       " WHERE deleted = 0"),
		       3, "they are in the index of days");
		is_int(desk_number(st, "SELECT count(*) FROM pragma_integrity_check"
				       " WHERE integrity_check = 'ok'"),
		       1, "which is whole");
		is_int(migrate_run(st, store_migrations, from, &err), -1, "the older program");
		is_int(err.code, ERR_NEWER, "leaves the file alone");
		store_close(st);
		free(path);
	}
}

/* What an older file lacks the check says: nobody is kept from it for that. */
static void
test_lacking(void)
{
	char *path = NULL;
	struct store *st = empty_desk(&path);
	struct err err = { .code = ERR_NONE };

	is_int(migrate_run(st, store_migrations, store_migrations_count - 1, &err), 0,
	       "the version before (%s)", desk_why(&err));
	is_int(db_exec(st, "DROP INDEX session_known", &err), 0, "without an index");
	is_int(migrate_file(st, store_migrations, store_migrations_count, &err), 0, "migrated (%s)",
	       desk_why(&err));
	store_close(st);
	free(path);
}

static void
test_failure(void)
{
	struct migration list[STEPS_MAX];
	int steps;
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct err err = { .code = ERR_NONE };

	steps = make_list(
		list, "CREATE TABLE more (n INTEGER PRIMARY KEY) STRICT;",
		"INSERT INTO more VALUES (5); DELETE FROM setting; INSERT INTO none VALUES (1);");
	is_int(migrate_file(st, list, steps, &err), -1, "a step that fails half-way");
	is_int(desk_number(st, "PRAGMA user_version"), steps - 2,
	       "leaves the version that it had before the first");
	is_int(desk_number(st, "SELECT count(*) FROM sqlite_schema WHERE name = 'more'"), 0,
	       "nothing of any stays");
	ok(desk_number(st, "SELECT count(*) FROM setting") > 0, "nothing is gone");
	ok(sqlite3_get_autocommit(st->db) != 0, "no transaction is left open");
	list[steps - 1].sql = "UPDATE session SET place = 99; PRAGMA foreign_keys = OFF;";
	desk_add(st, 1, 600);
	db_exec(st, "PRAGMA foreign_keys = OFF", &err);
	is_int(migrate_run(st, list, steps, &err), -1, "a step that leaves a row without parent");
	is_int(err.code, ERR_DAMAGED, "is found out (%s)", desk_why(&err));
	is_int(desk_number(st, "PRAGMA user_version"), steps - 2, "and taken back");
	store_close(st);
	free(path);
}

static void
test_readonly(void)
{
	struct migration list[STEPS_MAX];
	int steps;
	char *path = NULL;
	struct store *st = desk_new(&path);
	char *copy = mem_printf("%s.v%d.bak", path, store_migrations_count);
	struct err err = { .code = ERR_NONE };

	steps = make_list(list, "CREATE TABLE more (n INTEGER PRIMARY KEY) STRICT;", "SELECT 1;");
	st->readonly = true;
	st->readonly_why = ERR_READONLY;
	is_int(migrate_file(st, list, steps, &err), -1, "an older file that cannot be written");
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
	test_from_first();
	test_tags_folded();
	test_clocked();
	test_reported();
	test_recipient();
	test_sessions_of_each();
	test_lacking();
	test_failure();
	test_readonly();
	return tap_done();
}
