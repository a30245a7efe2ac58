/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows made coarser until everybody has company. Rows that say the same of the columns that
 * somebody may know beforehand are a class. A class is good when it is of k distinct persons or
 * more, has three main themes or more, and none of them in more than 80 % of its rows, nor with
 * more than 80 % of its persons. No row is hidden to get there.
 *
 * How much is lost: of each column, how many of its values the coarser one stands for, from 0 (one)
 * to 1 (all); the mean over columns and rows (ARX « Loss », arithmetic mean). */
#ifndef REPORT_ROWS_RECODE_H
#define REPORT_ROWS_RECODE_H

#include <stdbool.h>

#include "base/hash.h"
#include "store/stats.h"

enum { ROWS_THEMES_MIN = 3, ROWS_THEME_PERCENT = 80, ROWS_VALUES = 16, ROWS_LEVELS = 3 };

struct rows_class {
	int level[ROW_QUASI];
	int value[ROW_QUASI]; /* one of those it stands for; a period counts from the first month */
	size_t first, count;  /* in order */
};

struct rows_recoding {
	size_t *order; /* numbers of rows, class by class */
	struct rows_class *class;
	size_t classes, room;
	double loss;
	double level[ROW_QUASI]; /* mean over the rows */
};

/* What is searched. All but the first six is for rows_search_begin() to fill. */
struct rows_search {
	const struct stats_rows *rows;
	int first_month;   /* of the file's period: year * 12 + month - 1 */
	int period_levels; /* as in base/row_code.h */
	int64_t k;
	const uint8_t *key;    /* HASH_SIZE bytes: who wins where two splits gain as much */
	const char *id;        /* unique to the file, for the key */
	int finest[ROW_QUASI]; /* no level below that one */
	int levels[ROW_QUASI];
	int node[ROW_QUASI][ROWS_LEVELS][ROWS_VALUES]; /* the least of the values it goes with */
	double lost[ROW_QUASI][ROWS_LEVELS][ROWS_VALUES];
	int columns; /* that can lose something */
	int64_t weight;
	int *seen; /* persons, by the number of the question they were seen in */
	int *seen_theme;
	int question;
};
void rows_search_begin(struct rows_search *s);
void rows_search_end(struct rows_search *s);

/* The value that the tables are asked by. */
int rows_value(const struct rows_search *s, size_t row, int column);
bool rows_good(struct rows_search *s, const size_t *row, size_t count);

/* Each class as fine as it can be: from one class of all rows, one is divided along the column that
 * gains most, one level at a time, as long as all parts are good. So every class is a node of one
 * tree, and none is the difference of two. Where that lost more than one level a column does, those
 * classes are where it starts instead. False: not even all rows together are good. */
bool rows_recode_local(struct rows_search *s, const struct rows_recoding *uniform,
		       struct rows_recoding *out);
/* One level a column: the least loss of all that are good, then the most classes. */
bool rows_recode_uniform(struct rows_search *s, struct rows_recoding *out);
/* Sums up what was found. */
void rows_recoding_finish(const struct rows_search *s, struct rows_recoding *r);
void rows_recoding_clear(struct rows_recoding *r);

#endif
