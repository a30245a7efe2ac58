/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods as people type them and as they are called; with how much of another one they are
 * compared while they are under way. */
#include "config.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/i18n.h"
#include "tests/lib/tap.h"
#include "ui/period_typed.h"

static int today;

static void
typed(const char *text, int year, int month, int months)
{
	int first = date_from(year, month, 1);
	struct period p = { 0, 0 };

	ok(period_parse(text, today, &p) == 0 && p.from == first &&
		   p.to == date_month_last(date_add_months(first, months - 1)),
	   "“%s”", text);
}

static void
test_typed(void)
{
	struct period p;

	typed("T2 2026", 2026, 4, 3);
	typed("2026-T2", 2026, 4, 3);
	typed("t2/2026", 2026, 4, 3);
	typed("Q2 2026", 2026, 4, 3);
	typed("2026 T2", 2026, 4, 3);
	typed("3e trimestre 2025", 2025, 7, 3);
	typed("1er trimestre", 2026, 1, 3);
	typed("T4", 2026, 10, 3);
	typed("octobre 2026", 2026, 10, 1);
	typed("2026-10", 2026, 10, 1);
	typed("10/2026", 2026, 10, 1);
	typed("2025", 2025, 1, 12);
	ok(period_parse("T5 2026", today, &p) != 0, "there is no fifth quarter");
	ok(period_parse("2026-13", today, &p) != 0, "nor a thirteenth month");
	ok(period_parse("T2 T3 foo", today, &p) != 0, "nor a quarter of anything");
}

static void
between(const char *text, int from, int to)
{
	struct period p = { 0, 0 };

	ok(period_parse(text, today, &p) == 0 && p.from == from && p.to == to, "“%s”", text);
}

/* From one to another, however they are parted. */
static void
test_two(void)
{
	int september = date_from(2026, 9, 1), october = date_from(2026, 10, 15);
	struct period p;

	between("1/9 15/10", september, october);
	between("1/9-15/10", september, october);
	between("01/09–15/10", september, october);
	between("1/9 — 15/10", september, october);
	between("1/9/2026-15/10/2026", september, october);
	between("1/9 -15/10", september, october);
	between("2026-09-01-2026-10-15", september, october);
	between("du 1/9 au 15/10", september, october);
	between("du 1er septembre au 15 octobre 2026", september, october);
	between("from 1/9 to 15/10", september, october);
	between("dépi 1/9 jik 15/10", september, october);
	between("dépi 1/9 jis 15/10", september, october);
	between("1/9-15/10/2025", date_from(2025, 9, 1), date_from(2025, 10, 15));
	between("1/12-15/1", date_from(2025, 12, 1), date_from(2026, 1, 15));
	between("-7 -2", today - 7, today - 2);
	typed("janvier mars", 2026, 1, 3);
	typed("janvier-mars 2026", 2026, 1, 3);
	typed("de janvier à mars 2025", 2025, 1, 3);
	typed("décembre-janvier 2026", 2025, 12, 2);
	typed("10/2025-12/2025", 2025, 10, 3);
	typed("2025-2026", 2025, 1, 24);
	typed("2025 2026", 2025, 1, 24);
	typed("T1-T3 2025", 2025, 1, 9);
	typed("2025-T4", 2025, 10, 3);
	ok(period_parse("2026-2025", today, &p) != 0, "not backwards");
	ok(period_parse("2025-mars", today, &p) != 0, "nor from a year to a month");
	ok(period_parse("du", today, &p) != 0, "nor from nowhere");
}

static void
words(struct period p, const char *want)
{
	char *got = period_words(&p);

	is_str(got, want, "“%s”", want);
	free(got);
}

static void
test_words(enum language language, const char *const want[static 5])
{
	i18n_init(language);
	words((struct period){ date_from(2026, 10, 1), date_from(2026, 10, 24) }, want[0]);
	words((struct period){ date_from(2026, 10, 1), date_from(2026, 11, 24) }, want[1]);
	words((struct period){ date_from(2025, 11, 1), date_from(2026, 1, 1) }, want[2]);
	words((struct period){ date_from(2026, 7, 1), date_from(2026, 9, 30) }, want[3]);
	words((struct period){ date_from(2026, 8, 1), date_from(2026, 10, 31) }, want[4]);
}

/* However often: there is no day before the first, nor after the last. */
static void
test_calendar_ends(void)
{
	struct period all = { date_from(1, 1, 1), date_from(9999, 12, 31) };
	struct period month = { date_from(9999, 12, 1), date_from(9999, 12, 31) };
	struct period p = all;

	for (int i = 0; i < 3; i++)
		p = period_shift(&p, -1);
	ok(p.from == all.from && p.to == all.to, "all of the calendar stays where it is");
	p = period_shift(&month, 1);
	ok(p.from == month.from && p.to == month.to, "and so does its last month");
	p = period_shift(&month, -1);
	is_int(p.from, date_from(9999, 11, 1), "which has one before it");
}

int
main(void)
{
	today = date_from(2026, 11, 24);
	i18n_init(LANGUAGE_FR);
	test_typed();
	test_two();
	test_calendar_ends();
	test_words(LANGUAGE_FR,
		   (const char *const[]){ "1er – 24 oct. 2026", "1er oct. – 24 nov. 2026",
					  "1er nov. 2025 – 1er janv. 2026", "T3 2026",
					  "1er août – 31 oct. 2026" });
	test_words(LANGUAGE_EN, (const char *const[]){ "1 – 24 Oct 2026", "1 Oct – 24 Nov 2026",
						       "1 Nov 2025 – 1 Jan 2026", "Q3 2026",
						       "1 Aug – 31 Oct 2026" });
	return tap_done();
}
