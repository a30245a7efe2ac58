/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Referrals to follow up: who was sent where, and one key for what became of it. */
#include "config.h"

#include <stdlib.h>

#include "app/logbook.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vocab.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/key.h"
#include "ui/referral_rows.h"
#include "ui/screen.h"
#include "ui/ui.h"
#include "ui/undo_step.h"

#define WORDS_CHARS 80
#define LABEL_WIDTH 12
#define LIST_TOP (UI_TOP + 2) /* below the search line and what the columns are called */

struct referrals {
	struct referral_rows rows;
	struct edit words;
	bool searching; /* the words are being typed */
	bool all;       /* else of the last 90 days */
};

enum { OP_VISITED = 1, OP_NOTHING, OP_AGAIN, OP_OPEN, OP_SEARCH, OP_ALL, OP_UNDO, OP_SLIP };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_VISITED,
	  "referrals-visited",
	  { 'v' },
	  N_("Went there"),
	  N_("Note that the person of the marked referral went there") },
	{ OP_NOTHING,
	  "referrals-nothing",
	  { 's' },
	  N_("Nothing"),
	  N_("Note that nothing came of the marked referral") },
	{ OP_AGAIN,
	  "referrals-again",
	  { 'r' },
	  N_("Call back"),
	  N_("Note that the marked referral is to be followed up") },
	{ OP_OPEN, "referrals-open", { K_ENTER, 'e' }, N_("Open"), N_("Open its session") },
	{ OP_SLIP, "referrals-slip", { 'p' }, N_("Print"), N_("Print a slip to be taken along") },
	{ OP_UNDO, "referrals-undo", { 'u', CTRL('z') }, N_("Undo"), N_("Undo the last action") },
	{ OP_SEARCH,
	  "referrals-search",
	  { '/' },
	  N_("Search"),
	  N_("Show those that have some words") },
	{ OP_ALL,
	  "referrals-all",
	  { 't' },
	  N_("All"),
	  N_("Show those of more than 90 days ago too, or no longer") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static int
load(struct screen *s, struct err *err)
{
	struct referrals *st = s->state;

	return referral_rows_load(&st->rows, s->desk, st->all, st->words.text, err);
}

static void
referrals_close(struct screen *s)
{
	struct referrals *st = s->state;

	referral_rows_clear(&st->rows);
	edit_clear(&st->words);
}

static int
referrals_open(struct screen *s, const void *arg, struct err *err)
{
	struct referrals *st = s->state;

	(void)arg;
	edit_init(&st->words, WORDS_CHARS);
	if (load(s, err) == 0)
		return 0;
	referrals_close(s);
	return -1;
}

static void
referrals_refresh(struct screen *s)
{
	struct err err = { 0 };

	if (load(s, &err) != 0)
		ui_fail(s->ui, &err);
}

/* The last two rows are for all that the marked one says. */
static int
list_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - LIST_TOP - 3;
}

static void
draw_search(const struct screen *s, int columns)
{
	const struct referrals *st = s->state;
	const char *period = st->all ? _("all of them") : _("the last 90 days");
	char *count = words_number((int64_t)st->rows.list.count);
	char *text = mem_printf("%s %s %s", count, draw_dot(), period);
	int width = utf8_width(text);

	if (st->searching || !edit_empty(&st->words)) {
		draw_text(UI_TOP, 1, LABEL_WIDTH, STYLE_PLAIN, _("Search"));
		edit_draw(&st->words, UI_TOP, 2 + LABEL_WIDTH, columns - LABEL_WIDTH - width - 5,
			  STYLE_STRONG, st->searching);
	}
	draw_right(UI_TOP, columns - width - 1, width, STYLE_DIM, text);
	free(text);
	free(count);
}

static void
referrals_draw(const struct screen *s)
{
	const struct referrals *st = s->state;
	int columns = ui_columns(s->ui);
	int rows = list_rows(s);
	size_t top = list_top(&st->rows.list, rows);
	char *note = referral_rows_note(&st->rows);

	draw_search(s, columns);
	referral_rows_draw_heads(&st->rows, UI_TOP + 1, columns);
	if (st->rows.list.count == 0)
		draw_wrapped(LIST_TOP, 3, columns - 6, rows, STYLE_DIM,
			     st->rows.all.count > 0
				     ? _("Nothing like that: erase a letter, or a word.")
				     : _("Nobody who was sent on is waiting to be followed up."));
	for (int i = 0; i < rows && top + (size_t)i < st->rows.list.count; i++)
		referral_rows_draw(&st->rows, top + (size_t)i, LIST_TOP + i, columns,
				   !st->searching);
	draw_wrapped(LIST_TOP + rows + 1, 2, columns - 4, 2, STYLE_DIM, note);
	mem_free_secret(note);
}

static bool
referrals_typing(const struct screen *s)
{
	return ((const struct referrals *)s->state)->searching;
}

static enum verdict
referrals_key(struct screen *s, int key, struct err *err)
{
	struct referrals *st = s->state;

	(void)err;
	if (st->searching && edit_key(&st->words, key)) {
		list_select(&st->rows.list, 0);
		referral_rows_narrow(&st->rows, st->words.text);
		return VERDICT_DONE;
	}
	if (st->searching && key == K_DOWN) {
		st->searching = false;
		return VERDICT_DONE;
	}
	return list_key(&st->rows.list, key, list_rows(s)) ? VERDICT_DONE : VERDICT_IGNORED;
}

static void
referrals_paste(struct screen *s, const char *text)
{
	struct referrals *st = s->state;

	st->searching = true;
	edit_paste(&st->words, text);
	referral_rows_narrow(&st->rows, st->words.text);
}

/* To whom it was, and what became of it. */
static void
set_outcome(struct screen *s, int outcome, struct err *err)
{
	struct referrals *st = s->state;
	const struct vocab_item *item = vocab_by_num(VOCAB_OUTCOME, outcome);
	const struct referral *row = referral_rows_marked(&st->rows);
	const struct vocab_item *category;
	char *whom;

	if (row == NULL)
		return;
	category = vocab_by_num(VOCAB_REFER_TO, row->refer_to);
	/* The whole name of a category leaves no room for the rest. */
	whom = mem_strdup(row->partners != NULL || category == NULL
				  ? referral_rows_whom(&st->rows)
				  : C_(vocab_short_context(VOCAB_REFER_TO), category->short_label));
	if (referrals_set(s->desk, row->n, outcome, err) == 0 && load(s, err) == 0)
		/* TRANSLATORS: what became of it, then to whom somebody was sent */
		ui_sayf(s->ui, _("%s: %s. u undoes it."),
			C_(vocab_context(VOCAB_OUTCOME), item->label), whom);
	free(whom);
}

static void
undo(struct screen *s, bool sure, struct err *err)
{
	char *sentence = undo_step(s, false, sure, err);

	if (sentence != NULL && load(s, err) == 0)
		ui_say(s->ui, sentence);
	free(sentence);
}

static void
referrals_answer(struct screen *s, int question, int reply, const void *data)
{
	struct err err = { 0 };

	(void)data;
	if (question == UNDO_QUESTION && reply == 1)
		undo(s, true, &err);
	if (err.code != ERR_NONE)
		ui_fail(s->ui, &err);
}

static void
open_session(struct screen *s)
{
	const struct referrals *st = s->state;
	const struct referral *row = referral_rows_marked(&st->rows);
	struct session_arg arg = { .how = SESSION_EDIT };

	if (row == NULL)
		return;
	arg.n = row->n;
	ui_push(s, &screen_session, &arg);
}

/* Of the last of those that the person was sent to; a category has no address. */
static void
open_slip(struct screen *s, struct err *err)
{
	const struct referrals *st = s->state;
	const struct referral *row = referral_rows_marked(&st->rows);
	struct session session;

	if (row == NULL)
		return;
	session_init(&session);
	if (logbook_get(s->desk, row->n, &session, err) == 0) {
		if (session.partners.count == 0)
			ui_warn(s->ui, _("They were sent to no place of the directory."));
		else
			ui_push(s, &screen_slip,
				&(struct slip_arg){
					.id = session.partners.item[session.partners.count - 1] });
	}
	session_clear(&session);
}

/* Esc empties the search line first. */
static enum verdict
back(struct screen *s)
{
	struct referrals *st = s->state;

	if (!st->searching && edit_empty(&st->words))
		return VERDICT_CLOSE;
	st->searching = false;
	edit_set(&st->words, "");
	referral_rows_narrow(&st->rows, "");
	return VERDICT_DONE;
}

static enum verdict
referrals_run(struct screen *s, int op, struct err *err)
{
	struct referrals *st = s->state;

	switch (op) {
	case OP_VISITED:
		set_outcome(s, OUTCOME_VISITED, err);
		break;
	case OP_NOTHING:
		set_outcome(s, OUTCOME_NO_RESULT, err);
		break;
	case OP_AGAIN:
		set_outcome(s, OUTCOME_TO_FOLLOW_UP, err);
		break;
	case OP_UNDO:
		undo(s, false, err);
		break;
	case OP_OPEN: /* of a search it ends the typing: what was found is looked at first */
		if (st->searching)
			st->searching = false;
		else
			open_session(s);
		break;
	case OP_SLIP:
		open_slip(s, err);
		break;
	case OP_SEARCH:
		st->searching = true;
		break;
	case OP_ALL:
		st->all = !st->all;
		load(s, err);
		break;
	case UI_BACK:
		return back(s);
	default:
		return VERDICT_IGNORED;
	}
	return VERDICT_DONE;
}

static const char *
referrals_label(const struct screen *s, int op)
{
	const struct referrals *st = s->state;
	bool of_row = op == OP_VISITED || op == OP_NOTHING || op == OP_AGAIN || op == OP_OPEN;

	if (op == UI_BACK)
		return st->searching || !edit_empty(&st->words) ? _("Clear") : NULL;
	if (of_row && st->rows.list.count == 0)
		return "";
	if (op == OP_SLIP)
		return st->rows.list.count > 0 && referral_rows_marked(&st->rows)->partners != NULL
			       ? NULL
			       : "";
	/* TRANSLATORS: footer, at most 12 columns: of a list */
	return op == OP_ALL && st->all ? _("90 days") : NULL;
}

const struct screen_ops screen_referrals = {
	.name = "referrals",
	.title = N_("Referrals to follow up"),
	.commands = commands,
	.state_size = sizeof(struct referrals),
	.open = referrals_open,
	.close = referrals_close,
	.draw = referrals_draw,
	.run = referrals_run,
	.typing = referrals_typing,
	.key = referrals_key,
	.paste = referrals_paste,
	.answer = referrals_answer,
	.refresh = referrals_refresh,
	.label = referrals_label,
};
