/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One program over all figures that are not known yet, in whole numbers. Its objective is first all
 * targets at once, as few and as many as can be, which shows most of them to be safe; then one
 * target after the other.
 *
 * In a system of up to WHOLE_MAX figures a table only shows something when it is whole. Where none
 * is found in the steps that a search may take, nothing is shown, and the target counts as known: a
 * search that is too short refuses a file and never lets one pass. In larger ones, which crossed
 * tables make, no search for whole tables comes to an end: there bounds are those of any numbers,
 * and what lies between two whole ones is the inner one. */
#include "config.h"

#include "report/disclose_joint.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report/disclose_solver.h"

#define NEAR 1e-6
#define NEAR_OF_LARGE 1e-10
enum { STEPS = 400, ROUNDS_MAX = 32, WHOLE_MAX = 1500, WORTH = 4 };

struct joint {
	struct disclose_system *s;
	struct joint_target *target;
	size_t count;
	size_t *column; /* of a figure that is open */
	struct system_figure *open;
	size_t columns;
	struct system_row *row;
	struct system_term *term;
	size_t rows, terms;
	struct solver *solver;
	bool begun;
	struct system_figure *seen; /* of a target, over all tables found so far */
};

static bool
is_open(const struct system_figure *f)
{
	return f->lo < f->hi;
}

/* Of what was found the bounds are inside of the true ones. */
static bool
is_safe(const struct joint_target *t, const struct system_figure *seen)
{
	if (t->part)
		return seen->lo < 1 || seen->hi >= t->k;
	return seen->hi >= t->k && seen->hi - seen->lo >= t->k - 1;
}

static void
add_row(struct joint *j, const struct system_row *row)
{
	struct system_row *mine = &j->row[j->rows];

	*mine = (struct system_row){ .first = j->terms, .lo = row->lo, .hi = row->hi };
	for (size_t i = row->first; i < row->first + row->count; i++) {
		const struct system_term *t = &j->s->term[i];
		const struct system_figure *f = &j->s->figure[t->figure];

		if (is_open(f)) {
			j->term[j->terms++] = (struct system_term){ j->column[t->figure], t->sign };
			mine->count++;
			continue;
		}
		mine->lo -= mine->lo > -SYSTEM_ANY ? t->sign * f->lo : 0;
		mine->hi -= mine->hi < SYSTEM_ANY ? t->sign * f->lo : 0;
	}
	j->rows += mine->count > 0;
}

static void
joint_begin(struct joint *j)
{
	const struct disclose_system *s = j->s;

	j->column = mem_array(s->figures + 1, sizeof(*j->column));
	j->open = mem_array(s->figures + 1, sizeof(*j->open));
	j->row = mem_array(s->rows + 1, sizeof(*j->row));
	j->term = mem_array(s->terms + 1, sizeof(*j->term));
	j->seen = mem_array(j->count + 1, sizeof(*j->seen));
	for (size_t i = 0; i < s->figures; i++) {
		if (!is_open(&s->figure[i]))
			continue;
		j->column[i] = j->columns;
		j->open[j->columns++] = s->figure[i];
	}
	for (size_t i = 0; i < s->rows; i++)
		add_row(j, &s->row[i]);
	for (size_t i = 0; i < j->count; i++) {
		const struct system_figure *f = &s->figure[j->target[i].figure];

		j->seen[i] = is_open(f) ? (struct system_figure){ SYSTEM_ANY, -SYSTEM_ANY } : *f;
	}
}

static void
joint_end(struct joint *j)
{
	solver_close(j->solver);
	free(j->column);
	free(j->open);
	free(j->row);
	free(j->term);
	free(j->seen);
}

/* What lies between two whole numbers is the inner one. */
static int64_t
inner(double value, bool most)
{
	double allowance = NEAR + NEAR_OF_LARGE * fabs(value);

	return most ? (int64_t)floor(value + allowance) : (int64_t)ceil(value - allowance);
}

static void
see(struct joint *j)
{
	for (size_t i = 0; i < j->count; i++) {
		size_t figure = j->target[i].figure;
		struct system_figure *seen = &j->seen[i];
		double value;

		if (!is_open(&j->s->figure[figure]))
			continue;
		value = solver_value(j->solver, j->column[figure]);
		if (inner(value, false) < seen->lo)
			seen->lo = inner(value, false);
		if (inner(value, true) > seen->hi)
			seen->hi = inner(value, true);
	}
}

static int
search(struct joint *j, bool most, enum solver_answer *answer, struct err *err)
{
	int rc = j->columns <= WHOLE_MAX ? solver_run_whole(j->solver, most, STEPS, answer, err)
		 : j->begun              ? solver_run(j->solver, most, answer, err)
					 : solver_run_first(j->solver, most, answer, err);

	j->begun = true;
	if (rc == 0 && *answer == SOLVER_IMPOSSIBLE)
		return err_set(err, ERR_DATA, NULL, "the figures contradict each other");
	if (rc == 0 && (*answer == SOLVER_FOUND || *answer == SOLVER_NEAR))
		see(j);
	return rc;
}

/* Those that are not shown to be safe, which are given that cost. */
static size_t
ask_all(struct joint *j, double cost)
{
	size_t left = 0;

	for (size_t i = 0; i < j->count; i++) {
		size_t figure = j->target[i].figure;

		if (!is_open(&j->s->figure[figure]))
			continue;
		solver_cost(j->solver, j->column[figure], 0);
	}
	for (size_t i = 0; i < j->count; i++) {
		size_t figure = j->target[i].figure;

		if (!is_open(&j->s->figure[figure]) || is_safe(&j->target[i], &j->seen[i]))
			continue;
		solver_cost(j->solver, j->column[figure], cost);
		left++;
	}
	return left;
}

/* As long as that shows more; in a large system, enough to be cheaper than one after the other. */
static bool
shows_more(const struct joint *j, size_t before, size_t left)
{
	size_t enough = j->columns > WHOLE_MAX && before < SIZE_MAX ? before / WORTH : 0;

	return left > 0 && left < before - enough;
}

static int
attack_all(struct joint *j, struct err *err)
{
	size_t before = SIZE_MAX;
	size_t left = ask_all(j, 1);
	int rc = 0;

	for (int i = 0; i < ROUNDS_MAX && rc == 0 && shows_more(j, before, left); i++) {
		enum solver_answer answer;

		before = left;
		rc = search(j, false, &answer, err);
		if (rc == 0 && ask_all(j, 1) > 0)
			rc = search(j, true, &answer, err);
		left = ask_all(j, 1);
	}
	ask_all(j, 0);
	return rc;
}

/* The least or the most of a target; where the search was too short it stays as it is. */
static int
reach(struct joint *j, size_t i, bool most, int64_t *bound, struct err *err)
{
	size_t column = j->column[j->target[i].figure];
	enum solver_answer answer;
	int rc;

	solver_cost(j->solver, column, 1);
	rc = search(j, most, &answer, err);
	solver_cost(j->solver, column, 0);
	if (rc != 0)
		return -1;
	if (answer == SOLVER_FOUND)
		*bound = inner(solver_value(j->solver, column), most);
	else if (answer == SOLVER_NO_LIMIT && most)
		j->seen[i].hi = SYSTEM_ANY;
	return 0;
}

static int
attack(struct joint *j, size_t i, struct err *err)
{
	struct joint_target *t = &j->target[i];
	struct system_figure found = j->s->figure[t->figure];

	if (is_open(&j->s->figure[t->figure])) {
		if (!is_safe(t, &j->seen[i]) && reach(j, i, true, &found.hi, err) != 0)
			return -1;
		if (!is_safe(t, &j->seen[i]) && reach(j, i, false, &found.lo, err) != 0)
			return -1;
	}
	t->known = (t->part || found.lo < t->k) && !is_safe(t, &j->seen[i]);
	t->lo = found.lo;
	t->hi = found.hi;
	return 0;
}

int
disclose_joint(struct disclose_system *s, struct joint_target *target, size_t count,
	       struct err *err)
{
	struct joint j = { .s = s, .target = target, .count = count };
	struct solver_library *lib = NULL;
	int rc;

	if (!disclose_system_narrow(s))
		return err_set(err, ERR_DATA, NULL, "the figures contradict each other");
	if (solver_library_open(&lib, err) != 0)
		return -1;
	joint_begin(&j);
	j.solver = solver_open(lib, j.open, j.columns, j.row, j.rows, j.term);
	rc = attack_all(&j, err);
	for (size_t i = 0; i < count && rc == 0; i++)
		rc = attack(&j, i, err);
	joint_end(&j);
	solver_library_close(lib);
	return rc;
}
