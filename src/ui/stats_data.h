/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures that the statistics screen shows: of a period, under a filter, with what they are
 * compared with. */
#ifndef UI_STATS_DATA_H
#define UI_STATS_DATA_H

#include "store/stats.h"
#include "ui/period_typed.h"

enum { STATS_YEAR_MONTHS = 12, STATS_TREND_DAYS = 30 };

/* The period itself, the one before, the same one a year earlier. While it is under way it is
 * compared with as many days of the others: a whole month beside a few days says nothing. */
enum stats_then { STATS_NOW, STATS_BEFORE, STATS_LAST_YEAR, STATS_THENS };

struct stats_data {
	struct stats *stats; /* whoever opens it closes it */
	struct period period;
	struct stats_filter filter;
	int today; /* nothing comes after it */

	struct stats_period now;
	struct period then[STATS_THENS];
	struct stats_totals total[STATS_THENS];
	struct stats_period year; /* the twelve months up to the last one of the period */
	struct stats_period days; /* the thirty days up to its last one */
};

/* All of it anew. On failure what was there stays. */
int stats_data_read(struct stats_data *d, struct err *err);
void stats_data_clear(struct stats_data *d); /* the figures */

/* The twelve months of the trend. */
struct period stats_data_year(const struct stats_data *d);

/* With how many others it is compared: of a calendar year, the one before is that of last year. */
size_t stats_data_thens(const struct stats_data *d);

#endif
