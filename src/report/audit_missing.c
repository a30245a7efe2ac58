/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that releases leave out: that of procedures, and lines of crossed tables. These have names
 * as all figures have, for a longer or a shorter period may tell of them. The parts of a place are
 * whole or there are none: where a commune has a line, so have the other places of its area, and
 * the area itself. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vocab.h"
#include "report/audit_cross.h"
#include "report/audit_read.h"

#define TOTAL "TOTAL"
#define PLACES "residence"

static bool
has_line(const struct release *r, const char *table, const char *geo)
{
	for (size_t i = 0; i < r->cell_count; i++)
		if (strcmp(r->cell[i].table, table) == 0 && strcmp(r->cell[i].geo, geo) == 0)
			return true;
	return false;
}

/* The next place above that has residents. */
static const char *
above(const struct release *r, const char *geo)
{
	const struct commune *commune = commune_by_insee(geo);
	const char *department = NULL;
	size_t count;
	const struct commune *list = commune_list(&count);

	for (size_t i = 0; i < count; i++)
		if (commune == &list[i] || strcmp(list[i].epci, geo) == 0)
			department = list[i].department == DEPARTMENT_MARTINIQUE ? "972" : "971";
	if (commune != NULL && has_line(r, PLACES, commune->epci))
		return commune->epci;
	return department != NULL && has_line(r, PLACES, department) ? department : TOTAL;
}

/* Whether any place in that one, near or far below, has a line. */
static bool
has_line_below(const struct release *r, const char *table, const char *place)
{
	const char *last = TOTAL;

	for (size_t i = 0; i < r->cell_count; i++) {
		const struct release_cell *c = &r->cell[i];
		const char *at;

		if (strcmp(c->table, table) != 0 || strcmp(c->geo, last) == 0)
			continue;
		last = at = c->geo;
		while (strcmp(at, TOTAL) != 0) {
			at = above(r, at);
			if (strcmp(at, place) == 0)
				return true;
		}
	}
	return false;
}

static void
add_line(struct release *out, const struct release *r, const char *table, const char *geo)
{
	for (size_t i = 0; i < r->cell_count; i++) {
		const struct release_cell *c = &r->cell[i];

		if (strcmp(c->table, table) == 0 && strcmp(c->geo, TOTAL) == 0 &&
		    strcmp(c->category, TOTAL) != 0)
			release_cell_add(out, table, c->measure, geo, c->category, 0, true);
	}
}

static void
add_lines(struct release *out, const struct release *r, const char *table)
{
	for (size_t i = 0; i < r->cell_count; i++) {
		const struct release_cell *c = &r->cell[i];

		if (strcmp(c->table, PLACES) == 0 && strcmp(c->geo, TOTAL) != 0 &&
		    !has_line(r, table, c->geo) && has_line_below(r, table, above(r, c->geo)))
			add_line(out, r, table, c->geo);
	}
}

bool
audit_cross_missing(const struct release *r, struct audit_release *out)
{
	bool any;

	*out = (struct audit_release){ .implied = true };
	release_init(&out->r);
	out->r.period = mem_strdup(r->period);
	out->r.perimeter = mem_strdup(r->perimeter);
	out->r.profile = mem_strdup(r->profile != NULL ? r->profile : "");
	/* The cells of a table stand together. */
	for (size_t i = 0; i < r->cell_count; i++)
		if (str_starts(r->cell[i].table, AUDIT_CROSSED) &&
		    (i == 0 || strcmp(r->cell[i - 1].table, r->cell[i].table) != 0))
			add_lines(&out->r, r, r->cell[i].table);
	any = out->r.cell_count > 0;
	if (!any)
		audit_read_clear(out);
	return any;
}

int64_t
audit_missing_procedures(const struct audit_release *list, size_t count,
			 const struct audit_release *implied, const struct release_cell *c)
{
	const char *code = vocab_by_num(VOCAB_THEME, THEME_PROCEDURES)->code;

	if (strcmp(c->table, "theme") != 0 || strcmp(c->category, code) != 0)
		return 0;
	for (size_t i = 0; i < count; i++) {
		const struct release *r = &list[i].r;

		if (list[i].implied || strcmp(r->period, implied->r.period) != 0 ||
		    strcmp(r->perimeter, implied->r.perimeter) != 0)
			continue;
		for (size_t j = 0; j < r->cell_count; j++)
			if (strcmp(r->cell[j].table, c->table) == 0)
				return list[i].k_sensitive;
	}
	return 0;
}
