/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program killed after each key of a form that is being filled in: what was completed is in the
 * draft on disk, and the form that takes it up shows it.
 * LAKOU_FAULTS=all: after each key; else after each third. */
#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "tests/faults/faults.h"
#include "tests/lib/tap.h"

enum { SHORT_STEP = 3 };

/* A key, and what the draft holds from then on; NULL: nothing new. */
struct stroke {
	const char *key;
	const char *kept;
};

static const struct stroke strokes[] = {
	{ "n", NULL },           { "e", NULL },  { "m", NULL },  { "a", NULL },
	{ "\r", "theme=email" }, { "s", NULL },  { "o", NULL },  { "c", NULL },
	{ "\r", NULL },          { "\t", NULL }, { "4", NULL },  { "5", NULL },
	{ "\t", "duration=45" }, { "\t", NULL }, { "\t", NULL }, { "\t", NULL },
	{ "\t", NULL },          { "\t", NULL },
};

enum { STROKES = sizeof(strokes) / sizeof(strokes[0]) };

static bool
holds_all(const char *draft, int keys)
{
	for (int i = 0; i < keys; i++)
		if (strokes[i].kept != NULL &&
		    (draft == NULL || strstr(draft, strokes[i].kept) == NULL)) {
			printf("# %s is not in the draft: %s\n", strokes[i].kept,
			       draft != NULL ? draft : "(none)");
			return false;
		}
	return true;
}

static void
test_killed_after(struct console *t, int keys)
{
	int64_t end = term_now_ms() + t->patience;
	char *draft;

	faults_fresh(t);
	term_start(t, FAULTS_DESK);
	while (!term_shows(t, FAULTS_TIME) && t->running && term_now_ms() < end)
		term_settle(t);
	for (int i = 0; i < keys; i++) {
		term_send(t, strokes[i].key, strlen(strokes[i].key));
		term_settle(t);
	}
	kill(t->pid, SIGKILL);
	term_wait_exit(t);
	draft = faults_value(t, "SELECT group_concat(body) FROM draft");
	ok(holds_all(draft, keys), "killed after %d keys: what was completed is there", keys);
	ok(faults_sound(t), "and the desk is sound");
	free(draft);
}

int
main(void)
{
	struct console t = { .rows = 0 };
	int step = tap_faults(SHORT_STEP, 1);

	if (faults_begin(&t, 1))
		for (int keys = STROKES; keys > 0; keys -= step)
			test_killed_after(&t, keys);
	faults_end(&t);
	return tap_done();
}
