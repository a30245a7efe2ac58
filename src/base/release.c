/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A release as plain data: building it up and freeing it. */
#include "config.h"

#include "base/release.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
release_init(struct release *r)
{
	memset(r, 0, sizeof(*r));
}

void
release_clear(struct release *r)
{
	for (size_t i = 0; i < r->cell_count; i++) {
		free(r->cell[i].table);
		free(r->cell[i].measure);
		free(r->cell[i].geo);
		free(r->cell[i].category);
	}
	for (size_t i = 0; i < r->file_count; i++) {
		free(r->file[i].name);
		free(r->file[i].bytes);
	}
	free(r->cell);
	free(r->file);
	free(r->period);
	free(r->perimeter);
	free(r->profile);
	free(r->made);
	free(r->version);
	free(r->language);
	free(r->dialect);
	free(r->encoding);
	free(r->recipient);
	free(r->folder);
	release_init(r);
}

void
release_cell_add(struct release *r, const char *table, const char *measure, const char *geo,
		 const char *category, int64_t value, bool secret)
{
	r->cell = mem_grow(r->cell, r->cell_count, &r->cell_capacity, sizeof(*r->cell));
	r->cell[r->cell_count++] = (struct release_cell){
		.table = mem_strdup(table),
		.measure = mem_strdup(measure),
		.geo = mem_strdup(geo),
		.category = mem_strdup(category),
		/* A secret goes no further than here, not even into the program's memory. */
		.value = secret ? 0 : value,
		.secret = secret,
	};
}

void
release_file_add(struct release *r, const char *name, const char *bytes, size_t len)
{
	struct release_file *f;
	uint8_t digest[HASH_SIZE];

	r->file = mem_resize(r->file, r->file_count + 1, sizeof(*r->file));
	f = &r->file[r->file_count++];
	f->name = mem_strdup(name);
	f->bytes = mem_alloc(len + 1);
	memcpy(f->bytes, bytes, len);
	f->len = len;
	hash_sha256(bytes, len, digest);
	hash_hex(digest, f->sha256);
}

bool
release_has_file(const struct release *r, const char *name)
{
	for (size_t i = 0; i < r->file_count; i++)
		if (strcmp(r->file[i].name, name) == 0)
			return true;
	return false;
}

void
release_list_clear(struct release_list *l)
{
	for (size_t i = 0; i < l->count; i++)
		release_clear(&l->item[i]);
	free(l->item);
	*l = (struct release_list){ 0 };
}
