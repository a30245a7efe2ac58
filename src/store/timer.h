/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Since when the person at the desk has been there, for each mediator. No step of undo. */
#ifndef STORE_TIMER_H
#define STORE_TIMER_H

#include "store/store.h"

#define TIMER_STAMP_SIZE 17 /* "2026-11-24T09:12" and its NUL */

/* started: a local time to the minute; "" when no timer runs. */
int store_timer_get(struct store *st, int64_t mediator, char started[static TIMER_STAMP_SIZE],
		    struct err *err);
/* Starts it, or starts it anew. */
int store_timer_start(struct store *st, int64_t mediator, const char *started, struct err *err);
/* Ends it if it was started then; no other one, and none is no fault. */
int store_timer_stop(struct store *st, int64_t mediator, const char *started, struct err *err);

#endif
