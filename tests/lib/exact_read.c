/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A release folder as rows of text, and what is said of it in the end. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "tests/lib/exact_release.h"

enum { LABEL = EXACT_COLUMNS, VALUE, STATUS, ALL_COLUMNS };
enum { MANIFEST_KEY, MANIFEST_NAME, MANIFEST_VALUE, MANIFEST_COLUMNS };
enum { VALUE_MAX = 1000000000, TENTH = 10 };

static const char *const telling[] = { "sante",         "banque_et_achats_en_ligne",
				       "justice",       "social_sante",
				       "argent_impots", "etrangers_europe" };

struct reading {
	struct exact_release *out;
	int folder;
	long k, k_sensitive;
};

static bool
is(const struct exact_cell *c, enum exact_column column, const char *text)
{
	return strcmp(c->text[column], text) == 0;
}

static bool
is_telling(const struct exact_cell *c)
{
	/* The persons of a place, and those apart, stand in all crossed tables. */
	bool is_one = is(c, EXACT_TABLE, "statut") ||
		      (is(c, EXACT_TABLE, "geo_x_statut") && !is(c, EXACT_CATEGORY, "TOTAL") &&
		       !is(c, EXACT_CATEGORY, "atelier"));

	for (size_t i = 0; i < sizeof(telling) / sizeof(telling[0]); i++)
		is_one = is_one || is(c, EXACT_CATEGORY, telling[i]);
	return is_one;
}

static int
read_manifest(void *arg, const struct csv_row *row)
{
	struct reading *r = arg;

	if (row->count == MANIFEST_COLUMNS && strcmp(row->cell[MANIFEST_KEY], "k") == 0)
		str_to_long(row->cell[MANIFEST_VALUE], 1, VALUE_MAX,
			    strcmp(row->cell[MANIFEST_NAME], "general") == 0 ? &r->k
									     : &r->k_sensitive);
	return 0;
}

static int
read_cell(void *arg, const struct csv_row *row)
{
	struct reading *r = arg;
	struct exact_release *out = r->out;
	struct exact_cell *c;
	long value = 0;

	if (row->line == 1)
		return 0;
	if (row->count != ALL_COLUMNS) {
		out->bad++;
		return 0;
	}
	out->cell = mem_grow(out->cell, out->count, &out->room, sizeof(*out->cell));
	c = &out->cell[out->count++];
	*c = (struct exact_cell){ .folder = r->folder };
	for (int i = 0; i < EXACT_COLUMNS; i++)
		c->text[i] = mem_strdup(row->cell[i]);
	c->telling = is_telling(c);
	c->k = c->telling ? r->k_sensitive : r->k;
	c->hidden = strcmp(row->cell[STATUS], "S") == 0;
	out->hidden += c->hidden;
	if (c->hidden)
		out->bad += strcmp(row->cell[VALUE], "s") != 0;
	else
		out->bad += strcmp(row->cell[STATUS], "P") != 0 ||
			    str_to_long(row->cell[VALUE], 0, VALUE_MAX, &value) != 0;
	c->value = value;
	return 0;
}

static bool
read_file(const char *folder, const char *name, csv_row_fn *fn, struct reading *r)
{
	char *path = mem_printf("%s/%s", folder, name);
	struct buf text = BUF_INIT;
	struct err err = { 0 };
	bool good = file_read(path, &text, &err) == 0 &&
		    csv_read(buf_text(&text), text.len,
			     csv_detect_delimiter(buf_text(&text), text.len), fn, r, &err) == 0;

	buf_clear(&text);
	free(path);
	return good;
}

bool
exact_release_read(const char *folder, int number, struct exact_release *out)
{
	struct reading r = { .out = out, .folder = number };

	if (number >= EXACT_FOLDERS)
		return false;
	out->first[number] = out->count;
	out->folders = number + 1;
	return read_file(folder, "manifeste.csv", read_manifest, &r) && r.k > 0 &&
	       r.k_sensitive > 0 && read_file(folder, "statistiques.csv", read_cell, &r);
}

void
exact_release_clear(struct exact_release *x)
{
	for (size_t i = 0; i < x->count; i++)
		for (int j = 0; j < EXACT_COLUMNS; j++)
			free(x->cell[i].text[j]);
	free(x->cell);
	*x = (struct exact_release){ .count = 0 };
}

static bool
is_known(int64_t lo, int64_t hi, int64_t k)
{
	return lo < k && (hi < k || hi - lo < k - 1);
}

/* What is wrong with it; NULL: nothing. A sum is of persons who are few, whatever its size. Of what
 * nobody published persons alone count, who may be known to be nobody; in crossed tables, where
 * they may be. */
static const char *
fault_of(const struct exact_cell *c)
{
	bool persons = is(c, EXACT_MEASURE, "personnes");
	bool crossed = str_starts(c->text[EXACT_TABLE], "geo_x_");

	if (!c->hidden && persons && c->value > 0 && c->value < c->k)
		return "small and printed";
	if (c->others > 0 && c->others_hi > 0 && is_known(c->others_lo, c->others_hi, c->k))
		return "the other side is known";
	if (!c->hidden)
		return NULL;
	if (c->implied)
		return persons && c->hi > 0 && is_known(c->lo, c->hi, c->k) &&
				       (!crossed || c->lo > 0)
			       ? "known, and not published"
			       : NULL;
	if (!persons && (c->hi - c->lo < c->k - 1 || c->hi - c->lo < c->lo / TENTH))
		return "a sum is nearly known";
	return is_known(c->lo, c->hi, c->k) ? "known" : NULL;
}

size_t
exact_release_findings(const struct exact_release *x)
{
	size_t found = 0;

	for (size_t i = 0; i < x->count; i++) {
		const struct exact_cell *c = &x->cell[i];
		const char *fault = fault_of(c);

		if (fault == NULL)
			continue;
		found++;
		printf("# %s %s %s %s%s: %s %lld..%lld, others %lld..%lld\n", c->text[EXACT_PERIOD],
		       c->text[EXACT_TABLE], c->text[EXACT_MEASURE], c->text[EXACT_GEO],
		       c->text[EXACT_CATEGORY], fault, (long long)c->lo, (long long)c->hi,
		       (long long)c->others_lo, (long long)c->others_hi);
	}
	return found;
}
