/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures that no file holds, but of which the sums are known. */
#include "config.h"

#include "report/audit_cross.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/vocab.h"

#define TOTAL "TOTAL"
#define PERSONS "personnes"

/* Which ages a band holds: those up to its last that are in none before. */
static const struct {
	const char *band;
	int first, last;
} bands[] = {
	{ "moins_25", AGE_UNDER_12, AGE_18_TO_24 },
	{ "25_59", AGE_25_TO_39, AGE_40_TO_59 },
	{ "60_plus", AGE_60_TO_69, AGE_70_MORE },
};

const char *
audit_cross_band(const char *age)
{
	const struct vocab_item *item = vocab_by_code(VOCAB_AGE, age);

	for (size_t i = 0; i < sizeof(bands) / sizeof(bands[0]) && item != NULL; i++)
		if (item->num >= bands[i].first && item->num <= bands[i].last)
			return bands[i].band;
	return NULL;
}

/* Whether a crossed table's column counts that answer of the table with one axis. */
static bool
counts_answer(const char *column, const char *table, const char *answer)
{
	const char *band = strcmp(table, "age") == 0 ? audit_cross_band(answer) : NULL;

	if (band != NULL && strcmp(band, column) == 0)
		return true;
	return strcmp(column, answer) == 0;
}

/* The table with one axis that a crossed one is made with; NULL of any other table. */
static const char *
crossed_with(const struct release_cell *c)
{
	return str_starts(c->table, AUDIT_CROSSED) && strcmp(c->measure, PERSONS) == 0
		       ? c->table + strlen(AUDIT_CROSSED)
		       : NULL;
}

static bool
is_answer(const struct release_cell *c)
{
	return strcmp(c->category, TOTAL) != 0 && strcmp(c->category, AUDIT_NOT_CROSSED) != 0;
}

/* Of a column's total: the answers it counts = it + those apart. Returns those apart. */
static size_t
divide_answers(struct audit_rows *rows, const struct release *r, const struct release_cell *total,
	       const char *table)
{
	struct disclose_system *s = audit_rows_system(rows);
	size_t apart = disclose_system_figure(s, 0, SYSTEM_ANY);

	disclose_system_row(s, 0, 0);
	disclose_system_term(s, audit_rows_find(rows, r, total->table, TOTAL, total->category), 1);
	disclose_system_term(s, apart, 1);
	for (size_t i = 0; i < r->cell_count; i++) {
		const struct release_cell *c = &r->cell[i];

		if (strcmp(c->table, table) == 0 && strcmp(c->measure, PERSONS) == 0 &&
		    counts_answer(total->category, table, c->category))
			disclose_system_term(
				s, audit_rows_find(rows, r, table, c->geo, c->category), -1);
	}
	return apart;
}

/* Where the table with one axis has no such answers, nothing is known by it. */
static bool
has_answers(const struct audit_rows *rows, const struct release *r, const char *table)
{
	for (size_t i = 0; i < r->cell_count; i++)
		if (strcmp(r->cell[i].table, table) == 0 && strcmp(r->cell[i].category, TOTAL) != 0)
			return audit_rows_find(rows, r, table, r->cell[i].geo,
					       r->cell[i].category) != SIZE_MAX;
	return false;
}

/* Those apart are together the persons apart; nobody where there is no such column. */
static void
stand_apart(struct audit_rows *rows, const struct release *r, size_t first)
{
	const char *crossed = r->cell[first].table;
	const char *table = crossed_with(&r->cell[first]);
	size_t all = audit_rows_find(rows, r, crossed, TOTAL, AUDIT_NOT_CROSSED);
	struct disclose_system *s = audit_rows_system(rows);
	size_t before = s->figures;

	if (table == NULL || strcmp(table, "canal") == 0 || !has_answers(rows, r, table))
		return;
	for (size_t i = first; i < r->cell_count; i++) {
		const struct release_cell *c = &r->cell[i];

		if (strcmp(c->table, crossed) == 0 && strcmp(c->measure, PERSONS) == 0 &&
		    strcmp(c->geo, TOTAL) == 0 && is_answer(c))
			divide_answers(rows, r, c, table);
	}
	if (s->figures == before)
		return;
	disclose_system_row(s, 0, 0);
	for (size_t i = before; i < s->figures; i++)
		disclose_system_term(s, i, 1);
	if (all != SIZE_MAX)
		disclose_system_term(s, all, -1);
}

/* figure <= sum of the others; those that no file holds count as nothing known. */
static void
limit_apart(struct audit_rows *rows, size_t apart, const size_t *others, size_t count)
{
	struct disclose_system *s = audit_rows_system(rows);

	for (size_t i = 0; i < count; i++)
		if (others[i] == SIZE_MAX || apart == SIZE_MAX)
			return;
	disclose_system_row(s, -SYSTEM_ANY, 0);
	disclose_system_term(s, apart, 1);
	for (size_t i = 0; i < count; i++)
		disclose_system_term(s, others[i], -1);
}

static void
limit_persons_apart(struct audit_rows *rows, const struct release *r)
{
	size_t apart = audit_rows_find(rows, r, AUDIT_CROSSED, TOTAL, AUDIT_NOT_CROSSED);
	const size_t nameless[] = {
		audit_rows_find(rows, r, "ensemble", "", "anonymes_nouvelles"),
		audit_rows_find(rows, r, "ensemble", "", "anonymes_deja_venues"),
	};

	limit_apart(rows, apart, nameless, 2);
}

void
audit_cross(struct audit_rows *rows, const struct release *r)
{
	for (size_t i = 0; i < r->cell_count; i++) {
		/* The cells of a table stand together. */
		if (crossed_with(&r->cell[i]) == NULL ||
		    (i > 0 && strcmp(r->cell[i - 1].table, r->cell[i].table) == 0))
			continue;
		stand_apart(rows, r, i);
	}
	limit_persons_apart(rows, r);
}
