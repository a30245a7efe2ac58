/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attacker: first what each sum says alone, then, of figures that several sums bind together,
 * the least and the most of each by a linear program. Figures that no unknown sum links are worked
 * out apart: a release falls into many small programs, most of them none.
 *
 * A solution for one figure is a witness for the others: where it already touches a bound that a
 * single sum gave, that bound needs no program of its own; and where only some figures are asked
 * about, it shows what they may be. */
#include "config.h"

#include "report/disclose_attack.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/disclose_solver.h"

#define NEAR 1e-6
#define NEAR_OF_LARGE 1e-10
#define NO_NUMBER SIZE_MAX

/* The part of a sum that stays unknown at least. */
enum { SUM_PROTECTION = 10 };

/* The figures not known yet that rows link, and those rows. */
struct part {
	size_t *figure; /* numbers in the system */
	struct system_figure *column;
	struct system_row *row;
	struct system_term *term; /* over columns */
	size_t columns, rows, terms;
};

static bool
is_open(const struct system_figure *f)
{
	return f->lo < f->hi;
}

/* The root of a figure's tree: each tree is a part. */
static size_t
root(size_t *up, size_t i)
{
	while (up[i] != i) {
		up[i] = up[up[i]];
		i = up[i];
	}
	return i;
}

static size_t *
link_figures(const struct disclose_system *s)
{
	size_t *up = mem_array(s->figures + 1, sizeof(*up));

	for (size_t i = 0; i < s->figures; i++)
		up[i] = i;
	for (size_t r = 0; r < s->rows; r++) {
		size_t first = NO_NUMBER;

		for (size_t i = s->row[r].first; i < s->row[r].first + s->row[r].count; i++) {
			size_t f = s->term[i].figure;

			if (!is_open(&s->figure[f]))
				continue;
			if (first == NO_NUMBER)
				first = f;
			else
				up[root(up, f)] = root(up, first);
		}
	}
	for (size_t i = 0; i < s->figures; i++)
		up[i] = root(up, i);
	return up;
}

static void
part_clear(struct part *p)
{
	free(p->figure);
	free(p->column);
	free(p->row);
	free(p->term);
}

/* The row without what is known of it; nothing when nothing is left. */
static void
part_add_row(struct part *p, const struct disclose_system *s, const struct system_row *row,
	     const size_t *column_of)
{
	struct system_row *mine = &p->row[p->rows];

	*mine = (struct system_row){ .first = p->terms, .lo = row->lo, .hi = row->hi };
	for (size_t i = row->first; i < row->first + row->count; i++) {
		const struct system_term *t = &s->term[i];
		int64_t known = t->sign * s->figure[t->figure].lo;

		if (is_open(&s->figure[t->figure])) {
			p->term[p->terms++] = (struct system_term){ column_of[t->figure], t->sign };
			mine->count++;
			continue;
		}
		mine->lo -= mine->lo > -SYSTEM_ANY ? known : 0;
		mine->hi -= mine->hi < SYSTEM_ANY ? known : 0;
	}
	p->rows += mine->count > 0;
}

/* Numbers by the part that they are of: those of the part whose root is i from first[i] on, in
 * order, and before first[i + 1]. */
struct sorted {
	size_t *number, *first;
};

/* NO_NUMBER is of no part. */
static struct sorted
sort_by_part(const size_t *part, size_t count, size_t parts)
{
	struct sorted s = { mem_array(count + 1, sizeof(*s.number)),
			    mem_array(parts + 2, sizeof(*s.first)) };

	for (size_t i = 0; i < count; i++)
		if (part[i] != NO_NUMBER)
			s.first[part[i] + 2]++;
	for (size_t i = 2; i < parts + 2; i++)
		s.first[i] += s.first[i - 1];
	for (size_t i = 0; i < count; i++)
		if (part[i] != NO_NUMBER)
			s.number[s.first[part[i] + 1]++] = i;
	return s;
}

static void
sorted_clear(struct sorted *s)
{
	free(s->number);
	free(s->first);
}

static struct sorted
sort_figures(const struct disclose_system *s, const size_t *up)
{
	size_t *part = mem_array(s->figures + 1, sizeof(*part));
	struct sorted sorted;

	for (size_t i = 0; i < s->figures; i++)
		part[i] = is_open(&s->figure[i]) ? up[i] : NO_NUMBER;
	sorted = sort_by_part(part, s->figures, s->figures);
	free(part);
	return sorted;
}

static struct sorted
sort_rows(const struct disclose_system *s, const size_t *up)
{
	size_t *part = mem_array(s->rows + 1, sizeof(*part));
	struct sorted sorted;

	for (size_t r = 0; r < s->rows; r++) {
		part[r] = NO_NUMBER;
		for (size_t i = s->row[r].first; i < s->row[r].first + s->row[r].count; i++)
			if (is_open(&s->figure[s->term[i].figure]))
				part[r] = up[s->term[i].figure];
	}
	sorted = sort_by_part(part, s->rows, s->figures);
	free(part);
	return sorted;
}

/* The part whose root that is. */
static struct part
part_of(const struct disclose_system *s, const struct sorted *figures, const struct sorted *rows,
	size_t which, size_t *column_of)
{
	size_t columns = figures->first[which + 1] - figures->first[which];
	size_t count = rows->first[which + 1] - rows->first[which];
	const size_t *figure = figures->number + figures->first[which];
	const size_t *row = rows->number + rows->first[which];
	size_t terms = 0;
	struct part p = { 0 };

	for (size_t i = 0; i < count; i++)
		terms += s->row[row[i]].count;
	p.figure = mem_array(columns + 1, sizeof(*p.figure));
	p.column = mem_array(columns + 1, sizeof(*p.column));
	p.row = mem_array(count + 1, sizeof(*p.row));
	p.term = mem_array(terms + 1, sizeof(*p.term));
	for (size_t i = 0; i < columns; i++) {
		column_of[figure[i]] = p.columns;
		p.figure[p.columns] = figure[i];
		p.column[p.columns++] = s->figure[figure[i]];
	}
	for (size_t i = 0; i < count; i++)
		part_add_row(&p, s, &s->row[row[i]], column_of);
	return p;
}

/* Bounds of the part that the last solution touches, and that are met for that reason. */
struct met {
	bool *lo, *hi;
};

static double
allowance(double value)
{
	return NEAR + NEAR_OF_LARGE * fabs(value);
}

static void
see_witness(const struct part *p, const struct solver *solver, struct met *met)
{
	for (size_t i = 0; i < p->columns; i++) {
		double value = solver_value(solver, i);

		met->lo[i] = met->lo[i] || value - (double)p->column[i].lo <= allowance(value);
		met->hi[i] = met->hi[i] || (p->column[i].hi < SYSTEM_ANY &&
					    (double)p->column[i].hi - value <= allowance(value));
	}
}

/* One bound of one figure. Whole numbers: what lies between two of them is the inner one. */
static int
find_bound(struct part *p, size_t i, bool most, struct solver *solver, struct met *met,
	   struct err *err)
{
	enum solver_answer answer;
	double value;
	int rc;

	solver_cost(solver, i, 1);
	rc = solver_run(solver, most, &answer, err);
	solver_cost(solver, i, 0);
	if (rc != 0)
		return -1;
	if (answer == SOLVER_IMPOSSIBLE)
		return err_set(err, ERR_DATA, NULL, "the figures contradict each other");
	if (answer == SOLVER_NO_LIMIT)
		return 0;
	see_witness(p, solver, met);
	value = solver_value(solver, i);
	if (most)
		p->column[i].hi = (int64_t)floor(value + allowance(value));
	else
		p->column[i].lo = (int64_t)ceil(value - allowance(value));
	return 0;
}

static int
attack_part(struct part *p, const struct solver_library *lib, struct err *err)
{
	struct solver *solver = solver_open(lib, p->column, p->columns, p->row, p->rows, p->term);
	struct met met = { mem_array(p->columns, sizeof(bool)),
			   mem_array(p->columns, sizeof(bool)) };
	int rc = 0;

	for (size_t i = 0; i < p->columns && rc == 0; i++) {
		if (!met.lo[i])
			rc = find_bound(p, i, false, solver, &met, err);
		if (rc == 0 && !met.hi[i])
			rc = find_bound(p, i, true, solver, &met, err);
	}
	solver_close(solver);
	free(met.lo);
	free(met.hi);
	return rc;
}

/* The figures of a part that are asked about, and what was found of them so far. */
struct aim {
	const struct attack_target *target;
	size_t count;
	const size_t *column_of;
	struct part *part;
	struct solver *solver;
	struct system_figure *seen; /* of each column: the least and the most of all solutions */
};

bool
attack_target_known(const struct attack_target *t, int64_t lo, int64_t hi)
{
	bool few = lo < t->k && (hi < t->k || hi - lo < t->k - 1);

	switch (t->rule) {
	case ATTACK_FEW:
		return few;
	case ATTACK_HIDE:
		return few || lo >= t->k;
	case ATTACK_SOME:
		return few && lo > 0;
	case ATTACK_SUM:
		return few || hi - lo < t->k - 1 || hi - lo < lo / SUM_PROTECTION;
	case ATTACK_NEAR:
		break;
	}
	return lo > t->was - t->k && hi < t->was + t->k;
}

static int64_t
inner(double value, bool most)
{
	return most ? (int64_t)floor(value + allowance(value))
		    : (int64_t)ceil(value - allowance(value));
}

/* One that was never seen to be less than k may be so all the same: that alone is not safe. */
static bool
is_safe(const struct aim *a, size_t i)
{
	const struct attack_target *t = &a->target[i];
	size_t column = a->column_of[t->figure];
	const struct system_figure *seen = &a->seen[column];
	int64_t lo = seen->lo;

	if ((t->rule == ATTACK_FEW || t->rule == ATTACK_SOME) && lo >= t->k &&
	    a->part->column[column].lo < t->k)
		lo = t->k - 1;
	return seen->lo <= seen->hi && !attack_target_known(t, lo, seen->hi);
}

static int
look(struct aim *a, bool most, enum solver_answer *answer, struct err *err)
{
	if (solver_run(a->solver, most, answer, err) != 0)
		return -1;
	if (*answer == SOLVER_IMPOSSIBLE)
		return err_set(err, ERR_DATA, NULL, "the figures contradict each other");
	for (size_t i = 0; i < a->part->columns && *answer == SOLVER_FOUND; i++) {
		double value = solver_value(a->solver, i);
		struct system_figure *seen = &a->seen[i];

		seen->lo = inner(value, false) < seen->lo ? inner(value, false) : seen->lo;
		seen->hi = inner(value, true) > seen->hi ? inner(value, true) : seen->hi;
	}
	return 0;
}

/* All that are not known to be safe get that cost. How many they are. */
static size_t
ask_all(const struct aim *a, double cost)
{
	size_t left = 0;

	for (size_t i = 0; i < a->count; i++)
		solver_cost(a->solver, a->column_of[a->target[i].figure], 0);
	for (size_t i = 0; i < a->count && cost > 0; i++) {
		if (is_safe(a, i))
			continue;
		solver_cost(a->solver, a->column_of[a->target[i].figure], cost);
		left++;
	}
	return left;
}

/* As few and as many as they can be together, as long as that shows more of them to be safe. */
static int
ask_together(struct aim *a, struct err *err)
{
	enum solver_answer answer;
	size_t before = ask_all(a, 1);
	int rc = look(a, true, &answer, err); /* also where nothing is asked: it must be possible */
	size_t left = ask_all(a, 1);

	while (left > 0 && left < before && rc == 0) {
		before = left;
		rc = look(a, false, &answer, err);
		if (rc == 0 && ask_all(a, 1) > 0)
			rc = look(a, true, &answer, err);
		left = ask_all(a, 1);
	}
	ask_all(a, 0);
	return rc;
}

static int
ask_one(struct aim *a, size_t i, struct err *err)
{
	size_t column = a->column_of[a->target[i].figure];
	struct system_figure *f = &a->part->column[column];
	int rc = 0;

	for (int most = 1; most >= 0 && rc == 0 && !is_safe(a, i); most--) {
		enum solver_answer answer;

		solver_cost(a->solver, column, 1);
		rc = look(a, most == 1, &answer, err);
		solver_cost(a->solver, column, 0);
		if (rc == 0 && answer == SOLVER_FOUND)
			*(most ? &f->hi : &f->lo) =
				inner(solver_value(a->solver, column), most == 1);
		else if (rc == 0 && most)
			a->seen[column].hi = SYSTEM_ANY;
	}
	return rc;
}

static int
attack_some(struct part *p, const struct attack_target *target, size_t count,
	    const size_t *column_of, const struct solver_library *lib, struct err *err)
{
	struct aim a = { target, count, column_of, p, NULL, NULL };
	int rc;

	a.seen = mem_array(p->columns, sizeof(*a.seen));
	for (size_t i = 0; i < p->columns; i++)
		a.seen[i] = (struct system_figure){ SYSTEM_ANY, -SYSTEM_ANY };
	a.solver = solver_open(lib, p->column, p->columns, p->row, p->rows, p->term);
	rc = ask_together(&a, err);
	for (size_t i = 0; i < count && rc == 0; i++)
		rc = ask_one(&a, i, err);
	solver_close(a.solver);
	free(a.seen);
	return rc;
}

/* Those of the part with that root that are not known yet, sorted out of all. Yours. */
static struct attack_target *
targets_of(const struct disclose_system *s, const size_t *up, size_t which,
	   const struct attack_target *target, size_t *count)
{
	struct attack_target *mine = mem_array(*count + 1, sizeof(*mine));
	size_t all = *count;

	*count = 0;
	for (size_t i = 0; i < all; i++)
		if (up[target[i].figure] == which && is_open(&s->figure[target[i].figure]))
			mine[(*count)++] = target[i];
	return mine;
}

/* target: NULL for all figures. */
static int
attack_parts(struct disclose_system *s, const size_t *up, const struct attack_target *target,
	     size_t count, struct err *err)
{
	struct solver_library *lib = NULL;
	size_t *column_of = mem_array(s->figures + 1, sizeof(*column_of));
	struct sorted figures = sort_figures(s, up), rows = sort_rows(s, up);
	int rc = 0;

	for (size_t i = 0; i < s->figures && rc == 0; i++) {
		struct attack_target *mine;
		size_t aims = count;
		struct part p;

		/* Of a figure alone every sum has said all it knows, as has one sum of several. */
		if (rows.first[i + 1] - rows.first[i] < 2 ||
		    figures.first[i + 1] - figures.first[i] < 2)
			continue;
		mine = targets_of(s, up, i, target, &aims);
		p = part_of(s, &figures, &rows, i, column_of);
		if (lib == NULL)
			rc = solver_library_open(&lib, s->stop, err);
		if (rc == 0)
			rc = target == NULL ? attack_part(&p, lib, err)
					    : attack_some(&p, mine, aims, column_of, lib, err);
		free(mine);
		for (size_t j = 0; j < p.columns && rc == 0; j++)
			s->figure[p.figure[j]] = p.column[j];
		part_clear(&p);
	}
	solver_library_close(lib);
	sorted_clear(&figures);
	sorted_clear(&rows);
	free(column_of);
	return rc;
}

static int
attack(struct disclose_system *s, const struct attack_target *target, size_t count, struct err *err)
{
	size_t *up;
	int rc;

	if (!disclose_system_narrow(s))
		return err_set(err, ERR_DATA, NULL, "the figures contradict each other");
	up = link_figures(s);
	rc = attack_parts(s, up, target, count, err);
	free(up);
	return rc;
}

int
disclose_attack(struct disclose_system *s, struct err *err)
{
	return attack(s, NULL, 0, err);
}

int
disclose_attack_targets(struct disclose_system *s, const struct attack_target *target, size_t count,
			struct err *err)
{
	const struct attack_target none = { .figure = 0 };

	return attack(s, target != NULL ? target : &none, count, err);
}
