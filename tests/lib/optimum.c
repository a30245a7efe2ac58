/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One program says which figures to hide, knowing only that of some lists of figures one must be;
 * others ask of each small figure whether that is enough, and where it is not, the solution of
 * their dual gives a list more: as long as all of it is shown, the figure stays known. When nothing
 * is found any more, what is hidden is enough, and no solution has fewer. */
#include "config.h"

#include "tests/lib/optimum.h"

#include <glpk.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

enum { CHOICE_MS = 60000 };
#define NEAR 1e-6

struct optimum {
	const struct protect_figure *list;
	size_t figures;
	bool *hidden;
	glp_prob *moves;  /* a column a figure: by how much it is another than it is */
	glp_prob *chosen; /* a column a figure: 1 for hidden */
};

static bool
may_hide(const struct optimum *o, size_t i)
{
	return o->list[i].n > 0 && !o->list[i].fixed;
}

static void
hide(struct optimum *o, size_t i, bool hidden)
{
	o->hidden[i] = hidden;
	glp_set_col_bnds(o->moves, (int)i + 1, hidden ? GLP_LO : GLP_FX,
			 hidden ? 1 - (double)o->list[i].n : 0, 0);
}

static glp_prob *
open_moves(const struct disclose_system *rows)
{
	glp_prob *p = glp_create_prob();
	int *index = mem_array(rows->terms + 1, sizeof(*index));
	double *sign = mem_array(rows->terms + 1, sizeof(*sign));

	glp_add_cols(p, (int)rows->figures);
	glp_add_rows(p, (int)rows->rows);
	for (size_t r = 0; r < rows->rows; r++) {
		int count = (int)rows->row[r].count;

		for (int j = 0; j < count; j++) {
			const struct system_term *t = &rows->term[rows->row[r].first + (size_t)j];

			index[j + 1] = (int)t->figure + 1;
			sign[j + 1] = t->sign;
		}
		glp_set_row_bnds(p, (int)r + 1, GLP_FX, 0, 0);
		glp_set_mat_row(p, (int)r + 1, count, index, sign);
	}
	free(index);
	free(sign);
	return p;
}

static glp_prob *
open_choice(const struct optimum *o)
{
	glp_prob *p = glp_create_prob();

	glp_add_cols(p, (int)o->figures);
	for (size_t i = 0; i < o->figures; i++) {
		glp_set_col_kind(p, (int)i + 1, GLP_BV);
		glp_set_obj_coef(p, (int)i + 1, 1);
	}
	return p;
}

/* How far it can move that way, as a whole number; those that, shown, keep it from more are
 * marked. */
static double
reach(struct optimum *o, size_t i, bool up, bool *holds)
{
	glp_smcp how;
	double most = HUGE_VAL;

	glp_init_smcp(&how);
	how.msg_lev = GLP_MSG_OFF;
	glp_set_obj_dir(o->moves, GLP_MAX);
	glp_set_obj_coef(o->moves, (int)i + 1, up ? 1 : -1);
	if (glp_simplex(o->moves, &how) != 0) {
		glp_std_basis(o->moves);
		glp_simplex(o->moves, &how);
	}
	if (glp_get_status(o->moves) == GLP_OPT) {
		most = floor(glp_get_obj_val(o->moves) + NEAR);
		for (size_t j = 0; j < o->figures; j++) {
			double gain = glp_get_col_dual(o->moves, (int)j + 1);

			if (!o->hidden[j] && may_hide(o, j) &&
			    (gain > NEAR || (gain < -NEAR && o->list[j].n > 1)))
				holds[j] = true;
		}
	}
	glp_set_obj_coef(o->moves, (int)i + 1, 0);
	return most;
}

static bool
is_known(struct optimum *o, size_t i, bool *holds)
{
	const struct protect_figure *f = &o->list[i];
	double up, down;

	for (size_t j = 0; j < o->figures; j++)
		holds[j] = false;
	up = reach(o, i, true, holds);
	if (up < (double)(f->k - f->n))
		return true;
	if (up >= (double)(f->k - 1))
		return false;
	down = reach(o, i, false, holds);
	return up + down < (double)(f->k - 1);
}

/* The list of those of which one must be hidden if that figure is, made as short as it can be: one
 * after the other is hidden, and left out where that was not enough. 0: nothing helps. */
static size_t
add_list(struct optimum *o, size_t i, bool *holds, size_t from)
{
	int *index = mem_array(o->figures + 1, sizeof(*index));
	double *one = mem_array(o->figures + 1, sizeof(*one));
	bool *keep = mem_array(o->figures + 1, sizeof(*keep));
	bool *more = mem_array(o->figures + 1, sizeof(*more));
	int count = 0;

	for (size_t s = 0; s < o->figures; s++) {
		size_t j = (s + from) % o->figures;

		if (!holds[j])
			continue;
		hide(o, j, true);
		if (is_known(o, i, keep)) {
			for (size_t c = 0; c < o->figures; c++)
				holds[c] = keep[c];
			more[j] = true;
		} else {
			hide(o, j, false);
		}
	}
	/* What came in while others were hidden has not been tried, and holds as well. */
	for (size_t j = 0; j < o->figures; j++) {
		if (holds[j]) {
			index[++count] = (int)j + 1;
			one[count] = 1;
		}
		if (more[j])
			hide(o, j, false);
	}
	if (count > 0) {
		int row = glp_add_rows(o->chosen, 1);

		if (!o->list[i].small) {
			index[++count] = (int)i + 1;
			one[count] = -1;
		}
		glp_set_row_bnds(o->chosen, row, GLP_LO, o->list[i].small ? 1 : 0, 0);
		glp_set_mat_row(o->chosen, row, count, index, one);
	}
	free(index);
	free(one);
	free(keep);
	free(more);
	return (size_t)count;
}

/* The small ones, and those that hide for them and are hardly larger. */
static bool
must_be_wide(const struct optimum *o, size_t i)
{
	const struct protect_figure *f = &o->list[i];

	return f->small || (o->hidden[i] && f->n < 2 * f->k - 2);
}

/* -1: some cannot be protected at all; else how many lists were added. */
static int
add_lists(struct optimum *o, bool *holds)
{
	int added = 0;

	for (size_t i = 0; i < o->figures; i++) {
		if (!must_be_wide(o, i) || !is_known(o, i, holds))
			continue;
		if (add_list(o, i, holds, i) == 0 && o->list[i].small)
			return -1;
		added++;
	}
	return added;
}

/* The fewest that the lists allow. */
static int
choose(struct optimum *o, bool *proven)
{
	glp_iocp how;

	glp_init_iocp(&how);
	how.msg_lev = GLP_MSG_OFF;
	how.presolve = GLP_ON;
	how.gmi_cuts = how.mir_cuts = how.cov_cuts = how.clq_cuts = GLP_ON;
	how.tm_lim = CHOICE_MS;
	*proven = glp_intopt(o->chosen, &how) == 0 && glp_mip_status(o->chosen) == GLP_OPT;
	for (size_t i = 0; i < o->figures; i++)
		if (!o->list[i].small && may_hide(o, i))
			hide(o, i, glp_mip_col_val(o->chosen, (int)i + 1) > 0.5);
	return (int)lround(glp_mip_obj_val(o->chosen));
}

int
optimum_find(const struct disclose_system *rows, const struct protect_figure *list, int rounds,
	     bool *proven)
{
	struct optimum o = { .list = list, .figures = rows->figures };
	bool *holds = mem_array(o.figures + 1, sizeof(*holds));
	int least = 0;
	int added = 1;

	glp_term_out(GLP_OFF);
	o.hidden = mem_array(o.figures + 1, sizeof(*o.hidden));
	o.moves = open_moves(rows);
	o.chosen = open_choice(&o);
	for (size_t i = 0; i < o.figures; i++)
		hide(&o, i, list[i].small);
	*proven = true;
	while (rounds-- > 0 && *proven && (added = add_lists(&o, holds)) > 0) {
		int found = choose(&o, proven);
		if (*proven)
			least = found;
	}
	*proven = *proven && added == 0;
	glp_delete_prob(o.moves);
	glp_delete_prob(o.chosen);
	free(o.hidden);
	free(holds);
	return added < 0 ? -1 : least;
}
