/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's own figures of a period as text, JSON or CSV. Small numbers are not hidden in them:
 * they are for the desk's eyes, and the text says so. */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/csv.h"
#include "base/str.h"
#include "store/stats.h"

/* Figures to be written, in the order in which the tables are wanted. All is borrowed. */
struct report_page {
	const struct stats_period *figures;
	const enum stats_dim *dim;
	size_t dim_count;
	bool demo;
	const char *desk; /* its name; NULL: not said */
	int width;        /* columns of the text, REPORT_WIDTH_MIN at least */
	bool ascii;       /* no block characters in the bars */
};
enum { REPORT_WIDTH_MIN = 40 };

/* Whether people are the figure of a dimension; attendances are that of the others. */
bool report_counts_people(enum stats_dim dim);

/* Whether one attendance may have several of its values: shares of mentions then differ from
 * shares of attendances, and both are named. */
bool report_is_multiple(enum stats_dim dim);

/* What the rows of a table are shares of: the people or attendances of the period; those turned
 * away are a whole of their own. */
int64_t report_whole(const struct stats_totals *t, enum stats_dim dim);

/* The sentence that goes on top of such figures, in the chosen language. Borrowed. */
const char *report_notice(void);

/* These add to out; UTF-8. */
void report_text(const struct report_page *page, struct buf *out);
void report_text_table(const struct report_page *page, enum stats_dim dim, struct buf *out);
void report_json(const struct report_page *page, struct buf *out);
void report_csv(const struct report_page *page, enum csv_dialect dialect, struct buf *out);

#endif
