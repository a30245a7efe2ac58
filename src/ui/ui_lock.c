/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locking the names, whatever is open: by its key on every screen, or because nobody is there. */
#include "config.h"

#include "app/persons.h"
#include "base/i18n.h"
#include "ui/ui_private.h"

/* A question asked by a screen that goes has nobody to answer any more; a form stays, whoever
 * opened it. */
static void
close_names(struct ui *ui)
{
	struct screen *asked = ui->top;

	for (struct screen *s = ui->top; s != NULL; s = s->below) {
		if (s->ops == &screen_session)
			asked = s->below;
		if (!s->ops->names)
			continue;
		for (; asked != s->below; asked = asked->below)
			asked->closing = true;
	}
}

void
ui_lock(struct ui *ui)
{
	if (ui->desk == NULL || !persons_open(ui->desk)) {
		ui_say(ui, _("There are no open names to lock."));
		return;
	}
	ui_keep(ui);
	close_names(ui);
	persons_lock(ui->desk);
	ui_say(ui, _("Names and notes are locked."));
	ui_stack_refresh(ui);
}
