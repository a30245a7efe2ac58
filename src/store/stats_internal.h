/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the statistics share: the connection, the views, and lines found by their
 * code. */
#ifndef STORE_STATS_INTERNAL_H
#define STORE_STATS_INTERNAL_H

#include <sqlite3.h>

#include "base/bitset.h"
#include "base/date.h"
#include "store/stats.h"

/* Lines found by their code. */
#define STATS_LOW 64
struct stats_tally {
	struct stats_line *line; /* in the order of arrival */
	size_t count;
	size_t capacity;
	uint32_t low[STATS_LOW]; /* of the codes below: 1 + index of a line, 0 none */
	uint32_t *slot;          /* the same of the others */
	size_t slots;            /* a power of two */
};
struct stats_line *stats_tally_line(struct stats_tally *t, int64_t code);
/* The lines by rising code, now in out; those that count nothing are left out, except months and
 * days. */
void stats_tally_finish(struct stats_tally *t, enum stats_dim dim, struct stats_table *out);
/* The same of a cross, whose codes stats_cross_code() made. */
void stats_tally_finish_cross(struct stats_tally *t, struct stats_table *out);
void stats_tally_clear(struct stats_tally *t);

/* How many numbers the views ask for; see stats_asked.c. */
enum { STATS_ASKED = 10 };

/* Who is known came to which session, as the functions of the views find out, who keep the numbers
 * of persons from the counting. */
struct known;
struct visit;
struct stats_visits {
	struct stats_tally of; /* of the period, by their number; the same order as known */
	struct known *known;
	size_t capacity;
	struct visit *visit; /* those of the session at hand, in the order of its row */
	size_t visit_count;
	size_t visit_capacity;
	size_t counted; /* of them */
	bool off;       /* over years, persons are counted in a pass of their own */
};

struct pass;
typedef void stats_values_fn(struct pass *p, sqlite3_value **value);
struct stats {
	sqlite3 *db;
	stats_values_fn *each; /* row of the statement that runs is counted so, */
	struct pass *pass;     /* here */
	uint32_t views;        /* a bit each that was made */
	bool making_view;      /* by our own words: the guard stands aside */
	char first[DATE_ISO_SIZE];
	char last[DATE_ISO_SIZE];
	int64_t asked[STATS_ASKED];
	struct stats_visits visits;
	/* Sessions of the period with a person who is known, as the pass over its sessions found
	 * them: the functions of the views keep their numbers from the counting. */
	struct bitset followed;
	bool followed_found; /* all of them are in it */
	/* Of the reading of rows: persons by their number, and the bit of CUT_* that it is of. */
	struct stats_tally ordinals;
	unsigned unit;
	const struct stop *stop; /* see stats_stop_by() */
};

/* What may be read. A view lives in the connection, not in the file: it needs no migration. */
struct stats_view {
	const char *name;
	const char *sql; /* what it shows */
};
extern const struct stats_view stats_views[];
extern const size_t stats_view_count;

/* Makes the functions of the views. */
int stats_functions(struct stats *st, struct err *err);
/* Makes those of the views that a statement names and that are not there yet: one figure needs few,
 * and each costs as much as counting a day. */
int stats_views_make(struct stats *st, const char *sql, struct err *err);

/* What the views are asked for from now on: days and filter, and whether answers of participants
 * are needed. */
void stats_ask(struct stats *st, const struct stats_query *query, bool answers);
void stats_ask_days(struct stats *st, int from, int to); /* other days than before */
void stats_ask_partner(struct stats *st, int64_t n);     /* the name of this one */
bool stats_is_filtered(const struct stats_filter *f);
int stats_asked_function(struct stats *st);

/* The view of rows, and the functions it needs; see stats_rows.c. */
extern const char stats_micro_sql[];
int stats_rows_functions(struct stats *st);

/* Under the guard; *out is finalised by the caller. */
int stats_prepare(struct stats *st, const char *sql, sqlite3_stmt **out, struct err *err);
int stats_sql_error(sqlite3 *db, const char *what, struct err *err);
/* For tests of the guard: 0 when the statement could be prepared, -1 when it was refused. */
int stats_try(struct stats *st, const char *sql);

/* The columns that stat_session, stat_known, stat_person_years and stat_cut share, as a row of
 * numbers. */
enum {
	C_DAY,
	C_HOUR,
	C_KIND,
	C_MINUTES,
	C_CHANNEL,
	C_COMMUNE,
	C_PLACE,
	C_MEDIATOR,
	C_AUTONOMY,
	C_LEVEL,
	C_NOT_COMPLETED,
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
/* What stands before them in the statements that read each view. */
enum {
	C_PARTICIPANTS,
	C_ANONYMOUS,
	C_ANONYMOUS_RETURNING,
	C_MET,
	C_KNOWN,
	C_PARTS,
	C_SESSION_OWN,
};
enum { C_VISITS, C_SHARE, C_IS_NEW, C_PERSON_OWN };
#define STATS_WAS_CUT (-1) /* in place of whether one of the known is new */
enum { C_CUT_SHARE, C_CUT_FLAGS, C_CUT_PARTS, C_CUT_OWN };

/* Those statements, which hand each row over to stat_each(): they read those of the shared columns
 * that one of the tables asked for needs, and note in p which. Yours. */
char *stats_session_sql(struct pass *p);
char *stats_known_sql(struct pass *p);
char *stats_years_sql(struct pass *p);
char *stats_cut_sql(struct pass *p);
/* Runs one of them, and frees it: fn is called for each row, from within SQLite. To step through
 * the rows and ask for each of their values would cost as much as counting them. */
int stats_each(struct stats *st, char *sql, stats_values_fn *fn, struct pass *p, struct err *err);
int stats_each_function(struct stats *st);
/* Whether one of these tables needs what participants answered. */
bool stats_asks_participants(uint32_t dims);

/* How much one row adds to a line. */
struct weight {
	int64_t sessions;
	int64_t attendances;
	int64_t people;
};

/* One counting of a period, for the files that do it. */
struct part;
struct place;
struct pass {
	struct stats *st;
	int from;
	int to;
	struct stats_totals *total;
	uint32_t dims;
	uint32_t crosses;
	uint32_t read; /* dims, and the axes of the crosses */
	bool filtered;
	/* Of the statement at hand: how many columns come before the shared ones, and which those
	 * are. */
	int own;
	int column[C_SHARED_COUNT];
	size_t column_count;
	struct stats_tally by[STATS_DIM_COUNT];
	struct stats_tally cross[STATS_CROSS_COUNT];
	struct part *part; /* of the workshop at hand */
	size_t part_count;
	size_t part_capacity;
	struct place *place; /* where the desk works: few */
	size_t place_count;
	size_t place_capacity;
	bool spoilt; /* a session says what no save writes */
};
/* Rows of stat_session, each as a whole, and what those who are known add to it. */
void stats_session_count(struct pass *p, sqlite3_value **v);
void stats_known_count(struct pass *p, sqlite3_value **v);
/* All sessions of the period, from the days counted beforehand where they are kept, and who is
 * known of them, unless over years. */
int stats_days_read(struct stats *st, struct pass *p, struct err *err);
int stats_places_note(struct stats *st, struct pass *p, struct err *err);
void stats_pass_clear(struct pass *p); /* of what was counted */
void stats_pass_end(struct pass *p);   /* frees what it worked with */
void stats_add(struct pass *p, enum stats_dim dim, int64_t code, const struct weight *w);
/* The month of a row, as STATS_MONTH has it. */
int stats_month(int64_t day);

/* The tables about participants. */
enum { PART_DIMS = 4 };
extern const enum stats_dim stats_part_dim[PART_DIMS];
/* A row's answer about a participant; nothing said and « not given » are the same. */
int64_t stats_part_code(enum stats_dim dim, const int64_t *row);
/* A workshop and those who came to it. */
void stats_workshop(struct pass *p, sqlite3_value **v, int64_t *row, int64_t participants,
		    int64_t anonymous);

/* Those of them who are known, as visits; the row is used up. */
void stats_workshop_known(struct pass *p, sqlite3_value **v, int64_t *row, int64_t participants);

/* Crosses. A pair of values as one code of a tally. */
int64_t stats_cross_code(int64_t first, int64_t second);
void stats_cross_split(int64_t code, int64_t *first, int64_t *second);
bool stats_cross_wanted(const struct pass *p, int cross);
void stats_cross_add(struct pass *p, int cross, int64_t code, const struct weight *w);
/* The value of an axis that a row gives. */
int64_t stats_cross_value(enum stats_dim dim, const int64_t *row);
/* Whether the breakdown, and not the session, would say it. */
bool stats_is_part(enum stats_dim dim);
/* Crosses of two axes of the session; of somebody who has both values of the row; and of months and
 * themes, which count each month for itself. */
void stats_cross_session(struct pass *p, const int64_t *row, const struct weight *w);
void stats_cross_person(struct pass *p, const int64_t *row, const struct weight *w);
void stats_cross_themes(struct pass *p, int month, int64_t themes, const struct weight *w);
/* Keeps the two largest. */
void stats_note_top(int64_t top[2], int64_t share);
/* The shared columns of a row that are wanted; the others stay as they are. */
void stats_row(const struct pass *p, sqlite3_value **v, int64_t row[static C_SHARED_COUNT]);
/* What every row answers, whoever the participants are; the lists that may take several; and what
 * is about a participant. */
void stats_answers(struct pass *p, const int64_t *row, const struct weight *w);
void stats_masks(struct pass *p, const int64_t *row, const struct weight *w);
void stats_participant(struct pass *p, const int64_t *row, const struct weight *w);

/* Notes that somebody known came to a session, whose date, start and id these are. Whether it is
 * the first time that the counting meets them. */
bool stats_visit_note(struct stats_visits *v, int64_t person, sqlite3_value **order);
/* The next of the visits noted of the session at hand, of which this is the row; is_new: never came
 * before the period, said of those met for the first time. */
void stats_visit_count(struct pass *p, const int64_t *row, int64_t participants, bool is_new);
/* Once all sessions were counted: each person counts once. */
void stats_visits_settle(struct pass *p);
void stats_person_count(struct pass *p, const int64_t *row, int64_t visits, int64_t share,
			bool is_new);
void stats_visits_clear(struct stats_visits *v);

/* Calls fn for each row of a statement. */
typedef void stats_row_fn(struct pass *p, sqlite3_stmt *q);
int stats_each_row(struct stats *st, const char *sql, stats_row_fn *fn, struct pass *p,
		   struct err *err);
/* Lines that the file names: the people of them who are known, and what they are called. */
int stats_count_tags(struct stats *st, struct pass *p, struct err *err);
int stats_count_partners(struct stats *st, struct pass *p, struct err *err);
int stats_name_mediators(struct stats *st, struct pass *p, struct err *err);
int stats_name_places(struct stats *st, struct pass *p, struct err *err);

/* What is left of a list of numbers that stat_numbers() made. */
struct numbers_left {
	const char *at; /* not aligned */
	size_t left;
};
struct numbers_left stats_numbers(sqlite3_value *v);
/* The next count numbers; false when there are none. */
bool stats_next_numbers(struct numbers_left *n, int64_t *out, size_t count);

/* Rows of stat_cut, stat_cut_tag and stat_cut_partner: see stats_cut.c. */
void stats_cut(struct pass *p, sqlite3_value **v);
void stats_cut_tag(struct pass *p, sqlite3_stmt *q);
void stats_cut_partner(struct pass *p, sqlite3_stmt *q);
/* Once all were counted: figures that cannot be are made possible. */
void stats_cut_settle(struct stats_totals *t);

#endif
