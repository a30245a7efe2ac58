/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of an entry of the directory: everything known, in groups; nothing of what is not
 * known. */
#ifndef UI_ACTOR_CARD_H
#define UI_ACTOR_CARD_H

#include "app/desk.h"
#include "base/hours.h"
#include "ui/card.h"

/* All zero but the partner, which is initialised. */
struct actor_card {
	struct partner partner;
	struct hours hours; /* as read for the card */
	struct card card;
	uint32_t raw_shown; /* 1 << enum partner_field: what the file had stands beside it */
};

/* Makes the card of the partner, as of the minute of the desk's clock. */
void actor_card_fill(struct actor_card *c, struct desk *d);
void actor_card_clear(struct actor_card *c);

#endif
