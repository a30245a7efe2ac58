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

/* The columns that stat_session and stat_person begin with, in their order. */
enum {
	C_MONTH,
	C_WEEKDAY,
	C_HOUR,
	C_KIND,
	C_MINUTES,
	C_CHANNEL,
	C_COMMUNE,
	C_PLACE,
	C_MEDIATOR,
	C_AUTONOMY,
	C_LEVEL,
	C_GENDER,
	C_AGE,
	C_STATUS,
	C_RESIDENCE,
	C_THEMES,
	C_PROCEDURES,
	C_DEVICES,
	C_LANGUAGES,
	C_REFERRALS,
	C_SHARED_COUNT
};
/* What follows them in each. */
enum {
	C_PARTICIPANTS = C_SHARED_COUNT,
	C_ANONYMOUS,
	C_ANONYMOUS_RETURNING,
	C_KNOWN,
	C_PARTS,
};
enum { C_VISITS = C_SHARED_COUNT, C_SHARE, C_IS_NEW };

/* Statements that read those columns, NULL standing for each that none of the wanted tables needs
 * (dims: as in stats_read()). Yours. */
char *stats_session_sql(uint32_t dims);
char *stats_person_sql(uint32_t dims);

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
