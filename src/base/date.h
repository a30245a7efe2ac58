/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar dates and times of the desk, by arithmetic alone: the desk lives at UTC-4 all year
 * (Martinique and Guadeloupe know no summer time), whatever the PC's own zone. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#define DATE_ISO_SIZE 11   /* "2026-10-05" and its NUL */
#define DATE_STAMP_SIZE 26 /* "2026-10-05T14:32:00-04:00" and its NUL */
#define DATE_UTC_OFFSET (-4 * 3600)

/* A day is a number of days since 1970-01-01, in an int; DATE_NONE is no day. */
#define DATE_NONE INT_MIN

struct date_parts {
	int year;
	int month; /* 1..12 */
	int day;   /* 1..31 */
};

int date_from(int year, int month, int day); /* DATE_NONE when there is no such day */
struct date_parts date_parts(int d);
int date_weekday(int d);  /* 0 Monday .. 6 Sunday */
int date_iso_week(int d); /* 1..53; 0 for no day */
int date_days_in_month(int year, int month);
int date_month_first(int d);
int date_month_last(int d);
int date_add_months(int d, int months); /* the day is cut to the month's last */

int date_parse(const char *iso, int *out); /* "YYYY-MM-DD" only; -1 otherwise */
void date_write(int d, char out[static DATE_ISO_SIZE]);
int date_month_parse(const char *iso, int *first); /* "YYYY-MM" */

#define TIME_NONE (-1)
int time_parse(const char *hhmm, int *minute_of_day); /* "H:MM" or "HH:MM", 00:00..23:59 */

/* The clock of the desk. A fixed clock (--now) serves tests and training; otherwise real time plus
 * shift, the answer given when the PC's clock was found to be wrong. */
struct clock {
	bool fixed;
	int64_t fixed_utc; /* seconds since the epoch */
	int64_t shift;     /* seconds added to the PC's clock */
};

int clock_parse(const char *text, struct clock *out); /* "YYYY-MM-DDTHH:MM", desk's zone; -1 */
int64_t clock_utc(const struct clock *c);             /* seconds since the epoch */
int64_t clock_ms(const struct clock *c);              /* milliseconds since the epoch */
int clock_today(const struct clock *c);
int clock_minute(const struct clock *c); /* minute of the day, desk's zone */
void clock_stamp(const struct clock *c, char out[static DATE_STAMP_SIZE]);

/* What the clock of the desk showed then; -1, DATE_NONE and TIME_NONE of what is no stamp. */
int date_stamp_parse(const char *stamp, int *day, int *minute);

#endif
