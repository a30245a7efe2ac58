/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a person: what is kept and why in one sentence, the fields, who it may be already.
 * In a small window those who are known take the place of the sentence while they are shown. */
#include "config.h"

#include "ui/person_draw.h"

#include <stdlib.h>

#include "app/sentence.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/person_show.h"
#include "ui/ui.h"

enum layout {
	WIDE_COLUMNS = 76,
	LABEL_WIDE = 18,
	LABEL_NARROW = 12,
	LABEL_MAX = 18,
	AGREED_WIDTH = 36,
	TALL = 22, /* rows of the terminal from which there are blank ones */
	PICKER_ROWS = 9,
	GRID_ROWS_MIN = 4,
};

struct area {
	int columns;
	int form; /* row of the first field */
	int top;  /* of the form's rows the first one shown: all where there is room */
	int rows; /* of the form, shown */
	int free; /* first row below them */
	int hint; /* row of the hint, the last one */
};

/* Where a small window has no room for all rows, those around the cursor are shown. */
static struct area
area_of(const struct screen *s, const struct person_entry *e)
{
	bool tall = ui_rows(s->ui) >= TALL;
	struct area a = { .columns = ui_columns(s->ui), .hint = ui_bottom(s->ui) - 1 };
	int row = person_cells[e->focus].row;

	a.form = UI_TOP + (a.columns >= WIDE_COLUMNS ? 2 : 3) + tall;
	a.rows = a.hint - a.form < PERSON_ROWS ? a.hint - a.form : PERSON_ROWS;
	a.top = row > a.rows - 2 ? row - a.rows + 2 : 0;
	a.top = a.top < PERSON_ROWS - a.rows ? a.top : PERSON_ROWS - a.rows;
	a.free = a.form + a.rows + tall;
	return a;
}

/* -1 one that is not shown. */
static int
row_of(const struct area *a, const struct person_cell *c)
{
	int row = c->row - a->top;

	return row >= 0 && row < a->rows ? a->form + row : -1;
}

static void
draw_notice(const struct area *a)
{
	draw_wrapped(
		UI_TOP, 2, a->columns - 4, a->columns >= WIDE_COLUMNS ? 2 : 3, STYLE_DIM,
		/* TRANSLATORS: to be read to the person; in all at most 150 columns */
		_("Kept to recognise you and go on where we stopped, 12 months after your last "
		  "visit; you can see it, correct it or have it erased at any time."));
}

/* Where they stand: below the fields if there is room. */
static void
draw_likely(const struct person_entry *e, const struct area *a)
{
	bool below = a->hint - a->free >= PERSON_LIKELY + 1;
	int y = below ? a->free : UI_TOP;
	/* TRANSLATORS: above those who are known already and may be the one being typed */
	const char *title = e->form.n == 0 ? _("Known already? Ctrl-T takes this one instead:")
					   : _("Known already? Esc, then m makes one of two.");
	int room = below ? PERSON_LIKELY : a->form - UI_TOP - 1;

	for (int i = y; i <= y + room && i < a->hint; i++)
		draw_fill(i, 0, a->columns, STYLE_PLAIN, "");
	draw_text(y, 2, a->columns - 4, STYLE_STRONG, title);
	for (int i = 0; i < (int)e->likely_count && i < room; i++)
		draw_textf(y + 1 + i, 2, a->columns - 4, STYLE_ACCENT, "%s %s", draw_marker(),
			   e->likely_name[i]);
}

static void
draw_agreed(const struct person_entry *e, const struct area *a, int y, bool focus,
	    const char *agreed)
{
	enum style style = e->refused ? STYLE_ERROR : focus ? STYLE_STRONG : STYLE_PLAIN;
	int width = a->columns >= WIDE_COLUMNS ? AGREED_WIDTH : a->columns - 22;

	/* TRANSLATORS: asked of whoever is to be known, yes or no; at most 36 columns */
	draw_text(y, 2, width, style, _("Notice handed over, and they agree"));
	if (e->refused)
		draw_text(y, 1, 1, STYLE_ERROR, "!");
	draw_text(y, 3 + width, a->columns - width - 5, STYLE_STRONG,
		  !e->agreed       ? C_("answer", "no")
		  : agreed != NULL ? agreed
				   : C_("answer", "yes"));
	if (focus)
		draw_cursor(y, 3 + width);
}

static void
draw_value(const struct person_entry *e, int field, int y, int x, int width, bool focus)
{
	char *shown = e->form.unread[field] != NULL && !focus
			      ? mem_strdup(e->form.unread[field])
			      : person_show_typed((enum person_field)field, e->form.value[field]);

	if (focus && !e->picking)
		edit_draw(&e->edit, y, x, width, STYLE_ACCENT, true);
	else if (focus && !edit_empty(&e->picker.typed))
		edit_draw(&e->picker.typed, y, x, width, STYLE_ACCENT, true);
	else
		draw_text(y, x, width, STYLE_PLAIN, shown != NULL ? shown : draw_dash());
	if (focus && e->picking && edit_empty(&e->picker.typed))
		draw_cursor(y, x);
	mem_free_secret(shown);
}

int
person_label_width(bool right, int columns)
{
	int width = columns >= WIDE_COLUMNS ? LABEL_WIDE : LABEL_NARROW;

	for (size_t i = 0; i + 1 < PERSON_CELLS; i++) {
		int label = utf8_width(_(person_fields[person_cells[i].field].label));

		if (person_cells[i].right == right && label > width)
			width = label;
	}
	return width < LABEL_MAX ? width : LABEL_MAX;
}

static void
draw_cell(const struct person_entry *e, size_t at, const struct area *a)
{
	const struct person_cell *c = &person_cells[at];
	int label = person_label_width(c->right, a->columns);
	int x = c->right ? a->columns / 2 : 2;
	int end = c->right || c->both ? a->columns - 1 : a->columns / 2 - 1;
	int y = row_of(a, c);
	bool focus = at == e->focus;
	bool wrong = person_entry_problem(e, c->field) != NULL;

	if (y < 0)
		return;
	if (wrong)
		draw_text(y, x - 1, 1, STYLE_ERROR, "!");
	draw_text(y, x, label,
		  wrong   ? STYLE_ERROR
		  : focus ? STYLE_STRONG
			  : STYLE_PLAIN,
		  _(person_fields[c->field].label));
	draw_value(e, c->field, y, x + label + 1, end - x - label - 1, focus);
}

static bool
is_marked(const void *arg, const struct choice *c)
{
	const struct person_entry *e = arg;

	return str_equal(e->form.value[person_cells[e->focus].field], c->code);
}

/* Below the fields where there is room, else over them, above or below its own: all of them, for
 * half a label misleads. */
static void
draw_choices(const struct person_entry *e, const struct area *a)
{
	int row = row_of(a, &person_cells[e->focus]);
	int rows = a->hint - a->free;
	int width = a->columns - 3;
	int wanted = picker_rows(&e->picker, PICKER_ROWS);
	int above = row - UI_TOP;

	if (rows >= GRID_ROWS_MIN)
		picker_draw_grid(&e->picker, a->free, 2, a->columns - 4, rows, is_marked, e);
	else if (wanted > a->hint - row - 1)
		picker_draw(&e->picker, row - (wanted < above ? wanted : above), 2, width,
			    wanted < above ? wanted : above, is_marked, e);
	else
		picker_draw(&e->picker, row + 1, 2, width, wanted, is_marked, e);
}

const char *
person_hint(const struct person_entry *e, int field)
{
	switch (field) {
	case PERSON_AGREED:
		if (e->answered)
			return _("Enter keeps it; Backspace takes the answer back.");
		return _("y once the notice is handed over and they agree; Enter then keeps it.");
	case PERSON_MANDATE_FOR:
		return _("What they signed that you may do in their name; never a password.");
	case PERSON_MANDATE_FROM:
		return _("The day the mandate was signed, like 12 or 12/3.");
	case PERSON_MANDATE_UNTIL:
		return _("Its last day, or 1 month, 6 months, 1 year after it was signed.");
	case PERSON_NOTE:
		return _("They may read it: nothing that you would not say to them.");
	case PERSON_NAME:
	case PERSON_FIRST_NAMES:
		return _("Both names are needed; all the rest may stay empty.");
	case PERSON_BIRTH_YEAR:
		return _("The year alone, like 1958.");
	default:
		return person_fields[field].like != FF_COUNT
			       ? _("Type some letters or a number; Enter chooses and goes on.")
			       : _("May stay empty.");
	}
}

static void
draw_hint(const struct person_entry *e, const struct area *a)
{
	int field = person_cells[e->focus].field;
	const struct person_problem *p = person_entry_problem(e, field);
	char *sentence;

	/* What was just left is said while nothing is wrong here. */
	if (p == NULL && e->problems.count > 0 && !(field == PERSON_AGREED && e->refused))
		p = &e->problems.item[0];

	if (p != NULL) {
		sentence = sentence_for_person_problem(p);
		draw_wrapped(a->hint, 2, a->columns - 4, 2, STYLE_ERROR, sentence);
		free(sentence);
	} else if (field == PERSON_AGREED && e->refused) {
		draw_wrapped(a->hint, 2, a->columns - 4, 2, STYLE_ERROR,
			     e->answered
				     ? _("Without their agreement nothing is kept: Backspace takes "
					 "the answer back; Esc, and they stay anonymous.")
				     : _("Without their agreement nothing is kept: ask, then type "
					 "y; or Esc, and they stay anonymous."));
	} else {
		draw_wrapped(a->hint, 2, a->columns - 4, 2, STYLE_DIM, person_hint(e, field));
	}
}

void
person_draw(const struct screen *s, const struct person_entry *e, const char *agreed)
{
	struct area a = area_of(s, e);
	int agreement = row_of(&a, &person_cells[PERSON_CELLS - 1]);

	draw_notice(&a);
	for (size_t i = 0; i + 1 < PERSON_CELLS; i++)
		draw_cell(e, i, &a);
	if (agreement >= 0)
		draw_agreed(e, &a, agreement, e->focus == PERSON_CELLS - 1, agreed);
	if (e->picking)
		draw_choices(e, &a);
	else if (e->likely_count > 0)
		draw_likely(e, &a);
	draw_hint(e, &a);
}
