/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Crossed tables for people out of the cells of a release. */
#include "config.h"

#include "report/release_grids.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/label.h"
#include "report/release_cells.h"
#include "report/release_cross.h"
#include "report/release_geo.h"

enum { SECRET = 0, ZERO = -1 };

/* A grid while it is made. */
struct maker {
	struct release_tree tree;
	struct release_grid_row row[RELEASE_PLACES]; /* by place; without cells: not told */
	const char *code[RELEASE_GRID_COLUMNS];
	struct release_grid grid;
};

/* Where it is; a code that is new comes after those that its order puts before it. */
static size_t
column_of(struct maker *m, enum stats_dim dim, const char *code)
{
	size_t n = m->grid.columns;
	size_t i = 0;

	while (i < n && strcmp(m->code[i], code) != 0)
		i++;
	if (i < n || n == RELEASE_GRID_COLUMNS)
		return i;
	for (; i > 0 && release_cross_rank(dim, m->code[i - 1]) > release_cross_rank(dim, code);
	     i--)
		m->code[i] = m->code[i - 1];
	m->code[i] = code;
	m->grid.columns++;
	return i;
}

static void
make_columns(struct maker *m, const struct release_cell *cell, size_t count, enum stats_dim dim)
{
	for (size_t i = 0; i < count; i++)
		column_of(m, dim, cell[i].category);
	for (size_t i = 0; i < m->grid.columns; i++)
		m->grid.column[i] = release_code_label(dim, m->code[i]);
}

static void
make_rows(struct maker *m, const struct release_cell *cell, size_t count, enum stats_dim dim)
{
	for (size_t i = 0; i < count; i++) {
		size_t column = column_of(m, dim, cell[i].category);
		size_t p = 0;

		while (p < m->tree.count && strcmp(m->tree.place[p].code, cell[i].geo) != 0)
			p++;
		if (p < m->tree.count && column < RELEASE_GRID_COLUMNS)
			m->row[p].cell[column] = &cell[i];
	}
}

static bool
is_told(const struct maker *m, size_t place)
{
	for (size_t i = 0; i < m->grid.columns; i++)
		if (m->row[place].cell[i] != NULL)
			return true;
	return false;
}

static int64_t
weight(const struct maker *m, size_t place)
{
	const struct release_cell *total = m->row[place].cell[m->grid.columns - 1];

	if (total == NULL || total->secret || strcmp(total->category, RELEASE_TOTAL) != 0)
		return SECRET;
	return total->value > 0 ? total->value : ZERO;
}

/* Whether a comes after b. What is in no island comes after both. */
static bool
after(const struct maker *m, size_t a, size_t b)
{
	bool far = m->tree.place[a].elsewhere;

	if (far != m->tree.place[b].elsewhere)
		return far;
	return weight(m, a) < weight(m, b);
}

static void
add_row(struct maker *m, size_t place)
{
	const struct release_place *p = &m->tree.place[place];
	struct release_grid_row *row = &m->row[place];

	if (!is_told(m, place))
		return;
	row->label = release_code_label(STATS_RESIDENCE, p->code);
	row->depth = p->elsewhere || p->level >= PLACE_DEPARTMENT ? 0 : PLACE_DEPARTMENT - p->level;
	row->total = p->level == PLACE_ALL;
	row->zero = weight(m, place) == ZERO;
	m->grid.row = mem_resize(m->grid.row, m->grid.rows + 1, sizeof(*m->grid.row));
	m->grid.row[m->grid.rows++] = *row;
}

/* Few places: those that are alike keep the order of the tree. */
static void
add_parts(struct maker *m, size_t whole)
{
	size_t part[RELEASE_PLACES];
	size_t count = 0;

	for (size_t i = 0; i < whole; i++) {
		size_t j = count;

		if (m->tree.place[i].up != whole)
			continue;
		for (; j > 0 && after(m, part[j - 1], i); j--)
			part[j] = part[j - 1];
		part[j] = i;
		count++;
	}
	for (size_t i = 0; i < count; i++) {
		add_row(m, part[i]);
		add_parts(m, part[i]);
	}
}

static void
add_grid(struct release_grids *out, const struct release_cell *cell, size_t count)
{
	enum stats_dim dim = release_cross_dim(cell->table);
	struct maker m = { .grid.title = mem_printf("%s × %s", report_title(dim),
						    report_title(STATS_RESIDENCE)) };

	release_tree_make(&m.tree);
	make_columns(&m, cell, count, dim);
	make_rows(&m, cell, count, dim);
	add_parts(&m, m.tree.count - 1);
	add_row(&m, m.tree.count - 1);
	out->grid = mem_resize(out->grid, out->count + 1, sizeof(*out->grid));
	out->grid[out->count++] = m.grid;
}

void
release_grids_make(const struct release *r, struct release_grids *out)
{
	*out = (struct release_grids){ .grid = NULL };
	/* The cells of a table stand together. */
	for (size_t i = 0, next; i < r->cell_count; i = next) {
		const char *table = r->cell[i].table;

		for (next = i; next < r->cell_count && strcmp(r->cell[next].table, table) == 0;)
			next++;
		if (release_cross_dim(table) != STATS_DIM_COUNT)
			add_grid(out, &r->cell[i], next - i);
	}
}

void
release_grids_clear(struct release_grids *g)
{
	for (size_t i = 0; i < g->count; i++) {
		struct release_grid *one = &g->grid[i];

		for (size_t j = 0; j < one->columns; j++)
			free(one->column[j]);
		for (size_t j = 0; j < one->rows; j++)
			free(one->row[j].label);
		free(one->row);
		free(one->title);
	}
	free(g->grid);
	*g = (struct release_grids){ .grid = NULL };
}
