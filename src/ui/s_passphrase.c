/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The passphrase of the names: what it is for, choosing it, the recovery code told once, opening
 * and changing it. Answers PASSPHRASE_QUESTION: 1 when the names are open, 0 when not. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/passphrase.h"
#include "app/persons.h"
#include "app/sentence.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/printer.h"
#include "base/str.h"
#include "ui/key.h"
#include "ui/passphrase_draw.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define GROUP_CHARS 4 /* of the recovery code, typed back */
#define WORDS_CHARS 200
#define SECOND_MS 1000

enum { OP_ACCEPT = 1, OP_OTHER, OP_SHOW, OP_PRINT };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_ACCEPT, "passphrase-accept", { K_ENTER }, N_("Go on"), N_("Accept what was typed") },
	{ OP_OTHER,
	  "passphrase-other",
	  { K_TAB },
	  N_("With code"),
	  N_("Open the names by the recovery code, or by the passphrase again") },
	{ OP_SHOW,
	  "passphrase-show",
	  { CTRL('v'), K_F6 },
	  N_("Show"),
	  N_("Show what is being typed, or hide it again") },
	{ OP_PRINT,
	  "passphrase-print",
	  { CTRL('e'), K_F5 },
	  N_("Print"),
	  N_("Print the recovery code") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

/* Before it is shown or taken: once for all the keys of a paste, and for those that change
 * nothing. */
static void
judge(struct passphrase *st)
{
	if (st->judged)
		return;
	st->judged = true;
	mem_replace(&st->advice, NULL);
	st->bits = 0;
	if (st->step != STEP_FIRST)
		return;
	st->bits = passphrase_bits(st->typed.text);
	st->advice = passphrase_advice(st->typed.text, st->bits);
}

static void
go(struct passphrase *st, enum step step)
{
	st->step = step;
	st->leaving = st->tried = false;
	st->typed.hidden = step != STEP_CODE && step != STEP_RECOVER;
	st->typed.max_chars = step == STEP_CODE ? GROUP_CHARS : WORDS_CHARS;
	edit_set(&st->typed, "");
	mem_replace(&st->problem, NULL);
	st->judged = false;
}

static int
passphrase_open(struct screen *s, const void *arg, struct err *err)
{
	const enum passphrase_how *how = arg;
	struct passphrase *st = s->state;
	enum seal_state state;

	if (persons_state(s->desk, &state, err) != 0)
		return -1;
	st->how = how != NULL ? *how : PASSPHRASE_OPEN;
	st->printer = printer_available(ui_printer(s->ui));
	edit_init(&st->typed, WORDS_CHARS);
	if (state == SEAL_CODE_ONLY) {
		go(st, STEP_RECOVER);
		mem_replace(&st->problem,
			    mem_strdup(_("The file has lost the passphrase: the recovery code "
					 "opens the names, then choose a new one.")));
		return 0;
	}
	go(st, state == SEAL_UNSET ? STEP_EXPLAIN : STEP_OPEN);
	return 0;
}

static void
passphrase_close(struct screen *s)
{
	struct passphrase *st = s->state;

	edit_clear(&st->typed);
	mem_free_secret(st->first);
	mem_wipe(st->code, sizeof(st->code));
	free(st->problem);
	free(st->advice);
}

static enum verdict
done(struct screen *s)
{
	ui_reply(s, PASSPHRASE_QUESTION, persons_open(s->desk), NULL);
	return VERDICT_CLOSE;
}

/* The names are open: by which way, and what they were opened for, says what comes next. */
static enum verdict
opened(struct screen *s, struct err *err)
{
	struct passphrase *st = s->state;
	bool recovered = st->step == STEP_RECOVER;

	if (st->how == PASSPHRASE_NEW_CODE) {
		if (persons_new_code(s->desk, st->code, err) == 0)
			go(st, STEP_CODE);
		return VERDICT_DONE;
	}
	if (!recovered && st->how != PASSPHRASE_CHANGE)
		return done(s);
	st->change = true;
	go(st, STEP_FIRST);
	if (recovered)
		ui_say(s->ui, _("The names are open. Choose a new passphrase now; Esc keeps the "
				"old one."));
	return VERDICT_DONE;
}

static enum verdict
try_open(struct screen *s, struct err *err)
{
	struct passphrase *st = s->state;
	bool code = st->step == STEP_RECOVER;
	struct err why = { 0 };

	if (edit_empty(&st->typed))
		return VERDICT_DONE;
	if ((code ? persons_recover : persons_unlock)(s->desk, st->typed.text, &why) == 0)
		return opened(s, err);
	if (why.code == ERR_WAIT)
		return VERDICT_DONE; /* the seconds are shown, and what was typed stays */
	st->tried = true;
	if (why.code == ERR_KEY && !code) {
		edit_set(&st->typed, "");
		mem_replace(&st->problem,
			    mem_strdup(_("This is not the passphrase: look at the Caps Lock "
					 "key, then type it again.")));
	} else if (why.code == ERR_KEY || (why.code == ERR_VALUE && code)) {
		mem_replace(&st->problem,
			    mem_strdup(_("This is not the recovery code: compare it with the "
					 "paper, group by group.")));
	} else {
		*err = why;
	}
	return VERDICT_DONE;
}

static enum verdict
first(struct passphrase *st)
{
	judge(st);
	if (st->advice != NULL || st->bits < PASSPHRASE_BITS) {
		mem_replace(&st->problem, mem_strdup(_("This is too easy to guess: add to it.")));
		return VERDICT_DONE;
	}
	mem_free_secret(st->first);
	st->first = mem_strdup(st->typed.text);
	go(st, STEP_AGAIN);
	return VERDICT_DONE;
}

static enum verdict
again(struct screen *s, struct err *err)
{
	struct passphrase *st = s->state;

	if (!str_equal(st->first, st->typed.text)) {
		edit_set(&st->typed, "");
		mem_replace(&st->problem,
			    mem_strdup(_("The two are not the same: type it again, or Esc to "
					 "choose another one.")));
		return VERDICT_DONE;
	}
	if (st->change) {
		if (persons_change_passphrase(s->desk, st->first, err) != 0)
			return VERDICT_DONE;
		ui_say(s->ui, _("The passphrase is changed; the recovery code stays the same."));
		return done(s);
	}
	if (persons_set_passphrase(s->desk, st->first, st->code, err) == 0)
		go(st, STEP_CODE);
	return VERDICT_DONE;
}

/* It shows that the paper exists. */
static enum verdict
confirm(struct screen *s)
{
	struct passphrase *st = s->state;

	if (!persons_code_begins(st->code, st->typed.text)) {
		mem_replace(&st->problem,
			    mem_strdup(edit_empty(&st->typed)
					       ? _("Type the first four characters of the code, "
						   "from the paper.")
					       : _("This is not the first group of the code: "
						   "type its first four characters again, "
						   "from the paper.")));
		edit_set(&st->typed, "");
		return VERDICT_DONE;
	}
	ui_say(s->ui, _("The names are open; Ctrl-K locks them."));
	return done(s);
}

static enum verdict
accept(struct screen *s, struct err *err)
{
	struct passphrase *st = s->state;

	switch (st->step) {
	case STEP_EXPLAIN:
		go(st, STEP_FIRST);
		return VERDICT_DONE;
	case STEP_FIRST:
		return first(st);
	case STEP_AGAIN:
		return again(s, err);
	case STEP_CODE:
		return confirm(s);
	default:
		return try_open(s, err);
	}
}

static enum verdict
back(struct screen *s)
{
	struct passphrase *st = s->state;

	switch (st->step) {
	case STEP_RECOVER:
		go(st, STEP_OPEN);
		return VERDICT_DONE;
	case STEP_AGAIN:
		go(st, STEP_FIRST);
		return VERDICT_DONE;
	case STEP_FIRST:
		if (st->change)
			return done(s);
		go(st, STEP_EXPLAIN);
		return VERDICT_DONE;
	case STEP_CODE:
		if (st->leaving)
			return done(s);
		st->leaving = true;
		mem_replace(&st->problem,
			    mem_strdup(_("Nobody has this code yet. Esc again leaves all the "
					 "same; the list of persons can make a new one.")));
		return VERDICT_DONE;
	default:
		ui_reply(s, PASSPHRASE_QUESTION, 0, NULL);
		return VERDICT_CLOSE;
	}
}

/* The name of the desk says where the paper belongs. */
static void
print_code(struct screen *s, struct err *err)
{
	struct passphrase *st = s->state;
	char *text = mem_printf("%s\n\n%s\n\n    %s\n", desk_name(s->desk),
				_("Recovery code of the names and notes of this desk. Keep it "
				  "under lock, away from the computer."),
				st->code);

	if (printer_print(ui_printer(s->ui), "Lakou", text, err) == 0)
		ui_say(s->ui, _("Handed over to the printer."));
	mem_free_secret(text);
}

static enum verdict
passphrase_run(struct screen *s, int op, struct err *err)
{
	struct passphrase *st = s->state;

	switch (op) {
	case OP_ACCEPT:
		return accept(s, err);
	case OP_OTHER:
		if (st->step == STEP_OPEN || st->step == STEP_RECOVER)
			go(st, st->step == STEP_OPEN ? STEP_RECOVER : STEP_OPEN);
		return VERDICT_DONE;
	case OP_SHOW:
		st->typed.hidden = !st->typed.hidden;
		return VERDICT_DONE;
	case OP_PRINT:
		if (st->step != STEP_CODE)
			return VERDICT_DONE;
		if (st->printer)
			print_code(s, err);
		else
			ui_warn(s->ui, _("No printer here: copy the code by hand."));
		return VERDICT_DONE;
	case UI_BACK:
		return back(s);
	default:
		return VERDICT_IGNORED;
	}
}

static bool
passphrase_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static enum verdict
passphrase_key(struct screen *s, int key, struct err *err)
{
	struct passphrase *st = s->state;
	size_t before = strlen(st->typed.text);

	(void)err;
	if (st->step == STEP_EXPLAIN)
		return VERDICT_DONE; /* letters typed too early are no part of what comes next */
	if (!edit_key(&st->typed, key))
		return VERDICT_IGNORED;
	mem_replace(&st->problem, NULL);
	st->tried = false;
	if (strlen(st->typed.text) != before)
		st->judged = false;
	return VERDICT_DONE;
}

static void
passphrase_refresh(struct screen *s)
{
	struct passphrase *st = s->state;

	mem_replace(&st->problem, NULL); /* it may be in another language */
	st->judged = false;
}

static void
draw(const struct screen *s)
{
	judge(s->state);
	passphrase_draw(s);
}

static int
passphrase_wakes(const struct screen *s)
{
	return persons_wait(s->desk) > 0 ? SECOND_MS : 0;
}

static const char *
passphrase_name(const struct screen *s)
{
	const struct passphrase *st = s->state;

	/* TRANSLATORS: titles of the steps of choosing the passphrase */
	if (st->step == STEP_EXPLAIN)
		return _("Known persons");
	return st->step == STEP_CODE ? _("Recovery code") : NULL;
}

static const char *
passphrase_label(const struct screen *s, int op)
{
	const struct passphrase *st = s->state;

	switch (op) {
	case OP_OTHER:
		if (st->step == STEP_RECOVER)
			/* TRANSLATORS: footer, at most 12 columns: by the passphrase again */
			return _("No code");
		return st->step == STEP_OPEN ? NULL : "";
	case OP_SHOW:
		if (st->step == STEP_EXPLAIN || st->step == STEP_CODE || st->step == STEP_RECOVER)
			return "";
		/* TRANSLATORS: footer, at most 12 columns: hide what is typed */
		return st->typed.hidden ? NULL : _("Hide");
	case OP_PRINT:
		return st->step == STEP_CODE && st->printer ? NULL : "";
	default:
		return NULL;
	}
}

const struct screen_ops screen_passphrase = {
	.name = "passphrase",
	.title = N_("Passphrase"),
	.commands = commands,
	.state_size = sizeof(struct passphrase),
	.names = true,
	.open = passphrase_open,
	.close = passphrase_close,
	.draw = draw,
	.run = passphrase_run,
	.typing = passphrase_typing,
	.key = passphrase_key,
	.refresh = passphrase_refresh,
	.wakes = passphrase_wakes,
	.name_now = passphrase_name,
	.label = passphrase_label,
};
