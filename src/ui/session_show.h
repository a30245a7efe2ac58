/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form says, field by field, as people read it: made when a value changes, so that drawing
 * only copies it. */
#ifndef UI_SESSION_SHOW_H
#define UI_SESSION_SHOW_H

#include "app/form.h"

struct session_show {
	char *text[FF_COUNT]; /* "" where a field is empty; NULL where the kind has none */
};

/* Again, in the language of now. s is zeroed before the first call. */
void session_show_fill(struct session_show *s, struct desk *d, const struct form *f);
void session_show_clear(struct session_show *s);

#endif
