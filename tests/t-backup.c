/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups: a copy is the desk of one instant, and only what proves to be one goes. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "app/backups.h"
#include "app/set_aside.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/backup.h"
#include "tests/lib/app_desk.h"

#define MANY 64

/* The days, counted back from the first day, of those that are kept: "0 1 7". */
static char *
kept_days(const int *ago, size_t count, int today)
{
	struct backup item[MANY] = { { .path = NULL } };
	bool keep[MANY];
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < count; i++)
		item[i].day = today - ago[i];
	backups_choose(item, count, today, keep);
	for (size_t i = 0; i < count; i++)
		if (keep[i])
			buf_addf(&out, "%s%d", out.len > 0 ? " " : "", ago[i]);
	return buf_take(&out);
}

static void
check_kept(const int *ago, size_t count, const char *wanted, const char *what)
{
	/* A Tuesday: the week began the day before. */
	char *kept = kept_days(ago, count, date_from(2026, 11, 24));

	is_str(kept, wanted, "%s", what);
	free(kept);
}

static void
test_choice(void)
{
	static const int none[] = { 0 };
	static const int today[] = { 0, 0, 0 };
	static const int future[] = { -3650, -1, 0, 1 };
	static const int old[] = { 400, 401, 430 };
	static const int twice[] = { 1, 1, 2, 2 };
	static const int rare[] = { 0, 10, 20, 30, 34, 36 };
	int daily[40];

	for (int i = 0; i < 40; i++)
		daily[i] = i;
	check_kept(none, 0, "", "there may be none");
	check_kept(today, 3, "0 0 0", "those of the day stay, however many");
	check_kept(daily, 40, "0 1 2 3 4 5 6 9 16",
		   "seven days, and the newest of each of four weeks");
	check_kept(old, 3, "400", "the last one stays, however old");
	check_kept(twice, 4, "1 2", "of a day before, the newest");
	check_kept(rare, 6, "0 10 20 30 34", "days without one do not count, but age does");
	check_kept(future, 4, "-3650 -1 0 1", "one of a day to come goes never");
}

static int64_t
count_sessions(const char *path)
{
	struct backup_facts facts;
	struct err err = { 0 };

	return store_backup_read(path, &facts, &err) == 0 ? facts.sessions : -1;
}

static void
test_copy(struct desk *d)
{
	struct backup_facts facts;
	struct err err = { 0 };
	char *folder = tap_tmpdir();
	char *path = NULL, *other = NULL, *strange;
	struct stat sb;

	is_int(backups_make(d, folder, &path, &err), 0, "a copy is made");
	is_str(path_base(path), "lakou_mediatheque_2026-11-24_1432.db", "its name says when");
	is_int(stat(path, &sb) == 0 ? (int)(sb.st_mode & 0777) : -1, 0600,
	       "its owner alone reads it");
	is_int(store_backup_read(path, &facts, &err), 0, "it can be read");
	is_int(facts.sessions, 0, "and says what it holds");
	is_int(facts.last, DATE_NONE, "no day where there is none");
	is_int(backups_make(d, folder, &other, &err), 0, "another of the same minute");
	is_int(err.code, ERR_NONE, "with nothing to say");
	is_str(path_base(other), "lakou_mediatheque_2026-11-24_1432-2.db", "has a name of its own");

	strange = path_join(folder, "lakou_mediatheque_2020-01-01_0900.db");
	file_write(strange, "mine", 4, false, &err);
	free(other);
	other = NULL;
	is_int(backups_make(d, folder, &other, &err), 0, "a third one");
	ok(file_exists(strange), "what only has the name of a backup stays");
	is_int(count_sessions(strange), -1, "and is none");
	free(strange);
	free(other);
	free(path);
	free(folder);
}

/* One of a desk whose short name is the same. */
static void
test_others(void)
{
	struct desk *mine = app_desk_new("2026-11-24T14:32");
	struct desk *theirs = app_desk_new("2026-01-05T09:00");
	char *folder = tap_tmpdir();
	char *old = NULL, *new = NULL;
	struct err err = { 0 };

	backups_make(theirs, folder, &old, &err);
	is_int(backups_make(mine, folder, &new, &err), 0, "beside that of another desk");
	ok(file_exists(old), "which stays, however old");
	free(old);
	free(new);
	free(folder);
	desk_close(mine);
	desk_close(theirs);
}

/* As when somebody had to say the day: no practice, whatever day the test runs on. */
static void
set_clock(struct clock *clock, const char *now)
{
	clock_parse(now, clock);
	*clock = (struct clock){ .shift = clock->fixed_utc - time(NULL) };
}

static void
test_thinned(void)
{
	struct clock clock;
	struct desk *d = app_desk_new("2026-01-05T09:00");
	char *folder = tap_tmpdir();
	char *old = NULL, *new = NULL;
	char *file = mem_strdup(desk_file(d));
	struct err err = { 0 };

	backups_make(d, folder, &old, &err);
	desk_close(d);
	set_clock(&clock, "2026-11-23T14:32");
	d = NULL;
	if (desk_open(&d, file, &clock, &err) == 0)
		is_int(backups_make(d, folder, &new, &err), 0, "months later");
	ok(file_exists(old), "it may be the clock: the one before stays");
	free(new);
	new = NULL;
	desk_close(d);
	set_clock(&clock, "2026-11-24T14:32");
	d = NULL;
	if (desk_open(&d, file, &clock, &err) == 0)
		is_int(backups_make(d, folder, &new, &err), 0, "and the day after");
	ok(!file_exists(old), "one that is too old goes");
	ok(new != NULL &&file_exists(new), "and the new one is there");
	free(file);
	free(old);
	free(new);
	free(folder);
	desk_close(d);
}

/* A desk of that day is opened, and a backup made, which thins. */
static void
live(const char *file, const char *folder, const char *now)
{
	struct clock clock;
	struct desk *d = NULL;
	struct err err = { 0 };
	char *copy = NULL;

	set_clock(&clock, now);
	is_int(desk_open(&d, file, &clock, &err) == 0 ? backups_make(d, folder, &copy, &err) : -1,
	       0, "a day of work, %s: %s", now, err.detail);
	free(copy);
	desk_close(d);
}

static void
copy_file(const char *from, const char *to)
{
	struct buf all = BUF_INIT;
	struct err err = { 0 };

	ok(file_read(from, &all, &err) == 0 && file_write(to, all.text, all.len, true, &err) == 0,
	   "%s is there", to);
	buf_clear(&all);
}

/* What restores have set aside holds names as a backup does: it is kept no longer. */
static void
test_set_aside(void)
{
	static const char *const name[] = {
		".replaced_2026-10-19_0900",  ".replaced_2026-10-20_0900",
		".replaced_2026-10-20_0901",  ".replaced_2026-10-20_0901-2",
		".replaced_2026-10-01_0900",  ".replaced_2026-10-01_0900-wal",
		".replaced_2026-10-02_0900",  ".replaced_2026-1-02_0900",
		".replaced_2026-10-01_0900x", ".replaced_2026-12-24_0900",
	};
	enum { FILES = sizeof(name) / sizeof(name[0]), DAMAGED = 4, LOG, OTHERS };
	static const bool stays[FILES] = { false, true, true, true, false,
					   false, true, true, true, true };
	struct desk *other = app_desk_new("2026-01-05T09:00");
	struct desk *d = app_desk_new("2026-01-05T09:00");
	char *folder = tap_tmpdir();
	char *file = mem_strdup(desk_file(d)), *theirs = mem_strdup(desk_file(other));
	char *path[FILES];
	struct backup_list list;
	struct err err = { 0 };

	desk_close(d);
	desk_close(other);
	for (int i = 0; i < FILES; i++) {
		path[i] = mem_printf("%s%s", file, name[i]);
		if (i == DAMAGED || i == LOG)
			file_write(path[i], "no desk", 7, true, &err);
		else
			copy_file(i == OTHERS ? theirs : file, path[i]);
	}
	is_int(set_aside_list(file, &list, &err), 0, "what is set aside");
	is_int((int)list.count, 7, "is known by its name");
	ok(list.count == 7 && strcmp(list.item[0].path, path[9]) == 0 &&
		   strcmp(list.item[1].path, path[3]) == 0,
	   "the newest first");
	backup_list_clear(&list);
	/* Without a backup of the days before it may be the clock. */
	live(file, folder, "2026-11-23T14:32");
	for (int i = 0; i < FILES; i++)
		ok(file_exists(path[i]), "%s stays", path_base(path[i]));
	live(file, folder, "2026-11-24T08:00");
	for (int i = 0; i < FILES; i++) {
		is_int(file_exists(path[i]), stays[i], "the day after: %s", path_base(path[i]));
		free(path[i]);
	}
	free(theirs);
	free(file);
	free(folder);
}

int
main(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");

	test_choice();
	test_copy(d);
	desk_close(d);
	test_others();
	test_thinned();
	test_set_aside();
	return tap_done();
}
