/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All pairs of ten thousand entries are fifty million: only those are compared that share a key, as
 * a telephone number or a word of the name in a commune, and of a key that many share only
 * neighbours in the order of names. Of each entry as little is kept as comparing takes. */
#include "config.h"

#include "app/partner_twins.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/directory.h"
#include "app/partner_alike.h"
#include "app/phone.h"
#include "base/commune.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/partner.h"

enum {
	NEIGHBOURS = 24, /* that an entry is compared with, of each key */
	NAME_WORDS = 5,  /* that are keys */
	PREFIX = 4,      /* letters of them: mistakes come later in a word */
	SHIFTS = 4,      /* grids, so that what is near shares a square of one of them */
};

/* Squares a little wider than twice the distance that is near, in degrees. */
#define SQUARE 0.002

struct key {
	uint64_t value;
	uint32_t i;
};

struct pair {
	int64_t a, b;
};

struct search {
	int64_t of;
	struct alike *look;
	size_t count, capacity;
	size_t *name, *address; /* offsets in text while that grows */
	size_t name_capacity, address_capacity;
	struct buf text;
	struct key *key;
	size_t keys, key_capacity;
	struct pair *apart;
	size_t aparts, apart_capacity;
	struct twins *out;
	size_t capacity_out;
};

static uint64_t
hash(uint64_t seed, const char *text, size_t len)
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

static void
add_look(void *arg, const struct partner_look *l)
{
	struct search *s = arg;
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
		look->pivot = hash(0, l->pivot, strlen(l->pivot));
	s->name[s->count] = s->text.len;
	look->moves = add_name(&s->text, name, name_len, commune, commune_len) ||
		      strcmp(l->itinerance, "Itinérant") == 0;
	s->address[s->count++] = s->text.len;
	add_address(&s->text, address, address_len);
}

static void
add_apart(void *arg, int64_t a, int64_t b)
{
	struct search *s = arg;

	s->apart = mem_grow(s->apart, s->aparts, &s->apart_capacity, sizeof(*s->apart));
	s->apart[s->aparts++] = (struct pair){ a, b };
}

static int
compare_pairs(const void *first, const void *second)
{
	const struct pair *x = first, *y = second;

	return x->a != y->a ? (x->a > y->a) - (x->a < y->a) : (x->b > y->b) - (x->b < y->b);
}

static int
compare_looks(const void *first, const void *second)
{
	const struct alike *x = first, *y = second;
	int by_name = strcmp(x->name, y->name);

	return by_name != 0 ? by_name : (x->n > y->n) - (x->n < y->n);
}

static int
compare_keys(const void *first, const void *second)
{
	const struct key *x = first, *y = second;

	return x->value != y->value ? (x->value > y->value) - (x->value < y->value)
				    : (x->i > y->i) - (x->i < y->i);
}

/* Surest first; the same pair found twice stands side by side. */
static int
compare_twins(const void *first, const void *second)
{
	const struct twin *x = first, *y = second;

	if (x->score != y->score)
		return y->score - x->score;
	return x->a != y->a ? (x->a > y->a) - (x->a < y->a) : (x->b > y->b) - (x->b < y->b);
}

/* Each pair once, the surest of them. */
static void
settle(struct twins *t)
{
	size_t kept = 0;

	if (t->count > 0)
		qsort(t->pair, t->count, sizeof(*t->pair), compare_twins);
	for (size_t i = 0; i < t->count; i++)
		if (kept == 0 || compare_twins(&t->pair[kept - 1], &t->pair[i]) != 0)
			t->pair[kept++] = t->pair[i];
	t->cut = t->cut || kept > TWINS_MAX;
	t->count = kept < TWINS_MAX ? kept : TWINS_MAX;
}

static void
try(struct search *s, const struct alike *x, const struct alike *y)
{
	struct twin found = { .a = x->n < y->n ? x->n : y->n, .b = x->n < y->n ? y->n : x->n };
	const struct pair pair = { found.a, found.b };

	if (s->of != 0 && x->n != s->of && y->n != s->of)
		return;
	found.score = alike_score(x, y, &found.reasons);
	if (found.score == 0 || (s->aparts > 0 && bsearch(&pair, s->apart, s->aparts, sizeof(pair),
							  compare_pairs) != NULL))
		return;
	if (s->out->count >= (size_t)TWINS_MAX * 4)
		settle(s->out);
	s->out->pair = mem_grow(s->out->pair, s->out->count, &s->capacity_out, sizeof(found));
	s->out->pair[s->out->count++] = found;
}

static void
add_key(struct search *s, uint64_t value, size_t i)
{
	s->key = mem_grow(s->key, s->keys, &s->key_capacity, sizeof(*s->key));
	s->key[s->keys++] = (struct key){ value, (uint32_t)i };
}

/* Compares what has the same key, and forgets the keys. */
static void
compare(struct search *s)
{
	if (s->keys > 0)
		qsort(s->key, s->keys, sizeof(*s->key), compare_keys);
	for (size_t i = 0; i < s->keys; i++)
		for (size_t j = i + 1; j < s->keys && j <= i + NEIGHBOURS; j++) {
			if (s->key[j].value != s->key[i].value)
				break;
			if (s->key[j].i != s->key[i].i)
				try(s, &s->look[s->key[i].i], &s->look[s->key[j].i]);
		}
	s->keys = 0;
}

static void
add_name_keys(struct search *s, size_t i)
{
	const struct alike *l = &s->look[i];
	const char *at = l->name;
	size_t len;

	for (int words = 0; words < NAME_WORDS && (len = alike_word(&at)) > 0; at += len, words++)
		add_key(s, hash((uint64_t)l->insee, at, len < PREFIX ? len : PREFIX), i);
}

static void
add_address_keys(struct search *s, size_t i)
{
	const struct alike *l = &s->look[i];
	const char *at = l->address;
	size_t len;

	for (; (len = alike_word(&at)) > 0; at += len)
		if (alike_address_word(at, len))
			add_key(s, hash((uint64_t)l->insee, at, len < PREFIX ? len : PREFIX), i);
}

static void
add_square(struct search *s, size_t i, int shift)
{
	const struct alike *l = &s->look[i];
	double lat = (double)l->lat / SQUARE + (shift & 1) * 0.5;
	double lon = (double)l->lon / SQUARE + (shift >> 1) * 0.5;

	if (isnan(lat) || isnan(lon) || fabs(lat) > INT32_MAX || fabs(lon) > INT32_MAX)
		return;
	add_key(s, (uint64_t)(uint32_t)(int32_t)floor(lat) << 32 | (uint32_t)(int32_t)floor(lon),
		i);
}

static void
compare_all(struct search *s)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->look[i].phone != 0)
			add_key(s, s->look[i].phone, i);
	compare(s);
	for (size_t i = 0; i < s->count; i++)
		if (s->look[i].pivot != 0)
			add_key(s, s->look[i].pivot, i);
	compare(s);
	for (size_t i = 0; i < s->count; i++)
		add_name_keys(s, i);
	compare(s);
	for (size_t i = 0; i < s->count; i++)
		add_address_keys(s, i);
	compare(s);
	for (int shift = 0; shift < SHIFTS; shift++) {
		for (size_t i = 0; i < s->count; i++)
			add_square(s, i, shift);
		compare(s);
	}
}

int
partner_twins_find(struct desk *d, int64_t of, struct twins *out, struct err *err)
{
	struct search s = { .of = of, .out = out };
	struct store *st = desk_store(d);
	int rc;

	*out = (struct twins){ .count = 0 };
	rc = store_partner_looks(st, add_look, &s, err);
	if (rc == 0)
		rc = store_partner_apart_each(st, add_apart, &s, err);
	if (rc == 0 && s.count > 0) {
		for (size_t i = 0; i < s.count; i++) {
			s.look[i].name = s.text.text + s.name[i];
			s.look[i].address = s.text.text + s.address[i];
		}
		qsort(s.look, s.count, sizeof(*s.look), compare_looks);
		compare_all(&s);
		settle(out);
	}
	free(s.look);
	free(s.name);
	free(s.address);
	free(s.key);
	free(s.apart);
	buf_clear(&s.text);
	if (rc != 0)
		partner_twins_clear(out);
	return rc;
}

void
partner_twins_clear(struct twins *t)
{
	free(t->pair);
	*t = (struct twins){ .count = 0 };
}

void
partner_twins_drop(struct twins *t, int64_t a, int64_t b)
{
	size_t kept = 0;

	for (size_t i = 0; i < t->count; i++) {
		const struct twin *p = &t->pair[i];
		bool gone = b == 0 ? p->a == a || p->b == a
				   : (p->a == a && p->b == b) || (p->a == b && p->b == a);

		if (!gone)
			t->pair[kept++] = *p;
	}
	t->count = kept;
}

int
partner_twins_apart(struct desk *d, int64_t a, int64_t b, struct err *err)
{
	return store_partner_apart(desk_store(d), a, b, err);
}
