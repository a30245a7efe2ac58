/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing from weights, repeatably. */
#include "config.h"

#include "app/demo_private.h"

void
demo_rng_init(struct demo_rng *r, uint64_t seed)
{
	rng_seeded(&r->rng, seed, "demo");
	r->used = DEMO_WORDS;
}

/* Words are fetched many at a time: a digest for each of them would be most of the work. */
static uint32_t
next_word(struct demo_rng *r)
{
	if (r->used == DEMO_WORDS) {
		rng_bytes(&r->rng, r->word, sizeof(r->word));
		r->used = 0;
	}
	return r->word[r->used++];
}

/* Scaled, not rejected: a bias of 2^-20 is nothing here, and each draw takes one word. */
uint32_t
demo_below(struct demo_rng *r, uint32_t bound)
{
	return (uint32_t)((uint64_t)next_word(r) * bound >> 32);
}

bool
demo_chance(struct demo_rng *r, int percent)
{
	return (int)demo_below(r, 100) < percent;
}

int
demo_pick(struct demo_rng *r, const struct demo_list *list)
{
	int at;

	if (list->count == 0)
		return 0;
	at = (int)demo_below(r, (uint32_t)list->total);
	for (size_t i = 0; i < list->count; i++) {
		at -= list->weights[i].weight;
		if (at < 0)
			return list->weights[i].num;
	}
	return list->weights[list->count - 1].num;
}

int
demo_pick_vocab(struct demo_rng *r, enum vocab v)
{
	size_t count;
	const struct vocab_item *items = vocab_items(v, &count);

	if (demo_mixes[v].count > 0)
		return demo_pick(r, &demo_mixes[v]);
	return items[demo_below(r, (uint32_t)count)].num;
}

uint64_t
demo_bit(int num)
{
	return num > 0 ? UINT64_C(1) << (num - 1) : 0;
}
