/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the home screen share. */
#ifndef UI_HOME_PRIVATE_H
#define UI_HOME_PRIVATE_H

#include "app/timer.h"
#include "ui/home_commands.h"
#include "ui/home_day.h"
#include "ui/home_purge.h"
#include "ui/home_totals.h"
#include "ui/screen.h"

struct home {
	int day; /* shown, and of which what is logged next is; today, unless the arrows went
		  * elsewhere */
	int today;
	struct home_day rows;
	int64_t saved; /* the session that the form saved: it is to be the marked one */
	struct home_totals totals;
	struct timer timer;
	struct home_purge purge;
	bool acted; /* since the program began: undo is named */
};

/* Reply 1: the draft is thrown away. */
#define HOME_DROP_QUESTION 21

void home_refresh(struct screen *s);
/* What was saved is marked once the list is read again; of another day than the one shown, it
 * brings today back. */
void home_show_saved(struct home *st, const struct session *saved);
void home_drop_draft(struct screen *s, struct err *err);
/* See undo_step(). */
void home_undo(struct screen *s, bool redo, bool sure, struct err *err);
/* A form of the day shown, see struct session_arg. */
enum verdict home_open_form(struct screen *s, enum session_how how, int64_t n);
/* The commands that act at once; VERDICT_IGNORED for any other. */
enum verdict home_act(struct screen *s, int op, struct err *err);

#endif
