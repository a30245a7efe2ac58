/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a figure to the sessions that it counts. */
#ifndef UI_STATS_DRILL_H
#define UI_STATS_DRILL_H

#include "app/journal.h"
#include "ui/stats_data.h"

/* The journal's filter for a value of a table; false where the journal cannot ask for it. */
bool stats_drill(const struct stats_data *d, enum stats_dim dim, int64_t code,
		 struct journal_filter *out);

#endif
