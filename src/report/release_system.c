/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is small in any of the tables must not be worked out from all of them together. So they are
 * one system: each figure stands in it once, however many tables show it, and each sum that a
 * reader can make is a row:
 *
 *   place = sum of the places below it            for the persons, and for each column of a table
 *   persons of a place = sum of the columns       those of workshops being one of them
 *   answer in the table with one axis
 *     = the same in the crossed one + how many at workshops gave it
 *   sum of these = persons at workshops           who are no more than those without a name, and
 *                                                 than the attendances of workshops
 *
 * disclose_protect() hides in it what must be hidden beside the small figures. Where one cannot be
 * protected, whatever else is hidden, a table is too fine: the crossed ones lose their communes,
 * then have three ages instead of eight, then are left out; then the places themselves lose their
 * communes, then their EPCI. Each time all begins anew, with nothing hidden. A crossed table is
 * left out, too, where nothing of its answers would be shown: so it is of a small system, of which
 * all is hidden.
 *
 * One desk alone is in a release. Were there several, what each could take off as its own would
 * have to be protected here, too: a row more for each of them. */
#include "config.h"

#include "report/release_system.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/disclose_protect.h"
#include "report/release_cells.h"
#include "report/release_cross.h"

enum { NOBODY = -1 }; /* whose figure: that of no crossed table alone */

/* Numbers of figures. */
struct cross_figures {
	size_t cell[CROSS_VALUES][RELEASE_PLACES];
	size_t by[CROSS_VALUES];    /* of the table with one axis */
	size_t apart[CROSS_VALUES]; /* at workshops, by column */
};

struct linking {
	struct release_linked *l;
	struct disclose_system rows;
	struct protect_figure *figure;
	int *owner; /* a crossed table, or NOBODY */
	size_t room, owner_room;
	size_t persons[RELEASE_PLACES];
	size_t workshop[RELEASE_PLACES];
	size_t parts[CROSS_VALUES];
	struct cross_figures cross[LINKED_CROSSES];
};

/* The code is taken over. */
static struct protect_figure *
add_figure(struct linking *g, int owner, char *code, int64_t n, int64_t k)
{
	size_t i = disclose_system_figure(&g->rows, 0, SYSTEM_ANY);

	g->figure = mem_grow(g->figure, i, &g->room, sizeof(*g->figure));
	g->owner = mem_grow(g->owner, i, &g->owner_room, sizeof(*g->owner));
	g->owner[i] = owner;
	g->figure[i] = (struct protect_figure){
		.code = code,
		.n = n,
		.k = k,
		.small = n > 0 && n < k,
	};
	return &g->figure[i];
}

static size_t
last_figure(const struct linking *g)
{
	return g->rows.figures - 1;
}

static bool
any_workshops(const struct release_linked *l)
{
	for (size_t i = 0; i < l->crosses; i++)
		if (l->cross[i].workshops && !l->cross[i].away)
			return true;
	return false;
}

/* A line of a telling table says nothing of nearly all of its persons: it is told where one answer
 * is that of enough persons, and not of nearly all; or where nobody gave any, for nobody is there,
 * or enough are, all of them at workshops. */
static bool
is_told(const struct release_linked *l, const struct linked_cross *c, size_t place)
{
	int64_t all = 0;

	if (!c->telling)
		return true;
	for (size_t v = 0; v < c->columns; v++)
		all += c->n[v][place];
	for (size_t v = 0; v < c->columns; v++)
		if (c->n[v][place] >= c->k && all - c->n[v][place] >= c->k)
			return true;
	return all == 0 && (l->workshop[place] == 0 || l->workshop[place] >= c->k);
}

static void
sum_places(struct linking *g, const size_t *figure, enum place_level finest)
{
	const struct release_tree *t = &g->l->tree;

	for (size_t p = 0; p < t->count; p++) {
		bool divided = false;

		for (size_t i = 0; i < p; i++) {
			if (t->place[i].up != p || !release_place_stands(&t->place[i], finest))
				continue;
			if (!divided) {
				disclose_system_row(&g->rows, 0, 0);
				disclose_system_term(&g->rows, figure[p], -1);
			}
			divided = true;
			disclose_system_term(&g->rows, figure[i], 1);
		}
	}
}

/* The finest level at which any crossed table is told. */
static enum place_level
finest_cross(const struct release_linked *l)
{
	enum place_level finest = PLACE_ALL;

	for (size_t i = 0; i < l->crosses; i++)
		if (l->cross[i].workshops && !l->cross[i].away && l->cross[i].finest < finest)
			finest = l->cross[i].finest;
	return finest;
}

static void
add_places(struct linking *g)
{
	const struct release_linked *l = g->l;
	enum place_level finest = finest_cross(l);
	bool workshops = any_workshops(l);

	for (size_t p = 0; p < l->tree.count; p++) {
		const struct release_place *place = &l->tree.place[p];
		struct protect_figure *f;

		if (release_place_stands(place, l->finest)) {
			f = add_figure(g, NOBODY, mem_printf("residence|%s|", place->code),
				       l->persons[p], l->k);
			f->level = (int)place->level + (l->crosses > 0);
			f->fixed = place->level == PLACE_ALL;
			f->small = f->small && !f->fixed;
			g->persons[p] = last_figure(g);
		}
		if (workshops && release_place_stands(place, finest)) {
			f = add_figure(g, NOBODY, mem_printf("|%s|atelier", place->code),
				       l->workshop[p], l->k);
			f->level = (int)place->level;
			g->workshop[p] = last_figure(g);
		}
	}
	sum_places(g, g->persons, l->finest);
	if (workshops)
		sum_places(g, g->workshop, finest);
}

static size_t
add_cell(struct linking *g, int owner, const char *table, const struct disclose_cell *cell)
{
	struct protect_figure *f =
		add_figure(g, owner, mem_printf("%s||%s", table, cell->code), cell->n, cell->k);

	f->level = PLACE_ALL;
	return last_figure(g);
}

/* What is not told of a line is hidden as well as its persons allow: zeros, too, and how many of
 * them did not give the answer that nearly all gave. */
static void
hide_line(struct linking *g, int owner, size_t place)
{
	const struct release_linked *l = g->l;
	const struct linked_cross *c = &l->cross[owner];
	const size_t(*cell)[RELEASE_PLACES] = g->cross[owner].cell;
	int64_t persons = l->persons[place];
	int64_t k = persons >= l->k && persons < c->k ? persons : c->k;
	int64_t all = 0;

	for (size_t v = 0; v < c->columns; v++) {
		struct protect_figure *f = &g->figure[cell[v][place]];

		all += f->n;
		f->k = k;
		f->small = f->n > 0 && f->n < k;
		f->unseen = true;
	}
	for (size_t v = 0; v < c->columns; v++) {
		int64_t n = c->n[v][place];
		struct protect_figure *f;

		if (n == 0 || all - n >= k)
			continue;
		f = add_figure(
			g, owner,
			mem_printf("%s|%s|-%s", c->table, l->tree.place[place].code, c->code[v]),
			all - n, k);
		f->unseen = f->small = true;
		disclose_system_row(&g->rows, 0, 0);
		disclose_system_term(&g->rows, last_figure(g), -1);
		for (size_t w = 0; w < c->columns; w++)
			if (w != v)
				disclose_system_term(&g->rows, cell[w][place], 1);
	}
}

/* Its figures of one place, whose sum is the persons. */
static void
add_line(struct linking *g, int owner, size_t place)
{
	const struct release_linked *l = g->l;
	struct linked_cross *c = &g->l->cross[owner];
	struct cross_figures *mine = &g->cross[owner];
	const struct release_place *at = &l->tree.place[place];

	for (size_t v = 0; v < c->columns; v++) {
		/* Where nobody is apart, all is that of the table with one axis. */
		if (at->level == PLACE_ALL && !c->workshops) {
			mine->cell[v][place] = mine->by[v];
			continue;
		}
		add_figure(g, owner, mem_printf("%s|%s|%s", c->table, at->code, c->code[v]),
			   c->n[v][place], c->k)
			->level = (int)at->level;
		mine->cell[v][place] = last_figure(g);
	}
	disclose_system_row(&g->rows, 0, 0);
	disclose_system_term(&g->rows, g->persons[place], -1);
	for (size_t v = 0; v < c->columns; v++)
		disclose_system_term(&g->rows, mine->cell[v][place], 1);
	if (c->workshops)
		disclose_system_term(&g->rows, g->workshop[place], 1);
	c->unseen[place] = !is_told(l, c, place);
	if (c->unseen[place])
		hide_line(g, owner, place);
}

/* What the table with one axis counts more is those at workshops. */
static void
link_answers(struct linking *g, int owner)
{
	const struct linked_cross *c = &g->l->cross[owner];
	struct cross_figures *mine = &g->cross[owner];
	size_t all = g->l->tree.count - 1;

	for (size_t v = 0; v < c->columns; v++) {
		int64_t n = -c->n[v][all];

		disclose_system_row(&g->rows, 0, 0);
		for (size_t i = 0; i < c->by->count; i++) {
			if (c->column[i] != v)
				continue;
			disclose_system_term(&g->rows, mine->by[i], -1);
			n += c->by->cell[i].n;
		}
		disclose_system_term(&g->rows, mine->cell[v][all], 1);
		add_figure(g, owner, mem_printf("%s|-|%s", c->table, c->code[v]), n, c->k)->unseen =
			true;
		mine->apart[v] = last_figure(g);
		disclose_system_term(&g->rows, mine->apart[v], 1);
	}
	disclose_system_row(&g->rows, 0, 0);
	disclose_system_term(&g->rows, g->workshop[all], -1);
	for (size_t v = 0; v < c->columns; v++)
		disclose_system_term(&g->rows, mine->apart[v], 1);
}

static void
add_cross(struct linking *g, int owner)
{
	const struct release_linked *l = g->l;
	struct linked_cross *c = &g->l->cross[owner];
	struct cross_figures *mine = &g->cross[owner];

	for (size_t i = 0; i < c->by->count; i++)
		mine->by[i] = add_cell(g, NOBODY, c->by->table, &c->by->cell[i]);
	disclose_system_row(&g->rows, 0, 0);
	disclose_system_term(&g->rows, g->persons[l->tree.count - 1], -1);
	for (size_t i = 0; i < c->by->count; i++)
		disclose_system_term(&g->rows, mine->by[i], 1);
	for (size_t p = 0; p < l->tree.count; p++)
		if (release_place_stands(&l->tree.place[p], c->finest))
			add_line(g, owner, p);
	for (size_t v = 0; v < c->columns; v++)
		sum_places(g, mine->cell[v], c->finest);
	if (c->workshops)
		link_answers(g, owner);
}

/* The persons at workshops are some of those without a name, and of the attendances there. */
static void
add_limits(struct linking *g)
{
	enum { ANONYMOUS = 2, PARTS = 4, WORKSHOPS = 1, KINDS = 2 };
	const struct release_linked *l = g->l;
	size_t all = l->tree.count - 1;

	if (l->parts != NULL) {
		for (size_t i = 0; i < PARTS; i++)
			g->parts[i] = add_cell(g, NOBODY, l->parts->table, &l->parts->cell[i]);
		disclose_system_row(&g->rows, 0, 0);
		disclose_system_term(&g->rows, g->persons[all], -1);
		for (size_t i = 0; i < PARTS; i++)
			disclose_system_term(&g->rows, g->parts[i], 1);
		disclose_system_row(&g->rows, -SYSTEM_ANY, 0);
		disclose_system_term(&g->rows, g->workshop[all], 1);
		for (size_t i = ANONYMOUS; i < PARTS; i++)
			disclose_system_term(&g->rows, g->parts[i], -1);
	}
	for (size_t i = 0; i < KINDS && l->attendances.told; i++) {
		struct protect_figure *f = add_figure(g, NOBODY, mem_printf("attendances|%zu", i),
						      l->attendances.n[i], l->k);

		f->small = l->attendances.secret && f->n > 0;
		f->fixed = !f->small;
		if (i == 0)
			disclose_system_row(&g->rows, l->attendances.n[0] + l->attendances.n[1],
					    l->attendances.n[0] + l->attendances.n[1]);
		disclose_system_term(&g->rows, last_figure(g), 1);
	}
	if (l->attendances.told) {
		disclose_system_row(&g->rows, -SYSTEM_ANY, 0);
		disclose_system_term(&g->rows, g->workshop[all], 1);
		disclose_system_term(&g->rows, last_figure(g), -1);
	}
}

static void
clear(struct linking *g)
{
	for (size_t i = 0; i < g->rows.figures; i++)
		free((char *)g->figure[i].code);
	free(g->figure);
	free(g->owner);
	disclose_system_clear(&g->rows);
}

static void
take_answers(struct linking *g)
{
	struct release_linked *l = g->l;

	for (size_t p = 0; p < l->tree.count; p++) {
		l->persons_secret[p] = g->persons[p] != SIZE_MAX && g->figure[g->persons[p]].secret;
		l->workshop_secret[p] =
			g->workshop[p] != SIZE_MAX && g->figure[g->workshop[p]].secret;
	}
	for (size_t i = 0; i < l->crosses; i++) {
		struct linked_cross *c = &l->cross[i];

		for (size_t j = 0; j < c->by->count && !c->away; j++)
			c->by->cell[j].secret = g->figure[g->cross[i].by[j]].secret;
		for (size_t v = 0; v < c->columns && !c->away; v++)
			for (size_t p = 0; p < l->tree.count; p++)
				if (release_place_stands(&l->tree.place[p], c->finest))
					c->secret[v][p] = g->figure[g->cross[i].cell[v][p]].secret;
	}
	for (size_t i = 0; l->parts != NULL && any_workshops(l) && i < l->parts->count; i++)
		l->parts->cell[i].secret = g->figure[g->parts[i]].secret;
}

static bool
has_bands(const struct linked_cross *c)
{
	return strcmp(c->by->table, "age") == 0;
}

/* Whether a crossed table takes a step; the last is that it goes. */
static void
coarsen_cross(struct release_linked *l, struct linked_cross *c)
{
	if (c->finest == PLACE_COMMUNE)
		c->finest = PLACE_EPCI;
	else if (!c->merged && has_bands(c))
		linked_cross_divide(c, &l->tree, true);
	else
		c->away = true;
}

static bool
any_cross(const struct release_linked *l)
{
	for (size_t i = 0; i < l->crosses; i++)
		if (!l->cross[i].away)
			return true;
	return false;
}

/* False: everything is protected. */
static bool
coarsen(struct linking *g)
{
	struct release_linked *l = g->l;
	bool open[LINKED_CROSSES] = { false };
	bool crossed = any_cross(l);
	bool mine = false, shared = false;

	for (size_t i = 0; i < g->rows.figures; i++) {
		if (!g->figure[i].open)
			continue;
		if (g->owner[i] == NOBODY)
			shared = true;
		else
			open[g->owner[i]] = mine = true;
	}
	if (!mine && !shared)
		return false;
	for (size_t i = 0; i < l->crosses; i++)
		if (!l->cross[i].away && (open[i] || !mine))
			coarsen_cross(l, &l->cross[i]);
	if (!crossed && l->finest < PLACE_ALL)
		l->finest++;
	return true;
}

/* A table whose every answer is hidden tells nothing, and its crossed one is why. */
static bool
tells_nothing(struct linking *g)
{
	bool any = false;

	for (size_t i = 0; i < g->l->crosses; i++) {
		struct linked_cross *c = &g->l->cross[i];
		bool told = c->away;

		for (size_t j = 0; j < c->by->count && !told; j++)
			told = c->by->cell[j].n > 0 && !g->figure[g->cross[i].by[j]].secret;
		if (!told)
			c->away = any = true;
	}
	return any;
}

static int
hide_once(struct release_linked *l, const struct disclose_choice *choice, bool *again,
	  struct err *err)
{
	const struct disclose_choice mine = { choice->key, choice->release, choice->table,
					      any_cross(l) };
	struct linking g = { .l = l, .rows.stop = l->stop };
	int rc;

	for (size_t p = 0; p < RELEASE_PLACES; p++)
		g.persons[p] = g.workshop[p] = SIZE_MAX;
	add_places(&g);
	for (size_t i = 0; i < l->crosses; i++)
		if (!l->cross[i].away)
			add_cross(&g, (int)i);
	if (any_workshops(l))
		add_limits(&g);
	rc = disclose_protect(&mine, &g.rows, g.figure, err);
	*again = rc == 0 && (coarsen(&g) || tells_nothing(&g));
	if (rc == 0 && !*again)
		take_answers(&g);
	clear(&g);
	return rc;
}

int
release_linked_hide(struct release_linked *l, const struct disclose_choice *choice, struct err *err)
{
	bool again = true;
	int rc = 0;

	for (size_t i = 0; i < l->crosses; i++) {
		struct linked_cross *c = &l->cross[i];

		c->finest = c->wanted;
		linked_cross_divide(c, &l->tree, l->bands && has_bands(c));
		c->away = c->away || !is_told(l, c, l->tree.count - 1);
	}
	while (rc == 0 && again)
		rc = hide_once(l, choice, &again, err);
	return rc;
}
