/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two entries of the directory side by side, or, where that is too narrow, one above the other: of
 * each field in which they differ one is chosen, or both. */
#include "config.h"

#include <stdlib.h>

#include "app/partner_join.h"
#include "app/partner_twins.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/partner_show.h"
#include "ui/screen.h"
#include "ui/ui.h"

enum layout {
	SIDE_BY_SIDE = 78, /* columns from which they are */
	LABEL_WIDTH = 20,
	MARK_WIDTH = 2, /* before a value, that it is chosen */
	MARGIN = 3,
	HEAD_ROWS = 3,
	WHOLE_ROWS = 5, /* the marked field's values without a cut, below a rule */
	TALL = 20,      /* rows from which there is room for that */
};

struct pair {
	struct partner_join join;
	enum partner_field field[PF_COUNT]; /* those that differ, then those that are the same */
	size_t differ, count;
	struct list list; /* of those that differ */
};

enum { OP_MERGE = 1, OP_OTHER, OP_LEFT, OP_RIGHT, OP_BOTH, OP_APART };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_MERGE,
	  "twin-merge",
	  { K_ENTER },
	  N_("Make one"),
	  N_("Make one entry of the two, of the values that are marked") },
	{ OP_OTHER,
	  "twin-other",
	  { ' ' },
	  N_("The other"),
	  N_("Take the other value of this field") },
	{ OP_LEFT, "twin-left", { K_LEFT }, NULL, N_("Take the value of the entry that stays") },
	{ OP_RIGHT, "twin-right", { K_RIGHT }, NULL, N_("Take the value of the one that goes") },
	{ OP_BOTH, "twin-both", { 'b' }, N_("Both"), N_("Take the values of both, in a list") },
	{ OP_APART,
	  "twin-apart",
	  { 's' },
	  N_("Two places"),
	  N_("Say that they are two places: they are not proposed again") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static int
whole_rows(const struct screen *s)
{
	return ui_rows(s->ui) >= TALL ? WHOLE_ROWS : 0;
}

static void
list_fields(struct pair *st)
{
	size_t same = 0;
	enum partner_field alike[PF_COUNT] = { PF_ID };

	for (int f = 0; f < PF_COUNT; f++) {
		if (!partner_join_is_choice(f))
			continue;
		if (partner_join_differs(&st->join, f))
			st->field[st->differ++] = f;
		else if (partner_join_says(&st->join.kept, f))
			alike[same++] = f;
	}
	st->count = st->differ;
	for (size_t i = 0; i < same; i++)
		st->field[st->count++] = alike[i];
	list_set_count(&st->list, st->differ);
}

static int
twin_open(struct screen *s, const void *arg, struct err *err)
{
	const struct twin_arg *two = arg;
	struct pair *st = s->state;

	if (partner_join_open(s->desk, two->a, two->b, &st->join, err) != 0)
		return -1;
	list_fields(st);
	return 0;
}

static void
twin_close(struct screen *s)
{
	struct pair *st = s->state;

	partner_join_clear(&st->join);
}

/* What belongs together is shown together. Yours. */
static char *
shown(const struct partner *p, enum partner_field f)
{
	char *text = NULL;

	if (f == PF_COMMUNE)
		text = partner_show_commune(p);
	else if (f == PF_LATITUDE && !str_empty(p->field[f]) && !str_empty(p->field[PF_LONGITUDE]))
		text = mem_printf("%s, %s", p->field[f], p->field[PF_LONGITUDE]);
	else if (f == PF_ADDRESS && !str_empty(p->field[PF_ADDRESS_MORE]))
		text = mem_printf("%s, %s", str_empty(p->field[f]) ? draw_dash() : p->field[f],
				  p->field[PF_ADDRESS_MORE]);
	else
		text = partner_show(p, f);
	return text != NULL ? text : mem_strdup(draw_dash());
}

static const char *
label(enum partner_field f)
{
	return f == PF_LATITUDE ? _("GPS position") : partner_show_label(f);
}

static bool
wide(const struct screen *s)
{
	return ui_columns(s->ui) >= SIDE_BY_SIDE;
}

static void
draw_value(int y, int x, int width, enum style style, bool taken, const char *text)
{
	draw_text(y, x, MARK_WIDTH, style, taken ? draw_bullet() : " ");
	draw_text(y, x + MARK_WIDTH, width - MARK_WIDTH - 1, style, text);
}

/* Rows of a field. */
static int
height(const struct screen *s, size_t i)
{
	const struct pair *st = s->state;

	return wide(s) || i >= st->differ ? 1 : 2;
}

static void
draw_field(const struct screen *s, size_t i, int y)
{
	const struct pair *st = s->state;
	enum partner_field f = st->field[i];
	enum join_side side = st->join.side[f];
	char *kept = shown(&st->join.kept, f), *other = shown(&st->join.other, f);
	bool marked = i == st->list.selected && i < st->differ;
	enum style style = marked ? STYLE_SELECTED : i < st->differ ? STYLE_PLAIN : STYLE_DIM;
	int x = MARGIN + LABEL_WIDTH;
	int width = ui_columns(s->ui) - x - 1;
	int half = wide(s) ? width / 2 : width;

	for (int row = 0; row < height(s, i); row++)
		draw_fill(y + row, 1, ui_columns(s->ui) - 2, style, "");
	draw_text(y, 1, 1, style, marked ? draw_marker() : " ");
	draw_text(y, MARGIN, LABEL_WIDTH - 1, style, label(f));
	draw_value(y, x, half, style, i < st->differ && side != JOIN_OTHER, kept);
	if (i < st->differ)
		draw_value(wide(s) ? y : y + 1, wide(s) ? x + half : x, half, style,
			   side != JOIN_KEPT, other);
	else if (wide(s))
		/* TRANSLATORS: instead of a value that is that on its left, at most 12 columns */
		draw_value(y, x + half, half, style, false, _("the same"));
	if (marked)
		draw_cursor(y, 1);
	free(kept);
	free(other);
}

/* Columns that the standard does not know: the mark says which cell is kept. */
static int
draw_columns(const struct screen *s, int y, int end)
{
	const struct pair *st = s->state;
	int x = MARGIN + LABEL_WIDTH;
	int width = ui_columns(s->ui) - x - 1;
	int half = wide(s) ? width / 2 : width;
	const char *name;

	for (size_t i = 0; y + !wide(s) < end && (name = partner_join_column(&st->join, i)); i++) {
		const char *kept = partner_get_raw(&st->join.kept, name);
		const char *other = partner_get_raw(&st->join.other, name);

		draw_text(y, MARGIN, LABEL_WIDTH - 1, STYLE_DIM, name);
		draw_value(y, x, half, STYLE_DIM, kept != NULL, kept ? kept : draw_dash());
		y += !wide(s);
		draw_value(y, wide(s) ? x + half : x, half, STYLE_DIM, kept == NULL,
			   other ? other : draw_dash());
		y++;
	}
	return y;
}

/* « CAF · 1 January 2024 »: where it comes from. Yours. */
static char *
origin(const struct partner *p)
{
	char *source = partner_show(p, PF_SOURCE), *day = partner_show(p, PF_UPDATED);
	char *text = mem_printf("%s %s %s", source != NULL ? source : draw_dash(), draw_dot(),
				day != NULL ? day : draw_dash());

	free(source);
	free(day);
	return text;
}

static void
draw_heads(const struct screen *s)
{
	const struct pair *st = s->state;
	int x = MARGIN + LABEL_WIDTH + MARK_WIDTH;
	int width = ui_columns(s->ui) - x - 1;
	int half = wide(s) ? (width + MARK_WIDTH) / 2 : width;
	int right = wide(s) ? x + half : x;
	int below = wide(s) ? 0 : 1;
	char *kept = origin(&st->join.kept), *other = origin(&st->join.other);

	/* TRANSLATORS: heads of two entries, at most 18 columns each: the one that stays, and the
	 * one that is no more afterwards */
	const char *stays = _("Entry that stays"), *goes = _("Entry that goes");

	if (wide(s)) {
		draw_text(UI_TOP, x, half - MARK_WIDTH, STYLE_STRONG, stays);
		draw_text(UI_TOP, right, half - MARK_WIDTH, STYLE_STRONG, goes);
	} else {
		draw_text(UI_TOP, MARGIN, LABEL_WIDTH - 1, STYLE_STRONG, stays);
		draw_text(UI_TOP + 1, MARGIN, LABEL_WIDTH - 1, STYLE_STRONG, goes);
	}
	draw_text(UI_TOP + !below, x, half - MARK_WIDTH, STYLE_DIM, kept);
	draw_text(UI_TOP + 1, right, half - MARK_WIDTH, STYLE_DIM, other);
	free(kept);
	free(other);
}

/* The marked field's values are not cut here. */
static void
draw_whole(const struct screen *s, int y)
{
	const struct pair *st = s->state;
	int width = ui_columns(s->ui) - 2 * MARGIN;
	enum partner_field f;
	char *kept, *other;

	draw_rule(y++, 1, ui_columns(s->ui) - 2);
	if (st->differ == 0) {
		draw_wrapped(y, MARGIN, width, 2, STYLE_PLAIN,
			     _("Both say the same: Enter makes one of them."));
		draw_cursor(y, 1);
		return;
	}
	f = st->field[st->list.selected];
	kept = shown(&st->join.kept, f);
	other = shown(&st->join.other, f);
	y += draw_wrapped(y, MARGIN, width, 2, STYLE_DIM, kept);
	draw_wrapped(y, MARGIN, width, 2, STYLE_DIM, other);
	free(kept);
	free(other);
}

static void
twin_draw(const struct screen *s)
{
	const struct pair *st = s->state;
	int y = UI_TOP + HEAD_ROWS;
	int end = ui_bottom(s->ui) - whole_rows(s);
	size_t top = 0;
	int rows = 0;

	draw_heads(s);
	for (size_t i = 0; i <= st->list.selected && i < st->count; i++)
		rows += height(s, i);
	for (; rows > end - y && top < st->list.selected; top++)
		rows -= height(s, top);
	for (size_t i = top; i < st->count && y + height(s, i) <= end; i++) {
		if (i == st->differ)
			y = draw_columns(s, y, end);
		if (y + height(s, i) > end)
			break;
		draw_field(s, i, y);
		y += height(s, i);
	}
	if (st->count == st->differ)
		draw_columns(s, y, end);
	if (whole_rows(s) > 0)
		draw_whole(s, end);
	else if (st->differ == 0)
		draw_cursor(UI_TOP, 1);
}

static void
choose(struct pair *st, int op)
{
	enum partner_field f;
	enum join_side side;

	if (st->differ == 0)
		return;
	f = st->field[st->list.selected];
	side = st->join.side[f];
	if (op == OP_OTHER)
		op = side == JOIN_OTHER ? OP_LEFT : OP_RIGHT;
	partner_join_choose(&st->join, f,
			    op == OP_BOTH    ? JOIN_BOTH
			    : op == OP_RIGHT ? JOIN_OTHER
					     : JOIN_KEPT);
}

static enum verdict
done(struct screen *s, int reply, const char *sentence)
{
	const struct pair *st = s->state;

	ui_say(s->ui, sentence);
	ui_reply(s, TWIN_QUESTION, reply, &st->join.kept.n);
	return VERDICT_CLOSE;
}

static enum verdict
twin_run(struct screen *s, int op, struct err *err)
{
	struct pair *st = s->state;

	switch (op) {
	case OP_MERGE:
		if (partner_join_save(s->desk, &st->join, err) != 0)
			return VERDICT_DONE;
		return done(s, 1, _("The two entries are one now: u undoes it."));
	case OP_APART:
		if (partner_twins_apart(s->desk, st->join.kept.n, st->join.other.n, err) != 0)
			return VERDICT_DONE;
		return done(s, 0, _("They are two places: u undoes it."));
	case OP_BOTH:
		if (st->differ > 0 && !partner_join_unites(&st->join, st->field[st->list.selected]))
			ui_warn(s->ui, _("Only lists can be put together: choose one of the two."));
		else
			choose(st, op);
		return VERDICT_DONE;
	case OP_OTHER:
	case OP_LEFT:
	case OP_RIGHT:
		choose(st, op);
		return VERDICT_DONE;
	default:
		return VERDICT_IGNORED;
	}
}

static enum verdict
twin_key(struct screen *s, int key, struct err *err)
{
	struct pair *st = s->state;

	(void)err;
	return list_key(&st->list, key, ui_bottom(s->ui) - UI_TOP - HEAD_ROWS - whole_rows(s))
		       ? VERDICT_DONE
		       : VERDICT_IGNORED;
}

static const char *
twin_label(const struct screen *s, int op)
{
	const struct pair *st = s->state;

	if (op == OP_OTHER && st->differ == 0)
		return "";
	if (op == OP_BOTH &&
	    (st->differ == 0 || !partner_join_unites(&st->join, st->field[st->list.selected])))
		return "";
	return NULL;
}

static char *
twin_subtitle(const struct screen *s)
{
	const struct pair *st = s->state;
	char *number = words_number((int64_t)st->differ);
	/* TRANSLATORS: %s is a number of fields in which two entries differ */
	char *text = mem_printf(
		ngettext("%s difference", "%s differences", (unsigned long)st->differ), number);

	free(number);
	return text;
}

const struct screen_ops screen_twin = {
	.name = "twin",
	/* TRANSLATORS: title of the screen that shows two entries that may be one place */
	.title = N_("One place or two?"),
	.commands = commands,
	.state_size = sizeof(struct pair),
	.open = twin_open,
	.close = twin_close,
	.draw = twin_draw,
	.run = twin_run,
	.key = twin_key,
	.label = twin_label,
	.subtitle = twin_subtitle,
};
