/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a desk written by SQL alone. */
#include "config.h"

#include "tests/lib/desk_sql.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/stats.h"
#include "tests/lib/tap.h"

enum { WORKSHOP = 2, PERSON_ID = 1000000 };

static void
run(struct desk_sql *d, const char *sql)
{
	if (sqlite3_exec(d->db, sql, NULL, NULL, NULL) != SQLITE_OK) {
		printf("Bail out! %s: %s\n", sqlite3_errmsg(d->db), sql);
		exit(1);
	}
}

void
desk_sql_run(struct desk_sql *d, const char *fmt, ...)
{
	va_list ap;
	char *sql;

	va_start(ap, fmt);
	sql = sqlite3_vmprintf(fmt, ap);
	va_end(ap);
	run(d, sql);
	sqlite3_free(sql);
}

/* The steps of the schema, whichever there are. */
static int
run_schema(struct desk_sql *d, struct err *err)
{
	const char *root = getenv("srcdir");
	int steps = 0;

	for (bool more = true; more; steps += more) {
		char *path = mem_printf("%s/src/store/schema/%03d.sql", root != NULL ? root : ".",
					steps + 1);
		struct buf sql = BUF_INIT;

		more = file_exists(path) && file_read(path, &sql, err) == 0;
		if (more)
			run(d, buf_text(&sql));
		buf_clear(&sql);
		free(path);
	}
	return steps > 0 ? 0 : -1;
}

void
desk_sql_open(struct desk_sql *d)
{
	char *dir = tap_tmpdir();
	struct err err = { .code = ERR_NONE };

	memset(d, 0, sizeof(*d));
	d->path = path_join(dir, "desk.db");
	if (sqlite3_open(d->path, &d->db) != SQLITE_OK) {
		printf("Bail out! no desk\n");
		exit(1);
	}
	run(d, "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF");
	if (run_schema(d, &err) != 0) {
		printf("Bail out! no schema: %s\n", err.detail);
		exit(1);
	}
	desk_sql_run(d, "INSERT INTO desk VALUES (1, '%036d', 'Lakou', 'lakou', 97209, 0, 1, '')",
		     1);
	desk_sql_run(d, "INSERT INTO place VALUES (1, '%036d', 1, 1, 'Lakou', 97209, 0)", 1);
	desk_sql_run(d,
		     "INSERT INTO mediator (n, id, desk, revision, name)"
		     " VALUES (1, '%036d', 1, 1, 'Anais'), (2, '%036d', 1, 1, 'Boris')",
		     1, 2);
	free(dir);
}

void
desk_sql_close(struct desk_sql *d)
{
	sqlite3_close(d->db);
	free(d->path);
	memset(d, 0, sizeof(*d));
}

int64_t
desk_sql_session(struct desk_sql *d, const char *date, int kind, const char *set)
{
	int64_t n = ++d->sessions;
	int one = kind <= WORKSHOP;

	desk_sql_run(d,
		     "INSERT INTO session (n, id, desk, revision, saved, kind, date, minutes,"
		     " channel, place, mediator, themes, participants, anonymous)"
		     " VALUES (%lld, '%036lld', 1, 1, '', %d, '%s', 30, 1, 1, 1, 1 << 4, %d, %d)",
		     (long long)n, (long long)n, kind, date, one, one);
	if (kind == 1)
		desk_sql_run(d, "INSERT INTO attendance (session, k) VALUES (%lld, 1)",
			     (long long)n);
	if (set != NULL)
		desk_sql_run(d, "UPDATE session SET %s WHERE n = %lld", set, (long long)n);
	return n;
}

void
desk_sql_attend(struct desk_sql *d, int64_t session, int64_t person)
{
	desk_sql_run(d,
		     "INSERT OR IGNORE INTO person (n, id, desk, revision)"
		     " VALUES (%lld, '%036lld', 1, 1)",
		     (long long)person, (long long)(PERSON_ID + person));
	desk_sql_run(d,
		     "UPDATE attendance SET person = %lld"
		     " WHERE session = (SELECT n FROM session WHERE n = %lld AND kind = 1)",
		     (long long)person, (long long)session);
	desk_sql_run(d,
		     "UPDATE session SET anonymous = 0, anonymous_returning = 0"
		     " WHERE n = %lld AND kind = 1",
		     (long long)session);
	desk_sql_run(
		d,
		"INSERT INTO attendance (session, k, person)"
		" SELECT n, (SELECT coalesce(max(k), 0) + 1 FROM attendance WHERE session = n),"
		" %lld FROM session WHERE n = %lld AND kind = 2",
		(long long)person, (long long)session);
}

void
desk_sql_worked_example(struct desk_sql *d)
{
	enum { FIRST = 1, SECOND, THIRD };
	int64_t n;

	for (int64_t p = SECOND; p <= THIRD; p++)
		desk_sql_attend(d, desk_sql_session(d, "2026-09-15", 1, NULL), p);
	for (int i = 0; i < 3; i++)
		desk_sql_attend(d, desk_sql_session(d, "2026-10-06", 1, "minutes = 45"), FIRST);
	desk_sql_session(d, "2026-10-07", 1, NULL);
	desk_sql_session(d, "2026-10-08", 1, "anonymous_returning = 1");
	n = desk_sql_session(d, "2026-10-14", WORKSHOP,
			     "participants = 8, anonymous = 6, anonymous_returning = 2,"
			     " minutes = 120, themes = (1 << 4) | (1 << 8)");
	desk_sql_attend(d, n, SECOND);
	desk_sql_attend(d, n, THIRD);
}

int
desk_sql_keep_day(void *arg, int day, const char *counts, size_t size, struct err *err)
{
	struct desk_sql *d = arg;
	char date[DATE_ISO_SIZE];
	sqlite3_stmt *q = NULL;

	(void)err;
	date_write(day, date);
	sqlite3_prepare_v2(
		d->db, "INSERT OR REPLACE INTO day_count (date, rules, counts) VALUES (?, ?, ?)",
		-1, &q, NULL);
	sqlite3_bind_text(q, 1, date, -1, SQLITE_STATIC);
	sqlite3_bind_int(q, 2, STATS_DAY_RULES);
	sqlite3_bind_blob(q, 3, counts, (int)size, SQLITE_STATIC);
	sqlite3_step(q);
	return sqlite3_finalize(q) == SQLITE_OK ? 0 : -1;
}
