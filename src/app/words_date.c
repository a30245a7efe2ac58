/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people type them, in French, both Creoles and English at once: whatever language is
 * shown, a mediator may think in another. */
#include "config.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

enum {
	DAYS = 7,
	MONTHS = 12,
	NAMES_MAX = 6,
	PREFIX_MIN = 3, /* letters that stand for a name; a whole name may be shorter */
	DAYS_BACK_MAX = 9999,
	YEAR_DIGITS = 4,
	CENTURY = 2000,
	YEARS_BACK = 8 /* 29 February comes at least so often */
};

/* Names as folded: no accents. An abbreviation that begins two months is neither. */
static const char *const weekday_names[DAYS][NAMES_MAX] = {
	{ "lundi", "lendi", "monday" },         { "mardi", "madi", "mawdi", "tuesday" },
	{ "mercredi", "mekredi", "wednesday" }, { "jeudi", "jedi", "thursday" },
	{ "vendredi", "vandredi", "friday" },   { "samedi", "sanmdi", "saturday" },
	{ "dimanche", "dimanch", "sunday" },
};

static const char *const month_names[MONTHS][NAMES_MAX] = {
	{ "janvier", "janvie", "janvye", "january" },
	{ "fevrier", "fevrie", "fevriye", "february" },
	{ "mars", "mas", "march" },
	{ "avril", "april" },
	{ "mai", "me", "may" },
	{ "juin", "jwen", "june" },
	{ "juillet", "juiye", "jiye", "july" },
	{ "aout", "out", "awout", "dawou", "august" },
	{ "septembre", "septanm", "sektanm", "september" },
	{ "octobre", "oktob", "october" },
	{ "novembre", "novanm", "november" },
	{ "decembre", "desanm", "december" },
};

static const struct {
	const char *words; /* folded */
	int days_back;
} near_days[] = {
	{ "", 0 },
	{ "a", 0 },
	{ "aujourd hui", 0 },
	{ "aujourdhui", 0 },
	{ "auj", 0 },
	{ "today", 0 },
	{ "jodi", 0 },
	{ "jodi a", 0 },
	{ "jodijou", 0 },
	{ "jodi jou", 0 },
	{ "jodila", 0 },
	{ "h", 1 },
	{ "hier", 1 },
	{ "yesterday", 1 },
	{ "ye", 1 },
	{ "avant hier", 2 },
	{ "avanthier", 2 },
	{ "avan ye", 2 },
	{ "avant ye", 2 },
	{ "avanye", 2 },
	/* Nothing is logged of them, which can only be said of a day that is understood. */
	{ "demain", -1 },
	{ "tomorrow", -1 },
	{ "demen", -1 },
	{ "denmen", -1 },
	{ "apres demain", -2 },
	{ "apre demen", -2 },
	{ "apre denmen", -2 },
};

/* What the word is in the language shown, so that a date can be typed as it is read. */
static int
shown_name(const char *word, int count, const char *(*name)(int, bool), int base)
{
	for (int i = 0; i < count; i++) {
		for (int brief = 0; brief <= 1; brief++) {
			char *folded = utf8_fold(name(i + base, brief != 0));
			bool same = strcmp(folded, word) == 0;

			free(folded);
			if (same)
				return i;
		}
	}
	return -1;
}

/* Index of the only row with a name that the word is or begins; -1 when none or two. */
static int
find_name(const char *word, const char *const (*names)[NAMES_MAX], int count)
{
	size_t len = strlen(word);
	int found = -1;

	for (int i = 0; i < count; i++) {
		for (int k = 0; k < NAMES_MAX && names[i][k]; k++) {
			if (strcmp(names[i][k], word) == 0)
				return i;
			if (len < PREFIX_MIN || !str_starts(names[i][k], word))
				continue;
			if (found >= 0 && found != i)
				return -1;
			found = i;
		}
	}
	return found;
}

bool
words_is_weekday(const char *folded)
{
	for (int i = 0; i < DAYS; i++)
		for (int k = 0; k < NAMES_MAX && weekday_names[i][k]; k++)
			if (strcmp(weekday_names[i][k], folded) == 0)
				return true;
	return false;
}

static int
weekday_of(const char *word)
{
	int i = shown_name(word, DAYS, i18n_weekday, 0);

	return i >= 0 ? i : find_name(word, weekday_names, DAYS);
}

static int
month_of(const char *word) /* 1..12, or -1 */
{
	int i = shown_name(word, MONTHS, i18n_month, 1);

	if (i < 0)
		i = find_name(word, month_names, MONTHS);
	return i >= 0 ? i + 1 : -1;
}

/* The parts that were typed; 0, or -1 for the weekday, when not. */
struct typed_date {
	int weekday;
	int day;
	int month;
	int year;
};

/* « 12 », « 1er », « 3rd », « 2026 »: the day, the month, the year, in that order. */
static int
take_number(struct typed_date *t, const char *word)
{
	static const char *const ordinals[] = { "", "er", "st", "nd", "rd", "th" };
	size_t digits = strspn(word, "0123456789");
	bool known = false;
	int n = 0;

	for (size_t i = 0; i < sizeof(ordinals) / sizeof(ordinals[0]); i++)
		known = known || strcmp(word + digits, ordinals[i]) == 0;
	if (!known || digits < 1 || digits > YEAR_DIGITS)
		return -1;
	for (size_t i = 0; i < digits; i++)
		n = n * 10 + (word[i] - '0');
	if (t->day == 0 && digits <= 2 && n > 0)
		t->day = n;
	else if (t->day != 0 && t->month == 0 && digits <= 2 && n > 0)
		t->month = n;
	else if (t->day != 0 && t->month != 0 && t->year == 0 && digits == 2)
		t->year = CENTURY + n;
	else if (t->day != 0 && t->month != 0 && t->year == 0 && digits == YEAR_DIGITS && n > 0)
		t->year = n;
	else
		return -1;
	return 0;
}

static int
take_words(struct typed_date *t, const struct strlist *words)
{
	for (size_t i = 0; i < words->count; i++) {
		const char *word = words->item[i];
		int found;

		if (*word >= '0' && *word <= '9') {
			if (take_number(t, word) != 0)
				return -1;
			continue;
		}
		/* « mar » first is a Tuesday, after a number the month of March. */
		found = i == 0 ? weekday_of(word) : -1;
		if (found >= 0) {
			t->weekday = found;
			continue;
		}
		found = month_of(word);
		if (found < 0 || t->month != 0)
			return -1;
		t->month = found;
	}
	return t->month != 0 && t->day == 0 ? -1 : 0;
}

/* The latest day, today at most, that has the parts typed; without a year it is never in the
 * future. */
static int
latest_day(const struct typed_date *t, int today)
{
	struct date_parts p = date_parts(today);
	int step = t->month != 0 ? MONTHS : 1;
	int first = date_from(p.year, t->month != 0 ? t->month : p.month, 1);

	if (t->year != 0)
		return date_from(t->year, t->month, t->day);
	if (t->day == 0)
		return today - (date_weekday(today) - t->weekday + DAYS) % DAYS;
	for (int i = 0; i <= YEARS_BACK && first != DATE_NONE; i++) {
		struct date_parts month = date_parts(first);
		int day = date_from(month.year, month.month, t->day);

		if (day != DATE_NONE && day <= today)
			return day;
		first = date_add_months(first, -step);
	}
	return DATE_NONE;
}

/* « lundi prochain », « next monday »: the day to come, which nothing can be logged of either. */
static int
parse_coming(const char *folded, int today, int *out)
{
	static const char *const after[] = { " prochain", " ka vini", " pwochen" };
	const char *name = str_starts(folded, "next ") ? folded + strlen("next ") : folded;
	size_t len = strlen(name);
	char *word;
	int weekday;

	for (size_t i = 0; i < sizeof(after) / sizeof(after[0]) && name == folded; i++)
		if (len > strlen(after[i]) &&
		    strcmp(folded + strlen(folded) - strlen(after[i]), after[i]) == 0)
			len = strlen(folded) - strlen(after[i]);
	if (name == folded && len == strlen(folded))
		return -1;
	word = mem_strndup(name, len);
	weekday = weekday_of(word);
	free(word);
	if (weekday < 0)
		return -1;
	*out = today + 1 + (weekday - date_weekday(today + 1) + DAYS) % DAYS;
	return 0;
}

static int
parse_parts(const char *folded, int today, int *out)
{
	struct typed_date t = { .weekday = -1 };
	struct strlist words = { 0 };
	int taken, day;

	strlist_split(&words, folded, ' ');
	taken = take_words(&t, &words);
	strlist_clear(&words);
	if (taken != 0)
		return -1;
	day = latest_day(&t, today);
	/* A weekday beside a date must agree with it: one of the two is a slip. */
	if (day == DATE_NONE || (t.weekday >= 0 && date_weekday(day) != t.weekday))
		return -1;
	*out = day;
	return 0;
}

/* « -2 » */
static int
parse_days_back(const char *text, int today, int *out)
{
	static const char minus[] = "\u2212";
	size_t sign = *text == '-' ? 1 : str_starts(text, minus) ? strlen(minus) : 0;
	long days;

	if (sign == 0 || str_to_long(text + sign, 0, DAYS_BACK_MAX, &days) != 0)
		return -1;
	*out = today - (int)days;
	return 0;
}

static int
parse_near(const char *text, const char *folded, int today, int *out)
{
	for (size_t i = 0; i < sizeof(near_days) / sizeof(near_days[0]); i++) {
		if (strcmp(folded, near_days[i].words) == 0 && (*folded || !*text)) {
			*out = today - near_days[i].days_back;
			return 0;
		}
	}
	return -1;
}

int
words_date_parse(const char *typed, int today, int *out)
{
	char *text = str_trim(typed);
	char *folded = utf8_fold(text);
	bool signed_text = *text != '\0' && strchr("+-", *text) != NULL;
	int day;
	int result = date_parse(text, &day); /* as files have it */

	if (result != 0)
		result = parse_near(text, folded, today, &day);
	if (result != 0)
		result = parse_days_back(text, today, &day);
	if (result != 0)
		result = parse_coming(folded, today, &day);
	if (result != 0 && *folded && !signed_text)
		result = parse_parts(folded, today, &day);
	free(folded);
	free(text);
	/* There is no day before the first of year 1, nor after the last of 9999. */
	if (result != 0 || date_parts(day).month == 0)
		return -1;
	*out = day;
	return 0;
}

/* Read as the last such day before a later one, a weekday moves on with that one and a date does
 * not; what is so many days from today moves a day with each. */
static int
coming_day(const char *typed, int today, int *out)
{
	static const int later[] = { DAYS - 1, 31, 366 };
	int day, moved;

	if (words_date_parse(typed, today, &day) != 0 ||
	    words_date_parse(typed, today + 1, &moved) != 0)
		return -1;
	if (day < today && moved == day + 1)
		return -1;
	for (size_t i = 0; i < sizeof(later) / sizeof(later[0]) && day < today; i++)
		if (words_date_parse(typed, today + later[i], &moved) == 0)
			day = moved;
	if (day < today)
		return -1;
	*out = day;
	return 0;
}

typedef int day_fn(const char *typed, int today, int *out);

/* With an hour behind the day, without one, or an hour of today alone. */
static int
with_hour(const char *typed, int today, day_fn *fn, int *day, int *minute)
{
	char *text = str_trim(typed);
	int result = fn(text, today, day);

	*minute = TIME_NONE;
	for (size_t at = 0; result != 0 && text[at] != '\0'; at++) {
		char *before;

		if (at > 0 && text[at - 1] != ' ')
			continue;
		if (words_time_parse(text + at, minute) != 0)
			continue;
		before = mem_strndup(text, at);
		*day = today;
		result = at == 0 ? 0 : fn(before, today, day);
		free(before);
	}
	free(text);
	return result;
}

int
words_coming_parse(const char *typed, int today, int *day, int *minute)
{
	*minute = TIME_NONE;
	return str_empty(typed) ? -1 : with_hour(typed, today, coming_day, day, minute);
}

int
words_past_parse(const char *typed, int today, int *day, int *minute)
{
	return with_hour(typed, today, words_date_parse, day, minute);
}
