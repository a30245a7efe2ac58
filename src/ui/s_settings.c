/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings: who is at work and where, the language, what a release needs, the desk's places and
 * mediators. Each row is changed where it stands. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/who.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/key.h"
#include "ui/screen.h"
#include "ui/settings_draw.h"
#include "ui/ui.h"

#define QUESTION_RETIRE 1
#define QUESTION_COMMUNE 2

enum {
	OP_CHANGE = 1,
	OP_ADD,
	OP_RENAME,
	OP_RETIRE,
	OP_WHO,
	OP_PATH,
	OP_PIN,
	OP_BACKUPS,
	OP_LOG,
	OP_OLD
};

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_CHANGE,
	  "settings-change",
	  { K_ENTER },
	  N_("Change"),
	  N_("Change the marked setting; accept what was typed") },
	{ OP_ADD,
	  "settings-add",
	  { 'n', K_INSERT },
	  N_("Add"),
	  N_("Add a place, or a mediator when one is marked") },
	{ OP_RENAME,
	  "settings-rename",
	  { 'e' },
	  N_("Rename"),
	  N_("Rename the marked place or mediator, and correct a place’s commune") },
	{ OP_RETIRE,
	  "settings-retire",
	  { 'd', K_DELETE },
	  N_("Retire"),
	  N_("Retire the marked place or mediator: past sessions keep it") },
	{ OP_BACKUPS,
	  "settings-backups",
	  { 'b' },
	  N_("Backups"),
	  N_("See the backups; go back to one") },
	{ OP_LOG,
	  "settings-access",
	  { 'a' },
	  /* TRANSLATORS: footer, at most 12 columns: the log of access */
	  N_("Access"),
	  N_("See the log of access") },
	{ OP_WHO, "settings-who", { 'w' }, N_("Who am I"), N_("Say who is at work now") },
	{ OP_PATH, "settings-complete", { K_TAB }, NULL, N_("Go on with the folder being typed") },
	{ OP_OLD,
	  "settings-retention",
	  { 'c' },
	  NULL,
	  N_("See what is too old, and whom that is") },
	{ OP_PIN, "settings-pin", { 'p' }, NULL, N_("Set, change or remove your own PIN") },
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

	setting_edit_clear(&st->edit);
	settings_rows_clear(&st->rows);
	free(st->retiring);
}

static int
settings_open(struct screen *s, const void *arg, struct err *err)
{
	struct settings *st = s->state;

	(void)arg;
	setting_edit_init(&st->edit);
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

static bool
settings_typing(const struct screen *s)
{
	const struct settings *st = s->state;

	return st->edit.mode != SETTING_RESTS;
}

/* Whoever has a PIN is asked for it. */
static void
become(struct screen *s, int64_t mediator, struct err *err)
{
	struct pin_arg arg = { .mediator = mediator };
	bool has = false;

	if (who_has_pin(s->desk, mediator, &has, err) != 0)
		return;
	if (has)
		ui_push(s, &screen_pin, &arg);
	else if (who_become(s->desk, mediator, NULL, err) == 0)
		ui_say(s->ui, _("This is who is at work now."));
}

static void
change_pin(struct screen *s)
{
	const struct pin_arg own = { .change = true };

	ui_push(s, &screen_pin, &own);
}

/* The marked row is worked on. */
static void
begin(struct screen *s, struct err *err)
{
	struct settings *st = s->state;
	const struct setting_row *row = settings_marked(st);

	switch (row->kind) {
	case SETTING_MEDIATOR:
		ui_push(s, &screen_who, NULL);
		break;
	case SETTING_RETENTION:
		ui_push(s, &screen_purge, NULL);
		break;
	case SETTING_PLACE:
		setting_edit_pick(&st->edit, s->desk, row->kind, err);
		break;
	case SETTING_DESK:
		setting_edit_type(&st->edit, row->kind, desk_name(s->desk));
		break;
	case SETTING_LANGUAGE:
		ui_language(s->ui, (i18n_language() + 1) % LANGUAGE_COUNT);
		break;
	case SETTING_RECIPIENT:
	case SETTING_FOLDER:
	case SETTING_BACKUPS:
	case SETTING_DPO:
	case SETTING_MINORS:
	case SETTING_LOCK:
		setting_edit_type(&st->edit, row->kind, st->rows.value[row->kind]);
		break;
	case SETTING_FRIDAY:
		if (setting_change(s->desk, row->kind, desk_good_friday(s->desk) ? "no" : "yes",
				   err) == 0)
			load(s, err);
		break;
	case SETTING_A_PLACE:
		if (setting_change(s->desk, row->kind, row->post->name, err) == 0)
			ui_say(s->ui, _("This is where you work now."));
		break;
	case SETTING_PIN:
		change_pin(s);
		break;
	case SETTING_A_MEDIATOR:
		become(s, row->post->n, err);
		break;
	default:
		setting_edit_type(&st->edit, row->kind, "");
		break;
	}
}

/* What has its own undo step says so. name: of the place or mediator that was added. */
static void
say_changed(struct screen *s, enum setting_kind kind, const char *name)
{
	if (kind == SETTING_A_PLACE || kind == SETTING_A_MEDIATOR)
		ui_say(s->ui, _("Changed; undo on the home screen takes it back."));
	else if (kind == SETTING_ADD_PLACE)
		/* TRANSLATORS: %s is the name of a place */
		ui_sayf(s->ui, _("“%s” is now one of the desk’s places."), name);
	else if (kind == SETTING_ADD_MEDIATOR)
		/* TRANSLATORS: %s is the name of a mediator */
		ui_sayf(s->ui, _("“%s” is now one of the desk’s mediators."), name);
}

static void
ask_commune(struct screen *s)
{
	const struct settings *st = s->state;
	struct ask ask = { .question = QUESTION_COMMUNE };
	/* TRANSLATORS: the name of a place of the desk, then a commune */
	char *text = mem_printf(_("“%s” will count in %s, past sessions too. If the place has "
				  "moved, retire it and add the new one under another name."),
				st->edit.place, st->edit.commune->name);

	ask.text = text;
	ask.choice[0] = _("No, choose again");
	ask.choice[1] = _("Correct it");
	ui_ask(s, &ask);
	free(text);
}

static enum verdict
type_key(struct screen *s, int key, struct err *err)
{
	struct settings *st = s->state;
	bool changed;
	const char *typed = st->edit.place != NULL ? st->edit.place : st->edit.text.text;
	char *name = mem_strdup(typed); /* the field forgets it */
	bool taken = setting_edit_key(&st->edit, s->desk, key, &changed, err);

	if (changed && load(s, err) == 0)
		say_changed(s, st->edit.kind, name);
	if (st->edit.mode == SETTING_ASKED)
		ask_commune(s);
	free(name);
	return taken ? VERDICT_DONE : VERDICT_IGNORED;
}

static enum verdict
settings_key(struct screen *s, int key, struct err *err)
{
	struct settings *st = s->state;

	if (st->edit.mode != SETTING_RESTS)
		return type_key(s, key, err);
	return list_key(&st->list, key, settings_page_rows(s)) ? VERDICT_DONE : VERDICT_IGNORED;
}

static void
settings_paste(struct screen *s, const char *text)
{
	setting_edit_paste(&((struct settings *)s->state)->edit, text);
}

/* False, and said, where the marked row is another setting. */
static bool
post_marked(const struct screen *s)
{
	if (settings_marked(s->state)->post != NULL)
		return true;
	ui_say(s->ui, _("Mark one of the desk’s places or mediators first."));
	return false;
}

static void
ask_retire(struct screen *s)
{
	struct settings *st = s->state;
	const struct setting_row *row = settings_marked(st);
	struct ask ask = { .question = QUESTION_RETIRE };
	char *text;

	mem_replace(&st->retiring, mem_strdup(row->post->name));
	st->retiring_kind = row->kind;
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
	struct settings *st = s->state;
	struct err err = { 0 };

	(void)data;
	/* The rows are read again when this screen is on top again. */
	if (question == QUESTION_COMMUNE && setting_edit_answer(&st->edit, s->desk, reply == 1))
		say_changed(s, st->edit.kind, NULL);
	if (question != QUESTION_RETIRE || reply != 1)
		return;
	if ((st->retiring_kind == SETTING_A_PLACE ? desk_place_retire : desk_mediator_retire)(
		    s->desk, st->retiring, &err) != 0 ||
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
		return type_key(s, K_ENTER, err);
	case OP_RETIRE:
		return type_key(s, K_DELETE, err);
	case OP_PATH:
		setting_edit_complete(&st->edit);
		return VERDICT_DONE;
	case UI_BACK:
		setting_edit_leave(&st->edit);
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

	if (st->edit.mode != SETTING_RESTS)
		return run_typing(s, op, err);
	switch (op) {
	case OP_BACKUPS:
		ui_push(s, &screen_restore, NULL);
		return VERDICT_DONE;
	case OP_LOG:
		ui_push(s, &screen_access, NULL);
		return VERDICT_DONE;
	case OP_OLD:
		ui_push(s, &screen_purge, NULL);
		return VERDICT_DONE;
	case OP_WHO:
		list_select(&st->list, settings_rows_find(&st->rows, SETTING_MEDIATOR));
		begin(s, err);
		return VERDICT_DONE;
	case OP_ADD:
		added = settings_marked(st)->kind >= SETTING_A_MEDIATOR ? SETTING_ADD_MEDIATOR
									: SETTING_ADD_PLACE;
		list_select(&st->list, settings_rows_find(&st->rows, added));
		begin(s, err);
		return VERDICT_DONE;
	case OP_CHANGE:
		begin(s, err);
		return VERDICT_DONE;
	case OP_RENAME:
		if (settings_marked(st)->kind == SETTING_DESK)
			begin(s, err);
		else if (post_marked(s))
			setting_edit_post(&st->edit, settings_marked(st));
		return VERDICT_DONE;
	case OP_PIN:
		change_pin(s);
		return VERDICT_DONE;
	case OP_RETIRE:
		if (post_marked(s))
			ask_retire(s);
		return VERDICT_DONE;
	default:
		return op == OP_PATH ? VERDICT_DONE : VERDICT_IGNORED;
	}
}

/* While something is typed, only accepting it is of use; else what the marked row has a use for. */
static const char *
settings_label(const struct screen *s, int op)
{
	const struct setting_row *row = settings_marked(s->state);

	if (settings_typing(s) && op > 0)
		return op == OP_CHANGE ? _("Accept") : "";
	if ((op == OP_RENAME && row->post == NULL && row->kind != SETTING_DESK) ||
	    (op == OP_RETIRE && row->post == NULL))
		return "";
	return NULL;
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
	.label = settings_label,
	.typing = settings_typing,
	.key = settings_key,
	.paste = settings_paste,
	.answer = settings_answer,
	.refresh = settings_refresh,
};
