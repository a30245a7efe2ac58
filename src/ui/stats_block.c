/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which values a table shows and how its row is shared between label, bar, number and shares. */
#include "config.h"

#include "ui/stats_block.h"

#include <stdlib.h>

#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "report/label.h"
#include "report/table.h"
#include "ui/draw.h"

enum layout {
	NUMBER_WIDTH = 6,
	SHARE_WIDTH = 6,
	WITH_SHARE = 56,  /* cells from which a share stands beside the number */
	WITH_SHARES = 64, /* and both of a table of several answers */
	LABEL_MAX = 44,
	BAR_MAX = 40,
	ROOM_SHORT = 30, /* cells of a label and its bar up to which words matter more */
	BAR_SHORT = 4,
};

static int64_t
whole(const struct stats_totals *t, enum stats_dim dim)
{
	return dim == STATS_KIND ? t->sessions : report_whole(t, dim);
}

void
stats_block_make(struct stats_block *b, const struct sheet *sheet, const struct stats_totals *total,
		 enum stats_dim dim, size_t most)
{
	*b = (struct stats_block){ .dim = dim, .whole = whole(total, dim) };
	b->count = most > 0 && sheet->rows > most ? most - 1 : sheet->rows;
	b->left_out = sheet->rows - b->count;
	b->bar = mem_array(b->count + 1, sizeof(*b->bar));
	for (size_t i = 0; i < sheet->rows; i++) {
		int64_t n = sheet_at(sheet, i, 0)->n;

		b->mentions += n;
		b->largest = n > b->largest ? n : b->largest;
		if (i < b->count)
			b->bar[i] = (struct stats_bar){ mem_strdup(sheet->row[i].label),
							sheet->row[i].code, n };
	}
}

void
stats_block_clear(struct stats_block *b)
{
	size_t i;

	for (i = 0; i < b->count; i++)
		free(b->bar[i].label);
	free(b->bar);
	*b = (struct stats_block){ .bar = NULL };
}

int
stats_block_rows(const struct stats_block *b)
{
	int rows = b->count == 0 ? 1 : (int)b->count;

	return 1 + rows + (b->left_out > 0 ? 1 : 0) + 1;
}

/* « 38 % », « <1 % »: whole percents are precise enough for a screen. */
static void
draw_share(int y, int x, enum style style, int64_t part, int64_t of)
{
	int percent = of > 0 ? (int)((part * 100 + of / 2) / of) : 0;
	char *text;

	if (of <= 0)
		return;
	if (part > 0 && percent == 0)
		/* TRANSLATORS: less than one percent */
		text = mem_strdup(_("<1%"));
	else
		/* TRANSLATORS: a percentage; a no-break space before the sign in French */
		text = mem_printf(_("%d%%"), percent);
	draw_right(y, x, SHARE_WIDTH, style, text);
	free(text);
}

struct columns {
	int label;
	int bar;
	int shares; /* 0, 1 or 2 */
};

static struct columns
share_width(const struct stats_block *b, int width)
{
	struct columns c = { .label = 1 };
	int room, most;
	size_t i;

	if (width >= WITH_SHARE)
		c.shares = width >= WITH_SHARES && report_is_multiple(b->dim) ? 2 : 1;
	room = width - NUMBER_WIDTH - c.shares * SHARE_WIDTH - 1;
	for (i = 0; i < b->count; i++) {
		int label = utf8_width(b->bar[i].label);

		c.label = label > c.label ? label : c.label;
	}
	c.label = c.label < LABEL_MAX ? c.label : LABEL_MAX;
	most = room < ROOM_SHORT ? room - BAR_SHORT : room * 3 / 4;
	c.label = c.label < most ? c.label : most;
	c.bar = room - c.label;
	c.bar = c.bar < BAR_MAX ? c.bar : BAR_MAX;
	return c;
}

static void
draw_bar_row(const struct stats_block *b, const struct stats_bar *bar, const struct chart_place *p)
{
	int y = p->y, x = p->x;
	struct columns c = share_width(b, p->width);
	char *number = words_number(bar->n);
	int at = x + c.label + 1 + c.bar;

	draw_text(y, x, c.label, p->marked ? STYLE_SELECTED : STYLE_PLAIN, bar->label);
	draw_bar(y, x + c.label + 1, c.bar, STYLE_ACCENT, bar->n, b->largest);
	draw_right(y, at, NUMBER_WIDTH, STYLE_STRONG, number);
	at += NUMBER_WIDTH;
	if (c.shares == 2) {
		draw_share(y, at, STYLE_PLAIN, bar->n, b->mentions);
		at += SHARE_WIDTH;
	}
	if (c.shares > 0)
		draw_share(y, at, c.shares == 2 ? STYLE_DIM : STYLE_PLAIN, bar->n, b->whole);
	free(number);
}

/* What the numbers are, as precisely as the room allows. */
static void
draw_title(const struct stats_block *b, int y, int x, int width)
{
	const char *title = report_title(b->dim);
	int used = draw_text(y, x, width, STYLE_STRONG, title);
	bool people = report_counts_people(b->dim);
	const char *what = people ? _("people") : _("attendances");
	const char *full = what, *brief = what;
	int room = width - used - 2;

	if (b->dim == STATS_KIND)
		full = what = _("sessions");
	else if (width >= WITH_SHARES && report_is_multiple(b->dim)) {
		full = _("attendances, share of mentions, share of attendances");
		/* TRANSLATORS: the same beside a long title: how many attendances, and two shares;
		 * at most 48 columns */
		brief = _("number, share of mentions, of attendances");
	} else if (width >= WITH_SHARE) {
		full = people ? _("people, share of people")
			      : _("attendances, share of attendances");
		brief = people ? full : /* TRANSLATORS: the same, at most 34 columns */
				_("number, share of attendances");
	}
	if (utf8_width(full) > room)
		full = brief;
	if (utf8_width(full) > room)
		full = what;
	if (utf8_width(full) <= room)
		draw_right(y, x + used + 2, room, STYLE_DIM, full);
}

void
stats_block_row(const struct stats_block *b, int row, const struct chart_place *at)
{
	char *text;

	if (row == 0) {
		draw_title(b, at->y, at->x, at->width);
	} else if (row - 1 < (int)b->count) {
		draw_bar_row(b, &b->bar[row - 1], at);
		chart_mark(at);
	} else if (b->count == 0 && row == 1) {
		/* TRANSLATORS: in a table that has no row */
		draw_text(at->y, at->x, at->width, STYLE_DIM, _("nothing in this period"));
	} else if (b->left_out > 0 && row - 1 == (int)b->count) {
		/* TRANSLATORS: at the end of a shortened table; %zu rows more are on another
		 * page */
		text = mem_printf(ngettext("and %zu more", "and %zu more", b->left_out),
				  b->left_out);
		draw_text(at->y, at->x, at->width, STYLE_DIM, text);
		free(text);
	}
}
