/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hash: published vectors, and the promises of the random sources. */
#include "config.h"

#include <string.h>

#include "base/hash.h"
#include "tests/lib/tap.h"

static void
test_digests(void)
{
	uint8_t digest[HASH_SIZE];
	uint8_t key[HASH_SIZE];
	char hex[HASH_HEX_SIZE];

	hash_sha256("abc", 3, digest);
	hash_hex(digest, hex);
	is_str(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
	       "SHA-256 of abc");
	hash_sha256("", 0, digest);
	hash_hex(digest, hex);
	is_str(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	       "of nothing");
	/* RFC 4231, test case 1: its key of 20 bytes, filled up with the zeros HMAC adds itself. */
	memset(key, 0, sizeof(key));
	memset(key, 0x0b, 20);
	hash_hmac(key, "Hi There", 8, digest);
	hash_hex(digest, hex);
	is_str(hex, "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7", "HMAC");
}

static void
test_seeded(void)
{
	struct rng a, b, other, stream;
	uint8_t x[200], y[200], z[200];

	rng_seeded(&a, 1, "ids");
	rng_seeded(&b, 1, "ids");
	rng_seeded(&other, 2, "ids");
	rng_seeded(&stream, 1, "keys");
	rng_bytes(&a, x, sizeof(x));
	rng_bytes(&b, y, sizeof(y));
	ok(memcmp(x, y, sizeof(x)) == 0, "same seed, same bytes");
	rng_bytes(&other, z, sizeof(z));
	ok(memcmp(x, z, sizeof(x)) != 0, "another seed, other bytes");
	rng_bytes(&stream, z, sizeof(z));
	ok(memcmp(x, z, sizeof(x)) != 0, "another stream, other bytes");
	rng_bytes(&a, y, sizeof(y));
	ok(memcmp(x, y, sizeof(x)) != 0, "a stream goes on");
	rng_bytes(&b, z, sizeof(z));
	ok(memcmp(y, z, sizeof(y)) == 0, "in the same way");
	rng_bytes(&b, z, 0);
	ok(rng_below(&a, UINT32_MAX) == rng_below(&b, UINT32_MAX),
	   "asking for nothing takes nothing");
}

static void
test_below(void)
{
	int count[6] = { 0 };
	struct rng r;
	bool fair = true;

	rng_seeded(&r, 7, "dice");
	for (int i = 0; i < 6000; i++)
		count[rng_below(&r, 6)]++;
	for (int i = 0; i < 6; i++)
		fair = fair && count[i] > 850 && count[i] < 1150;
	ok(fair, "a die is fair enough");
	is_int(rng_below(&r, 1), 0, "only 0 is below 1");
	ok(rng_below(&r, 0x80000001u) <= 0x80000000u, "a large bound");
}

static void
test_system(void)
{
	uint8_t x[32], y[32];
	struct rng r;

	rng_system(&r);
	rng_bytes(&r, x, sizeof(x));
	rng_bytes(&r, y, sizeof(y));
	ok(memcmp(x, y, sizeof(x)) != 0, "the system's bytes differ");
}

static void
test_password(void)
{
	char one[HASH_PASSWORD_SIZE], other[HASH_PASSWORD_SIZE];

	is_int(hash_password("1234", one), 0, "of a secret");
	is_int(hash_password("1234", other), 0, "and again");
	ok(strcmp(one, other) != 0, "each has its salt");
	ok(hash_password_is(one, "1234") && hash_password_is(other, "1234"), "it is recognised");
	ok(!hash_password_is(one, "1235") && !hash_password_is(one, ""), "no other is");
	ok(!hash_password_is("", "1234"), "nor by nothing");
	ok(!hash_password_is("$argon2id$v=19$m=4194304,t=9,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA", "1"),
	   "nor at any other cost");
}

int
main(void)
{
	test_digests();
	test_seeded();
	test_below();
	test_system();
	test_password();
	return tap_done();
}
