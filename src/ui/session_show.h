/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form says, field by field, as people read it: made when a value changes, so that drawing
 * only copies it. */
#ifndef UI_SESSION_SHOW_H
#define UI_SESSION_SHOW_H

#include "ui/session_entry.h"

struct session_show {
	char *text[FF_COUNT]; /* "" where a field is empty; NULL where the kind has none */
	char *typed;          /* the day that is being typed; NULL: none that can be read */
};

/* Again, in the language of now. s is zeroed before the first call. */
void session_show_fill(struct session_show *s, struct desk *d, const struct entry *e);
void session_show_clear(struct session_show *s);

#endif
