/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever may end a long piece of work before it is done. They are asked now and then, many times a
 * second: the work ends with ERR_STOPPED then, and nothing is changed. */
#ifndef BASE_STOP_H
#define BASE_STOP_H

#include <stdbool.h>
#include <stddef.h>

struct stop {
	bool (*ask)(void *arg); /* true: it is to end */
	void *arg;
};

/* NULL: nobody ends it. */
static inline bool
stop_asked(const struct stop *s)
{
	return s != NULL && s->ask(s->arg);
}

#endif
