/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of a place on a card: the sign, the sentence, and what makes it doubtful. */
#ifndef UI_OPENING_SHOW_H
#define UI_OPENING_SHOW_H

#include "app/opening.h"
#include "ui/card.h"

/* « ● », « ○ », « ? », or what the terminal has for them; "" when nobody knows. */
const char *opening_sign(enum hours_state state);

/* label: NULL none. o and h: of opening_read(); kept: what it was given; cell: the hours as
 * they are published. */
void opening_show(struct card *card, const char *label, const struct opening *o,
		  const struct hours *h, const struct holidays *kept, const char *cell);

#endif
