/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The periods of releases, as they are written: 2026-10, 2026-T4, 2026. */
#ifndef BASE_RELEASE_PERIOD_H
#define BASE_RELEASE_PERIOD_H

#include <stdbool.h>

#define RELEASE_CLOSING_DAY 5 /* of the month that follows: from then on it can be published */

struct release_period {
	int first, last; /* days, both in it */
	int months;      /* 1, 3, 12 */
};
#define RELEASE_PERIOD_SIZE 8 /* of its name: "2026-10" and its NUL */

/* -1: no such period. */
int release_period_parse(const char *text, struct release_period *out);
void release_period_write(const struct release_period *p, char out[static RELEASE_PERIOD_SIZE]);
/* The last of so many months that is over today. */
struct release_period release_period_last(int months, int today);
/* The first day on which it can be published. */
int release_period_closing(const struct release_period *p);

/* Whether the first lies in the second and is shorter. False of what is no period. */
bool release_period_in(const char *part, const char *whole);
/* The same period, or one in the other: their figures bind each other. */
bool release_period_linked(const char *a, const char *b);

#endif
