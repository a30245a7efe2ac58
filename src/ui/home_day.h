/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sessions of the day that the home screen shows: each is read when it comes into view, since a
 * busy desk has hundreds a day and shows twenty. */
#ifndef UI_HOME_DAY_H
#define UI_HOME_DAY_H

#include "app/desk.h"
#include "ui/list.h"
#include "ui/session_line.h"

struct home_day {
	int day;
	struct desk *desk; /* while rows are read */
	struct list list;
	struct session_line **line; /* one a session; NULL until it is read */
	size_t fill;                /* the next one to be read, and the end of those asked for */
	size_t fill_end;
};

/* Another day, or the same one changed: so many sessions, none of them read; the mark stays where
 * it can. */
void home_day_set(struct home_day *d, int day, size_t count);
void home_day_clear(struct home_day *d);
/* Reads the rows in view that were not read yet. */
int home_day_look(struct home_day *d, struct desk *desk, int rows, struct err *err);
int64_t home_day_marked(const struct home_day *d);  /* its number, 0 when there is none */
int home_day_marked_kind(const struct home_day *d); /* individual when there is none */
void home_day_draw(const struct home_day *d, int y, int rows, int columns);
void home_day_draw_moved(const struct home_day *d, int y, int rows, int columns);

#endif
