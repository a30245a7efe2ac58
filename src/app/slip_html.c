/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The slip as a page for a browser: its policy forbids it to load or to run anything. Black on
 * white, one sheet of A4 in letters as large as it allows; each text finds its own direction. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/slip_private.h"
#include "base/html.h"
#include "base/i18n.h"
#include "base/utf8.h"

/* Points of the letters: as large as the page allows, but rather something is left out than they
 * become smaller than .least; then only those get smaller still that have nothing to leave out. */
static const struct {
	int most, least;
} sizes[] = { { 16, 12 }, { 24, 22 } };

enum {
	SMALLEST = 6,
	UM_A_POINT = 353,
	/* Micrometres of A4 without its margins, less what a browser may round. */
	SHEET_WIDTH = 180000,
	SHEET_HEIGHT = 264000,
	LABEL_WIDTH = 46000, /* of labels that stand beside, */
	LABEL_GAP = 4000,    /* and what is free after them */
	/* Hundredths of the letters’ size: letters, a line, what is free above a block. */
	SMALL_LETTER = 54,
	LETTER = 74,
	LINE = 130,
	GAP = 45,
	NAME = 170,
	BIG = 140, /* a number that is to be dialled */
};

static const char style[] =
	"@page { size: A4; margin: 15mm }\n"
	"body { font-family: sans-serif; line-height: 1.3; color: #000;\n"
	"  background: #fff; max-width: 180mm; margin: 1em auto; padding: 0 1em;\n"
	"  overflow-wrap: anywhere }\n"
	"h1 { font-size: 1em; margin: 0; font-weight: normal }\n"
	"h2 { font-size: 1.7em; line-height: 1.2; margin: .1em 0 .3em;\n"
	"  border-bottom: .1em solid #000 }\n"
	"h3 { font-size: 1em; margin: 0 }\n"
	"p { margin: 0 }\n"
	"ul { list-style: \"\\2610\\00A0\"; margin: 0; padding-left: 1.4em }\n"
	"a { color: #00007a }\n"
	".big { font-size: 1.4em; line-height: 1.2; font-weight: bold }\n"
	"section { break-inside: avoid; margin-top: .45em }\n"
	"@media print { body { max-width: none; margin: 0; padding: 0 } }\n";
static const char beside[] = "section { display: grid; grid-template-columns: 46mm 1fr;\n"
			     "  column-gap: 4mm; align-items: baseline }\n"
			     "div:only-child { grid-column: 1 / -1 }\n";

/* In hundredths of their size, as wide as letters of a usual face are: small ones, figures and
 * signs; and others. */
static int
width_of(const char *text)
{
	int small = 0;

	for (const char *c = text; *c != '\0'; c++)
		small += (*c >= 'a' && *c <= 'z') || (*c >= ' ' && *c < 'A');
	return small * SMALL_LETTER + (utf8_width(text) - small) * LETTER;
}

/* How high a text becomes, in micrometres, when its letters are of so many hundredths of the
 * points: not less than a browser will need. */
static int
height_of(const char *text, int points, int hundredths, int width)
{
	int em = points * UM_A_POINT / 100 * hundredths / 100; /* a hundredth of it */
	/* A tenth of a line is lost where words do not fill it. */
	int lines = width_of(text) * em / (width * 9 / 10) + 1;

	return lines * em * LINE;
}

static int
block_height(const struct slip_block *b, int points, bool large)
{
	int em = points * UM_A_POINT;
	int width = SHEET_WIDTH - (large ? 0 : LABEL_WIDTH + LABEL_GAP) -
		    (b->look == SLIP_LIST ? 2 * em : 0);
	int label = b->label == NULL
			    ? 0
			    : height_of(b->label, points, 100, large ? SHEET_WIDTH : LABEL_WIDTH);
	int value = 0;

	for (size_t i = 0; i < b->line.count; i++)
		value += height_of(b->line.item[i], points, b->big ? BIG : 100, width);
	if (large)
		value += label;
	return em * GAP / 100 + (value > label ? value : label);
}

static bool
holds(const struct slip_page *page, int points)
{
	int height = height_of(slip_title(), points, 100, SHEET_WIDTH) +
		     height_of(page->name, points, NAME, SHEET_WIDTH) + points * UM_A_POINT;

	for (size_t i = 0; i < page->count; i++)
		if (!page->block[i].out && page->block[i].line.count > 0)
			height += block_height(&page->block[i], points, page->large);
	return height <= SHEET_HEIGHT;
}

/* Leaves out what has to be for one sheet, and returns the size of its letters. */
static int
fit(struct slip_page *page)
{
	int points = sizes[page->large].most;

	while (points > SMALLEST && !holds(page, points))
		if (points > sizes[page->large].least || !slip_page_drop(page))
			points--;
	return points;
}

/* As the text is: what may be wrong is cut only where it does not hold otherwise. */
static int
lay(struct slip_page *page, const struct slip *slip)
{
	int points;

	slip_page_make(page, slip, true);
	points = fit(page);
	if (holds(page, points))
		return points;
	slip_page_clear(page);
	slip_page_make(page, slip, false);
	return fit(page);
}

/* A whole line that is an address of the web may be followed; nothing else. */
static bool
is_link(const char *text)
{
	return (str_starts(text, "https://") || str_starts(text, "http://")) &&
	       strpbrk(text, " \t\"<>|") == NULL && strstr(text, "…") == NULL;
}

static void
add_line(struct buf *out, const char *tag, const char *more, const char *text)
{
	buf_addf(out, "<%s dir=\"auto\"%s>", tag, more);
	if (is_link(text)) {
		buf_add(out, "<a href=\"");
		html_text(out, text);
		buf_add(out, "\" rel=\"noreferrer\">");
	}
	html_text(out, text);
	buf_addf(out, "%s</%s>\n", is_link(text) ? "</a>" : "", tag);
}

static void
add_block(struct buf *out, const struct slip_block *b)
{
	bool list = b->look == SLIP_LIST;

	buf_add(out, "<section>\n");
	if (b->label != NULL)
		add_line(out, "h3", "", b->label);
	buf_add(out, list ? "<ul>\n" : "<div>\n");
	for (size_t i = 0; i < b->line.count; i++)
		add_line(out, list ? "li" : "p", b->big && i == 0 ? " class=\"big\"" : "",
			 b->line.item[i]);
	buf_add(out, list ? "</ul>\n</section>\n" : "</div>\n</section>\n");
}

static void
add_page(struct buf *out, const struct slip_page *page, int points)
{
	html_begin(out, page->name, style);
	buf_addf(out, "%sbody { font-size: %dpt }\n</style>\n</head>\n<body>\n",
		 page->large ? "" : beside, points);
	add_line(out, "h1", "", slip_title());
	add_line(out, "h2", "", page->name);
	for (size_t i = 0; i < page->count; i++)
		if (!page->block[i].out && page->block[i].line.count > 0)
			add_block(out, &page->block[i]);
	buf_add(out, "</body>\n</html>\n");
}

char *
slip_html(const struct slip *slip)
{
	enum language chosen = i18n_language();
	struct slip_page page;
	struct buf out = BUF_INIT;
	int points;

	i18n_switch(slip->language);
	points = lay(&page, slip);
	add_page(&out, &page, points);
	i18n_switch(chosen);
	slip_page_clear(&page);
	return buf_take(&out);
}
