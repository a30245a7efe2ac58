/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping what the statistics counted of days, so that they need not count them again. What a day
 * comes to is bytes here: stats_days.c makes them and reads them. */
#ifndef STORE_DAY_COUNT_H
#define STORE_DAY_COUNT_H

#include "store/stats.h"
#include "store/store.h"

typedef bool store_enough_fn(void *arg);

/* Counts and keeps days of the period that are not kept yet, until enough() says so, which is asked
 * after each; *more: it did. The lock for writing is held meanwhile, so that no day changes between
 * its counting and its keeping. What is kept follows from the sessions alone: it is no step of
 * undo. Of a file that cannot be written nothing is kept. */
int store_days_keep(struct store *st, struct stats *stats, int from, int to,
		    store_enough_fn *enough, void *arg, bool *more, struct err *err);

#endif
