/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program in a pseudo-terminal, to be measured: nothing here draws what it writes, so that the
 * time is the program's. */
#ifndef TESTS_BENCH_PROGRAM_H
#define TESTS_BENCH_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct program {
	pid_t pid;
	int master;
	int slave; /* kept open to ask how much of what was typed is unread */
	int state; /* /proc/PID/stat */
	bool ended;
	int status; /* as waitpid() gives it */
};

/* What followed a start or a key. */
struct answer {
	double ms;    /* to the last byte written before the program slept */
	size_t bytes; /* 0: it said nothing, and ms is a guess */
};

/* 80x24, xterm-256color, UTF-8. *since is the moment of the start. -1: it cannot be started. */
int program_start(struct program *p, char *const argv[], double *since);
/* Until the program sleeps, has read all that was typed, and has written all it had to say. wait is
 * how long a silence must last, in ms, before it is one. -1: it has ended. */
int program_settle(struct program *p, double since, double wait, struct answer *out);
int program_type(struct program *p, const char *bytes, size_t n, double *since);
/* A figure of /proc/PID/status: VmHWM (kB), voluntary_ctxt_switches; -1 when it is not there. */
long program_status(const struct program *p, const char *name);
/* How often the program woke within ms of nothing to do. */
long program_wakeups(struct program *p, int ms);
/* To its end; kills what does not end. Its exit status, 128 + n after signal n. */
int program_end(struct program *p);

double now_ms(void);

#endif
