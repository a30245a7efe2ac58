/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the statistics: which charts, in how many columns, scrolled how far, and which of
 * their rows is the marked one. */
#ifndef UI_STATS_PAGES_H
#define UI_STATS_PAGES_H

#include "ui/stats_part.h"

#define STATS_PARTS_MAX 9

enum stats_page { STATS_SUMMARY, STATS_HELP, STATS_PEOPLE, STATS_WHEN, STATS_WHERE, STATS_REST };

struct stats_pages {
	struct stats_part part[STATS_PARTS_MAX];
	size_t count;
	enum stats_page page;
	bool table; /* tables instead of charts */
	int top;    /* first row that shows */
	int marked; /* row: of those that can be, in the order of the charts */
};

/* Rows y to end - 1. */
struct stats_area {
	int y;
	int end;
	int x;
	int width;
};

/* The charts of the current page anew; what is marked stays as far as it can. */
void stats_pages_show(struct stats_pages *p, const struct stats_data *d);
/* Another page, from its first row. */
void stats_pages_turn(struct stats_pages *p, int steps, const struct stats_data *d);
void stats_pages_go(struct stats_pages *p, enum stats_page page, const struct stats_data *d);
void stats_pages_clear(struct stats_pages *p);

/* Tables instead of charts, and back; the same value stays marked and in view. */
void stats_pages_table(struct stats_pages *p, const struct stats_area *area);

/* Up, Down: marks; page keys, space, End: scrolls. False when the key is not for it. */
bool stats_pages_key(struct stats_pages *p, int key, const struct stats_area *area);

/* The value that is marked, and whether of the year’s twelve months instead of the period; false:
 * no row stands for a value. */
bool stats_pages_marked(const struct stats_pages *p, enum stats_dim *dim, int64_t *code,
			bool *year);

/* Returns the column after them. */
int stats_pages_draw_names(const struct stats_pages *p, int y, int columns);
void stats_pages_draw(const struct stats_pages *p, const struct stats_area *area);

#endif
