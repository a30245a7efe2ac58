/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a place as it is drawn. */
#ifndef UI_PLACE_DRAW_H
#define UI_PLACE_DRAW_H

#include "ui/place_entry.h"
#include "ui/screen.h"

void place_draw(const struct screen *s, const struct place_entry *e);

#endif
