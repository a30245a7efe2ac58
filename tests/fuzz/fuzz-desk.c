/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk's file with bytes changed anywhere: it is refused as it lies there, or answers what it is
 * asked; nothing ends the program. An input is a list of changes, four bytes each: the page, the
 * place in it in two, the new byte. */
#include "config.h"

#include <unistd.h>

#include "app/desk_private.h"
#include "app/directory.h"
#include "base/file.h"
#include "base/mem.h"
#include "store/db.h"
#include "tests/fuzz/desk.h"
#include "tests/fuzz/fuzz.h"
#include "tests/lib/log_plain.h"

enum {
	CHANGE_SIZE = 4,
	PAGE_SIZE = 4096,
	SESSIONS = 12,
};

const struct fuzz_target fuzz_target = { .name = "desk", .mutations = 60, .longest = 1u << 8 };

static void
ignore_fault(void *arg, const char *sentence)
{
	(void)arg;
	(void)sentence;
}

static int
ignore_session(void *arg, const struct session *session)
{
	(void)arg;
	(void)session;
	return 0;
}

/* The sound file, made at the first input. */
static void
make_whole(struct fuzz_desk *fd, struct buf *whole)
{
	struct err err;
	char *path;

	fuzz_desk_open(fd);
	for (int i = 0; i < SESSIONS; i++)
		holds(log_plain(fd->desk, NULL, &err) == 0);
	holds(db_exec(desk_store(fd->desk), "PRAGMA wal_checkpoint(TRUNCATE)", &err) == 0);
	path = path_join(fd->dir, "desk.db");
	holds(file_read(path, whole, &err) == 0);
	free(path);
}

static void
damage(struct buf *bytes, const uint8_t *change, size_t len)
{
	for (; len >= CHANGE_SIZE; change += CHANGE_SIZE, len -= CHANGE_SIZE) {
		size_t place = (size_t)(change[1] << 8 | change[2]) % PAGE_SIZE;

		bytes->text[(change[0] * (size_t)PAGE_SIZE + place) % bytes->len] = (char)change[3];
	}
}

/* Without the syncing and renaming of file_write(), which many files do not need. */
static void
put(const char *path, const struct buf *bytes)
{
	FILE *f = fopen(path, "wb");

	holds(f != NULL && fwrite(bytes->text, 1, bytes->len, f) == bytes->len && fclose(f) == 0);
}

/* What is said of a damaged file; the rest would be faults of the program. */
static void
judge(int rc, const struct err *err)
{
	holds(rc >= 0 || err->code == ERR_DAMAGED || err->code == ERR_VALUE ||
	      err->code == ERR_EXISTS || err->code == ERR_READONLY);
}

static void
use(struct desk *d)
{
	static const struct logbook_filter all = { .limit = 0 };
	struct directory *dir = NULL;
	struct err err = { .code = ERR_NONE };

	judge(desk_check(d, ignore_fault, NULL, &err), &err);
	judge(logbook_each(d, &all, ignore_session, NULL, &err), &err);
	judge(directory_load(&dir, d, &err), &err);
	judge(log_plain(d, NULL, &err), &err);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static const struct clock monday = { .fixed = true, .fixed_utc = 1791225120 };
	static struct fuzz_desk fd;
	static struct buf whole;
	struct buf damaged = BUF_INIT;
	struct desk *d = NULL;
	struct err err;
	char *path, *log;

	if (whole.len == 0)
		make_whole(&fd, &whole);
	path = path_join(fd.dir, "damaged.db");
	log = mem_printf("%s-wal", path);
	buf_add_len(&damaged, buf_text(&whole), whole.len);
	damage(&damaged, bytes, len);
	put(path, &damaged);
	if (desk_open(&d, path, &monday, &err) == 0) {
		use(d);
		desk_close(d);
	} else {
		holds(err.code == ERR_DAMAGED || err.code == ERR_NOT_OURS || err.code == ERR_NEWER);
		holds(file_same(path, damaged.text, damaged.len) && !file_exists(log));
	}
	unlink(path);
	unlink(log);
	buf_clear(&damaged);
	free(log);
	free(path);
	return 0;
}
