/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the statistics share: the connection, the views, and lines found by their
 * code. */
#ifndef STORE_STATS_INTERNAL_H
#define STORE_STATS_INTERNAL_H

#include <sqlite3.h>

#include "store/stats.h"

struct stats {
	sqlite3 *db;
};

/* What may be read. A view lives in the connection, not in the file: it needs no migration. */
struct stats_view {
	const char *name;
	const char *sql;
};
extern const struct stats_view stats_views[];
extern const size_t stats_view_count;

/* Makes the functions, the period and the views on a connection that has no guard yet. */
int stats_views_create(sqlite3 *db, struct err *err);

/* Under the guard; *out is finalised by the caller. */
int stats_prepare(struct stats *st, const char *sql, sqlite3_stmt **out, struct err *err);
int stats_sql_error(sqlite3 *db, const char *what, struct err *err);

/* Lines found by their code. */
struct stats_tally {
	struct stats_line *line; /* in the order of arrival */
	size_t count;
	size_t capacity;
	uint32_t *slot; /* 1 + index of a line, 0 free */
	size_t slots;   /* a power of two */
};
struct stats_line *stats_tally_line(struct stats_tally *t, int64_t code);
/* The lines by rising code, now in out; those that count nothing are left out unless keep_empty. */
void stats_tally_finish(struct stats_tally *t, bool keep_empty, struct stats_table *out);
void stats_tally_clear(struct stats_tally *t);

#endif
