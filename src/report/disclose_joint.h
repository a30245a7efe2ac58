/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attack on some figures of a large system: what they can be, as whole numbers, where the
 * others are only there to bind them. As disclose_attack(), but at a far lower price. */
#ifndef REPORT_DISCLOSE_JOINT_H
#define REPORT_DISCLOSE_JOINT_H

#include "base/err.h"
#include "report/disclose_system.h"

struct joint_target {
	size_t figure;
	int64_t k;
	bool part;      /* nothing hides it: it is known when it is 1 to k - 1 for sure; others as
			 * hidden figures are: maybe small, and not to be k or have k values */
	bool hides;     /* with small ones: it is known when it cannot be less than k, too */
	bool known;     /* answer */
	int64_t lo, hi; /* answer, of one that is known: what it can be */
};

/* A table that agrees with all that is known shows of many targets at once what they may be: those
 * alone that no such table shows to be safe cost a program of their own. block: of each figure the
 * number of those that it belongs to, below the number of figures: they are looked at first with
 * all others standing still, which is quicker where little binds blocks. ERR_DATA: the figures
 * contradict each other. ERR_MISSING: there is no GLPK. */
int disclose_joint(struct disclose_system *s, const size_t *block, struct joint_target *target,
		   size_t count, struct err *err);

#endif
