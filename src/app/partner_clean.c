/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of plain text, numbers of organisations and dates. */
#include "config.h"

#include "app/partner_clean.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

enum {
	SIRET_DIGITS = 14,
	RNA_DIGITS = 9,
	DELETE = 0x7f,
	CENTURY = 2000,
	DATE_NUMBERS = 3,
	YEAR_FIRST = 1900, /* earlier is not a date of this kind of record */
	YEAR_LAST = 2100
};

static const char digits[] = "0123456789";

/* Bytes at s of something that is no part of a line: 0 when there is nothing. prose keeps line
 * breaks and no-break spaces, which French typography wants. */
static size_t
blank(const char *s, bool prose)
{
	unsigned char c = (unsigned char)*s;

	if (c == '\0')
		return 0;
	if (c == '\n' || c == '\r')
		return !prose;
	if (c < ' ' || c == DELETE)
		return 1;
	/* A line break that some program wrote as two characters. */
	if (c == '\\' && (s[1] == 'n' || s[1] == 't' || s[1] == 'r'))
		return 2;
	if (!prose && str_starts(s, "\xc2\xa0"))
		return 2;
	if (!prose && str_starts(s, "\xe2\x80\xaf"))
		return 3;
	return 0;
}

static char *
collapse(const char *raw, bool prose)
{
	struct buf b = BUF_INIT;
	bool gap = false;
	char *text;

	while (*raw != '\0') {
		size_t n = blank(raw, prose);

		if (n == 0 && !prose && *raw == ' ')
			n = 1;
		if (n > 0) {
			gap = b.len > 0;
			raw += n;
			continue;
		}
		if (gap && (!prose || b.text[b.len - 1] != ' '))
			buf_addc(&b, ' ');
		gap = false;
		buf_addc(&b, *raw++);
	}
	text = buf_take(&b);
	if (!str_empty(text))
		return text;
	free(text);
	return NULL;
}

enum import_reason
partner_clean_line(const char *raw, char **out)
{
	*out = collapse(raw, false);
	return str_empty(raw) || str_equal(*out, raw) ? IMPORT_FINE : IMPORT_REPAIRED;
}

enum import_reason
partner_clean_prose(const char *raw, size_t max, char **out)
{
	*out = collapse(raw, true);
	if (!*out)
		return IMPORT_FINE;
	if (utf8_count(*out) > max)
		return IMPORT_TO_CHECK;
	return strcmp(*out, raw) == 0 ? IMPORT_FINE : IMPORT_REPAIRED;
}

enum import_reason
partner_clean_address(const char *raw, char **out)
{
	enum import_reason reason = partner_clean_line(raw, out);
	char *folded;

	if (!*out)
		return IMPORT_TO_CHECK;
	if (partner_email_valid(*out)) {
		free(*out);
		*out = NULL;
		return IMPORT_DROPPED;
	}
	folded = utf8_fold_words(*out);
	if (strcmp(folded, "bourg") == 0 || strcmp(folded, "centre bourg") == 0)
		reason = IMPORT_TO_CHECK;
	free(folded);
	return reason;
}

static bool
all_digits(const char *s, size_t count)
{
	return strlen(s) == count && strspn(s, digits) == count;
}

/* The check digit of a SIRET. The offices of La Poste share one SIREN and follow another rule: the
 * sum of their digits is a multiple of 5. */
static bool
siret_sound(const char *s)
{
	int luhn = 0, sum = 0;

	for (int i = 0; i < SIRET_DIGITS; i++) {
		int digit = s[i] - '0';
		int weighted = i % 2 == 0 ? 2 * digit : digit;

		sum += digit;
		luhn += weighted > 9 ? weighted - 9 : weighted;
	}
	return luhn % 10 == 0 || (str_starts(s, "356000000") && sum % 5 == 0);
}

enum import_reason
partner_clean_pivot(const char *raw, char **out)
{
	struct buf b = BUF_INIT;

	*out = NULL;
	if (str_empty(raw))
		return IMPORT_FINE;
	/* Written in groups: the spaces, dots and dashes say nothing. */
	for (const char *s = raw; *s != '\0';) {
		size_t n = blank(s, false);

		if (n > 0)
			s += n;
		else if (strchr(" .-", *s))
			s++;
		else
			buf_addc(&b, *s++);
	}
	if (b.len > 0 && b.text[0] == 'w')
		b.text[0] = 'W';
	*out = buf_take(&b);
	if (all_digits(*out, SIRET_DIGITS)) {
		if (!siret_sound(*out))
			return IMPORT_TO_CHECK;
	} else if ((*out)[0] != 'W' || !all_digits(*out + 1, RNA_DIGITS)) {
		free(*out);
		partner_clean_line(raw, out);
		return IMPORT_TO_CHECK;
	}
	return strcmp(*out, raw) == 0 ? IMPORT_FINE : IMPORT_REPAIRED;
}

/* Three numbers with one sign between them, then nothing or a time. */
static bool
three_numbers(const char *s, int number[static DATE_NUMBERS], bool *year_first)
{
	for (int i = 0; i < DATE_NUMBERS; i++) {
		size_t n = strspn(s, digits);

		if (n == 0 || n == 3 || n > 4)
			return false;
		if (i == 0)
			*year_first = n == 4;
		number[i] = (int)strtol(s, NULL, 10);
		s += n;
		if (i < DATE_NUMBERS - 1 && (*s == '\0' || !strchr("-/.", *s++)))
			return false;
	}
	return *s == '\0' || *s == ' ' || *s == 'T';
}

enum import_reason
partner_clean_date(const char *raw, char **out)
{
	int number[DATE_NUMBERS], day = DATE_NONE;
	bool year_first = false;
	char iso[DATE_ISO_SIZE];
	char *text = str_trim(raw);

	*out = NULL;
	if (date_parse(raw, &day) == 0) {
		free(text);
		*out = mem_strdup(raw);
		return IMPORT_FINE;
	}
	if (three_numbers(text, number, &year_first)) {
		int year = number[year_first ? 0 : 2];

		if (year < 100)
			year += CENTURY;
		if (year >= YEAR_FIRST && year <= YEAR_LAST)
			day = date_from(year, number[1], number[year_first ? 2 : 0]);
	}
	free(text);
	if (str_empty(raw))
		return IMPORT_TO_CHECK;
	if (day == DATE_NONE)
		return IMPORT_DROPPED;
	date_write(day, iso);
	*out = mem_strdup(iso);
	return IMPORT_REPAIRED;
}
