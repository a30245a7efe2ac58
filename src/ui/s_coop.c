/* SPDX-License-Identifier: GPL-3.0-or-later */
/* To report: the month’s sessions one at a time, as the national tool’s form asks for them. One key
 * ticks off what was typed there, and shows the next. */
#include "config.h"

#include <stdlib.h>

#include "app/coop_sheet.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/screen.h"
#include "ui/ui.h"
#include "ui/undo_step.h"

enum layout {
	HEAD_ROWS = 2,  /* which session, and what is known of it */
	LABEL_MAX = 58, /* the longest label of the tool’s form */
	LEFT = 2,
};

struct coop {
	int first; /* of the month */
	bool all;  /* of all mediators; else of the one at work */
	bool many; /* there is more than one */
	struct reportable_list month;
	struct list list;
	struct coop_sheet sheet; /* the marked one */
	int64_t shown;           /* its number; 0: none yet */
	size_t top;              /* its first line in view */
};

enum {
	OP_TICK = 1,
	OP_UNTICK,
	OP_BEFORE,
	OP_AFTER,
	OP_OPEN,
	OP_UNDO,
	OP_ALL,
	OP_PREVIOUS,
	OP_NEXT,
};

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says. « report » is to
 * type a session into the national tool too */
static const struct command commands[] = {
	{ OP_TICK,
	  "coop-tick",
	  { K_ENTER, ' ' },
	  N_("Reported"),
	  N_("Tick off the session that was typed into the national tool, and show the next one") },
	{ OP_UNTICK,
	  "coop-untick",
	  { 'r' },
	  N_("Not done"),
	  N_("Take the tick off: the session is to be reported again") },
	{ OP_OPEN, "coop-open", { 'e' }, N_("Edit"), N_("Open the session and change it") },
	{ OP_ALL,
	  "coop-all",
	  { 't' },
	  N_("All"),
	  N_("Show the sessions of all mediators too, or no longer") },
	{ OP_BEFORE, "coop-before", { K_LEFT }, N_("Before"), N_("Show the month before") },
	{ OP_AFTER, "coop-after", { K_RIGHT }, N_("After"), N_("Show the month after") },
	{ OP_UNDO, "coop-undo", { 'u', CTRL('z') }, N_("Undo"), N_("Undo the last action") },
	/* TRANSLATORS: footer, at most 12 columns each: of the sessions of the month */
	{ OP_PREVIOUS, "coop-previous", { K_UP }, N_("Previous"), N_("Show the session before") },
	{ OP_NEXT, "coop-next", { K_DOWN }, N_("Next"), N_("Show the session after") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static size_t
left(const struct reportable_list *l)
{
	size_t count = 0;

	for (size_t i = 0; i < l->count; i++)
		count += !l->item[i].ticked;
	return count;
}

static const struct reportable *
marked(const struct coop *st)
{
	return st->month.count > 0 ? &st->month.item[st->list.selected] : NULL;
}

/* The session from its beginning; one that is read again stays where it is in view. */
static int
show(struct screen *s, size_t i, struct err *err)
{
	struct coop *st = s->state;
	struct coop_sheet sheet = { .count = 0 };
	int64_t n = i < st->month.count ? st->month.item[i].n : 0;

	if (n > 0 && coop_sheet_read(s->desk, n, &sheet, err) != 0)
		return -1;
	coop_sheet_clear(&st->sheet);
	st->sheet = sheet;
	if (n != st->shown || st->top >= sheet.count)
		st->top = 0;
	st->shown = n;
	list_select(&st->list, i);
	return 0;
}

/* The first one from there on that is left, else the first of all, else the last one looked at. */
static size_t
next(const struct coop *st, size_t from)
{
	for (size_t k = 0; k < st->month.count; k++) {
		size_t i = (from + k) % st->month.count;

		if (!st->month.item[i].ticked)
			return i;
	}
	return st->list.selected;
}

static void
take(struct coop *st, struct reportable_list *month)
{
	reportable_list_clear(&st->month);
	st->month = *month;
	list_set_count(&st->list, month->count);
}

/* Another month, from its first session that is left on. */
static int
load_month(struct screen *s, int first, struct err *err)
{
	struct coop *st = s->state;
	struct reportable_list month;

	if (coop_month(s->desk, first, st->all, &month, err) != 0)
		return -1;
	take(st, &month);
	st->first = first;
	list_select(&st->list, 0);
	return show(s, next(st, 0), err);
}

/* The same month again: at the same session, or at the one whose tick has changed. */
static int
load(struct screen *s, bool follow, struct err *err)
{
	struct coop *st = s->state;
	const struct reportable *was = marked(st);
	int64_t n = was ? was->n : 0;
	struct reportable_list month;
	size_t at = st->list.selected;

	if (coop_month(s->desk, st->first, st->all, &month, err) != 0)
		return -1;
	for (size_t i = 0; i < month.count; i++)
		if (month.item[i].n == n)
			at = i;
	for (size_t i = 0; follow && i < month.count && month.count == st->month.count; i++)
		if (month.item[i].ticked != st->month.item[i].ticked)
			at = i;
	take(st, &month);
	return show(s, at < month.count || at == 0 ? at : month.count - 1, err);
}

static void
coop_close(struct screen *s)
{
	struct coop *st = s->state;

	reportable_list_clear(&st->month);
	coop_sheet_clear(&st->sheet);
}

/* A month is reported once it is over: this one is begun with when nothing of the last is left. */
static int
coop_open(struct screen *s, const void *arg, struct err *err)
{
	struct coop *st = s->state;
	int today = clock_today(desk_clock(s->desk));
	struct post_list mediators;
	int result;

	if (desk_mediators(s->desk, false, &mediators, err) != 0)
		return -1;
	st->many = mediators.count > 1;
	post_list_clear(&mediators);
	if (arg) {
		result = load_month(s, *(const int *)arg, err);
	} else {
		result = load_month(s, date_add_months(date_month_first(today), -1), err);
		if (result == 0 && left(&st->month) == 0)
			result = load_month(s, date_month_first(today), err);
	}
	if (result != 0)
		coop_close(s);
	return result;
}

static void
coop_refresh(struct screen *s)
{
	struct err err = { 0 };

	if (load(s, false, &err) != 0)
		ui_fail(s->ui, &err);
}

static void
draw_head(const struct coop *st, const struct reportable *r, int columns)
{
	char *rest = words_number((int64_t)left(&st->month));
	char *all = words_number((int64_t)st->month.count);
	/* TRANSLATORS: how many sessions are left to report, of how many */
	char *count = mem_printf(_("%1$s left of %2$s"), rest, all);
	int width = utf8_width(count);
	char *number = words_number(r->n);
	/* TRANSLATORS: the number of a session, and its kind */
	char *title = mem_printf(_("no. %1$s %2$s"), number, st->sheet.kind);

	draw_text(UI_TOP, LEFT, columns - width - LEFT - 3, STYLE_STRONG, title);
	draw_right(UI_TOP, columns - width - 1, width, STYLE_ACCENT, count);
	if (r->ticked || r->changed)
		draw_text(UI_TOP + 1, LEFT, columns / 2 - LEFT - 1, STYLE_STRONG,
			  r->ticked ? _("reported") : _("changed since it was reported"));
	draw_cursor(UI_TOP, LEFT);
	free(title);
	free(number);
	free(count);
	free(all);
	free(rest);
}

/* The width of what the labels take: all of it where there is room. */
static int
label_width(int columns)
{
	return columns * 9 / 20 < LABEL_MAX ? columns * 9 / 20 : LABEL_MAX;
}

static int
line_rows(const struct coop_line *l, int columns)
{
	int labels = label_width(columns);
	int a = draw_wrapped_rows(labels, l->label);
	int b = draw_wrapped_rows(columns - labels - 2 * LEFT - 2, l->text);

	return a > b ? a : b;
}

/* Draws the lines from the first one in view on; how many did not fit. */
static size_t
draw_lines(const struct coop *st, int columns, int end)
{
	int labels = label_width(columns);
	int y = UI_TOP + HEAD_ROWS;

	for (size_t i = st->top; i < st->sheet.count; i++) {
		const struct coop_line *l = &st->sheet.line[i];
		int rows = line_rows(l, columns);

		if (y + rows > end)
			return st->sheet.count - i;
		draw_wrapped(y, LEFT, labels, rows, STYLE_DIM, l->label);
		draw_wrapped(y, LEFT + labels + 2, columns - labels - 2 * LEFT - 2, rows,
			     STYLE_PLAIN, l->text);
		y += rows;
	}
	return 0;
}

/* At the right: where the rest is, else whose the sessions are, else how to see the others. */
static void
draw_side(const struct screen *s, size_t more, int columns)
{
	const struct coop *st = s->state;
	const char *text = "";

	if (more > 0)
		text = _("Page Down: the rest");
	else if (st->top > 0)
		text = _("Page Up: the beginning");
	else if (st->many)
		text = st->all ? _("of all mediators") : desk_mediator_now(s->desk)->name;
	else if (st->month.count > 1)
		/* TRANSLATORS: two keys, and the other sessions; at most 28 columns */
		text = _("Up, Down: the others");
	draw_right(UI_TOP + 1, columns / 2, columns / 2 - 1, STYLE_DIM, text);
}

static void
coop_draw(const struct screen *s)
{
	const struct coop *st = s->state;
	const struct reportable *r = marked(st);
	int columns = ui_columns(s->ui);

	if (r == NULL) {
		draw_wrapped(UI_TOP + 1, LEFT, columns - 2 * LEFT, 2, STYLE_STRONG,
			     _("Nothing of this month is to be reported: show another month."));
		draw_cursor(UI_TOP, LEFT);
		return;
	}
	draw_head(st, r, columns);
	draw_side(s, draw_lines(st, columns, ui_bottom(s->ui)), columns);
}

/* Says so when nothing is left. */
static void
tick(struct screen *s, struct err *err)
{
	struct coop *st = s->state;
	const struct reportable *r = marked(st);
	char *number;

	if (r == NULL)
		return;
	number = words_number(r->n);
	if (!r->ticked && coop_report(s->desk, r->n, true, err) == 0 && load(s, false, err) == 0) {
		if (left(&st->month) > 0)
			ui_sayf(s->ui, _("No. %s is reported. u undoes it."), number);
		else
			ui_say(s->ui, _("All of this month is reported. u undoes the last one."));
	}
	free(number);
	if (err->code == ERR_NONE)
		show(s, next(st, st->list.selected + 1), err);
}

static void
untick(struct screen *s, struct err *err)
{
	const struct reportable *r = marked(s->state);

	if (r != NULL && (r->ticked || r->changed) && coop_report(s->desk, r->n, false, err) == 0)
		load(s, false, err);
}

static void
undo(struct screen *s, bool sure, struct err *err)
{
	char *sentence = undo_step(s, false, sure, err);

	if (sentence != NULL && load(s, true, err) == 0)
		ui_say(s->ui, sentence);
	free(sentence);
}

static void
coop_answer(struct screen *s, int question, int reply, const void *data)
{
	struct err err = { 0 };

	(void)data;
	if (question == UNDO_QUESTION && reply == 1)
		undo(s, true, &err);
	if (err.code != ERR_NONE)
		ui_fail(s->ui, &err);
}

static void
turn_month(struct screen *s, int by, struct err *err)
{
	const struct coop *st = s->state;
	int first = date_add_months(st->first, by);

	if (first > clock_today(desk_clock(s->desk)))
		ui_say(s->ui, _("Nothing is logged in the future."));
	else
		load_month(s, first, err);
}

static enum verdict
coop_run(struct screen *s, int op, struct err *err)
{
	struct coop *st = s->state;
	const struct reportable *r = marked(st);
	struct session_arg arg = { .how = SESSION_EDIT, .n = r ? r->n : 0 };

	switch (op) {
	case OP_TICK:
		tick(s, err);
		break;
	case OP_UNTICK:
		untick(s, err);
		break;
	case OP_BEFORE:
		turn_month(s, -1, err);
		break;
	case OP_AFTER:
		turn_month(s, 1, err);
		break;
	case OP_UNDO:
		undo(s, false, err);
		break;
	case OP_OPEN:
		if (r != NULL)
			ui_push(s, &screen_session, &arg);
		break;
	case OP_PREVIOUS:
		if (st->list.selected > 0)
			show(s, st->list.selected - 1, err);
		break;
	case OP_NEXT:
		if (st->list.selected + 1 < st->month.count)
			show(s, st->list.selected + 1, err);
		break;
	case OP_ALL:
		st->all = !st->all;
		load_month(s, st->first, err);
		break;
	default:
		return VERDICT_IGNORED;
	}
	return VERDICT_DONE;
}

/* A page of the session; arrows go from one to the other. */
static enum verdict
coop_key(struct screen *s, int key, struct err *err)
{
	struct coop *st = s->state;
	int rows = ui_bottom(s->ui) - UI_TOP - HEAD_ROWS;

	if (key == K_PAGE_UP) {
		st->top = 0;
		return VERDICT_DONE;
	}
	if (key == K_PAGE_DOWN) {
		size_t top = st->top;

		for (size_t i = top; i < st->sheet.count; i++) {
			rows -= line_rows(&st->sheet.line[i], ui_columns(s->ui));
			if (rows < 0) {
				st->top = i > top ? i : top + 1;
				break;
			}
		}
		return VERDICT_DONE;
	}
	if (!list_key(&st->list, key, rows))
		return VERDICT_IGNORED;
	show(s, st->list.selected, err);
	return VERDICT_DONE;
}

static void
coop_resized(struct screen *s)
{
	((struct coop *)s->state)->top = 0;
}

static const char *
coop_label(const struct screen *s, int op)
{
	const struct coop *st = s->state;
	const struct reportable *r = marked(st);

	if ((r == NULL && (op == OP_TICK || op == OP_OPEN)) ||
	    (op == OP_UNTICK && (r == NULL || !r->ticked)))
		return "";
	if ((op == OP_PREVIOUS && st->list.selected == 0) ||
	    (op == OP_NEXT && st->list.selected + 1 >= st->month.count))
		return "";
	if (op == OP_TICK && r->ticked)
		/* TRANSLATORS: footer, at most 12 columns: show the next one */
		return _("Next");
	if (op == OP_ALL)
		/* TRANSLATORS: footer, at most 12 columns: my own sessions */
		return !st->many ? "" : st->all ? _("Mine") : NULL;
	return NULL;
}

static char *
coop_subtitle(const struct screen *s)
{
	return words_month(((const struct coop *)s->state)->first);
}

const struct screen_ops screen_coop = {
	.name = "coop",
	.title = N_("To report"),
	.commands = commands,
	.state_size = sizeof(struct coop),
	.open = coop_open,
	.close = coop_close,
	.draw = coop_draw,
	.run = coop_run,
	.key = coop_key,
	.answer = coop_answer,
	.refresh = coop_refresh,
	.resized = coop_resized,
	.label = coop_label,
	.subtitle = coop_subtitle,
};
