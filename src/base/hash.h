/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digests, keyed digests and random bytes, over libsodium. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HASH_SIZE 32
#define HASH_HEX_SIZE (2 * HASH_SIZE + 1)

void hash_sha256(const void *data, size_t len, uint8_t out[static HASH_SIZE]);
void hash_hmac(const uint8_t key[static HASH_SIZE], const void *data, size_t len,
	       uint8_t out[static HASH_SIZE]); /* HMAC-SHA256 */
void hash_hex(const uint8_t digest[static HASH_SIZE], char out[static HASH_HEX_SIZE]);

/* What a short secret leaves behind, to recognise it by: a text, with its salt and its cost. -1
 * where there is not memory enough. A text of another cost than ours recognises nothing: a file
 * from elsewhere could ask for all of the memory. */
#define HASH_PASSWORD_SIZE 128
int hash_password(const char *secret, char out[static HASH_PASSWORD_SIZE]);
bool hash_password_is(const char *hash, const char *secret);

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
