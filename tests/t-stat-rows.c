/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a period as they leave the store: whose they are is said by a number that means nothing
 * elsewhere, and nothing in them is finer than the row file may be. */
#include "config.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/vocab.h"
#include "store/stats.h"
#include "tests/lib/desk_sql.h"
#include "tests/lib/tap.h"

static struct stats_rows
rows_of(struct desk_sql *d, int from_month, int months)
{
	int from = date_from(2026, from_month, 1);
	struct stats_rows rows = { .row = NULL };
	struct stats *st = NULL;
	struct err err = { .code = ERR_NONE };

	if (!ok(stats_open(&st, d->path, &err) == 0 &&
			stats_rows_read(st, from, date_add_months(from, months) - 1, &rows, &err) ==
				0,
		"rows of %d months: %s", months, err.detail))
		exit(1);
	stats_close(st);
	return rows;
}

static int64_t
total(const struct stats_rows *rows)
{
	int64_t count = 0;

	for (size_t i = 0; i < rows->count; i++)
		count += rows->row[i].count;
	return count;
}

/* How many have that value. */
static int64_t
having(const struct stats_rows *rows, enum row_column c, int value)
{
	int64_t count = 0;

	for (size_t i = 0; i < rows->count; i++)
		count += rows->row[i].value[c] == value ? rows->row[i].count : 0;
	return count;
}

static void
test_worked_example(void)
{
	struct stats_rows rows;
	struct desk_sql d;

	desk_sql_open(&d);
	desk_sql_worked_example(&d);
	rows = rows_of(&d, 10, 1);
	is_int(total(&rows), 13, "a row an attendance");
	is_int(rows.persons, 3, "of three known persons");
	is_int(having(&rows, ROW_DURATION, DURATION_120_MORE), 8, "eight at the workshop");
	is_int(having(&rows, ROW_THEME, row_theme(1 << 4)), 13, "with the first theme");
	stats_rows_clear(&rows);
	desk_sql_close(&d);
}

static void
test_known(void)
{
	struct stats_rows rows;
	struct desk_sql d;
	int of_august = 0;

	desk_sql_open(&d);
	for (int i = 0; i < 7; i++) {
		static const char *const day[] = { "2026-08-03", "2026-08-04", "2026-07-05",
						   "2026-08-02", "2026-08-01", "2026-09-09",
						   "2026-07-04" };
		int64_t n = desk_sql_session(&d, day[i], 1, NULL);

		desk_sql_attend(&d, n, 77);
		desk_sql_run(&d,
			     "UPDATE attendance SET age = %d, residence = 97213 WHERE session = %d",
			     i + 1, (int)n);
	}
	rows = rows_of(&d, 7, 3);
	is_int(total(&rows), STATS_ROWS_EACH, "four rows of one person at most");
	is_int(rows.row[0].person, 1, "who is the first there");
	is_int(having(&rows, ROW_PERIOD, 2026 * 12 + 6), 0, "the first ones are left out");
	is_int(having(&rows, ROW_PERIOD, 2026 * 12 + 8), 1, "the last one is there");
	for (size_t i = 0; i < rows.count; i++)
		of_august += rows.row[i].value[ROW_PERIOD] == 2026 * 12 + 7 &&
			     rows.row[i].value[ROW_AGE] == 2;
	is_int(of_august, 3, "answers are those of the last one of the month");
	is_int(having(&rows, ROW_GEO, row_geo(97209)), having(&rows, ROW_GEO, row_geo(97213)),
	       "a commune is told as its group");
	stats_rows_clear(&rows);
	rows = rows_of(&d, 7, 1);
	is_int(total(&rows), 2, "a month has its own");
	stats_rows_clear(&rows);
	desk_sql_close(&d);
}

static void
test_workshop(void)
{
	struct stats_rows rows;
	struct desk_sql d;
	int64_t n;

	desk_sql_open(&d);
	n = desk_sql_session(&d, "2026-10-05", 2, "participants = 10, anonymous = 9");
	desk_sql_attend(&d, n, 5);
	desk_sql_run(&d,
		     "INSERT INTO breakdown VALUES (%d, 1, 1, 9), (%d, 2, 4, 8), (%d, 2, 5, 1),"
		     " (%d, 4, 97209, 3)",
		     (int)n, (int)n, (int)n, (int)n);
	rows = rows_of(&d, 10, 1);
	is_int(total(&rows), 10, "a row a participant");
	is_int(having(&rows, ROW_GENDER, GENDER_FEMALE), 9, "what all of them are is told of each");
	is_int(having(&rows, ROW_AGE, 0), 10, "what some of them are is told of none");
	is_int(having(&rows, ROW_GEO, 0), 10, "nor where some of them live");
	stats_rows_clear(&rows);
	desk_sql_close(&d);
}

static void
test_erased(void)
{
	struct stats_rows rows;
	struct desk_sql d;

	desk_sql_open(&d);
	for (int i = 0; i < 3; i++) {
		int64_t n = desk_sql_session(&d, "2026-10-05", 1, "anonymous = 0");

		/* Of a person who was erased the last one stands for the month. */
		desk_sql_run(&d, "UPDATE attendance SET cut = %d WHERE session = %d",
			     i == 2 ? 1 | 2 | 4 : 1, (int)n);
	}
	rows = rows_of(&d, 10, 1);
	is_int(total(&rows), 1, "one row of who was erased");
	stats_rows_clear(&rows);
	rows = rows_of(&d, 1, 12);
	is_int(total(&rows), 0, "none in a year that another one stands for");
	stats_rows_clear(&rows);
	desk_sql_close(&d);
}

static void
test_codes(void)
{
	char code[ROW_CODE_SIZE];

	row_code(ROW_GEO, 0, row_geo(97209), code);
	is_str(code, "CACEM", "Fort-de-France");
	row_code(ROW_GEO, 0, row_geo(2), code);
	is_str(code, "etranger", "abroad");
	row_code(ROW_GEO, 1, row_node(ROW_GEO, 1, row_geo(97105)), code);
	is_str(code, "971", "Basse-Terre");
	row_code(ROW_GEO, 1, row_node(ROW_GEO, 1, row_geo(2)), code);
	is_str(code, "ailleurs", "abroad is elsewhere");
	row_code(ROW_AGE, 1, row_node(ROW_AGE, 1, AGE_40_TO_59), code);
	is_str(code, "25_59", "a group of ages");
	row_code(ROW_AGE, 0, AGE_UNKNOWN, code);
	is_str(code, "nc", "not given");
	row_code(ROW_STATUS, 1, row_node(ROW_STATUS, 1, 4), code);
	is_str(code, "inactif", "who goes to school");
	row_code(ROW_STATUS, 2, row_node(ROW_STATUS, 2, 4), code);
	is_str(code, "*", "anything");
	row_code(ROW_PERIOD, 1, row_node(ROW_PERIOD, 1, 2026 * 12 + 9), code);
	is_str(code, "2026-T4", "October");
	row_code(ROW_THEME, 0, row_theme(1u << 18), code);
	is_str(code, "demarches", "procedures");
	row_code(ROW_DEVICE, 0, row_device(3), code);
	is_str(code, "plusieurs", "two devices");
	row_themes_code(1u << 3 | 1u << 9 | 1u << 12, code);
	is_str(code, "email+securite+demarches", "themes that are not told apart");
	is_int(row_themes(code), 1u << 3 | 1u << 9 | 1u << 12, "are read again");
	is_int(row_themes("email"), 1u << 3, "one alone, too");
	is_int(row_themes("securite+email"), 0, "in another order they are none");
	is_int(row_themes("email+"), 0, "nor without the second");
	is_int(row_themes(""), 0, "nor is nothing one");
	is_int(row_themes("*"), 0, "nor any");
	is_int(row_domain(ROW_GEO, 1), 13, "nine groups, three places elsewhere, not given");
	is_int(row_leaves(ROW_GEO, 1, row_node(ROW_GEO, 1, row_geo(97209))), 3, "three of them");
	is_int(row_leaves(ROW_AGE, 2, 0), 8, "eight bands of age");
	is_int(row_leaves(ROW_PERIOD, 2, 2026), 12, "twelve months");
	for (int theme = 1; theme <= 19; theme++)
		if (row_theme(UINT64_C(1) << (theme - 1)) == 0)
			ok(false, "theme %d has a group", theme);
}

int
main(void)
{
	test_codes();
	test_worked_example();
	test_known();
	test_workshop();
	test_erased();
	return tap_done();
}
