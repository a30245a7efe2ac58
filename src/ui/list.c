/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arithmetic of a scrolled list, without a terminal. */
#include "config.h"

#include "ui/list.h"

#include "ui/key.h"

void
list_set_count(struct list *l, size_t count)
{
	l->count = count;
	if (l->selected >= count)
		l->selected = count == 0 ? 0 : count - 1;
}

void
list_select(struct list *l, size_t index)
{
	l->selected = index;
	list_set_count(l, l->count);
}

size_t
list_top(const struct list *l, int rows)
{
	size_t page = rows > 0 ? (size_t)rows : 1;
	size_t top = l->top;

	if (l->selected < top)
		top = l->selected;
	if (l->selected >= top + page)
		top = l->selected - page + 1;
	if (top + page > l->count)
		top = l->count > page ? l->count - page : 0;
	return top;
}

bool
list_key(struct list *l, int key, int rows)
{
	size_t page = rows > 1 ? (size_t)rows - 1 : 1;
	size_t last = l->count == 0 ? 0 : l->count - 1;
	size_t top = list_top(l, rows);

	/* As it is drawn: the rows stay where they are until the bar reaches one of their ends. */
	l->top = top;
	l->left = l->selected;
	switch (key) {
	case K_UP:
		l->selected -= l->selected > 0;
		break;
	case K_DOWN:
		l->selected += l->selected < last;
		break;
	case K_PAGE_UP:
		l->selected = l->selected > page ? l->selected - page : 0;
		break;
	case K_PAGE_DOWN:
		l->selected = l->selected + page < last ? l->selected + page : last;
		break;
	case K_HOME:
		l->selected = 0;
		break;
	case K_END:
		l->selected = last;
		break;
	default:
		return false;
	}
	l->top = list_top(l, rows);
	l->still = l->top == top;
	return true;
}

bool
list_slid(const struct list *l)
{
	return l->still && l->left < l->count;
}
