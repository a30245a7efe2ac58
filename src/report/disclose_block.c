/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is left is first wanted more or less, as it happens, all at once: a round shows about half
 * of those that can move to be safe. The others are asked about one after the other. */
#include "config.h"

#include "report/disclose_block.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#define NEAR 1e-6
#define NEAR_OF_LARGE 1e-10
#define NO_NUMBER SIZE_MAX
enum { ROUNDS_MAX = 32, WORTH = 16 };

struct block {
	const struct block_whole *whole;
	size_t *number; /* of a column of the whole; NO_NUMBER: it stands still */
	size_t *column; /* and back */
	size_t columns;
	struct solver *solver;
};

int64_t
block_inner(double value, bool most)
{
	double allowance = NEAR + NEAR_OF_LARGE * fabs(value);

	return most ? (int64_t)floor(value + allowance) : (int64_t)ceil(value - allowance);
}

void
block_see(const struct solver *table, size_t columns, const size_t *which,
	  struct system_figure *seen)
{
	for (size_t i = 0; i < columns; i++) {
		struct system_figure *f = &seen[which != NULL ? which[i] : i];
		double value = solver_value(table, i);

		if (block_inner(value, false) < f->lo)
			f->lo = block_inner(value, false);
		if (block_inner(value, true) > f->hi)
			f->hi = block_inner(value, true);
	}
}

static void
list_columns(struct block *b, size_t block)
{
	const struct block_whole *w = b->whole;

	b->number = mem_array(w->columns + 1, sizeof(*b->number));
	b->column = mem_array(w->columns + 1, sizeof(*b->column));
	for (size_t i = 0; i < w->columns; i++) {
		b->number[i] = NO_NUMBER;
		if (w->block[i] != block)
			continue;
		b->number[i] = b->columns;
		b->column[b->columns++] = i;
	}
}

/* Of each row what moves, and what the rest of it leaves. */
static void
open_program(struct block *b)
{
	const struct block_whole *w = b->whole;
	size_t all = w->rows > 0 ? w->row[w->rows - 1].first + w->row[w->rows - 1].count : 0;
	struct system_figure *column = mem_array(b->columns + 1, sizeof(*column));
	struct system_row *row = mem_array(w->rows + 1, sizeof(*row));
	struct system_term *term = mem_array(all + 1, sizeof(*term));
	double *still = mem_array(w->rows + 1, sizeof(*still));
	size_t rows = 0, terms = 0;

	for (size_t i = 0; i < b->columns; i++)
		column[i] = w->column[b->column[i]];
	for (size_t r = 0; r < w->rows; r++) {
		const struct system_row *from = &w->row[r];

		row[rows] = (struct system_row){ .first = terms, .lo = from->lo, .hi = from->hi };
		still[rows] = 0;
		for (size_t i = from->first; i < from->first + from->count; i++) {
			const struct system_term *t = &w->term[i];

			if (b->number[t->figure] == NO_NUMBER)
				still[rows] += t->sign * w->at[t->figure];
			else
				term[terms++] =
					(struct system_term){ b->number[t->figure], t->sign };
		}
		row[rows].count = terms - row[rows].first;
		rows += row[rows].count > 0;
	}
	b->solver = solver_open(w->lib, column, b->columns, row, rows, term);
	for (size_t r = 0; r < rows; r++)
		solver_row_less(b->solver, r, &row[r], still[r]);
	free(column);
	free(row);
	free(term);
	free(still);
}

/* *possible: but for less than numbers tell, it always is. */
static int
look(struct block *b, bool most, bool first, bool *possible, struct err *err)
{
	enum solver_answer answer;
	int rc = first ? solver_run_first(b->solver, most, &answer, err)
		       : solver_run(b->solver, most, &answer, err);

	*possible = rc == 0 && answer != SOLVER_IMPOSSIBLE;
	if (rc == 0 && answer == SOLVER_FOUND) {
		block_see(b->solver, b->columns, b->column, b->whole->seen);
		b->whole->looked(b->whole->arg);
	}
	return rc;
}

/* How many are left, each of which is wanted more or less. */
static size_t
ask(const struct block *b, uint32_t *seed)
{
	size_t left = 0;

	for (size_t i = 0; i < b->columns; i++) {
		bool wanted = b->whole->left[b->column[i]];

		*seed = *seed * 1103515245u + 12345u;
		solver_cost(b->solver, i, !wanted ? 0 : *seed >> 16 & 1 ? 1 : -1);
		left += wanted;
	}
	return left;
}

static int
search_together(struct block *b, bool *possible, struct err *err)
{
	uint32_t seed = 1;
	size_t left = ask(b, &seed);
	bool more = left > 0;

	*possible = true;
	for (int i = 0; i < ROUNDS_MAX && more && *possible; i++) {
		size_t before = left;

		if (look(b, true, i == 0, possible, err) != 0)
			return -1;
		left = ask(b, &seed);
		more = left > 0 && before - left > before / WORTH;
	}
	return 0;
}

static int
search_each(struct block *b, struct err *err)
{
	const bool *left = b->whole->left;
	bool possible;
	int rc = 0;

	for (size_t i = 0; i < b->columns; i++)
		solver_cost(b->solver, i, 0);
	for (size_t i = 0; i < b->columns && rc == 0; i++) {
		solver_cost(b->solver, i, left[b->column[i]] ? 1 : 0);
		for (int most = 1; most >= 0 && rc == 0 && left[b->column[i]]; most--)
			rc = look(b, most == 1, false, &possible, err);
		solver_cost(b->solver, i, 0);
	}
	return rc;
}

int
block_search(const struct block_whole *w, size_t block, struct err *err)
{
	struct block b = { .whole = w };
	bool possible;
	int rc;

	list_columns(&b, block);
	open_program(&b);
	rc = search_together(&b, &possible, err);
	if (rc == 0 && possible)
		rc = search_each(&b, err);
	solver_close(b.solver);
	free(b.number);
	free(b.column);
	return rc;
}
