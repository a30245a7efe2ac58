/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters of the statistics, one by one: what they are called, what they say, what can be
 * chosen. */
#ifndef UI_STATS_FILTERS_H
#define UI_STATS_FILTERS_H

#include "app/choices.h"
#include "store/stats.h"

enum stats_filter_row {
	STATS_BY_KIND,
	STATS_BY_THEME,
	STATS_BY_CHANNEL,
	STATS_BY_PLACE,
	STATS_BY_COMMUNE,
	STATS_BY_MEDIATOR,
	STATS_BY_TAG,
	STATS_FILTER_ROWS
};

const char *stats_filter_label(enum stats_filter_row row); /* translated */
const char *stats_filter_all(enum stats_filter_row row);   /* what it says while it is off */
/* NULL where it leaves nothing out. Yours. */
char *stats_filter_words(struct desk *d, const struct stats_filter *f, enum stats_filter_row row);
/* What can be chosen; out is empty before. */
int stats_filter_choices(struct desk *d, enum stats_filter_row row, struct choices *out,
			 struct err *err);
/* By the code of a choice; NULL: leaves nothing out any more. */
void stats_filter_set(struct stats_filter *f, enum stats_filter_row row, const char *code);

/* All that are on, on one line; NULL when none is. Yours. */
char *stats_filter_line(struct desk *d, const struct stats_filter *f);

/* From row y on, such a line that says that it is filters, over as many rows as it takes: none of
 * them is ever left out. NULL takes none. */
int stats_filter_rows(const char *line, int width);
void stats_filter_draw(const char *line, int y, int x, int width);

#endif
