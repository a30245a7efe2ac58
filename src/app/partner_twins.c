/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All pairs of ten thousand entries are fifty million: only those are compared that share a key, as
 * a telephone number or a word of the name in a commune, and of a key that many share only
 * neighbours in the order of names. Entry by entry in that order, each is compared with the last
 * ones of the same key, so that the search can stop and go on anywhere. Of each entry as little is
 * kept as comparing takes. */
#include "config.h"

#include "app/partner_twins.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/partner_looks.h"
#include "base/mem.h"
#include "store/partner.h"

enum {
	NEIGHBOURS = 24, /* that an entry is compared with, of each key */
	NAME_WORDS = 5,  /* that are keys */
	PREFIX = 4,      /* letters of them: mistakes come later in a word */
	SHIFTS = 4,      /* grids, so that what is near shares a square of one of them */
	ROWS = 1000,     /* that are read at a time */
	SLICE = 10000,   /* comparisons at a time: a few milliseconds */
	TABLE_START = 1024,
	PERMILLE = 1000,
};

/* One kind of key after the other. */
enum kind {
	KIND_PHONE,
	KIND_PIVOT,
	KIND_NAME,
	KIND_ADDRESS,
	KIND_SQUARE,
	KINDS = KIND_SQUARE + SHIFTS
};

/* Squares a little wider than twice the distance that is near, in degrees. */
#define SQUARE 0.002

/* A key of an entry, and the one before it of the same value: its number and one, 0 none. */
struct key {
	uint64_t value;
	uint32_t i;
	uint32_t before;
};

struct pair {
	int64_t a, b;
};

struct twins_search {
	struct desk *desk;
	bool read; /* all entries are; else those up to .last */
	int64_t last;
	struct partner_looks looks;
	struct key *key;
	size_t keys, key_capacity;
	uint32_t *slot; /* a hash table: the last key of each value, as in .before */
	size_t slots, values;
	int kind;  /* of the keys, */
	size_t at; /* and the entry that is next */
	int left;  /* comparisons in this slice */
	struct pair *apart;
	size_t aparts, apart_capacity;
	struct twins out;
	size_t capacity_out;
};

static void
add_look(void *arg, const struct partner_look *l)
{
	struct twins_search *s = arg;

	s->last = l->n;
	partner_looks_add(&s->looks, l);
}

static void
add_apart(void *arg, int64_t a, int64_t b)
{
	struct twins_search *s = arg;

	s->apart = mem_grow(s->apart, s->aparts, &s->apart_capacity, sizeof(*s->apart));
	s->apart[s->aparts++] = (struct pair){ a, b };
}

static int
compare_pairs(const void *first, const void *second)
{
	const struct pair *x = first, *y = second;

	return x->a != y->a ? (x->a > y->a) - (x->a < y->a) : (x->b > y->b) - (x->b < y->b);
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
try(struct twins_search *s, const struct alike *x, const struct alike *y)
{
	struct twin found = { .a = x->n < y->n ? x->n : y->n, .b = x->n < y->n ? y->n : x->n };
	const struct pair pair = { found.a, found.b };

	s->left--;
	found.score = alike_score(x, y, &found.reasons);
	if (found.score == 0 || (s->aparts > 0 && bsearch(&pair, s->apart, s->aparts, sizeof(pair),
							  compare_pairs) != NULL))
		return;
	if (s->out.count >= (size_t)TWINS_MAX * 4)
		settle(&s->out);
	s->out.pair = mem_grow(s->out.pair, s->out.count, &s->capacity_out, sizeof(found));
	s->out.pair[s->out.count++] = found;
}

static uint32_t *
slot_of(const struct twins_search *s, uint64_t value)
{
	size_t at = (size_t)(value * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (s->slots - 1);

	while (s->slot[at] != 0 && s->key[s->slot[at] - 1].value != value)
		at = (at + 1) & (s->slots - 1);
	return &s->slot[at];
}

static void
grow(struct twins_search *s)
{
	free(s->slot);
	s->slots = s->slots > 0 ? 4 * s->slots : TABLE_START;
	s->slot = mem_array(s->slots, sizeof(*s->slot));
	for (size_t k = 0; k < s->keys; k++)
		*slot_of(s, s->key[k].value) = (uint32_t)k + 1;
}

/* Compares the entry with the last ones that have the same key. */
static void
add_key(struct twins_search *s, uint64_t value, size_t i)
{
	uint32_t *slot, before;

	if (2 * s->values >= s->slots)
		grow(s);
	slot = slot_of(s, value);
	before = *slot;
	for (int n = 0; n < NEIGHBOURS && before != 0; n++) {
		const struct key *k = &s->key[before - 1];

		if (k->i != i)
			try(s, &s->looks.look[k->i], &s->looks.look[i]);
		before = k->before;
	}
	s->values += *slot == 0;
	s->key = mem_grow(s->key, s->keys, &s->key_capacity, sizeof(*s->key));
	s->key[s->keys++] = (struct key){ value, (uint32_t)i, *slot };
	*slot = (uint32_t)s->keys;
}

static void
add_name_keys(struct twins_search *s, size_t i)
{
	const struct alike *l = &s->looks.look[i];
	const char *at = l->name;
	size_t len;

	for (int words = 0; words < NAME_WORDS && (len = alike_word(&at)) > 0; at += len, words++)
		add_key(s, alike_hash((uint64_t)l->insee, at, len < PREFIX ? len : PREFIX), i);
}

static void
add_address_keys(struct twins_search *s, size_t i)
{
	const struct alike *l = &s->looks.look[i];
	const char *at = l->address;
	size_t len;

	for (; (len = alike_word(&at)) > 0; at += len)
		if (alike_address_word(at, len))
			add_key(s, alike_hash((uint64_t)l->insee, at, len < PREFIX ? len : PREFIX),
				i);
}

static void
add_square(struct twins_search *s, size_t i, int shift)
{
	const struct alike *l = &s->looks.look[i];
	double lat = (double)l->lat / SQUARE + (shift & 1) * 0.5;
	double lon = (double)l->lon / SQUARE + (shift >> 1) * 0.5;

	if (isnan(lat) || isnan(lon) || fabs(lat) > INT32_MAX || fabs(lon) > INT32_MAX)
		return;
	add_key(s, (uint64_t)(uint32_t)(int32_t)floor(lat) << 32 | (uint32_t)(int32_t)floor(lon),
		i);
}

static void
add_keys(struct twins_search *s, int kind, size_t i)
{
	const struct alike *l = &s->looks.look[i];

	switch (kind) {
	case KIND_PHONE:
		if (l->phone != 0)
			add_key(s, l->phone, i);
		break;
	case KIND_PIVOT:
		if (l->pivot != 0)
			add_key(s, l->pivot, i);
		break;
	case KIND_NAME:
		add_name_keys(s, i);
		break;
	case KIND_ADDRESS:
		add_address_keys(s, i);
		break;
	default:
		add_square(s, i, kind - KIND_SQUARE);
		break;
	}
}

static void
next_kind(struct twins_search *s)
{
	s->kind++;
	s->at = s->keys = s->values = 0;
	if (s->slots > 0)
		memset(s->slot, 0, s->slots * sizeof(*s->slot));
}

/* The next entries; once there are no more, puts them in order. */
static int
read_looks(struct twins_search *s, int64_t most, struct err *err)
{
	struct store *st = desk_store(s->desk);
	size_t count = s->looks.count;

	if (s->last == 0 && store_partner_apart_each(st, add_apart, s, err) != 0)
		return -1;
	if (store_partner_looks(st, s->last, most, add_look, s, err) != 0)
		return -1;
	if (s->looks.count > count && s->looks.count - count == (size_t)most)
		return 0;
	partner_looks_end(&s->looks);
	s->read = true;
	return 0;
}

struct twins_search *
partner_twins_begin(struct desk *d)
{
	struct twins_search *s = mem_alloc(sizeof(*s));

	s->desk = d;
	return s;
}

int
partner_twins_work(struct twins_search *s, struct err *err)
{
	if (!s->read)
		return read_looks(s, ROWS, err) == 0 ? 1 : -1;
	for (s->left = SLICE; s->kind < KINDS && s->left > 0; s->left--)
		if (s->at < s->looks.count)
			add_keys(s, s->kind, s->at++);
		else
			next_kind(s);
	return s->kind < KINDS;
}

int
partner_twins_permille(const struct twins_search *s)
{
	size_t all = KINDS * (s->looks.count + 1);

	return s->read ? (int)(((size_t)s->kind * (s->looks.count + 1) + s->at) * PERMILLE / all)
		       : 0;
}

void
partner_twins_take(struct twins_search *s, struct twins *out)
{
	settle(&s->out);
	*out = s->out;
	s->out = (struct twins){ .count = 0 };
}

void
partner_twins_end(struct twins_search *s)
{
	if (s == NULL)
		return;
	partner_looks_clear(&s->looks);
	free(s->key);
	free(s->slot);
	free(s->apart);
	partner_twins_clear(&s->out);
	free(s);
}

/* Of one, all the others are few enough. */
static void
try_all(struct twins_search *s, int64_t of)
{
	size_t one = 0;

	while (one < s->looks.count && s->looks.look[one].n != of)
		one++;
	for (size_t i = 0; i < s->looks.count && one < s->looks.count; i++)
		if (i != one)
			try(s, &s->looks.look[i], &s->looks.look[one]);
}

int
partner_twins_find(struct desk *d, int64_t of, struct twins *out, struct err *err)
{
	struct twins_search *s = partner_twins_begin(d);
	int rc = 1;

	*out = (struct twins){ .count = 0 };
	if (of != 0 && (rc = read_looks(s, INT64_MAX, err)) == 0)
		try_all(s, of);
	while (rc == 1)
		rc = partner_twins_work(s, err);
	if (rc == 0)
		partner_twins_take(s, out);
	partner_twins_end(s);
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
