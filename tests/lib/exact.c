/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unknown figures that rows link make a program of their own, whose parts are small; each is
 * solved as numbers first, and as whole numbers only where that gave something broken. */
#include "config.h"

#include "tests/lib/exact.h"

#ifdef HAVE_GLPK

#include <glpk.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

enum { SECONDS = 60, MILLI = 1000 };
#define NEAR 1e-6

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
	int figure, factor;
};

struct exact {
	struct figure *figure;
	struct row *row;
	struct term *term;
	size_t figures, rows, terms, figure_room, row_room, term_room;
	glp_prob **part; /* by the figure that leads it */
	bool whole;      /* what the last answer came from */
	glp_prob *last;
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
		if (x->part[i] != NULL)
			glp_delete_prob(x->part[i]);
	free(x->part);
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

static int
kind_of(int64_t lo, int64_t hi)
{
	if (lo <= -EXACT_ANY)
		return hi >= EXACT_ANY ? GLP_FR : GLP_UP;
	if (hi >= EXACT_ANY)
		return GLP_LO;
	return lo == hi ? GLP_FX : GLP_DB;
}

/* One row of the part that its first unknown figure lies in. */
static void
load_row(struct exact *x, const struct row *row)
{
	int *index = mem_array(row->count + 1, sizeof(*index));
	double *factor = mem_array(row->count + 1, sizeof(*factor));
	int64_t known = 0;
	glp_prob *part = NULL;
	int count = 0;

	for (size_t j = row->first; j < row->first + row->count; j++) {
		const struct term *t = &x->term[j];

		if (!is_unknown(x, t->figure)) {
			known += t->factor * x->figure[t->figure].lo;
			continue;
		}
		part = x->part[x->figure[t->figure].link];
		index[++count] = x->figure[t->figure].column;
		factor[count] = t->factor;
	}
	if (part != NULL) {
		int64_t lo = row->lo > -EXACT_ANY ? row->lo - known : -EXACT_ANY;
		int64_t hi = row->hi < EXACT_ANY ? row->hi - known : EXACT_ANY;
		int at = glp_add_rows(part, 1);

		glp_set_row_bnds(part, at, kind_of(lo, hi), (double)lo, (double)hi);
		glp_set_mat_row(part, at, count, index, factor);
	}
	free(index);
	free(factor);
}

static void
load(struct exact *x)
{
	x->part = mem_array(x->figures + 1, sizeof(glp_prob *));
	for (size_t r = 0; r < x->rows; r++) {
		int first = -1;

		for (size_t j = x->row[r].first; j < x->row[r].first + x->row[r].count; j++) {
			int f = x->term[j].figure;

			if (!is_unknown(x, f))
				continue;
			first = first < 0 ? f : first;
			x->figure[leader(x, f)].link = leader(x, first);
		}
	}
	for (size_t i = 0; i < x->figures; i++) {
		struct figure *f = &x->figure[i];
		int top = leader(x, (int)i);

		if (!is_unknown(x, (int)i))
			continue;
		f->link = top;
		if (x->part[top] == NULL)
			x->part[top] = glp_create_prob();
		f->column = glp_add_cols(x->part[top], 1);
		glp_set_col_bnds(x->part[top], f->column, kind_of(f->lo, f->hi), (double)f->lo,
				 (double)f->hi);
		glp_set_col_kind(x->part[top], f->column, GLP_IV);
	}
	for (size_t r = 0; r < x->rows; r++)
		load_row(x, &x->row[r]);
}

static bool
is_whole(glp_prob *p)
{
	for (int i = 1; i <= glp_get_num_cols(p); i++)
		if (fabs(glp_get_col_prim(p, i) - round(glp_get_col_prim(p, i))) > NEAR)
			return false;
	return true;
}

/* Status of the best whole solution: GLP_OPT, GLP_UNBND, GLP_FEAS where it is not proven to be the
 * best; anything else is no answer. */
static int
run(struct exact *x, glp_prob *p, bool most, int seconds)
{
	glp_smcp numbers;
	glp_iocp integers;
	int status;

	x->last = p;
	x->whole = false;
	glp_set_obj_dir(p, most ? GLP_MAX : GLP_MIN);
	glp_init_smcp(&numbers);
	numbers.msg_lev = GLP_MSG_OFF;
	if (glp_simplex(p, &numbers) != 0) {
		glp_std_basis(p);
		if (glp_simplex(p, &numbers) != 0)
			return GLP_UNDEF;
	}
	status = glp_get_status(p);
	if (status != GLP_OPT || is_whole(p))
		return status;
	glp_init_iocp(&integers);
	integers.msg_lev = GLP_MSG_OFF;
	integers.tm_lim = seconds * MILLI;
	integers.gmi_cuts = GLP_ON;
	integers.mir_cuts = GLP_ON;
	glp_intopt(p, &integers);
	x->whole = true;
	return glp_mip_status(p);
}

static double
objective(const struct exact *x)
{
	return x->whole ? glp_mip_obj_val(x->last) : glp_get_obj_val(x->last);
}

bool
exact_bounds(struct exact *x, int figure, int64_t *lo, int64_t *hi)
{
	const struct figure *f = &x->figure[figure];
	glp_prob *p;
	bool good = true;

	if (x->part == NULL)
		load(x);
	*lo = f->lo;
	*hi = f->hi;
	if (!is_unknown(x, figure))
		return true;
	p = x->part[f->link];
	glp_set_obj_coef(p, f->column, 1);
	for (int most = 0; most < 2 && good; most++) {
		int status = run(x, p, most != 0, SECONDS);

		good = status == GLP_OPT || status == GLP_UNBND;
		if (good)
			*(most ? hi : lo) = status == GLP_OPT ? llround(objective(x))
					    : most            ? EXACT_ANY
							      : -EXACT_ANY;
	}
	glp_set_obj_coef(p, f->column, 0);
	return good;
}

#endif
