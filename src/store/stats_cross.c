/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Crosses: counting by two axes at once. A pair of values is one code of a tally, and is taken
 * apart again when the counting is done. */
#include "config.h"

#include "base/date.h"
#include "store/stats_internal.h"

enum { HALF = 32 }; /* of the bits of a code: no value of an axis has more */

const enum stats_dim stats_cross_dim[STATS_CROSS_COUNT][2] = {
	[STATS_WEEKDAY_HOUR] = { STATS_WEEKDAY, STATS_HOUR },
	[STATS_AGE_GENDER] = { STATS_AGE, STATS_GENDER },
	[STATS_MONTH_THEME] = { STATS_MONTH, STATS_THEME },
	[STATS_RESIDENCE_AGE] = { STATS_RESIDENCE, STATS_AGE },
	[STATS_RESIDENCE_GENDER] = { STATS_RESIDENCE, STATS_GENDER },
	[STATS_RESIDENCE_STATUS] = { STATS_RESIDENCE, STATS_STATUS },
	[STATS_RESIDENCE_CHANNEL] = { STATS_RESIDENCE, STATS_CHANNEL },
};

int64_t
stats_cross_code(int64_t first, int64_t second)
{
	return (int64_t)((uint64_t)first << HALF | (uint32_t)second);
}

void
stats_cross_split(int64_t code, int64_t *first, int64_t *second)
{
	*first = (int32_t)((uint64_t)code >> HALF);
	*second = (int32_t)(uint64_t)code;
}

bool
stats_cross_wanted(const struct pass *p, int cross)
{
	return (p->crosses >> cross & 1) != 0;
}

void
stats_cross_add(struct pass *p, int cross, int64_t code, const struct weight *w)
{
	struct stats_line *l = stats_tally_line(&p->cross[cross], code);

	l->sessions += w->sessions;
	l->attendances += w->attendances;
	l->people += w->people;
}

bool
stats_is_part(enum stats_dim dim)
{
	return dim == STATS_GENDER || dim == STATS_AGE || dim == STATS_STATUS ||
	       dim == STATS_RESIDENCE;
}

int64_t
stats_cross_value(enum stats_dim dim, const int64_t *row)
{
	switch (dim) {
	case STATS_WEEKDAY:
		return date_weekday((int)row[C_DAY]);
	case STATS_HOUR:
		return row[C_HOUR];
	case STATS_CHANNEL:
		return row[C_CHANNEL];
	default:
		return stats_part_code(dim, row);
	}
}

static void
add_row(struct pass *p, int cross, const int64_t *row, const struct weight *w)
{
	int64_t first = stats_cross_value(stats_cross_dim[cross][0], row);
	int64_t second = stats_cross_value(stats_cross_dim[cross][1], row);

	stats_cross_add(p, cross, stats_cross_code(first, second), w);
}

void
stats_cross_session(struct pass *p, const int64_t *row, const struct weight *w)
{
	if (stats_cross_wanted(p, STATS_WEEKDAY_HOUR))
		add_row(p, STATS_WEEKDAY_HOUR, row, w);
}

void
stats_cross_person(struct pass *p, const int64_t *row, const struct weight *w)
{
	if (p->crosses == 0)
		return;
	stats_cross_session(p, row, w);
	for (int c = 0; c < STATS_CROSS_COUNT; c++)
		if (stats_cross_wanted(p, c) && stats_is_part(stats_cross_dim[c][0]))
			add_row(p, c, row, w);
}

void
stats_cross_themes(struct pass *p, int month, int64_t themes, const struct weight *w)
{
	if (!stats_cross_wanted(p, STATS_MONTH_THEME))
		return;
	for (uint64_t left = (uint64_t)themes; left != 0; left &= left - 1)
		stats_cross_add(p, STATS_MONTH_THEME,
				stats_cross_code(month, __builtin_ctzll(left) + 1), w);
}
