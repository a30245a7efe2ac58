/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The crossed tables of a quarter or a year over months that are frozen. They come last: what the
 * tables with one axis tell is settled without them, and stays as it is. */
#ifndef REPORT_RELEASE_PAST_CROSS_H
#define REPORT_RELEASE_PAST_CROSS_H

#include "base/release.h"
#include "report/release_mend.h"
#include "store/stats.h"

/* Cells of crossed tables, out of a release. */
struct release_crosses {
	struct release_cell *cell;
	size_t count;
};

/* Takes them out of r. */
void release_crosses_take(struct release *r, struct release_crosses *out);
void release_crosses_clear(struct release_crosses *c);

/* Whether both are one figure, which stands in several tables: the persons of a place, those at
 * workshops, and by channel, of which nobody stands apart. */
bool release_cell_same(const struct release_cell *a, const struct release_cell *b);

/* Puts back into how->r, whose other tables are safe with the past and which are made of counts, as
 * many crossed tables as are safe with them, too, and hides more in them for that. The table of
 * ages has bands where it cannot be told otherwise, which the limits of the release say; a table
 * that cannot be told at all is left out. ERR_MISSING: there is no GLPK. */
int release_crosses_put(const struct release_mending *how, const struct stats_period *counts,
			const struct release_crosses *crosses, struct err *err);

#endif
