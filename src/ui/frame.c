/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Row 0, the message line and the footer, made from the screen's own table. */
#include "config.h"

#include "ui/frame.h"

#include <stdlib.h>

#include "app/persons.h"
#include "app/who.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/keymap.h"
#include "ui/screen.h"
#include "ui/term.h"
#include "ui/ui.h"

#define GAP 2
#define WITH_NAMES_MARK 76 /* columns from which it is in words */

int
ui_rows(const struct ui *ui)
{
	int rows;
	int columns;

	(void)ui;
	term_size(&rows, &columns);
	return rows;
}

int
ui_columns(const struct ui *ui)
{
	int rows;
	int columns;

	(void)ui;
	term_size(&rows, &columns);
	return columns;
}

int
ui_bottom(const struct ui *ui)
{
	return ui_rows(ui) - 3;
}

bool
frame_too_small(int rows, int columns)
{
	return rows < FRAME_MIN_ROWS || columns < FRAME_MIN_COLUMNS;
}

/* That names are open is said on every screen, whatever there is room for beside it. Yours; NULL:
 * they are not. */
static char *
names_mark(const struct screen *s, int columns)
{
	if (s->desk == NULL || !persons_open(s->desk))
		return NULL;
	return columns < WITH_NAMES_MARK
		       ? mem_strdup(draw_bullet())
		       /* TRANSLATORS: on row 0 while names can be read, at most 14 columns */
		       : mem_printf("%s %s", draw_bullet(), _("names open"));
}

/* As much of who it is as there is room for: the name, « A. Bellance », « AB ». Takes name over. */
static char *
with_name(char *name, const char *when, int width)
{
	char *text = mem_printf("%s   %s", name, when);

	free(name);
	if (utf8_width(text) <= width)
		return text;
	free(text);
	return NULL;
}

/* « A. Bellance   mar. 24 nov.  09:12 » */
static char *
who_and_when(const struct screen *s, int width)
{
	const struct post *who;
	const struct clock *clock;
	char *day, *time, *when, *text, *initials;

	if (s->desk == NULL)
		return mem_strdup("");
	clock = desk_clock(s->desk);
	who = desk_mediator_now(s->desk);
	day = words_date_short(clock_today(clock));
	time = words_time(clock_minute(clock));
	when = mem_printf("%s  %s", day, time);
	text = with_name(mem_strdup(who->name), when, width);
	if (text == NULL)
		text = with_name(who_short_name(who->name), when, width);
	if (text == NULL && (initials = who_initials(s->desk, who->n)) != NULL)
		text = with_name(initials, when, width);
	if (text == NULL)
		text = mem_strdup(when);
	free(day);
	free(time);
	free(when);
	return text;
}

/* In the form of a session the title says what is being done: the desk's name is whole or left
 * out. */
static bool
desk_fits(const struct screen *s, const char *name, int room)
{
	int demo = desk_demo(s->desk) ? utf8_width(_("DEMO")) + 1 : 0;

	return s->ops != &screen_session ||
	       demo + utf8_width(name) + 3 + utf8_width(desk_name(s->desk)) <= room;
}

/* « Statistics · November 2026 », the latter in short where it must be. Takes subtitle over;
 * yours. */
static char *
name_and_more(const struct screen *s, const char *name, char *subtitle, int room)
{
	char *text;

	if (subtitle == NULL || *subtitle == '\0') {
		mem_free_secret(subtitle);
		return mem_strdup(name);
	}
	text = mem_printf("%s %s %s", name, draw_dot(), subtitle);
	mem_free_secret(subtitle);
	if (s->ops->brief == NULL || utf8_width(text) <= room)
		return text;
	mem_free_secret(text);
	subtitle = s->ops->brief(s);
	text = mem_printf("%s %s %s", name, draw_dot(), subtitle);
	mem_free_secret(subtitle);
	return text;
}

static void
title(const struct screen *s, int columns)
{
	char *subtitle = s->ops->subtitle != NULL ? s->ops->subtitle(s) : NULL;
	const char *name = s->ops->name_now != NULL ? s->ops->name_now(s) : NULL;
	char *mark = names_mark(s, columns);
	int marked = mark != NULL ? utf8_width(mark) + GAP : 0;
	char *right = who_and_when(s, columns / 2 - marked);
	int used = utf8_width(right) + marked;
	int x = 1;
	char *left;

	if (name == NULL)
		name = _(s->ops->title);
	if (subtitle == NULL && s->desk != NULL && desk_fits(s, name, columns - used - 4))
		subtitle = mem_strdup(desk_name(s->desk));
	draw_right(0, 1, columns - 2, STYLE_PLAIN, right);
	if (mark != NULL)
		draw_text(0, columns - 1 - used, marked, STYLE_ACCENT, mark);
	if (s->desk != NULL && desk_demo(s->desk))
		/* TRANSLATORS: marks a desk of invented data, on every screen; at most 6 columns */
		x += draw_text(0, 1, columns, STYLE_ERROR, _("DEMO")) + 1;
	left = name_and_more(s, name, subtitle, columns - used - 3 - x);
	draw_text(0, x, columns - used - 3 - x, STYLE_TITLE, left);
	draw_rule(1, 0, columns);
	free(right);
	mem_free_secret(left);
	free(mark);
}

/* One « key label » pair, drawn where x is not 0; returns the columns used, 0 when it does not
 * fit. */
static int
footer_item(const struct screen *s, const struct command *c, int y, int x, int room)
{
	bool typing = s->ops->typing != NULL && s->ops->typing(s);
	const char *now = s->ops->label != NULL ? s->ops->label(s, c->op) : NULL;
	const char *label = now != NULL ? now : c->label != NULL ? _(c->label) : "";
	int shown = keymap_key(c, typing);
	char name[32];
	const char *key = key_label(shown, name, sizeof(name));
	int width = utf8_width(key) + 1 + utf8_width(label);

	if (shown == 0 || width > room || *label == '\0')
		return 0;
	if (x > 0) {
		draw_text(y, x, room, STYLE_STRONG, key);
		draw_text(y, x + utf8_width(key) + 1, room, STYLE_PLAIN, label);
	}
	return width + GAP;
}

/* The keys that work here, most used first; what does not fit is left out whole, but never the way
 * back nor help. */
static void
footer(const struct screen *s, int y, int columns)
{
	const struct command *c;
	int room = columns - 1;
	int kept = 0;
	int x = 1;

	for (c = ui_common_commands; c->op != 0; c++)
		kept += footer_item(s, c, y, 0, room - kept);
	for (c = s->ops->commands; c != NULL && c->op != 0; c++)
		x += footer_item(s, c, y, x, room - kept - x);
	for (c = ui_common_commands; c->op != 0; c++)
		x += footer_item(s, c, y, x, room - x);
}

/* Over the end of the body where one row is too short: what to do stands at a sentence's end. */
static void
say(const struct message *message, int rows, int columns)
{
	int lines = utf8_width(message->text) > columns - 2 ? 2 : 1;

	for (int y = rows - 2 - lines; y < rows - 2; y++)
		draw_fill(y, 0, columns, STYLE_PLAIN, "");
	draw_wrapped(rows - 2 - lines, 1, columns - 2, lines,
		     message->error ? STYLE_ERROR : STYLE_STRONG, message->text);
}

void
frame_draw(const struct screen *s, const struct message *message, int rows, int columns)
{
	draw_clear();
	if (frame_too_small(rows, columns)) {
		/* TRANSLATORS: when the window is too small to show anything else */
		draw_wrapped(
			0, 0, columns, rows, STYLE_STRONG,
			_("This window is too small: make it at least 60 columns by 16 rows."));
		return;
	}
	title(s, columns);
	draw_rule(rows - 2, 0, columns);
	footer(s, rows - 1, columns);
	s->ops->draw(s);
	if (message->text != NULL)
		say(message, rows, columns);
}
