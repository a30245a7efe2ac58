/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting days beforehand, for the statistics of long periods. */
#ifndef APP_DAY_COUNTS_H
#define APP_DAY_COUNTS_H

#include "app/desk.h"
#include "store/stats.h"

/* Counts days of the period that are not counted yet, and keeps that in the desk, until
 * enough(arg), which is asked after each day, says true: then true, for others may be left. It
 * makes later readings faster and changes none: a desk that cannot be written stays as it is, in
 * silence. */
bool desk_days_count(struct desk *d, struct stats *stats, int from, int to,
		     bool (*enough)(void *arg), void *arg);

#endif
