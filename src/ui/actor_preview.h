/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry of the directory in short, in a frame below the list. */
#ifndef UI_ACTOR_PREVIEW_H
#define UI_ACTOR_PREVIEW_H

#include "app/opening.h"
#include "store/types.h"
#include "ui/card.h"

struct actor_preview {
	char *title;       /* NULL: nothing to show */
	const char *where; /* why it is in the list; NULL when its name says it */
	struct card card;
};

/* desk: the holidays of the desk; at: the minute that it is of; parts: where what was typed was
 * found, see directory_hit_parts(). */
void actor_preview_set(struct actor_preview *v, const struct partner *p,
		       const struct holidays *desk, int64_t at, unsigned parts);
void actor_preview_clear(struct actor_preview *v);
void actor_preview_draw(const struct actor_preview *v, int y, int x, int rows, int width);

#endif
