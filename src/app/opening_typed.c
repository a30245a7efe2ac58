/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hours of a day as people type them: 8h30-12h, 8-12, 0830-1230, 8:30 12, 13:30 à 16:00. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/opening.h"
#include "base/str.h"
#include "base/utf8.h"

enum { HOUR_MINUTES = 60 };

/* Where the text is read, and whether minutes may stand apart from their hour: « 8 h 30 ». */
struct typed {
	const char *at;
	bool apart;
};

/* Takes one of these texts, and spaces on both sides of it. */
static bool
skip(struct typed *t, const char *const *any)
{
	bool found = false;

	t->at += strspn(t->at, " ");
	for (; *any != NULL && !found; any++)
		if (str_starts(t->at, *any)) {
			t->at += strlen(*any);
			found = true;
		}
	t->at += strspn(t->at, " ");
	return found;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Digits, at most so many: their number, and what they say. */
static int
digits(struct typed *t, int most, int *n)
{
	int count = 0;

	for (*n = 0; count < most && is_digit(*t->at); count++)
		*n = *n * 10 + (*t->at++ - '0');
	return count;
}

/* 8, 8h, 8h30, 8:30, 8.30, 830, 0830. */
static bool
time_of_day(struct typed *t, int *minute)
{
	static const char *const sign[] = { "h", "H", ":", ".", NULL };
	static const char *const noon[] = { "midi", "noon", NULL };
	static const char *const midnight[] = { "minuit", "minui", "midnight", NULL };
	int hours, minutes = 0, count;

	*minute = skip(t, noon) ? HOUR_MINUTES * 12 : HOURS_DAY_MINUTES;
	if (*minute != HOURS_DAY_MINUTES || skip(t, midnight))
		return true;
	count = digits(t, 4, &hours);
	if (count == 0 || is_digit(*t->at))
		return false;
	if (count > 2) {
		minutes = hours % 100;
		hours /= 100;
	} else if (skip(t, sign) && is_digit(*t->at) && (t->apart || t->at[-1] != ' ')) {
		digits(t, 2, &minutes);
		if (is_digit(*t->at))
			return false;
	}
	*minute = hours * HOUR_MINUTES + minutes;
	return minutes < HOUR_MINUTES && *minute <= HOURS_DAY_MINUTES;
}

/* How many; -1 when they cannot be read so. */
static int
ranges(struct typed t, struct hours_range range[static HOURS_DAY_RANGES])
{
	static const char *const dash[] = { "-",   "–",   "—",  "à",     "a", "jusqu’à",
					    "jik", "jis", "to", "until", NULL };
	static const char *const comma[] = { ",",   ";",   "/",    "+",    "&",
					     "et ", "ek ", "épi ", "and ", NULL };
	static const char *const from[] = { "de ", "dépi ", "from ", NULL };
	int found = 0;

	while (skip(&t, from), *t.at != '\0') {
		struct hours_range *r = &range[found];

		if (found == HOURS_DAY_RANGES || !time_of_day(&t, &r->start))
			return -1;
		skip(&t, dash); /* a space will do */
		if (!time_of_day(&t, &r->end))
			return -1;
		r->start %= HOURS_DAY_MINUTES;
		if (r->end <= r->start)
			r->end += HOURS_DAY_MINUTES;
		found++;
		skip(&t, comma);
	}
	return found;
}

/* Spaces that do not break a line are spaces. Yours. */
static char *
plain(const char *typed)
{
	static const char *const space[] = { "\u00a0", "\u202f", "\t", NULL };
	struct buf out = BUF_INIT;

	while (*typed != '\0') {
		size_t len = 0;

		for (int i = 0; space[i] != NULL && len == 0; i++)
			len = str_starts(typed, space[i]) ? strlen(space[i]) : 0;
		buf_addc(&out, (char)(len > 0 ? ' ' : *typed));
		typed += len > 0 ? len : 1;
	}
	return buf_take(&out);
}

bool
opening_typed_closed(const char *typed)
{
	static const char *const words[] = { "ferme", "fermee", "closed", "off", "feme",
					     "femen", "-",      "x",      NULL };
	char *text = str_trim(typed), *folded = utf8_fold(text);
	bool found = false;

	for (int i = 0; words[i] != NULL; i++)
		found = found || strcmp(folded, words[i]) == 0;
	free(folded);
	free(text);
	return found;
}

/* « 8 h 30 » may be 8:30 or eight o’clock and something: only what can be read in one way is. */
int
opening_typed(const char *typed, struct hours_range range[static HOURS_DAY_RANGES], int *count)
{
	struct hours_range other[HOURS_DAY_RANGES];
	char *text = plain(typed);
	int found = ranges((struct typed){ text, false }, range);
	int apart = ranges((struct typed){ text, true }, other);
	bool closed = opening_typed_closed(text);

	free(text);
	if (closed) {
		*count = 0;
		return 0;
	}
	if (found > 0 && apart > 0 &&
	    (found != apart || memcmp(range, other, (size_t)found * sizeof(*range)) != 0))
		return -1;
	if (found < 0 && apart >= 0)
		memcpy(range, other, (size_t)apart * sizeof(*other));
	if (found < 0 && apart < 0)
		return -1;
	*count = found < 0 ? apart : found;
	return 0;
}
