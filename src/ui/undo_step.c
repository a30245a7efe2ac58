/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo for every screen that has them. */
#include "config.h"

#include "ui/undo_step.h"

#include <stdlib.h>
#include <string.h>

#include "app/logbook.h"
#include "app/sentence.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/session_line.h"
#include "ui/ui.h"

/* « Tue 24 Nov 09:12, 30 min, Individual, E-mail ». Yours; NULL: there is no such session. */
static char *
session_words(struct screen *s, int64_t n)
{
	struct session_line line;
	struct session session;
	struct err ignored;
	char *day, *text = NULL;

	session_init(&session);
	if (n != 0 && logbook_get(s->desk, n, &session, &ignored) == 0) {
		session_line_init(&line, &session);
		day = words_date_short(session.date);
		text = mem_printf("%s%s%s, %s, %s, %s", day, *line.start != '\0' ? " " : "",
				  line.start, line.duration, line.kind_name, line.subject);
		free(day);
		session_line_clear(&line);
	}
	session_clear(&session);
	return text;
}

/* What nobody did here is told first: it may never have been on this screen. Yours. */
static char *
elsewhere_words(struct screen *s, const struct logbook_step *step)
{
	char *session = session_words(s, step->row), *number = words_number(step->row);
	char *told = sentence_for_step(step), *text;

	if (step->redone)
		/* TRANSLATORS: %s is what is said once it is done again: “Redone: ...” */
		text = mem_printf(_("Undone elsewhere, or before Lakou was opened. Do it again? "
				    "That would say: %s"),
				  told);
	else if (session != NULL && strcmp(step->action, "session-add") == 0)
		/* TRANSLATORS: the last action; a session's number, then its day, kind, theme */
		text = mem_printf(_("Done elsewhere, or before Lakou was opened: no. %1$s was "
				    "logged (%2$s). Undo it?"),
				  number, session);
	else if (session != NULL && strcmp(step->action, "session-edit") == 0)
		text = mem_printf(_("Done elsewhere, or before Lakou was opened: no. %1$s was "
				    "changed (%2$s). Undo it?"),
				  number, session);
	else if (session != NULL && strcmp(step->action, "session-delete") == 0)
		text = mem_printf(_("Done elsewhere, or before Lakou was opened: no. %1$s was put "
				    "into the bin (%2$s). Undo it?"),
				  number, session);
	else
		/* TRANSLATORS: %s is what is said once it is undone: “Undone: ...” */
		text = mem_printf(_("Done elsewhere, or before Lakou was opened. Undo it? That "
				    "would say: %s"),
				  told);
	free(session);
	free(number);
	free(told);
	return text;
}

static void
ask(struct screen *s, const struct logbook_last *last)
{
	char *what = last->elsewhere ? elsewhere_words(s, &last->step) : NULL;
	struct ask ask = { .question = UNDO_QUESTION };
	char *who = NULL, *both = NULL;

	if (last->other != NULL)
		who = mem_printf(last->elsewhere
					 /* TRANSLATORS: %s is the name of a mediator who did the
					  * last action */
					 ? _("This is an action of %s.")
					 : _("This is an action of %s: undo it?"),
				 last->other->name);
	if (who != NULL && what != NULL)
		both = mem_printf("%s %s", who, what);
	ask.text = both != NULL ? both : who != NULL ? who : what;
	ask.choice[0] = _("No, leave it");
	ask.choice[1] = last->step.redone ? _("Yes, do it again") : _("Yes, undo it");
	ui_ask(s, &ask);
	free(both);
	free(who);
	free(what);
}

/* As is asked on the page of the person, who need not be seen where this is undone. */
static bool
lifts_freeze(const struct logbook_step *step)
{
	return strcmp(step->action, step->redone ? "person-lift" : "person-freeze") == 0;
}

static void
ask_to_lift(struct screen *s)
{
	ui_ask(s,
	       &(struct ask){ .question = UNDO_QUESTION,
			      .text = _("This would lift a freeze that somebody wished for. Tell "
					"them first: the law wants it. Lift it?"),
			      .choice = { _("Keep it frozen"), _("Lift the freeze") } });
}

char *
undo_step(struct screen *s, bool redo, bool sure, struct err *err)
{
	struct logbook_step step = { .count = 0 };
	struct logbook_last last = { .other = NULL };

	if (!sure && logbook_undo_look(s->desk, redo, &last, err) != 0)
		return NULL;
	if (!sure && lifts_freeze(&last.step)) {
		ask_to_lift(s);
		return NULL;
	}
	if (last.other != NULL || last.elsewhere) {
		ask(s, &last);
		return NULL;
	}
	if (logbook_undo_seen(s->desk, &step, err) == 0)
		return sentence_for_step(&step);
	if (err->code != ERR_CONFLICT)
		return NULL;
	err_clear(err);
	return mem_strdup(
		_("Something else was done meanwhile, and nothing was changed: look, then try "
		  "again."));
}

void
undo_step_here(struct screen *s, bool redo, bool sure, struct err *err)
{
	char *sentence = undo_step(s, redo, sure, err);

	if (sentence == NULL)
		return;
	s->ops->refresh(s);
	ui_say(s->ui, sentence);
	free(sentence);
}
