/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who asked for what is held on them (GDPR, art. 12 and 15 to 21): each is answered within one
 * month. */
#ifndef APP_REQUESTS_H
#define APP_REQUESTS_H

#include "app/desk.h"
#include "store/request.h"

struct requests {
	struct request *item; /* as store_request_each() orders them */
	size_t count, room;
};
int requests_load(struct desk *d, struct requests *out, struct err *err); /* cleared in any case */
void requests_clear(struct requests *r);

/* The last day on which one that came that day is answered in time: of the next month the same
 * number, or the last. */
int requests_due_day(int received);

/* Steps of undo. person: the number of a known one, 0 nobody who is known. */
int requests_add(struct desk *d, int kind, int received, int64_t person, int64_t *n,
		 struct err *err);
/* ERR_VALUE (detail: answered) for a day before that of the request. */
int requests_answer(struct desk *d, const struct request *r, int day, struct err *err);
int requests_drop(struct desk *d, int64_t n, struct err *err);

/* What the home screen reminds of: not answered, and due within so many days. */
enum { REQUESTS_SOON = 7 };
struct requests_waiting {
	int64_t soon, late;
	int first; /* the day on which the first of them is due */
};
int requests_waiting(struct desk *d, struct requests_waiting *out, struct err *err);

#endif
