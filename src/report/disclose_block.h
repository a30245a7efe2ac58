/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A block of a large system: some of its figures, while all others stand still as one table has
 * them. What moves there makes tables of the whole, so that it shows what figures may be, at the
 * price of a smaller program; what it does not show may be so all the same. Only disclose_joint.c
 * knows it. */
#ifndef REPORT_DISCLOSE_BLOCK_H
#define REPORT_DISCLOSE_BLOCK_H

#include "base/err.h"
#include "report/disclose_solver.h"

/* The whole system: borrowed. */
struct block_whole {
	const struct solver_library *lib;
	const struct system_figure *column;
	const struct system_row *row;
	const struct system_term *term; /* over columns */
	size_t columns, rows;
	const size_t *block;        /* of each column */
	double *at;                 /* of each column, where the others stand still */
	struct system_figure *seen; /* of each column, over all tables found so far */
	bool *left;                 /* of each column: more must be seen of it */
	void (*looked)(void *arg);  /* after each table: takes those off of whom enough is seen */
	void *arg;
};

/* Sees more of what is left in a block. */
int block_search(const struct block_whole *w, size_t block, struct err *err);

/* What a table shows: of column i seen[i], or seen[which[i]]. */
void block_see(const struct solver *table, size_t columns, const size_t *which,
	       struct system_figure *seen);

/* What lies between two whole numbers is the inner one. */
int64_t block_inner(double value, bool most);

#endif
