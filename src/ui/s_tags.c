/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tags of the desk: how many sessions carry each, what it stands for; renamed and described
 * where it stands, merged, retired. */
#include "config.h"

#include <stdlib.h>

#include "app/sentence.h"
#include "app/tags.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/key.h"
#include "ui/picker.h"
#include "ui/screen.h"
#include "ui/tag_rows.h"
#include "ui/ui.h"
#include "ui/undo_step.h"

#define QUESTION_MERGE 1
#define LIST_TOP (UI_TOP + 1) /* below what the columns are called */

/* What is done to the marked row. */
enum mode { RESTS, ADDS, RENAMES, DESCRIBES, MERGES };

struct tags {
	struct tag_rows rows;
	enum mode mode;
	struct edit text;
	int64_t n;            /* of the tag that is being renamed, wherever the mark is; else 0 */
	char *name;           /* typed for it, while it is being described */
	struct picker picker; /* MERGES */
	int64_t into;         /* which one the question is about, and into which */
	int64_t from;
	char *problem; /* with what is typed: a sentence; NULL none */
};

enum { OP_CHANGE = 1, OP_ADD, OP_MERGE, OP_RETIRE, OP_DELETE, OP_UNDO, OP_REDO };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_CHANGE,
	  "tags-change",
	  { 'e', K_ENTER },
	  N_("Edit"),
	  N_("Rename the marked tag and say what it stands for; accept what was typed") },
	{ OP_ADD, "tags-add", { 'n', K_INSERT }, N_("New"), N_("Add a tag") },
	{ OP_MERGE,
	  "tags-merge",
	  { 'm' },
	  N_("Merge"),
	  N_("Merge the marked tag into another one, and become a name of that") },
	{ OP_RETIRE,
	  "tags-retire",
	  { 'r' },
	  N_("Retire"),
	  N_("Offer the marked tag no longer, or again: sessions keep it") },
	{ OP_DELETE,
	  "tags-delete",
	  { 'd', K_DELETE },
	  N_("Delete"),
	  N_("Delete the marked tag, if no session carries it") },
	{ OP_UNDO, "tags-undo", { 'u', CTRL('z') }, N_("Undo"), N_("Undo the last action") },
	{ OP_REDO, "tags-redo", { CTRL('y') }, NULL, N_("Do again what was undone") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static void
rest(struct tags *st)
{
	if (st->mode == MERGES)
		picker_close(&st->picker);
	mem_replace(&st->name, NULL);
	st->n = 0;
	st->mode = RESTS;
	mem_replace(&st->problem, NULL);
}

static void
tags_close(struct screen *s)
{
	struct tags *st = s->state;

	rest(st);
	edit_clear(&st->text);
	tag_rows_clear(&st->rows);
}

static int
tags_open(struct screen *s, const void *arg, struct err *err)
{
	struct tags *st = s->state;

	(void)arg;
	edit_init(&st->text, NOTE_MAX_CHARS);
	if (tag_rows_load(&st->rows, s->desk, 0, err) == 0)
		return 0;
	tags_close(s);
	return -1;
}

static void
tags_refresh(struct screen *s)
{
	struct tags *st = s->state;
	struct err err = { 0 };

	if (tag_rows_load(&st->rows, s->desk, st->n, &err) != 0)
		ui_fail(s->ui, &err);
}

/* The last two rows are for what to do, or what the marked tag stands for. */
static int
list_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - LIST_TOP - 3;
}

static const char *
hint(const struct tags *st)
{
	switch (st->mode) {
	case ADDS:
		return _("A short word, the same for all who work here; Enter adds it.");
	case RENAMES:
		return _("Its name, in past sessions too; Enter goes on.");
	case DESCRIBES:
		return _("What it stands for, so that all use it alike; Enter accepts.");
	default:
		return _("Into which tag? Type its first letters; Enter chooses.");
	}
}

static void
draw_foot(const struct tags *st, int y, int columns)
{
	char *note = tag_rows_marked(&st->rows) == NULL ? NULL : tag_rows_note(&st->rows);

	draw_wrapped(y, 2, columns - 4, 2, st->problem != NULL ? STYLE_ERROR : STYLE_DIM,
		     st->problem != NULL ? st->problem
		     : st->mode != RESTS ? hint(st)
		     : note != NULL      ? note
					 : "");
	free(note);
}

/* Over the rows below the marked one, or above it where there is more room. */
static void
draw_picker(const struct tags *st, int y, int end, int columns)
{
	int x = 3 + tag_rows_name_width(columns) / 2;
	int width = columns - x - 2;
	bool below = end - y > y - LIST_TOP;
	int rows = picker_rows(&st->picker, (below ? end - y : y - LIST_TOP) - 1);

	edit_draw(&st->picker.typed, y, 4 + tag_rows_name_width(columns),
		  columns - tag_rows_name_width(columns) - 8, STYLE_STRONG, true);
	picker_draw(&st->picker, below ? y + 1 : y - rows, x, width, rows, NULL, NULL);
}

static void
draw_row(const struct tags *st, size_t i, int y, int columns)
{
	bool active = i == st->rows.list.selected && st->mode != ADDS;
	struct tag_typed typed = {
		.name = active && st->mode == RENAMES ? &st->text : NULL,
		.description = active && st->mode == DESCRIBES ? &st->text : NULL,
		.named = active ? st->name : NULL,
	};

	tag_rows_draw(&st->rows, i, y, columns, active, &typed);
}

static void
tags_draw(const struct screen *s)
{
	const struct tags *st = s->state;
	int columns = ui_columns(s->ui);
	int rows = list_rows(s);
	int end = LIST_TOP + rows;
	size_t top = list_top(&st->rows.list, rows);

	tag_rows_draw_heads(UI_TOP, columns);
	if (st->mode == ADDS) /* above the others: where it will stand depends on its name */
		edit_draw(&st->text, LIST_TOP, 3, tag_rows_name_width(columns), STYLE_STRONG, true);
	else if (st->rows.list.count == 0)
		draw_wrapped(LIST_TOP, 3, columns - 6, rows, STYLE_DIM,
			     _("No tag yet: n adds one, and so does typing one in a session."));
	for (int i = 0; top + (size_t)i < st->rows.list.count && i + (st->mode == ADDS) < rows; i++)
		draw_row(st, top + (size_t)i, LIST_TOP + i + (st->mode == ADDS), columns);
	if (st->mode == MERGES)
		draw_picker(st, LIST_TOP + (int)(st->rows.list.selected - top), end, columns);
	draw_foot(st, end + 1, columns);
}

static bool
tags_typing(const struct screen *s)
{
	return ((const struct tags *)s->state)->mode != RESTS;
}

static void
type(struct tags *st, enum mode mode, const char *text)
{
	st->mode = mode;
	st->text.max_chars = mode == DESCRIBES ? NOTE_MAX_CHARS : TAG_MAX_CHARS;
	edit_set(&st->text, text == NULL ? "" : text);
}

/* A name that cannot be is said at once, not after its description was typed. */
static void
accept_name(struct screen *s)
{
	struct tags *st = s->state;
	const struct tag *tag = tag_rows_numbered(&st->rows, st->n);
	char *written = NULL;
	struct err err = { 0 };

	if (tags_find(s->desk, st->text.text, &written, &err) == 0 &&
	    (tag == NULL || !str_equal(written, tag->name))) {
		err_set(&err, ERR_EXISTS, written, "the name is taken");
		mem_replace(&st->problem, sentence_for_err(&err));
	} else {
		/* There may be that of a first try, which was refused. */
		mem_replace(&st->name, mem_strdup(st->text.text));
		type(st, DESCRIBES, tag != NULL ? tag->description : NULL);
	}
	free(written);
}

/* What was typed; where it cannot be accepted it stays, to be corrected. */
static void
accept(struct screen *s)
{
	struct tags *st = s->state;
	struct err err = { 0 };
	bool added = st->mode == ADDS, changed = true;
	int64_t n = added ? 0 : st->n;
	char *name = mem_strdup(added ? st->text.text : st->name);

	if ((added ? tags_add(s->desk, name, &n, &err)
		   : tags_edit(s->desk, n, name, st->text.text, &changed, &err)) != 0) {
		if (!added)
			type(st, RENAMES, name);
		mem_replace(&st->problem, sentence_for_err(&err));
	} else {
		rest(st);
		if (tag_rows_load(&st->rows, s->desk, n, &err) != 0)
			ui_fail(s->ui, &err);
		else if (added)
			/* TRANSLATORS: %s is a tag */
			ui_sayf(s->ui, _("“%s” is offered in every session: u undoes it."),
				tag_rows_marked(&st->rows)->name);
		else if (changed)
			ui_sayf(s->ui, _("“%s” is changed: u undoes it."),
				tag_rows_marked(&st->rows)->name);
	}
	free(name);
}

static void
ask_merge(struct screen *s, const struct tag *into)
{
	struct tags *st = s->state;
	const struct tag *from = tag_rows_marked(&st->rows);
	struct ask ask = { .question = QUESTION_MERGE };
	char *count = words_number(from->sessions);
	/* TRANSLATORS: how many sessions, the tag they come to, the tag they come from */
	char *text =
		from->sessions == 0
			? mem_printf(_("No session passes to “%1$s”, and “%2$s” becomes another "
				       "name of it."),
				     into->name, from->name)
			: mem_printf(ngettext("%1$s session passes to “%2$s”, and “%3$s” becomes "
					      "another name of it.",
					      "%1$s sessions pass to “%2$s”, and “%3$s” becomes "
					      "another name of it.",
					      (unsigned long)from->sessions),
				     count, into->name, from->name);

	st->from = from->n;
	st->into = into->n;
	ask.text = text;
	ask.choice[0] = _("No, keep both");
	ask.choice[1] = _("Merge");
	rest(st);
	ui_ask(s, &ask);
	free(text);
	free(count);
}

static void
chosen(struct screen *s, const char *name)
{
	struct tags *st = s->state;

	for (size_t i = 0; i < st->rows.list.count; i++)
		if (str_equal(st->rows.all.item[i].name, name)) {
			ask_merge(s, &st->rows.all.item[i]);
			return;
		}
}

static enum verdict
key_merging(struct screen *s, int key)
{
	struct tags *st = s->state;
	const struct choice *choice = NULL;
	enum picked picked = picker_key(&st->picker, key, false, &choice);

	if (picked == PICK_CHOSEN)
		chosen(s, choice->code);
	else if (picked == PICK_EMPTY_ENTER)
		rest(st);
	else if (picked == PICK_NO_MATCH)
		mem_replace(&st->problem, mem_strdup(_("Nothing in the list has these letters.")));
	return picked == PICK_NOT_MINE ? VERDICT_IGNORED : VERDICT_DONE;
}

static enum verdict
tags_key(struct screen *s, int key, struct err *err)
{
	struct tags *st = s->state;

	(void)err;
	if (st->mode == RESTS)
		return list_key(&st->rows.list, key, list_rows(s)) ? VERDICT_DONE : VERDICT_IGNORED;
	mem_replace(&st->problem, NULL);
	if (st->mode == MERGES)
		return key_merging(s, key);
	if (key != K_ENTER)
		return edit_key(&st->text, key) ? VERDICT_DONE : VERDICT_IGNORED;
	if (st->mode == RENAMES)
		accept_name(s);
	else
		accept(s);
	return VERDICT_DONE;
}

static void
tags_paste(struct screen *s, const char *text)
{
	struct tags *st = s->state;

	if (st->mode == MERGES)
		picker_paste(&st->picker, text);
	else if (st->mode != RESTS)
		edit_paste(&st->text, text);
}

static void
merge_begin(struct screen *s, struct err *err)
{
	struct tags *st = s->state;

	struct choices others = { 0 };

	if (choices_load(&others, s->desk, FF_TAGS, NULL, err) != 0)
		return;
	choices_leave_out(&others, tag_rows_marked(&st->rows)->name);
	picker_open_with(&st->picker, &others);
	st->picker.choices.open = false; /* into one that there is */
	st->mode = MERGES;
}

/* Yours: what was done, with what takes it back. NULL: nothing was. */
static char *
change(struct screen *s, int op, const struct tag *tag, struct err *err)
{
	if (op == OP_DELETE)
		return tags_delete(s->desk, tag->n, err) != 0
			       ? NULL
			       : mem_printf(_("“%s” is deleted: u brings it back."), tag->name);
	if (tags_retire(s->desk, tag->n, !tag->retired, err) != 0)
		return NULL;
	return tag->retired
		       ? mem_printf(_("“%s” is offered again: u undoes it."), tag->name)
		       : mem_printf(_("“%s” is no longer offered; sessions keep it. u undoes it."),
				    tag->name);
}

static void
on_marked(struct screen *s, int op, struct err *err)
{
	struct tags *st = s->state;
	const struct tag *tag = tag_rows_marked(&st->rows);
	char *sentence;

	if (tag != NULL && op == OP_CHANGE) {
		st->n = tag->n;
		type(st, RENAMES, tag->name);
	} else if (tag != NULL && op == OP_MERGE) {
		merge_begin(s, err);
	} else if (tag != NULL && (sentence = change(s, op, tag, err)) != NULL) {
		if (tag_rows_load(&st->rows, s->desk, 0, err) == 0)
			ui_say(s->ui, sentence);
		free(sentence);
	}
}

static void
undo(struct screen *s, bool redo, bool sure, struct err *err)
{
	struct tags *st = s->state;
	char *sentence = undo_step(s, redo, sure, err);

	if (sentence != NULL && tag_rows_load(&st->rows, s->desk, 0, err) == 0)
		ui_say(s->ui, sentence);
	free(sentence);
}

static enum verdict
tags_run(struct screen *s, int op, struct err *err)
{
	struct tags *st = s->state;

	if (st->mode != RESTS) { /* Enter accepts, Esc leaves, Del erases; the rest waits */
		if (op == UI_BACK)
			rest(st);
		else if (op == OP_CHANGE || op == OP_DELETE)
			return tags_key(s, op == OP_CHANGE ? K_ENTER : K_DELETE, err);
		return op > 0 || op == UI_BACK ? VERDICT_DONE : VERDICT_IGNORED;
	}
	switch (op) {
	case OP_ADD:
		type(st, ADDS, "");
		return VERDICT_DONE;
	case OP_UNDO:
	case OP_REDO:
		undo(s, op == OP_REDO, false, err);
		return VERDICT_DONE;
	default:
		if (op <= 0)
			return VERDICT_IGNORED;
		on_marked(s, op, err);
		return VERDICT_DONE;
	}
}

static void
tags_answer(struct screen *s, int question, int reply, const void *data)
{
	struct tags *st = s->state;
	struct err err = { 0 };

	(void)data;
	if (reply != 1)
		return;
	if (question == UNDO_QUESTION)
		undo(s, false, true, &err);
	else if (tags_merge(s->desk, st->from, st->into, &err) == 0 &&
		 tag_rows_load(&st->rows, s->desk, st->into, &err) == 0)
		ui_sayf(s->ui, _("Merged into “%s”: u undoes it."),
			tag_rows_marked(&st->rows)->name);
	if (err.code != ERR_NONE)
		ui_fail(s->ui, &err);
}

static const char *
tags_label(const struct screen *s, int op)
{
	const struct tags *st = s->state;
	const struct tag *tag = tag_rows_marked(&st->rows);
	bool of_row = op == OP_CHANGE || op == OP_MERGE || op == OP_RETIRE || op == OP_DELETE;

	if (st->mode != RESTS && op > 0)
		return op == OP_CHANGE ? _("Accept") : "";
	if (of_row && tag == NULL)
		return "";
	if (op == OP_MERGE && st->rows.list.count < 2)
		return "";
	/* TRANSLATORS: footer, at most 12 columns: offer a retired tag again */
	return op == OP_RETIRE && tag->retired ? _("Bring back") : NULL;
}

const struct screen_ops screen_tags = {
	.name = "tags",
	.title = N_("Tags"),
	.commands = commands,
	.state_size = sizeof(struct tags),
	.open = tags_open,
	.close = tags_close,
	.draw = tags_draw,
	.run = tags_run,
	.typing = tags_typing,
	.key = tags_key,
	.paste = tags_paste,
	.answer = tags_answer,
	.refresh = tags_refresh,
	.label = tags_label,
};
