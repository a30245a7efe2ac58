/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UUID version 7 (RFC 9562): 48 bits of time, a 12-bit counter, 62 random bits. */
#include "config.h"

#include "base/uuid.h"

#include <string.h>

#define SEQUENCE_MAX 0xfffu
#define SEQUENCE_START 0x800u /* a millisecond begins in the lower half, leaving room to count up */
#define RAW_SIZE 16

static void
next_place(struct uuid_maker *m, int64_t ms)
{
	/* A clock set back must not make a later row sort before an earlier one. */
	if (ms > m->last_ms) {
		m->last_ms = ms;
		m->sequence = rng_below(&m->rng, SEQUENCE_START);
	} else if (m->sequence < SEQUENCE_MAX) {
		m->sequence++;
	} else {
		m->last_ms++;
		m->sequence = 0;
	}
}

static void
write_text(const uint8_t raw[static RAW_SIZE], char out[static UUID_SIZE])
{
	static const char hex[] = "0123456789abcdef";
	char *at = out;

	for (int i = 0; i < RAW_SIZE; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*at++ = '-';
		*at++ = hex[raw[i] >> 4];
		*at++ = hex[raw[i] & 0xf];
	}
	*at = '\0';
}

void
uuid_make(struct uuid_maker *m, int64_t ms, char out[static UUID_SIZE])
{
	uint8_t raw[RAW_SIZE];
	uint64_t time;

	next_place(m, ms);
	time = (uint64_t)m->last_ms;
	rng_bytes(&m->rng, raw, sizeof(raw));
	for (int i = 0; i < 6; i++)
		raw[i] = (uint8_t)(time >> (40 - 8 * i));
	raw[6] = (uint8_t)(0x70 | m->sequence >> 8); /* version */
	raw[7] = (uint8_t)m->sequence;
	raw[8] = (uint8_t)(0x80 | (raw[8] & 0x3f)); /* variant */
	write_text(raw, out);
}

void
uuid_of_digest(const uint8_t digest[static HASH_SIZE], char out[static UUID_SIZE])
{
	uint8_t raw[RAW_SIZE];

	memcpy(raw, digest, sizeof(raw));
	raw[6] = (uint8_t)(0x80 | (raw[6] & 0xf));
	raw[8] = (uint8_t)(0x80 | (raw[8] & 0x3f));
	write_text(raw, out);
}

bool
uuid_valid(const char *s)
{
	if (strlen(s) != UUID_SIZE - 1)
		return false;
	for (int i = 0; i < UUID_SIZE - 1; i++) {
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;
		bool hex = (s[i] >= '0' && s[i] <= '9') || (s[i] >= 'a' && s[i] <= 'f');

		if (dash ? s[i] != '-' : !hex)
			return false;
	}
	return true;
}
