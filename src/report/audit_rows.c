/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures have a name made of their codes; a sum, one made of its whole and of the axis along which
 * that is divided. Lists sorted by name are all that is needed to bring both together. */
#include "config.h"

#include "report/audit_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vocab.h"
#include "report/audit_cross.h"
#include "report/audit_parts.h"
#include "report/sensitive.h"

#define TOTAL "TOTAL"
#define PERSONS "personnes"
#define CROSSED AUDIT_CROSSED

struct name {
	char *text;
	size_t figure;
};

/* A figure as a part of a whole along an axis. */
struct part {
	char *sum;   /* axis, then the whole's name */
	char *whole; /* its name */
	size_t figure;
};

struct audit_rows {
	struct disclose_system system;
	struct name *name;
	size_t names;
	struct part *part;
	size_t parts, room;
};

/* The codes of a cell, and where it is the margin of a crossed table, those of the table that is
 * that margin. Persons whose answers are not crossed are the same in all tables; where there can be
 * none, the last line is the table with one axis. Yours. */
static char *
name_of(const struct release *r, const char *table, const char *measure, const char *geo,
	const char *category)
{
	const char *crossed = str_starts(table, CROSSED) ? table + strlen(CROSSED) : NULL;

	if (crossed != NULL && strcmp(category, AUDIT_NOT_CROSSED) == 0) {
		table = CROSSED;
	} else if (crossed != NULL && strcmp(geo, TOTAL) == 0 && strcmp(crossed, "canal") == 0) {
		table = crossed;
		geo = "";
	} else if (crossed != NULL && strcmp(category, TOTAL) == 0) {
		table = "residence";
		category = "";
	}
	if (strcmp(measure, PERSONS) == 0 &&
	    (strcmp(category, TOTAL) == 0 || category[0] == '\0') &&
	    (strcmp(geo, TOTAL) == 0 || (geo[0] == '\0' && category[0] != '\0'))) {
		table = "ensemble";
		geo = "";
		category = TOTAL;
	}
	return mem_printf("%s|%s|%s|%s|%s|%s", r->perimeter, r->period, table, measure, geo,
			  category);
}

static int
by_text(const void *a, const void *b)
{
	const struct name *x = a;
	const struct name *y = b;

	return strcmp(x->text, y->text);
}

static size_t
find(const struct audit_rows *rows, const char *text)
{
	struct name wanted = { .text = (char *)text };
	const struct name *found =
		bsearch(&wanted, rows->name, rows->names, sizeof(wanted), by_text);

	return found != NULL ? found->figure : SIZE_MAX;
}

/* As find(), of the codes. */
static size_t
find_cell(const struct audit_rows *rows, const struct release *r, const char *table,
	  const char *measure, const char *geo, const char *category)
{
	char *text = name_of(r, table, measure, geo, category);
	size_t figure = find(rows, text);

	free(text);
	return figure;
}

static void
name_cells(struct audit_rows *rows, const struct audit_release *list, size_t count)
{
	size_t all = 0;

	for (size_t i = 0; i < count; i++)
		all += list[i].r.cell_count;
	rows->name = mem_array(all + 1, sizeof(*rows->name));
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < list[i].r.cell_count; j++) {
			const struct release_cell *c = &list[i].r.cell[j];

			rows->name[rows->names++].text =
				name_of(&list[i].r, c->table, c->measure, c->geo, c->category);
		}
	}
	qsort(rows->name, rows->names, sizeof(*rows->name), by_text);
	all = rows->names;
	rows->names = 0;
	for (size_t i = 0; i < all; i++) {
		if (rows->names > 0 &&
		    strcmp(rows->name[rows->names - 1].text, rows->name[i].text) == 0) {
			free(rows->name[i].text);
			continue;
		}
		rows->name[rows->names] = rows->name[i];
		rows->name[rows->names++].figure =
			disclose_system_figure(&rows->system, 0, SYSTEM_ANY);
	}
}

/* What is printed anywhere is known; what is hidden is no zero. */
static int
set_values(struct audit_rows *rows, const struct audit_release *list, size_t count, struct err *err)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < list[i].r.cell_count; j++) {
			const struct release_cell *c = &list[i].r.cell[j];
			struct system_figure *f = &rows->system.figure[find_cell(
				rows, &list[i].r, c->table, c->measure, c->geo, c->category)];

			int64_t most = list[i].implied
					       ? audit_missing_procedures(list, count, &list[i], c)
					       : SYSTEM_ANY;

			if (c->secret && most > 0 && f->hi == SYSTEM_ANY)
				*f = (struct system_figure){ 1, most };
			if (c->secret)
				continue;
			if (f->lo == f->hi && f->lo != c->value)
				return err_set(err, ERR_DATA, list[i].r.period,
					       "%s %s %s %s has two values", c->table, c->measure,
					       c->geo, c->category);
			*f = (struct system_figure){ c->value, c->value };
		}
	}
	return 0;
}

/* The next place above that has a row of its own. */
static const char *
place_above(const struct audit_rows *rows, const struct release *r, const struct release_cell *c)
{
	const struct commune *commune = commune_by_insee(c->geo);
	const char *department = "";
	size_t count;
	const struct commune *list = commune_list(&count);

	for (size_t i = 0; i < count; i++)
		if (commune == &list[i] || strcmp(list[i].epci, c->geo) == 0)
			department = list[i].department == DEPARTMENT_MARTINIQUE ? "972" : "971";
	if (commune != NULL &&
	    find_cell(rows, r, c->table, c->measure, commune->epci, c->category) != SIZE_MAX)
		return commune->epci;
	if (department[0] != '\0' &&
	    find_cell(rows, r, c->table, c->measure, department, c->category) != SIZE_MAX)
		return department;
	return TOTAL;
}

/* Where one period has ages and another one bands, ages are parts of bands. */
static const char *
band_above(const struct audit_rows *rows, const struct release *r, const struct release_cell *c)
{
	const char *band =
		strcmp(c->table, CROSSED "age") == 0 ? audit_cross_band(c->category) : NULL;

	return band != NULL && find_cell(rows, r, c->table, c->measure, c->geo, band) != SIZE_MAX
		       ? band
		       : TOTAL;
}

/* Owns both texts. */
static void
add_part(struct audit_rows *rows, const char *axis, char *whole, size_t figure)
{
	rows->part = mem_grow(rows->part, rows->parts, &rows->room, sizeof(*rows->part));
	rows->part[rows->parts++] = (struct part){
		.sum = mem_printf("%s of %s", axis, whole),
		.whole = whole,
		.figure = figure,
	};
}

/* The wholes that a cell is a part of: one an axis. */
static void
divide_cell(struct audit_rows *rows, const struct release *r, const struct release_cell *c)
{
	size_t figure = find_cell(rows, r, c->table, c->measure, c->geo, c->category);

	if (c->geo[0] != '\0' && strcmp(c->geo, TOTAL) != 0)
		add_part(rows, "geo",
			 name_of(r, c->table, c->measure, place_above(rows, r, c), c->category),
			 figure);
	if (c->category[0] != '\0' && strcmp(c->category, TOTAL) != 0 &&
	    !audit_has_several(c->table))
		add_part(rows, c->table,
			 name_of(r, c->table, c->measure, c->geo, band_above(rows, r, c)), figure);
}

static int
by_sum(const void *a, const void *b)
{
	const struct part *x = a;
	const struct part *y = b;
	int d = strcmp(x->sum, y->sum);

	return d != 0 ? d : (x->figure > y->figure) - (x->figure < y->figure);
}

/* Parts of one whole stand together; the same figure of two folders is one part. */
static void
add_sums(struct audit_rows *rows)
{
	const struct part *last = NULL;
	size_t whole = SIZE_MAX;

	if (rows->parts > 0)
		qsort(rows->part, rows->parts, sizeof(*rows->part), by_sum);
	for (size_t i = 0; i < rows->parts; i++) {
		const struct part *p = &rows->part[i];

		if (last == NULL || strcmp(last->sum, p->sum) != 0) {
			whole = find(rows, p->whole);
			if (whole != SIZE_MAX) {
				disclose_system_row(&rows->system, 0, 0);
				disclose_system_term(&rows->system, whole, -1);
			}
		} else if (last->figure == p->figure) {
			continue;
		}
		if (whole != SIZE_MAX)
			disclose_system_term(&rows->system, p->figure, 1);
		last = p;
	}
}

/* The first is no more than the second; SIZE_MAX is no figure. */
static void
add_limit(struct audit_rows *rows, size_t a, size_t limit)
{
	if (a == SIZE_MAX || limit == SIZE_MAX)
		return;
	disclose_system_row(&rows->system, -SYSTEM_ANY, 0);
	disclose_system_term(&rows->system, a, 1);
	disclose_system_term(&rows->system, limit, -1);
}

/* Who had no device at a visit had no other at it: only known persons, who may come again, can have
 * both. */
static void
limit_devices(struct audit_rows *rows, const struct release *r, size_t figure, size_t all)
{
	const size_t term[] = {
		figure,
		find_cell(rows, r, "materiel", PERSONS, "",
			  vocab_by_num(VOCAB_DEVICE, DEVICE_NONE)->code),
		all,
		find_cell(rows, r, "ensemble", PERSONS, "", "suivies_nouvelles"),
		find_cell(rows, r, "ensemble", PERSONS, "", "suivies_deja_venues"),
	};
	const size_t count = sizeof(term) / sizeof(term[0]);

	if (figure == term[1])
		return;
	for (size_t i = 0; i < count; i++)
		if (term[i] == SIZE_MAX)
			return;
	disclose_system_row(&rows->system, -SYSTEM_ANY, 0);
	for (size_t i = 0; i < count; i++)
		disclose_system_term(&rows->system, term[i], i < 2 ? 1 : -1);
}

/* Answers of which a person may have several. */
static void
limit_cell(struct audit_rows *rows, const struct release *r, const struct release_cell *c)
{
	size_t figure = find_cell(rows, r, c->table, c->measure, c->geo, c->category);
	size_t all = find_cell(rows, r, "ensemble", PERSONS, "", TOTAL);

	if (!audit_has_several(c->table) || strcmp(c->measure, PERSONS) != 0 || c->geo[0] != '\0')
		return;
	if (strcmp(c->table, "demarche") == 0)
		all = find_cell(rows, r, "theme", PERSONS, "",
				vocab_by_num(VOCAB_THEME, THEME_PROCEDURES)->code);
	add_limit(rows, figure, all);
	if (strcmp(c->table, "materiel") == 0)
		limit_devices(rows, r, figure, all);
}

/* Where each theme has its row, they are together no fewer than the persons, for each has one. */
static void
cover_persons(struct audit_rows *rows, const struct release *r)
{
	size_t all = find_cell(rows, r, "ensemble", PERSONS, "", TOTAL);
	size_t count;
	const struct vocab_item *item = vocab_items(VOCAB_THEME, &count);
	bool whole = all != SIZE_MAX;

	for (size_t i = 0; i < count; i++)
		whole = whole && find_cell(rows, r, "theme", PERSONS, "", item[i].code) != SIZE_MAX;
	if (!whole)
		return;
	disclose_system_row(&rows->system, 0, SYSTEM_ANY);
	for (size_t i = 0; i < count; i++)
		disclose_system_term(&rows->system,
				     find_cell(rows, r, "theme", PERSONS, "", item[i].code), 1);
	disclose_system_term(&rows->system, all, -1);
}

/* A part and the longer period: at least its persons, where they cannot be counted elsewhere. */
static void
nest_periods(struct audit_rows *rows, const struct release *a, const struct release *b)
{
	bool first, last;

	if (strcmp(a->perimeter, b->perimeter) != 0 ||
	    !audit_lies_in(a->period, b->period, &first, &last))
		return;
	for (size_t j = 0; j < a->cell_count; j++) {
		const struct release_cell *c = &a->cell[j];
		enum audit_nest nest = audit_nest_of(c);

		if (nest == NEST_SUM || nest == NEST_ANSWER || (nest == NEST_LAST && last) ||
		    (nest == NEST_FIRST_VISIT && first))
			add_limit(rows,
				  find_cell(rows, a, c->table, c->measure, c->geo, c->category),
				  find_cell(rows, b, c->table, c->measure, c->geo, c->category));
	}
}

/* How many more the parts of a figure are than its whole is how often somebody came again: as many
 * terms of a row. */
static void
add_again(struct audit_rows *rows, struct audit_partition *parts, const struct release *longer,
	  const struct release_cell *c, int sign)
{
	for (size_t i = 0; i <= parts->count; i++) {
		const struct release r = { .period = i < parts->count ? parts->period[i]
								      : longer->period,
					   .perimeter = longer->perimeter };

		disclose_system_term(&rows->system,
				     find_cell(rows, &r, c->table, c->measure, c->geo, c->category),
				     i < parts->count ? sign : -sign);
	}
}

/* A longer period and all its parts together. Nobody came again for one answer more often than they
 * came again. */
static void
sum_parts(struct audit_rows *rows, const struct audit_release *list, size_t count,
	  const struct release *longer)
{
	struct audit_partition parts = audit_partition_of(list, count, longer);
	char names[][sizeof("personnes")] = { "ensemble", PERSONS, "", TOTAL };
	const struct release_cell all = { names[0], names[1], names[2], names[3], 0, false };
	size_t total = find_cell(rows, longer, all.table, all.measure, all.geo, all.category);

	for (size_t j = 0; j < longer->cell_count && parts.count > 0; j++) {
		const struct release_cell *c = &longer->cell[j];
		enum audit_nest nest = audit_nest_of(c);

		if (nest == NEST_NOTHING)
			continue;
		disclose_system_row(&rows->system, 0, nest == NEST_SUM ? 0 : SYSTEM_ANY);
		add_again(rows, &parts, longer, c, 1);
		if (nest != NEST_ANSWER || total == SIZE_MAX ||
		    find_cell(rows, longer, c->table, c->measure, c->geo, c->category) == total)
			continue;
		disclose_system_row(&rows->system, -SYSTEM_ANY, 0);
		add_again(rows, &parts, longer, c, 1);
		add_again(rows, &parts, longer, &all, -1);
	}
}

int
audit_rows_make(struct audit_rows **out, const struct audit_release *list, size_t count,
		struct err *err)
{
	struct audit_rows *rows = mem_alloc(sizeof(*rows));

	name_cells(rows, list, count);
	*out = rows;
	if (set_values(rows, list, count, err) != 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		const struct release *r = &list[i].r;

		if (r->stop != NULL)
			rows->system.stop = r->stop;
		for (size_t j = 0; j < r->cell_count; j++) {
			divide_cell(rows, r, &r->cell[j]);
			limit_cell(rows, r, &r->cell[j]);
		}
		cover_persons(rows, r);
		add_limit(rows, find_cell(rows, r, "ensemble", PERSONS, "", TOTAL),
			  find_cell(rows, r, "ensemble", "accompagnements", "", TOTAL));
		for (size_t j = 0; j < count; j++)
			nest_periods(rows, r, &list[j].r);
		sum_parts(rows, list, count, r);
		audit_cross(rows, r);
		audit_cross_parts(rows, list, count, r);
		add_limit(rows, find_cell(rows, r, CROSSED, PERSONS, TOTAL, AUDIT_NOT_CROSSED),
			  find_cell(rows, r, "ensemble", "accompagnements", "",
				    vocab_by_num(VOCAB_KIND, KIND_WORKSHOP)->code));
	}
	add_sums(rows);
	return 0;
}

void
audit_rows_clear(struct audit_rows *rows)
{
	if (rows == NULL)
		return;
	for (size_t i = 0; i < rows->names; i++)
		free(rows->name[i].text);
	for (size_t i = 0; i < rows->parts; i++) {
		free(rows->part[i].sum);
		free(rows->part[i].whole);
	}
	free(rows->name);
	free(rows->part);
	disclose_system_clear(&rows->system);
	free(rows);
}

struct disclose_system *
audit_rows_system(struct audit_rows *rows)
{
	return &rows->system;
}

const struct system_figure *
audit_rows_figure(const struct audit_rows *rows, const struct release *r,
		  const struct release_cell *c)
{
	return &rows->system.figure[find_cell(rows, r, c->table, c->measure, c->geo, c->category)];
}

bool
audit_rows_sensitive(const struct release_cell *c)
{
	const struct vocab_item *item = NULL;

	/* Where places are crossed with it, the persons of a place are those of all tables. */
	if (strcmp(c->table, "statut") == 0 || strcmp(c->table, CROSSED "statut") == 0)
		return c->geo[0] == '\0' || (strcmp(c->category, TOTAL) != 0 &&
					     strcmp(c->category, AUDIT_NOT_CROSSED) != 0);
	if (strcmp(c->table, "theme") == 0)
		item = vocab_by_code(VOCAB_THEME, c->category);
	else if (strcmp(c->table, "demarche") == 0)
		item = vocab_by_code(VOCAB_PROCEDURE, c->category);
	return item != NULL &&
	       sensitive_value(strcmp(c->table, "theme") == 0 ? STATS_THEME : STATS_PROCEDURE,
			       item->num);
}

size_t
audit_rows_find(const struct audit_rows *rows, const struct release *r, const char *table,
		const char *geo, const char *category)
{
	return find_cell(rows, r, table, PERSONS, geo, category);
}

size_t
audit_rows_number(const struct audit_rows *rows, const struct release *r, const char *table,
		  const char *measure, const char *geo, const char *category)
{
	return find_cell(rows, r, table, measure, geo, category);
}
