/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting what came after a session, or instead of one: the places that people were sent to, what
 * was not completed, and who was turned away. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
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
	    stats_read(st,
		       &(struct stats_query){ .from = date_from(2026, 10, 1),
					      .to = date_from(2026, 10, 31),
					      .dims = UINT32_MAX },
		       &october, &err) != 0)
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

/* One connection counts a month, then years, then the month again: where all sessions are of one
 * month, nothing may differ. */
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
		ok(stats_read(st,
			      &(struct stats_query){ .from = from[i],
						     .to = date_from(2026, 9, 30),
						     .dims = UINT32_MAX },
			      &p[i], &err) == 0,
		   "a period");
	is_int(p[0].total.known, 3, "persons who are known");
	is_int(p[0].total.returning_known, 1, "one came before");
	for (int i = 1; i < 3; i++) {
		ok(memcmp(&p[0].total, &p[i].total, sizeof(p[0].total)) == 0, "the same totals");
		for (int dim = 0; dim < STATS_DIM_COUNT; dim++)
			ok(dim == STATS_MONTH || dim == STATS_DAY ||
				   same_table(&p[0].by[dim], &p[i].by[dim]),
			   "the same %s", stats_dim_name[dim]);
	}
	for (int i = 0; i < 3; i++)
		stats_period_clear(&p[i]);
	stats_close(st);
	desk_sql_close(&d);
}

enum { ROUNDS = 12, SESSIONS = 60, PERSONS = 9 };

/* Repeatable, and as good as any for this. */
static unsigned
draw(unsigned *seed, unsigned below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 16) % below;
}

/* Sessions of few days and minutes, so that some begin together; all who come are known. */
static void
invent(struct desk_sql *d, unsigned *seed)
{
	for (int i = 0; i < SESSIONS; i++) {
		char date[] = "2026-10-00";
		int kind = 1 + (int)draw(seed, 2), who = (int)draw(seed, PERSONS);
		int64_t n;

		snprintf(date + 5, sizeof(date) - 5, "%02u-%02u", 9 + draw(seed, 3),
			 1 + draw(seed, 3));
		n = desk_sql_session(d, date, kind, NULL);
		for (int k = 0; k < (kind == 1 ? 1 : 3); k++)
			desk_sql_attend(d, n, 1 + (who + 2 * k) % PERSONS);
		desk_sql_run(d,
			     "UPDATE attendance SET gender = nullif((session * 7 + k) %% 4, 0)"
			     " WHERE session = %lld",
			     (long long)n);
		desk_sql_run(d,
			     "UPDATE session SET participants = %d, anonymous = 0, deleted = %d,"
			     " start = nullif(%u, 0), themes = %u, channel = %u, minutes = %u,"
			     " id = '%08x' || substr(id, 9) WHERE n = %lld",
			     kind == 1 ? 1 : 3, draw(seed, 8) == 0, 600 * draw(seed, 3),
			     1 + draw(seed, 15), 1 + draw(seed, 4), 10 + draw(seed, 100),
			     draw(seed, 60000), (long long)n);
	}
}

#define OF_OCTOBER                                                                       \
	" FROM session AS s JOIN attendance AS a ON a.session = s.n WHERE s.deleted = 0" \
	" AND s.date BETWEEN '2026-10-01' AND '2026-10-31' AND a.person IS NOT NULL"
#define LAST "max(s.date || substr('0000' || coalesce(s.start + 1, 0), -4) || s.id)"

static int64_t
ask(struct desk_sql *d, const char *sql)
{
	sqlite3_stmt *q = NULL;
	int64_t n = -1;

	if (sqlite3_prepare_v2(d->db, sql, -1, &q, NULL) == SQLITE_OK &&
	    sqlite3_step(q) == SQLITE_ROW)
		n = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return n;
}

/* Each line of a table has as many people as SQL counts by what it says of a last attendance. */
static bool
same_people(struct desk_sql *d, enum stats_dim dim, const char *what)
{
	const struct stats_table *t = &october.by[dim];
	int64_t people = 0;
	bool same = true;

	for (size_t i = 0; i < t->count; i++) {
		char *sql = mem_printf("SELECT count(*) FROM (SELECT %s AS code, " LAST OF_OCTOBER
				       " GROUP BY a.person) WHERE code = %d",
				       what, (int)t->line[i].code);

		same = same && ask(d, sql) == t->line[i].people;
		people += t->line[i].people;
		free(sql);
	}
	return same && people == october.total.known;
}

static bool
same_themes(struct desk_sql *d)
{
	const struct stats_table *t = &october.by[STATS_THEME];
	bool same = t->count > 0;

	for (size_t i = 0; i < t->count; i++) {
		char *sql = mem_printf("SELECT count(DISTINCT a.person)" OF_OCTOBER
				       " AND s.themes >> %d & 1",
				       (int)t->line[i].code - 1);

		same = same && ask(d, sql) == t->line[i].people;
		free(sql);
	}
	return same;
}

/* Known persons are put together while the sessions pass: it is what counting them one by one
 * gives. */
static void
test_plain_count(void)
{
	for (unsigned seed = 1; seed <= ROUNDS; seed++) {
		unsigned drawn = seed;
		struct desk_sql d;

		desk_sql_open(&d);
		invent(&d, &drawn);
		read_october(&d);
		is_int(october.total.known, ask(&d, "SELECT count(DISTINCT a.person)" OF_OCTOBER),
		       "seed %u: persons", seed);
		is_int(october.total.returning_known,
		       ask(&d, "SELECT count(DISTINCT a.person)" OF_OCTOBER
			       " AND EXISTS (SELECT 1 FROM session AS x JOIN attendance AS e"
			       " ON e.session = x.n WHERE e.person = a.person AND x.deleted = 0"
			       " AND x.date < '2026-10-01')"),
		       "who came before");
		is_int(october.total.attendances_top[0],
		       ask(&d, "SELECT count(*) AS visits" OF_OCTOBER
			       " GROUP BY a.person ORDER BY visits DESC LIMIT 1"),
		       "the most visits of one");
		is_int(october.total.minutes_top[0],
		       ask(&d, "SELECT max(share) FROM (SELECT sum((s.minutes + s.participants"
			       " - 1) / s.participants) AS share" OF_OCTOBER " GROUP BY a.person)"),
		       "and minutes");
		ok(same_people(&d, STATS_GENDER, "coalesce(a.gender, 3)"), "by gender");
		ok(same_people(&d, STATS_CHANNEL, "s.channel"), "by channel");
		ok(same_people(&d, STATS_KIND, "s.kind"), "by kind");
		ok(same_themes(&d), "by theme");
		stats_period_clear(&october);
		desk_sql_close(&d);
	}
}

/* What no save of the program writes, in a file that was spoilt, ends the counting: by such a kind
 * or such participants it would leave its tables, or divide by nothing. */
static void
test_spoilt(void)
{
	static const char *const spoilt[] = {
		"kind = 1048576",
		"kind = -3",
		"participants = 0",
		"minutes = -7",
		"anonymous = -5",
		"anonymous = 4611686018427387904",
		"anonymous_returning = -9223372036854775807",
	};
	struct stats *st = NULL;
	struct desk_sql d;
	struct err err;

	for (size_t i = 0; i < sizeof(spoilt) / sizeof(spoilt[0]); i++) {
		desk_sql_open(&d);
		for (int kind = 1; kind <= 2; kind++) {
			desk_sql_session(&d, "2026-10-02", kind, NULL);
			desk_sql_attend(&d, desk_sql_session(&d, "2026-10-03", kind, NULL), 1);
		}
		desk_sql_run(&d, "INSERT INTO breakdown VALUES (3, 1, 2, 1)");
		desk_sql_run(&d, "PRAGMA ignore_check_constraints = 1");
		desk_sql_run(&d, "UPDATE breakdown SET count = 9223372036854775807");
		desk_sql_run(&d, "UPDATE session SET %s WHERE n = 2 OR n = 4", spoilt[i]);
		is_int(stats_open(&st, d.path, &err), 0, "open");
		is_int(stats_read(st,
				  &(struct stats_query){ .from = date_from(2026, 10, 1),
							 .to = date_from(2026, 10, 31),
							 .dims = UINT32_MAX },
				  &october, &err),
		       -1, "%s: no figures", spoilt[i]);
		is_int(err.code, ERR_DAMAGED, "%s: the file is damaged", spoilt[i]);
		stats_close(st);
		desk_sql_close(&d);
	}
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
	test_plain_count();
	test_spoilt();
	return tap_done();
}
