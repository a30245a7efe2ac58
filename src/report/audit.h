/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Release folders attacked by somebody who has nothing but them: their files are read as they lie
 * on disk, by code that shares nothing with what wrote them but the lists of codes. */
#ifndef REPORT_AUDIT_H
#define REPORT_AUDIT_H

#include "base/release.h"

/* A hidden figure of which too much is known. Texts are owned. */
struct audit_finding {
	char *period, *perimeter, *table, *measure, *geo, *category;
	int64_t lo, hi; /* what it can be */
	int64_t k;      /* it should be able to be this or more, and to have as many values */
	bool large;     /* it is found for it cannot be less: what hides with it is known to be */
};

struct audit {
	struct audit_finding *finding; /* in the order of the folders and of their files */
	size_t count, room;
	size_t releases, figures, hidden;
};

/* The detail of ERR_DATA, of a file of which nobody can have published that. */
#define AUDIT_EMPTY "no figure"
#define AUDIT_CHANGED "not the file of the manifest"
#define AUDIT_TWICE "a figure twice" /* also where both are the same */

/* All folders together. k: of every figure; 0: what each manifest says. A figure is found when it
 * may be 1 to k - 1, and cannot be k, or has fewer than k values; and when it cannot be less than k
 * by what a longer period or rows say, where its table hides one large figure at most with its
 * small ones: then the others are known to be. ERR_NO_INPUT, ERR_DATA: a folder that is none, a
 * file that is missing, not as its manifest says, or not to be read; figures that contradict each
 * other. ERR_MISSING: there is no GLPK. The caller clears out in any case. */
int report_audit(const char *const *folder, size_t folders, int64_t k, struct audit *out,
		 struct err *err);
/* The same of a release that is not delivered yet: its files as they lie in folder (NULL: as r
 * holds them), with those kept before whose figures they bind. What the kept ones give away without
 * it is no finding: it cannot be taken back. Without GLPK: what each sum alone says. */
int report_audit_new(const struct release *r, const char *folder, const struct release_list *kept,
		     struct audit *out, struct err *err);
/* The same of cells that have no file yet, with floors k and k_sensitive. Where anything is found,
 * the case is shown as it was attacked, if answer is not NULL: 0, or -1 and err. ERR_MISSING: there
 * is no GLPK. */
struct audit_case;
struct audit_plan {
	const struct release *r;
	int64_t k, k_sensitive;
	const struct release_list *kept;
	bool rows;                /* with the row files of those kept */
	const struct audit *only; /* what alone is asked about, but for r; NULL: everything */
	int (*answer)(void *arg, struct audit_case *x, const struct audit *found, struct err *err);
	void *arg;
};
int report_audit_planned(const struct audit_plan *plan, struct audit *out, struct err *err);
void audit_clear(struct audit *a);

#endif
