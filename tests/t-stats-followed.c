/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting what came after a session, or instead of one: the places that people were sent to, what
 * was not completed, and who was turned away. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "store/stats.h"
#include "tests/lib/desk_sql.h"
#include "tests/lib/tap.h"

static struct stats_period october;

static void
read_october(struct desk_sql *d)
{
	struct stats *st = NULL;
	struct err err;

	if (stats_open(&st, d->path, &err) != 0 ||
	    stats_read(st, date_from(2026, 10, 1), date_from(2026, 10, 31), UINT32_MAX, &october,
		       &err) != 0)
		printf("Bail out! %s\n", err.detail);
	stats_close(st);
}

/* The line at that place of a table, by rising code. */
static const struct stats_line *
is_line(enum stats_dim dim, size_t at, int64_t code, int sessions, int attendances, int people)
{
	static const struct stats_line none;
	const struct stats_table *t = &october.by[dim];
	const struct stats_line *l = at < t->count ? &t->line[at] : &none;

	ok(l->code == code && l->sessions == sessions && l->attendances == attendances &&
		   l->people == people,
	   "%s %d: %d %d %d", stats_dim_name[dim], (int)l->code, (int)l->sessions,
	   (int)l->attendances, (int)l->people);
	return l;
}

static void
fill(struct desk_sql *d)
{
	desk_sql_attend(d, desk_sql_session(d, "2026-10-01", 1, "not_completed = 2"), 1);
	desk_sql_attend(d, desk_sql_session(d, "2026-10-02", 1, "not_completed = 7"), 1);
	desk_sql_session(d, "2026-10-03", 2, "participants = 5, anonymous = 5, not_completed = 7");
	desk_sql_session(d, "2026-10-04", 5, "minutes = 20");
	desk_sql_session(d, "2026-11-01", 1, "not_completed = 7");
	desk_sql_run(d, "INSERT INTO partner (n, id, desk, revision, nom, search)"
			" VALUES (9, 'robert-1', 1, 1, 'France Services Robert', '')");
	/* Twice by what the directory lacks, and one that took part in something. */
	desk_sql_run(d, "INSERT INTO referral VALUES (1, 0, 'robert-1'), (2, 0, 'robert-1'),"
			" (3, 0, 'robert-1'), (2, 1, 'gone-1'), (2, 2, 'gone-2'),"
			" (4, 0, 'robert-1'), (5, 0, 'robert-1')");
	desk_sql_run(d,
		     "INSERT INTO turned_away (id, desk, revision, deleted, date, mediator, reason)"
		     " VALUES ('%036d', 1, 1, 0, '2026-10-03', 1, 2),"
		     " ('%036d', 1, 1, 0, '2026-10-04', 1, NULL),"
		     " ('%036d', 1, 1, 1, '2026-10-04', 1, 2),"
		     " ('%036d', 1, 1, 0, '2026-11-01', 1, 2)",
		     1, 2, 3, 4);
}

static bool
same_table(const struct stats_table *a, const struct stats_table *b)
{
	bool same = a->count == b->count;

	for (size_t i = 0; same && i < a->count; i++)
		same = a->line[i].code == b->line[i].code &&
		       a->line[i].sessions == b->line[i].sessions &&
		       a->line[i].attendances == b->line[i].attendances &&
		       a->line[i].people == b->line[i].people;
	return same;
}

/* Known persons of more than a year are gone through in another order than those of a month, on the
 * same connection: where all sessions are of one month, nothing else may differ. */
static void
test_years(void)
{
	const int from[] = { date_from(2026, 9, 1), date_from(2024, 1, 1), date_from(2026, 9, 1) };
	struct stats_period p[3];
	struct desk_sql d;
	struct stats *st = NULL;
	struct err err;

	desk_sql_open(&d);
	desk_sql_attend(&d, desk_sql_session(&d, "2023-05-01", 1, "themes = 1"), 1);
	for (int i = 0; i < 12; i++) {
		int64_t n = desk_sql_session(&d, i % 2 ? "2026-09-02" : "2026-09-20", 1,
					     i % 3 ? "themes = 2, minutes = 90" : "themes = 4");

		if (i % 4 != 0)
			desk_sql_attend(&d, n, i % 3 + 1);
	}
	ok(stats_open(&st, d.path, &err) == 0, "the statistics");
	for (int i = 0; i < 3; i++)
		ok(stats_read(st, from[i], date_from(2026, 9, 30), UINT32_MAX, &p[i], &err) == 0,
		   "a period");
	is_int(p[0].total.known, 3, "persons who are known");
	is_int(p[0].total.returning_known, 1, "one came before");
	for (int i = 1; i < 3; i++) {
		ok(memcmp(&p[0].total, &p[i].total, sizeof(p[0].total)) == 0, "the same totals");
		for (int dim = 0; dim < STATS_DIM_COUNT; dim++)
			ok(dim == STATS_MONTH || same_table(&p[0].by[dim], &p[i].by[dim]),
			   "the same %s", stats_dim_name[dim]);
	}
	for (int i = 0; i < 3; i++)
		stats_period_clear(&p[i]);
	stats_close(st);
	desk_sql_close(&d);
}

int
main(void)
{
	const struct stats_line *l;
	struct desk_sql d;

	desk_sql_open(&d);
	fill(&d);
	read_october(&d);
	is_line(STATS_PARTNER, 0, 0, 1, 1, 1);
	l = is_line(STATS_PARTNER, 1, 9, 3, 7, 6);
	is_str(l->label, "France Services Robert", "a place has its name");
	is_str(l->id, "robert-1", "and its id");
	is_int(october.by[STATS_PARTNER].count, 2, "who took part in something is no referral");
	is_line(STATS_NOT_COMPLETED, 0, 2, 1, 1, 0);
	is_line(STATS_NOT_COMPLETED, 1, 7, 2, 6, 6);
	is_int(october.by[STATS_NOT_COMPLETED].count, 2, "what was completed is no row");
	is_line(STATS_TURNED_AWAY, 0, 0, 0, 0, 1);
	is_line(STATS_TURNED_AWAY, 1, 2, 0, 0, 1);
	is_int(october.total.attendances, 7, "who was turned away is no attendance");
	is_int(october.total.people, 6, "nor one of the people");
	stats_period_clear(&october);
	desk_sql_close(&d);
	test_years();
	return tap_done();
}
