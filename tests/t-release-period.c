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
				       i < health ? THEME_HEALTH_BIT : THEME_OTHER_BIT, minutes);

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

/* Nothing is hidden for nothing. */
static void
test_plain(void)
{
	struct desk_sql d;

	desk_sql_open(&d);
	add_visitors(&d, "2026-10", 60, 30, 30);
	add_visitors(&d, "2026-11", 60, 30, 30);
	add_visitors(&d, "2026-12", 60, 30, 30);
	is_int(published(&d, "2026-11", "ensemble", "minutes", "TOTAL"), 1800, "a month's");
	is_int(published(&d, "2026-T4", "ensemble", "minutes", "TOTAL"), 5400, "the quarter's");
	is_int(published(&d, "2026-T4", "theme", "personnes", HEALTH), 90, "and for their health");
	forget();
	desk_sql_close(&d);
}

int
main(void)
{
	test_other_side();
	test_sum();
	test_sum_between();
	test_plain();
	return tap_done();
}
