/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the message line says once a session is saved: its day, too, where that is not today. */
#ifndef UI_SESSION_SAID_H
#define UI_SESSION_SAID_H

#include "app/form.h"
#include "app/timer.h"
#include "store/types.h"
#include "ui/screen.h"

/* What becomes of a session whose month is published does not change the release, which each of
 * them says instead of anything else.
 *
 * From the form; was: the day that it had before, DATE_NONE for a new one. */
void session_said_saved(struct screen *s, const struct session *saved, int was);
/* What keeps it from being saved, where the form does not show it. No key saves a change of what
 * was changed elsewhere: the way out of it is said in the place of *err. */
void session_said_unsaved(struct screen *s, const struct problem *unseen, struct err *err);
/* One more at once; clocked: see one_more_save(). */
void session_said_one_more(struct screen *s, const struct session *saved, bool clocked);
/* Whose duration a form from a template has. */
void session_said_timer(struct screen *s, enum timer_use used);
/* What the form of a session is called. NULL: the screen's title. */
const char *session_said_title(const struct form *f);
void session_said_deleted(struct screen *s, int64_t n, int day);

#endif
