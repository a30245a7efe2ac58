/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attacker: first what each sum says alone, then, of figures that several sums bind together,
 * the least and the most of each by a linear program. Figures that no unknown sum links are worked
 * out apart: a release falls into many small programs, most of them none.
 *
 * A solution for one figure is a witness for the others: where it already touches a bound that a
 * single sum gave, that bound needs no program of its own. */
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

/* Numbers by the part that they are of: those of the part whose root is i from first[i] on, in order,
 * and before first[i + 1]. */
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

static int
attack_parts(struct disclose_system *s, const size_t *up, struct err *err)
{
	struct solver_library *lib = NULL;
	size_t *column_of = mem_array(s->figures + 1, sizeof(*column_of));
	struct sorted figures = sort_figures(s, up), rows = sort_rows(s, up);
	int rc = 0;

	for (size_t i = 0; i < s->figures && rc == 0; i++) {
		struct part p;

		/* Of a figure alone every sum has said all it knows, as has one sum of several. */
		if (rows.first[i + 1] - rows.first[i] < 2 ||
		    figures.first[i + 1] - figures.first[i] < 2)
			continue;
		p = part_of(s, &figures, &rows, i, column_of);
		if (lib == NULL)
			rc = solver_library_open(&lib, err);
		if (rc == 0)
			rc = attack_part(&p, lib, err);
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

int
disclose_attack(struct disclose_system *s, struct err *err)
{
	size_t *up;
	int rc;

	if (!disclose_system_narrow(s))
		return err_set(err, ERR_DATA, NULL, "the figures contradict each other");
	up = link_figures(s);
	rc = attack_parts(s, up, err);
	free(up);
	return rc;
}
