/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What crossed tables say more than that their lines and columns add up. */
#ifndef REPORT_AUDIT_CROSS_H
#define REPORT_AUDIT_CROSS_H

#include "report/audit_read.h"
#include "report/audit_rows.h"

#define AUDIT_CROSSED "geo_x_"
#define AUDIT_NOT_CROSSED "atelier"

/* What everybody knows who reads the notice:
 * - some persons stand apart in a crossed table, of whom nobody knows which place goes with which
 *   answer: an answer in the table with one axis has those of them more who gave it, and they are
 *   no more than the persons without a name, nor than the attendances of workshops;
 * - bands of ages are made of the ages of the table with one axis;
 * - a place that has no line in it, while others beside it have, has persons all the same. */
void audit_cross(struct audit_rows *rows, const struct release *r);

/* Who stands apart has no name and comes once: how many of them gave an answer is in a longer
 * period the sum of its parts. */
void audit_cross_parts(struct audit_rows *rows, const struct audit_release *list, size_t count,
		       const struct release *longer);

/* For it alone, from audit_rows.c: the number of a figure of persons, SIZE_MAX: none. */
size_t audit_rows_find(const struct audit_rows *rows, const struct release *r, const char *table,
		       const char *geo, const char *category);

/* The lines that crossed tables of r leave out, as a release that is implied: each is an
 * unknown number of every column, zero or more. Nobody judges them, k is 0, where no longer period
 * tells of them. False: none is left out. */
bool audit_cross_missing(const struct release *r, struct audit_release *out);

/* The band that holds an age in crossed tables; NULL: none does. */
const char *audit_cross_band(const char *age);
bool audit_cross_is_band(const char *code);

/* Of a table of themes that was published only the row of procedures is ever missing: where there
 * are some, and too few of them for a table of their own, which is at most as many as what is
 * telling asks for. That number where the cell of an implied release is that row, else 0. */
int64_t audit_missing_procedures(const struct audit_release *list, size_t count,
				 const struct audit_release *implied, const struct release_cell *c);

#endif
