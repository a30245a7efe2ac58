/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A week of opening hours as a line and as a table; in a line, what is no week
 * comes rule by rule. */
#include "config.h"

#include "app/opening.h"
#include "app/words.h"
#include "base/i18n.h"

#define ALL_DAYS ((1u << HOURS_WEEKDAYS) - 1)
#define WEEKS 53

/* --- days, weeks and times --- */

/* A row may end before a day, not between it and its hours. */
#define NO_BREAK "\u00a0"

static const char *
two_letters(int day)
{
	static const char *const names[] = {
		/* TRANSLATORS: the days of the week in two letters */
		NC_("weekday, two letters", "Mo"), NC_("weekday, two letters", "Tu"),
		NC_("weekday, two letters", "We"), NC_("weekday, two letters", "Th"),
		NC_("weekday, two letters", "Fr"), NC_("weekday, two letters", "Sa"),
		NC_("weekday, two letters", "Su"),
	};

	return C_("weekday, two letters", names[day]);
}

static void
add_between(struct buf *out, size_t begin, const char *between)
{
	if (out->len > begin)
		buf_add(out, between);
}

static void
add_days(struct buf *out, unsigned days)
{
	size_t begin = out->len;

	if (days == ALL_DAYS) {
		buf_add(out, C_("opening hours", "every day"));
		return;
	}
	for (int day = 0; day < HOURS_WEEKDAYS; day++) {
		int last = day;

		if ((days >> day & 1) == 0)
			continue;
		while (last + 1 < HOURS_WEEKDAYS && (days >> (last + 1) & 1) != 0)
			last++;
		add_between(out, begin, ", ");
		buf_add(out, two_letters(day));
		if (last > day)
			buf_addf(out, "–%s", two_letters(last));
		day = last;
	}
}

void
opening_times(const struct hours_range *range, int count, struct buf *out)
{
	for (int i = 0; i < count; i++) {
		int start = range[i].start, end = range[i].end;

		if (end > HOURS_DAY_MINUTES)
			end -= HOURS_DAY_MINUTES;
		buf_addf(out, "%s%02d:%02d–%02d:%02d", i > 0 ? ", " : "", start / 60, start % 60,
			 end / 60, end % 60);
	}
}

static void
add_times(struct buf *out, const struct hours_range *range, size_t count)
{
	if (count == 0)
		buf_add(out, C_("opening hours", "closed"));
	else
		opening_times(range, (int)count, out);
}

static bool
alike(const struct hours_week *week, int day, int other)
{
	if (week->count[day] != week->count[other])
		return false;
	for (int i = 0; i < week->count[day]; i++)
		if (week->range[day][i].start != week->range[other][i].start ||
		    week->range[day][i].end != week->range[other][i].end)
			return false;
	return true;
}

/* --- rules that are no week --- */

static void
add_nth_days(struct buf *out, const struct hours_rule *rule, uint8_t nth)
{
	/* TRANSLATORS: which one of a month, as in “1st, 3rd Tu of the month” */
	static const char *const ordinal[] = {
		NC_("ordinal", "1st"), NC_("ordinal", "2nd"), NC_("ordinal", "3rd"),
		NC_("ordinal", "4th"), NC_("ordinal", "5th"),
	};
	struct buf which = BUF_INIT, days = BUF_INIT;
	unsigned mask = 0;

	for (int i = 0; i < 5; i++) {
		if ((nth >> (i + 1) & 1) == 0)
			continue;
		add_between(&which, 0, ", ");
		buf_add(&which, C_("ordinal", ordinal[i]));
	}
	for (int day = 0; day < HOURS_WEEKDAYS; day++)
		mask |= rule->day[day] == nth ? 1u << day : 0;
	add_days(&days, mask);
	/* TRANSLATORS: 1st, 3rd Tu of the month */
	buf_addf(out, _("%1$s %2$s of the month"), buf_text(&which), buf_text(&days));
	buf_clear(&which);
	buf_clear(&days);
}

static void
add_weeks(struct buf *out, uint64_t weeks)
{
	uint64_t odd = 0, even = 0;
	struct buf numbers = BUF_INIT;

	for (int week = 1; week <= WEEKS; week++)
		*(week % 2 == 1 ? &odd : &even) |= UINT64_C(1) << week;
	weeks &= odd | even;
	if (weeks == odd || weeks == even) {
		/* TRANSLATORS: weeks of the year by their numbers, before days */
		buf_add(out, weeks == odd ? _("odd weeks") : _("even weeks"));
		return;
	}
	for (int week = 1; week <= WEEKS; week++) {
		int last = week;

		if ((weeks >> week & 1) == 0)
			continue;
		while (last < WEEKS && (weeks >> (last + 1) & 1) != 0)
			last++;
		add_between(&numbers, 0, ", ");
		buf_addf(&numbers, last > week ? "%d–%d" : "%d", week, last);
		week = last;
	}
	/* TRANSLATORS: numbers of weeks, as “2–6, 10” */
	buf_addf(out, _("weeks %s"), buf_text(&numbers));
	buf_clear(&numbers);
}

static void
add_rule(struct buf *out, const struct hours *h, const struct hours_rule *rule)
{
	struct buf when = BUF_INIT;
	unsigned seen = 0, every = 0;

	if (rule->weeks != HOURS_EVERY_WEEK)
		add_weeks(&when, rule->weeks);
	for (int day = 0; day < HOURS_WEEKDAYS; day++)
		every |= rule->day[day] == HOURS_EVERY_NTH ? 1u << day : 0;
	if (every != 0) {
		add_between(&when, 0, ", ");
		add_days(&when, every);
	}
	for (int day = 0; day < HOURS_WEEKDAYS; day++) {
		uint8_t nth = rule->day[day];

		if (nth == 0 || nth == HOURS_EVERY_NTH || (seen >> day & 1) != 0)
			continue;
		add_between(&when, 0, ", ");
		add_nth_days(&when, rule, nth);
		for (int other = day; other < HOURS_WEEKDAYS; other++)
			seen |= rule->day[other] == nth ? 1u << other : 0;
	}
	if (rule->holidays) {
		add_between(&when, 0, ", ");
		buf_add(&when, _("public holidays"));
	}
	buf_addf(out, "%s%s", buf_text(&when), NO_BREAK);
	add_times(out, hours_rule_ranges(h, rule), rule->count);
	buf_clear(&when);
}

/* --- both --- */

bool
opening_weekly(const struct hours *h)
{
	struct hours_week week;

	return hours_week_of(h, &week) == 0;
}

static void
week_line(const struct hours_week *week, const char *dot, struct buf *out)
{
	unsigned said = 0;

	for (int day = 0; day < HOURS_WEEKDAYS; day++) {
		unsigned days = 0;

		if ((said >> day & 1) != 0 || week->count[day] == 0)
			continue;
		for (int other = day; other < HOURS_WEEKDAYS; other++)
			days |= alike(week, day, other) ? 1u << other : 0;
		said |= days;
		add_between(out, 0, dot);
		add_days(out, days);
		buf_add(out, NO_BREAK);
		add_times(out, week->range[day], (size_t)week->count[day]);
	}
	if (out->len == 0)
		buf_add(out, C_("opening hours", "closed"));
	else if (week->holidays_off) {
		buf_add(out, dot);
		buf_add(out, _("closed on public holidays"));
	}
}

char *
opening_line(const struct hours *h, const char *dot)
{
	struct buf out = BUF_INIT, between = BUF_INIT;
	struct hours_week week;

	if (h->invalid || h->rule_count == 0)
		return NULL;
	buf_addf(&between, " %s ", dot);
	if (hours_week_of(h, &week) == 0)
		week_line(&week, buf_text(&between), &out);
	else
		for (size_t i = 0; i < h->rule_count; i++) {
			add_between(&out, 0, buf_text(&between));
			add_rule(&out, h, &h->rule[i]);
		}
	buf_clear(&between);
	return buf_take(&out);
}

void
opening_table(const struct hours *h, opening_row_fn *fn, void *arg)
{
	struct buf text = BUF_INIT;
	struct hours_week week;

	if (hours_week_of(h, &week) != 0)
		return;
	for (int day = 0; day < HOURS_WEEKDAYS; day++, buf_reset(&text)) {
		add_times(&text, week.range[day], (size_t)week.count[day]);
		fn(arg, i18n_weekday(day, false), buf_text(&text));
	}
	if (week.holidays_off)
		/* TRANSLATORS: below the days of a week, at most 18 columns */
		fn(arg, C_("opening hours", "Public holidays"), C_("opening hours", "closed"));
	buf_clear(&text);
}
