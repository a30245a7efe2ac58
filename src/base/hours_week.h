/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening hours as a week that people fill in, and back into an expression. */
#ifndef BASE_HOURS_WEEK_H
#define BASE_HOURS_WEEK_H

#include "base/hours.h"
#include "base/str.h"

enum { HOURS_DAY_RANGES = 6 };

/* All zero: closed all week, and nothing is said of public holidays. Ranges may be in any order,
 * meet and overlap, and go on after midnight. */
struct hours_week {
	struct hours_range range[HOURS_WEEKDAYS][HOURS_DAY_RANGES]; /* Monday first */
	int count[HOURS_WEEKDAYS];
	bool holidays_off;
};

/* Adds the expression of the week: read again, it is open in the same minutes of every week. */
void hours_week_write(const struct hours_week *week, struct buf *out);

/* Adds the ranges of a day: « 08:00-12:00,13:00-17:00 », "off" for none. */
void hours_ranges_write(const struct hours_range *range, int count, struct buf *out);

extern const char *const hours_day_name[HOURS_WEEKDAYS]; /* "Mo" */

/* Adds one rule of h as the standard writes it: « week 1-10 Mo,Sa[1] 08:00-12:00 ». */
void hours_rule_write(const struct hours *h, const struct hours_rule *rule, struct buf *out);

/* The week of hours: of each day what begins on it, in order and apart from each other. What goes
 * on after midnight for 24 hours at most is of the day that it begins on, anything longer is cut
 * at midnight. -1 for hours that no such week says: unknown, invalid, not the same every week,
 * with hours of their own for holidays, or more than HOURS_DAY_RANGES on a day. */
int hours_week_of(const struct hours *h, struct hours_week *week);

#endif
