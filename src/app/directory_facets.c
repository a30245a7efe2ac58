/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What entries are filtered by, read once when first asked for: a number of two bytes for each
 * value of each list, and every text of hours once. One pass over the entries then says which pass,
 * and how many more each value would let through. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/directory_private.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vocab.h"
#include "store/partner.h"

enum {
	TABLE_START = 1024,
	TABLE_MAX = 1 << 20,
	NUMBER_SIZE = 16,
	HASH_FIRST = 5381,
	HASH_SHIFT = 5,
	HOURS_FIELD = DIRECTORY_FIELDS, /* texts of hours, in the same table */
	ROWS = 1000,                    /* that are read at a time */
};

/* A text as a file has it, and what it is the number of. */
struct known {
	char *text;
	int field;
	uint32_t number;
};

struct facet_reading {
	struct directory *dir;
	struct directory_facets *f;
	struct known *known; /* a hash table */
	size_t slots, used;
	size_t entry; /* the next one that was not met */
	int64_t last; /* number of a row */
	int64_t rows; /* of this time */
};

static const enum partner_cell cell_of[] = {
	[DIRECTORY_SERVICE] = CELL_SERVICES,
	[DIRECTORY_AUDIENCE] = CELL_AUDIENCE,
	[DIRECTORY_CARE] = CELL_CARE,
	[DIRECTORY_COST] = CELL_COST,
	[DIRECTORY_ACCESS] = CELL_ACCESS,
	[DIRECTORY_SUPPORT] = CELL_SUPPORT,
	[DIRECTORY_ITINERANCE] = CELL_ITINERANCE,
	[DIRECTORY_PROGRAMME] = CELL_PROGRAMMES,
	[DIRECTORY_KIND] = CELL_TYPOLOGY,
	[DIRECTORY_LABEL] = CELL_LABELS,
};
enum { LISTS = sizeof(cell_of) / sizeof(cell_of[0]) };

static struct known *
slot_of(const struct facet_reading *r, const char *text, size_t len, int field)
{
	size_t hash = HASH_FIRST + (size_t)field;

	for (size_t i = 0; i < len; i++)
		hash = (hash << HASH_SHIFT) + hash + (unsigned char)text[i];
	for (hash &= r->slots - 1; r->known[hash].text; hash = (hash + 1) & (r->slots - 1))
		if (r->known[hash].field == field && strncmp(r->known[hash].text, text, len) == 0 &&
		    r->known[hash].text[len] == '\0')
			break;
	return &r->known[hash];
}

static void
grow(struct facet_reading *r)
{
	struct known *old = r->known;
	size_t slots = r->slots;

	r->slots = slots > 0 ? 2 * slots : TABLE_START;
	r->known = mem_array(r->slots, sizeof(*r->known));
	for (size_t i = 0; i < slots; i++)
		if (old[i].text)
			*slot_of(r, old[i].text, strlen(old[i].text), old[i].field) = old[i];
	free(old);
}

char *
directory_facets_fold(enum directory_field field, const char *text)
{
	/* What France Travail was called until 2024. */
	return utf8_fold(field == DIRECTORY_KIND && strcmp(text, "PE") == 0 ? "FT" : text);
}

/* The value that this is another spelling of; a new one; VALUES_MAX when there is no room. */
static uint32_t
number_value(struct directory_facets *f, enum directory_field field, const char *text)
{
	char *folded = directory_facets_fold(field, text);

	for (size_t i = 0; i < f->values; i++)
		if (f->value[i].field == field && strcmp(f->value[i].folded, folded) == 0) {
			free(folded);
			return (uint32_t)i;
		}
	if (f->values == VALUES_MAX || folded[0] == '\0') {
		free(folded);
		return VALUES_MAX;
	}
	f->value = mem_grow(f->value, f->values, &f->value_capacity, sizeof(*f->value));
	f->value[f->values] =
		(struct facet_value){ .text = mem_strdup(text), .folded = folded, .field = field };
	return (uint32_t)f->values++;
}

static uint32_t
number_of(struct facet_reading *r, const char *text, size_t len, int field)
{
	struct known *k;

	if (2 * r->used >= r->slots)
		grow(r);
	k = slot_of(r, text, len, field);
	if (k->text)
		return k->number;
	*k = (struct known){ .text = mem_strndup(text, len), .field = field };
	r->used++;
	if (field == HOURS_FIELD) {
		strlist_add(&r->f->text, k->text);
		k->number = (uint32_t)r->f->text.count - 1;
	} else {
		k->number = number_value(r->f, (enum directory_field)field, k->text);
	}
	return k->number;
}

static void
add_code(struct facet_reading *r, uint32_t number)
{
	struct directory_facets *f = r->f;

	if (number == VALUES_MAX)
		return;
	/* Twice in one list counts once. */
	for (size_t i = f->first[r->entry]; i < f->codes; i++)
		if (f->code[i] == number)
			return;
	if (f->codes == f->code_capacity)
		f->code = mem_grow(f->code, f->codes, &f->code_capacity, sizeof(*f->code));
	f->code[f->codes++] = (uint16_t)number;
}

static void
add_list(struct facet_reading *r, enum directory_field field, const char *cell)
{
	while (*cell != '\0') {
		size_t len = strcspn(cell, "|");
		size_t start = strspn(cell, " "), end = len;

		while (end > start && cell[end - 1] == ' ')
			end--;
		if (end > start)
			add_code(r, number_of(r, cell + start, end - start, (int)field));
		cell += len + (cell[len] == '|');
	}
}

static void
add_where(struct facet_reading *r)
{
	const struct commune *c = commune_by_num(r->dir->entry[r->entry].insee);
	char land[NUMBER_SIZE];

	if (!c)
		return;
	snprintf(land, sizeof(land), "%d", (int)commune_land(c));
	add_list(r, DIRECTORY_IN_COMMUNE, c->insee);
	add_list(r, DIRECTORY_EPCI, c->epci);
	add_list(r, DIRECTORY_LAND, land);
}

/* Both are in the order of n. What another program has added since the directory was loaded is
 * passed over, and what it took away stays without values. */
static void
take_cells(void *arg, int64_t n, const char *const *cell)
{
	struct facet_reading *r = arg;
	struct directory_facets *f = r->f;

	r->last = n;
	r->rows++;
	while (r->entry < r->dir->count && r->dir->entry[r->entry].n < n)
		f->first[++r->entry] = (uint32_t)f->codes;
	if (r->entry == r->dir->count || r->dir->entry[r->entry].n != n)
		return;
	for (int field = 0; field < LISTS; field++)
		add_list(r, (enum directory_field)field, cell[cell_of[field]]);
	add_where(r);
	f->hours[r->entry] = number_of(r, cell[CELL_HOURS], strlen(cell[CELL_HOURS]), HOURS_FIELD);
	if (date_parse(cell[CELL_UPDATED], &f->updated[r->entry]) < 0)
		f->updated[r->entry] = 0;
	f->first[++r->entry] = (uint32_t)f->codes;
}

static void
reading_free(struct facet_reading *r)
{
	for (size_t i = 0; r && i < r->slots; i++)
		free(r->known[i].text);
	if (r)
		free(r->known);
	free(r);
}

static struct facet_reading *
begin(struct directory *dir)
{
	struct directory_facets *f = &dir->facets;
	struct facet_reading *r = mem_alloc(sizeof(*r));

	directory_facets_clear(f);
	r->dir = dir;
	r->f = f;
	f->reading = r;
	f->first = mem_array(dir->count + 1, sizeof(*f->first));
	f->hours = mem_array(dir->count + 1, sizeof(*f->hours));
	f->updated = mem_array(dir->count + 1, sizeof(*f->updated));
	number_of(r, "", 0, HOURS_FIELD);
	return r;
}

static void
end(struct facet_reading *r)
{
	struct directory *dir = r->dir;
	struct directory_facets *f = r->f;

	while (r->entry < dir->count)
		f->first[++r->entry] = (uint32_t)f->codes;
	f->rank = mem_array(dir->count + 1, sizeof(*f->rank));
	for (size_t rank = 0; rank < dir->count; rank++)
		f->rank[dir->order[rank]] = (uint32_t)rank;
	f->now = mem_array(ISLANDS * f->text.count, sizeof(*f->now));
	f->on = mem_array(ISLANDS * f->text.count, sizeof(*f->on));
	f->loaded = true;
	f->reading = NULL;
	reading_free(r);
}

int
directory_facets_work(struct directory *dir, struct err *err)
{
	struct facet_reading *r = dir->facets.reading;

	if (dir->facets.loaded)
		return 0;
	if (!r)
		r = begin(dir);
	r->rows = 0;
	if (store_partner_cells(dir->store, r->last, ROWS, take_cells, r, err) < 0) {
		directory_facets_clear(&dir->facets);
		return -1;
	}
	if (r->rows == ROWS)
		return 1;
	end(r);
	return 0;
}

int
directory_facets_load(struct directory *dir, struct err *err)
{
	int rc;

	do
		rc = directory_facets_work(dir, err);
	while (rc == 1);
	return rc;
}

void
directory_facets_clear(struct directory_facets *f)
{
	for (size_t i = 0; i < f->values; i++) {
		free(f->value[i].text);
		free(f->value[i].folded);
	}
	free(f->value);
	free(f->first);
	free(f->code);
	free(f->hours);
	free(f->updated);
	free(f->rank);
	free(f->now);
	free(f->on);
	reading_free(f->reading);
	strlist_clear(&f->text);
	*f = (struct directory_facets){ .loaded = false };
}
