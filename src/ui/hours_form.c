/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row a day, its morning and its afternoon; below them what to type, and what the week says so
 * far: how many hours, whether it is open now, and the expression that a file has. */
#include "config.h"

#include "ui/hours_form.h"

#include <stdlib.h>
#include <string.h>

#include "app/opening.h"
#include "app/opening_words.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/opening_show.h"
#include "ui/ui.h"

enum {
	ROWS = OPENING_RULES / OPENING_HALVES + 2,
	ROW_HOLIDAYS = HOURS_WEEKDAYS,
	ROW_RULES,
	ROW_REMARK,
	LABEL_X = 3,
	LABEL_WIDTH = 18,
	GAP = 2,
	HALF_MAX = 30,
	HINT_ROWS = 2,
	LIVE_ROWS = 2,
	WIDE = 80,
	ROOMY = ROWS + 9, /* rows for a head, blanks and a long expression */
};

/* Where things are. */
struct area {
	int columns, rows; /* rows of the form that show */
	int y, x, half;    /* its first row, its fields and how wide one of two is */
	int top;           /* the first row that shows */
	int hint, live, end;
};

static struct area
area_of(const struct screen *s)
{
	const struct hours_form *st = s->state;
	struct area a = { .columns = ui_columns(s->ui), .y = UI_TOP, .end = ui_bottom(s->ui) };
	bool roomy = a.end - UI_TOP >= ROOMY;
	int row = hours_form_row(st->field);

	a.x = LABEL_X + LABEL_WIDTH + 1;
	a.half = (a.columns - a.x - GAP - 1) / OPENING_HALVES;
	a.half = a.half > HALF_MAX ? HALF_MAX : a.half;
	a.y += roomy;
	a.rows = roomy ? ROWS : a.end - a.y - HINT_ROWS - LIVE_ROWS;
	a.rows = a.rows > ROWS ? ROWS : a.rows;
	a.top = row - a.rows + 1 > 0 ? row - a.rows + 1 : 0;
	a.hint = a.y + a.rows + roomy;
	a.live = a.hint + HINT_ROWS + roomy;
	return a;
}

static void
texts(const struct hours_form *st, const char *text[static OPENING_FIELDS])
{
	for (int i = 0; i < OPENING_FIELDS; i++)
		text[i] = st->edit[i].text;
}

enum opening_fault
hours_form_read(const struct hours_form *st, struct hours_parts *parts, int *field)
{
	const char *text[OPENING_FIELDS];

	texts(st, text);
	return opening_form_read(text, parts, field);
}

enum opening_fault
hours_form_fault(const struct hours_form *st, int field)
{
	const char *text[OPENING_FIELDS];
	int first = hours_form_row(field), wrong;
	struct hours_parts parts;
	enum opening_fault fault;

	for (int i = 0; i < OPENING_FIELDS; i++)
		text[i] = hours_form_row(i) == first ? st->edit[i].text : "";
	fault = opening_form_read(text, &parts, &wrong);
	hours_parts_clear(&parts);
	return fault;
}

/* --- rows --- */

static const char *
label_of(int row)
{
	switch (row) {
	case ROW_HOLIDAYS:
		return C_("opening hours", "Public holidays");
	case ROW_RULES:
		/* TRANSLATORS: of opening hours, what no week says; at most 18 columns */
		return _("Other rules");
	case ROW_REMARK:
		/* TRANSLATORS: on opening hours, as “by appointment”; at most 18 columns */
		return C_("opening hours", "Remark");
	default:
		return i18n_weekday(row, false);
	}
}

/* The typed rules say something of that day of the week, or of public holidays. */
static bool
rules_say(const struct hours_form *st, int row)
{
	struct hours h = { .invalid = false };
	bool say = false;

	hours_read(&h, st->edit[OPENING_RULES].text);
	for (size_t i = 0; i < h.rule_count; i++)
		say = say || (row == ROW_HOLIDAYS ? h.rule[i].holidays : h.rule[i].day[row] != 0);
	hours_clear(&h);
	return say;
}

/* What a row says in which nothing is typed. */
static const char *
nothing_of(const struct hours_form *st, int row)
{
	bool said = !edit_empty(&st->edit[OPENING_RULES]);

	if (row > ROW_HOLIDAYS)
		return "";
	if (rules_say(st, row))
		/* TRANSLATORS: of a day; “other rules” is a row below */
		return _("see the other rules");
	for (int i = 0; i < OPENING_HOLIDAYS; i++)
		said = said || !edit_empty(&st->edit[i]);
	return row == ROW_HOLIDAYS || !said ? _("not said") : C_("opening hours", "closed");
}

static void
draw_row(const struct hours_form *st, const struct area *a, int row)
{
	int y = a->y + row - a->top;
	bool here = row == hours_form_row(st->field);
	bool wrong = hours_form_fault(st, row <= ROW_HOLIDAYS ? row * OPENING_HALVES
							      : OPENING_RULES + row - ROW_RULES) !=
			     OPENING_FINE &&
		     !(here && st->typing);
	bool empty = true;

	draw_text(y, 1, 1, wrong ? STYLE_ERROR : STYLE_PLAIN,
		  here    ? draw_marker()
		  : wrong ? "!"
			  : "");
	draw_text(y, LABEL_X, LABEL_WIDTH, here ? STYLE_STRONG : STYLE_PLAIN, label_of(row));
	for (int i = 0; i < OPENING_FIELDS; i++) {
		int half = i < OPENING_RULES ? i % OPENING_HALVES : 0;
		bool focus = i == st->field;

		if (hours_form_row(i) != row)
			continue;
		empty = empty && edit_empty(&st->edit[i]);
		if (focus || !edit_empty(&st->edit[i]))
			edit_draw(&st->edit[i], y, a->x + half * (a->half + GAP),
				  i < OPENING_RULES ? a->half : a->columns - a->x - 1,
				  wrong   ? STYLE_ERROR
				  : focus ? STYLE_STRONG
					  : STYLE_PLAIN,
				  focus);
	}
	if (empty)
		draw_text(y, a->x, a->half, STYLE_DIM, nothing_of(st, row));
}

static void
draw_head(const struct area *a)
{
	if (a->y == UI_TOP)
		return;
	/* TRANSLATORS: of a day, above the columns of its opening hours; at most 14 columns each */
	draw_text(UI_TOP, a->x, a->half, STYLE_DIM, C_("opening hours", "morning"));
	draw_text(UI_TOP, a->x + a->half + GAP, a->half, STYLE_DIM,
		  C_("opening hours", "afternoon"));
}

/* --- what to do --- */

static const char *
complaint(enum opening_fault fault)
{
	switch (fault) {
	case OPENING_OVERLAP:
		return _("Two of these times overlap: end one before the other begins.");
	case OPENING_TOO_MANY:
		return _("A day has at most 6 times: make one of two of them.");
	case OPENING_NO_RULE:
		return _("These rules cannot be read: write them like Sa[1] 09:00-12:00; "
			 "week 1-10 Mo 14:00-17:00.");
	default:
		return _("These hours cannot be read: write 8h30-12h, 13h30-16h.");
	}
}

/* Rules in words, once they can be read. Yours; NULL: they cannot. */
static char *
rules_in_words(const struct hours_form *st)
{
	char *words = NULL;

	if (opening_words(st->edit[OPENING_RULES].text, &words) == OPENING_SAID_WEEK)
		return words;
	free(words);
	return NULL;
}

/* Times that go on after midnight may be two that were mixed up. Yours; NULL: there are none. */
static char *
night_of(const struct hours_form *st)
{
	int morning = st->field - st->field % OPENING_HALVES, end = 0;
	char *time, *text = NULL;

	for (int i = 0; i < OPENING_HALVES && st->field < OPENING_RULES; i++) {
		struct hours_range range[HOURS_DAY_RANGES];
		int count = 0;

		if (opening_typed(st->edit[morning + i].text, range, &count) == 0 && count > 0 &&
		    range[count - 1].end > HOURS_DAY_MINUTES)
			end = range[count - 1].end - HOURS_DAY_MINUTES;
	}
	if (end == 0)
		return NULL;
	time = words_time(end);
	/* TRANSLATORS: of opening hours as 22h-2h; %s is a time */
	text = mem_printf(_("It is open after midnight, until %s the next day."), time);
	free(time);
	return text;
}

static const char *
advice(const struct hours_form *st)
{
	int row = hours_form_row(st->field);

	if (row == ROW_HOLIDAYS)
		return _("Their hours, if they have any; Space: closed on public holidays; empty: "
			 "not said.");
	if (row == ROW_RULES)
		return _("Sa[1] 09:00-12:00: the first Saturday of the month; "
			 "week 1-10 Mo: Monday in these weeks.");
	if (row == ROW_REMARK)
		return _("What the hours alone do not say, as “by appointment”.");
	return _("8h30-12h, 13h30-16h; empty: closed that day.");
}

static void
draw_hint(const struct hours_form *st, const struct area *a)
{
	enum opening_fault fault = hours_form_fault(st, st->field);
	bool wrong = fault != OPENING_FINE && !st->typing;
	char *words = wrong ? NULL : st->field == OPENING_RULES ? rules_in_words(st) : night_of(st);

	draw_wrapped(a->hint, 2, a->columns - 4, HINT_ROWS, wrong ? STYLE_ERROR : STYLE_DIM,
		     wrong           ? complaint(fault)
		     : words != NULL ? words
				     : advice(st));
	free(words);
	/* What the footer has no room for. */
	if (a->columns < WIDE && !wrong && hours_form_row(st->field) < ROW_HOLIDAYS)
		draw_text(a->hint + 1, 2, a->columns - 4, STYLE_DIM,
			  /* TRANSLATORS: keys; at most 56 columns */
			  _("F5 copies to the next day, F6 to Mon–Fri, F3 clears."));
}

/* --- what it says --- */

/* How long it is open, before what follows; "" where no day says so. Yours. */
static char *
sum_of(const struct hours_parts *parts)
{
	int minutes = opening_form_minutes(parts);
	char *hours = words_hours(minutes), *said, *text;

	/* TRANSLATORS: how long a place is open in a week: « 35 h par semaine » */
	said = parts->rules == NULL ? mem_printf(_("%s a week"), hours)
				    : mem_printf(_("%s a week, without the other rules"), hours);
	text = minutes > 0 ? mem_printf("%s %s ", said, draw_dot()) : mem_strdup("");
	free(said);
	free(hours);
	return text;
}

/* The sum, and its state at the desk's minute. Yours. */
static char *
state_of(const struct screen *s, const struct hours_parts *parts, const char *cell)
{
	const struct hours_form *st = s->state;
	struct holidays desk = opening_desk_holidays(s->desk);
	struct holidays kept = opening_holidays(&desk, st->insee);
	struct hours h = { .invalid = false };
	struct opening o = opening_read(&h, cell, &kept, opening_now(desk_clock(s->desk)));
	char *sum = sum_of(parts), *said = opening_sentence(&o, &h, &kept, cell), *text;
	const char *sign = opening_sign(o.state);

	text = mem_printf("%s%s%s%s", sum, sign, sign[0] != '\0' ? " " : "", said);
	free(sum);
	free(said);
	hours_clear(&h);
	return text;
}

/* As on paper, where there is room for all of it. */
static void
draw_words(const struct area *a, int y, const char *cell)
{
	char *words;

	if (opening_words(cell, &words) == OPENING_SAID_WEEK &&
	    draw_wrapped_rows(a->columns - 4, words) <= a->end - y)
		draw_wrapped(y, 2, a->columns - 4, a->end - y, STYLE_PLAIN, words);
	free(words);
}

static void
draw_live(const struct screen *s, const struct area *a)
{
	const struct hours_form *st = s->state;
	struct hours_parts parts;
	struct buf cell = BUF_INIT;
	int field, y = a->live, width = a->columns - 4;
	char *text;

	if (hours_form_read(st, &parts, &field) != OPENING_FINE) {
		draw_text(y, 2, width, STYLE_DIM, "…");
		return;
	}
	hours_parts_write(&parts, &cell);
	if (st->unread && cell.len == 0) {
		/* TRANSLATORS: %s are opening hours as published, which a week does not say */
		text = mem_printf(_("What is typed here will replace: %s"), st->cell);
		draw_wrapped(y, 2, width, a->end - y, STYLE_PLAIN, text);
	} else {
		text = state_of(s, &parts, buf_text(&cell));
		y += draw_wrapped(y, 2, width, a->end - y - 1, STYLE_STRONG, text);
		y += draw_wrapped(y, 2, width, a->end - y, STYLE_DIM, buf_text(&cell));
		draw_words(a, y, buf_text(&cell));
	}
	free(text);
	buf_clear(&cell);
	hours_parts_clear(&parts);
}

void
hours_form_draw(const struct screen *s)
{
	const struct hours_form *st = s->state;
	struct area a = area_of(s);

	draw_head(&a);
	for (int row = a.top; row < a.top + a.rows; row++)
		draw_row(st, &a, row);
	draw_hint(st, &a);
	draw_live(s, &a);
}
