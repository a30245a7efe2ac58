/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of access, to be looked at: from the settings. Nothing can be changed in it. */
#include "config.h"

#include <stdlib.h>

#include "app/access_log.h"
#include "app/who.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/draw.h"
#include "ui/list.h"
#include "ui/screen.h"
#include "ui/ui.h"

enum layout {
	WHY_ROWS = 2,
	LIST_TOP = UI_TOP + WHY_ROWS + 1,
	WHEN_SHORT = 12, /* without the year: */
	WHEN = 19,       /* in digits; */
	WHEN_WIDE = 26,
	WIDE = 100,  /* from so many columns on in words */
	LETTERS = 4, /* who it was; */
	WHO = 16,
	NAMED = 76, /* from so many on by name */
};

struct access_screen {
	struct access_rows log;
	struct list list;
};

static const struct command commands[] = { { 0, NULL, { 0 }, NULL, NULL } };

static int
load(struct screen *s, struct err *err)
{
	struct access_screen *st = s->state;
	struct access_rows log;

	if (access_log_read(s->desk, &log, err) != 0) {
		access_log_clear(&log);
		return -1;
	}
	access_log_clear(&st->log);
	st->log = log;
	list_set_count(&st->list, log.count);
	return 0;
}

static int
access_open(struct screen *s, const void *arg, struct err *err)
{
	(void)arg;
	return load(s, err);
}

static void
access_close(struct screen *s)
{
	struct access_screen *st = s->state;

	access_log_clear(&st->log);
}

static void
access_refresh(struct screen *s)
{
	struct err err = { 0 };

	if (load(s, &err) != 0)
		ui_fail(s->ui, &err);
}

static int
list_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - LIST_TOP;
}

/* Rows are kept for 12 months: where there is little room the day goes without its year. */
static char *
when(const struct access_row *row, int columns)
{
	bool wide = columns >= WIDE;
	char *day, *time, *text;

	if (row->day == DATE_NONE)
		return mem_strdup("?");
	day = wide ? words_date(row->day) : words_date_digits(row->day);
	time = words_time(row->minute);
	text = columns < NAMED ? mem_printf("%.5s %s", day, time) : mem_printf("%s  %s", day, time);
	free(day);
	free(time);
	return text;
}

static void
draw_row(const struct screen *s, size_t i, int y)
{
	const struct access_screen *st = s->state;
	const struct access_row *row = &st->log.row[i];
	int columns = ui_columns(s->ui);
	bool active = i == st->list.selected;
	enum style style = active ? STYLE_SELECTED : STYLE_PLAIN;
	int what = 3 + (columns >= WIDE ? WHEN_WIDE : columns >= NAMED ? WHEN : WHEN_SHORT);
	int who = columns - 1 - (columns >= NAMED ? WHO : LETTERS);
	char *letters = columns >= NAMED ? NULL : who_letters(s->desk, row->mediator);
	char *at = when(row, columns);

	draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
	draw_text(y, 3, what - 4, style, at);
	draw_text(y, what, who - what - 1, style, access_log_words(row));
	if (columns >= NAMED)
		draw_text(y, who, WHO - 1, style, access_log_who(s->desk, row));
	else
		draw_text(y, who, LETTERS - 1, style, letters != NULL ? letters : "");
	if (active)
		draw_cursor(y, 1);
	free(letters);
	free(at);
}

static void
access_draw(const struct screen *s)
{
	const struct access_screen *st = s->state;
	int columns = ui_columns(s->ui), rows = list_rows(s);
	size_t top = list_top(&st->list, rows);

	draw_wrapped(UI_TOP, 2, columns - 4, WHY_ROWS, st->log.broken ? STYLE_ERROR : STYLE_DIM,
		     st->log.broken
			     ? _("A row of this log was changed or taken out by another program.")
			     : _("Who opened, changed or exported what is known of people; kept "
				 "12 months. No row says of whom."));
	if (st->list.count == 0)
		draw_wrapped(LIST_TOP, 2, columns - 4, rows, STYLE_DIM,
			     _("Nothing has been noted yet."));
	for (int i = 0; i < rows && top + (size_t)i < st->list.count; i++)
		draw_row(s, top + (size_t)i, LIST_TOP + i);
}

static enum verdict
access_key(struct screen *s, int key, struct err *err)
{
	struct access_screen *st = s->state;

	(void)err;
	return list_key(&st->list, key, list_rows(s)) ? VERDICT_DONE : VERDICT_IGNORED;
}

const struct screen_ops screen_access = {
	.name = "access",
	/* TRANSLATORS: title of the list of who did what with what is known of people */
	.title = N_("Log of access"),
	.commands = commands,
	.state_size = sizeof(struct access_screen),
	.open = access_open,
	.close = access_close,
	.refresh = access_refresh,
	.draw = access_draw,
	.key = access_key,
};
