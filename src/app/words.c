/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Durations and times as they are typed; dates, durations, times, numbers and telephone numbers as
 * they are shown. Reading dates is in words_date.c. */
#include "config.h"

#include "app/words.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"

enum {
	HOUR_MINUTES = 60,
	DAY_HOURS = 24,
	DIGITS_MAX = 6, /* of a number in a duration: far beyond any, far below overflow */
	GROUP_DIGITS = 3,
	INT64_DIGITS = 20,
	WORD_SIZE = 12,
	DAY_SIZE = 16
};

static void
skip_spaces(const char **s)
{
	while (isspace((unsigned char)**s) || str_starts(*s, "\u00a0") || str_starts(*s, "\u202f"))
		*s += str_starts(*s, "\u00a0") ? 2 : str_starts(*s, "\u202f") ? 3 : 1;
}

/* A number and the spaces after it. Returns its digits, 0 when there is none or too many. */
static int
scan_number(const char **s, int *out)
{
	int digits = 0;

	*out = 0;
	while (isdigit((unsigned char)**s) && digits < DIGITS_MAX) {
		*out = *out * 10 + (**s - '0');
		(*s)++;
		digits++;
	}
	if (isdigit((unsigned char)**s))
		return 0;
	skip_spaces(s);
	return digits;
}

/* Takes one of these words, and the spaces after it. */
static bool
scan_word(const char **s, const char *const *words)
{
	char word[WORD_SIZE] = "";
	size_t len = 0;

	while (len < WORD_SIZE - 1 &&
	       (isalpha((unsigned char)(*s)[len]) || strchr(":'", (*s)[len])) &&
	       (*s)[len] != '\0') {
		word[len] = (char)tolower((unsigned char)(*s)[len]);
		len++;
	}
	for (; *words; words++) {
		if (strcmp(word, *words) != 0)
			continue;
		*s += len;
		skip_spaces(s);
		return true;
	}
	return false;
}

static const char *const hour_words[] = { "h",      ":",    "hr",    "hrs", "heure",
					  "heures", "hour", "hours", NULL };
static const char *const minute_words[] = { "min",    "mn",      "m",     "'",
					    "minute", "minutes", "minit", NULL };

/* Behind the hours: « ,5 » is half of one. */
static bool
scan_fraction(const char **s, int *minutes)
{
	int part = 0, whole = 1;

	if ((**s != ',' && **s != '.') || !isdigit((unsigned char)(*s)[1]))
		return false;
	for ((*s)++; isdigit((unsigned char)**s) && whole < 1000; (*s)++) {
		part = part * 10 + (**s - '0');
		whole *= 10;
	}
	skip_spaces(s);
	*minutes = (part * HOUR_MINUTES + whole / 2) / whole;
	return true;
}

/* A number alone is minutes; with hours before it, the rest of an hour. */
int
words_duration_parse(const char *typed, int *minutes)
{
	int first, second = 0;
	bool fraction;

	skip_spaces(&typed);
	if (!scan_number(&typed, &first))
		return -1;
	fraction = scan_fraction(&typed, &second);
	if (fraction && (!scan_word(&typed, hour_words) || *typed != '\0'))
		return -1;
	if (fraction) {
		*minutes = first * HOUR_MINUTES + second;
		return 0;
	}
	if (*typed == '\0' || (scan_word(&typed, minute_words) && *typed == '\0')) {
		*minutes = first;
		return 0;
	}
	if (!scan_word(&typed, hour_words))
		return -1;
	if (*typed != '\0' && !scan_number(&typed, &second))
		return -1;
	scan_word(&typed, minute_words);
	if (*typed != '\0' || second >= HOUR_MINUTES)
		return -1;
	*minutes = first * HOUR_MINUTES + second;
	return 0;
}

int
words_time_parse(const char *typed, int *minute)
{
	int hour, past = 0;
	int digits;

	skip_spaces(&typed);
	digits = scan_number(&typed, &hour);
	if (digits < 1 || digits > 4)
		return -1;
	if (digits > 2) { /* 902, 1430 */
		past = hour % 100;
		hour /= 100;
	} else if (scan_word(&typed, hour_words)) {
		if (*typed != '\0' && scan_number(&typed, &past) != 2)
			return -1;
	}
	if (*typed != '\0' || hour >= DAY_HOURS || past >= HOUR_MINUTES)
		return -1;
	*minute = hour * HOUR_MINUTES + past;
	return 0;
}

static char *
date_words(int day, bool brief)
{
	struct date_parts p = date_parts(day);

	char room[I18N_DAY_SIZE];

	/* TRANSLATORS: a date: weekday, day, month, year; both names abbreviated, or neither. */
	return mem_printf(_("%1$s %2$s %3$s %4$d"), i18n_weekday(date_weekday(day), brief),
			  i18n_day(p.day, room), i18n_month(p.month, brief), p.year);
}

char *
words_date(int day)
{
	return date_words(day, true);
}

char *
words_date_full(int day)
{
	return date_words(day, false);
}

char *
words_date_short(int day)
{
	struct date_parts p = date_parts(day);

	char room[I18N_DAY_SIZE];

	/* TRANSLATORS: a date without its year: weekday, day, month; both names abbreviated. */
	return mem_printf(_("%1$s %2$s %3$s"), i18n_weekday(date_weekday(day), true),
			  i18n_day(p.day, room), i18n_month(p.month, true));
}

char *
words_date_digits(int day)
{
	struct date_parts p = date_parts(day);

	return mem_printf("%02d/%02d/%d", p.day, p.month, p.year);
}

char *
words_month(int day)
{
	struct date_parts p = date_parts(day);

	/* TRANSLATORS: a month and its year. */
	return mem_printf(_("%1$s %2$d"), i18n_month(p.month, false), p.year);
}

char *
words_duration(int minutes)
{
	return words_hours(minutes);
}

char *
words_hours(int64_t minutes)
{
	int rest = (int)(minutes % HOUR_MINUTES);
	char *hours, *text;

	if (minutes < HOUR_MINUTES)
		return mem_printf(_("%d min"), rest);
	hours = words_number(minutes / HOUR_MINUTES);
	/* TRANSLATORS: whole hours, and hours with minutes: 2 h, 1 h 30. */
	text = rest == 0 ? mem_printf(_("%s h"), hours)
			 : mem_printf(_("%1$s h %2$02d"), hours, rest);
	free(hours);
	return text;
}

char *
words_time(int minute)
{
	if (minute == TIME_NONE)
		return mem_strdup("");
	return mem_printf("%02d:%02d", minute / HOUR_MINUTES, minute % HOUR_MINUTES);
}

char *
words_number(int64_t n)
{
	/* TRANSLATORS: what separates groups of three digits; a no-break space in French. */
	const char *separator = C_("thousands separator", ",");
	char digits[INT64_DIGITS + 1];
	struct buf out = BUF_INIT;
	int len = snprintf(digits, sizeof(digits), "%llu",
			   n < 0 ? 0 - (unsigned long long)n : (unsigned long long)n);

	if (n < 0)
		buf_addc(&out, '-');
	for (int i = 0; i < len; i++) {
		if (i > 0 && (len - i) % GROUP_DIGITS == 0)
			buf_add(&out, separator);
		buf_addc(&out, digits[i]);
	}
	return buf_take(&out);
}

/* The French numbering plan: how the nine digits after the country's code are grouped behind their
 * 0. */
char *
words_phone(const char *e164)
{
	static const struct {
		const char *prefix;
		const char
			*grouped; /* a digit is one of the number; what else stands here is shown */
	} plans[] = {
		{ "+33", "00 00 00 00 00" }, { "+590", "0000 00 00 00" },
		{ "+596", "0000 00 00 00" }, { "+594", "0000 00 00 00" },
		{ "+262", "0000 00 00 00" },
	};
	enum { NATIONAL_DIGITS = 9 };

	for (size_t i = 0; i < sizeof(plans) / sizeof(plans[0]); i++) {
		const char *digit = e164 + strlen(plans[i].prefix);
		struct buf out = BUF_INIT;

		if (!str_starts(e164, plans[i].prefix) || strlen(digit) != NATIONAL_DIGITS)
			continue;
		buf_addc(&out, '0');
		for (const char *g = plans[i].grouped + 1; *g; g++)
			buf_addc(&out, *g == ' ' ? ' ' : *digit++);
		return buf_take(&out);
	}
	return mem_strdup(e164);
}
