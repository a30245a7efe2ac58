/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk’s own word on an entry, as card, preview and list have it. */
#include "config.h"

#include "ui/actor_said.h"

#include <stdlib.h>

#include "app/partner_form.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/ui.h"

static void
add_missing(struct card *c, const struct partner *p)
{
	char *day, *text;

	if (p->missing_on == DATE_NONE)
		return;
	day = words_date(p->missing_on);
	/* TRANSLATORS: %s is a date */
	text = mem_printf(_("absent from the last file of its source, on %s"), day);
	card_add(c, NULL, text, STYLE_STRONG);
	free(day);
	free(text);
}

void
actor_said_add(struct card *c, const struct partner *p)
{
	char *day, *text;

	if (p->gone_on != DATE_NONE) {
		day = words_date(p->gone_on);
		/* TRANSLATORS: of a place; %s is the day on which that was noted */
		text = mem_printf(_("no longer exists (noted on %s)"), day);
		card_add(c, NULL, text, STYLE_ERROR);
		free(day);
		free(text);
	}
	add_missing(c, p);
	if (p->note != NULL)
		/* TRANSLATORS: what those at the desk noted on a place, at most 18 columns */
		card_add(c, _("Our note"), p->note, STYLE_STRONG);
}

int
actor_said_gone(struct screen *s, int64_t n, int day, struct err *err)
{
	if (partner_form_gone(s->desk, n, day, err) != 0)
		return -1;
	ui_say(s->ui, day != DATE_NONE ? _("Noted: it no longer exists. x again takes that back.")
				       : _("Taken back: it exists."));
	return 0;
}

void
actor_said_ask_gone(struct screen *s, int question, const struct partner *p)
{
	/* TRANSLATORS: %s is the name of a place */
	char *text = mem_printf(_("Does %s no longer exist? It stays in the directory, after the "
				  "others."),
				p->field[PF_NAME]);
	struct ask ask = { .question = question,
			   .text = text,
			   .choice = { _("It no longer exists"), _("Leave it as it is"), NULL } };

	ui_ask(s, &ask);
	free(text);
}

void
actor_said_ask_refer(struct screen *s, int question, const struct partner *p)
{
	/* TRANSLATORS: %s is the name of a place */
	char *text = mem_printf(_("%s no longer exists, it was noted. Send somebody there all the "
				  "same?"),
				p->field[PF_NAME]);
	struct ask ask = { .question = question,
			   .text = text,
			   .choice = { _("Send there all the same"), _("Go back"), NULL } };

	ui_ask(s, &ask);
	free(text);
}
