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
 * activities stand in the table of kinds alone. */
#ifndef STORE_STATS_H
#define STORE_STATS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct stats;

/* A read-only connection of its own to the desk at path, whose guard lets nothing be read but the
 * views named stat_*. */
int stats_open(struct stats **out, const char *path, struct err *err);
void stats_close(struct stats *st);

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
	STATS_DIM_COUNT
};
extern const char
	*const stats_dim_name[STATS_DIM_COUNT]; /* theme, procedure... as on the command line */

/* One value of a dimension. code is a number of the matching vocabulary; for residence and
 * commune an INSEE number or a special value (residence: as in attendance; commune: 1 remote);
 * for duration the band 1..4; month is year * 12 + month - 1; weekday 0 Monday; hour 0..23, or
 * STATS_HOUR_NONE; mediator a row number, named by label; partner one of the directory, 0 those
 * that are not in it. Elsewhere 0 is « not given », except
 * that gender, age and status have a number of their own for it. */
#define STATS_HOUR_NONE (-1)
#define STATS_COMMUNE_REMOTE 1
struct stats_line {
	int64_t code;
	char *label; /* mediators, tags and partners: their name; else NULL */
	char *id;    /* partners: that of the directory; else NULL */
	int64_t sessions;
	int64_t attendances;
	int64_t people;
};

struct stats_table {
	struct stats_line *line;
	size_t count;
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
	struct stats_table
		by[STATS_DIM_COUNT]; /* only values that occur; months: all of the period */
};

/* Fills out (cleared by the caller with stats_period_clear), all of it from one state of the
 * file. dims has bit 1 << enum stats_dim for each table wanted. ERR_VALUE when from is after to. */
int stats_read(struct stats *st, int from, int to, uint32_t dims, struct stats_period *out,
	       struct err *err);
void stats_period_clear(struct stats_period *p);

/* For tests of the guard: 0 when the statement could be prepared, -1 when it was refused. */
int stats_try(struct stats *st, const char *sql);

/* For the test that shows what reports can see: calls fn with "view.column" for each. */
int stats_columns(struct stats *st, void (*fn)(void *arg, const char *column), void *arg,
		  struct err *err);

#endif
