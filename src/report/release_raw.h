/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts as cells of one-way tables with nothing hidden, and back. Never written anywhere. */
#ifndef REPORT_RELEASE_RAW_H
#define REPORT_RELEASE_RAW_H

#include "base/release.h"
#include "store/stats.h"

/* All values, zeros included. out is cleared by the caller. */
void release_raw_make(struct release *out, const struct stats_period *p);
/* A cell of that name; NULL when there is none. */
const struct release_cell *release_raw_find(const struct release *raw,
					    const struct release_cell *c);
/* Each of its figures into the counts. */
void release_raw_put(const struct release *raw, struct stats_period *p);

#endif
