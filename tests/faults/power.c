/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The power goes while the program works. What it asks of the file system is recorded once, then
 * the folder is made as it may be found when the power went at some point of that (power.h), and
 * the program is run on it: the desk is sound and has each session that was said to be there,
 * copies and files that were said are whole, one more session is logged, and what was cut short
 * can be done again. LAKOU_FAULTS=all: before each sync and after each thing said, several times,
 * and where WAL is refused; else some sixty times. */
#include "config.h"

#include <glob.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "store/schema.h"
#include "tests/faults/faults.h"
#include "tests/faults/power.h"
#include "tests/lib/tap.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#define SANITIZED (__has_feature(address_sanitizer) || __has_feature(memory_sanitizer))
#else
#define SANITIZED 0
#endif

enum {
	CUTS = 60,
	SEEDS = 4,      /* at each point, where every fault is asked for */
	DEAF_CUTS = 80, /* at most, until one is found out */
};

#define LOG "log/power"
#define SHARE ".local/share/lakou"
#define RUN "\"$LAKOU\" " FAULTS_DESK " "
#define ADD "add individuel --theme email --duration 30"
#define MONTH SHARE "/releases/lakou_2026-10_essai"
#define COPY SHARE "/backups/lakou_essai_2026-11-24_0912.db"

/* Sessions of a month that can be published, and old ones for a purge. */
#define PREPARE                                                                                    \
	"i=0 && while [ $i -lt 12 ]; do " RUN ADD " --gender feminin --date 2026-10-05 || exit 1;" \
	" i=$((i + 1)); done && " RUN ADD " --date 2021-03-05 && rm -rf prepared"

#define SESSIONS \
	"SELECT group_concat(id) FROM (SELECT id FROM session WHERE deleted = 0 ORDER BY n)"

/* What is done and recorded. */
struct step {
	const char *name;
	const char *command; /* NULL: a session on the screen */
	const char *holds;   /* from when it is said to be done; NULL: nothing but the sessions */
	const char *again;   /* what works where it was cut short; NULL: nothing is asked */
};

#define BACKUP RUN "backup"
#define PUBLISH RUN "export release --period 2026-10"
#define RESTORE RUN "restore " COPY
#define PURGE RUN "purge"
#define OTHER RUN "--db there/other/desk.db "

static const struct step steps[] = {
	{ "a session, in a desk of an older program", RUN ADD, NULL, NULL },
	{ "a session of another day", RUN ADD " --date 2026-10-06", NULL, NULL },
	{ "a backup", BACKUP, "[ -e " COPY " ]", BACKUP },
	{ "a session on the screen", NULL, NULL, NULL },
	{ "a journal in a file", RUN "export journal rows.csv", "grep -q 2026-10-06 rows.csv",
	  NULL },
	{ "a session that is taken back", RUN "undo", NULL, NULL },
	{ "a month that is published", PUBLISH, RUN "audit " MONTH,
	  PUBLISH " && " RUN "audit " MONTH },
	{ "a journal in its place", RUN "export journal --force rows.csv", NULL,
	  "grep -q 2026-10-06 rows.csv" },
	{ "a backup in the place of the desk", RESTORE, "[ -e " SHARE "/desk.db.replaced_* ]",
	  RESTORE },
	{ "a session in it", RUN ADD, NULL, NULL },
	{ "a purge", PURGE, NULL, PURGE },
	{ "a session after it", RUN ADD " --date 2026-11-23", NULL, NULL },
	{ "another desk", OTHER "init --desk Autre --commune 97213 --mediator Ana", OTHER "check",
	  "[ ! -e there/other/desk.db ] || " OTHER "check" },
};

enum { STEPS = sizeof(steps) / sizeof(steps[0]) };

/* What was recorded, and the sessions there were after each step; the first: before all. */
struct tape {
	struct power_log log;
	char *path;
	char *folder;
	char *sessions[STEPS + 1];
};

static char *
sql_text(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *stmt = NULL;
	char *text = NULL;

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) == SQLITE_OK &&
	    sqlite3_step(stmt) == SQLITE_ROW)
		text = mem_strdup((const char *)sqlite3_column_text(stmt, 0));
	sqlite3_finalize(stmt);
	return text;
}

/* A file of SQLite that the program does not look at by itself. */
static bool
is_sound(const char *path)
{
	char *faults = NULL, *count = NULL;
	sqlite3 *db = NULL;
	bool sound;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK) {
		faults = sql_text(db, "PRAGMA integrity_check");
		count = sql_text(db, "SELECT count(*) FROM session");
	}
	sound = faults != NULL && strcmp(faults, "ok") == 0 && count != NULL;
	if (!sound)
		printf("# %s: %s\n", path, sqlite3_errmsg(db));
	sqlite3_close(db);
	free(faults);
	free(count);
	return sound;
}

/* Backups, what was copied before a migration, and the desk that was set aside. */
static bool
copies_sound(const struct tape *tape)
{
	static const char *const names[] = { "backups/*.db", "desk.db.v*.bak",
					     "desk.db.replaced_*" };
	bool sound = true;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char *pattern = mem_printf("%s/" SHARE "/%s", tape->folder, names[i]);
		glob_t found;

		if (glob(pattern, 0, NULL, &found) == 0) {
			for (size_t k = 0; k < found.gl_pathc; k++)
				sound = is_sound(found.gl_pathv[k]) && sound;
			globfree(&found);
		}
		free(pattern);
	}
	return sound;
}

/* The desk as the program before the last step of the schema would have left it. */
static bool
make_older(const struct console *t)
{
	static const char copies[] =
		"SELECT group_concat('INSERT OR REPLACE INTO main.' || name || ' (' || cols ||"
		" ') SELECT ' || cols || ' FROM now.' || name, ';') FROM (SELECT m.name, ("
		"SELECT group_concat(c.name) FROM pragma_table_info(m.name, 'main') c"
		" JOIN pragma_table_info(m.name, 'now') USING (name)) AS cols"
		" FROM main.sqlite_schema m WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%')";
	char *now = mem_printf("%s/home/" SHARE "/desk.db", t->base);
	char *old = mem_printf("%s/home/" SHARE "/older.db", t->base);
	char *begin = mem_printf("PRAGMA application_id = 0x4C4B4F55; PRAGMA user_version = %d;"
				 "ATTACH '%s' AS now",
				 store_migrations_count - 1, now);
	char *copy = NULL;
	sqlite3 *db = NULL;
	bool done = sqlite3_open(old, &db) == SQLITE_OK;

	for (int i = 0; i + 1 < store_migrations_count && done; i++)
		done = sqlite3_exec(db, store_migrations[i].sql, NULL, NULL, NULL) == SQLITE_OK;
	done = done && sqlite3_exec(db, begin, NULL, NULL, NULL) == SQLITE_OK &&
	       (copy = sql_text(db, copies)) != NULL &&
	       sqlite3_exec(db, copy, NULL, NULL, NULL) == SQLITE_OK;
	if (!done)
		printf("# %s\n", sqlite3_errmsg(db));
	sqlite3_close(db);
	free(copy);
	free(begin);
	done = done && rename(old, now) == 0;
	free(old);
	free(now);
	return done;
}

/* --- what is recorded --- */

static bool
log_on_screen(struct console *t, const struct tape *tape)
{
	int64_t end = term_now_ms() + t->patience;
	bool saved;

	term_start(t, FAULTS_DESK);
	while (!term_shows(t, FAULTS_TIME) && t->running && term_now_ms() < end)
		term_settle(t);
	term_send(t, "n", 1);
	term_settle(t);
	term_send(t, "ema\r\x13", 5);
	while (!term_shows(t, "Enregistré") && t->running && term_now_ms() < end)
		term_pump(t, 1);
	saved = term_shows(t, "Enregistré") && power_mark(tape->path) == 0;
	if (!saved)
		term_dump(t, stdout, "# ");
	kill(t->pid, SIGTERM);
	term_wait_exit(t);
	return saved;
}

static void
preload(bool on, const struct tape *tape)
{
	const char *build = getenv("builddir");
	char *library = mem_printf("%s/tests/faults/power_record.so", build != NULL ? build : ".");

	if (on) {
		setenv("LD_PRELOAD", library, 1);
		setenv(POWER_LOG, tape->path, 1);
		setenv(POWER_FOLDER, tape->folder, 1);
	} else {
		unsetenv(POWER_LOG);
		/* The other journal goes on with it. */
		if (getenv(POWER_ROLLBACK) == NULL)
			unsetenv("LD_PRELOAD");
	}
	free(library);
}

static bool
do_step(struct console *t, const struct step *step, struct tape *tape)
{
	bool done;

	preload(true, tape);
	done = step->command == NULL
		       ? log_on_screen(t, tape)
		       : term_shell(t, step->command) == 0 && power_mark(tape->path) == 0;
	preload(false, tape);
	return done;
}

/* All of it, and the folder is what was recorded: nothing was done past the library. */
static bool
record(struct console *t, struct tape *tape)
{
	bool done = term_shell(t, PREPARE) == 0 && make_older(t) &&
		    power_begin(tape->path, tape->folder) == 0;

	tape->sessions[0] = faults_value(t, SESSIONS);
	for (int i = 0; i < STEPS && done; i++) {
		done = ok(do_step(t, &steps[i], tape), "%s", steps[i].name);
		tape->sessions[i + 1] = faults_value(t, SESSIONS);
	}
	if (!done)
		term_shell_show(t);
	if (!done || !ok(power_read(&tape->log, tape->path) == 0, "it was recorded"))
		return false;
	done = term_shell(t, "rm -rf ../asked && cp -a . ../asked") == 0 &&
	       power_kill(&tape->log, tape->log.count, tape->folder) == 0 &&
	       term_shell(t, "diff -r . ../asked") == 0;
	if (!done)
		term_shell_show(t);
	return ok(done, "and whole: %zu calls", tape->log.count - tape->log.begun);
}

/* --- what a cut leaves --- */

/* What those steps brought beside the sessions. */
static bool
holds(struct console *t, int done)
{
	struct buf all = BUF_INIT;
	bool is;

	buf_add(&all, "set -ex");
	for (int i = 0; i < done; i++)
		if (steps[i].holds != NULL)
			buf_addf(&all, "; %s", steps[i].holds);
	is = term_shell(t, buf_text(&all)) == 0;
	buf_clear(&all);
	return is;
}

/* Its words; NULL: nothing is wrong with what is found, of which so many steps were said. */
static const char *
wrong(struct console *t, const struct tape *tape, int done)
{
	char *before, *after;
	const char *what = NULL;
	const char *again = done < STEPS ? steps[done].again : NULL;

	if (term_shell(t, RUN "check") != 0)
		return "the desk is not sound";
	before = faults_value(t, SESSIONS);
	/* What of two states is found: what came with it must be there, said or not. */
	if (before != NULL && done < STEPS && strcmp(before, tape->sessions[done]) != 0)
		done++;
	if (before == NULL || strcmp(before, tape->sessions[done]) != 0)
		what = "not the sessions that were said to be there";
	else if (!copies_sound(tape))
		what = "a copy is not sound";
	else if (!holds(t, done))
		what = "not what was said";
	else if (term_shell(t, RUN ADD) != 0)
		what = "no more is logged";
	after = faults_value(t, SESSIONS);
	if (what == NULL && (after == NULL || strlen(after) <= strlen(before)))
		what = "one more that was said is not there";
	if (what == NULL && again != NULL && term_shell(t, again) != 0)
		what = "what was cut short cannot be done again";
	free(before);
	free(after);
	return what;
}

static int
steps_said(const struct power_log *log, size_t at)
{
	int marks = 0;

	for (size_t i = log->begun; i < at; i++)
		marks += log->record[i]->kind == POWER_MARK;
	return marks;
}

/* NULL: nothing is wrong after that cut. */
static const char *
cut(struct console *t, const struct tape *tape, size_t at, uint64_t seed, enum power_deaf deaf)
{
	int done = steps_said(&tape->log, at);
	const char *what = power_cut(&tape->log, at, seed, deaf, tape->folder) != 0
				   ? "the folder cannot be made"
				   : wrong(t, tape, done);

	if (what != NULL && deaf == POWER_HEARS) {
		printf("# at call %zu, seed %llu, after %s: %s\n", at, (unsigned long long)seed,
		       done > 0 ? steps[done - 1].name : "nothing", what);
		term_shell_show(t);
	}
	return what;
}

/* Where the least is sure: before each sync, and after each thing said. The number of points. */
static size_t
list_points(const struct power_log *log, size_t *point)
{
	size_t count = 0;

	for (size_t i = log->begun; i < log->count; i++) {
		uint32_t kind = log->record[i]->kind;

		if (kind == POWER_SYNC || kind == POWER_SYNC_FOLDER)
			point[count++] = i;
		else if (kind == POWER_MARK)
			point[count++] = i + 1;
	}
	return count;
}

static void
test_cuts(struct console *t, const struct tape *tape, const size_t *point, size_t count)
{
	size_t cuts = (size_t)tap_faults(CUTS, (int)count * SEEDS);
	int bad = 0;

	for (size_t i = 0; i < cuts; i++)
		bad += cut(t, tape, point[i * count / cuts], i, POWER_HEARS) != NULL;
	is_int(bad, 0, "%zu cuts at %zu points: nothing that was said is lost", cuts, count);
}

/* What the test would say of a program, or of a disk, that does not sync. */
static void
test_itself(struct console *t, const struct tape *tape, const size_t *point, size_t count)
{
	static const struct {
		enum power_deaf deaf;
		const char *name;
	} none[] = {
		{ POWER_NO_SYNC, "without syncs" },
		{ POWER_NO_SYNC_OF_FILES, "without those of files" },
		{ POWER_NO_SYNC_OF_FOLDERS, "without those of folders" },
	};

	for (size_t k = 0; k < sizeof(none) / sizeof(none[0]); k++) {
		const char *what = NULL;
		size_t tried = 0;

		while (what == NULL && tried < DEAF_CUTS) {
			what = cut(t, tape, point[tried * 7 % count], tried, none[k].deaf);
			tried++;
		}
		ok(what != NULL, "%s cut %zu is found out: %s", none[k].name, tried,
		   what != NULL ? what : "(none)");
	}
}

static bool
has_wal(const struct power_log *log)
{
	for (size_t i = log->begun; i < log->count; i++)
		if (log->record[i]->kind == POWER_MAKE &&
		    strcmp((const char *)(log->record[i] + 1), SHARE "/desk.db-wal") == 0)
			return true;
	return false;
}

static void
test_all(struct console *t, bool itself)
{
	struct tape tape = { .path = mem_printf("%s/" LOG, t->base) };
	char *home = mem_printf("%s/home", t->base);
	size_t *point;

	tape.folder = realpath(home, NULL);
	if (record(t, &tape)) {
		ok(has_wal(&tape.log) == (getenv(POWER_ROLLBACK) == NULL),
		   "with WAL, but where it is refused");
		point = mem_array(tape.log.count, sizeof(*point));
		test_cuts(t, &tape, point, list_points(&tape.log, point));
		if (itself)
			test_itself(t, &tape, point, list_points(&tape.log, point));
		free(point);
	}
	power_clear(&tape.log);
	for (int i = 0; i <= STEPS; i++)
		free(tape.sessions[i]);
	free(tape.folder);
	free(tape.path);
	free(home);
}

static void
test_journal(bool wal)
{
	struct console t = { .rows = 0 };

	if (!wal)
		setenv(POWER_ROLLBACK, "1", 1);
	if (faults_begin(&t, 1))
		test_all(&t, wal);
	faults_end(&t);
}

int
main(void)
{
	if (SANITIZED) {
		skip(1, "a sanitizer has to be loaded before any other library");
		return tap_done();
	}
	test_journal(true);
	if (tap_faults(0, 1) != 0)
		test_journal(false);
	return tap_done();
}
