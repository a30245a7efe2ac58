/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set of the numbers of rows: a bit a number. */
#ifndef BASE_BITSET_H
#define BASE_BITSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Numbers that no desk reaches are never in a set: a file that holds one is damaged or made up, and
 * is not to be given all the memory there is. */
#define BITSET_END (INT64_C(1) << 28)

struct bitset { /* zeroed is empty */
	uint64_t *word;
	size_t words;
	int64_t count; /* of what is in it */
};

void bitset_add(struct bitset *b, int64_t n);
void bitset_remove(struct bitset *b, int64_t n);
bool bitset_has(const struct bitset *b, int64_t n);
void bitset_clear(struct bitset *b); /* frees; empty again */

/* The least number of it that is at least n, -1 when there is none: begin with 0. */
int64_t bitset_next(const struct bitset *b, int64_t n);

#endif
