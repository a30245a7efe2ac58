/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small map of each island. Tiles are two rows high where there is room for it, else one. */
#include "config.h"

#include "ui/tiles.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/i18n.h"
#include "base/vocab.h"
#include "ui/draw.h"
#include "ui/key.h"

enum {
	LABEL = 3,
	GRID_ROWS = TILES_ROWS - 1,
	FLAT = LABEL + TILE_VALUE, /* columns of a tile of one row */
	FLAT_WIDE = FLAT + 2,      /* with room between tiles */
	HIGH = 1 + TILE_VALUE,     /* of one of two rows, with the column of the mark */
	HIGH_WIDE = HIGH + 3,
	BETWEEN = 3, /* islands */
};

struct island {
	int department;
	int territory; /* of VOCAB_TERRITORY, for its name */
	int columns;   /* of its grid */
};

/* From west to east. */
static const struct island islands[] = {
	{ DEPARTMENT_GUADELOUPE, TERRITORY_GP, 7 },
	{ DEPARTMENT_MARTINIQUE, TERRITORY_MQ, 6 },
};

enum { ISLANDS = sizeof(islands) / sizeof(islands[0]) };

static const struct tile *
tile_of(int commune)
{
	for (size_t i = 0; i < tile_table_count; i++)
		if (tile_table[i].commune == commune)
			return &tile_table[i];
	return NULL;
}

struct layout {
	int height, width; /* of a tile, with what stands between it and the next */
	bool both;
};

static int
clamp(int n, int min, int max)
{
	return n < min ? min : n > max ? max : n;
}

static struct layout
layout(int rows, int columns)
{
	struct layout l = { .height = clamp((rows - 1) / GRID_ROWS, 1, 3) };
	int least = l.height == 1 ? FLAT : HIGH;
	int most = l.height == 1 ? FLAT_WIDE : HIGH_WIDE;
	int all = 0, widest = 0;

	for (int i = 0; i < ISLANDS; i++) {
		all += islands[i].columns;
		if (islands[i].columns > widest)
			widest = islands[i].columns;
	}
	l.both = all * least + BETWEEN <= columns;
	l.width = clamp(l.both ? (columns - BETWEEN) / all : columns / widest, least, most);
	return l;
}

static void
draw_tile(const struct tile *t, const struct layout *l, int y, int x, bool marked,
	  const struct tile_value *v)
{
	static const enum style styles[] = {
		[TILE_NONE] = STYLE_DIM, [TILE_SOME] = STYLE_PLAIN, [TILE_MUCH] = STYLE_ACCENT
	};
	enum style style = marked ? STYLE_SELECTED : styles[v->level];

	if (l->height == 1) {
		draw_fill(y, x, LABEL, style, t->label);
		draw_fill(y, x + LABEL, TILE_VALUE, style, "");
		draw_right(y, x + LABEL, TILE_VALUE, style, v->text);
	} else {
		draw_text(y, x, 1, STYLE_PLAIN, marked ? draw_marker() : "");
		draw_fill(y, x + 1, TILE_VALUE, style, t->label);
		draw_fill(y + 1, x + 1, TILE_VALUE, style, v->text);
	}
	if (marked)
		draw_cursor(y, l->height == 1 ? x : x + 1);
}

static void
draw_island(const struct island *island, const struct layout *l, int y, int x, int marked,
	    tile_value_fn *value, const void *arg)
{
	const struct vocab_item *name = vocab_by_num(VOCAB_TERRITORY, island->territory);

	draw_text(y, x + (l->height > 1), l->width * island->columns, STYLE_DIM,
		  C_(vocab_context(VOCAB_TERRITORY), name->label));
	for (size_t i = 0; i < tile_table_count; i++) {
		const struct tile *t = &tile_table[i];
		struct tile_value v = { .text = "" };

		if (t->department != island->department)
			continue;
		value(arg, t->commune, &v);
		draw_tile(t, l, y + 1 + t->row * l->height, x + t->column * l->width,
			  t->commune == marked, &v);
	}
}

void
tiles_draw(int y, int x, int rows, int columns, int marked, tile_value_fn *value, const void *arg)
{
	const struct tile *t = tile_of(marked);
	struct layout l = layout(rows, columns);

	for (int i = 0; i < ISLANDS; i++) {
		if (!l.both && t != NULL && t->department != islands[i].department)
			continue;
		draw_island(&islands[i], &l, y, x, marked, value, arg);
		x += islands[i].columns * l.width + BETWEEN;
	}
}

/* How far t is from the marked tile for an arrow; INT_MAX when it does not lead there. Across, only
 * its own row does; up and down, straight before aside. */
static int
distance(const struct tile *from, const struct tile *t, int key)
{
	int down = t->row - from->row;
	int right = t->column - from->column;
	int ahead = key == K_UP ? -down : key == K_DOWN ? down : key == K_LEFT ? -right : right;
	int aside = key == K_UP || key == K_DOWN ? abs(right) : abs(down);

	if (ahead <= 0 || (aside != 0 && (key == K_LEFT || key == K_RIGHT)))
		return INT_MAX;
	return ahead + 2 * aside;
}

/* On the other island: the nearest row, then the side that is come from. */
static int
distance_over(const struct tile *from, const struct tile *t, int key)
{
	bool east = t->department > from->department;

	if (key != (east ? K_RIGHT : K_LEFT))
		return INT_MAX;
	return 100 * abs(t->row - from->row) + (east ? t->column : 10 - t->column);
}

int
tiles_step(int marked, int key)
{
	const struct tile *from = tile_of(marked);
	const struct tile *best = from;
	int least = INT_MAX;

	if (from == NULL || (key != K_UP && key != K_DOWN && key != K_LEFT && key != K_RIGHT))
		return 0;
	for (int over = 0; over < 2 && least == INT_MAX; over++) {
		for (size_t i = 0; i < tile_table_count; i++) {
			const struct tile *t = &tile_table[i];
			int d;

			if ((t->department != from->department) != over)
				continue;
			d = over ? distance_over(from, t, key) : distance(from, t, key);
			if (d < least) {
				least = d;
				best = t;
			}
		}
	}
	return best->commune;
}
