/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a release: counts of a period, less what must be hidden. */
#ifndef REPORT_RELEASE_CELLS_H
#define REPORT_RELEASE_CELLS_H

#include "base/release.h"
#include "store/stats.h"

#define RELEASE_TOTAL "TOTAL"

/* The tables the figures are made from, and what crosses two of them. */
uint32_t release_dims(void);
uint32_t release_crosses(void);

/* Adds the cells to r, whose period, perimeter and profile are set, in the order of the file, and
 * why there are not more of them. bands: ages are crossed as bands from the first. ERR_NOTHING:
 * nothing safe can be published of this period. */
int release_cells_make(struct release *r, const struct stats_period *p, bool bands,
		       const uint8_t key[static HASH_SIZE], struct err *err);

/* The order of the file: by table, measure, geo and category. */
void release_cells_sort(struct release *r);

/* The dimension behind a table of a release; STATS_DIM_COUNT for the table of totals. */
enum stats_dim release_table_dim(const char *table);

/* What a place, or an answer of a dimension, is called in the chosen language. Yours. */
char *release_code_label(enum stats_dim dim, const char *code);

/* The label of a cell's value in the chosen language. Yours. */
char *release_cell_label(const struct release_cell *c);

#endif
