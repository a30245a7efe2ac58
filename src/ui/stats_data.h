/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures that the statistics screen shows: of a period, under a filter, with what they are
 * compared with. */
#ifndef UI_STATS_DATA_H
#define UI_STATS_DATA_H

#include "store/stats.h"
#include "ui/period_typed.h"

enum { STATS_YEAR_MONTHS = 12, STATS_TREND_DAYS = 30, STATS_YEAR_FIRST = 2000 };

/* The period itself, the one before, the same one a year earlier. While it is under way it is
 * compared with as many days of the others: a whole month beside a few days says nothing. */
enum stats_then { STATS_NOW, STATS_BEFORE, STATS_LAST_YEAR, STATS_THENS };

/* What is read beside the period itself, one after the other. */
enum stats_more {
	STATS_MORE_BEFORE,
	STATS_MORE_LAST_YEAR,
	STATS_MORE_DAYS,
	STATS_MORE_YEAR,
	STATS_MORE_DONE,
};

struct stats_data {
	struct stats *stats; /* whoever opens it closes it */
	struct period period;
	struct stats_filter filter;
	int today; /* nothing comes after it */

	enum stats_more more; /* what comes next; figures from there on are not there yet */
	struct stats_period now;
	int first; /* day of the desk’s first session; DATE_NONE: it has none */
	struct period then[STATS_THENS];
	struct stats_totals total[STATS_THENS];
	struct stats_period year; /* the twelve months up to the last one of the period */
	struct stats_period days; /* the thirty days up to its last one */
};

/* The period itself anew, and as much of the rest as takes no time that anybody would notice. On
 * failure what was there stays. */
int stats_data_read(struct stats_data *d, struct err *err);
/* What comes next of the rest, unless a key comes first: then it is read later. On failure it is
 * left out. */
int stats_data_read_more(struct stats_data *d, struct err *err);
/* All of it, for whoever keeps it. */
int stats_data_read_rest(struct stats_data *d, struct err *err);
void stats_data_clear(struct stats_data *d); /* the figures */

/* From the first to the last day that any of it is about. */
struct period stats_data_all(const struct stats_data *d);

/* The twelve months of the trend. */
struct period stats_data_year(const struct stats_data *d);

/* How many periods there are with it and what it is compared with, of those that are read. Of a
 * calendar year, the one before is that of last year; one that begins before the desk’s first
 * session says nothing, and ends them. */
size_t stats_data_thens(const struct stats_data *d);

#endif
