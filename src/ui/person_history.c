/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a person’s visits that are in view, each with its note: it is for whoever goes on
 * where another one stopped. */
#include "config.h"

#include "ui/person_history.h"

#include <stdlib.h>

#include "app/logbook.h"
#include "app/words.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/draw.h"

enum layout {
	DAY_WIDTH = 17,
	DURATION_WIDTH = 8,
	WIDE_COLUMNS = 100, /* from which a note stands behind the themes, not below them */
};

static int
row_read(struct visit_row *r, struct desk *d, int64_t n, struct err *err)
{
	struct session s;
	int result;

	session_init(&s);
	result = logbook_get(d, n, &s, err);
	if (result == 0) {
		r->day = words_date(s.date);
		session_line_init(&r->line, &s);
		r->note = s.note != NULL && *s.note != '\0' ? mem_strdup(s.note) : NULL;
	}
	session_clear(&s);
	return result;
}

int
person_history_read(struct person_history *h, struct desk *d, const struct persons_page *page,
		    int rows, struct err *err)
{
	size_t most = rows > 0 ? (size_t)rows : 0;

	person_history_clear(h);
	list_set_count(&h->list, page->visit_count);
	h->top = list_top(&h->list, rows);
	if (page->visit_count - h->top < most)
		most = page->visit_count - h->top;
	h->row = mem_array(most + 1, sizeof(*h->row));
	for (; h->count < most; h->count++)
		if (row_read(&h->row[h->count], d, page->visit[h->top + h->count], err) != 0)
			return -1;
	return 0;
}

void
person_history_clear(struct person_history *h)
{
	for (size_t i = 0; i < h->count; i++) {
		free(h->row[i].day);
		session_line_clear(&h->row[i].line);
		mem_free_secret(h->row[i].note);
	}
	free(h->row);
	h->row = NULL;
	h->count = 0;
}

static int
height(const struct visit_row *r, int columns)
{
	return r->note != NULL && columns < WIDE_COLUMNS ? 2 : 1;
}

/* With the notes not all that was read may find room: the marked one does. */
static size_t
first_shown(const struct person_history *h, int rows, int columns)
{
	size_t first = h->list.selected - h->top;

	if (h->count == 0)
		return 0;
	for (rows -= height(&h->row[first], columns); first > 0; first--) {
		rows -= height(&h->row[first - 1], columns);
		if (rows < 0)
			break;
	}
	return first;
}

static void
draw_note(const struct visit_row *r, int y, int end, int columns, bool active)
{
	int x = 3 + DAY_WIDTH + 1 + DURATION_WIDTH + 2;
	bool wide = columns >= WIDE_COLUMNS;

	if (wide)
		x += utf8_width(r->line.subject) + 2;
	if (y + !wide < end)
		draw_text(y + !wide, x, columns - 2 - x,
			  wide && active ? STYLE_SELECTED : STYLE_DIM, r->note);
}

void
person_history_draw(const struct person_history *h, int y, int rows, int columns)
{
	int end = y + rows;

	for (size_t i = first_shown(h, rows, columns); i < h->count && y < end; i++) {
		const struct visit_row *r = &h->row[i];
		bool active = h->top + i == h->list.selected;
		enum style style = active ? STYLE_SELECTED : STYLE_PLAIN;
		int x = 3;

		draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
		draw_text(y, x, DAY_WIDTH, style, r->day);
		x += DAY_WIDTH + 1;
		draw_right(y, x, DURATION_WIDTH, style, r->line.duration);
		x += DURATION_WIDTH + 2;
		draw_text(y, x, columns - 2 - x, style, r->line.subject);
		if (active)
			draw_cursor(y, 1);
		if (r->note != NULL)
			draw_note(r, y, end, columns, active);
		y += height(r, columns);
	}
}
