/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings: who is at work and where, the language, what a release needs, the desk's places and
 * mediators. Each row is changed where it stands. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/sentence.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/path_typed.h"
#include "ui/picker.h"
#include "ui/screen.h"
#include "ui/settings_rows.h"
#include "ui/ui.h"

#define LABEL_WIDTH 22
#define PATH_CHARS 1000
#define QUESTION_RETIRE 1
#define GAPS 3 /* between the groups of rows */

enum mode { MODE_LIST, MODE_PICK, MODE_TEXT };

struct settings {
	struct settings_rows rows;
	struct list list;
	enum mode mode;
	struct picker picker; /* MODE_PICK */
	struct edit text;     /* MODE_TEXT */
	char *new_place;      /* its name, while its commune is picked; NULL */
	char *problem;        /* with what is being typed */
};

enum { OP_CHANGE = 1, OP_ADD, OP_RETIRE, OP_WHO, OP_COMPLETE };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_CHANGE,
	  "settings-change",
	  { K_ENTER },
	  N_("Change"),
	  N_("Change the marked setting; accept what was typed") },
	{ OP_WHO, "settings-who", { 'w' }, N_("Who am I"), N_("Say who is at work now") },
	{ OP_ADD,
	  "settings-add",
	  { 'n', K_INSERT },
	  N_("Add"),
	  N_("Add a place, or a mediator when one is marked") },
	{ OP_RETIRE,
	  "settings-retire",
	  { 'd', K_DELETE },
	  N_("Retire"),
	  N_("Retire the marked place or mediator: past sessions keep it") },
	{ OP_COMPLETE,
	  "settings-complete",
	  { K_TAB },
	  NULL,
	  N_("Go on with the folder being typed") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static int
load(struct screen *s, struct err *err)
{
	struct settings *st = s->state;

	if (settings_rows_load(&st->rows, s->desk, err) != 0)
		return -1;
	list_set_count(&st->list, st->rows.count);
	return 0;
}

static void
settings_close(struct screen *s)
{
	struct settings *st = s->state;

	if (st->mode == MODE_PICK)
		picker_close(&st->picker);
	settings_rows_clear(&st->rows);
	edit_clear(&st->text);
	free(st->new_place);
	free(st->problem);
}

static int
settings_open(struct screen *s, const void *arg, struct err *err)
{
	struct settings *st = s->state;

	(void)arg;
	edit_init(&st->text, PATH_CHARS);
	if (load(s, err) == 0)
		return 0;
	settings_close(s);
	return -1;
}

static void
settings_refresh(struct screen *s)
{
	struct err err = { 0 };

	if (load(s, &err) != 0)
		ui_fail(s->ui, &err);
}

static const struct setting_row *
marked(const struct settings *st)
{
	return &st->rows.row[st->list.selected];
}

static void
draw_row(const struct screen *s, size_t i, int y, int columns)
{
	const struct settings *st = s->state;
	const struct setting_row *row = &st->rows.row[i];
	bool active = i == st->list.selected;
	bool typed = active && st->mode == MODE_TEXT;
	enum style style = active && st->mode == MODE_LIST ? STYLE_SELECTED : STYLE_PLAIN;
	bool first = i == 0 || strcmp(setting_label(row), setting_label(row - 1)) != 0;
	int x = 4 + LABEL_WIDTH;
	char *value = setting_value(&st->rows, row, s->desk);

	draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
	if (first || active)
		draw_text(y, 3, LABEL_WIDTH, style, setting_label(row));
	if (typed)
		edit_draw(&st->text, y, x, columns - x - 2, STYLE_STRONG, true);
	else
		draw_text(y, x, columns - x - 2, style, value);
	if (active && st->mode == MODE_LIST)
		draw_cursor(y, 1);
	free(value);
}

static const char *
hint(const struct settings *st)
{
	if (st->problem != NULL)
		return st->problem;
	if (st->new_place != NULL)
		return _("In which commune is it? Type its first letters; Enter chooses.");
	if (st->mode == MODE_PICK)
		return _("Type a few letters or use the arrows; Enter chooses.");
	return setting_hint(marked(st)->kind);
}

/* The place or mediator of now, in the list one chooses from. */
static bool
is_now(const void *arg, const struct choice *c)
{
	const struct screen *s = arg;

	return setting_is_now(marked(s->state)->kind, c->code, s->desk);
}

/* Below the row it is for, or above it where there is more room. */
static void
draw_picker(const struct screen *s, int y, int end, int columns)
{
	const struct settings *st = s->state;
	bool below = end - y > y - UI_TOP;

	edit_draw(&st->picker.typed, y, 4 + LABEL_WIDTH, columns - LABEL_WIDTH - 6, STYLE_STRONG,
		  true);
	if (below)
		picker_draw(&st->picker, y + 1, 3 + LABEL_WIDTH, columns - LABEL_WIDTH - 5,
			    end - y - 1, is_now, s);
	else
		picker_draw(&st->picker, y - picker_rows(&st->picker, y - UI_TOP), 3 + LABEL_WIDTH,
			    columns - LABEL_WIDTH - 5, y - UI_TOP, is_now, s);
}

/* Rows that fit whatever blank rows stand between the groups. */
static int
page_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - UI_TOP - 2 - GAPS;
}

static void
settings_draw(const struct screen *s)
{
	const struct settings *st = s->state;
	int columns = ui_columns(s->ui);
	int end = ui_bottom(s->ui) - 2; /* the last row is for the hint */
	size_t top = list_top(&st->list, page_rows(s));
	int picked_y = UI_TOP;
	int y = UI_TOP;
	size_t i;

	for (i = top; i < st->list.count && y < end; i++) {
		y += i > top ? setting_gap(&st->rows, i) : 0;
		if (y >= end)
			break;
		if (i == st->list.selected)
			picked_y = y;
		draw_row(s, i, y++, columns);
	}
	if (st->mode == MODE_PICK)
		draw_picker(s, picked_y, end, columns);
	if (st->mode == MODE_LIST)
		/* TRANSLATORS: %s is the path of the desk's file */
		draw_textf(end + 1, 2, columns - 4, STYLE_DIM, _("This desk is the file %s"),
			   desk_file(s->desk));
	else
		draw_text(end + 1, 2, columns - 4, st->problem != NULL ? STYLE_ERROR : STYLE_DIM,
			  hint(st));
}

static bool
settings_typing(const struct screen *s)
{
	const struct settings *st = s->state;

	return st->mode != MODE_LIST;
}

static void
set_problem(struct settings *st, const struct err *err)
{
	free(st->problem);
	st->problem = err == NULL ? NULL : sentence_for_err(err);
}

static void
leave(struct settings *st)
{
	if (st->mode == MODE_PICK)
		picker_close(&st->picker);
	free(st->new_place);
	st->new_place = NULL;
	st->mode = MODE_LIST;
	set_problem(st, NULL);
}

static void
type_text(struct settings *st, const char *text)
{
	st->mode = MODE_TEXT;
	st->text.max_chars = marked(st)->kind == SETTING_FOLDER ? PATH_CHARS : NAME_MAX_CHARS;
	edit_set(&st->text, text);
	set_problem(st, NULL);
}

static void
pick(struct screen *s, enum form_field field, struct err *err)
{
	struct settings *st = s->state;

	if (picker_open(&st->picker, s->desk, field, err) == 0)
		st->mode = MODE_PICK;
}

/* The marked row is worked on. */
static void
begin(struct screen *s, struct err *err)
{
	struct settings *st = s->state;
	const struct setting_row *row = marked(st);

	switch (row->kind) {
	case SETTING_MEDIATOR:
		pick(s, FF_MEDIATOR, err);
		break;
	case SETTING_PLACE:
		pick(s, FF_PLACE, err);
		break;
	case SETTING_LANGUAGE:
		ui_language(s->ui, (i18n_language() + 1) % LANGUAGE_COUNT);
		break;
	case SETTING_RECIPIENT:
		type_text(st, st->rows.recipient);
		break;
	case SETTING_FOLDER:
		type_text(st, st->rows.folder);
		break;
	case SETTING_A_PLACE:
		if (setting_change(s->desk, row->kind, row->post->name, err) == 0)
			ui_say(s->ui, _("This is where you work now."));
		break;
	case SETTING_A_MEDIATOR:
		if (setting_change(s->desk, row->kind, row->post->name, err) == 0)
			ui_say(s->ui, _("This is who is at work now."));
		break;
	default:
		type_text(st, "");
		break;
	}
}

/* What was typed. A place is not done before its commune is known: it is picked next. */
static int
accept(struct screen *s, struct err *err)
{
	struct settings *st = s->state;

	if (marked(st)->kind != SETTING_ADD_PLACE)
		return setting_change(s->desk, marked(st)->kind, st->text.text, err);
	if (str_empty(st->text.text))
		return err_set(err, ERR_VALUE, "", "name");
	st->new_place = mem_strdup(st->text.text);
	pick(s, FF_COMMUNE, err);
	return 0;
}

static void
finish(struct screen *s, struct err *err)
{
	struct settings *st = s->state;
	struct err problem = { 0 };

	if (accept(s, &problem) != 0) {
		set_problem(st, &problem);
	} else if (st->mode != MODE_PICK) {
		leave(st);
		load(s, err);
	}
}

/* On failure its name is there to be corrected. */
static void
add_place(struct screen *s, const char *commune, struct err *err)
{
	struct settings *st = s->state;
	struct err problem = { 0 };
	bool added = desk_place_add(s->desk, st->new_place, commune, &problem) == 0;

	leave(st);
	if (added) {
		load(s, err);
	} else {
		st->mode = MODE_TEXT;
		set_problem(st, &problem);
	}
}

/* A key for the list of places, mediators or communes. */
static enum verdict
pick_key(struct screen *s, int key, struct err *err)
{
	struct settings *st = s->state;
	const struct choice *chosen = NULL;
	enum picked picked = picker_key(&st->picker, key, false, &chosen);

	if (picked == PICK_NO_MATCH) {
		ui_warn(s->ui, _("Nothing in the list has these letters."));
	} else if (picked == PICK_CHOSEN && st->new_place != NULL) {
		add_place(s, chosen->code, err);
	} else if (picked == PICK_CHOSEN) {
		setting_change(s->desk, marked(st)->kind, chosen->code, err);
		leave(st);
	} else if (picked == PICK_EMPTY_ENTER && st->new_place == NULL) {
		leave(st);
	}
	return VERDICT_DONE;
}

static enum verdict
settings_key(struct screen *s, int key, struct err *err)
{
	struct settings *st = s->state;

	if (st->mode == MODE_LIST)
		return list_key(&st->list, key, page_rows(s)) ? VERDICT_DONE : VERDICT_IGNORED;
	if (st->mode == MODE_PICK)
		return pick_key(s, key, err);
	set_problem(st, NULL);
	return edit_key(&st->text, key) ? VERDICT_DONE : VERDICT_IGNORED;
}

static void
settings_paste(struct screen *s, const char *text)
{
	struct settings *st = s->state;

	if (st->mode == MODE_PICK)
		picker_paste(&st->picker, text);
	else if (st->mode != MODE_LIST)
		edit_paste(&st->text, text);
}

static void
ask_retire(struct screen *s)
{
	struct settings *st = s->state;
	const struct setting_row *row = marked(st);
	struct ask ask = { .question = QUESTION_RETIRE };
	char *text;

	if (row->post == NULL) {
		ui_say(s->ui, _("Mark one of the desk’s places or mediators first."));
		return;
	}
	/* TRANSLATORS: %s is the name of a place or of a mediator */
	text = mem_printf(_("Retire “%s”? It is no longer offered; past sessions keep it."),
			  row->post->name);
	ask.text = text;
	ask.choice[0] = _("No, keep it");
	ask.choice[1] = _("Retire");
	ui_ask(s, &ask);
	free(text);
}

static void
settings_answer(struct screen *s, int question, int reply, const void *data)
{
	const struct settings *st = s->state;
	const struct setting_row *row = marked(st);
	struct err err = { 0 };

	(void)data;
	if (question != QUESTION_RETIRE || reply != 1 || row->post == NULL)
		return;
	if ((row->kind == SETTING_A_PLACE ? desk_place_retire : desk_mediator_retire)(
		    s->desk, row->post->name, &err) != 0 ||
	    load(s, &err) != 0)
		ui_fail(s->ui, &err);
}

/* While something is typed: Enter accepts it, Esc leaves it, Del erases, the rest waits. */
static enum verdict
run_typing(struct screen *s, int op, struct err *err)
{
	struct settings *st = s->state;

	switch (op) {
	case OP_CHANGE:
		if (st->mode == MODE_PICK)
			return pick_key(s, K_ENTER, err);
		finish(s, err);
		return VERDICT_DONE;
	case OP_RETIRE:
		return settings_key(s, K_DELETE, err);
	case OP_COMPLETE:
		if (st->mode == MODE_TEXT && marked(st)->kind == SETTING_FOLDER)
			path_complete(&st->text, true);
		return VERDICT_DONE;
	case UI_BACK:
		leave(st);
		return VERDICT_DONE;
	default:
		return op > 0 ? VERDICT_DONE : VERDICT_IGNORED;
	}
}

static enum verdict
settings_run(struct screen *s, int op, struct err *err)
{
	struct settings *st = s->state;
	enum setting_kind added;

	if (st->mode != MODE_LIST)
		return run_typing(s, op, err);
	switch (op) {
	case OP_WHO:
		list_select(&st->list, settings_rows_find(&st->rows, SETTING_MEDIATOR));
		begin(s, err);
		return VERDICT_DONE;
	case OP_ADD:
		added = marked(st)->kind >= SETTING_A_MEDIATOR ? SETTING_ADD_MEDIATOR
							       : SETTING_ADD_PLACE;
		list_select(&st->list, settings_rows_find(&st->rows, added));
		begin(s, err);
		return VERDICT_DONE;
	case OP_CHANGE:
		begin(s, err);
		return VERDICT_DONE;
	case OP_RETIRE:
		ask_retire(s);
		return VERDICT_DONE;
	default:
		return op == OP_COMPLETE ? VERDICT_DONE : VERDICT_IGNORED;
	}
}

const struct screen_ops screen_settings = {
	.name = "settings",
	.title = N_("Settings"),
	.commands = commands,
	.state_size = sizeof(struct settings),
	.open = settings_open,
	.close = settings_close,
	.draw = settings_draw,
	.run = settings_run,
	.typing = settings_typing,
	.key = settings_key,
	.paste = settings_paste,
	.answer = settings_answer,
	.refresh = settings_refresh,
};
