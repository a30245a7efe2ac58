/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a week to an expression: days that are alike are one rule. A rule takes from its days what
 * the night before left over, so the rule of a day stands before that of the night that runs into
 * it. Where nights run into each other in a circle no order will do: all are cut at midnight. */
#include "config.h"

#include "base/hours_week.h"

#include <string.h>

enum { CUT_RANGES = 2 * HOURS_DAY_RANGES, MONDAY = 4 }; /* 1970-01-05 was one */

/* The week as rules: alike is the first day that has the same ranges. */
struct plan {
	struct hours_range range[HOURS_WEEKDAYS][CUT_RANGES];
	int count[HOURS_WEEKDAYS];
	int alike[HOURS_WEEKDAYS];
};

static int
day_after(int day)
{
	return (day + 1) % HOURS_WEEKDAYS;
}

static void
plan_add(struct plan *p, int day, int start, int end)
{
	p->range[day][p->count[day]++] = (struct hours_range){ start, end };
}

static void
plan_make(struct plan *p, const struct hours_week *week, bool cut)
{
	memset(p, 0, sizeof(*p));
	for (int day = 0; day < HOURS_WEEKDAYS; day++) {
		for (int i = 0; i < week->count[day]; i++) {
			struct hours_range r = week->range[day][i];
			int over = r.end - HOURS_DAY_MINUTES;

			plan_add(p, day, r.start, cut && over > 0 ? HOURS_DAY_MINUTES : r.end);
			if (cut && over > 0)
				plan_add(p, day_after(day), 0, over);
		}
	}
	for (int day = HOURS_WEEKDAYS - 1; day >= 0; day--)
		for (int other = HOURS_WEEKDAYS - 1; other >= 0; other--)
			if (p->count[other] == p->count[day] &&
			    memcmp(p->range[other], p->range[day], sizeof(p->range[day])) == 0)
				p->alike[day] = other;
}

static bool
spills(const struct plan *p, int day)
{
	for (int i = 0; i < p->count[day]; i++)
		if (p->range[day][i].end > HOURS_DAY_MINUTES)
			return true;
	return false;
}

/* Another rule that is not written yet has to stand before this one. */
static bool
must_wait(const struct plan *p, int rule, const bool *written)
{
	for (int day = 0; day < HOURS_WEEKDAYS; day++) {
		int next = p->alike[day_after(day)];

		if (p->alike[day] == rule && spills(p, day) && next != rule && !written[next] &&
		    p->count[next] > 0)
			return true;
	}
	return false;
}

static void
write_time(struct buf *out, int minute)
{
	buf_addf(out, "%02d:%02d", minute / 60, minute % 60);
}

void
hours_ranges_write(const struct hours_range *range, int count, struct buf *out)
{
	if (count == 0)
		buf_add(out, "off");
	for (int i = 0; i < count; i++) {
		int end = range[i].end;

		if (i > 0)
			buf_addc(out, ',');
		write_time(out, range[i].start);
		buf_addc(out, '-');
		write_time(out, end > HOURS_DAY_MINUTES ? end - HOURS_DAY_MINUTES : end);
	}
}

static void
write_rule(const struct plan *p, int rule, struct buf *out)
{
	const char *before = out->len > 0 ? "; " : "";

	for (int day = 0; day < HOURS_WEEKDAYS; day++) {
		int last = day;

		if (p->alike[day] != rule)
			continue;
		while (last + 1 < HOURS_WEEKDAYS && p->alike[last + 1] == rule)
			last++;
		buf_addf(out, "%s%s", before, hours_day_name[day]);
		if (last > day)
			buf_addf(out, "%s%s", last > day + 1 ? "-" : ",", hours_day_name[last]);
		day = last;
		before = ",";
	}
	buf_addc(out, ' ');
	hours_ranges_write(p->range[rule], p->count[rule], out);
}

/* False, and nothing of use written, where no order will do. */
static bool
write_plan(const struct plan *p, struct buf *out)
{
	bool written[HOURS_WEEKDAYS] = { false };
	int day = 0;

	while (day < HOURS_WEEKDAYS) {
		bool rule = p->alike[day] == day && p->count[day] > 0 && !written[day];

		if (!rule || must_wait(p, day, written)) {
			day++;
			continue;
		}
		write_rule(p, day, out);
		written[day] = true;
		day = 0;
	}
	for (day = 0; day < HOURS_WEEKDAYS; day++)
		if (p->count[day] > 0 && !written[p->alike[day]])
			return false;
	return true;
}

void
hours_week_write(const struct hours_week *week, struct buf *out)
{
	struct plan p;
	struct buf text = BUF_INIT;

	plan_make(&p, week, false);
	if (!write_plan(&p, &text)) {
		buf_reset(&text);
		plan_make(&p, week, true);
		write_plan(&p, &text);
	}
	buf_add(out, text.len > 0 ? buf_text(&text) : "off");
	if (week->holidays_off)
		buf_add(out, "; PH off");
	buf_clear(&text);
}

/* --- and back --- */

static bool
is_weekly(const struct hours_rule *rule)
{
	for (int day = 0; day < HOURS_WEEKDAYS; day++)
		if (rule->day[day] != 0 && rule->day[day] != HOURS_EVERY_NTH)
			return false;
	return rule->weeks == HOURS_EVERY_WEEK && !rule->holidays;
}

static bool
is_holidays_off(const struct hours_rule *rule)
{
	static const uint8_t no_day[HOURS_WEEKDAYS] = { 0 };

	return rule->holidays && rule->count == 0 && rule->weeks == HOURS_EVERY_WEEK &&
	       memcmp(rule->day, no_day, sizeof(no_day)) == 0;
}

/* The intervals of a day, cut to it: how many, of which only as many as there is room for. */
static int
day_ranges(const struct hours *h, int day, struct hours_range *range)
{
	const struct holidays none_asked = { .department = 0 };
	int64_t start = hours_minute(MONDAY + day % HOURS_WEEKDAYS, 0);
	int64_t end = start + HOURS_DAY_MINUTES;
	struct hours_span span;
	int count = 0;

	for (int64_t at = start; hours_open(h, &none_asked, at, end, &span); at = span.end) {
		if (count < CUT_RANGES)
			range[count] = (struct hours_range){ (int)(span.start - start),
							     (int)(span.end - start) };
		count++;
	}
	return count;
}

/* How far the last interval of a day goes on after midnight as one of that day. */
static int
goes_on(const struct plan *p, int day)
{
	int next = day_after(day);
	struct hours_range last, first = p->range[next][0];

	if (p->count[day] == 0 || p->count[next] == 0)
		return 0;
	last = p->range[day][p->count[day] - 1];
	return last.end == HOURS_DAY_MINUTES && first.start == 0 && first.end <= last.start
		       ? first.end
		       : 0;
}

int
hours_week_of(const struct hours *h, struct hours_week *week)
{
	struct hours days = *h; /* without the rule of the holidays; its memory stays that of h */
	struct hours_week found = { .holidays_off = false };
	struct plan p = { .count = { 0 } };

	if (h->rule_count == 0)
		return -1;
	found.holidays_off = is_holidays_off(&h->rule[h->rule_count - 1]);
	days.rule_count -= found.holidays_off ? 1 : 0;
	for (size_t i = 0; i < days.rule_count; i++)
		if (!is_weekly(&days.rule[i]))
			return -1;
	for (int day = 0; day < HOURS_WEEKDAYS; day++) {
		p.count[day] = day_ranges(&days, day, p.range[day]);
		if (p.count[day] > CUT_RANGES)
			return -1;
	}
	for (int day = 0; day < HOURS_WEEKDAYS; day++) {
		int first = goes_on(&p, (day + HOURS_WEEKDAYS - 1) % HOURS_WEEKDAYS) > 0 ? 1 : 0;
		int count = p.count[day] - first;

		if (count > HOURS_DAY_RANGES)
			return -1;
		found.count[day] = count;
		memcpy(found.range[day], p.range[day] + first,
		       (size_t)count * sizeof(struct hours_range));
		if (count > 0)
			found.range[day][count - 1].end += goes_on(&p, day);
	}
	*week = found;
	return 0;
}
