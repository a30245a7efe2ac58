/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels on the left, texts wrapped on their right. One walk over the rows serves counting and
 * drawing, so the two cannot disagree. */
#include "config.h"

#include "ui/card.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#define CARD_LABEL_WIDTH 18
#define CARD_INDENT 2
#define CARD_TEXT_MIN 10 /* cells left for a text, however narrow the card */

static void
line_add(struct card *c, const char *label, const char *text, enum style style)
{
	struct strlist paragraphs = { 0 };
	struct buf clean = BUF_INIT;
	size_t i;

	strlist_split(&paragraphs, text, '\n');
	for (i = 0; i < paragraphs.count; i++) {
		char *paragraph = utf8_clean(paragraphs.item[i]);

		if (i > 0)
			buf_addc(&clean, '\n');
		buf_add(&clean, paragraph);
		mem_free_secret(paragraph);
	}
	strlist_clear(&paragraphs);
	c->line = mem_grow(c->line, c->count, &c->capacity, sizeof(*c->line));
	c->line[c->count++] =
		(struct card_line){ .label = label, .text = buf_take(&clean), .style = style };
}

void
card_add(struct card *c, const char *label, const char *text, enum style style)
{
	if (c->title != NULL) {
		if (c->count > 0)
			line_add(c, NULL, "", STYLE_PLAIN);
		line_add(c, NULL, c->title, STYLE_STRONG);
		c->title = NULL;
	}
	line_add(c, label, text, style);
}

void
card_title(struct card *c, const char *title)
{
	c->title = title;
}

void
card_clear(struct card *c)
{
	size_t i;

	for (i = 0; i < c->count; i++)
		mem_free_secret(c->line[i].text); /* it may be of a person */
	free(c->line);
	*c = (struct card){ .line = NULL };
}

/* Bytes of the next row: up to the paragraph's end, or as many words as fit; of a word too long for
 * a row, an address of a page or an identifier, what ends with one of its signs. */
static size_t
row_length(const char *text, int width)
{
	size_t paragraph = strcspn(text, "\n");
	size_t fits = utf8_fit(text, width);
	size_t at;

	if (fits >= paragraph)
		return paragraph;
	for (at = fits; at > 0 && text[at] != ' '; at--)
		;
	if (at > 0)
		return at;
	for (at = fits; at > fits / 2; at--)
		if (strchr("-_/.", text[at - 1]))
			return at;
	return fits > 0 ? fits : utf8_cluster(text);
}

static void
draw_row(const struct card_line *l, bool first, const char *text, size_t len, int y, int x,
	 int width)
{
	int indent = l->label != NULL ? CARD_INDENT + CARD_LABEL_WIDTH + 1 : 0;
	char *row = mem_strndup(text, len);

	if (first && l->label != NULL)
		draw_text(y, x + CARD_INDENT, CARD_LABEL_WIDTH, STYLE_DIM, l->label);
	draw_text(y, x + indent, width - indent, l->style, row);
	mem_free_secret(row);
}

struct place {
	int y;
	int x;
	int rows; /* 0: only count */
	size_t top;
	bool cut; /* the last row shows that its text goes on */
};

static size_t
walk(const struct card *c, int width, const struct place *place)
{
	size_t row = 0;
	size_t i;

	for (i = 0; i < c->count; i++) {
		const struct card_line *l = &c->line[i];
		int indent = l->label != NULL ? CARD_INDENT + CARD_LABEL_WIDTH + 1 : 0;
		int room = width - indent > CARD_TEXT_MIN ? width - indent : CARD_TEXT_MIN;
		const char *at = l->text;
		bool first = true;

		do {
			size_t len = row_length(at, room);

			if (place->cut && row + 1 == (size_t)place->rows)
				len = strcspn(at, "\n");
			if (row >= place->top && row < place->top + (size_t)place->rows)
				draw_row(l, first, at, len, place->y + (int)(row - place->top),
					 place->x, width);
			first = false;
			row++;
			at += len;
			at += *at == '\n' ? 1 : strspn(at, " ");
		} while (*at != '\0');
	}
	return row;
}

size_t
card_rows(const struct card *c, int width)
{
	const struct place nowhere = { 0 };

	return walk(c, width, &nowhere);
}

void
card_draw(const struct card *c, int y, int x, int width, int rows, size_t top)
{
	const struct place place = { .y = y, .x = x, .rows = rows, .top = top };

	walk(c, width, &place);
}

void
card_draw_start(const struct card *c, int y, int x, int width, int rows)
{
	const struct place place = { .y = y, .x = x, .rows = rows, .cut = true };

	walk(c, width, &place);
}
