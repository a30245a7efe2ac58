/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure has the name that its codes make, whichever folder or table it stands in; a sum is a
 * whole and the axis along which it is divided. */
#include "config.h"

#include "tests/lib/exact_release.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "tests/lib/exact.h"

enum { LABEL = EXACT_COLUMNS, VALUE, STATUS, ALL_COLUMNS };
enum { MANIFEST_KEY, MANIFEST_NAME, MANIFEST_VALUE, MANIFEST_COLUMNS };
enum { THEMES = 19, VALUE_MAX = 1000000000, NAME_SIZE = 240 };

static const char *const telling[] = { "sante",         "banque_et_achats_en_ligne",
				       "justice",       "social_sante",
				       "argent_impots", "etrangers_europe" };

struct reading {
	struct exact_release *out;
	int folder;
	long k, k_sensitive;
};

struct named {
	char name[NAME_SIZE];
	int figure;
};

/* A figure as a part of a whole; of is the table along whose values, or « geo ». */
struct part {
	int whole, figure;
	const char *of;
};

struct outsider {
	struct exact_release *all;
	struct exact *exact;
	struct named *named;
	struct part *part;
	size_t names, parts, room;
};

static bool
is(const struct exact_cell *c, enum exact_column column, const char *text)
{
	return strcmp(c->text[column], text) == 0;
}

static bool
is_telling(const struct exact_cell *c)
{
	bool is_one = is(c, EXACT_TABLE, "statut") || is(c, EXACT_TABLE, "geo_x_statut");

	for (size_t i = 0; i < sizeof(telling) / sizeof(telling[0]); i++)
		is_one = is_one || is(c, EXACT_CATEGORY, telling[i]);
	return is_one;
}

static int
read_manifest(void *arg, const struct csv_row *row)
{
	struct reading *r = arg;

	if (row->count == MANIFEST_COLUMNS && strcmp(row->cell[MANIFEST_KEY], "k") == 0)
		str_to_long(row->cell[MANIFEST_VALUE], 1, VALUE_MAX,
			    strcmp(row->cell[MANIFEST_NAME], "general") == 0 ? &r->k
									     : &r->k_sensitive);
	return 0;
}

static int
read_cell(void *arg, const struct csv_row *row)
{
	struct reading *r = arg;
	struct exact_release *out = r->out;
	struct exact_cell *c;
	long value = 0;

	if (row->line == 1)
		return 0;
	if (row->count != ALL_COLUMNS) {
		out->bad++;
		return 0;
	}
	out->cell = mem_grow(out->cell, out->count, &out->room, sizeof(*out->cell));
	c = &out->cell[out->count++];
	*c = (struct exact_cell){ .folder = r->folder };
	for (int i = 0; i < EXACT_COLUMNS; i++)
		c->text[i] = mem_strdup(row->cell[i]);
	c->k = is_telling(c) ? r->k_sensitive : r->k;
	c->hidden = strcmp(row->cell[STATUS], "S") == 0;
	out->hidden += c->hidden;
	if (c->hidden)
		out->bad += strcmp(row->cell[VALUE], "s") != 0;
	else
		out->bad += strcmp(row->cell[STATUS], "P") != 0 ||
			    str_to_long(row->cell[VALUE], 0, VALUE_MAX, &value) != 0;
	c->value = value;
	return 0;
}

static bool
read_file(const char *folder, const char *name, csv_row_fn *fn, struct reading *r)
{
	char *path = mem_printf("%s/%s", folder, name);
	struct buf text = BUF_INIT;
	struct err err = { 0 };
	bool good = file_read(path, &text, &err) == 0 &&
		    csv_read(buf_text(&text), text.len,
			     csv_detect_delimiter(buf_text(&text), text.len), fn, r, &err) == 0;

	buf_clear(&text);
	free(path);
	return good;
}

/* A line of all places is the table without places; a line of all values, that of the places. */
static void
name_of(const struct exact_cell *c, const char *geo, const char *category, char name[NAME_SIZE])
{
	const char *table = c->text[EXACT_TABLE];
	bool persons = is(c, EXACT_MEASURE, "personnes");

	if (str_starts(table, "geo_x_") && strcmp(geo, "TOTAL") == 0) {
		table += strlen("geo_x_");
		geo = "";
	} else if (str_starts(table, "geo_x_") && strcmp(category, "TOTAL") == 0) {
		table = "residence";
		category = "";
	}
	if (persons &&
	    (strcmp(geo, "TOTAL") == 0 || (geo[0] == '\0' && strcmp(category, "TOTAL") == 0))) {
		table = "ensemble";
		geo = "";
		category = "TOTAL";
	}
	snprintf(name, NAME_SIZE, "%s/%s/%s/%s/%s/%s", c->text[EXACT_PERIMETER],
		 c->text[EXACT_PERIOD], table, c->text[EXACT_MEASURE], geo, category);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct named *)a)->name, ((const struct named *)b)->name);
}

static int
find(const struct outsider *o, const struct exact_cell *like, const char *geo, const char *category)
{
	struct named wanted = { .figure = -1 };
	const struct named *found;

	name_of(like, geo, category, wanted.name);
	found = bsearch(&wanted, o->named, o->names, sizeof(wanted), by_name);
	return found != NULL ? found->figure : -1;
}

/* One of another table of the same release; -1: it has no row. */
static int
find_in(const struct outsider *o, const struct exact_cell *like, const char *table,
	const char *measure, const char *category)
{
	struct exact_cell c = *like;
	char own_table[NAME_SIZE / 4], own_measure[NAME_SIZE / 4];

	snprintf(own_table, sizeof(own_table), "%s", table);
	snprintf(own_measure, sizeof(own_measure), "%s", measure);
	c.text[EXACT_TABLE] = own_table;
	c.text[EXACT_MEASURE] = own_measure;
	return find(o, &c, "", category);
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
		/* Zeros are always printed. */
		o->named[o->names].figure = exact_figure(o->exact, 1, EXACT_ANY);
		known[o->names++] = -1;
	}
	for (size_t i = 0; i < all->count; i++) {
		struct exact_cell *c = &all->cell[i];

		c->figure = find(o, c, c->text[EXACT_GEO], c->text[EXACT_CATEGORY]);
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

/* The figure of the next place above that has a row. */
static int
above(const struct outsider *o, const struct exact_cell *c)
{
	const char *category = c->text[EXACT_CATEGORY];
	const struct commune *commune = commune_by_insee(c->text[EXACT_GEO]);
	int department = 0;
	int figure = -1;
	size_t count;
	const struct commune *list = commune_list(&count);
	char code[16];

	for (size_t i = 0; i < count; i++)
		if (is(c, EXACT_GEO, list[i].epci) || commune == &list[i])
			department = list[i].department;
	snprintf(code, sizeof(code), "%d", department);
	if (commune != NULL)
		figure = find(o, c, commune->epci, category);
	if (figure < 0 && department > 0)
		figure = find(o, c, code, category);
	return figure >= 0 ? figure : find(o, c, "TOTAL", category);
}

static bool
has_several(const struct exact_cell *c)
{
	return is(c, EXACT_TABLE, "theme") || is(c, EXACT_TABLE, "demarche") ||
	       is(c, EXACT_TABLE, "materiel");
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

static void
add_sums(struct outsider *o)
{
	for (size_t i = 0; i < o->all->count; i++) {
		const struct exact_cell *c = &o->all->cell[i];

		if (c->text[EXACT_GEO][0] != '\0')
			add_part(o, above(o, c), c->figure, "geo");
		if (c->text[EXACT_CATEGORY][0] != '\0' && !has_several(c))
			add_part(o, find(o, c, c->text[EXACT_GEO], "TOTAL"), c->figure,
				 c->text[EXACT_TABLE]);
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

/* a + b <= limit; -1 for none. */
static void
add_limit(struct outsider *o, int a, int b, int limit)
{
	if (a < 0 || limit < 0 || a == limit)
		return;
	exact_row(o->exact, -EXACT_ANY, 0);
	exact_term(o->exact, a, 1);
	if (b >= 0 && b != a)
		exact_term(o->exact, b, 1);
	exact_term(o->exact, limit, -1);
}

/* Persons of whom several answers are known: no more than were asked; who had no device had no
 * other; everybody has a theme. */
static void
add_answers(struct outsider *o, const struct exact_cell *c)
{
	int all = find_in(o, c, "ensemble", "personnes", "TOTAL");

	if (!has_several(c) || !is(c, EXACT_MEASURE, "personnes"))
		return;
	if (is(c, EXACT_TABLE, "demarche"))
		all = find_in(o, c, "theme", "personnes", "aide_aux_demarches_administratives");
	add_limit(o, c->figure,
		  is(c, EXACT_TABLE, "materiel") ? find_in(o, c, "materiel", "personnes", "aucun")
						 : -1,
		  all);
}

static void
add_cover(struct outsider *o, int folder)
{
	const struct exact_cell *theme[THEMES];
	int count = 0;

	for (size_t i = 0; i < o->all->count && count < THEMES; i++)
		if (o->all->cell[i].folder == folder && is(&o->all->cell[i], EXACT_TABLE, "theme"))
			theme[count++] = &o->all->cell[i];
	if (count < THEMES || find_in(o, theme[0], "ensemble", "personnes", "TOTAL") < 0)
		return;
	exact_row(o->exact, 0, EXACT_ANY);
	for (int i = 0; i < THEMES; i++)
		exact_term(o->exact, theme[i]->figure, 1);
	exact_term(o->exact, find_in(o, theme[0], "ensemble", "personnes", "TOTAL"), -1);
}

/* 2026-10 lies in 2026-T4 and in 2026, 2026-T4 in 2026. */
static bool
lies_in(const char *period, const char *longer)
{
	int year = 0, month = 0, quarter = 0, longer_year = 0, longer_quarter = 0;
	bool is_month = sscanf(period, "%d-%d", &year, &month) == 2;
	bool is_quarter = !is_month && sscanf(period, "%d-T%d", &year, &quarter) == 2;
	bool in_quarter = sscanf(longer, "%d-T%d", &longer_year, &longer_quarter) == 2;
	bool in_year = !in_quarter && strchr(longer, '-') == NULL &&
		       sscanf(longer, "%d", &longer_year) == 1;

	if (year != longer_year)
		return false;
	return (is_month && in_quarter && (month + 2) / 3 == longer_quarter) ||
	       ((is_month || is_quarter) && in_year);
}

static void
add_periods(struct outsider *o, const struct exact_cell *c)
{
	const char *last = "";

	for (size_t i = 0; i < o->all->count; i++) {
		struct exact_cell longer = *c;
		const struct exact_cell *other = &o->all->cell[i];

		/* One cell of each folder says which period it is of. */
		if (strcmp(other->text[EXACT_PERIOD], last) == 0)
			continue;
		last = other->text[EXACT_PERIOD];
		if (!lies_in(c->text[EXACT_PERIOD], last))
			continue;
		longer.text[EXACT_PERIOD] = other->text[EXACT_PERIOD];
		add_limit(o, c->figure, -1,
			  find(o, &longer, c->text[EXACT_GEO], c->text[EXACT_CATEGORY]));
	}
}

static void
solve(struct outsider *o)
{
	for (size_t i = 0; i < o->all->count; i++) {
		struct exact_cell *c = &o->all->cell[i];

		if (!exact_bounds(o->exact, c->figure, &c->lo, &c->hi))
			o->all->unsolved += c->hidden;
	}
}

bool
exact_release_attack(const char *const *folder, size_t folders, struct exact_release *out)
{
	struct outsider o = { .all = out };
	bool good = true;

	*out = (struct exact_release){ .count = 0 };
	for (size_t i = 0; i < folders && good; i++) {
		struct reading r = { .out = out, .folder = (int)i };

		good = read_file(folder[i], "manifeste.csv", read_manifest, &r) && r.k > 0 &&
		       r.k_sensitive > 0 && read_file(folder[i], "statistiques.csv", read_cell, &r);
	}
	if (!good || out->bad > 0)
		return false;
	o.exact = exact_open();
	make_figures(&o);
	add_sums(&o);
	for (size_t i = 0; i < out->count; i++) {
		const struct exact_cell *c = &out->cell[i];

		add_answers(&o, c);
		add_periods(&o, c);
		if (i > 0 && out->cell[i - 1].folder == c->folder)
			continue;
		add_cover(&o, c->folder);
		add_limit(&o, find_in(&o, c, "ensemble", "personnes", "TOTAL"), -1,
			  find_in(&o, c, "ensemble", "accompagnements", "TOTAL"));
	}
	solve(&o);
	exact_close(o.exact);
	free(o.named);
	free(o.part);
	return out->bad == 0;
}

void
exact_release_clear(struct exact_release *x)
{
	for (size_t i = 0; i < x->count; i++)
		for (int j = 0; j < EXACT_COLUMNS; j++)
			free(x->cell[i].text[j]);
	free(x->cell);
	*x = (struct exact_release){ .count = 0 };
}

size_t
exact_release_findings(const struct exact_release *x)
{
	size_t found = 0;

	for (size_t i = 0; i < x->count; i++) {
		const struct exact_cell *c = &x->cell[i];
		bool small = !c->hidden && is(c, EXACT_MEASURE, "personnes") && c->value > 0 &&
			     c->value < c->k;
		bool known =
			c->hidden && c->lo < c->k && (c->hi < c->k || c->hi - c->lo < c->k - 1);

		if (!small && !known)
			continue;
		found++;
		printf("# %s %s %s %s%s: %s %lld..%lld\n", c->text[EXACT_PERIOD],
		       c->text[EXACT_TABLE], c->text[EXACT_MEASURE], c->text[EXACT_GEO],
		       c->text[EXACT_CATEGORY], small ? "small and printed" : "known",
		       (long long)c->lo, (long long)c->hi);
	}
	return found;
}
