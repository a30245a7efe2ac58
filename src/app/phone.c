/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading telephone numbers as people write them. A number is believed only when its prefix exists
 * in the French plan, or when it says the country itself: a wrong number is worse than none. */
#include "config.h"

#include "app/phone.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/mem.h"
#include "base/str.h"

enum {
	NSN_DIGITS = 9, /* of a French number, without its leading 0 */
	DECIMAL = 10,
	FOREIGN_MIN = 9,
	E164_MAX = 15,
	PREFIX_DIGITS = 3
};

struct prefix {
	const char *digits; /* after the leading 0 */
	const char *country;
};

/* The prefixes of the French plan that are not dialled as +33. */
static const struct prefix overseas[] = {
	{ "590", "590" }, { "690", "590" }, { "691", "590" }, { "596", "596" }, { "696", "596" },
	{ "697", "596" }, { "594", "594" }, { "694", "594" }, { "262", "262" }, { "263", "262" },
	{ "269", "262" }, { "639", "262" }, { "692", "262" }, { "693", "262" },
};

/* 09 76 is shared by all overseas departments: only the place tells which. */
static const char shared_prefix[] = "976";

/* The countries of the French plan, longest first where one begins another. */
static const char *const french[] = { "590", "596", "594", "262", "33" };

/* Bytes of a sign that may stand between two digits of one number; 0 when there is none. */
static size_t
separator(const char *s)
{
	if (*s == '\0')
		return 0;
	if (strchr(" \t.-/()", *s))
		return 1;
	if (str_starts(s, "\xc2\xa0")) /* no-break space */
		return 2;
	if (str_starts(s, "\xe2\x80\xaf")) /* narrow no-break space */
		return 3;
	return 0;
}

static const char *
skip_separators(const char *s)
{
	size_t n;

	while ((n = separator(s)) > 0)
		s += n;
	return s;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Exactly count digits with separators between them, and no digit glued behind; the place after
 * them, or NULL. */
static const char *
take(const char *s, size_t count, char *digits)
{
	for (size_t i = 0; i < count; i++) {
		s = skip_separators(s);
		if (!is_digit(*s))
			return NULL;
		digits[i] = *s++;
	}
	digits[count] = '\0';
	return is_digit(*s) ? NULL : s;
}

/* Nothing more that could belong to the same number: without its 0 or +, a run of digits is only
 * believed when it stands alone. */
static bool
ends_here(const char *s)
{
	return !is_digit(*skip_separators(s));
}

static const char *
country_of(const char *nsn, int department)
{
	if (str_starts(nsn, shared_prefix)) {
		if (department == DEPARTMENT_GUADELOUPE)
			return "590";
		return department == DEPARTMENT_MARTINIQUE ? "596" : "33";
	}
	for (size_t i = 0; i < sizeof(overseas) / sizeof(overseas[0]); i++)
		if (strncmp(nsn, overseas[i].digits, PREFIX_DIGITS) == 0)
			return overseas[i].country;
	/* 059x and 026x were set aside for overseas departments: the others do not exist. */
	if (nsn[0] == '0' || str_starts(nsn, "59") || str_starts(nsn, "26"))
		return NULL;
	return "33";
}

static bool
write_french(const char *nsn, int department, char e164[static PHONE_SIZE])
{
	const char *country = country_of(nsn, department);

	if (!country)
		return false;
	return snprintf(e164, PHONE_SIZE, "+%s%s", country, nsn) < PHONE_SIZE;
}

/* After the code of a French country: nine digits, perhaps behind a 0 that should not be there. The
 * prefix decides on the country, for +33 was often put before overseas numbers. */
static const char *
read_after_country(const char *s, const char *country, int department, char e164[static PHONE_SIZE])
{
	char nsn[NSN_DIGITS + 1];
	const char *at = skip_separators(s);
	const char *real;

	if (*at == '0')
		at++;
	s = take(at, NSN_DIGITS, nsn);
	if (!s)
		return NULL;
	if (str_starts(nsn, shared_prefix)) {
		snprintf(e164, PHONE_SIZE, "+%s%s", country, nsn);
		return s;
	}
	real = country_of(nsn, department);
	if (!real || (strcmp(country, "33") != 0 && strcmp(real, "33") == 0))
		return NULL;
	return write_french(nsn, department, e164) ? s : NULL;
}

/* A number of another country: kept as it says, all its digits. */
static const char *
read_foreign(const char *s, char e164[static PHONE_SIZE])
{
	size_t n = 0;
	const char *end = s;

	e164[0] = '+';
	for (; is_digit(*s); s = skip_separators(s)) {
		if (n == E164_MAX)
			return NULL;
		e164[++n] = *s++;
		end = s;
	}
	e164[n + 1] = '\0';
	return n >= FOREIGN_MIN && e164[1] != '0' ? end : NULL;
}

/* Behind a + or 00. */
static const char *
read_international(const char *s, int department, char e164[static PHONE_SIZE])
{
	char digits[PHONE_SIZE - 1];
	const char *end, *rest;

	s = skip_separators(s);
	for (size_t i = 0; i < sizeof(french) / sizeof(french[0]); i++)
		if (str_starts(s, french[i]))
			return read_after_country(s + strlen(french[i]), french[i], department,
						  e164);
	end = read_foreign(s, e164);
	if (!end)
		return NULL;
	/* « +5 90… »: the code of a French country, taken apart. */
	memcpy(digits, e164 + 1, sizeof(digits));
	for (size_t i = 0; i < sizeof(french) / sizeof(french[0]); i++) {
		if (!str_starts(digits, french[i]))
			continue;
		rest = read_after_country(digits + strlen(french[i]), french[i], department, e164);
		return rest && *rest == '\0' ? end : NULL;
	}
	return end;
}

/* Digits without 0 nor + in front: a number that lost its 0, or its +. */
static const char *
read_bare(const char *s, int department, char e164[static PHONE_SIZE])
{
	char nsn[NSN_DIGITS + 1];
	const char *end;

	for (size_t i = 0; i < sizeof(french) / sizeof(french[0]); i++) {
		if (!str_starts(s, french[i]))
			continue;
		end = read_after_country(s + strlen(french[i]), french[i], department, e164);
		if (end && ends_here(end))
			return end;
	}
	end = take(s, NSN_DIGITS, nsn);
	if (end && ends_here(end) && write_french(nsn, department, e164))
		return end;
	return NULL;
}

static const char *
read_number(const char *s, int department, char e164[static PHONE_SIZE])
{
	char nsn[NSN_DIGITS + 1];
	const char *end;

	if (*s == '+') {
		const char *at = skip_separators(s + 1);

		if (*at != '0')
			return read_international(at, department, e164);
		s = at;
	}
	if (s[0] == '0' && s[1] == '0')
		return read_international(s + 2, department, e164);
	if (*s != '0')
		return read_bare(s, department, e164);
	end = take(s + 1, NSN_DIGITS, nsn);
	return end && write_french(nsn, department, e164) ? end : NULL;
}

/* What surrounds the number, without the signs that only held it; NULL when it says nothing. */
static char *
remainder_of(const char *text, const char *start, const char *end)
{
	static const char holding[] = " \t\r\n/;,.:-()'\"+|";
	struct buf b = BUF_INIT;
	size_t from = 0;

	buf_add_len(&b, text, (size_t)(start - text));
	buf_addc(&b, ' ');
	buf_add(&b, end);
	while (b.len > 0 && strchr(holding, b.text[b.len - 1]))
		b.text[--b.len] = '\0';
	while (from < b.len && strchr(holding, b.text[from]))
		from++;
	if (from == b.len) {
		buf_clear(&b);
		return NULL;
	}
	char *rest = mem_strdup(b.text + from);
	buf_clear(&b);
	return rest;
}

/* Past digits that made no number: never on from their middle, which would make one that nobody
 * wrote. Behind a + they belong together across spaces. */
static const char *
skip_unread(const char *s)
{
	bool together = *s == '+';

	for (s++; is_digit(*s) || (together && *s != '/' && separator(s) > 0);)
		s += is_digit(*s) ? 1 : separator(s);
	return s;
}

int
phone_parse(const char *text, int department, char e164[static PHONE_SIZE], char **rest)
{
	const char *s = text;

	while (*s != '\0') {
		char found[PHONE_SIZE];
		const char *end;

		if (*s != '+' && !is_digit(*s)) {
			s++;
			continue;
		}
		end = read_number(s, department, found);
		if (end) {
			memcpy(e164, found, sizeof(found));
			if (rest)
				*rest = remainder_of(text, s, end);
			return 0;
		}
		s = skip_unread(s);
	}
	return -1;
}

/* Bytes of the code of a country of the French plan that the digits begin with. */
static size_t
french_code(const char *digits)
{
	for (size_t i = 0; i < sizeof(french) / sizeof(french[0]); i++)
		if (str_starts(digits, french[i]))
			return strlen(french[i]);
	return 0;
}

uint32_t
phone_national(const char *e164)
{
	size_t code = *e164 == '+' ? french_code(e164 + 1) : 0;
	const char *nsn = e164 + 1 + code;

	if (code == 0 || strlen(nsn) != NSN_DIGITS || strspn(nsn, "0123456789") != NSN_DIGITS)
		return 0;
	return (uint32_t)strtoul(nsn, NULL, DECIMAL);
}

/* Where the digits behind the 0 begin, of a number that may have to be typed to its end still; NULL
 * when it is none. */
static const char *
typed_start(const char *s)
{
	bool abroad = *s == '+' || (s[0] == '0' && s[1] == '0');
	size_t code;

	if (!abroad)
		return *s == '0' ? s + 1 : NULL;
	s = skip_separators(s + (*s == '+' ? 1 : 2));
	code = french_code(s);
	if (code == 0)
		return NULL;
	s += code;
	return *skip_separators(s) == '0' ? skip_separators(s) + 1 : s;
}

char *
phone_typed(const char *text)
{
	struct buf out = BUF_INIT;
	bool in_word = false;

	while (*text != '\0') {
		const char *s = in_word ? NULL : typed_start(text);
		const char *next;

		if (s) {
			buf_addc(&out, '0');
			for (size_t n = 0; n < NSN_DIGITS && is_digit(*(next = skip_separators(s)));
			     n++) {
				buf_addc(&out, *next);
				s = next + 1;
			}
			text = s;
			in_word = true;
			continue;
		}
		in_word = separator(text) == 0 && !strchr(",:;", *text);
		buf_addc(&out, *text++);
	}
	return buf_take(&out);
}
