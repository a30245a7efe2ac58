/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers in one table: as texts in a tree of the C library, those of a file of 100,000 sessions
 * took 10 MB more. */
#include "config.h"

#include "base/uuid_count.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"

enum { HALF_DIGITS = 16, FIRST = 64 };

static uint64_t
half_of(const char *id, int *at)
{
	uint64_t half = 0;

	for (int digits = 0; digits < HALF_DIGITS; (*at)++) {
		if (id[*at] == '-')
			continue;
		half = half << 4 | (uint64_t)(id[*at] <= '9' ? id[*at] - '0' : id[*at] - 'a' + 10);
		digits++;
	}
	return half;
}

/* Where it stands, or would. Ids come from elsewhere: nobody can make them such that they fall on
 * each other, for the salt is drawn anew each time. */
static struct uuid_count_item *
place_of(const struct uuid_count *c, const struct uuid_count_item *id)
{
	uint64_t at = (id->half[0] ^ c->salt[0]) * (c->salt[1] | 1);

	at = ((at ^ at >> 29) + id->half[1]) * (c->salt[2] | 1);
	for (at ^= at >> 32;; at++) {
		struct uuid_count_item *s = &c->item[at & (c->capacity - 1)];

		if (s->count == 0 || (s->half[0] == id->half[0] && s->half[1] == id->half[1]))
			return s;
	}
}

/* An eighth stays free: the walk of place_of() ends, and is short. */
static void
make_room(struct uuid_count *c)
{
	struct uuid_count larger = *c;
	struct rng rng;

	if (c->count < c->capacity - c->capacity / 8)
		return;
	larger.capacity = c->capacity > 0 ? c->capacity * 2 : FIRST;
	larger.item = mem_array(larger.capacity, sizeof(*larger.item));
	if (c->capacity == 0) {
		rng_system(&rng);
		rng_bytes(&rng, larger.salt, sizeof(larger.salt));
	}
	for (size_t i = 0; i < c->capacity; i++)
		if (c->item[i].count > 0)
			*place_of(&larger, &c->item[i]) = c->item[i];
	free(c->item);
	*c = larger;
}

size_t
uuid_count_add(struct uuid_count *c, const char *id)
{
	struct uuid_count_item wanted = { .count = 0 };
	struct uuid_count_item *s;
	int at = 0;

	make_room(c);
	wanted.half[0] = half_of(id, &at);
	wanted.half[1] = half_of(id, &at);
	s = place_of(c, &wanted);
	c->count += s->count == 0;
	s->half[0] = wanted.half[0];
	s->half[1] = wanted.half[1];
	return s->count++;
}

void
uuid_count_clear(struct uuid_count *c)
{
	free(c->item);
	*c = (struct uuid_count){ .item = NULL };
}
