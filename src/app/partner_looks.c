/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept of each entry of the directory to compare it with others: as little as that takes,
 * its texts one after the other. */
#include "config.h"

#include "app/partner_looks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/phone.h"
#include "base/mem.h"
#include "base/utf8.h"

uint64_t
alike_hash(uint64_t seed, const char *text, size_t len)
{
	uint64_t h = UINT64_C(14695981039346656037) ^ seed * UINT64_C(0x9e3779b97f4a7c15);

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)text[i]) * UINT64_C(1099511628211);
	return h != 0 ? h : 1;
}

/* A line of the search text. */
static const char *
next_line(const char **at, size_t *len)
{
	const char *line = *at;

	*len = strcspn(line, "\n");
	*at += *len + (line[*len] == '\n');
	return line;
}

static bool
has_word(const char *line, size_t len, const char *word, size_t word_len)
{
	for (size_t i = 0; i + word_len <= len; i++)
		if ((i == 0 || line[i - 1] == ' ') &&
		    (i + word_len == len || line[i + word_len] == ' ') &&
		    memcmp(line + i, word, word_len) == 0)
			return true;
	return false;
}

/* The name without the commune's words; true when a word of it says « bus ». */
static bool
add_name(struct buf *text, const char *name, size_t len, const char *commune, size_t commune_len)
{
	size_t start = text->len, word;
	char *copy = mem_strndup(name, len);
	bool bus = false;

	for (const char *s = copy; (word = alike_word(&s)) > 0; s += word) {
		bus = bus || (word >= 3 && memcmp(s + word - 3, "bus", 3) == 0);
		if (has_word(commune, commune_len, s, word))
			continue;
		buf_add(text, text->len > start ? " " : "");
		buf_add_len(text, s, word);
	}
	if (text->len == start)
		buf_add(text, copy);
	free(copy);
	buf_addc(text, '\0');
	return bus;
}

static bool
is_postal(const char *word, size_t len)
{
	return len == 5 && strspn(word, "0123456789") >= len;
}

static void
add_address(struct buf *text, const char *address, size_t len)
{
	size_t start = text->len, word;
	char *copy = mem_strndup(address, len);

	for (const char *s = copy; (word = alike_word(&s)) > 0; s += word) {
		if (is_postal(s, word))
			continue;
		buf_add(text, text->len > start ? " " : "");
		buf_add_len(text, s, word);
	}
	free(copy);
	buf_addc(text, '\0');
}

static float
degrees(const char *cell)
{
	char *end;
	float value = strtof(cell, &end);

	return *cell == '\0' || *end != '\0' || value == 0 ? NAN : value;
}

void
partner_looks_add(struct partner_looks *s, const struct partner_look *l)
{
	struct alike *look;
	const char *at = l->search;
	size_t name_len, commune_len, address_len;
	const char *name = next_line(&at, &name_len), *commune = next_line(&at, &commune_len);
	const char *address = next_line(&at, &address_len);

	s->name = mem_grow(s->name, s->count, &s->name_capacity, sizeof(*s->name));
	s->address = mem_grow(s->address, s->count, &s->address_capacity, sizeof(*s->address));
	s->look = mem_grow(s->look, s->count, &s->capacity, sizeof(*s->look));
	look = &s->look[s->count];
	*look = (struct alike){
		.n = l->n,
		.phone = phone_national(l->phone),
		.insee = l->insee,
		.lat = degrees(l->lat),
		.lon = degrees(l->lon),
		.actor = l->actor,
	};
	if (strspn(l->pivot, "0") != strlen(l->pivot))
		look->pivot = alike_hash(0, l->pivot, strlen(l->pivot));
	s->name[s->count] = s->text.len;
	look->moves = add_name(&s->text, name, name_len, commune, commune_len) ||
		      strcmp(l->itinerance, "Itinérant") == 0;
	s->address[s->count++] = s->text.len;
	add_address(&s->text, address, address_len);
}

static int
compare_looks(const void *first, const void *second)
{
	const struct alike *x = first, *y = second;
	int by_name = strcmp(x->name, y->name);

	return by_name != 0 ? by_name : (x->n > y->n) - (x->n < y->n);
}

void
partner_looks_end(struct partner_looks *s)
{
	for (size_t i = 0; i < s->count; i++) {
		s->look[i].name = s->text.text + s->name[i];
		s->look[i].address = s->text.text + s->address[i];
	}
	if (s->count > 0)
		qsort(s->look, s->count, sizeof(*s->look), compare_looks);
}

void
partner_looks_clear(struct partner_looks *s)
{
	free(s->look);
	free(s->name);
	free(s->address);
	buf_clear(&s->text);
	*s = (struct partner_looks){ .look = NULL };
}
