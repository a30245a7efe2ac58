/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lookups in the closed lists; the lists themselves are generated from data/vocabulary.tsv. */
#include "config.h"

#include "base/vocab.h"

#include <assert.h>
#include <string.h>

#include "base/str.h"

enum { MASK_BITS = 64 };

const struct vocab_item *
vocab_items(enum vocab v, size_t *count)
{
	*count = vocab_tables[v].count;
	return vocab_tables[v].items;
}

/* The lists are short and kept in display order, so a walk is both simple and fast enough. */
const struct vocab_item *
vocab_by_num(enum vocab v, int num)
{
	const struct vocab_table *t = &vocab_tables[v];

	for (size_t i = 0; i < t->count; i++)
		if (t->items[i].num == num)
			return &t->items[i];
	return NULL;
}

const struct vocab_item *
vocab_by_code(enum vocab v, const char *code)
{
	const struct vocab_table *t = &vocab_tables[v];

	for (size_t i = 0; i < t->count; i++)
		if (strcmp(t->items[i].code, code) == 0)
			return &t->items[i];
	return NULL;
}

const struct vocab_item *
vocab_by_french(enum vocab v, const char *label, size_t len)
{
	const struct vocab_table *t = &vocab_tables[v];

	for (size_t i = 0; i < t->count; i++)
		if (strlen(t->items[i].french) == len &&
		    memcmp(t->items[i].french, label, len) == 0)
			return &t->items[i];
	return NULL;
}

const char *
vocab_name(enum vocab v)
{
	return vocab_tables[v].name;
}

const char *
vocab_context(enum vocab v)
{
	return vocab_tables[v].name;
}

const char *
vocab_short_context(enum vocab v)
{
	return vocab_tables[v].short_context;
}

void
vocab_list_write(enum vocab v, uint64_t mask, char sep, struct buf *out)
{
	const struct vocab_table *t = &vocab_tables[v];
	int written = 0;

	assert(t->count <= MASK_BITS);
	for (size_t i = 0; i < t->count; i++) {
		if (!(mask >> (t->items[i].num - 1) & 1))
			continue;
		if (written++)
			buf_addc(out, sep);
		buf_add(out, t->items[i].code);
	}
}

int
vocab_age_band(int visit_year, int birth_year)
{
	/* The age at which each band ends; the last one has no end. */
	static const int ends[] = { 12, 18, 25, 40, 60, 70 };
	int age = visit_year - birth_year;
	int band = AGE_UNDER_12;

	if (birth_year == 0 || age < 0)
		return AGE_UNKNOWN;
	while (band < AGE_70_MORE && age >= ends[band - AGE_UNDER_12])
		band++;
	return band;
}

int
vocab_duration_band(int minutes)
{
	if (minutes < 30)
		return DURATION_UNDER_30;
	if (minutes < 60)
		return DURATION_30_TO_60;
	if (minutes < 120)
		return DURATION_60_TO_120;
	return DURATION_120_MORE;
}
