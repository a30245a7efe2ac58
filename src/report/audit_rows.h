/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The system of figures and sums of several releases, from what their files hold. */
#ifndef REPORT_AUDIT_ROWS_H
#define REPORT_AUDIT_ROWS_H

#include "report/audit_read.h"
#include "report/disclose_system.h"

struct audit_rows;

/* What everybody knows who reads the notice:
 * - the values of a table add up to its total, but for themes, procedures and devices, of which a
 *   person may have several;
 * - communes add up to the next place above them that has a row: EPCI, department, all;
 * - a figure of several answers is no more than the persons asked; everybody has a theme; at one
 *   visit, who had no device had no other;
 * - a longer period is bound to the shorter ones in it as audit_parts.h says;
 * - what stands in two releases is one figure.
 * Whoever may end the making of one of them may end the work on it. The list is as
 * audit_parts_imply() left it. ERR_DATA: one figure has two values; the subject is
 * the release's period. */
int audit_rows_make(struct audit_rows **out, const struct audit_release *list, size_t count,
		    struct err *err);
void audit_rows_clear(struct audit_rows *rows); /* NULL is accepted */

struct disclose_system *audit_rows_system(struct audit_rows *rows);
const struct system_figure *audit_rows_figure(const struct audit_rows *rows,
					      const struct release *r,
					      const struct release_cell *c);
/* By the codes of a cell; SIZE_MAX: no release has it. */
size_t audit_rows_number(const struct audit_rows *rows, const struct release *r, const char *table,
			 const char *measure, const char *geo, const char *category);
bool audit_rows_sensitive(const struct release_cell *c);

#endif
