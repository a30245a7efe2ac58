/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters: which entries pass, which fail one filter alone, and what each value counts. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/directory_private.h"
#include "base/mem.h"

bool
directory_filtered(const struct directory_filters *f)
{
	for (int field = 0; field < DIRECTORY_FIELDS; field++)
		if (f->value[field].count > 0)
			return true;
	return f->open != DIRECTORY_ANY_HOURS;
}

void
directory_filters_clear(struct directory_filters *f)
{
	for (int field = 0; field < DIRECTORY_FIELDS; field++)
		strlist_clear(&f->value[field]);
	*f = (struct directory_filters){ .open = DIRECTORY_ANY_HOURS };
}

void
directory_filters_copy(struct directory_filters *to, const struct directory_filters *from)
{
	*to = (struct directory_filters){ .open = from->open,
					  .at = from->at,
					  .fixed = from->fixed };
	for (int field = 0; field < DIRECTORY_FIELDS; field++)
		for (size_t i = 0; i < from->value[field].count; i++)
			strlist_add(&to->value[field], from->value[field].item[i]);
}

void
directory_filter_toggle(struct directory_filters *f, enum directory_field field, const char *value)
{
	struct strlist kept = { .item = NULL };
	bool had = strlist_has(&f->value[field], value);

	for (size_t i = 0; i < f->value[field].count; i++)
		if (!str_equal(f->value[field].item[i], value))
			strlist_add(&kept, f->value[field].item[i]);
	if (!had)
		strlist_add(&kept, value);
	strlist_clear(&f->value[field]);
	f->value[field] = kept;
}

/* Marks the values that are asked for; a bit for each field of which any is. */
static uint32_t
choose(struct directory_facets *f, const struct directory_filters *filters)
{
	uint32_t asked = 0;

	for (size_t i = 0; i < f->values; i++)
		f->value[i].chosen = false;
	for (int field = 0; field < DIRECTORY_FIELDS; field++)
		for (size_t k = 0; k < filters->value[field].count; k++) {
			char *folded = directory_facets_fold((enum directory_field)field,
							     filters->value[field].item[k]);

			asked |= 1u << field;
			for (size_t i = 0; i < f->values; i++)
				if ((int)f->value[i].field == field &&
				    strcmp(f->value[i].folded, folded) == 0)
					f->value[i].chosen = true;
			free(folded);
		}
	return asked;
}

static uint8_t
fails(uint32_t failed)
{
	if (failed == 0)
		return 0;
	return failed & (failed - 1) ? FAILS_MANY : (uint8_t)(__builtin_ctz(failed) + 1);
}

/* Whether the hours fail it; late where they pass because nobody knows them. */
static bool
hours_fail(struct directory *dir, size_t entry, const struct directory_filters *filters, bool *late)
{
	enum facet_state state;

	*late = false;
	if (filters->open == DIRECTORY_ANY_HOURS)
		return false;
	state = directory_facets_state(dir, entry, filters->open, filters->at);
	if (filters->open == DIRECTORY_HOURS_UNKNOWN)
		return state != STATE_UNKNOWN;
	*late = state == STATE_UNKNOWN;
	return state == STATE_CLOSED;
}

void
directory_filter(struct directory *dir, const struct directory_query *q)
{
	static const struct directory_filters none;
	const struct directory_filters *filters = q->filters ? q->filters : &none;
	struct directory_facets *f = &dir->facets;
	uint32_t asked;

	memset(dir->fails, 0, dir->count);
	if (!f->loaded)
		return;
	directory_facets_hours(f, q->good_friday);
	asked = choose(f, filters);
	if (asked == 0 && filters->open == DIRECTORY_ANY_HOURS)
		return;
	/* In the order in which most of what is asked lies in memory. */
	for (size_t e = 0; e < dir->count; e++) {
		uint32_t failed = asked;
		bool late;

		for (uint32_t i = f->first[e]; i < f->first[e + 1] && failed != 0; i++)
			if (f->value[f->code[i]].chosen)
				failed &= ~(1u << f->value[f->code[i]].field);
		if (hours_fail(dir, e, filters, &late))
			failed |= 1u << DIRECTORY_FIELDS;
		dir->fails[f->rank[e]] = (uint8_t)(fails(failed) | (late ? FAILS_LATE : 0));
	}
}

/* What all filters let through counts for every value; what one field alone leaves out counts for
 * the values of that field. */
void
directory_count_values(struct directory *dir, const struct directory_query *q, unsigned limit)
{
	struct directory_facets *f = &dir->facets;
	uint32_t *count = mem_array(f->values + 1, sizeof(*count));

	f->counted = (struct directory_hours_counts){ .open = 0 };
	for (size_t e = 0; e < dir->count; e++) {
		size_t rank = f->rank[e];
		unsigned failed = dir->fails[rank] & FAILS_MASK;

		if (dir->cost[rank] >= limit || failed == FAILS_MANY)
			continue;
		for (uint32_t i = f->first[e]; i < f->first[e + 1]; i++)
			count[f->code[i]] +=
				failed == 0 || failed == (unsigned)f->value[f->code[i]].field + 1;
		if (failed == 0 || failed == FAILS_HOURS) {
			enum facet_state s =
				directory_facets_state(dir, e, DIRECTORY_OPEN_AT, q->now);

			f->counted.open += s == STATE_OPEN;
			f->counted.unknown += s == STATE_UNKNOWN;
		}
	}
	for (size_t i = 0; i < f->values; i++)
		f->value[i].count = count[i];
	free(count);
}

size_t
directory_values(const struct directory *dir, enum directory_field field,
		 struct directory_value **out)
{
	const struct directory_facets *f = &dir->facets;
	size_t count = 0;

	*out = mem_array(f->values + 1, sizeof(**out));
	for (size_t i = 0; i < f->values; i++)
		if (f->value[i].field == field)
			(*out)[count++] =
				(struct directory_value){ f->value[i].text, f->value[i].count,
							  f->value[i].chosen };
	return count;
}

struct directory_hours_counts
directory_hours_counts(const struct directory *dir)
{
	return dir->facets.counted;
}
