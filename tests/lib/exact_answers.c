/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Themes, procedures and devices: a person may have several, and each is a table of yes and no. */
#include "config.h"

#include "tests/lib/exact_outsider.h"

enum { THEMES = 19 };

bool
exact_has_several(const struct exact_cell *c)
{
	return is(c, EXACT_TABLE, "theme") || is(c, EXACT_TABLE, "demarche") ||
	       is(c, EXACT_TABLE, "materiel");
}

/* a <= limit; -1 is none. */
void
exact_limit(struct outsider *o, int a, int limit)
{
	if (a < 0 || limit < 0 || a == limit)
		return;
	exact_row(o->exact, -EXACT_ANY, 0);
	exact_term(o->exact, a, 1);
	exact_term(o->exact, limit, -1);
}

/* All who were asked, less those who gave it. */
static void
other_side(struct outsider *o, struct exact_cell *c, int asked)
{
	if (!c->telling || asked < 0 || asked == c->figure)
		return;
	c->others = exact_figure(o->exact, 0, EXACT_ANY);
	exact_row(o->exact, 0, 0);
	exact_term(o->exact, c->figure, 1);
	exact_term(o->exact, c->others, 1);
	exact_term(o->exact, asked, -1);
}

/* Persons of whom several answers are known: no more than were asked; everybody has a theme. Both
 * « no device » and another one: at two visits, by a name. */
void
exact_answers(struct outsider *o, struct exact_cell *c)
{
	int all = exact_find_in(o, c, "ensemble", "personnes", "TOTAL");
	int f[] = { c->figure, exact_find_in(o, c, "materiel", "personnes", "aucun"), all,
		    exact_find_in(o, c, "ensemble", "personnes", "suivies_nouvelles"),
		    exact_find_in(o, c, "ensemble", "personnes", "suivies_deja_venues") };

	if (!exact_has_several(c) || !is(c, EXACT_MEASURE, "personnes"))
		return;
	if (is(c, EXACT_TABLE, "demarche"))
		all = exact_find_in(o, c, "theme", "personnes",
				    "aide_aux_demarches_administratives");
	exact_limit(o, c->figure, all);
	other_side(o, c, all);
	if (!is(c, EXACT_TABLE, "materiel") || f[1] < 0 || f[1] == f[0] || f[3] < 0 || f[4] < 0)
		return;
	exact_row(o->exact, -EXACT_ANY, 0);
	for (int i = 0; i < 5; i++)
		exact_term(o->exact, f[i], i < 2 ? 1 : -1);
}

void
exact_cover(struct outsider *o, int release)
{
	const struct exact_cell *theme[THEMES];
	int count = 0;

	for (size_t i = 0; i < o->all->count && count < THEMES; i++)
		if (o->all->cell[i].release == release &&
		    is(&o->all->cell[i], EXACT_TABLE, "theme"))
			theme[count++] = &o->all->cell[i];
	if (count < THEMES || exact_find_in(o, theme[0], "ensemble", "personnes", "TOTAL") < 0)
		return;
	exact_row(o->exact, 0, EXACT_ANY);
	for (int i = 0; i < THEMES; i++)
		exact_term(o->exact, theme[i]->figure, 1);
	exact_term(o->exact, exact_find_in(o, theme[0], "ensemble", "personnes", "TOTAL"), -1);
}
