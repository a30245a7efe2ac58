/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column for each row of a sheet. Small ones show: what is there is never drawn as nothing. */
#include "config.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "report/label.h"
#include "ui/chart.h"
#include "ui/draw.h"
#include "ui/term.h"

enum {
	HEIGHT = 4, /* rows of the columns, below the title */
	ROW_NUMBERS = HEIGHT + 1,
	EIGHTHS = 8,
	BASE = 10,
	WIDTH_MAX = 9, /* of a column with what stands between it and the next */
};

struct trend {
	const struct sheet *s;
	size_t column;
	size_t largest; /* row */
	int64_t max;
	int step;    /* columns of the screen for each */
	int upright; /* rows of its numbers, a digit each; 0: they lie in one, or there are none */
};

static int64_t
value(const struct trend *t, size_t row)
{
	return sheet_at(t->s, row, t->column)->n;
}

/* Whether the numbers have room beside each other. */
static bool
lie(const struct trend *t)
{
	char *most = report_number(t->max);
	bool fits = utf8_width(most) < t->step || (t->step == 1 && t->max < BASE);

	free(most);
	return fits;
}

static struct trend
measure(const struct sheet *s, size_t column, int width)
{
	struct trend t = { .s = s, .column = column };

	for (size_t i = 0; i < s->rows; i++) {
		if (value(&t, i) > t.max) {
			t.max = value(&t, i);
			t.largest = i;
		}
	}
	t.step = s->rows > 0 ? width / (int)s->rows : 1;
	t.step = t.step > WIDTH_MAX ? WIDTH_MAX : t.step < 1 ? 1 : t.step;
	for (int64_t n = t.max; n > 0 && t.step > 1 && !lie(&t); n /= BASE)
		t.upright++;
	return t;
}

/* The sign for so many eighths of a cell; base: the lowest cell of its column. */
static const char *
cell(int eighths, bool base)
{
	static const char *const blocks[] = { " ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };

	if (eighths <= 0)
		return " ";
	if (eighths > EIGHTHS)
		eighths = EIGHTHS;
	switch (term_glyphs()) {
	case GLYPHS_UNICODE:
		return blocks[eighths];
	case GLYPHS_CONSOLE:
		return eighths == EIGHTHS ? "█" : eighths >= EIGHTHS / 2 ? "▄" : base ? "_" : " ";
	default:
		return eighths >= EIGHTHS / 2 ? "#" : base ? "_" : " ";
	}
}

static void
draw_title(const struct trend *t, const struct chart_place *at)
{
	size_t last = t->s->rows - 1;
	char *number[3];
	char *said;
	int used = draw_text(at->y, at->x, at->width, STYLE_STRONG, t->s->title);

	if (t->s->rows == 0)
		return;
	number[0] = report_number(value(t, 0));
	number[1] = report_number(value(t, last));
	number[2] = report_number(t->max);
	/* TRANSLATORS: of a row of columns: the first number, the last one, the largest and when */
	said = mem_printf(_("first %1$s, last %2$s, most %3$s (%4$s)"), number[0], number[1],
			  number[2], t->s->row[t->largest].label);
	if (utf8_width(said) > at->width - used - 2) {
		free(said);
		/* TRANSLATORS: the same, shorter, at most 27 columns */
		said = mem_printf(_("first %1$s, last %2$s"), number[0], number[1]);
	}
	draw_right(at->y, at->x + used + 2, at->width - used - 2, STYLE_DIM, said);
	for (int i = 0; i < 3; i++)
		free(number[i]);
	free(said);
}

static void
draw_columns(const struct trend *t, int row, const struct chart_place *at)
{
	int below = (HEIGHT - 1 - row) * EIGHTHS;
	int body = t->step > 1 ? t->step - 1 : 1;

	for (size_t i = 0; i < t->s->rows; i++) {
		int64_t v = value(t, i);
		int eighths = t->max > 0 ? (int)(v * HEIGHT * EIGHTHS / t->max) : 0;
		const char *sign;

		if (v > 0 && eighths == 0)
			eighths = 1;
		sign = cell(eighths - below, below == 0);
		for (int k = 0; k < body; k++)
			draw_text(at->y, at->x + (int)i * t->step + k, 1, STYLE_ACCENT, sign);
	}
}

/* All of them or none: a row of some numbers would have to be guessed at. */
static void
draw_numbers(const struct trend *t, const struct chart_place *at)
{
	for (size_t i = 0; i < t->s->rows && lie(t); i++) {
		char *number = report_number(value(t, i));

		draw_text(at->y, at->x + (int)i * t->step, t->step, STYLE_STRONG, number);
		free(number);
	}
}

/* The digits of one row, the units in the last one. */
static void
draw_digits(const struct trend *t, int row, const struct chart_place *at)
{
	for (size_t i = 0; i < t->s->rows; i++) {
		int64_t n = value(t, i);
		bool units = row + 1 == t->upright;
		char digit[2] = { 0 };

		for (int below = row + 1; below < t->upright; below++)
			n /= BASE;
		digit[0] = (char)('0' + n % BASE);
		if (n > 0 || units)
			draw_text(at->y, at->x + (int)i * t->step, 1, STYLE_STRONG, digit);
	}
}

char *
chart_cut(const char *label, int width)
{
	size_t fits = utf8_fit(label, width);
	size_t word = fits;

	while (word > 0 && label[fits] != '\0' && label[word] != ' ')
		word--;
	return mem_strndup(label, word > 0 ? word : fits);
}

/* One below each column; of narrow ones the first and the last. */
static void
draw_labels(const struct trend *t, const struct chart_place *at)
{
	size_t last = t->s->rows - 1;
	int end = (int)t->s->rows * t->step;

	if (t->s->rows == 0)
		return;
	for (size_t i = 0; t->step > 3 && i < t->s->rows; i++) {
		char *label = chart_cut(t->s->row[i].label, t->step - 1);

		draw_text(at->y, at->x + (int)i * t->step, t->step, STYLE_DIM, label);
		free(label);
	}
	if (t->step > 3)
		return;
	draw_text(at->y, at->x, end / 2, STYLE_DIM, t->s->row[0].label);
	draw_right(at->y, at->x + end / 2, end - end / 2, STYLE_DIM, t->s->row[last].label);
}

void
chart_trend_row(const struct sheet *s, size_t column, int row, const struct chart_place *at)
{
	struct trend t = measure(s, column, at->width);
	int upright = row - ROW_NUMBERS;

	if (row == 0)
		draw_title(&t, at);
	else if (row <= HEIGHT)
		draw_columns(&t, row - 1, at);
	else if (upright < t.upright)
		draw_digits(&t, upright, at);
	else if (t.upright == 0 && upright == 0)
		draw_numbers(&t, at);
	else
		draw_labels(&t, at);
}

int
chart_trend_rows(const struct sheet *s, size_t column, int width)
{
	struct trend t = measure(s, column, width);

	return ROW_NUMBERS + (t.upright > 0 ? t.upright : 1) + 1;
}
