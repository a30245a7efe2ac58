/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is frozen counts nowhere: every figure is that of a desk from which their sessions, and their
 * places in workshops, were taken out for good. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "tests/lib/random_desk.h"
#include "tests/lib/stats_same.h"
#include "tests/lib/tap.h"

enum { SEEDS = 6, SESSIONS = 160 };
#define WHO "(2, 5, 11)"
#define HELD "(SELECT count(*) FROM attendance WHERE session = n AND person IN " WHO ")"

static const struct stats_filter filters[] = { { .kind = 0 },    { .kind = 1 }, { .kind = 2 },
					       { .theme = 2 },   { .tag = 1 },  { .place = 1 },
					       { .mediator = 1 } };

static struct stats_period
figures(struct stats *st, int from, int to, const struct stats_filter *f)
{
	const struct stats_query query = {
		.from = from, .to = to, .dims = UINT32_MAX, .crosses = UINT32_MAX, .filter = *f
	};
	struct stats_period p = { .from = 0 };
	struct err err = { .code = ERR_NONE };

	if (stats_read(st, &query, &p, &err) != 0)
		printf("Bail out! %s\n", err.detail);
	return p;
}

static bool
same_rows(struct stats *a, struct stats *b, int from, int to)
{
	struct stats_rows x = { .row = NULL }, y = { .row = NULL };
	struct err err;
	bool same = stats_rows_read(a, from, to, &x, &err) == 0 &&
		    stats_rows_read(b, from, to, &y, &err) == 0 && x.count == y.count &&
		    x.persons == y.persons;

	for (size_t i = 0; same && i < x.count; i++)
		same = memcmp(x.row[i].value, y.row[i].value, sizeof(x.row[i].value)) == 0 &&
		       x.row[i].count == y.row[i].count;
	stats_rows_clear(&x);
	stats_rows_clear(&y);
	return same;
}

static int
asked(struct desk_sql *d, const char *sql)
{
	sqlite3_stmt *q = NULL;
	int n = -1;

	if (sqlite3_prepare_v2(d->db, sql, -1, &q, NULL) == SQLITE_OK &&
	    sqlite3_step(q) == SQLITE_ROW)
		n = sqlite3_column_int(q, 0);
	sqlite3_finalize(q);
	return n;
}

/* From the file, as if they had never come. */
static void
take_out(struct desk_sql *d)
{
	desk_sql_run(d, "DELETE FROM session WHERE kind <= 2 AND participants = " HELD);
	desk_sql_run(d, "UPDATE session SET participants = participants - " HELD " WHERE kind = 2");
	desk_sql_run(d, "DELETE FROM attendance WHERE person IN " WHO);
}

static void
compare(struct stats *a, struct stats *b, const char *when)
{
	const int period[][2] = {
		{ date_from(2026, 10, 1), date_from(2026, 10, 31) },
		{ date_from(2026, 7, 1), date_from(2026, 9, 30) },
		{ date_from(2026, 9, 7), date_from(2026, 9, 20) },
		{ date_from(2020, 1, 1), date_from(2026, 12, 31) },
	};

	for (size_t i = 0; i < sizeof(period) / sizeof(period[0]); i++)
		for (size_t f = 0; f < sizeof(filters) / sizeof(filters[0]); f++) {
			struct stats_period x = figures(a, period[i][0], period[i][1], &filters[f]);
			struct stats_period y = figures(b, period[i][0], period[i][1], &filters[f]);

			ok(stats_same(&x, &y), "%s: period %d, filter %d", when, (int)i, (int)f);
			stats_period_clear(&x);
			stats_period_clear(&y);
		}
	ok(same_rows(a, b, period[0][0], period[0][1]), "%s: rows of a month", when);
	ok(same_rows(a, b, period[1][0], period[1][1]), "%s: rows of a quarter", when);
}

/* A copy of the file in which they never came. */
static void
without(struct desk_sql *d, struct desk_sql *other)
{
	char *path = mem_printf("%s.without", d->path);

	*other = (struct desk_sql){ .path = path };
	desk_sql_run(d, "VACUUM INTO '%s'", path);
	if (sqlite3_open(path, &other->db) != SQLITE_OK)
		printf("Bail out! no copy\n");
	take_out(other);
}

static void
test_seed(unsigned seed)
{
	struct desk_sql d, other;
	struct stats *st = NULL, *st_other = NULL;
	struct stats_period before, after;
	struct err err;
	int total;

	random_desk(&d, seed, SESSIONS);
	without(&d, &other);
	stats_open(&st, d.path, &err);
	stats_open(&st_other, other.path, &err);
	before = figures(st, date_from(2026, 1, 1), date_from(2026, 12, 31), &filters[0]);
	stats_days_count(st, date_from(2026, 1, 1), date_from(2026, 12, 31), desk_sql_keep_day, &d,
			 &err);
	total = asked(&d, "SELECT sum(attendances) FROM day_total");
	desk_sql_run(&d, "UPDATE person SET frozen = '2026-11-03' WHERE n IN " WHO);
	compare(st, st_other, "frozen");
	ok(asked(&d, "SELECT sum(attendances) FROM day_total") < total, "days count fewer");
	desk_sql_run(&d, "ATTACH '%s' AS other", other.path);
	is_int(asked(&d, "SELECT count(*) FROM (SELECT * FROM main.day_total WHERE sessions > 0"
			 " EXCEPT SELECT * FROM other.day_total)"),
	       0, "as many as without them");
	stats_days_count(st, date_from(2026, 1, 1), date_from(2026, 12, 31), desk_sql_keep_day, &d,
			 &err);
	compare(st, st_other, "with days kept");
	desk_sql_run(&d, "UPDATE person SET frozen = NULL");
	after = figures(st, date_from(2026, 1, 1), date_from(2026, 12, 31), &filters[0]);
	ok(stats_same(&before, &after), "lifted: all figures are back");
	is_int(asked(&d, "SELECT sum(attendances) FROM day_total"), total, "those of days, too");
	stats_period_clear(&before);
	stats_period_clear(&after);
	stats_close(st);
	stats_close(st_other);
	desk_sql_close(&other);
	desk_sql_close(&d);
}

int
main(void)
{
	for (unsigned seed = 1; seed <= SEEDS; seed++)
		test_seed(seed);
	return tap_done();
}
