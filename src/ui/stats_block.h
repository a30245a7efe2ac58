/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table of the statistics as rows of a screen: a label, a bar, the number always beside it. */
#ifndef UI_STATS_BLOCK_H
#define UI_STATS_BLOCK_H

#include <stdbool.h>

#include "store/stats.h"

struct stats_bar {
	char *label;
	int64_t n;
};

struct stats_block {
	enum stats_dim dim;
	struct stats_bar *bar; /* largest first where the values have no order of their own */
	size_t count;
	size_t left_out;  /* not in bar: a row says how many */
	int64_t largest;  /* of all values */
	int64_t mentions; /* their sum */
	int64_t whole;    /* people or attendances of the period */
};

/* At most so many values, 0 all. */
void stats_block_make(struct stats_block *b, const struct stats_period *p, enum stats_dim dim,
		      size_t most);
void stats_block_clear(struct stats_block *b);

int stats_block_rows(const struct stats_block *b); /* a blank one below included */

/* Its rows from row skip on, in the rows y to end - 1. */
void stats_block_draw(const struct stats_block *b, int y, int x, int width, int end, int skip);

/* « +12 % », « −3 % »; "" when there was nothing to compare with. Yours. */
char *stats_change(int64_t now, int64_t before);

#endif
