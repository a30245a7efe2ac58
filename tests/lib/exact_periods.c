/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Months, quarters and years: of whom both a whole and its parts tell. */
#include "config.h"

#include <stdio.h>

#include "base/mem.h"
#include "base/str.h"
#include "tests/lib/exact_outsider.h"

enum { QUARTERS = 4, MONTHS = 3, PARTS = 12, PERIOD_SIZE = 16 };

struct parts {
	char period[PARTS][PERIOD_SIZE];
	int count; /* 0: none of them was published */
};

static bool
is_published(const struct exact_release *all, const struct exact_cell *like, const char *period)
{
	for (int i = 0; i < all->folders; i++) {
		const struct exact_cell *c = &all->cell[all->first[i]];

		if (!c->implied && is(c, EXACT_PERIOD, period) &&
		    is(c, EXACT_PERIMETER, like->text[EXACT_PERIMETER]))
			return true;
	}
	return false;
}

/* Returns how many of them were published. */
static int
add_months(struct parts *p, const struct exact_release *all, const struct exact_cell *like,
	   int year, int quarter)
{
	int published = 0;

	for (int m = 1; m <= MONTHS; m++) {
		char *period = p->period[p->count++];

		snprintf(period, PERIOD_SIZE, "%d-%02d", year, (quarter - 1) * MONTHS + m);
		published += is_published(all, like, period);
	}
	return published;
}

/* Of a year its quarters; where months alone of one were published, these. */
static struct parts
parts_of(const struct exact_release *all, const struct exact_cell *c)
{
	struct parts p = { .count = 0 };
	int year = 0, quarter = 0, published = 0;

	if (sscanf(c->text[EXACT_PERIOD], "%d-T%d", &year, &quarter) == 2)
		published = add_months(&p, all, c, year, quarter);
	else if (strchr(c->text[EXACT_PERIOD], '-') != NULL)
		return p;
	for (int q = 1; q <= QUARTERS && quarter == 0; q++) {
		char period[PERIOD_SIZE];
		bool whole;
		int before = p.count, months;

		snprintf(period, sizeof(period), "%d-T%d", year, q);
		whole = is_published(all, c, period);
		months = add_months(&p, all, c, year, q);
		published += whole + months;
		if (!whole && months > 0)
			continue;
		p.count = before + 1;
		snprintf(p.period[before], PERIOD_SIZE, "%s", period);
	}
	if (published == 0)
		p.count = 0;
	return p;
}

enum nest {
	NOTHING,
	ADDS_UP,    /* each of them is in one part */
	ANYBODY,    /* who gave an answer at any time */
	LAST_SAID,  /* persons, by what they said last */
	CAME_BEFORE /* persons who came before the period began */
};

/* The persons of a place, or of all, stand in tables of their own. Whoever has no name, or comes
 * for the first time ever, is in one part. */
static enum nest
nest_of(const struct exact_cell *c)
{
	bool all = is(c, EXACT_CATEGORY, "TOTAL") || is(c, EXACT_GEO, "TOTAL");

	if (!is(c, EXACT_MEASURE, "personnes"))
		return ADDS_UP;
	if (str_starts(c->text[EXACT_TABLE], CROSSED)) {
		if (is(c, EXACT_CATEGORY, "TOTAL") ||
		    (is(c, EXACT_GEO, "TOTAL") && is(c, EXACT_TABLE, CROSSED "canal")))
			return NOTHING;
		return is(c, EXACT_CATEGORY, APART) ? ADDS_UP : LAST_SAID;
	}
	if (is(c, EXACT_TABLE, "ensemble") && !all)
		return is(c, EXACT_CATEGORY, "suivies_deja_venues") ? CAME_BEFORE : ADDS_UP;
	if (all)
		return is(c, EXACT_TABLE, "ensemble") ? ANYBODY : NOTHING;
	return exact_has_several(c) ? ANYBODY : LAST_SAID;
}

static bool
has(const struct exact_release *all, const struct exact_cell *c, const char *period)
{
	for (int i = 0; i < all->folders; i++) {
		size_t end = i + 1 < all->folders ? all->first[i + 1] : all->count;

		for (size_t j = all->first[i]; j < end; j++) {
			const struct exact_cell *other = &all->cell[j];

			if (!is(other, EXACT_PERIOD, period) ||
			    !is(other, EXACT_PERIMETER, c->text[EXACT_PERIMETER]))
				break;
			if (is(other, EXACT_TABLE, c->text[EXACT_TABLE]) &&
			    is(other, EXACT_MEASURE, c->text[EXACT_MEASURE]) &&
			    is(other, EXACT_GEO, c->text[EXACT_GEO]) &&
			    is(other, EXACT_CATEGORY, c->text[EXACT_CATEGORY]))
				return true;
		}
	}
	return false;
}

static void
imply(struct exact_release *all, size_t like, const char *period)
{
	const struct exact_cell *c = &all->cell[like];
	struct exact_cell new = {
		.folder = all->folders,
		.hidden = true,
		.implied = true,
		.telling = c->telling,
		.k = c->k,
	};

	if (nest_of(c) == NOTHING || has(all, c, period))
		return;
	for (int i = 0; i < EXACT_COLUMNS; i++)
		new.text[i] = mem_strdup(i == EXACT_PERIOD ? period : c->text[i]);
	all->cell = mem_grow(all->cell, all->count, &all->room, sizeof(*all->cell));
	all->cell[all->count++] = new;
}

static void
number_releases(struct exact_release *all)
{
	for (size_t i = 0; i < all->count; i++) {
		struct exact_cell *c = &all->cell[i];
		const struct exact_cell *first = &all->cell[all->first[c->release]];

		while (!is(first, EXACT_PERIOD, c->text[EXACT_PERIOD]) ||
		       !is(first, EXACT_PERIMETER, c->text[EXACT_PERIMETER]))
			first = &all->cell[all->first[++c->release]];
	}
}

void
exact_imply(struct exact_release *all)
{
	for (int i = 0; i < all->folders; i++) {
		size_t from = all->first[i];
		size_t to = i + 1 < all->folders ? all->first[i + 1] : all->count;
		struct parts p = parts_of(all, &all->cell[from]);

		for (int j = 0; j < p.count; j++) {
			size_t before = all->count;

			for (size_t c = from; c < to; c++)
				imply(all, c, p.period[j]);
			if (all->count == before)
				continue;
			if (all->folders == EXACT_FOLDERS) {
				all->bad++;
				return;
			}
			all->first[all->folders++] = before;
		}
	}
	number_releases(all);
}

static struct exact_cell
in_period(const struct exact_cell *c, char *period)
{
	struct exact_cell part = *c;

	part.text[EXACT_PERIOD] = period;
	return part;
}

/* How much more the parts are than the whole, as terms of a row. */
static void
add_excess(struct outsider *o, struct parts *p, const struct exact_cell *c, int factor)
{
	for (int i = 0; i < p->count; i++) {
		struct exact_cell part = in_period(c, p->period[i]);

		exact_term(o->exact,
			   exact_find(o, &part, c->text[EXACT_GEO], c->text[EXACT_CATEGORY]),
			   factor);
	}
	exact_term(o->exact, exact_find(o, c, c->text[EXACT_GEO], c->text[EXACT_CATEGORY]),
		   -factor);
}

/* Nobody gave one answer again more often than they came again. */
static void
limit_again(struct outsider *o, struct parts *p, const struct exact_cell *c)
{
	char table[] = "ensemble", geo[] = "", category[] = "TOTAL";
	struct exact_cell all = *c;

	all.text[EXACT_TABLE] = table;
	all.text[EXACT_GEO] = geo;
	all.text[EXACT_CATEGORY] = category;
	if (is(c, EXACT_TABLE, table) || exact_find(o, &all, geo, category) < 0)
		return;
	exact_row(o->exact, -EXACT_ANY, 0);
	add_excess(o, p, c, 1);
	add_excess(o, p, &all, -1);
}

void
exact_periods(struct outsider *o, const struct exact_cell *c)
{
	struct parts p = parts_of(o->all, c);
	enum nest nest = nest_of(c);

	if (p.count == 0 || nest == NOTHING)
		return;
	exact_row(o->exact, 0, nest == ADDS_UP ? 0 : EXACT_ANY);
	add_excess(o, &p, c, 1);
	for (int i = 0; i < p.count; i++) {
		struct exact_cell part = in_period(c, p.period[i]);

		if (nest == ANYBODY || (nest == LAST_SAID && i == p.count - 1) ||
		    (nest == CAME_BEFORE && i == 0))
			exact_limit(
				o,
				exact_find(o, &part, c->text[EXACT_GEO], c->text[EXACT_CATEGORY]),
				c->figure);
	}
	if (nest == ANYBODY)
		limit_again(o, &p, c);
}

/* In another period: with a row there, or without. */
static int
find_unseen(const struct outsider *o, const struct unseen *like, char *period)
{
	const struct exact_cell *column = like->column;
	struct exact_cell part = in_period(column, period);
	int figure = like->geo != NULL
			     ? exact_find(o, &part, like->geo, column->text[EXACT_CATEGORY])
			     : -1;

	for (size_t i = 0; i < o->unseens && figure < 0; i++) {
		const struct unseen *u = &o->unseen[i];
		const struct exact_cell *c = u->column;

		if (is(c, EXACT_PERIOD, period) && (u->geo == NULL) == (like->geo == NULL) &&
		    (u->geo == NULL || strcmp(u->geo, like->geo) == 0) &&
		    is(c, EXACT_PERIMETER, column->text[EXACT_PERIMETER]) &&
		    is(c, EXACT_TABLE, column->text[EXACT_TABLE]) &&
		    is(c, EXACT_CATEGORY, column->text[EXACT_CATEGORY]))
			figure = u->figure;
	}
	return figure;
}

void
exact_periods_unseen(struct outsider *o)
{
	for (size_t i = 0; i < o->unseens; i++) {
		const struct unseen *u = &o->unseen[i];
		struct parts p = parts_of(o->all, u->column);
		bool adds_up = u->geo == NULL || is(u->column, EXACT_CATEGORY, APART);
		int figure[PARTS];
		bool known = p.count > 0;

		for (int j = 0; j < p.count; j++) {
			figure[j] = find_unseen(o, u, p.period[j]);
			known = known && figure[j] >= 0;
		}
		if (!known)
			continue;
		exact_row(o->exact, 0, adds_up ? 0 : EXACT_ANY);
		exact_term(o->exact, u->figure, -1);
		for (int j = 0; j < p.count; j++)
			exact_term(o->exact, figure[j], 1);
		if (!adds_up)
			exact_limit(o, figure[p.count - 1], u->figure);
	}
}
