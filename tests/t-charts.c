/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts, drawn into cells of our own by what stands here for ui/draw.h: every figure is written in
 * each of the three sets of glyphs, and nothing goes beyond the width. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "tests/lib/tap.h"
#include "ui/chart.h"
#include "ui/draw.h"
#include "ui/term.h"

enum { ROWS = 24, WIDTH = 60, CELL = 8 };

static char cell[ROWS][WIDTH][CELL];
static bool beyond; /* something was drawn outside */
static enum glyphs glyphs;

enum glyphs
term_glyphs(void)
{
	return glyphs;
}

const char *
draw_marker(void)
{
	return ">";
}

const char *
draw_dot(void)
{
	return ".";
}

void
draw_cursor(int y, int x)
{
	beyond = beyond || y < 0 || x < 0;
}

int
draw_text(int y, int x, int width, enum style style, const char *text)
{
	size_t len = utf8_fit(text, width);
	int used = 0;

	(void)style;
	for (size_t at = 0; at < len; used++) {
		int32_t cp;
		size_t bytes = utf8_next(text + at, len - at, &cp);

		if (y < 0 || y >= ROWS || x + used < 0 || x + used >= WIDTH) {
			beyond = true;
			return used;
		}
		memset(cell[y][x + used], 0, CELL);
		memcpy(cell[y][x + used], text + at, bytes);
		at += bytes;
	}
	return used;
}

int
draw_right(int y, int x, int width, enum style style, const char *text)
{
	int used = utf8_width(text);

	return draw_text(y, used < width ? x + width - used : x, width, style, text);
}

/* The row as it was drawn, without the spaces at its end. Yours. */
static char *
row_text(int y)
{
	struct buf out = BUF_INIT;

	for (int x = 0; x < WIDTH; x++)
		buf_add(&out, cell[y][x][0] != '\0' ? cell[y][x] : " ");
	while (out.len > 0 && out.text[out.len - 1] == ' ')
		out.text[--out.len] = '\0';
	return buf_take(&out);
}

static void
row_is(int y, const char *want, const char *name)
{
	char *got = row_text(y);

	is_str(got, want, "%s, row %d", name, y);
	free(got);
}

static void
begin(enum glyphs level)
{
	memset(cell, 0, sizeof(cell));
	beyond = false;
	glyphs = level;
}

static void
trend_sheet(struct sheet *s, int count)
{
	sheet_init(s, "Days", NULL);
	sheet_column(s, "n");
	for (int i = 0; i < count; i++) {
		char *label = mem_printf("d%d long", i);

		*sheet_row(s, label, i) = sheet_number(i == 1 ? 0 : (i + 1) * 8);
		free(label);
	}
}

static void
draw_trend(const struct sheet *s, enum glyphs level, int width)
{
	begin(level);
	for (int i = 0; i < chart_trend_rows(s, 0, width); i++)
		chart_trend_row(s, 0, i, &(struct chart_place){ .y = i, .width = width });
}

/* 8, 0, 24, 32 of 32: a quarter, nothing, three quarters, all of four rows. */
static void
test_trend(void)
{
	struct sheet s;

	trend_sheet(&s, 4);
	draw_trend(&s, GLYPHS_UNICODE, 24);
	row_is(0, "Days    first 8, last 32", "from where to where is said");
	row_is(1, "                  █████", "the largest is whole");
	row_is(2, "            █████ █████", "unicode");
	row_is(4, "█████       █████ █████", "nothing is drawn for nothing");
	row_is(5, "8     0     24    32", "every number is written");
	row_is(6, "d0    d1    d2    d3", "and every label");
	ok(!beyond, "inside");
	draw_trend(&s, GLYPHS_ASCII, 24);
	row_is(2, "            ##### #####", "ascii");
	sheet_clear(&s);

	trend_sheet(&s, 30);
	draw_trend(&s, GLYPHS_UNICODE, 60);
	row_is(0, "Days                  first 8, last 240, most 240 (d29 long)",
	       "thirty are summed up");
	ok(!beyond, "inside");
	row_is(5, "                        1 1 1 1 1 1 1 1 1 1 1 1 2 2 2 2 2 2",
	       "each is written, upright");
	row_is(6, "    2 3 4 4 5 6 7 8 8 9 0 1 2 2 3 4 5 6 6 7 8 9 0 0 1 2 3 4", "");
	row_is(7, "8 0 4 2 0 8 6 4 2 0 8 6 4 2 0 8 6 4 2 0 8 6 4 2 0 8 6 4 2 0", "");
	row_is(8, "d0 long                                             d29 long", "first and last");
	draw_trend(&s, GLYPHS_CONSOLE, 60);
	row_is(4, "_   _ ▄ ▄ ▄ ▄ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █",
	       "console: a small one shows");
	draw_trend(&s, GLYPHS_UNICODE, 12);
	ok(true, "more than there is room for");
	sheet_clear(&s);

	trend_sheet(&s, 0);
	draw_trend(&s, GLYPHS_UNICODE, 24);
	row_is(0, "Days", "none");
	sheet_clear(&s);
}

static void
grid_sheet(struct sheet *s, int columns)
{
	static const char *const rows[] = { "Monday", "Tuesday" };

	sheet_init(s, "Week", "attendances");
	for (int c = 0; c < columns; c++) {
		char *head = mem_printf("%02d", c + 8);

		sheet_column(s, head);
		free(head);
	}
	sheet_column(s, "Total");
	for (int r = 0; r < 3; r++) {
		struct sheet_cell *c = sheet_row(s, r < 2 ? rows[r] : "Total", r);

		for (int i = 0; i <= columns; i++)
			c[i] = sheet_number(r == 0 ? i * 4 : r == 1 ? 12 - i * 4 : 12);
		s->row[r].total = r == 2;
	}
}

static void
draw_grid(const struct sheet *s, enum glyphs level, bool shades, int width)
{
	begin(level);
	for (int i = 0; i < CHART_HEAD_ROWS + (int)s->rows; i++)
		chart_grid_row(
			s, shades, i,
			&(struct chart_place){ .y = i, .x = 2, .width = width, .marked = i == 2 });
}

static void
test_grid(void)
{
	struct sheet s;

	grid_sheet(&s, 3);
	draw_grid(&s, GLYPHS_UNICODE, true, 40);
	row_is(0, "  Week                         attendances", "what is counted");
	row_is(1, "              08    09    10 Total", "heads");
	row_is(2, "> Monday       .    ▒4    ▓8    12", "shades beside the numbers");
	row_is(3, "  Tuesday    █12    ▓8    ▒4     0", "the largest is the darkest");
	row_is(4, "  Total       12    12    12    12", "no shade in a sum");
	draw_grid(&s, GLYPHS_ASCII, true, 40);
	row_is(3, "  Tuesday    #12    +8    :4     0", "ascii");
	draw_grid(&s, GLYPHS_UNICODE, false, 40);
	row_is(3, "  Tuesday     12     8     4     0", "as a table");
	ok(!beyond, "inside");
	sheet_clear(&s);

	grid_sheet(&s, 14);
	draw_grid(&s, GLYPHS_UNICODE, true, 40);
	ok(!beyond, "a narrow window");
	row_is(0, "  Week                    6 columns before", "what is left out is said");
	sheet_clear(&s);
}

static void
test_table(void)
{
	struct sheet s;
	struct sheet_cell *c;

	sheet_init(&s, "Themes", NULL);
	sheet_column(&s, "attendances");
	sheet_column(&s, "% of attendances");
	c = sheet_row(&s, "E-mail", 1);
	c[0] = sheet_number(1204);
	c[1] = sheet_share(1, 3);
	begin(GLYPHS_UNICODE);
	for (int i = 0; i < 3; i++)
		chart_table_row(&s, i, &(struct chart_place){ .y = i, .x = 2, .width = 50 });
	row_is(0, "  Themes", "title");
	row_is(1, "          attendances  % of attendances", "heads");
	row_is(2, "  E-mail        1,204             33.3%", "figures with their units");
	begin(GLYPHS_UNICODE);
	for (int i = 0; i < 3; i++)
		chart_table_row(&s, i, &(struct chart_place){ .y = i, .x = 2, .width = 30 });
	row_is(2, "  E-mail        1,204", "what has no room is left out whole");
	ok(!beyond, "inside");
	sheet_clear(&s);
}

int
main(void)
{
	i18n_init(LANGUAGE_EN);
	test_trend();
	test_grid();
	test_table();
	return tap_done();
}
