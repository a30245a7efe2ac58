/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program's screen holds, as text, and its comparison with a golden file. Colours and
 * other attributes are left out of goldens on purpose. */
#include "config.h"

#include "tests/lib/term_driver.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

#define WIDE_TAIL ((uint32_t)-1) /* libvterm's mark of a wide character's second column */
#define UTF8_MAX 4

static size_t
put_utf8(uint32_t c, char *out)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

void
term_row(const struct console *t, int row, char out[static TERM_ROW_SIZE])
{
	const size_t cell_max = UTF8_MAX * VTERM_MAX_CHARS_PER_CELL;
	VTermPos pos = { .row = row, .col = 0 };
	size_t n = 0;

	for (; pos.col < t->cols && n + cell_max < TERM_ROW_SIZE; pos.col++) {
		VTermScreenCell cell;

		if (!vterm_screen_get_cell(t->screen, pos, &cell) || cell.chars[0] == WIDE_TAIL)
			continue;
		if (cell.chars[0] == 0)
			out[n++] = ' ';
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
			n += put_utf8(cell.chars[i], out + n);
	}
	while (n > 0 && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
}

bool
term_shows(const struct console *t, const char *text)
{
	char line[TERM_ROW_SIZE];

	for (int r = 0; t->vt && r < t->rows; r++) {
		term_row(t, r, line);
		if (strstr(line, text))
			return true;
	}
	return false;
}

int
term_matches(const struct console *t, const char *regex)
{
	char line[TERM_ROW_SIZE];
	regex_t re;
	int found = 0;

	if (regcomp(&re, regex, REG_EXTENDED | REG_NOSUB) != 0)
		return -1;
	for (int r = 0; t->vt && r < t->rows && !found; r++) {
		term_row(t, r, line);
		found = regexec(&re, line, 0, NULL, 0) == 0;
	}
	regfree(&re);
	return found;
}

struct term_picture {
	VTermPos cursor;
	int cols;
	VTermScreenCell cell[];
};

struct term_picture *
term_picture_take(const struct console *t)
{
	size_t count = (size_t)t->rows * (size_t)t->cols;
	struct term_picture *p = calloc(1, sizeof(*p) + count * sizeof(p->cell[0]));
	VTermPos pos;

	if (p == NULL || t->vt == NULL)
		abort();
	p->cols = t->cols;
	vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &p->cursor);
	for (pos.row = 0; pos.row < t->rows; pos.row++)
		for (pos.col = 0; pos.col < t->cols; pos.col++)
			vterm_screen_get_cell(t->screen, pos,
					      &p->cell[pos.row * t->cols + pos.col]);
	return p;
}

/* A blank cell is written as a space by one way of drawing and left erased by another. */
static bool
same_cell(const VTermScreenCell *a, const VTermScreenCell *b)
{
	uint32_t x = a->chars[0] == ' ' ? 0 : a->chars[0];
	uint32_t y = b->chars[0] == ' ' ? 0 : b->chars[0];

	return x == y &&
	       (x == 0 ||
		memcmp(a->chars + 1, b->chars + 1, sizeof(a->chars) - sizeof(a->chars[0])) == 0) &&
	       a->attrs.bold == b->attrs.bold && a->attrs.reverse == b->attrs.reverse &&
	       a->attrs.underline == b->attrs.underline && vterm_color_is_equal(&a->fg, &b->fg) &&
	       vterm_color_is_equal(&a->bg, &b->bg);
}

bool
term_picture_same(const struct console *t, const struct term_picture *p)
{
	struct term_picture *now = term_picture_take(t);
	bool same = now->cols == p->cols && vterm_pos_cmp(now->cursor, p->cursor) == 0;

	for (int i = 0; same && i < t->rows * t->cols; i++) {
		same = same_cell(&now->cell[i], &p->cell[i]);
		if (!same)
			printf("# row %d, column %d differ\n", i / t->cols, i % t->cols);
	}
	free(now);
	return same;
}

bool
term_is_plain(const struct console *t)
{
	VTermPos pos;

	for (pos.row = 0; t->vt && pos.row < t->rows; pos.row++) {
		for (pos.col = 0; pos.col < t->cols; pos.col++) {
			VTermScreenCell cell;

			if (!vterm_screen_get_cell(t->screen, pos, &cell))
				continue;
			if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ||
			    !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))
				return false;
		}
	}
	return true;
}

void
term_cursor(const struct console *t, int *row, int *col)
{
	VTermPos pos = { 0, 0 };

	if (t->vt)
		vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &pos);
	*row = pos.row;
	*col = pos.col;
}

void
term_dump(const struct console *t, FILE *f, const char *prefix)
{
	char line[TERM_ROW_SIZE];

	for (int r = 0; t->vt && r < t->rows; r++) {
		term_row(t, r, line);
		fprintf(f, "%s%s\n", prefix, line);
	}
}

bool
term_golden_same(const struct console *t, const char *path)
{
	char line[TERM_ROW_SIZE];
	char *wanted = NULL;
	size_t size = 0;
	bool same = true;
	FILE *f = fopen(path, "r");

	if (!f)
		return false;
	for (int r = 0; r < t->rows && same; r++) {
		term_row(t, r, line);
		same = getline(&wanted, &size, f) >= 0;
		if (same) {
			wanted[strcspn(wanted, "\n")] = '\0';
			same = strcmp(line, wanted) == 0;
		}
	}
	same = same && getline(&wanted, &size, f) < 0;
	free(wanted);
	fclose(f);
	return same;
}

int
term_golden_write(const struct console *t, const char *path)
{
	FILE *f = fopen(path, "w");

	if (!f)
		return -1;
	term_dump(t, f, "");
	return fclose(f) == 0 ? 0 : -1;
}

void
term_golden_show(const char *path)
{
	char *line = NULL;
	size_t size = 0;
	FILE *f = fopen(path, "r");

	if (!f) {
		printf("# no golden file %s: make update-golden\n", path);
		return;
	}
	while (getline(&line, &size, f) >= 0)
		printf("# -%s", line);
	free(line);
	fclose(f);
}
