/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the directory as one row of a list. */
#ifndef UI_ACTOR_LINE_H
#define UI_ACTOR_LINE_H

#include <stdbool.h>

#include "ui/actor_rows.h"
#include "ui/draw.h"

/* NULL: an empty row, of an entry that could not be read. */
void actor_line_draw(const struct actor_row *row, const struct actor_widths *shown, int y,
		     int columns, enum style style, bool marked);

#endif
