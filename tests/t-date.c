/* SPDX-License-Identifier: GPL-3.0-or-later */
/* date: arithmetic against a day-by-day walk, parsers against any text, the clock of the desk. */
#include "config.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/date.h"
#include "tests/lib/tap.h"

/* From 1 January 1 to 31 December 9999, one day after the other. */
static void
test_every_day(void)
{
	int d = date_from(1, 1, 1);
	int weekday = date_weekday(d);
	int wrong = 0;

	for (int year = 1; year <= 9999; year++) {
		for (int month = 1; month <= 12; month++) {
			for (int day = 1; day <= date_days_in_month(year, month); day++) {
				struct date_parts p = date_parts(d);

				wrong += date_from(year, month, day) != d || p.year != year ||
					 p.month != month || p.day != day ||
					 date_weekday(d) != weekday;
				weekday = (weekday + 1) % 7;
				d++;
			}
		}
	}
	is_int(wrong, 0, "every day of 9999 years follows the one before");
	is_int(date_from(9999, 12, 31), d - 1, "to the last");
	is_int(date_parts(d).month, 0, "no day after it");
	is_int(date_parts(date_from(1, 1, 1) - 1).month, 0, "none before the first");
	is_int(date_parts(DATE_NONE).year, 0, "no day has no parts");
}

static void
test_calendar(void)
{
	char text[DATE_ISO_SIZE];

	is_int(date_from(1970, 1, 1), 0, "the epoch");
	is_int(date_weekday(date_from(2026, 10, 5)), 0, "5 October 2026 is a Monday");
	is_int(date_weekday(date_from(1969, 12, 31)), 2, "31 December 1969 was a Wednesday");
	is_int(date_iso_week(date_from(2012, 1, 1)), 52, "1 January 2012 was of the year before");
	is_int(date_iso_week(date_from(2012, 12, 31)), 1, "31 December 2012 of the next");
	is_int(date_iso_week(date_from(2026, 1, 1)), 1, "a year that begins on a Thursday");
	is_int(date_iso_week(date_from(2026, 12, 31)), 53, "has 53 weeks");
	is_int(date_iso_week(date_from(1, 1, 1)), 1, "the first week");
	is_int(date_iso_week(date_from(9999, 12, 31)), 52, "and the last");
	is_int(date_iso_week(DATE_NONE), 0, "no day has no week");
	is_int(date_days_in_month(2000, 2), 29, "2000 is a leap year");
	is_int(date_days_in_month(2100, 2), 28, "2100 is not");
	is_int(date_days_in_month(2026, 13), 0, "no thirteenth month");
	is_int(date_from(2026, 2, 29), DATE_NONE, "no 29 February 2026");
	is_int(date_from(0, 1, 1), DATE_NONE, "no year 0");
	is_int(date_from(2026, 0, 1), DATE_NONE, "no month 0");
	is_int(date_add_months(date_from(2024, 1, 31), 1), date_from(2024, 2, 29),
	       "31 January + 1");
	is_int(date_add_months(date_from(2024, 2, 29), -12), date_from(2023, 2, 28), "a year back");
	is_int(date_add_months(date_from(2026, 1, 1), -1), date_from(2025, 12, 1),
	       "into last year");
	is_int(date_add_months(date_from(9999, 12, 1), 1), DATE_NONE, "past the end");
	is_int(date_add_months(0, INT_MAX), DATE_NONE, "far past the end");
	is_int(date_add_months(DATE_NONE, 1), DATE_NONE, "no day plus a month");
	is_int(date_month_first(date_from(2026, 10, 5)), date_from(2026, 10, 1), "first of month");
	is_int(date_month_last(date_from(2024, 2, 5)), date_from(2024, 2, 29), "last of month");
	date_write(date_from(2026, 10, 5), text);
	is_str(text, "2026-10-05", "written");
	date_write(DATE_NONE, text);
	is_str(text, "", "no day is written as nothing");
}

static void
test_parsers(void)
{
	static const char *const bad[] = {
		"",           "2026",        "2026-10",        "2026-10-5",
		"2026-1-05",  "2026-10-05 ", " 2026-10-05",    "2026-10-051",
		"2026/10/05", "20261005",    "2026-02-29",     "2026-13-01",
		"0000-01-01", "-026-10-05",  "２０２６-10-05",
	};
	static const char *const bad_times[] = { "",      ":",      "9",      "9:5",
						 "24:00", "12:60",  "123:00", "1:000",
						 "-1:00", "12:00 ", "1h30" };
	int d = 7;
	int minute = 7;

	is_int(date_parse("2026-10-05", &d), 0, "a date");
	is_int(d, date_from(2026, 10, 5), "that date");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		is_int(date_parse(bad[i], &d), -1, "no date: \"%s\"", bad[i]);
	is_int(d, date_from(2026, 10, 5), "a refusal leaves the date alone");
	is_int(date_month_parse("2026-10", &d), 0, "a month");
	is_int(d, date_from(2026, 10, 1), "its first day");
	ok(date_month_parse("2026-1", &d) != 0 && date_month_parse("2026-10-05", &d) != 0 &&
		   date_month_parse("2026-00", &d) != 0,
	   "no months");
	ok(time_parse("9:05", &minute) == 0 && minute == 545, "9:05");
	ok(time_parse("00:00", &minute) == 0 && minute == 0, "midnight");
	ok(time_parse("23:59", &minute) == 0 && minute == 1439, "the last minute");
	for (size_t i = 0; i < sizeof(bad_times) / sizeof(bad_times[0]); i++)
		is_int(time_parse(bad_times[i], &minute), -1, "no time: \"%s\"", bad_times[i]);
}

static void
test_clock(void)
{
	char stamp[DATE_STAMP_SIZE];
	struct clock c = { 0 };
	int day, minute;
	int64_t now;

	is_int(clock_parse("2026-03-31T20:30", &c), 0, "a fixed clock");
	is_int(clock_today(&c), date_from(2026, 3, 31),
	       "at 20:30 it is still the 31st at the desk");
	is_int(clock_utc(&c), 1775003400, "though it is April in UTC");
	is_int(clock_ms(&c), 1775003400000, "in milliseconds");
	is_int(clock_minute(&c), 20 * 60 + 30, "minute of the day");
	clock_stamp(&c, stamp);
	is_str(stamp, "2026-03-31T20:30:00-04:00", "stamp");
	is_int(date_stamp_parse(stamp, &day, &minute), 0, "is read");
	is_int(day, date_from(2026, 3, 31), "its day");
	is_int(minute, 20 * 60 + 30, "its minute");
	is_int(date_stamp_parse("2026-03-31", &day, &minute), -1, "a day alone is none");
	is_int(minute, TIME_NONE, "and has no minute");
	is_int(date_stamp_parse("hier", &day, &minute), -1, "nor is a word");
	is_int(day, DATE_NONE, "of no day");
	ok(clock_parse("2026-03-31 20:30", &c) != 0 && clock_parse("2026-03-31T24:00", &c) != 0 &&
		   clock_parse("2026-03-31T9:300", &c) != 0 && clock_parse("", &c) != 0,
	   "no clocks");
	c = (struct clock){ .shift = 0 };
	now = (int64_t)time(NULL);
	ok(clock_utc(&c) - now <= 1 && clock_utc(&c) >= now, "the PC's clock");
	c.shift = -1000000;
	ok(clock_utc(&c) - (now - 1000000) <= 2, "shifted");
	c = (struct clock){ .fixed = true, .fixed_utc = -1 };
	is_int(clock_today(&c), -1, "before the epoch");
	is_int(clock_minute(&c), 19 * 60 + 59, "and its minute");
}

int
main(void)
{
	test_every_day();
	test_calendar();
	test_parsers();
	test_clock();
	return tap_done();
}
