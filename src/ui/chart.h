/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of a sheet, a row at a time, so that they scroll. Every figure is written; marks only add
 * to it, in the glyphs that the terminal has. */
#ifndef UI_CHART_H
#define UI_CHART_H

#include <stdbool.h>

#include "report/sheet.h"

/* Where a row stands; marked: it is the active one. */
struct chart_place {
	int y, x, width;
	bool marked;
};

/* Columns over time, of one of the sheet's figures, the first row its title. Below them stands each
 * number: upright, a digit a row, where it has no room beside the next. Of more columns than the
 * screen has, the first number is said, the last and the largest. */
int chart_trend_rows(const struct sheet *s, size_t column, int width);
void chart_trend_row(const struct sheet *s, size_t column, int row, const struct chart_place *at);

/* A crossed table: its title, its heads, then a row for each of the sheet's. shades: beside each
 * number stands how much of the largest it is. Where room is lacking, first columns are left out
 * and the title says how many. */
void chart_grid_row(const struct sheet *s, bool shades, int row, const struct chart_place *at);

/* Any sheet as a table: its title, its heads, then its rows. Last columns are left out where room
 * is lacking. */
void chart_table_row(const struct sheet *s, int row, const struct chart_place *at);

enum { CHART_HEAD_ROWS = 2 }; /* of a grid and a table, before their first row */

/* Beside a title, what is counted: all of it, else what stands before its comma, else nothing; NULL
 * nothing. */
void chart_what(const char *what, int y, int x, int room);

/* What of a label stands over or under so many cells: its first words, or what fits of them.
 * Yours. */
char *chart_cut(const char *label, int width);

/* The marked row of any of them: a sign before it, and the cursor. */
void chart_mark(const struct chart_place *at);

#endif
