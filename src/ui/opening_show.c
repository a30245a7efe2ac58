/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A state is told by a sign and by words, never by colour. */
#include "config.h"

#include "ui/opening_show.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ui/draw.h"

const char *
opening_sign(enum hours_state state)
{
	switch (state) {
	case HOURS_OPEN:
		return draw_bullet();
	case HOURS_CLOSED:
		return draw_ring();
	case HOURS_INVALID:
		return "?";
	case HOURS_UNKNOWN:
		break;
	}
	return "";
}

void
opening_show(struct card *card, const char *label, const struct opening *o, const struct hours *h,
	     const struct holidays *kept, const char *cell)
{
	const char *sign = opening_sign(o->state);
	const char *doubt = opening_doubt(o);
	char *said = opening_sentence(o, h, kept, cell);
	char *text = mem_printf("%s%s%s", sign, sign[0] != '\0' ? " " : "", said);

	card_add(card, label, text, o->state == HOURS_UNKNOWN ? STYLE_DIM : STYLE_STRONG);
	if (doubt != NULL) {
		mem_replace(&text, mem_printf("? %s", doubt));
		card_add(card, label == NULL ? NULL : "", text, STYLE_STRONG);
	}
	free(said);
	free(text);
}
