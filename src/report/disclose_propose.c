/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small figures are protected one after the other. What is hidden then falls into parts that no
 * row links, and each is a program of its own when figures are shown again. */
#include "config.h"

#include "report/disclose_propose.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report/disclose_program.h"

static int
by_place(const void *a, const void *b)
{
	const struct movable *const *x = a;
	const struct movable *const *y = b;

	return ((*x)->place > (*y)->place) - ((*x)->place < (*y)->place);
}

static int
by_price(const void *a, const void *b)
{
	const struct movable *const *x = a;
	const struct movable *const *y = b;

	return ((*x)->price < (*y)->price) - ((*x)->price > (*y)->price);
}

/* Those movables of which a question is answered with yes, in an order. Yours. */
static struct movable **
sorted(struct program *p, bool (*wanted)(const struct protect_figure *f),
       int (*order)(const void *, const void *), size_t *count)
{
	struct movable **list = mem_array(p->count + 1, sizeof(struct movable *));

	*count = 0;
	for (size_t i = 0; i < p->count; i++)
		if (wanted(program_figure(p, i)))
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
protect_those(struct program *p, size_t *hidden, struct err *err)
{
	struct movable **list = sorted(p, must_be_wide, by_place, hidden);
	int rc = 0;

	for (size_t j = 0; j < *hidden && rc == 0; j++) {
		size_t i = (size_t)(list[j] - p->movable);
		struct protect_figure *f = program_figure(p, i);

		if (!program_protects(p, i) && !f->open)
			rc = program_protect(p, i, err);
		f->open = rc == 0 && !program_protects(p, i);
	}
	free(list);
	return rc;
}

/* What is hidden for some may have to be protected itself. */
static int
protect_all(struct program *p, struct err *err)
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

/* Whether a row alone says too much of one of its figures while that other one stands still: the
 * rest of it can give way by so much, or by any amount. */
static bool
row_tells(const struct program *p, const struct system_row *row, size_t still)
{
	const struct system_term *term = &p->rows->term[row->first];
	size_t count[2] = { 0, 0 }; /* of those of a sign */
	int64_t fall[2] = { 0, 0 }; /* how much they can be less */

	for (int pass = 0; pass < 2; pass++) {
		for (size_t j = 0; j < row->count; j++) {
			size_t i = p->column_of[term[j].figure];
			const struct protect_figure *f = &p->figure[term[j].figure];
			int64_t own = f->n - program_floor(f);
			int mine = term[j].sign > 0;
			int64_t up, down;

			if (i == PROGRAM_NO_COLUMN || i == still || !f->secret)
				continue;
			if (pass == 0) {
				count[mine]++;
				fall[mine] += own;
				continue;
			}
			if (!must_be_wide(f) || f->open)
				continue;
			up = count[!mine] > 0 ? SYSTEM_ANY : fall[mine] - own;
			down = count[mine] > 1 || fall[!mine] > own ? own : fall[!mine];
			if (f->or_none && down >= f->n)
				continue;
			if (f->n + up < f->k || up + down < f->k - 1)
				return true;
		}
	}
	return false;
}

static bool
rows_tell(const struct program *p, size_t c)
{
	for (size_t r = 0; r < p->rows->rows; r++) {
		const struct system_row *row = &p->rows->row[r];
		bool has = false;

		for (size_t j = row->first; j < row->first + row->count; j++)
			has = has || p->rows->term[j].figure == p->movable[c].figure;
		if (has && row->lo == row->hi && row_tells(p, row, c))
			return true;
	}
	return false;
}

/* Tries whether all stay protected without it; those that only tables show in which it moves are
 * pushed again while it stands still. */
static int
show_one_again(struct program *p, size_t c, struct err *err)
{
	bool good = true;
	int rc = 0;

	if (rows_tell(p, c))
		return 0;
	for (size_t w = 0; w < p->witnesses; w++)
		p->witness[w].away = fabs(p->witness[w].move[c]) > PROGRAM_NEAR;
	program_hold(p, c, 0);
	program_see_again(p);
	for (size_t i = 0; i < p->count && rc == 0 && good; i++) {
		const struct protect_figure *f = program_figure(p, i);

		if (i == c || !must_be_wide(f) || f->open || program_protects(p, i))
			continue;
		rc = program_protect(p, i, err);
		good = program_protects(p, i);
	}
	if (rc == 0 && good) {
		program_figure(p, c)->secret = false;
		program_drop_witnesses(p);
	} else {
		program_let_go(p, c);
		for (size_t w = 0; w < p->witnesses; w++)
			p->witness[w].away = false;
	}
	program_see_again(p);
	return rc;
}

static bool
hides_for_others(const struct protect_figure *f)
{
	return f->secret && !f->small && !f->fixed && !f->unseen;
}

/* *shown: how many of them are not hidden any more. */
static int
show_again(struct program *p, size_t *shown, struct err *err)
{
	size_t count;
	struct movable **list = sorted(p, hides_for_others, by_price, &count);
	int rc = 0;

	*shown = 0;
	for (size_t j = 0; j < count && rc == 0; j++) {
		rc = show_one_again(p, (size_t)(list[j] - p->movable), err);
		*shown += !p->figure[list[j]->figure].secret;
	}
	free(list);
	return rc;
}

static size_t
root(size_t *up, size_t i)
{
	while (up[i] != i) {
		up[i] = up[up[i]];
		i = up[i];
	}
	return i;
}

/* Of each figure that is hidden one that stands for its part. */
static size_t *
find_parts(const struct disclose_system *rows, const struct protect_figure *figure)
{
	size_t *up = mem_array(rows->figures + 1, sizeof(*up));

	for (size_t i = 0; i < rows->figures; i++)
		up[i] = i;
	for (size_t r = 0; r < rows->rows; r++) {
		const struct system_row *row = &rows->row[r];
		size_t first = PROGRAM_NO_COLUMN;

		for (size_t j = row->first; j < row->first + row->count; j++) {
			size_t i = rows->term[j].figure;

			if (!figure[i].secret)
				continue;
			first = first == PROGRAM_NO_COLUMN ? i : first;
			up[root(up, i)] = root(up, first);
		}
	}
	for (size_t i = 0; i < rows->figures; i++)
		up[i] = root(up, i);
	return up;
}

/* The movables of a part, and what tables show of them. Those that hide for others have their
 * costs again: tables in which few of them move let many of them go. */
static void
take_part(struct program *p, const struct program *all, const size_t *part, size_t lead)
{
	size_t *from = mem_array(all->count + 1, sizeof(*from));

	p->figure = all->figure;
	p->movable = mem_array(all->count + 1, sizeof(*p->movable));
	for (size_t i = 0; i < all->count; i++) {
		if (!program_figure(all, i)->secret || part[all->movable[i].figure] != lead)
			continue;
		from[p->count] = i;
		p->movable[p->count] = all->movable[i];
		if (hides_for_others(program_figure(all, i)))
			p->movable[p->count].cost = all->movable[i].price;
		p->count++;
	}
	for (size_t w = 0; w < all->witnesses; w++) {
		double *move = mem_array(p->count + 1, sizeof(*move));
		bool any = false;

		for (size_t i = 0; i < p->count; i++) {
			move[i] = all->witness[w].move[from[i]];
			any = any || fabs(move[i]) > PROGRAM_NEAR;
		}
		if (any)
			program_add_witness(p, move);
		else
			free(move);
	}
	free(from);
}

/* Each part alone. */
static int
clean_up(const struct program *all, const struct solver_library *lib,
	 const struct disclose_system *rows, struct err *err)
{
	size_t *part = find_parts(rows, all->figure);
	size_t shown;
	int rc = 0;

	for (size_t lead = 0; lead < rows->figures && rc == 0; lead++) {
		struct program p = { 0 };

		if (part[lead] != lead || !all->figure[lead].secret)
			continue;
		take_part(&p, all, part, lead);
		program_open(&p, lib, rows);
		/* What hid for one that is shown may not be needed any more. */
		do
			rc = show_again(&p, &shown, err);
		while (rc == 0 && shown > 0);
		program_close(&p);
	}
	free(part);
	return rc;
}

static bool
any_open(const struct program *p)
{
	for (size_t i = 0; i < p->count; i++)
		if (program_figure(p, i)->open)
			return true;
	return false;
}

int
disclose_propose(const struct solver_library *lib, const struct disclose_system *rows,
		 const struct propose_draw *draw, struct protect_figure *figure, struct err *err)
{
	struct program p = { .figure = figure };
	int rc;

	p.movable = mem_array(rows->figures + 1, sizeof(*p.movable));
	for (size_t i = 0; i < rows->figures; i++) {
		if (!draw[i].moves)
			continue;
		p.movable[p.count++] = (struct movable){
			.figure = i,
			.place = draw[i].place,
			.price = draw[i].cost,
			.cost = figure[i].secret ? 0 : draw[i].cost,
		};
	}
	program_open(&p, lib, rows);
	rc = protect_all(&p, err);
	if (rc == 0 && !any_open(&p))
		rc = clean_up(&p, lib, rows, err);
	program_close(&p);
	return rc;
}
