/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou demo: a desk of invented sessions. */
#include "config.h"

#include "app/demo.h"

#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

#include "base/date.h"
#include "base/mem.h"
#include "cli/command.h"

#define SESSIONS_USUAL 1500
#define SESSIONS_MAX 2000000
#define MONTHS_USUAL 24
#define MONTHS_MAX 120
#define MILLION 1000000

static const int ending_signals[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM };

enum { SIGNALS = sizeof(ending_signals) / sizeof(ending_signals[0]) };

/* Signals that end the program wait until they are asked for, so that no half-made file stays. */
static void
hold_signals(sigset_t *before)
{
	sigset_t set;

	sigemptyset(&set);
	for (int i = 0; i < SIGNALS; i++)
		sigaddset(&set, ending_signals[i]);
	sigprocmask(SIG_BLOCK, &set, before);
}

/* The signal that waits; 0 none. */
static int
waiting_signal(void)
{
	sigset_t set;

	if (sigpending(&set) != 0)
		return 0;
	for (int i = 0; i < SIGNALS; i++)
		if (sigismember(&set, ending_signals[i]) == 1)
			return ending_signals[i];
	return 0;
}

static int
stopped(void *arg, int permille)
{
	int *signal_number = arg;

	(void)permille;
	*signal_number = waiting_signal();
	return *signal_number;
}

static int
read_request(struct cli *c, struct demo_request *request)
{
	long sessions = SESSIONS_USUAL, months = MONTHS_USUAL, seed = 1;
	int status = cli_number(c, "sessions", 1, SESSIONS_MAX, &sessions);

	if (status == STATUS_DONE)
		status = cli_number(c, "months", 1, MONTHS_MAX, &months);
	if (status == STATUS_DONE)
		status = cli_number(c, "seed", 0, LONG_MAX, &seed);
	if (status == STATUS_DONE)
		status = cli_day(c, "end", &request->end);
	if (status != STATUS_DONE)
		return status;
	if (request->end == DATE_NONE)
		request->end = clock_today(&c->clock) - 1;
	if (request->end > clock_today(&c->clock)) {
		cli_say(_("The last day of the sessions is in the future: choose an earlier one."));
		return STATUS_DATA;
	}
	request->sessions = (int)sessions;
	request->months = (int)months;
	request->seed = (uint64_t)seed;
	return STATUS_DONE;
}

static int64_t
milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / MILLION;
}

static void
say_rate(const struct cli *c, int sessions, int64_t ms)
{
	char *text = mem_printf(ngettext("%d invented session in %.1f s (%.0f a second): %s",
					 "%d invented sessions in %.1f s (%.0f a second): %s",
					 (unsigned long)sessions),
				sessions, (double)ms / 1000,
				(double)sessions * 1000 / (double)(ms > 0 ? ms : 1), c->path);

	cli_say(text);
	free(text);
}

int
command_demo(struct cli *c)
{
	struct demo_request request;
	int signal_number = 0;
	int status = read_request(c, &request);
	sigset_t before;
	struct err err;
	int64_t start = milliseconds();
	int rc;

	if (status != STATUS_DONE)
		return status;
	hold_signals(&before);
	rc = demo_make(c->path, &c->clock, &request, stopped, &signal_number, &err);
	if (rc == 0)
		say_rate(c, request.sessions, milliseconds() - start);
	else
		status = cli_fail(&err);
	/* Given back last: a signal that still waits ends the program here, as it asked to. */
	sigprocmask(SIG_SETMASK, &before, NULL);
	return signal_number != 0 ? STATUS_SIGNAL + signal_number : status;
}
