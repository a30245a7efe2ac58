/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The visits of a person as a list, newest first: only those in view are read. */
#ifndef UI_PERSON_HISTORY_H
#define UI_PERSON_HISTORY_H

#include "app/persons.h"
#include "ui/list.h"
#include "ui/session_line.h"

struct visit_row {
	char *day;
	struct session_line line;
	char *note; /* NULL none */
};

struct person_history {
	struct list list;
	struct visit_row *row; /* in view */
	size_t top;
	size_t count;
};

int person_history_read(struct person_history *h, struct desk *d, const struct persons_page *page,
			int rows, struct err *err);
void person_history_clear(struct person_history *h); /* the list stays */
void person_history_draw(const struct person_history *h, int y, int rows, int columns);

#endif
