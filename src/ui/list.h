/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which row of a list is active and which rows show. */
#ifndef UI_LIST_H
#define UI_LIST_H

#include <stdbool.h>
#include <stddef.h>

struct list {
	size_t count;
	size_t selected; /* < count, or 0 when empty */
	size_t top;
	size_t left; /* the row that was active before the last key */
	bool still;  /* that key left the same rows in view */
};

void list_set_count(struct list *l, size_t count); /* keeps the selection where it can */
bool list_key(struct list *l, int key, int rows);  /* arrows, page, Home, End; false: not for it */
void list_select(struct list *l, size_t index);
/* The last key moved the bar from one row in view to another: list->left and list->selected are all
 * that looks different. */
bool list_slid(const struct list *l);
/* First row to draw so that the active one shows in so many rows. */
size_t list_top(const struct list *l, int rows);

#endif
