/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of tables of the statistics: which tables, in how many columns, scrolled how far. */
#ifndef UI_STATS_PAGES_H
#define UI_STATS_PAGES_H

#include "ui/stats_block.h"

#define STATS_TABLES_MAX 8

struct stats_pages {
	struct stats_block block[STATS_TABLES_MAX];
	size_t page;
	int top; /* first row that shows */
};

/* Rows y to end - 1. */
struct stats_area {
	int y;
	int end;
	int x;
	int width;
};

/* The tables of the current page, from the first row. */
void stats_pages_show(struct stats_pages *p, const struct stats_period *figures);
void stats_pages_turn(struct stats_pages *p, int steps, const struct stats_period *figures);
void stats_pages_clear(struct stats_pages *p);

/* Up, Down, page keys, space, End: scrolls. False when the key is not for it. */
bool stats_pages_key(struct stats_pages *p, int key, const struct stats_area *area);

void stats_pages_draw_names(const struct stats_pages *p, int y, int columns);
void stats_pages_draw(const struct stats_pages *p, const struct stats_area *area);

#endif
