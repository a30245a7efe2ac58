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
	WITH_FAR = 78,       /* and how far it is */
	WITH_PHONE = 100,    /* and has phones */
	WITH_SERVICES = 150, /* and services */
};

/* The sign says it without the words, and without colour. */
static void
draw_state(const struct actor_row *row, int y, int x, enum style style)
{
	draw_textf(y, x, STATE_WIDTH - 1, style, "%s %s", opening_sign(row->state), row->when);
}

/* The last column is the ellipsis of a name that is cut, so never a letter that was looked for. */
static void
draw_name(const struct actor_row *row, int y, int x, int width, enum style style)
{
	draw_text(y, x, width, style, row->name);
	for (int i = 0; i < row->marks && row->mark[i].from < width - 1; i++) {
		int to = row->mark[i].to < width - 1 ? row->mark[i].to : width - 1;

		draw_underline(y, x + row->mark[i].from, to - row->mark[i].from, style);
	}
}

void
actor_line_draw(const struct actor_row *row, int y, int columns, enum style style, bool marked)
{
	bool narrow = columns < WITH_PHONE;
	int commune_width = narrow ? COMMUNE_NARROW : COMMUNE_WIDTH;
	int far_width = narrow ? FAR_NARROW : FAR_WIDTH;
	int right = columns - 1;

	draw_fill(y, 1, columns - 2, style, marked ? draw_marker() : "");
	if (row == NULL)
		return;
	if (columns >= WITH_SERVICES) {
		int width = columns * 2 / 5;

		right -= width;
		draw_text(y, right + 1, width - 2, style, row->services);
	}
	if (columns >= WITH_PHONE) {
		right -= PHONE_WIDTH;
		draw_text(y, right, PHONE_WIDTH - 1, style, row->phone);
	}
	if (columns >= WITH_STATE) {
		right -= STATE_WIDTH;
		draw_state(row, y, right, style);
	} else {
		right -= SIGN_WIDTH;
		draw_text(y, right, 1, style, opening_sign(row->state));
	}
	if (columns >= WITH_FAR && row->far != NULL) {
		right -= far_width;
		draw_right(y, right, far_width - 2, style, row->far);
	}
	right -= commune_width;
	draw_text(y, right, commune_width - 1, style, row->commune);
	draw_name(row, y, 3, right - 5, style);
}
