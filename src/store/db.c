/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running statements and saying what failed. Knows SQLite, and nothing of what a desk holds. */
#include "config.h"

#include "store/db.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/str.h"

#define BUSY_PAUSE_NS 2000000

/* SQLite knows ENOSPC alone; over quota and over the file-size limit are the same to a person. */
static bool
no_room(int errnum)
{
	return errnum == ENOSPC || errnum == EDQUOT || errnum == EFBIG;
}

static enum err_code
code_of_cantopen(int errnum)
{
	if (no_room(errnum))
		return ERR_FULL;
	if (errnum == EACCES || errnum == EPERM)
		return ERR_DENIED;
	return errnum == EROFS ? ERR_READONLY : ERR_IO;
}

static enum err_code
code_of_constraint(int rc)
{
	switch (rc) {
	case SQLITE_CONSTRAINT_UNIQUE:
	case SQLITE_CONSTRAINT_PRIMARYKEY:
	case SQLITE_CONSTRAINT_ROWID:
		return ERR_EXISTS;
	default:
		return ERR_VALUE;
	}
}

static enum err_code
code_of(int rc, int errnum)
{
	switch (PRIMARY_CODE(rc)) {
	case SQLITE_FULL:
		return ERR_FULL;
	case SQLITE_IOERR:
		return no_room(errnum) ? ERR_FULL : ERR_IO;
	case SQLITE_CANTOPEN:
		return code_of_cantopen(errnum);
	case SQLITE_READONLY:
		return ERR_READONLY;
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return ERR_BUSY;
	case SQLITE_CORRUPT:
		return ERR_DAMAGED;
	case SQLITE_NOTADB:
		return ERR_NOT_OURS;
	case SQLITE_CONSTRAINT:
		return code_of_constraint(rc);
	case SQLITE_MISMATCH:
	case SQLITE_TOOBIG:
		return ERR_VALUE;
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return ERR_DENIED;
	case SQLITE_INTERRUPT:
		return ERR_STOPPED;
	case SQLITE_NOMEM:
		return ERR_OS;
	default:
		return ERR_INTERNAL;
	}
}

/* What the system said when a write failed. SQLite passes it on from everywhere but a commit, which
 * is where a log is written: then the log's own file still knows. */
static int
system_errno(struct store *st)
{
	int errnum = sqlite3_system_errno(st->db);
	sqlite3_file *log = NULL;

	if (errnum == 0 &&
	    sqlite3_file_control(st->db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK &&
	    log != NULL && log->pMethods != NULL)
		log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &errnum);
	return errnum;
}

int
db_fail(struct store *st, int rc, const char *what, struct err *err)
{
	bool frozen = db_refuses_frozen(st->db, rc);
	enum err_code code = frozen ? ERR_FROZEN : code_of(rc, system_errno(st));
	const char *subject = frozen || code == ERR_VALUE ? "" : st->path;

	err_set(err, code, subject, "%s: %s (%d)", what, sqlite3_errmsg(st->db), rc);
	if (rc == SQLITE_READONLY_DBMOVED)
		err_set(err, code, subject, "replaced");
	/* A full disk and its like end the whole transaction: the open action is lost, and must say
	 * so when it is committed. */
	if (st->in_action && st->broken.code == ERR_NONE && sqlite3_get_autocommit(st->db) != 0)
		st->broken = *err;
	return -1;
}

int
db_no_such(const char *what, int64_t n, struct err *err)
{
	char number[STR_NUMBER_SIZE];

	snprintf(number, sizeof(number), "%lld", (long long)n);
	return err_set(err, ERR_NO_INPUT, number, "no such %s", what);
}

/* Our statements are right for our schema: one that is not understood met a schema that was
 * spoilt. */
static int
statement_fail(struct store *st, int rc, const char *sql, struct err *err)
{
	db_fail(st, rc, sql, err);
	if (PRIMARY_CODE(rc) == SQLITE_ERROR)
		err->code = ERR_DAMAGED;
	return -1;
}

int
db_exec(struct store *st, const char *sql, struct err *err)
{
	int rc = sqlite3_exec(st->db, sql, NULL, NULL, NULL);

	return rc == SQLITE_OK ? 0 : statement_fail(st, rc, sql, err);
}

int
db_exec_name(struct store *st, const char *sql, const char *name, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, sql, err);

	if (rc == 0) {
		query_text(&q, name);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

int
db_number(struct store *st, const char *sql, int64_t *out, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, sql, err);

	if (rc == 0)
		rc = query_step(&q, err);
	if (rc == 1)
		*out = query_get_int(&q, 0);
	else if (rc == 0)
		err_set(err, ERR_INTERNAL, st->path, "%s: no row", sql);
	query_close(&q);
	return rc == 1 ? 0 : -1;
}

int
db_column(struct store *st, const char *table, const char *column, int *out, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "SELECT cid FROM pragma_table_info(?) WHERE name = ?", err);

	if (rc == 0) {
		query_text(&q, table);
		query_text(&q, column);
		rc = query_step(&q, err);
	}
	if (rc >= 0)
		*out = rc == 1 ? (int)query_get_int(&q, 0) : -1;
	query_close(&q);
	return rc < 0 ? -1 : 0;
}

int64_t
db_steady_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* SQLite's own waiting looks ten times a second only: beside a program that saves without a pause
 * it hardly ever finds the file free. */
static int
wait_for_others(void *arg, int tries)
{
	static const struct timespec nap = { .tv_nsec = BUSY_PAUSE_NS };
	struct store *st = arg;

	if (tries == 0)
		st->busy_until = db_steady_ms() + st->busy_ms;
	if (db_steady_ms() >= st->busy_until)
		return 0;
	nanosleep(&nap, NULL);
	return 1;
}

void
db_set_busy_ms(struct store *st, int ms)
{
	st->busy_ms = ms;
	sqlite3_busy_handler(st->db, wait_for_others, st);
}

void
db_empty_log(struct store *st)
{
	sqlite3_busy_handler(st->db, NULL, NULL);
	st->log_owed = sqlite3_wal_checkpoint_v2(st->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL,
						 NULL) != SQLITE_OK;
	sqlite3_busy_handler(st->db, wait_for_others, st);
}

int
query_open(struct query *q, struct store *st, const char *sql, struct err *err)
{
	int rc;

	*q = (struct query){ .st = st };
	rc = sqlite3_prepare_v3(st->db, sql, -1, 0, &q->stmt, NULL);
	return rc == SQLITE_OK ? 0 : statement_fail(st, rc, sql, err);
}

int
query_open_kept(struct query *q, struct store *st, enum kept which, const char *sql,
		struct err *err)
{
	int rc;

	*q = (struct query){ .st = st, .kept = true };
	if (st->kept[which] == NULL) {
		rc = sqlite3_prepare_v3(st->db, sql, -1, SQLITE_PREPARE_PERSISTENT,
					&st->kept[which], NULL);
		if (rc != SQLITE_OK)
			return statement_fail(st, rc, sql, err);
	}
	q->stmt = st->kept[which];
	return 0;
}

int
query_open_new(struct query *q, struct store *st, const char *sql, struct err *err)
{
	char id[UUID_SIZE];
	int64_t revision;

	*q = (struct query){ .st = st };
	if (db_next_revision(st, &revision, err) != 0)
		return -1;
	db_new_id(st, id);
	if (query_open(q, st, sql, err) != 0)
		return -1;
	query_text_copy(q, id);
	query_int(q, st->desk.n);
	query_int(q, revision);
	return 0;
}

void
query_close(struct query *q)
{
	if (q->kept && q->stmt != NULL) {
		/* Texts that were bound belong to the caller: they must not stay. */
		sqlite3_reset(q->stmt);
		sqlite3_clear_bindings(q->stmt);
	} else {
		sqlite3_finalize(q->stmt);
	}
	q->stmt = NULL;
}

void
query_again(struct query *q)
{
	sqlite3_reset(q->stmt);
	q->param = 0;
}

static void
note(struct query *q, int rc)
{
	if (q->rc == SQLITE_OK)
		q->rc = rc;
}

void
query_int(struct query *q, int64_t value)
{
	note(q, sqlite3_bind_int64(q->stmt, ++q->param, value));
}

void
query_null(struct query *q)
{
	note(q, sqlite3_bind_null(q->stmt, ++q->param));
}

void
query_int_or_null(struct query *q, int64_t value)
{
	if (value != 0)
		query_int(q, value);
	else
		query_null(q);
}

void
query_text_any(struct query *q, const char *s)
{
	note(q, sqlite3_bind_text(q->stmt, ++q->param, s, -1, SQLITE_STATIC));
}

void
query_text_copy(struct query *q, const char *s)
{
	note(q, sqlite3_bind_text(q->stmt, ++q->param, s, -1, SQLITE_TRANSIENT));
}

void
query_text(struct query *q, const char *s)
{
	query_text_any(q, s != NULL && *s != '\0' ? s : NULL);
}

void
query_blob(struct query *q, const void *bytes, size_t len)
{
	/* An empty blob is not NULL. */
	note(q, sqlite3_bind_blob64(q->stmt, ++q->param, bytes != NULL ? bytes : "", len,
				    SQLITE_STATIC));
}

void
query_date(struct query *q, int date)
{
	char iso[DATE_ISO_SIZE];

	if (date == DATE_NONE) {
		query_null(q);
		return;
	}
	date_write(date, iso);
	query_text_copy(q, iso);
}

int
query_step(struct query *q, struct err *err)
{
	int rc;

	if (q->rc != SQLITE_OK)
		return db_fail(q->st, q->rc, "binding", err);
	rc = sqlite3_step(q->stmt);
	if (rc == SQLITE_ROW)
		return 1;
	return rc == SQLITE_DONE ? 0 : db_fail(q->st, rc, sqlite3_sql(q->stmt), err);
}

int
query_run(struct query *q, struct err *err)
{
	int rc = query_step(q, err);

	if (rc == 1)
		rc = err_set(err, ERR_INTERNAL, q->st->path, "a row was not expected");
	query_again(q);
	return rc;
}

int
query_run_kept(struct store *st, enum kept which, const char *sql, int64_t n, struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, which, sql, err);

	if (rc == 0) {
		query_int(&q, n);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

int
query_run_with(struct store *st, const char *sql, const int64_t *number, size_t count,
	       struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, sql, err);

	if (rc == 0) {
		for (size_t i = 0; i < count; i++)
			query_int(&q, number[i]);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

int64_t
query_get_int(const struct query *q, int column)
{
	return sqlite3_column_int64(q->stmt, column);
}

/* NULL stands for NULL, and for want of memory, which must not pass for it. */
static const char *
text_of(const struct query *q, int column)
{
	const char *s = (const char *)sqlite3_column_text(q->stmt, column);

	if (s == NULL && sqlite3_column_type(q->stmt, column) != SQLITE_NULL)
		s = "";
	return s;
}

char *
query_get_text(const struct query *q, int column)
{
	return mem_strdup(text_of(q, column));
}

void
query_copy_text(const struct query *q, int column, char *out, size_t size)
{
	const char *s = text_of(q, column);
	size_t len = s != NULL ? strnlen(s, size - 1) : 0;

	if (len > 0)
		memcpy(out, s, len);
	out[len] = '\0';
}

int
query_get_date(const struct query *q, int column)
{
	const char *s = text_of(q, column);
	int date;

	return s != NULL && date_parse(s, &date) == 0 ? date : DATE_NONE;
}

int64_t
db_data_version(struct store *st)
{
	int64_t version = 0;
	struct err ignored;
	struct query q;

	if (query_open_kept(&q, st, KEPT_DATA_VERSION, "PRAGMA data_version", &ignored) == 0 &&
	    query_step(&q, &ignored) == 1)
		version = query_get_int(&q, 0);
	query_close(&q);
	return version;
}

int
db_next_revision(struct store *st, int64_t *out, struct err *err)
{
	struct query q;
	int rc = query_open_kept(
		&q, st, KEPT_REVISION,
		/* A counter that was tampered with must not stop all work: check tells it. */
		"UPDATE desk SET revision = iif(revision < 9223372036854775807, revision + 1,"
		" revision) WHERE own = 1 RETURNING revision",
		err);

	if (rc == 0)
		rc = query_step(&q, err);
	if (rc == 1)
		*out = query_get_int(&q, 0);
	else if (rc == 0)
		err_set(err, ERR_DAMAGED, st->path, "no desk of its own");
	query_close(&q);
	return rc == 1 ? 0 : -1;
}

void
db_new_id(struct store *st, char out[static UUID_SIZE])
{
	uuid_make(&st->ids, clock_ms(st->clock), out);
}
