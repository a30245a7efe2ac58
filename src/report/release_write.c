/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of a release on disk: filled under another name, then renamed. */
#include "config.h"

#include "report/release.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

static int
fill(const struct release *r, const char *folder, struct err *err)
{
	int rc = 0;

	for (size_t i = 0; i < r->file_count && rc == 0; i++) {
		char *path = path_join(folder, r->file[i].name);

		rc = file_write(path, r->file[i].bytes, r->file[i].len, false, err);
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

/* A new folder beside the final one, with all the files. *temp is yours on success. */
static int
fill_temp(const struct release *r, const char *dir, char **temp, struct err *err)
{
	char *path = path_join(dir, ".lakou-XXXXXX");
	int rc = -1;

	if (mkdtemp(path) == NULL) {
		err_set_errno(err, errno, dir, "mkdtemp");
	} else {
		rc = fill(r, path, err);
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
report_release_prepare(const struct release *r, const char *dir, char **temp, struct err *err)
{
	char *final = path_join(dir, r->folder);
	struct stat st;
	int rc = file_make_dir(dir, err);

	if (rc == 0 && lstat(final, &st) != 0)
		rc = fill_temp(r, dir, temp, err);
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
put_in_place(const char *temp, const char *final, struct err *err)
{
	struct stat st;

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

	if (temp != NULL && put_in_place(temp, final, err) == 0) {
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

	if (report_release_prepare(r, dir, &temp, err) != 0)
		return -1;
	return report_release_place(r, dir, temp, folder, err);
}
