/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An expression of opening hours taken apart into what a form of a week has places for, and put
 * together again: the days, public holidays, a remark at the end, and all else as it is written. */
#ifndef BASE_HOURS_PARTS_H
#define BASE_HOURS_PARTS_H

#include "base/hours_week.h"

/* All zero: nothing is known. */
struct hours_parts {
	struct hours_week week; /* without its holidays_off */
	bool said;              /* the week says something, if only that it is closed */
	bool holidays;          /* so do the ranges of public holidays: with none they are closed */
	struct hours_range holiday[HOURS_DAY_RANGES];
	int holiday_count;
	char *rules;  /* what no week says, rule after rule; NULL nothing */
	char *remark; /* the comment that ends it all, without its quotes; NULL none */
};

/* The rules of an expression as they are written, with their comments: cut at each “;” that is in
 * none. */
void hours_parts_cut(const char *cell, struct strlist *text);

/* Takes apart: what it is put together to again is open in the same minutes, whatever the day.
 * More than a hundred rules all stay as they are. -1, and nothing to clear, for hours that cannot
 * be read. */
int hours_parts_of(const char *cell, struct hours_parts *p);
void hours_parts_clear(struct hours_parts *p);

/* Adds the expression; nothing of parts that say nothing. The rules have to be readable. A quote in
 * the remark becomes an apostrophe; where the rules end with a comment of their own, and nothing
 * comes after them, the remark joins it. */
void hours_parts_write(const struct hours_parts *p, struct buf *out);

#endif
