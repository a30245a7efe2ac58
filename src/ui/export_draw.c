/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The period of an export: its state, whom it is for, what it gives, and what was made before. */
#include "config.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "ui/draw.h"
#include "ui/export_private.h"
#include "ui/release_show.h"
#include "ui/ui.h"

enum layout {
	LABEL_WIDTH = 14,
	VALUE_ROWS = 5, /* the longest reason why there is nothing, in 60 columns */
	SHORT = 20,     /* rows below which blank ones are left out */
};

/* What a text may take: all that it needs, but nothing of the message line. */
static int
rows_at(const struct screen *s, int y)
{
	int left = ui_bottom(s->ui) - y;

	return left < VALUE_ROWS ? left : VALUE_ROWS;
}

/* Returns the rows used: a long path takes two. */
static int
draw_field(const struct screen *s, int y, const char *label, const char *value,
	   enum export_typing typing)
{
	const struct export_screen *st = s->state;
	int x = 3 + LABEL_WIDTH;
	int width = ui_columns(s->ui) - x - 2;
	int top = y;

	if (rows_at(s, y) <= 0)
		return 0;
	draw_text(y, 2, LABEL_WIDTH, STYLE_DIM, label);
	if (typing == TYPING_NOTHING || st->typing != typing)
		return draw_wrapped(y, x, width, rows_at(s, y), STYLE_PLAIN, value);
	if (st->problem != NULL)
		y += draw_wrapped(y + 1, x, width, rows_at(s, y + 1), STYLE_ERROR, st->problem);
	edit_draw(&st->text, top, x, width, STYLE_STRONG, true);
	return y + 1 - top;
}

static int
draw_fields(const struct screen *s, int y)
{
	const struct export_screen *st = s->state;
	char *profile = release_show_profile(st->month.profile);
	char *files = release_show_files(st->month.formats);

	/* TRANSLATORS: labels of the export, at most 14 columns each */
	y += draw_field(s, y, _("Recipient"),
			st->month.recipient == NULL ? _("not said") : st->month.recipient,
			TYPING_RECIPIENT);
	/* Where the files were written says it, too. */
	if (st->month.written == NULL || ui_rows(s->ui) >= SHORT || st->typing == TYPING_FOLDER)
		y += draw_field(s, y, _("Folder"), st->month.folder, TYPING_FOLDER);
	y += draw_field(s, y, _("Profile"), profile, TYPING_NOTHING);
	y += draw_field(s, y, _("Files"), files, TYPING_NOTHING);
	free(profile);
	free(files);
	return y;
}

static int
draw_result(const struct screen *s, int y)
{
	const struct export_screen *st = s->state;
	char *counts;

	if (st->month.result.period == NULL)
		return y;
	counts = release_show_counts(&st->month.result);
	if (st->month.written != NULL)
		y += draw_field(s, y, _("Written to"), st->month.written, TYPING_NOTHING);
	y += draw_field(s, y, _("Content"), counts, TYPING_NOTHING);
	/* Else there would be no result. */
	if (!st->month.frozen_before)
		y += draw_field(s, y, "", _("attack on the files: no hidden figure was found"),
				TYPING_NOTHING);
	free(counts);
	return y;
}

void
export_draw(const struct screen *s)
{
	const struct export_screen *st = s->state;
	int columns = ui_columns(s->ui);
	int blank = ui_rows(s->ui) < SHORT ? 0 : 1;
	char *state = export_month_state(&st->month, clock_today(desk_clock(s->desk)));
	int y = UI_TOP;

	y += draw_wrapped(y, 2, columns - 4, rows_at(s, y), STYLE_STRONG, state);
	free(state);
	y = draw_fields(s, y + blank);
	y = draw_result(s, y + (st->month.written != NULL ? blank : 0)) + blank;
	release_show_made(&st->month.made, export_month_made(&st->month), y, ui_bottom(s->ui),
			  columns);
	if (st->typing == TYPING_NOTHING)
		draw_cursor(UI_TOP, 2);
}
