/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A solution in whole numbers is kept as what it shows of every column; it is added up in whole
 * numbers before it counts. */
#include "config.h"

#include "tests/lib/exact_part.h"

#include <glpk.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

enum { SECONDS = 60, MILLI = 1000, TRIES = 12, DRAWS = 7 };
#define NEAR 1e-6

struct column {
	int64_t lo, hi;      /* nothing lies beyond: proven */
	int64_t least, most; /* of whole solutions; least > most: there was none */
	int64_t value;       /* in the last one */
};

struct limits {
	int64_t lo, hi;
};

struct exact_part {
	glp_prob *lp;
	struct column *column; /* from 1 */
	struct limits *row;    /* from 1 */
	size_t column_room, row_room;
	int columns, rows;
	int *index; /* of a row */
	double *factor;
	bool begun;
	unsigned seed;
	struct exact_effort effort;
};

struct exact_part *
exact_part_new(void)
{
	struct exact_part *p = mem_alloc(sizeof(*p));

	p->lp = glp_create_prob();
	return p;
}

void
exact_part_free(struct exact_part *p)
{
	if (p == NULL)
		return;
	glp_delete_prob(p->lp);
	free(p->column);
	free(p->row);
	free(p->index);
	free(p->factor);
	free(p);
}

static int
kind_of(int64_t lo, int64_t hi)
{
	if (lo <= -EXACT_ANY)
		return hi >= EXACT_ANY ? GLP_FR : GLP_UP;
	if (hi >= EXACT_ANY)
		return GLP_LO;
	return lo == hi ? GLP_FX : GLP_DB;
}

static void
limit_column(struct exact_part *p, int column, int64_t lo, int64_t hi)
{
	glp_set_col_bnds(p->lp, column, kind_of(lo, hi), (double)lo, (double)hi);
}

int
exact_part_column(struct exact_part *p, int64_t lo, int64_t hi)
{
	int at = glp_add_cols(p->lp, 1);

	p->column = mem_grow(p->column, (size_t)at, &p->column_room, sizeof(*p->column));
	p->column[at] = (struct column){ lo, hi, EXACT_ANY, -EXACT_ANY, 0 };
	p->columns = at;
	limit_column(p, at, lo, hi);
	glp_set_col_kind(p->lp, at, GLP_IV);
	return at;
}

void
exact_part_row(struct exact_part *p, int64_t lo, int64_t hi, int count, const int *index,
	       const double *factor)
{
	int at = glp_add_rows(p->lp, 1);

	p->row = mem_grow(p->row, (size_t)at, &p->row_room, sizeof(*p->row));
	p->row[at] = (struct limits){ lo, hi };
	p->rows = at;
	glp_set_row_bnds(p->lp, at, kind_of(lo, hi), (double)lo, (double)hi);
	glp_set_mat_row(p->lp, at, count, index, factor);
}

static bool
adds_up(struct exact_part *p)
{
	for (int r = 1; r <= p->rows; r++) {
		int count = glp_get_mat_row(p->lp, r, p->index, p->factor);
		int64_t sum = 0;

		for (int j = 1; j <= count; j++)
			sum += (int64_t)p->factor[j] * p->column[p->index[j]].value;
		if (sum < p->row[r].lo || sum > p->row[r].hi)
			return false;
	}
	return true;
}

/* Keeps what the last solution shows, if it is whole. */
static bool
see(struct exact_part *p, double (*value)(glp_prob *, int))
{
	for (int i = 1; i <= p->columns; i++) {
		struct column *c = &p->column[i];
		double v = value(p->lp, i);

		c->value = llround(v);
		if (fabs(v - (double)c->value) > NEAR || c->value < c->lo || c->value > c->hi)
			return false;
	}
	if (!adds_up(p))
		return false;
	for (int i = 1; i <= p->columns; i++) {
		struct column *c = &p->column[i];

		c->least = c->value < c->least ? c->value : c->least;
		c->most = c->value > c->most ? c->value : c->most;
	}
	return true;
}

/* GLP_OPT, GLP_UNBND, GLP_NOFEAS; anything else is no answer. */
static int
solve(struct exact_part *p, bool most)
{
	glp_smcp how;

	p->effort.programs++;
	glp_init_smcp(&how);
	how.msg_lev = GLP_MSG_OFF;
	glp_set_obj_dir(p->lp, most ? GLP_MAX : GLP_MIN);
	if (glp_simplex(p->lp, &how) != 0) {
		glp_std_basis(p->lp);
		if (glp_simplex(p->lp, &how) != 0)
			return GLP_UNDEF;
	}
	return glp_get_status(p->lp);
}

static void
aim(struct exact_part *p, int column, double cost)
{
	glp_set_obj_coef(p->lp, column, cost);
}

/* Some objective or other: different corners of the same figures. */
static void
aim_anywhere(struct exact_part *p)
{
	for (int i = 1; i <= p->columns; i++) {
		p->seed = p->seed * 1664525u + 1013904223u;
		aim(p, i, (double)((p->seed >> 16) % DRAWS) - DRAWS / 2);
	}
}

static void
aim_nowhere(struct exact_part *p)
{
	for (int i = 1; i <= p->columns; i++)
		aim(p, i, 0);
}

/* Many ends are reached before anybody asks for them. */
static void
begin(struct exact_part *p)
{
	p->begun = true;
	p->index = mem_array((size_t)p->columns + 1, sizeof(*p->index));
	p->factor = mem_array((size_t)p->columns + 1, sizeof(*p->factor));
	glp_adv_basis(p->lp, 0);
	for (int i = 0; i < TRIES; i++) {
		aim_anywhere(p);
		if (solve(p, i % 2 == 1) == GLP_OPT)
			see(p, glp_get_col_prim);
	}
	aim_nowhere(p);
}

/* GLP_OPT: whole figures were found; GLP_NOFEAS: there are none. */
static int
search(struct exact_part *p)
{
	glp_iocp how;
	int status = solve(p, false);

	if (status != GLP_OPT || see(p, glp_get_col_prim))
		return status;
	p->effort.searches++;
	glp_init_iocp(&how);
	how.msg_lev = GLP_MSG_OFF;
	how.tm_lim = SECONDS * MILLI;
	how.gmi_cuts = GLP_ON;
	how.mir_cuts = GLP_ON;
	how.bt_tech = GLP_BT_DFS;
	if (glp_intopt(p->lp, &how) != 0)
		return GLP_UNDEF;
	status = glp_mip_status(p->lp);
	return status != GLP_OPT || see(p, glp_mip_col_val) ? status : GLP_UNDEF;
}

/* The same where one column is that. */
static int
reach(struct exact_part *p, int column, int64_t value)
{
	int status = GLP_UNDEF;

	limit_column(p, column, value, value);
	for (int i = 0; i < TRIES && status == GLP_UNDEF; i++) {
		p->effort.tries++;
		aim_anywhere(p);
		status = solve(p, false);
		if (status == GLP_UNBND || (status == GLP_OPT && !see(p, glp_get_col_prim)))
			status = GLP_UNDEF;
	}
	aim_nowhere(p);
	if (status == GLP_UNDEF)
		status = search(p);
	limit_column(p, column, p->column[column].lo, p->column[column].hi);
	return status;
}

static bool
is_reached(const struct column *c, bool most)
{
	return c->least <= c->most && (most ? c->most == c->hi : c->least == c->lo);
}

bool
exact_part_bound(struct exact_part *p, int column, bool most, int64_t *value)
{
	struct column *c = &p->column[column];
	int64_t *end = most ? &c->hi : &c->lo;
	int status;

	if (!p->begun)
		begin(p);
	if (!is_reached(c, most)) {
		aim(p, column, 1);
		status = solve(p, most);
		aim(p, column, 0);
		if (status == GLP_OPT) {
			double v = glp_get_col_prim(p->lp, column);

			*end = (int64_t)(most ? floor(v + NEAR) : ceil(v - NEAR));
			see(p, glp_get_col_prim);
		} else if (status != GLP_UNBND) {
			return false;
		}
	}
	/* Where nothing limits it whole figures have no limit either. */
	while (*end > -EXACT_ANY && *end < EXACT_ANY && !is_reached(c, most)) {
		status = reach(p, column, *end);
		if (status != GLP_OPT && status != GLP_NOFEAS)
			return false;
		if (status == GLP_NOFEAS)
			*end += most ? -1 : 1;
		if (c->lo > c->hi)
			return false;
	}
	*value = *end;
	return true;
}

struct exact_effort
exact_part_effort(const struct exact_part *p)
{
	return p->effort;
}
