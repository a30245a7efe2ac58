/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The backups of the desk, and going back to one: from the settings, and by itself where the desk's
 * file is damaged. Whoever takes back what others logged shows first that the names are theirs; of
 * a desk that is damaged nobody can be asked for that. */
#include "config.h"

#include <stdlib.h>

#include "app/backups.h"
#include "app/persons.h"
#include "app/restore.h"
#include "app/second_copy.h"
#include "app/sentence.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/screen.h"
#include "ui/ui.h"

enum layout {
	WHY_ROWS = 3,
	LIST_TOP = UI_TOP + WHY_ROWS + 1,
	WHEN_WIDTH = 26,
	WHEN_NARROW = 20,
	WIDE = 76,
	WHERE_WIDTH = 17
};

#define QUESTION_SURE 1

struct restore {
	struct restore_list copies;
	struct list list;
	char *why;    /* what is said above the list */
	bool damaged; /* the desk is */
};

enum { OP_RESTORE = 1, OP_COPY };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_RESTORE,
	  "restore",
	  { K_ENTER },
	  N_("Put back"),
	  N_("Put the marked backup in the place of the desk, which is set aside") },
	{ OP_COPY,
	  "backup",
	  { 'c' },
	  N_("Back up now"),
	  N_("Make a backup now, also on the second medium if there is one") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static int
load(struct screen *s, struct err *err)
{
	struct restore *st = s->state;
	struct restore_list copies;

	if (restore_list(ui_db(s->ui), &copies, err) != 0)
		return -1;
	restore_list_clear(&st->copies);
	st->copies = copies;
	list_set_count(&st->list, st->copies.count);
	return 0;
}

static int
restore_open(struct screen *s, const void *arg, struct err *err)
{
	const struct err *damage = arg;
	struct restore *st = s->state;

	if (load(s, err) != 0)
		return -1;
	st->damaged = damage != NULL;
	st->why = damage != NULL
			  ? sentence_for_err(damage)
			  : mem_strdup(_("The desk as it is now is set aside: with what was logged "
					 "since, it stays in this list for 35 days."));
	return 0;
}

static void
restore_close(struct screen *s)
{
	struct restore *st = s->state;

	restore_list_clear(&st->copies);
	free(st->why);
}

static char *
when(const struct restore_copy *c, bool digits)
{
	char *day = digits ? words_date_digits(c->is.day) : words_date(c->is.day);
	char *time = words_time(c->is.minute);
	char *text = mem_printf("%s  %s", day, time);

	free(day);
	free(time);
	return text;
}

/* Where there is little room: how many sessions, and the day of the last of them unless there is
 * less still. */
static char *
held_short(const struct restore_copy *c, bool with_day)
{
	char *number = words_number(c->sessions);
	char *day = words_date_digits(c->last);
	char *sessions = mem_printf(
		ngettext("%s session", "%s sessions", (unsigned long)c->sessions), number);
	char *text =
		with_day ? mem_printf("%s %s %s", sessions, draw_dot(), day) : mem_strdup(sessions);

	free(number);
	free(day);
	free(sessions);
	return text;
}

static char *
held_by(const struct restore_copy *c, int columns)
{
	char *number, *day, *text;

	if (!c->good)
		return mem_strdup(_("cannot be read"));
	if (c->sessions > 0 && columns < WIDE)
		return held_short(c, columns >= WIDE - WHERE_WIDTH);
	number = words_number(c->sessions);
	day = c->last != DATE_NONE ? words_date(c->last) : mem_strdup("");
	text = c->sessions == 0
		       ? mem_strdup(_("no session"))
		       /* TRANSLATORS: in a list of backups: a number, the day of the last one */
		       : mem_printf(ngettext("%1$s session, of %2$s",
					     "%1$s sessions, the last one of %2$s",
					     (unsigned long)c->sessions),
				    number, day);
	free(number);
	free(day);
	return text;
}

static char *
held(const struct restore_copy *c, int columns)
{
	char *what = held_by(c, c->aside || c->second ? columns - WHERE_WIDTH : columns);
	char *text;

	if (!c->aside && !c->second)
		return what;
	/* TRANSLATORS: both in a list of backups, before what it holds: of the desk that another
	 * one took the place of; of one that lies on a USB key, at most 14 columns */
	text = mem_printf("%s %s %s", c->aside ? _("set aside") : _("second medium"), draw_dot(),
			  what);
	free(what);
	return text;
}

static int
list_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - LIST_TOP;
}

static void
draw_row(const struct restore *st, size_t i, int y, int columns)
{
	const struct restore_copy *c = &st->copies.item[i];
	bool active = i == st->list.selected;
	enum style style = active ? STYLE_SELECTED : STYLE_PLAIN;
	int width = columns < WIDE ? WHEN_NARROW : WHEN_WIDTH;
	char *made = when(c, columns < WIDE), *what = held(c, columns);

	draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
	draw_text(y, 3, width - 1, style, made);
	draw_text(y, 3 + width, columns - 5 - width, style, what);
	if (active)
		draw_cursor(y, 1);
	free(made);
	free(what);
}

static void
restore_draw(const struct screen *s)
{
	const struct restore *st = s->state;
	int columns = ui_columns(s->ui), rows = list_rows(s);
	size_t top = list_top(&st->list, rows);

	draw_wrapped(UI_TOP, 2, columns - 4, WHY_ROWS, STYLE_PLAIN, st->why);
	if (st->list.count == 0)
		draw_wrapped(LIST_TOP, 2, columns - 4, rows, STYLE_DIM,
			     _("There is no backup of this desk yet."));
	for (int i = 0; i < rows && top + (size_t)i < st->list.count; i++)
		draw_row(st, top + (size_t)i, LIST_TOP + i, columns);
}

static void
ask(struct screen *s)
{
	const struct restore *st = s->state;
	struct ask question = { .question = QUESTION_SURE };
	char *made = when(&st->copies.item[st->list.selected], false);
	char *text = /* TRANSLATORS: %s is a day and a time */
		mem_printf(_("Put the desk back to what it was on %s?"), made);

	question.text = text;
	question.choice[0] = _("No, keep it");
	question.choice[1] = _("Go back to it");
	ui_ask(s, &question);
	free(text);
	free(made);
}

/* A damaged desk pushes no good copy out. */
static void
copy(struct screen *s, struct err *err)
{
	const struct restore *st = s->state;
	enum second_copy second;
	char *path;

	if (st->damaged || s->desk == NULL) {
		ui_say(s->ui, _("No backup is made of a damaged desk: go back to one of these."));
		return;
	}
	second = second_copy_state(s->desk);
	if (backups_make(s->desk, NULL, &path, err) != 0)
		return;
	free(path);
	if (load(s, err) != 0 ||
	    (second == SECOND_COPY_THERE && second_copy_make(s->desk, err) != 0))
		return;
	if (second == SECOND_COPY_THERE) {
		second_copy_note(s->desk);
		ui_say(s->ui, _("Backed up on this PC and on the second medium."));
	} else if (second == SECOND_COPY_AWAY) {
		ui_warn(s->ui, _("Backed up on this PC alone: the second medium is not plugged in, "
				 "or is another one."));
	} else {
		ui_say(s->ui, _("Backed up on this PC. A USB key for it is chosen in the "
				"settings."));
	}
}

static enum verdict
restore_run(struct screen *s, int op, struct err *err)
{
	const struct restore *st = s->state;

	if (op == OP_COPY) {
		copy(s, err);
		return VERDICT_DONE;
	}
	if (op != OP_RESTORE)
		return VERDICT_IGNORED;
	if (st->list.count > 0 && st->copies.item[st->list.selected].good) {
		if (ui_restore_look(s->ui, err) == 0)
			ask(s);
	} else if (st->list.count > 0) {
		ui_say(s->ui, _("This backup cannot be read: choose another one."));
	}
	return VERDICT_DONE;
}

static enum verdict
restore_key(struct screen *s, int key, struct err *err)
{
	struct restore *st = s->state;

	(void)err;
	return list_key(&st->list, key, list_rows(s)) ? VERDICT_DONE : VERDICT_IGNORED;
}

/* Another program may have come meanwhile. */
static void
go_back(const struct screen *s, struct err *err)
{
	const struct restore *st = s->state;

	if (ui_restore_look(s->ui, err) == 0)
		ui_restore(s->ui, st->copies.item[st->list.selected].is.path);
}

/* The passphrase is asked for, open or not: where there is one. */
static void
want(struct screen *s, struct err *err)
{
	static const enum passphrase_how how = PASSPHRASE_RESTORE;
	const struct restore *st = s->state;
	enum seal_state state = SEAL_UNSET;

	if (!st->damaged && persons_state(s->desk, &state, err) != 0)
		return;
	if (state == SEAL_UNSET)
		go_back(s, err);
	else
		ui_push(s, &screen_passphrase, &how);
}

static void
restore_answer(struct screen *s, int question, int reply, const void *data)
{
	struct err err = { 0 };

	(void)data;
	if (question == QUESTION_SURE && reply == 1)
		want(s, &err);
	else if (question == PASSPHRASE_QUESTION && reply == 1)
		go_back(s, &err);
	if (err.code != ERR_NONE)
		ui_fail(s->ui, &err);
}

const struct screen_ops screen_restore = {
	.name = "restore",
	/* TRANSLATORS: title of the list of backups */
	.title = N_("Backups"),
	.commands = commands,
	.state_size = sizeof(struct restore),
	.open = restore_open,
	.close = restore_close,
	.draw = restore_draw,
	.run = restore_run,
	.key = restore_key,
	.answer = restore_answer,
};
