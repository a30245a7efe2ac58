/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters of the statistics: one a row, each picked from what there is. They hold as they are
 * chosen, and combine: the figures below are counted anew. */
#include "config.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "report/label.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/screen.h"
#include "ui/stats_filters.h"
#include "ui/ui.h"

#define LABEL_WIDTH 12
#define QUESTION_VALUE 1

struct filters {
	struct stats_filter *filter; /* of the statistics, which stay below */
	struct list list;
};

enum { OP_CHANGE = 1, OP_CLEAR, OP_CLEAR_ALL };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_CHANGE,
	  "stats-filter",
	  { K_ENTER },
	  N_("Choose"),
	  N_("Choose what this filter lets through") },
	{ OP_CLEAR,
	  "stats-filter-off",
	  { K_DELETE, 'd' },
	  N_("Take off"),
	  N_("Take this filter off: it leaves nothing out any more") },
	{ OP_CLEAR_ALL, "stats-filters-off", { 'z' }, N_("All off"), N_("Take all filters off") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static int
filters_open(struct screen *s, const void *arg, struct err *err)
{
	struct filters *st = s->state;

	(void)err;
	/* The one thing handed over to be changed. */
	st->filter = *(struct stats_filter *const *)arg;
	list_set_count(&st->list, STATS_FILTER_ROWS);
	return 0;
}

static enum stats_filter_row
marked(const struct filters *st)
{
	return (enum stats_filter_row)st->list.selected;
}

static void
draw_row(const struct screen *s, enum stats_filter_row row, int columns)
{
	const struct filters *st = s->state;
	bool active = row == marked(st);
	enum style style = active ? STYLE_SELECTED : STYLE_PLAIN;
	char *words = stats_filter_words(s->desk, st->filter, row);
	int y = UI_TOP + 1 + (int)row;
	int x = 4 + LABEL_WIDTH;

	draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
	draw_text(y, 3, LABEL_WIDTH, style, stats_filter_label(row));
	draw_text(y, x, columns - x - 2, words != NULL || active ? style : STYLE_DIM,
		  words != NULL ? words : stats_filter_all(row));
	if (active)
		draw_cursor(y, 1);
	free(words);
}

static void
filters_draw(const struct screen *s)
{
	int columns = ui_columns(s->ui);

	for (int row = 0; row < STATS_FILTER_ROWS; row++)
		draw_row(s, (enum stats_filter_row)row, columns);
	draw_wrapped(UI_TOP + 2 + STATS_FILTER_ROWS, 3, columns - 6, 2, STYLE_DIM,
		     _("Filters combine: what is counted passes all of them."));
}

static enum verdict
change(struct screen *s, struct err *err)
{
	struct filters *st = s->state;
	struct choices choices = { 0 };
	struct pick_arg arg = { .question = QUESTION_VALUE, .choices = &choices };

	if (stats_filter_choices(s->desk, marked(st), &choices, err) != 0)
		return VERDICT_DONE;
	arg.title = marked(st) == STATS_BY_COMMUNE ? report_title(STATS_COMMUNE)
						   : stats_filter_label(marked(st));
	if (choices.count == 0)
		ui_say(s->ui, _("This desk has none yet."));
	else
		ui_push(s, &screen_pick, &arg);
	choices_clear(&choices);
	return VERDICT_DONE;
}

static enum verdict
filters_run(struct screen *s, int op, struct err *err)
{
	struct filters *st = s->state;

	switch (op) {
	case OP_CHANGE:
		return change(s, err);
	case OP_CLEAR:
		stats_filter_set(st->filter, marked(st), NULL);
		return VERDICT_DONE;
	case OP_CLEAR_ALL:
		*st->filter = (struct stats_filter){ 0 };
		return VERDICT_DONE;
	default:
		return VERDICT_IGNORED;
	}
}

static enum verdict
filters_key(struct screen *s, int key, struct err *err)
{
	struct filters *st = s->state;

	(void)err;
	return list_key(&st->list, key, STATS_FILTER_ROWS) ? VERDICT_DONE : VERDICT_IGNORED;
}

static void
filters_answer(struct screen *s, int question, int reply, const void *data)
{
	struct filters *st = s->state;

	if (question == QUESTION_VALUE && reply == 1)
		stats_filter_set(st->filter, marked(st), data);
}

const struct screen_ops screen_stats_filter = {
	.name = "stats-filter",
	.title = N_("Filters of the statistics"),
	.commands = commands,
	.state_size = sizeof(struct filters),
	.open = filters_open,
	.draw = filters_draw,
	.run = filters_run,
	.key = filters_key,
	.answer = filters_answer,
};
