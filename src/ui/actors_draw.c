/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of actors as it is drawn: the search line, the rows, the preview of the marked one. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "ui/actor_line.h"
#include "ui/actors_filters.h"
#include "ui/actors_private.h"
#include "ui/draw.h"
#include "ui/ui.h"

enum layout {
	LIST_ROWS_MIN = 6,
	PREVIEW_ROWS = 8, /* frame included */
	PREVIEW_ROWS_TALL = 14,
	TALL = 40,
};

static bool
preview_shown(const struct screen *s)
{
	return ui_bottom(s->ui) - UI_TOP - 2 >= LIST_ROWS_MIN + PREVIEW_ROWS;
}

int
actors_preview_rows(const struct screen *s)
{
	if (!preview_shown(s))
		return 0;
	return ui_rows(s->ui) >= TALL ? PREVIEW_ROWS_TALL : PREVIEW_ROWS;
}

/* Some come last because nobody knows their hours: a row says so before them. */
static bool
parted(const struct actors *st)
{
	return st->answer.unknown < st->answer.total;
}

int
actors_list_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - UI_TOP - 2 - actors_preview_rows(s) - parted(s->state);
}

static void
draw_search(const struct screen *s, int columns)
{
	const struct actors *st = s->state;
	char *said = actors_said(&st->query, &st->answer, directory_count(st->dir), columns);
	char *open = st->answer.nearest ? NULL : actors_open_words(&st->answer);
	const char *order = actors_order_words(st->answer.order);

	search_list_draw(&st->search, 1, columns, said);
	if (open != NULL)
		draw_text(UI_TOP + 1, 3, columns - 6, STYLE_PLAIN, open);
	/* Where filters or a small window leave it no room, below. */
	if (st->answer.count > 1 && !st->answer.nearest && strstr(said, order) == NULL &&
	    (open == NULL || utf8_width(open) + 1 + utf8_width(order) <= columns - 6))
		draw_right(UI_TOP + 1, 3, columns - 4, STYLE_DIM, order);
	free(open);
	free(said);
}

/* Above the first of them, or above all while those before are not in view. */
static void
draw_unknown(const struct screen *s)
{
	const struct actors *st = s->state;
	size_t top = list_top(&st->search.list, actors_list_rows(s));
	size_t before = st->answer.unknown > top ? st->answer.unknown - top : 0;

	if (parted(st) && before <= (size_t)actors_list_rows(s))
		draw_text(UI_TOP + 2 + (int)before, 3, ui_columns(s->ui) - 6, STYLE_STRONG,
			  /* TRANSLATORS: above places of a list, at most 56 columns */
			  _("Hours not known:"));
}

static void
draw_row(const struct screen *s, size_t i)
{
	const struct actors *st = s->state;
	int y = UI_TOP + 2 + (int)(i - list_top(&st->search.list, actors_list_rows(s)));
	bool marked = i == st->search.list.selected;

	if (parted(st) && i >= st->answer.unknown)
		y++;
	actor_line_draw(actor_rows_at(&st->rows, i), &st->rows.widths, y, ui_columns(s->ui),
			search_list_style(&st->search, i), marked);
	if (marked && st->search.in_list)
		draw_cursor(y, 1);
}

static void
draw_preview(const struct screen *s)
{
	const struct actors *st = s->state;
	const struct actor_row *marked = actor_rows_at(&st->rows, st->search.list.selected);

	if (actors_preview_rows(s) > 0 && marked != NULL)
		actor_preview_draw(&marked->preview, ui_bottom(s->ui) - actors_preview_rows(s), 1,
				   actors_preview_rows(s), ui_columns(s->ui) - 2);
}

/* In an empty list every letter is typed: only Esc and Backspace are told of. */
static const char *
nothing_words(const struct actors *st)
{
	bool filtered = directory_filtered(&st->filters);

	if (filtered && edit_empty(&st->search.words))
		return _("Nothing like that: Esc takes the filters off.");
	if (filtered)
		return _("Nothing like that: erase a letter or a word; Esc empties the line, "
			 "and once more takes the filters off.");
	if (st->asked.any)
		return _("Nothing like that: erase a word, those of the filter too, "
			 "or empty the line with Esc.");
	return _("Nothing like that: erase a letter, or a word.");
}

void
actors_draw(const struct screen *s)
{
	const struct actors *st = s->state;
	int columns = ui_columns(s->ui);
	int rows = actors_list_rows(s);
	size_t top = list_top(&st->search.list, rows);
	int i;

	draw_search(s, columns);
	if (st->search.list.count == 0)
		draw_wrapped(UI_TOP + 2, 3, columns - 6, 2, STYLE_PLAIN,
			     directory_count(st->dir) == 0
				     ? _("The directory is empty: import places from a file.")
				     : nothing_words(st));
	draw_unknown(s);
	if (st->answer.nearest)
		draw_text(UI_TOP + 1, 3, columns - 6, STYLE_STRONG,
			  /* TRANSLATORS: above a list of places, at most 56 columns */
			  _("No entry has all of that; the nearest:"));
	for (i = 0; i < rows && top + (size_t)i < st->search.list.count; i++)
		draw_row(s, top + (size_t)i);
	draw_preview(s);
}

void
actors_draw_moved(const struct screen *s)
{
	const struct actors *st = s->state;

	draw_row(s, st->search.list.left);
	draw_row(s, st->search.list.selected);
	draw_preview(s);
}
