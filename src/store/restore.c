/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The new file is made whole beside the old one; only names change in the end. */
#include "config.h"

#include "store/restore.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/os.h"
#include "store/backup.h"
#include "store/db.h"
#include "store/own.h"
#include "store/restore_private.h"

/* The bytes by which SQLite's programs lock a file: whoever has it open holds some of them. */
#define LOCK_FIRST 0x40000000
#define LOCK_COUNT 512
#define ASIDE_MAX 99
#define MINUTES_AN_HOUR 60
#define MODE_FILE (S_IRUSR | S_IWUSR)
#define CHUNK 65536

static const char *const beside[] = { "-wal", "-shm", "-journal" };
enum { BESIDE = sizeof(beside) / sizeof(beside[0]) };

static bool
has_bytes(const char *path, const char *ending)
{
	char *file = mem_printf("%s%s", path, ending);
	struct stat sb;
	bool has = stat(file, &sb) == 0 && sb.st_size > 0;

	free(file);
	return has;
}

bool
restore_has_log(const char *path)
{
	return has_bytes(path, "-wal") || has_bytes(path, "-journal");
}

/* What is in the log of the desk goes into its file where that can be done: closing it does. */
static void
settle_log(const char *path)
{
	struct store st = { .path = mem_strdup(path) };
	struct err ignored;

	if (db_connect(&st, path, SQLITE_OPEN_READWRITE, false, &ignored) == 0 &&
	    db_identify(&st, &ignored) == 0)
		db_empty_log(&st);
	else if (st.db != NULL)
		sqlite3_db_config(st.db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	sqlite3_close(st.db);
	free(st.path);
}

/* From here on nobody else opens it. Our own look at it asks for no lock. */
static int
lock_desk(struct restoring *r, struct err *err)
{
	struct err ignored;

	if (db_check_file(r->path, err) != 0) {
		if (err->code != ERR_NO_DESK)
			return -1;
		err_clear(err);
		return 0;
	}
	settle_log(r->path);
	r->lock = open(r->path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	if (r->lock < 0)
		return err_set_errno(err, errno, r->path, "open desk");
	if (os_lock(r->lock, LOCK_FIRST, LOCK_COUNT) != 0)
		return err_set(err, ERR_CONFLICT, r->path, "open elsewhere");
	r->old.path = mem_strdup(r->path);
	if (restore_has_log(r->path) ||
	    db_connect(&r->old, r->path, SQLITE_OPEN_READONLY, true, &ignored) != 0 ||
	    db_identify(&r->old, &ignored) != 0 || desk_load(&r->old, &ignored) != 0) {
		sqlite3_close(r->old.db);
		r->old.db = NULL;
		r->out->unread = true;
	}
	return 0;
}

static void
unlink_beside(const char *path)
{
	for (int i = 0; i < BESIDE; i++) {
		char *file = mem_printf("%s%s", path, beside[i]);

		unlink(file);
		free(file);
	}
}

static char *
work_name(const char *desk)
{
	return mem_printf("%s.restoring", desk);
}

static bool
is_work(void *arg, const char *name)
{
	return strcmp(name, arg) == 0;
}

void
restore_sweep(struct store *st)
{
	char *work = work_name(st->path), *dir = path_dir(work);
	struct err ignored;
	int64_t desks;

	/* While it is read no restore begins; a file that can be read here is being replaced by
	 * none. */
	if (file_exists(work) && db_exec(st, "BEGIN", &ignored) == 0) {
		if (db_number(st, "SELECT count(*) FROM desk", &desks, &ignored) == 0 &&
		    store_backup_sweep(dir, is_work, (void *)path_base(work))) {
			unlink_beside(work);
			unlink(work);
		}
		db_exec(st, "ROLLBACK", &ignored);
	}
	free(work);
	free(dir);
}

/* Its name is there first: whatever ends the program, the next one finds by it what was left. */
static int
begin_work(const struct restoring *r, struct err *err)
{
	int fd;

	/* Of a restore that was ended: a log there would be taken for that of this one. */
	unlink(r->work);
	unlink_beside(r->work);
	fd = open(r->work, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, MODE_FILE);
	if (fd < 0)
		return err_set_errno(err, errno, r->work, "create");
	close(fd);
	return 0;
}

/* A desk that was set aside with its log is read with it. */
static int
make_work(struct restoring *r, struct err *err)
{
	struct store copy = { .path = mem_strdup(r->copy) };
	int rc = db_connect(&copy, r->copy, SQLITE_OPEN_READONLY, !restore_has_log(r->copy), err);

	if (rc == 0)
		rc = db_identify(&copy, err);
	/* Only who may write to it could give that up, and the copy stays as it is. */
	if (rc != 0 && err->code == ERR_READONLY && has_bytes(r->copy, "-journal"))
		rc = err_set(err, ERR_DAMAGED, r->copy, "a write to it was cut short");
	if (rc == 0)
		rc = store_read_through(&copy, true, err);
	if (rc == 0)
		rc = begin_work(r, err);
	if (rc == 0 && store_backup(&copy, r->work, true, err) != 0) {
		unlink(r->work);
		rc = -1;
	}
	sqlite3_close(copy.db);
	free(copy.path);
	return rc;
}

static int
finish_work(struct restoring *r, struct err *err)
{
	struct backup_facts facts;
	struct store *st = NULL;
	int rc = db_open_copy(&st, r->work, r->clock, err);

	if (rc == 0)
		rc = own_indexes_mend(st, err);
	if (rc == 0)
		rc = restore_carry(r, st, err);
	if (rc == 0)
		rc = store_read_through(st, true, err);
	store_close(st);
	if (rc == 0 && restore_has_log(r->work))
		rc = err_set(err, ERR_IO, r->work, "its log stays");
	if (rc == 0)
		rc = store_backup_read(r->work, &facts, err);
	if (rc != 0)
		return -1;
	r->out->sessions = facts.sessions;
	r->out->last = facts.last;
	return file_sync(r->work, err);
}

/* --- the names --- */

char *
store_aside_name(const char *desk, int day, int minute, int count)
{
	char iso[DATE_ISO_SIZE];
	char *more = count > 1 ? mem_printf("-%d", count) : mem_strdup("");
	char *name;

	date_write(day, iso);
	name = mem_printf("%s" STORE_ASIDE "%s_%02d%02d%s", desk, iso, minute / MINUTES_AN_HOUR,
			  minute % MINUTES_AN_HOUR, more);
	free(more);
	return name;
}

void
store_aside_forget(const char *aside)
{
	unlink(aside);
	unlink_beside(aside);
}

static char *
aside_name(const struct restoring *r)
{
	char *name = NULL;

	for (int count = 1; count <= ASIDE_MAX; count++) {
		free(name);
		name = store_aside_name(r->path, clock_today(r->clock), clock_minute(r->clock),
					count);
		if (!file_exists(name))
			break;
	}
	return name;
}

/* Its log would be taken for that of the new file: it goes first. */
static int
move_beside(const char *path, const char *aside, struct err *err)
{
	int rc = 0;

	for (int i = 0; rc == 0 && i < BESIDE; i++) {
		char *from = mem_printf("%s%s", path, beside[i]);
		char *to = mem_printf("%s%s", aside, beside[i]);

		if (rename(from, to) != 0 && errno != ENOENT)
			rc = err_set_errno(err, errno, from, "set aside");
		free(from);
		free(to);
	}
	return rc;
}

/* Through the opening that holds the lock: closing any other one would give SQLite's locks up. */
static int
copy_aside(const struct restoring *r, const char *aside, struct err *err)
{
	char chunk[CHUNK];
	int fd = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, MODE_FILE);
	off_t at = 0;
	ssize_t n;
	bool done;

	if (fd < 0)
		return err_set_errno(err, errno, aside, "set aside");
	while ((n = pread(r->lock, chunk, sizeof(chunk), at)) > 0 &&
	       file_write_all(fd, chunk, (size_t)n) == 0)
		at += n;
	done = n == 0 && fsync(fd) == 0;
	if (!done)
		err_set_errno(err, errno, aside, "copy aside");
	if (close(fd) != 0 && done) {
		done = false;
		err_set_errno(err, errno, aside, "close aside");
	}
	if (done)
		return 0;
	unlink(aside);
	return -1;
}

/* The desk has a file at each instant: where the medium knows no two names of one, it is copied. */
static int
set_aside(const struct restoring *r, const char *aside, struct err *err)
{
	/* All names of the minute are taken: renaming would overwrite the last of them. */
	if (file_exists(aside))
		return err_set(err, ERR_EXISTS, aside, "set aside before");
	if (link(r->path, aside) == 0)
		return 0;
	return copy_aside(r, aside, err);
}

static int
swap(struct restoring *r, struct err *err)
{
	char *aside = aside_name(r);
	bool was = file_exists(r->path);

	if (was && set_aside(r, aside, err) != 0) {
		free(aside);
		return -1;
	}
	if (move_beside(r->path, aside, err) == 0) {
		if (rename(r->work, r->path) == 0) {
			r->out->aside = was ? aside : NULL;
			if (!was)
				free(aside);
			return 0;
		}
		err_set_errno(err, errno, r->path, "put in place");
	}
	move_beside(aside, r->path, &(struct err){ 0 });
	if (was)
		unlink(aside);
	free(aside);
	return -1;
}

static int
check_copy(const struct restoring *r, struct err *err)
{
	struct backup_facts facts;

	if (file_is(r->path, r->copy))
		return err_set(err, ERR_VALUE, r->copy, "the desk itself");
	if (store_backup_read(r->copy, &facts, err) != 0)
		return -1;
	if (r->old.db != NULL && strcmp(facts.desk, r->old.desk.id) != 0)
		return err_set(err, ERR_VALUE, r->copy, "another desk");
	return 0;
}

int
store_restore(const char *path, const char *copy, const struct restore_others *others,
	      const struct clock *clock, struct restored *out, struct err *err)
{
	struct restoring r = {
		.path = path, .copy = copy, .others = others, .clock = clock, .lock = -1, .out = out
	};
	char *dir = path_dir(path);
	int rc;

	*out = (struct restored){ .last = DATE_NONE, .erased_until = DATE_NONE };
	r.work = work_name(path);
	rc = lock_desk(&r, err);
	if (rc == 0)
		rc = check_copy(&r, err);
	if (rc == 0)
		rc = make_work(&r, err);
	if (rc == 0) {
		rc = finish_work(&r, err);
		if (rc == 0)
			rc = swap(&r, err);
		if (rc != 0)
			unlink(r.work);
		unlink_beside(r.work);
	}
	/* It is in its place already: what a power cut now does is to bring the old one back. */
	if (rc == 0)
		file_sync_dir(dir, &(struct err){ 0 });
	/* The desk may be as sound as it was. */
	if (rc != 0 && err->code == ERR_DAMAGED)
		err_set(err, ERR_COPY, copy, "%s", err->detail);
	sqlite3_close(r.old.db);
	desk_row_clear(&r.old.desk);
	free(r.old.path);
	if (r.lock >= 0)
		close(r.lock);
	free(r.work);
	free(dir);
	return rc;
}

int
store_restore_look(const char *path, struct err *err)
{
	return os_locked_elsewhere(path, LOCK_FIRST, LOCK_COUNT)
		       ? err_set(err, ERR_CONFLICT, path, "open elsewhere")
		       : 0;
}
