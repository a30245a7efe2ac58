/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guard of the statistics' connection: what it lets through, what it refuses, and every column
 * that a report could ever read. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/str.h"
#include "store/stats_internal.h"
#include "tests/lib/desk_sql.h"
#include "tests/lib/tap.h"

static const char *const allowed[] = {
	"SELECT * FROM stat_session",
	"SELECT count(*) FROM stat_session",
	"SELECT kind, sum(minutes) FROM stat_session GROUP BY kind ORDER BY 2",
	"SELECT * FROM temp.stat_session",
	"SELECT max(minutes) FROM stat_session WHERE is_new",
	"SELECT a.name FROM stat_mediator AS a JOIN stat_tag AS b ON a.code = b.code",
	"SELECT * FROM (SELECT * FROM stat_session ORDER BY minutes) WHERE themes & 1",
	"SELECT month, people FROM stat_person_month",
	"EXPLAIN QUERY PLAN SELECT * FROM stat_session",
	"BEGIN",
	"COMMIT",
	"SELECT 1 + length('a')",
};

static const char *const refused[] = {
	/* The tables themselves, however they are asked for. */
	"SELECT * FROM session",
	"SELECT * FROM main.session",
	"SELECT id FROM person",
	"SELECT sealed FROM person",
	"SELECT sealed_note FROM session",
	"SELECT person FROM attendance",
	"SELECT count(*) FROM person",
	"SELECT count(*) FROM attendance",
	"SELECT 1 FROM person",
	"SELECT rowid FROM person",
	"SELECT EXISTS (SELECT 1 FROM person)",
	"SELECT value FROM secret",
	"SELECT body FROM draft",
	"SELECT changes FROM undo_step",
	"SELECT name FROM mediator",
	/* Beside a view. */
	"SELECT kind, (SELECT count(*) FROM person) FROM stat_session",
	"SELECT * FROM stat_session WHERE EXISTS (SELECT id FROM person)",
	"SELECT * FROM stat_session JOIN person",
	"SELECT * FROM stat_session, session AS stat_person",
	"SELECT kind FROM stat_session UNION SELECT n FROM person",
	"SELECT kind FROM stat_session ORDER BY (SELECT max(n) FROM person)",
	/* Under a name like a view's. */
	"SELECT * FROM session AS stat_session",
	"SELECT * FROM (SELECT id FROM session) AS stat_session",
	"WITH stat_session AS (SELECT * FROM session) SELECT * FROM stat_session",
	"WITH stat_session(id) AS (SELECT id FROM person) SELECT id FROM stat_session",
	"SELECT * FROM (wItH stat_person AS (SELECT * FROM person) SELECT * FROM stat_person)",
	"CREATE TEMP VIEW stat_all AS SELECT * FROM person",
	"SELECT * FROM main.stat_session",
	"SELECT * FROM stat_planted",
	"SELECT count(*) FROM stat_planted",
	/* What is known about the file. */
	"SELECT * FROM sqlite_schema",
	"SELECT sql FROM sqlite_temp_schema",
	"SELECT * FROM pragma_table_info('person')",
	"PRAGMA table_info(person)",
	"PRAGMA database_list",
	"PRAGMA trusted_schema = ON",
	/* Ways out. */
	"ATTACH 'x.db' AS x",
	"DETACH temp",
	"VACUUM INTO 'x.db'",
	"SELECT load_extension('x')",
	"SAVEPOINT a",
	/* Writing. */
	"INSERT INTO temp.stat_place VALUES (1, 97209, '')",
	"DELETE FROM temp.stat_session",
	"DROP VIEW temp.stat_session",
	"UPDATE session SET minutes = 1",
	"CREATE TEMP VIEW stat_more AS SELECT * FROM stat_session",
	"DELETE FROM session",
	"CREATE TABLE x (a)",
	"CREATE TEMP TABLE x AS SELECT * FROM person",
	"CREATE TEMP TRIGGER x INSTEAD OF UPDATE ON stat_session BEGIN SELECT id FROM person; END",
	"REINDEX",
	"ANALYZE",
};

static void
keep(void *arg, const char *column)
{
	struct buf *b = arg;

	buf_add(b, column);
	buf_addc(b, '\n');
}

static void
test_columns(struct stats *st)
{
	const char *root = getenv("srcdir");
	char *path = path_join(root != NULL ? root : ".", "tests/stat-columns.golden");
	struct buf seen = BUF_INIT;
	struct buf golden = BUF_INIT;
	struct err err;

	ok(stats_columns(st, keep, &seen, &err) == 0, "the columns can be listed");
	if (getenv("GENERATE") != NULL)
		ok(file_write(path, buf_text(&seen), seen.len, true, &err) == 0, "rewritten");
	ok(file_read(path, &golden, &err) == 0, "the golden list is there");
	is_str(buf_text(&seen), buf_text(&golden), "no column beyond those agreed");
	buf_clear(&seen);
	buf_clear(&golden);
	free(path);
}

/* Wherever a word typed about a person may stand in the file, no view shows it. */
static void
test_no_words(struct desk_sql *d, struct stats *st)
{
	int64_t n = desk_sql_session(d, "2026-10-05", 1,
				     "title = 'Zozio', procedure_name = 'Zozio',"
				     " refer_reason = 'Zozio', sealed_note = x'5A6F7A696F'");
	struct stats_period p;
	struct err err;
	size_t words = 0;

	desk_sql_attend(d, n, 1);
	desk_sql_run(
		d, "UPDATE person SET sealed = x'5A6F7A696F', notice = 'Zozio', consent = 'Zozio'");
	if (!ok(stats_read(st,
			   &(struct stats_query){ .from = 20000, .to = 30000, .dims = UINT32_MAX },
			   &p, &err) == 0,
		"all tables can be read"))
		return;
	for (int i = 0; i < STATS_DIM_COUNT; i++)
		for (size_t j = 0; j < p.by[i].count; j++)
			words += p.by[i].line[j].label != NULL &&
				 strcmp(p.by[i].line[j].label, "Anais") != 0 &&
				 strcmp(p.by[i].line[j].label, "Lakou") != 0;
	is_int(words, 0, "no word but the names of the mediator and the place comes out");
	stats_period_clear(&p);
}

static void
test_open(void)
{
	char *dir = tap_tmpdir();
	char *path = path_join(dir, "none.db");
	struct stats *st;
	struct err err;

	ok(stats_open(&st, path, &err) == -1 && err.code == ERR_NO_DESK, "no file: no desk");
	ok(file_write(path, "not a desk at all, but long enough to be read", 45, false, &err) == 0,
	   "another file");
	ok(stats_open(&st, path, &err) == -1 && err.code == ERR_NOT_OURS, "is not a desk");
	is_str(err.subject, path, "and the error names it");
	stats_close(NULL);
	free(path);
	free(dir);
}

int
main(void)
{
	struct desk_sql d;
	struct stats *st;
	struct err err = { .code = ERR_NONE };

	desk_sql_open(&d);
	/* Somebody with access to the file puts a view of that name into it. */
	desk_sql_run(&d, "CREATE VIEW stat_planted AS SELECT * FROM person");
	desk_sql_run(&d, "CREATE VIEW stat_session AS SELECT * FROM person");
	if (!ok(stats_open(&st, d.path, &err) == 0, "the statistics open: %s", err.detail))
		return tap_done();
	for (size_t i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++)
		ok(stats_try(st, allowed[i]) == 0, "allowed: %s", allowed[i]);
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		ok(stats_try(st, refused[i]) == -1, "refused: %s", refused[i]);
	test_columns(st);
	test_no_words(&d, st);
	test_open();
	stats_close(st);
	desk_sql_close(&d);
	return tap_done();
}
