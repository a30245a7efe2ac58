/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unknown figures that rows link, as one program, which is solved again and again: each time the
 * search begins where the last one ended. An end of a figure is proven twice: no figures at all,
 * whole or broken, lie beyond it, and whole ones reach it. */
#ifndef TESTS_LIB_EXACT_PART_H
#define TESTS_LIB_EXACT_PART_H

#include <stdbool.h>
#include <stdint.h>

#include "tests/lib/exact.h"

struct exact_part;
struct exact_part *exact_part_new(void);
void exact_part_free(struct exact_part *p); /* NULL is accepted */

/* All columns come before the first row. Columns are numbered from 1. */
int exact_part_column(struct exact_part *p, int64_t lo, int64_t hi);
/* index and factor from 1 to count, as the solver wants them. */
void exact_part_row(struct exact_part *p, int64_t lo, int64_t hi, int count, const int *index,
		    const double *factor);

/* The least or the most of a column: -/+EXACT_ANY where there is no limit. False: there are no such
 * figures, or the search for whole ones took too long. */
bool exact_part_bound(struct exact_part *p, int column, bool most, int64_t *value);

struct exact_effort exact_part_effort(const struct exact_part *p);

#endif
