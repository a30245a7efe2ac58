/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a step of undo or redo did, as a sentence. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/sentence.h"
#include "app/sentence_private.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"

static const struct {
	const char *action;
	const char *undone;
	const char *redone;
} step_sentences[] = {
	/* TRANSLATORS: what one step of undo did, or redo did again; %s is the session's number, or
	 * the name of the place or mediator. */
	{ "session-add", N_("Undone: session no. %s is no longer logged."),
	  N_("Redone: session no. %s is logged again.") },
	{ "session-edit", N_("Undone: session no. %s is as it was before its change."),
	  N_("Redone: session no. %s is changed again.") },
	{ "session-delete", N_("Undone: session no. %s is back from the bin."),
	  N_("Redone: session no. %s is in the bin again.") },
	{ "place-add", N_("Undone: the place “%s” is retired."),
	  N_("Redone: the place “%s” is in service again.") },
	{ "place-retire", N_("Undone: the place “%s” is in service again."),
	  N_("Redone: the place “%s” is retired.") },
	{ "mediator-add", N_("Undone: the mediator “%s” is retired."),
	  N_("Redone: the mediator “%s” is in service again.") },
	{ "mediator-retire", N_("Undone: the mediator “%s” is in service again."),
	  N_("Redone: the mediator “%s” is retired.") },
	{ "place-edit", N_("Undone: the place is as it was before its change."),
	  N_("Redone: the place is changed again.") },
	{ "mediator-edit", N_("Undone: the mediator has the name of before."),
	  N_("Redone: the mediator has the new name again.") },
	{ "tag-add", N_("Undone: the tag is no longer offered."),
	  N_("Redone: the tag is offered again.") },
	{ "tag-edit", N_("Undone: the tag has its name and description of before."),
	  N_("Redone: the tag is changed again.") },
	{ "tag-merge", N_("Undone: the tags are two again, each with its sessions."),
	  N_("Redone: the tags are one again.") },
	{ "tag-retire", N_("Undone: the tag is offered again."),
	  N_("Redone: the tag is retired again.") },
	{ "tag-restore", N_("Undone: the tag is retired again."),
	  N_("Redone: the tag is offered again.") },
	{ "tag-delete", N_("Undone: the tag is back."), N_("Redone: the tag is deleted again.") },
	{ "template-add", N_("Undone: the template is no longer kept."),
	  N_("Redone: the template is kept again.") },
	{ "template-edit", N_("Undone: the template is as it was before."),
	  N_("Redone: the template is changed again.") },
	{ "template-delete", N_("Undone: the template is back."),
	  N_("Redone: the template is deleted again.") },
	{ "turned-away", N_("Undone: the person who was turned away is no longer counted."),
	  N_("Redone: somebody could not be received.") },
	{ "referral-outcome", N_("Undone: the referral of session no. %s is as it was before."),
	  N_("Redone: what became of the referral of session no. %s is noted again.") },
	/* TRANSLATORS: « reported » is: typed into the national tool too */
	{ "session-report", N_("Undone: session no. %s is to be reported again."),
	  N_("Redone: session no. %s is reported.") },
	{ "session-unreport", N_("Undone: session no. %s is reported."),
	  N_("Redone: session no. %s is to be reported again.") },
	/* TRANSLATORS: who receives the anonymised figures */
	{ "recipient-add", N_("Undone: the recipient is no longer remembered."),
	  N_("Redone: the recipient is remembered again.") },
	{ "recipient-edit", N_("Undone: the recipient is as before the change."),
	  N_("Redone: the recipient is changed again.") },
	{ "recipient-forget", N_("Undone: the recipient is remembered again."),
	  N_("Redone: the recipient is forgotten again.") },
	{ "request-add", N_("Undone: the request is no longer in the register."),
	  N_("Redone: the request is in the register again.") },
	{ "request-answer", N_("Undone: the request is to be answered again."),
	  N_("Redone: the request is answered.") },
	{ "request-delete", N_("Undone: the request is in the register again."),
	  N_("Redone: the request is no longer in the register.") },
	{ "person-edit", N_("Undone: correction of a person."),
	  N_("Redone: correction of a person.") },
	{ "person-freeze", N_("Undone: the person is no longer frozen."),
	  N_("Redone: the person is frozen again.") },
	{ "person-lift", N_("Undone: the person is frozen again."),
	  N_("Redone: the person is no longer frozen.") },
	{ "partner-edit", N_("Undone: the entry of the directory is as it was before."),
	  N_("Redone: the entry of the directory is changed again.") },
	{ "partner-merge", N_("Undone: the two entries of the directory are two again."),
	  N_("Redone: the two entries of the directory are one again.") },
	{ "partner-delete", N_("Undone: the entry is in the directory again."),
	  N_("Redone: the entry is no longer in the directory.") },
	{ "partner-apart", N_("Undone: the two entries may be proposed again as one place."),
	  N_("Redone: the two entries are two places.") },
};

/* The name of an action on many, as a sentence with %1$s, how many, and %2$s, what it was about;
 * NULL when it is none of these. */
static const char *
step_of_many(const struct logbook_step *step)
{
	const char *action = step->action;
	bool redone = step->redone;
	unsigned long n = (unsigned long)step->count;

	/* TRANSLATORS: what undo took back and redo did again; %1$s is how many sessions, %2$s a
	 * day or the name of a tag. */
	if (strcmp(action, "session-delete") == 0)
		return redone ? ngettext("Redone: deletion of %1$s session.",
					 "Redone: deletion of %1$s sessions.", n)
			      : ngettext("Undone: deletion of %1$s session.",
					 "Undone: deletion of %1$s sessions.", n);
	if (strcmp(action, "session-restore") == 0)
		return redone ? ngettext("Redone: return of %1$s session from the bin.",
					 "Redone: return of %1$s sessions from the bin.", n)
			      : ngettext("Undone: return of %1$s session from the bin.",
					 "Undone: return of %1$s sessions from the bin.", n);
	if (strcmp(action, "session-move") == 0)
		return redone ? ngettext("Redone: move of %1$s session to %2$s.",
					 "Redone: move of %1$s sessions to %2$s.", n)
			      : ngettext("Undone: move of %1$s session to %2$s.",
					 "Undone: move of %1$s sessions to %2$s.", n);
	if (strcmp(action, "session-tag") == 0)
		return redone ? ngettext("Redone: tag “%2$s” on %1$s session.",
					 "Redone: tag “%2$s” on %1$s sessions.", n)
			      : ngettext("Undone: tag “%2$s” on %1$s session.",
					 "Undone: tag “%2$s” on %1$s sessions.", n);
	if (strcmp(action, "session-untag") == 0)
		return redone ? ngettext("Redone: tag “%2$s” taken off %1$s session.",
					 "Redone: tag “%2$s” taken off %1$s sessions.", n)
			      : ngettext("Undone: tag “%2$s” taken off %1$s session.",
					 "Undone: tag “%2$s” taken off %1$s sessions.", n);
	return NULL;
}

static char *
sentence_of_many(const struct logbook_step *step)
{
	const char *msg = step_of_many(step);
	char *count, *day_words, *counted, *text;
	int day;

	if (msg == NULL)
		return NULL;
	count = words_number(step->count);
	day_words = date_parse(step->detail, &day) == 0 ? words_date(day) : NULL;
	counted = sentence_fill_mark(msg, "%1$s", count);
	text = sentence_fill_mark(counted, "%2$s", day_words != NULL ? day_words : step->detail);
	free(count);
	free(day_words);
	free(counted);
	return text;
}

/* Of a place or a mediator it is told which; a step of an older version does not know it: "". */
static const char *
subject_of(const struct logbook_step *step, const char *number)
{
	bool post = strncmp(step->action, "place-", 6) == 0 ||
		    strncmp(step->action, "mediator-", 9) == 0;

	return post && strstr(step->action, "-edit") == NULL ? step->detail : number;
}

char *
sentence_for_step(const struct logbook_step *step)
{
	const size_t count = sizeof(step_sentences) / sizeof(step_sentences[0]);
	char *number = words_number(step->row > 0 ? step->row : step->count);
	const char *subject = subject_of(step, number);
	char *text = NULL;

	/* One session of the home screen is called by its number. */
	if (step->row == 0 || strcmp(step->action, "session-delete") != 0)
		text = sentence_of_many(step);
	if (strcmp(step->action, "partner-edit") == 0 && step->detail[0] != '\0')
		/* TRANSLATORS: %s is the name of a place of the directory */
		text = sentence_fill(step->redone
					     ? _("Redone: the change of “%s” in the directory.")
					     : _("Undone: the change of “%s” in the "
						 "directory."),
				     step->detail);
	for (size_t i = 0; i < count && !text && *subject != '\0'; i++)
		if (strcmp(step_sentences[i].action, step->action) == 0)
			text = sentence_fill(_(step->redone ? step_sentences[i].redone
							    : step_sentences[i].undone),
					     subject);
	if (!text && strcmp(step->action, "partner-import") == 0)
		text = sentence_fill(
			step->redone
				? ngettext("Redone: the import of %s entry is in the directory "
					   "again.",
					   "Redone: the import of %s entries is in the directory "
					   "again.",
					   (unsigned long)step->count)
				: ngettext("Undone: the import of %s entry is taken back.",
					   "Undone: the import of %s entries is taken back.",
					   (unsigned long)step->count),
			number);
	if (!text && strcmp(step->action, "session-import") == 0) {
		free(number);
		number = words_number(step->count);
		text = sentence_fill(step->redone ? ngettext("Redone: import of %s session.",
							     "Redone: import of %s sessions.",
							     (unsigned long)step->count)
						  : ngettext("Undone: import of %s session.",
							     "Undone: import of %s sessions.",
							     (unsigned long)step->count),
				     number);
	}
	free(number);
	if (text)
		return text;
	return mem_strdup(step->redone ? _("Redone: the last change is made again.")
				       : _("Undone: the last change is taken back."));
}
