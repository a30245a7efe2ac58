/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the total of minutes gives away how many persons stayed how long. */
#ifndef REPORT_RELEASE_DURATION_H
#define REPORT_RELEASE_DURATION_H

#include "report/disclose.h"
#include "store/stats.h"

/* cell holds the bands of duration in rising order, hidden ones marked. True when each hidden
 * figure keeps its room (it could be k or more, and has k values) for somebody who adds the
 * minutes up. */
bool release_duration_safe(const struct disclose_cell *cell, size_t count,
			   const struct stats_totals *t);

#endif
