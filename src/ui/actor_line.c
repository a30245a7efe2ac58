/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of an entry in a list: the name takes what the commune, the state and, in a wide
 * window, the phone and the services leave. */
#include "config.h"

#include "ui/actor_line.h"

#include "ui/opening_show.h"

enum layout {
	COMMUNE_WIDTH = 22,
	COMMUNE_NARROW = 16,
	PHONE_WIDTH = 15,
	STATE_WIDTH = 22,
	SIGN_WIDTH = 2,
	WITH_STATE = 70, /* columns from which the list says until when; below, a sign alone */
	FAR_WIDTH = 15,
	FAR_NARROW = 14,
	WITH_FAR = 78, /* and how far it is */
	GAP = 2,
	TAIL_WIDTH = 9,      /* that a name leaves to what tells it apart */
	WITH_PHONE = 100,    /* and has phones */
	WITH_SERVICES = 150, /* and services */
};

/* The key by which it was said that it no longer exists, else its state. */
static const char *
row_sign(const struct actor_row *row)
{
	return row->gone ? "x" : opening_sign(row->state);
}

/* The sign says it without the words, and without colour. */
static void
draw_state(const struct actor_row *row, int y, int x, enum style style)
{
	draw_textf(y, x, STATE_WIDTH - 1, style, "%s %s", row_sign(row), row->when);
}

/* The last column is the ellipsis of a name that is cut, so never a letter that was looked for. */
static void
draw_name(const struct actor_row *row, int y, int x, int width, enum style style)
{
	bool tail = row->tail != NULL && row->tail[0] != '\0' && width > 2 * TAIL_WIDTH;
	int name = tail ? width - TAIL_WIDTH : width;
	int used = draw_text(y, x, name, style, row->name);

	for (int i = 0; i < row->marks && row->mark[i].from < name - 1; i++) {
		int to = row->mark[i].to < name - 1 ? row->mark[i].to : name - 1;

		draw_underline(y, x + row->mark[i].from, to - row->mark[i].from, style);
	}
	if (tail)
		draw_textf(y, x + used, width - used, style == STYLE_PLAIN ? STYLE_DIM : style,
			   " %s %s", draw_dot(), row->tail);
}

static int
least(int a, int b)
{
	return a < b ? a : b;
}

/* Where there is little room, a column is no wider than what is shown in it. */
static void
layout(int columns, const struct actor_widths *shown, struct actor_widths *out)
{
	*out = (struct actor_widths){ COMMUNE_WIDTH, STATE_WIDTH, FAR_WIDTH };
	if (columns >= WITH_PHONE)
		return;
	out->commune = least(shown->commune + GAP, COMMUNE_NARROW);
	out->when = least(shown->when + SIGN_WIDTH + 1, STATE_WIDTH);
	out->far = least(shown->far + GAP, FAR_NARROW);
}

void
actor_line_draw(const struct actor_row *row, const struct actor_widths *shown, int y, int columns,
		enum style style, bool marked)
{
	struct actor_widths width;
	int right = columns - 1;

	layout(columns, shown, &width);
	draw_fill(y, 1, columns - 2, style, marked ? draw_marker() : "");
	if (row == NULL)
		return;
	if (columns >= WITH_SERVICES) {
		int services = columns * 2 / 5;

		right -= services;
		draw_text(y, right + 1, services - 2, style, row->services);
	}
	if (columns >= WITH_PHONE) {
		right -= PHONE_WIDTH;
		draw_text(y, right, PHONE_WIDTH - 1, style, row->phone);
	}
	if (columns >= WITH_STATE) {
		right -= width.when;
		draw_state(row, y, right, style);
	} else {
		right -= SIGN_WIDTH;
		draw_text(y, right, 1, style, row_sign(row));
	}
	if (columns >= WITH_FAR && row->far != NULL) {
		right -= width.far;
		draw_right(y, right, width.far - GAP, style, row->far);
	}
	right -= width.commune;
	draw_text(y, right, width.commune - 1, style, row->commune);
	draw_name(row, y, 3, right - 5, style);
}
