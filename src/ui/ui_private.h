/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the event loop share. */
#ifndef UI_UI_PRIVATE_H
#define UI_UI_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/frame.h"
#include "ui/ui.h"

/* What the next drawing has to draw. */
enum paint { PAINT_ALL, PAINT_MOVED, PAINT_NOTHING };

struct ui {
	const struct ui_options *options;
	struct desk *desk;
	struct screen *top;
	struct message message;
	enum paint paint;
	int64_t minute; /* since the epoch, that row 0 shows */
	bool seen;      /* it was drawn since the key before the one at hand */
	bool settled;   /* before the key at hand, the screen showed all there was to show */
	bool hidden;
	bool quit;
	bool moved;                     /* the PC's clock was, and that is still to be said */
	bool unkept;                    /* keys came since keep() was called last */
	int64_t touched;                /* when the last key came, in monotonic milliseconds */
	int day;                        /* whose work was begun, or was done before; 0 none yet */
	int64_t looked;                 /* the minute in which the second medium was looked for */
	bool away;                      /* and it was not there */
	bool came;                      /* it has come since, and is being written to */
	char *restore;                  /* the backup that is to be the desk; NULL none */
	struct err damage;              /* why there is no desk, where there is a file of it */
	int ended_by;                   /* signal, 0 none */
	const struct screen_ops *later; /* see ui_run_later() */
	int later_op;
	const struct screen_ops *there; /* see ui_run_there() */
	int there_op;
	int *kept; /* keys typed during long work */
	size_t kept_count;
	size_t kept_at;
	size_t kept_capacity;
};

/* Takes text over; NULL: nothing is said. */
void ui_message_set(struct ui *ui, char *text, bool error);

/* Opens a screen on top; its open() may refuse, and nothing has changed then. */
int ui_stack_push(struct ui *ui, const struct screen_ops *ops, const void *arg, struct err *err);

/* The data or the language changed: every screen reads again what it shows. */
void ui_stack_refresh(struct ui *ui);

/* Takes off what asked to be closed; the screen that comes to the top is told. */
void ui_stack_reap(struct ui *ui);

/* The next key, or what came before it: K_TIMEOUT where the screen may look different by itself. */
int ui_key_wait(struct ui *ui);

/* What is half typed is kept, also on screens below. */
void ui_keep(struct ui *ui);

/* The work of the day (app/day_work.h): begun where it is due, and what came of it. */
void ui_day_begin(struct ui *ui);
void ui_day_look(struct ui *ui);
/* Says that the PC's clock was moved, as soon as nothing else is being said. */
void ui_day_say_moved(struct ui *ui);

/* Opens the desk. 0 also where there is none yet, or where its damage is kept to be told: there are
 * backups to go back to. */
int ui_desk_open(struct ui *ui, struct err *err);
/* The screens that a program begins with. */
int ui_first_screens(struct ui *ui, struct err *err);
/* Does what ui_restore() asked for. -1: nothing can be shown any more. */
int ui_restore_run(struct ui *ui, struct err *err);

/* Locks the names: drafts are sealed first, screens that show names are closed with what stands on
 * them, forms stay. The screens go when the stack is reaped next. */
void ui_lock(struct ui *ui);

/* Closes all of them, the top one first. */
void ui_stack_clear(struct ui *ui);

#endif
