/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digits drawn of blocks, or of « # » where there are none. */
#include "config.h"

#include "ui/big_digits.h"

#include <string.h>

#include "base/str.h"
#include "ui/draw.h"
#include "ui/term.h"

enum { GLYPH_CELLS = 4, SPACE_CELLS = 2, GAP_CELLS = 1 };

static const char known[] = "0123456789+";
static const char *const glyphs[][BIG_ROWS] = {
	{ "####", "#  #", "#  #", "#  #", "####" }, { "  # ", " ## ", "  # ", "  # ", " ###" },
	{ "####", "   #", "####", "#   ", "####" }, { "####", "   #", " ###", "   #", "####" },
	{ "#  #", "#  #", "####", "   #", "   #" }, { "####", "#   ", "####", "   #", "####" },
	{ "####", "#   ", "####", "#  #", "####" }, { "####", "   #", "  # ", " #  ", " #  " },
	{ "####", "#  #", "####", "#  #", "####" }, { "####", "#  #", "####", "   #", "####" },
	{ "    ", " #  ", "### ", " #  ", "    " },
};

int
big_width(const char *text, int stroke)
{
	int cells = 0;

	for (; *text != '\0'; text++) {
		if (*text != ' ' && strchr(known, *text) == NULL)
			return -1;
		cells += (*text == ' ' ? SPACE_CELLS : GLYPH_CELLS) + GAP_CELLS;
	}
	return (cells > 0 ? cells - GAP_CELLS : 0) * stroke;
}

static void
add_cells(struct buf *line, const char *what, int count)
{
	while (count-- > 0)
		buf_add(line, what);
}

void
big_draw(int y, int x, int stroke, const char *text)
{
	const char *block = term_glyphs() == GLYPHS_ASCII ? "#" : "█";
	int width = big_width(text, stroke);

	for (int row = 0; row < BIG_ROWS && width > 0; row++) {
		struct buf line = BUF_INIT;

		for (const char *c = text; *c != '\0'; c++) {
			const char *cells =
				*c == ' ' ? "  " : glyphs[strchr(known, *c) - known][row];

			for (; *cells != '\0'; cells++)
				add_cells(&line, *cells == ' ' ? " " : block, stroke);
			if (c[1] != '\0')
				add_cells(&line, " ", GAP_CELLS * stroke);
		}
		draw_text(y + row, x, width, STYLE_STRONG, buf_text(&line));
		buf_clear(&line);
	}
}
