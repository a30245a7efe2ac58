/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: all sessions of the desk under filters that combine, several of them acted on at
 * once; and the bin. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/journal.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ui/draw.h"
#include "ui/journal_private.h"
#include "ui/key.h"

static int
journal_screen_open(struct screen *s, const void *arg, struct err *err)
{
	const struct journal_arg *asked = arg;
	struct journal_screen *st = s->state;

	journal_filter_init(&st->filter);
	st->opened = st->filter;
	if (asked != NULL && asked->filter != NULL)
		st->filter = st->opened = *asked->filter;
	st->of_figure = asked != NULL && asked->filter != NULL;
	if (asked != NULL)
		st->filter.person = st->person = asked->person;
	edit_init(&st->head.edit, 0);
	if (journal_open(&st->journal, s->desk, &st->filter, err) == 0 &&
	    journal_load(s, 0, err) == 0)
		return 0;
	s->ops->close(s);
	return -1;
}

static void
journal_screen_close(struct screen *s)
{
	struct journal_screen *st = s->state;

	journal_close(st->journal);
	journal_rows_clear(&st->rows);
	bitset_clear(&st->marks);
	free(st->asked_tag);
	edit_clear(&st->head.edit);
}

static void
journal_screen_resized(struct screen *s)
{
	struct err err = { 0 };
	long shift;

	if (journal_look(s, &shift, &err) != 0)
		ui_fail(s->ui, &err);
}

static bool
journal_screen_work(struct screen *s, struct err *err)
{
	struct journal_screen *st = s->state;
	long shift;
	int rc = journal_work(st->journal, &shift, err);

	if (rc == 0)
		return false;
	journal_follow(st, shift);
	return rc == 1 && journal_look(s, &shift, err) == 0;
}

static void
draw_row(const struct screen *s, size_t i)
{
	const struct journal_screen *st = s->state;
	const struct session_line *line = journal_rows_at(&st->rows, i);
	int y = JOURNAL_LIST_TOP + (int)(i - list_top(&st->list, journal_list_rows(s)));
	bool here = i == st->list.selected;

	if (line != NULL)
		session_line_draw_dated(line, y, ui_columns(s->ui), here,
					bitset_has(&st->marks, line->n));
	if (here && st->head.line == JOURNAL_LINE_FILTERS)
		draw_cursor(y, 1);
}

static const char *
nothing_words(const struct journal_screen *st)
{
	if (!journal_settled(st->journal))
		return "";
	if (!str_empty(st->filter.words))
		return _("Nothing like that: erase a letter, or take a filter off with f.");
	if (journal_filtered(&st->filter))
		return st->filter.binned
			       ? _("Nothing in the bin fits these filters: f changes them.")
			       : _("No session fits these filters: f changes them.");
	return st->filter.binned ? _("The bin is empty.")
				 : _("No session yet: n on the home screen logs the first one.");
}

static void
journal_screen_draw(const struct screen *s)
{
	const struct journal_screen *st = s->state;
	int columns = ui_columns(s->ui);
	int rows = journal_list_rows(s);
	size_t top = list_top(&st->list, rows);

	if (st->list.count == 0)
		draw_wrapped(JOURNAL_LIST_TOP, 3, columns - 6, 2, STYLE_DIM, nothing_words(st));
	for (int i = 0; i < rows && top + (size_t)i < st->list.count; i++)
		draw_row(s, top + (size_t)i);
	journal_head_draw(&st->head, s->desk, st->journal, st->marks.count, st->hidden, columns);
}

static void
journal_screen_draw_moved(const struct screen *s)
{
	const struct journal_screen *st = s->state;

	draw_row(s, st->list.left);
	draw_row(s, st->list.selected);
}

/* --- commands --- */

/* But for their order. */
static bool
same_rows(const struct journal_filter *a, const struct journal_filter *b)
{
	return a->from == b->from && a->to == b->to && a->kind == b->kind &&
	       a->themes == b->themes && a->procedures == b->procedures &&
	       a->mediator == b->mediator && a->place == b->place && a->tag == b->tag &&
	       a->person == b->person && a->values == b->values && a->binned == b->binned;
}

/* One step back at a time: what is chosen, the words, the filters, the bin. */
static enum verdict
back(struct screen *s, struct err *err)
{
	struct journal_screen *st = s->state;
	struct journal_filter f;

	if (st->marks.count > 0) {
		bitset_clear(&st->marks);
		return VERDICT_DONE;
	}
	if (!str_empty(st->filter.words)) {
		journal_set_words(s, "", err);
		return VERDICT_DONE;
	}
	if (st->of_figure && same_rows(&st->filter, &st->opened))
		return VERDICT_CLOSE;
	f = st->opened;
	f.order = st->filter.order;
	f.turned = st->filter.turned;
	if (st->of_figure) {
		st->filter = f;
		journal_load(s, 0, err);
		return VERDICT_DONE;
	}
	f.person = st->person;
	f.binned = st->filter.binned;
	st->filter.person = st->filter.person == st->person ? 0 : st->filter.person;
	if (!journal_filtered(&st->filter) && !f.binned)
		return VERDICT_CLOSE;
	if (!journal_filtered(&st->filter))
		f.binned = false;
	st->filter = f;
	journal_load(s, 0, err);
	return VERDICT_DONE;
}

/* What is marked does not go along into the bin or out of it: there it could not be seen. Another
 * order begins at its usual end. */
static void
show(struct screen *s, int op, struct err *err)
{
	struct journal_screen *st = s->state;

	if (op == JOURNAL_OP_BIN) {
		st->filter.binned = !st->filter.binned;
		bitset_clear(&st->marks);
	} else if (op == JOURNAL_OP_TURN) {
		st->filter.turned = !st->filter.turned;
	} else {
		st->filter.order = (st->filter.order + 1) % JOURNAL_ORDERS;
		st->filter.turned = false;
	}
	journal_load(s, 0, err);
}

static enum verdict
edit(struct screen *s)
{
	const struct journal_screen *st = s->state;
	struct session_arg arg = { .how = SESSION_EDIT, .n = journal_active(st) };

	if (st->filter.binned)
		ui_say(s->ui, _("This session is in the bin: r takes it out, then it can be "
				"changed."));
	else
		ui_push(s, &screen_session, &arg);
	return VERDICT_DONE;
}

/* A key that cannot act here says which one can. */
static enum verdict
run_on_rows(struct screen *s, int op, struct err *err)
{
	struct journal_screen *st = s->state;
	bool bin = st->filter.binned;
	bool deletes = op == JOURNAL_OP_DELETE;
	struct journal_change c = { .act = deletes ? JOURNAL_DELETE : JOURNAL_RESTORE };

	if (journal_active(st) == 0 && st->marks.count == 0)
		ui_say(s->ui, _("No session is marked: there is nothing to do here."));
	else if (op == JOURNAL_OP_OPEN)
		return edit(s);
	else if (deletes ? bin : op == JOURNAL_OP_RESTORE && !bin)
		ui_say(s->ui, bin ? _("This is in the bin already: r takes it out.")
				  : _("This is not in the bin: p shows what is."));
	else if (deletes || op == JOURNAL_OP_RESTORE)
		journal_act(s, &c, err);
	else if (bin)
		ui_say(s->ui, _("This session is in the bin: r takes it out, then it can be "
				"changed."));
	else if (op == JOURNAL_OP_MOVE)
		journal_open_line(s, JOURNAL_LINE_DAY);
	else
		journal_pick_tag(s, op == JOURNAL_OP_UNTAG, err);
	return VERDICT_DONE;
}

static enum verdict
journal_screen_run(struct screen *s, int op, struct err *err)
{
	struct journal_screen *st = s->state;
	struct journal_filter *filter = &st->filter;

	if (st->head.line != JOURNAL_LINE_FILTERS)
		return journal_run_in_line(s, op, err);
	switch (op) {
	case JOURNAL_OP_SEARCH:
		journal_open_line(s, JOURNAL_LINE_SEARCH);
		return VERDICT_DONE;
	case JOURNAL_OP_FILTER:
		ui_push(s, &screen_journal_filter, &filter);
		return VERDICT_DONE;
	case JOURNAL_OP_MARK:
		journal_mark(s, err);
		return VERDICT_DONE;
	case JOURNAL_OP_MARK_ALL:
		journal_mark_all(s, err);
		return VERDICT_DONE;
	case JOURNAL_OP_SORT:
	case JOURNAL_OP_TURN:
	case JOURNAL_OP_BIN:
		show(s, op, err);
		return VERDICT_DONE;
	case JOURNAL_OP_UNDO:
	case JOURNAL_OP_REDO:
		journal_step(s, op == JOURNAL_OP_REDO, false, err);
		return VERDICT_DONE;
	case UI_BACK:
		return back(s, err);
	default:
		return op > 0 ? run_on_rows(s, op, err) : VERDICT_IGNORED;
	}
}

static bool
journal_screen_typing(const struct screen *s)
{
	const struct journal_screen *st = s->state;

	return st->head.line != JOURNAL_LINE_FILTERS;
}

static enum verdict
journal_screen_key(struct screen *s, int key, struct err *err)
{
	struct journal_screen *st = s->state;
	bool in_list = st->head.line == JOURNAL_LINE_FILTERS;
	size_t count = st->list.count;
	long shift;

	if (!in_list && edit_key(&st->head.edit, key)) {
		journal_typed(s, err);
		return VERDICT_DONE;
	}
	/* What is at the other end may not be known yet. */
	if ((key == K_HOME || key == K_END) && journal_go(st->journal, key == K_END, err) == 0) {
		journal_rows_clear(&st->rows);
		st->list.selected = 0;
		list_set_count(&st->list, journal_count(st->journal));
	}
	if (!list_key(&st->list, key, journal_list_rows(s)))
		return VERDICT_IGNORED;
	if (journal_look(s, &shift, err) != 0 || key == K_HOME || key == K_END)
		return VERDICT_DONE;
	return list_slid(&st->list) && shift == 0 && in_list && count == st->list.count
		       ? VERDICT_MOVED
		       : VERDICT_DONE;
}

static void
journal_screen_paste(struct screen *s, const char *text)
{
	struct journal_screen *st = s->state;
	struct err err = { 0 };

	/* In the list there is nothing else that it could be for. */
	if (st->head.line == JOURNAL_LINE_FILTERS)
		journal_open_line(s, JOURNAL_LINE_SEARCH);
	edit_paste(&st->head.edit, text);
	journal_typed(s, &err);
	if (err.code != ERR_NONE)
		ui_fail(s->ui, &err);
}

static const char *
journal_screen_label(const struct screen *s, int op)
{
	const struct journal_screen *st = s->state;
	bool bin = st->filter.binned;
	bool marks = st->marks.count > 0;

	if (st->head.line != JOURNAL_LINE_FILTERS) {
		if (op == JOURNAL_OP_OPEN)
			return st->head.line == JOURNAL_LINE_DAY ? _("Other day") : _("List");
		return op > 0 ? "" : NULL;
	}
	/* What acts on all that are marked comes before what is for one or for the list. */
	switch (op) {
	case JOURNAL_OP_RESTORE:
		return bin ? NULL : "";
	case JOURNAL_OP_SEARCH:
	case JOURNAL_OP_FILTER:
	case JOURNAL_OP_MARK:
		return marks ? "" : NULL;
	case JOURNAL_OP_OPEN:
		return marks || bin || st->list.count == 0 ? "" : NULL;
	case JOURNAL_OP_DELETE:
	case JOURNAL_OP_TAG:
	case JOURNAL_OP_MOVE:
		return bin || (st->list.count == 0 && !marks) ? "" : NULL;
	case JOURNAL_OP_UNDO:
		return st->acted && !marks ? NULL : "";
	case UI_BACK:
		/* TRANSLATORS: footer, at most 12 columns: none is marked any more */
		return marks ? _("Unmark") : NULL;
	case JOURNAL_OP_BIN:
		return bin ? _("Journal") : NULL;
	default:
		return NULL;
	}
}

static const char *
journal_screen_name_now(const struct screen *s)
{
	const struct journal_screen *st = s->state;

	return st->filter.binned ? _("Bin") : NULL;
}

const struct screen_ops screen_journal = {
	.name = "journal",
	.title = N_("Journal"),
	.commands = journal_commands,
	.state_size = sizeof(struct journal_screen),
	.open = journal_screen_open,
	.close = journal_screen_close,
	.draw = journal_screen_draw,
	.draw_moved = journal_screen_draw_moved,
	.run = journal_screen_run,
	.typing = journal_screen_typing,
	.key = journal_screen_key,
	.paste = journal_screen_paste,
	.work = journal_screen_work,
	.answer = journal_answer,
	.refresh = journal_refresh,
	.resized = journal_screen_resized,
	.label = journal_screen_label,
	.name_now = journal_screen_name_now,
};
