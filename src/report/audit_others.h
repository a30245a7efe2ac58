/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Those who did not choose a telling theme or procedure. Each is a table of its own, of yes and no:
 * the figure that stands in the file is one side, and the other, all who were asked less that, is
 * as telling: where 37 of 40 came for their health, 3 alone did not. */
#ifndef REPORT_AUDIT_OTHERS_H
#define REPORT_AUDIT_OTHERS_H

#include "report/audit_rows.h"

struct audit_others {
	size_t *figure; /* of each figure of the system, the other side; SIZE_MAX: none */
	size_t count;
};

/* Adds them to the system, before it is attacked. */
void audit_others_make(struct audit_others *out, struct audit_rows *rows,
		       const struct audit_release *list, size_t count);
void audit_others_clear(struct audit_others *o);

/* NULL where there is none. */
const struct system_figure *audit_others_figure(const struct audit_others *o,
						struct audit_rows *rows, const struct release *r,
						const struct release_cell *c);

#endif
