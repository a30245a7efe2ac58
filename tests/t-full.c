/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that is full or fails, from any write on or at one alone: what could not be done is said
 * and left undone, and the same open desk goes on as soon as there is room. */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "store/db.h"
#include "store/draft.h"
#include "store/undo.h"
#include "tests/lib/store_desk.h"
#include "tests/lib/syscalls.h"

#define STEP 3  /* of the writes, each so many-th is the one that fails */
#define ROWS 12 /* of one action, as of an import */
#define FACTS_MAX 8

struct disk {
	const char *name;
	enum syscalls_end how;
	int errnum;
	enum err_code code; /* what it has to be called */
};

static const struct disk disks[] = {
	{ "full for good", SYSCALLS_FAIL, ENOSPC, ERR_FULL },
	{ "over the file size limit", SYSCALLS_FAIL, EFBIG, ERR_FULL },
	{ "full for a moment", SYSCALLS_FAIL_ONCE, ENOSPC, ERR_FULL },
	{ "broken", SYSCALLS_FAIL, EIO, ERR_IO },
	{ "broken for a moment", SYSCALLS_FAIL_ONCE, EIO, ERR_IO },
};

struct trial {
	const struct disk *disk;
	const char *path;
	int64_t at;
	int64_t saved; /* sessions that were said to be saved */
	int refused;
	int bad;
};

static void
complain(struct trial *t, const char *step, const struct err *err)
{
	if (t->bad++ < FACTS_MAX)
		printf("# %s at write %lld: %s: code %d, %s\n", t->disk->name, (long long)t->at,
		       step, err->code, err->detail);
}

/* Whether it was done; where it was not, it must be for the disk. */
static bool
done(struct trial *t, const char *step, int rc, const struct err *err)
{
	if (rc == 0)
		return true;
	t->refused++;
	if (err->code != t->disk->code)
		complain(t, step, err);
	return false;
}

static bool
save_one(struct trial *t, struct store *st, const char *step)
{
	struct err err = { .code = ERR_NONE };
	struct session s;
	bool saved;

	desk_session(&s, 2, 600);
	saved = done(t, step, store_session_save(st, &s, &err), &err);
	session_clear(&s);
	return saved;
}

/* Many rows or none. */
static void
save_many(struct trial *t, struct store *st)
{
	struct err err = { .code = ERR_NONE };
	int rc = store_begin(st, "session-add", &err);

	if (!done(t, "begin", rc, &err))
		return;
	for (int i = 0; i < ROWS; i++)
		save_one(t, st, "one of many");
	rc = store_commit(st, ROWS, &err);
	if (done(t, "commit", rc, &err))
		t->saved += ROWS;
}

static void
work(struct trial *t, struct store *st)
{
	struct err err = { .code = ERR_NONE };
	struct undo_step step;
	bool draft;

	draft = done(t, "draft", store_draft_put(st, "session", "half a word", &err), &err);
	if (save_one(t, st, "save")) {
		t->saved++;
		if (done(t, "undo", store_undo(st, &step, &err), &err)) {
			t->saved--;
			if (done(t, "redo", store_redo(st, &step, &err), &err))
				t->saved++;
		}
	}
	save_many(t, st);
	db_exec(st, "PRAGMA wal_checkpoint(TRUNCATE)", &err);
	if (draft)
		done(t, "no draft", store_draft_drop(st, "session", &err), &err);
}

static void
show_fault(void *arg, const char *check, const char *detail)
{
	(void)arg;
	printf("# %s: %s\n", check, detail);
}

static void
sound(struct trial *t, struct store *st, const char *when)
{
	struct err err = { .code = ERR_NONE };
	int64_t count = -1;

	if (store_check(st, show_fault, NULL, &err) != 0 ||
	    db_number(st, "SELECT count(*) FROM session WHERE deleted = 0", &count, &err) != 0 ||
	    count != t->saved) {
		printf("# %lld sessions, %lld were saved\n", (long long)count, (long long)t->saved);
		complain(t, when, &err);
	}
}

/* True when the disk failed before the work was done. */
static bool
try_at(struct trial *t)
{
	struct store *st = desk_again(t->path);
	int64_t calls;

	t->saved = 1;
	syscalls_stop(t->disk->how, t->at, t->disk->errnum);
	work(t, st);
	calls = syscalls_count();
	sound(t, st, "then");
	syscalls_stop(SYSCALLS_GO_ON, 0, 0);
	if (save_one(t, st, "once there is room"))
		t->saved++;
	sound(t, st, "once there is room");
	store_close(st);
	st = desk_again(t->path);
	sound(t, st, "opened again");
	store_close(st);
	return calls >= t->at;
}

/* Where nothing can be written, not even the log beside it, the desk is still read; a write is
 * refused for want of room, not as if the file were write-protected, and works once there is
 * room. */
static void
open_full(struct trial *t)
{
	struct err err = { .code = ERR_NONE };
	struct store *st = NULL;
	int refused;

	t->saved = 1;
	syscalls_stop(t->disk->how, t->at, t->disk->errnum);
	if (store_open(&st, t->path, &desk_clock, &err) == 0) {
		sound(t, st, "read");
		if (save_one(t, st, "save"))
			t->saved++;
		syscalls_stop(SYSCALLS_GO_ON, 0, 0);
		refused = t->refused;
		if (save_one(t, st, "once there is room"))
			t->saved++;
		if (t->refused != refused)
			complain(t, "refused though there is room", &err);
		sound(t, st, "opened, then once there is room");
		store_close(st);
	} else {
		complain(t, "open", &err);
	}
	syscalls_stop(SYSCALLS_GO_ON, 0, 0);
	st = desk_again(t->path);
	sound(t, st, "opened again");
	store_close(st);
}

static void
test_disk(const struct disk *disk, const char *path, const struct buf *whole)
{
	struct trial t = { .disk = disk, .path = path, .at = 1 };
	struct err err = { .code = ERR_NONE };
	int step = tap_faults(STEP, 1);

	while (try_at(&t)) {
		t.at += step;
		file_write(path, whole->text, whole->len, true, &err);
	}
	is_int(t.bad, 0, "a disk that is %s, from %lld writes on", disk->name,
	       (long long)t.at / step);
	ok(t.refused > 0, "refuses (%d times)", t.refused);
	t.bad = 0;
	for (t.at = 1; t.at <= 4; t.at++) {
		file_write(path, whole->text, whole->len, true, &err);
		open_full(&t);
	}
	is_int(t.bad, 0, "and as the desk is opened");
	file_write(path, whole->text, whole->len, true, &err);
}

int
main(void)
{
	struct buf whole = BUF_INIT;
	struct err err = { .code = ERR_NONE };
	char *path = NULL;
	struct store *st = desk_new(&path);

	desk_add(st, 1, 600);
	store_close(st);
	is_int(file_read(path, &whole, &err), 0, "a desk");
	for (size_t i = 0; i < sizeof(disks) / sizeof(disks[0]); i++)
		test_disk(&disks[i], path, &whole);
	buf_clear(&whole);
	free(path);
	return tap_done();
}
