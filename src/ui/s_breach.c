/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A breach of personal data: when it was noticed is asked once; then its sheet can be read, printed
 * or saved, until somebody says that the CNIL was told, or does not have to be. */
#include "config.h"

#include <limits.h>
#include <stdlib.h>

#include "app/breach.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/card_page.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/hand_out.h"
#include "ui/key.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define QUESTION_SHEET 1
#define QUESTION_END 2
#define WHEN_CHARS 40

struct breach_screen {
	struct breach breach;
	struct edit when;
	bool wrong; /* what was typed as when */
	struct card card;
	size_t top;
};

enum { OP_ACCEPT = 1, OP_SHEET, OP_END };

static const struct command commands[] = {
	{ OP_ACCEPT,
	  "breach-accept",
	  { K_ENTER },
	  /* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
	  N_("Accept"),
	  N_("Accept when the breach was noticed") },
	{ OP_SHEET, "breach-print", { 'p' }, N_("Print"), N_("Print or save the sheet") },
	{ OP_END,
	  "breach-end",
	  { 'v' },
	  /* TRANSLATORS: footer, at most 12 columns: the CNIL was told of the breach */
	  N_("Notified"),
	  N_("Say that the CNIL was told, or does not have to be") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static bool
is_open(const struct screen *s)
{
	return ((const struct breach_screen *)s->state)->breach.state == BREACH_OPEN;
}

/* The sheet in paragraphs: the card breaks them where the screen ends. */
static int
load(struct screen *s, struct err *err)
{
	struct breach_screen *st = s->state;
	char *text;

	card_clear(&st->card);
	if (breach_get(s->desk, &st->breach, err) != 0)
		return -1;
	if (!is_open(s))
		return 0;
	text = breach_sheet(s->desk, INT_MAX, err);
	if (text == NULL)
		return -1;
	card_add(&st->card, NULL, text, STYLE_PLAIN);
	free(text);
	return 0;
}

static void
breach_close(struct screen *s)
{
	struct breach_screen *st = s->state;

	edit_clear(&st->when);
	card_clear(&st->card);
}

static int
breach_open(struct screen *s, const void *arg, struct err *err)
{
	struct breach_screen *st = s->state;

	(void)arg;
	edit_init(&st->when, WHEN_CHARS);
	if (load(s, err) == 0)
		return 0;
	breach_close(s);
	return -1;
}

static void
breach_refresh(struct screen *s)
{
	struct err err = { 0 };

	if (load(s, &err) != 0)
		ui_fail(s->ui, &err);
}

static void
breach_draw(const struct screen *s)
{
	const struct breach_screen *st = s->state;
	int columns = ui_columns(s->ui), y = UI_TOP;

	if (is_open(s)) {
		card_page_draw(s->ui, &st->card, st->top);
		return;
	}
	y += draw_wrapped(y, 2, columns - 4, 4, STYLE_STRONG,
			  _("Was what the desk knows of people lost, stolen, destroyed, changed "
			    "or seen by others? When was that noticed?"));
	edit_draw(&st->when, y, 2, WHEN_CHARS, STYLE_ACCENT, true);
	draw_wrapped(y + 1, 2, columns - 4, 4, st->wrong ? STYLE_ERROR : STYLE_DIM,
		     st->wrong ? _("Give the day and the hour, not to come: yesterday 14:30.")
			       : _("Enter alone: now. Or an hour, or a day and an hour: yesterday "
				   "14:30. The CNIL has to be told within 72 hours."));
}

static bool
breach_typing(const struct screen *s)
{
	return !is_open(s);
}

static enum verdict
breach_key(struct screen *s, int key, struct err *err)
{
	struct breach_screen *st = s->state;

	(void)err;
	if (is_open(s))
		return card_page_key(s->ui, &st->card, &st->top, key) ? VERDICT_DONE
								      : VERDICT_IGNORED;
	st->wrong = false;
	return edit_key(&st->when, key) ? VERDICT_DONE : VERDICT_IGNORED;
}

static void
breach_paste(struct screen *s, const char *text)
{
	edit_paste(&((struct breach_screen *)s->state)->when, text);
}

static void
accept(struct screen *s, struct err *err)
{
	struct breach_screen *st = s->state;
	int day, minute;

	st->wrong = breach_parse(s->desk, st->when.text, &day, &minute) != 0;
	if (st->wrong || breach_note(s->desk, day, minute, err) != 0)
		return;
	if (load(s, err) == 0)
		ui_say(s->ui, _("Noted: the home screen reminds of it until v says that it is "
				"over."));
}

static void
ask_end(struct screen *s)
{
	struct ask ask = { .question = QUESTION_END,
			   .text = _("Has the CNIL been told of this breach?") };

	ask.choice[0] = _("Not yet");
	ask.choice[1] = _("It was told");
	ask.choice[2] = _("It need not be: nobody can be harmed, or it was none");
	ui_ask(s, &ask);
}

static enum verdict
breach_run(struct screen *s, int op, struct err *err)
{
	switch (op) {
	case OP_ACCEPT:
		if (is_open(s))
			return VERDICT_IGNORED;
		accept(s, err);
		return VERDICT_DONE;
	case OP_SHEET:
		if (is_open(s))
			hand_out_breach(s, QUESTION_SHEET);
		return VERDICT_DONE;
	case OP_END:
		if (is_open(s))
			ask_end(s);
		return VERDICT_DONE;
	default:
		return VERDICT_IGNORED;
	}
}

static void
end(struct screen *s, bool notified, struct err *err)
{
	if (breach_end(s->desk, notified, err) != 0)
		return;
	ui_say(s->ui, notified ? _("Noted: the CNIL was told. Keep the sheet.")
			       : _("Noted: the CNIL need not be told. Keep the sheet."));
	ui_close(s);
}

static void
breach_answer(struct screen *s, int question, int reply, const void *data)
{
	struct err err = { 0 };

	(void)data;
	if (question == QUESTION_SHEET)
		hand_out_breach_answer(s, reply, &err);
	else if (question == QUESTION_END && reply > 0)
		end(s, reply == 1, &err);
	if (err.code != ERR_NONE)
		ui_fail(s->ui, &err);
}

static const char *
breach_label(const struct screen *s, int op)
{
	return op > 0 && (op == OP_ACCEPT) == is_open(s) ? "" : NULL;
}

const struct screen_ops screen_breach = {
	.name = "breach",
	/* TRANSLATORS: title of the screen about a breach of personal data */
	.title = N_("Breach"),
	.commands = commands,
	.state_size = sizeof(struct breach_screen),
	.open = breach_open,
	.close = breach_close,
	.draw = breach_draw,
	.run = breach_run,
	.typing = breach_typing,
	.key = breach_key,
	.paste = breach_paste,
	.answer = breach_answer,
	.refresh = breach_refresh,
	.label = breach_label,
};
