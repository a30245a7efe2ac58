/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window on the persons that a search found, and how its rows are drawn. */
#include "config.h"

#include "ui/person_rows.h"

#include <stdlib.h>

#include "app/persons_visits.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/person_show.h"

enum layout {
	YEAR_WIDTH = 6,
	PHONE_WIDTH = 16,
	LAST_WIDTH = 11,
	FROZEN_WIDTH = 9,
	WITH_PHONE = 76, /* columns from which the list has phones */
	WIDEST = 100,
};

static char *
or_empty(char *text)
{
	return text != NULL ? text : mem_strdup("");
}

static int
row_read(struct person_row *r, struct desk *d, const struct person *p, struct err *err)
{
	int day;

	if (persons_last_visit(d, p->n, &day, err) != 0)
		return -1;
	r->n = p->n;
	r->frozen = p->frozen != DATE_NONE;
	/* As it is looked for: the family’s name first. */
	r->name = mem_printf("%s%s%s", p->name != NULL ? p->name : "",
			     p->name != NULL && p->first_names != NULL ? " " : "",
			     p->first_names != NULL ? p->first_names : "");
	r->year = or_empty(person_show(p, PERSON_BIRTH_YEAR));
	r->phone = or_empty(person_show(p, PERSON_PHONE));
	r->last = day != DATE_NONE ? words_date_digits(day) : mem_strdup("");
	return 0;
}

int
person_rows_read(struct person_rows *v, struct desk *d, const struct persons_found *found,
		 size_t top, size_t rows, size_t marked, struct err *err)
{
	person_rows_clear(v);
	if (top >= found->count)
		return 0;
	v->top = top;
	rows = found->count - top < rows ? found->count - top : rows;
	v->row = mem_array(rows + 1, sizeof(*v->row));
	for (; v->count < rows; v->count++)
		if (row_read(&v->row[v->count], d, found->hit[top + v->count], err) != 0)
			return -1;
	if (marked < found->count) {
		v->title = persons_name(found->hit[marked]);
		person_show_card(&v->card, found->hit[marked], clock_today(desk_clock(d)));
	}
	return 0;
}

void
person_rows_clear(struct person_rows *v)
{
	for (size_t i = 0; i < v->count; i++) {
		mem_free_secret(v->row[i].name);
		mem_free_secret(v->row[i].year);
		mem_free_secret(v->row[i].phone);
		free(v->row[i].last);
	}
	free(v->row);
	mem_free_secret(v->title);
	card_clear(&v->card);
	*v = (struct person_rows){ .row = NULL };
}

const struct person_row *
person_rows_at(const struct person_rows *v, size_t hit)
{
	return hit >= v->top && hit < v->top + v->count ? &v->row[hit - v->top] : NULL;
}

void
person_row_draw(const struct person_row *row, int y, int columns, enum style style, bool marked)
{
	/* In a wide window the eye would lose the row on its way to the far end. */
	int right = (columns < WIDEST ? columns : WIDEST) - 1 - LAST_WIDTH;

	draw_fill(y, 1, columns - 2, style, marked ? draw_marker() : "");
	if (row == NULL)
		return;
	draw_text(y, right, LAST_WIDTH - 1, style, row->last);
	if (columns >= WITH_PHONE) {
		right -= PHONE_WIDTH;
		draw_text(y, right, PHONE_WIDTH - 1, style, row->phone);
	}
	right -= YEAR_WIDTH;
	draw_text(y, right, YEAR_WIDTH - 1, style, row->year);
	if (row->frozen) {
		right -= FROZEN_WIDTH;
		draw_text(y, right, FROZEN_WIDTH - 1, style, C_("person", "frozen"));
	}
	draw_text(y, 3, right - 4, style, row->name);
}

void
person_rows_preview(const struct person_rows *v, int y, int x, int rows, int width)
{
	if (v->title == NULL || rows < 3)
		return;
	draw_box(y, x, rows, width);
	draw_textf(y, x + 2, width - 5, STYLE_STRONG, " %s ", v->title);
	card_draw(&v->card, y + 1, x + 1, width - 2, rows - 2, 0);
}
