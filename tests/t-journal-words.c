/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on the rows of the journal is found by typing it as it stands there. */
#include "config.h"

#include <stdlib.h>

#include "app/journal.h"
#include "tests/lib/app_desk.h"

#define SESSIONS_MAX 1000

static int day[SESSIONS_MAX]; /* of each session */
static int day_count;

static int
keep(void *arg, const struct session *s)
{
	(void)arg;
	day[day_count++] = s->date;
	return 0;
}

static int64_t
found_by(struct journal *j, const char *words)
{
	struct journal_filter f;
	struct logbook_sums sums = { .sessions = -1 };
	struct err err = { 0 };
	long shift;

	journal_filter_init(&f);
	snprintf(f.words, sizeof(f.words), "%s", words);
	journal_set(j, &f, 0, &err);
	while (journal_work(j, &shift, &err) == 1)
		continue;
	journal_totals(j, &sums);
	return sums.sessions;
}

/* What stands on the screen is found as it stands there. */
static void
test_shown(struct journal *j)
{
	int shown = day[0];
	struct date_parts p = date_parts(shown);
	char typed[64];
	int days = 0;
	int months = 0;

	for (int i = 0; i < day_count; i++) {
		struct date_parts q = date_parts(day[i]);

		days += day[i] == shown;
		months += q.month == p.month && q.year == p.year;
	}
	snprintf(typed, sizeof(typed), "%02d/%02d/%04d", p.day, p.month, p.year);
	is_int(found_by(j, typed), days, "a day as it is shown: %s", typed);
	typed[5] = '\0';
	is_int(found_by(j, typed), days, "and without its year: %s", typed);
	snprintf(typed, sizeof(typed), "%s %d", i18n_month(p.month, false), p.year);
	is_int(found_by(j, typed), months, "a month: %s", typed);
	snprintf(typed, sizeof(typed), "%s. %d", i18n_month(p.month, true), p.year);
	is_int(found_by(j, typed), months, "in short: %s", typed);
	ok(found_by(j, "Housing") > 0, "a theme");
	is_int(found_by(j, "Housng"), found_by(j, "Housing"), "and with a slip in it");
	ok(found_by(j, "HLM") > 0, "what is typed to choose it");
	ok(found_by(j, "caf") >= found_by(j, "HLM"), "of several themes");
	is_int(found_by(j, "99/98"), 0, "no day at all");
}

int
main(void)
{
	struct logbook_filter all = { .from = DATE_NONE, .to = DATE_NONE, .newest = true };
	struct desk *d = app_desk_invented();
	struct journal_filter f;
	struct journal *j = NULL;
	struct err err = { 0 };

	logbook_each(d, &all, keep, NULL, &err);
	journal_filter_init(&f);
	is_int(journal_open(&j, d, &f, &err), 0, "the journal opens (%s)", err.detail);
	test_shown(j);
	journal_close(j);
	desk_close(d);
	return tap_done();
}
