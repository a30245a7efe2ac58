/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hits of a search in the order that is asked for. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/directory_private.h"
#include "base/mem.h"

/* The ranks that cost less than the limit, by cost: a sort by counting. Those that answer equally
 * well come nearest first, where it is known from where, else by name. */
static size_t
collect(struct directory *dir, const struct directory_query *q, unsigned limit)
{
	const uint32_t *rank = q->from.known ? directory_by_distance(dir, &q->from) : NULL;
	uint32_t *place = mem_array((size_t)limit + 1, sizeof(*place));
	size_t count;

	for (size_t i = 0; i < dir->count; i++)
		if (dir->cost[i] < limit)
			place[dir->cost[i] + 1]++;
	for (unsigned cost = 1; cost <= limit; cost++)
		place[cost] += place[cost - 1];
	count = place[limit];
	for (size_t i = 0; i < dir->count; i++) {
		uint32_t r = rank != NULL ? rank[i] : (uint32_t)i;

		if (dir->cost[r] < limit)
			dir->hit[place[dir->cost[r]]++] = r;
	}
	free(place);
	return count;
}

/* The same in an order of all ranks. */
static size_t
collect_by(struct directory *dir, unsigned limit, const uint32_t *rank)
{
	size_t count = 0;

	for (size_t i = 0; i < dir->count; i++)
		if (dir->cost[rank[i]] < limit)
			dir->hit[count++] = rank[i];
	return count;
}

static size_t
collect_by_name(struct directory *dir, unsigned limit)
{
	size_t count = 0;

	for (size_t i = 0; i < dir->count; i++)
		if (dir->cost[i] < limit)
			dir->hit[count++] = (uint32_t)i;
	return count;
}

/* Hits of a lower class first, each class in the order it was in. Returns where the last begins. */
static size_t
part(struct directory *dir, size_t count, int classes, const uint8_t *class)
{
	uint32_t *sorted = mem_array(count + 1, sizeof(*sorted));
	size_t at = 0, last = 0;

	for (int c = 0; c < classes; c++) {
		last = at;
		for (size_t i = 0; i < count; i++)
			if (class[dir->hit[i]] == c)
				sorted[at++] = dir->hit[i];
	}
	memcpy(dir->hit, sorted, count * sizeof(*sorted));
	free(sorted);
	return last;
}

static void
open_first(struct directory *dir, size_t count, const struct directory_query *q)
{
	for (size_t i = 0; i < count; i++)
		dir->step[dir->hit[i]] =
			(uint8_t)(directory_facets_state(dir, dir->order[dir->hit[i]],
							 DIRECTORY_OPEN_AT, q->now) -
				  STATE_OPEN);
	part(dir, count, STATE_UNKNOWN - STATE_OPEN + 1, dir->step);
}

/* What the order that was asked for comes to. */
static enum directory_order
order_meant(const struct directory_query *q, bool words, bool nearest)
{
	if (nearest)
		return DIRECTORY_BEST;
	if (q->order == DIRECTORY_BEST && !words)
		return q->from.known ? DIRECTORY_NEAR : DIRECTORY_BY_NAME;
	if (q->order == DIRECTORY_NEAR && !q->from.known)
		return words ? DIRECTORY_BEST : DIRECTORY_BY_NAME;
	return q->order;
}

static size_t
collect_ordered(struct directory *dir, const struct directory_query *q, unsigned limit, bool words,
		enum directory_order order)
{
	size_t count;

	switch (order) {
	case DIRECTORY_NEAR:
		return collect_by(dir, limit, directory_by_distance(dir, &q->from));
	case DIRECTORY_BY_NAME:
		return collect_by_name(dir, limit);
	case DIRECTORY_FRESH:
		return collect_by(dir, limit, directory_by_date(dir));
	case DIRECTORY_OPEN_FIRST:
		count = !words && q->from.known
				? collect_by(dir, limit, directory_by_distance(dir, &q->from))
				: collect(dir, q, limit);
		open_first(dir, count, q);
		return count;
	default:
		return collect(dir, q, limit);
	}
}

/* What no longer exists comes after what does. */
static void
part_gone(struct directory *dir, size_t count)
{
	for (size_t i = 0; i < count && dir->any_gone; i++)
		dir->step[dir->hit[i]] = dir->entry[dir->order[dir->hit[i]]].gone;
	if (dir->any_gone)
		part(dir, count, 2, dir->step);
}

/* Those whose hours nobody knows go last. */
static size_t
part_unknown(struct directory *dir, const struct directory_query *q, size_t count)
{
	if (!q->filters ||
	    (q->filters->open != DIRECTORY_OPEN_AT && q->filters->open != DIRECTORY_OPEN_ON))
		return count;
	for (size_t i = 0; i < count; i++)
		dir->step[dir->hit[i]] = (dir->fails[dir->hit[i]] & FAILS_LATE) != 0;
	return part(dir, count, 2, dir->step);
}

void
directory_collect(struct directory *dir, const struct directory_query *q, unsigned limit,
		  bool words, struct directory_answer *out)
{
	out->order = order_meant(q, words, out->nearest);
	if (q->from.known)
		directory_by_distance(dir, &q->from);
	else
		dir->from.known = false;
	out->total = collect_ordered(dir, q, limit, words, out->order);
	part_gone(dir, out->total);
	out->unknown = part_unknown(dir, q, out->total);
}
