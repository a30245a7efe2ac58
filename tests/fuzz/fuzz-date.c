/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days, durations, times and periods as people type them: what is understood is a real one, and is
 * understood the same when it is written out. */
#include "config.h"

#include <string.h>

#include "app/words.h"
#include "base/utf8.h"
#include "tests/fuzz/fuzz.h"
#include "ui/period_typed.h"

static const char *const words[] = { "lun",          "mars", "hier",  "-",   "/",   "2026",
				     "29/2",         "1er",  "h",     "min", "T4",  " au ",
				     "9999",         "0",    "-9999", "31",  "-12", "\xc2\xa0",
				     "\xe2\x88\x92", NULL };

const struct fuzz_target fuzz_target = {
	.name = "date", .mutations = 5000, .longest = 1u << 12, .words = words
};

#define DAY_MINUTES 1440

static void
date(const char *s, int today)
{
	char iso[DATE_ISO_SIZE];
	int day, again;

	if (words_date_parse(s, today, &day) != 0)
		return;
	date_write(day, iso);
	holds(date_parse(iso, &again) == 0 && again == day);
	holds(words_date_parse(iso, today, &again) == 0 && again == day);
	free(words_date(day));
	free(words_date_short(day));
	free(words_month(day));
}

static void
times(const char *s)
{
	int minutes, again;
	struct clock clock;
	char stamp[DATE_STAMP_SIZE];

	if (words_duration_parse(s, &minutes) == 0) {
		char *shown = words_duration(minutes);

		holds(minutes >= 0);
		/* With a separator of thousands it is for reading only. */
		if (minutes < 1000 * 60)
			holds(words_duration_parse(shown, &again) == 0 && again == minutes);
		free(shown);
	}
	if (words_time_parse(s, &minutes) == 0) {
		char *shown = words_time(minutes);

		holds(minutes >= 0 && minutes < DAY_MINUTES);
		holds(words_time_parse(shown, &again) == 0 && again == minutes);
		holds(time_parse(shown, &again) == 0 && again == minutes);
		free(shown);
	}
	if (clock_parse(s, &clock) == 0) {
		clock_stamp(&clock, stamp);
		holds(strncmp(stamp, s, strlen(s)) == 0);
	}
}

static void
period(const char *s, int today)
{
	struct period p;
	char *shown;

	if (period_parse(s, today, &p) != 0)
		return;
	holds(p.from <= p.to);
	holds(date_parts(p.from).month != 0 && date_parts(p.to).month != 0);
	shown = period_words(&p);
	holds(utf8_is_clean(shown));
	free(shown);
	for (int steps = -2; steps <= 2; steps++) {
		struct period moved = period_shift(&p, steps);
		struct period further = period_shift(&moved, steps);

		holds(steps != 0 || (moved.from == p.from && moved.to == p.to));
		free(period_words(&moved));
		free(period_words(&further));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static const int years[] = { 1, 1900, 2024, 2026, 9999 };
	char *s = fuzz_text(bytes, len);
	int today = date_from(years[len % 5], 3, 1 + (int)(len % 31));

	date(s, today);
	times(s);
	period(s, today);
	free(s);
	return 0;
}
