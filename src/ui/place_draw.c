/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a place: its fields in groups, as many as there is room for round the cursor; below
 * them what looks alike, and what to do. */
#include "config.h"

#include "ui/place_draw.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/partner_show.h"
#include "ui/ui.h"

enum layout {
	LABEL_WIDTH = 18,
	VALUE_X = 3 + LABEL_WIDTH + 1,
	HINT_ROWS = 2,
	PICKER_ROWS = 10,
	ABOVE = 3, /* of so many rows one is above the cursor’s */
};

struct area {
	int columns;
	int rows; /* of fields */
	int top;  /* first line of the form that shows */
	int hint;
};

/* The line of a cell in the whole form: each group has a title and a blank before it. */
static int
line_of(size_t cell)
{
	int line = 0;

	for (size_t i = 0; i <= cell; i++)
		line += place_cells[i].title != NULL ? 2 + (i > 0) : i > 0;
	return line;
}

static struct area
area_of(const struct screen *s, const struct place_entry *e)
{
	struct area a = { .columns = ui_columns(s->ui) };
	int last = line_of(place_cells_count - 1);

	a.hint = ui_bottom(s->ui) - HINT_ROWS;
	a.rows = a.hint - UI_TOP - (e->likely != NULL);
	a.top = line_of(e->focus) - a.rows / ABOVE;
	if (a.top > last + 1 - a.rows)
		a.top = last + 1 - a.rows;
	if (a.top < 0)
		a.top = 0;
	return a;
}

static const char *
label_of(int field)
{
	switch (field) {
	case PLACE_ROLE:
		/* TRANSLATORS: fields of an actor of the hub, at most 18 columns each */
		return _("Role");
	case PLACE_ROLE_DATE:
		return _("Since");
	case PLACE_KIND:
		return _("Kind");
	case PLACE_TERRITORY:
		return _("Territory");
	case PLACE_NOTE:
		/* TRANSLATORS: what those at the desk noted on a place, at most 18 columns */
		return _("Our note");
	default:
		return partner_show_label((enum partner_field)field);
	}
}

/* Codes of a list of the hub, in words. Yours. */
static char *
show_codes(enum vocab vocab, const char *cell)
{
	struct strlist codes = { 0 };
	struct buf out = BUF_INIT;

	strlist_split(&codes, cell, '|');
	for (size_t i = 0; i < codes.count; i++) {
		const struct vocab_item *item = vocab_by_code(vocab, codes.item[i]);

		buf_addf(&out, "%s%s", out.len > 0 ? ", " : "",
			 item == NULL ? codes.item[i] : C_(vocab_context(vocab), item->label));
	}
	strlist_clear(&codes);
	return buf_take(&out);
}

/* Yours; NULL for nothing. */
static char *
shown(const struct place_entry *e, int field)
{
	const char *value = e->form.value[field];
	bool many;
	int vocab = partner_form_vocab(field, &many);

	if (e->form.unread[field] != NULL)
		return mem_strdup(e->form.unread[field]);
	if (value == NULL)
		return NULL;
	if (field >= PF_COUNT && vocab >= 0)
		return show_codes((enum vocab)vocab, value);
	if (vocab >= 0)
		return partner_show_value((enum partner_field)field, value);
	return mem_strdup(value);
}

static void
draw_value(const struct place_entry *e, const struct area *a, int field, int y, bool focus)
{
	int width = a->columns - VALUE_X - 2;
	char *text = shown(e, field);

	if (focus && !e->picking)
		edit_draw(&e->edit, y, VALUE_X, width, STYLE_ACCENT, true);
	else if (focus && !edit_empty(&e->picker.typed))
		edit_draw(&e->picker.typed, y, VALUE_X, width, STYLE_ACCENT, true);
	else
		draw_text(y, VALUE_X, width, text != NULL ? STYLE_PLAIN : STYLE_DIM,
			  text != NULL ? text : draw_dash());
	if (focus && e->picking && edit_empty(&e->picker.typed))
		draw_cursor(y, VALUE_X);
	free(text);
}

static void
draw_cell(const struct place_entry *e, const struct area *a, size_t at)
{
	const struct place_cell *c = &place_cells[at];
	int line = line_of(at) - a->top;
	bool focus = at == e->focus;
	bool wrong = place_entry_problem(e, c->field) != NULL;

	if (c->title != NULL && line > 0 && line <= a->rows)
		draw_text(UI_TOP + line - 1, 2, a->columns - 4, STYLE_TITLE, _(c->title));
	if (line < 0 || line >= a->rows)
		return;
	draw_text(UI_TOP + line, 1, 1, wrong ? STYLE_ERROR : STYLE_STRONG,
		  wrong   ? "!"
		  : focus ? draw_marker()
			  : "");
	draw_text(UI_TOP + line, 3, LABEL_WIDTH,
		  wrong   ? STYLE_ERROR
		  : focus ? STYLE_STRONG
			  : STYLE_PLAIN,
		  label_of(c->field));
	draw_value(e, a, c->field, UI_TOP + line, focus);
}

static bool
is_marked(const void *arg, const struct choice *c)
{
	const struct place_entry *e = arg;
	int field = place_entry_field(e);

	if (c->value == NULL)
		return str_equal(e->form.value[PF_INSEE], c->code);
	return partner_form_has(&e->form, field, partner_form_code(field, c->value));
}

/* Below its field where there is room, else above. */
static void
draw_choices(const struct place_entry *e, const struct area *a)
{
	int y = UI_TOP + line_of(e->focus) - a->top;
	int below = a->hint - y - 1;
	int above = y - UI_TOP;
	int wanted = picker_rows(&e->picker, PICKER_ROWS);
	int width = a->columns - VALUE_X;

	if (wanted <= below || below >= above)
		picker_draw(&e->picker, y + 1, VALUE_X - 1, width, wanted < below ? wanted : below,
			    is_marked, e);
	else
		picker_draw(&e->picker, y - (wanted < above ? wanted : above), VALUE_X - 1, width,
			    wanted < above ? wanted : above, is_marked, e);
}

static const char *
hint(const struct place_entry *e)
{
	int field = place_entry_field(e);
	bool many;

	partner_form_vocab(field, &many);
	if (many)
		return _("Type some letters; Enter puts it in or takes it out, then Tab goes on.");
	if (e->picking)
		return _("Type some letters or a number; Enter chooses and goes on.");
	switch (field) {
	case PF_NAME:
		return _(
			"As it is written over the door. Ctrl-S keeps it once there is a commune.");
	case PF_PHONE:
		return _("Like 0596 51 69 76.");
	case PF_HOURS:
		return _("Like Mo-Fr 08:00-12:00,14:00-17:00; Sa 09:00-12:00. F4 asks day by day.");
	case PF_EMAILS:
	case PF_WEB:
		return _("If there are several, separate them with a space.");
	case PF_PIVOT:
		return _("The 14 digits of the SIRET, or an RNA like W972001234.");
	case PF_LATITUDE:
		return _("Like 14.6104; both numbers at once may be pasted.");
	case PLACE_ROLE_DATE:
		return _("A day, like 13/10/2022.");
	case PLACE_NOTE:
		return _("For those at this desk, in no export: no name of a person here.");
	default:
		return _("May stay empty.");
	}
}

static void
draw_hint(const struct place_entry *e, const struct area *a)
{
	const struct place_problem *p = place_entry_problem(e, place_entry_field(e));

	/* What was just left is said while nothing is wrong here. */
	if (p == NULL)
		p = place_entry_problem(e, e->left);
	draw_wrapped(a->hint, 2, a->columns - 4, HINT_ROWS, p != NULL ? STYLE_ERROR : STYLE_DIM,
		     p != NULL ? partner_form_sentence(p) : hint(e));
}

void
place_draw(const struct screen *s, const struct place_entry *e)
{
	struct area a = area_of(s, e);
	char *text;

	for (size_t i = 0; i < place_cells_count; i++)
		draw_cell(e, &a, i);
	if (e->picking)
		draw_choices(e, &a);
	if (e->likely != NULL) {
		/* TRANSLATORS: below the name of a new place: entries that look like it */
		text = mem_printf(_("Already there? %s"), e->likely);
		draw_fill(a.hint - 1, 2, a.columns - 4, STYLE_STRONG, text);
		free(text);
	}
	draw_hint(e, &a);
}
