/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening hours as the national standard writes them: a part of OpenStreetMap’s opening_hours.
 *
 *     expr  := rule (";" rule)*
 *     rule  := "24/7" | [days SP] (times | "off" | "closed") | "week" w ("," w)* SP rule
 *     w     := n["-"m["/"k]]               1 <= n <= m <= 53, ISO weeks
 *     days  := d ("," d)*
 *     d     := "PH" | Day["-"Day] | Day[n]  a range may go round the week; nth of the month
 *     times := t"-"t ("," t"-"t)*          00:00 to 24:00, a start before 24:00
 *
 * Also read: 8:00, spaces round “,” and “;”, one “;” at the end, the en dash, any case, English
 * names of days of any length, French ones, a colon after the days, a "comment" after a rule.
 * “Mar” alone is refused: March in the standard, Tuesday in French.
 *
 * What it means: of a day, each rule in turn that matches it replaces all before, what the night
 * before leaves over too; then a rule that matched the night before adds what it leaves over. An
 * end at or before its start is of the next day. Nothing is open in the minute that a range ends.
 *
 * Times are of the desk’s zone: a minute is counted from 1970-01-01 00:00 there. */
#ifndef BASE_HOURS_H
#define BASE_HOURS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/holidays.h"

enum {
	HOURS_WEEKDAYS = 7,
	HOURS_DAY_MINUTES = 1440,
	HOURS_PARTS_MAX = 1000 /* rules and ranges of one expression */
};

/* The words that scripts are told, in this order. */
enum hours_state { HOURS_UNKNOWN, HOURS_INVALID, HOURS_CLOSED, HOURS_OPEN };
extern const char *const hours_state_name[];

#define HOURS_EVERY_WEEK (~(uint64_t)0)
#define HOURS_EVERY_NTH 0x3e /* the first to the fifth of a month */

/* Minutes of a day: 0 <= start < 1440, start < end <= start + 1440. */
struct hours_range {
	int start, end;
};

struct hours_rule {
	uint64_t weeks;              /* bit n: in ISO week n */
	uint8_t day[HOURS_WEEKDAYS]; /* Monday first; bit n: when it is the nth of its month */
	bool holidays;               /* on public holidays */
	size_t first, count;         /* its ranges; with none it closes */
};

/* All zero: hours of which nothing is known. */
struct hours {
	bool invalid;
	struct hours_rule *rule;
	size_t rule_count, rule_capacity;
	struct hours_range *range;
	size_t range_count, range_capacity;
};

/* Those of a rule of h, borrowed; NULL where there are none. */
const struct hours_range *hours_rule_ranges(const struct hours *h, const struct hours_rule *rule);

/* Reads an expression in UTF-8 into h, which is all zero or was read before: its memory is used
 * again. An empty one, or a comment alone, says nothing: HOURS_UNKNOWN. -1 when it is none of the
 * grammar, or has more than HOURS_PARTS_MAX parts: h is then HOURS_INVALID, whatever is asked of
 * it, and never closed. */
int hours_read(struct hours *h, const char *text);
void hours_clear(struct hours *h);

int64_t hours_minute(int day, int minute_of_day);
int hours_day(int64_t minute); /* the day that it lies in */

/* The questions below allocate nothing. Their days are days that base/date.h knows. */
enum hours_state hours_state(const struct hours *h, const struct holidays *kept, int64_t at);

/* The next minute in which it is no longer as it is at that minute, when there is one within
 * forty years; false too for hours unknown or invalid. */
bool hours_change(const struct hours *h, const struct holidays *kept, int64_t at, int64_t *next);

/* The first open interval of [from, to), cut to it; false when there is none. Those of a day or a
 * week: begin again at its end. */
struct hours_span {
	int64_t start, end;
};
bool hours_open(const struct hours *h, const struct holidays *kept, int64_t from, int64_t to,
		struct hours_span *span);

/* Is it open at any time of that day? */
bool hours_open_on(const struct hours *h, const struct holidays *kept, int day);

/* It is a public holiday of which these hours say nothing: the state is to be checked. */
bool hours_holiday_unsaid(const struct hours *h, const struct holidays *kept, int day);

#endif
