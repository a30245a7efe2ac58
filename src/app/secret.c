/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Secrets in free texts, found by their check digits or by the word before them. */
#include "config.h"

#include "app/secret.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

enum {
	CARD_MIN = 13,
	CARD_MAX = 19,
	SOCIAL_SHORT = 13,
	SOCIAL_LONG = 15, /* with its key */
	IBAN_MIN = 15,
	IBAN_MAX = 34,
	IBAN_HEAD = 4, /* two letters of the country, two check digits */
	CHECK_MODULUS = 97,
	MIXED_MIN = 7, /* « 14h30, » is shorter */
};

/* The letters and digits of a text in upper case, so that « 4970 1012 » and « 4970-1012 » are one
 * number. What cannot stand inside a number is a space here. */
struct marks {
	char *mark;
	bool *start; /* a word starts here */
	size_t count;
};

static void
marks_make(struct marks *m, const char *text)
{
	static const char *const separators[] = { " ", "-", ".", "\u00a0", "\u202f" };
	size_t len = strlen(text);
	bool start = true;

	*m = (struct marks){ .mark = mem_array(len + 1, 1), .start = mem_array(len + 1, 1) };
	while (*text) {
		size_t skip = 0;

		for (size_t i = 0; i < sizeof(separators) / sizeof(separators[0]); i++)
			if (str_starts(text, separators[i]))
				skip = strlen(separators[i]);
		if (skip == 0) {
			bool inside = isalnum((unsigned char)*text) != 0;

			m->mark[m->count] = inside ? (char)toupper((unsigned char)*text) : ' ';
			m->start[m->count] = start;
			m->count++;
			skip = 1;
			start = !inside;
		} else {
			start = true;
		}
		text += skip;
	}
}

/* Numbers are checked with the check digits they carry, so that a file number is not taken for
 * one. */

static bool
all_digits(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (!isdigit((unsigned char)s[i]))
			return false;
	return true;
}

/* Luhn's sum. A first digit outside 2..6 is no payment card, but may be a telephone number. */
static bool
is_card(const char *s, size_t len)
{
	int sum = 0;

	if (len < CARD_MIN || len > CARD_MAX || !all_digits(s, len) || *s < '2' || *s > '6')
		return false;
	for (size_t i = 0; i < len; i++) {
		int digit = s[len - 1 - i] - '0';

		if (i % 2 == 1)
			digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
		sum += digit;
	}
	return sum % 10 == 0;
}

static int
two_digits(const char *s)
{
	return (s[0] - '0') * 10 + (s[1] - '0');
}

/* Sex, year, month, department, commune, rank, key. Months beyond 12 are those of births not fully
 * known. */
static bool
is_social(const char *s, size_t len)
{
	char digits[SOCIAL_LONG];
	int64_t number = 0;
	int month;

	if (len != SOCIAL_SHORT && len != SOCIAL_LONG)
		return false;
	memcpy(digits, s, len);
	/* Corsica's departments 2A and 2B count as 19 and 18. */
	if (digits[5] == '2' && digits[6] == 'A')
		memcpy(digits + 5, "19", 2);
	else if (digits[5] == '2' && digits[6] == 'B')
		memcpy(digits + 5, "18", 2);
	if (!all_digits(digits, len) || !strchr("12", digits[0]))
		return false;
	month = two_digits(digits + 3);
	if (month < 1 || (month > 12 && month < 20))
		return false;
	if (len == SOCIAL_SHORT)
		return true;
	for (size_t i = 0; i < SOCIAL_SHORT; i++)
		number = number * 10 + (digits[i] - '0');
	return CHECK_MODULUS - number % CHECK_MODULUS == two_digits(digits + SOCIAL_SHORT);
}

static bool
is_iban(const char *s, size_t len)
{
	int rest = 0;

	if (len < IBAN_MIN || len > IBAN_MAX || !isalpha((unsigned char)s[0]) ||
	    !isalpha((unsigned char)s[1]) || !all_digits(s + 2, 2))
		return false;
	/* The head counts last; a letter counts for two digits, A being 10. */
	for (size_t i = 0; i < len; i++) {
		char c = s[(i + IBAN_HEAD) % len];

		if (c == ' ')
			return false;
		if (isdigit((unsigned char)c))
			rest = (rest * 10 + (c - '0')) % CHECK_MODULUS;
		else
			rest = (rest * 100 + (c - 'A' + 10)) % CHECK_MODULUS;
	}
	return rest == 1;
}

/* Every stretch from the start of a word to the end of one, as long as a number can be. */
static bool
has_number(const struct marks *m)
{
	for (size_t from = 0; from < m->count; from++) {
		bool head_whole = true;

		if (!m->start[from])
			continue;
		for (size_t i = from + 1; i < m->count && i < from + IBAN_HEAD; i++)
			head_whole = head_whole && !m->start[i];
		for (size_t len = CARD_MIN; len <= IBAN_MAX && from + len <= m->count; len++) {
			const char *s = m->mark + from;

			if (from + len < m->count && !m->start[from + len] && s[len] != ' ')
				continue;
			if (is_card(s, len) || is_social(s, len) || (head_whole && is_iban(s, len)))
				return true;
		}
	}
	return false;
}

static bool
is_one_of(const char *word, const char *const *list)
{
	for (; *list; list++)
		if (strcmp(word, *list) == 0)
			return true;
	return false;
}

/* The word that follows these at i, past « est »; NULL when they do not stand there or nothing
 * follows. */
static const char *
word_after(const struct strlist *words, size_t i, const char *phrase)
{
	static const char *const links[] = { "est", "c", "is", "se", NULL };
	struct strlist parts = { 0 };
	bool here;

	if (!str_starts(phrase, words->item[i]))
		return NULL;
	strlist_split(&parts, phrase, ' ');
	here = i + parts.count <= words->count;
	for (size_t k = 0; here && k < parts.count; k++)
		here = strcmp(words->item[i + k], parts.item[k]) == 0;
	i += parts.count;
	strlist_clear(&parts);
	while (here && i < words->count && is_one_of(words->item[i], links))
		i++;
	return here && i < words->count ? words->item[i] : NULL;
}

/* Letters and digits together, as a password has them and hardly a word of a sentence. */
static bool
is_mixed(const char *word)
{
	bool letter = false, digit = false;

	for (const char *c = word; *c; c++) {
		letter = letter || isalpha((unsigned char)*c);
		digit = digit || isdigit((unsigned char)*c);
	}
	return letter && digit && strlen(word) >= MIXED_MIN;
}

/* An e-mail address and, after it, a word that could be what opens it. */
static bool
has_address_and_key(const char *text)
{
	struct strlist words = { 0 };
	bool address = false;
	bool found = false;

	strlist_split(&words, text, ' ');
	for (size_t i = 0; i < words.count; i++) {
		const char *word = words.item[i];

		found = found || (address && !strchr(word, '@') && is_mixed(word));
		address = address || strchr(word, '@');
	}
	strlist_clear(&words);
	return found;
}

/* « mdp » and the like, then a word that could be one. A code or a pass may be anything else: only
 * what looks like a password then counts. */
static bool
has_password(const char *text)
{
	static const char *const names[] = { "mdp", "mot de passe", "password", "modpas" };
	static const char *const vague[] = { "pass", "passe", "code", "login", "identifiant" };
	/* What is commonly said of a password without telling it. */
	static const char *const harmless[] = {
		"oublie",        "oubliee", "oublies", "perdu",   "perdue", "perdus",
		"change",        "changer", "refait",  "refaire", "cree",   "creer",
		"nouveau",       "bloque",  "expire",  "inconnu", "faible", "reinitialise",
		"reinitialiser", "a",       "au",      "aux",     "de",     "du",
		"des",           "d",       "et",      "ou",      "pour",   "sur",
		"avec",          "sans",    "non",     "pas",     "en",     "par",
		"qui",           "ne",      "n",       "trop",    "lost",   "forgotten",
		"reset",         "changed", "for",     "and",     "or",     "bliye",
		"pedi",          NULL,
	};
	char *folded = utf8_fold(text);
	struct strlist words = { 0 };
	bool found = false;

	strlist_split(&words, folded, ' ');
	for (size_t i = 0; i < words.count; i++) {
		for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++) {
			const char *word = word_after(&words, i, names[k]);

			found = found || (word && !is_one_of(word, harmless));
		}
		for (size_t k = 0; k < sizeof(vague) / sizeof(vague[0]); k++) {
			const char *word = word_after(&words, i, vague[k]);

			found = found || (word && is_mixed(word));
		}
	}
	strlist_clear(&words);
	free(folded);
	return found;
}

bool
secret_in_text(const char *text)
{
	struct marks m;
	bool found;

	marks_make(&m, text);
	found = has_number(&m);
	free(m.mark);
	free(m.start);
	return found || has_password(text) || has_address_and_key(text);
}
