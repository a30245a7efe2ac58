/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every figure has two columns, of what it is more and what it is less. */
#include "config.h"

#include "report/disclose_program.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

struct protect_figure *
program_figure(const struct program *p, size_t i)
{
	return &p->figure[p->movable[i].figure];
}

/* Every movable has two columns. */
static size_t
more(size_t i)
{
	return 2 * i;
}

static size_t
less(size_t i)
{
	return 2 * i + 1;
}

static void
set_cost(struct program *p, size_t i, double cost)
{
	solver_cost(p->solver, more(i), cost);
	solver_cost(p->solver, less(i), cost);
}

/* The least it can be where it is hidden. */
int64_t
program_floor(const struct protect_figure *f)
{
	return f->unseen ? 0 : 1;
}

/* How much it may move: not at all, as it pleases, or exactly so. */
void
program_let_go(struct program *p, size_t i)
{
	int64_t fall = program_figure(p, i)->n - program_floor(program_figure(p, i));
	bool costs = p->movable[i].cost > 0;

	/* Where it costs nothing, one column is enough. */
	solver_bounds(p->solver, more(i), costs ? 0 : -fall, SYSTEM_ANY);
	solver_bounds(p->solver, less(i), 0, costs ? fall : 0);
}

void
program_hold(struct program *p, size_t i, int64_t move)
{
	solver_bounds(p->solver, more(i), move > 0 ? move : 0, move > 0 ? move : 0);
	solver_bounds(p->solver, less(i), move < 0 ? -move : 0, move < 0 ? -move : 0);
}

/* The rows of moves of the movables: what a sum is now is what it may differ from. */
void
program_open(struct program *p, const struct solver_library *lib,
	     const struct disclose_system *rows)
{
	struct system_figure *column = mem_array(2 * p->count + 1, sizeof(*column));
	struct system_term *term = mem_array(2 * rows->terms + 1, sizeof(*term));
	struct system_row *row = mem_array(rows->rows + 1, sizeof(*row));
	size_t count = 0, terms = 0;

	p->rows = rows;
	p->column_of = mem_array(rows->figures + 1, sizeof(*p->column_of));

	for (size_t i = 0; i < rows->figures; i++)
		p->column_of[i] = PROGRAM_NO_COLUMN;
	for (size_t i = 0; i < p->count; i++)
		p->column_of[p->movable[i].figure] = i;
	for (size_t r = 0; r < rows->rows; r++) {
		const struct system_row *from = &rows->row[r];
		int64_t sum = 0;

		row[count].first = terms;
		for (size_t j = from->first; j < from->first + from->count; j++) {
			const struct system_term *t = &rows->term[j];
			size_t i = p->column_of[t->figure];

			sum += t->sign * p->figure[t->figure].n;
			if (i == PROGRAM_NO_COLUMN)
				continue;
			term[terms++] = (struct system_term){ more(i), t->sign };
			term[terms++] = (struct system_term){ less(i), -t->sign };
		}
		row[count].count = terms - row[count].first;
		row[count].lo = from->lo > -SYSTEM_ANY ? from->lo - sum : -SYSTEM_ANY;
		row[count].hi = from->hi < SYSTEM_ANY ? from->hi - sum : SYSTEM_ANY;
		count += row[count].count > 0;
	}
	p->solver = solver_open(lib, column, 2 * p->count, row, count, term);
	for (size_t i = 0; i < p->count; i++) {
		program_let_go(p, i);
		set_cost(p, i, p->movable[i].cost);
	}
	free(column);
	free(term);
	free(row);
}

void
program_close(struct program *p)
{
	for (size_t w = 0; w < p->witnesses; w++)
		free(p->witness[w].move);
	free(p->witness);
	solver_close(p->solver);
	free(p->movable);
	free(p->column_of);
}

static void
see(struct program *p, const double *move)
{
	for (size_t i = 0; i < p->count; i++) {
		struct movable *m = &p->movable[i];
		int64_t by = (int64_t)(move[i] + (move[i] > 0 ? PROGRAM_NEAR : -PROGRAM_NEAR));

		m->least = by < m->least ? by : m->least;
		m->most = by > m->most ? by : m->most;
	}
}

/* What the tables that are left show. */
void
program_see_again(struct program *p)
{
	for (size_t i = 0; i < p->count; i++)
		p->movable[i].least = p->movable[i].most = 0;
	for (size_t w = 0; w < p->witnesses; w++)
		if (!p->witness[w].away)
			see(p, p->witness[w].move);
}

void
program_drop_witnesses(struct program *p)
{
	size_t kept = 0;

	for (size_t w = 0; w < p->witnesses; w++) {
		if (p->witness[w].away)
			free(p->witness[w].move);
		else
			p->witness[kept++] = p->witness[w];
	}
	p->witnesses = kept;
}

void
program_add_witness(struct program *p, double *move)
{
	p->witness = mem_grow(p->witness, p->witnesses, &p->room, sizeof(*p->witness));
	p->witness[p->witnesses++] = (struct witness){ .move = move };
}

bool
program_protects(const struct program *p, size_t i)
{
	const struct protect_figure *f = program_figure(p, i);
	const struct movable *m = &p->movable[i];

	if (f->or_none && f->n + m->least <= 0)
		return true;
	return f->n + m->most >= f->k && m->most - m->least >= f->k - 1;
}

/* The cheapest table in which it has moved so; what moves is hidden from now on. *found: there is
 * one. */
static int
push(struct program *p, size_t i, int64_t move, bool *found, struct err *err)
{
	enum solver_answer answer = SOLVER_IMPOSSIBLE;
	double *moves;
	int rc;

	program_hold(p, i, move);
	rc = solver_run_again(p->solver, &answer, err);
	program_let_go(p, i);
	*found = rc == 0 && answer == SOLVER_FOUND;
	if (!*found)
		return rc;
	moves = mem_array(p->count, sizeof(*moves));
	for (size_t j = 0; j < p->count; j++) {
		moves[j] = solver_value(p->solver, more(j)) - solver_value(p->solver, less(j));
		if (fabs(moves[j]) > PROGRAM_NEAR && !program_figure(p, j)->secret) {
			program_figure(p, j)->secret = true;
			p->movable[j].cost = 0;
			set_cost(p, j, 0);
			program_let_go(p, j);
		}
	}
	program_add_witness(p, moves);
	see(p, moves);
	return 0;
}

/* Up to where it is large enough and has as many values as it must; where there is no room for
 * that, up as far as it must go, and down for the rest. */
int
program_protect(struct program *p, size_t i, struct err *err)
{
	const struct protect_figure *f = program_figure(p, i);
	const struct movable *m = &p->movable[i];
	int64_t wide = f->k - 1 + m->least;
	bool found = false;

	if (f->or_none && (push(p, i, -f->n, &found, err) != 0 || found))
		return found ? 0 : -1;
	if (push(p, i, wide > f->k - f->n ? wide : f->k - f->n, &found, err) != 0)
		return -1;
	if (!found && f->n + m->most < f->k && push(p, i, f->k - f->n, &found, err) != 0)
		return -1;
	if (!program_protects(p, i) && f->n + m->most >= f->k) {
		int64_t down = m->most - (f->k - 1);

		if (f->n + down >= program_floor(f) && push(p, i, down, &found, err) != 0)
			return -1;
	}
	return 0;
}
