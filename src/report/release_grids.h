/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The crossed tables of a release as people read them, whatever file shows them: places down,
 * answers across. It knows what the release shows and nothing else. */
#ifndef REPORT_RELEASE_GRIDS_H
#define REPORT_RELEASE_GRIDS_H

#include "base/release.h"

enum { RELEASE_GRID_COLUMNS = 16 }; /* no fewer than there are */

struct release_grid_row {
	char *label;
	int depth;  /* 0: an island, what is in none, the total; 1: an EPCI; 2: a commune */
	bool total; /* the last one */
	bool zero;  /* shown, and nobody: so are the places in it */
	const struct release_cell *cell[RELEASE_GRID_COLUMNS]; /* borrowed; NULL: not told */
};

/* Communes stand under their EPCI, and these under their island. Beside each other, places are in
 * the order of what their totals show, the largest first; then come secret ones, then zeros. */
struct release_grid {
	char *title; /* in the chosen language, as the columns and rows */
	char *column[RELEASE_GRID_COLUMNS];
	size_t columns; /* the last one is the total */
	struct release_grid_row *row;
	size_t rows;
};

struct release_grids {
	struct release_grid *grid;
	size_t count;
};

/* r must outlive it. */
void release_grids_make(const struct release *r, struct release_grids *out);
void release_grids_clear(struct release_grids *g);

#endif
