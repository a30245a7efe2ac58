/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of a breakdown as it is drawn. */
#include "config.h"

#include "ui/session_parts.h"

#include "base/i18n.h"
#include "base/vocab.h"
#include "ui/draw.h"

#define COUNT_WIDTH 5

size_t
session_parts_count(const struct entry *e)
{
	return e->parts.choices.count + 1;
}

static void
draw_line(int y, int x, int width, char letter, const char *label, int64_t count, enum style style)
{
	int label_x = letter != '\0' ? x + 3 : x + 1;

	if (letter != '\0')
		draw_textf(y, x + 1, 1, STYLE_ACCENT, "%c", letter);
	draw_text(y, label_x, x + width - COUNT_WIDTH - 1 - label_x, style, label);
	draw_textf(y, x + width - COUNT_WIDTH, COUNT_WIDTH, style, "%*lld", COUNT_WIDTH,
		   (long long)count);
}

static void
draw_value(const struct entry *e, size_t i, int y, int x, int width)
{
	const struct form_parts *p = &e->parts;

	draw_line(y, x, width, p->letter[i], p->choices.item[i].label, p->count[i],
		  p->count[i] > 0 ? STYLE_STRONG : STYLE_PLAIN);
}

/* What gave no answer is the rest: it is seen to shrink. */
static void
draw_rest(const struct entry *e, int y, int x, int width)
{
	int64_t rest = entry_whole(e) - e->parts.sum;
	const struct vocab_item *none = vocab_by_num(VOCAB_GENDER, GENDER_UNKNOWN);

	if (rest < 0) {
		/* TRANSLATORS: below the lines of a breakdown that counts more people than there
		 * were; at most 24 columns */
		draw_textf(y, x + 1, width - 1, STYLE_ERROR,
			   ngettext("%d too many", "%d too many", (unsigned long)-rest),
			   (int)-rest);
		return;
	}
	draw_line(y, x, width, '\0', C_(vocab_context(VOCAB_GENDER), none->label), rest, STYLE_DIM);
}

void
session_parts_draw(const struct entry *e, int y, int x, int width, int rows, int columns)
{
	const struct form_parts *p = &e->parts;
	size_t room = (size_t)(rows * columns);
	int column = width / columns;
	size_t at = 0;

	/* Where not all of them can show, those that were counted come first. */
	for (int counted = 1; counted >= 0; counted--) {
		for (size_t i = 0; i < p->choices.count && at + 1 < room; i++) {
			bool first = p->choices.count < room || p->count[i] > 0;

			if (first != (counted == 1))
				continue;
			draw_value(e, i, y + (int)at % rows, x + (int)at / rows * column,
				   column - 1);
			at++;
		}
	}
	if (entry_whole(e) > 0)
		draw_rest(e, y + (int)at % rows, x + (int)at / rows * column, column - 1);
}
