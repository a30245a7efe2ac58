/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People whom the desk could not receive: nothing of them but the day and a reason. */
#ifndef STORE_TURNED_AWAY_H
#define STORE_TURNED_AWAY_H

#include "store/store.h"

/* One more. minute TIME_NONE: not known; reason 0: not said. Recorded as turned-away; undone, it is
 * marked as deleted, as a session would be. */
int store_turned_away_add(struct store *st, int date, int minute, int64_t mediator, int reason,
			  struct err *err);

/* How many from one day to another; a row a day is read at most as often as people were sent
 * away. */
int store_turned_away_count(struct store *st, int from, int to, int64_t *count, struct err *err);

#endif
