/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table of the statistics as rows of a screen: a label, a bar, the number always beside it. */
#ifndef UI_STATS_BLOCK_H
#define UI_STATS_BLOCK_H

#include <stdbool.h>

#include "store/stats.h"
#include "ui/chart.h"

struct stats_bar {
	char *label;
	int64_t code; /* of the value */
	int64_t n;
};

struct stats_block {
	enum stats_dim dim;
	struct stats_bar *bar; /* in the order of the sheet */
	size_t count;
	size_t left_out;  /* not in bar: a row says how many */
	int64_t largest;  /* of all values */
	int64_t mentions; /* their sum */
	int64_t whole;    /* people or attendances of the period */
};

/* Of the first figure of a sheet of the dimension; at most so many values, 0 all. */
void stats_block_make(struct stats_block *b, const struct sheet *sheet,
		      const struct stats_totals *total, enum stats_dim dim, size_t most);
void stats_block_clear(struct stats_block *b);

int stats_block_rows(const struct stats_block *b); /* a blank one below included */

/* One of its rows: the title, then its bars. */
void stats_block_row(const struct stats_block *b, int row, const struct chart_place *at);

#endif
