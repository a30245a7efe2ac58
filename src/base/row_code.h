/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codes of the row file: what a row may say of one attendance, and how each answer is made
 * coarser. Values are small numbers; 0 is « not given », which files write as nc. */
#ifndef BASE_ROW_CODE_H
#define BASE_ROW_CODE_H

#include <stdint.h>

/* In the order of the file. Of the first five somebody may know the answers beforehand: these are
 * made coarser; the others say what was done. */
enum row_column {
	ROW_PERIOD,
	ROW_GEO,
	ROW_AGE,
	ROW_GENDER,
	ROW_STATUS,
	ROW_THEME,
	ROW_CHANNEL,
	ROW_DEVICE,
	ROW_DURATION,
	ROW_COLUMNS,
	ROW_QUASI = ROW_THEME
};

#define ROW_ANY "*"
#define ROW_UNKNOWN "nc"
enum { ROW_CODE_SIZE = 32 };

extern const char *const row_column_name[ROW_COLUMNS]; /* periode, geo... */

/* Values from what a session holds. The place is the group of communes that one lives in, or
 * elsewhere in France, abroad, no address; the theme is the group of the first one chosen, in the
 * order of the list; of several devices it is said that they are. */
int row_geo(int residence);
int row_theme(uint64_t themes);
int row_device(uint64_t devices);
enum { ROW_THEME_GROUPS = 12, ROW_DEVICE_SEVERAL = 6 };

/* The group that a theme belongs to, by its number; 0 when it is none. */
int row_theme_group(int theme);

/* Groups of themes that rows do not tell apart, a bit each (1 << group), as files write them: with
 * « + » between them, in the order of their numbers. 0: the text is none, or out of that order. */
enum { ROW_THEMES_TOGETHER = 3 }; /* so many at most have room in a code */
void row_themes_code(uint32_t groups, char out[static ROW_CODE_SIZE]);
uint32_t row_themes(const char *code);

/* How many levels a column has: at level 0 stand the values; at the last one all is ROW_ANY, but
 * for periods, whose last one is the period of the file: 1 a month, 2 a quarter, 3 a year. */
int row_levels(enum row_column c, int period_levels);
/* What a value is at a level: a number among those of that level. A period is a month, its year *
 * 12 + month - 1. */
int row_node(enum row_column c, int level, int value);
/* How many values it stands for, and of how many. */
int row_leaves(enum row_column c, int level, int node);
int row_domain(enum row_column c, int period_levels);

/* As files write it. Of a column that is made coarser nowhere, level is 0. */
void row_code(enum row_column c, int level, int node, char out[static ROW_CODE_SIZE]);

#endif
