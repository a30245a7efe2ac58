/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set of the numbers of rows. */
#include "config.h"

#include "base/bitset.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define BITS 64

static uint64_t
bit_of(int64_t n)
{
	return UINT64_C(1) << (n % BITS);
}

bool
bitset_has(const struct bitset *b, int64_t n)
{
	return n >= 0 && (uint64_t)n / BITS < b->words && (b->word[n / BITS] & bit_of(n)) != 0;
}

void
bitset_add(struct bitset *b, int64_t n)
{
	size_t at = (size_t)n / BITS;

	if (n < 0 || n >= BITSET_END || bitset_has(b, n))
		return;
	if (at >= b->words) {
		size_t words = at < 2 * b->words ? 2 * b->words : at + 1;

		b->word = mem_resize(b->word, words, sizeof(*b->word));
		memset(b->word + b->words, 0, (words - b->words) * sizeof(*b->word));
		b->words = words;
	}
	b->word[at] |= bit_of(n);
	b->count++;
}

void
bitset_remove(struct bitset *b, int64_t n)
{
	if (!bitset_has(b, n))
		return;
	b->word[n / BITS] &= ~bit_of(n);
	b->count--;
}

void
bitset_clear(struct bitset *b)
{
	free(b->word);
	*b = (struct bitset){ 0 };
}

int64_t
bitset_next(const struct bitset *b, int64_t n)
{
	size_t at = n < 0 ? 0 : (size_t)n / BITS;
	uint64_t rest;

	if (at >= b->words)
		return -1;
	rest = n < 0 ? b->word[0] : b->word[at] & ~(bit_of(n) - 1);
	while (rest == 0 && ++at < b->words)
		rest = b->word[at];
	return rest == 0 ? -1 : (int64_t)at * BITS + __builtin_ctzll(rest);
}
