/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Months, quarters and years of what was published, read from their names alone. */
#include "config.h"

#include "report/audit_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "report/audit_cross.h"

#define CROSSED AUDIT_CROSSED

enum { YEAR = 4, MONTHS = 3, QUARTERS = 4, IN_A_YEAR = 12 };

bool
audit_has_several(const char *table)
{
	const char *of = str_starts(table, CROSSED) ? table + strlen(CROSSED) : table;

	return strcmp(of, "materiel") == 0 || strcmp(of, "theme") == 0 ||
	       strcmp(of, "demarche") == 0;
}

/* Persons of a place, and by channel alone, are in tables of their own. Those apart have no name,
 * and come once; all others are counted by what they said last, of place and answer. */
static enum audit_nest
nest_of_crossed(const struct release_cell *c)
{
	bool whole = strcmp(c->geo, "TOTAL") == 0;

	if (strcmp(c->category, "TOTAL") == 0 || audit_has_several(c->table) ||
	    (whole && strcmp(c->table, CROSSED "canal") == 0))
		return NEST_NOTHING;
	return strcmp(c->category, AUDIT_NOT_CROSSED) == 0 ? NEST_SUM : NEST_LAST;
}

enum audit_nest
audit_nest_of(const struct release_cell *c)
{
	bool whole = strcmp(c->category, "TOTAL") == 0 || strcmp(c->geo, "TOTAL") == 0;

	if (strcmp(c->measure, "personnes") != 0)
		return NEST_SUM;
	if (strcmp(c->table, "ensemble") == 0 && !whole) {
		/* A name that came before counts once in each part; all others belong to one. */
		return strcmp(c->category, "suivies_deja_venues") == 0 ? NEST_FIRST_VISIT
								       : NEST_SUM;
	}
	if (str_starts(c->table, CROSSED))
		return nest_of_crossed(c);
	return whole || audit_has_several(c->table) ? NEST_ANSWER : NEST_LAST;
}

/* Its months, 0 the first of the year. */
static bool
months_of(const char *period, int *from, int *to)
{
	long n = 0;

	if (strlen(period) < YEAR)
		return false;
	period += YEAR;
	*from = 0;
	*to = IN_A_YEAR - 1;
	if (*period == '\0')
		return true;
	if (str_starts(period, "-T") && str_to_long(period + 2, 1, QUARTERS, &n) == 0) {
		*from = ((int)n - 1) * MONTHS;
		*to = *from + MONTHS - 1;
		return true;
	}
	if (*period != '-' || str_to_long(period + 1, 1, IN_A_YEAR, &n) != 0)
		return false;
	*from = *to = (int)n - 1;
	return true;
}

bool
audit_lies_in(const char *period, const char *longer, bool *first, bool *last)
{
	int from, to, long_from, long_to;

	if (strncmp(period, longer, YEAR) != 0 || !months_of(period, &from, &to) ||
	    !months_of(longer, &long_from, &long_to) || to - from >= long_to - long_from)
		return false;
	*first = from == long_from;
	*last = to == long_to;
	return from >= long_from && to <= long_to;
}

static bool
published(const struct audit_release *list, size_t count, const char *perimeter, const char *period)
{
	for (size_t i = 0; i < count; i++)
		if (!list[i].implied && strcmp(list[i].r.perimeter, perimeter) == 0 &&
		    strcmp(list[i].r.period, period) == 0)
			return true;
	return false;
}

static void
add_months(struct audit_partition *p, const char *year, int from)
{
	for (int m = from; m < from + MONTHS; m++)
		snprintf(p->period[p->count++], AUDIT_PERIOD_SIZE, "%.4s-%02d", year, m + 1);
}

/* How many of a quarter's months are. */
static size_t
months_published(const struct audit_release *list, size_t count, const struct release *longer,
		 int from)
{
	struct audit_partition months = { .count = 0 };
	size_t found = 0;

	add_months(&months, longer->period, from);
	for (size_t i = 0; i < months.count; i++)
		found += published(list, count, longer->perimeter, months.period[i]);
	return found;
}

struct audit_partition
audit_partition_of(const struct audit_release *list, size_t count, const struct release *longer)
{
	struct audit_partition p = { .count = 0 };
	int from, to;
	bool any = false;

	if (!months_of(longer->period, &from, &to) || from == to)
		return p;
	for (int m = from; m <= to; m += MONTHS) {
		char quarter[AUDIT_PERIOD_SIZE];
		bool whole;
		size_t months = months_published(list, count, longer, m);

		snprintf(quarter, sizeof(quarter), "%.4s-T%d", longer->period, m / MONTHS % 4 + 1);
		whole = to - from >= MONTHS && published(list, count, longer->perimeter, quarter);
		any = any || whole || months > 0;
		if (to - from < MONTHS || (!whole && months > 0))
			add_months(&p, longer->period, m);
		else
			memcpy(p.period[p.count++], quarter, sizeof(quarter));
	}
	if (!any)
		p.count = 0;
	return p;
}

static bool
same_cell(const struct release_cell *a, const struct release_cell *b)
{
	return strcmp(a->table, b->table) == 0 && strcmp(a->measure, b->measure) == 0 &&
	       strcmp(a->geo, b->geo) == 0 && strcmp(a->category, b->category) == 0;
}

/* A line that a crossed table leaves out is judged by nobody: where the part is, it has none. */
static bool
has_cell(const struct audit_release *list, size_t count, const struct audit_release *part,
	 const struct release_cell *c)
{
	for (size_t i = 0; i < count; i++) {
		const struct release *r = &list[i].r;

		if (strcmp(r->period, part->r.period) != 0 ||
		    strcmp(r->perimeter, part->r.perimeter) != 0 ||
		    (list[i].implied && list[i].k == 0 && part->k > 0))
			continue;
		for (size_t j = 0; j < r->cell_count; j++)
			if (same_cell(&r->cell[j], c))
				return true;
	}
	return false;
}

/* Whether a part has ages where the longer period has bands. */
static bool
is_band_of(const struct audit_release *list, size_t count, const struct release *part,
	   const struct release_cell *c)
{
	if (strcmp(c->table, CROSSED "age") != 0 || !audit_cross_is_band(c->category))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct release *r = &list[i].r;

		if (list[i].implied || strcmp(r->period, part->period) != 0 ||
		    strcmp(r->perimeter, part->perimeter) != 0)
			continue;
		for (size_t j = 0; j < r->cell_count; j++)
			if (strcmp(r->cell[j].table, c->table) == 0)
				return true;
	}
	return false;
}

/* sums: what only adds up figures of the part that were published, which nobody judges; else all
 * others. */
static struct audit_release
imply_part(const struct audit_release *list, size_t count, const struct audit_release *longer,
	   const char *period, bool sums)
{
	struct audit_release part = { .k = sums ? 0 : longer->k,
				      .k_sensitive = sums ? 0 : longer->k_sensitive,
				      .implied = true };

	release_init(&part.r);
	part.r.period = mem_strdup(period);
	part.r.perimeter = mem_strdup(longer->r.perimeter);
	part.r.profile = mem_strdup(longer->r.profile);
	for (size_t j = 0; j < longer->r.cell_count; j++) {
		const struct release_cell *c = &longer->r.cell[j];

		if (audit_nest_of(c) != NEST_NOTHING && !has_cell(list, count, &part, c) &&
		    is_band_of(list, count, &part.r, c) == sums)
			release_cell_add(&part.r, c->table, c->measure, c->geo, c->category, 0,
					 true);
	}
	return part;
}

void
audit_parts_imply(struct audit_release **list, size_t *count)
{
	size_t given = *count;
	size_t room = given;
	struct audit_release part;

	for (size_t i = 0; i < given; i++) {
		if (!audit_cross_missing(&(*list)[i].r, &part))
			continue;
		*list = mem_grow(*list, *count, &room, sizeof(**list));
		(*list)[(*count)++] = part;
	}
	/* Quarters of a year that are implied have months. */
	for (size_t i = 0; i < *count; i++) {
		struct audit_partition parts = audit_partition_of(*list, *count, &(*list)[i].r);

		for (size_t j = 0; j < 2 * parts.count; j++) {
			part = imply_part(*list, *count, &(*list)[i], parts.period[j / 2],
					  j % 2 == 1);
			*list = mem_grow(*list, *count, &room, sizeof(**list));
			(*list)[(*count)++] = part;
		}
	}
}
