/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/settings_draw.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ui/draw.h"
#include "ui/picker.h"
#include "ui/ui.h"

#define LABEL_WIDTH 22
#define GAPS 3 /* between the groups of rows */

const struct setting_row *
settings_marked(const struct settings *st)
{
	return &st->rows.row[st->list.selected];
}

static void
draw_row(const struct screen *s, size_t i, int y, int columns)
{
	const struct settings *st = s->state;
	const struct setting_row *row = &st->rows.row[i];
	bool active = i == st->list.selected;
	bool rests = st->edit.mode == SETTING_RESTS;
	enum style style = active && rests ? STYLE_SELECTED : STYLE_PLAIN;
	bool first = i == 0 || strcmp(setting_label(row), setting_label(row - 1)) != 0;
	int x = 4 + LABEL_WIDTH;
	char *value = setting_value(&st->rows, row, s->desk);

	draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
	if (first || active)
		draw_text(y, 3, LABEL_WIDTH, style, setting_label(row));
	if (active && st->edit.mode == SETTING_TYPED)
		edit_draw(&st->edit.text, y, x, columns - x - 2, STYLE_STRONG, true);
	else
		draw_text(y, x, columns - x - 2, style, value);
	if (active && rests)
		draw_cursor(y, 1);
	free(value);
}

/* The place or mediator of now, in the list one chooses from. */
static bool
is_now(const void *arg, const struct choice *c)
{
	const struct screen *s = arg;

	return setting_is_now(settings_marked(s->state)->kind, c->code, s->desk);
}

/* Below the row it is for, or above it where there is more room. */
static void
draw_picker(const struct screen *s, int y, int end, int columns)
{
	const struct settings *st = s->state;
	bool below = end - y > y - UI_TOP;

	edit_draw(&st->edit.picker.typed, y, 4 + LABEL_WIDTH, columns - LABEL_WIDTH - 6,
		  STYLE_STRONG, true);
	if (below)
		picker_draw(&st->edit.picker, y + 1, 3 + LABEL_WIDTH, columns - LABEL_WIDTH - 5,
			    end - y - 1, is_now, s);
	else
		picker_draw(&st->edit.picker, y - picker_rows(&st->edit.picker, y - UI_TOP),
			    3 + LABEL_WIDTH, columns - LABEL_WIDTH - 5, y - UI_TOP, is_now, s);
}

int
settings_page_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - UI_TOP - 2 - GAPS;
}

/* On the last of two rows, or on both. */
static void
draw_hint(const struct setting_edit *e, int y, int columns)
{
	const char *hint = setting_edit_hint(e);

	draw_wrapped(draw_wrapped_rows(columns - 4, hint) > 1 ? y : y + 1, 2, columns - 4, 2,
		     e->problem != NULL ? STYLE_ERROR : STYLE_DIM, hint);
}

void
settings_draw(const struct screen *s)
{
	const struct settings *st = s->state;
	int columns = ui_columns(s->ui);
	int end = ui_bottom(s->ui) - 2; /* the last row is for the hint */
	size_t top = list_top(&st->list, settings_page_rows(s));
	int picked_y = UI_TOP;
	int y = UI_TOP;
	size_t i;

	for (i = top; i < st->list.count && y < end; i++) {
		y += i > top ? setting_gap(&st->rows, i) : 0;
		if (y >= end)
			break;
		if (i == st->list.selected)
			picked_y = y;
		draw_row(s, i, y++, columns);
	}
	if (i < st->list.count && st->edit.mode == SETTING_RESTS)
		draw_right(end, columns - 22, 20, STYLE_DIM, _("more below"));
	if (st->edit.mode == SETTING_PICKED)
		draw_picker(s, picked_y, end, columns);
	if (st->edit.mode == SETTING_RESTS)
		/* TRANSLATORS: %s is the path of the desk's file */
		draw_textf(end + 1, 2, columns - 4, STYLE_DIM, _("This desk is the file %s"),
			   desk_file(s->desk));
	else
		draw_hint(&st->edit, end, columns);
}
