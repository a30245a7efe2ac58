/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Public holidays: Easter of known years, the days of both territories, the collected facts. */
#include "config.h"

#include "base/holidays.h"

#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/date.h"
#include "base/file.h"
#include "base/str.h"
#include "tests/lib/tap.h"

static const struct holidays martinique = { DEPARTMENT_MARTINIQUE, false };
static const struct holidays guadeloupe = { DEPARTMENT_GUADELOUPE, false };
static const struct holidays with_friday = { DEPARTMENT_MARTINIQUE, true };

static void
test_easter(void)
{
	static const int known[][3] = {
		{ 1818, 3, 22 }, { 1943, 4, 25 }, { 1954, 4, 18 }, { 1981, 4, 19 }, { 2000, 4, 23 },
		{ 2008, 3, 23 }, { 2024, 3, 31 }, { 2025, 4, 20 }, { 2026, 4, 5 },  { 2038, 4, 25 },
		{ 2049, 4, 18 }, { 2076, 4, 19 }, { 2285, 3, 22 },
	};
	int wrong = 0;

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		is_int(holiday_easter(known[i][0]),
		       date_from(known[i][0], known[i][1], known[i][2]), "Easter %d", known[i][0]);
	for (int year = 1; year <= 9999; year++) {
		int easter = holiday_easter(year);

		wrong += date_weekday(easter) != 6 || easter < date_from(year, 3, 22) ||
			 easter > date_from(year, 4, 25);
	}
	is_int(wrong, 0, "always a Sunday from 22 March to 25 April");
	is_int(holiday_easter(0), DATE_NONE, "no year 0");
	is_int(holiday_easter(10000), DATE_NONE, "nor 10000");
	is_int(holiday_easter(-5), DATE_NONE, "nor before");
}

static int
count(const struct holidays *kept, int year)
{
	int n = 0;

	for (int d = date_from(year, 1, 1); d <= date_from(year, 12, 31); d++)
		n += holiday_on(kept, d) != HOLIDAY_NONE;
	return n;
}

static void
test_days(void)
{
	int lost = 0;

	is_int(count(&martinique, 2026), 13, "11 national days, Abolition, Victor Schœlcher");
	is_int(count(&guadeloupe, 2026), 13, "as many in Guadeloupe");
	is_int(count(&with_friday, 2026), 14, "Good Friday is one more");
	is_int(count(&martinique, 2031), 12, "two on one day are one day");
	is_int(holiday_on(&martinique, date_from(2026, 5, 22)), HOLIDAY_ABOLITION, "22 May");
	is_int(holiday_on(&guadeloupe, date_from(2026, 5, 22)), HOLIDAY_NONE, "not there");
	is_int(holiday_on(&guadeloupe, date_from(2026, 5, 27)), HOLIDAY_ABOLITION, "but 27 May");
	is_int(holiday_on(&martinique, date_from(2026, 4, 3)), HOLIDAY_NONE, "Good Friday is none");
	is_int(holiday_on(&with_friday, date_from(2026, 4, 3)), HOLIDAY_GOOD_FRIDAY,
	       "unless it is kept");
	is_int(holiday_day(&martinique, HOLIDAY_GOOD_FRIDAY, 2026), DATE_NONE,
	       "then it has no day");
	is_int(holiday_day(&martinique, HOLIDAY_NONE, 2026), DATE_NONE, "nor has none");
	for (int year = 1; year <= 9999; year++)
		for (enum holiday h = HOLIDAY_NEW_YEAR; h < HOLIDAY_COUNT; h++)
			lost += holiday_on(&with_friday, holiday_day(&with_friday, h, year)) ==
				HOLIDAY_NONE;
	is_int(lost, 0, "each has a day in every year, and is that day's");
	is_int(holiday_on(&martinique, DATE_NONE), HOLIDAY_NONE, "no day is no holiday");
}

/* The facts list each day that one of two programs takes for a holiday: the first with Good
 * Friday, the second without. Every other day of their years must be none. */
static void
test_facts(void)
{
	static const char name[] = "public_holidays.tsv";
	const char *facts = tap_facts();
	struct strlist lines = { 0 };
	struct buf bytes = BUF_INIT;
	struct err err;
	char *path;
	int listed = 0, wrong = 0, first = 0, last = 0;

	if (facts == NULL) {
		skip(3, "no facts");
		return;
	}
	path = path_join(facts, name);
	ok(file_read(path, &bytes, &err) == 0, "the collected days are read");
	strlist_split(&lines, buf_text(&bytes), '\n');
	for (size_t i = 1; i < lines.count; i++) {
		struct strlist cell = { 0 };
		int day;

		strlist_split(&cell, lines.item[i], '\t');
		if (cell.count >= 7 && date_parse(cell.item[0], &day) == 0) {
			const struct holidays kept[] = {
				with_friday, { DEPARTMENT_GUADELOUPE, true }, martinique, guadeloupe
			};

			for (size_t k = 0; k < 4; k++) {
				bool want = strcmp(cell.item[3 + k], "1") == 0;

				listed += want;
				wrong += (holiday_on(&kept[k], day) != HOLIDAY_NONE) != want;
			}
			first = first == 0 ? date_parts(day).year : first;
			last = date_parts(day).year;
		}
		strlist_clear(&cell);
	}
	is_int(wrong, 0, "each is a holiday where it is said to be");
	for (int year = first; year <= last; year++)
		listed -= count(&with_friday, year) + count(&martinique, year) +
			  count(&(struct holidays){ DEPARTMENT_GUADELOUPE, true }, year) +
			  count(&guadeloupe, year);
	is_int(listed, 0, "and no other day of these years");
	strlist_clear(&lines);
	buf_clear(&bytes);
	free(path);
}

int
main(void)
{
	test_easter();
	test_days();
	test_facts();
	return tap_done();
}
