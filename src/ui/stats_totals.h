/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The totals of a period as short phrases that flow over a few rows. */
#ifndef UI_STATS_TOTALS_H
#define UI_STATS_TOTALS_H

#include "base/str.h"
#include "store/stats.h"

/* Add phrases: what is asked for first; what it is compared with comes between; then the rest. */
void stats_totals_main(const struct stats_totals *t, struct strlist *out);
void stats_totals_more(const struct stats_totals *t, struct strlist *out);
void stats_totals_turned_away(const struct stats_totals *t, struct strlist *out); /* if any */

/* Rows y on. */
struct stats_flow {
	int y;
	int x;
	int width;
	int rows; /* at most; what does not fit is left out whole */
};
void stats_phrases_draw(const struct strlist *phrases, const struct stats_flow *flow);
int stats_phrases_rows(const struct strlist *phrases, const struct stats_flow *flow);

#endif
