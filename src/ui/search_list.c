/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between a search line and its list by Down, Up and Tab. */
#include "config.h"

#include "ui/search_list.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "ui/key.h"
#include "ui/ui.h"

#define LABEL_WIDTH 12

void
search_list_init(struct search_list *l, int max_chars)
{
	edit_init(&l->words, max_chars);
}

void
search_list_clear(struct search_list *l)
{
	edit_clear(&l->words);
}

/* What is marked is seen before the keys are for the list: Down moves the bar from there, too. */
enum searched
search_list_key(struct search_list *l, int key, int rows)
{
	if (!l->in_list && edit_key(&l->words, key)) {
		list_select(&l->list, 0);
		return SEARCHED_TYPED;
	}
	if (!l->in_list && key == K_DOWN) {
		l->in_list = l->list.count > 0;
		if (l->list.selected + 1 >= l->list.count)
			return SEARCHED_WENT;
	}
	if (l->in_list && key == K_UP && l->list.selected == 0) {
		l->in_list = false;
		return SEARCHED_WENT;
	}
	return list_key(&l->list, key, rows) ? SEARCHED_MOVED : SEARCHED_NOTHING;
}

void
search_list_paste(struct search_list *l, const char *text)
{
	l->in_list = false;
	edit_paste(&l->words, text);
	list_select(&l->list, 0);
}

/* In an empty list letters would act on nothing: they are still text. */
void
search_list_switch(struct search_list *l)
{
	l->in_list = !l->in_list && l->list.count > 0;
}

bool
search_list_empty(struct search_list *l)
{
	if (edit_empty(&l->words))
		return false;
	edit_set(&l->words, "");
	l->in_list = false;
	return true;
}

void
search_list_draw(const struct search_list *l, int x, int columns, const char *said)
{
	int width = utf8_width(said);

	/* TRANSLATORS: label of a search line, at most 12 columns */
	draw_text(UI_TOP, x, LABEL_WIDTH, STYLE_PLAIN, _("Search"));
	edit_draw(&l->words, UI_TOP, x + 1 + LABEL_WIDTH, columns - LABEL_WIDTH - width - 5,
		  STYLE_STRONG, !l->in_list);
	draw_right(UI_TOP, columns - width - 1, width, STYLE_DIM, said);
}

/* The bar is strong where it stands for what Enter takes, though the keys go to the line. */
enum style
search_list_style(const struct search_list *l, size_t row)
{
	if (row != l->list.selected)
		return STYLE_PLAIN;
	return l->in_list ? STYLE_SELECTED : STYLE_STRONG;
}
