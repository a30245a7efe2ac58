/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom retention counts among the known persons, now and within 30 days: by their numbers, and by
 * their names while these are open. */
#include "config.h"

#include <stdlib.h>

#include "app/persons.h"
#include "app/purge.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/screen.h"
#include "ui/ui.h"

enum layout {
	WHY_ROWS = 2,
	LIST_TOP = UI_TOP + WHY_ROWS + 1,
	NUMBER_WIDTH = 8,
	NAME_WIDTH = 40,
	DAY_WIDTH = 12,
	WHEN_WIDTH = 12
};

struct leaving {
	struct purge_persons persons;
	size_t now; /* so many of them go today */
	struct list list;
};

enum { OP_PAGE = 1 };

static const struct command commands[] = {
	{ OP_PAGE, "leaving-page", { K_ENTER }, N_("Page"), N_("See all about the marked one") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static int
load(struct screen *s, struct err *err)
{
	struct leaving *st = s->state;
	int day = clock_today(desk_clock(s->desk)) + PURGE_WARNING_DAYS;
	struct purge_persons persons;

	if (purge_persons(s->desk, day, &persons, &st->now, err) != 0)
		return -1;
	free(st->persons.item);
	st->persons = persons;
	list_set_count(&st->list, persons.count);
	return 0;
}

static int
leaving_open(struct screen *s, const void *arg, struct err *err)
{
	(void)arg;
	return load(s, err);
}

static void
leaving_close(struct screen *s)
{
	free(((struct leaving *)s->state)->persons.item);
}

static void
leaving_refresh(struct screen *s)
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

static void
draw_row(const struct screen *s, size_t i, int y)
{
	const struct leaving *st = s->state;
	const struct purge_person *of = &st->persons.item[i];
	int columns = ui_columns(s->ui);
	bool active = i == st->list.selected;
	enum style style = active ? STYLE_SELECTED : STYLE_PLAIN;
	int x = 3 + NUMBER_WIDTH, room = columns - 2 - x - DAY_WIDTH - WHEN_WIDTH;
	char *day = words_date_digits(of->day);
	const struct person *p;
	struct err ignored;

	draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
	/* TRANSLATORS: the number of a known person, at most 8 columns */
	draw_textf(y, 3, NUMBER_WIDTH - 1, style, _("No. %ld"), (long)of->n);
	room = room < NAME_WIDTH ? room : NAME_WIDTH;
	if (persons_open(s->desk) && persons_get(s->desk, of->n, &p, &ignored) == 0) {
		char *name = persons_name(p);

		draw_text(y, x, room - 1, style, name);
		mem_free_secret(name);
	}
	draw_text(y, x + room, DAY_WIDTH - 1, style, day);
	draw_right(y, x + room + DAY_WIDTH, WHEN_WIDTH, style,
		   i < st->now ? _("today") : _("in 30 days"));
	if (active)
		draw_cursor(y, 1);
	free(day);
}

static const char *
what_enter_does(struct desk *d)
{
	enum seal_state state;
	struct err ignored;

	if (persons_open(d))
		return _("The day is that of the last visit. Enter shows the page of the marked "
			 "person.");
	if (persons_state(d, &state, &ignored) == 0 && state == SEAL_UNSET)
		/* TRANSLATORS: at most two lines of 56 columns, as are the others */
		return _("The day is that of the last visit. The desk has no passphrase: Enter "
			 "leads to choosing one.");
	return _("The day is that of the last visit. Names are locked: Enter asks for the "
		 "passphrase.");
}

static void
leaving_draw(const struct screen *s)
{
	const struct leaving *st = s->state;
	int columns = ui_columns(s->ui), rows = list_rows(s);
	size_t top = list_top(&st->list, rows);

	draw_wrapped(UI_TOP, 2, columns - 4, WHY_ROWS, STYLE_DIM, what_enter_does(s->desk));
	if (st->list.count == 0)
		draw_text(LIST_TOP, 2, columns - 4, STYLE_DIM,
			  _("Nobody is to be erased within 30 days."));
	for (int i = 0; i < rows && top + (size_t)i < st->list.count; i++)
		draw_row(s, top + (size_t)i, LIST_TOP + i);
}

static enum verdict
leaving_run(struct screen *s, int op, struct err *err)
{
	const struct leaving *st = s->state;

	(void)err;
	if (op != OP_PAGE)
		return VERDICT_IGNORED;
	if (st->list.count > 0 && persons_open(s->desk))
		ui_push(s, &screen_person, &st->persons.item[st->list.selected].n);
	else if (st->list.count > 0)
		ui_push(s, &screen_passphrase, NULL);
	return VERDICT_DONE;
}

static enum verdict
leaving_key(struct screen *s, int key, struct err *err)
{
	struct leaving *st = s->state;

	(void)err;
	return list_key(&st->list, key, list_rows(s)) ? VERDICT_DONE : VERDICT_IGNORED;
}

const struct screen_ops screen_leaving = {
	.name = "leaving",
	/* TRANSLATORS: title of the list of known persons who are to be erased soon */
	.title = N_("Persons to be erased"),
	.commands = commands,
	.state_size = sizeof(struct leaving),
	.open = leaving_open,
	.close = leaving_close,
	.draw = leaving_draw,
	.run = leaving_run,
	.key = leaving_key,
	.refresh = leaving_refresh,
};
