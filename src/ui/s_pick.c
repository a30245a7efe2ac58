/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of a list: typed, marked by arrows or taken by its number; where it may be, what is typed is
 * itself the answer. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/picker.h"
#include "ui/screen.h"
#include "ui/ui.h"

struct pick {
	int question;
	char *title;
	bool make;
	char *hint;
	const char *(*wrong)(struct screen *s, const char *typed);
	struct picker picker;
};

enum { OP_CHOOSE = 1, OP_MAKE };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_CHOOSE, "pick", { K_ENTER }, N_("Choose"), N_("Take the one that is marked") },
	{ OP_MAKE,
	  "pick-new",
	  { CTRL('n'), K_INSERT },
	  N_("New"),
	  N_("Make a new one of what is typed, where the list may grow") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static void
mark(struct picker *p, const char *code)
{
	for (size_t i = 0; i < p->list.count; i++)
		if (str_equal(p->choices.item[p->index[i]].code, code))
			list_select(&p->list, i);
}

static int
pick_open(struct screen *s, const void *arg, struct err *err)
{
	const struct pick_arg *asked = arg;
	struct pick *st = s->state;

	(void)err;
	st->question = asked->question;
	st->title = mem_strdup(asked->title);
	st->make = asked->make;
	st->wrong = asked->wrong;
	st->hint = asked->hint != NULL ? mem_strdup(asked->hint) : NULL;
	picker_open_with(&st->picker, asked->choices);
	st->picker.noted = true;
	st->picker.moved = true; /* one is marked: Enter takes it */
	mark(&st->picker, asked->code);
	return 0;
}

static void
pick_close(struct screen *s)
{
	struct pick *st = s->state;

	free(st->title);
	free(st->hint);
	picker_close(&st->picker);
}

static const char *
new_hint(void)
{
	/* TRANSLATORS: at most 58 columns */
	return _("Type its name; Ctrl-N makes a new one of what is typed.");
}

static void
pick_draw(const struct screen *s)
{
	const struct pick *st = s->state;
	int columns = ui_columns(s->ui);
	int top = UI_TOP + 3;

	draw_text(UI_TOP, 1, columns - 2, STYLE_STRONG, st->title);
	if (!st->make)
		draw_text(UI_TOP + 1, 1, columns - 2, STYLE_DIM,
			  _("Type some letters, or use the arrows, then Enter."));
	else if (st->hint != NULL)
		draw_text(UI_TOP + 1, 1, columns - 2, STYLE_DIM, st->hint);
	else if (edit_empty(&st->picker.typed) || st->picker.list.count > 0)
		draw_text(UI_TOP + 1, 1, columns - 2, STYLE_DIM, new_hint());
	else
		draw_text(UI_TOP + 1, 1, columns - 2, STYLE_DIM,
			  /* TRANSLATORS: at most 58 columns */
			  _("There is none of that name: Enter makes it."));
	edit_draw(&st->picker.typed, UI_TOP + 2, 3, columns - 6, STYLE_ACCENT, true);
	if (st->picker.list.count > 0 || !st->make)
		picker_draw_grid(&st->picker, top + 1, 1, columns - 2, ui_bottom(s->ui) - top - 1,
				 NULL, NULL);
}

static enum verdict
take(struct screen *s, const char *code)
{
	const struct pick *st = s->state;

	ui_reply(s, st->question, 1, code);
	return VERDICT_CLOSE;
}

static enum verdict
make(struct screen *s)
{
	const struct pick *st = s->state;
	const char *wrong;

	if (!st->make)
		return VERDICT_DONE;
	if (edit_empty(&st->picker.typed)) {
		ui_say(s->ui, st->hint != NULL ? st->hint : new_hint());
		return VERDICT_DONE;
	}
	wrong = st->wrong == NULL ? NULL : st->wrong(s, st->picker.typed.text);
	if (wrong != NULL) {
		ui_warn(s->ui, wrong);
		return VERDICT_DONE;
	}
	return take(s, st->picker.typed.text);
}

static enum verdict
choose(struct screen *s)
{
	struct pick *st = s->state;
	const struct choice *c = NULL;

	if (st->picker.list.count == 0 && st->make)
		return make(s);
	if (picker_key(&st->picker, K_ENTER, false, &c) == PICK_CHOSEN)
		return take(s, c->code);
	return VERDICT_DONE;
}

static enum verdict
pick_run(struct screen *s, int op, struct err *err)
{
	const struct pick *st = s->state;

	(void)err;
	switch (op) {
	case OP_CHOOSE:
		return choose(s);
	case OP_MAKE:
		return make(s);
	case UI_BACK:
		ui_reply(s, st->question, 0, NULL);
		return VERDICT_CLOSE;
	default:
		return VERDICT_IGNORED;
	}
}

/* A digit is a letter where a new name may begin with it. One stays marked, whatever was erased. */
static enum verdict
pick_key(struct screen *s, int key, struct err *err)
{
	struct pick *st = s->state;
	const struct choice *c = NULL;
	enum picked picked;
	char text[5];

	(void)err;
	if (st->make && key_is_text(key)) {
		text[utf8_put(key, text)] = '\0';
		picker_paste(&st->picker, text);
		return VERDICT_DONE;
	}
	picked = picker_key(&st->picker, key, false, &c);
	st->picker.moved = true;
	if (picked == PICK_CHOSEN)
		return take(s, c->code);
	return picked == PICK_NOT_MINE ? VERDICT_IGNORED : VERDICT_DONE;
}

static void
pick_paste(struct screen *s, const char *text)
{
	struct pick *st = s->state;

	picker_paste(&st->picker, text);
}

static bool
pick_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static const char *
pick_label(const struct screen *s, int op)
{
	const struct pick *st = s->state;

	/* What is not the name of a new thing is taken by Enter alone. */
	if (op != OP_MAKE)
		return NULL;
	return !st->make || st->wrong != NULL || (st->hint != NULL && edit_empty(&st->picker.typed))
		       ? ""
		       : NULL;
}

const struct screen_ops screen_pick = {
	.name = "pick",
	.title = N_("Choice"),
	.commands = commands,
	.state_size = sizeof(struct pick),
	.open = pick_open,
	.close = pick_close,
	.draw = pick_draw,
	.run = pick_run,
	.typing = pick_typing,
	.key = pick_key,
	.paste = pick_paste,
	.label = pick_label,
};
