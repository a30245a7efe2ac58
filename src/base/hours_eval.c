/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When it is open: each day is worked out as a bit a minute, so that ranges that meet or overlap
 * are one without being sorted. */
#include "config.h"

#include <string.h>

#include "base/date.h"
#include "base/hours.h"

#define WORD_BITS 64
#define WORDS ((HOURS_DAY_MINUTES + WORD_BITS - 1) / WORD_BITS)
#define FORTY_YEARS 14610

const char *const hours_state_name[] = { "unknown", "invalid", "closed", "open" };

struct day_bits {
	uint64_t word[WORDS];
};

static void
fill(struct day_bits *bits, int start, int end)
{
	for (int w = start / WORD_BITS; w * WORD_BITS < end; w++) {
		int from = start - w * WORD_BITS, to = end - w * WORD_BITS;
		uint64_t mask = ~(uint64_t)0 << (from > 0 ? from : 0);

		if (to < WORD_BITS)
			mask &= ((uint64_t)1 << to) - 1;
		bits->word[w] |= mask;
	}
}

/* The first minute from there on that is open, or is not; the day's length when none is. */
static int
first_minute(const struct day_bits *bits, int from, bool open)
{
	for (int w = from / WORD_BITS; w < WORDS; w++) {
		uint64_t word = open ? bits->word[w] : ~bits->word[w];

		if (from > w * WORD_BITS)
			word &= ~(uint64_t)0 << (from - w * WORD_BITS);
		if (word != 0) {
			int minute = w * WORD_BITS + __builtin_ctzll(word);

			return minute < HOURS_DAY_MINUTES ? minute : HOURS_DAY_MINUTES;
		}
	}
	return HOURS_DAY_MINUTES;
}

/* What rules ask of a day: worked out once, for there may be many rules. */
struct day_facts {
	int weekday, nth, week;
	bool holiday;
};

static bool
asks_holidays(const struct hours *h)
{
	for (size_t i = 0; i < h->rule_count; i++)
		if (h->rule[i].holidays)
			return true;
	return false;
}

static struct day_facts
facts_of(int day, const struct hours *h, const struct holidays *kept)
{
	return (struct day_facts){
		.weekday = date_weekday(day),
		.nth = (date_parts(day).day + HOURS_WEEKDAYS - 1) / HOURS_WEEKDAYS,
		.week = date_iso_week(day),
		.holiday = asks_holidays(h) && holiday_on(kept, day) != HOLIDAY_NONE,
	};
}

static bool
matches(const struct hours_rule *rule, const struct day_facts *f)
{
	return (rule->weeks >> f->week & 1) != 0 &&
	       ((rule->day[f->weekday] >> f->nth & 1) != 0 || (rule->holidays && f->holiday));
}

static void
work_out(const struct hours *h, const struct holidays *kept, int day, struct day_bits *bits)
{
	struct day_facts today = facts_of(day, h, kept), before = facts_of(day - 1, h, kept);

	memset(bits, 0, sizeof(*bits));
	for (size_t i = 0; i < h->rule_count; i++) {
		const struct hours_rule *rule = &h->rule[i];
		bool holds = matches(rule, &today), held = matches(rule, &before);

		if (holds)
			memset(bits, 0, sizeof(*bits));
		for (size_t k = 0; (holds || held) && k < rule->count; k++) {
			const struct hours_range *range = &h->range[rule->first + k];
			int end = range->end, over = end - HOURS_DAY_MINUTES;

			if (holds)
				fill(bits, range->start, over > 0 ? HOURS_DAY_MINUTES : end);
			if (held && over > 0)
				fill(bits, 0, over);
		}
	}
}

int64_t
hours_minute(int day, int minute_of_day)
{
	return (int64_t)day * HOURS_DAY_MINUTES + minute_of_day;
}

int
hours_day(int64_t at)
{
	return (int)(at / HOURS_DAY_MINUTES) - (at % HOURS_DAY_MINUTES < 0 ? 1 : 0);
}

/* The first minute of [from, to) that is open, or is not; to when none is. */
static int64_t
first_between(const struct hours *h, const struct holidays *kept, int64_t from, int64_t to,
	      bool open)
{
	struct day_bits bits;

	while (from < to) {
		int day = hours_day(from), minute;

		work_out(h, kept, day, &bits);
		minute = first_minute(&bits, (int)(from - hours_minute(day, 0)), open);
		from = hours_minute(day, minute);
		if (minute < HOURS_DAY_MINUTES)
			break;
	}
	return from < to ? from : to;
}

static bool
says_nothing(const struct hours *h)
{
	return h->invalid || h->rule_count == 0;
}

enum hours_state
hours_state(const struct hours *h, const struct holidays *kept, int64_t at)
{
	if (says_nothing(h))
		return h->invalid ? HOURS_INVALID : HOURS_UNKNOWN;
	return first_between(h, kept, at, at + 1, true) == at ? HOURS_OPEN : HOURS_CLOSED;
}

/* Days to look through. Dates and weekdays meet again every 28 years, and 12 later round 2100; only
 * Easter comes to lie in a week more seldom. */
static int
horizon(const struct hours *h)
{
	bool weekly = true;

	if (h->range_count == 0)
		return 0;
	for (size_t i = 0; i < h->rule_count && weekly; i++) {
		const struct hours_rule *rule = &h->rule[i];

		weekly = rule->weeks == HOURS_EVERY_WEEK && !rule->holidays;
		for (int day = 0; day < HOURS_WEEKDAYS; day++)
			weekly = weekly &&
				 (rule->day[day] == 0 || rule->day[day] == HOURS_EVERY_NTH);
	}
	return weekly ? HOURS_WEEKDAYS + 1 : FORTY_YEARS;
}

bool
hours_change(const struct hours *h, const struct holidays *kept, int64_t at, int64_t *next)
{
	enum hours_state now = hours_state(h, kept, at);
	int64_t end = at + hours_minute(horizon(h), 0);
	int64_t found;

	if (says_nothing(h))
		return false;
	found = first_between(h, kept, at, end, now == HOURS_CLOSED);
	if (found == end || date_parts(hours_day(found)).month == 0)
		return false;
	*next = found;
	return true;
}

bool
hours_open(const struct hours *h, const struct holidays *kept, int64_t from, int64_t to,
	   struct hours_span *span)
{
	int64_t start = says_nothing(h) ? to : first_between(h, kept, from, to, true);

	if (start >= to)
		return false;
	*span = (struct hours_span){ start, first_between(h, kept, start, to, false) };
	return true;
}

bool
hours_open_on(const struct hours *h, const struct holidays *kept, int day)
{
	struct hours_span span;

	return hours_open(h, kept, hours_minute(day, 0), hours_minute(day + 1, 0), &span);
}

bool
hours_holiday_unsaid(const struct hours *h, const struct holidays *kept, int day)
{
	return !says_nothing(h) && !asks_holidays(h) && holiday_on(kept, day) != HOLIDAY_NONE;
}
