/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A process of the program's own that works beside it. It is started before a desk is open: SQLite
 * must not be taken through a fork, and nothing that it learns later is known to the helper. */
#ifndef BASE_HELPER_H
#define BASE_HELPER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/err.h"

struct helper {
	pid_t pid;
	int fd; /* to talk to it; -1: it is no more */
};

/* Runs serve(fd, arg) in the helper, which has neither the terminal, nor its signals, nor anything
 * else that the program has open; it ends when serve() returns. */
int helper_start(struct helper *h, void (*serve)(int fd, const void *arg), const void *arg,
		 struct err *err);

/* It has said something, or ended: reading does not wait. */
bool helper_answered(const struct helper *h);

/* Nothing more is said to it, which it reads as the end. Waits at most ms for it to go, -1 as long
 * as it takes; one that takes longer ends what it is at by itself. */
void helper_end(struct helper *h, int ms);

/* All of it, whatever a signal interrupts; false at the end. */
bool helper_read(int fd, void *into, size_t len);
bool helper_write(int fd, const void *from, size_t len);

/* In the helper: the program waits for no more answers. */
bool helper_alone(int fd);

#endif
