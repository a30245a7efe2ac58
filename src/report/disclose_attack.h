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

#endif
