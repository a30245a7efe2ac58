/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The templates of the desk: a search line that narrows them, the form that begins from one, and
 * the name under which a new one is kept. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/sentence.h"
#include "app/template.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vocab.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/key.h"
#include "ui/screen.h"
#include "ui/search_list.h"
#include "ui/ui.h"

#define FILTER_CHARS 40
#define LABEL_WIDTH 12
#define KIND_WIDTH 12
#define QUESTION_REPLACE 1

struct templates {
	struct template_list all;
	size_t *shown; /* indexes of those that the filter leaves */
	struct search_list search;
	bool naming; /* a name is typed: of a new one, or of the marked one */
	char *body;  /* of the new one that this screen was opened for; NULL none */
	char *tags;  /* that it keeps; NULL with body */
	struct edit name;
	bool fresh;    /* nothing typed in it yet: the first character replaces what is there */
	char *problem; /* with the name: a sentence; NULL none */
};

enum { OP_OPEN = 1, OP_SWITCH, OP_RENAME, OP_DELETE };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_OPEN,
	  "template-open",
	  { K_ENTER },
	  N_("Choose"),
	  N_("Log a session that begins from the marked template; accept the name typed") },
	{ OP_SWITCH,
	  "template-switch",
	  { K_TAB, K_BACK_TAB },
	  N_("List"),
	  N_("Go from the search line to the list, and back") },
	{ OP_RENAME,
	  "template-rename",
	  { 'e', K_F3 },
	  N_("Rename"),
	  N_("Give the marked template another name") },
	{ OP_DELETE,
	  "template-delete",
	  { 'd', K_DELETE },
	  N_("Delete"),
	  N_("Delete the marked template; undo on the home screen brings it back") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static void
narrow(struct templates *st)
{
	char *wanted = utf8_fold(st->search.words.text);
	size_t count = 0;

	for (size_t i = 0; i < st->all.count; i++) {
		char *folded = utf8_fold(st->all.item[i].name);

		if (str_has_words(folded, wanted))
			st->shown[count++] = i;
		free(folded);
	}
	list_set_count(&st->search.list, count);
	st->search.in_list = st->search.in_list && count > 0;
	free(wanted);
}

static int
load(struct screen *s, struct err *err)
{
	struct templates *st = s->state;
	struct template_list all;

	if (template_list(s->desk, &all, err) != 0)
		return -1;
	template_list_clear(&st->all);
	free(st->shown);
	st->all = all;
	st->shown = mem_array(all.count + 1, sizeof(*st->shown));
	narrow(st);
	return 0;
}

static void
templates_close(struct screen *s)
{
	struct templates *st = s->state;

	template_list_clear(&st->all);
	free(st->shown);
	free(st->body);
	free(st->tags);
	free(st->problem);
	search_list_clear(&st->search);
	edit_clear(&st->name);
}

static void
begin_naming(struct templates *st, const char *name)
{
	st->naming = true;
	st->fresh = true;
	edit_set(&st->name, name);
	mem_replace(&st->problem, NULL);
}

static int
templates_open(struct screen *s, const void *arg, struct err *err)
{
	const struct form *form = arg;
	struct templates *st = s->state;
	char *name;

	search_list_init(&st->search, FILTER_CHARS);
	edit_init(&st->name, NAME_MAX_CHARS);
	if (load(s, err) != 0) {
		templates_close(s);
		return -1;
	}
	if (form != NULL) {
		st->body = template_body(form);
		st->tags = template_tags(form);
		name = template_proposed_name(form);
		begin_naming(st, name);
		free(name);
	}
	return 0;
}

static void
templates_refresh(struct screen *s)
{
	struct err err = { 0 };

	if (load(s, &err) != 0)
		ui_fail(s->ui, &err);
}

static const struct template *
marked(const struct templates *st)
{
	return st->search.list.count == 0 ? NULL
					  : &st->all.item[st->shown[st->search.list.selected]];
}

static int
list_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - UI_TOP - 2;
}

static void
draw_naming(const struct templates *st, int columns)
{
	char *text;

	/* TRANSLATORS: label of a line to be typed, at most 12 columns */
	draw_text(UI_TOP, 2, LABEL_WIDTH, STYLE_PLAIN, _("Name"));
	edit_draw(&st->name, UI_TOP, 3 + LABEL_WIDTH, columns - LABEL_WIDTH - 5, STYLE_STRONG,
		  true);
	if (st->problem != NULL) {
		draw_wrapped(UI_TOP + 2, 2, columns - 4, 2, STYLE_ERROR, st->problem);
		return;
	}
	draw_wrapped(UI_TOP + 2, 2, columns - 4, 3, STYLE_DIM,
		     _("Enter keeps it. What belongs to one person, the date and the start "
		       "are no part of a template."));
	if (str_empty(st->tags))
		return;
	/* TRANSLATORS: under the name of a template to be kept; %s are the names of its tags */
	text = mem_printf(_("Its tags stay with it: %s"), st->tags);
	draw_wrapped(UI_TOP + 6, 2, columns - 4, 2, STYLE_PLAIN, text);
	free(text);
}

static void
draw_row(const struct templates *st, size_t row, int y, int columns)
{
	const struct template *t = &st->all.item[st->shown[row]];
	const struct vocab_item *kind = vocab_by_num(VOCAB_KIND, t->kind);
	bool active = row == st->search.list.selected;
	enum style style = search_list_style(&st->search, row);
	int right = columns - KIND_WIDTH - 2;
	int used;

	draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
	used = draw_text(y, 3, right - 4, style, t->name) + 2;
	draw_text(y, 3 + used, right - 4 - used, active ? style : STYLE_DIM, t->tags);
	if (kind != NULL)
		draw_text(y, right, KIND_WIDTH, active ? style : STYLE_DIM,
			  C_(vocab_short_context(VOCAB_KIND), kind->short_label));
	if (active && st->search.in_list)
		draw_cursor(y, 1);
}

static void
templates_draw(const struct screen *s)
{
	const struct templates *st = s->state;
	int columns = ui_columns(s->ui);
	int rows = list_rows(s);
	size_t top = list_top(&st->search.list, rows);

	if (st->naming) {
		draw_naming(st, columns);
		return;
	}
	search_list_draw(&st->search, 2, columns, "");
	if (st->search.list.count == 0)
		draw_wrapped(UI_TOP + 2, 2, columns - 4, rows, STYLE_DIM,
			     st->all.count > 0
				     ? _("No template like that: erase a letter.")
				     : _("No template yet: Ctrl-G keeps the session being typed as "
					 "one, or the marked one of the home screen."));
	for (size_t i = 0; i < (size_t)rows && top + i < st->search.list.count; i++)
		draw_row(st, top + i, UI_TOP + 2 + (int)i, columns);
}

static bool
templates_typing(const struct screen *s)
{
	const struct templates *st = s->state;

	return st->naming || !st->search.in_list;
}

static enum verdict
open_marked(struct screen *s)
{
	const struct template *t = marked(s->state);

	if (t == NULL)
		return VERDICT_DONE;
	ui_reply(s, TEMPLATE_QUESTION, 1, &t->n);
	return VERDICT_CLOSE;
}

static void
ask_replace(struct screen *s, const char *name)
{
	struct ask ask = { .question = QUESTION_REPLACE };
	/* TRANSLATORS: %s is the name of a template */
	char *text = mem_printf(_("There is a template “%s” already. Replace it?"), name);

	ask.text = text;
	ask.choice[0] = _("No, choose another name");
	ask.choice[1] = _("Replace it");
	ui_ask(s, &ask);
	free(text);
}

/* A problem stays with the name that was typed. */
static enum verdict
keep(struct screen *s, bool replace)
{
	struct templates *st = s->state;
	struct err err = { 0 };

	if (template_keep(s->desk, st->body, st->name.text, replace, &err) == 0) {
		/* TRANSLATORS: %s is the name of a template */
		ui_sayf(s->ui, _("Kept as the template “%s”: m on the home screen opens it."),
			st->name.text);
		return VERDICT_CLOSE;
	}
	if (err.code == ERR_EXISTS) {
		ask_replace(s, err.subject);
	} else {
		mem_replace(&st->problem, sentence_for_err(&err));
	}
	return VERDICT_DONE;
}

static enum verdict
rename_marked(struct screen *s, struct err *err)
{
	struct templates *st = s->state;
	struct err problem = { 0 };

	if (marked(st) == NULL ||
	    template_rename(s->desk, marked(st)->n, st->name.text, &problem) == 0) {
		st->naming = false;
		load(s, err);
	} else {
		mem_replace(&st->problem, sentence_for_err(&problem));
	}
	return VERDICT_DONE;
}

static void
delete_marked(struct screen *s, struct err *err)
{
	struct templates *st = s->state;
	char *name;

	if (marked(st) == NULL)
		return;
	name = mem_strdup(marked(st)->name);
	if (template_delete(s->desk, marked(st)->n, err) == 0 && load(s, err) == 0)
		/* TRANSLATORS: %s is the name of a template */
		ui_sayf(s->ui, _("“%s” is deleted: u on the home screen brings it back."), name);
	free(name);
}

/* As in a field of the form: an arrow goes on with what is there. */
static bool
key_name(struct templates *st, int key)
{
	if (st->fresh && (key_is_text(key) || key == K_BACKSPACE))
		edit_set(&st->name, "");
	st->fresh = false;
	return edit_key(&st->name, key);
}

static enum verdict
run_naming(struct screen *s, int op, struct err *err)
{
	struct templates *st = s->state;

	if (op == OP_OPEN)
		return st->body != NULL ? keep(s, false) : rename_marked(s, err);
	if (op == OP_DELETE)
		key_name(st, K_DELETE);
	if (op != UI_BACK)
		return op > 0 ? VERDICT_DONE : VERDICT_IGNORED;
	st->naming = false;
	return st->body != NULL ? VERDICT_CLOSE : VERDICT_DONE;
}

static enum verdict
templates_run(struct screen *s, int op, struct err *err)
{
	struct templates *st = s->state;

	if (st->naming)
		return run_naming(s, op, err);
	switch (op) {
	case OP_OPEN:
		return open_marked(s);
	case OP_SWITCH:
		search_list_switch(&st->search);
		return VERDICT_DONE;
	case OP_RENAME:
		if (marked(st) != NULL)
			begin_naming(st, marked(st)->name);
		return VERDICT_DONE;
	case OP_DELETE:
		if (!st->search.in_list && !edit_empty(&st->search.words)) {
			edit_key(&st->search.words, K_DELETE);
			narrow(st);
		} else {
			delete_marked(s, err);
		}
		return VERDICT_DONE;
	case UI_BACK:
		if (edit_empty(&st->search.words))
			return VERDICT_CLOSE;
		edit_set(&st->search.words, "");
		narrow(st);
		return VERDICT_DONE;
	default:
		return VERDICT_IGNORED;
	}
}

static enum verdict
templates_key(struct screen *s, int key, struct err *err)
{
	struct templates *st = s->state;
	enum searched searched;

	(void)err;
	if (st->naming)
		return key_name(st, key) ? VERDICT_DONE : VERDICT_IGNORED;
	searched = search_list_key(&st->search, key, list_rows(s));
	if (searched == SEARCHED_TYPED)
		narrow(st);
	return searched == SEARCHED_NOTHING ? VERDICT_IGNORED : VERDICT_DONE;
}

static void
templates_answer(struct screen *s, int question, int reply, const void *data)
{
	(void)data;
	if (question == QUESTION_REPLACE && reply == 1 && keep(s, true) == VERDICT_CLOSE)
		ui_close(s);
}

/* While a name is typed, Enter alone is of use. */
static const char *
templates_label(const struct screen *s, int op)
{
	const struct templates *st = s->state;

	if (st->naming)
		return op == OP_OPEN ? _("Accept") : op > 0 ? "" : NULL;
	return st->search.list.count == 0 && op > 0 ? "" : NULL;
}

const struct screen_ops screen_templates = {
	.name = "templates",
	/* TRANSLATORS: title of the list of sessions kept to begin from */
	.title = N_("Templates"),
	.commands = commands,
	.state_size = sizeof(struct templates),
	.open = templates_open,
	.close = templates_close,
	.draw = templates_draw,
	.run = templates_run,
	.typing = templates_typing,
	.key = templates_key,
	.answer = templates_answer,
	.refresh = templates_refresh,
	.label = templates_label,
};
