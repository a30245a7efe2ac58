/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and columns of figures, each of which knows its unit until it is written. */
#include "config.h"

#include "report/sheet.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "report/label.h"

enum { TENTHS = 10, SHARE = 1000, PERCENT = 100, HOUR = 60 };

void
sheet_init(struct sheet *s, const char *title, const char *what)
{
	*s = (struct sheet){ .title = mem_strdup(title), .what = mem_strdup(what) };
}

void
sheet_column(struct sheet *s, const char *head)
{
	strlist_add(&s->head, head);
}

struct sheet_cell *
sheet_row(struct sheet *s, const char *label, int64_t code)
{
	size_t columns = s->head.count;
	struct sheet_cell *cell;

	if (s->rows == s->capacity) {
		s->row = mem_grow(s->row, s->rows, &s->capacity, sizeof(*s->row));
		s->cell = mem_resize(s->cell, s->capacity * columns, sizeof(*s->cell));
	}
	cell = s->cell + s->rows * columns;
	for (size_t i = 0; i < columns; i++)
		cell[i] = (struct sheet_cell){ .unit = SHEET_NOTHING };
	s->row[s->rows++] = (struct sheet_row){ .label = mem_strdup(label), .code = code };
	return cell;
}

const struct sheet_cell *
sheet_at(const struct sheet *s, size_t row, size_t column)
{
	return &s->cell[row * s->head.count + column];
}

void
sheet_clear(struct sheet *s)
{
	for (size_t i = 0; i < s->rows; i++)
		free(s->row[i].label);
	free(s->row);
	free(s->cell);
	free(s->title);
	free(s->what);
	strlist_clear(&s->head);
	*s = (struct sheet){ .title = NULL };
}

struct sheet_cell
sheet_number(int64_t n)
{
	return (struct sheet_cell){ SHEET_NUMBER, n };
}

struct sheet_cell
sheet_share(int64_t part, int64_t whole)
{
	if (whole <= 0)
		return (struct sheet_cell){ .unit = SHEET_NOTHING };
	return (struct sheet_cell){ SHEET_SHARE, (part * SHARE + whole / 2) / whole };
}

struct sheet_cell
sheet_change(int64_t now, int64_t before)
{
	int64_t half = now >= before ? before / 2 : -before / 2;

	if (before <= 0)
		return (struct sheet_cell){ .unit = SHEET_NOTHING };
	return (struct sheet_cell){ SHEET_CHANGE, ((now - before) * PERCENT + half) / before };
}

static char *
tenths(int64_t n)
{
	const char *point = i18n_language() == LANGUAGE_EN ? "." : ",";
	char *whole = report_number(n / TENTHS);
	char *text = mem_printf("%s%s%d", whole, point, (int)(n % TENTHS));

	free(whole);
	return text;
}

char *
sheet_cell_text(const struct sheet_cell *c)
{
	const char *space = i18n_language() == LANGUAGE_EN ? "" : "\u00a0";
	char *number;
	char *text;

	switch (c->unit) {
	case SHEET_NUMBER:
		return report_number(c->n);
	case SHEET_RATE:
		return tenths(c->n);
	case SHEET_SHARE:
		number = tenths(c->n);
		text = mem_concat(number, space, "%");
		free(number);
		return text;
	case SHEET_CHANGE:
		return mem_printf("%s%lld%s%%",
				  c->n < 0   ? "−"
				  : c->n > 0 ? "+"
					     : "",
				  (long long)(c->n < 0 ? -c->n : c->n), space);
	case SHEET_MINUTES:
		if (c->n < HOUR)
			return mem_printf(_("%d min"), (int)c->n);
		/* TRANSLATORS: hours and minutes of a total, "61 h 30". */
		return mem_printf(_("%lld h %02d"), (long long)(c->n / HOUR), (int)(c->n % HOUR));
	default:
		return mem_strdup("");
	}
}
