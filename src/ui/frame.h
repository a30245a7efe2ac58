/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands round every screen: where I am, what was said last, which keys work here. */
#ifndef UI_FRAME_H
#define UI_FRAME_H

#include <stdbool.h>

#include "ui/screen.h"

#define FRAME_MIN_ROWS 16
#define FRAME_MIN_COLUMNS 60

struct message {
	char *text; /* NULL: none */
	bool error;
};

void frame_draw(const struct screen *s, const struct message *message, int rows, int columns);
bool frame_too_small(int rows, int columns); /* then frame_draw says so instead */

#endif
