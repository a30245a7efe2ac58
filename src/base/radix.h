/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorting many things by a number, without comparing them with each other. */
#ifndef BASE_RADIX_H
#define BASE_RADIX_H

#include <stddef.h>
#include <stdint.h>

struct radix {
	uint64_t key;
	uint32_t number; /* of what it is the key */
};

/* Smallest key first; equals stay in the order they were in. */
void radix_sort(struct radix *item, size_t count);

#endif
