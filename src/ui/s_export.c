/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A period's anonymised figures for the coordinator: which one, for whom, into which folder; and
 * what was made before, which never changes again. */
#include "config.h"

#include <stdlib.h>

#include "app/choices.h"
#include "app/recipients.h"
#include "app/releases.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/export_commands.h"
#include "ui/export_private.h"
#include "ui/key.h"
#include "ui/path_typed.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define TEXT_CHARS 1000
#define QUESTION_RECIPIENT 1
#define QUESTION_SHORTER 2

static int
today_of(const struct screen *s)
{
	return clock_today(desk_clock(s->desk));
}

static void
export_close(struct screen *s)
{
	struct export_screen *st = s->state;

	export_month_clear(&st->month);
	edit_clear(&st->text);
	free(st->problem);
}

/* It is worked out once nothing else is to be done: the screen says so before it begins. */
static void
look(struct screen *s)
{
	export_month_turn(&((struct export_screen *)s->state)->month, s->desk);
}

static bool
export_work(struct screen *s, struct err *err)
{
	struct export_month *m = &((struct export_screen *)s->state)->month;

	return m->unknown && export_month_look(m, s->desk, true, err) == 0;
}

static void
begin_typing(struct export_screen *st, enum export_typing typing, const char *text)
{
	st->typing = typing;
	edit_set(&st->text, text);
	mem_replace(&st->problem, NULL);
	st->goes_on = false;
}

/* At the field that keeps what is asked for from being exported. */
static void
begin_at(struct export_screen *st, const struct export_arg *at)
{
	if (at->field == EXPORT_SHORTER) {
		st->asks = true;
		return;
	}
	if (at->field == EXPORT_FOLDER)
		begin_typing(st, TYPING_FOLDER, st->month.folder);
	else
		begin_typing(st, TYPING_RECIPIENT, st->month.recipient);
	st->goes_on = at->field == EXPORT_RECIPIENT;
	st->problem = mem_strdup(at->problem);
}

static int
export_open(struct screen *s, const void *arg, struct err *err)
{
	struct export_screen *st = s->state;
	struct release_period usual;

	edit_init(&st->text, TEXT_CHARS);
	export_month_init(&st->month, today_of(s));
	if (export_month_load(&st->month, s->desk, err) != 0 ||
	    releases_usual(s->desk, st->month.months, &usual, err) != 0) {
		export_close(s);
		return -1;
	}
	st->month.first = usual.first;
	look(s);
	st->usual = arg != NULL;
	if (st->usual)
		begin_at(st, arg);
	return 0;
}

static void
export_refresh(struct screen *s)
{
	struct export_screen *st = s->state;
	struct err err = { 0 };

	if (export_month_load(&st->month, s->desk, &err) != 0)
		ui_fail(s->ui, &err);
	if (st->month.written == NULL)
		look(s);
}

static bool
export_typing(const struct screen *s)
{
	const struct export_screen *st = s->state;

	return st->typing != TYPING_NOTHING;
}

static void
show_beside(struct screen *s, int step)
{
	struct export_screen *st = s->state;
	struct export_month next = { .first = date_add_months(st->month.first,
							      step * st->month.months),
				     .months = st->month.months };

	if (date_add_months(next.first, next.months) > today_of(s)) {
		char *day = words_date(export_month_closing(&next));

		/* TRANSLATORS: %s is a date */
		ui_sayf(s->ui, _("That period is not over yet: it can be exported from %s on."),
			day);
		free(day);
		return;
	}
	st->month.first = next.first;
	look(s);
}

/* Months, quarters, years, and again months. */
static void
show_last(struct screen *s, bool longer)
{
	struct export_month *m = &((struct export_screen *)s->state)->month;
	int months = m->months;

	if (longer)
		months = months == 1 ? 3 : months == 3 ? 12 : 1;
	export_month_last(m, months, today_of(s));
	look(s);
}

static void
say_failed(struct screen *s, const struct err *err)
{
	const struct export_screen *st = s->state;

	if (st->month.nothing != NULL)
		ui_warn(s->ui, st->month.nothing);
	else if (err->code == ERR_EXISTS)
		ui_warn(s->ui, _("That folder holds other files of this period already: choose "
				 "another one with v."));
	else
		ui_fail(s->ui, err);
}

static void
make_files(struct screen *s)
{
	struct export_screen *st = s->state;
	char period[RELEASE_PERIOD_SIZE];
	struct err err = { 0 };

	ui_wait(s->ui, _("Making the files…"));
	if (export_month_make(&st->month, s->desk, &err) != 0) {
		release_period_write(&(struct release_period){ .first = st->month.first,
							       .months = st->month.months },
				     period);
		releases_refused(s->desk, period, &err);
		say_failed(s, &err);
		if (st->month.nothing == NULL)
			look(s);
	} else if (export_month_load(&st->month, s->desk, &err) != 0) {
		ui_fail(s->ui, &err);
	} else {
		ui_say(s->ui, st->month.frozen_before
				      ? _("Done: these are the same files as before.")
				      : _("Done: the folder is ready to be handed over."));
	}
}

/* What is published of a longer period is a door that closes behind it. */
static void
export_asked(struct screen *s)
{
	struct export_screen *st = s->state;
	struct export_month *m = &st->month;
	struct ask ask = { .question = QUESTION_SHORTER };
	struct err err = { 0 };
	char *text;

	if (m->unknown) {
		text = export_month_state(m, today_of(s));
		ui_wait(s->ui, text);
		free(text);
	}
	if (export_month_look(m, s->desk, false, &err) != 0) {
		ui_fail(s->ui, &err);
		return;
	}
	ui_say(s->ui, NULL);
	if (m->result.period != NULL && export_month_names(m) && m->recipient == NULL) {
		begin_at(st, &(struct export_arg){ .field = EXPORT_RECIPIENT,
						   .problem = export_month_nobody() });
		return;
	}
	text = m->result.period != NULL ? export_month_shorter(m) : NULL;
	ask.text = text;
	ask.choice[0] = _("No, not yet");
	ask.choice[1] = _("Export it");
	if (text != NULL)
		ui_ask(s, &ask);
	else
		make_files(s);
	free(text);
}

static void
export_shown(struct screen *s)
{
	if (((struct export_screen *)s->state)->asks)
		export_asked(s);
}

/* Who receives it is known now: the export that asked for it. What the recipient has otherwise than
 * was shown then is shown before anything is made. */
static void
go_on(struct screen *s, const struct export_month *shown)
{
	struct export_screen *st = s->state;
	const struct export_month *m = &st->month;
	const char *missing = st->usual ? export_month_no_folder(m) : NULL;

	if (missing != NULL)
		begin_at(st, &(struct export_arg){ .field = EXPORT_FOLDER, .problem = missing });
	else if (m->first == shown->first && m->months == shown->months &&
		 str_equal(m->folder, shown->folder) && str_equal(m->profile, shown->profile))
		export_asked(s);
}

static enum verdict
accept(struct screen *s, struct err *err)
{
	struct export_screen *st = s->state;
	struct export_month shown = { .first = st->month.first,
				      .months = st->month.months,
				      .folder = mem_strdup(st->month.folder),
				      .profile = mem_strdup(st->month.profile) };
	bool folder = st->typing == TYPING_FOLDER;
	char *value = folder ? path_typed(st->text.text) : mem_strdup(st->text.text);
	bool loaded = false;

	if ((folder ? recipients_choose(s->desk, RECIPIENT_FOLDER, value, err)
		    : recipients_use(s->desk, value, err)) == 0) {
		st->typing = TYPING_NOTHING;
		loaded = export_month_load(&st->month, s->desk, err) == 0;
		look(s);
	}
	free(value);
	if (loaded && st->goes_on)
		go_on(s, &shown);
	free(shown.folder);
	free(shown.profile);
	return VERDICT_DONE;
}

/* One of those who are remembered, or a new one; who is chosen brings their choices along. */
static void
choose_recipient(struct screen *s, struct err *err)
{
	struct export_screen *st = s->state;
	struct choices choices = { .item = NULL };
	struct strlist names;

	if (recipients_names(s->desk, &names, err) != 0)
		return;
	for (size_t i = 0; i < names.count; i++)
		choices_add(&choices, names.item[i], names.item[i], NULL);
	if (names.count == 0)
		begin_typing(st, TYPING_RECIPIENT, NULL);
	else
		ui_push(s, &screen_pick,
			&(struct pick_arg){
				.question = QUESTION_RECIPIENT,
				.title = _("Who receives the files?"),
				.choices = &choices,
				.code = st->month.recipient,
				.make = true,
			});
	strlist_clear(&names);
}

/* Coming back on top reads all of it again. */
static void
export_answer(struct screen *s, int question, int reply, const void *data)
{
	struct err err = { 0 };

	if (reply != 1)
		return;
	if (question == QUESTION_SHORTER)
		make_files(s);
	else if (recipients_use(s->desk, data, &err) != 0)
		ui_fail(s->ui, &err);
	else
		look(s); /* what was made is another one's */
}

/* Kept for the months to come. */
static enum verdict
next_formats(struct screen *s, struct err *err)
{
	struct export_screen *st = s->state;

	if (export_month_made(&st->month) != NULL)
		ui_say(s->ui, _("This period is made: its files stay as they are."));
	else
		export_month_next_formats(&st->month, s->desk, err);
	return VERDICT_DONE;
}

/* While something is typed, the arrows belong to its text. */
static enum verdict
run_typing(struct screen *s, int op, struct err *err)
{
	static const int moves[] = {
		[OP_BEFORE] = K_LEFT, [OP_AFTER] = K_RIGHT, [OP_LATEST] = K_HOME
	};
	struct export_screen *st = s->state;

	if (op == OP_EXPORT)
		return accept(s, err);
	if (op == UI_BACK)
		begin_typing(st, TYPING_NOTHING, NULL);
	else if (op == OP_COMPLETE && st->typing == TYPING_FOLDER)
		path_complete(&st->text, true);
	else if (op >= OP_BEFORE && op <= OP_LATEST)
		edit_key(&st->text, moves[op]);
	return op > 0 || op == UI_BACK ? VERDICT_DONE : VERDICT_IGNORED;
}

static enum verdict
export_run(struct screen *s, int op, struct err *err)
{
	struct export_screen *st = s->state;

	if (st->typing != TYPING_NOTHING)
		return run_typing(s, op, err);
	switch (op) {
	case OP_EXPORT:
		export_asked(s);
		return VERDICT_DONE;
	case OP_BEFORE:
		show_beside(s, -1);
		return VERDICT_DONE;
	case OP_AFTER:
		show_beside(s, 1);
		return VERDICT_DONE;
	case OP_LATEST:
	case OP_PERIOD:
		show_last(s, op == OP_PERIOD);
		return VERDICT_DONE;
	case OP_RECIPIENT:
		choose_recipient(s, err);
		return VERDICT_DONE;
	case OP_PROFILE:
		if (export_month_next_profile(&st->month, s->desk, err) == 0)
			look(s);
		return VERDICT_DONE;
	case OP_FORMATS:
		return next_formats(s, err);
	case OP_FOLDER:
		begin_typing(st, TYPING_FOLDER, st->month.folder);
		return VERDICT_DONE;
	case OP_LIST:
		ui_push(s, &screen_releases, NULL);
		return VERDICT_DONE;
	case OP_COOP:
		ui_push(s, &screen_coop, &st->month.first);
		return VERDICT_DONE;
	default:
		return op == OP_COMPLETE ? VERDICT_DONE : VERDICT_IGNORED;
	}
}

static enum verdict
export_key(struct screen *s, int key, struct err *err)
{
	struct export_screen *st = s->state;

	(void)err;
	if (st->typing != TYPING_NOTHING)
		return edit_key(&st->text, key) ? VERDICT_DONE : VERDICT_IGNORED;
	return VERDICT_IGNORED;
}

static void
export_paste(struct screen *s, const char *text)
{
	struct export_screen *st = s->state;

	if (st->typing != TYPING_NOTHING)
		edit_paste(&st->text, text);
}

static const char *
export_label(const struct screen *s, int op)
{
	if (!export_typing(s) || op <= 0)
		return NULL;
	return op == OP_EXPORT ? _("Accept") : "";
}

static char *
export_subtitle(const struct screen *s)
{
	const struct export_screen *st = s->state;

	return export_month_name(&st->month);
}

const struct screen_ops screen_export = {
	.name = "export",
	.title = N_("Export"),
	.commands = export_commands,
	.state_size = sizeof(struct export_screen),
	.open = export_open,
	.shown = export_shown,
	.close = export_close,
	.draw = export_draw,
	.run = export_run,
	.work = export_work,
	.typing = export_typing,
	.key = export_key,
	.paste = export_paste,
	.answer = export_answer,
	.refresh = export_refresh,
	.label = export_label,
	.subtitle = export_subtitle,
};
