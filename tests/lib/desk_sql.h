/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk file made with the real schema and filled by SQL, for tests that must not link the
 * store. */
#ifndef TESTS_LIB_DESK_SQL_H
#define TESTS_LIB_DESK_SQL_H

#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct desk_sql {
	sqlite3 *db;
	char *path;
	int64_t sessions; /* added so far; also the number of the last one */
};

/* Any failure ends the test program aloud. The desk has one place (97209), and two mediators. */
void desk_sql_open(struct desk_sql *d);
void desk_sql_close(struct desk_sql *d); /* the file stays until tap_done() */

void desk_sql_run(struct desk_sql *d, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Adds a session and gives its number. set is "column = value, ..." over an anonymous individual
 * one of 30 minutes at the desk, theme 5, mediator 1; NULL changes nothing. An individual one
 * gets its attendance, without answers. */
int64_t desk_sql_session(struct desk_sql *d, const char *date, int kind, const char *set);
/* A known person of a session; a new one when person is not there yet. */
void desk_sql_attend(struct desk_sql *d, int64_t session, int64_t person);

/* What stats_days_count() hands out, kept in the file; arg is the struct desk_sql. */
int desk_sql_keep_day(void *arg, int day, const char *counts, size_t size, struct err *err);

/* The month of the worked example: October 2026, with the earlier visits of two persons. */
void desk_sql_worked_example(struct desk_sql *d);

#endif
