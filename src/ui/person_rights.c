/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/person_rights.h"

#include <stdlib.h>

#include "app/persons.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/printer.h"
#include "ui/hand_out.h"
#include "ui/ui.h"

/* Frees the text, which names them. */
static void
ask_about(struct screen *s, int question, char *text, const char *no, const char *yes)
{
	struct ask ask = { .question = question, .text = text, .choice = { no, yes, NULL } };

	ui_ask(s, &ask);
	mem_free_secret(text);
}

void
person_rights_erase(struct screen *s, const struct person *p)
{
	char *name = persons_name(p);

	ask_about(
		s, PERSON_ERASE_QUESTION,
		mem_printf(
			/* TRANSLATORS: %s is a person; at most 220 columns in all */
			_("Erase %s? Name, contacts, notes and the link between the visits go for "
			  "good: nothing brings them back. The sessions stay in the figures, "
			  "without anybody."),
			name),
		_("Keep everything"), _("Erase for good"));
	mem_free_secret(name);
}

/* The law has whoever asked for it told before it is lifted. */
void
person_rights_freeze(struct screen *s, const struct person *p)
{
	char *name = persons_name(p);

	if (p->frozen == DATE_NONE)
		ask_about(s, PERSON_FREEZE_QUESTION,
			  mem_printf(
				  /* TRANSLATORS: %s is a person; at most 220 columns in all */
				  _("Freeze %s, at their wish? Until it is lifted nothing of them "
				    "is changed, counted or erased by age. What was published "
				    "stays."),
				  name),
			  _("No, leave it"), _("Freeze"));
	else
		ask_about(s, PERSON_FREEZE_QUESTION,
			  mem_printf(
				  /* TRANSLATORS: %s is a person; at most 220 columns in all */
				  _("Lift the freeze of %s? Tell them first: the law wants it. "
				    "Then their visits count again and can be changed."),
				  name),
			  _("Keep it frozen"), _("Lift the freeze"));
	mem_free_secret(name);
}

/* The last choices are always the same; paper comes first where there is a way to it. */
void
person_rights_access(struct screen *s)
{
	struct ask ask = {
		.question = PERSON_ACCESS_QUESTION,
		.text = _("All that is kept on this person, to be handed to them. A file is not "
			  "sealed: whoever finds it can read it, so delete it once it is handed "
			  "over."),
	};
	size_t i = 0;

	if (printer_available(ui_printer(s->ui)))
		ask.choice[i++] = _("Print it");
	ask.choice[i++] = _("Save it as a text");
	ask.choice[i] = _("Save it as JSON, for a program");
	ui_ask(s, &ask);
}

static void
erase(struct screen *s, int64_t n, struct err *err)
{
	int steps;

	if (persons_erase(s->desk, n, &steps, err) != 0)
		return;
	if (steps > 0)
		ui_sayf(s->ui,
			/* TRANSLATORS: at most 76 columns */
			ngettext("Erased, but for anonymous figures; %d step can be undone no "
				 "more.",
				 "Erased, but for anonymous figures; %d steps can be undone no "
				 "more.",
				 (unsigned long)steps),
			steps);
	else
		ui_say(s->ui, _("Erased: nothing of this person is kept but anonymous figures."));
	ui_close(s);
}

static void
freeze(struct screen *s, int64_t n, bool on, struct err *err)
{
	if (persons_freeze(s->desk, n, on, err) != 0)
		return;
	s->ops->refresh(s);
	/* TRANSLATORS: at most 76 columns */
	ui_say(s->ui, on ? _("Frozen: nothing of this person changes or counts any more.")
			 : _("No longer frozen: the visits of this person count again."));
}

void
person_rights_answer(struct screen *s, const struct person *p, int question, int reply,
		     struct err *err)
{
	bool print = printer_available(ui_printer(s->ui));

	if (question == PERSON_ERASE_QUESTION && reply == 1)
		erase(s, p->n, err);
	else if (question == PERSON_FREEZE_QUESTION && reply == 1)
		freeze(s, p->n, p->frozen == DATE_NONE, err);
	else if (question == PERSON_ACCESS_QUESTION && reply >= 0)
		hand_out_access(s, p->n, print && reply == 0,
				reply == (print ? 2 : 1) ? PERSONS_JSON : PERSONS_TEXT, err);
}
