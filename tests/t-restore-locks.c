/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going back to a copy where the file is not alone: a journal that lies beside it, a program that
 * has it open and holds no lock, one that was opening it, a copy of an older version. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "store/backup.h"
#include "store/restore.h"
#include "store/schema.h"
#include "tests/lib/store_desk.h"

static const struct restore_others nothing_else = { .path = NULL };

#define SESSIONS "SELECT count(*) FROM session WHERE deleted = 0"
#define ROLLBACK_MODE "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA"

static int
go_back(const char *path, const char *copy, struct restored *r, struct err *err)
{
	int rc = store_restore(path, copy, &nothing_else, &desk_clock, r, err);

	free(r->aside);
	r->aside = NULL;
	return rc;
}

static char *
copy_of(struct store *st)
{
	char *copy = mem_printf("%s.copy", store_path(st));
	struct err err = { .code = ERR_NONE };

	is_int(store_backup(st, copy, false, &err), 0, "a copy is made: %s", desk_why(&err));
	return copy;
}

static void
copy_file(const char *from, const char *to, const char *ending)
{
	char *a = mem_printf("%s%s", from, ending), *b = mem_printf("%s%s", to, ending);
	struct buf all = BUF_INIT;
	struct err err = { .code = ERR_NONE };

	ok(file_read(a, &all, &err) == 0 && file_write(b, all.text, all.len, true, &err) == 0,
	   "%s as it lies there", path_base(b));
	ok(all.len > 0, "with something in it");
	buf_clear(&all);
	free(a);
	free(b);
}

/* Cut short while it was written: to the file, what is not done yet has gone already. */
static char *
cut_short(struct store *st)
{
	char *half = mem_printf("%s.half", store_path(st));
	struct err err = { .code = ERR_NONE };

	is_int(db_exec(st,
		       ROLLBACK_MODE "; PRAGMA cache_size = 2; BEGIN;"
				     "UPDATE session SET deleted = 1;"
				     "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1"
				     " FROM c WHERE x < 2000) INSERT INTO setting (key, value)"
				     " SELECT 'k' || x, hex(randomblob(200)) FROM c",
		       &err),
	       0, "a long write is under way: %s", desk_why(&err));
	copy_file(store_path(st), half, "");
	copy_file(store_path(st), half, "-journal");
	is_int(db_exec(st, "ROLLBACK", &err), 0, "it is given up");
	return half;
}

static void
test_journal(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct err err = { .code = ERR_NONE };
	struct restored r;
	char *copy, *half;

	ok(desk_add(st, 1, 600) > 0, "a session");
	copy = copy_of(st);
	ok(desk_add(st, 1, 660) > 0, "another one");
	half = cut_short(st);
	store_close(st);

	is_int(go_back(path, half, &r, &err), -1, "half of a write is nothing to go back to");
	is_int(err.code, ERR_COPY, "which is said");
	is_str(err.subject, half, "of that file");
	st = desk_again(path);
	is_int(desk_number(st, SESSIONS), 2, "the desk is as it was");
	store_close(st);

	is_int(go_back(half, copy, &r, &err), 0, "in the place of such a desk: %s", desk_why(&err));
	is_int(r.since, 1, "what was given up is not counted, what was there is");
	ok(!r.unread, "all of it was read");
	st = desk_again(half);
	is_int(desk_number(st, SESSIONS), 1, "a copy can be put");
	store_close(st);
	free(half);
	free(copy);
	free(path);
}

/* Where there is no log, a program that does nothing holds no lock: what it saves later must not go
 * into the file that was set aside. */
static void
test_idle(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct err err = { .code = ERR_NONE };
	struct restored r;
	struct session s;
	char *copy;

	copy = copy_of(st);
	is_int(db_exec(st, ROLLBACK_MODE, &err), 0, "without a log: %s", desk_why(&err));
	ok(desk_add(st, 1, 600) > 0, "a session");
	is_int(go_back(path, copy, &r, &err), 0, "it is not seen: %s", desk_why(&err));
	desk_session(&s, 1, 660);
	is_int(store_session_save(st, &s, &err), -1, "but its next save is refused");
	is_int(err.code, ERR_READONLY, "for good");
	is_str(err.detail, "replaced", "for that reason");
	session_clear(&s);
	store_close(st);
	st = desk_again(path);
	is_int(desk_number(st, SESSIONS), 0, "the restored desk is as the copy was");
	store_close(st);
	free(copy);
	free(path);
}

/* --- replaced while it is being opened --- */

/* What the next opening but so many finds gone from under it. There is no other way into the midst
 * of an opening than SQLite's own. */
static struct {
	int openings;
	const char *with, *path;
} replaced;

static int
replace(sqlite3 *db, char **why, const void *api)
{
	(void)db;
	(void)why;
	(void)api;
	if (--replaced.openings == 0)
		rename(replaced.with, replaced.path);
	return SQLITE_OK;
}

static void
test_replaced(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct err err = { .code = ERR_NONE };
	char *copy = copy_of(st);
	struct store *again = NULL;

	store_close(st);
	sqlite3_auto_extension((void (*)(void))replace);
	/* The first opening is a look at it. */
	replaced.openings = 2;
	replaced.with = copy;
	replaced.path = path;
	is_int(store_open(&again, path, &desk_clock, &err), -1, "replaced while it was opened");
	is_int(err.code, ERR_BUSY, "it is to be tried again");
	ok(!file_exists(copy), "for it was replaced");
	sqlite3_cancel_auto_extension((void (*)(void))replace);
	is_int(store_open(&again, path, &desk_clock, &err), 0, "then it opens: %s", desk_why(&err));
	store_close(again);
	free(copy);
	free(path);
}

/* --- older versions --- */

static struct store *
of_version(char **path, int version)
{
	static const char add[] =
		"PRAGMA application_id = 0x4C4B4F55;"
		"INSERT INTO desk (n, id, slug, name, commune, created, own)"
		" VALUES (1, printf('%036d', 1), 'x', 'x', 97209, '', 1);"
		"INSERT INTO mediator (n, id, desk, revision, name)"
		" VALUES (1, printf('%036d', 1), 1, 1, 'x');"
		"INSERT INTO place (n, id, desk, revision, name, commune)"
		" VALUES (1, printf('%036d', 1), 1, 1, 'x', 97209);"
		"INSERT INTO session (id, desk, revision, saved, kind, date, minutes, mediator,"
		" participants, anonymous, channel, deleted) VALUES"
		" (printf('%036d', 1), 1, 1, '', 1, '2026-10-01', 30, 1, 1, 1, 3, 0)";
	struct store *st = mem_alloc(sizeof(*st));
	struct err err = { .code = ERR_NONE };
	char *dir = tap_tmpdir();

	*path = path_join(dir, "desk.db");
	file_write(*path, "", 0, false, &err);
	st->path = mem_strdup(*path);
	st->clock = &desk_clock;
	is_int(db_connect(st, *path, SQLITE_OPEN_READWRITE, false, &err) == 0 &&
			       migrate_run(st, store_migrations, version, &err) == 0
		       ? db_exec(st, add, &err)
		       : -1,
	       0, "a desk of version %d: %s", version, desk_why(&err));
	free(dir);
	return st;
}

static void
test_older(void)
{
	for (int version = 1; version < store_migrations_count; version++) {
		struct err err = { .code = ERR_NONE };
		struct restored r;
		char *path = NULL;
		struct store *st = of_version(&path, version);
		char *copy = copy_of(st);

		store_close(st);
		st = desk_again(path);
		ok(desk_add(st, 1, 600) > 0, "a session of today");
		store_close(st);
		is_int(go_back(path, copy, &r, &err), 0, "back to it: %s", desk_why(&err));
		is_int(r.sessions, 1, "with its session");
		is_int(r.since, 1, "without the other");
		st = desk_again(path);
		is_int(desk_number(st, "PRAGMA user_version"),
		       store_migrations[store_migrations_count - 1].version,
		       "it is of this version now");
		ok(desk_add(st, 1, 600) > 0, "and takes sessions");
		is_int(desk_number(st, "SELECT count(*) FROM access_log WHERE action = 'restore'"),
		       1, "its log begins with that");
		store_close(st);
		is_int(unlink(copy), 0, "the copy is there still");
		free(copy);
		free(path);
	}
}

int
main(void)
{
	test_journal();
	test_idle();
	test_replaced();
	test_older();
	return tap_done();
}
