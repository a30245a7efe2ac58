/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures that no file holds, but of which the sums are known. */
#include "config.h"

#include "report/audit_cross.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/vocab.h"
#include "report/audit_parts.h"

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

/* The tables with one axis whose crossed ones leave persons apart: not that of the channel. */
static const struct answers {
	const char *table;
	enum vocab vocab;
} answers[] = {
	{ "age", VOCAB_AGE },
	{ "genre", VOCAB_GENDER },
	{ "statut", VOCAB_STATUS },
};

static const struct answers *
answers_of(const char *table)
{
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++)
		if (table != NULL && strcmp(answers[i].table, table) == 0)
			return &answers[i];
	return NULL;
}

const char *
audit_cross_band(const char *age)
{
	const struct vocab_item *item = vocab_by_code(VOCAB_AGE, age);

	for (size_t i = 0; i < sizeof(bands) / sizeof(bands[0]) && item != NULL; i++)
		if (item->num >= bands[i].first && item->num <= bands[i].last)
			return bands[i].band;
	return NULL;
}

bool
audit_cross_is_band(const char *code)
{
	for (size_t i = 0; i < sizeof(bands) / sizeof(bands[0]); i++)
		if (strcmp(bands[i].band, code) == 0)
			return true;
	return false;
}

/* Whether a crossed table's column counts that answer of the table with one axis. */
static bool
counts_answer(const char *column, const struct answers *of, const char *answer)
{
	const char *band = of->vocab == VOCAB_AGE ? audit_cross_band(answer) : NULL;

	return (band != NULL && strcmp(band, column) == 0) || strcmp(column, answer) == 0;
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

/* Of one period: the answers that a column counts less its total, so many apart, as terms of a row.
 * Returns how many answers these are. */
static size_t
count_apart(struct audit_rows *rows, const struct release *r, const struct release_cell *total,
	    const struct answers *of, int sign)
{
	struct disclose_system *s = audit_rows_system(rows);
	size_t all = audit_rows_find(rows, r, total->table, TOTAL, total->category);
	size_t values, counted = 0;
	const struct vocab_item *item = vocab_items(of->vocab, &values);

	if (all != SIZE_MAX)
		disclose_system_term(s, all, -sign);
	for (size_t i = 0; i < values; i++) {
		size_t figure = audit_rows_find(rows, r, of->table, "", item[i].code);

		if (figure == SIZE_MAX || !counts_answer(total->category, of, item[i].code))
			continue;
		disclose_system_term(s, figure, sign);
		counted++;
	}
	return all != SIZE_MAX ? counted : 0;
}

/* How many answers the table with one axis has, whichever release of the period holds it. */
static size_t
count_answers(const struct audit_rows *rows, const struct release *r, const struct answers *of)
{
	size_t values, count = 0;
	const struct vocab_item *item = vocab_items(of->vocab, &values);

	for (size_t i = 0; i < values; i++)
		count += audit_rows_find(rows, r, of->table, "", item[i].code) != SIZE_MAX;
	return count;
}

/* Those apart are together the persons apart, where each answer is counted, else no more; nobody
 * where there is no such column. */
static void
stand_apart(struct audit_rows *rows, const struct release *r, size_t first)
{
	const char *crossed = r->cell[first].table;
	const struct answers *of = answers_of(crossed_with(&r->cell[first]));
	size_t all = audit_rows_find(rows, r, crossed, TOTAL, AUDIT_NOT_CROSSED);
	struct disclose_system *s = audit_rows_system(rows);
	size_t before = s->figures;
	size_t all_answers = of != NULL ? count_answers(rows, r, of) : 0;
	size_t counted = 0;

	if (all_answers == 0)
		return; /* nothing is known by it */
	for (size_t i = first; i < r->cell_count; i++) {
		const struct release_cell *c = &r->cell[i];

		if (strcmp(c->table, crossed) != 0 || strcmp(c->measure, PERSONS) != 0 ||
		    strcmp(c->geo, TOTAL) != 0 || !is_answer(c))
			continue;
		disclose_system_row(s, 0, 0);
		disclose_system_term(s, disclose_system_figure(s, 0, SYSTEM_ANY), -1);
		counted += count_apart(rows, r, c, of, 1);
	}
	if (s->figures == before)
		return;
	disclose_system_row(s, counted < all_answers ? -SYSTEM_ANY : 0, 0);
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
audit_cross_parts(struct audit_rows *rows, const struct audit_release *list, size_t count,
		  const struct release *longer)
{
	struct audit_partition parts = audit_partition_of(list, count, longer);
	struct disclose_system *s = audit_rows_system(rows);

	for (size_t i = 0; i < longer->cell_count && parts.count > 0; i++) {
		const struct release_cell *c = &longer->cell[i];
		const struct answers *of = answers_of(crossed_with(c));
		bool known;

		if (of == NULL || strcmp(c->geo, TOTAL) != 0 || !is_answer(c))
			continue;
		disclose_system_row(s, 0, 0);
		known = count_apart(rows, longer, c, of, -1) > 0;
		for (size_t j = 0; j < parts.count; j++) {
			const struct release part = { .period = parts.period[j],
						      .perimeter = longer->perimeter };

			known = count_apart(rows, &part, c, of, 1) > 0 && known;
		}
		if (!known) /* a row that says nothing */
			s->row[s->rows - 1].lo = -SYSTEM_ANY, s->row[s->rows - 1].hi = SYSTEM_ANY;
	}
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
