/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often each identifier of a file came, for files of any length: at most 55 bytes for each that
 * is another, in one block, and half as much again while it grows. Whoever writes the file cannot
 * choose identifiers that make it slow. */
#ifndef BASE_UUID_COUNT_H
#define BASE_UUID_COUNT_H

#include <stddef.h>
#include <stdint.h>

struct uuid_count_item {
	uint64_t half[2];
	uint64_t count; /* 0: nothing stands here */
};

struct uuid_count { /* zeroed is empty */
	struct uuid_count_item *item;
	size_t count;    /* of the different ones */
	size_t capacity; /* a power of two */
	uint64_t salt[3];
};

/* How often it came before, 0 the first time; now once more. id: a valid one, see uuid.h. */
size_t uuid_count_add(struct uuid_count *c, const char *id);
void uuid_count_clear(struct uuid_count *c); /* frees; empty again */

#endif
