/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calls by which SQLite changes files, counted, and stopped at one of them: the program is
 * killed there, or the call fails. What goes on in shared memory is not counted: no other program
 * is left to see it. */
#ifndef TESTS_LIB_SYSCALLS_H
#define TESTS_LIB_SYSCALLS_H

#include <stdint.h>

enum syscalls_end {
	SYSCALLS_GO_ON,
	SYSCALLS_KILL,      /* before the call */
	SYSCALLS_KILL_HALF, /* a write is done by half first, as no disk would do it */
	SYSCALLS_FAIL,      /* this call and all that follow, with errnum */
	SYSCALLS_FAIL_ONCE, /* this call alone */
};

/* From now on; at counts from 1. Also before the first use. */
void syscalls_stop(enum syscalls_end how, int64_t at, int errnum);
int64_t syscalls_count(void); /* since syscalls_stop() */

#endif
