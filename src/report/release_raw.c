/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each figure has one place in the counts: both ways go over the same list of places. */
#include "config.h"

#include "report/release_raw.h"

#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/mem.h"
#include "report/label.h"
#include "report/release_cells.h"
#include "report/table.h"

#define TOTALS "ensemble"
#define PERSONS "personnes"

static const char *const tables[] = { "genre", "age",      "statut", "residence", "canal",
				      "duree", "materiel", "theme",  "demarche" };

static int64_t
people_of(const struct stats_table *t, int64_t code)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->line[i].code == code)
			return t->line[i].people;
	return 0;
}

static void
add(struct release *out, const char *table, const char *code, int64_t n)
{
	bool geo = strcmp(table, "residence") == 0;

	release_cell_add(out, table, PERSONS, geo ? code : "", geo ? "" : code, n, false);
}

static void
add_table(struct release *out, const struct stats_period *p, const char *table)
{
	enum stats_dim dim = release_table_dim(table);
	size_t values, communes;
	const struct vocab_item *item = vocab_items(report_vocab(dim), &values);
	const struct commune *list = commune_list(&communes);

	for (size_t i = 0; dim == STATS_RESIDENCE && i < communes; i++)
		add(out, table, list[i].insee, people_of(&p->by[dim], list[i].num));
	for (size_t i = 0; i < values; i++)
		add(out, table, item[i].code, people_of(&p->by[dim], item[i].num));
	if (dim == STATS_RESIDENCE || dim == STATS_CHANNEL)
		add(out, table, VOCAB_NOT_GIVEN, people_of(&p->by[dim], 0));
	if (!report_is_multiple(dim))
		add(out, table, RELEASE_TOTAL, p->total.people);
}

static void
add_sum(struct release *out, const char *measure, const char *code, int64_t n)
{
	release_cell_add(out, TOTALS, measure, "", code, n, false);
}

void
release_raw_make(struct release *out, const struct stats_period *p)
{
	const struct stats_totals *t = &p->total;
	int64_t known_new = t->known - t->returning_known;
	int64_t anonymous_new = t->new_people - known_new;
	const char *one = vocab_by_num(VOCAB_KIND, KIND_INDIVIDUAL)->code;
	const char *group = vocab_by_num(VOCAB_KIND, KIND_WORKSHOP)->code;

	add(out, TOTALS, RELEASE_TOTAL, t->people);
	add(out, TOTALS, "suivies_nouvelles", known_new);
	add(out, TOTALS, "suivies_deja_venues", t->returning_known);
	add(out, TOTALS, "anonymes_nouvelles", anonymous_new);
	add(out, TOTALS, "anonymes_deja_venues", t->anonymous - anonymous_new);
	add_sum(out, "seances", RELEASE_TOTAL, t->sessions);
	for (int kind = KIND_INDIVIDUAL; kind <= KIND_PARTNERSHIP; kind++)
		add_sum(out, "seances", vocab_by_num(VOCAB_KIND, kind)->code,
			t->sessions_by_kind[kind]);
	add_sum(out, "accompagnements", RELEASE_TOTAL, t->attendances);
	add_sum(out, "accompagnements", one, t->attendances_individual);
	add_sum(out, "accompagnements", group, t->attendances_workshop);
	add_sum(out, "minutes", RELEASE_TOTAL, t->minutes);
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		add_table(out, p, tables[i]);
}

const struct release_cell *
release_raw_find(const struct release *raw, const struct release_cell *c)
{
	for (size_t i = 0; i < raw->cell_count; i++) {
		const struct release_cell *x = &raw->cell[i];

		if (strcmp(x->table, c->table) == 0 && strcmp(x->measure, c->measure) == 0 &&
		    strcmp(x->geo, c->geo) == 0 && strcmp(x->category, c->category) == 0)
			return x;
	}
	return NULL;
}

static void
put_people(struct stats_table *t, int64_t code, int64_t n)
{
	for (size_t i = 0; i < t->count; i++) {
		if (t->line[i].code == code) {
			t->line[i].people = n;
			return;
		}
	}
	if (n == 0)
		return;
	t->line = mem_resize(t->line, t->count + 1, sizeof(*t->line));
	t->line[t->count++] = (struct stats_line){ .code = code, .people = n };
}

static void
put_sum(struct stats_totals *t, const struct release_cell *c)
{
	const struct vocab_item *kind = vocab_by_code(VOCAB_KIND, c->category);
	bool total = strcmp(c->category, RELEASE_TOTAL) == 0;

	if (strcmp(c->measure, "minutes") == 0)
		t->minutes = c->value;
	else if (strcmp(c->measure, "seances") == 0)
		*(total ? &t->sessions : &t->sessions_by_kind[kind->num]) = c->value;
	else if (total)
		t->attendances = c->value;
	else
		*(kind->num == KIND_WORKSHOP ? &t->attendances_workshop
					     : &t->attendances_individual) = c->value;
}

static void
put_persons(struct stats_totals *t, const struct release *raw)
{
	int64_t n[5]; /* as release_raw_make() begins */

	for (int i = 0; i < 5; i++)
		n[i] = raw->cell[i].value;
	t->people = n[0];
	t->returning_known = n[2];
	t->known = n[1] + n[2];
	t->new_people = n[1] + n[3];
	t->anonymous = n[3] + n[4];
}

void
release_raw_put(const struct release *raw, struct stats_period *p)
{
	put_persons(&p->total, raw);
	for (size_t i = 0; i < raw->cell_count; i++) {
		const struct release_cell *c = &raw->cell[i];
		enum stats_dim dim = release_table_dim(c->table);
		const char *code = c->geo[0] != '\0' ? c->geo : c->category;
		const struct vocab_item *item;
		const struct commune *commune;

		if (strcmp(c->measure, PERSONS) != 0)
			put_sum(&p->total, c);
		if (dim == STATS_DIM_COUNT || strcmp(code, RELEASE_TOTAL) == 0)
			continue;
		item = vocab_by_code(report_vocab(dim), code);
		commune = dim == STATS_RESIDENCE ? commune_by_insee(code) : NULL;
		put_people(&p->by[dim],
			   item != NULL      ? item->num
			   : commune != NULL ? commune->num
					     : 0,
			   c->value);
	}
}
