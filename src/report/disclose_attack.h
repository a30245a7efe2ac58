/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody works out who has releases and nothing else: of each hidden figure the least and
 * the most it can be, over all figures that agree with everything that is printed. */
#ifndef REPORT_DISCLOSE_ATTACK_H
#define REPORT_DISCLOSE_ATTACK_H

#include "base/err.h"
#include "report/disclose_system.h"

/* Narrows the bounds of every figure to that, as whole numbers. ERR_DATA: the figures contradict
 * each other. ERR_MISSING: more than one sum binds some of them, and there is no GLPK. */
int disclose_attack(struct disclose_system *s, struct err *err);

/* A figure of which too much may be known, and when that is so: */
enum attack_rule {
	ATTACK_FEW,  /* it may be less than k, and cannot be k or has fewer than k values */
	ATTACK_HIDE, /* the same, or it cannot be less: then what hides with it is known to be */
	ATTACK_SOME, /* the same, and it is not 0 */
	ATTACK_SUM,  /* the same, or it has fewer than k values, or is known within a tenth */
	ATTACK_NEAR  /* it differs by less than k from what it was */
};
struct attack_target {
	size_t figure;
	enum attack_rule rule;
	int64_t k, was;
};

/* Whether bounds say so. Wider ones never do where narrower ones do not, unless these begin at k or
 * above. */
bool attack_target_known(const struct attack_target *t, int64_t lo, int64_t hi);

/* The same attack on some figures alone, at a far lower price: a solution shows of many of them at
 * once what they may be, and those alone that none shows to be safe cost a program of their own.
 * The bounds of these are as exact as those of disclose_attack(); of all others no narrower. */
int disclose_attack_targets(struct disclose_system *s, const struct attack_target *target,
			    size_t count, struct err *err);

#endif
