/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the opening hours of a place say at a minute of the desk's clock. */
#ifndef APP_OPENING_H
#define APP_OPENING_H

#include "app/desk.h"
#include "base/hours.h"

#define OPENING_NEVER INT64_MIN

struct opening {
	enum hours_state state;
	int64_t at;        /* the minute that it is of, as base/hours.h counts them */
	int64_t next;      /* when it is no longer so; OPENING_NEVER, also when nobody knows */
	bool holiday;      /* that day is a public holiday of which the hours say nothing */
	bool next_holiday; /* so is the later day on which it opens next */
};

/* The minute of the clock. */
int64_t opening_now(const struct clock *clock);

/* The holidays of the desk's own place, asked for once; then those of a place in that commune (0 or
 * one of elsewhere: the desk's), which asks nothing of the file. */
struct holidays opening_desk_holidays(struct desk *d);
struct holidays opening_holidays(const struct holidays *desk, int insee);

/* cell: hours as the directory has them; NULL or "" are unknown. room, all zero at first and yours
 * to clear, holds what was read: nothing is allocated when it held as much before. */
struct opening opening_read(struct hours *room, const char *cell, const struct holidays *kept,
			    int64_t at);

/* The interval in which it is open, or opens next, as far as a month later; false when there is
 * none. */
bool opening_span(const struct hours *h, const struct holidays *kept, const struct opening *o,
		  struct hours_span *span);

#endif
