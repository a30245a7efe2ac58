/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A release as plain data: building it up and freeing it. */
#include "config.h"

#include "base/release.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

const struct release_format_name release_formats[] = {
	{ "csv", 0, RELEASE_FILE_STATISTICS },
	{ "xlsx", RELEASE_WORKBOOK, RELEASE_FILE_WORKBOOK },
	{ "html", RELEASE_PAGE, RELEASE_FILE_PAGE },
	{ NULL, 0, NULL },
};

int
release_formats_parse(const char *words, unsigned *formats)
{
	struct strlist word = { .item = NULL };
	unsigned found = 0;
	bool known = true;

	strlist_split(&word, words, ' ');
	for (size_t i = 0; i < word.count; i++) {
		const struct release_format_name *f = release_formats;

		while (f->word != NULL && strcmp(f->word, word.item[i]) != 0)
			f++;
		known = known && (f->word != NULL || word.item[i][0] == '\0');
		found |= f->format;
	}
	strlist_clear(&word);
	if (!known)
		return -1;
	*formats = found;
	return 0;
}

char *
release_formats_write(unsigned formats)
{
	struct strlist word = { .item = NULL };
	char *words;

	for (const struct release_format_name *f = release_formats; f->word != NULL; f++)
		if (formats & f->format)
			strlist_add(&word, f->word);
	words = strlist_join(&word, " ");
	strlist_clear(&word);
	return words;
}

void
release_init(struct release *r)
{
	memset(r, 0, sizeof(*r));
}

void
release_cell_clear(struct release_cell *c)
{
	free(c->table);
	free(c->measure);
	free(c->geo);
	free(c->category);
}

void
release_clear(struct release *r)
{
	for (size_t i = 0; i < r->cell_count; i++)
		release_cell_clear(&r->cell[i]);
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
	free(r->by);
	free(r->withdrawn);
	free(r->withdrawn_by);
	free(r->reason);
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
