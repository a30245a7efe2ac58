/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the message line says once a session is saved: its day, too, where that is not today. */
#ifndef UI_SESSION_SAID_H
#define UI_SESSION_SAID_H

#include "store/types.h"
#include "ui/screen.h"

/* From the form. */
void session_said_saved(struct screen *s, const struct session *saved);
/* One more at once; clocked: see one_more_save(). */
void session_said_one_more(struct screen *s, const struct session *saved, bool clocked);

#endif
