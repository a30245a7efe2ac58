/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every figure of the statistics is what plain SQL counts: each table, each cross, each total, for
 * any period and any filters, on random desks. The SQL here knows nothing of the views. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "store/stats.h"
#include "tests/lib/plain_sums.h"
#include "tests/lib/random_desk.h"
#include "tests/lib/tap.h"

enum { DESKS = 8, QUERIES = 8, SESSIONS = 110 };
enum { LINE_NUMBERS = 5 };

static const struct plain_span spans[] = {
	{ "2026-10-01", "2026-10-31", 2 }, { "2026-07-01", "2026-09-30", 4 },
	{ "2026-01-01", "2026-12-31", 8 }, { "2026-09-02", "2026-09-28", 0 },
	{ "2024-01-01", "2026-12-31", 8 },
};

/* What is asked, and what answers. */
static struct stats_period now;
static struct desk_sql desk;
static int failures;

static int64_t
ask(const char *sql)
{
	sqlite3_stmt *q = NULL;
	int64_t n = 0;

	if (sqlite3_prepare_v2(desk.db, sql, -1, &q, NULL) != SQLITE_OK)
		printf("Bail out! %s: %s\n", sqlite3_errmsg(desk.db), sql);
	else if (sqlite3_step(q) == SQLITE_ROW)
		n = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return n;
}

static void
differs(const char *what, const char *why)
{
	printf("# %s: %s\n", what, why);
	failures++;
}

static void
is_figure(int64_t got, const char *sql, const char *what)
{
	int64_t want = ask(sql);

	if (got != want) {
		printf("# %d instead of %d\n", (int)got, (int)want);
		differs(what, sql);
	}
}

/* Lines that count nothing are those of days and months alone. */
static const struct stats_line *
next_line(const struct stats_table *t, size_t *at)
{
	while (*at < t->count && t->line[*at].sessions == 0 && t->line[*at].attendances == 0 &&
	       t->line[*at].people == 0)
		++*at;
	return *at < t->count ? &t->line[(*at)++] : NULL;
}

/* parts: rows of code, second, sessions, attendances, people, to be added up. */
static void
is_table(const struct stats_table *t, const char *what, const char *parts)
{
	/* People who left with their session are not told without one. */
	bool away = t == &now.by[STATS_TURNED_AWAY];
	char *sql = mem_printf("SELECT code, second, sum(se), sum(att), iif(%1$d, sum(pe),"
			       " min(sum(pe), sum(att))) FROM (SELECT 0 AS code, 0 AS second,"
			       " 0 AS se, 0 AS att, 0 AS pe UNION ALL %2$s) GROUP BY 1, 2"
			       " HAVING max(sum(se), sum(att), %1$d * sum(pe)) > 0 ORDER BY 1, 2",
			       away, parts);
	const struct stats_line *l;
	sqlite3_stmt *q = NULL;
	size_t at = 0;
	bool same = sqlite3_prepare_v2(desk.db, sql, -1, &q, NULL) == SQLITE_OK;

	while (same && sqlite3_step(q) == SQLITE_ROW) {
		int64_t n[LINE_NUMBERS];

		for (int i = 0; i < LINE_NUMBERS; i++)
			n[i] = sqlite3_column_int64(q, i);
		l = next_line(t, &at);
		same = l != NULL && l->code == n[0] && l->second == n[1] && l->sessions == n[2] &&
		       l->attendances == n[3] && l->people == n[4];
		if (!same)
			printf("# %d, %d: %d %d %d\n", (int)n[0], (int)n[1], (int)n[2], (int)n[3],
			       (int)n[4]);
	}
	if (!same || next_line(t, &at) != NULL)
		differs(what, same ? "too many lines" : sqlite3_errmsg(desk.db));
	sqlite3_finalize(q);
	free(sql);
}

/* What each session answers once: two expressions over s, and which sessions are asked. */
static void
is_answer(const struct stats_table *t, const char *what, const char *code, const char *second,
	  const char *which)
{
	char *parts =
		mem_printf("SELECT %1$s, %2$s, 1, participants, anonymous FROM s"
			   " WHERE kind <= 2 AND %3$s"
			   " UNION ALL SELECT %1$s, %2$s, 0, 0, 1 FROM l WHERE %3$s"
			   " UNION ALL SELECT %1$s, %2$s, 0, 0, 1 FROM c WHERE %3$s"
			   " UNION ALL SELECT kind, 0, 1, 0, 0 FROM s WHERE kind > 2 AND '%1$s' ="
			   " 'kind'",
			   code, second, which);

	is_table(t, what, parts);
	free(parts);
}

/* What participants are asked. */
static void
is_asked(const struct stats_table *t, const char *what, const char *code, const char *second)
{
	char *parts = mem_printf("SELECT u.%1$s, %2$s, 1, sum(att), sum(anon) FROM u_%1$s AS u"
				 " JOIN s USING (n) GROUP BY n, 1, 2"
				 " UNION ALL SELECT %1$s, %2$s, 0, 0, 1 FROM l"
				 " UNION ALL SELECT %1$s, %2$s, 0, 0, 1 FROM c",
				 code, second);

	is_table(t, what, parts);
	free(parts);
}

static void
is_mask(enum stats_dim dim, const char *mask, int list)
{
	char *parts = mem_printf(
		"SELECT i, 0, 1, participants, anonymous FROM s, b WHERE kind <= 2"
		" AND %1$s >> (i - 1) & 1"
		" UNION ALL SELECT i, 0, 0, 0, count(DISTINCT person) FROM a JOIN s ON n = session,"
		"  b WHERE person IS NOT NULL AND %1$s >> (i - 1) & 1 GROUP BY i"
		" UNION ALL SELECT i, 0, 0, 0, 1 FROM e, b WHERE (SELECT flag FROM unit) = 0"
		"  AND %1$s >> (i - 1) & 1"
		" UNION ALL SELECT code, 0, 0, 0, 1 FROM v WHERE list = %2$d AND code > 0",
		mask, list);

	is_table(&now.by[dim], stats_dim_name[dim], parts);
	free(parts);
}

static void
test_one_way(void)
{
	static const struct {
		enum stats_dim dim;
		const char *code;
		const char *which;
	} session[] = {
		{ STATS_CHANNEL, "channel", "1" },
		{ STATS_DURATION, "band", "1" },
		{ STATS_KIND, "kind", "1" },
		{ STATS_COMMUNE, "commune", "1" },
		{ STATS_AUTONOMY, "autonomy", "kind = 1" },
		{ STATS_LEVEL, "level", "kind = 2" },
		{ STATS_MEDIATOR, "mediator", "1" },
		{ STATS_WEEKDAY, "weekday", "1" },
		{ STATS_HOUR, "hour", "1" },
		{ STATS_PLACE, "place", "1" },
		{ STATS_NOT_COMPLETED, "undone", "undone > 0" },
	};
	static const enum stats_dim part[] = { STATS_GENDER, STATS_AGE, STATS_STATUS,
					       STATS_RESIDENCE };

	for (size_t i = 0; i < sizeof(session) / sizeof(session[0]); i++)
		is_answer(&now.by[session[i].dim], stats_dim_name[session[i].dim], session[i].code,
			  "0", session[i].which);
	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++)
		is_asked(&now.by[part[i]], stats_dim_name[part[i]], stats_dim_name[part[i]], "0");
	is_mask(STATS_THEME, "themes", 1);
	is_mask(STATS_PROCEDURE, "procedures", 2);
	is_mask(STATS_DEVICE, "devices", 3);
	is_mask(STATS_LANGUAGE, "languages", 4);
	is_mask(STATS_REFERRAL, "refer", 5);
	is_table(&now.by[STATS_TURNED_AWAY], "turned_away",
		 "SELECT coalesce(reason, 0), 0, 0, 0, 1 FROM away");
}

/* Where each day or month counts its people for itself. monthly: the flag of a month that lies in
 * the period whole, 0 where none does. */
static void
test_calendar(int monthly)
{
	char *sql;

	is_table(&now.by[STATS_DAY], "day",
		 "SELECT day, 0, 1, participants, anonymous FROM s WHERE kind <= 2"
		 " UNION ALL SELECT day, 0, 0, 0, count(DISTINCT person) FROM a JOIN s"
		 " ON n = session GROUP BY day"
		 " UNION ALL SELECT day, 0, 0, 0, 1 FROM e");
	sql = mem_printf("SELECT month, 0, 1, participants, anonymous FROM s WHERE kind <= 2"
			 " UNION ALL SELECT month, 0, 0, 0, count(DISTINCT person) FROM a JOIN s"
			 " ON n = session GROUP BY month"
			 " UNION ALL SELECT month, 0, 0, 0, 1 FROM e WHERE %1$d = 0 OR cut & 2",
			 monthly);
	is_table(&now.by[STATS_MONTH], "month", sql);
	free(sql);
	sql = mem_printf("SELECT month, i, 1, participants, anonymous FROM s, b WHERE kind <= 2"
			 " AND themes >> (i - 1) & 1"
			 " UNION ALL SELECT month, i, 0, 0, count(DISTINCT person) FROM a JOIN s"
			 " ON n = session, b WHERE themes >> (i - 1) & 1 GROUP BY 1, 2"
			 " UNION ALL SELECT month, i, 0, 0, 1 FROM e, b WHERE %1$d = 0"
			 " AND themes >> (i - 1) & 1"
			 " UNION ALL SELECT month, code, 0, 0, 1 FROM main.cut_value JOIN e"
			 " USING (session, k) WHERE list = 1 AND %1$d <> 0 AND periods & 2",
			 monthly);
	is_table(&now.cross[STATS_MONTH_THEME], "month and theme", sql);
	free(sql);
}

static void
test_crosses(void)
{
	is_answer(&now.cross[STATS_WEEKDAY_HOUR], "week", "weekday", "hour", "1");
	is_asked(&now.cross[STATS_AGE_GENDER], "age and gender", "age", "gender");
	is_asked(&now.cross[STATS_RESIDENCE_AGE], "residence and age", "residence", "age");
	is_asked(&now.cross[STATS_RESIDENCE_GENDER], "and gender", "residence", "gender");
	is_asked(&now.cross[STATS_RESIDENCE_STATUS], "and status", "residence", "status");
	is_asked(&now.cross[STATS_RESIDENCE_CHANNEL], "and channel", "residence", "channel");
}

/* The attendances and people of a line are those of its lines in a cross. */
static void
test_sums(void)
{
	for (int c = 0; c < STATS_CROSS_COUNT; c++) {
		const struct stats_table *t = &now.cross[c], *by = &now.by[stats_cross_dim[c][0]];

		for (size_t i = 0; i < by->count && c != STATS_MONTH_THEME; i++) {
			int64_t attendances = 0, people = 0;

			for (size_t k = 0; k < t->count; k++)
				if (t->line[k].code == by->line[i].code) {
					attendances += t->line[k].attendances;
					people += t->line[k].people;
				}
			/* Coordination stands in the table of kinds alone. */
			if (attendances != by->line[i].attendances || people != by->line[i].people)
				differs(stats_dim_name[stats_cross_dim[c][0]], "is not its cross");
		}
	}
}

static void
test_named(void)
{
	is_table(&now.by[STATS_TAG], "tag",
		 "SELECT tag, 0, 1, participants, anonymous FROM s JOIN main.session_tag ON"
		 " session = n WHERE kind <= 2"
		 " UNION ALL SELECT tag, 0, 0, 0, count(DISTINCT person) FROM a JOIN"
		 " main.session_tag USING (session) GROUP BY tag"
		 " UNION ALL SELECT tag, 0, 0, 0, 1 FROM e JOIN main.session_tag USING (session)"
		 " WHERE (SELECT flag FROM unit) = 0 OR EXISTS (SELECT 1 FROM v"
		 " WHERE v.session = e.session AND v.k = e.k AND list = 6 AND code = tag)");
	is_table(&now.by[STATS_PARTNER], "partner",
		 "SELECT sent.place, 0, 1, participants, anonymous FROM s JOIN sent ON session = n"
		 " WHERE kind <= 2"
		 " UNION ALL SELECT place, 0, 0, 0, count(DISTINCT person) FROM a JOIN sent"
		 " USING (session) GROUP BY place"
		 " UNION ALL SELECT sent.place, 0, 0, 0, 1 FROM e JOIN sent USING (session)"
		 " WHERE (SELECT flag FROM unit) = 0 OR EXISTS (SELECT 1 FROM v"
		 " WHERE v.session = e.session AND v.k = e.k AND list = 5 AND code = -sent.place)");
}

#define FIRST_HERE                                                                           \
	"NOT EXISTS (SELECT 1 FROM main.attendance AS x JOIN main.session AS y ON x.session" \
	" = y.n WHERE x.person = l.person AND y.deleted = 0 AND y.date < (SELECT first FROM unit))"
#define TOP(visits, standing, list)                                                             \
	"SELECT " visits " AS top FROM l UNION ALL SELECT coalesce((SELECT code FROM v"         \
	" WHERE v.session = c.session AND v.k = c.k AND list = " list "), " standing ") FROM c" \
	" UNION ALL SELECT " standing " FROM s WHERE anonymous > 0"                             \
	" UNION ALL SELECT " standing " FROM s WHERE anonymous > 1 ORDER BY top DESC LIMIT 1"
static void
test_totals(void)
{
	const struct stats_totals *t = &now.total;
	int64_t first = ask("SELECT count(*) FROM e WHERE cut & 16");
	int64_t back = ask("SELECT count(*) FROM l WHERE NOT " FIRST_HERE) - first +
		       ask("SELECT count(*) FROM c");
	int64_t fresh = ask("SELECT count(*) FROM l WHERE " FIRST_HERE) + first +
			ask("SELECT sum(anonymous - back) FROM s");

	/* Those who stand for a person may have left, those who came first may not. */
	if (back < 0) {
		fresh += back;
		back = 0;
	}
	if (t->returning_known != back || t->new_people != fresh)
		differs("new and returning", "are not what they are");
	is_figure(t->sessions, "SELECT count(*) FROM s", "sessions");
	is_figure(t->sessions_by_kind[2], "SELECT count(*) FROM s WHERE kind = 2", "workshops");
	is_figure(t->attendances, "SELECT sum(participants) FROM s", "attendances");
	is_figure(t->attendances_workshop, "SELECT sum(participants) FROM s WHERE kind = 2",
		  "in workshops");
	is_figure(t->known, "SELECT (SELECT count(*) FROM l) + (SELECT count(*) FROM c)", "known");
	is_figure(t->anonymous, "SELECT sum(anonymous) FROM s", "anonymous");
	is_figure(t->people - t->anonymous - t->known, "SELECT 0", "people");
	is_figure(t->minutes, "SELECT sum(minutes) FROM s WHERE kind <= 2", "minutes");
	is_figure(t->minutes_coordination, "SELECT sum(minutes) FROM s WHERE kind > 2", "other");
	is_figure(t->turned_away, "SELECT count(*) FROM away", "turned away");
	is_figure(t->attendances_top[0], TOP("visits", "1", "7"), "the most visits");
	is_figure(t->attendances_top[1], TOP("visits", "1", "7") " OFFSET 1", "the next");
	is_figure(t->minutes_top[0], TOP("shares", "share", "8"), "the most minutes");
	is_figure(t->minutes_top[1], TOP("shares", "share", "8") " OFFSET 1", "the next");
}

static struct stats_filter
random_filter(unsigned *seed)
{
	static const int communes[] = { 97209, 97222, 97101, STATS_COMMUNE_REMOTE };
	unsigned which = draw(seed, 128) & draw(seed, 128);

	return (struct stats_filter){
		.kind = which & 1 ? 1 + (int)draw(seed, 3) : 0,
		.theme = which & 2 ? 1 + (int)draw(seed, 3) : 0,
		.channel = which & 4 ? 1 + (int)draw(seed, 4) : 0,
		.commune = which & 8 ? communes[draw(seed, 4)] : 0,
		.place = which & 16 ? 1 + (int)draw(seed, RANDOM_PLACES) : 0,
		.mediator = which & 32 ? 1 + (int)draw(seed, 2) : 0,
		.tag = which & 64 ? 1 + (int)draw(seed, RANDOM_TAGS) : 0,
	};
}

static void
test_query(struct stats *st, const struct plain_span *span, const struct stats_filter *f)
{
	struct stats_query q = { .dims = UINT32_MAX, .crosses = UINT32_MAX, .filter = *f };
	char *which = plain_conditions(f);
	struct err err = { .code = ERR_NONE };
	int before = failures;

	date_parse(span->from, &q.from);
	date_parse(span->to, &q.to);
	if (stats_read(st, &q, &now, &err) != 0)
		differs("read", err.detail);
	plain_fill(&desk, span, f);
	test_totals();
	test_one_way();
	test_named();
	test_calendar(plain_is_whole(f) && span->unit != 0 ? 2 : 0);
	test_crosses();
	test_sums();
	is_int(failures - before, 0, "%s to %s where %s: %d sessions, %d people", span->from,
	       span->to, which, (int)now.total.sessions, (int)now.total.people);
	stats_period_clear(&now);
	free(which);
}

int
main(void)
{
	const struct stats_filter none = { .kind = 0 };
	struct err err;

	for (unsigned seed = 1; seed <= DESKS; seed++) {
		unsigned drawn = seed * 77;
		struct stats *st = NULL;

		random_desk(&desk, seed, SESSIONS);
		is_int(stats_open(&st, desk.path, &err), 0, "desk %u", seed);
		for (size_t i = 0; i < sizeof(spans) / sizeof(spans[0]); i++)
			test_query(st, &spans[i], &none);
		for (int i = 0; i < QUERIES; i++) {
			struct stats_filter f = random_filter(&drawn);

			test_query(st, &spans[draw(&drawn, sizeof(spans) / sizeof(spans[0]))], &f);
		}
		stats_close(st);
		desk_sql_close(&desk);
	}
	return tap_done();
}
