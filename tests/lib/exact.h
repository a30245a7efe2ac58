/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An outsider who solves integer programs: of each unknown figure the least and the most that it
 * is in any whole figures that make all the sums right. Nothing of the program's own reasoning is
 * in here but the numbers: GLPK is called as its manual says. */
#ifndef TESTS_LIB_EXACT_H
#define TESTS_LIB_EXACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define EXACT_ANY (INT64_MAX / 8)

struct exact;

/* A program of the solver must not outlive a call of the product's own disclosure control, which
 * clears the solver's memory: exact_close() before that. */
struct exact *exact_open(void);
void exact_close(struct exact *x);

/* Returns its number, from 0. hi EXACT_ANY: no limit. */
int exact_figure(struct exact *x, int64_t lo, int64_t hi);
void exact_know(struct exact *x, int figure, int64_t value);
void exact_least(struct exact *x, int figure, int64_t lo);
/* The sum of the terms that follow is lo or more and hi or less; either may be -/+EXACT_ANY. */
void exact_row(struct exact *x, int64_t lo, int64_t hi);
void exact_term(struct exact *x, int figure, int factor); /* 1 or -1, once a row */

/* False when there are no such figures, or the solver gave up within its time. Once it was called
 * nothing may be added. */
bool exact_bounds(struct exact *x, int figure, int64_t *lo, int64_t *hi);

/* What that took so far. */
struct exact_effort {
	long programs; /* solved in numbers */
	long tries;    /* to reach an end that they left broken */
	long searches; /* for whole numbers */
};
struct exact_effort exact_effort(const struct exact *x);

#endif
