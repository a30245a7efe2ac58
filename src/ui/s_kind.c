/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which other activity is to be logged: by its letter, its number, or arrows and Enter. */
#include "config.h"

#include "base/i18n.h"
#include "base/vocab.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/screen.h"
#include "ui/ui.h"

enum { OP_CHOOSE = KIND_PARTNERSHIP + 1 };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ KIND_ANIMATION, "animation", { 'a', '1' }, NULL, N_("Log support of a network") },
	{ KIND_EVENT, "event", { 'e', '2' }, NULL, N_("Log an event") },
	{ KIND_PARTNERSHIP, "partnership", { 'p', '3' }, NULL, N_("Log work on a partnership") },
	{ OP_CHOOSE, "choose", { K_ENTER }, N_("Choose"), N_("Log the marked activity") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

#define KINDS 3 /* the first rows of that table */

static int
kind_open(struct screen *s, const void *arg, struct err *err)
{
	(void)arg;
	(void)err;
	list_set_count(s->state, KINDS);
	return 0;
}

static void
kind_draw(const struct screen *s)
{
	const struct list *list = s->state;
	int columns = ui_columns(s->ui);
	int y = UI_TOP + 1;

	y += draw_wrapped(y, 3, columns - 6, 2, STYLE_STRONG, _("Which activity is it?")) + 1;
	for (size_t i = 0; i < KINDS; i++, y++) {
		const struct vocab_item *kind = vocab_by_num(VOCAB_KIND, commands[i].op);
		enum style style = i == list->selected ? STYLE_SELECTED : STYLE_PLAIN;

		draw_fill(y, 3, columns - 6, style, i == list->selected ? draw_marker() : "");
		draw_textf(y, 5, 1, style, "%c", commands[i].keys[0]);
		draw_text(y, 8, columns - 11, style, C_(vocab_context(VOCAB_KIND), kind->label));
		if (i == list->selected)
			draw_cursor(y, 3);
	}
}

static enum verdict
kind_run(struct screen *s, int op, struct err *err)
{
	const struct list *list = s->state;

	(void)err;
	if (op < 0)
		return VERDICT_IGNORED;
	ui_reply(s, KIND_QUESTION, op == OP_CHOOSE ? commands[list->selected].op : op, NULL);
	return VERDICT_CLOSE;
}

static enum verdict
kind_key(struct screen *s, int key, struct err *err)
{
	(void)err;
	return list_key(s->state, key, KINDS) ? VERDICT_DONE : VERDICT_IGNORED;
}

const struct screen_ops screen_kind = {
	.name = "kind",
	/* TRANSLATORS: title of the screen that asks which activity is to be logged */
	.title = N_("Other activity"),
	.commands = commands,
	.state_size = sizeof(struct list),
	.open = kind_open,
	.draw = kind_draw,
	.run = kind_run,
	.key = kind_key,
};
