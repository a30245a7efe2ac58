/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory in memory, and its entries one by one. */
#include "config.h"

#include "app/directory.h"

#include <math.h>
#include <stdlib.h>

#include "app/desk_private.h"
#include "app/directory_private.h"
#include "app/phone.h"
#include "base/mem.h"
#include "store/partner.h"

struct loading {
	struct directory *dir;
	struct index_builder *builder;
	size_t capacity;
};

/* Degrees as the standard writes them, whatever the locale's decimal sign is; NAN for none. */
static float
degrees(const char *s)
{
	double value = 0, scale = 1;
	bool minus = *s == '-', point = false, any = false;

	for (s += minus; *s != '\0'; s++) {
		if (*s == '.' && !point) {
			point = true;
		} else if (*s >= '0' && *s <= '9') {
			value = value * 10 + (*s - '0');
			scale *= point ? 10 : 1;
			any = true;
		} else {
			return NAN;
		}
	}
	return any ? (float)((minus ? -value : value) / scale) : NAN;
}

static void
take_entry(void *arg, const struct partner_words *w)
{
	struct loading *l = arg;
	struct directory *dir = l->dir;

	dir->entry = mem_grow(dir->entry, dir->count, &l->capacity, sizeof(*dir->entry));
	dir->entry[dir->count++] = (struct directory_entry){
		.n = w->n,
		.insee = w->insee,
		.phone = phone_national(w->phone),
		.lat = degrees(w->lat),
		.lon = degrees(w->lon),
		.actor = w->actor,
		.gone = w->gone,
	};
	dir->any_gone |= w->gone;
	index_builder_add(l->builder, w->search);
}

static void
empty(struct directory *dir)
{
	directory_index_clear(&dir->index);
	free(dir->entry);
	free(dir->order);
	free(dir->found);
	free(dir->cost);
	free(dir->best);
	free(dir->step);
	free(dir->parts);
	free(dir->fails);
	free(dir->hit);
	free(dir->near);
	free(dir->fresh);
	strlist_clear(&dir->typed);
	directory_facets_clear(&dir->facets);
	*dir = (struct directory){ .entry = NULL };
}

static int
fill(struct directory *dir, struct store *store, struct err *err)
{
	struct loading l = { .dir = dir, .builder = index_builder_new() };
	int rc = store_partner_words(store, take_entry, &l, err);
	size_t size = dir->count + 1;

	dir->store = store;
	dir->order = index_builder_end(l.builder, &dir->index);
	dir->found = mem_array(size, sizeof(*dir->found));
	dir->cost = mem_array(size, sizeof(*dir->cost));
	dir->best = mem_array(size, sizeof(*dir->best));
	dir->step = mem_array(size, sizeof(*dir->step));
	dir->parts = mem_array(size, sizeof(*dir->parts));
	dir->fails = mem_array(size, sizeof(*dir->fails));
	dir->hit = mem_array(size, sizeof(*dir->hit));
	return rc;
}

/* Filled in place, so that whoever holds it need not know that it changed. */
int
directory_load(struct directory **out, struct desk *d, struct err *err)
{
	uint64_t version = store_partner_version(desk_store(d));

	if (!d->directory)
		d->directory = mem_alloc(sizeof(*d->directory));
	if (!d->directory->loaded || d->directory->version != version) {
		empty(d->directory);
		if (fill(d->directory, desk_store(d), err) < 0) {
			empty(d->directory);
			return -1;
		}
		d->directory->loaded = true;
		d->directory->version = version;
	}
	*out = d->directory;
	return 0;
}

void
directory_free(struct directory *dir)
{
	if (!dir)
		return;
	empty(dir);
	free(dir);
}

size_t
directory_count(const struct directory *dir)
{
	return dir->count;
}

uint64_t
directory_version(const struct directory *dir)
{
	return dir->version;
}

int64_t
directory_hit(const struct directory *dir, size_t i)
{
	return dir->entry[dir->order[dir->hit[i]]].n;
}

unsigned
directory_hit_parts(const struct directory *dir, size_t i)
{
	uint32_t sections = dir->parts[dir->hit[i]];

	/* The beginning of a name is a part of it. */
	return (sections >> 1) | (sections & 1u << SECTION_NAME_START);
}

int
directory_line(struct desk *d, int64_t n, struct partner_line *out, struct err *err)
{
	return store_partner_line(desk_store(d), n, out, err);
}

int
directory_get(struct desk *d, int64_t n, struct partner *p, struct err *err)
{
	return store_partner_get(desk_store(d), n, p, err);
}

int
directory_by_id(struct desk *d, const char *id, int64_t *n, struct err *err)
{
	return store_partner_find(desk_store(d), id, n, err);
}
