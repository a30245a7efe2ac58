/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a desk's file as one text, to be compared with what they were. */
#ifndef TESTS_LIB_STORE_FIGURES_H
#define TESTS_LIB_STORE_FIGURES_H

#include <stdio.h>

#include "base/str.h"
#include "store/stats.h"

/* All of a period, but the table of days: people who were erased count on each day that they came,
 * and as ever in calendar periods alone. Yours. */
static inline char *
figures(const char *path, int from, int to)
{
	struct err err = { .code = ERR_NONE };
	struct stats_period p = { .from = 0 };
	struct stats *st = NULL;
	struct buf out = BUF_INIT;
	const struct stats_totals *t = &p.total;

	if (stats_open(&st, path, &err) != 0 ||
	    stats_read(st, &(struct stats_query){ .from = from, .to = to, .dims = UINT32_MAX }, &p,
		       &err) != 0)
		printf("Bail out! %s\n", err.detail);
	buf_addf(&out, "%d %d %d %d %d %d %d top %d %d %d %d\n", (int)t->sessions,
		 (int)t->attendances, (int)t->people, (int)t->known, (int)t->anonymous,
		 (int)t->new_people, (int)t->returning_known, (int)t->attendances_top[0],
		 (int)t->attendances_top[1], (int)t->minutes_top[0], (int)t->minutes_top[1]);
	for (int d = 0; d < STATS_DIM_COUNT; d++)
		for (size_t i = 0; d != STATS_DAY && i < p.by[d].count; i++)
			buf_addf(&out, "%s %lld: %d %d %d\n", stats_dim_name[d],
				 (long long)p.by[d].line[i].code, (int)p.by[d].line[i].sessions,
				 (int)p.by[d].line[i].attendances, (int)p.by[d].line[i].people);
	stats_period_clear(&p);
	stats_close(st);
	return buf_take(&out);
}

#endif
