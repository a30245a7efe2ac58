/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts, lines and bars in cells. What a style looks like, and what stands in for it without
 * colour, is decided here alone. */
#include "config.h"

#include "ui/draw.h"

#include <curses.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "base/charset.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/term.h"

#define EIGHTHS 8
#define SPARK_LEVELS 8
#define SIMPLE_CELLS 256

enum pair { PAIR_ACCENT = 1, PAIR_ERROR };

void
draw_setup(void)
{
	if (!term_color())
		return;
	start_color();
	use_default_colors();
	init_pair(PAIR_ACCENT, COLOR_CYAN, -1);
	init_pair(PAIR_ERROR, COLOR_RED, -1);
}

/* Bold, dim and reverse carry the meaning; colour only adds to them. */
static attr_t
attributes(enum style style)
{
	bool color = term_color();

	switch (style) {
	case STYLE_DIM:
		return A_DIM;
	case STYLE_STRONG:
	case STYLE_TITLE:
		return A_BOLD;
	case STYLE_ACCENT:
		return color ? (attr_t)COLOR_PAIR(PAIR_ACCENT) : A_BOLD;
	case STYLE_SELECTED:
		return A_REVERSE;
	case STYLE_ERROR:
		return A_BOLD | (color ? (attr_t)COLOR_PAIR(PAIR_ERROR) : 0);
	default:
		return A_NORMAL;
	}
}

void
draw_clear(void)
{
	attrset(A_NORMAL);
	erase();
	term_cursor(0, 0);
}

/* Latin letters, digits and signs, each of which every terminal shows in one cell of its own. */
static bool
is_simple(int32_t cp)
{
	return (cp >= 0x20 && cp < 0x7f) || (cp >= 0xa0 && cp < 0x180 && cp != 0xad) ||
	       (cp >= 0x2012 && cp < 0x2028) || cp == 0x2248 || (cp >= 0x2500 && cp < 0x25fd);
}

static bool
is_ascii(char c)
{
	return c >= 0x20 && c < 0x7f;
}

/* Puts a text of such characters into cells as it is. curses would ask of each once more how wide
 * it is and what it stands on, which takes twice as long; of letters of ASCII it asks nothing.
 * False: it has others, too, or is long. */
static bool
put_simple(int y, int x, enum style style, const char *text, size_t len)
{
	attr_t attr = attributes(style);
	cchar_t cell[SIMPLE_CELLS];
	chtype ascii[SIMPLE_CELLS];
	size_t at = 0, count;
	bool simple = term_utf8() && len <= SIMPLE_CELLS;
	int32_t cp;

	while (simple && at < len) {
		at += is_ascii(text[at]) ? 1 : utf8_next(text + at, len - at, &cp);
		simple = is_ascii(text[at - 1]) || is_simple(cp);
	}
	if (!simple)
		return false;
	setcchar(&cell[0], L" ", attr, (short)PAIR_NUMBER(attr), NULL);
	for (at = 0; at < len; x += (int)count) {
		for (count = 0; at < len && is_ascii(text[at]); at++)
			ascii[count++] = (chtype)text[at] | attr;
		if (count > 0) {
			mvaddchnstr(y, x, ascii, (int)count);
			continue;
		}
		for (; at < len && !is_ascii(text[at]); count++) {
			at += utf8_next(text + at, len - at, &cp);
			cell[count] = cell[0];
			cell[count].chars[0] = (wchar_t)cp;
		}
		mvadd_wchnstr(y, x, cell, (int)count);
	}
	move(y, x);
	mem_wipe(ascii, len * sizeof(*ascii));
	mem_wipe(cell, len * sizeof(*cell));
	return true;
}

/* Adds len bytes of clean UTF-8 at the current place, in at most width cells. What the terminal's
 * charset lacks is transliterated, which may take more room than it was measured for. */
static void
put(const char *text, size_t len, int width)
{
	struct buf encoded = BUF_INIT;
	struct err ignored;
	wchar_t *wide;
	size_t replaced;
	size_t count = 0;
	size_t at = 0;
	int32_t cp;

	if (!term_utf8()) {
		if (charset_encode(i18n_charset(STDOUT_FILENO), text, len, &encoded, &replaced,
				   &ignored) == 0)
			addnstr(buf_text(&encoded), width);
		buf_clear(&encoded);
		return;
	}
	wide = mem_array(len + 1, sizeof(*wide));
	while (at < len) {
		at += utf8_next(text + at, len - at, &cp);
		wide[count++] = (wchar_t)cp;
	}
	addnwstr(wide, (int)count);
	mem_wipe(wide, count * sizeof(*wide));
	free(wide);
}

/* For what is clean already, as lines and bars are: cleaning costs more than drawing. */
static int
draw_clean(int y, int x, int width, enum style style, const char *text)
{
	const char *ellipsis = draw_ellipsis();
	size_t len = strlen(text);
	bool cut;
	int used;

	if (width <= 0 || len == 0)
		return 0;
	used = utf8_width(text);
	cut = used > width;
	if (cut) {
		len = utf8_fit(text, width - 1);
		used = width;
	}
	attrset(attributes(style));
	move(y, x);
	if (!put_simple(y, x, style, text, len))
		put(text, len, width);
	if (cut)
		put(ellipsis, strlen(ellipsis), 1);
	attrset(A_NORMAL);
	return used;
}

/* What is drawn may be a name: here and in whoever calls, no copy of it stays in memory. */
int
draw_text(int y, int x, int width, enum style style, const char *text)
{
	char *clean = utf8_clean(text);
	int used = draw_clean(y, x, width, style, clean);

	mem_free_secret(clean);
	return used;
}

int
draw_fill(int y, int x, int width, enum style style, const char *text)
{
	attrset(attributes(style));
	if (width > 0)
		mvhline(y, x, ' ' | attributes(style), width);
	return draw_text(y, x, width, style, text);
}

int
draw_right(int y, int x, int width, enum style style, const char *text)
{
	char *clean = utf8_clean(text);
	int used = utf8_width(clean);

	used = draw_clean(y, used < width ? x + width - used : x, width, style, clean);
	mem_free_secret(clean);
	return used;
}

void
draw_underline(int y, int x, int width, enum style style)
{
	attr_t attr = attributes(style);

	if (width > 0)
		mvchgat(y, x, width, attr | A_UNDERLINE | A_BOLD, (short)PAIR_NUMBER(attr), NULL);
}

int
draw_textf(int y, int x, int width, enum style style, const char *fmt, ...)
{
	va_list args;
	char *text = NULL;
	int used;

	va_start(args, fmt);
	text = mem_vprintf(fmt, args);
	va_end(args);
	used = draw_text(y, x, width, style, text);
	mem_free_secret(text);
	return used;
}

/* Bytes of the next row of a wrapped text: as many words as fit, or what fits of a long one; a path
 * is parted between its folders. */
static size_t
row_length(const char *text, int width)
{
	size_t fits = utf8_fit(text, width);
	size_t at = fits;

	if (text[fits] == '\0')
		return fits;
	while (at > 0 && text[at] != ' ')
		at--;
	if (at > 0)
		return at;
	for (at = fits; at > 1 && text[at - 1] != '/';)
		at--;
	return at > 1 ? at : fits;
}

int
draw_wrapped_rows(int width, const char *text)
{
	char *clean = utf8_clean(text);
	const char *s = clean;
	int rows = 0;

	while (*s != '\0' && width > 0) {
		size_t len = row_length(s, width);

		rows++;
		if (len == 0)
			break;
		s += len;
		while (*s == ' ')
			s++;
	}
	mem_free_secret(clean);
	return rows;
}

int
draw_wrapped(int y, int x, int width, int max_rows, enum style style, const char *text)
{
	char *clean = utf8_clean(text);
	const char *s = clean;
	int rows = 0;

	while (*s != '\0' && rows < max_rows && width > 0) {
		size_t len = rows + 1 < max_rows ? row_length(s, width) : strlen(s);
		char *row = mem_strndup(s, len);

		draw_clean(y + rows++, x, width, style, row);
		mem_free_secret(row);
		if (len == 0)
			break;
		s += len;
		while (*s == ' ')
			s++;
	}
	mem_free_secret(clean);
	return rows;
}

struct frame {
	const wchar_t *horizontal, *vertical;
	const wchar_t *corner[4];
};

static const struct frame *
frame(void)
{
	static const struct frame ascii = { L"-", L"|", { L"+", L"+", L"+", L"+" } };
	static const struct frame lines = { L"─", L"│", { L"┌", L"┐", L"└", L"┘" } };

	return term_glyphs() == GLYPHS_ASCII ? &ascii : &lines;
}

/* Not as texts, whose cells are measured and added one by one. */
static void
line(int y, int x, int length, bool upright)
{
	cchar_t glyph;

	setcchar(&glyph, upright ? frame()->vertical : frame()->horizontal, attributes(STYLE_DIM),
		 0, NULL);
	if (upright)
		mvvline_set(y, x, &glyph, length);
	else
		mvhline_set(y, x, &glyph, length);
}

static void
corner(int y, int x, const wchar_t *text)
{
	cchar_t glyph;

	setcchar(&glyph, text, attributes(STYLE_DIM), 0, NULL);
	mvadd_wchnstr(y, x, &glyph, 1);
}

void
draw_rule(int y, int x, int width)
{
	line(y, x, width, false);
}

void
draw_box(int y, int x, int height, int width)
{
	const struct frame *f = frame();
	int bottom = y + height - 1;
	int right = x + width - 1;
	int i;

	for (i = y + 1; i < bottom; i++)
		draw_fill(i, x + 1, width - 2, STYLE_PLAIN, "");
	line(y, x + 1, width - 2, false);
	line(bottom, x + 1, width - 2, false);
	line(y + 1, x, height - 2, true);
	line(y + 1, right, height - 2, true);
	corner(y, x, f->corner[0]);
	corner(y, right, f->corner[1]);
	corner(bottom, x, f->corner[2]);
	corner(bottom, right, f->corner[3]);
}

void
draw_bar(int y, int x, int width, enum style style, int64_t value, int64_t max)
{
	static const char *const part[EIGHTHS] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
	struct buf bar = BUF_INIT;
	int64_t eighths;
	int64_t i;

	if (max <= 0 || value <= 0 || width <= 0)
		return;
	eighths = value >= max ? (int64_t)width * EIGHTHS : value * width * EIGHTHS / max;
	if (eighths == 0)
		eighths = 1;
	for (i = 0; i < eighths / EIGHTHS; i++)
		buf_add(&bar, term_glyphs() == GLYPHS_ASCII ? "#" : "█");
	if (term_glyphs() == GLYPHS_UNICODE)
		buf_add(&bar, part[eighths % EIGHTHS]);
	else if (eighths % EIGHTHS >= EIGHTHS / 2 || bar.len == 0)
		buf_add(&bar, term_glyphs() == GLYPHS_ASCII ? "=" : "▌");
	draw_clean(y, x, width, style, buf_text(&bar));
	buf_clear(&bar);
}

void
draw_spark(int y, int x, const int64_t *value, int count)
{
	static const char *const unicode[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	static const char *const console[] = { "_", "▄", "▄", "▄", "▄", "█", "█", "█" };
	static const char *const ascii[] = { "_", ".", ".", ":", ":", "|", "|", "#" };
	const char *const *level = term_glyphs() == GLYPHS_UNICODE   ? unicode
				   : term_glyphs() == GLYPHS_CONSOLE ? console
								     : ascii;
	int64_t max = 1;
	int i;

	for (i = 0; i < count; i++)
		if (value[i] > max)
			max = value[i];
	for (i = 0; i < count; i++)
		if (value[i] > 0)
			draw_clean(y, x + i, 1, STYLE_ACCENT,
				   level[(value[i] * SPARK_LEVELS - 1) / max]);
		else
			draw_clean(y, x + i, 1, STYLE_DIM, value[i] < 0 ? " " : draw_dot());
}

const char *
draw_marker(void)
{
	return term_glyphs() == GLYPHS_UNICODE ? "▸" : ">";
}

const char *
draw_dot(void)
{
	return term_glyphs() == GLYPHS_ASCII ? "-" : "·";
}

const char *
draw_ellipsis(void)
{
	return term_glyphs() == GLYPHS_ASCII ? "." : "…";
}

const char *
draw_bullet(void)
{
	return term_glyphs() == GLYPHS_UNICODE ? "●" : "*";
}

const char *
draw_ring(void)
{
	return term_glyphs() == GLYPHS_UNICODE ? "○" : "o";
}

const char *
draw_about(void)
{
	return term_glyphs() == GLYPHS_UNICODE ? "≈" : "~";
}

const char *
draw_dash(void)
{
	return term_glyphs() == GLYPHS_ASCII ? "-" : "–";
}

void
draw_cursor(int y, int x)
{
	term_cursor(y, x);
}
