/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows about one attendance each, for the row file: the only view that tells which rows are one
 * person's, and by a number that means nothing outside one reading. Nothing finer leaves the file
 * than the month, the group of communes, the band of age and of duration. */
#include "config.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/row_code.h"
#include "base/vocab.h"
#include "store/db.h"
#include "store/stats_internal.h"
#include "store/types.h"

_Static_assert(STATS_ROWS_EACH == 4, "the view says it, too");

enum { MONTHS = 12 };

#define PERIOD                          \
	"s.deleted = 0 AND s.kind <= 2" \
	" AND s.date BETWEEN stat_asked('first') AND stat_asked('last') AND " DB_COUNTED
#define OF_ANSWERS(residence, age, gender, status)                                          \
	" stat_geo(" residence ") AS geo, coalesce(" age ", 0) AS age, coalesce(" gender    \
	", 0) AS gender, coalesce(" status ", 0) AS status, stat_theme(s.themes) AS theme," \
	" coalesce(s.channel, 0) AS channel, stat_device(s.devices) AS device,"             \
	" stat_band(s.minutes) AS duration,"
#define ANSWERS OF_ANSWERS("a.residence", "a.age", "a.gender", "a.status")
#define LATEST " ORDER BY stat_order(s.date, s.start, s.id) DESC"
#define LAST(answer) "first_value(a." answer ") OVER of_month"
/* An answer that all who are not known gave; else nobody knows whose it is. */
#define ALL(dim)                                                                         \
	"(SELECT b.code FROM main.breakdown AS b WHERE b.session = s.n AND b.dim = " dim \
	" AND b.count = s.anonymous)"

#define OF_LAST OF_ANSWERS(LAST("residence"), LAST("age"), LAST("gender"), LAST("status"))
#define OF_ALL OF_ANSWERS(ALL("4"), ALL("2"), ALL("1"), ALL("3"))
#define BY_DAY " FROM main.session AS s INDEXED BY session_by_day"

/* Of a known person the last four attendances, each with the answers of the last one of its month,
 * as the tables of the month have them. Of an erased one the attendance that stands for the period.
 * Those who are not known are a row each: in one of individual sessions, in count of workshops. */
const char stats_micro_sql[] =
	"SELECT month, person, geo, age, gender, status, theme,"
	" channel, device, duration, count FROM (SELECT stat_month(s.date) AS month,"
	"  stat_ordinal(a.person) AS person," OF_LAST "  1 AS count,"
	"  row_number() OVER (PARTITION BY a.person" LATEST ") AS visit" BY_DAY
	"  CROSS JOIN main.attendance AS a ON a.session = s.n"
	"  WHERE " PERIOD " AND " DB_KNOWN(
		"a.person") " AND s.anonymous < s.participants"
			    "  WINDOW of_month AS (PARTITION BY a.person, stat_month(s.date)" LATEST
			    "))"
			    " WHERE visit <= 4"
			    " UNION ALL SELECT stat_month(s.date), 0," ANSWERS " 1" BY_DAY
			    "  LEFT JOIN main.attendance AS a ON a.session = s.n"
			    "  WHERE " PERIOD " AND s.kind = 1 AND s.anonymous >= s.participants"
			    " UNION ALL SELECT stat_month(s.date), 0," ANSWERS " 1"
			    "  FROM main.attendance AS a INDEXED BY attendance_cut"
			    "  CROSS JOIN main.session AS s ON s.n = a.session"
			    "  WHERE a.cut <> 0 AND (a.cut & stat_unit()) <> 0 AND " PERIOD
			    " UNION ALL SELECT stat_month(s.date), 0," OF_ALL " s.anonymous" BY_DAY
			    "  WHERE " PERIOD " AND s.kind = 2 AND s.anonymous > 0";

static void
stat_geo(sqlite3_context *c, int argc, sqlite3_value **argv)
{
	(void)argc;
	sqlite3_result_int(c, row_geo(sqlite3_value_int(argv[0])));
}

static void
stat_theme(sqlite3_context *c, int argc, sqlite3_value **argv)
{
	(void)argc;
	sqlite3_result_int(c, row_theme((uint64_t)sqlite3_value_int64(argv[0])));
}

static void
stat_device(sqlite3_context *c, int argc, sqlite3_value **argv)
{
	(void)argc;
	sqlite3_result_int(c, row_device((uint64_t)sqlite3_value_int64(argv[0])));
}

static void
stat_band(sqlite3_context *c, int argc, sqlite3_value **argv)
{
	(void)argc;
	sqlite3_result_int(c, vocab_duration_band(sqlite3_value_int(argv[0])));
}

/* In the order of arrival, from 1. */
static void
stat_ordinal(sqlite3_context *c, int argc, sqlite3_value **argv)
{
	struct stats_tally *t = sqlite3_user_data(c);

	(void)argc;
	sqlite3_result_int64(c, stats_tally_line(t, sqlite3_value_int64(argv[0])) - t->line + 1);
}

static void
stat_unit(sqlite3_context *c, int argc, sqlite3_value **argv)
{
	const unsigned *unit = sqlite3_user_data(c);

	(void)argc;
	(void)argv;
	sqlite3_result_int64(c, *unit);
}

int
stats_rows_functions(struct stats *st)
{
	typedef void function(sqlite3_context * c, int argc, sqlite3_value **argv);
	const int flags = SQLITE_UTF8 | SQLITE_INNOCUOUS;
	static const struct {
		const char *name;
		function *fn;
	} pure[] = {
		{ "stat_geo", stat_geo },
		{ "stat_theme", stat_theme },
		{ "stat_device", stat_device },
		{ "stat_band", stat_band },
	};

	for (size_t i = 0; i < sizeof(pure) / sizeof(pure[0]); i++)
		if (sqlite3_create_function_v2(st->db, pure[i].name, 1,
					       flags | SQLITE_DETERMINISTIC, NULL, pure[i].fn, NULL,
					       NULL, NULL) != SQLITE_OK)
			return -1;
	if (sqlite3_create_function_v2(st->db, "stat_ordinal", 1, flags, &st->ordinals,
				       stat_ordinal, NULL, NULL, NULL) != SQLITE_OK ||
	    sqlite3_create_function_v2(st->db, "stat_unit", 0, flags, &st->unit, stat_unit, NULL,
				       NULL, NULL) != SQLITE_OK)
		return -1;
	return 0;
}

/* The calendar period that it is; 0 when it is none. */
static unsigned
unit_of(int from, int to)
{
	static const struct {
		int months;
		unsigned unit;
	} units[] = { { 1, CUT_MONTH }, { 3, CUT_QUARTER }, { MONTHS, CUT_YEAR } };
	struct date_parts p = date_parts(from);

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (p.day == 1 && (p.month - 1) % units[i].months == 0 &&
		    to == date_add_months(from, units[i].months) - 1)
			return units[i].unit;
	return 0;
}

struct reading {
	struct stats_rows rows;
	size_t capacity;
	bool spoilt;
};

static void
read_row(struct reading *r, sqlite3_stmt *q)
{
	struct stats_rows *rows = &r->rows;
	struct stats_micro *row;
	int c = 0;

	rows->row = mem_grow(rows->row, rows->count, &r->capacity, sizeof(*rows->row));
	row = &rows->row[rows->count++];
	*row = (struct stats_micro){ .value = { sqlite3_column_int(q, c++) } };
	row->person = sqlite3_column_int(q, c++);
	for (int i = ROW_GEO; i < ROW_COLUMNS; i++)
		row->value[i] = sqlite3_column_int(q, c++);
	row->count = sqlite3_column_int(q, c);
	r->spoilt |= row->count < 1 || row->count > PARTICIPANTS_MAX;
}

static int
read_all(struct stats *st, struct reading *r, struct err *err)
{
	sqlite3_stmt *q = NULL;
	int rc;

	if (stats_prepare(st,
			  "SELECT month, person, geo, age, gender, status, theme, channel, device,"
			  " duration, count FROM stat_micro",
			  &q, err) != 0)
		return -1;
	while ((rc = sqlite3_step(q)) == SQLITE_ROW)
		read_row(r, q);
	if (rc != SQLITE_DONE)
		stats_sql_error(st->db, "rows", err);
	sqlite3_finalize(q);
	if (rc == SQLITE_DONE && r->spoilt)
		return err_set(err, ERR_DAMAGED, "", "a session that no save writes");
	return rc == SQLITE_DONE ? 0 : -1;
}

int
stats_rows_read(struct stats *st, int from, int to, struct stats_rows *out, struct err *err)
{
	const struct stats_query query = { .from = from, .to = to };
	struct reading r = { .spoilt = false };
	int rc;

	st->unit = unit_of(from, to);
	if (st->unit == 0)
		return err_set(err, ERR_VALUE, "", "no month, quarter or year");
	stats_ask(st, &query, true);
	rc = read_all(st, &r, err);
	r.rows.persons = (int)st->ordinals.count;
	stats_tally_clear(&st->ordinals);
	st->ordinals = (struct stats_tally){ .line = NULL };
	if (rc == 0)
		*out = r.rows;
	else
		stats_rows_clear(&r.rows);
	return rc;
}

void
stats_rows_clear(struct stats_rows *rows)
{
	free(rows->row);
	*rows = (struct stats_rows){ .row = NULL };
}
