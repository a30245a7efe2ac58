/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PIN, typed unseen: that of the mediator who comes to the keyboard, or one's own new one, typed
 * twice, after the old one. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/sentence.h"
#include "app/who.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/key.h"
#include "ui/screen.h"
#include "ui/ui.h"

enum stage { STAGE_ASK, STAGE_OLD, STAGE_NEW, STAGE_AGAIN };

struct pin {
	enum stage stage;
	int64_t mediator;
	struct edit digits;
	char *old;     /* as it was typed; NULL: there is none */
	char *first;   /* the new one, when it is typed again */
	char *problem; /* a sentence; NULL none */
};

enum { OP_ACCEPT = 1 };

static const struct command commands[] = {
	{ OP_ACCEPT,
	  "pin-accept",
	  { K_ENTER },
	  /* TRANSLATORS: footer, at most 12 columns: the PIN is typed whole */
	  N_("Accept"),
	  N_("Accept the PIN that was typed") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static void
stage(struct pin *st, enum stage next, char *problem)
{
	st->stage = next;
	edit_set(&st->digits, "");
	mem_replace(&st->problem, problem);
}

static int
pin_open(struct screen *s, const void *arg, struct err *err)
{
	const struct pin_arg *what = arg;
	struct pin *st = s->state;
	bool has = false;

	st->mediator = what->change ? desk_mediator_now(s->desk)->n : what->mediator;
	if (who_has_pin(s->desk, st->mediator, &has, err) != 0)
		return -1;
	edit_init(&st->digits, PIN_DIGITS_MAX);
	st->stage = !what->change ? STAGE_ASK : has ? STAGE_OLD : STAGE_NEW;
	return 0;
}

static void
pin_close(struct screen *s)
{
	struct pin *st = s->state;

	edit_clear(&st->digits);
	mem_free_secret(st->old);
	mem_free_secret(st->first);
	free(st->problem);
}

static const char *
question(const struct pin *st)
{
	static const char *const texts[] = {
		[STAGE_ASK] = N_("Your PIN, please."),
		[STAGE_OLD] = N_("Your PIN until now, please."),
		[STAGE_NEW] = N_("Your new PIN: 4 to 8 digits. Without any, none is asked."),
		[STAGE_AGAIN] = N_("The new PIN once more, please."),
	};

	return _(texts[st->stage]);
}

static void
pin_draw(const struct screen *s)
{
	const struct pin *st = s->state;
	int columns = ui_columns(s->ui);
	int count = (int)strlen(st->digits.text);

	draw_wrapped(UI_TOP, 2, columns - 4, 2, STYLE_STRONG, question(st));
	for (int i = 0; i < count; i++)
		draw_text(UI_TOP + 3, 2 + i, 1, STYLE_STRONG, "*");
	draw_cursor(UI_TOP + 3, 2 + count);
	draw_wrapped(UI_TOP + 5, 2, columns - 4, 3, st->problem != NULL ? STYLE_ERROR : STYLE_DIM,
		     st->problem != NULL
			     ? st->problem
			     : _("A PIN says who is at the keyboard: it protects nothing that "
				 "the desk holds."));
}

static enum verdict
done(struct screen *s, const char *sentence)
{
	ui_say(s->ui, sentence);
	ui_reply(s, 0, 1, NULL);
	return VERDICT_CLOSE;
}

/* Said at once; typed anew from the first PIN that may have been wrong. */
static void
refuse(struct pin *st, const struct err *err)
{
	bool change = st->stage != STAGE_ASK;

	stage(st,
	      change && st->old != NULL ? STAGE_OLD
	      : change                  ? STAGE_NEW
					: STAGE_ASK,
	      sentence_for_err(err));
}

static enum verdict
set_pin(struct screen *s, const char *pin)
{
	struct pin *st = s->state;
	struct err err = { 0 };

	if (who_set_pin(s->desk, st->old, pin, &err) == 0)
		return done(s, *pin == '\0' ? _("No PIN is asked of you any more.")
					    : _("Your PIN is set: it is asked when you say who "
						"you are."));
	refuse(st, &err);
	return VERDICT_DONE;
}

static enum verdict
become(struct screen *s)
{
	struct pin *st = s->state;
	struct err err = { 0 };
	enum verdict verdict = VERDICT_DONE;
	char *text;

	if (who_become(s->desk, st->mediator, st->digits.text, &err) == 0) {
		text = mem_printf(_("%s is at work now."), desk_mediator_now(s->desk)->name);
		verdict = done(s, text);
		mem_free_secret(text);
	} else {
		refuse(st, &err);
	}
	return verdict;
}

static enum verdict
again(struct screen *s)
{
	struct pin *st = s->state;

	if (str_equal(st->first, st->digits.text))
		return set_pin(s, st->first);
	stage(st, STAGE_NEW,
	      mem_strdup(_("These were two different PINs: type the new one again.")));
	return VERDICT_DONE;
}

static enum verdict
pin_run(struct screen *s, int op, struct err *err)
{
	struct pin *st = s->state;

	(void)err;
	if (op != OP_ACCEPT)
		return VERDICT_IGNORED;
	switch (st->stage) {
	case STAGE_ASK:
		return become(s);
	case STAGE_OLD:
		mem_free_secret(st->old);
		st->old = mem_strdup(st->digits.text);
		stage(st, STAGE_NEW, NULL);
		return VERDICT_DONE;
	case STAGE_NEW:
		if (strlen(st->digits.text) < PIN_DIGITS_MIN) /* none: no PIN; few: refused */
			return set_pin(s, st->digits.text);
		mem_free_secret(st->first);
		st->first = mem_strdup(st->digits.text);
		stage(st, STAGE_AGAIN, NULL);
		return VERDICT_DONE;
	default:
		return again(s);
	}
}

/* Digits, also as the top row of a French keyboard gives them; nothing else is a PIN. */
static enum verdict
pin_key(struct screen *s, int key, struct err *err)
{
	struct pin *st = s->state;
	int digit = key_digit(key);

	(void)err;
	if (key_is_text(key) && digit < 0)
		return VERDICT_DONE;
	mem_replace(&st->problem, NULL);
	return edit_key(&st->digits, digit < 0 ? key : '0' + digit) ? VERDICT_DONE
								    : VERDICT_IGNORED;
}

static bool
pin_typing(const struct screen *s)
{
	(void)s;
	return true;
}

const struct screen_ops screen_pin = {
	.name = "pin",
	/* TRANSLATORS: title of the screen where a mediator's secret digits are typed */
	.title = N_("PIN"),
	.commands = commands,
	.state_size = sizeof(struct pin),
	.open = pin_open,
	.close = pin_close,
	.draw = pin_draw,
	.run = pin_run,
	.typing = pin_typing,
	.key = pin_key,
};
