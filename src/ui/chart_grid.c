/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A crossed table whose last column and row are sums. Each number may have a shade beside it, so
 * that where much happens is seen before it is read. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "report/label.h"
#include "ui/chart.h"
#include "ui/draw.h"
#include "ui/term.h"

enum {
	LABEL_MIN = 8,
	LABEL_USUAL = 16, /* what labels should have before columns stand further apart */
	LABEL_FEW = 12,   /* the same, where columns are few */
	FEW = 6,
	LABEL_MAX = 30,
	COLUMN_MIN = 3,
	COLUMN_USUAL = 6,
	SHADES = 4,
};

struct grid {
	const struct sheet *s;
	size_t columns; /* but for the sums */
	size_t first;   /* that shows */
	int64_t max;    /* of what is no sum */
	int label, column, sum;
};

static int
digits(int64_t n)
{
	char *text = report_number(n);
	int width = utf8_width(text);

	free(text);
	return width;
}

static struct grid
measure(const struct sheet *s, int width)
{
	struct grid g = { .s = s, .columns = s->head.count - 1, .label = LABEL_MIN };
	int64_t sum = 0;
	int shown, usual;
	int wanted = COLUMN_USUAL; /* by the heads */

	for (size_t r = 0; r < s->rows; r++) {
		int label = utf8_width(s->row[r].label);

		g.label = label > g.label ? label : g.label;
		sum = sheet_at(s, r, g.columns)->n > sum ? sheet_at(s, r, g.columns)->n : sum;
		for (size_t c = 0; c < g.columns && !s->row[r].total; c++)
			if (sheet_at(s, r, c)->n > g.max)
				g.max = sheet_at(s, r, c)->n;
	}
	for (size_t c = 0; s->rows > 0 && c < g.columns; c++)
		if (sheet_at(s, s->rows - 1, c)->n > g.column)
			g.column = (int)sheet_at(s, s->rows - 1, c)->n;
	for (size_t c = 0; c < g.columns; c++) {
		int head = utf8_width(s->head.item[c]) + 1;

		wanted = head > wanted ? head : wanted;
	}
	g.column = digits(g.column) + 1;
	g.column = g.column < COLUMN_MIN ? COLUMN_MIN : g.column;
	g.sum = digits(sum) + 2;
	g.sum = g.sum < utf8_width(s->head.item[g.columns]) + 1
			? utf8_width(s->head.item[g.columns]) + 1
			: g.sum;
	g.label = g.label > LABEL_MAX ? LABEL_MAX : g.label;
	shown = (int)g.columns;
	usual = shown <= FEW ? LABEL_FEW : LABEL_USUAL;
	usual = g.label < usual ? g.label : usual;
	while (g.column < wanted && width - g.sum - shown * (g.column + 1) >= usual)
		g.column++;
	while (shown > 1 && width - g.sum - shown * g.column < LABEL_MIN)
		shown--;
	g.first = g.columns - (size_t)shown;
	if (g.label > width - g.sum - shown * g.column)
		g.label = width - g.sum - shown * g.column;
	return g;
}

static const char *
shade(int64_t n, int64_t max)
{
	static const char *const blocks[] = { "░", "▒", "▓", "█" };
	static const char *const ascii[] = { ".", ":", "+", "#" };
	int level = (int)((n * SHADES - 1) / (max > 0 ? max : 1));

	level = level >= SHADES ? SHADES - 1 : level;
	return term_glyphs() == GLYPHS_ASCII ? ascii[level] : blocks[level];
}

void
chart_what(const char *what, int y, int x, int room)
{
	char *first = what == NULL ? NULL : mem_strndup(what, strcspn(what, ","));

	if (what != NULL && utf8_width(what) <= room)
		draw_right(y, x, room, STYLE_DIM, what);
	else if (what != NULL && utf8_width(first) <= room)
		draw_right(y, x, room, STYLE_DIM, first);
	free(first);
}

static void
draw_title(const struct grid *g, const struct chart_place *at)
{
	int used = draw_text(at->y, at->x, at->width, STYLE_STRONG, g->s->title);
	int room = at->width - used - 2;
	char *less;

	if (g->first == 0) {
		chart_what(g->s->what, at->y, at->x + used + 2, room);
		return;
	}
	/* TRANSLATORS: columns of a table for which the window is too narrow */
	less = mem_printf(ngettext("%zu column before", "%zu columns before", g->first), g->first);
	draw_right(at->y, at->x + used + 2, room, STYLE_DIM, less);
	free(less);
}

/* The first word of a label, without the dot of an abbreviation. */
static size_t
first_word(const char *label)
{
	size_t len = strcspn(label, " ");

	return len > 0 && label[len - 1] == '.' ? len - 1 : len;
}

/* « juin » and « juil. » in three cells are « jun » and « jul »: where another head would be cut to
 * the same, the last letter tells them apart. Yours. */
static char *
head_in(const struct grid *g, size_t column, int width)
{
	const char *head = g->s->head.item[column];
	char *cut = chart_cut(head, width);
	size_t len = first_word(head), last = len;
	bool same = false;

	for (size_t c = g->first; c < g->columns && len > 0 && !same; c++) {
		const char *other = g->s->head.item[c];
		char *other_cut = chart_cut(other, width);

		same = strcmp(cut, other_cut) == 0 &&
		       (first_word(other) != len || strncmp(head, other, len) != 0);
		free(other_cut);
	}
	if (!same || width < 2)
		return cut;
	for (last--; last > 0 && ((unsigned char)head[last] & 0xc0) == 0x80;)
		last--;
	mem_replace(&cut, mem_printf("%.*s%.*s", (int)utf8_fit(head, width - 1), head,
				     (int)(len - last), head + last));
	return cut;
}

static void
draw_heads(const struct grid *g, const struct chart_place *at)
{
	int x = at->x + g->label;

	for (size_t c = g->first; c <= g->columns; c++) {
		int width = c == g->columns ? g->sum : g->column;
		char *cut = head_in(g, c, width - 1);

		draw_right(at->y, x, width, STYLE_DIM, cut);
		x += width;
		free(cut);
	}
}

static void
draw_figures(const struct grid *g, bool shades, size_t row, const struct chart_place *at)
{
	bool total = g->s->row[row].total;
	int x = at->x + g->label;

	for (size_t c = g->first; c <= g->columns; c++) {
		int64_t n = sheet_at(g->s, row, c)->n;
		bool sum = total || c == g->columns;
		int width = c == g->columns ? g->sum : g->column;
		char *text = report_number(n);
		int used = utf8_width(text);

		if (n == 0 && !sum)
			draw_right(at->y, x, width, STYLE_DIM, draw_dot());
		else
			draw_right(at->y, x, width, sum ? STYLE_STRONG : STYLE_PLAIN, text);
		if (shades && n > 0 && !sum)
			draw_text(at->y, x + width - used - 1, 1, STYLE_ACCENT, shade(n, g->max));
		x += width;
		free(text);
	}
}

void
chart_grid_row(const struct sheet *s, bool shades, int row, const struct chart_place *at)
{
	struct grid g = measure(s, at->width);
	size_t r = (size_t)(row - CHART_HEAD_ROWS);

	if (row == 0) {
		draw_title(&g, at);
	} else if (row == 1) {
		draw_heads(&g, at);
	} else if (r < s->rows) {
		enum style style = at->marked        ? STYLE_SELECTED
				   : s->row[r].total ? STYLE_STRONG
						     : STYLE_PLAIN;

		draw_text(at->y, at->x, g.label, style, s->row[r].label);
		draw_figures(&g, shades, r, at);
		chart_mark(at);
	}
}
