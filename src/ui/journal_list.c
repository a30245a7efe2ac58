/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the journal on the screen: which of its rows show, and where the bar is. */
#include "config.h"

#include "ui/journal_private.h"

int
journal_list_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - JOURNAL_LIST_TOP;
}

int64_t
journal_active(const struct journal_screen *st)
{
	return st->list.count == 0 ? 0 : journal_at(st->journal, st->list.selected);
}

void
journal_follow(struct journal_screen *st, long shift)
{
	if (st->list.count == 0 && journal_count(st->journal) > 0) {
		list_set_count(&st->list, journal_count(st->journal));
		list_select(&st->list, journal_near(st->journal));
		return;
	}
	st->list.count = journal_count(st->journal);
	st->list.selected += (size_t)shift;
	st->list.left += (size_t)shift;
	st->list.top = (long)st->list.top + shift > 0 ? st->list.top + (size_t)shift : 0;
	list_set_count(&st->list, st->list.count);
}

int
journal_look(struct screen *s, long *shift, struct err *err)
{
	struct journal_screen *st = s->state;
	int rows = journal_list_rows(s);
	size_t page = rows > 0 ? (size_t)rows : 1;

	if (journal_reach(st->journal, st->list.selected, page, shift, err) != 0)
		return -1;
	journal_follow(st, *shift);
	if (st->hidden < 0 && journal_hidden(st->journal, &st->marks, &st->hidden, err) < 0)
		return -1;
	return journal_rows_read(&st->rows, s->desk, st->journal, list_top(&st->list, rows), page,
				 err);
}

int
journal_load(struct screen *s, int64_t near, struct err *err)
{
	struct journal_screen *st = s->state;
	size_t above = st->list.selected - list_top(&st->list, journal_list_rows(s));
	long shift;

	journal_rows_clear(&st->rows);
	st->hidden = -1;
	if (journal_set(st->journal, &st->filter, near, err) != 0)
		return -1;
	st->list = (struct list){ .count = 0 };
	journal_follow(st, 0);
	if (near != 0) /* it stays where it was on the screen, too */
		st->list.top = st->list.selected > above ? st->list.selected - above : 0;
	return journal_look(s, &shift, err);
}

void
journal_refresh(struct screen *s)
{
	struct journal_screen *st = s->state;
	int64_t near = st->begin ? 0 : st->near != 0 ? st->near : journal_active(st);
	struct err err = { 0 };

	st->near = 0;
	st->begin = false;
	if (journal_load(s, near, &err) != 0)
		ui_fail(s->ui, &err);
}
