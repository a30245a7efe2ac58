/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The crossed tables of a release. */
#include "config.h"

#include "report/release_cross.h"

#include <limits.h>
#include <string.h>

#include "base/i18n.h"
#include "report/label.h"
#include "report/release_cells.h"
#include "report/sensitive.h"

static const struct {
	enum stats_dim dim;
	enum stats_cross cross;
	const char *table;
	bool workshops; /* the answers of those at workshops are not known place by place */
} crosses[] = {
	{ STATS_AGE, STATS_RESIDENCE_AGE, "geo_x_age", true },
	{ STATS_GENDER, STATS_RESIDENCE_GENDER, "geo_x_genre", true },
	{ STATS_CHANNEL, STATS_RESIDENCE_CHANNEL, "geo_x_canal", false },
	{ STATS_STATUS, STATS_RESIDENCE_STATUS, "geo_x_statut", true },
};
enum { CROSSES = sizeof(crosses) / sizeof(crosses[0]) };

/* Bands of ages, up to which value each goes. */
static const struct {
	const char *code;
	int last;
	const char *label;
} bands[] = {
	{ "moins_25", AGE_18_TO_24, N_("Under 25") },
	{ "25_59", AGE_40_TO_59, N_("25–59") },
	{ "60_plus", AGE_70_MORE, N_("60 and over") },
	{ VOCAB_NOT_GIVEN, AGE_UNKNOWN, NULL },
};
enum { BANDS = sizeof(bands) / sizeof(bands[0]) };

static int
find_cross(enum stats_dim dim)
{
	int i = 0;

	while (i < CROSSES && crosses[i].dim != dim)
		i++;
	return i;
}

const char *
release_cross_table(enum stats_dim dim)
{
	int i = find_cross(dim);

	return i < CROSSES ? crosses[i].table : NULL;
}

enum stats_cross
release_cross_of(enum stats_dim dim)
{
	int i = find_cross(dim);

	return i < CROSSES ? crosses[i].cross : STATS_CROSS_COUNT;
}

enum stats_dim
release_cross_dim(const char *table)
{
	for (int i = 0; i < CROSSES; i++)
		if (strcmp(crosses[i].table, table) == 0)
			return crosses[i].dim;
	return STATS_DIM_COUNT;
}

int
release_cross_rank(enum stats_dim dim, const char *code)
{
	const struct vocab_item *item = vocab_by_code(report_vocab(dim), code);
	int band = 0;

	if (strcmp(code, RELEASE_TOTAL) == 0)
		return INT_MAX;
	if (strcmp(code, RELEASE_WORKSHOP) == 0)
		return INT_MAX - 1;
	while (band < BANDS && strcmp(bands[band].code, code) != 0)
		band++;
	return strcmp(code, VOCAB_NOT_GIVEN) == 0 ? INT_MAX - 2 : item != NULL ? item->order : band;
}

static size_t
find_answer(const struct linked_table *by, enum stats_dim dim, int64_t answer)
{
	const struct vocab_item *item = vocab_by_num(report_vocab(dim), (int)answer);
	const char *code = item != NULL ? item->code : answer == 0 ? VOCAB_NOT_GIVEN : "";
	size_t i = 0;

	while (i < by->count && strcmp(by->cell[i].code, code) != 0)
		i++;
	return i;
}

static size_t
find_place(const struct release_tree *t, int64_t num)
{
	size_t i = 0;

	while (i < t->count && t->place[i].num != num)
		i++;
	return i;
}

/* False when a line has a place or an answer that no list knows. */
static bool
take_counts(struct release_linked *l, struct linked_cross *c, enum stats_dim dim,
	    const struct stats_table *counts, int64_t *workshop)
{
	for (size_t i = 0; i < counts->count; i++) {
		const struct stats_line *from = &counts->line[i];
		size_t place = find_place(&l->tree, from->code);
		size_t answer = find_answer(c->by, dim, from->second);

		if (place == l->tree.count || from->people < 0)
			return false;
		if (from->second == STATS_NOT_CROSSED && c->workshops)
			workshop[place] += from->people;
		else if (answer < c->by->count)
			c->raw[answer][place] += from->people;
		else
			return false;
	}
	for (size_t v = 0; v < c->by->count; v++)
		release_tree_sum(&l->tree, c->raw[v]);
	release_tree_sum(&l->tree, workshop);
	return true;
}

/* Each place has its persons; each answer those of the table, or more of them at workshops. */
static bool
adds_up(const struct release_linked *l, const struct linked_cross *c, const int64_t *workshop)
{
	size_t all = l->tree.count - 1;

	for (size_t p = 0; p < l->tree.count; p++) {
		int64_t sum = workshop[p];

		for (size_t v = 0; v < c->by->count; v++)
			sum += c->raw[v][p];
		if (sum != l->persons[p])
			return false;
	}
	for (size_t v = 0; v < c->by->count; v++)
		if (c->raw[v][all] > c->by->cell[v].n ||
		    (!c->workshops && c->raw[v][all] < c->by->cell[v].n))
			return false;
	return true;
}

static bool
any_workshops(const struct release_linked *l)
{
	for (size_t i = 0; i < l->crosses; i++)
		if (l->cross[i].workshops)
			return true;
	return false;
}

void
linked_cross_add(struct release_linked *l, enum stats_dim dim, struct linked_table *by,
		 const struct stats_table *counts, enum place_level finest)
{
	int i = find_cross(dim);
	struct linked_cross *c = &l->cross[l->crosses];
	int64_t workshop[RELEASE_PLACES] = { 0 };

	*c = (struct linked_cross){
		.table = crosses[i].table,
		.by = by,
		.workshops = crosses[i].workshops,
		.telling = sensitive_table(dim),
		.k = by->cell[0].k,
		.wanted = sensitive_table(dim) && finest < PLACE_EPCI ? PLACE_EPCI : finest,
	};
	if (!take_counts(l, c, dim, counts, workshop) || !adds_up(l, c, workshop))
		return;
	/* The same persons, whatever their answers are. */
	if (c->workshops && any_workshops(l) &&
	    memcmp(workshop, l->workshop, sizeof(workshop)) != 0)
		return;
	if (c->workshops)
		memcpy(l->workshop, workshop, sizeof(workshop));
	l->crosses++;
}

static size_t
band_of(const char *code)
{
	const struct vocab_item *item = vocab_by_code(VOCAB_AGE, code);
	size_t i = 0;

	while (i + 1 < BANDS && item->num > bands[i].last)
		i++;
	return i;
}

void
linked_cross_divide(struct linked_cross *c, const struct release_tree *tree, bool merged)
{
	c->merged = merged;
	c->columns = merged ? BANDS : c->by->count;
	memset(c->n, 0, sizeof(c->n));
	for (size_t i = 0; i < c->by->count; i++) {
		size_t v = merged ? band_of(c->by->cell[i].code) : i;

		c->column[i] = v;
		c->code[v] = merged ? bands[v].code : c->by->cell[i].code;
		for (size_t p = 0; p < tree->count; p++)
			c->n[v][p] += c->raw[i][p];
	}
}

const char *
release_band_label(const char *code)
{
	for (int i = 0; i < BANDS; i++)
		if (bands[i].label != NULL && strcmp(bands[i].code, code) == 0)
			return _(bands[i].label);
	return NULL;
}
