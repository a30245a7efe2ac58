/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk of invented sessions, for training and tests: the same request gives the same bytes. */
#ifndef APP_DEMO_H
#define APP_DEMO_H

#include "app/desk.h"

struct demo_request {
	int sessions; /* about so many: 1..2,000,000 */
	int months;   /* ending with that of the last day: 1..120 */
	uint64_t seed;
	int end; /* last day */
};

/* Tells how far it is, 0..1000; non-zero stops (ERR_STOPPED, no file left). May be NULL. */
typedef int demo_progress_fn(void *arg, int permille);

int demo_make(const char *path, const struct clock *clock, const struct demo_request *request,
	      demo_progress_fn *progress, void *arg, struct err *err);

#endif
