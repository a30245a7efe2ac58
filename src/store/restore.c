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
#include "base/str.h"
#include "store/access.h"
#include "store/backup.h"
#include "store/db.h"
#include "store/person.h"
#include "store/publication.h"

/* The bytes by which SQLite's programs lock a file: whoever has it open holds some of them. */
#define LOCK_FIRST 0x40000000
#define LOCK_COUNT 512
#define ASIDE_MAX 99
#define MINUTES_AN_HOUR 60

static const char *const beside[] = { "-wal", "-shm", "-journal" };
enum { BESIDE = sizeof(beside) / sizeof(beside[0]) };

struct restoring {
	const char *path;
	const char *copy;
	const struct clock *clock;
	char *work; /* the file that is to be the desk */
	int lock;   /* -1: there is no desk to lock */
	struct store
		old; /* what is there now, as it lies on the disk; db NULL: it cannot be read */
	struct restored *out;
};

static bool
has_log(const char *path)
{
	char *wal = mem_printf("%s-wal", path);
	struct stat sb;
	bool has = stat(wal, &sb) == 0 && sb.st_size > 0;

	free(wal);
	return has;
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

	if (!file_exists(r->path))
		return 0;
	settle_log(r->path);
	r->lock = open(r->path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	if (r->lock < 0)
		return err_set_errno(err, errno, r->path, "open desk");
	if (os_lock(r->lock, LOCK_FIRST, LOCK_COUNT) != 0)
		return err_set(err, ERR_CONFLICT, r->path, "open elsewhere");
	r->old.path = mem_strdup(r->path);
	if (has_log(r->path) ||
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

/* A desk that was set aside with its log is read with it. */
static int
make_work(struct restoring *r, struct err *err)
{
	struct store copy = { .path = mem_strdup(r->copy) };
	int rc = db_connect(&copy, r->copy, SQLITE_OPEN_READONLY, !has_log(r->copy), err);

	if (rc == 0)
		rc = db_identify(&copy, err);
	if (rc == 0)
		rc = store_read_through(&copy, true, err);
	if (rc == 0) {
		/* Of a restore that was ended: a log there would be taken for that of this one. */
		unlink(r->work);
		unlink_beside(r->work);
		rc = store_backup(&copy, r->work, true, err);
	}
	sqlite3_close(copy.db);
	free(copy.path);
	return rc;
}

/* --- what cannot be taken back --- */

struct erased {
	struct strlist id, at;
};

/* Who was merged into somebody who is still known was not forgotten: in an older copy they are two
 * persons again, as they were then. */
#define MERGED                                                                               \
	"SELECT m.subject FROM access_log AS m JOIN access_log AS i ON i.n = (SELECT max(n)" \
	" FROM access_log WHERE n < m.n AND action = 'merge-into') WHERE m.action = 'merge'" \
	" AND m.subject IS NOT NULL AND i.subject NOT IN (SELECT id FROM erased)"

static int
read_erased(struct store *st, struct erased *out, struct err *err)
{
	struct query q;
	int rc = query_open(
		&q, st, "SELECT id, at FROM erased WHERE id NOT IN (" MERGED ") ORDER BY at, id",
		err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		char *id = query_get_text(&q, 0), *at = query_get_text(&q, 1);

		/* A damaged file may say neither. */
		if (id != NULL && at != NULL) {
			strlist_add(&out->id, id);
			strlist_add(&out->at, at);
		}
		free(id);
		free(at);
		rc = 0;
	}
	query_close(&q);
	return rc;
}

static int
carry_erased(struct restoring *r, struct store *st, struct err *err)
{
	struct erased erased = { .id = { .item = NULL } };
	struct err ignored;
	int rc = 0;

	if (read_erased(&r->old, &erased, &ignored) != 0)
		r->out->unread = true;
	for (size_t i = 0; rc == 0 && i < erased.id.count; i++)
		rc = store_person_forget(st, erased.id.item[i], erased.at.item[i], err);
	strlist_clear(&erased.id);
	strlist_clear(&erased.at);
	return rc;
}

static const struct release *
find_release(const struct release_list *list, const struct release *wanted)
{
	for (size_t i = 0; i < list->count; i++)
		if (str_equal(list->item[i].period, wanted->period) &&
		    str_equal(list->item[i].profile, wanted->profile))
			return &list->item[i];
	return NULL;
}

/* One after the other, as they were made: each names the one before it. */
static int
carry_release(struct restoring *r, struct store *st, const struct release *of_old, struct err *err)
{
	struct release whole;
	struct err ignored;
	int rc;

	if (store_publication_get(&r->old, of_old->period, of_old->profile, &whole, &ignored) !=
	    0) {
		r->out->unread = true;
		return 0;
	}
	rc = store_publication_last_seal(st, whole.previous, err);
	if (rc == 0)
		rc = store_publication_give(st, &whole, err);
	release_clear(&whole);
	r->out->released += rc == 0;
	return rc;
}

static int
carry_releases(struct restoring *r, struct store *st, struct err *err)
{
	struct release_list old = { 0 }, new = { 0 };
	struct err ignored;
	int rc = store_publication_chain(st, &new, err);

	if (rc == 0 && store_publication_chain(&r->old, &old, &ignored) != 0)
		r->out->unread = true;
	for (size_t i = 0; rc == 0 && i < old.count; i++) {
		const struct release *known = find_release(&new, &old.item[i]);

		if (known == NULL) {
			rc = carry_release(r, st, &old.item[i], err);
		} else if (known->withdrawn == NULL && old.item[i].withdrawn != NULL) {
			rc = store_publication_give_withdrawal(st, &old.item[i], err);
			r->out->released += rc == 0;
		}
	}
	release_list_clear(&old);
	release_list_clear(&new);
	return rc;
}

/* Sessions of the replaced file that are not in the new one. */
static int
count_since(struct restoring *r, struct store *st, struct err *err)
{
	char id[UUID_SIZE];
	struct query q, has;
	struct err ignored;
	int rc = query_open(&has, st, "SELECT 1 FROM session WHERE id = ? AND deleted = 0", err);
	int more = query_open(&q, &r->old, "SELECT id FROM session WHERE deleted = 0", &ignored);

	while (rc == 0 && more == 0 && (more = query_step(&q, &ignored)) == 1) {
		query_copy_text(&q, 0, id, sizeof(id));
		query_text(&has, id);
		rc = query_step(&has, err);
		query_again(&has);
		r->out->since += rc == 0;
		rc = rc < 0 ? -1 : 0;
		more = 0;
	}
	r->out->unread = r->out->unread || more != 0;
	query_close(&q);
	query_close(&has);
	return rc;
}

/* A hub, or another desk, takes what has a lower revision for older. */
static int
carry_revision(struct restoring *r, struct store *st, struct err *err)
{
	struct query q;
	struct err ignored;
	int64_t last;
	int rc;

	if (db_number(&r->old, "SELECT revision FROM desk WHERE own = 1", &last, &ignored) != 0) {
		r->out->unread = true;
		return 0;
	}
	rc = query_open(&q, st, "UPDATE desk SET revision = max(revision, ?) WHERE own = 1", err);
	if (rc == 0) {
		query_int(&q, last);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

static int
carry(struct restoring *r, struct store *st, struct err *err)
{
	int rc = store_begin(st, NULL, err);

	if (rc != 0)
		return -1;
	if (r->old.db != NULL)
		rc = carry_revision(r, st, err);
	if (rc == 0 && r->old.db != NULL)
		rc = carry_erased(r, st, err);
	if (rc == 0 && r->old.db != NULL)
		rc = carry_releases(r, st, err);
	if (rc == 0 && r->old.db != NULL)
		rc = count_since(r, st, err);
	if (rc == 0)
		rc = store_access_add(st, "restore", NULL, 0, err);
	if (rc != 0) {
		store_rollback(st);
		return -1;
	}
	/* What was erased is in the log still. */
	st->log_owed = true;
	return store_commit(st, 0, err);
}

static int
finish_work(struct restoring *r, struct err *err)
{
	struct backup_facts facts;
	struct store *st = NULL;
	int rc = db_open_copy(&st, r->work, r->clock, err);

	if (rc == 0)
		rc = carry(r, st, err);
	if (rc == 0)
		rc = store_read_through(st, true, err);
	store_close(st);
	if (rc == 0 && has_log(r->work))
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

static char *
aside_name(const struct restoring *r)
{
	char day[DATE_ISO_SIZE];
	int minute = clock_minute(r->clock);
	char *name = NULL;

	date_write(clock_today(r->clock), day);
	for (int count = 1; count <= ASIDE_MAX; count++) {
		char *more = count > 1 ? mem_printf("-%d", count) : mem_strdup("");

		free(name);
		name = mem_printf("%s.replaced_%s_%02d%02d%s", r->path, day,
				  minute / MINUTES_AN_HOUR, minute % MINUTES_AN_HOUR, more);
		free(more);
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

/* The desk has a file at each instant, where the medium knows two names of one. */
static int
swap(struct restoring *r, struct err *err)
{
	char *aside = aside_name(r);
	bool was = file_exists(r->path), moved = false;
	int rc = 0;

	if (was && link(r->path, aside) != 0)
		moved = rename(r->path, aside) == 0;
	if (was && !file_exists(aside))
		rc = err_set_errno(err, errno, aside, "set aside");
	if (rc == 0)
		rc = move_beside(r->path, aside, err);
	if (rc == 0 && rename(r->work, r->path) != 0)
		rc = err_set_errno(err, errno, r->path, "put in place");
	if (rc == 0) {
		r->out->aside = was ? aside : NULL;
		if (!was)
			free(aside);
		return 0;
	}
	move_beside(aside, r->path, &(struct err){ 0 });
	if (moved)
		rename(aside, r->path);
	else
		unlink(aside);
	free(aside);
	return rc;
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
store_restore(const char *path, const char *copy, const struct clock *clock, struct restored *out,
	      struct err *err)
{
	struct restoring r = { .path = path, .copy = copy, .clock = clock, .lock = -1, .out = out };
	char *dir = path_dir(path);
	int rc;

	*out = (struct restored){ .last = DATE_NONE };
	r.work = mem_printf("%s.restoring", path);
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
	sqlite3_close(r.old.db);
	desk_row_clear(&r.old.desk);
	free(r.old.path);
	if (r.lock >= 0)
		close(r.lock);
	free(r.work);
	free(dir);
	return rc;
}
