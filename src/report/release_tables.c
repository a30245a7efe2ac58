/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables for people out of the cells of a release. */
#include "config.h"

#include "report/release_tables.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "report/label.h"
#include "report/release_cells.h"
#include "report/release_cross.h"
#include "report/release_geo.h"
#include "report/table.h"

#define WHOLE "ensemble"
#define PEOPLE "personnes"
#define SESSIONS "seances"
#define MINUTES "minutes"

enum { PERCENT = 100, UNKNOWN = -1 };

/* The tables as they follow each other; others come after them. */
static const char *const order[] = { WHOLE,   "genre", "age",      "statut", "residence",
				     "canal", "duree", "materiel", "theme",  "demarche" };
enum { ORDER = sizeof(order) / sizeof(order[0]) };

/* The measures of the table of totals. */
static const struct {
	const char *code;
	const char *label;
} measures[] = {
	{ SESSIONS, N_("Sessions") },
	{ "accompagnements", N_("Attendances") },
	{ PEOPLE, N_("People") },
	{ MINUTES, N_("Minutes") },
};
enum { MEASURES = sizeof(measures) / sizeof(measures[0]) };

static int
rank_of_table(const char *code)
{
	int i = 0;

	while (i < ORDER && strcmp(order[i], code) != 0)
		i++;
	return i;
}

static int
rank_of_measure(const char *code)
{
	int i = 0;

	while (i < MEASURES && strcmp(measures[i].code, code) != 0)
		i++;
	return i;
}

/* What a cell shows; UNKNOWN when it is secret or not there. */
static int64_t
shown(const struct release *r, const char *table, const char *measure, const char *code)
{
	for (size_t i = 0; i < r->cell_count; i++) {
		const struct release_cell *c = &r->cell[i];
		const char *own = c->category[0] != '\0' ? c->category : c->geo;

		if (!c->secret && strcmp(c->table, table) == 0 &&
		    strcmp(c->measure, measure) == 0 && strcmp(own, code) == 0)
			return c->value;
	}
	return UNKNOWN;
}

/* The people who could give the answers of a table. Procedures belong to one of the themes. */
static int64_t
whole_of(const struct release *r, enum stats_dim dim)
{
	if (dim == STATS_DIM_COUNT)
		return UNKNOWN;
	if (dim == STATS_PROCEDURE)
		return shown(r, "theme", PEOPLE, vocab_by_num(VOCAB_THEME, THEME_PROCEDURES)->code);
	return shown(r, WHOLE, PEOPLE, RELEASE_TOTAL);
}

static char *
label_of(const struct release_cell *c, bool total)
{
	int m = rank_of_measure(c->measure);

	if (total && strcmp(c->table, WHOLE) == 0 && m < MEASURES)
		return mem_strdup(_(measures[m].label));
	return release_cell_label(c);
}

/* 971, 972: its EPCI stand above it as its parts. */
static bool
is_island(const char *code)
{
	return strcmp(code, "971") == 0 || strcmp(code, "972") == 0;
}

static void
add_line(struct release_table *t, const struct release_cell *c, int64_t whole)
{
	const char *code = c->category[0] != '\0' ? c->category : c->geo;
	bool total = strcmp(code, RELEASE_TOTAL) == 0;
	bool share = !total && !c->secret && whole >= RELEASE_SHARE_MIN && c->value <= whole;

	t->line = mem_resize(t->line, t->count + 1, sizeof(*t->line));
	t->line[t->count++] = (struct release_line){
		.label = label_of(c, total),
		.measure = c->measure,
		.code = code,
		.value = c->value,
		.secret = c->secret,
		.total = total || is_island(code),
		.percent = share ? (int)((PERCENT * c->value + whole / 2) / whole) : UNKNOWN,
	};
}

/* Numbers of a vocabulary stand in its order. */
static int
place_in_vocabulary(enum vocab v, const char *code)
{
	size_t count;
	const struct vocab_item *item = vocab_items(v, &count);
	size_t i = 0;

	while (i < count && strcmp(item[i].code, code) != 0)
		i++;
	return (int)i;
}

/* 0 shown, 1 secret, 2 zero. */
static int
class_of(const struct release_line *l)
{
	return l->secret ? 1 : l->value == 0 ? 2 : 0;
}

/* Whether a comes after b. */
static bool
after(const struct release_line *a, const struct release_line *b, enum stats_dim dim, bool by_size)
{
	enum vocab v = dim == STATS_DIM_COUNT ? VOCAB_KIND : report_vocab(dim);

	if (dim == STATS_DIM_COUNT && strcmp(a->measure, b->measure) != 0)
		return rank_of_measure(a->measure) > rank_of_measure(b->measure);
	/* There the whole of each measure comes before its parts. */
	if (a->total != b->total)
		return dim == STATS_DIM_COUNT ? b->total : a->total;
	if (!by_size)
		return place_in_vocabulary(v, a->code) > place_in_vocabulary(v, b->code);
	if (class_of(a) != class_of(b))
		return class_of(a) > class_of(b);
	return a->value < b->value;
}

/* Few lines, and those that are alike keep the order of the file. */
static void
sort(struct release_table *t, enum stats_dim dim, bool by_size)
{
	for (size_t i = 1; i < t->count; i++) {
		struct release_line l = t->line[i];
		size_t j = i;

		for (; j > 0 && after(&t->line[j - 1], &l, dim, by_size); j--)
			t->line[j] = t->line[j - 1];
		t->line[j] = l;
	}
}

static void
finish(struct release_table *t, enum stats_dim dim)
{
	bool by_size = t->several || dim == STATS_RESIDENCE;

	sort(t, dim, by_size);
	if (dim == STATS_DIM_COUNT)
		return;
	t->drawn = t->count;
	while (t->drawn > 0 && t->line[t->drawn - 1].total)
		t->drawn--;
	for (; by_size && t->drawn > 0 && class_of(&t->line[t->drawn - 1]) == 2; t->drawn--)
		t->zeros++;
	for (size_t i = 0; i < t->drawn; i++)
		if (t->line[i].value > t->largest)
			t->largest = t->line[i].value;
	if (t->largest == 0)
		t->drawn = 0;
}

static bool
has_total(const struct release_table *t)
{
	return strcmp(t->line[t->count - 1].code, RELEASE_TOTAL) == 0;
}

static int
by_rank(const void *a, const void *b)
{
	const struct release_table *x = a;
	const struct release_table *y = b;
	int d = rank_of_table(x->code) - rank_of_table(y->code);

	if (d == 0)
		d = strcmp(x->code, y->code);
	/* Two of one code: the one with the total is the first. */
	return d != 0 ? d : (int)has_total(y) - (int)has_total(x);
}

/* Sessions that take time are those of one person and workshops. The mean is told beside the sum
 * and the count that it is made of, and only where both are shown: it says nothing more. */
static char *
mean_of(const struct release *r)
{
	int64_t minutes = shown(r, WHOLE, MINUTES, RELEASE_TOTAL);
	int64_t one = shown(r, WHOLE, SESSIONS, vocab_by_num(VOCAB_KIND, KIND_INDIVIDUAL)->code);
	int64_t group = shown(r, WHOLE, SESSIONS, vocab_by_num(VOCAB_KIND, KIND_WORKSHOP)->code);
	int64_t count = one + group;
	char *number[3];
	char *text;

	if (minutes < 0 || one < 0 || group < 0 || count <= 0)
		return NULL;
	number[0] = report_number((minutes + count / 2) / count);
	number[1] = report_number(minutes);
	number[2] = report_number(count);
	/* TRANSLATORS: three numbers: a mean, and the sum and the count that it is made of */
	text = mem_printf(_("One-to-one sessions and workshops took %1$s minutes on average "
			    "(%2$s minutes, %3$s sessions)."),
			  number[0], number[1], number[2]);
	for (size_t i = 0; i < sizeof(number) / sizeof(number[0]); i++)
		free(number[i]);
	return text;
}

/* Communes, and what is in none, are one table; the places made of communes are another. */
static bool
is_area(const struct release_cell *c)
{
	return release_area_label(c->geo) != NULL;
}

static const char *
title_of(enum stats_dim dim, bool areas)
{
	if (areas)
		return _("Groups of communes");
	return dim == STATS_DIM_COUNT ? _("The period as a whole") : report_title(dim);
}

static void
add_table(struct release_tables *out, const struct release *r, size_t first, bool areas)
{
	enum stats_dim dim = release_table_dim(r->cell[first].table);
	struct release_table t = {
		.code = r->cell[first].table,
		.title = title_of(dim, areas),
		.several = report_is_multiple(dim),
	};

	/* The cells of a table stand together. */
	for (size_t i = first; i < r->cell_count && strcmp(r->cell[i].table, t.code) == 0; i++)
		if (is_area(&r->cell[i]) == areas)
			add_line(&t, &r->cell[i], whole_of(r, dim));
	if (t.count == 0)
		return;
	finish(&t, dim);
	out->table = mem_resize(out->table, out->count + 1, sizeof(*out->table));
	out->table[out->count++] = t;
}

void
release_tables_make(const struct release *r, struct release_tables *out)
{
	*out = (struct release_tables){ .mean = mean_of(r) };
	for (size_t i = 0; i < r->cell_count; i++) {
		const char *table = r->cell[i].table;

		if ((i > 0 && strcmp(table, r->cell[i - 1].table) == 0) ||
		    release_cross_dim(table) != STATS_DIM_COUNT)
			continue;
		add_table(out, r, i, false);
		if (release_table_dim(table) == STATS_RESIDENCE)
			add_table(out, r, i, true);
	}
	if (out->count > 0)
		qsort(out->table, out->count, sizeof(*out->table), by_rank);
}

void
release_tables_clear(struct release_tables *t)
{
	for (size_t i = 0; i < t->count; i++) {
		for (size_t j = 0; j < t->table[i].count; j++)
			free(t->table[i].line[j].label);
		free(t->table[i].line);
	}
	free(t->table);
	free(t->mean);
	*t = (struct release_tables){ .table = NULL };
}
