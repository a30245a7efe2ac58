/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a release that share figures, as one linear system: where people live, as a tree,
 * and the tables that cross it with one of their answers. */
#ifndef REPORT_RELEASE_SYSTEM_H
#define REPORT_RELEASE_SYSTEM_H

#include "base/err.h"
#include "report/disclose.h"
#include "report/release_geo.h"

enum { CROSS_VALUES = 10, LINKED_CROSSES = 4 };

/* A table with one axis, all of whose figures add up to the persons. */
struct linked_table {
	const char *table;
	struct disclose_cell *cell; /* secret: an answer */
	size_t count;
};

/* Places by the answers of a table. Who came to a workshop without a name has a place and answers,
 * but nobody knows which go together: such persons are a column of their own. */
struct linked_cross {
	const char *table;
	struct linked_table *by;
	bool workshops; /* it has that column */
	bool telling;
	int64_t k;
	int64_t raw[CROSS_VALUES][RELEASE_PLACES]; /* as counted, by the cells of the table */
	const char *code[CROSS_VALUES];            /* its columns */
	size_t column[CROSS_VALUES];               /* that of each cell of the table */
	size_t columns;
	int64_t n[CROSS_VALUES][RELEASE_PLACES]; /* by column */
	enum place_level wanted;                 /* the finest level that may be told */
	enum place_level finest;
	bool merged, away;
	/* Answers: */
	bool secret[CROSS_VALUES][RELEASE_PLACES];
	bool unseen[RELEASE_PLACES]; /* of a telling one: the line is left out */
};

/* Individual and collective attendances, where they are told or hidden; else count is 0. */
struct linked_sums {
	int64_t n[2];
	bool secret;
	bool told;
};

struct release_linked {
	struct release_tree tree;
	int64_t k;
	enum place_level
		finest; /* in: as wanted, out: as can be; PLACE_ALL: nothing but the total */
	int64_t persons[RELEASE_PLACES];
	int64_t workshop[RELEASE_PLACES];
	struct linked_table *parts; /* known or not, new or not; NULL: not told */
	struct linked_sums attendances;
	struct linked_cross cross[LINKED_CROSSES];
	size_t crosses;
	bool bands; /* ages are bands from the first */
	const struct stop *stop;
	/* Answers: */
	bool persons_secret[RELEASE_PLACES];
	bool workshop_secret[RELEASE_PLACES];
};

/* Hides what must be, and coarsens what cannot be told so finely. ERR_MISSING: there is no GLPK. */
int release_linked_hide(struct release_linked *l, const struct disclose_choice *choice,
			struct err *err);

#endif
