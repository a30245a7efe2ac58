/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/day_counts.h"

#include "app/desk_private.h"
#include "store/day_count.h"

bool
desk_days_count(struct desk *d, struct stats *stats, int from, int to, bool (*enough)(void *arg),
		void *arg)
{
	struct err ignored = { 0 };
	bool more = false;

	return store_days_keep(desk_store(d), stats, from, to, enough, arg, &more, &ignored) == 0 &&
	       more;
}
