/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days counted beforehand: whatever changed since, a period made of them has the very figures of a
 * plain count of its sessions. */
#include "config.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/mem.h"
#include "tests/lib/desk_sql.h"
#include "tests/lib/stats_same.h"
#include "tests/lib/tap.h"

enum { SEEDS = 6, SESSIONS = 120, CHANGES = 40, PERSONS = 9, PLACES = 4, TAGS = 4 };

static unsigned
draw(unsigned *seed, unsigned below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 16) % below;
}

static int
asked(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *q = NULL;
	int n = -1;

	if (sqlite3_prepare_v2(db, sql, -1, &q, NULL) == SQLITE_OK && sqlite3_step(q) == SQLITE_ROW)
		n = sqlite3_column_int(q, 0);
	sqlite3_finalize(q);
	return n;
}

static void
count_days(struct desk_sql *d, struct stats *st)
{
	struct err err;

	is_int(stats_days_count(st, date_from(2025, 1, 1), date_from(2026, 12, 31),
				desk_sql_keep_day, d, &err),
	       0, "days are counted");
}

static void
read_one(struct stats *st, const int period[static 2], int kind, struct stats_period *out)
{
	struct stats_query query = {
		.from = period[0],
		.to = period[1],
		.dims = UINT32_MAX,
		.crosses = UINT32_MAX,
		.filter = { .kind = kind },
	};
	struct err err;

	if (stats_read(st, &query, out, &err) != 0)
		printf("Bail out! %s\n", err.detail);
}

/* Periods of each sort, with the days that are kept and without any. */
static void
is_plain(struct desk_sql *d, struct stats *st, const char *after)
{
	const int period[][2] = {
		{ date_from(2026, 10, 1), date_from(2026, 10, 31) },
		{ date_from(2026, 9, 3), date_from(2026, 10, 2) },
		{ date_from(2026, 10, 2), date_from(2026, 10, 2) },
		{ date_from(2025, 1, 1), date_from(2026, 12, 31) },
		{ date_from(2025, 9, 2), date_from(2026, 10, 2) },
	};

	for (size_t i = 0; i < sizeof(period) / sizeof(period[0]); i++) {
		struct stats_period kept, plain, part;

		read_one(st, period[i], 0, &kept);
		read_one(st, period[i], 1, &part);
		desk_sql_run(d, "CREATE TEMP TABLE aside AS SELECT * FROM day_count;"
				"DELETE FROM day_count");
		read_one(st, period[i], 0, &plain);
		ok(stats_same(&kept, &plain), "%s: period %d is as counted", after, (int)i);
		stats_period_clear(&plain);
		read_one(st, period[i], 1, &plain);
		ok(stats_same(&part, &plain), "%s: and under a filter", after);
		desk_sql_run(d, "INSERT INTO day_count SELECT * FROM aside; DROP TABLE aside");
		stats_period_clear(&kept);
		stats_period_clear(&plain);
		stats_period_clear(&part);
	}
}

static void
add_session(struct desk_sql *d, unsigned *seed)
{
	char *date = mem_printf("%u-%02u-%02u", 2025 + draw(seed, 2), 9 + draw(seed, 2),
				1 + draw(seed, 4));
	int kind = 1 + (int)draw(seed, 3);
	char *set =
		mem_printf("themes = %u, minutes = %u, start = %u, devices = %u, refer_to = %u,"
			   " place = %u, channel = %u%s",
			   draw(seed, 64), 1 + draw(seed, 200), 60 * draw(seed, 20), draw(seed, 8),
			   1 + draw(seed, 3), 1 + draw(seed, PLACES), 1 + draw(seed, 4),
			   kind == 2 ? ", participants = 5, anonymous = 5" : "");
	int64_t n = desk_sql_session(d, date, kind, set);

	if (kind <= 2 && draw(seed, 3) == 0)
		desk_sql_attend(d, n, 1 + draw(seed, PERSONS));
	desk_sql_run(d,
		     "UPDATE attendance SET age = %u, gender = %u, residence = 97209"
		     " WHERE session = %lld",
		     1 + draw(seed, 4), 1 + draw(seed, 3), (long long)n);
	if (kind == 2)
		desk_sql_run(d,
			     "INSERT INTO breakdown VALUES (%lld, 2, %u, 2), (%lld, 4, 97209, 3)",
			     (long long)n, 1 + draw(seed, 5), (long long)n);
	if (draw(seed, 2))
		desk_sql_run(d, "INSERT INTO session_tag VALUES (%lld, %u)", (long long)n,
			     1 + draw(seed, TAGS));
	if (draw(seed, 3) == 0)
		desk_sql_run(d, "INSERT INTO referral VALUES (%lld, 0, 'p%u'), (%lld, 1, 'p%u')",
			     (long long)n, draw(seed, 5), (long long)n, draw(seed, 5));
	free(date);
	free(set);
}

static void
fill(struct desk_sql *d, unsigned *seed)
{
	for (int i = 1; i <= TAGS; i++)
		desk_sql_run(d,
			     "INSERT INTO tag (id, desk, revision, name)"
			     " VALUES (printf('%%036d', %d), 1, 1, 'tag %d')",
			     i, i);
	for (int i = 2; i <= PLACES; i++)
		desk_sql_run(d,
			     "INSERT INTO place (n, id, desk, revision, name, commune)"
			     " VALUES (%d, printf('%%036d', %d), 1, 1, 'place %d', %d)",
			     i, i, i, 97200 + i);
	for (int i = 0; i < 3; i++)
		desk_sql_run(d,
			     "INSERT INTO partner (id, desk, revision, search, nom)"
			     " VALUES ('p%d', 1, 1, '', 'partner %d')",
			     i, i);
	for (int i = 0; i < SESSIONS; i++)
		add_session(d, seed);
}

/* %1$u: some session, or another of few. */
static const char *const changes[] = {
	"UPDATE session SET deleted = 1 - deleted WHERE n = %1$u",
	"UPDATE session SET themes = themes + 1 WHERE n = %1$u",
	"UPDATE session SET date = '2026-10-03' WHERE n = %1$u",
	"UPDATE session SET minutes = 7, start = NULL WHERE n = %1$u",
	"UPDATE session SET anonymous_returning = anonymous WHERE n = %1$u",
	"UPDATE attendance SET gender = 2, residence = 97213 WHERE session = %1$u",
	"UPDATE attendance SET person = NULL, cut = 31 WHERE session = %1$u AND person IS NOT NULL",
	"DELETE FROM breakdown WHERE session = %1$u",
	"UPDATE breakdown SET count = 1 WHERE session = %1$u",
	"DELETE FROM session_tag WHERE session = %1$u",
	"UPDATE session_tag SET tag = 1 WHERE session = %1$u",
	"DELETE FROM referral WHERE session = %1$u",
	"INSERT OR IGNORE INTO referral VALUES (%1$u, 3, 'p1')",
	"INSERT OR IGNORE INTO partner (id, desk, revision, search) VALUES ('p%1$u', 1, 1, '')",
	"UPDATE partner SET merged_into = 1 WHERE n = 2 + %1$u %% 2",
	"UPDATE partner SET merged_into = NULL WHERE n = 2 + %1$u %% 2",
	"UPDATE partner SET nom = 'other' WHERE n = 1",
	"DELETE FROM partner WHERE n > 3 AND n %% 2 = %1$u %% 2",
	"UPDATE place SET commune = 97210 + %1$u %% 3 WHERE n = 1 + %1$u %% 4",
	"UPDATE tag SET name = 'tag ' || %1$u || ' ' || n WHERE n = 1 + %1$u %% 4",
	"DELETE FROM session WHERE n = %1$u",
};
enum { KINDS = sizeof(changes) / sizeof(changes[0]) };

static void
test_random(unsigned seed)
{
	struct stats *st = NULL;
	struct desk_sql d;
	struct err err;

	desk_sql_open(&d);
	desk_sql_run(&d, "PRAGMA foreign_keys = ON; PRAGMA synchronous = OFF");
	fill(&d, &seed);
	if (stats_open(&st, d.path, &err) != 0)
		printf("Bail out! %s\n", err.detail);
	count_days(&d, st);
	ok(asked(d.db, "SELECT count(*) FROM day_count") > 10, "several days are kept");
	is_plain(&d, st, "all counted");
	for (int i = 0; i < CHANGES; i++) {
		const char *what = changes[i % KINDS];
		char *sql;
		unsigned n = i < KINDS ? 1 + draw(&seed, 9) : 1 + draw(&seed, SESSIONS);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		sql = mem_printf(what, n);
#pragma GCC diagnostic pop
		desk_sql_run(&d, "%s", sql);
		free(sql);
		if (draw(&seed, 3) == 0)
			add_session(&d, &seed);
		is_plain(&d, st, what);
		if (draw(&seed, 4) == 0)
			count_days(&d, st);
	}
	stats_close(st);
	desk_sql_close(&d);
}

/* What no program has written is an error, or is not used. */
static void
test_spoilt(void)
{
	static const char *const bytes[] = { "''", "x'00'", "x'ffffffffffffffffffff'",
					     "zeroblob(17)", "substr(counts, 1, 40)" };
	const int october[] = { date_from(2026, 10, 1), date_from(2026, 10, 31) };
	const struct stats_query query = { .from = october[0],
					   .to = october[1],
					   .dims = UINT32_MAX };
	struct stats_period before, after;
	struct stats *st = NULL;
	struct desk_sql d;
	struct err err = { .code = ERR_NONE };
	unsigned seed = 1;

	desk_sql_open(&d);
	fill(&d, &seed);
	if (stats_open(&st, d.path, &err) != 0)
		printf("Bail out! %s\n", err.detail);
	read_one(st, october, 0, &before);
	count_days(&d, st);
	for (size_t i = 0; i < sizeof(bytes) / sizeof(bytes[0]); i++) {
		desk_sql_run(&d, "UPDATE day_count SET counts = CAST(%s AS BLOB)", bytes[i]);
		ok(stats_read(st, &query, &after, &err) != 0 && err.code == ERR_DAMAGED,
		   "refused: %s", bytes[i]);
	}
	desk_sql_run(&d, "UPDATE day_count SET date = '2026-10-1x' WHERE date = '2026-10-01'");
	ok(stats_read(st, &query, &after, &err) != 0 && err.code == ERR_DAMAGED, "no date");
	desk_sql_run(&d, "UPDATE day_count SET rules = rules + 1");
	read_one(st, october, 0, &after);
	ok(stats_same(&before, &after), "of other rules: counted anew");
	stats_period_clear(&before);
	stats_period_clear(&after);
	stats_close(st);
	desk_sql_close(&d);
}

int
main(void)
{
	for (unsigned seed = 1; seed <= SEEDS; seed++)
		test_random(seed);
	test_spoilt();
	return tap_done();
}
