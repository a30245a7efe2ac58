/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet as a table. What a window is too narrow for is in the file that is saved. */
#include "config.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "ui/chart.h"
#include "ui/draw.h"

enum { GAP = 2, LABEL_MIN = 16, LABEL_MAX = 44 };

struct table {
	const struct sheet *s;
	int *width; /* of the columns */
	size_t columns;
	int label;
};

static int
wider(int width, int other)
{
	return other > width ? other : width;
}

static struct table
measure(const struct sheet *s, int width)
{
	struct table t = { .s = s, .label = 1 };
	int room;

	t.width = mem_array(s->head.count + 1, sizeof(*t.width));
	for (size_t r = 0; r < s->rows; r++)
		t.label = wider(t.label, utf8_width(s->row[r].label));
	for (size_t c = 0; c < s->head.count; c++) {
		t.width[c] = utf8_width(s->head.item[c]);
		for (size_t r = 0; r < s->rows; r++) {
			char *text = sheet_cell_text(sheet_at(s, r, c));

			t.width[c] = wider(t.width[c], utf8_width(text));
			free(text);
		}
	}
	t.label = t.label > LABEL_MAX ? LABEL_MAX : t.label;
	room = width - (t.label < LABEL_MIN ? t.label : LABEL_MIN);
	while (t.columns < s->head.count && room >= t.width[t.columns] + GAP)
		room -= t.width[t.columns++] + GAP;
	room += t.label < LABEL_MIN ? t.label : LABEL_MIN;
	t.label = t.label > room ? room : t.label;
	return t;
}

static void
draw_cells(const struct table *t, size_t row, const struct chart_place *at)
{
	int x = at->x + t->label;

	for (size_t c = 0; c < t->columns; c++) {
		char *text = sheet_cell_text(sheet_at(t->s, row, c));

		draw_right(at->y, x, t->width[c] + GAP,
			   c == 0 || t->s->row[row].total ? STYLE_STRONG : STYLE_PLAIN, text);
		x += t->width[c] + GAP;
		free(text);
	}
}

static void
draw_heads(const struct table *t, const struct chart_place *at)
{
	int x = at->x + t->label;

	for (size_t c = 0; c < t->columns; c++) {
		draw_right(at->y, x, t->width[c] + GAP, STYLE_DIM, t->s->head.item[c]);
		x += t->width[c] + GAP;
	}
}

void
chart_mark(const struct chart_place *at)
{
	if (!at->marked)
		return;
	draw_text(at->y, at->x - 2, 1, STYLE_PLAIN, draw_marker());
	draw_cursor(at->y, at->x - 2);
}

static void
draw_title(const struct sheet *s, const struct chart_place *at)
{
	int used = draw_text(at->y, at->x, at->width, STYLE_STRONG, s->title);

	chart_what(s->what, at->y, at->x + used + 2, at->width - used - 2);
}

void
chart_table_row(const struct sheet *s, int row, const struct chart_place *at)
{
	struct table t = measure(s, at->width);
	size_t r = (size_t)(row - CHART_HEAD_ROWS);

	if (row == 0) {
		draw_title(s, at);
	} else if (row == 1) {
		draw_heads(&t, at);
	} else if (r < s->rows) {
		draw_text(at->y, at->x, t.label, at->marked ? STYLE_SELECTED : STYLE_PLAIN,
			  s->row[r].label);
		draw_cells(&t, r, at);
		chart_mark(at);
	}
	free(t.width);
}
