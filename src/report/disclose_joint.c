/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One program over all figures that are not known yet, in whole numbers. Its objective is first all
 * targets at once, as few and as many as can be, which shows most of them to be safe; then one
 * target after the other.
 *
 * In a system of up to WHOLE_MAX figures a table only shows something when it is whole. Where none
 * is found in the steps that a search may take, nothing is shown, and the target counts as known: a
 * search that is too short refuses a file and never lets one pass. In larger ones, which crossed
 * tables make, no search for whole tables comes to an end: there bounds are those of any numbers,
 * and what lies between two whole ones is the inner one. Most targets there are shown to be
 * safe by the block that they are in, see disclose_block.h, before the whole program is asked. */
#include "config.h"

#include "report/disclose_joint.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/disclose_block.h"
#include "report/disclose_solver.h"

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
	struct system_figure *seen; /* of a column, over all tables found so far */
	bool *left;                 /* a target that they do not show to be safe yet */
};

static bool
is_open(const struct system_figure *f)
{
	return f->lo < f->hi;
}

/* Of what was found the bounds are inside of the true ones. */
static bool
is_safe(const struct joint *j, const struct joint_target *t)
{
	const struct system_figure *f = &j->s->figure[t->figure];
	const struct system_figure *seen = is_open(f) ? &j->seen[j->column[t->figure]] : f;

	if (t->part)
		return seen->lo < 1 || seen->hi >= t->k;
	return seen->hi >= t->k && seen->hi - seen->lo >= t->k - 1 &&
	       (!t->hides || seen->lo < t->k);
}

/* Whether the bounds of its parts say all that it says. */
static bool
is_implied(const struct joint *j, const struct system_row *row)
{
	int64_t least = 0, most = 0;

	for (size_t i = row->first; i < row->first + row->count; i++) {
		const struct system_figure *f = &j->open[j->term[i].figure];
		bool minus = j->term[i].sign < 0;

		if (f->hi >= SYSTEM_ANY)
			return false;
		least += minus ? -f->hi : f->lo;
		most += minus ? -f->lo : f->hi;
	}
	return least >= row->lo && most <= row->hi;
}

/* What is known of it stands on the other side; what says nothing is left out. */
static void
add_row(struct joint *j, const struct system_row *row)
{
	struct system_row *mine = &j->row[j->rows];
	size_t terms = j->terms;

	*mine = (struct system_row){ .first = terms, .lo = row->lo, .hi = row->hi };
	for (size_t i = row->first; i < row->first + row->count; i++) {
		const struct system_term *t = &j->s->term[i];
		const struct system_figure *f = &j->s->figure[t->figure];

		if (is_open(f)) {
			j->term[terms++] = (struct system_term){ j->column[t->figure], t->sign };
			mine->count++;
			continue;
		}
		mine->lo -= mine->lo > -SYSTEM_ANY ? t->sign * f->lo : 0;
		mine->hi -= mine->hi < SYSTEM_ANY ? t->sign * f->lo : 0;
	}
	if (is_implied(j, mine))
		return;
	j->terms = terms;
	j->rows++;
}

static void
joint_begin(struct joint *j)
{
	const struct disclose_system *s = j->s;

	j->column = mem_array(s->figures + 1, sizeof(*j->column));
	j->open = mem_array(s->figures + 1, sizeof(*j->open));
	j->row = mem_array(s->rows + 1, sizeof(*j->row));
	j->term = mem_array(s->terms + 1, sizeof(*j->term));
	j->seen = mem_array(s->figures + 1, sizeof(*j->seen));
	j->left = mem_array(s->figures + 1, sizeof(*j->left));
	for (size_t i = 0; i < s->figures; i++) {
		if (!is_open(&s->figure[i]))
			continue;
		j->column[i] = j->columns;
		j->seen[j->columns] = (struct system_figure){ SYSTEM_ANY, -SYSTEM_ANY };
		j->open[j->columns++] = s->figure[i];
	}
	for (size_t i = 0; i < s->rows; i++)
		add_row(j, &s->row[i]);
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
	free(j->left);
}

static bool
is_left(const struct joint *j, size_t i)
{
	return is_open(&j->s->figure[j->target[i].figure]) && !is_safe(j, &j->target[i]);
}

/* Says of which columns more must be seen. */
static void
note_left(void *arg)
{
	struct joint *j = arg;

	memset(j->left, 0, j->columns * sizeof(*j->left));
	for (size_t i = 0; i < j->count; i++)
		if (is_left(j, i))
			j->left[j->column[j->target[i].figure]] = true;
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
		block_see(j->solver, j->columns, NULL, j->seen);
	return rc;
}

/* Those that are not shown to be safe, which are given that cost. */
static size_t
ask_all(struct joint *j, double cost)
{
	size_t left = 0;

	note_left(j);
	for (size_t i = 0; i < j->columns; i++) {
		solver_cost(j->solver, i, j->left[i] ? cost : 0);
		left += j->left[i];
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

/* As few and as many as can be, as long as that shows more. at: once; and of both tables the middle
 * between them. */
static int
attack_all(struct joint *j, double *at, struct err *err)
{
	int rounds = at != NULL ? 1 : ROUNDS_MAX, tables = 0;
	size_t before = SIZE_MAX, left = ask_all(j, 1);
	int rc = 0;

	for (int i = 0; i < rounds && rc == 0 && shows_more(j, before, left); i++) {
		before = left;
		for (int most = 0; most < 2 && rc == 0 && ask_all(j, 1) > 0; most++) {
			enum solver_answer answer = SOLVER_LOST;

			rc = search(j, most == 1, &answer, err);
			if (at == NULL || answer != SOLVER_FOUND)
				continue;
			tables++;
			for (size_t c = 0; c < j->columns; c++)
				at[c] += (solver_value(j->solver, c) - at[c]) / tables;
		}
		left = ask_all(j, 1);
	}
	ask_all(j, 0);
	return rc;
}

/* Whether there is none that holds most of what is open. */
static bool
has_blocks(const struct joint *j, const size_t *block)
{
	size_t *size = mem_array(j->s->figures + 1, sizeof(*size));
	size_t largest = 0;

	for (size_t i = 0; i < j->s->figures; i++)
		if (is_open(&j->s->figure[i]) && ++size[block[i]] > largest)
			largest = size[block[i]];
	free(size);
	return j->columns > WHOLE_MAX && largest <= j->columns / 2;
}

/* Each block in which something is left, the others as they stand. */
static int
attack_blocks(struct joint *j, const struct solver_library *lib, const size_t *block,
	      struct err *err)
{
	size_t *of = mem_array(j->columns + 1, sizeof(*of));
	bool *asked = mem_array(j->s->figures + 1, sizeof(*asked));
	struct block_whole w = {
		.lib = lib,
		.column = j->open,
		.row = j->row,
		.term = j->term,
		.columns = j->columns,
		.rows = j->rows,
		.block = of,
		.at = mem_array(j->columns + 1, sizeof(double)),
		.seen = j->seen,
		.left = j->left,
		.looked = note_left,
		.arg = j,
	};
	int rc = attack_all(j, w.at, err);

	for (size_t i = 0; i < j->s->figures; i++)
		if (is_open(&j->s->figure[i]))
			of[j->column[i]] = block[i];
	for (size_t i = 0; i < j->columns && rc == 0; i++) {
		if (!j->left[i] || asked[of[i]])
			continue;
		asked[of[i]] = true;
		rc = block_search(&w, of[i], err);
	}
	free(w.at);
	free(of);
	free(asked);
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
		*bound = block_inner(solver_value(j->solver, column), most);
	else if (answer == SOLVER_NO_LIMIT && most)
		j->seen[column].hi = SYSTEM_ANY;
	return 0;
}

static int
attack(struct joint *j, size_t i, struct err *err)
{
	struct joint_target *t = &j->target[i];
	struct system_figure found = j->s->figure[t->figure];

	if (is_left(j, i) && reach(j, i, true, &found.hi, err) != 0)
		return -1;
	if (is_left(j, i) && reach(j, i, false, &found.lo, err) != 0)
		return -1;
	t->known = (t->part || t->hides || found.lo < t->k) && !is_safe(j, t);
	t->lo = found.lo;
	t->hi = found.hi;
	return 0;
}

int
disclose_joint(struct disclose_system *s, const size_t *block, struct joint_target *target,
	       size_t count, struct err *err)
{
	struct joint j = { .s = s, .target = target, .count = count };
	struct solver_library *lib = NULL;
	int rc;

	if (!disclose_system_narrow(s))
		return err_set(err, ERR_DATA, NULL, "the figures contradict each other");
	if (solver_library_open(&lib, s->stop, err) != 0)
		return -1;
	joint_begin(&j);
	j.solver = solver_open(lib, j.open, j.columns, j.row, j.rows, j.term);
	rc = has_blocks(&j, block) ? attack_blocks(&j, lib, block, err) : attack_all(&j, NULL, err);
	for (size_t i = 0; i < count && rc == 0; i++)
		rc = attack(&j, i, err);
	joint_end(&j);
	solver_library_close(lib);
	return rc;
}
