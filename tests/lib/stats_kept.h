/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days counted beforehand against the plain count of the same sessions. */
#ifndef TESTS_LIB_STATS_KEPT_H
#define TESTS_LIB_STATS_KEPT_H

#include "store/day_count.h"
#include "store/db.h"
#include "tests/lib/stats_same.h"
#include "tests/lib/store_desk.h"

/* Every figure of October 2026. */
static inline struct stats_period
stats_kept_figures(struct stats *stats)
{
	const struct stats_query query = { .from = date_from(2026, 10, 1),
					   .to = date_from(2026, 10, 31),
					   .dims = UINT32_MAX,
					   .crosses = UINT32_MAX };
	struct stats_period p = { .from = 0 };
	struct err err = { .code = ERR_NONE };

	is_int(stats_read(stats, &query, &p, &err), 0, "figures (%s)", desk_why(&err));
	return p;
}

/* Whether they are the same without what was counted beforehand, which is back afterwards. */
static inline bool
stats_kept_right(struct store *st, struct stats *stats)
{
	struct stats_period kept = stats_kept_figures(stats), plain;
	struct err err;
	bool same;

	db_exec(st, "CREATE TEMP TABLE aside AS SELECT * FROM day_count; DELETE FROM day_count",
		&err);
	plain = stats_kept_figures(stats);
	same = stats_same(&kept, &plain);
	db_exec(st, "INSERT INTO day_count SELECT * FROM aside; DROP TABLE aside", &err);
	stats_period_clear(&kept);
	stats_period_clear(&plain);
	return same;
}

static inline bool
stats_kept_never(void *arg)
{
	(void)arg;
	return false;
}

/* Counts all days of the year beforehand. */
static inline void
stats_kept_count(struct store *st, struct stats *stats)
{
	struct err err;
	bool more;

	is_int(store_days_keep(st, stats, date_from(2026, 1, 1), date_from(2026, 12, 31),
			       stats_kept_never, NULL, &more, &err),
	       0, "days are kept");
}

#endif
