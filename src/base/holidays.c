/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Public holidays: some have a date, the others a distance from Easter. */
#include "config.h"

#include "base/holidays.h"

#include "base/commune.h"
#include "base/date.h"

/* With month 0, day counts from Easter Sunday. */
static const struct {
	int month, day;
} rules[HOLIDAY_COUNT] = {
	[HOLIDAY_NEW_YEAR] = { 1, 1 },      [HOLIDAY_GOOD_FRIDAY] = { 0, -2 },
	[HOLIDAY_EASTER_MONDAY] = { 0, 1 }, [HOLIDAY_LABOUR] = { 5, 1 },
	[HOLIDAY_VICTORY] = { 5, 8 },       [HOLIDAY_ASCENSION] = { 0, 39 },
	[HOLIDAY_WHIT_MONDAY] = { 0, 50 },  [HOLIDAY_ABOLITION] = { 5, 22 },
	[HOLIDAY_NATIONAL] = { 7, 14 },     [HOLIDAY_SCHOELCHER] = { 7, 21 },
	[HOLIDAY_ASSUMPTION] = { 8, 15 },   [HOLIDAY_ALL_SAINTS] = { 11, 1 },
	[HOLIDAY_ARMISTICE] = { 11, 11 },   [HOLIDAY_CHRISTMAS] = { 12, 25 },
};

#define ABOLITION_DAY_GUADELOUPE 27

/* The anonymous algorithm that Nature printed in 1876, in the letters of its usual statement:
 * the numbers are those of the moon's tables and mean nothing one by one. */
int
holiday_easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
	int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;

	return year < 1 ? DATE_NONE : date_from(year, f / 31, f % 31 + 1);
}

int
holiday_day(const struct holidays *kept, enum holiday h, int year)
{
	int easter, day = rules[h].day;

	if (h == HOLIDAY_NONE || (h == HOLIDAY_GOOD_FRIDAY && !kept->good_friday))
		return DATE_NONE;
	if (rules[h].month == 0) {
		easter = holiday_easter(year);
		return easter == DATE_NONE ? DATE_NONE : easter + day;
	}
	if (h == HOLIDAY_ABOLITION && kept->department == DEPARTMENT_GUADELOUPE)
		day = ABOLITION_DAY_GUADELOUPE;
	return date_from(year, rules[h].month, day);
}

enum holiday
holiday_on(const struct holidays *kept, int day)
{
	int year = date_parts(day).year;

	for (enum holiday h = HOLIDAY_NEW_YEAR; h < HOLIDAY_COUNT; h++)
		if (year != 0 && holiday_day(kept, h, year) == day)
			return h;
	return HOLIDAY_NONE;
}
