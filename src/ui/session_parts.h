/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of a breakdown under the cursor: the letter of each value, how many it has as typed,
 * and how many are left. */
#ifndef UI_SESSION_PARTS_H
#define UI_SESSION_PARTS_H

#include "ui/session_entry.h"

size_t session_parts_count(const struct entry *e); /* of its lines */
/* In so many columns of lines, each filled downwards; what is left always shows. */
void session_parts_draw(const struct entry *e, int y, int x, int width, int rows, int columns);

#endif
