/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rows say of tables: see audit_lines.h. Each class has figures of its own for every answer
 * that its codes may stand for. The tables share at most the place, so the answers of a class need
 * no figure for two of them at once: numbers that agree on the place can always be brought together
 * in one table. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/mem.h"
#include "base/release_period.h"
#include "base/str.h"
#include "base/vocab.h"
#include "report/audit_bind.h"
#include "store/stats.h"

const char *const audit_bind_table[ROW_COLUMNS] = {
	[ROW_GEO] = "residence", [ROW_AGE] = "age",       [ROW_GENDER] = "genre",
	[ROW_STATUS] = "statut", [ROW_CHANNEL] = "canal", [ROW_DURATION] = "duree",
};

static void
add_code(struct codes *codes, const char *text, uint32_t mask)
{
	for (int i = 0; i < codes->count; i++) {
		if (strcmp(codes->at[i].text, text) == 0) {
			codes->at[i].mask |= mask;
			return;
		}
	}
	if (codes->count == CODES_MAX)
		return;
	snprintf(codes->at[codes->count].text, ROW_CODE_SIZE, "%s", text);
	codes->at[codes->count++].mask = mask;
}

static void
list_codes(struct codes *codes, enum row_column c)
{
	for (int level = 0; level < row_levels(c, 1); level++) {
		for (int value = 0; value < VALUES; value++) {
			char text[ROW_CODE_SIZE];

			if (level > 0 && c >= ROW_QUASI)
				snprintf(text, ROW_CODE_SIZE, "%s", ROW_ANY);
			else
				row_code(c, level, row_node(c, level, value), text);
			add_code(codes, text, UINT32_C(1) << value);
		}
	}
}

/* What tables write, too: the common word for « not given », communes. */
uint32_t
audit_bind_mask(const struct codes *codes, const char *text)
{
	const struct commune *commune = commune_by_insee(text);

	if (commune != NULL)
		text = commune->epci;
	if (strcmp(text, VOCAB_NOT_GIVEN) == 0)
		text = ROW_UNKNOWN;
	for (int i = 0; i < codes->count; i++)
		if (strcmp(codes->at[i].text, text) == 0)
			return codes->at[i].mask;
	return 0;
}

size_t
audit_bind_find(const struct binding *b, const struct release *r, const char *table,
		const char *measure, const char *geo, const char *category)
{
	return audit_rows_number(b->rows, r, table, measure, geo, category);
}

/* Whether the first place lies in the second, as codes. */
bool
audit_bind_in(const struct binding *b, const char *place, const char *above)
{
	const struct commune *commune = commune_by_insee(place);
	uint32_t a = audit_bind_mask(&b->codes[ROW_GEO], place),
		 of = audit_bind_mask(&b->codes[ROW_GEO], above);

	if (strcmp(place, above) == 0)
		return false;
	if (commune != NULL && commune_by_insee(above) == NULL)
		return (a & of) != 0;
	return commune == NULL && a != of && (a & of) == a && a != 0;
}

static const char *
code_of(enum row_column c, const struct release_cell *cell)
{
	return c == ROW_GEO ? cell->geo : cell->category;
}

static bool
is_cell_of(enum row_column c, const struct release_cell *cell)
{
	return strcmp(cell->table, audit_bind_table[c]) == 0 &&
	       strcmp(cell->measure, PERSONS) == 0 && code_of(c, cell)[0] != '\0' &&
	       strcmp(code_of(c, cell), TOTAL) != 0;
}

static void
list_leaves(struct binding *b, enum row_column c)
{
	struct leaves *leaves = &b->leaves[c];

	for (size_t i = 0; i < b->r->cell_count; i++) {
		const struct release_cell *cell = &b->r->cell[i];
		bool divided = false;

		if (!is_cell_of(c, cell))
			continue;
		for (size_t j = 0; j < b->r->cell_count && !divided && c == ROW_GEO; j++)
			divided = is_cell_of(c, &b->r->cell[j]) &&
				  audit_bind_in(b, b->r->cell[j].geo, cell->geo);
		if (divided)
			continue;
		leaves->at =
			mem_grow(leaves->at, leaves->count, &leaves->room, sizeof(*leaves->at));
		leaves->at[leaves->count++] = (struct leaf){
			.code = code_of(c, cell),
			.mask = audit_bind_mask(&b->codes[c], code_of(c, cell)),
			.figure = audit_bind_find(b, b->r, cell->table, PERSONS, cell->geo,
						  cell->category),
		};
	}
}

void
audit_bind_row(struct binding *b, int64_t lo, int64_t hi)
{
	disclose_system_row(b->s, lo, hi);
}

void
audit_bind_term(struct binding *b, size_t figure, int sign)
{
	if (figure != SIZE_MAX)
		disclose_system_term(b->s, figure, sign);
}

const char *
audit_bind_code(const struct part *p, enum row_column c)
{
	return p->class != NULL && c < ROW_QUASI ? p->class->code[c] : ROW_ANY;
}

/* Its last rows by answer; the zero rows of a table have none, and a table that is not published
 * says nothing. */
static void
divide_part(struct binding *b, struct part *p, enum row_column c)
{
	const struct leaves *leaves = &b->leaves[c];
	uint32_t mask = audit_bind_mask(&b->codes[c], audit_bind_code(p, c));
	bool unknown = strcmp(audit_bind_code(p, c), ROW_UNKNOWN) == 0;

	p->of_leaf[c] = mem_array(leaves->count + 1, sizeof(*p->of_leaf[c]));
	if (leaves->count == 0)
		return;
	for (size_t i = 0; i < leaves->count; i++) {
		const struct leaf *leaf = &leaves->at[i];
		bool possible = (leaf->mask & mask) != 0 || unknown;

		p->of_leaf[c][i] = SIZE_MAX;
		if (possible && b->s->figure[leaf->figure].hi > 0)
			p->of_leaf[c][i] = disclose_system_figure(b->s, 0, SYSTEM_ANY);
	}
	audit_bind_row(b, 0, 0);
	for (size_t i = 0; i < leaves->count; i++)
		audit_bind_term(b, p->of_leaf[c][i], 1);
	audit_bind_term(b, p->figure, -1);
}

/* The parts together are the table; and who is said not to have answered, and did, was at a
 * workshop. */
static void
sum_table(struct binding *b, enum row_column c)
{
	const struct leaves *leaves = &b->leaves[c];
	size_t limit = audit_bind_find(b, b->r, ALL_ROWS, "accompagnements", "", "collectif");

	for (size_t i = 0; i < leaves->count; i++) {
		audit_bind_row(b, 0, 0);
		for (size_t p = 0; p < b->parts; p++)
			audit_bind_term(b, b->part[p].of_leaf[c][i], 1);
		audit_bind_term(b, leaves->at[i].figure, -1);
	}
	if (limit == SIZE_MAX || c >= ROW_QUASI)
		return;
	audit_bind_row(b, -SYSTEM_ANY, 0);
	for (size_t p = 0; p < b->parts; p++)
		for (size_t i = 0; i < leaves->count; i++)
			if (strcmp(audit_bind_code(&b->part[p], c), ROW_UNKNOWN) == 0 &&
			    (leaves->at[i].mask & 1) == 0)
				audit_bind_term(b, b->part[p].of_leaf[c][i], 1);
	audit_bind_term(b, limit, -1);
}

static const char *
kind_code(const struct audit_kind *k, enum row_column c)
{
	return c == ROW_CHANNEL ? k->channel : k->duration;
}

/* Channel and duration stand in the rows themselves. A column that says nothing leaves all open. */
static void
divide_kinds(struct binding *b, const struct part *p, enum row_column c, const size_t *kind)
{
	const struct leaves *leaves = &b->leaves[c];
	size_t first = p->class->first_kind;

	for (size_t i = 0; i < leaves->count; i++) {
		int64_t most = 0;

		for (size_t k = first; k < first + p->class->kinds; k++)
			if (strcmp(kind_code(&b->l->kind[k], c), ROW_ANY) == 0)
				most = SYSTEM_ANY;
		audit_bind_row(b, 0, most);
		for (size_t k = first; k < first + p->class->kinds; k++)
			if ((audit_bind_mask(&b->codes[c], kind_code(&b->l->kind[k], c)) &
			     leaves->at[i].mask) != 0)
				audit_bind_term(b, kind[k], 1);
		audit_bind_term(b, p->of_leaf[c][i], -1);
	}
}

bool
audit_bind_month(const struct binding *b)
{
	struct release_period p;

	return b->own && release_period_parse(b->l->period, &p) == 0 && p.months == 1;
}

/* The last rows of each class, and of all. */
static void
make_parts(struct binding *b)
{
	size_t people = audit_bind_find(b, b->r, ALL_ROWS, PERSONS, "", TOTAL);
	size_t visits = b->whole != NULL ? audit_bind_find(b, b->whole, ALL_ROWS, "accompagnements",
							   "", TOTAL)
					 : SIZE_MAX;
	bool month = audit_bind_month(b);

	b->part = mem_array(b->l->classes + 1, sizeof(*b->part));
	for (size_t i = 0; i < b->l->classes; i++) {
		const struct audit_class *c = &b->l->class[i];
		const char *of = c->code[ROW_PERIOD];

		if (!b->own && strcmp(of, b->r->period) != 0 &&
		    !release_period_linked(of, b->r->period))
			continue;
		/* In a month all rows of a person say the same of them, and are four at most. */
		b->part[b->parts++] = (struct part){
			.class = c,
			.figure = disclose_system_figure(
				b->s, month ? (c->rows + STATS_ROWS_EACH - 1) / STATS_ROWS_EACH : 0,
				c->rows),
		};
	}
	if (!b->own) {
		b->part[b->parts++].figure = disclose_system_figure(b->s, 0, SYSTEM_ANY);
		audit_bind_row(b, -SYSTEM_ANY, visits != SIZE_MAX ? -b->l->rows : SYSTEM_ANY);
		audit_bind_term(b, b->part[b->parts - 1].figure, 1);
		audit_bind_term(b, visits, -1);
	}
	/* Each row is an attendance. */
	if (b->own && visits != SIZE_MAX) {
		audit_bind_row(b, b->l->rows, SYSTEM_ANY);
		audit_bind_term(b, visits, 1);
	}
	audit_bind_row(b, 0, 0);
	for (size_t p = 0; p < b->parts; p++)
		audit_bind_term(b, b->part[p].figure, 1);
	audit_bind_term(b, people, -1);
}

static void
make_kinds(struct binding *b)
{
	size_t *kind = mem_array(b->l->kinds + 1, sizeof(*kind));

	for (size_t k = 0; k < b->l->kinds; k++)
		kind[k] = disclose_system_figure(b->s, 0, b->l->kind[k].rows);
	for (size_t p = 0; p < b->parts; p++) {
		const struct audit_class *class = b->part[p].class;

		if (class == NULL)
			continue;
		audit_bind_row(b, 0, 0);
		for (size_t k = class->first_kind; k < class->first_kind + class->kinds; k++)
			audit_bind_term(b, kind[k], 1);
		audit_bind_term(b, b->part[p].figure, -1);
		divide_kinds(b, &b->part[p], ROW_CHANNEL, kind);
		divide_kinds(b, &b->part[p], ROW_DURATION, kind);
	}
	free(kind);
}

/* Answers of a class that a table divides further: nobody may know that they are of few. */
static void
aim(struct binding *b, enum row_column c)
{
	for (size_t p = 0; p < b->parts; p++) {
		const struct audit_class *class = b->part[p].class;
		const struct leaves *leaves = &b->leaves[c];
		size_t possible = 0;

		for (size_t i = 0; i < leaves->count; i++)
			possible += b->part[p].of_leaf[c][i] != SIZE_MAX;
		for (size_t i = 0; i < leaves->count && possible > 1 && class != NULL; i++) {
			struct lines_target of = { .lines = b->l, .class = class, .column = c };

			snprintf(of.value, ROW_CODE_SIZE, "%s", leaves->at[i].code);
			if (b->part[p].of_leaf[c][i] != SIZE_MAX)
				lines_target_add(b->targets, b->part[p].of_leaf[c][i], b->l->k,
						 true, &of);
		}
	}
}

void
audit_lines_bind(struct audit_rows *rows, const struct audit_lines *l, const struct release *r,
		 const struct release *whole, struct lines_targets *targets)
{
	struct binding b = {
		.rows = rows,
		.s = audit_rows_system(rows),
		.l = l,
		.r = r,
		.whole = whole,
		.targets = targets,
		.own = strcmp(l->period, r->period) == 0,
	};

	if (audit_bind_find(&b, r, ALL_ROWS, PERSONS, "", TOTAL) == SIZE_MAX)
		return;
	for (int c = ROW_GEO; c < ROW_COLUMNS; c++) {
		list_codes(&b.codes[c], (enum row_column)c);
		if (audit_bind_table[c] != NULL)
			list_leaves(&b, (enum row_column)c);
	}
	make_parts(&b);
	for (size_t p = 0; p < b.parts; p++)
		for (int c = ROW_GEO; c < ROW_COLUMNS; c++)
			if (audit_bind_table[c] != NULL)
				divide_part(&b, &b.part[p], (enum row_column)c);
	for (int c = ROW_GEO; c < ROW_COLUMNS; c++) {
		if (audit_bind_table[c] == NULL)
			continue;
		sum_table(&b, (enum row_column)c);
		if (c != ROW_GEO)
			audit_bind_cross(&b, (enum row_column)c);
		if (b.own && c < ROW_QUASI)
			aim(&b, (enum row_column)c);
	}
	make_kinds(&b);
	if (b.own)
		audit_bind_several(&b);
	for (size_t p = 0; p < b.parts; p++)
		for (int c = 0; c < ROW_COLUMNS; c++)
			free(b.part[p].of_leaf[c]);
	for (int c = 0; c < ROW_COLUMNS; c++)
		free(b.leaves[c].at);
	free(b.part);
}
