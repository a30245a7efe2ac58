/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hours of a day as people type them: 8h30-12h, 8-12, 08:30–12:30, 13:30 à 16:00. */
#include "config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "app/opening.h"
#include "base/str.h"

enum { HOUR_MINUTES = 60, DAY_HOURS = 24 };

/* Takes one of these texts, and spaces on both sides of it. */
static bool
skip(const char **s, const char *const *any)
{
	bool found = false;

	*s += strspn(*s, " ");
	for (; *any != NULL && !found; any++)
		if (str_starts(*s, *any)) {
			*s += strlen(*any);
			found = true;
		}
	*s += strspn(*s, " ");
	return found;
}

/* At most two digits; -1 for none. */
static int
number(const char **s)
{
	int n = -1;

	for (int i = 0; i < 2 && isdigit((unsigned char)**s); i++, (*s)++)
		n = (n < 0 ? 0 : n * 10) + (**s - '0');
	return n;
}

static bool
time_of_day(const char **s, int *minute)
{
	static const char *const hour[] = { "h", "H", ":", NULL };
	int hours = number(s), minutes = 0;

	if (skip(s, hour) && isdigit((unsigned char)**s))
		minutes = number(s);
	*minute = hours * HOUR_MINUTES + minutes;
	return hours >= 0 && minutes < HOUR_MINUTES && *minute <= DAY_HOURS * HOUR_MINUTES;
}

int
opening_typed(const char *typed, struct hours_range range[static HOURS_DAY_RANGES], int *count)
{
	static const char *const dash[] = { "-", "–", "à", "a", "to", NULL };
	static const char *const comma[] = { ",", ";", "/", "et ", "ek ", "and ", NULL };
	int found = 0;

	typed += strspn(typed, " ");
	while (*typed != '\0') {
		struct hours_range *r = &range[found];

		if (found == HOURS_DAY_RANGES || !time_of_day(&typed, &r->start) ||
		    !skip(&typed, dash) || !time_of_day(&typed, &r->end) ||
		    r->start == HOURS_DAY_MINUTES)
			return -1;
		if (r->end <= r->start)
			r->end += HOURS_DAY_MINUTES;
		found++;
		if (!skip(&typed, comma) && *typed != '\0')
			return -1;
	}
	*count = found;
	return 0;
}
