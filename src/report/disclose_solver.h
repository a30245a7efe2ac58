/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linear programs, solved by GLPK, which is loaded when the first one is asked for: most runs of
 * the program need none. */
#ifndef REPORT_DISCLOSE_SOLVER_H
#define REPORT_DISCLOSE_SOLVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "report/disclose_system.h"

struct solver_library;
/* stop, borrowed: asked before each search, and at each step of one over whole numbers, which ends
 * with ERR_STOPPED then. ERR_MISSING where there is no GLPK: the subject is its name. */
int solver_library_open(struct solver_library **out, const struct stop *stop, struct err *err);
/* After the last of its programs. NULL is accepted. */
void solver_library_close(struct solver_library *lib);

/* A program whose objective changes and whose rows do not: what the last solution found is where
 * the next search begins. Columns and rows are numbered from 0. */
struct solver;

/* One row a row of these, over the columns that the terms name. */
struct solver *solver_open(const struct solver_library *lib, const struct system_figure *column,
			   size_t columns, const struct system_row *row, size_t rows,
			   const struct system_term *term);
void solver_close(struct solver *s); /* NULL is accepted */

void solver_bounds(struct solver *s, size_t column, int64_t lo, int64_t hi);
/* Of a row that was given: its bounds less a number. */
void solver_row_less(struct solver *s, size_t row, const struct system_row *given, double less);
void solver_cost(struct solver *s, size_t column, double cost);

enum solver_answer {
	SOLVER_FOUND,
	SOLVER_NO_LIMIT,
	SOLVER_IMPOSSIBLE,
	SOLVER_NEAR, /* over whole numbers: one that is, and maybe not the best */
	SOLVER_LOST  /* the same: not even one was found in the steps that it had */
};

/* The least, or the most, of the sum of costs. ERR_INTERNAL: the numbers defeat the solver. */
int solver_run(struct solver *s, bool most, enum solver_answer *answer, struct err *err);
/* The same, the quicker way where nothing was searched yet and the program is large: columns and
 * rows that others imply are left out of the search. */
int solver_run_first(struct solver *s, bool most, enum solver_answer *answer, struct err *err);
/* The least, the quicker way where bounds have changed since the last search and few costs. */
int solver_run_again(struct solver *s, enum solver_answer *answer, struct err *err);
/* The least, or the most, over whole numbers only. steps: of the search, after which it gives up:
 * the same wherever it runs; 0 for no limit. */
int solver_run_whole(struct solver *s, bool most, long steps, enum solver_answer *answer,
		     struct err *err);
/* Any solution over whole numbers, where nothing costs: the quicker way where the program is large.
 * steps: as above. */
int solver_run_any(struct solver *s, long steps, enum solver_answer *answer, struct err *err);
double solver_value(const struct solver *s, size_t column);

#endif
