/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work of a day is done once, by a process of its own: a look for faults, then a backup, and
 * none of a damaged desk. */
#include "config.h"

#include <fcntl.h>
#include <poll.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/backups.h"
#include "app/day_work.h"
#include "app/restore.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/sandbox.h"
#include "tests/lib/app_desk.h"

#define PAGE 4096

static const struct desk_answers answers = {
	.language = LANGUAGE_EN, .name = "Médiathèque", .commune = "97209", .mediator = "Ana"
};

static struct desk *
open_on(const char *path, const char *now)
{
	struct clock clock;
	struct desk *d = NULL;
	struct err err = { 0 };

	clock_parse(now, &clock);
	if ((file_exists(path) ? desk_open(&d, path, &clock, &err)
			       : desk_init(&d, path, &clock, &answers, &err)) != 0) {
		printf("Bail out! no desk: %s: %s\n", err.subject, err.detail);
		exit(1);
	}
	return d;
}

/* Done, and its answer read as the screens do it. */
static struct day_report
work(struct day_work *w, struct desk *d)
{
	struct day_report r = { .whole = false };
	struct pollfd awaited;

	ok(day_work_start(w, d), "it is begun");
	awaited = (struct pollfd){ .fd = day_work_fd(w), .events = POLLIN };
	while (!day_work_done(w, &r) && awaited.fd >= 0)
		poll(&awaited, 1, -1);
	is_int(day_work_fd(w), -1, "and awaited no longer");
	return r;
}

static size_t
copies(struct desk *d)
{
	struct backup_list list;
	struct err err = { 0 };
	char *folder = backups_folder();
	size_t count = backups_list(d, folder, &list, &err) == 0 ? list.count : 99;

	backup_list_clear(&list);
	free(folder);
	return count;
}

static void
test_days(struct day_work *w, const char *path)
{
	struct day_report r;
	struct desk *d = open_on(path, "2026-11-24T09:12");

	ok(day_work_due(d), "it is due on the first day");
	r = work(w, d);
	is_int(r.fault.code, ERR_NONE, "no fault is found");
	is_int(r.backup.code, ERR_NONE, "a backup is made: %s", r.backup.detail);
	ok(r.whole, "all is looked at the first time");
	is_int((int)copies(d), 1, "there it is");
	ok(!day_work_due(d), "once a day is enough");
	desk_close(d);

	d = open_on(path, "2026-11-25T09:12");
	ok(day_work_due(d), "it is due again on the next day");
	r = work(w, d);
	ok(!r.whole, "when a quick look does");
	is_int((int)copies(d), 2, "another backup");
	desk_close(d);

	d = open_on(path, "2026-12-01T09:12");
	ok(work(w, d).whole, "after a week all is looked at again");
	desk_close(d);

	d = open_on(path, "2026-11-20T09:12");
	ok(day_work_due(d), "a clock that went back makes it due");
	desk_close(d);
}

static char *
put(const char *name)
{
	char *folder = backups_folder();
	char *path = path_join(folder, name);
	struct err err = { 0 };

	file_write(path, "half", 4, true, &err);
	free(folder);
	return path;
}

/* What a program that was killed has left. */
static void
test_swept(struct day_work *w, const char *path)
{
	char *own = mem_printf("lakou_mediatheque_2026-11-02_0900.db.%ld.tmp", (long)getpid());
	char *dead = put("lakou_mediatheque_2026-11-02_0900.db.2147483646.tmp");
	char *journal = put("lakou_mediatheque_2026-11-02_0900-2.db.2147483646.tmp-journal");
	char *living = put(own);
	char *strange = put("letter.db.2147483646.tmp");
	char *other = put("lakou_mediatheque_2026-11-02_0900.db.tmp");
	struct desk *d = open_on(path, "2026-12-02T09:12");

	work(w, d);
	ok(!file_exists(dead), "a copy that nobody makes any more goes");
	ok(!file_exists(journal), "and what SQLite left beside one");
	ok(file_exists(living), "one that is being made stays");
	ok(file_exists(strange), "what is not a backup stays");
	ok(file_exists(other), "whatever else it is called");
	unlink(living);
	desk_close(d);
	free(own);
	free(dead);
	free(journal);
	free(living);
	free(strange);
	free(other);
}

static void
test_no_backup(struct day_work *w, const char *path)
{
	struct desk *d = open_on(path, "2026-12-03T09:12");
	char *folder = backups_folder();
	char *away = mem_printf("%s-away", folder);
	struct day_report r;
	struct err err = { 0 };

	rename(folder, away);
	file_write(folder, "", 0, true, &err);
	r = work(w, d);
	is_int(r.fault.code, ERR_NONE, "no fault where a backup cannot be made");
	ok(r.backup.code != ERR_NONE, "which is told");
	ok(day_work_due(d), "and tried again at the next start");
	ok(!desk_readonly(d), "while work goes on");
	unlink(folder);
	rename(away, folder);
	free(away);
	free(folder);
	desk_close(d);
}

/* The first page of a table that nothing reads when a desk is opened. */
static void
spoil(const char *path)
{
	static const char nothing[PAGE];
	sqlite3_stmt *q = NULL;
	sqlite3 *db = NULL;
	off_t page = 0;
	int fd = open(path, O_WRONLY);

	if (sqlite3_open(path, &db) == SQLITE_OK &&
	    sqlite3_prepare_v2(db, "SELECT rootpage FROM sqlite_schema WHERE name = 'turned_away'",
			       -1, &q, NULL) == SQLITE_OK &&
	    sqlite3_step(q) == SQLITE_ROW)
		page = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	sqlite3_close(db);
	ok(page > 1 && pwrite(fd, nothing, PAGE, (page - 1) * PAGE) == PAGE, "a page is spoilt");
	close(fd);
}

/* Triggers keep what was published: without one the file is sound to SQLite alone. */
static void
test_lacking(struct day_work *w, const char *path)
{
	struct buf sound = BUF_INIT;
	struct desk *d;
	struct err err = { 0 };
	sqlite3 *db = NULL;

	is_int(file_read(path, &sound, &err), 0, "the desk is kept aside: %s", err.detail);
	sqlite3_open(path, &db);
	is_int(sqlite3_exec(db, "DROP TRIGGER publication_fixed_d", NULL, NULL, NULL), SQLITE_OK,
	       "a trigger is taken from it");
	sqlite3_close(db);
	d = open_on(path, "2026-12-09T09:12");
	is_int(work(w, d).fault.code, ERR_DAMAGED, "the look of the week finds it");
	ok(day_work_due(d), "and no backup was made of it");
	desk_close(d);
	is_int(file_write(path, sound.text, sound.len, true, &err), 0, "the desk as it was: %s",
	       err.detail);
	buf_clear(&sound);
}

static void
test_damaged(struct day_work *w, const char *path)
{
	struct desk *d = open_on(path, "2026-12-04T09:12");
	struct err err = { 0 };
	struct day_report r;
	size_t before = copies(d);

	desk_close(d);
	spoil(path);
	d = open_on(path, "2026-12-04T09:12");
	r = work(w, d);
	day_work_note(d, &r);
	is_int(r.fault.code, ERR_DAMAGED, "a fault is found");
	is_int((int)copies(d), (int)before, "of a damaged desk no backup is made");
	ok(desk_readonly(d), "and nothing more is written to it");
	is_int(desk_setting_set(d, "recipient", "Ville", &err), -1, "whoever tries");
	is_int(err.code, ERR_DAMAGED, "is told why");
	desk_close(d);
}

/* The program does not stand in its own way. */
static void
test_awaited(struct day_work *w, const char *path)
{
	struct desk *d = open_on(path, "2026-12-04T09:12");
	struct clock clock;
	struct err err = { 0 };
	char *copy = NULL, *sentence = NULL, *aside = NULL;

	is_int(backups_make(d, NULL, &copy, &err), 0, "a backup: %s", err.detail);
	ok(day_work_start(w, d), "the work of the day is under way");
	desk_close(d);
	day_work_await(w, 60000);
	is_int(day_work_fd(w), -1, "it is waited for");
	clock_parse("2026-12-04T09:13", &clock);
	is_int(restore_make(path, copy, NULL, &clock, &sentence, &aside, &err), 0,
	       "then one can go back to a backup: %s", err.detail);
	day_work_await(w, 60000);
	ok(true, "where nothing is under way, nothing is waited for");
	free(copy);
	free(sentence);
	free(aside);
}

int
main(void)
{
	char *folder = tap_tmpdir();
	char *path = path_join(folder, "desk.db");
	struct day_work *w = NULL;
	struct err err = { 0 };

	setenv("XDG_DATA_HOME", folder, 1);
	/* Under the same prohibitions as in the program. */
	if (sandbox_enter(&err) != 0)
		printf("# no sandbox: %s\n", err.detail);
	is_int(day_work_open(&w, path, &err), 0, "a process of its own");
	test_days(w, path);
	test_swept(w, path);
	test_no_backup(w, path);
	test_awaited(w, path);
	test_lacking(w, path);
	test_damaged(w, path);
	day_work_close(w);
	free(path);
	free(folder);
	return tap_done();
}
