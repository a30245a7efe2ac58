/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quarter gives back nothing that its months hide: neither the other side of a telling theme, nor
 * sums that are nearly one person's. */
#include "config.h"

#include "report/release_publish.h"

#include <stdlib.h>
#include <string.h>

#include "tests/lib/release_memory.h"
#include "tests/lib/tap.h"

#define HEALTH "sante"
enum { THEME_HEALTH_BIT = 1 << 8, THEME_OTHER_BIT = 1 << 4 };

/* So many visitors without a name, some of them for their health. */
static void
add_visitors(struct desk_sql *d, const char *month, int count, int health, int minutes)
{
	for (int i = 0; i < count; i++) {
		char *date = mem_printf("%s-%02d", month, 1 + i % 27);
		char *set = mem_printf("themes = %d, minutes = %d",
				       (i < health ? THEME_HEALTH_BIT : THEME_OTHER_BIT) |
					       (i % 2 ? 1 << 6 : 0) | (i % 3 ? 0 : 1 << 7),
				       minutes);

		desk_sql_session(d, date, 1, set);
		free(set);
		free(date);
	}
}

/* -1: it is secret; -2: it has no row; -3: no such release. */
static int64_t
published(struct desk_sql *d, const char *period, const char *table, const char *measure,
	  const char *category)
{
	struct release_request q = request(period);
	struct release r;
	struct err err = { 0 };
	bool before;
	int64_t n = -2;

	if (!ok(make(d, &q, &r, &before, &err) == 0, "%s (%s)", period, err.detail))
		return -3;
	for (size_t i = 0; i < r.cell_count; i++) {
		const struct release_cell *c = &r.cell[i];

		if (strcmp(c->table, table) == 0 && strcmp(c->measure, measure) == 0 &&
		    strcmp(c->category, category) == 0)
			n = c->secret ? -1 : c->value;
	}
	release_clear(&r);
	return n;
}

static void
test_other_side(void)
{
	struct desk_sql d;

	desk_sql_open(&d);
	add_visitors(&d, "2026-10", 40, 37, 30);
	add_visitors(&d, "2026-11", 60, 30, 30);
	add_visitors(&d, "2026-12", 60, 30, 30);
	is_int(published(&d, "2026-10", "theme", "personnes", HEALTH), -1,
	       "all but three came for their health: hidden");
	is_int(published(&d, "2026-11", "theme", "personnes", HEALTH), 30, "then half of them");
	is_int(published(&d, "2026-12", "theme", "personnes", HEALTH), 30, "and again");
	is_int(published(&d, "2026-T4", "theme", "personnes", HEALTH), -1,
	       "97 in the quarter would say that three did not");
	forget();
	desk_sql_close(&d);
}

/* A month in which one person stayed for nearly all minutes. */
static void
add_long_stays(struct desk_sql *d, const char *date)
{
	for (int i = 0; i < 70; i++)
		desk_sql_attend(d, desk_sql_session(d, date, 1, "minutes = 300"), 1);
}

static void
test_sum(void)
{
	struct desk_sql d;

	desk_sql_open(&d);
	add_visitors(&d, "2026-10", 22, 0, 130);
	add_long_stays(&d, "2026-10-05");
	add_visitors(&d, "2026-11", 60, 0, 45);
	add_visitors(&d, "2026-12", 60, 0, 45);
	is_int(published(&d, "2026-10", "ensemble", "minutes", "TOTAL"), -1,
	       "minutes that are nearly one person's");
	is_int(published(&d, "2026-11", "ensemble", "minutes", "TOTAL"), 2700, "the next month's");
	is_int(published(&d, "2026-12", "ensemble", "minutes", "TOTAL"), 2700, "and the last's");
	is_int(published(&d, "2026-T4", "ensemble", "minutes", "TOTAL"), -1,
	       "the quarter's would be those three together");
	forget();
	desk_sql_close(&d);
}

/* The same, where that month is not published itself. */
static void
test_sum_between(void)
{
	struct desk_sql d;

	desk_sql_open(&d);
	add_visitors(&d, "2026-10", 22, 0, 130);
	add_long_stays(&d, "2026-10-05");
	add_visitors(&d, "2026-11", 60, 0, 45);
	add_visitors(&d, "2026-12", 60, 0, 45);
	is_int(published(&d, "2026-11", "ensemble", "minutes", "TOTAL"), 2700, "a month's");
	is_int(published(&d, "2026-12", "ensemble", "minutes", "TOTAL"), 2700, "another's");
	is_int(published(&d, "2026-T4", "ensemble", "minutes", "TOTAL"), -1,
	       "the quarter less both would be one person's");
	forget();
	desk_sql_close(&d);
}

static void
withdraw_last(void)
{
	memory.kept[memory.count - 1].withdrawn = mem_strdup("2026-11-20T08:00:00-04:00");
}

/* A wrong import of October goes away; so it does from the quarter. */
static void
test_withdrawn(void)
{
	struct desk_sql d;

	desk_sql_open(&d);
	add_visitors(&d, "2026-10", 60, 30, 30);
	desk_sql_run(&d, "UPDATE attendance SET gender = 1 + session %% 2");
	add_visitors(&d, "2026-10", 40, 20, 30);
	desk_sql_run(&d, "UPDATE attendance SET gender = 2 WHERE session > 60");
	is_int(published(&d, "2026-10", "ensemble", "personnes", "TOTAL"), 100, "with wrong ones");
	withdraw_last();
	desk_sql_run(&d, "DELETE FROM attendance WHERE session > 60");
	desk_sql_run(&d, "DELETE FROM session WHERE n > 60");
	add_visitors(&d, "2026-11", 60, 30, 30);
	add_visitors(&d, "2026-12", 60, 30, 30);
	is_int(published(&d, "2026-11", "ensemble", "personnes", "TOTAL"), 60, "November");
	is_int(published(&d, "2026-T4", "ensemble", "personnes", "TOTAL"), 180,
	       "the quarter is right");
	forget();
	desk_sql_close(&d);
}

/* Two wrong ones would be told of by the difference. */
static void
test_withdrawn_few(void)
{
	struct desk_sql d;

	desk_sql_open(&d);
	add_visitors(&d, "2026-10", 62, 30, 30);
	is_int(published(&d, "2026-10", "ensemble", "personnes", "TOTAL"), 62, "two too many");
	withdraw_last();
	desk_sql_run(&d, "DELETE FROM attendance WHERE session > 60");
	desk_sql_run(&d, "DELETE FROM session WHERE n > 60");
	add_visitors(&d, "2026-11", 60, 30, 30);
	add_visitors(&d, "2026-12", 60, 30, 30);
	is_int(published(&d, "2026-11", "ensemble", "personnes", "TOTAL"), 60, "November");
	is_int(published(&d, "2026-T4", "ensemble", "personnes", "TOTAL"), 182,
	       "the quarter counts them");
	forget();
	desk_sql_close(&d);
}

/* Forty wrong ones, of whom two were the only ones of their age: the total is mended, and that they
 * are two is hidden. */
static void
test_withdrawn_cell(void)
{
	struct desk_sql d;

	desk_sql_open(&d);
	add_visitors(&d, "2026-10", 60, 30, 30);
	add_visitors(&d, "2026-10", 40, 20, 30);
	desk_sql_run(&d, "UPDATE attendance SET age = 4 WHERE session <= 20 OR session > 98");
	is_int(published(&d, "2026-10", "age", "personnes", "vingt_cinq_trente_neuf"), 22,
	       "two of them 25 to 39");
	withdraw_last();
	desk_sql_run(&d, "DELETE FROM attendance WHERE session > 60");
	desk_sql_run(&d, "DELETE FROM session WHERE n > 60");
	add_visitors(&d, "2026-11", 60, 30, 30);
	add_visitors(&d, "2026-12", 60, 30, 30);
	is_int(published(&d, "2026-12", "age", "personnes", "vingt_cinq_trente_neuf"), 0,
	       "nor after");
	is_int(published(&d, "2026-11", "age", "personnes", "vingt_cinq_trente_neuf"), 0,
	       "none in November");
	is_int(published(&d, "2026-T4", "age", "personnes", "vingt_cinq_trente_neuf"), -1,
	       "the quarter hides 20");
	forget();
	desk_sql_close(&d);
}

/* Known persons of a published month who are frozen since: in the quarter the month stays what it
 * is, and what is not published leaves them out. */
static void
test_frozen_since(int persons)
{
	struct desk_sql d;

	desk_sql_open(&d);
	add_visitors(&d, "2026-10", 60, 30, 30);
	for (int i = 1; i <= persons; i++)
		desk_sql_attend(&d, desk_sql_session(&d, "2026-10-12", 1, NULL), i);
	is_int(published(&d, "2026-10", "ensemble", "personnes", "TOTAL"), 60 + persons,
	       "October, and %d who are known", persons);
	for (int i = 1; i <= persons; i++)
		desk_sql_attend(&d, desk_sql_session(&d, "2026-11-12", 1, NULL), i);
	desk_sql_run(&d, "UPDATE person SET frozen = '2026-11-20'");
	add_visitors(&d, "2026-11", 60, 30, 30);
	add_visitors(&d, "2026-12", 60, 30, 30);
	is_int(published(&d, "2026-11", "ensemble", "personnes", "TOTAL"), 60,
	       "November without them");
	is_int(published(&d, "2026-T4", "ensemble", "personnes", "TOTAL"), 180 + persons,
	       "the quarter counts whom October did");
	forget();
	desk_sql_close(&d);
}

/* Nothing is hidden for nothing. */
static void
test_plain(const char *table, const char *measure, const char *category, int64_t n)
{
	struct desk_sql d;

	desk_sql_open(&d);
	add_visitors(&d, "2026-10", 60, 30, 30);
	add_visitors(&d, "2026-11", 60, 30, 30);
	add_visitors(&d, "2026-12", 60, 30, 30);
	is_int(published(&d, "2026-11", "ensemble", "minutes", "TOTAL"), 1800, "a month's");
	is_int(published(&d, "2026-T4", table, measure, category), n, "the quarter's %s %s", table,
	       category);
	forget();
	desk_sql_close(&d);
}

int
main(void)
{
	test_other_side();
	test_sum();
	test_sum_between();
	test_withdrawn();
	test_withdrawn_few();
	test_withdrawn_cell();
	test_frozen_since(1);
	test_frozen_since(6);
	test_plain("ensemble", "minutes", "TOTAL", 5400);
	test_plain("theme", "personnes", HEALTH, 90);
	return tap_done();
}
