/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GLPK, behind a few functions. */
#include "config.h"

#include "report/disclose_solver.h"

#include <stdlib.h>

#include "base/mem.h"

#include <glpk.h>
#include <math.h>
#include <stddef.h>

#include "base/library.h"

#define NEAR 1e-6

/* Every function of the library that is used here, under its own name. */
#define EACH_FUNCTION(F) \
	F(create_prob)   \
	F(delete_prob)   \
	F(add_rows)      \
	F(add_cols)      \
	F(set_row_bnds)  \
	F(set_col_bnds)  \
	F(set_obj_dir)   \
	F(set_obj_coef)  \
	F(load_matrix)   \
	F(init_smcp)     \
	F(simplex)       \
	F(std_basis)     \
	F(get_status)    \
	F(set_col_kind)  \
	F(init_iocp)     \
	F(intopt)        \
	F(ios_terminate) \
	F(mip_status)    \
	F(mip_col_val)   \
	F(get_col_prim)  \
	F(term_out)      \
	F(free_env)

struct solver_library {
	void *handle;
	const struct stop *stop;
#define MEMBER(name) __typeof__(&glp_##name) name;
	EACH_FUNCTION(MEMBER)
#undef MEMBER
};

struct solver {
	const struct solver_library *lib;
	glp_prob *problem;
	int columns;
	bool whole; /* what the last run found */
};

static const struct library_function functions[] = {
#define ENTRY(name) { "glp_" #name, offsetof(struct solver_library, name) },
	EACH_FUNCTION(ENTRY)
#undef ENTRY
};

int
solver_library_open(struct solver_library **out, const struct stop *stop, struct err *err)
{
	struct solver_library *lib = mem_alloc(sizeof(*lib));

	lib->handle = library_open(GLPK_LIBRARY, "GLPK", functions,
				   sizeof(functions) / sizeof(functions[0]), lib, err);
	if (lib->handle == NULL) {
		free(lib);
		return -1;
	}
	lib->term_out(GLP_OFF);
	lib->stop = stop;
	*out = lib;
	return 0;
}

void
solver_library_close(struct solver_library *lib)
{
	if (lib == NULL)
		return;
	lib->free_env();
	library_close(lib->handle);
	free(lib);
}

static int
bound_type(int64_t lo, int64_t hi)
{
	if (lo == hi)
		return GLP_FX;
	if (lo > -SYSTEM_ANY)
		return hi < SYSTEM_ANY ? GLP_DB : GLP_LO;
	return hi < SYSTEM_ANY ? GLP_UP : GLP_FR;
}

void
solver_bounds(struct solver *s, size_t column, int64_t lo, int64_t hi)
{
	s->lib->set_col_bnds(s->problem, (int)column + 1, bound_type(lo, hi), (double)lo,
			     (double)hi);
}

void
solver_row_less(struct solver *s, size_t row, const struct system_row *given, double less)
{
	s->lib->set_row_bnds(s->problem, (int)row + 1, bound_type(given->lo, given->hi),
			     (double)given->lo - less, (double)given->hi - less);
}

void
solver_cost(struct solver *s, size_t column, double cost)
{
	s->lib->set_obj_coef(s->problem, (int)column + 1, cost);
}

/* The matrix as three lists, from 1, as the library wants them. */
static void
load_terms(struct solver *s, const struct system_row *row, size_t rows,
	   const struct system_term *term)
{
	size_t count = 0;
	size_t at = 0;
	int *r, *c;
	double *sign;

	for (size_t i = 0; i < rows; i++)
		count += row[i].count;
	r = mem_array(count + 1, sizeof(*r));
	c = mem_array(count + 1, sizeof(*c));
	sign = mem_array(count + 1, sizeof(*sign));
	for (size_t i = 0; i < rows; i++) {
		for (size_t j = row[i].first; j < row[i].first + row[i].count; j++) {
			r[++at] = (int)i + 1;
			c[at] = (int)term[j].figure + 1;
			sign[at] = term[j].sign;
		}
	}
	s->lib->load_matrix(s->problem, (int)count, r, c, sign);
	free(r);
	free(c);
	free(sign);
}

struct solver *
solver_open(const struct solver_library *lib, const struct system_figure *column, size_t columns,
	    const struct system_row *row, size_t rows, const struct system_term *term)
{
	struct solver *s = mem_alloc(sizeof(*s));

	s->lib = lib;
	s->problem = lib->create_prob();
	s->columns = (int)columns;
	if (columns > 0)
		lib->add_cols(s->problem, s->columns);
	for (size_t i = 0; i < columns; i++)
		solver_bounds(s, i, column[i].lo, column[i].hi);
	if (rows > 0)
		lib->add_rows(s->problem, (int)rows);
	for (size_t i = 0; i < rows; i++)
		lib->set_row_bnds(s->problem, (int)i + 1, bound_type(row[i].lo, row[i].hi),
				  (double)row[i].lo, (double)row[i].hi);
	load_terms(s, row, rows, term);
	return s;
}

void
solver_close(struct solver *s)
{
	if (s != NULL)
		s->lib->delete_prob(s->problem);
	free(s);
}

static int
stopped(struct err *err)
{
	return err_set(err, ERR_STOPPED, "GLPK", "stopped between two searches");
}

/* A second try begins afresh: the basis that was left may be what defeats it; and of a program that
 * was made smaller first it is not told whether it has no limit or no solution. */
static int
run(struct solver *s, bool most, int method, int presolve, enum solver_answer *answer,
    struct err *err)
{
	glp_smcp how;
	int status = GLP_UNDEF;

	s->whole = false;
	if (stop_asked(s->lib->stop))
		return stopped(err);
	s->lib->init_smcp(&how);
	how.msg_lev = GLP_MSG_OFF;
	how.meth = method;
	how.presolve = presolve;
	s->lib->set_obj_dir(s->problem, most ? GLP_MAX : GLP_MIN);
	for (int i = 0; i < 2 && status == GLP_UNDEF; i++) {
		if (i > 0) {
			s->lib->std_basis(s->problem);
			how.meth = GLP_PRIMAL;
			how.presolve = GLP_OFF;
		}
		if (s->lib->simplex(s->problem, &how) == 0)
			status = s->lib->get_status(s->problem);
	}
	if (status == GLP_OPT)
		*answer = SOLVER_FOUND;
	else if (status == GLP_UNBND)
		*answer = SOLVER_NO_LIMIT;
	else if (status == GLP_NOFEAS)
		*answer = SOLVER_IMPOSSIBLE;
	else
		return err_set(err, ERR_INTERNAL, "GLPK", "no answer: status %d", status);
	return 0;
}

int
solver_run(struct solver *s, bool most, enum solver_answer *answer, struct err *err)
{
	return run(s, most, GLP_PRIMAL, GLP_OFF, answer, err);
}

int
solver_run_first(struct solver *s, bool most, enum solver_answer *answer, struct err *err)
{
	return run(s, most, GLP_PRIMAL, GLP_ON, answer, err);
}

int
solver_run_again(struct solver *s, enum solver_answer *answer, struct err *err)
{
	return run(s, false, GLP_DUALP, GLP_OFF, answer, err);
}

static bool
is_whole(const struct solver *s)
{
	for (int i = 1; i <= s->columns; i++) {
		double value = s->lib->get_col_prim(s->problem, i);

		if (fabs(value - round(value)) > NEAR)
			return false;
	}
	return true;
}

struct steps {
	const struct solver_library *lib;
	long left; /* 0: as many as it needs */
	bool stopped;
};

static void
step(glp_tree *tree, void *info)
{
	struct steps *steps = info;

	steps->stopped = steps->stopped || stop_asked(steps->lib->stop);
	if (steps->stopped || (steps->left > 0 && --steps->left == 0))
		steps->lib->ios_terminate(tree);
}

/* Deep, and with the first fraction: what the library weighs at each by itself takes longer in a
 * large program than the whole search. */
static void
want_any(glp_iocp *how)
{
	how->presolve = GLP_ON;
	how->br_tech = GLP_BR_FFV;
	how->bt_tech = GLP_BT_DFS;
	how->sr_heur = GLP_ON;
}

/* Most programs here have a whole solution at every corner: only the others are searched. */
static int
run_whole(struct solver *s, bool most, bool any, long steps, enum solver_answer *answer,
	  struct err *err)
{
	struct steps left = { s->lib, steps, false };
	glp_iocp how;
	int status;

	if (solver_run(s, most, answer, err) != 0)
		return -1;
	if (*answer != SOLVER_FOUND || is_whole(s))
		return 0;
	for (int i = 1; i <= s->columns; i++)
		s->lib->set_col_kind(s->problem, i, GLP_IV);
	s->lib->init_iocp(&how);
	how.msg_lev = GLP_MSG_OFF;
	how.cb_func = step;
	how.cb_info = &left;
	if (any)
		want_any(&how);
	s->lib->intopt(s->problem, &how);
	status = s->lib->mip_status(s->problem);
	for (int i = 1; i <= s->columns; i++)
		s->lib->set_col_kind(s->problem, i, GLP_CV);
	if (left.stopped)
		return stopped(err);
	s->whole = status == GLP_OPT || status == GLP_FEAS;
	*answer = status == GLP_OPT      ? SOLVER_FOUND
		  : status == GLP_FEAS   ? SOLVER_NEAR
		  : status == GLP_NOFEAS ? SOLVER_IMPOSSIBLE
					 : SOLVER_LOST;
	return 0;
}

int
solver_run_whole(struct solver *s, bool most, long steps, enum solver_answer *answer,
		 struct err *err)
{
	return run_whole(s, most, false, steps, answer, err);
}

int
solver_run_any(struct solver *s, long steps, enum solver_answer *answer, struct err *err)
{
	return run_whole(s, false, true, steps, answer, err);
}

double
solver_value(const struct solver *s, size_t column)
{
	return s->whole ? s->lib->mip_col_val(s->problem, (int)column + 1)
			: s->lib->get_col_prim(s->problem, (int)column + 1);
}
