/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the directory, and what can be done with it. Answers REFER_QUESTION of the screen
 * below with the entry's id when the session is sent there. */
#include "config.h"

#include "app/directory.h"
#include "app/directory_edit.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/actor_card.h"
#include "ui/actor_said.h"
#include "ui/card_page.h"
#include "ui/key.h"
#include "ui/screen.h"
#include "ui/ui.h"
#include "ui/undo_step.h"

#define QUESTION_HOURS 40

struct actor {
	int64_t n;
	bool pick;
	struct actor_card shown;
	size_t top;
};

enum {
	OP_REFER = 1,
	OP_SLIP,
	OP_DIAL,
	OP_HOURS,
	OP_TWINS,
	OP_EDIT,
	OP_NOTE,
	OP_GONE,
	OP_UNDO,
	OP_REDO,
};

enum { QUESTION_GONE = 31, QUESTION_REFER };

static const struct command commands[] = {
	{ OP_REFER,
	  "actor-refer",
	  { 'o', K_ENTER },
	  /* TRANSLATORS: footer, at most 12 columns: send the person to this actor */
	  N_("Send there"),
	  N_("Send the person of the session there; begins a session if none is open") },
	{ OP_SLIP, "actor-slip", { 'p' }, N_("Print"), N_("Print a slip to be taken along") },
	{ OP_DIAL,
	  "actor-dial",
	  { 'd' },
	  N_("Call"),
	  N_("Show the phone number in large figures") },
	{ OP_EDIT,
	  "actor-edit",
	  { 'e' },
	  N_("Edit"),
	  N_("Change what the directory says of this entry") },
	/* TRANSLATORS: footer, at most 12 columns: write a note on a place */
	{ OP_NOTE, "actor-note", { 'n' }, N_("Note"), N_("Note something for those at this desk") },
	{ OP_GONE,
	  "actor-gone",
	  { 'x' },
	  /* TRANSLATORS: footer, at most 12 columns: a place that was closed for good */
	  N_("Gone"),
	  N_("Say that it no longer exists, or take that back") },
	/* TRANSLATORS: footer, at most 12 columns: when it is open */
	{ OP_HOURS, "actor-hours", { 'h' }, N_("Hours"), N_("Change the opening hours") },
	{ OP_UNDO, "actor-undo", { 'u', CTRL('z') }, NULL, N_("Undo the last action") },
	{ OP_REDO, "actor-redo", { CTRL('y') }, NULL, N_("Do again what was undone") },
	{ OP_TWINS,
	  "actor-twins",
	  { 'm' },
	  N_("Duplicates"),
	  N_("See the entries that may be the same place, and make one of two") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static int
load(struct screen *s, struct err *err)
{
	struct actor *st = s->state;
	struct partner p;

	partner_init(&p);
	if (directory_get(s->desk, st->n, &p, err) != 0) {
		partner_clear(&p);
		return -1;
	}
	partner_clear(&st->shown.partner);
	st->shown.partner = p;
	actor_card_fill(&st->shown, s->desk);
	return 0;
}

static int
actor_open(struct screen *s, const void *arg, struct err *err)
{
	const struct actor_arg *asked = arg;
	struct actor *st = s->state;

	st->n = asked->n;
	st->pick = asked->pick;
	partner_init(&st->shown.partner);
	return load(s, err);
}

static void
actor_close(struct screen *s)
{
	struct actor *st = s->state;

	actor_card_clear(&st->shown);
}

static void
actor_refresh(struct screen *s)
{
	struct actor *st = s->state;
	struct err err = { 0 };

	/* It may have gone into another, whose card this is now. */
	if (directory_by_id(s->desk, st->shown.partner.field[PF_ID], &st->n, &err) != 0)
		err_clear(&err);
	if (load(s, &err) != 0)
		ui_fail(s->ui, &err);
}

/* What is open may have changed. */
static void
actor_minute(struct screen *s)
{
	struct actor *st = s->state;

	actor_card_fill(&st->shown, s->desk);
}

static void
actor_draw(const struct screen *s)
{
	const struct actor *st = s->state;

	card_page_draw(s->ui, &st->shown.card, st->top);
}

/* Nobody is sent where nothing is any more without a word. */
static enum verdict
refer(struct screen *s)
{
	const struct actor *st = s->state;

	if (st->shown.partner.gone_on != DATE_NONE) {
		actor_said_ask_refer(s, QUESTION_REFER, &st->shown.partner);
		return VERDICT_DONE;
	}
	ui_reply(s, REFER_QUESTION, 1, st->shown.partner.field[PF_ID]);
	return VERDICT_CLOSE;
}

static void
set_gone(struct screen *s, int day, struct err *err)
{
	const struct actor *st = s->state;

	if (actor_said_gone(s, st->n, day, err) == 0)
		load(s, err);
}

static enum verdict
actor_run(struct screen *s, int op, struct err *err)
{
	const struct actor *st = s->state;
	const struct partner_edit_arg edit = { .n = st->n, .notes = op == OP_NOTE };
	const struct slip_arg slip = { .n = st->n };
	const struct hours_arg hours = { st->shown.partner.field[PF_HOURS], QUESTION_HOURS,
					 st->shown.partner.insee,
					 st->shown.partner.field[PF_NAME] };

	switch (op) {
	case OP_SLIP:
		ui_push(s, &screen_slip, &slip);
		return VERDICT_DONE;
	case OP_DIAL:
		ui_push(s, &screen_dial, &st->n);
		return VERDICT_DONE;
	case OP_TWINS:
		ui_push(s, &screen_twins, &st->n);
		return VERDICT_DONE;
	case OP_HOURS:
		ui_push(s, &screen_hours, &hours);
		return VERDICT_DONE;
	case OP_UNDO:
	case OP_REDO:
		undo_step_here(s, op == OP_REDO, false, err);
		return VERDICT_DONE;
	case OP_REFER:
		return refer(s);
	case OP_EDIT:
	case OP_NOTE:
		ui_push(s, &screen_partner_edit, &edit);
		return VERDICT_DONE;
	case OP_GONE:
		if (st->shown.partner.gone_on != DATE_NONE)
			set_gone(s, DATE_NONE, err);
		else
			actor_said_ask_gone(s, QUESTION_GONE, &st->shown.partner);
		return VERDICT_DONE;
	default:
		return VERDICT_IGNORED;
	}
}

/* The card is read again when it is on top again. */
static void
actor_answer(struct screen *s, int question, int reply, const void *data)
{
	const struct actor *st = s->state;
	struct err err = { 0 };

	if (question == QUESTION_GONE && reply == 0)
		set_gone(s, clock_today(desk_clock(s->desk)), &err);
	if (question == QUESTION_REFER && reply == 0) {
		ui_reply(s, REFER_QUESTION, 1, st->shown.partner.field[PF_ID]);
		ui_close(s);
	}
	if (question == UNDO_QUESTION && reply == 1)
		undo_step_here(s, false, true, &err);
	if (question == QUESTION_HOURS && reply == 1 &&
	    !str_equal(data, st->shown.partner.field[PF_HOURS]) &&
	    directory_set_cell(s->desk, st->n, PF_HOURS, data, &err) == 0)
		ui_say(s->ui, _("The opening hours are saved: u undoes it."));
	if (err.code != ERR_NONE)
		ui_fail(s->ui, &err);
}

static enum verdict
actor_key(struct screen *s, int key, struct err *err)
{
	struct actor *st = s->state;

	(void)err;
	return card_page_key(s->ui, &st->shown.card, &st->top, key) ? VERDICT_DONE
								    : VERDICT_IGNORED;
}

static char *
actor_subtitle(const struct screen *s)
{
	const struct actor *st = s->state;

	return mem_strdup(
		st->shown.partner.field[PF_NAME] == NULL ? "" : st->shown.partner.field[PF_NAME]);
}

const struct screen_ops screen_actor = {
	.name = "actor",
	.title = N_("Card"),
	.commands = commands,
	.state_size = sizeof(struct actor),
	.open = actor_open,
	.close = actor_close,
	.draw = actor_draw,
	.run = actor_run,
	.key = actor_key,
	.answer = actor_answer,
	.refresh = actor_refresh,
	.minute = actor_minute,
	.subtitle = actor_subtitle,
};
