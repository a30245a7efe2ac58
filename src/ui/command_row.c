/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys to the left, what they do to the right, each wrapped in its column. */
#include "config.h"

#include "ui/command_row.h"

#include "ui/draw.h"

enum {
	WIDE_COLUMNS = 76,
	KEYS_X = 3,
	KEYS_WIDE = 22,
	KEYS_NARROW = 16,
	MARGIN = 2,
};

struct command_widths
command_widths(int columns)
{
	int keys = columns >= WIDE_COLUMNS ? KEYS_WIDE : KEYS_NARROW;

	return (struct command_widths){ keys, columns - KEYS_X - keys - 1 - MARGIN };
}

int
command_rows(const char *keys, const char *help, int columns)
{
	struct command_widths w = command_widths(columns);
	int left = draw_wrapped_rows(w.keys, keys);
	int right = draw_wrapped_rows(w.help, help);

	return left > right ? left : right;
}

void
command_draw(const char *keys, const char *help, int y, int room, int columns, bool active)
{
	struct command_widths w = command_widths(columns);
	enum style style = active ? STYLE_SELECTED : STYLE_PLAIN;
	int rows = command_rows(keys, help, columns);

	rows = rows < room ? rows : room;
	for (int i = 0; i < rows; i++)
		draw_fill(y + i, 1, columns - 2, style, active && i == 0 ? draw_marker() : "");
	draw_wrapped(y, KEYS_X, w.keys, rows, active ? style : STYLE_STRONG, keys);
	draw_wrapped(y, KEYS_X + w.keys + 1, w.help, rows, style, help);
}
