/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is at work on one release, for the files that make its figures. */
#ifndef REPORT_RELEASE_MAKING_H
#define REPORT_RELEASE_MAKING_H

#include "report/release_cells.h"
#include "report/release_cross.h"
#include "report/release_rules.h"
#include "report/release_system.h"

#define RELEASE_TOTALS "ensemble"
#define RELEASE_PERSONS "personnes"

enum { RELEASE_TABLES_MAX = 9, RELEASE_PARTS = 4 };

struct release_making {
	struct release *r;
	const struct stats_period *p;
	const uint8_t *key;
	char *id;
	struct release_rules rules;
	struct linked_table table[RELEASE_TABLES_MAX]; /* of a person's one answer, by dimension */
	bool shown[RELEASE_TABLES_MAX];
	struct disclose_cell part[RELEASE_PARTS]; /* known or not, new or not */
	bool parts_shown;
	bool bands; /* the table of durations has nothing hidden */
	bool parts; /* nor has the division of the persons into known and unknown */
};

void release_write(struct release_making *m, const char *table, const char *geo,
		   const char *category, int64_t n, bool secret);

/* Hides in the tables that share figures with others what must be, and writes where people live
 * and the crossed tables. residence: the table of places; by: those that can be crossed, by
 * dimension, NULL elsewhere. */
int release_link(struct release_making *m, struct linked_table *residence,
		 struct linked_table *const by[STATS_DIM_COUNT],
		 const struct linked_sums *attendances, struct err *err);

#endif
