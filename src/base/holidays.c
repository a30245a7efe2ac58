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

static bool
is_kept(const struct holidays *kept, enum holiday h)
{
	return h != HOLIDAY_NONE && (h != HOLIDAY_GOOD_FRIDAY || kept->good_friday);
}

static int
rule_day(const struct holidays *kept, enum holiday h)
{
	return h == HOLIDAY_ABOLITION && kept->department == DEPARTMENT_GUADELOUPE
		       ? ABOLITION_DAY_GUADELOUPE
		       : rules[h].day;
}

int
holiday_day(const struct holidays *kept, enum holiday h, int year)
{
	int easter = holiday_easter(year), day = rule_day(kept, h);

	if (!is_kept(kept, h) || easter == DATE_NONE)
		return DATE_NONE;
	return rules[h].month == 0 ? easter + day : date_from(year, rules[h].month, day);
}

/* Asked for each day of years: no day of a holiday is made, the day itself is compared. */
enum holiday
holiday_on(const struct holidays *kept, int day)
{
	struct date_parts p = date_parts(day);
	int easter = holiday_easter(p.year);

	if (easter == DATE_NONE)
		return HOLIDAY_NONE;
	for (enum holiday h = HOLIDAY_NEW_YEAR; h < HOLIDAY_COUNT; h++) {
		int month = rules[h].month, on = month == 0 ? day - easter : p.day;

		if ((month == 0 || month == p.month) && on == rule_day(kept, h) && is_kept(kept, h))
			return h;
	}
	return HOLIDAY_NONE;
}
