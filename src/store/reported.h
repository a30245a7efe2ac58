/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which sessions were typed into the national tool too. */
#ifndef STORE_REPORTED_H
#define STORE_REPORTED_H

#include "store/store.h"

/* A live individual session or workshop. */
struct reportable {
	int64_t n;    /* of the session */
	bool ticked;  /* it was typed there, and is as it was then */
	bool changed; /* it was, and has changed since */
};

struct reportable_list {
	struct reportable *item;
	size_t count;
};
void reportable_list_clear(struct reportable_list *l);

/* Those of a span of days, by date, start and number; of one mediator, 0 of all. Cleared by the
 * caller. */
int store_reported_list(struct store *st, int from, int to, int64_t mediator,
			struct reportable_list *out, struct err *err);

/* Notes that a live session was typed there as it is now; or that it was not. Recorded as
 * session-report and session-unreport, unless an action is open. ERR_NO_INPUT where there is
 * none to be noted. */
int store_reported_set(struct store *st, int64_t n, bool reported, struct err *err);

#endif
