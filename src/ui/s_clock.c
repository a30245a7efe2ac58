/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The PC's clock is earlier than the last saved session or than the program itself, as when its
 * battery is dead, or far later: the date is asked once and used for this run. */
#include "config.h"

#include <stdlib.h>

#include "app/words.h"
#include "base/i18n.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/key.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define DATE_CHARS 20
#define LAST_YEAR 2199 /* a date without its year would be read as of the last year of all */

struct clock_question {
	struct edit date;
	bool unreadable;
};

enum { OP_ACCEPT = 1 };

static const struct command commands[] = {
	{ OP_ACCEPT,
	  "accept",
	  { K_ENTER },
	  /* TRANSLATORS: footer, at most 12 columns: use this date */
	  N_("Use it"),
	  N_("Use the date that was typed, for this run") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static int
clock_open(struct screen *s, const void *arg, struct err *err)
{
	struct clock_question *st = s->state;

	(void)arg;
	(void)err;
	edit_init(&st->date, DATE_CHARS);
	return 0;
}

static void
clock_close(struct screen *s)
{
	struct clock_question *st = s->state;

	edit_clear(&st->date);
}

static void
clock_draw(const struct screen *s)
{
	const struct clock_question *st = s->state;
	int columns = ui_columns(s->ui);
	char *pc = words_date(clock_today(desk_clock(s->desk)));
	int y = UI_TOP + 1;

	y += draw_wrapped(y, 2, columns - 4, 4, STYLE_STRONG,
			  _("This computer’s clock seems wrong: it is earlier than the last "
			    "session that was saved or than this program, or ten years later. "
			    "Which day is it today?"));
	/* TRANSLATORS: label before the date that the computer believes, at most 20 columns */
	draw_text(y + 1, 2, 20, STYLE_DIM, _("The computer says"));
	draw_text(y + 1, 23, columns - 25, STYLE_DIM, pc);
	/* TRANSLATORS: label before a date to be typed, at most 20 columns */
	draw_text(y + 3, 2, 20, STYLE_PLAIN, _("Today is"));
	edit_draw(&st->date, y + 3, 23, DATE_CHARS + 1, STYLE_STRONG, true);
	if (st->unreadable)
		draw_text(y + 5, 2, columns - 4, STYLE_ERROR,
			  _("That is not a date: type it like 24/11/2026."));
	else
		draw_text(y + 5, 2, columns - 4, STYLE_DIM, _("For example 24/11/2026."));
	free(pc);
}

static bool
clock_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static enum verdict
clock_run(struct screen *s, int op, struct err *err)
{
	struct clock_question *st = s->state;
	int day;

	(void)err;
	if (op != OP_ACCEPT)
		return VERDICT_IGNORED;
	/* Against the last day of all: no full date is « in the future » of a wrong clock. */
	if (edit_empty(&st->date) ||
	    words_date_parse(st->date.text, date_from(9999, 12, 31), &day) != 0 ||
	    day > date_from(LAST_YEAR, 12, 31)) {
		st->unreadable = true;
		return VERDICT_DONE;
	}
	desk_clock_set(s->desk, day);
	return VERDICT_CLOSE;
}

static enum verdict
clock_key(struct screen *s, int key, struct err *err)
{
	struct clock_question *st = s->state;

	(void)err;
	st->unreadable = false;
	return edit_key(&st->date, key) ? VERDICT_DONE : VERDICT_IGNORED;
}

const struct screen_ops screen_clock = {
	.name = "clock",
	.title = N_("The clock"),
	.commands = commands,
	.state_size = sizeof(struct clock_question),
	.open = clock_open,
	.close = clock_close,
	.draw = clock_draw,
	.run = clock_run,
	.typing = clock_typing,
	.key = clock_key,
};
