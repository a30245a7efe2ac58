/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map of tiles: each commune has one of its own, north is above south, and arrows reach all. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/commune.h"
#include "base/utf8.h"
#include "tests/lib/tap.h"
#include "ui/key.h"
#include "ui/tiles.h"

enum { TILES = 66, COLUMNS = 7, WIDTH_LEAST = 7 };

/* Degrees within which a grid may swap what lies side by side. */
#define SLACK 0.11

static bool
same_island(const struct tile *a, const struct tile *b)
{
	return a->department == b->department;
}

static void
test_one_each(void)
{
	size_t count;
	const struct commune *commune = commune_list(&count);
	int bad = 0, shared = 0, wide = 0;

	is_int(tile_table_count, TILES, "66 tiles");
	for (size_t i = 0; i < count && i < tile_table_count; i++)
		bad += tile_table[i].commune != commune[i].num ||
		       tile_table[i].department != commune[i].department;
	is_int(bad, 0, "one for each commune, on its island");
	for (size_t i = 0; i < tile_table_count; i++) {
		const struct tile *t = &tile_table[i];

		wide += t->row < 0 || t->row > TILES_ROWS - 2 || t->column < 0 ||
			t->column >= COLUMNS || utf8_width(t->label) != 3;
		for (size_t k = 0; k < i; k++)
			shared += same_island(t, &tile_table[k]) &&
				  ((t->row == tile_table[k].row &&
				    t->column == tile_table[k].column) ||
				   strcmp(t->label, tile_table[k].label) == 0);
	}
	is_int(shared, 0, "no two of an island share a place or a name");
	is_int(wide, 0, "all fit");
	ok(COLUMNS * WIDTH_LEAST <= TILES_COLUMNS, "in the width that it says");
}

/* Of two far enough apart, the northern one is not below, the western one not to the right. */
static void
test_directions(void)
{
	int bad = 0;

	for (size_t i = 0; i < tile_table_count; i++) {
		const struct tile *a = &tile_table[i];
		const struct commune *ca = commune_by_num(a->commune);

		for (size_t k = 0; k < tile_table_count; k++) {
			const struct tile *b = &tile_table[k];
			const struct commune *cb = commune_by_num(b->commune);

			if (!same_island(a, b) ||
			    ((ca->lat < cb->lat + SLACK || a->row <= b->row) &&
			     (ca->lon > cb->lon - SLACK || a->column <= b->column)))
				continue;
			printf("# %s and %s\n", ca->name, cb->name);
			bad++;
		}
	}
	is_int(bad, 0, "as they lie: north above south, west before east");
}

static void
test_steps(void)
{
	static const int keys[] = { K_UP, K_DOWN, K_LEFT, K_RIGHT };
	int reached[TILES] = { 97209 };
	size_t count = 1;

	for (size_t i = 0; i < count; i++) {
		for (int k = 0; k < 4; k++) {
			int there = tiles_step(reached[i], keys[k]);
			bool known = false;

			for (size_t j = 0; j < count; j++)
				known = known || reached[j] == there;
			if (!known && count < TILES)
				reached[count++] = there;
		}
	}
	is_int(count, TILES, "arrows lead everywhere");
	is_int(tiles_step(97209, K_RIGHT), 97213, "from Fort-de-France east to Le Lamentin");
	is_int(tiles_step(97209, K_UP), 97224, "north to Saint-Joseph");
	is_int(tiles_step(97210, K_RIGHT), 97210, "nothing is east of Le François");
	is_int(tiles_step(97110, K_RIGHT), 97204, "from La Désirade over to Martinique");
	is_int(tiles_step(97219, K_LEFT), 97102, "and from its north to that of Guadeloupe");
	is_int(tiles_step(97209, 'x'), 0, "another key leads nowhere");
}

int
main(void)
{
	test_one_each();
	test_directions();
	test_steps();
	return tap_done();
}
