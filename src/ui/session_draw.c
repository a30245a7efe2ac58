/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a session as it is drawn: its fields, the list of choices, the sentence that says
 * what to do. */
#include "config.h"

#include "ui/session_draw.h"

#include <stdlib.h>
#include <string.h>

#include "app/sentence.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/session_entry_private.h"
#include "ui/session_layout.h"
#include "ui/session_parts.h"
#include "ui/ui.h"

#define PICKER_ROWS 10
#define PICKER_WIDTH 52
#define GRID_MIN_ROWS 4
#define PARTS_COLUMN 26 /* that a line of a breakdown wants */

/* The first row of the form that shows: where not all of it fits above the hint, the field under
 * the cursor stands in the middle, or high enough that what can be chosen has room below. */
static int
first_row(const struct entry *e, const struct session_area *area)
{
	int room = area->end - 1 - UI_TOP;
	int hidden = session_layout(e->form.kind)->rows - room;
	int above = e->picking || e->parting ? 1 : room / 2;
	int first = session_cell(&e->form, e->focus)->row - above;

	if (first > hidden)
		first = hidden;
	return first > 0 ? first : 0;
}

/* Where the row of a cell stands on the screen; outside of the area when it does not show. */
static int
row_of(const struct entry *e, const struct session_area *area, const struct cell *cell)
{
	return UI_TOP + cell->row - first_row(e, area);
}

/* Below the fields. */
static int
end_row(const struct entry *e, const struct session_area *area)
{
	return UI_TOP + session_layout(e->form.kind)->rows - first_row(e, area);
}

static bool
is_marked(const void *arg, const struct choice *c)
{
	const struct form *f = arg;

	return form_has(f, c->field, c->code);
}

/* What stands there is not what somebody chose. */
static bool
is_nobody(const struct entry *e, enum form_field field)
{
	return (field == FF_PERSON || field == FF_PERSONS || field == FF_NOTE) &&
	       e->form.value[field] == NULL;
}

/* Behind « anonymous », where there is room, how it is said who it is. */
static void
draw_who(const struct entry *e, enum form_field field, int y, int x, int width)
{
	/* TRANSLATORS: after « anonymous » in a session: F3 says who it is; at most 12 columns */
	const char *text = _("F3 known?");

	if (field == FF_PERSON && is_nobody(e, field) && utf8_width(text) + 2 <= width)
		draw_text(y, x + 2, width - 2, STYLE_DIM, text);
}

/* Behind how many were online, where there is room, how many were not: worked out, never typed. */
static void
draw_on_site(const struct entry *e, enum form_field field, const char *online, int y, int x,
	     int width)
{
	const char *participants = e->form.value[FF_PARTICIPANTS];
	long all, part;
	char *text;

	if (field != FF_ONLINE || participants == NULL || online == NULL ||
	    str_to_long(participants, 1, PARTICIPANTS_MAX, &all) != 0 ||
	    str_to_long(online, 1, all, &part) != 0)
		return;
	/* TRANSLATORS: after how many took part online, how many were there; at most 14 columns */
	text = mem_printf(_("on site %d"), (int)(all - part));
	x += utf8_width(online) + 2;
	width -= utf8_width(online) + 2;
	if (utf8_width(text) <= width)
		draw_text(y, x, width, STYLE_DIM, text);
	free(text);
}

/* The end of a list that is too long: what was chosen last is seen. Returns the cells used. */
static int
draw_end(int y, int x, int width, enum style style, const char *text)
{
	int32_t cp;

	if (utf8_width(text) <= width)
		return draw_text(y, x, width, style, text);
	while (*text != '\0' && utf8_width(text) + 1 > width)
		text += utf8_next(text, strlen(text), &cp);
	return draw_textf(y, x, width, style, "…%s", text);
}

/* What stands in the cell under the cursor of a list of several leaves room for what is typed. */
static int
shown_room(const struct entry *e, int width)
{
	int room = width - utf8_width(e->picker.typed.text) - 2;

	return room > width / 3 ? room : width / 3;
}

static void
draw_cell(const struct entry *e, const struct session_show *show, size_t at,
	  const struct session_area *area)
{
	const struct cell *cell = session_cell(&e->form, at);
	struct place_on_screen p = session_cell_place(e->form.kind, cell, area->columns);
	bool wrong = problems_of(&e->problems, cell->field) != NULL ||
		     e->form.unread[cell->field] != NULL;
	int y = row_of(e, area, cell);
	bool focus = at == e->focus;
	const char *shown = show->text[cell->field];
	enum style style = e->form.proposed[cell->field] || is_nobody(e, cell->field) ? STYLE_DIM
										      : STYLE_PLAIN;
	int used = 0;

	if (y < UI_TOP || y >= area->end - 1)
		return;
	if (wrong)
		draw_text(y, p.x - 1, 1, STYLE_ERROR, "!");
	draw_text(y, p.x, p.label,
		  wrong   ? STYLE_ERROR
		  : focus ? STYLE_STRONG
			  : STYLE_PLAIN,
		  _(form_fields[cell->field].label));
	if (focus && entry_editing(e)) {
		edit_draw(&e->edit, y, p.value_x, p.value, STYLE_ACCENT, true);
		draw_on_site(e, cell->field, e->edit.text, y, p.value_x, p.value);
		return;
	}
	if (!focus || !e->picking || edit_empty(&e->picker.typed) || entry_many(e)) {
		used = focus && e->picking && entry_many(e)
			       ? draw_end(y, p.value_x, shown_room(e, p.value), style,
					  *shown == '\0' ? draw_dash() : shown)
			       : draw_text(y, p.value_x, p.value, style,
					   *shown == '\0' ? draw_dash() : shown);
		draw_who(e, cell->field, y, p.value_x + used, p.value - used);
		draw_on_site(e, cell->field, e->form.value[FF_ONLINE], y, p.value_x, p.value);
		used += used > 0 && focus && *shown != '\0';
	}
	if (focus && e->picking) {
		if (*shown == '\0' || !entry_many(e))
			used = 0;
		if (edit_empty(&e->picker.typed))
			draw_cursor(y, p.value_x + used);
		else
			edit_draw(&e->picker.typed, y, p.value_x + used, p.value - used,
				  STYLE_ACCENT, true);
	} else if (focus) {
		draw_cursor(y, p.value_x);
	}
}

/* Of the list with its frame. */
static int
popup_rows(const struct entry *e)
{
	size_t lines;

	if (e->picking)
		return picker_rows(&e->picker, PICKER_ROWS);
	lines = session_parts_count(e) + 2;
	return lines < PICKER_ROWS ? (int)lines : PICKER_ROWS;
}

/* Where a list stands: at its field where there is room to the right, else it hides what is to the
 * right of the labels on the left, and cuts none. Returns its width. */
static int
popup_place(const struct entry *e, int columns, int *x)
{
	int kind = e->form.kind;
	int own = session_cell_place(kind, session_cell(&e->form, e->focus), columns).value_x - 1;
	int left = session_cell_place(kind, session_cell(&e->form, 0), columns).value_x - 1;

	*x = own + PICKER_WIDTH < columns ? own : left;
	return *x < columns / 2 && *x + PICKER_WIDTH > columns / 2 ? columns - 1 - *x
								   : PICKER_WIDTH;
}

/* On a small screen the list opens over the fields below or above its own. */
static bool
draw_popup(const struct entry *e, const struct session_area *area)
{
	int row = row_of(e, area, session_cell(&e->form, e->focus));
	int below = area->end - 1 - row - 1;
	int above = row - UI_TOP;
	int rows = popup_rows(e);
	int y = row + 1;
	int x;
	int width = popup_place(e, area->columns, &x);

	if (rows > below && above > below) {
		rows = rows < above ? rows : above;
		y = row - rows;
	} else {
		rows = rows < below ? rows : below;
	}
	if (e->picking)
		return picker_draw(&e->picker, y, x, width, rows, is_marked, &e->form);
	draw_box(y, x, rows, width);
	session_parts_draw(e, y + 1, x + 1, width - 2, rows - 2,
			   session_parts_count(e) > (size_t)rows - 2 ? 2 : 1);
	return false;
}

/* The choices stand below the form, always at the same place and hiding nothing, where there is
 * room. */
bool
session_draw_choices(const struct entry *e, const struct session_area *area)
{
	int y = end_row(e, area) + 1;
	int rows = area->end - 1 - y;

	if (!e->picking && !e->parting)
		return false;
	if (rows < GRID_MIN_ROWS)
		return draw_popup(e, area);
	draw_rule(y - 1, 2, area->columns - 4);
	if (e->parting) {
		session_parts_draw(e, y, 2, area->columns - 4, rows,
				   (area->columns - 4) / PARTS_COLUMN);
		return false;
	}
	return picker_draw_grid(&e->picker, y, 2, area->columns - 4, rows, is_marked, &e->form);
}

/* What is wrong in the field that was just left, and not only to be looked at; NULL nothing. */
static const struct problem *
problem_left(const struct entry *e)
{
	const struct problem *p = problems_of(&e->problems, session_cell(&e->form, e->left)->field);

	if (p == NULL || p->warning)
		return NULL;
	return form_fields[p->field].type == FORM_BREAKDOWN && p->code == PROBLEM_FORMAT ? NULL : p;
}

/* A breakdown is typed by the letters of its table, not by the codes that files have. Yours. */
static char *
sentence_of(const struct entry *e, const struct problem *p)
{
	if (!e->parting || p->code != PROBLEM_FORMAT || p->field != entry_field(e))
		return sentence_for_problem(p);
	if (*e->parts.letter == '\0')
		return mem_printf(_("“%s” cannot be read: type each number and the first letters "
				    "of a commune, like 3 duc."),
				  p->value);
	/* TRANSLATORS: %s is what was typed, then the letters of two lines: 5f 3m */
	return mem_printf(_("“%s” cannot be read: type each number and the letter of its line, "
			    "like 5%c 3%c."),
			  p->value, e->parts.letter[0], e->parts.letter[1]);
}

char *
session_hint(const struct entry *e, bool repeat)
{
	const char *hint = entry_hint(e, repeat);
	int whole = entry_whole(e);
	char *only;
	char *both;

	if (repeat && !e->touched)
		return mem_strdup(hint);
	if (form_fields[entry_field(e)].type == FORM_DURATION)
		/* TRANSLATORS: %s is a list of minutes: 15, 30, 45 */
		return mem_printf(_("Minutes, or 1h30. Usual: %s."), e->usual);
	if (!e->parting || e->known == 0 || whole == 0)
		return mem_strdup(hint);
	/* TRANSLATORS: a sentence before the one that says how to type a breakdown: those who are
	 * known are not counted again */
	only = mem_printf(
		ngettext("Only the %d other.", "Only the %d others.", (unsigned long)whole), whole);
	both = mem_printf("%s %s", only, hint);
	free(only);
	return both;
}

void
session_draw_hint(const struct entry *e, const struct session_show *show, bool repeat, bool cut,
		  const struct session_area *area)
{
	const struct problem *problem = problems_of(&e->problems, entry_field(e));
	int y = area->end - 1;
	char *sentence;

	if (problem == NULL && show->typed == NULL)
		problem = problem_left(e);
	if (cut) {
		draw_wrapped(y, 2, area->columns - 4, 2, STYLE_PLAIN,
			     picker_current(&e->picker)->label);
	} else if (problem != NULL) {
		sentence = sentence_of(e, problem);
		draw_wrapped(y, 2, area->columns - 4, 2, STYLE_ERROR, sentence);
		free(sentence);
	} else if (show->typed != NULL) {
		draw_textf(y, 2, area->columns - 4, STYLE_STRONG, "= %s", show->typed);
	} else {
		sentence = session_hint(e, repeat);
		draw_wrapped(y, 2, area->columns - 4, 2, STYLE_DIM, sentence);
		free(sentence);
	}
}

void
session_draw_form(const struct entry *e, const struct session_show *show,
		  const struct session_area *area)
{
	const struct session_layout *layout = session_layout(e->form.kind);
	int first = first_row(e, area);
	int end = end_row(e, area);
	size_t i;

	for (i = 0; i < layout->count; i++)
		if (session_cell_shown(&e->form, &layout->cell[i]))
			draw_cell(e, show, i, area);
	if (first > 0)
		draw_text(UI_TOP, 0, 1, STYLE_DIM, "^");
	if (end > area->end - 1)
		draw_text(area->end - 2, 0, 1, STYLE_DIM, "v");
}
