/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A week of opening hours: a line a day, and whether public holidays are closed. Answers its opener
 * with the expression. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/opening.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/key.h"
#include "ui/screen.h"
#include "ui/ui.h"

enum { HOLIDAYS = HOURS_WEEKDAYS, ROWS, LABEL_WIDTH = 18, DAY_CHARS = 80 };

struct hours_form {
	int question;
	char *cell;    /* as it came */
	char *comment; /* all that it says in words, "" nothing */
	bool kept;     /* the comment, being one and at the end */
	bool readable; /* it is a week, or nothing */
	struct edit day[HOURS_WEEKDAYS];
	bool holidays_off;
	int row;
	bool wrong; /* the day of that row cannot be read */
};

enum { OP_KEEP = 1, OP_NEXT, OP_PREVIOUS, OP_SAME };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_KEEP,
	  "hours-keep",
	  { CTRL('s'), K_F2 },
	  N_("Save"),
	  N_("Keep this week and go back") },
	{ OP_SAME,
	  "hours-same",
	  { CTRL('d') },
	  N_("Day before"),
	  N_("Give this day the hours of the day before") },
	{ OP_NEXT, "hours-next", { K_ENTER, K_DOWN, K_TAB }, NULL, N_("Go to the next day") },
	{ OP_PREVIOUS, "hours-previous", { K_UP, K_BACK_TAB }, NULL, N_("Go to the day before") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

/* Comments belong to rules, which a week written anew does not have: only the one that ends them
 * all has a place in it. */
static char *
comments_of(const char *cell, bool *kept)
{
	struct buf all = BUF_INIT;
	const char *first = strchr(cell, '"'), *last;

	*kept = true;
	for (; first != NULL && (last = strchr(first + 1, '"')) != NULL;
	     first = strchr(last + 1, '"')) {
		*kept = *kept && last[1] == '\0';
		buf_addf(&all, "%s%.*s", all.len > 0 ? ", " : "", (int)(last - first + 1), first);
	}
	return buf_take(&all);
}

static int
hours_open_form(struct screen *s, const void *arg, struct err *err)
{
	const struct hours_arg *asked = arg;
	struct hours_form *st = s->state;
	struct hours h = { .invalid = false };
	struct hours_week week = { .holidays_off = false };
	struct buf text = BUF_INIT;

	(void)err;
	st->question = asked->question;
	st->cell = mem_strdup(asked->hours == NULL ? "" : asked->hours);
	st->comment = comments_of(st->cell, &st->kept);
	hours_read(&h, st->cell);
	st->readable = hours_week_of(&h, &week) == 0 || (!h.invalid && h.rule_count == 0);
	st->holidays_off = week.holidays_off;
	for (int day = 0; day < HOURS_WEEKDAYS; day++, buf_reset(&text)) {
		edit_init(&st->day[day], DAY_CHARS);
		opening_times(week.range[day], week.count[day], &text);
		edit_set(&st->day[day], buf_text(&text));
	}
	buf_clear(&text);
	hours_clear(&h);
	return 0;
}

static void
hours_close_form(struct screen *s)
{
	struct hours_form *st = s->state;

	for (int day = 0; day < HOURS_WEEKDAYS; day++)
		edit_clear(&st->day[day]);
	free(st->cell);
	free(st->comment);
}

static void
draw_day(const struct hours_form *st, int row, int y, int columns)
{
	bool active = row == st->row;
	int x = 4 + LABEL_WIDTH, width = columns - x - 2;

	draw_text(y, 1, 2, STYLE_PLAIN, active ? draw_marker() : "");
	draw_text(y, 3, LABEL_WIDTH, active ? STYLE_STRONG : STYLE_PLAIN,
		  row == HOLIDAYS ? C_("opening hours", "Public holidays")
				  : i18n_weekday(row, false));
	if (row == HOLIDAYS)
		draw_text(y, x, width, active ? STYLE_STRONG : STYLE_PLAIN,
			  st->holidays_off ? C_("opening hours", "closed") : _("not said"));
	else if (active || !edit_empty(&st->day[row]))
		edit_draw(&st->day[row], y, x, width, active ? STYLE_STRONG : STYLE_PLAIN, active);
	else
		draw_text(y, x, width, STYLE_DIM, C_("opening hours", "closed"));
	if (row == HOLIDAYS && active)
		draw_cursor(y, x);
}

/* What saving takes away. */
static void
draw_lost(const struct hours_form *st, int y, int columns, int end)
{
	char *lost = NULL;

	if (!st->readable)
		/* TRANSLATORS: %s are opening hours as published, which a week does not say */
		lost = mem_printf(_("What is typed here will replace: %s"), st->cell);
	else if (!st->kept)
		/* TRANSLATORS: %s is a comment in opening hours, as published */
		lost = mem_printf(_("A week has no place for this, which goes: %s"), st->comment);
	if (lost != NULL)
		draw_wrapped(y, 2, columns - 4, end - y, STYLE_PLAIN, lost);
	free(lost);
}

static void
hours_draw(const struct screen *s)
{
	const struct hours_form *st = s->state;
	int columns = ui_columns(s->ui);
	int y = UI_TOP, end = ui_bottom(s->ui);

	for (int row = 0; row < ROWS; row++)
		draw_day(st, row, y++, columns);
	if (st->wrong)
		draw_wrapped(y, 2, columns - 4, end - y, STYLE_ERROR,
			     _("These hours cannot be read: write 8h30-12h, 13h30-16h."));
	else
		draw_wrapped(y, 2, columns - 4, end - y, STYLE_DIM,
			     st->row == HOLIDAYS
				     ? _("Space says whether it is closed on public holidays.")
				     : _("8h30-12h, 13h30-16h; empty: closed that day."));
	draw_lost(st, y + 1, columns, end);
}

/* The week as typed; the first day that cannot be read is marked. */
static bool
week_typed(struct hours_form *st, struct hours_week *week, bool *empty)
{
	*week = (struct hours_week){ .holidays_off = st->holidays_off };
	*empty = !st->holidays_off;
	for (int day = 0; day < HOURS_WEEKDAYS; day++) {
		if (opening_typed(st->day[day].text, week->range[day], &week->count[day]) != 0) {
			st->row = day;
			st->wrong = true;
			return false;
		}
		*empty = *empty && week->count[day] == 0;
	}
	return true;
}

/* A week in which nothing is said is not known; a comment stays as it was. */
static enum verdict
keep(struct screen *s)
{
	struct hours_form *st = s->state;
	struct buf out = BUF_INIT;
	struct hours_week week;
	bool empty;

	if (!week_typed(st, &week, &empty))
		return VERDICT_DONE;
	if (!empty)
		hours_week_write(&week, &out);
	if (st->comment[0] != '\0' && st->kept && st->readable)
		buf_addf(&out, "%s%s", out.len > 0 ? " " : "", st->comment);
	ui_reply(s, st->question, 1, buf_text(&out));
	buf_clear(&out);
	return VERDICT_CLOSE;
}

static enum verdict
hours_run(struct screen *s, int op, struct err *err)
{
	struct hours_form *st = s->state;

	(void)err;
	if (op > 0)
		st->wrong = false;
	switch (op) {
	case OP_KEEP:
		return keep(s);
	case OP_SAME:
		if (st->row > 0 && st->row < HOLIDAYS)
			edit_set(&st->day[st->row], st->day[st->row - 1].text);
		st->row += st->row > 0 && st->row < HOLIDAYS ? 1 : 0;
		return VERDICT_DONE;
	case OP_NEXT:
		st->row = (st->row + 1) % ROWS;
		return VERDICT_DONE;
	case OP_PREVIOUS:
		st->row = (st->row + ROWS - 1) % ROWS;
		return VERDICT_DONE;
	case UI_BACK:
		ui_reply(s, st->question, 0, NULL);
		return VERDICT_CLOSE;
	default:
		return VERDICT_IGNORED;
	}
}

static bool
hours_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static enum verdict
hours_key(struct screen *s, int key, struct err *err)
{
	struct hours_form *st = s->state;

	(void)err;
	st->wrong = false;
	if (st->row < HOLIDAYS)
		return edit_key(&st->day[st->row], key) ? VERDICT_DONE : VERDICT_IGNORED;
	if (key != ' ')
		return VERDICT_IGNORED;
	st->holidays_off = !st->holidays_off;
	return VERDICT_DONE;
}

static void
hours_paste(struct screen *s, const char *text)
{
	struct hours_form *st = s->state;

	if (st->row < HOLIDAYS)
		edit_paste(&st->day[st->row], text);
}

const struct screen_ops screen_hours = {
	.name = "hours",
	.title = N_("Opening hours"),
	.commands = commands,
	.state_size = sizeof(struct hours_form),
	.open = hours_open_form,
	.close = hours_close_form,
	.draw = hours_draw,
	.run = hours_run,
	.typing = hours_typing,
	.key = hours_key,
	.paste = hours_paste,
};
