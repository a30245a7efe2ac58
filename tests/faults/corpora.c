/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The damaged databases that SQLite itself is tested with, in the place of a desk: as they are, and
 * with the marks of a desk in their header, behind which they are read further. Each is refused as
 * it lies there, or answers every question, and soon. $LAKOU_SQLITE_CORPUS is the folder of
 * fuzzdata*.db, test/ in SQLite's sources. Some are given to the program in a terminal too.
 * LAKOU_FAULTS=all: more of these. */
#include "config.h"

#include <dirent.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "tests/faults/faults.h"
#include "tests/lib/damage.h"
#include "tests/lib/tap.h"

enum {
	PATIENCE_S = 20,
	VERSION_AT = 60, /* user_version, in the header */
	MARK_AT = 68,    /* application_id */
	MARK_SIZE = 4,
	HEADER_SIZE = 100,
	GIVEN_UP = 20,     /* files that end the process */
	IN_TERMINAL = 100, /* one of so many is given to the program */
	IN_TERMINAL_ALL = 20,
};

#define QUIT "\x11"

/* Of all files, and which is being tried: seen by the process that tries them and by the one that
 * looks after it. */
struct seen {
	sqlite3_int64 at;
	int tried, refused, answered, found, bad;
};

struct corpora {
	struct console t;
	struct damaged file;
	struct seen *seen;
	char version[MARK_SIZE], mark[MARK_SIZE];
	int ended, hung;
	int shown, wrong; /* by the program */
};

static void
take(struct corpora *c, sqlite3_stmt *row, bool marked)
{
	struct buf *bytes = &c->file.bytes;

	buf_clear(bytes);
	buf_add_len(bytes, sqlite3_column_blob(row, 1), (size_t)sqlite3_column_bytes(row, 1));
	if (marked && bytes->len >= HEADER_SIZE) {
		memcpy(bytes->text + VERSION_AT, c->version, MARK_SIZE);
		memcpy(bytes->text + MARK_AT, c->mark, MARK_SIZE);
	}
}

static bool
open_corpus(const char *path, sqlite3_int64 after, sqlite3 **db, sqlite3_stmt **row)
{
	return sqlite3_open_v2(path, db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
	       sqlite3_prepare_v2(*db,
				  "SELECT dbid, dbcontent FROM db WHERE dbid > ?1 ORDER BY dbid",
				  -1, row, NULL) == SQLITE_OK &&
	       sqlite3_bind_int64(*row, 1, after) == SQLITE_OK;
}

/* In a process that a file may end. */
static void
try_from(struct corpora *c, const char *path, const char *name)
{
	struct seen *seen = c->seen;
	struct damaged *f = &c->file;
	sqlite3_stmt *row = NULL;
	sqlite3 *db = NULL;

	if (!open_corpus(path, seen->at, &db, &row))
		_exit(EXIT_FAILURE);
	while (sqlite3_step(row) == SQLITE_ROW) {
		char *what = mem_printf("%s, %lld", name, (long long)sqlite3_column_int64(row, 0));

		seen->at = sqlite3_column_int64(row, 0);
		for (int marked = 0; marked < 2; marked++) {
			alarm((unsigned)(PATIENCE_S * faults_slow()));
			take(c, row, marked);
			damaged_try(f, what);
			seen->tried++;
			seen->refused = f->refused;
			seen->answered = f->answered;
			seen->found = f->found;
			seen->bad = f->bad;
		}
		free(what);
	}
	fflush(stdout);
	_exit(EXIT_SUCCESS);
}

/* Again behind each file that ended the process. */
static void
try_all(struct corpora *c, const char *path, const char *name)
{
	int status = -1;

	c->seen->at = INT64_MIN;
	while (status != 0 && c->ended + c->hung < GIVEN_UP) {
		pid_t pid;

		fflush(stdout);
		pid = fork();
		if (pid == 0)
			try_from(c, path, name);
		if (pid < 0 || waitpid(pid, &status, 0) != pid || status == 0)
			continue;
		printf("# %s, %lld: status %d\n", name, (long long)c->seen->at, status);
		if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
			c->hung++;
		else
			c->ended++;
	}
}

/* The program itself: it ends when told to, neither by a signal nor with what a sanitizer says. */
static void
show_one(struct corpora *c, const char *what)
{
	static const char command[] = "for c in check 'stats --from 2026-10-01 --to 2026-10-31'; do"
				      " timeout 60 \"$LAKOU\" --db \"$FILE\" --lang fr $c; s=$?;"
				      " [ $s -lt 99 ] || exit 1; done";
	struct console *t = &c->t;
	bool good;

	damaged_put(&c->file);
	setenv("FILE", c->file.path, 1);
	good = term_shell(t, command) == 0;
	if (!good)
		term_shell_show(t);
	term_start(t, FAULTS_DESK " --db \"$FILE\"");
	term_settle(t);
	if (t->running)
		term_send(t, QUIT, 1);
	good = term_wait_exit(t) && t->status < 99 && good;
	term_stop(t);
	good = !term_sanitizer_show(t) && good;
	c->shown++;
	c->wrong += !good;
	if (!good)
		printf("# %s: the program ended with %d\n", what, t->status);
}

static void
show_some(struct corpora *c, const char *path, const char *name)
{
	int every = tap_faults(IN_TERMINAL, IN_TERMINAL_ALL);
	sqlite3_stmt *row = NULL;
	sqlite3 *db = NULL;

	if (!open_corpus(path, INT64_MIN, &db, &row))
		ok(false, "%s is one of SQLite's: %s", name, sqlite3_errmsg(db));
	for (int n = 0; row != NULL && sqlite3_step(row) == SQLITE_ROW; n++) {
		char *what = mem_printf("%s, %lld", name, (long long)sqlite3_column_int64(row, 0));

		for (int marked = 0; n % every == 0 && marked < 2; marked++) {
			take(c, row, marked);
			show_one(c, what);
		}
		free(what);
	}
	sqlite3_finalize(row);
	sqlite3_close(db);
}

static void
one_corpus(struct corpora *c, const char *folder, const char *name)
{
	char *path = path_join(folder, name);
	int before = c->seen->tried, bad = c->seen->bad;

	c->ended = c->hung = c->shown = c->wrong = 0;
	try_all(c, path, name);
	c->file.refused = c->seen->refused;
	c->file.answered = c->seen->answered;
	c->file.found = c->seen->found;
	c->file.bad = c->seen->bad;
	show_some(c, path, name);
	free(path);
	printf("# %s: %d files, %d of them in a terminal too\n", name, c->seen->tried - before,
	       c->shown);
	if (c->seen->tried == before && c->ended + c->hung == 0) /* it holds SQL only */
		return;
	is_int(c->ended, 0, "%s: none ends the program", name);
	is_int(c->hung, 0, "%s: none holds it up", name);
	is_int(c->seen->bad - bad, 0, "%s: each is refused untouched, or answers", name);
	is_int(c->wrong, 0, "%s: the program ends as it should", name);
}

static int
is_corpus(const struct dirent *entry)
{
	size_t len = strlen(entry->d_name);

	return strncmp(entry->d_name, "fuzzdata", strlen("fuzzdata")) == 0 && len > 3 &&
	       strcmp(entry->d_name + len - 3, ".db") == 0;
}

/* What a desk of this version has in its header. */
static bool
read_marks(struct corpora *c)
{
	struct buf desk = BUF_INIT;
	char *path = mem_printf("%s/home/.local/share/lakou/desk.db", c->t.base);
	struct err err = { .code = ERR_NONE };
	bool good = file_read(path, &desk, &err) == 0 && desk.len > HEADER_SIZE;

	if (ok(good, "the header of a desk")) {
		memcpy(c->version, desk.text + VERSION_AT, MARK_SIZE);
		memcpy(c->mark, desk.text + MARK_AT, MARK_SIZE);
	}
	buf_clear(&desk);
	free(path);
	return good;
}

static void
test_corpora(struct corpora *c, const char *folder)
{
	struct dirent **found = NULL;
	int count = scandir(folder, &found, is_corpus, alphasort);

	ok(count > 0, "%s has fuzzdata*.db", folder);
	c->file.path = mem_printf("%s/tmp/corpus.db", c->t.base);
	c->file.wal = mem_printf("%s-wal", c->file.path);
	for (int i = 0; i < count; i++) {
		one_corpus(c, folder, found[i]->d_name);
		free(found[i]);
	}
	free(found);
	ok(c->seen->tried > 0,
	   "%d files: %d refused, %d answered, in %d of which the check found a fault",
	   c->seen->tried, c->seen->refused, c->seen->answered, c->seen->found);
	buf_clear(&c->file.bytes);
	free(c->file.path);
	free(c->file.wal);
}

int
main(void)
{
	const char *folder = getenv("LAKOU_SQLITE_CORPUS");
	struct corpora c = { .ended = 0 };

	if (folder == NULL) {
		skip(1, "LAKOU_SQLITE_CORPUS does not name the folder of SQLite's fuzzdata*.db");
		return tap_done();
	}
	c.seen = mmap(NULL, sizeof(*c.seen), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1,
		      0);
	if (ok(c.seen != MAP_FAILED, "memory of two processes") && faults_begin(&c.t, 1) &&
	    read_marks(&c))
		test_corpora(&c, folder);
	faults_end(&c.t);
	return tap_done();
}
