/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Byte by byte, from the last: each pass puts things where its byte wants them and leaves equals as
 * they were. A byte that all have in common is passed over. */
#include "config.h"

#include "base/radix.h"

#include <stdlib.h>

#include "base/mem.h"

enum { BYTES = 8, BITS = 8, VALUES = 1 << BITS };

static size_t
byte_of(uint64_t key, int byte)
{
	return (size_t)(key >> (byte * BITS)) & (VALUES - 1);
}

static void
pass(const struct radix *from, struct radix *to, size_t count, int byte, const size_t *of)
{
	size_t place[VALUES], next = 0;

	for (size_t value = 0; value < VALUES; value++) {
		place[value] = next;
		next += of[value];
	}
	for (size_t i = 0; i < count; i++)
		to[place[byte_of(from[i].key, byte)]++] = from[i];
}

void
radix_sort(struct radix *item, size_t count)
{
	struct radix *other = mem_array(count + 1, sizeof(*other)), *from = item, *to = other;
	size_t(*of)[VALUES] = mem_array(BYTES, sizeof(*of)); /* how many have each value */

	for (size_t i = 0; i < count; i++)
		for (int byte = 0; byte < BYTES; byte++)
			of[byte][byte_of(item[i].key, byte)]++;
	for (int byte = 0; byte < BYTES && count > 0; byte++) {
		struct radix *swap = from;

		if (of[byte][byte_of(item[0].key, byte)] == count)
			continue;
		pass(from, to, count, byte, of[byte]);
		from = to;
		to = swap;
	}
	for (size_t i = 0; i < count && from != item; i++)
		item[i] = from[i];
	free(of);
	free(other);
}
