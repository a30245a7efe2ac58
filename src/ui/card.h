/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of labelled texts, wrapped to any width and shown from any row. */
#ifndef UI_CARD_H
#define UI_CARD_H

#include <stddef.h>

#include "ui/draw.h"

struct card_line {
	const char *label; /* translated, borrowed from the catalogue; NULL none */
	char *text;        /* clean, paragraphs separated by newlines */
	enum style style;
};

struct card {
	struct card_line *line;
	size_t count;
	size_t capacity;
	const char *title; /* of the group that nothing was added to yet; NULL none */
};

void card_add(struct card *c, const char *label, const char *text, enum style style);
/* Of what is added next, after a blank row; not shown when nothing is. Borrowed until then. */
void card_title(struct card *c, const char *title);
void card_clear(struct card *c); /* empty, may be filled again */

/* How many rows it takes in so many cells. */
size_t card_rows(const struct card *c, int width);
/* rows of it, from its row top on. */
void card_draw(const struct card *c, int y, int x, int width, int rows, size_t top);
/* Its first rows, where nobody can go on to the others: a text that is cut ends with an
 * ellipsis. */
void card_draw_start(const struct card *c, int y, int x, int width, int rows);

#endif
