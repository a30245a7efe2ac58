/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The public holidays of Martinique and Guadeloupe, worked out for any year. Days are those of
 * base/date.h; names for people are made elsewhere. */
#ifndef BASE_HOLIDAYS_H
#define BASE_HOLIDAYS_H

#include <stdbool.h>

enum holiday {
	HOLIDAY_NONE,
	HOLIDAY_NEW_YEAR,
	HOLIDAY_GOOD_FRIDAY,
	HOLIDAY_EASTER_MONDAY,
	HOLIDAY_LABOUR,
	HOLIDAY_VICTORY,
	HOLIDAY_ASCENSION,
	HOLIDAY_WHIT_MONDAY,
	HOLIDAY_ABOLITION, /* of slavery: each territory has its own day */
	HOLIDAY_NATIONAL,
	HOLIDAY_SCHOELCHER,
	HOLIDAY_ASSUMPTION,
	HOLIDAY_ALL_SAINTS,
	HOLIDAY_ARMISTICE,
	HOLIDAY_CHRISTMAS,
	HOLIDAY_COUNT
};

/* Which days are kept. */
struct holidays {
	int department;   /* DEPARTMENT_MARTINIQUE or DEPARTMENT_GUADELOUPE of base/commune.h */
	bool good_friday; /* sources disagree on it, so it is for the desk to say */
};

/* Easter Sunday by the Gregorian rule; DATE_NONE outside the years 1 to 9999. */
int holiday_easter(int year);

/* The day of a holiday in that year; DATE_NONE when it is not kept there. */
int holiday_day(const struct holidays *kept, enum holiday h, int year);

/* Which holiday a day is. Of two on one day (in 2031 Ascension is on 22 May), the first above. */
enum holiday holiday_on(const struct holidays *kept, int day);

#endif
