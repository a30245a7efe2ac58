/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First what each row says alone, again and again; then unknown figures that rows link are a
 * program of their own. What a row says of its figures alone is exact: each may be all that the
 * others leave. */
#include "config.h"

#include "tests/lib/exact.h"

#include <glpk.h>
#include <stdlib.h>

#include "base/mem.h"
#include "tests/lib/exact_part.h"

enum { ROUNDS = 10000 };

struct figure {
	int64_t lo, hi;
	int link;   /* while parts are sought; then the part */
	int column; /* in its part, from 1 */
};

struct row {
	int64_t lo, hi;
	size_t first, count;
};

struct term {
	int figure, factor; /* 1 or -1 */
};

struct exact {
	struct figure *figure;
	struct row *row;
	struct term *term;
	size_t figures, rows, terms, figure_room, row_room, term_room;
	struct exact_part **part; /* by the figure that leads it; NULL: one row says all */
	int *rows_of;             /* of the part of a leader */
	bool impossible;
};

struct exact *
exact_open(void)
{
	glp_term_out(GLP_OFF);
	return mem_alloc(sizeof(struct exact));
}

void
exact_close(struct exact *x)
{
	if (x == NULL)
		return;
	for (size_t i = 0; i < x->figures && x->part != NULL; i++)
		exact_part_free(x->part[i]);
	free(x->part);
	free(x->rows_of);
	free(x->figure);
	free(x->row);
	free(x->term);
	free(x);
}

int
exact_figure(struct exact *x, int64_t lo, int64_t hi)
{
	x->figure = mem_grow(x->figure, x->figures, &x->figure_room, sizeof(*x->figure));
	x->figure[x->figures] = (struct figure){ lo, hi, (int)x->figures, 0 };
	return (int)x->figures++;
}

void
exact_know(struct exact *x, int figure, int64_t value)
{
	x->figure[figure].lo = x->figure[figure].hi = value;
}

void
exact_least(struct exact *x, int figure, int64_t lo)
{
	x->figure[figure].lo = lo;
}

void
exact_row(struct exact *x, int64_t lo, int64_t hi)
{
	x->row = mem_grow(x->row, x->rows, &x->row_room, sizeof(*x->row));
	x->row[x->rows++] = (struct row){ lo, hi, x->terms, 0 };
}

void
exact_term(struct exact *x, int figure, int factor)
{
	x->term = mem_grow(x->term, x->terms, &x->term_room, sizeof(*x->term));
	x->term[x->terms++] = (struct term){ figure, factor };
	x->row[x->rows - 1].count++;
}

static bool
is_unknown(const struct exact *x, int i)
{
	return x->figure[i].lo < x->figure[i].hi;
}

static int
leader(struct exact *x, int i)
{
	while (x->figure[i].link != i) {
		x->figure[i].link = x->figure[x->figure[i].link].link;
		i = x->figure[i].link;
	}
	return i;
}

/* The least and the most of the terms of a row, each without those that have no limit. */
struct reach {
	int64_t least, most;
	int endless_least, endless_most;
};

static struct figure
signed_figure(const struct exact *x, const struct term *t)
{
	struct figure f = x->figure[t->figure];

	return t->factor > 0 ? f : (struct figure){ .lo = -f.hi, .hi = -f.lo };
}

static struct reach
reach_of(const struct exact *x, const struct row *row)
{
	struct reach r = { 0 };

	for (size_t j = row->first; j < row->first + row->count; j++) {
		struct figure f = signed_figure(x, &x->term[j]);

		r.endless_least += f.lo <= -EXACT_ANY;
		r.endless_most += f.hi >= EXACT_ANY;
		r.least += f.lo > -EXACT_ANY ? f.lo : 0;
		r.most += f.hi < EXACT_ANY ? f.hi : 0;
	}
	return r;
}

/* What a row leaves to one of its terms. */
static bool
narrow_term(struct exact *x, const struct row *row, const struct reach *all, const struct term *t)
{
	struct figure f = signed_figure(x, t);
	struct figure *own = &x->figure[t->figure];
	struct figure old = *own;

	if (row->hi < EXACT_ANY && all->endless_least == (f.lo <= -EXACT_ANY)) {
		int64_t most = row->hi - all->least + (f.lo > -EXACT_ANY ? f.lo : 0);

		f.hi = most < f.hi ? most : f.hi;
	}
	if (row->lo > -EXACT_ANY && all->endless_most == (f.hi >= EXACT_ANY)) {
		int64_t least = row->lo - all->most + (f.hi < EXACT_ANY ? f.hi : 0);

		f.lo = least > f.lo ? least : f.lo;
	}
	own->lo = t->factor > 0 ? f.lo : -f.hi;
	own->hi = t->factor > 0 ? f.hi : -f.lo;
	x->impossible = x->impossible || own->lo > own->hi;
	return own->lo != old.lo || own->hi != old.hi;
}

static void
narrow(struct exact *x)
{
	bool changed = true;

	for (int round = 0; changed && !x->impossible && round < ROUNDS; round++) {
		changed = false;
		for (size_t r = 0; r < x->rows; r++) {
			const struct row *row = &x->row[r];
			struct reach all = reach_of(x, row);

			for (size_t j = row->first; j < row->first + row->count; j++)
				changed = narrow_term(x, row, &all, &x->term[j]) || changed;
		}
	}
}

/* The part that a row is of; -1: all of it is known. */
static int
part_of(struct exact *x, const struct row *row)
{
	for (size_t j = row->first; j < row->first + row->count; j++)
		if (is_unknown(x, x->term[j].figure))
			return leader(x, x->term[j].figure);
	return -1;
}

static void
link_figures(struct exact *x)
{
	for (size_t r = 0; r < x->rows; r++) {
		const struct row *row = &x->row[r];
		int first = part_of(x, row);

		for (size_t j = row->first; j < row->first + row->count; j++)
			if (is_unknown(x, x->term[j].figure))
				x->figure[leader(x, x->term[j].figure)].link = first;
	}
	for (size_t r = 0; r < x->rows; r++) {
		int part = part_of(x, &x->row[r]);

		if (part >= 0)
			x->rows_of[part]++;
	}
}

static void
load_row(struct exact *x, const struct row *row)
{
	int *index = mem_array(row->count + 1, sizeof(*index));
	double *factor = mem_array(row->count + 1, sizeof(*factor));
	int part = part_of(x, row);
	int64_t known = 0;
	int count = 0;

	for (size_t j = row->first; j < row->first + row->count; j++) {
		const struct term *t = &x->term[j];

		if (!is_unknown(x, t->figure)) {
			known += t->factor * x->figure[t->figure].lo;
			continue;
		}
		index[++count] = x->figure[t->figure].column;
		factor[count] = t->factor;
	}
	if (part >= 0 && x->part[part] != NULL)
		exact_part_row(x->part[part], row->lo > -EXACT_ANY ? row->lo - known : -EXACT_ANY,
			       row->hi < EXACT_ANY ? row->hi - known : EXACT_ANY, count, index,
			       factor);
	free(index);
	free(factor);
}

static void
load(struct exact *x)
{
	x->part = mem_array(x->figures + 1, sizeof(*x->part));
	x->rows_of = mem_array(x->figures + 1, sizeof(*x->rows_of));
	narrow(x);
	link_figures(x);
	for (size_t i = 0; i < x->figures; i++) {
		struct figure *f = &x->figure[i];
		int part = leader(x, (int)i);

		if (!is_unknown(x, (int)i) || x->rows_of[part] < 2)
			continue;
		if (x->part[part] == NULL)
			x->part[part] = exact_part_new();
		f->column = exact_part_column(x->part[part], f->lo, f->hi);
	}
	for (size_t r = 0; r < x->rows; r++)
		load_row(x, &x->row[r]);
}

bool
exact_bounds(struct exact *x, int figure, int64_t *lo, int64_t *hi)
{
	struct figure *f = &x->figure[figure];
	struct exact_part *part;

	if (x->part == NULL)
		load(x);
	if (x->impossible)
		return false;
	part = x->part[leader(x, figure)];
	*lo = f->lo;
	*hi = f->hi;
	return part == NULL || (exact_part_bound(part, f->column, false, lo) &&
				exact_part_bound(part, f->column, true, hi));
}

struct exact_effort
exact_effort(const struct exact *x)
{
	struct exact_effort all = { 0 };

	for (size_t i = 0; i < x->figures && x->part != NULL; i++) {
		struct exact_effort e = { 0 };

		if (x->part[i] != NULL)
			e = exact_part_effort(x->part[i]);
		all.programs += e.programs;
		all.tries += e.tries;
		all.searches += e.searches;
	}
	return all;
}
