/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a person’s visits that are in view. */
#include "config.h"

#include "ui/person_history.h"

#include <stdlib.h>

#include "app/logbook.h"
#include "app/words.h"
#include "base/mem.h"
#include "ui/draw.h"

enum layout {
	DAY_WIDTH = 17,
	DURATION_WIDTH = 8,
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
	}
	free(h->row);
	h->row = NULL;
	h->count = 0;
}

void
person_history_draw(const struct person_history *h, int y, int rows, int columns)
{
	for (size_t i = 0; i < h->count && (int)i < rows; i++) {
		const struct visit_row *r = &h->row[i];
		bool active = h->top + i == h->list.selected;
		enum style style = active ? STYLE_SELECTED : STYLE_PLAIN;
		int row = y + (int)i;
		int x = 3;

		draw_fill(row, 1, columns - 2, style, active ? draw_marker() : "");
		draw_text(row, x, DAY_WIDTH, style, r->day);
		x += DAY_WIDTH + 1;
		draw_right(row, x, DURATION_WIDTH, style, r->line.duration);
		x += DURATION_WIDTH + 2;
		draw_text(row, x, columns - 2 - x, style, r->line.subject);
		if (active)
			draw_cursor(row, 1);
	}
}
