/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the directory as one row of a list. */
#ifndef UI_ACTOR_LINE_H
#define UI_ACTOR_LINE_H

#include <stdbool.h>

#include "app/directory.h"
#include "ui/draw.h"

/* What a row shows beside its hit. */
struct actor_beside {
	bool read;
	char *phone;
	char *services;
};

void actor_line_draw(const struct directory_hit *hit, const struct actor_beside *beside, int y,
		     int columns, enum style style, bool marked);

#endif
