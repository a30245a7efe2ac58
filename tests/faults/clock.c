/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock of the PC moved while somebody works in a real terminal, by ten years back or forward
 * and then to where it was, and moved before the program is opened again: it is said, nothing that
 * was saved or typed is lost, what was saved keeps its order, nothing grows old at once.
 * LAKOU_FAULTS=all: more jumps. */
#include "config.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "tests/faults/faults.h"
#include "tests/lib/tap.h"

enum {
	PATH_SIZE = 512,
	COMMAND_SIZE = 128,
	DAY_S = 86400,
	SHORT_JUMPS = 2,
	SESSIONS = 5, /* logged in one go of the program */
};

/* 2027-03-09T10:00 at the desk, a Tuesday. */
#define TEN_OF_TUESDAY 1804600800
#define DAY "2027-03-09"
#define HOME "mar. 9 mars"
#define SAVED "Enregistré"
#define FORM "Canal"
#define MOVED "L’horloge de cet ordinateur a changé"
#define WRONG "semble fausse"
#define WORDS "mangue corossol echelle 47 lune verte"
#define SAVE "\x13"
#define TABS "\t\t\t\t\t\t\t\t\t\t\t\t" /* from the first names to the agreement */

struct jump {
	const char *name;
	int days;
	bool asked; /* the program that is opened then asks which day it is */
};

static const struct jump jumps[] = {
	{ "ten years back", -3652, true },
	{ "ten years forward", 3653, true },
	{ "a day back", -1, true },
	{ "nine years forward", 3287, false },
	{ "to the time of a dead battery", -20880, true },
	{ "a day forward", 1, false },
};

/* The clock of the PC for every program from now on: the tenth hour of Tuesday and so many days
 * more, going on from when the test began. */
static void
move_clock(const struct console *t, int days)
{
	static time_t began;
	int64_t moved;
	char path[PATH_SIZE];
	int fd;

	if (began == 0)
		began = time(NULL);
	moved = TEN_OF_TUESDAY - began + (int64_t)days * DAY_S;
	snprintf(path, sizeof(path), "%s/moved", t->base);
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0 || pwrite(fd, &moved, sizeof(moved), 0) != sizeof(moved))
		printf("Bail out! %s cannot be written\n", path);
	close(fd);
	setenv("MOVED", path, 1);
}

static bool
comes(struct console *t, const char *text)
{
	int64_t end = term_now_ms() + t->patience;

	while (!term_shows(t, text) && t->running && term_now_ms() < end)
		term_settle(t);
	if (term_shows(t, text))
		return true;
	printf("# « %s » does not come\n", text);
	term_dump(t, stdout, "# ");
	return false;
}

static bool
keys(struct console *t, const char *bytes, const char *then)
{
	return term_send(t, bytes, strlen(bytes)) && term_settle(t) && comes(t, then);
}

static int
number(const struct console *t, const char *sql)
{
	char *value = faults_value(t, sql);
	int n = value != NULL ? (int)strtol(value, NULL, 10) : -1;

	free(value);
	return n;
}

static int
backups(struct console *t)
{
	return term_shell(t, "exit $(find .local -path '*/backups/*.db' | wc -l)");
}

/* A desk of known persons, of whom one came more than a year ago, with sessions of three months and
 * copies of some days. */
static bool
make_desk(struct console *t)
{
	static const char command[] =
		"echo '" WORDS "' >words && \"$LAKOU\" --lang fr init --desk Essai --commune 97213"
		" --mediator Alix --passphrase-fd 3 3<words >code &&"
		" for d in 2026-12-28 2027-01-04 2027-01-25 2027-02-15 2027-03-08; do"
		" \"$LAKOU\" --lang fr --now ${d}T10:00 add individuel --theme email --duration 30"
		" && \"$LAKOU\" --lang fr --now ${d}T10:05 backup || exit 1; done"
		" && cp -a .local prepared";

	move_clock(t, 0);
	if (ok(term_shell(t, command) == 0, "a desk of some months"))
		return true;
	term_shell_show(t);
	return false;
}

/* Somebody who agrees to be known, by the form of persons. */
static bool
know(struct console *t, const char *name)
{
	char typed[COMMAND_SIZE], shown[COMMAND_SIZE];

	snprintf(typed, sizeof(typed), "%s\tLuce" TABS, name);
	snprintf(shown, sizeof(shown), "Luce %s", name);
	return keys(t, "\x0e", "Prénoms") && keys(t, typed, "Notice remise") &&
	       keys(t, "o\r", shown) && keys(t, "\x1b", "Ctrl-N") && keys(t, "\x1b", HOME);
}

static bool
open_names(struct console *t)
{
	return keys(t, "p", "phrase") && keys(t, WORDS "\r", "Ctrl-N");
}

static bool
log_one(struct console *t)
{
	return keys(t, "n", FORM) && keys(t, "ema\r" SAVE, SAVED);
}

/* The order in which sessions were saved. */
static void
keep_order(struct console *t, const char *name)
{
	char *wrong =
		faults_value(t, "SELECT group_concat(a.n || ' ' || a.saved || ' ' || b.n || ' ' ||"
				" b.saved, '; ') FROM session a JOIN session b ON b.n > a.n"
				" WHERE b.saved < a.saved");

	is_str(wrong != NULL ? wrong : "", "", "%s: the order is that of the saving", name);
	free(wrong);
}

/* What the file says after all of it. */
static void
is_whole(struct console *t, const char *name, int sessions, int before)
{
	is_int(number(t, "SELECT count(*) FROM session WHERE deleted = 0"), before + sessions,
	       "%s: every session is there", name);
	is_int(number(t, "SELECT count(*) FROM session WHERE saved >= '" DAY "' AND date <> '" DAY
			 "'"),
	       0, "%s: none has another day", name);
	keep_order(t, name);
	is_int(number(t, "SELECT count(*) FROM access_log WHERE substr(at, 1, 10) NOT IN ('" DAY
			 "') AND n > 1"),
	       0, "%s: the log of access has no other day", name);
	move_clock(t, 0);
	ok(term_shell(t, "\"$LAKOU\" --lang fr check") == 0 && !term_sanitizer_show(t),
	   "%s: the desk is sound", name);
}

/* Before, with a form half typed and the timer running, and after; then the clock is mended. */
static void
test_open(struct console *t, const struct jump *jump)
{
	const char *name = jump->name;
	int before, copies;

	faults_fresh(t);
	move_clock(t, 0);
	before = number(t, "SELECT count(*) FROM session");
	copies = backups(t);
	term_start(t, "--lang fr");
	ok(comes(t, HOME) && open_names(t) && know(t, "Zora") && log_one(t) && log_one(t) &&
		   keys(t, "h", "depuis") && keys(t, "n", FORM) && keys(t, "ema", "ema"),
	   "%s: a form and a timer", name);
	move_clock(t, jump->days);
	ok(keys(t, "il\r", MOVED), "%s: it is said at the next key", name);
	ok(term_shows(t, HOME) && keys(t, SAVE, SAVED) && log_one(t), "%s: sessions go on", name);
	ok(keys(t, "u", "Annulé") && keys(t, "\x19", "Rétabli"), "%s: undone and redone", name);
	move_clock(t, 0);
	ok(log_one(t) && term_shows(t, HOME) && !term_shows(t, MOVED), "%s: and back", name);
	ok(keys(t, "p", "Ctrl-N") && know(t, "Yves"), "%s: somebody more is known", name);
	term_send(t, "\x11", 1);
	term_wait_exit(t);
	is_int(t->status, 0, "%s: it ends", name);
	is_int(number(t, "SELECT count(*) FROM session WHERE clocked"), 1,
	       "%s: the timer timed what was typed", name);
	is_int(number(t, "SELECT count(*) FROM person WHERE deleted = 0 AND sealed IS NOT NULL"), 2,
	       "%s: who was known is", name);
	ok(backups(t) >= copies, "%s: no copy went", name);
	is_whole(t, name, SESSIONS, before);
}

/* The program is opened while the clock is wrong. */
static void
test_opened(struct console *t, const struct jump *jump)
{
	const char *name = jump->name;
	int before, copies;

	faults_fresh(t);
	move_clock(t, 0);
	term_start(t, "--lang fr");
	ok(comes(t, HOME) && open_names(t) && know(t, "Zora") && log_one(t), "%s: before", name);
	term_send(t, "\x11", 1);
	term_wait_exit(t);
	before = number(t, "SELECT count(*) FROM session");
	copies = backups(t);
	move_clock(t, jump->days);
	term_start(t, "--lang fr");
	if (jump->asked)
		ok(comes(t, WRONG) && keys(t, "9/3/2027\r", HOME) && log_one(t),
		   "%s: the day is asked once", name);
	else
		ok(comes(t, "Alix") && log_one(t), "%s: nothing is blocked", name);
	ok(jump->asked || !term_shows(t, "effacé"), "%s: nothing is erased", name);
	term_send(t, "\x11", 1);
	term_wait_exit(t);
	is_int(t->status, 0, "%s: it ends", name);
	is_int(number(t, "SELECT count(*) FROM session"), before + 1, "%s: all is there", name);
	is_int(number(t, "SELECT count(*) FROM person WHERE deleted = 0 AND sealed IS NOT NULL"), 1,
	       "%s: nobody was erased", name);
	ok(backups(t) >= copies, "%s: no copy went", name);
	if (jump->asked)
		is_whole(t, name, 1, before);
}

int
main(void)
{
	const char *build = getenv("builddir");
	struct console t = { .rows = 24, .cols = 80, .iutf8 = true };
	int count = tap_faults(SHORT_JUMPS, (int)(sizeof(jumps) / sizeof(jumps[0])));
	char program[PATH_SIZE];

	snprintf(program, sizeof(program), "%s/tests/tui/later", build != NULL ? build : ".");
	setenv("PROGRAM", program, 1);
	if (faults_home(&t) && make_desk(&t))
		for (int i = 0; i < count; i++) {
			test_open(&t, &jumps[i]);
			test_opened(&t, &jumps[i]);
		}
	faults_end(&t);
	return tap_done();
}
