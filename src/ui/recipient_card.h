/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a recipient below the list of them. */
#ifndef UI_RECIPIENT_CARD_H
#define UI_RECIPIENT_CARD_H

#include "app/recipients.h"
#include "ui/card.h"

/* Returns the rows that it takes in width cells, most where it would take more: what the profile
 * means is left out then, for the list has its name. usual: the usual export goes to them. */
int recipient_card_add(struct card *card, const struct recipient_choices *c, bool usual, int width,
		       int most);

#endif
