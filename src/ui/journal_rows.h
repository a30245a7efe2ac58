/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the journal's list that are in view: what is not shown is not read. */
#ifndef UI_JOURNAL_ROWS_H
#define UI_JOURNAL_ROWS_H

#include "app/journal.h"
#include "ui/session_line.h"

struct journal_rows {
	struct session_line *line;
	size_t top; /* which row of the list the first one is */
	size_t count;
};

/* Those from top on, at most so many. What is there already is not read again: clear it first when
 * the desk or the language changed. */
int journal_rows_read(struct journal_rows *v, struct desk *d, const struct journal *j, size_t top,
		      size_t rows, struct err *err);
void journal_rows_clear(struct journal_rows *v);

/* The row at an index of the list; NULL when it is not in view. */
const struct session_line *journal_rows_at(const struct journal_rows *v, size_t index);

#endif
