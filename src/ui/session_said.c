/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about a session that was just saved. */
#include "config.h"

#include "ui/session_said.h"

#include <stdlib.h>

#include "app/sentence.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/vocab.h"
#include "ui/ui.h"

const char *
session_said_title(const struct form *f)
{
	static const char *const titles[] = {
		/* TRANSLATORS: titles of the forms of what is being logged */
		[KIND_WORKSHOP] = N_("New workshop"),
		[KIND_ANIMATION] = N_("New network support"),
		[KIND_EVENT] = N_("New event"),
		[KIND_PARTNERSHIP] = N_("New partnership"),
	};
	int kind = f->kind;

	if (f->n == 0)
		return kind == KIND_INDIVIDUAL ? NULL : _(titles[kind]);
	if (kind == KIND_INDIVIDUAL)
		/* TRANSLATORS: title of the form of a session that is being changed */
		return _("Session");
	return C_(vocab_short_context(VOCAB_KIND), vocab_by_num(VOCAB_KIND, kind)->short_label);
}

/* « no. 12 », or « no. 12, Sat 5 Dec » when that is not today. Yours. */
static char *
which(const struct screen *s, int64_t n, int date)
{
	char *number = words_number(n);
	char *day = words_date_short(date);
	char *text = date == clock_today(desk_clock(s->desk))
			     /* TRANSLATORS: the number of a session */
			     ? mem_printf(_("no. %s"), number)
			     /* TRANSLATORS: the number of a session, then its day */
			     : mem_printf(_("no. %s, on %s"), number, day);

	free(number);
	free(day);
	return text;
}

/* Whether it was said that the release of the month of published_day does not change. A list of
 * releases that cannot be read is no reason to doubt the save. */
static bool
said_published(struct screen *s, int64_t n, int day, int published_day, bool deleted)
{
	bool published = false;
	struct err ignored;
	char *month, *text;

	if (desk_published(s->desk, published_day, &published, &ignored) != 0 || !published)
		return false;
	month = words_month(published_day);
	text = which(s, n, day);
	/* TRANSLATORS: a month, then “no. 12, on Sat 5 Dec”; at most 80 columns with them */
	ui_sayf(s->ui,
		deleted ? _("In the bin; %s, already published, does not change (%s)")
			: _("Saved; %s, already published, does not change (%s)"),
		month, text);
	free(month);
	free(text);
	return true;
}

void
session_said_deleted(struct screen *s, int64_t n, int day)
{
	char *number;

	if (said_published(s, n, day, day, true))
		return;
	number = words_number(n);
	ui_sayf(s->ui, _("Session no. %s is in the bin: u brings it back."), number);
	free(number);
}

void
session_said_saved(struct screen *s, const struct session *saved, int was)
{
	char *time, *text, *duration;

	if (said_published(s, saved->n, saved->date, saved->date, false) ||
	    (was != DATE_NONE && said_published(s, saved->n, saved->date, was, false)))
		return;
	time = words_time(clock_minute(desk_clock(s->desk)));
	text = which(s, saved->n, saved->date);
	duration = words_duration(saved->minutes);
	/* TRANSLATORS: a time, “no. 12” or “no. 12, on 5 Dec”, a duration; 60 columns at most */
	ui_sayf(s->ui, _("Saved at %s: %s · %s"), time, text, duration);
	free(time);
	free(text);
	free(duration);
}

void
session_said_unsaved(struct screen *s, const struct problem *unseen, struct err *err)
{
	char *sentence;

	if (err->code == ERR_CONFLICT) {
		err_clear(err);
		/* TRANSLATORS: when the change of a session cannot be saved; at most 116 columns.
		 * Esc leaves the form, B is a key of the home screen */
		ui_warn(s->ui, _("Changed elsewhere meanwhile, and kept so: Esc, then B on the "
				 "home screen, throws this draft away."));
	} else if (unseen != NULL) {
		sentence = sentence_for_problem(unseen);
		ui_warn(s->ui, sentence);
		free(sentence);
	}
}

void
session_said_one_more(struct screen *s, const struct session *saved, bool clocked)
{
	char *time, *text, *duration;

	if (said_published(s, saved->n, saved->date, saved->date, false))
		return;
	time = words_time(clock_minute(desk_clock(s->desk)));
	text = which(s, saved->n, saved->date);
	duration = words_duration(saved->minutes);
	if (clocked)
		/* TRANSLATORS: a time, “no. 12” or “no. 12, on Sat 5 Dec”, how long it took: since
		 * the one before; at most 80 columns with them */
		ui_sayf(s->ui, _("Saved %s · %s · %s by the clock — e changes it, u undoes it"),
			time, text, duration);
	else
		/* TRANSLATORS: the same; it took as long as sessions here usually do */
		ui_sayf(s->ui, _("Saved %s · %s · %s as usual — e changes it, u undoes it"), time,
			text, duration);
	free(time);
	free(text);
	free(duration);
}

void
session_said_timer(struct screen *s, enum timer_use used)
{
	if (used == TIMER_TOO_SHORT)
		ui_say(s->ui, _("The timer has only just begun: the template’s duration stays."));
	else if (used == TIMER_TAKEN)
		ui_say(s->ui, _("The duration is the timer’s, not the template’s."));
}
