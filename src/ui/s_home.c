/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The home screen: the day's sessions as a list, the day's and the month's totals, the last 14
 * days, and the keys to everything else. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/logbook.h"
#include "app/sentence.h"
#include "app/words.h"
#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/home_day.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define SPARK_DAYS 14
#define WORDS_COLUMNS 90      /* narrower, the totals are numbers alone */
#define LIST_TOP (UI_TOP + 3) /* below the totals, the days and a blank */

struct home {
	int day;   /* shown; today unless the arrows or a save went elsewhere */
	bool went; /* the arrows did: what is logged next is of that day, too */
	int today;
	struct home_day rows;
	int64_t saved; /* the session that the form saved: it is to be the marked one */
	struct logbook_sums day_sums;
	struct logbook_sums month_sums;
	int64_t days[SPARK_DAYS];
	bool draft;
	bool acted; /* since the program began: undo is named */
};

enum {
	OP_NEW = 1,
	OP_REPEAT,
	OP_ACTORS,
	OP_STATS,
	OP_EXPORT,
	OP_OPEN,
	OP_DELETE,
	OP_UNDO,
	OP_REDO,
	OP_RESUME,
	OP_BEFORE,
	OP_AFTER,
	OP_TODAY,
	OP_IMPORT,
	OP_SETTINGS,
};

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_NEW, "session-new", { 'n', K_INSERT }, N_("New"), N_("Log a new session") },
	{ OP_REPEAT,
	  "session-repeat",
	  { 'r' },
	  N_("Repeat"),
	  N_("Log a session like the last one, dated today") },
	{ OP_UNDO, "undo", { 'u', CTRL('z') }, N_("Undo"), N_("Undo the last action") },
	{ OP_OPEN,
	  "session-edit",
	  { 'e', K_ENTER },
	  N_("Edit"),
	  N_("Open the marked session and change it") },
	{ OP_ACTORS,
	  "actors",
	  { 'a', '/' },
	  N_("Actors"),
	  N_("Find the place or the partner who can take the next step") },
	{ OP_STATS, "stats", { 's' }, N_("Statistics"), N_("See the figures of the month") },
	{ OP_DELETE,
	  "session-delete",
	  { 'd', K_DELETE },
	  N_("Delete"),
	  N_("Put the marked session into the bin; undo brings it back") },
	{ OP_EXPORT,
	  "export",
	  { 'x' },
	  N_("Export"),
	  N_("Hand over the anonymised figures of a month") },
	{ OP_REDO, "redo", { CTRL('y') }, NULL, N_("Do again what was undone") },
	{ OP_RESUME,
	  "draft",
	  { 'b' },
	  NULL,
	  N_("Go on with the session that was left as a draft") },
	{ OP_BEFORE, "day-before", { K_LEFT }, NULL, N_("Show the day before") },
	{ OP_AFTER, "day-after", { K_RIGHT }, NULL, N_("Show the day after") },
	{ OP_TODAY, "today", { 't' }, NULL, N_("Show today") },
	{ OP_IMPORT, "import", { 'i' }, NULL, N_("Import places from a file") },
	{ OP_SETTINGS,
	  "settings",
	  { 'g', 'w' },
	  NULL,
	  N_("Change the settings, the place or who is at work") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static int
list_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - LIST_TOP;
}

static int
look(struct screen *s, struct err *err)
{
	struct home *st = s->state;

	return home_day_look(&st->rows, s->desk, list_rows(s), err);
}

/* All but the rows: they are read once it is known which of them show. */
static int
load(struct screen *s, struct err *err)
{
	struct home *st = s->state;
	int today = clock_today(desk_clock(s->desk));
	struct form draft;
	int64_t count;

	if (st->day == st->today) /* at midnight the list follows the day */
		st->day = today;
	st->today = today;
	if (logbook_count(s->desk, st->day, &count, err) != 0 ||
	    logbook_sums(s->desk, st->day, st->day, &st->day_sums, err) != 0 ||
	    logbook_sums(s->desk, date_month_first(st->day), date_month_last(st->day),
			 &st->month_sums, err) != 0 ||
	    logbook_days(s->desk, st->day - SPARK_DAYS + 1, SPARK_DAYS, st->days, err) != 0)
		return -1;
	home_day_set(&st->rows, st->day, (size_t)count);
	form_init(&draft, 0);
	if (logbook_draft_get(s->desk, &draft, &st->draft, err) != 0)
		st->draft = false;
	form_clear(&draft);
	return 0;
}

/* With the last session of the day marked. */
static int
load_at_end(struct screen *s, struct err *err)
{
	struct home *st = s->state;

	if (load(s, err) != 0)
		return -1;
	list_select(&st->rows.list, st->rows.list.count);
	return look(s, err);
}

static int
home_open(struct screen *s, const void *arg, struct err *err)
{
	struct home *st = s->state;

	(void)arg;
	st->day = st->today = clock_today(desk_clock(s->desk));
	if (load_at_end(s, err) != 0) {
		home_day_clear(&st->rows);
		return -1;
	}
	if (st->draft)
		ui_say(s->ui, _("A session was left as a draft: b goes on with it."));
	return 0;
}

static void
home_close(struct screen *s)
{
	struct home *st = s->state;

	home_day_clear(&st->rows);
}

static void
home_resized(struct screen *s)
{
	struct err err = { 0 };

	if (look(s, &err) != 0)
		ui_fail(s->ui, &err);
}

/* The session that was just saved becomes the marked one. */
static int
mark_saved(struct screen *s, struct err *err)
{
	struct home *st = s->state;
	int64_t before;

	if (st->saved == 0)
		return 0;
	if (logbook_before(s->desk, st->saved, &before, err) != 0)
		return -1;
	list_select(&st->rows.list, (size_t)before);
	st->saved = 0;
	return 0;
}

static void
home_refresh(struct screen *s)
{
	struct err err = { 0 };

	if (load(s, &err) != 0 || mark_saved(s, &err) != 0 || look(s, &err) != 0)
		ui_fail(s->ui, &err);
}

/* « 7 attendances · 3 h 15 »; brief: without the word. */
static char *
total(const struct logbook_sums *sums, bool brief)
{
	char *hours = words_hours(sums->minutes);
	char *count = words_number(sums->attendances);
	char *text = brief ? mem_strdup(count)
			   /* TRANSLATORS: %s is a number: how many times someone was helped */
			   : mem_printf(ngettext("%s attendance", "%s attendances",
						 (unsigned long)sums->attendances),
					count);
	char *line = mem_printf("%s %s %s", text, draw_dot(), hours);

	free(hours);
	free(count);
	free(text);
	return line;
}

static void
draw_totals(const struct screen *s, int columns)
{
	const struct home *st = s->state;
	char *day = total(&st->day_sums, columns < WORDS_COLUMNS);
	char *month = total(&st->month_sums, true);
	char *name = st->day == st->today ? mem_strdup(_("Today")) : words_date_short(st->day);
	char *month_name = words_month(st->day);
	int half = columns / 2;
	int used;

	used = draw_text(UI_TOP, 2, half - 3, STYLE_STRONG, name);
	draw_text(UI_TOP, 4 + used, half - used - 5, STYLE_ACCENT, day);
	used = draw_text(UI_TOP, half, columns - half - 2, STYLE_STRONG, month_name);
	draw_text(UI_TOP, half + used + 2, columns - half - used - 4, STYLE_ACCENT, month);
	/* TRANSLATORS: label of a row of small bars, one for each of the last 14 days */
	used = draw_text(UI_TOP + 1, 2, half - 3 - SPARK_DAYS, STYLE_PLAIN, _("14 days"));
	draw_spark(UI_TOP + 1, 4 + used, st->days, SPARK_DAYS);
	if (st->draft)
		draw_text(UI_TOP + 1, half, columns - half - 2, STYLE_STRONG,
			  _("a draft waits: b"));
	free(day);
	free(month);
	free(name);
	free(month_name);
}

static void
home_draw(const struct screen *s)
{
	const struct home *st = s->state;
	int columns = ui_columns(s->ui);
	int rows = list_rows(s);

	draw_totals(s, columns);
	if (st->rows.list.count == 0)
		draw_wrapped(LIST_TOP, 2, columns - 4, rows, STYLE_DIM,
			     st->day == st->today ? _("No session yet today: n logs the first one.")
						  : _("No session on this day."));
	home_day_draw(&st->rows, LIST_TOP, rows, columns);
}

static void
home_draw_moved(const struct screen *s)
{
	const struct home *st = s->state;

	home_day_draw_moved(&st->rows, LIST_TOP, list_rows(s), ui_columns(s->ui));
}

static int64_t
marked(const struct home *st)
{
	return home_day_marked(&st->rows);
}

static enum verdict
open_form(struct screen *s, enum session_how how, int64_t n)
{
	const struct home *st = s->state;
	struct session_arg arg = { .how = how, .n = n, .day = st->went ? st->day : st->today };

	ui_push(s, &screen_session, &arg);
	return VERDICT_DONE;
}

static void
say_step(struct screen *s, const struct logbook_step *step)
{
	char *sentence = sentence_for_step(step);

	ui_say(s->ui, sentence);
	free(sentence);
}

static enum verdict
undo(struct screen *s, bool redo, struct err *err)
{
	struct logbook_step step = { .count = 0 };

	if ((redo ? logbook_redo : logbook_undo)(s->desk, &step, err) != 0)
		return VERDICT_DONE;
	home_refresh(s);
	((struct home *)s->state)->acted = true;
	say_step(s, &step);
	return VERDICT_DONE;
}

static void
to_bin(struct screen *s, struct err *err)
{
	struct home *st = s->state;
	char *number = words_number(marked(st));

	if (logbook_delete(s->desk, marked(st), err) == 0) {
		st->acted = true;
		home_refresh(s);
		ui_sayf(s->ui, _("Session no. %s is in the bin: u brings it back."), number);
	}
	free(number);
}

static enum verdict
show_day(struct screen *s, int day, struct err *err)
{
	struct home *st = s->state;

	st->day = day > st->today ? st->today : day;
	st->went = st->day != st->today;
	load_at_end(s, err);
	return VERDICT_DONE;
}

static const struct screen_ops *
screen_of(int op)
{
	switch (op) {
	case OP_ACTORS:
		return &screen_actors;
	case OP_STATS:
		return &screen_stats;
	case OP_EXPORT:
		return &screen_export;
	case OP_IMPORT:
		return &screen_import;
	case OP_SETTINGS:
		return &screen_settings;
	default:
		return NULL;
	}
}

static enum verdict
home_run(struct screen *s, int op, struct err *err)
{
	struct home *st = s->state;

	switch (op) {
	case OP_NEW:
		return open_form(s, SESSION_NEW, 0);
	case OP_REPEAT:
		return open_form(s, SESSION_REPEAT, 0);
	case OP_RESUME:
		if (st->draft)
			return open_form(s, SESSION_DRAFT, 0);
		ui_say(s->ui, _("No draft is waiting."));
		return VERDICT_DONE;
	case OP_OPEN:
	case OP_DELETE:
		if (marked(st) == 0)
			ui_say(s->ui, _("No session is marked: there is nothing to change or "
					"delete."));
		else if (op == OP_OPEN)
			open_form(s, SESSION_EDIT, marked(st));
		else
			to_bin(s, err);
		return VERDICT_DONE;
	case OP_UNDO:
	case OP_REDO:
		return undo(s, op == OP_REDO, err);
	case OP_BEFORE:
		return show_day(s, st->day - 1, err);
	case OP_AFTER:
		return show_day(s, st->day + 1, err);
	case OP_TODAY:
		return show_day(s, st->today, err);
	default:
		if (screen_of(op) == NULL)
			return VERDICT_IGNORED;
		ui_push(s, screen_of(op), NULL);
		return VERDICT_DONE;
	}
}

static enum verdict
home_key(struct screen *s, int key, struct err *err)
{
	struct home *st = s->state;

	if (!list_key(&st->rows.list, key, list_rows(s)))
		return VERDICT_IGNORED;
	if (list_slid(&st->rows.list))
		return VERDICT_MOVED;
	look(s, err);
	return VERDICT_DONE;
}

/* The form closes next, which has everything read again. */
static void
home_answer(struct screen *s, int question, int reply, const void *data)
{
	struct home *st = s->state;
	const struct session *saved = data;

	(void)question;
	if (reply == 0 || saved == NULL)
		return;
	st->went = st->went && st->day == saved->date;
	st->day = saved->date;
	st->saved = saved->n;
	st->acted = true;
}

static const char *
home_label(const struct screen *s, int op)
{
	const struct home *st = s->state;
	bool of_row = op == OP_OPEN || op == OP_DELETE;

	if (op == UI_BACK || (of_row && marked(st) == 0) || (op == OP_UNDO && !st->acted))
		return "";
	return NULL;
}

const struct screen_ops screen_home = {
	.name = "home",
	/* TRANSLATORS: title of the first screen */
	.title = N_("Home"),
	.commands = commands,
	.state_size = sizeof(struct home),
	.open = home_open,
	.close = home_close,
	.draw = home_draw,
	.draw_moved = home_draw_moved,
	.run = home_run,
	.key = home_key,
	.answer = home_answer,
	.refresh = home_refresh,
	.resized = home_resized,
	.label = home_label,
};
