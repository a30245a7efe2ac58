/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is at the keyboard: one key, then a number; a PIN where the mediator has one. */
#include "config.h"

#include "app/who.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/picker.h"
#include "ui/screen.h"
#include "ui/ui.h"

struct who {
	struct picker picker;
};

enum { OP_CHOOSE = 1 };

static const struct command commands[] = {
	{ OP_CHOOSE,
	  "who-choose",
	  { K_ENTER },
	  N_("Choose"),
	  N_("Say that it is the marked mediator; a number says it at once") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static int
who_open(struct screen *s, const void *arg, struct err *err)
{
	(void)arg;
	return picker_open(&((struct who *)s->state)->picker, s->desk, FF_MEDIATOR, NULL, err);
}

static void
who_close(struct screen *s)
{
	picker_close(&((struct who *)s->state)->picker);
}

static bool
is_now(const void *arg, const struct choice *c)
{
	const struct screen *s = arg;

	return str_equal(desk_mediator_now(s->desk)->id, c->code);
}

static void
who_draw(const struct screen *s)
{
	const struct who *st = s->state;
	int columns = ui_columns(s->ui);
	int end = ui_bottom(s->ui) - 1;

	edit_draw(&st->picker.typed, UI_TOP, 2, columns - 4, STYLE_STRONG, true);
	picker_draw(&st->picker, UI_TOP + 1, 1, columns - 2, end - UI_TOP - 1, is_now, s);
	draw_text(end, 2, columns - 4, STYLE_DIM,
		  st->picker.choices.count > 1
			  ? _("Type your number, or some letters and Enter.")
			  : _("You are alone at this desk: the settings (g) add others."));
}

/* A mediator with a PIN is asked for it first. */
static enum verdict
become(struct screen *s, const struct choice *c, struct err *err)
{
	struct pin_arg arg = { .change = false };
	bool has = false;

	if (desk_mediator_n(s->desk, c->code, &arg.mediator, err) != 0 ||
	    who_has_pin(s->desk, arg.mediator, &has, err) != 0)
		return VERDICT_DONE;
	if (has) {
		ui_push(s, &screen_pin, &arg);
		return VERDICT_DONE;
	}
	if (who_become(s->desk, arg.mediator, NULL, err) != 0)
		return VERDICT_DONE;
	/* TRANSLATORS: %s is the name of a mediator */
	ui_sayf(s->ui, _("%s is at work now."), desk_mediator_now(s->desk)->name);
	return VERDICT_CLOSE;
}

static enum verdict
who_key(struct screen *s, int key, struct err *err)
{
	const struct choice *c = NULL;

	switch (picker_key(&((struct who *)s->state)->picker, key, false, &c)) {
	case PICK_CHOSEN:
		return become(s, c, err);
	case PICK_EMPTY_ENTER:
		return VERDICT_CLOSE; /* as it was */
	case PICK_NO_MATCH:
	case PICK_MOVED:
		return VERDICT_DONE;
	default:
		return VERDICT_IGNORED;
	}
}

static enum verdict
who_run(struct screen *s, int op, struct err *err)
{
	return op == OP_CHOOSE ? who_key(s, K_ENTER, err) : VERDICT_IGNORED;
}

static bool
who_typing(const struct screen *s)
{
	(void)s;
	return true;
}

/* The PIN was right. */
static void
who_answer(struct screen *s, int question, int reply, const void *data)
{
	(void)question;
	(void)data;
	if (reply == 1)
		ui_close(s);
}

const struct screen_ops screen_who = {
	.name = "who",
	/* TRANSLATORS: title of the list of mediators, one of whom is at the keyboard */
	.title = N_("Who are you?"),
	.commands = commands,
	.state_size = sizeof(struct who),
	.open = who_open,
	.close = who_close,
	.draw = who_draw,
	.run = who_run,
	.typing = who_typing,
	.key = who_key,
	.answer = who_answer,
};
