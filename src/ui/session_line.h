/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One session as one row of a list. No name of anyone is ever on it. */
#ifndef UI_SESSION_LINE_H
#define UI_SESSION_LINE_H

#include <stdbool.h>
#include <stdint.h>

#include "app/desk.h"
#include "store/types.h"

struct session_line {
	int64_t n;
	int day;
	char *start;    /* 09:02 */
	char *duration; /* 45 min */
	int kind;
	char *kind_name;
	char *subject; /* title, how many came, then what it was about */
	char *gender;  /* short forms; "" when not given */
	char *age;
	char *status;
	char *residence;
	char *refer_to; /* the category they were sent on to */
	char *tags;
	/* Of the desk; NULL: no column for them. */
	char *who; /* initials of the mediator */
	char *place;
};

void session_line_init(struct session_line *line, const struct session *s); /* in the language */
void session_line_init_desk(struct session_line *line, const struct session *s, struct desk *d);
/* Short forms of what it was about, a procedure alone where there is one. Yours. */
char *session_line_themes(uint64_t themes, uint64_t procedures);
void session_line_clear(struct session_line *line);
void session_line_draw(const struct session_line *line, int y, int columns, bool active);
/* The same in a list of many days: its day comes first. taken: one of those chosen. */
void session_line_draw_dated(const struct session_line *line, int y, int columns, bool active,
			     bool taken);

#endif
