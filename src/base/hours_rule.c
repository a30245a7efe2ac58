/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a rule as the standard has it, whatever way it was typed. */
#include "config.h"

#include "base/hours_week.h"

enum { WEEKS = 53, NTH_MAX = 5, RUN_MIN = 3 };

const char *const hours_day_name[HOURS_WEEKDAYS] = { "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su" };

static bool
has(uint64_t weeks, int week)
{
	return week <= WEEKS && (weeks >> week & 1) != 0;
}

/* The week that begins a series, how many apart they are, and the last one: « 1-53/2 ». */
static int
series_end(uint64_t weeks, int week, int *step)
{
	int next = week + 1, last, count = 2;

	while (next <= WEEKS && !has(weeks, next))
		next++;
	*step = next - week;
	if (next > WEEKS)
		return week;
	for (last = next; has(weeks, last + *step); count++)
		last += *step;
	return *step == 1 || count >= RUN_MIN ? last : week;
}

static void
write_weeks(uint64_t weeks, struct buf *out)
{
	const char *before = "week ";

	for (int week = 1; week <= WEEKS; week++) {
		int step, last;

		if (!has(weeks, week))
			continue;
		last = series_end(weeks, week, &step);
		buf_addf(out, "%s%d", before, week);
		if (last > week)
			buf_addf(out, "-%d", last);
		if (last > week && step > 1)
			buf_addf(out, "/%d", step);
		for (int i = week; i <= last; i += last > week ? step : 1)
			weeks &= ~(UINT64_C(1) << i);
		before = ",";
	}
	buf_addc(out, ' ');
}

static void
write_days(const struct hours_rule *rule, struct buf *out)
{
	const char *before = "";

	for (int day = 0, last; day < HOURS_WEEKDAYS; day = last + 1) {
		last = day;
		for (int n = 1; n <= NTH_MAX && rule->day[day] != HOURS_EVERY_NTH; n++)
			if ((rule->day[day] >> n & 1) != 0) {
				buf_addf(out, "%s%s[%d]", before, hours_day_name[day], n);
				before = ",";
			}
		if (rule->day[day] != HOURS_EVERY_NTH)
			continue;
		while (last + 1 < HOURS_WEEKDAYS && rule->day[last + 1] == HOURS_EVERY_NTH)
			last++;
		buf_addf(out, "%s%s", before, hours_day_name[day]);
		if (last > day)
			buf_addf(out, "%s%s", last > day + 1 ? "-" : ",", hours_day_name[last]);
		before = ",";
	}
	if (rule->holidays)
		buf_addf(out, "%sPH", before);
	buf_addc(out, ' ');
}

const struct hours_range *
hours_rule_ranges(const struct hours *h, const struct hours_rule *rule)
{
	return rule->count > 0 ? h->range + rule->first : NULL;
}

void
hours_rule_write(const struct hours *h, const struct hours_rule *rule, struct buf *out)
{
	if (rule->weeks != HOURS_EVERY_WEEK)
		write_weeks(rule->weeks, out);
	write_days(rule, out);
	hours_ranges_write(hours_rule_ranges(h, rule), (int)rule->count, out);
}
