/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sessions of a period that pass a filter, and who came to them, as plain temporary tables to
 * count on: this SQL knows nothing of the views of the statistics. */
#ifndef TESTS_LIB_PLAIN_SUMS_H
#define TESTS_LIB_PLAIN_SUMS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "store/stats.h"
#include "tests/lib/desk_sql.h"

struct plain_span {
	const char *from, *to;
	int unit; /* the flag of a cut attendance that stands for its person in it; 0: each does */
};

/* The sessions that pass, the attendances of people who are or were known, the last of each known
 * person, and those that stand for one whose link was cut. */
static const char *const plain_base[] = {
	"CREATE TEMP TABLE s AS SELECT n, kind, minutes, participants, anonymous,"
	" anonymous_returning AS back, themes, procedures, devices, languages,"
	" CASE WHEN refer_to > 0 THEN 1 << (refer_to - 1) ELSE 0 END AS refer,"
	" date || substr('0000' || coalesce(start + 1, 0), -4) || id AS ord,"
	" CAST(julianday(date) - 2440587.5 AS INTEGER) AS day, (strftime('%w', date) + 6) % 7 AS"
	" weekday, strftime('%Y', date) * 12 + strftime('%m', date) - 1 AS month,"
	" coalesce(start / 60, -1) AS hour, coalesce(channel, 0) AS channel,"
	" coalesce(place, 0) AS place, mediator, coalesce(autonomy, 0) AS autonomy,"
	" coalesce(level, 0) AS level, coalesce(not_completed, 0) AS undone,"
	" CASE WHEN minutes < 30 THEN 1 WHEN minutes < 60 THEN 2 WHEN minutes < 120 THEN 3 ELSE 4"
	" END AS band, commune, (minutes + participants - 1) / max(participants, 1) AS share"
	" FROM passing AS session",
	"CREATE TEMP TABLE a AS SELECT a.session, a.k, person, cut,"
	" coalesce(gender, 3) AS gender, coalesce(age, 8) AS age, coalesce(status, 5) AS status,"
	" coalesce(residence, 0) AS residence FROM main.attendance AS a WHERE session IN"
	" (SELECT n FROM s)",
	"CREATE TEMP TABLE l AS SELECT *, max(ord) AS last, count(*) AS visits,"
	" sum(share) AS shares FROM a JOIN s ON n = session WHERE person IS NOT NULL"
	" GROUP BY person",
	"CREATE TEMP TABLE e AS SELECT * FROM a JOIN s ON n = session WHERE cut <> 0",
	"CREATE TEMP TABLE c AS SELECT * FROM e WHERE (SELECT flag FROM unit) = 0"
	" OR cut & (SELECT flag FROM unit)",
	"CREATE TEMP TABLE v AS SELECT * FROM main.cut_value JOIN e USING (session, k)"
	" WHERE periods & (SELECT flag FROM unit)",
	"CREATE TEMP TABLE sent AS SELECT DISTINCT session, coalesce(p.n, 0) AS place"
	" FROM main.referral LEFT JOIN main.partner AS p ON p.id = partner_id",
	"CREATE TEMP TABLE b AS WITH RECURSIVE n (i) AS (SELECT 1 UNION SELECT i + 1 FROM n"
	" WHERE i < 40) SELECT i FROM n",
};

/* Who answered one question, by session: with the other answers where they are known. */
#define ASKED(what, dim, unknown, g, a, s, r)                                                   \
	"CREATE TEMP TABLE u_" what " AS SELECT n, 1 AS att,"                                   \
	" kind = 1 AND person IS NULL AND cut = 0 AS anon, gender, age, status, residence"      \
	" FROM a JOIN s ON n = session"                                                         \
	" UNION ALL SELECT n, count, count, " g ", " a ", " s ", " r                            \
	" FROM (SELECT session AS n, code, count FROM main.breakdown WHERE dim = " dim          \
	"  UNION ALL SELECT n, " unknown ", anonymous - coalesce((SELECT sum(count)"            \
	"  FROM main.breakdown WHERE session = n AND dim = " dim "), 0) FROM s WHERE kind = 2)" \
	" WHERE n IN (SELECT n FROM s) AND count > 0"
static const char *const plain_asked[] = {
	ASKED("gender", "1", "3", "code", "-2", "-2", "-2"),
	ASKED("age", "2", "8", "-2", "code", "-2", "-2"),
	ASKED("status", "3", "5", "-2", "-2", "code", "-2"),
	ASKED("residence", "4", "0", "-2", "-2", "-2", "code"),
};

static inline void
plain_run(struct desk_sql *d, const char *sql)
{
	if (sqlite3_exec(d->db, sql, NULL, NULL, NULL) != SQLITE_OK) {
		printf("Bail out! %s: %s\n", sqlite3_errmsg(d->db), sql);
		exit(1);
	}
}

/* A filter as SQL. */
/* Yours. */
static inline char *
plain_conditions(const struct stats_filter *f)
{
	struct buf b = BUF_INIT;

	buf_add(&b, "1");
	if (f->kind != 0)
		buf_addf(&b, " AND kind = %d", f->kind);
	if (f->theme != 0)
		buf_addf(&b, " AND themes & %d", 1 << (f->theme - 1));
	if (f->channel != 0)
		buf_addf(&b, " AND channel = %d", f->channel);
	if (f->commune != 0)
		buf_addf(&b, " AND commune = %d", f->commune);
	if (f->place != 0)
		buf_addf(&b, " AND place = %d", (int)f->place);
	if (f->mediator != 0)
		buf_addf(&b, " AND mediator = %d", (int)f->mediator);
	if (f->tag != 0)
		buf_addf(&b, " AND n IN (SELECT session FROM main.session_tag WHERE tag = %d)",
			 (int)f->tag);
	return buf_take(&b);
}

static inline bool
plain_is_whole(const struct stats_filter *f)
{
	const struct stats_filter none = { .kind = 0 };

	return memcmp(f, &none, sizeof(none)) == 0;
}

static inline void
plain_fill(struct desk_sql *d, const struct plain_span *span, const struct stats_filter *f)
{
	static const char *const gone[] = { "s",        "a",           "l",    "e",        "c",
					    "v",        "b",           "sent", "u_gender", "u_age",
					    "u_status", "u_residence", "unit", "passing",  "away" };
	char *which = plain_conditions(f), *sql;

	for (size_t i = 0; i < sizeof(gone) / sizeof(gone[0]); i++)
		desk_sql_run(d, "DROP TABLE IF EXISTS temp.%s", gone[i]);
	desk_sql_run(d, "CREATE TEMP TABLE unit AS SELECT %d AS flag, '%s' AS first",
		     plain_is_whole(f) ? span->unit : 0, span->from);
	sql = mem_printf(
		"CREATE TEMP TABLE passing AS SELECT * FROM (SELECT n, id, kind, date,"
		" start, minutes, channel, place, mediator, themes, procedures, devices,"
		" languages, autonomy, level, participants, anonymous,"
		" anonymous_returning, refer_to, not_completed,"
		" CASE WHEN channel = 4 THEN 1 WHEN commune > 0 THEN commune ELSE coalesce("
		" (SELECT p.commune FROM main.place AS p WHERE p.n = place), 0) END AS"
		" commune FROM main.session WHERE deleted = 0"
		" AND date BETWEEN '%s' AND '%s') WHERE %s",
		span->from, span->to, which);
	plain_run(d, sql);
	free(sql);
	sql = mem_printf("CREATE TEMP TABLE away AS SELECT reason FROM main.turned_away WHERE"
			 " deleted = 0 AND date BETWEEN '%s' AND '%s' AND (%d OR mediator = %d)"
			 " AND %d",
			 span->from, span->to, f->mediator == 0, (int)f->mediator,
			 f->kind + f->theme + f->channel + f->commune + f->place + f->tag == 0);
	plain_run(d, sql);
	free(sql);
	free(which);
	for (size_t i = 0; i < sizeof(plain_base) / sizeof(plain_base[0]); i++)
		plain_run(d, plain_base[i]);
	for (size_t i = 0; i < sizeof(plain_asked) / sizeof(plain_asked[0]); i++)
		plain_run(d, plain_asked[i]);
}

#endif
