/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/recipient_card.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "ui/release_show.h"

static const char *
sheet_sentence(enum csv_dialect dialect)
{
	return dialect == CSV_EXCEL_FR
		       ? _("excel-fr: opens with a double click in a French spreadsheet")
		       : _("standard: commas and decimal points, for programs");
}

/* The folder first: where not all has room, no row of the list says it. */
static int
add(struct card *card, const struct recipient_choices *c, bool usual, bool profile, int width)
{
	char *text;

	card_add(card, NULL,
		 usual ? _("The usual export goes to this recipient: X on the home screen.")
		       : _("Enter lets the usual export go to this recipient."),
		 STYLE_DIM);
	card_add(card, _("Folder"), c->folder, STYLE_PLAIN);
	if (profile) {
		text = release_show_profile(c->profile);
		card_add(card, _("Profile"), text, STYLE_PLAIN);
		free(text);
	}
	text = release_show_files(c->formats);
	card_add(card, _("Files"), text, STYLE_PLAIN);
	free(text);
	/* TRANSLATORS: label: how the figures are written */
	card_add(card, _("Figures"), sheet_sentence(c->dialect), STYLE_PLAIN);
	return (int)card_rows(card, width);
}

int
recipient_card_add(struct card *card, const struct recipient_choices *c, bool usual, int width,
		   int most)
{
	int rows = add(card, c, usual, true, width);

	if (rows > most) {
		card_clear(card);
		rows = add(card, c, usual, false, width);
	}
	return rows < most ? rows : most;
}
