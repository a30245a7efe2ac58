/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of a card is in view. */
#include "config.h"

#include "ui/card_page.h"

#include "base/i18n.h"
#include "ui/draw.h"
#include "ui/key.h"

#define TWO_COLUMNS 120 /* columns of the terminal from which a long card stands in two */
#define GUTTER 3

struct page {
	int width; /* of one column */
	int rows;
	int columns; /* 1 or 2 */
	size_t last; /* highest first row */
};

static struct page
page(const struct ui *ui, const struct card *card)
{
	int columns = ui_columns(ui);
	struct page p = { .width = columns - 4, .rows = ui_bottom(ui) - UI_TOP, .columns = 1 };
	size_t needed = card_rows(card, p.width);

	if (columns >= TWO_COLUMNS && needed > (size_t)p.rows) {
		p.columns = 2;
		p.width = (columns - 4 - GUTTER) / 2;
		needed = card_rows(card, p.width);
	}
	/* What has to scroll leaves its last row to the word that it goes on. */
	if (needed > (size_t)(p.rows * p.columns))
		p.rows--;
	if (needed > (size_t)(p.rows * p.columns))
		p.last = needed - (size_t)(p.rows * p.columns);
	return p;
}

void
card_page_draw(const struct ui *ui, const struct card *card, size_t top)
{
	struct page p = page(ui, card);

	if (top > p.last)
		top = p.last;
	card_draw(card, UI_TOP, 2, p.width, p.rows, top);
	if (p.columns == 2)
		card_draw(card, UI_TOP, 2 + p.width + GUTTER, p.width, p.rows,
			  top + (size_t)p.rows);
	if (top < p.last)
		/* TRANSLATORS: at the bottom of a page that goes on, at most 20 columns */
		draw_right(UI_TOP + p.rows, ui_columns(ui) - 22, 20, STYLE_DIM, _("more below"));
	draw_cursor(UI_TOP, 2);
}

bool
card_page_key(const struct ui *ui, const struct card *card, size_t *top, int key)
{
	struct page p = page(ui, card);
	size_t step = p.rows > 1 ? (size_t)p.rows - 1 : 1;

	if (*top > p.last)
		*top = p.last;
	switch (key) {
	case K_UP:
		*top -= *top > 0;
		return true;
	case K_DOWN:
		*top += *top < p.last;
		return true;
	case K_PAGE_UP:
		*top -= *top < step ? *top : step;
		return true;
	case K_PAGE_DOWN:
	case ' ':
		*top += p.last - *top < step ? p.last - *top : step;
		return true;
	case K_HOME:
		*top = 0;
		return true;
	case K_END:
		*top = p.last;
		return true;
	default:
		return false;
	}
}
