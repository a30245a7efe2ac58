/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing the form of a session; decides nothing. */
#ifndef UI_SESSION_DRAW_H
#define UI_SESSION_DRAW_H

#include "ui/session_entry.h"
#include "ui/session_show.h"

struct session_area {
	int columns; /* of the terminal */
	int end;     /* first row that is not the screen's own */
};

void session_draw_form(const struct entry *e, const struct session_show *show,
		       const struct session_area *area);
/* In the last row: what is wrong with the field under the cursor, else what is typed in it means,
 * else what is wrong with the one before, else how it is filled in; before all that the whole
 * choice under the cursor where it was cut. */
void session_draw_hint(const struct entry *e, const struct session_show *show, bool repeat,
		       bool cut, const struct session_area *area);
/* How the field under the cursor is filled in. Yours. */
char *session_hint(const struct entry *e, bool repeat);
/* What can be chosen in it; after the form, which it may have to cover. True when the choice under
 * the cursor was cut. */
bool session_draw_choices(const struct entry *e, const struct session_area *area);

#endif
