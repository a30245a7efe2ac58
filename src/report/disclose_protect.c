/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The publisher: one linear program whose columns are how much more, and how much less, each figure
 * would be; it is asked again and again with another small figure pushed. */
#include "config.h"

#include "report/disclose_protect.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/disclose_solver.h"

#define COST_OF_NOTHING 0.2
#define COST_OF_LEVEL 3.0
#define COST_OF_KEY 0.25

#define NEAR 1e-6

#define NO_COLUMN SIZE_MAX

/* A figure that may move. */
struct movable {
	size_t figure;
	uint8_t digest[HASH_SIZE]; /* of the secret choice */
	double cost;
	int64_t least, most; /* move that some table shows */
};

/* A table that agrees with everything printed. It need not be of whole numbers: between it and the
 * true one is what each can be. */
struct witness {
	double *move; /* of each movable */
	bool away;    /* not if something is shown again */
};

struct protect {
	struct protect_figure *figure;
	size_t figures;
	struct movable *movable;
	size_t count;
	size_t *column_of; /* figure -> movable, or NO_COLUMN */
	struct solver *solver;
	struct witness *witness;
	size_t witnesses, room;
};

static struct protect_figure *
figure_of(const struct protect *p, size_t i)
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
set_cost(struct protect *p, size_t i)
{
	double cost = figure_of(p, i)->secret ? 0 : p->movable[i].cost;

	solver_cost(p->solver, more(i), cost);
	solver_cost(p->solver, less(i), cost);
}

/* The least it can be where it is hidden. */
static int64_t
floor_of(const struct protect_figure *f)
{
	return f->unseen ? 0 : 1;
}

/* How much it may move: not at all, as it pleases, or exactly so. */
static void
let_go(struct protect *p, size_t i)
{
	solver_bounds(p->solver, more(i), 0, SYSTEM_ANY);
	solver_bounds(p->solver, less(i), 0, figure_of(p, i)->n - floor_of(figure_of(p, i)));
}

static void
hold(struct protect *p, size_t i, int64_t move)
{
	solver_bounds(p->solver, more(i), move > 0 ? move : 0, move > 0 ? move : 0);
	solver_bounds(p->solver, less(i), move < 0 ? -move : 0, move < 0 ? -move : 0);
}

static double
draw(const uint8_t digest[HASH_SIZE])
{
	double sum = 0;

	for (int i = 0; i < 6; i++)
		sum = (sum + digest[5 - i]) / 256;
	return sum;
}

static void
choose_movables(struct protect *p, const struct disclose_choice *choice)
{
	p->movable = mem_array(p->figures + 1, sizeof(*p->movable));
	p->column_of = mem_array(p->figures + 1, sizeof(*p->column_of));
	for (size_t i = 0; i < p->figures; i++) {
		const struct protect_figure *f = &p->figure[i];
		struct movable *m = &p->movable[p->count];
		char *text;

		p->column_of[i] = NO_COLUMN;
		if ((f->n == 0 && !f->unseen) || (f->fixed && !f->secret))
			continue;
		p->column_of[i] = p->count++;
		m->figure = i;
		text = mem_printf("%s|%s|%s", choice->release, choice->table, f->code);
		hash_hmac(choice->key, text, strlen(text), m->digest);
		free(text);
		m->cost = (log1p((double)f->n) + COST_OF_NOTHING) * (1 + COST_OF_LEVEL * f->level) *
			  (1 + COST_OF_KEY * draw(m->digest));
	}
}

/* The same rows of moves: what the sum is now is what it may differ from. */
static void
open_program(struct protect *p, const struct solver_library *lib,
	     const struct disclose_system *rows)
{
	struct system_figure *column = mem_array(2 * p->count + 1, sizeof(*column));
	struct system_term *term = mem_array(2 * rows->terms + 1, sizeof(*term));
	struct system_row *row = mem_array(rows->rows + 1, sizeof(*row));
	size_t terms = 0;

	for (size_t r = 0; r < rows->rows; r++) {
		const struct system_row *from = &rows->row[r];
		int64_t sum = 0;

		row[r] = (struct system_row){ .first = terms };
		for (size_t j = from->first; j < from->first + from->count; j++) {
			const struct system_term *t = &rows->term[j];
			size_t i = p->column_of[t->figure];

			sum += t->sign * p->figure[t->figure].n;
			if (i == NO_COLUMN)
				continue;
			term[terms++] = (struct system_term){ more(i), t->sign };
			term[terms++] = (struct system_term){ less(i), -t->sign };
		}
		row[r].count = terms - row[r].first;
		row[r].lo = from->lo > -SYSTEM_ANY ? from->lo - sum : -SYSTEM_ANY;
		row[r].hi = from->hi < SYSTEM_ANY ? from->hi - sum : SYSTEM_ANY;
	}
	p->solver = solver_open(lib, column, 2 * p->count, row, rows->rows, term);
	for (size_t i = 0; i < p->count; i++) {
		let_go(p, i);
		set_cost(p, i);
	}
	free(column);
	free(term);
	free(row);
}

static void
see(struct protect *p, const double *move)
{
	for (size_t i = 0; i < p->count; i++) {
		struct movable *m = &p->movable[i];
		int64_t by = (int64_t)(move[i] + (move[i] > 0 ? NEAR : -NEAR));

		m->least = by < m->least ? by : m->least;
		m->most = by > m->most ? by : m->most;
	}
}

/* What the tables that are left show. */
static void
see_again(struct protect *p)
{
	for (size_t i = 0; i < p->count; i++)
		p->movable[i].least = p->movable[i].most = 0;
	for (size_t w = 0; w < p->witnesses; w++)
		if (!p->witness[w].away)
			see(p, p->witness[w].move);
}

static void
drop_witnesses(struct protect *p)
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

static bool
is_protected(const struct protect *p, size_t i)
{
	const struct protect_figure *f = figure_of(p, i);
	const struct movable *m = &p->movable[i];

	return f->n + m->most >= f->k && m->most - m->least >= f->k - 1;
}

/* The cheapest table in which it has moved so; what moves is hidden from now on. *found: there is
 * one. */
static int
push(struct protect *p, size_t i, int64_t move, bool *found, struct err *err)
{
	enum solver_answer answer = SOLVER_IMPOSSIBLE;
	double *moves;
	int rc;

	hold(p, i, move);
	rc = solver_run_again(p->solver, &answer, err);
	let_go(p, i);
	*found = rc == 0 && answer == SOLVER_FOUND;
	if (!*found)
		return rc;
	moves = mem_array(p->count, sizeof(*moves));
	for (size_t j = 0; j < p->count; j++) {
		moves[j] = solver_value(p->solver, more(j)) - solver_value(p->solver, less(j));
		if (fabs(moves[j]) > NEAR && !figure_of(p, j)->secret) {
			figure_of(p, j)->secret = true;
			set_cost(p, j);
		}
	}
	p->witness = mem_grow(p->witness, p->witnesses, &p->room, sizeof(*p->witness));
	p->witness[p->witnesses++] = (struct witness){ .move = moves };
	see(p, moves);
	return 0;
}

/* Up to where it is large enough and has as many values as it must; where there is no room for
 * that, up as far as it must go, and down for the rest. */
static int
protect_one(struct protect *p, size_t i, struct err *err)
{
	const struct protect_figure *f = figure_of(p, i);
	const struct movable *m = &p->movable[i];
	int64_t wide = f->k - 1 + m->least;
	bool found = false;

	if (push(p, i, wide > f->k - f->n ? wide : f->k - f->n, &found, err) != 0)
		return -1;
	if (!found && f->n + m->most < f->k && push(p, i, f->k - f->n, &found, err) != 0)
		return -1;
	if (!is_protected(p, i) && f->n + m->most >= f->k) {
		int64_t down = m->most - (f->k - 1);

		if (f->n + down >= floor_of(f) && push(p, i, down, &found, err) != 0)
			return -1;
	}
	return 0;
}

static int
by_draw(const void *a, const void *b)
{
	const struct movable *const *x = a;
	const struct movable *const *y = b;

	return memcmp((*x)->digest, (*y)->digest, HASH_SIZE);
}

static int
by_cost(const void *a, const void *b)
{
	const struct movable *const *x = a;
	const struct movable *const *y = b;

	return ((*x)->cost < (*y)->cost) - ((*x)->cost > (*y)->cost);
}

/* Those movables of which a question is answered with yes, in an order. Yours. */
static struct movable **
sorted(struct protect *p, bool (*wanted)(const struct protect_figure *f),
       int (*order)(const void *, const void *), size_t *count)
{
	struct movable **list = mem_array(p->count + 1, sizeof(struct movable *));

	*count = 0;
	for (size_t i = 0; i < p->count; i++)
		if (wanted(figure_of(p, i)))
			list[(*count)++] = &p->movable[i];
	qsort(list, *count, sizeof(struct movable *), order);
	return list;
}

/* What is so large is no small one, even where it is known but for k - 2. */
static bool
must_be_wide(const struct protect_figure *f)
{
	return f->small || (f->secret && !f->unseen && f->n < 2 * f->k - 2);
}

static int
protect_those(struct protect *p, size_t *hidden, struct err *err)
{
	struct movable **list = sorted(p, must_be_wide, by_draw, hidden);
	int rc = 0;

	for (size_t j = 0; j < *hidden && rc == 0; j++) {
		size_t i = (size_t)(list[j] - p->movable);
		struct protect_figure *f = figure_of(p, i);

		if (!is_protected(p, i) && !f->open)
			rc = protect_one(p, i, err);
		f->open = rc == 0 && !is_protected(p, i);
	}
	free(list);
	return rc;
}

/* What is hidden for some may have to be protected itself. */
static int
protect_all(struct protect *p, struct err *err)
{
	size_t before = SIZE_MAX;
	size_t hidden = 0;
	int rc = 0;

	while (rc == 0 && hidden != before) {
		before = hidden;
		rc = protect_those(p, &hidden, err);
	}
	return rc;
}

/* Tries whether all stay protected without it; those that only tables show in which it moves are
 * pushed again while it stands still. */
static int
show_again(struct protect *p, size_t c, struct err *err)
{
	bool good = true;
	int rc = 0;

	for (size_t w = 0; w < p->witnesses; w++)
		p->witness[w].away = fabs(p->witness[w].move[c]) > NEAR;
	hold(p, c, 0);
	see_again(p);
	for (size_t i = 0; i < p->count && rc == 0 && good; i++) {
		const struct protect_figure *f = figure_of(p, i);

		if (i == c || !must_be_wide(f) || f->open || is_protected(p, i))
			continue;
		rc = protect_one(p, i, err);
		good = is_protected(p, i);
	}
	if (rc == 0 && good) {
		figure_of(p, c)->secret = false;
		drop_witnesses(p);
	} else {
		let_go(p, c);
		for (size_t w = 0; w < p->witnesses; w++)
			p->witness[w].away = false;
	}
	see_again(p);
	return rc;
}

static bool
hides_for_others(const struct protect_figure *f)
{
	return f->secret && !f->small && !f->fixed && !f->unseen;
}

static int
clean_up(struct protect *p, struct err *err)
{
	size_t count;
	struct movable **list = sorted(p, hides_for_others, by_cost, &count);
	int rc = 0;

	/* From here on nothing more is hidden. */
	for (size_t i = 0; i < p->count; i++)
		if (!figure_of(p, i)->secret)
			hold(p, i, 0);
	for (size_t j = 0; j < count && rc == 0; j++)
		rc = show_again(p, (size_t)(list[j] - p->movable), err);
	free(list);
	return rc;
}

int
disclose_protect(const struct disclose_choice *choice, const struct disclose_system *rows,
		 struct protect_figure *figure, struct err *err)
{
	struct protect p = { .figure = figure, .figures = rows->figures };
	struct solver_library *lib = NULL;
	int rc = solver_library_open(&lib, err);

	if (rc != 0)
		return -1;
	for (size_t i = 0; i < rows->figures; i++)
		figure[i].secret = figure[i].secret || figure[i].small || figure[i].unseen;
	choose_movables(&p, choice);
	open_program(&p, lib, rows);
	rc = protect_all(&p, err);
	if (rc == 0)
		rc = clean_up(&p, err);
	for (size_t w = 0; w < p.witnesses; w++)
		free(p.witness[w].move);
	free(p.witness);
	solver_close(p.solver);
	solver_library_close(lib);
	free(p.movable);
	free(p.column_of);
	return rc;
}
