/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups: a copy is the desk of one instant, and only what proves to be one goes. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/backups.h"
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
	clock_parse("2026-11-23T14:32", &clock);
	d = NULL;
	if (desk_open(&d, file, &clock, &err) == 0)
		is_int(backups_make(d, folder, &new, &err), 0, "months later");
	ok(file_exists(old), "it may be the clock: the one before stays");
	free(new);
	new = NULL;
	desk_close(d);
	clock_parse("2026-11-24T14:32", &clock);
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

int
main(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");

	test_choice();
	test_copy(d);
	desk_close(d);
	test_others();
	test_thinned();
	return tap_done();
}
