/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program killed at any of its writes: what it said was saved is there, what it said was taken
 * back is gone, and the desk is sound. The instants come from a fixed seed. */
#include "config.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "store/db.h"
#include "store/schema.h"
#include "store/undo.h"
#include "tests/lib/store_desk.h"
#include "tests/lib/syscalls.h"

#define SEED 9
#define KILLS 60
#define ALL_KILLS 200   /* where every fault is asked for */
#define LATEST_CALL 400 /* of the program's writes, that is killed */
#define SAVES 200       /* more than that many writes leave time for */
#define UNDO_EVERY 5    /* saves */
#define MADE_STEP 3     /* of the writes that make a desk, each so many-th */
#define MIGRATE_STEP 3
#define MIGRATED 7 /* sessions */

enum { STEPS_MAX = 32 };

/* What the program says: a sign and an id a line. */
#define SAID_SAVED '+'
#define SAID_TRIES '?' /* to take it back: until it says that it has, both may be */
#define SAID_GONE '-'
#define SAID_SIZE (1 + UUID_SIZE) /* the NUL's place is the line's end */

static void
say(int fd, char sign, const char *id)
{
	char line[SAID_SIZE];

	line[0] = sign;
	memcpy(line + 1, id, UUID_SIZE - 1);
	line[SAID_SIZE - 1] = '\n';
	if (write(fd, line, sizeof(line)) != (ssize_t)sizeof(line))
		_exit(2);
}

/* Short logs, so that they are often moved into the file, which is when a kill is worst. */
static void
work(const char *path, int fd)
{
	struct err err = { .code = ERR_NONE };
	struct store *st = desk_again(path);
	struct undo_step step;
	struct session s;

	db_exec(st, "PRAGMA wal_autocheckpoint = 25", &err);
	for (int i = 1; i <= SAVES; i++) {
		desk_session(&s, 1 + i % 5, 540 + i);
		if (store_session_save(st, &s, &err) != 0)
			_exit(3);
		say(fd, SAID_SAVED, s.id);
		if (i % UNDO_EVERY == 0) {
			say(fd, SAID_TRIES, s.id);
			if (store_undo(st, &step, &err) != 0)
				_exit(4);
			say(fd, SAID_GONE, s.id);
		}
		session_clear(&s);
	}
	store_close(st);
}

/* All that a child says until it ends; true when it was killed. */
static bool
listen_to(int fd, pid_t child, struct buf *said)
{
	char chunk[4096];
	int status = 0;
	ssize_t n;

	while ((n = read(fd, chunk, sizeof(chunk))) > 0 || (n < 0 && errno == EINTR))
		if (n > 0)
			buf_add_len(said, chunk, (size_t)n);
	close(fd);
	waitpid(child, &status, 0);
	if (WIFSIGNALED(status))
		return WTERMSIG(status) == SIGKILL;
	is_int(WEXITSTATUS(status), 0, "a program that was not killed ends well");
	return false;
}

static bool
run_killed(const char *path, enum syscalls_end how, int64_t at, struct buf *said)
{
	int fd[2];
	pid_t child;

	if (pipe(fd) != 0)
		return false;
	fflush(stdout);
	child = fork();
	if (child == 0) {
		close(fd[0]);
		syscalls_stop(how, at, 0);
		work(path, fd[1]);
		_exit(0);
	}
	close(fd[1]);
	return listen_to(fd[0], child, said);
}

static bool
is_listed(struct store *st, const char *id)
{
	struct err err = { .code = ERR_NONE };
	struct session s;
	bool listed = false;
	int64_t n;

	if (store_session_find(st, id, &n, &err) != 0)
		return false;
	session_init(&s);
	if (store_session_get(st, n, &s, &err) == 0)
		listed = !s.deleted;
	session_clear(&s);
	return listed;
}

/* Counts what is not as it was said. Of the last thing said about an id only. */
static int
lies(struct store *st, const struct buf *said)
{
	int count = 0;

	for (size_t at = 0; at + SAID_SIZE <= said->len; at += SAID_SIZE) {
		const char *line = said->text + at;
		const char *next = at + 2 * SAID_SIZE <= said->len ? line + SAID_SIZE : NULL;
		char id[UUID_SIZE];

		if (*line == SAID_TRIES || (next != NULL && *next == SAID_TRIES))
			continue;
		memcpy(id, line + 1, UUID_SIZE - 1);
		id[UUID_SIZE - 1] = '\0';
		count += is_listed(st, id) != (*line == SAID_SAVED);
	}
	return count;
}

static void
show_fault(void *arg, const char *check, const char *detail)
{
	(void)arg;
	printf("# %s: %s\n", check, detail);
}

static int64_t
count_said(const struct buf *said, char sign)
{
	int64_t count = 0;

	for (size_t at = 0; at + SAID_SIZE <= said->len; at += SAID_SIZE)
		count += said->text[at] == sign;
	return count;
}

static void
test_saving(void)
{
	char *path = NULL;
	struct buf all = BUF_INIT;
	struct err err = { .code = ERR_NONE };
	int kills = tap_faults(KILLS, ALL_KILLS);
	int killed = 0;
	int64_t before = 0, after = 0;
	struct rng rng;
	struct store *st = desk_new(&path);

	store_close(st);
	rng_seeded(&rng, SEED, "killed");
	for (int i = 0; i < kills; i++) {
		enum syscalls_end how = i % 2 == 0 ? SYSCALLS_KILL : SYSCALLS_KILL_HALF;
		int64_t at = 1 + rng_below(&rng, LATEST_CALL);
		struct buf said = BUF_INIT;
		int64_t unsaid;

		killed += run_killed(path, how, at, &said);
		st = desk_again(path);
		is_int(store_check(st, show_fault, NULL, &err), 0, "killed at write %lld%s: sound",
		       (long long)at, how == SYSCALLS_KILL_HALF ? ", half done" : "");
		is_int(lies(st, &said), 0, "and as it was said (%lld saved)",
		       (long long)count_said(&said, SAID_SAVED));
		db_number(st, "SELECT count(*) FROM session", &after, &err);
		unsaid = after - before - count_said(&said, SAID_SAVED);
		ok(unsaid == 0 || unsaid == 1, "at most the one under way went unsaid");
		before = after;
		store_close(st);
		buf_add_len(&all, buf_text(&said), said.len);
		buf_clear(&said);
	}
	is_int(killed, kills, "all were killed");
	st = desk_again(path);
	is_int(lies(st, &all), 0, "in the end %lld are as they were said",
	       (long long)count_said(&all, SAID_SAVED));
	store_close(st);
	buf_clear(&all);
	free(path);
}

/* Killed at that write; true when it got so far. */
static bool
make_killed(const char *path, int64_t at)
{
	int status = 0;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (child == 0) {
		syscalls_stop(SYSCALLS_KILL_HALF, at, 0);
		store_close(desk_make(path));
		_exit(0);
	}
	waitpid(child, &status, 0);
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

static void
test_making(void)
{
	char *dir = tap_tmpdir();
	char *path = path_join(dir, "desk.db");
	struct err err = { .code = ERR_NONE };
	int step = tap_faults(MADE_STEP, 1);
	int half = 0, whole = 0;
	int64_t at = 1;

	for (; make_killed(path, at); at += step) {
		struct store *st = NULL;

		if (store_open(&st, path, &desk_clock, &err) == 0) {
			whole++;
			half += store_check(st, show_fault, NULL, &err) != 0;
		} else {
			half += err.code != ERR_NO_DESK;
		}
		store_close(st);
		unlink(path);
	}
	ok(at > 1, "a desk in the making, killed %lld times", (long long)(at / step));
	is_int(half, 0, "is none or a whole one (%d times)", whole);
	free(path);
	free(dir);
}

/* What a later program could bring to the desk. */
static int
migrate(struct store *st, struct err *err)
{
	struct migration list[STEPS_MAX];
	int count = store_migrations_count;

	memcpy(list, store_migrations, (size_t)count * sizeof(*list));
	list[count] =
		(struct migration){ count + 1, "CREATE TABLE more (n INTEGER PRIMARY KEY) STRICT;"
					       "INSERT INTO more SELECT n FROM session;" };
	list[count + 1] = (struct migration){ count + 2, "UPDATE more SET n = n + 1000;" };
	return migrate_file(st, list, count + 2, err);
}

static bool
migrate_killed(const char *path, int64_t at)
{
	struct err err = { .code = ERR_NONE };
	int status = 0;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (child == 0) {
		struct store *st = desk_again(path);

		syscalls_stop(SYSCALLS_KILL_HALF, at, 0);
		if (migrate(st, &err) != 0)
			_exit(5);
		store_close(st);
		_exit(0);
	}
	waitpid(child, &status, 0);
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

/* The next program ends what the killed one began; true when all is there once. */
static bool
migrates_now(const char *path, char *copy)
{
	struct store *st = mem_alloc(sizeof(*st));
	struct err err = { .code = ERR_NONE };
	int64_t more = 0, sound = 0;
	bool done;

	st->path = mem_strdup(path);
	st->clock = &desk_clock;
	done = db_connect(st, path, SQLITE_OPEN_READWRITE, false, &err) == 0 &&
	       migrate(st, &err) == 0 &&
	       db_number(st, "SELECT count(*) FROM more WHERE n > 1000", &more, &err) == 0 &&
	       db_number(st, "SELECT integrity_check = 'ok' FROM pragma_integrity_check LIMIT 1",
			 &sound, &err) == 0;
	store_close(st);
	if (err.code != ERR_NONE)
		printf("# %s\n", err.detail);
	unlink(copy);
	return done && more == MIGRATED && sound == 1;
}

static void
test_migrating(void)
{
	char *path = NULL;
	char *copy;
	struct buf old = BUF_INIT;
	struct err err = { .code = ERR_NONE };
	struct store *st = desk_new(&path);
	int64_t at = 1;
	int step = tap_faults(MIGRATE_STEP, 1);
	int bad = 0;

	for (int i = 0; i < MIGRATED; i++)
		desk_add(st, 1, 600 + i);
	store_close(st);
	file_read(path, &old, &err);
	copy = mem_printf("%s.v%d.bak", path, store_migrations_count);
	while (migrate_killed(path, at)) {
		bad += !migrates_now(path, copy);
		file_write(path, old.text, old.len, true, &err);
		at += step;
	}
	ok(at > 1, "a desk that is migrated, killed %lld times", (long long)(at / step));
	is_int(bad, 0, "is migrated by the next program");
	buf_clear(&old);
	free(copy);
	free(path);
}

int
main(void)
{
	test_saving();
	test_making();
	test_migrating();
	return tap_done();
}
