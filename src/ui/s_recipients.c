/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who receives releases, with what the usual export makes for each: their period, profile and
 * files. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/logbook.h"
#include "app/recipients.h"
#include "app/sentence.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "report/release.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/path_typed.h"
#include "ui/recipient_card.h"
#include "ui/recipients_commands.h"
#include "ui/screen.h"
#include "ui/ui.h"
#include "ui/undo_step.h"

enum layout {
	LIST_TOP = UI_TOP + 1,
	FOOT_ROWS = 7, /* at least, and more where the list has its own: */
	LIST_LEAST = 2,
	PERIOD_WIDTH = 11,
	PROFILE_WIDTH = 13,
	SHEET_WIDTH = 10,
	FILES_WIDTH = 10,
	WITH_FILES = 76 /* columns */
};

#define FOLDER_CHARS 500

enum mode { RESTS, ADDS, RENAMES, MOVES };

struct recipients {
	struct recipient_choices *item;
	struct list list;
	char *usual; /* to whom the usual export goes; NULL: nobody */
	enum mode mode;
	struct edit name;
	struct edit folder; /* while it MOVES */
	char *problem;      /* with the name: a sentence; NULL none */
};

static const struct recipient_choices *
marked(const struct recipients *st)
{
	return st->list.count == 0 ? NULL : &st->item[st->list.selected];
}

static void
forget_all(struct recipients *st)
{
	for (size_t i = 0; i < st->list.count; i++)
		recipient_choices_clear(&st->item[i]);
	free(st->item);
	st->item = NULL;
}

/* name: the one that is marked then, where it is there; NULL: the one that was. */
static int
load(struct screen *s, const char *name, struct err *err)
{
	struct recipients *st = s->state;
	struct recipient_choices *item;
	struct strlist names;
	char *usual = NULL;
	size_t count = 0, at = st->list.selected;
	int rc = 0;

	if (desk_setting_get(s->desk, "recipient", &usual, err) != 0)
		return -1;
	if (recipients_names(s->desk, &names, err) != 0) {
		free(usual);
		return -1;
	}
	item = mem_array(names.count + 1, sizeof(*item));
	while (rc == 0 && count < names.count) {
		rc = recipients_choices(s->desk, names.item[count], &item[count], err);
		if (rc == 0 && str_equal(names.item[count], name))
			at = count;
		count += rc == 0;
	}
	strlist_clear(&names);
	forget_all(st);
	st->item = item;
	mem_replace(&st->usual, usual);
	list_set_count(&st->list, count);
	list_select(&st->list, at < count || count == 0 ? at : count - 1);
	return rc;
}

static void
rest(struct recipients *st)
{
	st->mode = RESTS;
	mem_replace(&st->problem, NULL);
}

static void
recipients_close(struct screen *s)
{
	struct recipients *st = s->state;

	forget_all(st);
	edit_clear(&st->name);
	edit_clear(&st->folder);
	free(st->usual);
	free(st->problem);
}

static int
recipients_open(struct screen *s, const void *arg, struct err *err)
{
	struct recipients *st = s->state;

	(void)arg;
	edit_init(&st->name, NAME_MAX_CHARS);
	edit_init(&st->folder, FOLDER_CHARS);
	if (load(s, NULL, err) == 0 && (st->usual == NULL || load(s, st->usual, err) == 0))
		return 0;
	recipients_close(s);
	return -1;
}

static void
recipients_refresh(struct screen *s)
{
	const struct recipients *st = s->state;
	struct err err = { 0 };
	char *name = marked(st) != NULL ? mem_strdup(marked(st)->name) : NULL;

	if (load(s, name, &err) != 0)
		ui_fail(s->ui, &err);
	free(name);
}

/* What is said of the marked one, and the rows that it has. */
static int
foot(const struct screen *s, struct card *card)
{
	const struct recipients *st = s->state;
	const struct recipient_choices *c = marked(st);
	int most = ui_bottom(s->ui) - LIST_TOP - 1 - LIST_LEAST, rows;

	if (st->mode != RESTS || c == NULL)
		return FOOT_ROWS;
	rows = recipient_card_add(card, c, str_equal(c->name, st->usual), ui_columns(s->ui) - 2,
				  most);
	return rows < FOOT_ROWS ? FOOT_ROWS : rows;
}

static int
list_rows(const struct screen *s)
{
	struct card card = { .line = NULL };
	int rows = ui_bottom(s->ui) - LIST_TOP - 1 - foot(s, &card);

	card_clear(&card);
	return rows;
}

static const char *
period_word(int months)
{
	/* TRANSLATORS: usual periods of a recipient, at most 11 columns each */
	return months == 1 ? _("month") : months == 3 ? _("quarter") : _("year");
}

static int
name_width(int columns)
{
	return columns - 5 - PERIOD_WIDTH - PROFILE_WIDTH -
	       (columns < WITH_FILES ? 0 : SHEET_WIDTH + FILES_WIDTH);
}

static void
draw_row(const struct recipients *st, size_t i, int y, int columns)
{
	const struct recipient_choices *c = &st->item[i];
	bool active = i == st->list.selected && st->mode != ADDS;
	enum style style = active ? STYLE_SELECTED : STYLE_PLAIN;
	int width = name_width(columns), x = 3;

	draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
	if (active && st->mode == RENAMES)
		edit_draw(&st->name, y, x, width - 1, STYLE_STRONG, true);
	else
		draw_text(y, x, width - 1, style, c->name);
	x += width;
	draw_text(y, x, PERIOD_WIDTH - 1, style, period_word(c->months));
	x += PERIOD_WIDTH;
	draw_text(y, x, PROFILE_WIDTH - 1, style, c->profile);
	x += PROFILE_WIDTH;
	if (columns >= WITH_FILES) {
		char *formats = release_formats_write(c->formats);

		draw_text(y, x, SHEET_WIDTH - 1, style,
			  c->dialect == CSV_EXCEL_FR ? "excel-fr" : "standard");
		draw_text(y, x + SHEET_WIDTH, FILES_WIDTH - 1, style, formats);
		free(formats);
	}
	if (active && st->mode == RESTS)
		draw_cursor(y, 1);
}

static void
draw_folder(const struct recipients *st, int y, int columns)
{
	enum { LABEL_WIDTH = 12 };

	draw_text(y, 2, LABEL_WIDTH, STYLE_PLAIN, _("Folder"));
	edit_draw(&st->folder, y, 3 + LABEL_WIDTH, columns - LABEL_WIDTH - 5, STYLE_STRONG, true);
	draw_wrapped(y + 2, 2, columns - 4, 3, STYLE_DIM,
		     _("Where the files for this recipient are written; Tab goes on with a name, "
		       "nothing is the folder of the desk. Enter accepts."));
}

static void
draw_foot(const struct screen *s, int y)
{
	const struct recipients *st = s->state;
	struct card card = { .line = NULL };
	int columns = ui_columns(s->ui), rows;

	if (st->mode == MOVES) {
		draw_folder(st, y, columns);
		return;
	}
	if (st->mode != RESTS) {
		draw_wrapped(y, 2, columns - 4, 3, st->problem != NULL ? STYLE_ERROR : STYLE_DIM,
			     st->problem != NULL ? st->problem
						 : _("Who receives the files: a name that says it "
						     "to all who work here; Enter accepts."));
		return;
	}
	rows = foot(s, &card);
	card_draw_start(&card, y, 1, columns - 2, rows);
	card_clear(&card);
}

static void
recipients_draw(const struct screen *s)
{
	const struct recipients *st = s->state;
	int columns = ui_columns(s->ui), rows = list_rows(s);
	int added = st->mode == ADDS ? 1 : 0; /* above the others */
	size_t top = list_top(&st->list, rows);

	if (added)
		edit_draw(&st->name, LIST_TOP, 3, name_width(columns) - 1, STYLE_STRONG, true);
	else if (st->list.count == 0)
		draw_wrapped(LIST_TOP, 3, columns - 6, rows, STYLE_DIM,
			     _("Nobody yet: n adds a recipient, and so does the first export."));
	for (int i = 0; top + (size_t)i < st->list.count && i + added < rows; i++)
		draw_row(st, top + (size_t)i, LIST_TOP + added + i, columns);
	draw_foot(s, LIST_TOP + rows + 1);
}

static struct edit *
typed(struct recipients *st)
{
	return st->mode == MOVES ? &st->folder : &st->name;
}

static bool
recipients_typing(const struct screen *s)
{
	return ((const struct recipients *)s->state)->mode != RESTS;
}

static enum verdict
recipients_key(struct screen *s, int key, struct err *err)
{
	struct recipients *st = s->state;

	(void)err;
	if (st->mode == RESTS)
		return list_key(&st->list, key, list_rows(s)) ? VERDICT_DONE : VERDICT_IGNORED;
	mem_replace(&st->problem, NULL);
	return edit_key(typed(st), key) ? VERDICT_DONE : VERDICT_IGNORED;
}

static void
recipients_paste(struct screen *s, const char *text)
{
	struct recipients *st = s->state;

	if (st->mode != RESTS)
		edit_paste(typed(st), text);
}

static void
type(struct recipients *st, enum mode mode, const char *text)
{
	st->mode = mode;
	edit_set(typed(st), text);
}

static void
accept_folder(struct screen *s, struct err *err)
{
	struct recipients *st = s->state;
	const struct recipient_choices *one = marked(st);
	char *folder = path_typed(st->folder.text);

	/* Another program may have forgotten the last one meanwhile. */
	if (one == NULL || recipients_set(s->desk, one->name, RECIPIENT_FOLDER, folder, err) == 0) {
		rest(st);
		recipients_refresh(s);
	}
	free(folder);
}

/* What was typed; where it cannot be accepted it stays, to be corrected. */
static void
accept(struct screen *s)
{
	struct recipients *st = s->state;
	const struct recipient_choices *one = st->mode == ADDS ? NULL : marked(st);
	struct err err = { 0 };
	char *name = NULL;

	if ((one == NULL
		     ? recipients_add(s->desk, st->name.text, &name, &err)
		     : recipients_rename(s->desk, one->name, st->name.text, &name, &err)) != 0) {
		mem_replace(&st->problem, sentence_for_err(&err));
		return;
	}
	rest(st);
	if (load(s, name, &err) != 0)
		ui_fail(s->ui, &err);
	free(name);
}

/* The next of what may be chosen, as a word; NULL: nothing else may. */
static char *
next_value(const struct recipient_choices *c, enum recipient_choice what)
{
	bool everybody = strcmp(c->profile, RELEASE_PROFILE_DIFFUSION) == 0;

	switch (what) {
	case RECIPIENT_PERIOD:
		if (c->months == 12 && !everybody)
			return mem_strdup("month");
		return mem_strdup(c->months == 3 ? "year" : "quarter");
	case RECIPIENT_PROFILE:
		return mem_strdup(everybody ? RELEASE_PROFILE_COORDINATION
					    : RELEASE_PROFILE_DIFFUSION);
	case RECIPIENT_FORMATS:
		return release_formats_write((c->formats + 1) % (2 * RELEASE_PAGE));
	default:
		return mem_strdup(c->dialect == CSV_EXCEL_FR ? "standard" : "excel-fr");
	}
}

static void
choose_next(struct screen *s, const struct recipient_choices *one, enum recipient_choice what,
	    struct err *err)
{
	char *value = next_value(one, what);

	if (recipients_set(s->desk, one->name, what, value, err) == 0)
		recipients_refresh(s);
	free(value);
}

static void
forget(struct screen *s, const struct recipient_choices *one, struct err *err)
{
	char *name = mem_strdup(one->name);

	if (recipients_forget(s->desk, name, err) == 0 && load(s, NULL, err) == 0)
		/* TRANSLATORS: %s is the name of a recipient */
		ui_sayf(s->ui, _("“%s” is forgotten: u brings it back."), name);
	free(name);
}

static void
on_marked(struct screen *s, int op, struct err *err)
{
	static const enum recipient_choice what[] = { [OP_PERIOD] = RECIPIENT_PERIOD,
						      [OP_PROFILE] = RECIPIENT_PROFILE,
						      [OP_FORMATS] = RECIPIENT_FORMATS,
						      [OP_SHEET] = RECIPIENT_DIALECT };
	struct recipients *st = s->state;
	const struct recipient_choices *one = marked(st);

	if (one == NULL)
		return;
	if (op == OP_FORGET)
		forget(s, one, err);
	else if (op == OP_RENAME)
		type(st, RENAMES, one->name);
	else if (op == OP_FOLDER)
		type(st, MOVES, one->folder_chosen ? one->folder : "");
	else if (op != OP_USE)
		choose_next(s, one, what[op], err);
	else if (recipients_use(s->desk, one->name, err) == 0)
		recipients_refresh(s);
}

static enum verdict
run_typing(struct screen *s, int op, struct err *err)
{
	struct recipients *st = s->state;

	if (op == OP_USE && st->mode == MOVES)
		accept_folder(s, err);
	else if (op == OP_USE)
		accept(s);
	else if (op == OP_COMPLETE && st->mode == MOVES)
		path_complete(&st->folder, true);
	else if (op == UI_BACK)
		rest(st);
	else if (op == OP_FORGET)
		edit_key(typed(st), K_DELETE);
	return op > 0 || op == UI_BACK ? VERDICT_DONE : VERDICT_IGNORED;
}

static enum verdict
recipients_run(struct screen *s, int op, struct err *err)
{
	struct recipients *st = s->state;

	if (st->mode != RESTS)
		return run_typing(s, op, err);
	if (op <= 0 || op == OP_COMPLETE)
		return VERDICT_IGNORED;
	if (op == OP_ADD)
		type(st, ADDS, "");
	else if (op == OP_UNDO || op == OP_REDO)
		undo_step_here(s, op == OP_REDO, false, err);
	else
		on_marked(s, op, err);
	return VERDICT_DONE;
}

static void
recipients_answer(struct screen *s, int question, int reply, const void *data)
{
	struct err err = { 0 };

	(void)data;
	if (question == UNDO_QUESTION && reply == 1)
		undo_step_here(s, false, true, &err);
	if (err.code != ERR_NONE)
		ui_fail(s->ui, &err);
}

static const char *
recipients_label(const struct screen *s, int op)
{
	const struct recipients *st = s->state;

	if (st->mode != RESTS && op > 0)
		return op == OP_USE ? _("Accept") : "";
	if (op == OP_UNDO && !logbook_acted(s->desk))
		return "";
	return op > 0 && op < OP_UNDO && op != OP_ADD && st->list.count == 0 ? "" : NULL;
}

const struct screen_ops screen_recipients = {
	.name = "recipients",
	/* TRANSLATORS: title of the list of who receives releases */
	.title = N_("Recipients"),
	.commands = recipients_commands,
	.state_size = sizeof(struct recipients),
	.open = recipients_open,
	.close = recipients_close,
	.draw = recipients_draw,
	.run = recipients_run,
	.typing = recipients_typing,
	.key = recipients_key,
	.paste = recipients_paste,
	.answer = recipients_answer,
	.refresh = recipients_refresh,
	.label = recipients_label,
};
