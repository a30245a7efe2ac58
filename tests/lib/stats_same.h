/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two readings of the statistics say the same, in every figure. */
#ifndef TESTS_LIB_STATS_SAME_H
#define TESTS_LIB_STATS_SAME_H

#include <stdio.h>
#include <string.h>

#include "store/stats.h"

static inline bool
stats_same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static inline bool
stats_same_table(const struct stats_table *a, const struct stats_table *b, const char *name)
{
	bool same = a->count == b->count;

	for (size_t i = 0; same && i < a->count; i++) {
		const struct stats_line *x = &a->line[i], *y = &b->line[i];

		same = x->code == y->code && x->second == y->second && x->sessions == y->sessions &&
		       x->attendances == y->attendances && x->people == y->people &&
		       stats_same_text(x->label, y->label) && stats_same_text(x->id, y->id);
	}
	if (!same)
		printf("# they differ in %s\n", name);
	return same;
}

static inline bool
stats_same(const struct stats_period *a, const struct stats_period *b)
{
	bool same = memcmp(&a->total, &b->total, sizeof(a->total)) == 0;

	if (!same)
		printf("# they differ in the totals\n");
	for (int d = 0; d < STATS_DIM_COUNT; d++)
		same &= stats_same_table(&a->by[d], &b->by[d], stats_dim_name[d]);
	for (int c = 0; c < STATS_CROSS_COUNT; c++)
		same &= stats_same_table(&a->cross[c], &b->cross[c], "a cross");
	return same;
}

#endif
