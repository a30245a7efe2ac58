/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure has the name that its codes make, whichever folder or table it stands in; a sum is a
 * whole and the axis along which it is divided. */
#include "config.h"

#include "tests/lib/exact_outsider.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/mem.h"
#include "base/str.h"
#include "tests/lib/exact.h"

/* A line of all values is the table of the places. Of all places it is the table without places
 * only where nobody stands apart; those apart are the same in all crossed tables. */
static void
name_of(const struct exact_cell *c, const char *geo, const char *category,
	char name[EXACT_NAME_SIZE])
{
	const char *table = c->text[EXACT_TABLE];
	bool crossed = str_starts(table, CROSSED);
	bool total = strcmp(category, "TOTAL") == 0;
	bool all = crossed ? total && strcmp(geo, "TOTAL") == 0
			   : strcmp(geo, "TOTAL") == 0 || (geo[0] == '\0' && total);

	if (is(c, EXACT_MEASURE, "personnes") && all) {
		table = "ensemble";
		geo = "";
		category = "TOTAL";
	} else if (crossed && strcmp(category, APART) == 0) {
		table = CROSSED;
	} else if (crossed && total) {
		table = "residence";
		category = "";
	} else if (strcmp(table, CROSSED "canal") == 0 && strcmp(geo, "TOTAL") == 0) {
		table = "canal";
		geo = "";
	}
	snprintf(name, EXACT_NAME_SIZE, "%s/%s/%s/%s/%s/%s", c->text[EXACT_PERIMETER],
		 c->text[EXACT_PERIOD], table, c->text[EXACT_MEASURE], geo, category);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct named *)a)->name, ((const struct named *)b)->name);
}

int
exact_find(const struct outsider *o, const struct exact_cell *like, const char *geo,
	   const char *category)
{
	struct named wanted = { .figure = -1 };
	const struct named *found;

	name_of(like, geo, category, wanted.name);
	found = bsearch(&wanted, o->named, o->names, sizeof(wanted), by_name);
	return found != NULL ? found->figure : -1;
}

/* One of another table of the same release; -1: it has no row. */
int
exact_find_in(const struct outsider *o, const struct exact_cell *like, const char *table,
	      const char *measure, const char *category)
{
	struct exact_cell c = *like;
	char own_table[EXACT_NAME_SIZE / 4], own_measure[EXACT_NAME_SIZE / 4];

	snprintf(own_table, sizeof(own_table), "%s", table);
	snprintf(own_measure, sizeof(own_measure), "%s", measure);
	c.text[EXACT_TABLE] = own_table;
	c.text[EXACT_MEASURE] = own_measure;
	return exact_find(o, &c, "", category);
}

static void
make_figures(struct outsider *o)
{
	struct exact_release *all = o->all;
	int64_t *known = mem_array(all->count + 1, sizeof(*known));

	o->named = mem_array(all->count + 1, sizeof(*o->named));
	for (size_t i = 0; i < all->count; i++)
		name_of(&all->cell[i], all->cell[i].text[EXACT_GEO],
			all->cell[i].text[EXACT_CATEGORY], o->named[i].name);
	qsort(o->named, all->count, sizeof(*o->named), by_name);
	for (size_t i = 0; i < all->count; i++) {
		if (o->names > 0 && by_name(&o->named[o->names - 1], &o->named[i]) == 0)
			continue;
		o->named[o->names] = o->named[i];
		o->named[o->names].figure = exact_figure(o->exact, 0, EXACT_ANY);
		known[o->names++] = -1;
	}
	for (size_t i = 0; i < all->count; i++) {
		struct exact_cell *c = &all->cell[i];

		c->figure = exact_find(o, c, c->text[EXACT_GEO], c->text[EXACT_CATEGORY]);
		/* Zeros are always printed. */
		if (c->hidden && !c->implied && known[c->figure] < 0)
			exact_least(o->exact, c->figure, 1);
		if (c->hidden)
			continue;
		all->bad += known[c->figure] >= 0 && known[c->figure] != c->value;
		known[c->figure] = c->value;
		exact_know(o->exact, c->figure, c->value);
	}
	free(known);
}

static void
add_part(struct outsider *o, int whole, int figure, const char *of)
{
	if (whole < 0 || whole == figure)
		return;
	o->part = mem_grow(o->part, o->parts, &o->room, sizeof(*o->part));
	o->part[o->parts++] = (struct part){ whole, figure, of };
}

/* The next place above that has a row. */
static const char *
place_above(const struct outsider *o, const struct exact_cell *c)
{
	const char *category = c->text[EXACT_CATEGORY];
	const struct commune *commune = commune_by_insee(c->text[EXACT_GEO]);
	int department = 0;
	size_t count;
	const struct commune *list = commune_list(&count);
	const char *code;

	for (size_t i = 0; i < count; i++)
		if (is(c, EXACT_GEO, list[i].epci) || commune == &list[i])
			department = list[i].department;
	code = department == 971 ? "971" : "972";
	if (commune != NULL && exact_find(o, c, commune->epci, category) >= 0)
		return commune->epci;
	return department > 0 && exact_find(o, c, code, category) >= 0 ? code : "TOTAL";
}

static int
above(const struct outsider *o, const struct exact_cell *c)
{
	return exact_find(o, c, place_above(o, c), c->text[EXACT_CATEGORY]);
}

static int
by_whole(const void *a, const void *b)
{
	const struct part *x = a;
	const struct part *y = b;
	int d = (x->whole > y->whole) - (x->whole < y->whole);

	d = d != 0 ? d : strcmp(x->of, y->of);
	return d != 0 ? d : (x->figure > y->figure) - (x->figure < y->figure);
}

/* Another cell of the same release: the place of one, in the table of the other. */
static struct exact_cell
moved(const struct exact_cell *line, const struct exact_cell *place)
{
	struct exact_cell c = *line;

	c.text[EXACT_GEO] = place->text[EXACT_GEO];
	return c;
}

static bool
is_in(const struct exact_cell *a, const struct exact_cell *b)
{
	return a->release == b->release && is(a, EXACT_TABLE, b->text[EXACT_TABLE]);
}

/* Whether a place has a line in the table of a cell: its persons are, by another name, in it. */
static bool
has_line(const struct outsider *o, const struct exact_cell *of, const char *geo)
{
	for (size_t i = 0; i < o->all->count; i++)
		if (is_in(&o->all->cell[i], of) && is(&o->all->cell[i], EXACT_GEO, geo))
			return true;
	return false;
}

/* Whether a line of that column has that figure as the next above. */
static bool
any_below(const struct outsider *o, const struct exact_cell *column, int figure)
{
	for (size_t i = 0; i < o->all->count; i++) {
		const struct exact_cell *c = &o->all->cell[i];

		if (is_in(c, column) && is(c, EXACT_CATEGORY, column->text[EXACT_CATEGORY]) &&
		    !is(c, EXACT_GEO, "TOTAL") && above(o, c) == figure)
			return true;
	}
	return false;
}

static int
new_unseen(struct outsider *o, const struct exact_cell *column, const char *geo)
{
	int figure = exact_figure(o->exact, 0, EXACT_ANY);

	o->unseen = mem_grow(o->unseen, o->unseens, &o->unseen_room, sizeof(*o->unseen));
	o->unseen[o->unseens++] = (struct unseen){ column, geo, figure };
	return figure;
}

/* A column of a crossed table, by its total: places without a line have persons in it, too. */
static void
add_unseen(struct outsider *o, const struct exact_cell *column)
{
	for (size_t i = 0; i < o->all->count; i++) {
		const struct exact_cell *place = &o->all->cell[i];
		struct exact_cell c = moved(column, place);
		int whole, figure;

		if (place->release != column->release || !is(place, EXACT_TABLE, "residence") ||
		    is(place, EXACT_GEO, "TOTAL") || has_line(o, column, place->text[EXACT_GEO]))
			continue;
		whole = above(o, &c);
		/* Where the area itself has no line the next one above stands for all of it. */
		if (!any_below(o, column, whole) ||
		    strcmp(place_above(o, place), place_above(o, &c)) != 0)
			continue;
		figure = exact_find(o, &c, c.text[EXACT_GEO], c.text[EXACT_CATEGORY]);
		if (figure < 0) {
			figure = new_unseen(o, column, place->text[EXACT_GEO]);
			add_part(o, whole, figure, "geo");
		}
		add_part(o, place->figure, figure, column->text[EXACT_TABLE]);
	}
}

/* The band that an age is in; NULL: it is no age. */
static const char *
band_of(const struct exact_cell *c)
{
	static const char *const band[][4] = {
		{ "moins_25", "moins_de_douze", "douze_dix_huit", "dix_huit_vingt_quatre" },
		{ "25_59", "vingt_cinq_trente_neuf", "quarante_cinquante_neuf", "" },
		{ "60_plus", "soixante_soixante_neuf", "soixante_dix_plus", "" },
	};

	for (size_t i = 0; i < sizeof(band) / sizeof(band[0]); i++)
		for (int j = 1; j < 4; j++)
			if (is(c, EXACT_CATEGORY, band[i][j]))
				return band[i][0];
	return NULL;
}

/* All answers; of an age its band, where a longer period has those: both stand in the table then,
 * and what is in a band is in the total once. */
static int
all_answers(const struct outsider *o, const struct exact_cell *c)
{
	const char *band = is(c, EXACT_TABLE, CROSSED "age") ? band_of(c) : NULL;
	int whole = band != NULL ? exact_find(o, c, c->text[EXACT_GEO], band) : -1;

	return whole >= 0 ? whole : exact_find(o, c, c->text[EXACT_GEO], "TOTAL");
}

static void
add_sums(struct outsider *o)
{
	for (size_t i = 0; i < o->all->count; i++) {
		const struct exact_cell *c = &o->all->cell[i];

		if (str_starts(c->text[EXACT_TABLE], CROSSED) && is(c, EXACT_GEO, "TOTAL") &&
		    !is(c, EXACT_CATEGORY, "TOTAL"))
			add_unseen(o, c);
	}
	for (size_t i = 0; i < o->all->count; i++) {
		const struct exact_cell *c = &o->all->cell[i];

		if (c->text[EXACT_GEO][0] != '\0')
			add_part(o, above(o, c), c->figure, "geo");
		if (c->text[EXACT_CATEGORY][0] != '\0' && !exact_has_several(c))
			add_part(o, all_answers(o, c), c->figure, c->text[EXACT_TABLE]);
	}
	qsort(o->part, o->parts, sizeof(*o->part), by_whole);
	for (size_t i = 0; i < o->parts; i++) {
		const struct part *p = &o->part[i];
		bool new = i == 0 || p[-1].whole != p->whole || strcmp(p[-1].of, p->of) != 0;

		if (!new &&p[-1].figure == p->figure)
			continue;
		if (new) {
			exact_row(o->exact, 0, 0);
			exact_term(o->exact, p->whole, -1);
		}
		exact_term(o->exact, p->figure, 1);
	}
}

static bool
holds(const struct exact_cell *column, const struct exact_cell *answer)
{
	const char *band = band_of(answer);

	return is(answer, EXACT_CATEGORY, column->text[EXACT_CATEGORY]) ||
	       (band != NULL && is(column, EXACT_CATEGORY, band));
}

/* An answer without places counts those apart who gave it, too. Returns how many these are. */
static int
add_apart(struct outsider *o, const struct exact_cell *column)
{
	int apart = new_unseen(o, column, NULL);

	exact_row(o->exact, 0, 0);
	exact_term(o->exact, column->figure, 1);
	exact_term(o->exact, apart, 1);
	for (size_t i = 0; i < o->all->count; i++) {
		const struct exact_cell *c = &o->all->cell[i];

		if (c->release == column->release && is(c, EXACT_MEASURE, "personnes") &&
		    is(c, EXACT_TABLE, column->text[EXACT_TABLE] + strlen(CROSSED)) &&
		    holds(column, c))
			exact_term(o->exact, c->figure, -1);
	}
	return apart;
}

/* Of a crossed table, by the total of those apart: they are that many, whatever they answered; have
 * no name; and came to workshops. */
static void
add_all_apart(struct outsider *o, const struct exact_cell *all)
{
	enum { COLUMNS = 16 };
	int apart[COLUMNS];
	int count = 0;
	int new = exact_find_in(o, all, "ensemble", "personnes", "anonymes_nouvelles");
	int returning = exact_find_in(o, all, "ensemble", "personnes", "anonymes_deja_venues");
	int visits = exact_find_in(o, all, "ensemble", "accompagnements", "collectif");

	for (size_t i = 0; i < o->all->count && count < COLUMNS; i++) {
		const struct exact_cell *c = &o->all->cell[i];

		if (!is_in(c, all) || !is(c, EXACT_GEO, "TOTAL") ||
		    is(c, EXACT_CATEGORY, "TOTAL") || is(c, EXACT_CATEGORY, APART))
			continue;
		apart[count] = add_apart(o, c);
		count += all_answers(o, c) == exact_find(o, c, "TOTAL", "TOTAL");
	}
	exact_row(o->exact, 0, 0);
	exact_term(o->exact, all->figure, -1);
	for (int i = 0; i < count; i++)
		exact_term(o->exact, apart[i], 1);
	if (visits >= 0) {
		exact_row(o->exact, -EXACT_ANY, 0);
		exact_term(o->exact, all->figure, 1);
		exact_term(o->exact, visits, -1);
	}
	if (new >= 0 && returning >= 0) {
		exact_row(o->exact, -EXACT_ANY, 0);
		exact_term(o->exact, all->figure, 1);
		exact_term(o->exact, new, -1);
		exact_term(o->exact, returning, -1);
	}
}

static void
solve(struct outsider *o)
{
	for (size_t i = 0; i < o->all->count; i++) {
		struct exact_cell *c = &o->all->cell[i];

		if (!exact_bounds(o->exact, c->figure, &c->lo, &c->hi))
			o->all->unsolved += c->hidden;
		if (c->others > 0 &&
		    !exact_bounds(o->exact, c->others, &c->others_lo, &c->others_hi))
			o->all->unsolved++;
	}
}

bool
exact_release_attack(const char *const *folder, size_t folders, struct exact_release *out)
{
	struct outsider o = { .all = out };
	bool good = true;

	*out = (struct exact_release){ .count = 0 };
	for (size_t i = 0; i < folders && good; i++)
		good = exact_release_read(folder[i], (int)i, out);
	out->given = out->count;
	if (good)
		exact_imply(out);
	if (!good || out->bad > 0)
		return false;
	o.exact = exact_open();
	make_figures(&o);
	add_sums(&o);
	for (size_t i = 0; i < out->count; i++) {
		struct exact_cell *c = &out->cell[i];

		exact_answers(&o, c);
		if (str_starts(c->text[EXACT_TABLE], CROSSED) && is(c, EXACT_GEO, "TOTAL") &&
		    is(c, EXACT_CATEGORY, APART))
			add_all_apart(&o, c);
		exact_periods(&o, c);
		if (i != out->first[c->release])
			continue;
		exact_cover(&o, c->release);
		exact_limit(&o, exact_find_in(&o, c, "ensemble", "personnes", "TOTAL"),
			    exact_find_in(&o, c, "ensemble", "accompagnements", "TOTAL"));
	}
	exact_periods_unseen(&o);
	solve(&o);
	out->effort = exact_effort(o.exact);
	exact_close(o.exact);
	free(o.named);
	free(o.part);
	free(o.unseen);
	return out->bad == 0;
}
