/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The information notice: what is kept of whoever agrees, why, how long, and what they can ask. */
#include "config.h"

#include "app/notice.h"

#include <stdlib.h>

#include "app/notice_text.h"
#include "app/persons.h"
#include "app/purge.h"
#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"

#define MARTINIQUE 972

static void
paragraph(struct buf *out, const char *text)
{
	notice_text_paragraph(out, text, NOTICE_COLUMNS);
}

/* months: for how long after the last visit. */
static void
why_and_what(struct buf *out, int months)
{
	char *how_long = mem_printf(ngettext("How long: %d month after your last visit; then your "
					     "names, contacts and notes are erased.",
					     "How long: %d months after your last visit; then your "
					     "names, contacts and notes are erased.",
					     (unsigned long)months),
				    months);

	paragraph(out, _("Why: to recognise you at your next visit and go on where we stopped. You "
			 "may refuse: you are helped all the same, and your visit is counted "
			 "without your name."));
	paragraph(out, _("What: names, year of birth, phone, e-mail, address, commune, gender, "
			 "status, a short note, your visits, and the mandate that you sign if we "
			 "act in your name. Never a password, nor a number of social security or "
			 "of a card."));
	paragraph(out, _("Legal basis: the public-interest task of the organisation that runs this "
			 "desk, or its legitimate interest in receiving you well (strike out what "
			 "does not apply)."));
	paragraph(out, how_long);
	paragraph(out, _("Who sees it: the mediators of this desk, and nobody else. What leaves "
			 "the desk is figures without names."));
	free(how_long);
}

static void
rights(struct buf *out, const char *dpo)
{
	paragraph(out,
		  _("Your rights, at any time and free of charge: to see what is kept and have "
		    "a copy of it, to have it corrected or erased, to have its use limited, to "
		    "object to it. Ask at the desk: you are answered within a month."));
	/* TRANSLATORS: whom to ask about one’s data: a name, an address or a number, or a line to
	 * write on */
	notice_text_filled(
		out, mem_printf(_("Data protection officer: %s"), dpo != NULL ? dpo : NOTICE_BLANK),
		NOTICE_COLUMNS);
	paragraph(out, _("If your rights are not respected, you may complain to the CNIL: "
			 "www.cnil.fr, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07."));
	/* TRANSLATORS: a line to write the day on */
	notice_text_filled(out, mem_printf(_("Handed over on: %s"), NOTICE_BLANK), NOTICE_COLUMNS);
}

static void
page(struct buf *out, struct desk *d, const char *dpo)
{
	/* TRANSLATORS: the notice for whoever is to be known follows, in all at most 45 lines of 60
	 * columns; this is its title */
	notice_text_wrap(out, _("INFORMATION NOTICE: what we keep about you"), NOTICE_COLUMNS);
	/* TRANSLATORS: the name of the desk, then the version of the notice */
	notice_text_filled(out,
			   mem_printf(_("Desk: %1$s. Notice %2$s."), desk_name(d), persons_notice),
			   NOTICE_COLUMNS);
	why_and_what(out, desk_retention_months(d));
	rights(out, dpo);
}

char *
notice_text(struct desk *d)
{
	const struct commune *here = commune_by_num(desk_place_now(d)->commune);
	bool martinique = here != NULL && here->department == MARTINIQUE;
	enum language chosen = i18n_language();
	struct buf out = BUF_INIT;
	char *dpo = NULL;
	struct err ignored;

	/* What cannot be read is filled in by hand. */
	if (desk_setting_get(d, "dpo-contact", &dpo, &ignored) != 0)
		dpo = NULL;
	/* Two languages speak at once: back before anything else is said. */
	i18n_switch(LANGUAGE_FR);
	page(&out, d, dpo);
	buf_addc(&out, '\f');
	i18n_switch(martinique ? LANGUAGE_GCF_MQ : LANGUAGE_GCF_GP);
	page(&out, d, dpo);
	i18n_switch(chosen);
	free(dpo);
	return buf_take(&out);
}
