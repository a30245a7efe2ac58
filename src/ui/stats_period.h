/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing the period of the statistics: one of the usual ones, or any that is typed. */
#ifndef UI_STATS_PERIOD_H
#define UI_STATS_PERIOD_H

#include "ui/screen.h"
#include "ui/stats_data.h"

/* Opens the list, whose answer comes to the screen's question with what was taken or typed. */
void stats_period_pick(struct screen *s, int question, const struct stats_data *d);
/* 0, or -1 when it is no period. */
int stats_period_picked(const char *code, const struct stats_data *d, struct period *out);

/* Which months the arrows lead to: right of the column x of the first row, in short words where it
 * must be, else at the left of the row y. */
void stats_period_neighbours(const struct stats_data *d, int x, int y, int columns);

#endif
