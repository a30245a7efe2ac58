/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One chart of the statistics and its table, row by row. */
#ifndef UI_STATS_PART_H
#define UI_STATS_PART_H

#include "report/sheet.h"
#include "ui/stats_block.h"
#include "ui/stats_data.h"

enum stats_part_kind {
	PART_BARS,   /* of a dimension */
	PART_TOTALS, /* beside those of other periods; a table only */
	PART_MONTHS, /* a year of them */
	PART_DAYS,
	PART_WEEK, /* days of the week by hours */
	PART_AGE_GENDER,
	PART_THEME_MONTH,
};

struct stats_part {
	enum stats_part_kind kind;
	enum stats_dim dim;       /* that its rows are values of */
	struct stats_block block; /* PART_BARS: at most so many of them */
	struct sheet sheet;       /* all of them */
};

/* Of these figures; most as in stats_block_make(). */
void stats_part_make(struct stats_part *p, const struct stats_data *d, enum stats_part_kind kind,
		     enum stats_dim dim, size_t most);
void stats_part_clear(struct stats_part *p);

/* As a chart, or as a table: rows at that width, a blank one below included; and those that can be
 * marked. */
int stats_part_rows(const struct stats_part *p, bool table, int width);
size_t stats_part_lines(const struct stats_part *p, bool table);
int stats_part_line_row(const struct stats_part *p, bool table, size_t line);
/* The value of a line; false where it stands for none. */
bool stats_part_line(const struct stats_part *p, bool table, size_t line, int64_t *code);

/* Its rows from row skip on, in the rows y to end - 1. marked: a line, or -1. */
struct stats_part_area {
	int y, end, x, width;
	int skip;
	int marked;
};
void stats_part_draw(const struct stats_part *p, bool table, const struct stats_part_area *a);

#endif
