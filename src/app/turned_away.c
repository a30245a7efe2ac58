/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People whom the desk could not receive. */
#include "config.h"

#include "app/turned_away.h"

#include "app/desk_private.h"
#include "store/turned_away.h"

int
turned_away_note(struct desk *d, int day, int reason, struct err *err)
{
	bool today = day == clock_today(&d->clock);

	return store_turned_away_add(d->store, day, today ? clock_minute(&d->clock) : TIME_NONE,
				     desk_post_now(d, POST_MEDIATOR)->n, reason, err);
}

int
turned_away_count(struct desk *d, int from, int to, int64_t *count, struct err *err)
{
	return store_turned_away_count(d->store, from, to, count, err);
}
