/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Written under a name of its own, read through, synced, and only then named. */
#include "config.h"

#include "store/backup.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/os.h"
#include "store/db.h"
#include "store/own.h"
#include "store/restore_private.h"

#define MODE_FILE (S_IRUSR | S_IWUSR)
#define SAID_SIZE 200
#define UNDER_WAY ".tmp"
#define JOURNAL "-journal"
#define STEPS_A_LOOK 100000 /* of SQLite's machine, some milliseconds */
#define LEFT_AFTER 86400 /* seconds: no copy takes so long, and numbers of processes come again */

/* A medium that does not tell its room is tried. */
static int
check_room(struct store *st, const char *dir, struct err *err)
{
	struct statvfs medium;
	int64_t pages, size;

	if (db_number(st, "PRAGMA page_count", &pages, err) != 0 ||
	    db_number(st, "PRAGMA page_size", &size, err) != 0)
		return -1;
	if (statvfs(dir, &medium) != 0 || medium.f_frsize == 0)
		return 0;
	if ((uint64_t)medium.f_bavail >= (uint64_t)(pages * size) / medium.f_frsize)
		return 0;
	return err_set(err, ERR_FULL, dir, "room for a copy of %lld bytes",
		       (long long)(pages * size));
}

/* As it lies there: a copy has no log beside it. */
static int
connect_copy(struct store *copy, const char *path, struct err *err)
{
	*copy = (struct store){ .path = mem_strdup(path) };
	return db_connect(copy, path, SQLITE_OPEN_READONLY, true, err);
}

static void
disconnect_copy(struct store *copy)
{
	sqlite3_close(copy->db);
	free(copy->path);
}

static int
read_pages(struct store *st, bool whole, struct err *err)
{
	char said[SAID_SIZE] = "";
	struct query q;
	int rc = query_open(&q, st, whole ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)",
			    err);

	if (rc == 0)
		rc = query_step(&q, err);
	if (rc == 1)
		query_copy_text(&q, 0, said, sizeof(said));
	query_close(&q);
	if (rc < 0)
		return -1;
	return strcmp(said, "ok") == 0 ? 0 : err_set(err, ERR_DAMAGED, st->path, "%s", said);
}

int
store_read_through(struct store *st, bool whole, struct err *err)
{
	if (read_pages(st, whole, err) != 0)
		return -1;
	return whole ? own_schema_whole(st, err) : 0;
}

void
store_stop_when(struct store *st, int (*stop)(void *arg), void *arg)
{
	sqlite3_progress_handler(st->db, stop != NULL ? STEPS_A_LOOK : 0, stop, arg);
}

/* Of a copy, or before it is made: the desk that it is made of is meant. */
static int
say_desk(int rc, struct err *err)
{
	if (rc != 0 && err->code == ERR_DAMAGED)
		*err->subject = '\0';
	return rc;
}

static int
read_copy(const char *path, struct err *err)
{
	struct store copy;
	int rc = connect_copy(&copy, path, err);

	if (rc == 0)
		rc = read_pages(&copy, true, err);
	disconnect_copy(&copy);
	return say_desk(rc, err);
}

static int
vacuum_into(struct store *st, const char *path, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "VACUUM INTO ?", err);

	if (rc == 0) {
		query_text(&q, path);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

static int
take_name(const char *temp, const char *path, bool replace, struct err *err)
{
	if (replace && rename(temp, path) != 0)
		return err_set_errno(err, errno, path, "rename copy");
	if (!replace && os_rename_new(AT_FDCWD, temp, path) != 0)
		return err_set_errno(err, errno, path, "name copy");
	return 0;
}

/* name[0..*len) without that ending. */
static bool
cut_ending(const char *name, size_t *len, const char *ending)
{
	size_t more = strlen(ending);

	if (*len <= more || memcmp(name + *len - more, ending, more) != 0)
		return false;
	*len -= more;
	return true;
}

/* "NAME.db" of "NAME.db.1234.tmp" and of the journal that SQLite makes beside it on a full disk;
 * the number is that of the process. Yours; NULL: the name is no such one. */
static char *
once_whole(const char *name, long *pid)
{
	size_t len = strlen(name), digits;

	cut_ending(name, &len, JOURNAL);
	if (!cut_ending(name, &len, UNDER_WAY))
		return NULL;
	for (digits = len; digits > 0 && isdigit((unsigned char)name[digits - 1]); digits--)
		;
	*pid = strtol(name + digits, NULL, 10);
	if (*pid <= 0 || digits < 2 || name[digits - 1] != '.')
		return NULL;
	return mem_strndup(name, digits - 1);
}

static bool
still_made(const char *path, long pid)
{
	struct stat sb;

	if (stat(path, &sb) == 0 && time(NULL) - sb.st_mtime > LEFT_AFTER)
		return false;
	return kill((pid_t)pid, 0) == 0 || errno != ESRCH;
}

bool
store_backup_sweep(const char *folder, bool (*is_copy)(void *arg, const char *name), void *arg)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	bool none_left = true;

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		long pid;
		char *name = once_whole(entry->d_name, &pid);
		char *path = path_join(folder, entry->d_name);

		if (name != NULL && is_copy(arg, name))
			none_left = !still_made(path, pid) && unlink(path) == 0 && none_left;
		free(path);
		free(name);
	}
	if (dir != NULL)
		closedir(dir);
	return none_left;
}

static bool
is_same(void *arg, const char *name)
{
	return strcmp(name, arg) == 0;
}

int
store_backup(struct store *st, const char *path, bool replace, struct err *err)
{
	if (say_desk(own_schema_whole(st, err), err) != 0)
		return -1;
	return store_backup_as_is(st, path, replace, err);
}

int
store_backup_as_is(struct store *st, const char *path, bool replace, struct err *err)
{
	char *dir = path_dir(path);
	char *temp = mem_printf("%s.%ld" UNDER_WAY, path, (long)getpid());
	char *journal = mem_printf("%s" JOURNAL, temp);
	int fd = -1;
	int rc;

	store_backup_sweep(dir, is_same, (void *)path_base(path));
	rc = check_room(st, dir, err);
	if (rc == 0) {
		unlink(temp);
		/* Made here, so that it is never readable by others. */
		fd = open(temp, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, MODE_FILE);
		if (fd < 0)
			rc = err_set_errno(err, errno, temp, "create copy");
		else
			close(fd);
	}
	if (rc == 0)
		rc = vacuum_into(st, temp, err);
	if (rc == 0)
		rc = read_copy(temp, err);
	/* SQLite leaves that to the system: a copy that a power cut could empty is none. */
	if (rc == 0)
		rc = file_sync(temp, err);
	if (rc == 0)
		rc = take_name(temp, path, replace, err);
	if (rc == 0) {
		rc = file_sync_dir(dir, err);
		if (rc != 0 && !replace)
			unlink(path);
	}
	if (rc != 0 && fd >= 0) {
		unlink(journal);
		unlink(temp);
	}
	free(journal);
	free(temp);
	free(dir);
	return rc;
}

static int
check_is_file(const char *path, struct err *err)
{
	if (!file_exists(path))
		return err_set(err, ERR_NO_INPUT, path, "no such copy");
	/* Opening a pipe of its name would wait for ever. */
	if (file_may_wait(path))
		return err_set(err, ERR_NOT_OURS, path, "not a regular file");
	return 0;
}

int
store_backup_read(const char *path, struct backup_facts *out, struct err *err)
{
	char day[DATE_ISO_SIZE] = "";
	struct store copy;
	struct query q = { .stmt = NULL };
	int rc;

	if (check_is_file(path, err) != 0)
		return -1;
	*out = (struct backup_facts){ .last = DATE_NONE };
	rc = connect_copy(&copy, path, err);
	if (rc == 0)
		rc = db_identify(&copy, err);
	if (rc == 0)
		rc = query_open(&q, &copy,
				"SELECT (SELECT id FROM desk WHERE own = 1), count(*), max(date)"
				" FROM session WHERE deleted = 0",
				err);
	if (rc == 0)
		rc = query_step(&q, err);
	if (rc == 1) {
		query_copy_text(&q, 0, out->desk, sizeof(out->desk));
		out->sessions = query_get_int(&q, 1);
		query_copy_text(&q, 2, day, sizeof(day));
		if (date_parse(day, &out->last) != 0)
			out->last = DATE_NONE;
		rc = 0;
	}
	query_close(&q);
	disconnect_copy(&copy);
	return rc;
}

/* A desk that a program has open may have it in its log still. */
int
store_backup_setting(const char *path, const char *key, char **value, struct err *err)
{
	struct store copy = { .path = mem_strdup(path) };
	int rc = check_is_file(path, err);

	if (rc == 0)
		rc = db_connect(&copy, path, SQLITE_OPEN_READONLY, !restore_has_log(path), err);
	if (rc == 0)
		rc = db_identify(&copy, err);
	if (rc == 0)
		rc = store_setting_get(&copy, key, value, err);
	disconnect_copy(&copy);
	return rc;
}
