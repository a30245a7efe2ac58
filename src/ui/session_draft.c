/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked about a session that was left as a draft. */
#include "config.h"

#include "ui/session_draft.h"

#include <stdlib.h>
#include <string.h>

#include "app/logbook.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vocab.h"
#include "ui/ui.h"

/* Translated; NULL when nothing was chosen yet. */
static const char *
first_theme(const struct form *f)
{
	const char *themes = f->value[FF_THEMES];
	char *code = themes != NULL ? mem_strndup(themes, strcspn(themes, "|")) : NULL;
	const struct vocab_item *item = code != NULL ? vocab_by_code(VOCAB_THEME, code) : NULL;

	free(code);
	return item != NULL ? C_(vocab_context(VOCAB_THEME), item->label) : NULL;
}

/* « Tue 24 Nov 09:12 ». Yours; NULL: no day that can be read. Names are not for who looks on. */
static char *
day_and_start(const struct form *f, int today)
{
	int day, minute;
	char *date, *start, *text;

	if (f->value[FF_DATE] == NULL || words_date_parse(f->value[FF_DATE], today, &day) != 0)
		return NULL;
	if (f->value[FF_START] == NULL || words_time_parse(f->value[FF_START], &minute) != 0)
		minute = TIME_NONE;
	date = words_date_short(day);
	start = words_time(minute);
	text = mem_printf("%s%s%s", date, *start != '\0' ? " " : "", start);
	free(date);
	free(start);
	return text;
}

/* about: its theme, or when it was; NULL neither. */
static char *
question_of(const struct form *f, const char *about)
{
	const char *kind =
		C_(vocab_short_context(VOCAB_KIND), vocab_by_num(VOCAB_KIND, f->kind)->short_label);
	char *what = about == NULL ? mem_strdup(kind) : mem_printf("%s, %s", kind, about);
	char *number = words_number(f->n);
	char *text;

	if (f->n != 0)
		/* TRANSLATORS: %1$s is the number of an activity, %2$s its kind and its theme, or
		 * its day and start */
		text = mem_printf(_("The change of no. %1$s was left as a draft (%2$s). What "
				    "becomes of it?"),
				  number, what);
	else if (f->kind != KIND_INDIVIDUAL)
		/* TRANSLATORS: %s is the kind of an activity, and its theme, or its day and
		 * start */
		text = mem_printf(_("An activity was left as a draft (%s). What becomes of it?"),
				  what);
	else
		/* TRANSLATORS: %s is a theme, or a day and a start: Tue 24 Nov 09:12 */
		text = mem_printf(_("A session was left as a draft (%s). What becomes of it?"),
				  about != NULL ? about : kind);
	free(what);
	free(number);
	return text;
}

char *
session_draft_question(struct desk *d)
{
	struct err err = { 0 };
	struct form draft;
	bool found = false;
	char *text = NULL;

	form_init(&draft, KIND_INDIVIDUAL);
	if (logbook_draft_take_waiting(d, &draft, &found, &err) == 0 && found) {
		const char *theme = first_theme(&draft);
		char *when = day_and_start(&draft, clock_today(desk_clock(d)));

		text = question_of(&draft, theme != NULL ? theme : when);
		free(when);
	}
	form_clear(&draft);
	return text;
}

void
session_draft_ask(struct screen *s, int question, const char *text)
{
	struct ask ask = {
		.question = question,
		.text = text,
		.choice = { _("Go on with the draft"), _("Keep it for later and begin"),
			    _("Drop it and begin"), NULL },
		.unasked = true,
	};

	ui_ask(s, &ask);
}

bool
session_draft_answer(struct desk *d, int reply, struct err *err)
{
	if (reply == 1)
		return logbook_draft_set_aside(d, err) == 0;
	return reply == 2 && logbook_draft_drop(d, err) == 0;
}

bool
session_draft_empty(struct desk *d, const struct form *f)
{
	struct err err = { 0 };
	struct form fresh;
	bool empty = form_new(&fresh, d, f->kind, &err) == 0 && str_empty(f->typed);

	for (int i = 0; i < FF_COUNT && empty; i++)
		empty = f->unread[i] == NULL && (f->proposed[i] || str_empty(f->value[i]) ||
						 str_equal(f->value[i], fresh.value[i]));
	form_clear(&fresh);
	return empty;
}
