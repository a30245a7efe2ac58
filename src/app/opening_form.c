/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which half a time stands in is a matter of looks: both are read together, and sorted. */
#include "config.h"

#include "app/opening_form.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "app/opening.h"
#include "base/i18n.h"
#include "base/mem.h"

enum { NOON = HOURS_DAY_MINUTES / 2, TYPED_MAX = OPENING_HALVES * HOURS_DAY_RANGES };

struct typed_day {
	struct hours_range range[TYPED_MAX];
	int count;
	bool closed; /* in so many words */
};

static int
by_start(const void *a, const void *b)
{
	const struct hours_range *x = a, *y = b;

	return x->start != y->start ? x->start - y->start : x->end - y->end;
}

/* Times that meet are one, as they are once they are kept. */
static enum opening_fault
put_in_order(struct typed_day *day)
{
	int kept = 0;

	qsort(day->range, (size_t)day->count, sizeof(day->range[0]), by_start);
	for (int i = 0; i < day->count; i++) {
		struct hours_range *before = kept > 0 ? &day->range[kept - 1] : NULL;

		if (before != NULL && day->range[i].start < before->end)
			return OPENING_OVERLAP;
		if (before != NULL && day->range[i].start == before->end &&
		    day->range[i].end - before->start <= HOURS_DAY_MINUTES)
			before->end = day->range[i].end;
		else
			day->range[kept++] = day->range[i];
	}
	day->count = kept;
	return kept > HOURS_DAY_RANGES ? OPENING_TOO_MANY : OPENING_FINE;
}

static enum opening_fault
read_day(const char *const half[static OPENING_HALVES], struct typed_day *day, int *wrong)
{
	*day = (struct typed_day){ .count = 0 };
	for (int i = 0; i < OPENING_HALVES; i++) {
		struct hours_range range[HOURS_DAY_RANGES];
		int count;

		*wrong = i;
		if (opening_typed(half[i], range, &count) != 0)
			return OPENING_UNREADABLE;
		memcpy(day->range + day->count, range, (size_t)count * sizeof(range[0]));
		day->count += count;
		day->closed = day->closed || opening_typed_closed(half[i]);
	}
	return put_in_order(day);
}

static enum opening_fault
read_days(const char *const *text, struct hours_parts *parts, int *field)
{
	for (int row = 0; row <= HOURS_WEEKDAYS; row++) {
		struct typed_day day;
		int wrong;
		enum opening_fault fault = read_day(text + row * OPENING_HALVES, &day, &wrong);
		bool holidays = row == HOURS_WEEKDAYS;
		struct hours_range *range = holidays ? parts->holiday : parts->week.range[row];

		if (fault != OPENING_FINE) {
			*field = row * OPENING_HALVES + wrong;
			return fault;
		}
		memcpy(range, day.range, (size_t)day.count * sizeof(*range));
		*(holidays ? &parts->holiday_count : &parts->week.count[row]) = day.count;
		if (day.count > 0 || day.closed)
			*(holidays ? &parts->holidays : &parts->said) = true;
	}
	return OPENING_FINE;
}

/* It is written as the standard asks for: two letters a day, two digits an hour. */
static bool
is_standard(const char *rule)
{
	static const char *const words[] = { "week", "PH", "off" };
	const char *end = rule + strcspn(rule, "\"");

	for (const char *s = rule; s < end;) {
		size_t letters = 0, digits = strspn(s, "0123456789");
		bool known = false;

		while (isalpha((unsigned char)s[letters]))
			letters++;
		for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
			known = known ||
				(letters == strlen(words[i]) && memcmp(s, words[i], letters) == 0);
		for (int day = 0; day < HOURS_WEEKDAYS && letters == 2; day++)
			known = known || memcmp(s, hours_day_name[day], letters) == 0;
		if ((letters > 0 && !known) || (digits == 1 && s[1] == ':') || (*s & 0x80) != 0)
			return false;
		s += letters + digits > 0 ? letters + digits : 1;
	}
	return true;
}

/* As it is, or as the standard has it; a comment stays. */
static void
add_rule(const char *typed, struct buf *out)
{
	struct hours h = { .invalid = false };
	const char *comment = strchr(typed, '"');

	if (out->len > 0)
		buf_add(out, "; ");
	if (is_standard(typed) || hours_read(&h, typed) != 0 || h.rule_count != 1) {
		buf_add(out, typed);
	} else {
		hours_rule_write(&h, &h.rule[0], out);
		if (comment != NULL)
			buf_addf(out, " %s", comment);
	}
	hours_clear(&h);
}

/* As they can stand between others. Yours; NULL nothing. */
static enum opening_fault
read_rules(const char *typed, char **rules)
{
	struct hours h = { .invalid = false };
	struct strlist cut = { .item = NULL };
	struct buf out = BUF_INIT;
	bool good = str_empty(typed) || (hours_read(&h, typed) == 0 && h.rule_count > 0);

	hours_parts_cut(typed, &cut);
	for (size_t i = 0; i < cut.count && good; i++)
		add_rule(cut.item[i], &out);
	*rules = out.len > 0 ? buf_take(&out) : NULL;
	hours_clear(&h);
	strlist_clear(&cut);
	buf_clear(&out);
	return good ? OPENING_FINE : OPENING_NO_RULE;
}

enum opening_fault
opening_form_read(const char *const text[static OPENING_FIELDS], struct hours_parts *parts,
		  int *field)
{
	struct hours_parts found = { .said = false };
	enum opening_fault fault = read_days(text, &found, field);

	*parts = (struct hours_parts){ .said = false };
	if (fault != OPENING_FINE)
		return fault;
	fault = read_rules(text[OPENING_RULES], &found.rules);
	*field = OPENING_RULES;
	if (fault != OPENING_FINE)
		return fault;
	found.remark = str_empty(text[OPENING_REMARK]) ? NULL : str_trim(text[OPENING_REMARK]);
	*parts = found;
	return OPENING_FINE;
}

/* --- texts --- */

/* A time that begins before noon is of the morning. */
static void
say_day(const struct hours_range *range, int count, char *half[static OPENING_HALVES])
{
	struct buf out = BUF_INIT;
	int morning = 0;

	while (morning < count && range[morning].start < NOON)
		morning++;
	opening_times(range, morning, &out);
	half[0] = buf_take(&out);
	opening_times(range + morning, count - morning, &out);
	half[1] = buf_take(&out);
}

static void
say_closed(char **half)
{
	mem_replace(half, mem_strdup(C_("opening hours", "closed")));
}

int
opening_form_fill(const char *cell, char *text[static OPENING_FIELDS])
{
	struct hours_parts p = { .said = false };
	int rc = hours_parts_of(cell == NULL ? "" : cell, &p);
	bool open = false;

	for (int day = 0; day < HOURS_WEEKDAYS; day++) {
		say_day(p.week.range[day], p.week.count[day], text + day * OPENING_HALVES);
		open = open || p.week.count[day] > 0;
	}
	for (int day = 0; day < HOURS_WEEKDAYS && p.said && !open; day++)
		say_closed(text + day * OPENING_HALVES);
	say_day(p.holiday, p.holiday_count, text + OPENING_HOLIDAYS);
	if (p.holidays && p.holiday_count == 0)
		say_closed(text + OPENING_HOLIDAYS);
	text[OPENING_RULES] = mem_strdup(p.rules == NULL ? "" : p.rules);
	text[OPENING_REMARK] = mem_strdup(p.remark == NULL ? "" : p.remark);
	hours_parts_clear(&p);
	return rc;
}

bool
opening_form_tidy(const char *const text[static OPENING_FIELDS], int morning,
		  char *tidy[static OPENING_HALVES])
{
	struct typed_day day;
	int wrong;

	if (read_day(text + morning, &day, &wrong) != OPENING_FINE)
		return false;
	say_day(day.range, day.count, tidy);
	if (day.closed && day.count == 0)
		say_closed(tidy);
	return true;
}

int
opening_form_minutes(const struct hours_parts *parts)
{
	int sum = 0;

	for (int day = 0; day < HOURS_WEEKDAYS; day++)
		for (int i = 0; i < parts->week.count[day]; i++)
			sum += parts->week.range[day][i].end - parts->week.range[day][i].start;
	return sum;
}
