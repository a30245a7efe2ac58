/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures, the sums that they make, and what each sum alone says of its parts. */
#include "config.h"

#include "report/disclose_system.h"

#include <stdlib.h>

#include "base/mem.h"

enum { ROUNDS_MAX = 64 };
#define BOUND_MAX (INT64_C(1) << 40)

void
disclose_system_init(struct disclose_system *s)
{
	*s = (struct disclose_system){ .figure = NULL };
}

void
disclose_system_clear(struct disclose_system *s)
{
	free(s->figure);
	free(s->term);
	free(s->row);
	disclose_system_init(s);
}

size_t
disclose_system_figure(struct disclose_system *s, int64_t lo, int64_t hi)
{
	s->figure = mem_grow(s->figure, s->figures, &s->figure_room, sizeof(*s->figure));
	s->figure[s->figures] = (struct system_figure){ lo, hi };
	return s->figures++;
}

void
disclose_system_row(struct disclose_system *s, int64_t lo, int64_t hi)
{
	s->row = mem_grow(s->row, s->rows, &s->row_room, sizeof(*s->row));
	s->row[s->rows++] = (struct system_row){ .first = s->terms, .lo = lo, .hi = hi };
}

void
disclose_system_term(struct disclose_system *s, size_t figure, int sign)
{
	s->term = mem_grow(s->term, s->terms, &s->term_room, sizeof(*s->term));
	s->term[s->terms++] = (struct system_term){ figure, sign };
	s->row[s->rows - 1].count++;
}

/* The least and the most that a sum can be; how many of its parts have no bound on each side, which
 * leaves the others' sum for the only one. */
struct reach {
	int64_t least, most;
	size_t no_least, no_most;
};

static void
reach_add(struct reach *r, int64_t lo, int64_t hi, int sign)
{
	int64_t low = sign > 0 ? lo : -hi;
	int64_t high = sign > 0 ? hi : -lo;

	if (low <= -SYSTEM_ANY)
		r->no_least++;
	else
		r->least += low;
	if (high >= SYSTEM_ANY)
		r->no_most++;
	else
		r->most += high;
}

/* No real figure comes near the limit. A bound beyond it says nothing, so that the sums of millions
 * of bounds stay numbers whatever a file says. */
static bool
is_bound(int64_t value)
{
	return value >= -BOUND_MAX && value <= BOUND_MAX;
}

/* What the rest of the row leaves to one of its parts. */
static bool
narrow_term(struct disclose_system *s, const struct system_row *row, const struct reach *all,
	    const struct system_term *t, bool *changed)
{
	struct system_figure *f = &s->figure[t->figure];
	int64_t low = t->sign > 0 ? f->lo : -f->hi;
	int64_t high = t->sign > 0 ? f->hi : -f->lo;
	size_t no_least = all->no_least - (low <= -SYSTEM_ANY);
	size_t no_most = all->no_most - (high >= SYSTEM_ANY);
	int64_t least = all->least - (low <= -SYSTEM_ANY ? 0 : low);
	int64_t most = all->most - (high >= SYSTEM_ANY ? 0 : high);

	if (no_least == 0 && row->hi < SYSTEM_ANY && row->hi - least < high &&
	    is_bound(row->hi - least)) {
		high = row->hi - least;
		*changed = true;
	}
	if (no_most == 0 && row->lo > -SYSTEM_ANY && row->lo - most > low &&
	    is_bound(row->lo - most)) {
		low = row->lo - most;
		*changed = true;
	}
	f->lo = t->sign > 0 ? low : -high;
	f->hi = t->sign > 0 ? high : -low;
	return f->lo <= f->hi;
}

/* Of bounds as they are before the row: what one part narrows is for the next round. */
static bool
narrow_row(struct disclose_system *s, const struct system_row *row, bool *changed)
{
	struct reach all = { 0 };
	bool possible;

	for (size_t i = row->first; i < row->first + row->count; i++) {
		const struct system_figure *f = &s->figure[s->term[i].figure];

		reach_add(&all, f->lo, f->hi, s->term[i].sign);
	}
	possible = (all.no_least > 0 || all.least <= row->hi) &&
		   (all.no_most > 0 || all.most >= row->lo);
	for (size_t i = row->first; i < row->first + row->count && possible; i++)
		possible = narrow_term(s, row, &all, &s->term[i], changed);
	return possible;
}

bool
disclose_system_narrow(struct disclose_system *s)
{
	bool changed = true;
	bool possible = true;

	for (int round = 0; round < ROUNDS_MAX && changed && possible; round++) {
		changed = false;
		for (size_t i = 0; i < s->rows && possible; i++)
			possible = narrow_row(s, &s->row[i], &changed);
	}
	return possible;
}
