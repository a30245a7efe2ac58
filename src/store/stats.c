/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statistics' own read-only connection and its guard: nothing but the views named stat_* can be
 * read on it, so that no report can ever see a person. */
#include "config.h"

#include "store/stats.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "store/stats_internal.h"

enum { BUSY_MS = 5000, URI_CHAR_MAX = 3, STEPS_A_QUESTION = 20000 };

int
stats_sql_error(sqlite3 *db, const char *what, struct err *err)
{
	int rc = db != NULL ? sqlite3_errcode(db) : SQLITE_NOMEM;
	const char *why = db != NULL ? sqlite3_errmsg(db) : "no connection";
	enum err_code code = ERR_IO;

	switch (rc) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		code = ERR_BUSY;
		break;
	case SQLITE_PERM:
		code = ERR_DENIED;
		break;
	case SQLITE_NOTADB:
		code = ERR_NOT_OURS;
		break;
	case SQLITE_CORRUPT:
	case SQLITE_ERROR: /* the statements are right: what they meet is another schema, */
	case SQLITE_AUTH:  /* or a view that stands where a table of ours was */
		code = ERR_DAMAGED;
		break;
	case SQLITE_INTERRUPT:
		code = ERR_STOPPED;
		break;
	case SQLITE_FULL:
		code = ERR_FULL;
		break;
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN: /* to read, what lies beside the file needs room, too */
		return err_set_errno(err, sqlite3_system_errno(db), "", what);
	case SQLITE_MISUSE:
		code = ERR_INTERNAL;
		break;
	default:
		break;
	}
	return err_set(err, code, "", "statistics, %s: %s", what, why);
}

static bool
is_view(const char *name)
{
	for (size_t i = 0; i < stats_view_count; i++)
		if (strcmp(name, stats_views[i].name) == 0)
			return true;
	return false;
}

/* Anything may be read from inside one of our views, and from outside only what is named stat_*
 * and is of this connection: a view that somebody put in the file is not. */
static int
guard_read(const char *table, const char *database, const char *view)
{
	if (view != NULL && is_view(view))
		return SQLITE_OK;
	/* Where a query uses no column of a view, SQLite asks by the name alone. */
	if (is_view(table) && (database == NULL || strcmp(database, "temp") == 0))
		return SQLITE_OK;
	return SQLITE_DENY;
}

static int
guard(void *arg, int op, const char *one, const char *two, const char *database, const char *view)
{
	const struct stats *st = arg;

	if (st->making_view)
		return SQLITE_OK;
	switch (op) {
	case SQLITE_SELECT:
	case SQLITE_TRANSACTION: /* so that all figures come from one state of the file */
		return SQLITE_OK;
	case SQLITE_FUNCTION:
		return strcmp(two, "load_extension") == 0 ? SQLITE_DENY : SQLITE_OK;
	case SQLITE_READ:
		return guard_read(one, database, view);
	default:
		return SQLITE_DENY;
	}
}

/* What SQLite does not ask the guard about: a common table expression may take the name of a
 * view, and VACUUM copies the file without asking first. No statement here needs these words. */
static bool
goes_round_guard(const char *sql)
{
	return strcasestr(sql, "with") != NULL || strcasestr(sql, "vacuum") != NULL;
}

int
stats_prepare(struct stats *st, const char *sql, sqlite3_stmt **out, struct err *err)
{
	if (goes_round_guard(sql))
		return err_set(err, ERR_DENIED, "", "statistics: this word is refused");
	if (stats_views_make(st, sql, err) != 0)
		return -1;
	if (sqlite3_prepare_v2(st->db, sql, -1, out, NULL) != SQLITE_OK)
		return stats_sql_error(st->db, "prepare", err);
	return 0;
}

/* The file as SQLite's own URI; immutable says that nobody writes, so no lock nor shared memory is
 * needed. */
static char *
uri_of(const char *path, bool immutable)
{
	struct buf b = BUF_INIT;

	buf_add(&b, "file:");
	for (const char *c = path; *c != '\0'; c++) {
		if (*c == '%' || *c == '?' || *c == '#')
			buf_addf(&b, "%%%02X", (unsigned char)*c);
		else
			buf_addc(&b, *c);
	}
	if (immutable)
		buf_add(&b, "?immutable=1");
	return buf_take(&b);
}

static int
connect_to(sqlite3 **db, const char *path, bool immutable)
{
	char *uri = uri_of(path, immutable);
	/* One thread: the locks round each column read would cost a seventh of the counting. */
	const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
	int rc = sqlite3_open_v2(uri, db, flags, NULL);

	free(uri);
	if (rc != SQLITE_OK)
		return rc;
	sqlite3_extended_result_codes(*db, 0);
	sqlite3_busy_timeout(*db, BUSY_MS);
	/* The first read: it fails where a write-ahead log cannot be shared. */
	return sqlite3_exec(*db,
			    "PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;"
			    "SELECT count(*) FROM main.sqlite_schema",
			    NULL, NULL, NULL);
}

int
stats_open(struct stats **out, const char *path, struct err *err)
{
	struct stats *st = mem_alloc(sizeof(*st));
	int rc;

	if (access(path, F_OK) != 0) {
		err_set(err, ERR_NO_DESK, path, "no such file");
		goto fail;
	}
	rc = connect_to(&st->db, path, false);
	if ((rc == SQLITE_CANTOPEN || rc == SQLITE_READONLY) && access(path, W_OK) != 0) {
		sqlite3_close(st->db);
		st->db = NULL;
		rc = connect_to(&st->db, path, true);
	}
	if (rc != SQLITE_OK) {
		stats_sql_error(st->db, "open", err);
		snprintf(err->subject, sizeof(err->subject), "%s", path);
		goto fail;
	}
	if (stats_functions(st, err) != 0)
		goto fail;
	sqlite3_set_authorizer(st->db, guard, st);
	*out = st;
	return 0;
fail:
	stats_close(st);
	return -1;
}

void
stats_close(struct stats *st)
{
	if (st == NULL)
		return;
	sqlite3_close(st->db);
	bitset_clear(&st->followed);
	stats_visits_clear(&st->visits);
	free(st);
}

static int
asked_to_stop(void *arg)
{
	struct stats *st = arg;

	return stop_asked(st->stop);
}

void
stats_stop_by(struct stats *st, const struct stop *stop)
{
	st->stop = stop;
	sqlite3_progress_handler(st->db, stop != NULL ? STEPS_A_QUESTION : 0, asked_to_stop, st);
}

int
stats_try(struct stats *st, const char *sql)
{
	sqlite3_stmt *q = NULL;
	struct err err;
	int rc = stats_prepare(st, sql, &q, &err);

	sqlite3_finalize(q);
	return rc;
}

int
stats_columns(struct stats *st, void (*fn)(void *arg, const char *column), void *arg,
	      struct err *err)
{
	for (size_t i = 0; i < stats_view_count; i++) {
		char *sql = mem_printf("SELECT * FROM temp.%s", stats_views[i].name);
		sqlite3_stmt *q = NULL;
		int rc = stats_prepare(st, sql, &q, err);

		free(sql);
		for (int c = 0; rc == 0 && c < sqlite3_column_count(q); c++) {
			char *column =
				mem_printf("%s.%s", stats_views[i].name, sqlite3_column_name(q, c));

			fn(arg, column);
			free(column);
		}
		sqlite3_finalize(q);
		if (rc != 0)
			return -1;
	}
	return 0;
}
