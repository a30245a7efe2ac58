/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/audit_others.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/vocab.h"
#include "report/audit_parts.h"

#define PERSONS "personnes"

static size_t
number_of(const struct audit_rows *rows, const struct release *r, const struct release_cell *c)
{
	return audit_rows_number(rows, r, c->table, c->measure, c->geo, c->category);
}

/* Procedures are asked where their theme was chosen. */
static size_t
asked_of(const struct audit_rows *rows, const struct release *r, const struct release_cell *c)
{
	return strcmp(c->table, "demarche") == 0
		       ? audit_rows_number(rows, r, "theme", PERSONS, "",
					   vocab_by_num(VOCAB_THEME, THEME_PROCEDURES)->code)
		       : audit_rows_number(rows, r, "ensemble", PERSONS, "", "TOTAL");
}

static bool
has_other_side(const struct release_cell *c)
{
	return audit_has_several(c->table) && audit_rows_sensitive(c) && c->geo[0] == '\0' &&
	       strcmp(c->measure, PERSONS) == 0;
}

static void
add(struct audit_others *o, struct audit_rows *rows, const struct release *r,
    const struct release_cell *c)
{
	struct disclose_system *s = audit_rows_system(rows);
	size_t figure = number_of(rows, r, c);
	size_t asked = asked_of(rows, r, c);

	if (asked == SIZE_MAX || figure == asked || o->figure[figure] != SIZE_MAX)
		return;
	o->figure[figure] = disclose_system_figure(s, 0, SYSTEM_ANY);
	disclose_system_row(s, 0, 0);
	disclose_system_term(s, figure, 1);
	disclose_system_term(s, o->figure[figure], 1);
	disclose_system_term(s, asked, -1);
}

void
audit_others_make(struct audit_others *out, struct audit_rows *rows,
		  const struct audit_release *list, size_t count)
{
	out->count = audit_rows_system(rows)->figures;
	out->figure = mem_array(out->count + 1, sizeof(*out->figure));
	for (size_t i = 0; i < out->count; i++)
		out->figure[i] = SIZE_MAX;
	for (size_t i = 0; i < count; i++) {
		const struct release *r = &list[i].r;

		for (size_t j = 0; j < r->cell_count; j++)
			if (has_other_side(&r->cell[j]))
				add(out, rows, r, &r->cell[j]);
	}
}

void
audit_others_clear(struct audit_others *o)
{
	free(o->figure);
	*o = (struct audit_others){ .figure = NULL };
}

const struct system_figure *
audit_others_figure(const struct audit_others *o, struct audit_rows *rows, const struct release *r,
		    const struct release_cell *c)
{
	size_t figure = number_of(rows, r, c);

	return figure < o->count && o->figure[figure] != SIZE_MAX
		       ? &audit_rows_system(rows)->figure[o->figure[figure]]
		       : NULL;
}
