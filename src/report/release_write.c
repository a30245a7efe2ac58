/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of a release on disk: filled under another name, then renamed. Until the release is
 * frozen, what lies in the recipient's folder is blank: whatever ends the program there, nobody has
 * figures that another try would make otherwise. */
#include "config.h"

#include "report/release.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"

/* Files that are being written begin like that, too. */
#define TEMP_START ".lakou-"
#define TEMP_NAME TEMP_START "XXXXXX"

enum { LEFT_SECONDS = 3600 };

/* As many bytes as the file will have, all zero: room for it, that tells nothing. */
static int
fill_blank(const struct release_file *f, const char *path, struct err *err)
{
	char *blank = mem_array(f->len + 1, 1);
	int rc = file_write(path, blank, f->len, false, err);

	free(blank);
	return rc;
}

static int
fill(const struct release *r, const char *folder, bool blank, struct err *err)
{
	int rc = 0;

	for (size_t i = 0; i < r->file_count && rc == 0; i++) {
		const struct release_file *f = &r->file[i];
		char *path = path_join(folder, f->name);

		/* What is blank makes room for it. */
		unlink(path);
		rc = blank ? fill_blank(f, path, err)
			   : file_write(path, f->bytes, f->len, false, err);
		free(path);
	}
	return rc == 0 ? file_sync_dir(folder, err) : -1;
}

static void
discard(const struct release *r, const char *folder)
{
	for (size_t i = 0; i < r->file_count; i++) {
		char *path = path_join(folder, r->file[i].name);

		unlink(path);
		free(path);
	}
	rmdir(folder);
}

/* Whether a file of that name can stand in a folder that is being filled. */
static bool
is_ours(const char *name)
{
	static const char *const names[] = { RELEASE_FILE_STATISTICS, RELEASE_FILE_WORKBOOK,
					     RELEASE_FILE_PAGE,       RELEASE_FILE_NOTICE,
					     RELEASE_FILE_MANIFEST,   RELEASE_FILE_WITHDRAWAL,
					     RELEASE_FILE_ROWS };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return str_starts(name, TEMP_START);
}

/* Empties and removes a folder that holds nothing but files of ours. */
static void
remove_left(const char *folder)
{
	DIR *dir = opendir(folder);
	const struct dirent *e;

	while (dir != NULL && (e = readdir(dir)) != NULL)
		if (is_ours(e->d_name))
			unlinkat(dirfd(dir), e->d_name, 0);
	if (dir != NULL)
		closedir(dir);
	rmdir(folder);
}

/* What a power cut left of folders that were being filled: an hour is more than one takes. */
static void
sweep(const char *path)
{
	DIR *dir = opendir(path);
	const struct dirent *e;
	time_t now = time(NULL);

	while (dir != NULL && (e = readdir(dir)) != NULL) {
		char *folder = path_join(path, e->d_name);
		struct stat st;

		if (str_starts(e->d_name, TEMP_START) && lstat(folder, &st) == 0 &&
		    S_ISDIR(st.st_mode) && st.st_uid == geteuid() &&
		    now - st.st_mtime > LEFT_SECONDS)
			remove_left(folder);
		free(folder);
	}
	if (dir != NULL)
		closedir(dir);
}

/* Entries of a folder; 0 when it cannot be read. */
static size_t
count_entries(const char *folder)
{
	DIR *dir = opendir(folder);
	const struct dirent *e;
	size_t count = 0;

	while (dir != NULL && (e = readdir(dir)) != NULL)
		count += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
	if (dir != NULL)
		closedir(dir);
	return count;
}

/* What is handed over is the folder: a file more, and it is not the release. */
static bool
holds_same(const struct release *r, const char *folder)
{
	bool same = count_entries(folder) == r->file_count;

	for (size_t i = 0; i < r->file_count && same; i++) {
		char *path = path_join(folder, r->file[i].name);

		same = file_same(path, r->file[i].bytes, r->file[i].len);
		free(path);
	}
	return same;
}

/* A new folder in dir with all the files. *temp is yours on success. */
static int
fill_temp(const struct release *r, const char *dir, bool blank, char **temp, struct err *err)
{
	char *path = path_join(dir, TEMP_NAME);
	int rc = -1;

	if (mkdtemp(path) == NULL) {
		err_set_errno(err, errno, dir, "mkdtemp");
	} else {
		rc = fill(r, path, blank, err);
		if (rc != 0)
			discard(r, path);
	}
	if (rc == 0)
		*temp = path;
	else
		free(path);
	return rc;
}

int
report_release_stage(const struct release *r, const char *dir, char **temp, struct err *err)
{
	sweep(dir);
	return fill_temp(r, dir, false, temp, err);
}

int
report_release_reserve(const struct release *r, const char *dir, char **temp, struct err *err)
{
	char *final = path_join(dir, r->folder);
	struct stat st;
	int rc = file_make_dir(dir, err);

	if (rc == 0)
		sweep(dir);
	if (rc == 0 && lstat(final, &st) != 0)
		rc = fill_temp(r, dir, true, temp, err);
	else if (rc == 0 && holds_same(r, final))
		*temp = NULL;
	else if (rc == 0)
		rc = err_set(err, ERR_EXISTS, final, "holds something else");
	free(final);
	return rc;
}

void
report_release_drop(const struct release *r, char *temp)
{
	if (temp != NULL)
		discard(r, temp);
	free(temp);
}

/* A folder that came there meanwhile is not touched, not even an empty one: rename() would replace
 * that. */
static int
put_in_place(const struct release *r, const char *temp, const char *final, struct err *err)
{
	struct stat st;

	if (fill(r, temp, false, err) != 0)
		return -1;
	if (!holds_same(r, temp))
		return err_set(err, ERR_IO, final, "the disk holds something else");
	if (lstat(final, &st) == 0)
		return err_set(err, ERR_EXISTS, final, "holds something else");
	return rename(temp, final) == 0 ? 0 : err_set_errno(err, errno, final, "rename");
}

int
report_release_place(const struct release *r, const char *dir, char *temp, char **folder,
		     struct err *err)
{
	char *final = path_join(dir, r->folder);
	int rc = 0;

	if (temp != NULL && put_in_place(r, temp, final, err) == 0) {
		free(temp);
		rc = file_sync_dir(dir, err);
	} else if (temp != NULL) {
		report_release_drop(r, temp);
		rc = -1;
	}
	if (rc == 0)
		*folder = final;
	else
		free(final);
	return rc;
}

int
report_release_write(const struct release *r, const char *dir, char **folder, struct err *err)
{
	char *temp;

	if (report_release_reserve(r, dir, &temp, err) != 0)
		return -1;
	return report_release_place(r, dir, temp, folder, err);
}
