/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts of a period: the only way figures leave the store. Nothing here knows SQL, and no answer
 * is about one person.
 *
 * Sessions are live sessions whose date lies in the period, both ends included. Attendances are the
 * participants: 1 for an individual session, N for a workshop; coordination activities have none.
 * People are the distinct known persons plus one for each anonymous attendance. In a table a person
 * counts once, with the values of their last attendance of the period by (date, start, id); themes,
 * procedures, devices, referrals, partners, languages and tags are yes or no for each value, and
 * each month counts the distinct people of that month. What was not completed has a row a reason;
 * what was completed, or of which nothing is said, has none. People turned away are no attendances:
 * their table counts them as people, by the reason. Autonomy is asked in individual sessions only,
 * level in workshops only. Sessions of a gender, age, status or residence are those with such a
 * participant. People whose identity was erased count on as they did in each calendar month,
 * quarter and year; in other periods they may count more than once, never less. The last session
 * of such a period carries their count: in the bin or on a day of another period, it takes the
 * count along, for nobody knows any more which other sessions were theirs. Coordination
 * activities stand in the table of kinds alone.
 *
 * A filter leaves the sessions that pass, and counts them as if there were no others: people are
 * the distinct ones among them, with the values of their last attendance that passes. New stays who
 * never came to this desk before the period, to whatever it was. Of people whose identity was
 * erased nobody knows which sessions were of one person: each of their attendances that passes
 * counts as one, and is new where it was the first ever at this desk; they may count more than
 * once, never less. Who was turned away has a mediator and nothing else that a filter asks for.
 *
 * A cross counts by two axes, in which each person stands once, with both values of their last
 * attendance of the period (but in that of months and themes each month counts its own people, once
 * for each theme, as the tables do). The people of a workshop who are not known by name are told by
 * the breakdown, which says how many gave an answer to each question, not who gave which two: they
 * stand in the line of their first answer, with STATS_NOT_CROSSED in place of the second; where
 * the second axis is of the session, it is known of them too. So attendances and people of a line
 * of the first axis' table are those of its lines in the cross together. */
#ifndef STORE_STATS_H
#define STORE_STATS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/row_code.h"
#include "base/stop.h"

struct stats;

/* A read-only connection of its own to the desk at path, whose guard lets nothing be read but the
 * views named stat_*. */
int stats_open(struct stats **out, const char *path, struct err *err);
void stats_close(struct stats *st);
/* stop, borrowed, is asked every millisecond or so while figures are read, which ends with
 * ERR_STOPPED then. NULL: nobody is asked. */
void stats_stop_by(struct stats *st, const struct stop *stop);

enum stats_dim {
	STATS_THEME,
	STATS_PROCEDURE,
	STATS_DEVICE,
	STATS_CHANNEL,
	STATS_DURATION,
	STATS_KIND,
	STATS_GENDER,
	STATS_AGE,
	STATS_STATUS,
	STATS_RESIDENCE,
	STATS_COMMUNE,
	STATS_AUTONOMY,
	STATS_LEVEL,
	STATS_REFERRAL,
	STATS_TAG,
	STATS_LANGUAGE,
	STATS_MEDIATOR,
	STATS_MONTH,
	STATS_WEEKDAY,
	STATS_HOUR,
	STATS_PARTNER,
	STATS_NOT_COMPLETED,
	STATS_TURNED_AWAY,
	STATS_DAY,
	STATS_PLACE,
	STATS_DIM_COUNT
};
extern const char
	*const stats_dim_name[STATS_DIM_COUNT]; /* theme, procedure... as on the command line */

/* One value of a dimension. code is a number of the matching vocabulary; for residence and
 * commune an INSEE number or a special value (residence: as in attendance; commune: 1 remote);
 * for duration the band 1..4; month is year * 12 + month - 1; weekday 0 Monday; hour 0..23, or
 * STATS_HOUR_NONE; mediator and place a row number, named by label, place 0 where the session was
 * at none of the desk's; partner one of the directory, 0 those that are not in it; day as in
 * base/date.h. Elsewhere 0 is « not given », except that gender, age and status have a number of
 * their own for it. */
#define STATS_HOUR_NONE (-1)
#define STATS_COMMUNE_REMOTE 1
#define STATS_NOT_CROSSED (-2) /* no value of any axis */
struct stats_line {
	int64_t code;
	int64_t second; /* of a cross: the value of its second axis; else 0 */
	char *label;    /* mediators, places, tags and partners: their name; else NULL */
	char *id;       /* partners: that of the directory; else NULL */
	int64_t sessions;
	int64_t attendances;
	int64_t people;
};

struct stats_table {
	struct stats_line *line;
	size_t count;
};

/* Two axes at once; which ones, stats_cross_dim says. */
enum stats_cross {
	STATS_WEEKDAY_HOUR,
	STATS_AGE_GENDER,
	STATS_MONTH_THEME,
	STATS_RESIDENCE_AGE,
	STATS_RESIDENCE_GENDER,
	STATS_RESIDENCE_STATUS,
	STATS_RESIDENCE_CHANNEL,
	STATS_CROSS_COUNT
};
extern const enum stats_dim stats_cross_dim[STATS_CROSS_COUNT][2];

/* Only sessions for which all of this holds; 0 asks for nothing. */
struct stats_filter {
	int kind; /* numbers of vocabularies; theme: one of the session's */
	int theme;
	int channel;
	int commune;   /* of the activity, as in STATS_COMMUNE */
	int64_t place; /* row numbers, as the tables give them */
	int64_t mediator;
	int64_t tag; /* one of the session's */
};

/* What is asked for: both ends of the period are in it. */
struct stats_query {
	int from;
	int to;
	uint32_t dims;    /* bit 1 << enum stats_dim for each table wanted */
	uint32_t crosses; /* bit 1 << enum stats_cross */
	struct stats_filter filter;
};

#define STATS_REASONS 32 /* more than VOCAB_TURNED_AWAY will ever have */
struct stats_totals {
	int64_t sessions;
	int64_t sessions_by_kind[6]; /* index: kind number */
	int64_t attendances;
	int64_t attendances_individual;
	int64_t attendances_workshop;
	int64_t people;
	int64_t known;
	int64_t anonymous;
	int64_t new_people; /* known and anonymous */
	int64_t returning_known;
	int64_t minutes; /* of individual sessions and workshops */
	int64_t minutes_coordination;
	/* People who could not be received, and by the number of the reason, 0 where none was said:
	 * for the desk's own eyes, never part of a release. */
	int64_t turned_away;
	int64_t turned_away_by[STATS_REASONS];
	/* The largest and the second largest part of one person, known or anonymous, of the
	 * attendances and of the minutes (a workshop's are divided among its participants): a sum
	 * that is nearly one person's is not to be published. */
	int64_t attendances_top[2];
	int64_t minutes_top[2];
};

/* All figures of a period, from one pass. */
struct stats_period {
	int from;
	int to;
	struct stats_totals total;
	/* Only values that occur, by rising code; months: all of the period; days: all of one that
	 * has STATS_DAYS_MAX at most. */
	struct stats_table by[STATS_DIM_COUNT];
	struct stats_table cross[STATS_CROSS_COUNT]; /* only what occurs, by code and second */
};
#define STATS_DAYS_MAX 366

/* Fills out (cleared by the caller with stats_period_clear), all of it from one state of the
 * file. ERR_VALUE when from is after to. */
int stats_read(struct stats *st, const struct stats_query *query, struct stats_period *out,
	       struct err *err);
void stats_period_clear(struct stats_period *p);
/* The first day of the period that has a session; DATE_NONE: none has. */
int stats_first_day(struct stats *st, int from, int to, int *day, struct err *err);

/* Days counted beforehand, so that a long period need not be: what the sessions of a day come to,
 * as bytes that whoever may write to the file keeps, with store_days_keep(). stats_read() takes
 * them from there; a day without them, or a period under a filter, it counts. Its figures are the
 * same. */

/* Which bytes are as this program counts and writes them: to be raised with any change of what a
 * day comes to. */
#define STATS_DAY_RULES 1

/* Of a day: 0 goes on, 1 that is enough, -1 with err. */
typedef int stats_day_fn(void *arg, int day, const char *counts, size_t size, struct err *err);
/* Counts the days of the period that have sessions and whose counts are not kept. What fn last
 * returned. Whoever keeps them has taken the lock for writing before. */
int stats_days_count(struct stats *st, int from, int to, stats_day_fn *fn, void *arg,
		     struct err *err);

/* Attendances of a calendar period, for the row file: the one place where the counting tells which
 * of them are one person's. Values are those of base/row_code.h. */
struct stats_micro {
	int value[ROW_COLUMNS]; /* the period is the month */
	int person;             /* from 1; 0: each is somebody of their own */
	int count;              /* so many alike, 1 or more; 1 of a known person */
};
struct stats_rows {
	struct stats_micro *row; /* in no order that means anything */
	size_t count;
	int persons; /* known ones: the largest number */
};
enum { STATS_ROWS_EACH = 4 }; /* rows of a person at most: those of the last attendances */

/* A known person has at each attendance the answers about them of the last one of its month. Of
 * who was erased the period keeps one row. Participants of a workshop who are not known have an
 * answer where all of them gave it, for what they said was counted for each question apart.
 * ERR_VALUE: not a month, a quarter or a year. The caller clears out. */
int stats_rows_read(struct stats *st, int from, int to, struct stats_rows *out, struct err *err);
void stats_rows_clear(struct stats_rows *rows);

/* For the test that shows what reports can see: calls fn with "view.column" for each. */
int stats_columns(struct stats *st, void (*fn)(void *arg, const char *column), void *arg,
		  struct err *err);

#endif
