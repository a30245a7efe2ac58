/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program ended at random instants while somebody logs one session after the other in a real
 * terminal: killed, told to end, its window closed. Every session whose screen said that it was
 * saved is on disk, nothing that was there is gone, the desk is sound, and who is told to end does
 * so within a second. LAKOU_FAULTS=all: as often as promised; else a few times each. */
#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/faults/faults.h"
#include "tests/lib/tap.h"

enum {
	SEED = 11,
	SHORT_TIMES = 4,
	LATEST_MS = 1500, /* after the start */
	PROMPT_MS = 1000, /* from the signal to the end */
	GLANCE_MS = 2,    /* between two looks at the screen */
	OLD_SESSIONS = 40,
};

#define SAVED "Enregistré"
#define FORM "Canal"

struct way {
	const char *name;
	int signal; /* 0: the window is closed */
	int status; /* as a shell says it */
	int times;  /* promised */
	bool deaf;  /* the signal does not reach it */
};

static const struct way ways[] = {
	{ "killed", SIGKILL, 128 + SIGKILL, 200, false },
	{ "told to end", SIGTERM, 128 + SIGTERM, 60, false },
	{ "told that the terminal is gone", SIGHUP, 128 + SIGHUP, 60, false },
	{ "interrupted", SIGINT, 128 + SIGINT, 60, false },
	{ "its window closed", 0, 128 + SIGHUP, 60, false },
	{ "its window closed and no signal", 0, 128 + SIGHUP, 20, true },
};

/* Of all the rounds of a way. */
struct toll {
	int said;   /* sessions that were said to be saved */
	int lost;   /* of these */
	int unread; /* rounds after which what is there could not be asked */
	int old;    /* rounds that lost what was there */
	int faulty; /* rounds after which the desk was not sound */
	int status; /* rounds that ended in another way */
	int slow;   /* rounds that took too long to end */
};

static unsigned seed = SEED;

static unsigned
below(unsigned n)
{
	seed = seed * 1103515245u + 12345u;
	return (seed >> 16) % n;
}

static int
sessions(const struct console *t)
{
	char *count = faults_value(t, "SELECT count(*) FROM session WHERE deleted = 0");
	int n = count != NULL ? (int)strtol(count, NULL, 10) : -1;

	free(count);
	return n;
}

static bool
is_due(struct console *t, int64_t due)
{
	return !t->running || term_now_ms() >= due;
}

/* Until the text is on the screen, or is no longer; false when the time is up. */
static bool
until(struct console *t, const char *text, bool shown, int64_t due)
{
	while (term_shows(t, text) != shown) {
		if (is_due(t, due))
			return false;
		term_pump(t, GLANCE_MS);
	}
	return true;
}

/* Sessions until then; how many were said to be saved. */
static int
log_until(struct console *t, int64_t due)
{
	static const char keys[] = "nema\r\x13";
	int said = 0;

	if (!until(t, FAULTS_TIME, true, due))
		return 0;
	for (;;) {
		if (!term_send(t, keys, 1) || !until(t, SAVED, false, due) ||
		    !until(t, FORM, true, due))
			return said;
		term_send(t, keys + 1, sizeof(keys) - 2);
		if (!until(t, SAVED, true, due))
			return said;
		said++;
	}
}

/* How long it took, in milliseconds. */
static int64_t
end_it(struct console *t, const struct way *way)
{
	int64_t from = term_now_ms();

	if (way->signal != 0) {
		kill(t->pid, way->signal);
	} else {
		close(t->master);
		t->master = open("/dev/null", O_RDWR | O_NONBLOCK | O_CLOEXEC);
	}
	term_wait_exit(t);
	return term_now_ms() - from;
}

static void
one_end(struct console *t, const struct way *way, struct toll *toll)
{
	int said, there;
	bool saw;
	int64_t took;
	sigset_t hup;

	faults_fresh(t);
	sigemptyset(&hup);
	sigaddset(&hup, SIGHUP);
	/* Who is started inherits it. */
	sigprocmask(way->deaf ? SIG_BLOCK : SIG_UNBLOCK, &hup, NULL);
	term_start(t, FAULTS_DESK);
	said = log_until(t, term_now_ms() + below((unsigned)(LATEST_MS * faults_slow())));
	saw = term_shows(t, SAVED);
	took = end_it(t, way);
	/* Its last words may have been that one more was saved. */
	if (!saw && term_shows(t, SAVED))
		said++;
	there = sessions(t);
	toll->unread += there < 0;
	there -= OLD_SESSIONS;
	toll->said += said;
	toll->old += there < 0;
	toll->lost += there >= 0 && there < said ? said - there : 0;
	if (t->status != way->status)
		printf("# %s: it ended with %d\n", way->name, t->status);
	toll->status += t->status != way->status;
	toll->slow += way->signal != SIGKILL && took > PROMPT_MS * faults_slow();
	toll->faulty += !faults_sound(t);
}

static void
test_way(struct console *t, const struct way *way)
{
	struct toll toll = { .said = 0 };
	int times = tap_faults(SHORT_TIMES, way->times);

	for (int i = 0; i < times; i++)
		one_end(t, way, &toll);
	printf("# %s %d times: %d sessions were said to be saved\n", way->name, times, toll.said);
	is_int(toll.unread, 0, "%s: it can be asked what is there", way->name);
	is_int(toll.lost, 0, "%s: what was said to be saved is there", way->name);
	is_int(toll.old, 0, "%s: what was there is there", way->name);
	is_int(toll.faulty, 0, "%s: the desk is sound", way->name);
	is_int(toll.status, 0, "%s: it ends as it should", way->name);
	is_int(toll.slow, 0, "%s: within a second", way->name);
	ok(toll.said > 0, "%s: there was something to lose", way->name);
}

int
main(void)
{
	struct console t = { .rows = 0 };

	if (faults_begin(&t, OLD_SESSIONS))
		for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
			test_way(&t, &ways[i]);
	faults_end(&t);
	return tap_done();
}
