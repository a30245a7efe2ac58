/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digests, keyed digests and random bytes, over libsodium. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_SIZE 32
#define HASH_HEX_SIZE (2 * HASH_SIZE + 1)

void hash_sha256(const void *data, size_t len, uint8_t out[static HASH_SIZE]);
void hash_hmac(const uint8_t key[static HASH_SIZE], const void *data, size_t len,
	       uint8_t out[static HASH_SIZE]); /* HMAC-SHA256 */
void hash_hex(const uint8_t digest[static HASH_SIZE], char out[static HASH_HEX_SIZE]);

/* A source of random bytes: the system's, or a repeatable one for demo desks (same seed, same
 * bytes). The repeatable one is never used for keys of a real desk. */
struct rng {
	int seeded;
	uint8_t seed[HASH_SIZE];
	uint64_t block; /* next block of a seeded stream */
};

void rng_system(struct rng *r);
void rng_seeded(struct rng *r, uint64_t seed, const char *stream);
void rng_bytes(struct rng *r, void *out, size_t len);
uint32_t rng_below(struct rng *r, uint32_t bound); /* uniform in [0, bound), bound > 0 */

#endif
