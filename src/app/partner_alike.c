/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and addresses are compared word by word, in any order, mistakes forgiven. What speaks for
 * one place adds up; what speaks against it takes off. */
#include "config.h"

#include "app/partner_alike.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/commune.h"
#include "base/utf8.h"

enum {
	WORDS_MAX = 12, /* more are not compared */
	WORD_MAX = 40,  /* bytes; the rest neither */
	ONE_MISTAKE = 4,
	TWO_MISTAKES = 8, /* letters from which so many are forgiven */
	PART_LETTERS = 6, /* of a name that is a part of another, at least */
};

/* What each reason is worth, and what two different answers cost. */
enum {
	WORTH_PIVOT = 40,
	WORTH_PHONE = 30,
	WORTH_NAME = 40,
	WORTH_NAME_NEAR = 25,
	WORTH_ADDRESS = 25,
	WORTH_NEAR = 15,
	COST_PHONE = 10,
	COST_ADDRESS = 10,
	COST_FAR = 25,
	COST_COMMUNE = 15,
	ENOUGH = 40,
};

#define NEAR_KM 0.1
#define FAR_KM 1.0

struct words {
	char word[WORDS_MAX][WORD_MAX];
	size_t len[WORDS_MAX];
	uint32_t letters_of[WORDS_MAX]; /* which: a bit each */
	size_t count, letters;
};

size_t
alike_word(const char **at)
{
	*at += strspn(*at, " ");
	return strcspn(*at, " ");
}

bool
alike_address_word(const char *word, size_t len)
{
	static const char *const common[] = { "rue",      "avenue", "av",   "bd",    "boulevard",
					      "place",    "route",  "lot",  "zac",   "residence",
					      "chemin",   "res",    "imm",  "bat",   "immeuble",
					      "quartier", "bourg",  "cite", "allee", "lotissement",
					      "zone",     "centre", "r",    "bis",   "angle" };

	for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++)
		if (strlen(common[i]) == len && memcmp(common[i], word, len) == 0)
			return false;
	return len > 2 && !isdigit((unsigned char)word[0]);
}

static void
words_of(struct words *w, const char *text)
{
	size_t len;

	w->count = w->letters = 0;
	for (; (len = alike_word(&text)) > 0 && w->count < WORDS_MAX; text += len) {
		size_t kept = len < WORD_MAX ? len : WORD_MAX - 1;

		memcpy(w->word[w->count], text, kept);
		w->word[w->count][kept] = '\0';
		w->letters_of[w->count] = 0;
		for (size_t i = 0; i < kept; i++)
			w->letters_of[w->count] |= UINT32_C(1) << (text[i] & 31);
		w->len[w->count++] = kept;
		w->letters += kept;
	}
}

static bool
same_word(const struct words *a, size_t i, const struct words *b, size_t j)
{
	size_t len = a->len[i] < b->len[j] ? a->len[i] : b->len[j];
	int mistakes = len >= TWO_MISTAKES ? 2 : len >= ONE_MISTAKE ? 1 : 0;

	/* A number is another one however little it differs. */
	if (isdigit((unsigned char)a->word[i][0]) || isdigit((unsigned char)b->word[j][0]))
		mistakes = 0;
	if (a->len[i] == b->len[j] && memcmp(a->word[i], b->word[j], a->len[i]) == 0)
		return true;
	if (mistakes == 0)
		return false;
	/* A mistake adds and removes one letter at most: most words are told apart by that. */
	return a->len[i] + 2 >= b->len[j] && b->len[j] + 2 >= a->len[i] &&
	       __builtin_popcount(a->letters_of[i] ^ b->letters_of[j]) <= 2 * mistakes &&
	       utf8_distance(a->word[i], b->word[j], mistakes) <= mistakes;
}

/* Letters of the words that both have; those of a that b lacks are left in *alone, as bits. */
static size_t
shared(const struct words *a, const struct words *b, unsigned *alone)
{
	unsigned taken = 0;
	size_t letters = 0;

	*alone = 0;
	for (size_t i = 0; i < a->count; i++) {
		size_t j = 0;

		while (j < b->count && ((taken >> j & 1) || !same_word(a, i, b, j)))
			j++;
		if (j < b->count) {
			taken |= 1U << j;
			letters += a->len[i];
		} else {
			*alone |= 1U << i;
		}
	}
	return letters;
}

static bool
has_number(const struct words *w, unsigned which)
{
	for (size_t i = 0; i < w->count; i++)
		if ((which >> i & 1) && isdigit((unsigned char)w->word[i][0]))
			return true;
	return false;
}

/* « cyber base », « cyberbase ». */
static bool
same_letters(const char *a, const char *b)
{
	for (;;) {
		while (*a == ' ')
			a++;
		while (*b == ' ')
			b++;
		if (*a != *b)
			return false;
		if (*a == '\0')
			return true;
		a++;
		b++;
	}
}

/* All of the one is in the other: nearly the same where their addresses are. */
enum { NAME_WITHIN = 1 << 16 };

/* TWIN_NAME, TWIN_NAME_NEAR, NAME_WITHIN, 0. */
static unsigned
compare_names(const char *first, const char *second)
{
	struct words a, b;
	unsigned alone, other;
	size_t common;

	if (*first == '\0' || *second == '\0')
		return 0;
	if (same_letters(first, second))
		return TWIN_NAME;
	words_of(&a, first);
	words_of(&b, second);
	common = shared(&a, &b, &alone);
	shared(&b, &a, &other);
	if (alone == 0 && other == 0)
		return TWIN_NAME;
	if (has_number(&a, alone) || has_number(&b, other))
		return 0;
	if (common * 8 >= (a.letters + b.letters) * 3) /* three in four */
		return TWIN_NAME_NEAR;
	if (alone != 0 && other != 0)
		return 0;
	/* A good part of it. */
	return common >= PART_LETTERS && common * 5 >= a.letters + b.letters ? TWIN_NAME_NEAR
									     : NAME_WITHIN;
}

/* A word of its own in common, no number that differs, and all of the shorter in the longer. */
static bool
same_address(const char *first, const char *second)
{
	struct words a, b;
	unsigned alone, other;
	bool telling = false;

	words_of(&a, first);
	words_of(&b, second);
	shared(&a, &b, &alone);
	shared(&b, &a, &other);
	if (has_number(&a, alone) && has_number(&b, other))
		return false;
	for (size_t i = 0; i < a.count; i++) {
		bool own = alike_address_word(a.word[i], a.len[i]);

		if (!own)
			alone &= ~(1U << i);
		else if (!(alone >> i & 1))
			telling = true;
	}
	for (size_t i = 0; i < b.count; i++)
		if (!alike_address_word(b.word[i], b.len[i]))
			other &= ~(1U << i);
	return telling && (alone == 0 || other == 0);
}

static double
apart_km(const struct alike *a, const struct alike *b)
{
	if (isnan(a->lat) || isnan(b->lat) || isnan(a->lon) || isnan(b->lon))
		return -1;
	return geo_km((double)a->lat, (double)a->lon, (double)b->lat, (double)b->lon);
}

static unsigned
reasons_of(const struct alike *a, const struct alike *b, double km)
{
	unsigned reasons = compare_names(a->name, b->name);

	if (a->pivot != 0 && a->pivot == b->pivot)
		reasons |= TWIN_PIVOT;
	if (a->phone != 0 && a->phone == b->phone)
		reasons |= TWIN_PHONE;
	/* An address that two offices share says nothing by itself. */
	if (reasons != 0 && a->insee == b->insee && same_address(a->address, b->address))
		reasons |= TWIN_ADDRESS;
	if (km >= 0 && km < NEAR_KM)
		reasons |= TWIN_NEAR;
	if ((reasons & NAME_WITHIN) && (reasons & TWIN_ADDRESS))
		reasons |= TWIN_NAME_NEAR;
	return reasons & ~(unsigned)NAME_WITHIN;
}

static int
score_of(const struct alike *a, const struct alike *b, unsigned reasons, double km)
{
	int score = 0;

	score += reasons & TWIN_PIVOT ? WORTH_PIVOT : 0;
	score += reasons & TWIN_PHONE ? WORTH_PHONE : 0;
	score += reasons & TWIN_NAME ? WORTH_NAME : 0;
	score += reasons & TWIN_NAME_NEAR ? WORTH_NAME_NEAR : 0;
	score += reasons & TWIN_ADDRESS ? WORTH_ADDRESS : 0;
	score += reasons & TWIN_NEAR ? WORTH_NEAR : 0;
	if (a->phone != 0 && b->phone != 0 && a->phone != b->phone)
		score -= COST_PHONE;
	if (*a->address != '\0' && *b->address != '\0' && !(reasons & TWIN_ADDRESS))
		score -= COST_ADDRESS;
	if (km > FAR_KM)
		score -= COST_FAR;
	if (a->insee != b->insee)
		score -= COST_COMMUNE;
	return score;
}

int
alike_score(const struct alike *a, const struct alike *b, unsigned *reasons)
{
	double km = apart_km(a, b);
	unsigned why = reasons_of(a, b, km);
	int score;

	if (a->actor != b->actor && !(why & TWIN_PIVOT))
		return 0;
	/* One that moves and one that does not are two, unless they are called the same. */
	if (a->moves != b->moves && !(why & TWIN_NAME))
		return 0;
	if (!(why & (TWIN_PIVOT | TWIN_PHONE | TWIN_NAME | TWIN_NAME_NEAR)))
		return 0;
	score = score_of(a, b, why, km);
	if (score < ENOUGH)
		return 0;
	*reasons = why;
	return score;
}
