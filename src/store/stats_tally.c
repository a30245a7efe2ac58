/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a table found by their code: an array for those of vocabularies, and an open hash,
 * because communes and months have numbers too far apart for one, and a million sessions ask for
 * each of them. */
#include "config.h"

#include "store/stats_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { FIRST_SLOTS = 64 };
#define SPREAD UINT64_C(0x9E3779B97F4A7C15) /* 2^64 / golden ratio: spreads consecutive codes */

static void
line_clear(struct stats_line *l)
{
	free(l->label);
	free(l->id);
}

static size_t
slot_of(const struct stats_tally *t, int64_t code)
{
	size_t i = (size_t)((uint64_t)code * SPREAD >> 32) & (t->slots - 1);

	while (t->slot[i] != 0 && t->line[t->slot[i] - 1].code != code)
		i = (i + 1) & (t->slots - 1);
	return i;
}

static void
enlarge(struct stats_tally *t)
{
	free(t->slot);
	t->slots = t->slots > 0 ? t->slots * 2 : FIRST_SLOTS;
	t->slot = mem_array(t->slots, sizeof(*t->slot));
	for (size_t i = 0; i < t->count; i++)
		if (t->line[i].code < 0 || t->line[i].code >= STATS_LOW)
			t->slot[slot_of(t, t->line[i].code)] = (uint32_t)i + 1;
}

struct stats_line *
stats_tally_line(struct stats_tally *t, int64_t code)
{
	uint32_t *slot = code >= 0 && code < STATS_LOW ? &t->low[code] : NULL;

	if (slot == NULL) {
		/* Half full at most, so that a walk stays short. */
		if (2 * (t->count + 1) > t->slots)
			enlarge(t);
		slot = &t->slot[slot_of(t, code)];
	}
	if (*slot == 0) {
		t->line = mem_grow(t->line, t->count, &t->capacity, sizeof(*t->line));
		t->line[t->count] = (struct stats_line){ .code = code };
		*slot = (uint32_t)++t->count;
	}
	return &t->line[*slot - 1];
}

static int
by_code(const void *a, const void *b)
{
	const struct stats_line *x = a;
	const struct stats_line *y = b;

	if (x->code != y->code)
		return x->code > y->code ? 1 : -1;
	return (x->second > y->second) - (x->second < y->second);
}

void
stats_tally_finish(struct stats_tally *t, enum stats_dim dim, struct stats_table *out)
{
	bool empty = dim == STATS_MONTH || dim == STATS_DAY;
	size_t kept = 0;

	for (size_t i = 0; i < t->count; i++) {
		struct stats_line *l = &t->line[i];

		/* What a cut attendance stands for may have left its session since; who was turned
		 * away attended none. */
		if (l->people > l->attendances && dim != STATS_TURNED_AWAY)
			l->people = l->attendances;
		if (empty || l->sessions != 0 || l->attendances != 0 || l->people != 0)
			t->line[kept++] = *l;
		else
			line_clear(l);
	}
	if (kept > 1)
		qsort(t->line, kept, sizeof(*t->line), by_code);
	*out = (struct stats_table){ .line = t->line, .count = kept };
	t->line = NULL;
	t->count = 0;
	stats_tally_clear(t);
}

void
stats_tally_finish_cross(struct stats_tally *t, struct stats_table *out)
{
	for (size_t i = 0; i < t->count; i++)
		stats_cross_split(t->line[i].code, &t->line[i].code, &t->line[i].second);
	stats_tally_finish(t, STATS_DIM_COUNT, out);
}

void
stats_tally_clear(struct stats_tally *t)
{
	for (size_t i = 0; i < t->count; i++)
		line_clear(&t->line[i]);
	free(t->line);
	free(t->slot);
	memset(t, 0, sizeof(*t));
}

static void
table_clear(struct stats_table *t)
{
	for (size_t i = 0; i < t->count; i++)
		line_clear(&t->line[i]);
	free(t->line);
}

void
stats_period_clear(struct stats_period *p)
{
	for (int d = 0; d < STATS_DIM_COUNT; d++)
		table_clear(&p->by[d]);
	for (int c = 0; c < STATS_CROSS_COUNT; c++)
		table_clear(&p->cross[c]);
	memset(p, 0, sizeof(*p));
}
