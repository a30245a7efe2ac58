/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which periods are read, and what is asked of each. */
#include "config.h"

#include "ui/stats_data.h"

#include "base/date.h"

#define ALL_DIMS ((UINT32_C(1) << STATS_DIM_COUNT) - 1)

static uint32_t
bit(int n)
{
	return UINT32_C(1) << n;
}

/* As far as it has gone: a month under way is compared with as many days of another one. */
static struct period
so_far(const struct stats_data *d)
{
	struct period p = d->period;

	if (p.from <= d->today && d->today < p.to)
		p.to = d->today;
	return p;
}

static struct period
one_before(const struct stats_data *d)
{
	struct period now = so_far(d);
	struct period then = period_shift(&d->period, -1);

	if (now.to < d->period.to && then.from + (now.to - now.from) < then.to)
		then.to = then.from + (now.to - now.from);
	return then;
}

/* The same days a year earlier; the end of a month is one there, too. */
static struct period
year_before(struct period p)
{
	struct period then = { date_add_months(p.from, -STATS_YEAR_MONTHS),
			       date_add_months(p.to, -STATS_YEAR_MONTHS) };

	if (p.to == date_month_last(p.to))
		then.to = date_month_last(then.to);
	return then;
}

static int
last_day(const struct stats_data *d)
{
	return d->period.to < d->today ? d->period.to : d->today;
}

static int
read_period(struct stats_data *d, const struct period *p, uint32_t dims, uint32_t crosses,
	    struct stats_period *out, struct err *err)
{
	const struct stats_query query = {
		.from = p->from, .to = p->to, .dims = dims, .crosses = crosses, .filter = d->filter
	};

	return stats_read(d->stats, &query, out, err);
}

struct period
stats_data_year(const struct stats_data *d)
{
	int last = last_day(d);

	return (struct period){ date_add_months(date_month_first(last), 1 - STATS_YEAR_MONTHS),
				date_month_last(last) };
}

/* The figures beside those of the period itself. */
static int
read_others(struct stats_data *d, struct err *err)
{
	int last = last_day(d);
	const struct period year = stats_data_year(d);
	const struct period days = { last - STATS_TREND_DAYS + 1, last };

	for (int i = STATS_BEFORE; i < STATS_THENS; i++) {
		struct stats_period then;

		if (read_period(d, &d->then[i], 0, 0, &then, err) != 0)
			return -1;
		d->total[i] = then.total;
		stats_period_clear(&then);
	}
	if (read_period(d, &year, bit(STATS_MONTH), bit(STATS_MONTH_THEME), &d->year, err) != 0)
		return -1;
	return read_period(d, &days, bit(STATS_DAY), 0, &d->days, err);
}

int
stats_data_read(struct stats_data *d, struct err *err)
{
	struct stats_data next = {
		.stats = d->stats, .period = d->period, .filter = d->filter, .today = d->today
	};

	next.then[STATS_NOW] = d->period;
	next.then[STATS_BEFORE] = one_before(d);
	next.then[STATS_LAST_YEAR] = year_before(so_far(d));
	if (read_period(&next, &next.period, ALL_DIMS & ~bit(STATS_DAY),
			bit(STATS_WEEKDAY_HOUR) | bit(STATS_AGE_GENDER), &next.now, err) != 0 ||
	    read_others(&next, err) != 0) {
		stats_data_clear(&next);
		return -1;
	}
	next.total[STATS_NOW] = next.now.total;
	stats_data_clear(d);
	*d = next;
	return 0;
}

void
stats_data_clear(struct stats_data *d)
{
	stats_period_clear(&d->now);
	stats_period_clear(&d->year);
	stats_period_clear(&d->days);
}

size_t
stats_data_thens(const struct stats_data *d)
{
	return d->then[STATS_BEFORE].from == d->then[STATS_LAST_YEAR].from ? STATS_LAST_YEAR
									   : STATS_THENS;
}
