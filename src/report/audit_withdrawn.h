/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What longer periods say of one that was withdrawn, beside what it said itself: where they differ
 * by few people, the two together tell who they are. */
#ifndef REPORT_AUDIT_WITHDRAWN_H
#define REPORT_AUDIT_WITHDRAWN_H

#include "report/audit_rows.h"

/* The period and the perimeter of what is true of it: the first is borrowed, the second yours. */
struct release audit_withdrawn_truth(const struct release *r);

/* Asked of a figure that the withdrawn release r shows: whether the true one, *f, is known so well
 * that it differs by somebody and by fewer than k people. */
bool audit_withdrawn_known(struct audit_rows *rows, const struct release *r,
			   const struct release *truth, const struct release_cell *c, int64_t k,
			   const struct system_figure **f);

#endif
