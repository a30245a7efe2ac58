/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters of the journal: one a row, each picked from what there is. They hold as they are
 * chosen: the journal below begins anew with them. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/persons.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/journal_filters.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define LABEL_WIDTH 12
#define PERIOD_CHARS 40
#define QUESTION_VALUE 1
#define QUESTION_PERSON 2

struct filters {
	struct journal_filter *filter; /* the journal's, which stays below */
	struct list list;
	bool typing; /* the period */
	struct edit edit;
};

enum { OP_CHANGE = 1, OP_CLEAR, OP_CLEAR_ALL };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_CHANGE,
	  "filter",
	  { K_ENTER },
	  N_("Choose"),
	  N_("Choose what this filter lets through") },
	{ OP_CLEAR,
	  "filter-off",
	  { K_DELETE, 'd' },
	  N_("Take off"),
	  N_("Take this filter off: it leaves nothing out any more") },
	{ OP_CLEAR_ALL, "filters-off", { 'z' }, N_("All off"), N_("Take all filters off") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

/* The person is the last row: there while one can be picked, or taken off. */
static void
filters_refresh(struct screen *s)
{
	struct filters *st = s->state;
	bool person = persons_open(s->desk) || st->filter->person != 0;

	list_set_count(&st->list, person ? JOURNAL_ROWS : JOURNAL_PERSON);
}

static int
filters_open(struct screen *s, const void *arg, struct err *err)
{
	struct filters *st = s->state;

	(void)err;
	/* The one thing handed over to be changed. */
	st->filter = *(struct journal_filter *const *)arg;
	edit_init(&st->edit, PERIOD_CHARS);
	filters_refresh(s);
	return 0;
}

static void
filters_close(struct screen *s)
{
	struct filters *st = s->state;

	edit_clear(&st->edit);
}

static enum journal_row
marked(const struct filters *st)
{
	return (enum journal_row)st->list.selected;
}

static const char *
all_words(enum journal_row row)
{
	/* TRANSLATORS: filters that leave nothing out, in the order of their names: period, kind,
	 * theme, mediator, place, tag, person; each agrees with its own name */
	static const char *const words[JOURNAL_ROWS] = {
		N_("all periods"), N_("all kinds"), N_("all themes"),  N_("all mediators"),
		N_("all places"),  N_("all tags"),  N_("all persons"),
	};

	return _(words[row]);
}

static void
draw_row(const struct screen *s, enum journal_row row, int columns)
{
	const struct filters *st = s->state;
	bool active = row == marked(st);
	bool typed = active && st->typing;
	enum style style = active && !typed ? STYLE_SELECTED : STYLE_PLAIN;
	char *words = row == JOURNAL_PERSON ? journal_person_words(s->desk, st->filter)
					    : journal_row_words(s->desk, st->filter, row);
	int y = UI_TOP + 1 + (int)row;
	int x = 4 + LABEL_WIDTH;

	draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
	draw_text(y, 3, LABEL_WIDTH, style, journal_row_label(row));
	if (typed)
		edit_draw(&st->edit, y, x, columns - x - 2, STYLE_ACCENT, true);
	else
		draw_text(y, x, columns - x - 2, words != NULL || active ? style : STYLE_DIM,
			  words != NULL ? words : all_words(row));
	if (active && !typed)
		draw_cursor(y, 1);
	mem_free_secret(words); /* it may name a person */
}

static void
filters_draw(const struct screen *s)
{
	const struct filters *st = s->state;
	int columns = ui_columns(s->ui);

	for (size_t i = 0; i < st->list.count; i++)
		draw_row(s, (enum journal_row)i, columns);
	if (st->typing)
		draw_wrapped(UI_TOP + 2 + (int)st->list.count, 3, columns - 6, 2, STYLE_DIM,
			     _("A month, a year, a day, or two days: october, 10/2026, 2026, "
			       "12/3 20/3."));
}

/* The journal is read again, from its beginning, once it is on top. */
static void
changed(struct screen *s)
{
	ui_reply(s, JOURNAL_FILTER_QUESTION, 1, NULL);
}

static enum verdict
pick_person(struct screen *s)
{
	struct persons_arg arg = { .question = QUESTION_PERSON };

	if (persons_open(s->desk))
		ui_push(s, &screen_persons, &arg);
	else
		ui_say(s->ui, _("Names and notes are locked."));
	return VERDICT_DONE;
}

static enum verdict
change(struct screen *s, struct err *err)
{
	struct filters *st = s->state;
	struct choices choices = { 0 };
	struct pick_arg arg = { .question = QUESTION_VALUE, .choices = &choices };

	if (marked(st) == JOURNAL_PERSON)
		return pick_person(s);
	if (marked(st) == JOURNAL_PERIOD) {
		edit_set(&st->edit, "");
		st->typing = true;
		return VERDICT_DONE;
	}
	if (journal_row_choices(s->desk, marked(st), &choices, err) != 0)
		return VERDICT_DONE;
	arg.title = journal_row_label(marked(st));
	if (choices.count == 0)
		ui_say(s->ui, _("This desk has none yet."));
	else
		ui_push(s, &screen_pick, &arg);
	choices_clear(&choices);
	return VERDICT_DONE;
}

static enum verdict
typed(struct screen *s)
{
	struct filters *st = s->state;
	int today = clock_today(desk_clock(s->desk));

	if (journal_period_set(st->filter, st->edit.text, today) != 0) {
		ui_warn(s->ui, _("This is no period: type a month such as 10/2026, or two days."));
		return VERDICT_DONE;
	}
	st->typing = false;
	changed(s);
	return VERDICT_DONE;
}

static enum verdict
filters_run(struct screen *s, int op, struct err *err)
{
	struct filters *st = s->state;

	if (st->typing && op == OP_CHANGE)
		return typed(s);
	if (st->typing && op == UI_BACK) {
		st->typing = false;
		return VERDICT_DONE;
	}
	if (st->typing && op > 0)
		return VERDICT_DONE;
	switch (op) {
	case OP_CHANGE:
		return change(s, err);
	case OP_CLEAR:
		journal_row_set(st->filter, marked(st), NULL);
		break;
	case OP_CLEAR_ALL:
		for (int row = 0; row < JOURNAL_ROWS; row++)
			journal_row_set(st->filter, (enum journal_row)row, NULL);
		st->filter->words[0] = '\0';
		st->filter->values = 0;
		break;
	default:
		return VERDICT_IGNORED;
	}
	filters_refresh(s);
	changed(s);
	return VERDICT_DONE;
}

static bool
filters_typing(const struct screen *s)
{
	const struct filters *st = s->state;

	return st->typing;
}

static enum verdict
filters_key(struct screen *s, int key, struct err *err)
{
	struct filters *st = s->state;

	(void)err;
	if (st->typing)
		return edit_key(&st->edit, key) ? VERDICT_DONE : VERDICT_IGNORED;
	return list_key(&st->list, key, JOURNAL_ROWS) ? VERDICT_DONE : VERDICT_IGNORED;
}

static void
filters_answer(struct screen *s, int question, int reply, const void *data)
{
	struct filters *st = s->state;

	if (reply != 1)
		return;
	if (question == QUESTION_PERSON)
		st->filter->person = *(const int64_t *)data;
	else if (question == QUESTION_VALUE)
		journal_row_set(st->filter, marked(st), data);
	else
		return;
	changed(s);
}

static const char *
filters_label(const struct screen *s, int op)
{
	const struct filters *st = s->state;

	return st->typing && (op == OP_CLEAR || op == OP_CLEAR_ALL) ? "" : NULL;
}

const struct screen_ops screen_journal_filter = {
	.name = "journal-filter",
	.title = N_("Filters of the journal"),
	.commands = commands,
	.state_size = sizeof(struct filters),
	.open = filters_open,
	.close = filters_close,
	.draw = filters_draw,
	.run = filters_run,
	.typing = filters_typing,
	.key = filters_key,
	.answer = filters_answer,
	.refresh = filters_refresh,
	.label = filters_label,
};
