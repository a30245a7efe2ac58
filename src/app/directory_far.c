/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where entries are: how far from a point, over land or over the sea; and the orders of all entries
 * that do not depend on words, each sorted once and kept. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "app/directory_private.h"
#include "base/mem.h"
#include "base/radix.h"

enum { CLASS_BIT = 30 };
#define KM_PARTS 1000.0 /* metres are told apart */

struct directory_from
directory_from_commune(int insee)
{
	const struct commune *c = commune_by_num(insee);

	if (!c)
		return (struct directory_from){ .known = false };
	return (struct directory_from){
		.known = true, .lat = c->lat, .lon = c->lon, .land = commune_land(c), .about = true
	};
}

/* Where an entry is: its own point, else the centre of its commune. */
static struct directory_from
place_of(const struct directory_entry *e)
{
	struct directory_from at = directory_from_commune(e->insee);

	if (isnan(e->lat) || isnan(e->lon))
		return at;
	at.known = true;
	at.about = false;
	at.lat = (double)e->lat;
	at.lon = (double)e->lon;
	return at;
}

struct directory_from
directory_from_entry(const struct directory *dir, int64_t n)
{
	struct directory_from from = { .known = false };

	for (size_t i = 0; i < dir->count; i++)
		if (dir->entry[i].n == n)
			from = place_of(&dir->entry[i]);
	from.n = n;
	return from;
}

static struct directory_far
far_of(const struct directory_entry *e, const struct directory_from *from)
{
	struct directory_from at = place_of(e);
	struct directory_far far = { .km = -1, .about = at.about || from->about };

	if (!at.known || !from->known)
		return far;
	far.km = geo_km(from->lat, from->lon, at.lat, at.lon);
	if (at.land == from->land || at.land == LAND_NONE || from->land == LAND_NONE)
		far.way = WAY_LAND;
	else
		far.way = land_department(at.land) == land_department(from->land) ? WAY_BOAT
										  : WAY_SEA;
	return far;
}

struct directory_far
directory_hit_far(const struct directory *dir, size_t i)
{
	return far_of(&dir->entry[dir->order[dir->hit[i]]], &dir->from);
}

/* Of keys in the order of ranks. Frees them. */
static uint32_t *
ranks_by(struct radix *by, size_t count)
{
	uint32_t *rank = mem_array(count + 1, sizeof(*rank));

	radix_sort(by, count);
	for (size_t i = 0; i < count; i++)
		rank[i] = by[i].number;
	free(by);
	return rank;
}

static bool
same_place(const struct directory_from *a, const struct directory_from *b)
{
	return a->known == b->known && a->lat == b->lat && a->lon == b->lon && a->land == b->land;
}

/* The other island comes after, however near a shore; then what is nobody knows where. */
const uint32_t *
directory_by_distance(struct directory *dir, const struct directory_from *from)
{
	struct radix *by;

	if (dir->near && same_place(from, &dir->from))
		return dir->near;
	free(dir->near);
	by = mem_array(dir->count + 1, sizeof(*by));
	for (size_t i = 0; i < dir->count; i++) {
		struct directory_far far = far_of(&dir->entry[dir->order[i]], from);
		uint64_t class = far.km < 0 ? 2 : far.way == WAY_SEA ? 1 : 0;

		by[i] = (struct radix){ class << CLASS_BIT, (uint32_t)i };
		if (far.km >= 0)
			by[i].key |= (uint64_t)(far.km * KM_PARTS);
	}
	dir->from = *from;
	dir->near = ranks_by(by, dir->count);
	return dir->near;
}

const uint32_t *
directory_by_date(struct directory *dir)
{
	struct radix *by;

	if (dir->fresh)
		return dir->fresh;
	by = mem_array(dir->count + 1, sizeof(*by));
	for (size_t i = 0; i < dir->count; i++) {
		int day = dir->facets.updated[dir->order[i]];

		/* Days before 1970, and none at all, are one: the oldest. */
		by[i] = (struct radix){ (uint64_t)(INT_MAX - (day > 0 ? day : 0)), (uint32_t)i };
	}
	dir->fresh = ranks_by(by, dir->count);
	return dir->fresh;
}
