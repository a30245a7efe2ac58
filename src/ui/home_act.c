/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keys of the home screen do: to the marked session, to the last action, to the timer. */
#include "config.h"

#include <stdlib.h>

#include "app/form.h"
#include "app/logbook.h"
#include "app/one_more.h"
#include "base/i18n.h"
#include "ui/export_usual.h"
#include "ui/home_private.h"
#include "ui/session_said.h"
#include "ui/ui.h"
#include "ui/undo_step.h"

static int64_t
marked(const struct screen *s)
{
	const struct home *st = s->state;

	return home_day_marked(&st->rows);
}

enum verdict
home_open_form(struct screen *s, enum session_how how, int64_t n)
{
	const struct home *st = s->state;
	struct session_arg arg = { .how = how, .n = n, .day = st->day };

	ui_push(s, &screen_session, &arg);
	return VERDICT_DONE;
}

static void
say_none_yet(struct screen *s, struct err *err)
{
	err_clear(err);
	ui_say(s->ui, _("No session to repeat yet: n logs the first one."));
}

/* The last session of all; but an activity of another kind that is marked is the one meant. */
static enum verdict
repeat(struct screen *s, struct err *err)
{
	const struct home *st = s->state;
	int64_t n =
		home_day_marked_kind(&st->rows) != KIND_INDIVIDUAL ? home_day_marked(&st->rows) : 0;
	struct form last;
	int found = 0;

	if (n == 0) {
		found = form_repeat(&last, s->desk, 0, err);
		form_clear(&last);
	}
	if (found != 0 && err->code == ERR_NOTHING)
		say_none_yet(s, err);
	return found == 0 ? home_open_form(s, SESSION_REPEAT, n) : VERDICT_DONE;
}

void
home_undo(struct screen *s, bool redo, bool sure, struct err *err)
{
	char *sentence = undo_step(s, redo, sure, err);

	if (sentence == NULL)
		return;
	home_refresh(s);
	((struct home *)s->state)->acted = true;
	ui_say(s->ui, sentence);
	free(sentence);
}

static void
to_bin(struct screen *s, struct err *err)
{
	struct home *st = s->state;
	int64_t n = home_day_marked(&st->rows);

	if (logbook_delete(s->desk, n, err) == 0) {
		st->acted = true;
		home_refresh(s);
		session_said_deleted(s, n, st->day);
	}
}

/* What is of another day than the one shown is told, and today is shown: the next one would
 * silently be of that day, too. */
void
home_show_saved(struct home *st, const struct session *saved)
{
	if (saved->date != st->day)
		st->day = st->today;
	if (saved->date == st->day)
		st->saved = saved->n;
	st->acted = true;
}

/* What cannot be saved as it is opens as a repeat, where it can be seen and corrected. */
static enum verdict
one_more(struct screen *s, struct err *err)
{
	struct problems problems;
	struct session saved;
	bool clocked;

	session_init(&saved);
	if (one_more_save(s->desk, ((struct home *)s->state)->day, &saved, &clocked, &problems,
			  err) == 0) {
		home_show_saved(s->state, &saved);
		home_refresh(s);
		session_said_one_more(s, &saved, clocked);
	} else if (err->code == ERR_NOTHING) {
		say_none_yet(s, err);
	} else if (problems.count > 0) {
		err_clear(err);
		home_open_form(s, SESSION_REPEAT, 0);
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

static void
ask_drop(struct screen *s)
{
	struct ask ask = { .question = HOME_DROP_QUESTION };

	ask.text = _("Throw the draft away? What was typed in it is lost.");
	ask.choice[0] = _("No, keep it");
	ask.choice[1] = _("Throw it away");
	ui_ask(s, &ask);
}

/* Taken first: what another program has open is its own. */
void
home_drop_draft(struct screen *s, struct err *err)
{
	struct form draft;
	bool found = false;

	form_init(&draft, KIND_INDIVIDUAL);
	if (logbook_draft_take(s->desk, &draft, &found, err) == 0 &&
	    logbook_draft_drop(s->desk, err) == 0) {
		home_refresh(s);
		ui_say(s->ui, _("The draft is thrown away."));
	}
	form_clear(&draft);
}

/* False, and said, where no session is marked. */
static bool
is_marked(const struct screen *s)
{
	if (marked(s) != 0)
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
	if (logbook_get(s->desk, marked(s), &session, err) == 0 &&
	    form_from_session(&form, s->desk, &session, err) == 0)
		ui_push(s, &screen_templates, &form);
	form_clear(&form);
	session_clear(&session);
	return VERDICT_DONE;
}

enum verdict
home_act(struct screen *s, int op, struct err *err)
{
	struct home *st = s->state;

	switch (op) {
	case OP_REPEAT:
		return repeat(s, err);
	case OP_ONE_MORE:
		return one_more(s, err);
	case OP_TIMER:
		return timer(s, err);
	case OP_TIMER_STOP:
		return stop_timer(s, err);
	case OP_RESUME:
		if (st->totals.draft)
			return home_open_form(s, SESSION_DRAFT, 0);
		ui_say(s->ui, _("No draft is waiting."));
		return VERDICT_DONE;
	case OP_DRAFT_DROP:
		if (st->totals.draft)
			ask_drop(s);
		else
			ui_say(s->ui, _("No draft is waiting."));
		return VERDICT_DONE;
	case OP_OPEN:
		return is_marked(s) ? home_open_form(s, SESSION_EDIT, home_day_marked(&st->rows))
				    : VERDICT_DONE;
	case OP_DELETE:
		if (is_marked(s))
			to_bin(s, err);
		return VERDICT_DONE;
	case OP_TEMPLATE_KEEP:
		return is_marked(s) ? keep_template(s, err) : VERDICT_DONE;
	case OP_USUAL:
		export_usual(s, err);
		home_refresh(s); /* made or refused, it is due no more */
		return VERDICT_DONE;
	case OP_UNDO:
	case OP_REDO:
		home_undo(s, op == OP_REDO, false, err);
		return VERDICT_DONE;
	default:
		if (op > OP_TEMPLATE_0)
			return home_open_form(s, SESSION_TEMPLATE, op - OP_TEMPLATE_0);
		return VERDICT_IGNORED;
	}
}
