/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digests and random bytes over libsodium. */
#include "config.h"

#include "base/hash.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define BLOCK_SIZE 64 /* bytes of one ChaCha20 block */

_Static_assert(crypto_hash_sha256_BYTES == HASH_SIZE, "a digest is 32 bytes");
_Static_assert(crypto_auth_hmacsha256_KEYBYTES == HASH_SIZE, "a key is 32 bytes");
_Static_assert(crypto_stream_chacha20_KEYBYTES == HASH_SIZE, "a seed is a ChaCha20 key");

/* Cheap after the first call. It fails only where the system gives no entropy at all; no id and no
 * key may be made there, so the program ends. */
static void
need_sodium(void)
{
	if (sodium_init() < 0)
		abort();
}

void
hash_sha256(const void *data, size_t len, uint8_t out[static HASH_SIZE])
{
	need_sodium();
	crypto_hash_sha256(out, data, len);
}

void
hash_hmac(const uint8_t key[static HASH_SIZE], const void *data, size_t len,
	  uint8_t out[static HASH_SIZE])
{
	need_sodium();
	crypto_auth_hmacsha256(out, data, len, key);
}

void
hash_hex(const uint8_t digest[static HASH_SIZE], char out[static HASH_HEX_SIZE])
{
	sodium_bin2hex(out, HASH_HEX_SIZE, digest, HASH_SIZE);
}

_Static_assert(crypto_pwhash_STRBYTES == HASH_PASSWORD_SIZE, "a text of libsodium");

int
hash_password(const char *secret, char out[static HASH_PASSWORD_SIZE])
{
	need_sodium();
	return crypto_pwhash_str(out, secret, strlen(secret), crypto_pwhash_OPSLIMIT_INTERACTIVE,
				 crypto_pwhash_MEMLIMIT_INTERACTIVE);
}

bool
hash_password_is(const char *hash, const char *secret)
{
	need_sodium();
	return crypto_pwhash_str_needs_rehash(hash, crypto_pwhash_OPSLIMIT_INTERACTIVE,
					      crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0 &&
	       crypto_pwhash_str_verify(hash, secret, strlen(secret)) == 0;
}

void
rng_system(struct rng *r)
{
	*r = (struct rng){ .seeded = 0 };
}

/* The key is a digest of seed and stream, so that two streams of one seed have nothing in
 * common. */
void
rng_seeded(struct rng *r, uint64_t seed, const char *stream)
{
	char *text = mem_printf("lakou stream %016llx %s", (unsigned long long)seed, stream);

	*r = (struct rng){ .seeded = 1 };
	hash_sha256(text, strlen(text), r->seed);
	free(text);
}

void
rng_bytes(struct rng *r, void *out, size_t len)
{
	static const uint8_t nonce[crypto_stream_chacha20_NONCEBYTES];

	need_sodium();
	if (!r->seeded) {
		randombytes_buf(out, len);
		return;
	}
	if (len == 0)
		return;
	/* Every call starts on a block of its own: what is left of the last one is not kept. */
	memset(out, 0, len);
	crypto_stream_chacha20_xor_ic(out, out, len, nonce, r->block, r->seed);
	r->block += (len + BLOCK_SIZE - 1) / BLOCK_SIZE;
}

uint32_t
rng_below(struct rng *r, uint32_t bound)
{
	/* Values under 2^32 mod bound would make the small results a little likelier. */
	uint32_t least = -bound % bound;
	uint8_t b[4];
	uint32_t n;

	do {
		rng_bytes(r, b, sizeof(b));
		n = (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 |
		    (uint32_t)b[3] << 24;
	} while (n < least);
	return n % bound;
}
