/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where people live and what that is crossed with: which of it may be told, and its rows. */
#include "config.h"

#include "report/release_making.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define RESIDENCE "residence"

/* Whether that level alone could be told, by the rule of one axis: where so few came that it never
 * is, its absence says nothing but that. */
static bool
can_be_told(const struct release_making *m, const struct release_linked *l, enum place_level level)
{
	const struct disclose_choice choice = { m->key, m->id, RESIDENCE, false };
	struct disclose_cell cell[RELEASE_PLACES];
	size_t count = 0;

	for (size_t p = 0; p < l->tree.count; p++)
		if (l->tree.place[p].level == level || l->tree.place[p].elsewhere)
			cell[count++] = (struct disclose_cell){
				.code = l->tree.place[p].code,
				.n = l->persons[p],
				.k = l->k,
			};
	return disclose_additive(&choice, cell, count);
}

/* The leaves stand first and in the order of the cells, which end with « not given », too. */
static void
take_places(struct release_linked *l, const struct linked_table *residence)
{
	for (size_t i = 0; i < residence->count; i++)
		l->persons[i] = residence->cell[i].n;
	release_tree_sum(&l->tree, l->persons);
}

static void
write_places(struct release_making *m, const struct release_linked *l)
{
	for (size_t p = 0; p + 1 < l->tree.count; p++)
		if (release_place_stands(&l->tree.place[p], l->finest))
			release_write(m, RESIDENCE, l->tree.place[p].code, "", l->persons[p],
				      l->persons_secret[p]);
}

static void
write_cross(struct release_making *m, const struct release_linked *l, const struct linked_cross *c)
{
	for (size_t p = 0; p < l->tree.count; p++) {
		const char *geo = l->tree.place[p].code;

		if (!release_place_stands(&l->tree.place[p], c->finest) || c->unseen[p])
			continue;
		for (size_t v = 0; v < c->columns; v++)
			release_write(m, c->table, geo, c->code[v], c->n[v][p], c->secret[v][p]);
		if (c->workshops)
			release_write(m, c->table, geo, RELEASE_WORKSHOP, l->workshop[p],
				      l->workshop_secret[p]);
		release_write(m, c->table, geo, RELEASE_TOTAL, l->persons[p], l->persons_secret[p]);
	}
}

/* Without the solver: places beside each other, by the rule of one axis, which hid them already. */
static void
write_plainly(struct release_making *m, const struct linked_table *residence)
{
	for (size_t i = 0; i < residence->count; i++)
		release_write(m, RESIDENCE, residence->cell[i].code, "", residence->cell[i].n,
			      residence->cell[i].secret);
}

static void
add_crosses(struct release_making *m, struct release_linked *l,
	    struct linked_table *const by[STATS_DIM_COUNT])
{
	enum place_level finest =
		l->finest > m->rules.cross_finest ? l->finest : m->rules.cross_finest;

	for (int d = 0; d < STATS_DIM_COUNT; d++) {
		enum stats_dim dim = (enum stats_dim)d;

		if (by[d] != NULL && release_cross_table(dim) != NULL)
			linked_cross_add(l, dim, by[d], &m->p->cross[release_cross_of(dim)],
					 finest);
	}
}

static void
write_all(struct release_making *m, const struct release_linked *l, enum place_level wanted)
{
	write_places(m, l);
	if (l->finest > wanted)
		m->r->limits |= RELEASE_COARSE_PLACES;
	for (size_t i = 0; i < l->crosses; i++) {
		const struct linked_cross *c = &l->cross[i];

		if (!c->away)
			write_cross(m, l, c);
		if (!c->away && (c->merged || c->finest > c->wanted))
			m->r->limits |= RELEASE_COARSE_CROSSES;
	}
}

int
release_link(struct release_making *m, struct linked_table *residence,
	     struct linked_table *const by[STATS_DIM_COUNT], const struct linked_sums *attendances,
	     struct err *err)
{
	const struct disclose_choice choice = { m->key, m->id, "", false };
	struct release_linked *l = mem_alloc(sizeof(*l));
	struct linked_table parts = { RELEASE_TOTALS, m->part, RELEASE_PARTS };
	int rc;

	release_tree_make(&l->tree);
	take_places(l, residence);
	l->k = m->rules.k;
	l->finest = m->rules.finest;
	l->bands = m->rules.bands;
	l->stop = m->r->stop;
	l->attendances = *attendances;
	l->parts = m->parts_shown ? &parts : NULL;
	while (l->finest < PLACE_ALL && !can_be_told(m, l, l->finest))
		l->finest++;
	if (!m->rules.crosses)
		m->r->limits |= RELEASE_NO_CROSSES;
	else if (l->finest < PLACE_ALL)
		add_crosses(m, l, by);
	rc = release_linked_hide(l, &choice, err);
	if (rc == 0)
		write_all(m, l, m->rules.finest);
	free(l);
	if (rc == 0 || err->code != ERR_MISSING)
		return rc;
	m->r->limits |= RELEASE_NO_SOLVER;
	if (m->rules.finest == PLACE_COMMUNE &&
	    disclose_additive(&choice, residence->cell, residence->count))
		write_plainly(m, residence);
	return 0;
}
