/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which periods are read, and what is asked of each. */
#include "config.h"

#include "ui/stats_data.h"

#include "base/date.h"
#include "base/os.h"
#include "ui/ui.h"

enum { UNNOTICED_MS = 12 }; /* of reading, before the first picture */

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

static int
read_total(struct stats_data *d, enum stats_then which, struct err *err)
{
	struct stats_period then;

	if (read_period(d, &d->then[which], 0, 0, &then, err) != 0)
		return -1;
	d->total[which] = then.total;
	stats_period_clear(&then);
	return 0;
}

static int
read_next(struct stats_data *d, struct err *err)
{
	int last = last_day(d);
	const struct period year = stats_data_year(d);
	const struct period days = { last - STATS_TREND_DAYS + 1, last };

	switch (d->more++) {
	case STATS_MORE_BEFORE:
		return read_total(d, STATS_BEFORE, err);
	case STATS_MORE_LAST_YEAR:
		return read_total(d, STATS_LAST_YEAR, err);
	case STATS_MORE_DAYS:
		return read_period(d, &days, bit(STATS_DAY), 0, &d->days, err);
	case STATS_MORE_YEAR:
		return read_period(d, &year, bit(STATS_MONTH), bit(STATS_MONTH_THEME), &d->year,
				   err);
	default:
		d->more = STATS_MORE_DONE;
		return 0;
	}
}

int
stats_data_read_more(struct stats_data *d, struct err *err)
{
	int rc;

	stats_stop_by(d->stats, &ui_key_stop);
	rc = read_next(d, err);
	stats_stop_by(d->stats, NULL);
	if (rc == 0 || err->code != ERR_STOPPED)
		return rc;
	err_clear(err);
	d->more--;
	return 0;
}

int
stats_data_read_rest(struct stats_data *d, struct err *err)
{
	int rc = 0;

	while (rc == 0 && d->more < STATS_MORE_DONE)
		rc = read_next(d, err);
	return rc;
}

int
stats_data_read(struct stats_data *d, struct err *err)
{
	struct stats_data next = {
		.stats = d->stats, .period = d->period, .filter = d->filter, .today = d->today
	};
	int64_t since = os_elapsed_ms();

	next.then[STATS_NOW] = d->period;
	next.then[STATS_BEFORE] = one_before(d);
	next.then[STATS_LAST_YEAR] = year_before(so_far(d));
	if (stats_first_day(d->stats, date_from(STATS_YEAR_FIRST, 1, 1), d->today, &next.first,
			    err) != 0)
		return -1;
	if (read_period(&next, &next.period, ALL_DIMS & ~bit(STATS_DAY),
			bit(STATS_WEEKDAY_HOUR) | bit(STATS_AGE_GENDER), &next.now, err) != 0)
		return -1;
	next.total[STATS_NOW] = next.now.total;
	while (next.more < STATS_MORE_DONE && os_elapsed_ms() - since < UNNOTICED_MS)
		if (read_next(&next, err) != 0) {
			stats_data_clear(&next);
			return -1;
		}
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
	size_t read = d->more > STATS_MORE_LAST_YEAR ? STATS_THENS : STATS_BEFORE + d->more;
	bool same = d->then[STATS_BEFORE].from == d->then[STATS_LAST_YEAR].from;
	size_t count = STATS_BEFORE;

	read = same && read > STATS_LAST_YEAR ? STATS_LAST_YEAR : read;
	while (count < read && d->first != DATE_NONE && d->then[count].from >= d->first)
		count++;
	return count;
}

struct period
stats_data_all(const struct stats_data *d)
{
	struct period all = stats_data_year(d);

	for (int i = STATS_NOW; i < STATS_THENS; i++) {
		all.from = d->then[i].from < all.from ? d->then[i].from : all.from;
		all.to = d->then[i].to > all.to ? d->then[i].to : all.to;
	}
	return all;
}
