/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weeks of opening hours: what is written reads back the same, for known and for random weeks. */
#include "config.h"

#include "base/hours_week.h"

#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/date.h"
#include "tests/lib/tap.h"

enum { WEEK_MINUTES = HOURS_WEEKDAYS * HOURS_DAY_MINUTES, RANDOM_WEEKS = 3000, RANDOM_RANGES = 4 };

static const struct holidays kept = { DEPARTMENT_MARTINIQUE, false };

/* What is said, and what is said of it when it was made a week and written again. */
static const struct {
	const char *text, *written;
} known[] = {
	{ "Mo-Fr 09:00-12:00,14:00-17:00", "Mo-Fr 09:00-12:00,14:00-17:00" },
	{ "Mo-Th 07:30-13:00,14:30-17:00; We,Fr 07:30-13:00",
	  "Mo,Tu,Th 07:30-13:00,14:30-17:00; We,Fr 07:30-13:00" },
	{ "Mo-Fr 16:30-18:30; We off; PH off", "Mo,Tu,Th,Fr 16:30-18:30; PH off" },
	{ "Sa 09:00-13:00,13:00-17:00", "Sa 09:00-17:00" },
	{ "07:30-11:30", "Mo-Su 07:30-11:30" },
	{ "24/7", "Mo-Su 00:00-24:00" },
	{ "off", "off" },
	{ "PH off", "off; PH off" },
	{ "Fr,Sa 22:00-02:00", "Fr,Sa 22:00-02:00" },
	{ "Su 22:00-02:00; Sa 10:00-01:00", "Su 22:00-02:00; Sa 10:00-01:00" },
	{ "Mo 08:00-12:00; Su 22:00-02:00", "Mo 08:00-12:00; Su 22:00-02:00" },
	{ "Th 15:00-15:00", "Th 15:00-15:00" },
	/* A rule for the day takes away what was left over from the night. */
	{ "Fr 22:00-02:00; Sa 08:00-12:00", "Fr 22:00-24:00; Sa 08:00-12:00" },
	{ "Fr 20:00-24:00; Sa 00:00-24:00; Su 00:00-02:00",
	  "Fr 20:00-24:00; Sa 00:00-24:00; Su 00:00-02:00" },
};

static const char *const no_weeks[] = {
	"",
	"Mo 08:22",
	"week 01-10 Mo 08:00-12:00",
	"Mo[1] 08:00-12:00",
	"Mo-Fr 08:00-12:00; PH 08:00-10:00",
	"PH off; Mo-Fr 08:00-12:00",
	"Mo,PH off",
	"week 3 PH off",
	"Mo 00:00-01:00,02:00-03:00,04:00-05:00,06:00-07:00,08:00-09:00,10:00-11:00,12:00-13:00",
};

static void
test_known(void)
{
	struct hours h = { 0 };
	struct hours_week week;

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		struct buf out = BUF_INIT;

		hours_read(&h, known[i].text);
		is_int(hours_week_of(&h, &week), 0, "a week: %s", known[i].text);
		hours_week_write(&week, &out);
		is_str(buf_text(&out), known[i].written, "written again");
		buf_clear(&out);
	}
	for (size_t i = 0; i < sizeof(no_weeks) / sizeof(no_weeks[0]); i++) {
		hours_read(&h, no_weeks[i]);
		is_int(hours_week_of(&h, &week), -1, "no week: \"%s\"", no_weeks[i]);
	}
	hours_clear(&h);
}

static unsigned
draw(uint64_t *seed, unsigned below)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(*seed >> 33) % below;
}

/* Days are often alike, nights often long, and some weeks have a night after each day. */
static struct hours_week
random_week(uint64_t *seed)
{
	struct hours_week week = { .holidays_off = draw(seed, 2) == 0 };
	bool nights = draw(seed, 4) == 0;

	for (int day = 0; day < HOURS_WEEKDAYS; day++) {
		int like = (int)draw(seed, 7);

		if (like < day && draw(seed, 2) == 0) {
			week.count[day] = week.count[like];
			memcpy(week.range[day], week.range[like], sizeof(week.range[day]));
			continue;
		}
		week.count[day] = (int)draw(seed, RANDOM_RANGES + 1);
		if (nights && week.count[day] == 0)
			week.count[day] = 1;
		for (int i = 0; i < week.count[day]; i++) {
			int start = (int)draw(seed, HOURS_DAY_MINUTES);
			int length =
				1 + (int)draw(seed, draw(seed, 4) == 0 ? HOURS_DAY_MINUTES : 300);

			if (nights && i == 0)
				start = HOURS_DAY_MINUTES - length / 2 - 1;
			week.range[day][i] = (struct hours_range){ start, start + length };
		}
	}
	return week;
}

/* The minutes of a week of ranges, without a word of expressions. */
static void
week_minutes(const struct hours_week *week, char minutes[static WEEK_MINUTES])
{
	memset(minutes, 0, WEEK_MINUTES);
	for (int day = 0; day < HOURS_WEEKDAYS; day++)
		for (int i = 0; i < week->count[day]; i++)
			for (int m = week->range[day][i].start; m < week->range[day][i].end; m++)
				minutes[(day * HOURS_DAY_MINUTES + m) % WEEK_MINUTES] = 1;
}

/* Those that an expression is open in, in a week without holidays. */
static void
hours_minutes(const struct hours *h, char minutes[static WEEK_MINUTES])
{
	int64_t from = hours_minute(date_from(2026, 3, 9), 0), to = from + WEEK_MINUTES;
	struct hours_span span;

	memset(minutes, 0, WEEK_MINUTES);
	for (int64_t at = from; hours_open(h, &kept, at, to, &span); at = span.end)
		memset(minutes + (span.start - from), 1, (size_t)(span.end - span.start));
}

static bool
reads_back(const struct hours_week *week, struct hours_week *again)
{
	static char want[WEEK_MINUTES], got[WEEK_MINUTES];
	int holiday = date_from(2026, 12, 25);
	struct buf out = BUF_INIT;
	struct hours h = { 0 };
	bool same;

	hours_week_write(week, &out);
	week_minutes(week, want);
	same = hours_read(&h, buf_text(&out)) == 0;
	hours_minutes(&h, got);
	same = same && memcmp(want, got, sizeof(got)) == 0 && hours_week_of(&h, again) == 0 &&
	       again->holidays_off == week->holidays_off &&
	       (!week->holidays_off || !hours_open_on(&h, &kept, holiday));
	week_minutes(again, got);
	same = same && memcmp(want, got, sizeof(got)) == 0;
	hours_clear(&h);
	if (!same)
		ok(false, "%s", buf_text(&out));
	buf_clear(&out);
	return same;
}

static void
test_random(void)
{
	uint64_t seed = 20261126;
	int wrong = 0, changed = 0;

	for (int i = 0; i < RANDOM_WEEKS && wrong < 5; i++) {
		struct hours_week week = random_week(&seed), again = week, third;

		wrong += !reads_back(&week, &again);
		third = again;
		wrong += !reads_back(&again, &third);
		changed += memcmp(&again, &third, sizeof(third)) != 0;
	}
	is_int(wrong, 0, "random weeks read back the same");
	is_int(changed, 0, "and once read, range by range");
}

/* Seven different nights that each run into the next day: no order of rules can say them. */
static void
test_circle(void)
{
	struct hours_week week = { .holidays_off = false }, again = week;

	for (int day = 0; day < HOURS_WEEKDAYS; day++) {
		week.count[day] = 1;
		week.range[day][0] = (struct hours_range){ 1320, 1441 + day };
	}
	ok(reads_back(&week, &again), "a circle of nights");
	ok(memcmp(&week, &again, sizeof(week)) == 0, "is the same nights again");
}

int
main(void)
{
	test_known();
	test_circle();
	test_random();
	return tap_done();
}
