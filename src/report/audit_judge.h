/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of which figures an outsider must not know too much, and whether one does. The attack and whoever
 * hides figures read the same list. */
#ifndef REPORT_AUDIT_JUDGE_H
#define REPORT_AUDIT_JUDGE_H

#include "report/audit.h"
#include "report/audit_others.h"
#include "report/audit_rows.h"
#include "report/disclose_attack.h"

/* Tables of releases as one system. */
struct audit_case {
	struct audit_release *list; /* those given, then those that they imply */
	size_t given, count;
	struct audit_rows *rows;
	struct audit_others others;
	struct attack_target *target;
	size_t targets, room;
	int64_t k; /* of every figure; 0: what each release says */
};

/* Takes over the list, which comes from mem.h, but not what those given hold. ERR_DATA: as
 * audit_rows_make(). The caller ends it in any case. */
int audit_case_begin(struct audit_case *out, struct audit_release *list, size_t count, int64_t k,
		     struct err *err);
void audit_case_end(struct audit_case *c);

/* Adds the targets, before the system is attacked, those of only (NULL: all) and of that release
 * (NULL: none):
 * - each hidden figure; of a sum, also where it is known within a tenth of it;
 * - the other side of a telling answer of which a person may have several;
 * - figures that nobody published and that longer periods imply;
 * - what longer periods say of one that was withdrawn, where that is near to what it said. */
void audit_case_aim(struct audit_case *c, const struct audit *only, const struct release *also);

/* Of the figures that a table hides one at most is large enough to be told: it hides with the small
 * ones so that nobody knows which it is, and must not be known to be large. So in the tables of one
 * axis of whatever others may tell of; places and crossed tables hide by other rules. */
bool audit_hides_with_small_ones(const struct audit_release *a, const struct release_cell *c);

/* What is known too well, once the system was attacked. Counts figures, too. */
void audit_case_judge(const struct audit_case *c, struct audit *out);

#endif
