/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was logged, changed or deleted after a month was published. It never enters a longer period
 * over that month: each difference between the two would be a small figure about those who came
 * late, and a rule that lets some of them in would make tables whose rows do not add up. So a
 * quarter is what its frozen months say. Where a figure is a sum (sessions, minutes, people without
 * a name), that is their sum. Distinct persons are no sum: how many came in two months is counted
 * today, less what each visible month has more today than when it was published; the result must
 * be at most the sum of the months and at least what each of them says, and add up in every table.
 * The figures nearest to it that do all that are found by a linear program. How many sessions are
 * left out is told in the notice when they are k or more.
 *
 * A month that was withdrawn is counted as it is today where that is k people more or fewer than it
 * said, and the attack sees that no single figure tells of fewer; else as it was published.
 *
 * A month that was not published is what the quarter says beyond the others: where its attendances
 * or its minutes are nearly one person's, so are the quarter's taken to be. */
#ifndef REPORT_RELEASE_LATE_H
#define REPORT_RELEASE_LATE_H

#include "base/release.h"
#include "base/release_period.h"
#include "store/stats.h"

/* counts are those of the period today, and are changed; r gets the number of late sessions. past
 * is what was published in it; nothing is to be done where that is empty. ERR_NOTHING: what was
 * published contradicts itself. ERR_MISSING: there is no GLPK, and there is something late. */
int release_late_settle(struct release *r, struct stats *stats, const struct release_list *past,
			struct stats_period *counts, struct err *err);

#endif
