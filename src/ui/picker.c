/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list that narrows as letters are typed. */
#include "config.h"

#include "ui/picker.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/key.h"

#define PICKER_TYPED_CHARS 60
#define PICKER_PAGE 6
#define GRID_COLUMN 36 /* columns that a choice wants in a grid */
#define NOTE_GAP 3     /* of what stands on the right from the label, and from the end */

static void
narrow(struct picker *p)
{
	size_t count = choices_match(&p->choices, p->typed.text, p->index);

	p->list.top = 0;
	p->list.selected = 0;
	if (choices_new(&p->choices, p->typed.text))
		p->index[count++] = p->choices.count;
	list_set_count(&p->list, count);
}

int
picker_open(struct picker *p, struct desk *d, enum form_field field, const char *place,
	    struct err *err)
{
	struct choices choices = { 0 };

	if (choices_load(&choices, d, field, place, err) != 0)
		return -1;
	picker_open_with(p, &choices);
	return 0;
}

void
picker_open_with(struct picker *p, struct choices *taken)
{
	p->choices = *taken;
	*taken = (struct choices){ 0 };
	p->index = mem_array(p->choices.count + 1, sizeof(*p->index));
	edit_init(&p->typed, PICKER_TYPED_CHARS);
	p->list = (struct list){ 0 };
	p->moved = p->noted = false;
	narrow(p);
}

void
picker_open_vocab(struct picker *p, enum vocab vocab)
{
	struct choices choices = { 0 };

	choices_vocab(&choices, vocab);
	picker_open_with(p, &choices);
}

void
picker_close(struct picker *p)
{
	if (p->index == NULL)
		return;
	choices_clear(&p->choices);
	edit_clear(&p->typed);
	free(p->index);
	p->index = NULL;
}

void
picker_reset(struct picker *p)
{
	edit_set(&p->typed, "");
	p->moved = false;
	narrow(p);
}

void
picker_type(struct picker *p, const char *text)
{
	edit_set(&p->typed, text);
	narrow(p);
}

void
picker_paste(struct picker *p, const char *text)
{
	edit_paste(&p->typed, text);
	p->moved = false;
	narrow(p);
}

static const struct choice *
current(const struct picker *p)
{
	return p->list.count == 0 ? NULL : &p->choices.item[p->index[p->list.selected]];
}

const struct choice *
picker_current(const struct picker *p)
{
	return p->moved || !edit_empty(&p->typed) ? current(p) : NULL;
}

const struct choice *
picker_meant(const struct picker *p)
{
	const struct choice *c = picker_current(p);

	if (c == NULL || p->moved)
		return c;
	if (!choices_sure(&p->choices, p->index[p->list.selected], p->typed.text))
		return NULL;
	if (p->list.count == 1 ||
	    choices_meant(&p->choices, p->index[p->list.selected], p->typed.text))
		return c;
	return NULL;
}

static enum picked
enter(const struct picker *p, const struct choice **chosen)
{
	if (edit_empty(&p->typed) && !p->moved)
		return PICK_EMPTY_ENTER;
	*chosen = current(p);
	return *chosen == NULL ? PICK_NO_MATCH : PICK_CHOSEN;
}

enum picked
picker_key(struct picker *p, int key, bool one_left, const struct choice **chosen)
{
	char text[5];

	if (key == K_ENTER)
		return enter(p, chosen);
	if (key == K_UP || key == K_DOWN || key == K_PAGE_UP || key == K_PAGE_DOWN) {
		/* The first arrow shows which item is meant: it does not yet move from it. */
		if (p->moved || !edit_empty(&p->typed) || key == K_UP)
			list_key(&p->list, key, PICKER_PAGE);
		p->moved = true;
		return PICK_MOVED;
	}
	if (key_is_text(key) && edit_empty(&p->typed)) {
		text[utf8_put(key, text)] = '\0';
		*chosen = choices_by_key(&p->choices, text);
		if (*chosen != NULL)
			return PICK_CHOSEN;
	}
	if (!edit_key(&p->typed, key))
		return PICK_NOT_MINE;
	p->moved = false;
	narrow(p);
	if (one_left && p->list.count == 1 && key_is_text(key) &&
	    choices_sure(&p->choices, p->index[0], p->typed.text)) {
		*chosen = current(p);
		return PICK_CHOSEN;
	}
	return PICK_MOVED;
}

int
picker_rows(const struct picker *p, int max)
{
	int rows = p->list.count == 0 ? 3 : (int)p->list.count + 2;

	return rows < max ? rows : max;
}

/* Columns for the label of an item so wide: what stands on its right has a gap before it. */
static int
label_room(const struct choice *c, int width, bool taken)
{
	return width - 3 - (c->number > 0) - taken - (c->number > 0 || taken);
}

static void
draw_item(const struct choice *c, int y, int x, int width, bool active, bool taken)
{
	enum style style = active ? STYLE_SELECTED : taken ? STYLE_STRONG : STYLE_PLAIN;
	int right = x + width - 1;
	int note = c->note == NULL ? 0 : utf8_width(c->note) + 1;

	draw_fill(y, x, width, style, active ? draw_marker() : "");
	if (c->number > 0)
		draw_textf(y, --right, 1, style, "%d", c->number);
	if (taken)
		draw_text(y, --right, 1, style, "+");
	right--;
	if (utf8_width(c->label) + note + 2 < right - x)
		draw_right(y, right - note, note, active ? style : STYLE_DIM,
			   c->note == NULL ? "" : c->note);
	draw_text(y, x + 2, label_room(c, width, taken), style, c->label);
}

static void
draw_none(const struct picker *p, int y, int x, int width)
{
	if (p->choices.count == 0)
		/* TRANSLATORS: in a list of choices that is empty */
		draw_text(y, x, width, STYLE_DIM, _("There is nothing to choose from yet"));
	else
		/* TRANSLATORS: in a list of choices, when the letters typed match none */
		draw_text(y, x, width, STYLE_ERROR, _("Nothing like that: erase a letter"));
}

static const struct choice *
match(const struct picker *p, size_t at)
{
	return &p->choices.item[p->index[at]];
}

/* Draws the match at an index of the list, if there is one; true when it is the one that Enter
 * would choose and its label was cut. */
static bool
draw_match(const struct picker *p, size_t at, int y, int x, int width, picker_marked_fn *marked,
	   const void *arg)
{
	const struct choice *c;
	bool active;
	bool taken;

	if (at >= p->list.count)
		return false;
	c = match(p, at);
	active = c == picker_current(p);
	taken = marked != NULL && marked(arg, c);
	draw_item(c, y, x, width, active, taken);
	return active && utf8_width(c->label) > label_room(c, width, taken);
}

bool
picker_draw(const struct picker *p, int y, int x, int width, int rows, picker_marked_fn *marked,
	    const void *arg)
{
	int shown = picker_rows(p, rows) - 2;
	bool cut = false;
	size_t top;
	int i;

	if (shown < 1)
		return false;
	top = list_top(&p->list, shown);
	draw_box(y, x, shown + 2, width);
	if (p->list.count == 0)
		draw_none(p, y + 1, x + 2, width - 4);
	for (i = 0; i < shown; i++)
		cut |= draw_match(p, top + (size_t)i, y + 1 + i, x + 1, width - 2, marked, arg);
	return cut;
}

/* As many as there is room for, but fewer where labels would be cut and all matches still stand on
 * one page. */
static int
grid_columns(const struct picker *p, int width, int rows)
{
	int columns = width / GRID_COLUMN > 0 ? width / GRID_COLUMN : 1;
	int lacking = 0;

	for (size_t i = 0; i < p->list.count; i++) {
		const struct choice *c = match(p, i);
		int room = label_room(c, width / columns - 1, false);
		int note = p->noted && c->note != NULL ? utf8_width(c->note) + NOTE_GAP : 0;

		if (utf8_width(c->label) + note - room > lacking)
			lacking = utf8_width(c->label) + note - room;
	}
	while (columns > 1 && lacking > 0 && p->list.count <= (size_t)(rows * (columns - 1))) {
		lacking -= width / (columns - 1) - width / columns;
		columns--;
	}
	return columns;
}

bool
picker_draw_grid(const struct picker *p, int y, int x, int width, int rows,
		 picker_marked_fn *marked, const void *arg)
{
	int columns = grid_columns(p, width, rows);
	int column = width / columns;
	size_t page = (size_t)(rows * columns);
	size_t top = p->list.selected / page * page; /* whole pages, so that places stay */
	bool cut = false;
	int i;

	if (p->list.count == 0)
		draw_none(p, y, x + 2, width - 2);
	for (i = 0; i < rows * columns; i++)
		cut |= draw_match(p, top + (size_t)i, y + i % rows, x + i / rows * column,
				  column - 1, marked, arg);
	return cut;
}
