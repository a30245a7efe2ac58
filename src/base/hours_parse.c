/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading opening hours: one function a line of the grammar. Each reads from the text at hand, and
 * gives -1 at what the grammar does not know: a guess would be shown as a fact. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/hours.h"
#include "base/mem.h"

#define EN_DASH "\xe2\x80\x93"

enum { WEEKS_MAX = 53, NTH_MAX = 5, NAMES_MAX = 9, NAME_SIZE = 10 };

struct reader {
	const char *at;
	struct hours *h;
};

/* As they are typed, in lower case. */
static const char *const day_names[HOURS_WEEKDAYS][NAMES_MAX] = {
	{ "mo", "mon", "monday", "lu", "lun", "lundi" },
	{ "tu", "tue", "tues", "tuesday", "ma", "mar", "mardi" },
	{ "we", "wed", "wednesday", "me", "mer", "mercredi" },
	{ "th", "thu", "thur", "thurs", "thursday", "je", "jeu", "jeudi" },
	{ "fr", "fri", "friday", "ve", "ven", "vendredi" },
	{ "sa", "sat", "saturday", "sam", "samedi" },
	{ "su", "sun", "sunday", "di", "dim", "dimanche" },
};

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool
is_letter(char c)
{
	return lower(c) >= 'a' && lower(c) <= 'z';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
skip_spaces(struct reader *r)
{
	size_t len = strspn(r->at, " ");

	r->at += len;
	return len > 0;
}

static bool
take_char(struct reader *r, char c)
{
	if (*r->at != c)
		return false;
	r->at++;
	return true;
}

/* What stands between two of a list, and the spaces round it. */
static bool
take_separator(struct reader *r, char c)
{
	const char *start = r->at;

	skip_spaces(r);
	if (!take_char(r, c)) {
		r->at = start;
		return false;
	}
	skip_spaces(r);
	return true;
}

static bool
take_dash(struct reader *r)
{
	size_t len = strlen(EN_DASH);

	if (strncmp(r->at, EN_DASH, len) != 0)
		return take_char(r, '-');
	r->at += len;
	return true;
}

/* Letters up to what is none, in lower case; "" where there are none, or more than a name has. */
static void
take_word(struct reader *r, char word[static NAME_SIZE])
{
	size_t len = 0;

	while (len < NAME_SIZE && is_letter(r->at[len])) {
		word[len] = lower(r->at[len]);
		len++;
	}
	if (len == NAME_SIZE)
		len = 0;
	word[len] = '\0';
	r->at += len;
}

static bool
take_keyword(struct reader *r, const char *wanted)
{
	const char *start = r->at;
	char word[NAME_SIZE];

	take_word(r, word);
	if (strcmp(word, wanted) == 0)
		return true;
	r->at = start;
	return false;
}

/* One or two digits. */
static int
take_number(struct reader *r, int *n)
{
	if (!is_digit(*r->at))
		return -1;
	*n = *r->at++ - '0';
	if (is_digit(*r->at))
		*n = *n * 10 + (*r->at++ - '0');
	return 0;
}

static int
take_time(struct reader *r, int *minute)
{
	int hours;

	if (take_number(r, &hours) != 0 || !take_char(r, ':') || !is_digit(r->at[0]) ||
	    !is_digit(r->at[1]) || is_digit(r->at[2]) || r->at[0] > '5')
		return -1;
	take_number(r, minute);
	*minute += hours * 60;
	return *minute <= HOURS_DAY_MINUTES ? 0 : -1;
}

static int
take_times(struct reader *r)
{
	struct hours *h = r->h;

	do {
		struct hours_range range;

		if (take_time(r, &range.start) != 0 || !take_dash(r) ||
		    take_time(r, &range.end) != 0 || range.start == HOURS_DAY_MINUTES)
			return -1;
		if (range.end <= range.start)
			range.end += HOURS_DAY_MINUTES;
		h->range = mem_grow(h->range, h->range_count, &h->range_capacity, sizeof(range));
		h->range[h->range_count++] = range;
	} while (take_separator(r, ','));
	return 0;
}

static int
take_weeks(struct reader *r, uint64_t *weeks)
{
	*weeks = 0;
	do {
		int first, last, step = 1;

		if (take_number(r, &first) != 0)
			return -1;
		last = first;
		if (take_dash(r) && (take_number(r, &last) != 0 ||
				     (take_char(r, '/') && take_number(r, &step) != 0)))
			return -1;
		if (first < 1 || last < first || last > WEEKS_MAX || step < 1)
			return -1;
		for (int week = first; week <= last; week += step)
			*weeks |= (uint64_t)1 << week;
	} while (take_separator(r, ','));
	return 0;
}

/* March is “Mar” in the standard, and Tuesday in French: alone it may be either. */
static int
take_day(struct reader *r, int *day, bool *march)
{
	char word[NAME_SIZE];

	take_word(r, word);
	*march = strcmp(word, "mar") == 0;
	for (*day = 0; *day < HOURS_WEEKDAYS; ++*day)
		for (size_t i = 0; i < NAMES_MAX && day_names[*day][i] != NULL; i++)
			if (strcmp(day_names[*day][i], word) == 0)
				return 0;
	return -1;
}

static int
take_nth(struct reader *r, uint8_t *nth)
{
	int n;

	*nth = HOURS_EVERY_NTH;
	if (!take_char(r, '['))
		return 0;
	if (take_number(r, &n) != 0 || n < 1 || n > NTH_MAX || !take_char(r, ']'))
		return -1;
	*nth = (uint8_t)(1u << n);
	return 0;
}

static int
take_days(struct reader *r, struct hours_rule *rule)
{
	int count = 0;
	bool march = false;

	do {
		int first, last;
		bool other;
		uint8_t nth = HOURS_EVERY_NTH;

		count++;
		if (take_keyword(r, "ph")) {
			rule->holidays = true;
			continue;
		}
		if (take_day(r, &first, &march) != 0)
			return -1;
		last = first;
		if (take_dash(r)) {
			count++;
			if (take_day(r, &last, &other) != 0)
				return -1;
		} else if (take_nth(r, &nth) != 0) {
			return -1;
		}
		for (int day = first;; day = (day + 1) % HOURS_WEEKDAYS) {
			rule->day[day] |= nth;
			if (day == last)
				break;
		}
	} while (take_separator(r, ','));
	return march && count == 1 ? -1 : 0;
}

/* After the weeks, what a rule says of which days. */
static int
take_days_and_times(struct reader *r, struct hours_rule *rule)
{
	const char *start = r->at;
	bool closes = take_keyword(r, "off") || take_keyword(r, "closed");

	r->at = start;
	if (is_letter(*r->at) && !closes) {
		bool colon;

		if (take_days(r, rule) != 0)
			return -1;
		colon = take_char(r, ':');
		if (!skip_spaces(r) && !colon)
			return -1;
	} else {
		memset(rule->day, HOURS_EVERY_NTH, sizeof(rule->day));
	}
	if (take_keyword(r, "off") || take_keyword(r, "closed"))
		return 0;
	return take_times(r);
}

/* Spaces and a comment, where there are any. */
static int
take_comment(struct reader *r)
{
	const char *end;

	skip_spaces(r);
	if (!take_char(r, '"'))
		return 0;
	end = strchr(r->at, '"');
	if (end == NULL)
		return -1;
	r->at = end + 1;
	skip_spaces(r);
	return 0;
}

static int
take_rule(struct reader *r)
{
	static const char always[] = "24/7";
	struct hours *h = r->h;
	struct hours_rule rule = { .weeks = HOURS_EVERY_WEEK, .first = h->range_count };
	uint64_t weeks;

	while (take_keyword(r, "week")) {
		if (!skip_spaces(r) || take_weeks(r, &weeks) != 0 || !skip_spaces(r))
			return -1;
		rule.weeks &= weeks;
	}
	if (strncmp(r->at, always, strlen(always)) == 0) {
		r->at += strlen(always);
		memset(rule.day, HOURS_EVERY_NTH, sizeof(rule.day));
		h->range =
			mem_grow(h->range, h->range_count, &h->range_capacity, sizeof(*h->range));
		h->range[h->range_count++] = (struct hours_range){ 0, HOURS_DAY_MINUTES };
	} else if (take_days_and_times(r, &rule) != 0) {
		return -1;
	}
	rule.count = h->range_count - rule.first;
	h->rule = mem_grow(h->rule, h->rule_count, &h->rule_capacity, sizeof(rule));
	h->rule[h->rule_count++] = rule;
	if (h->rule_count + h->range_count > HOURS_PARTS_MAX)
		return -1;
	return take_comment(r);
}

static int
take_expression(struct reader *r)
{
	bool alone;

	skip_spaces(r);
	alone = *r->at == '"' || *r->at == '\0';
	if (alone && take_comment(r) != 0)
		return -1;
	if (alone)
		take_separator(r, ';');
	while (!alone) {
		if (take_rule(r) != 0)
			return -1;
		alone = !take_separator(r, ';') || *r->at == '\0';
	}
	return *r->at == '\0' ? 0 : -1;
}

int
hours_read(struct hours *h, const char *text)
{
	struct reader r = { .at = text, .h = h };

	h->rule_count = h->range_count = 0;
	h->invalid = take_expression(&r) != 0;
	if (h->invalid)
		h->rule_count = h->range_count = 0;
	return h->invalid ? -1 : 0;
}

void
hours_clear(struct hours *h)
{
	free(h->rule);
	free(h->range);
	*h = (struct hours){ .invalid = false };
}
