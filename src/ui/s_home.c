/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The home screen: the day's sessions as a list, the day's and the month's totals, the last 14
 * days, and the keys to everything else. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/logbook.h"
#include "app/one_more.h"
#include "app/sentence.h"
#include "app/timer.h"
#include "app/words.h"
#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/home_commands.h"
#include "ui/home_day.h"
#include "ui/home_totals.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define LIST_TOP (UI_TOP + HOME_TOTALS_ROWS + 1) /* below the totals and a blank */

struct home {
	int day;   /* shown; today unless the arrows or a save went elsewhere */
	bool went; /* the arrows did: what is logged next is of that day, too */
	int today;
	struct home_day rows;
	int64_t saved; /* the session that the form saved: it is to be the marked one */
	struct home_totals totals;
	struct timer timer;
	bool acted; /* since the program began: undo is named */
};

static int
list_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - LIST_TOP;
}

static int
look(struct screen *s, struct err *err)
{
	struct home *st = s->state;

	return home_day_look(&st->rows, s->desk, list_rows(s), err);
}

/* All but the rows: they are read once it is known which of them show. */
static int
load(struct screen *s, struct err *err)
{
	struct home *st = s->state;
	int today = clock_today(desk_clock(s->desk));
	int64_t count;

	if (st->day == st->today) /* at midnight the list follows the day */
		st->day = today;
	st->today = today;
	if (logbook_count(s->desk, st->day, &count, err) != 0 ||
	    home_totals_load(&st->totals, s->desk, st->day, err) != 0 ||
	    timer_look(s->desk, &st->timer, err) != 0)
		return -1;
	if (st->timer.dropped)
		ui_say(s->ui, _("The timer had run too long to be true: it was stopped."));
	home_day_set(&st->rows, st->day, (size_t)count);
	return 0;
}

/* With the last session of the day marked. */
static int
load_at_end(struct screen *s, struct err *err)
{
	struct home *st = s->state;

	if (load(s, err) != 0)
		return -1;
	list_select(&st->rows.list, st->rows.list.count);
	return look(s, err);
}

static int
home_open(struct screen *s, const void *arg, struct err *err)
{
	struct home *st = s->state;

	(void)arg;
	st->day = st->today = clock_today(desk_clock(s->desk));
	if (load_at_end(s, err) != 0) {
		home_day_clear(&st->rows);
		return -1;
	}
	if (st->totals.draft)
		ui_say(s->ui, _("A session was left as a draft: b goes on with it."));
	return 0;
}

static void
home_close(struct screen *s)
{
	struct home *st = s->state;

	home_day_clear(&st->rows);
}

static void
home_resized(struct screen *s)
{
	struct err err = { 0 };

	if (look(s, &err) != 0)
		ui_fail(s->ui, &err);
}

/* The session that was just saved becomes the marked one. */
static int
mark_saved(struct screen *s, struct err *err)
{
	struct home *st = s->state;
	int64_t before;

	if (st->saved == 0)
		return 0;
	if (logbook_before(s->desk, st->saved, &before, err) != 0)
		return -1;
	list_select(&st->rows.list, (size_t)before);
	st->saved = 0;
	return 0;
}

static void
home_refresh(struct screen *s)
{
	struct err err = { 0 };

	if (load(s, &err) != 0 || mark_saved(s, &err) != 0 || look(s, &err) != 0)
		ui_fail(s->ui, &err);
}

static void
home_draw(const struct screen *s)
{
	const struct home *st = s->state;
	int columns = ui_columns(s->ui);
	int rows = list_rows(s);

	home_totals_draw(&st->totals, columns);
	home_timer_draw(&st->timer, desk_clock(s->desk), columns);
	if (st->rows.list.count == 0)
		draw_wrapped(LIST_TOP, 2, columns - 4, rows, STYLE_DIM,
			     st->day == st->today ? _("No session yet today: n logs the first one.")
						  : _("No session on this day."));
	home_day_draw(&st->rows, LIST_TOP, rows, columns);
}

static void
home_draw_moved(const struct screen *s)
{
	const struct home *st = s->state;

	home_day_draw_moved(&st->rows, LIST_TOP, list_rows(s), ui_columns(s->ui));
}

static int64_t
marked(const struct home *st)
{
	return home_day_marked(&st->rows);
}

static enum verdict
open_form(struct screen *s, enum session_how how, int64_t n)
{
	struct session_arg arg = { .how = how, .n = n };

	ui_push(s, &screen_session, &arg);
	return VERDICT_DONE;
}

static enum verdict
open_new(struct screen *s, int kind)
{
	const struct home *st = s->state;
	struct session_arg arg = { .how = SESSION_NEW,
				   .kind = kind,
				   .day = st->went ? st->day : st->today };

	ui_push(s, &screen_session, &arg);
	return VERDICT_DONE;
}

/* The last session of all; but an activity of another kind that is marked is the one meant. */
static enum verdict
repeat(struct screen *s)
{
	const struct home *st = s->state;
	int64_t n = home_day_marked_kind(&st->rows) != KIND_INDIVIDUAL ? marked(st) : 0;

	return open_form(s, SESSION_REPEAT, n);
}

static void
say_step(struct screen *s, const struct logbook_step *step)
{
	char *sentence = sentence_for_step(step);

	ui_say(s->ui, sentence);
	free(sentence);
}

static enum verdict
undo(struct screen *s, bool redo, struct err *err)
{
	struct logbook_step step = { .count = 0 };

	if ((redo ? logbook_redo : logbook_undo)(s->desk, &step, err) != 0)
		return VERDICT_DONE;
	home_refresh(s);
	((struct home *)s->state)->acted = true;
	say_step(s, &step);
	return VERDICT_DONE;
}

static void
to_bin(struct screen *s, struct err *err)
{
	struct home *st = s->state;
	char *number = words_number(marked(st));

	if (logbook_delete(s->desk, marked(st), err) == 0) {
		st->acted = true;
		home_refresh(s);
		ui_sayf(s->ui, _("Session no. %s is in the bin: u brings it back."), number);
	}
	free(number);
}

static enum verdict
show_day(struct screen *s, int day, struct err *err)
{
	struct home *st = s->state;

	st->day = day > st->today ? st->today : day;
	st->went = st->day != st->today;
	load_at_end(s, err);
	return VERDICT_DONE;
}

/* The list goes to what was saved, which is marked. */
static void
show_saved(struct home *st, const struct session *saved)
{
	st->went = st->went && st->day == saved->date;
	st->day = saved->date;
	st->saved = saved->n;
	st->acted = true;
}

static void
say_one_more(struct screen *s, const struct session *saved)
{
	char *time = words_time(clock_minute(desk_clock(s->desk)));
	char *number = words_number(saved->n);
	char *duration = words_duration(saved->minutes);

	/* TRANSLATORS: a time, the number of the session, how long it took */
	ui_sayf(s->ui, _("Saved %s · no. %s · %s — e changes it, u takes it back"), time, number,
		duration);
	free(time);
	free(number);
	free(duration);
}

/* What cannot be saved as it is opens as a repeat, where it can be seen and corrected. */
static enum verdict
one_more(struct screen *s, struct err *err)
{
	struct problems problems;
	struct session saved;

	session_init(&saved);
	if (one_more_save(s->desk, &saved, &problems, err) == 0) {
		show_saved(s->state, &saved);
		home_refresh(s);
		say_one_more(s, &saved);
	} else if (err->code == ERR_NOTHING) {
		err_clear(err);
		ui_say(s->ui, _("No session to repeat yet: n logs the first one."));
	} else if (problems.count > 0) {
		err_clear(err);
		open_form(s, SESSION_REPEAT, 0);
	}
	session_clear(&saved);
	return VERDICT_DONE;
}

/* On a running timer h logs the session whose duration it is. */
static enum verdict
timer(struct screen *s, struct err *err)
{
	struct home *st = s->state;
	struct session_arg arg = { .how = SESSION_NEW };

	if (timer_look(s->desk, &st->timer, err) != 0)
		return VERDICT_DONE;
	if (st->timer.runs) {
		ui_push(s, &screen_session, &arg);
	} else if (timer_start(s->desk, err) == 0) {
		home_refresh(s);
		ui_say(s->ui, _("The timer runs: h logs the session, z stops it."));
	}
	return VERDICT_DONE;
}

static enum verdict
stop_timer(struct screen *s, struct err *err)
{
	struct timer was;

	if (timer_stop(s->desk, &was, err) != 0)
		return VERDICT_DONE;
	home_refresh(s);
	ui_say(s->ui, was.runs ? _("The timer is stopped: nothing was logged.")
			       : _("No timer runs: h starts one."));
	return VERDICT_DONE;
}

/* False, and said, where no session is marked. */
static bool
is_marked(const struct screen *s)
{
	if (marked(s->state) != 0)
		return true;
	ui_say(s->ui, _("No session is marked: there is nothing to change or delete."));
	return false;
}

static enum verdict
keep_template(struct screen *s, struct err *err)
{
	struct session session;
	struct form form;

	session_init(&session);
	form_init(&form, KIND_INDIVIDUAL);
	if (logbook_get(s->desk, marked(s->state), &session, err) == 0 &&
	    form_from_session(&form, s->desk, &session, err) == 0)
		ui_push(s, &screen_templates, &form);
	form_clear(&form);
	session_clear(&session);
	return VERDICT_DONE;
}

static const struct screen_ops *
screen_of(int op)
{
	switch (op) {
	case OP_ACTORS:
		return &screen_actors;
	case OP_STATS:
		return &screen_stats;
	case OP_EXPORT:
		return &screen_export;
	case OP_IMPORT:
		return &screen_import;
	case OP_TEMPLATES:
		return &screen_templates;
	case OP_WHO:
		return &screen_who;
	case OP_SETTINGS:
		return &screen_settings;
	case OP_OTHER:
		return &screen_kind;
	case OP_JOURNAL:
		return &screen_journal;
	case OP_REFERRALS:
		return &screen_referrals;
	case OP_TAGS:
		return &screen_tags;
	default:
		return NULL;
	}
}

static enum verdict
home_run(struct screen *s, int op, struct err *err)
{
	struct home *st = s->state;

	switch (op) {
	case OP_NEW:
		return open_new(s, KIND_INDIVIDUAL);
	case OP_WORKSHOP:
		return open_new(s, KIND_WORKSHOP);
	case OP_REPEAT:
		return repeat(s);
	case OP_ONE_MORE:
		return one_more(s, err);
	case OP_TIMER:
		return timer(s, err);
	case OP_TIMER_STOP:
		return stop_timer(s, err);
	case OP_RESUME:
		if (st->totals.draft)
			return open_form(s, SESSION_DRAFT, 0);
		ui_say(s->ui, _("No draft is waiting."));
		return VERDICT_DONE;
	case OP_OPEN:
		return is_marked(s) ? open_form(s, SESSION_EDIT, marked(st)) : VERDICT_DONE;
	case OP_DELETE:
		if (is_marked(s))
			to_bin(s, err);
		return VERDICT_DONE;
	case OP_TEMPLATE_KEEP:
		return is_marked(s) ? keep_template(s, err) : VERDICT_DONE;
	case OP_UNDO:
	case OP_REDO:
		return undo(s, op == OP_REDO, err);
	case OP_TURNED_AWAY:
		ui_push(s, &screen_turned_away, st->went ? &st->day : &st->today);
		return VERDICT_DONE;
	case OP_BEFORE:
		return show_day(s, st->day - 1, err);
	case OP_AFTER:
		return show_day(s, st->day + 1, err);
	case OP_TODAY:
		return show_day(s, st->today, err);
	default:
		if (op > OP_TEMPLATE_0)
			return open_form(s, SESSION_TEMPLATE, op - OP_TEMPLATE_0);
		if (screen_of(op) == NULL)
			return VERDICT_IGNORED;
		ui_push(s, screen_of(op), NULL);
		return VERDICT_DONE;
	}
}

static enum verdict
home_key(struct screen *s, int key, struct err *err)
{
	struct home *st = s->state;

	if (!list_key(&st->rows.list, key, list_rows(s)))
		return VERDICT_IGNORED;
	if (list_slid(&st->rows.list))
		return VERDICT_MOVED;
	look(s, err);
	return VERDICT_DONE;
}

/* The form closes next, which has everything read again. */
static void
home_answer(struct screen *s, int question, int reply, const void *data)
{
	struct home *st = s->state;
	const struct session *saved = data;

	if (question == KIND_QUESTION) {
		open_new(s, reply);
		return;
	}
	if (reply != 0 && saved != NULL)
		show_saved(st, saved);
	(void)question;
	st->acted = st->acted || reply != 0;
	if (reply == 0 || saved == NULL)
		return;
	st->went = st->went && st->day == saved->date;
	st->day = saved->date;
	st->saved = saved->n;
}

static const char *
home_label(const struct screen *s, int op)
{
	const struct home *st = s->state;
	bool of_row = op == OP_OPEN || op == OP_DELETE;

	if (op == UI_BACK || (of_row && marked(st) == 0) || (op == OP_UNDO && !st->acted))
		return "";
	return NULL;
}

const struct screen_ops screen_home = {
	.name = "home",
	/* TRANSLATORS: title of the first screen */
	.title = N_("Home"),
	.commands = home_commands,
	.state_size = sizeof(struct home),
	.open = home_open,
	.close = home_close,
	.draw = home_draw,
	.draw_moved = home_draw_moved,
	.run = home_run,
	.key = home_key,
	.answer = home_answer,
	.refresh = home_refresh,
	.resized = home_resized,
	.label = home_label,
};
