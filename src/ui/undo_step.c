/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo for every screen that has them. */
#include "config.h"

#include "ui/undo_step.h"

#include <stdlib.h>

#include "app/logbook.h"
#include "app/sentence.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/ui.h"

static void
ask(struct screen *s, const struct post *other)
{
	/* TRANSLATORS: %s is the name of a mediator who did the last action */
	char *text = mem_printf(_("This is an action of %s: undo it?"), other->name);
	struct ask ask = { .question = UNDO_QUESTION, .text = text };

	ask.choice[0] = _("No, leave it");
	ask.choice[1] = _("Yes, undo it");
	ui_ask(s, &ask);
	free(text);
}

char *
undo_step(struct screen *s, bool redo, bool sure, struct err *err)
{
	struct logbook_step step = { .count = 0 };
	const struct post *other = NULL;

	if (!redo && !sure && logbook_undo_other(s->desk, &other, err) != 0)
		return NULL;
	if (other != NULL) {
		ask(s, other);
		return NULL;
	}
	if ((redo ? logbook_redo : logbook_undo_seen)(s->desk, &step, err) == 0)
		return sentence_for_step(&step);
	if (err->code != ERR_CONFLICT)
		return NULL;
	err_clear(err);
	return mem_strdup(
		_("Something else was done meanwhile, and nothing was undone: look, then undo "
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
