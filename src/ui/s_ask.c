/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question: a sentence and a few choices, marked by arrows and taken by Enter, or by the letter
 * that only one of them begins with; Esc takes none. What was typed before the question could be
 * seen answers nothing: whoever asked gets it with the answer, where nobody had asked for it. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define TEXT_ROWS 7

struct question {
	int question;
	char *text;
	char *choice[ASK_CHOICES];
	struct list list;
	bool letters; /* they answer, not only arrows and Enter */
	bool ahead;   /* letters came before it was seen: so is the Enter after them */
	char *typed;  /* these, of a question that came by itself; NULL none */
};

enum { OP_CHOOSE = 1 };

static const struct command commands[] = {
	{ OP_CHOOSE,
	  "choose",
	  { K_ENTER },
	  /* TRANSLATORS: footer, at most 12 columns: take the marked choice */
	  N_("Choose"),
	  N_("Answer with the marked choice") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

int
ui_ask(struct screen *from, const struct ask *ask)
{
	return ui_push(from, &screen_ask, ask);
}

static int
ask_open(struct screen *s, const void *arg, struct err *err)
{
	const struct ask *ask = arg;
	struct question *st = s->state;
	size_t count = 0;

	(void)err;
	st->question = ask->question;
	st->letters = !ask->unasked;
	st->text = mem_strdup(ask->text);
	for (; count < ASK_CHOICES && ask->choice[count] != NULL; count++)
		st->choice[count] = mem_strdup(ask->choice[count]);
	list_set_count(&st->list, count);
	return 0;
}

static void
ask_close(struct screen *s)
{
	struct question *st = s->state;
	size_t i;

	mem_free_secret(st->text); /* it may name a person */
	mem_free_secret(st->typed);
	for (i = 0; i < st->list.count; i++)
		mem_free_secret(st->choice[i]);
}

static int32_t
first_letter(const char *text)
{
	char *folded = utf8_fold(text);
	int32_t cp = 0;

	if (*folded != '\0')
		utf8_next(folded, strlen(folded), &cp);
	mem_free_secret(folded);
	return cp;
}

/* The letter that answers with a choice, where no other begins with it; 0 none. */
static int32_t
letter_of(const struct question *st, size_t choice)
{
	int32_t letter = st->letters ? first_letter(st->choice[choice]) : 0;

	for (size_t i = 0; i < st->list.count; i++)
		if (i != choice && first_letter(st->choice[i]) == letter)
			return 0;
	return letter;
}

static void
ask_draw(const struct screen *s)
{
	const struct question *st = s->state;
	int columns = ui_columns(s->ui);
	int y = UI_TOP + 1;
	int x = st->letters ? 8 : 5;
	char letter[5];
	size_t i;

	y += draw_wrapped(y, 3, columns - 6, TEXT_ROWS, STYLE_STRONG, st->text) + 1;
	for (i = 0; i < st->list.count; i++) {
		bool active = i == st->list.selected;

		draw_fill(y, 3, columns - 6, active ? STYLE_SELECTED : STYLE_PLAIN,
			  active ? draw_marker() : "");
		letter[utf8_put(letter_of(st, i), letter)] = '\0';
		draw_text(y, 5, 1, active ? STYLE_SELECTED : STYLE_STRONG, letter);
		draw_text(y, x, columns - 3 - x, active ? STYLE_SELECTED : STYLE_PLAIN,
			  st->choice[i]);
		if (active)
			draw_cursor(y, 3);
		y++;
	}
}

static enum verdict
reply(struct screen *s, int choice)
{
	const struct question *st = s->state;

	ui_reply(s, st->question, choice, st->typed);
	return VERDICT_CLOSE;
}

static enum verdict
ask_run(struct screen *s, int op, struct err *err)
{
	struct question *st = s->state;

	(void)err;
	if (op == OP_CHOOSE && st->ahead && !ui_seen(s->ui))
		return VERDICT_DONE;
	if (op == OP_CHOOSE)
		return reply(s, (int)st->list.selected);
	return op == UI_BACK ? reply(s, -1) : VERDICT_IGNORED;
}

/* Nor are they common commands, for the same reason. */
static bool
ask_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static void
keep_typed(struct question *st, const char *letter)
{
	char *typed = mem_printf("%s%s", st->typed != NULL ? st->typed : "", letter);

	mem_free_secret(st->typed);
	st->typed = typed;
}

static enum verdict
ask_key(struct screen *s, int key, struct err *err)
{
	struct question *st = s->state;
	char text[5];
	int32_t letter;

	(void)err;
	if (!key_is_text(key)) {
		list_key(&st->list, key, ASK_CHOICES);
		return VERDICT_DONE;
	}
	text[utf8_put(key, text)] = '\0';
	if (!ui_seen(s->ui)) {
		st->ahead = true;
		if (!st->letters)
			keep_typed(st, text);
		return VERDICT_DONE;
	}
	if (key == '?') {
		ui_push(s, &screen_help, s->ops);
		return VERDICT_DONE;
	}
	letter = first_letter(text);
	for (size_t i = 0; letter != 0 && i < st->list.count; i++)
		if (letter_of(st, i) == letter)
			return reply(s, (int)i);
	ui_say(s->ui, _("This is not a choice: the arrows mark one, Enter takes it."));
	return VERDICT_DONE;
}

/* A paste never answers a question. */
static void
ask_paste(struct screen *s, const char *text)
{
	(void)s;
	(void)text;
}

const struct screen_ops screen_ask = {
	.name = "ask",
	.title = N_("Question"),
	.commands = commands,
	.state_size = sizeof(struct question),
	.open = ask_open,
	.close = ask_close,
	.draw = ask_draw,
	.run = ask_run,
	.typing = ask_typing,
	.key = ask_key,
	.paste = ask_paste,
};
