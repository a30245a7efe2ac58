/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding a place by hand, or changing an entry of the directory. Answers PLACE_QUESTION with a new
 * one. */
#include "config.h"

#include <stdlib.h>

#include "app/directory.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/key.h"
#include "ui/place_draw.h"
#include "ui/place_entry.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define QUESTION_DRAFT 1
#define QUESTION_HOURS 2

struct partner_edit {
	struct place_entry entry;
	struct partner_form draft;
	bool drafted; /* what becomes of the draft is not asked yet */
};

enum { OP_SAVE = 1, OP_NEXT, OP_PREVIOUS, OP_HOURS };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_SAVE,
	  "place-save",
	  { CTRL('s'), K_F2 },
	  N_("Save"),
	  N_("Keep what was typed of the place and go back") },
	{ OP_NEXT, "place-next", { K_TAB }, N_("Next field"), N_("Go to the next field") },
	{ OP_PREVIOUS, "place-previous", { K_BACK_TAB }, NULL, N_("Go to the field before") },
	{ OP_HOURS,
	  "place-hours",
	  { K_F4 },
	  N_("Hours"),
	  N_("Fill in the opening hours day by day") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

/* The entry as it is kept, or a new one. */
static int
read_form(struct screen *s, int64_t n, struct partner_form *form, struct err *err)
{
	int today = clock_today(desk_clock(s->desk));
	struct partner p;
	int rc;

	partner_form_init(form, today);
	if (n == 0)
		return 0;
	partner_init(&p);
	rc = directory_get(s->desk, n, &p, err);
	if (rc == 0)
		partner_form_from(form, &p, today);
	partner_clear(&p);
	return rc;
}

static int
partner_edit_open(struct screen *s, const void *arg, struct err *err)
{
	const struct partner_edit_arg *asked = arg;
	struct partner_edit *st = s->state;
	struct partner_form form;

	if (read_form(s, asked->n, &form, err) != 0 ||
	    read_form(s, asked->n, &st->draft, err) != 0 ||
	    partner_form_resume(s->desk, &st->draft, &st->drafted, err) != 0 ||
	    place_entry_open(&st->entry, s->desk, &form, err) != 0) {
		partner_form_clear(&st->draft);
		return -1;
	}
	if (asked->notes)
		place_entry_move(&st->entry, s->desk, -1, err); /* the last one */
	return 0;
}

static void
partner_edit_shown(struct screen *s)
{
	const struct partner_edit *st = s->state;
	const char *name = st->draft.value[PF_NAME];
	char *text;
	struct ask ask = {
		.question = QUESTION_DRAFT,
		.choice = { _("Go on with the draft"), _("Drop it and begin"), NULL },
		.unasked = true,
	};

	if (!st->drafted)
		return;
	/* TRANSLATORS: %s is the name of a place */
	text = name != NULL ? mem_printf(_("What was typed of %s was left as a draft. What "
					   "becomes of it?"),
					 name)
			    : mem_strdup(_("What was typed of a place was left as a draft. What "
					   "becomes of it?"));
	ask.text = text;
	ui_ask(s, &ask);
	free(text);
}

static void
partner_edit_close(struct screen *s)
{
	struct partner_edit *st = s->state;

	place_entry_close(&st->entry);
	partner_form_clear(&st->draft);
}

static void
partner_edit_draw(const struct screen *s)
{
	const struct partner_edit *st = s->state;

	place_draw(s, &st->entry);
}

static enum verdict
save(struct screen *s, struct err *err)
{
	struct partner_edit *st = s->state;
	int64_t n = 0;

	if (place_entry_save(&st->entry, s->desk, &n, err) != 0)
		return VERDICT_DONE;
	ui_sayf(s->ui, _("Kept in the directory: %s"), st->entry.form.value[PF_NAME]);
	ui_reply(s, PLACE_QUESTION, st->entry.form.n == 0, &n);
	return VERDICT_CLOSE;
}

static enum verdict
partner_edit_run(struct screen *s, int op, struct err *err)
{
	struct partner_edit *st = s->state;
	const struct hours_arg hours = { st->entry.form.value[PF_HOURS], QUESTION_HOURS, 0,
					 st->entry.form.value[PF_NAME] };

	switch (op) {
	case OP_HOURS:
		ui_push(s, &screen_hours, &hours);
		return VERDICT_DONE;
	case OP_SAVE:
		return save(s, err);
	case OP_NEXT:
	case OP_PREVIOUS:
		place_entry_move(&st->entry, s->desk, op == OP_NEXT ? 1 : -1, err);
		return VERDICT_DONE;
	case UI_BACK:
		if (place_entry_keep(&st->entry, s->desk, err) == 0 && st->entry.touched)
			ui_say(s->ui, _("Draft kept: it comes back with the same form."));
		return VERDICT_CLOSE;
	default:
		return VERDICT_IGNORED;
	}
}

static bool
partner_edit_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static enum verdict
partner_edit_key(struct screen *s, int key, struct err *err)
{
	struct partner_edit *st = s->state;
	bool now;

	if (!place_entry_key(&st->entry, s->desk, key, &now, err))
		return VERDICT_IGNORED;
	return now ? save(s, err) : VERDICT_DONE;
}

static void
partner_edit_paste(struct screen *s, const char *text)
{
	struct partner_edit *st = s->state;

	place_entry_paste(&st->entry, s->desk, text);
}

static void
partner_edit_keep(struct screen *s, struct err *err)
{
	struct partner_edit *st = s->state;

	place_entry_keep(&st->entry, s->desk, err);
}

/* The draft takes the place of the form. */
static void
go_on(struct screen *s, struct err *err)
{
	struct partner_edit *st = s->state;
	struct partner_form form = st->draft;

	partner_form_init(&st->draft, form.today);
	place_entry_close(&st->entry);
	place_entry_open(&st->entry, s->desk, &form, err);
	st->entry.touched = true;
	ui_say(s->ui, _("What was typed before is back; nothing of it is kept yet."));
}

static void
partner_edit_answer(struct screen *s, int question, int reply, const void *data)
{
	struct partner_edit *st = s->state;
	struct err err = { 0 };

	if (question == QUESTION_HOURS && reply == 1)
		place_entry_set(&st->entry, s->desk, PF_HOURS, data);
	if (question != QUESTION_DRAFT)
		return;
	st->drafted = false;
	if (reply == 0)
		go_on(s, &err);
	else if (reply == 1)
		partner_form_drop(s->desk, &st->draft, &err);
	else
		ui_close(s);
	if (err.code != ERR_NONE)
		ui_fail(s->ui, &err);
}

static const char *
partner_edit_name(const struct screen *s)
{
	const struct partner_edit *st = s->state;

	/* TRANSLATORS: title of the form where an entry of the directory is changed */
	return st->entry.form.n != 0 ? _("Change the entry") : NULL;
}

static char *
partner_edit_subtitle(const struct screen *s)
{
	const struct partner_edit *st = s->state;
	const char *name = st->entry.form.value[PF_NAME];

	return mem_strdup(name == NULL ? "" : name);
}

const struct screen_ops screen_partner_edit = {
	.name = "partner-edit",
	.title = N_("New place"),
	.commands = commands,
	.state_size = sizeof(struct partner_edit),
	.open = partner_edit_open,
	.shown = partner_edit_shown,
	.close = partner_edit_close,
	.draw = partner_edit_draw,
	.run = partner_edit_run,
	.typing = partner_edit_typing,
	.key = partner_edit_key,
	.paste = partner_edit_paste,
	.keep = partner_edit_keep,
	.answer = partner_edit_answer,
	.name_now = partner_edit_name,
	.subtitle = partner_edit_subtitle,
};
