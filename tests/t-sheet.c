/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets: figures with their units, crossed tables, and what is saved of them, whose first line
 * says that it is for the desk alone. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "report/sheet_stats.h"
#include "tests/lib/tap.h"

static void
cell_is(struct sheet_cell c, const char *want)
{
	char *got = sheet_cell_text(&c);

	is_str(got, want, "a cell is written as “%s”", want);
	free(got);
}

static void
test_cells(void)
{
	cell_is(sheet_number(1204), "1,204");
	cell_is(sheet_share(1, 3), "33.3%");
	cell_is(sheet_share(1, 0), "");
	cell_is(sheet_change(88, 100), "−12%");
	cell_is(sheet_change(117, 100), "+17%");
	cell_is(sheet_change(5, 0), "");
	cell_is((struct sheet_cell){ SHEET_MINUTES, 125 }, "2 h 05");
	cell_is((struct sheet_cell){ SHEET_MINUTES, 53 }, "53 min");
	i18n_init(LANGUAGE_FR);
	cell_is(sheet_share(385, 1000), "38,5\u00a0%");
	i18n_init(LANGUAGE_EN);
}

static char *
named(int64_t code)
{
	return mem_printf("v%d", (int)code);
}

/* Rows by their sum, « not given » last; columns as listed, also one without a figure. */
static void
test_cross(void)
{
	static const struct sheet_point points[] = {
		{ 1, 10, 3 }, { 2, 10, 5 }, { 2, 12, 1 }, { 0, 12, 9 }, { 3, 99, 50 },
	};
	static const int64_t listed[] = { 10, 11, 12 };
	const struct sheet_axis down = { .label = named, .last = 0, .by_sum = true };
	const struct sheet_axis across = { .code = listed, .count = 3, .label = named };
	struct sheet s;
	char *got;
	struct buf all = BUF_INIT;

	sheet_init(&s, "Cross", NULL);
	sheet_of_cross(&s, points, 5, &down, &across);
	for (size_t r = 0; r < s.rows; r++) {
		buf_addf(&all, "%s", s.row[r].label);
		for (size_t c = 0; c < s.head.count; c++)
			buf_addf(&all, " %d", (int)sheet_at(&s, r, c)->n);
		buf_add(&all, s.row[r].total ? " total\n" : "\n");
	}
	got = buf_take(&all);
	is_str(got,
	       "v3 0 0 0 0\nv2 5 0 1 6\nv1 3 0 0 3\nv0 0 0 9 9\n"
	       "Total 8 0 10 18 total\n",
	       "rows, columns, sums");
	free(got);
	sheet_clear(&s);
}

static void
sample(struct sheet *s)
{
	struct sheet_cell *c;

	sheet_init(s, "Themes <1>", NULL);
	sheet_column(s, "attendances");
	sheet_column(s, "% of attendances");
	c = sheet_row(s, "E-mail", 1);
	c[0] = sheet_number(1204);
	c[1] = sheet_share(385, 1000);
	c = sheet_row(s, "=cmd()", 2);
	c[0] = sheet_number(0);
}

static bool
has(const struct buf *out, const char *text)
{
	return strstr(buf_text(out), text) != NULL;
}

static void
test_files(void)
{
	struct sheet s;
	struct sheet_page page = { .desk = "Desk",
				   .period = "October 2026",
				   .filters = "E-mail",
				   .sheet = &s,
				   .count = 1 };
	struct buf out = BUF_INIT;
	const char *mark = "For this desk only: small numbers are not hidden.";

	sample(&s);
	sheet_page_text(&page, &out);
	ok(strncmp(buf_text(&out), mark, strlen(mark)) == 0, "a text begins with whom it is for");
	ok(has(&out, "\nDesk\nOctober 2026\nOnly: E-mail\n"), "desk, period, filters");
	ok(has(&out, "E-mail        1,204             38.5%\n"), "its rows");
	buf_reset(&out);

	sheet_page_csv(&page, CSV_EXCEL_FR, &out);
	ok(strncmp(buf_text(&out), "\ufeff", 3) == 0 &&
		   strncmp(buf_text(&out) + 3, mark, strlen(mark)) == 0,
	   "so does CSV");
	ok(has(&out, "\r\nE-mail;1204;38,5\r\n"), "numbers that a French spreadsheet counts with");
	ok(has(&out, "'=cmd()"), "nothing that it would run");
	buf_reset(&out);

	sheet_page_html(&page, &out);
	ok(has(&out, mark) && has(&out, "class=\"across\""), "a page says it, across it too");
	ok(has(&out, "Themes &lt;1&gt;") && !has(&out, "<script"), "and is clean");
	ok(has(&out, "<h1>Desk · October 2026</h1>") && !has(&out, "<p>Desk</p>"),
	   "its title is the desk and the period");
	ok(has(&out, "nowrap; overflow-wrap: normal }"), "no word of a table is broken");
	ok(has(&out, "<td>1,204</td><td>38.5%</td>"), "its rows");
	buf_clear(&out);
	sheet_clear(&s);
}

/* A bare number says what it is: 150 is no difference of 150. */
static void
test_units(void)
{
	struct sheet s;
	struct sheet_page page = { .period = "October 2026", .sheet = &s, .count = 1 };
	struct buf out = BUF_INIT;
	struct sheet_cell *c;

	sheet_init(&s, "Totals", NULL);
	sheet_column(&s, "Oct");
	sheet_column(&s, "change");
	c = sheet_row(&s, "People", 0);
	c[0] = sheet_number(3);
	c[1] = sheet_change(3, 0);
	c = sheet_row(&s, "Total time", 1);
	c[0] = (struct sheet_cell){ SHEET_MINUTES, 105 };
	c[1] = sheet_change(5, 2);
	s.row[1].part = true;
	sheet_page_text(&page, &out);
	ok(has(&out, "\n  Total time  "), "a part of what stands above it stands further in");
	buf_reset(&out);
	sheet_page_html(&page, &out);
	ok(has(&out, "<tr class=\"part\"><th scope=\"row\">Total time"), "on a page, too");
	buf_reset(&out);
	sheet_page_csv(&page, CSV_EXCEL_FR, &out);
	ok(has(&out, "Oct;change (%)\r\n"), "a column of changes is in percents");
	ok(has(&out, "People;3;\r\n"), "a number has no unit");
	ok(has(&out, "of which Total time (min);105;150\r\n"),
	   "times are in minutes, and a part is told from a total");
	buf_clear(&out);
	sheet_clear(&s);
}

int
main(void)
{
	i18n_init(LANGUAGE_EN);
	test_cells();
	test_cross();
	test_files();
	test_units();
	return tap_done();
}
