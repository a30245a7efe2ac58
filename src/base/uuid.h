/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UUID version 7: a time in milliseconds, then randomness, as lower-case text. Two made in the same
 * millisecond by one maker still sort in the order in which they were made. Version 8 for what is
 * known elsewhere by a name of another kind. */
#ifndef BASE_UUID_H
#define BASE_UUID_H

#include <stdbool.h>
#include <stdint.h>

#include "base/hash.h"

#define UUID_SIZE 37

struct uuid_maker {
	struct rng rng;
	int64_t last_ms;
	uint32_t sequence;
};

void uuid_make(struct uuid_maker *m, int64_t ms, char out[static UUID_SIZE]);
bool uuid_valid(const char *s);

/* Version 8: the same digest gives the same identifier, for ever. */
void uuid_of_digest(const uint8_t digest[static HASH_SIZE], char out[static UUID_SIZE]);

#endif
