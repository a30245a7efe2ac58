/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the desk as sheets. */
#ifndef REPORT_SHEET_STATS_H
#define REPORT_SHEET_STATS_H

#include "report/sheet.h"
#include "store/stats.h"

/* One table: the figure that its values are compared by, its shares, then the other figures.
 * Largest first where the values have no order of their own, « not given » last. */
void sheet_of_dim(struct sheet *s, const struct stats_period *p, enum stats_dim dim);

/* What its sessions are, for they are fewer than those of the totals. Borrowed. */
const char *sheet_without_coordination(void);

/* So many people of a commune for 1,000 of its inhabitants; empty for what is none. */
struct sheet_cell sheet_per_1000(int64_t people, int insee);

/* The totals of a period beside others, with the change since each. name: of the periods, the
 * first one is what the others are compared with. */
void sheet_of_totals(struct sheet *s, const struct stats_totals *const *total,
		     const char *const *name, size_t count);

/* A figure at two values. */
struct sheet_point {
	int64_t row, column;
	int64_t n;
};
/* Columns and rows of a crossed table, into a sheet that has its title and nothing else; its last
 * row and column are sums, by which rows without an order of their own are sorted. Rows and columns
 * are those of the lists, or where a list is NULL the values that occur, « not given » last. Points
 * outside are left out. */
struct sheet_axis {
	const int64_t *code;
	size_t count;
	char *(*label)(int64_t code); /* yours */
	int64_t last;                 /* « not given » */
	bool by_sum;
};
void sheet_of_cross(struct sheet *s, const struct sheet_point *point, size_t count,
		    const struct sheet_axis *rows, const struct sheet_axis *columns);

#endif
