/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting: the definitions of sessions, attendances, people, new and returning, the tables, and
 * the bounds of a period. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/vocab.h"
#include "store/stats.h"
#include "store/stats_internal.h"
#include "tests/lib/desk_sql.h"
#include "tests/lib/tap.h"

static const struct stats_line none;

/* One table of October 2026, or of the span given; read anew from the file each time. */
static struct stats_period now;

static const struct stats_totals *
read_span(struct desk_sql *d, const char *from, const char *to)
{
	struct stats *st = NULL;
	struct err err;
	int first;
	int last;

	stats_period_clear(&now);
	if (date_parse(from, &first) != 0 || date_parse(to, &last) != 0 ||
	    stats_open(&st, d->path, &err) != 0 ||
	    stats_read(st,
		       &(struct stats_query){
			       .from = first, .to = last, .dims = (1u << STATS_DIM_COUNT) - 1 },
		       &now, &err) != 0)
		ok(false, "the period can be read: %s", err.detail);
	stats_close(st);
	return &now.total;
}

static const struct stats_totals *
october(struct desk_sql *d)
{
	return read_span(d, "2026-10-01", "2026-10-31");
}

static const struct stats_line *
line(enum stats_dim dim, int64_t code)
{
	for (size_t i = 0; i < now.by[dim].count; i++)
		if (now.by[dim].line[i].code == code)
			return &now.by[dim].line[i];
	return &none;
}

static void
is_line(enum stats_dim dim, int64_t code, int sessions, int attendances, int people)
{
	const struct stats_line *l = line(dim, code);

	ok(l->sessions == sessions && l->attendances == attendances && l->people == people,
	   "%s %lld: %lld %lld %lld", stats_dim_name[dim], (long long)code, (long long)l->sessions,
	   (long long)l->attendances, (long long)l->people);
}

static int64_t
people_of(enum stats_dim dim)
{
	int64_t sum = 0;

	for (size_t i = 0; i < now.by[dim].count; i++)
		sum += now.by[dim].line[i].people;
	return sum;
}

static void
test_worked_example(void)
{
	const struct stats_totals *t;
	struct desk_sql d;

	desk_sql_open(&d);
	desk_sql_worked_example(&d);
	t = october(&d);
	is_int(t->sessions, 6, "6 sessions");
	is_int(t->sessions_by_kind[KIND_INDIVIDUAL], 5, "5 individual");
	is_int(t->sessions_by_kind[KIND_WORKSHOP], 1, "1 workshop");
	is_int(t->attendances, 13, "13 attendances");
	is_int(t->attendances_individual, 5, "5 individual");
	is_int(t->attendances_workshop, 8, "8 in workshops");
	is_int(t->people, 11, "11 people");
	is_int(t->known, 3, "3 known");
	is_int(t->anonymous, 8, "8 anonymous");
	is_int(t->new_people, 6, "6 new");
	is_int(t->returning_known, 2, "2 returning");
	is_int(t->minutes, 3 * 45 + 2 * 30 + 120, "minutes");
	is_line(STATS_THEME, 5, 6, 13, 11);
	is_line(STATS_THEME, 9, 1, 8, 8);
	is_line(STATS_DURATION, DURATION_30_TO_60, 5, 5, 3);
	is_line(STATS_DURATION, DURATION_120_MORE, 1, 8, 8);
	is_line(STATS_KIND, KIND_INDIVIDUAL, 5, 5, 3);
	is_line(STATS_KIND, KIND_WORKSHOP, 1, 8, 8);
	is_int(t->attendances_top[0], 3, "one person had 3 attendances");
	is_int(t->attendances_top[1], 1, "the next one 1");
	is_int(t->minutes_top[0], 135, "and 135 minutes");
	is_int(t->minutes_top[1], 30, "the next one 30");
	desk_sql_close(&d);
}

static void
test_bounds(void)
{
	const struct stats_totals *t;
	struct stats_period p;
	struct desk_sql d;
	struct stats *st;
	struct err err;

	desk_sql_open(&d);
	desk_sql_session(&d, "2026-09-30", 1, NULL);
	desk_sql_session(&d, "2026-10-01", 1, NULL);
	desk_sql_session(&d, "2026-10-31", 1, NULL);
	desk_sql_session(&d, "2026-11-01", 1, NULL);
	desk_sql_session(&d, "2026-10-15", 1, "deleted = 1");
	t = october(&d);
	is_int(t->sessions, 2, "both ends of the month are in, deleted sessions are not");
	t = read_span(&d, "2026-10-31", "2026-11-01");
	is_int(t->sessions, 2, "any span");
	t = read_span(&d, "2027-02-01", "2027-02-28");
	is_int(t->sessions + t->attendances + t->people + t->minutes, 0, "an empty month");
	is_int(now.by[STATS_MONTH].count, 1, "has its row");
	is_int(now.by[STATS_THEME].count, 0, "and no theme");
	read_span(&d, "2026-08-15", "2027-01-10");
	is_int(now.by[STATS_MONTH].count, 6, "every month of the period has a row");
	is_line(STATS_MONTH, 2026 * 12 + 7, 0, 0, 0);
	is_line(STATS_MONTH, 2026 * 12 + 9, 2, 2, 2);
	if (ok(stats_open(&st, d.path, &err) == 0, "open"))
		ok(stats_read(st, &(struct stats_query){ .from = 20001, .to = 20000, .dims = 0 },
			      &p, &err) == -1 &&
			   err.code == ERR_VALUE,
		   "a period that ends before it begins");
	stats_close(st);
	desk_sql_close(&d);
}

/* New is the first attendance ever, worked out again when an earlier one comes or goes. */
static void
test_new(void)
{
	const struct stats_totals *t;
	struct desk_sql d;
	int64_t early;

	desk_sql_open(&d);
	desk_sql_attend(&d, desk_sql_session(&d, "2026-10-20", 1, NULL), 1);
	desk_sql_attend(&d, desk_sql_session(&d, "2026-10-21", 1, NULL), 1);
	t = october(&d);
	is_int(t->new_people, 1, "new in the month of the first visit");
	is_int(t->returning_known, 0, "and not returning in it");
	early = desk_sql_session(&d, "2026-03-02", 1, NULL);
	desk_sql_attend(&d, early, 1);
	t = october(&d);
	is_int(t->new_people, 0, "an earlier visit typed later makes it a return");
	is_int(t->returning_known, 1, "returning");
	desk_sql_run(&d, "UPDATE session SET deleted = 1 WHERE n = %lld", (long long)early);
	t = october(&d);
	is_int(t->new_people, 1, "deleted, it is new again");
	t = read_span(&d, "2026-11-01", "2026-11-30");
	is_int(t->people, 0, "nobody in a month without visits");
	desk_sql_close(&d);
}

/* In a table a person counts once, with the last attendance's answers by (date, start, id). */
static void
test_last_attendance(void)
{
	struct desk_sql d;
	int64_t n;

	desk_sql_open(&d);
	n = desk_sql_session(&d, "2026-10-12", 1, "start = 600, minutes = 60, themes = 1");
	desk_sql_attend(&d, n, 1);
	desk_sql_run(&d, "UPDATE attendance SET age = 5 WHERE session = %lld", (long long)n);
	/* The same day without a start comes before, even when saved later. */
	n = desk_sql_session(&d, "2026-10-12", 1, "start = NULL, minutes = 10, themes = 2");
	desk_sql_attend(&d, n, 1);
	desk_sql_run(&d, "UPDATE attendance SET age = 4 WHERE session = %lld", (long long)n);
	october(&d);
	is_line(STATS_AGE, 5, 1, 1, 1);
	is_line(STATS_AGE, 4, 1, 1, 0);
	is_line(STATS_DURATION, DURATION_60_TO_120, 1, 1, 1);
	is_line(STATS_DURATION, DURATION_UNDER_30, 1, 1, 0);
	is_line(STATS_THEME, 1, 1, 1, 1);
	is_line(STATS_THEME, 2, 1, 1, 1);
	is_line(STATS_HOUR, 10, 1, 1, 1);
	is_line(STATS_HOUR, STATS_HOUR_NONE, 1, 1, 0);
	/* Seen in two kinds, by two mediators: one person, of the later kind. */
	n = desk_sql_session(&d, "2026-10-13", 2,
			     "participants = 4, anonymous = 3, mediator = 2, level = 2");
	desk_sql_attend(&d, n, 1);
	october(&d);
	is_int(now.total.people, 4, "one person and three anonymous ones");
	is_line(STATS_KIND, KIND_WORKSHOP, 1, 4, 4);
	is_line(STATS_KIND, KIND_INDIVIDUAL, 2, 2, 0);
	is_line(STATS_MEDIATOR, 2, 1, 4, 4);
	is_line(STATS_MEDIATOR, 1, 2, 2, 0);
	is_str(line(STATS_MEDIATOR, 2)->label, "Boris", "a mediator has a name");
	is_line(STATS_LEVEL, 2, 1, 4, 4);
	is_int(now.by[STATS_LEVEL].count, 1, "the level is that of workshops");
	is_line(STATS_AUTONOMY, 0, 2, 2, 0);
	is_line(STATS_AGE, AGE_UNKNOWN, 1, 4, 4);
	is_line(STATS_AGE, 5, 1, 1, 0);
	/* Equal days and starts: the id decides. */
	desk_sql_run(&d, "UPDATE session SET date = '2026-10-13', start = 600");
	october(&d);
	is_line(STATS_KIND, KIND_WORKSHOP, 1, 4, 4);
	desk_sql_run(&d, "UPDATE session SET id = '%s' WHERE n = 1",
		     "ffffffff-0000-7000-8000-000000000000");
	october(&d);
	is_line(STATS_AGE, 5, 1, 1, 1);
	is_line(STATS_KIND, KIND_WORKSHOP, 1, 4, 3);
	desk_sql_close(&d);
}

static void
test_workshop(void)
{
	struct desk_sql d;
	int64_t n;

	desk_sql_open(&d);
	n = desk_sql_session(&d, "2026-10-13", 2,
			     "participants = 10, anonymous = 8, minutes = 130");
	desk_sql_attend(&d, n, 1);
	desk_sql_attend(&d, n, 2);
	desk_sql_run(&d, "UPDATE attendance SET gender = 1, residence = 97209 WHERE person = 1");
	desk_sql_run(&d,
		     "INSERT INTO breakdown VALUES (%lld, 1, 1, 3), (%lld, 1, 2, 2),"
		     " (%lld, 1, 3, 1), (%lld, 4, 97209, 4), (%lld, 4, 2, 4)",
		     (long long)n, (long long)n, (long long)n, (long long)n, (long long)n);
	october(&d);
	is_line(STATS_GENDER, GENDER_FEMALE, 1, 4, 4);
	is_line(STATS_GENDER, GENDER_MALE, 1, 2, 2);
	is_line(STATS_GENDER, GENDER_UNKNOWN, 1, 4, 4);
	is_line(STATS_RESIDENCE, 97209, 1, 5, 5);
	is_line(STATS_RESIDENCE, 2, 1, 4, 4);
	is_line(STATS_RESIDENCE, 0, 1, 1, 1);
	is_line(STATS_STATUS, STATUS_UNKNOWN, 1, 10, 10);
	is_line(STATS_DURATION, DURATION_120_MORE, 1, 10, 10);
	is_int(now.total.minutes_top[0], 13, "a workshop's minutes are divided");
	for (int dim = STATS_GENDER; dim <= STATS_RESIDENCE; dim++)
		is_int(people_of(dim), 10, "%s: everybody is in a row", stats_dim_name[dim]);
	desk_sql_close(&d);
}

static void
test_not_given(void)
{
	struct desk_sql d;

	desk_sql_open(&d);
	desk_sql_session(&d, "2026-10-01", 1, "channel = NULL, place = NULL, start = 0");
	desk_sql_session(&d, "2026-10-01", 1, "channel = 4");
	desk_sql_session(&d, "2026-10-01", 1, "channel = 3, commune = 97222");
	desk_sql_run(&d, "UPDATE attendance SET gender = 3, age = 8, status = 5 WHERE session = 1");
	october(&d);
	is_line(STATS_GENDER, GENDER_UNKNOWN, 3, 3, 3);
	is_line(STATS_AGE, AGE_UNKNOWN, 3, 3, 3);
	is_line(STATS_STATUS, STATUS_UNKNOWN, 3, 3, 3);
	is_int(now.by[STATS_GENDER].count, 1, "nothing said and « not given » are one row");
	is_line(STATS_RESIDENCE, 0, 3, 3, 3);
	is_line(STATS_COMMUNE, 0, 1, 1, 1);
	is_line(STATS_COMMUNE, STATS_COMMUNE_REMOTE, 1, 1, 1);
	is_line(STATS_COMMUNE, 97222, 1, 1, 1);
	is_line(STATS_HOUR, 0, 1, 1, 1);
	is_line(STATS_WEEKDAY, 3, 3, 3, 3);
	desk_sql_close(&d);
}

static void
test_lists(void)
{
	struct desk_sql d;
	int64_t n;

	desk_sql_open(&d);
	n = desk_sql_session(&d, "2026-10-01", 1,
			     "themes = (1 << 18) | 1, procedures = 3, devices = 4, languages = 2,"
			     " refer_to = 4, autonomy = 2");
	desk_sql_attend(&d, n, 1);
	desk_sql_attend(&d, desk_sql_session(&d, "2026-10-02", 1, "refer_to = 1"), 1);
	desk_sql_session(&d, "2026-10-03", 2, "participants = 5, anonymous = 5, themes = 1");
	desk_sql_run(&d,
		     "INSERT INTO tag (n, id, desk, revision, name)"
		     " VALUES (7, '%036d', 1, 1, 'canicule')",
		     7);
	desk_sql_run(&d,
		     "INSERT INTO turned_away (id, desk, revision, deleted, date, mediator, reason)"
		     " VALUES ('%036d', 1, 1, 0, '2026-10-03', 1, 2),"
		     " ('%036d', 1, 1, 0, '2026-10-04', 1, NULL),"
		     " ('%036d', 1, 1, 1, '2026-10-04', 1, 2),"
		     " ('%036d', 1, 1, 0, '2026-11-01', 1, 2)",
		     1, 2, 3, 4);
	desk_sql_run(&d, "INSERT INTO session_tag VALUES (1, 7), (2, 7), (3, 7)");
	october(&d);
	is_line(STATS_THEME, 1, 2, 6, 6);
	is_line(STATS_THEME, THEME_PROCEDURES, 1, 1, 1);
	is_line(STATS_PROCEDURE, 1, 1, 1, 1);
	is_line(STATS_PROCEDURE, 2, 1, 1, 1);
	is_line(STATS_DEVICE, 3, 1, 1, 1);
	is_line(STATS_LANGUAGE, 2, 1, 1, 1);
	is_line(STATS_REFERRAL, 4, 1, 1, 1);
	is_line(STATS_REFERRAL, 1, 1, 1, 1);
	is_line(STATS_AUTONOMY, 2, 1, 1, 0);
	is_line(STATS_AUTONOMY, 0, 1, 1, 1);
	is_line(STATS_TAG, 7, 3, 7, 6);
	is_int(now.total.turned_away, 2, "people were turned away");
	is_int(now.total.turned_away_by[2], 1, "one for a reason");
	is_int(now.total.turned_away_by[0], 1, "and one for none that was said");
	is_str(line(STATS_TAG, 7)->label, "canicule", "a tag has its name");
	desk_sql_close(&d);
}

static void
test_coordination(void)
{
	const struct stats_totals *t;
	struct desk_sql d;

	desk_sql_open(&d);
	desk_sql_session(&d, "2026-10-01", 3, "minutes = 90, channel = NULL");
	desk_sql_session(&d, "2026-10-01", 5, "minutes = 20");
	desk_sql_session(&d, "2026-10-01", 1, NULL);
	t = october(&d);
	is_int(t->sessions, 3, "coordination activities are sessions");
	is_int(t->sessions_by_kind[KIND_PARTNERSHIP], 1, "of their kind");
	is_int(t->attendances, 1, "but no attendances");
	is_int(t->minutes, 30, "their time is apart");
	is_int(t->minutes_coordination, 110, "and summed");
	is_line(STATS_KIND, KIND_ANIMATION, 1, 0, 0);
	is_line(STATS_THEME, 5, 1, 1, 1);
	is_line(STATS_CHANNEL, 1, 1, 1, 1);
	is_int(now.by[STATS_CHANNEL].count, 1, "they are in no other table");
	desk_sql_close(&d);
}

static void
test_months(void)
{
	struct desk_sql d;

	desk_sql_open(&d);
	desk_sql_attend(&d, desk_sql_session(&d, "2026-09-10", 1, NULL), 1);
	desk_sql_attend(&d, desk_sql_session(&d, "2026-10-10", 1, NULL), 1);
	desk_sql_attend(&d, desk_sql_session(&d, "2026-10-11", 1, NULL), 1);
	desk_sql_session(&d, "2026-10-11", 1, NULL);
	read_span(&d, "2026-09-01", "2026-10-31");
	is_int(now.total.people, 2, "two people in two months");
	is_line(STATS_MONTH, 2026 * 12 + 8, 1, 1, 1);
	is_line(STATS_MONTH, 2026 * 12 + 9, 3, 3, 2);
	desk_sql_close(&d);
}

static int
note_plan(void *arg, int n, char **cell, char **name)
{
	(void)n;
	(void)name;
	if (strstr(cell[3], "SEARCH s USING") != NULL && strstr(cell[3], "(date>") != NULL)
		*(int *)arg += 1;
	return 0;
}

/* A month of a large desk must not read the years before. */
static void
test_plan(void)
{
	struct desk_sql d;
	struct stats st = { .db = NULL };
	struct err err;
	int found = 0;

	desk_sql_open(&d);
	st.db = d.db;
	ok(stats_functions(&st, &err) == 0 &&
		   stats_views_make(&st, "stat_session, stat_person_month", &err) == 0,
	   "the views on an open connection");
	sqlite3_exec(d.db, "EXPLAIN QUERY PLAN SELECT * FROM temp.stat_session", note_plan, &found,
		     NULL);
	ok(found > 0, "the pass goes by an index of days");
	found = 0;
	sqlite3_exec(d.db, "EXPLAIN QUERY PLAN SELECT * FROM temp.stat_person_month", note_plan,
		     &found, NULL);
	ok(found > 0, "and so do the persons of each month");
	desk_sql_close(&d);
}

/* Every session falls in one row of each table of single answers, whatever was typed. */
static void
test_sums(void)
{
	static const enum stats_dim single[] = {
		STATS_CHANNEL,  STATS_DURATION, STATS_KIND,      STATS_GENDER,
		STATS_AGE,      STATS_STATUS,   STATS_RESIDENCE, STATS_COMMUNE,
		STATS_MEDIATOR, STATS_WEEKDAY,  STATS_HOUR,
	};
	struct desk_sql d;

	desk_sql_open(&d);
	for (int i = 0; i < 120; i++) {
		int64_t n = desk_sql_session(&d, "2026-10-05", 1 + i % 2, NULL);

		if (i % 2 == 1)
			desk_sql_run(&d,
				     "UPDATE session SET participants = %d, anonymous = %d"
				     " WHERE n = %lld",
				     2 + i % 5, 1 + i % 5, (long long)n);
		if (i % 4 < 2)
			desk_sql_attend(&d, n, 1 + i % 7);
		desk_sql_run(&d,
			     "UPDATE session SET minutes = 1 + %d * 7, start = %d * 11,"
			     " channel = %d WHERE n = %lld",
			     i, i, i % 5 == 0 ? 1 : i % 5, (long long)n);
	}
	october(&d);
	for (size_t i = 0; i < sizeof(single) / sizeof(single[0]); i++) {
		int64_t attendances = 0;

		for (size_t j = 0; j < now.by[single[i]].count; j++)
			attendances += now.by[single[i]].line[j].attendances;
		is_int(attendances, now.total.attendances, "attendances by %s",
		       stats_dim_name[single[i]]);
		is_int(people_of(single[i]), now.total.people, "people by %s",
		       stats_dim_name[single[i]]);
	}
	desk_sql_close(&d);
}

/* A column that no table asks for is not read: each table alone is what it is among all. */
static void
test_one_at_a_time(struct desk_sql *d)
{
	const struct stats_totals *all = october(d);
	struct stats *st = NULL;
	struct err err;

	ok(stats_open(&st, d->path, &err) == 0, "figures asked for one by one");
	for (int dim = 0; dim < STATS_DIM_COUNT; dim++) {
		const struct stats_table *want = &now.by[dim];
		struct stats_period alone = { .from = 0 };
		bool same = stats_read(st,
				       &(struct stats_query){
					       .from = now.from, .to = now.to, .dims = 1u << dim },
				       &alone, &err) == 0 &&
			    memcmp(&alone.total, all, sizeof(*all)) == 0 &&
			    alone.by[dim].count == want->count;

		for (size_t i = 0; same && i < want->count; i++) {
			const struct stats_line *a = &alone.by[dim].line[i];
			const struct stats_line *b = &want->line[i];

			same = a->code == b->code && a->sessions == b->sessions &&
			       a->attendances == b->attendances && a->people == b->people;
		}
		ok(same, "%s alone", stats_dim_name[dim]);
		stats_period_clear(&alone);
	}
	stats_close(st);
}

static void
test_each_table(void)
{
	struct desk_sql d;

	desk_sql_open(&d);
	desk_sql_worked_example(&d);
	test_one_at_a_time(&d);
	desk_sql_close(&d);
}

int
main(void)
{
	test_worked_example();
	test_each_table();
	test_bounds();
	test_new();
	test_last_attendance();
	test_workshop();
	test_not_given();
	test_lists();
	test_coordination();
	test_months();
	test_plan();
	test_sums();
	stats_period_clear(&now);
	return tap_done();
}
