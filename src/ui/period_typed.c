/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a period: each way to type one is tried in turn; days are read by app/words. */
#include "config.h"

#include "ui/period_typed.h"

#include <stdlib.h>
#include <string.h>

#include "app/words.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#define YEAR_DIGITS 4
#define YEAR_MIN 1900
#define YEAR_MAX 9999
#define MONTHS 12
#define QUARTER 3

struct period
period_month(int day)
{
	return (struct period){ date_month_first(day), date_month_last(day) };
}

bool
period_is_month(const struct period *p)
{
	return p->from == date_month_first(p->from) && p->to == date_month_last(p->from);
}

static int
months_between(const struct period *p)
{
	struct date_parts from = date_parts(p->from);
	struct date_parts to = date_parts(p->to);

	return (to.year - from.year) * MONTHS + to.month - from.month + 1;
}

static bool
whole_months(const struct period *p)
{
	return p->from == date_month_first(p->from) && p->to == date_month_last(p->to);
}

static bool
is_day(int day)
{
	return date_parts(day).month != 0;
}

struct period
period_shift(const struct period *p, int steps)
{
	int days = p->to - p->from + 1;
	int months = months_between(p) * steps;
	struct period moved = { p->from + days * steps, p->to + days * steps };

	if (whole_months(p))
		moved = (struct period){ date_add_months(p->from, months),
					 date_month_last(date_add_months(date_month_first(p->to),
									 months)) };
	return is_day(moved.from) && is_day(moved.to) ? moved : *p;
}

static struct period
months_from(int year, int month, int months)
{
	int first = date_from(year, month, 1);

	return (struct period){ first, date_month_last(date_add_months(first, months - 1)) };
}

/* « 2026 », « 10/2026 », « 2026-10 » */
static int
parse_numbers(const char *text, struct period *out)
{
	char *left = NULL;
	const char *rest = strpbrk(text, "/-");
	long year;
	long month;
	int first;
	int result = -1;

	if (str_to_long(text, YEAR_MIN, YEAR_MAX, &year) == 0) {
		*out = months_from((int)year, 1, MONTHS);
		return 0;
	}
	if (date_month_parse(text, &first) == 0) {
		*out = period_month(first);
		return 0;
	}
	if (rest == NULL)
		return -1;
	left = mem_strndup(text, (size_t)(rest - text));
	if (*rest == '/' && str_to_long(left, 1, MONTHS, &month) == 0 &&
	    str_to_long(rest + 1, YEAR_MIN, YEAR_MAX, &year) == 0) {
		*out = months_from((int)year, (int)month, 1);
		result = 0;
	}
	free(left);
	return result;
}

/* A number that may be an ordinal: « 2e », « 1er », « 3rd ». 0: none. */
static int
ordinal(const char *word)
{
	size_t ending;

	if (*word < '1' || *word > '9')
		return 0;
	ending = strlen(word + 1);
	return ending > 3 || strspn(word + 1, "abcdefghijklmnopqrstuvwxyz") != ending ? 0
										      : *word - '0';
}

/* « T3 » */
static int
quarter_sign(const char *word)
{
	return *word == 't' || *word == 'q' ? ordinal(word + 1) : 0;
}

/* « 2026-T3 », « T3 2026 », « 3e trimestre 2026 », « T3 »: of this year. */
static int
parse_quarter(const char *text, int today, struct period *out)
{
	char *folded = utf8_fold(text); /* its signs are spaces */
	struct strlist words = { 0 };
	long year = date_parts(today).year;
	int quarter = 0;
	bool named = false, other = false;

	strlist_split(&words, folded, ' ');
	for (size_t i = 0; i < words.count; i++) {
		const char *word = words.item[i];

		if (quarter_sign(word) > 0) {
			other = other || quarter > 0; /* two of them are no quarter */
			quarter = quarter_sign(word);
			named = true;
		} else if (str_starts(word, "trim") || strcmp(word, "quarter") == 0) {
			named = true;
		} else if (strlen(word) != YEAR_DIGITS && ordinal(word) > 0) {
			quarter = ordinal(word);
		} else if (str_to_long(word, YEAR_MIN, YEAR_MAX, &year) != 0) {
			other = true;
		}
	}
	free(folded);
	strlist_clear(&words);
	if (!named || other || quarter < 1 || quarter > MONTHS / QUARTER)
		return -1;
	*out = months_from((int)year, (quarter - 1) * QUARTER + 1, QUARTER);
	return 0;
}

/* A month by its name is the month of its first day. */
static int
parse_month_name(const char *text, int today, struct period *out)
{
	char *first;
	int day;
	int result;

	if (*text == '-' || (*text >= '0' && *text <= '9'))
		return -1;
	first = mem_printf("1 %s", text);
	result = words_date_parse(first, today, &day);
	free(first);
	if (result == 0)
		*out = period_month(day);
	return result;
}

/* What a text that is one thing is: two of a kind make a period. */
enum span { SPAN_NONE, SPAN_DAY, SPAN_MONTHS, SPAN_YEAR };

static enum span
parse_one(const char *text, int today, struct period *out)
{
	int day;

	if (parse_numbers(text, out) == 0)
		return months_between(out) == MONTHS ? SPAN_YEAR : SPAN_MONTHS;
	if (parse_quarter(text, today, out) == 0 || parse_month_name(text, today, out) == 0)
		return SPAN_MONTHS;
	if (words_date_parse(text, today, &day) != 0)
		return SPAN_NONE;
	*out = (struct period){ day, day };
	return SPAN_DAY;
}

/* After a first word that says no more than the space between two dates would, « du », « au »,
 * « to »; else the text itself. */
static const char *
after_link(const char *text)
{
	static const char *const links[] = { "du",    "de",  "from",   "depi", "au",
					     "a",     "to",  "until",  "al",   "jik",
					     "jiska", "jis", "jistan", "jouk", "jika" };
	size_t len = strcspn(text, " ");
	char *word = mem_strndup(text, len);
	char *folded = utf8_fold(word);
	bool found = false;

	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++)
		found = found || strcmp(folded, links[i]) == 0;
	free(word);
	free(folded);
	return found && text[len] == ' ' ? &text[len + 1] : text;
}

/* The first one may leave the year to the second: it is the last of its kind before that. */
static int
parse_ends(const char *first, const char *second, int today, struct period *out)
{
	struct period from, to, then;
	enum span span = parse_one(second, today, &to);
	bool found;

	if (span == SPAN_NONE)
		return -1;
	found = parse_one(first, today, &from) == span && from.from <= to.from;
	if (parse_one(first, to.to, &then) == span && then.from <= to.from &&
	    (!found || then.from > from.from)) {
		from = then;
		found = true;
	}
	if (!found)
		return -1;
	*out = (struct period){ from.from, to.to };
	return 0;
}

/* A dash of any length parts two of them as a space does. */
static char *
plain_dashes(const char *text)
{
	struct buf out = BUF_INIT;

	while (*text != '\0') {
		bool dash = str_starts(text, "–") || str_starts(text, "—");

		buf_addf(&out, "%c", dash ? '-' : *text);
		text += dash ? strlen("–") : 1;
	}
	return buf_take(&out);
}

static int
parse_two(const char *typed, int today, struct period *out)
{
	char *text = plain_dashes(typed);
	const char *begin = after_link(text);
	int result = -1;

	for (const char *at = begin; *at != '\0' && result != 0; at++) {
		char *part, *first, *second;

		if (*at != ' ' && *at != '-')
			continue;
		part = mem_strndup(begin, (size_t)(at - begin));
		first = str_trim(part);
		second = str_trim(at + 1);
		if (*first != '\0' && *second != '\0')
			result = parse_ends(first, after_link(second), today, out);
		free(part);
		free(first);
		free(second);
	}
	free(text);
	return result;
}

int
period_parse(const char *typed, int today, struct period *out)
{
	char *text = str_trim(typed);
	int result = 0;

	if (*text == '\0')
		*out = period_month(today);
	else if (parse_one(text, today, out) == SPAN_NONE)
		result = parse_two(text, today, out);
	free(text);
	return result;
}

/* « 1er oct. » or « 1er oct. 2026 »: a title has little room. */
static char *
day_words(int day, bool with_year)
{
	struct date_parts d = date_parts(day);
	const char *month = i18n_month(d.month, true);
	char room[I18N_DAY_SIZE];

	if (!with_year)
		/* TRANSLATORS: a day of a month */
		return mem_printf(_("%1$s %2$s"), i18n_day(d.day, room), month);
	/* TRANSLATORS: a day of a month, and the year */
	return mem_printf(_("%1$s %2$s %3$d"), i18n_day(d.day, room), month, d.year);
}

/* « 1er – 24 oct. 2026 », « 1er oct. – 24 nov. 2026 » */
static char *
two_days(const struct period *p)
{
	struct date_parts from = date_parts(p->from);
	bool same_month = date_month_first(p->from) == date_month_first(p->to);
	bool same_year = from.year == date_parts(p->to).year;
	char room[I18N_DAY_SIZE];
	char *first =
		same_month ? mem_strdup(i18n_day(from.day, room)) : day_words(p->from, !same_year);
	char *last = day_words(p->to, true);
	char *text = mem_printf("%s – %s", first, last);

	free(first);
	free(last);
	return text;
}

static bool
is_quarter(const struct period *p)
{
	return whole_months(p) && months_between(p) == QUARTER &&
	       (date_parts(p->from).month - 1) % QUARTER == 0;
}

char *
period_words(const struct period *p)
{
	struct date_parts from = date_parts(p->from);

	if (period_is_month(p))
		return words_month(p->from);
	if (is_quarter(p))
		/* TRANSLATORS: a quarter of a year, 1 to 4, and the year, at most 16 columns */
		return mem_printf(_("Q%1$d %2$d"), from.month / QUARTER + 1, from.year);
	if (whole_months(p) && from.month == 1 && months_between(p) == MONTHS)
		return mem_printf("%d", from.year);
	return p->from == p->to ? words_date(p->from) : two_days(p);
}

char *
period_digits(const struct period *p)
{
	struct date_parts from = date_parts(p->from), to = date_parts(p->to);
	enum { CENTURY = 100 };

	if (period_is_month(p))
		return mem_printf("%s %d", i18n_month(from.month, true), from.year);
	if (p->from == p->to)
		return words_date_digits(p->from);
	if (is_quarter(p) || (whole_months(p) && months_between(p) == MONTHS && from.month == 1))
		return period_words(p);
	if (from.year == to.year)
		return mem_printf("%d/%d – %d/%d/%d", from.day, from.month, to.day, to.month,
				  to.year);
	return mem_printf("%d/%d/%02d – %d/%d/%02d", from.day, from.month, from.year % CENTURY,
			  to.day, to.month, to.year % CENTURY);
}
