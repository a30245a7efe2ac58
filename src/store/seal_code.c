/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recovery codes in Crockford's alphabet: no I, L, O or U, which are taken for others. */
#include "config.h"

#include "store/seal_code.h"

#include <ctype.h>
#include <sodium.h>
#include <string.h>

enum { CHARS = 28, GROUP = 4, BASE = 32 };

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* One more digit of a sum over the field of 32 elements, where every place weighs otherwise: one
 * wrong digit, or two exchanged, always change it. The whole code sums to nought. */
static unsigned
weigh(unsigned sum, unsigned digit)
{
	const unsigned polynomial = 0x25; /* x^5 + x^2 + 1 */

	sum <<= 1;
	return (sum & BASE ? sum ^ polynomial : sum) ^ digit;
}

static void
write_code(const unsigned *digit, char *code)
{
	for (int i = 0; i < CHARS; i++) {
		if (i > 0 && i % GROUP == 0)
			*code++ = '-';
		*code++ = alphabet[digit[i]];
	}
	*code = '\0';
}

void
seal_code_make(char code[static SEAL_CODE_SIZE])
{
	unsigned digit[CHARS];
	unsigned sum = 0;

	for (int i = 0; i < CHARS - 1; i++) {
		digit[i] = randombytes_uniform(BASE);
		sum = weigh(sum, digit[i]);
	}
	digit[CHARS - 1] = weigh(sum, 0);
	write_code(digit, code);
	sodium_memzero(digit, sizeof(digit));
}

/* -1: not a letter or digit of a code. */
static int
digit_of(char c)
{
	const char *at;

	c = (char)toupper((unsigned char)c);
	if (c == 'O')
		c = '0';
	else if (c == 'I' || c == 'L')
		c = '1';
	at = c != '\0' ? strchr(alphabet, c) : NULL;
	return at != NULL ? (int)(at - alphabet) : -1;
}

int
seal_code_read(const char *typed, char code[static SEAL_CODE_SIZE])
{
	unsigned digit[CHARS];
	unsigned sum = 0;
	int count = 0;

	for (; *typed != '\0'; typed++) {
		int d = digit_of(*typed);

		if (strchr("- \t\r\n", *typed) != NULL)
			continue;
		if (d < 0 || count == CHARS)
			return -1;
		digit[count++] = (unsigned)d;
		sum = weigh(sum, (unsigned)d);
	}
	if (count < CHARS || sum != 0)
		return -1;
	write_code(digit, code);
	sodium_memzero(digit, sizeof(digit));
	return 0;
}

bool
seal_code_begins(const char *code, const char *typed)
{
	for (; *code != '-'; code++, typed++)
		if (*code == '\0' || digit_of(*typed) != digit_of(*code))
			return false;
	return *typed == '\0';
}
