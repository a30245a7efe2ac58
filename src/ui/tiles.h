/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small map of each island: one tile a commune, near those that it lies near, with a number
 * written in it. Tiles are told apart by words and signs, never by colour alone. */
#ifndef UI_TILES_H
#define UI_TILES_H

#include <stdbool.h>
#include <stddef.h>

/* Generated from data/tiles.tsv, by INSEE number. Rows go down from the north. */
struct tile {
	int commune;
	int department;
	int row, column;   /* of the grid of its island, from 0 */
	const char *label; /* 3 letters, unlike the others of the island */
};
extern const struct tile tile_table[];
extern const size_t tile_table_count;

enum {
	TILES_ROWS = 9,     /* the least that a map takes: the name of an island and its rows */
	TILES_COLUMNS = 58, /* as many */
	TILE_VALUE = 4,     /* columns of a value */
};

/* How much a value is, beside what it says. */
enum tile_level { TILE_NONE, TILE_SOME, TILE_MUCH };

/* Says what stands in the tile of a commune: a text of TILE_VALUE columns at most. */
struct tile_value {
	char text[16];
	enum tile_level level;
};
typedef void tile_value_fn(const void *arg, int commune, struct tile_value *out);

/* Both islands where there is room, else that of the marked tile, on which the cursor rests. */
void tiles_draw(int y, int x, int rows, int columns, int marked, tile_value_fn *value,
		const void *arg);

/* The commune to which an arrow leads from a tile; itself where there is none, 0 for another key.
 * From the edge of an island it goes over to the other one. */
int tiles_step(int marked, int key);

#endif
