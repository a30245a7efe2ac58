/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/faults/faults.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/lib/tap.h"

enum {
	PATIENCE_MS = 30000,
	COMMAND_SIZE = 512,
};

int
faults_slow(void)
{
	const char *slow = getenv("LAKOU_TEST_SLOW");
	int times = slow != NULL ? (int)strtol(slow, NULL, 10) : 1;

	return times > 0 ? times : 1;
}

bool
faults_home(struct console *t)
{
	signal(SIGPIPE, SIG_IGN);
	t->rows = 24;
	t->cols = 80;
	t->iutf8 = true;
	t->patience = (int64_t)PATIENCE_MS * faults_slow();
	setenv("TERM", "xterm-256color", 1);
	return ok(term_home_new(t) == 0 && term_home_fresh(t) == 0, "a home");
}

bool
faults_begin(struct console *t, int sessions)
{
	char command[COMMAND_SIZE];

	snprintf(command, sizeof(command),
		 "\"$LAKOU\" " FAULTS_DESK " init --desk Essai --commune 97213 --mediator Alix"
		 " && i=0 && while [ $i -lt %d ]; do \"$LAKOU\" " FAULTS_DESK
		 " add individuel --theme email --duration 30 || exit 1; i=$((i + 1)); done"
		 " && cp -a .local prepared",
		 sessions);
	if (faults_home(t) && ok(term_shell(t, command) == 0, "a desk with %d sessions", sessions))
		return true;
	term_shell_show(t);
	return false;
}

void
faults_end(struct console *t)
{
	term_stop(t);
	term_home_free(t);
}

void
faults_fresh(struct console *t)
{
	term_shell(t, "rm -rf .local && cp -a prepared .local");
}

bool
faults_sound(struct console *t)
{
	bool sound = term_shell(t, "\"$LAKOU\" " FAULTS_DESK " check") == 0;

	if (!sound)
		term_shell_show(t);
	return !term_sanitizer_show(t) && sound;
}

char *
faults_value(const struct console *t, const char *sql)
{
	char path[COMMAND_SIZE];
	sqlite3_stmt *stmt = NULL;
	sqlite3 *db = NULL;
	char *value = NULL;

	snprintf(path, sizeof(path), "%s/home/.local/share/lakou/desk.db", t->base);
	/* A child of a program that was killed may be at its work still. */
	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
	    sqlite3_busy_timeout(db, PATIENCE_MS) == SQLITE_OK &&
	    sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) == SQLITE_OK &&
	    sqlite3_step(stmt) == SQLITE_ROW && sqlite3_column_type(stmt, 0) != SQLITE_NULL)
		value = strdup((const char *)sqlite3_column_text(stmt, 0));
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return value;
}
