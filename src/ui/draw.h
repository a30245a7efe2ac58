/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing texts in cells. Every text is cleaned of what a terminal could obey, measured by display
 * width and cut at a cluster's edge; what the terminal's character set lacks is transliterated. */
#ifndef UI_DRAW_H
#define UI_DRAW_H

#include <stdbool.h>
#include <stdint.h>

enum style {
	STYLE_PLAIN,
	STYLE_DIM, /* proposed, secondary */
	STYLE_STRONG,
	STYLE_TITLE,    /* row 0 */
	STYLE_ACCENT,   /* the one colour: figures, keys */
	STYLE_SELECTED, /* the active item: readable without colour */
	STYLE_ERROR,
	STYLE_COUNT
};

void draw_setup(void); /* colours, after term_open */
void draw_clear(void);

/* At row y, column x, at most width cells; a longer text ends with an ellipsis. Returns the cells
 * used. draw_fill also blanks the rest of the width in the style. */
int draw_text(int y, int x, int width, enum style style, const char *text);
int draw_fill(int y, int x, int width, enum style style, const char *text);
int draw_right(int y, int x, int width, enum style style, const char *text); /* ends at x + width */
/* Underlines what stands there, and makes it bold where the terminal has no lines. */
void draw_underline(int y, int x, int width, enum style style);
int draw_textf(int y, int x, int width, enum style style, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));

/* A text over several rows, broken at spaces. Returns the rows used. */
int draw_wrapped_rows(int width, const char *text); /* that it would use */
int draw_wrapped(int y, int x, int width, int max_rows, enum style style, const char *text);

void draw_rule(int y, int x, int width);            /* a horizontal line */
void draw_box(int y, int x, int height, int width); /* a frame; the inside is blanked */
/* A bar of value/max over width cells, in eighths of a cell where the terminal can. */
void draw_bar(int y, int x, int width, enum style style, int64_t value, int64_t max);
/* One cell a value, by height: the 14 days line. -1 draws a space. */
void draw_spark(int y, int x, const int64_t *value, int count);
const char *draw_marker(void); /* « ▸ » or « > » before the active item */
const char *draw_dot(void);    /* « · » or « - » between things */

const char *draw_ellipsis(void); /* « … » or « . » for what is cut */
const char *draw_bullet(void); /* « ● » or « * »: a hidden character, a mark that something is on */
const char *draw_ring(void);  /* « ○ » or « o »: a mark that something is off */
const char *draw_about(void); /* « ≈ » or « ~ » before what is not exact */
const char *draw_dash(void);  /* « – » or « - » for nothing */

void draw_cursor(int y, int x); /* where the hardware cursor rests; the last call counts */

#endif
