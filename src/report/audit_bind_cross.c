/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rows say of tables of two axes, and of those in which a person may have several answers. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/vocab.h"
#include "report/audit_bind.h"
#include "store/stats.h"

/* A figure of a class for each place and answer that a crossed table has. */
struct crossing {
	const char *table;
	enum row_column column;
	const struct release_cell **place; /* of each place, one of its cells */
	const struct release_cell **answer;
	size_t places, answers;
};

static void
list_crossing(const struct binding *b, struct crossing *x)
{
	x->place = mem_array(b->r->cell_count + 1, sizeof(struct release_cell *));
	x->answer = mem_array(b->r->cell_count + 1, sizeof(struct release_cell *));
	for (size_t i = 0; i < b->r->cell_count; i++) {
		const struct release_cell *cell = &b->r->cell[i];
		bool place, answer;

		if (strcmp(cell->table, x->table) != 0 || strcmp(cell->measure, PERSONS) != 0)
			continue;
		place = strcmp(cell->geo, TOTAL) != 0;
		answer = strcmp(cell->category, TOTAL) != 0;
		for (size_t j = 0; j < x->places && place; j++)
			place = strcmp(x->place[j]->geo, cell->geo) != 0;
		for (size_t j = 0; j < x->answers && answer; j++)
			answer = strcmp(x->answer[j]->category, cell->category) != 0;
		if (place)
			x->place[x->places++] = cell;
		if (answer)
			x->answer[x->answers++] = cell;
	}
}

static bool
is_divided(const struct binding *b, const struct crossing *x, size_t place)
{
	for (size_t i = 0; i < x->places; i++)
		if (audit_bind_in(b, x->place[i]->geo, x->place[place]->geo))
			return true;
	return false;
}

/* What of a class is in a place, by answer. An answer that no row can say (of workshops) may be
 * anybody's. */
static void
cross_part(struct binding *b, const struct crossing *x, const struct part *p, size_t place,
	   size_t *figure)
{
	const char *code = audit_bind_code(p, x->column);
	uint32_t mask = audit_bind_mask(&b->codes[x->column], code);
	const struct leaves *places = &b->leaves[ROW_GEO];
	const char *geo = x->place[place]->geo;

	for (size_t a = 0; a < x->answers; a++) {
		const char *answer = x->answer[a]->category;
		uint32_t of = audit_bind_mask(&b->codes[x->column], answer);
		size_t cell = audit_bind_find(b, b->r, x->table, PERSONS, geo, answer);

		figure[a] = SIZE_MAX;
		if ((of & mask) == 0 && of != 0 && strcmp(code, ROW_UNKNOWN) != 0)
			continue;
		if (cell == SIZE_MAX || b->s->figure[cell].hi > 0)
			figure[a] = disclose_system_figure(b->s, 0, SYSTEM_ANY);
	}
	audit_bind_row(b, 0, 0);
	for (size_t a = 0; a < x->answers; a++)
		audit_bind_term(b, figure[a], 1);
	for (size_t i = 0; i < places->count; i++)
		if (strcmp(places->at[i].code, geo) == 0 ||
		    audit_bind_in(b, places->at[i].code, geo))
			audit_bind_term(b, p->of_leaf[ROW_GEO][i], -1);
}

/* Over all places a class has at least as many of an answer. */
static void
sum_places(struct binding *b, const struct crossing *x, const struct part *p, const size_t *figure)
{
	const struct leaves *leaves = &b->leaves[x->column];

	for (size_t a = 0; a < x->answers; a++) {
		uint32_t of = audit_bind_mask(&b->codes[x->column], x->answer[a]->category);

		if (of == 0 || leaves->count == 0)
			continue;
		audit_bind_row(b, 0, SYSTEM_ANY);
		for (size_t i = 0; i < leaves->count; i++)
			if ((leaves->at[i].mask & of) != 0)
				audit_bind_term(b, p->of_leaf[x->column][i], 1);
		for (size_t g = 0; g < x->places; g++)
			audit_bind_term(b, figure[g * x->answers + a], -1);
	}
}

void
audit_bind_cross(struct binding *b, enum row_column c)
{
	char *table = mem_printf("geo_x_%s", audit_bind_table[c]);
	struct crossing x = { .table = table, .column = c };
	size_t one, *figure;

	list_crossing(b, &x);
	one = x.places * x.answers;
	figure = mem_array(b->parts * one + 1, sizeof(*figure));
	for (size_t i = 0; i < b->parts * one; i++)
		figure[i] = SIZE_MAX;
	for (size_t p = 0; p < b->parts && one > 0; p++) {
		for (size_t g = 0; g < x.places; g++)
			if (!is_divided(b, &x, g))
				cross_part(b, &x, &b->part[p], g, figure + p * one + g * x.answers);
		sum_places(b, &x, &b->part[p], figure + p * one);
	}
	for (size_t i = 0; i < one; i++) {
		size_t cell = audit_bind_find(b, b->r, table, PERSONS, x.place[i / x.answers]->geo,
					      x.answer[i % x.answers]->category);

		if (cell == SIZE_MAX || is_divided(b, &x, i / x.answers))
			continue;
		audit_bind_row(b, 0, 0);
		for (size_t p = 0; p < b->parts; p++)
			audit_bind_term(b, figure[p * one + i], 1);
		audit_bind_term(b, cell, -1);
	}
	free(figure);
	free(x.place);
	free(x.answer);
	free(table);
}

/* Rows with one answer, and how many persons these are at least. */
struct answered {
	int64_t rows, persons;
};

static int64_t
persons_of(int64_t rows)
{
	return (rows + STATS_ROWS_EACH - 1) / STATS_ROWS_EACH;
}

static void
answered_add(struct answered *a, int64_t rows)
{
	a->rows += rows;
	a->persons += persons_of(rows);
}

/* In a month the rows of a person are in one class; in a longer period they may be in several. */
static struct answered
answered_of(const struct binding *b, const int64_t *(*counts)(const struct audit_class *),
	    int value)
{
	struct answered all = { .rows = 0 };

	for (size_t i = 0; i < b->l->classes; i++)
		answered_add(&all, counts(&b->l->class[i])[value]);
	if (!audit_bind_month(b))
		all.persons = persons_of(all.rows);
	return all;
}

static const int64_t *
themes_of(const struct audit_class *c)
{
	return c->theme;
}

static const int64_t *
devices_of(const struct audit_class *c)
{
	return c->device;
}

/* At least those whose rows say so, but for rows that are not the only one of a person; and no more
 * than the rows that can, with those that were left out. */
static void
bound(struct binding *b, const size_t *figure, size_t figures, struct answered least, int64_t most)
{
	size_t people = audit_bind_find(b, b->r, ALL_ROWS, PERSONS, "", TOTAL);
	size_t visits = audit_bind_find(b, b->r, ALL_ROWS, "accompagnements", "", TOTAL);

	for (size_t i = 0; i < figures; i++)
		if (figure[i] == SIZE_MAX)
			return;
	audit_bind_row(b, least.persons, SYSTEM_ANY);
	for (size_t i = 0; i < figures; i++)
		audit_bind_term(b, figure[i], 1);
	audit_bind_row(b, least.rows - b->l->rows, SYSTEM_ANY);
	for (size_t i = 0; i < figures; i++)
		audit_bind_term(b, figure[i], 1);
	audit_bind_term(b, people, -1);
	if (visits == SIZE_MAX || figures > 1)
		return;
	audit_bind_row(b, -SYSTEM_ANY, most - b->l->rows);
	audit_bind_term(b, figure[0], 1);
	audit_bind_term(b, visits, -1);
}

/* Of groups that are told together, the one that rows are counted with. */
static int
counted_with(const struct audit_lines *l, int group)
{
	return (l->together >> group & 1) != 0 ? __builtin_ctz(l->together) : group;
}

/* A row tells the group of the first theme in the order of the list. */
static void
bind_themes(struct binding *b)
{
	bool earlier[ROW_THEME_GROUPS + 1] = { false };
	size_t count;
	const struct vocab_item *item = vocab_items(VOCAB_THEME, &count);

	for (size_t i = 0; i < count; i++) {
		size_t figure = audit_bind_find(b, b->r, "theme", PERSONS, "", item[i].code);
		struct answered none = { .rows = 0 };
		int64_t most = 0;

		earlier[counted_with(b->l, row_theme_group(item[i].num))] = true;
		for (int g = 0; g <= ROW_THEME_GROUPS; g++)
			most += earlier[g] ? answered_of(b, themes_of, g).rows : 0;
		bound(b, &figure, 1, none, most);
	}
	for (int g = 1; g <= ROW_THEME_GROUPS; g++) {
		size_t figure[VALUES];
		size_t figures = 0;

		for (size_t i = 0; i < count; i++)
			if (counted_with(b->l, row_theme_group(item[i].num)) == g &&
			    figures < VALUES)
				figure[figures++] = audit_bind_find(b, b->r, "theme", PERSONS, "",
								    item[i].code);
		if (figures > 0)
			bound(b, figure, figures, answered_of(b, themes_of, g), b->l->rows);
	}
}

void
audit_bind_several(struct binding *b)
{
	size_t count;
	const struct vocab_item *item = vocab_items(VOCAB_DEVICE, &count);
	int64_t several = answered_of(b, devices_of, ROW_DEVICE_SEVERAL).rows;

	if (b->l->themes)
		bind_themes(b);
	for (size_t i = 0; i < count && b->l->devices; i++) {
		size_t figure = audit_bind_find(b, b->r, "materiel", PERSONS, "", item[i].code);
		struct answered those =
			answered_of(b, devices_of, row_device(UINT64_C(1) << (item[i].num - 1)));

		bound(b, &figure, 1, those,
		      those.rows + (item[i].num != DEVICE_NONE ? several : 0));
	}
}
