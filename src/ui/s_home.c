/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The home screen: the day's sessions as a list, the day's and the month's totals, the last 14
 * days, and the keys to everything else. */
#include "config.h"

#include "app/logbook.h"
#include "base/i18n.h"
#include "ui/draw.h"
#include "ui/home_private.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/screen.h"
#include "ui/ui.h"
#include "ui/undo_step.h"

static int
list_rows(const struct screen *s)
{
	const struct home *st = s->state;

	return ui_bottom(s->ui) - home_totals_end(&st->totals);
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
	if (home_totals_wait(&st->totals, s->desk, err) != 0 || load_at_end(s, err) != 0) {
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

/* The session that was just saved becomes the marked one: what comes next is mostly done to it. */
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

void
home_refresh(struct screen *s)
{
	struct home *st = s->state;
	struct err err = { 0 };

	if (home_totals_wait(&st->totals, s->desk, &err) != 0 || load(s, &err) != 0 ||
	    mark_saved(s, &err) != 0 || look(s, &err) != 0)
		ui_fail(s->ui, &err);
}

/* What was done meanwhile moves rows: the marked session stays the marked one. */
static void
home_again(struct screen *s)
{
	struct home *st = s->state;
	int64_t marked = st->saved == 0 ? home_day_marked(&st->rows) : 0, before;
	int day = st->day;
	struct session session;
	struct err err = { 0 };

	home_refresh(s);
	if (marked == 0 || st->day != day)
		return;
	session_init(&session);
	if (logbook_get(s->desk, marked, &session, &err) == 0 && session.date == day &&
	    logbook_before(s->desk, marked, &before, &err) == 0) {
		list_select(&st->rows.list, (size_t)before);
		home_resized(s);
	}
	session_clear(&session);
}

static void
home_draw(const struct screen *s)
{
	const struct home *st = s->state;
	int columns = ui_columns(s->ui);
	int rows = list_rows(s), top = home_totals_end(&st->totals);

	home_totals_draw(&st->totals, &st->timer, desk_clock(s->desk), columns);
	home_breach_draw(&st->totals.breach, desk_clock(s->desk), columns);
	if (st->rows.list.count == 0)
		draw_wrapped(top, 2, columns - 4, rows, STYLE_DIM,
			     st->day == st->today ? _("No session yet today: n logs the first one.")
						  : _("No session on this day."));
	home_day_draw(&st->rows, top, rows, columns);
}

static bool
home_work(struct screen *s, struct err *err)
{
	struct home *st = s->state;

	return home_purge_work(s, &st->purge, err);
}

static void
home_draw_moved(const struct screen *s)
{
	const struct home *st = s->state;

	home_day_draw_moved(&st->rows, home_totals_end(&st->totals), list_rows(s),
			    ui_columns(s->ui));
}

static enum verdict
open_new(struct screen *s, int kind)
{
	const struct home *st = s->state;
	struct session_arg arg = { .how = SESSION_NEW, .kind = kind, .day = st->day };

	ui_push(s, &screen_session, &arg);
	return VERDICT_DONE;
}

static enum verdict
show_day(struct screen *s, int day, struct err *err)
{
	struct home *st = s->state;

	st->day = day > st->today ? st->today : day; /* nothing is logged ahead */
	load_at_end(s, err);
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
	case OP_RETENTION:
		return &screen_purge;
	case OP_OTHER:
		return &screen_kind;
	case OP_JOURNAL:
		return &screen_journal;
	case OP_REFERRALS:
		return &screen_referrals;
	case OP_TAGS:
		return &screen_tags;
	case OP_COOP:
		return &screen_coop;
	case OP_PERSONS:
		return &screen_persons;
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
	case OP_TURNED_AWAY:
		ui_push(s, &screen_turned_away, &st->day);
		return VERDICT_DONE;
	case OP_BEFORE:
		return show_day(s, st->day - 1, err);
	case OP_AFTER:
		return show_day(s, st->day + 1, err);
	case OP_TODAY:
		return show_day(s, st->today, err);
	default:
		if (screen_of(op) == NULL)
			return home_act(s, op, err);
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

static void
confirmed(struct screen *s, int question)
{
	struct err err = { 0 };

	if (question == UNDO_QUESTION)
		home_undo(s, false, true, &err);
	else
		home_drop_draft(s, &err);
	if (err.code != ERR_NONE)
		ui_fail(s->ui, &err);
}

/* The form closes next, which has everything read again. */
static void
home_answer(struct screen *s, int question, int reply, const void *data)
{
	struct home *st = s->state;
	const struct session *saved = data;

	if (question == UI_TOLD)
		return;
	if (question == UNDO_QUESTION || question == HOME_DROP_QUESTION) {
		if (reply == 1)
			confirmed(s, question);
		return;
	}
	if (question == KIND_QUESTION) {
		open_new(s, reply);
		return;
	}
	if (question == TEMPLATE_QUESTION) {
		home_open_form(s, SESSION_TEMPLATE, *(const int64_t *)data);
		return;
	}
	st->acted = st->acted || reply != 0;
	if (reply != 0 && saved != NULL)
		home_show_saved(st, saved);
}

static const char *
home_label(const struct screen *s, int op)
{
	const struct home *st = s->state;
	bool of_row = op == OP_OPEN || op == OP_DELETE;

	if (op == UI_BACK || (of_row && home_day_marked(&st->rows) == 0) ||
	    (op == OP_UNDO && !st->acted && !logbook_acted(s->desk)))
		return "";
	return NULL;
}

const struct screen_ops screen_home = {
	.name = "home",
	/* TRANSLATORS: title of the first screen */
	.title = N_("Home"),
	.commands = home_commands,
	.state_size = sizeof(struct home),
	.live = true,
	.open = home_open,
	.close = home_close,
	.draw = home_draw,
	.draw_moved = home_draw_moved,
	.run = home_run,
	.work = home_work,
	.key = home_key,
	.answer = home_answer,
	.refresh = home_again,
	.resized = home_resized,
	.label = home_label,
};
