/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar arithmetic in the proleptic Gregorian calendar, years 1 to 9999, and the desk's
 * clock. */
#include "config.h"

#include "base/date.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define YEAR_MIN 1
#define YEAR_MAX 9999
#define DAY_SECONDS 86400
#define MINUTE_SECONDS 60
#define HOUR_MINUTES 60
#define DAYS_PER_ERA 146097 /* 400 years */
#define YEARS_PER_ERA 400
#define EPOCH_SHIFT 719468  /* days from 0000-03-01 to 1970-01-01 */
#define FIRST_DAY (-719162) /* 0001-01-01 */
#define LAST_DAY 2932896    /* 9999-12-31 */
#define WEEKDAY_OF_EPOCH 3  /* a Thursday, Monday being 0 */
#define DAYS_PER_WEEK 7
#define CLOCK_TEXT_LEN 16 /* "2026-10-05T14:32" */
#define CLOCK_TEXT_DATE 10

static int64_t
floor_div(int64_t a, int64_t b)
{
	int64_t q = a / b;

	return a % b < 0 ? q - 1 : q;
}

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % YEARS_PER_ERA == 0;
}

int
date_days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	if (month < 1 || month > 12)
		return 0;
	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Years are counted from March, so that the leap day is the last of its year and the length of the
 * months before any other is one linear formula. */
int
date_from(int year, int month, int day)
{
	int y, era, year_of_era, day_of_year;

	if (year < YEAR_MIN || year > YEAR_MAX || day < 1 || day > date_days_in_month(year, month))
		return DATE_NONE;
	y = month > 2 ? year : year - 1;
	era = y / YEARS_PER_ERA;
	year_of_era = y % YEARS_PER_ERA;
	day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	return era * DAYS_PER_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
	       day_of_year - EPOCH_SHIFT;
}

struct date_parts
date_parts(int d)
{
	int z, era, day_of_era, year_of_era, day_of_year, shifted;
	struct date_parts p = { 0 };

	if (d < FIRST_DAY || d > LAST_DAY)
		return p;
	z = d + EPOCH_SHIFT;
	era = z / DAYS_PER_ERA;
	day_of_era = z % DAYS_PER_ERA;
	year_of_era =
		(day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	shifted = (5 * day_of_year + 2) / 153;
	p.day = day_of_year - (153 * shifted + 2) / 5 + 1;
	p.month = shifted < 10 ? shifted + 3 : shifted - 9;
	p.year = era * YEARS_PER_ERA + year_of_era + (p.month <= 2 ? 1 : 0);
	return p;
}

int
date_weekday(int d)
{
	return ((d % DAYS_PER_WEEK) + DAYS_PER_WEEK + WEEKDAY_OF_EPOCH) % DAYS_PER_WEEK;
}

/* A week is of the year that its Thursday lies in. */
int
date_iso_week(int d)
{
	int thursday;

	if (date_parts(d).month == 0)
		return 0;
	thursday = d - date_weekday(d) + 3;
	return (thursday - date_from(date_parts(thursday).year, 1, 1)) / DAYS_PER_WEEK + 1;
}

int
date_month_first(int d)
{
	struct date_parts p = date_parts(d);

	return date_from(p.year, p.month, 1);
}

int
date_month_last(int d)
{
	struct date_parts p = date_parts(d);

	return date_from(p.year, p.month, date_days_in_month(p.year, p.month));
}

int
date_add_months(int d, int months)
{
	struct date_parts p = date_parts(d);
	int64_t index;
	int year, month, last;

	if (p.month == 0)
		return DATE_NONE;
	index = (int64_t)p.year * 12 + (p.month - 1) + months;
	if (index < YEAR_MIN * 12 || index >= (YEAR_MAX + 1) * 12)
		return DATE_NONE;
	year = (int)(index / 12);
	month = (int)(index % 12) + 1;
	last = date_days_in_month(year, month);
	return date_from(year, month, p.day < last ? p.day : last);
}

/* Exactly count digits, or -1. Reads no further than the first that is none, so a short text is
 * safe. */
static int
digits(const char *s, int count)
{
	int n = 0;

	for (int i = 0; i < count; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		n = n * 10 + (s[i] - '0');
	}
	return n;
}

/* "YYYY-MM" at the start of s. */
static int
year_month(const char *s, int *year, int *month)
{
	*year = digits(s, 4);
	if (*year < 0 || s[4] != '-')
		return -1;
	*month = digits(s + 5, 2);
	return *month < 0 ? -1 : 0;
}

int
date_parse(const char *iso, int *out)
{
	int year, month, day, d;

	if (year_month(iso, &year, &month) != 0 || iso[7] != '-')
		return -1;
	day = digits(iso + 8, 2);
	if (day < 0 || iso[DATE_ISO_SIZE - 1] != '\0')
		return -1;
	d = date_from(year, month, day);
	if (d == DATE_NONE)
		return -1;
	*out = d;
	return 0;
}

int
date_month_parse(const char *iso, int *first)
{
	int year, month, d;

	if (year_month(iso, &year, &month) != 0 || iso[7] != '\0')
		return -1;
	d = date_from(year, month, 1);
	if (d == DATE_NONE)
		return -1;
	*first = d;
	return 0;
}

static char *
put_digits(char *out, int n, int count)
{
	for (int i = count - 1; i >= 0; i--) {
		out[i] = (char)('0' + n % 10);
		n /= 10;
	}
	return out + count;
}

void
date_write(int d, char out[static DATE_ISO_SIZE])
{
	struct date_parts p = date_parts(d);
	char *at = out;

	if (p.month != 0) {
		at = put_digits(at, p.year, 4);
		*at++ = '-';
		at = put_digits(at, p.month, 2);
		*at++ = '-';
		at = put_digits(at, p.day, 2);
	}
	*at = '\0';
}

int
time_parse(const char *hhmm, int *minute_of_day)
{
	const char *colon = strchr(hhmm, ':');
	int hour, minute;

	if (colon == NULL || colon - hhmm < 1 || colon - hhmm > 2)
		return -1;
	hour = digits(hhmm, (int)(colon - hhmm));
	minute = digits(colon + 1, 2);
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || colon[3] != '\0')
		return -1;
	*minute_of_day = hour * HOUR_MINUTES + minute;
	return 0;
}

int
clock_parse(const char *text, struct clock *out)
{
	char day[DATE_ISO_SIZE];
	int d, minute;

	if (strlen(text) != CLOCK_TEXT_LEN || text[CLOCK_TEXT_DATE] != 'T')
		return -1;
	memcpy(day, text, CLOCK_TEXT_DATE);
	day[CLOCK_TEXT_DATE] = '\0';
	if (date_parse(day, &d) != 0 || time_parse(text + CLOCK_TEXT_DATE + 1, &minute) != 0)
		return -1;
	*out = (struct clock){
		.fixed = true,
		.fixed_utc = (int64_t)d * DAY_SECONDS + (int64_t)minute * MINUTE_SECONDS -
			     DATE_UTC_OFFSET,
	};
	return 0;
}

int64_t
clock_ms(const struct clock *c)
{
	struct timespec now;

	if (c->fixed)
		return c->fixed_utc * 1000;
	clock_gettime(CLOCK_REALTIME, &now);
	return ((int64_t)now.tv_sec + c->shift) * 1000 + now.tv_nsec / 1000000;
}

int64_t
clock_utc(const struct clock *c)
{
	return floor_div(clock_ms(c), 1000);
}

static int64_t
desk_seconds(const struct clock *c)
{
	return clock_utc(c) + DATE_UTC_OFFSET;
}

static int
second_of_day(int64_t local)
{
	return (int)(local - floor_div(local, DAY_SECONDS) * DAY_SECONDS);
}

int
clock_today(const struct clock *c)
{
	return (int)floor_div(desk_seconds(c), DAY_SECONDS);
}

int
clock_minute(const struct clock *c)
{
	return second_of_day(desk_seconds(c)) / MINUTE_SECONDS;
}

void
clock_stamp(const struct clock *c, char out[static DATE_STAMP_SIZE])
{
	/* The clock is read once: a second read could fall on the next day. */
	int64_t local = desk_seconds(c);
	int second = second_of_day(local);
	int minute = second / MINUTE_SECONDS;
	char *at = out;

	date_write((int)floor_div(local, DAY_SECONDS), out);
	at += strlen(out);
	*at++ = 'T';
	at = put_digits(at, minute / HOUR_MINUTES, 2);
	*at++ = ':';
	at = put_digits(at, minute % HOUR_MINUTES, 2);
	*at++ = ':';
	at = put_digits(at, second % MINUTE_SECONDS, 2);
	memcpy(at, "-04:00", sizeof("-04:00"));
}

int
date_stamp_parse(const char *stamp, int *day, int *minute)
{
	/* The hour stands behind the T. */
	const char *behind = strlen(stamp) > DATE_ISO_SIZE ? stamp + DATE_ISO_SIZE : "";
	char date[DATE_ISO_SIZE], time[sizeof("hh:mm")];

	snprintf(date, sizeof(date), "%.10s", stamp);
	snprintf(time, sizeof(time), "%.5s", behind);
	if (date_parse(date, day) == 0 && time_parse(time, minute) == 0)
		return 0;
	*day = DATE_NONE;
	*minute = TIME_NONE;
	return -1;
}
