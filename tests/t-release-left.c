/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever ends the program while it publishes, the recipient's folder has no figure of what was
 * not frozen, and what such an end left goes away. */
#include "config.h"

#include "report/release_publish.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/lib/release_memory.h"
#include "tests/lib/tap.h"

enum { DAY_SECONDS = 86400 };

/* What is asked of the desk, and what its folders hold at the moment when it is. */
struct looking {
	char *given, *private;
	size_t given_files, given_bytes;
	size_t attacked_bytes, left_bytes; /* in the private one */
};
static struct looking looking;

/* Bytes that are not zero, in files of folders in dir; *files: how many files. */
static size_t
count_bytes(const char *dir, size_t *files)
{
	DIR *d = opendir(dir);
	const struct dirent *e;
	size_t count = 0;

	while (d != NULL && (e = readdir(d)) != NULL) {
		char *path = path_join(dir, e->d_name);
		struct stat st;
		struct buf b = { 0 };
		struct err err;

		if (e->d_name[strspn(e->d_name, ".")] != '\0' && stat(path, &st) == 0) {
			if (S_ISDIR(st.st_mode))
				count += count_bytes(path, files);
			else if (file_read(path, &b, &err) == 0)
				++*files;
		}
		for (size_t i = 0; i < b.len; i++)
			count += b.text[i] != '\0';
		buf_clear(&b);
		free(path);
	}
	if (d != NULL)
		closedir(d);
	return count;
}

static int
keep_and_look(void *arg, const struct release *r, struct err *err)
{
	size_t files = 0;

	looking.given_bytes += count_bytes(looking.given, &looking.given_files);
	looking.left_bytes = count_bytes(looking.private, &files);
	return keeper_keep(arg, r, err);
}

static int
past_and_look(void *arg, const char *period, struct release_list *out, struct err *err)
{
	size_t files = 0;

	looking.attacked_bytes += count_bytes(looking.private, &files);
	looking.given_bytes += count_bytes(looking.given, &files);
	return keeper_past(arg, period, out, err);
}

static char *
private_dir(void *arg)
{
	(void)arg;
	return mem_strdup(looking.private);
}

static void
test_blank(void)
{
	struct release_request q = request("2026-10");
	struct release_keeper knowing = keeper;
	struct desk_sql d;
	struct stats *st;
	struct release r;
	struct err err = { 0 };
	char *folder = NULL;
	size_t files = 0;
	bool before;

	looking = (struct looking){ .given = tap_tmpdir(), .private = tap_tmpdir() };
	knowing.keep = keep_and_look;
	knowing.past = past_and_look;
	knowing.private_dir = private_dir;
	desk_sql_open(&d);
	for (int i = 0; i < 40; i++)
		desk_sql_session(&d, "2026-10-05", 1, NULL);
	if (!ok(stats_open(&st, d.path, &err) == 0, "a month"))
		return;
	ok(report_release_publish(st, &q, &knowing, looking.given, &r, &before, &folder, &err) == 0,
	   "published (%s)", err.detail);
	is_int(looking.given_files, 3, "before it is kept the folder has room for three files");
	is_int(looking.given_bytes, 0, "and not a byte of them");
	ok(looking.attacked_bytes > 1000, "for they are attacked elsewhere");
	is_int(looking.left_bytes, 0, "where nothing is left");
	ok(count_bytes(looking.given, &files) > 1000 && files == 3, "then it has them");
	release_clear(&r);
	stats_close(st);
	forget();
	free(folder);
	free(looking.given);
	free(looking.private);
	desk_sql_close(&d);
}

/* A folder under the name of one that is being filled, of a day ago or of now. */
static char *
leave_folder(const char *dir, const char *name, const char *file, bool old)
{
	char *folder = path_join(dir, name);
	char *path = path_join(folder, file);
	const struct timespec then = { .tv_sec = time(NULL) - (old ? DAY_SECONDS : 0) };
	const struct timespec times[2] = { then, then };
	struct err err;

	ok(file_make_dir(folder, &err) == 0 && file_write(path, "x", 1, false, &err) == 0 &&
		   utimensat(AT_FDCWD, folder, times, 0) == 0,
	   "%s is there", name);
	free(path);
	return folder;
}

static void
test_swept(void)
{
	struct release_request q = request("2026-10");
	char *dir = tap_tmpdir();
	char *left = leave_folder(dir, ".lakou-AbCd12", "statistiques.csv", true);
	char *busy = leave_folder(dir, ".lakou-AbCd13", "statistiques.csv", false);
	char *foreign = leave_folder(dir, ".lakou-AbCd14", "photo.jpg", true);
	char *photo = path_join(foreign, "photo.jpg");
	struct desk_sql d;
	struct stats *st;
	struct release r;
	struct err err = { 0 };
	char *folder = NULL;
	bool before;

	desk_sql_open(&d);
	for (int i = 0; i < 40; i++)
		desk_sql_session(&d, "2026-10-05", 1, NULL);
	if (!ok(stats_open(&st, d.path, &err) == 0, "a month"))
		return;
	ok(report_release_publish(st, &q, &keeper, dir, &r, &before, &folder, &err) == 0,
	   "published (%s)", err.detail);
	ok(!file_exists(left), "what a power cut left yesterday is gone");
	ok(file_exists(busy), "what another program may be filling stays");
	ok(file_exists(photo), "and so does what is not ours");
	release_clear(&r);
	stats_close(st);
	forget();
	free(folder);
	free(photo);
	free(foreign);
	free(busy);
	free(left);
	free(dir);
	desk_sql_close(&d);
}

/* A program that publishes the quarter just before the month is kept. */
struct meanwhile {
	struct stats *stats;
	int times;
};
static struct meanwhile meanwhile;

static int
keep_after_quarter(void *arg, const struct release *r, struct err *err)
{
	struct release_request q = request("2026-T4");
	struct release quarter;
	struct err other = { 0 };
	bool before;

	if (meanwhile.times++ == 0) {
		ok(report_release_make(meanwhile.stats, &q, &keeper, &quarter, &before, &other) ==
			   0,
		   "its quarter, by another program (%s)", other.detail);
		release_clear(&quarter);
	}
	return keeper_keep(arg, r, err);
}

static void
test_meanwhile(void)
{
	struct release_request q = request("2026-10");
	struct release_keeper other = keeper;
	char *dir = tap_tmpdir();
	struct desk_sql d;
	struct release r;
	struct err err = { 0 };
	char *folder = NULL;
	bool before;

	other.keep = keep_after_quarter;
	desk_sql_open(&d);
	for (int i = 0; i < 40; i++)
		desk_sql_session(&d, "2026-10-05", 1, NULL);
	if (!ok(stats_open(&meanwhile.stats, d.path, &err) == 0, "a month"))
		return;
	is_int(report_release_publish(meanwhile.stats, &q, &other, dir, &r, &before, &folder, &err),
	       -1, "the month after its quarter");
	is_int(err.code, ERR_COVERED, "is refused, as if it had come later");
	is_int(memory.count, 1, "the quarter alone is kept");
	is_int(meanwhile.times, 1, "for the month was not made again");
	stats_close(meanwhile.stats);
	forget();
	free(dir);
	desk_sql_close(&d);
}

int
main(void)
{
	test_meanwhile();
	test_blank();
	test_swept();
	return tap_done();
}
