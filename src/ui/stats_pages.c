/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables flow into columns, each below the shortest; one walk serves counting and drawing. */
#include "config.h"

#include "ui/stats_pages.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/key.h"

#define COLUMNS_MAX 3
#define MORE_WIDTH 20

enum layout {
	COLUMN_GAP = 4,
	SUMMARY_COLUMN = 30, /* cells of the narrowest column of the summary */
	FULL_COLUMN = 70,    /* and of a page with shares */
	SUMMARY_MOST = 8,    /* values of a table in the summary */
};

/* A page: which tables, shortened or whole. */
struct page {
	const char *name; /* N_() */
	bool summary;
	enum stats_dim dim[STATS_TABLES_MAX];
	size_t count;
};

static const struct page pages[] = {
	/* TRANSLATORS: pages of the statistics, at most 14 columns each */
	{ N_("Summary"),
	  true,
	  { STATS_THEME, STATS_AGE, STATS_CHANNEL, STATS_GENDER, STATS_PROCEDURE, STATS_STATUS,
	    STATS_DURATION, STATS_RESIDENCE },
	  8 },
	{ N_("Help given"),
	  false,
	  { STATS_THEME, STATS_PROCEDURE, STATS_DEVICE, STATS_DURATION, STATS_KIND, STATS_AUTONOMY,
	    STATS_LEVEL },
	  7 },
	{ N_("People"),
	  false,
	  { STATS_AGE, STATS_GENDER, STATS_STATUS, STATS_RESIDENCE, STATS_LANGUAGE },
	  5 },
	{ N_("Where, when"),
	  false,
	  { STATS_CHANNEL, STATS_COMMUNE, STATS_MONTH, STATS_WEEKDAY, STATS_HOUR },
	  5 },
	{ N_("And then"),
	  false,
	  { STATS_REFERRAL, STATS_PARTNER, STATS_NOT_COMPLETED, STATS_TURNED_AWAY, STATS_TAG,
	    STATS_MEDIATOR },
	  6 },
};
#define PAGE_COUNT (sizeof(pages) / sizeof(pages[0]))

void
stats_pages_clear(struct stats_pages *p)
{
	size_t i;

	for (i = 0; i < STATS_TABLES_MAX; i++)
		stats_block_clear(&p->block[i]);
}

void
stats_pages_show(struct stats_pages *p, const struct stats_period *figures)
{
	const struct page *page = &pages[p->page];
	size_t i;

	stats_pages_clear(p);
	for (i = 0; i < page->count; i++)
		stats_block_make(&p->block[i], figures, page->dim[i],
				 page->summary ? SUMMARY_MOST : 0);
	p->top = 0;
}

void
stats_pages_turn(struct stats_pages *p, int steps, const struct stats_period *figures)
{
	int count = (int)PAGE_COUNT;

	p->page = (size_t)((((int)p->page + steps) % count + count) % count);
	stats_pages_show(p, figures);
}

struct columns {
	int count;
	int width; /* of one */
};

static struct columns
columns_of(const struct stats_pages *p, int room)
{
	int least = pages[p->page].summary ? SUMMARY_COLUMN : FULL_COLUMN;
	struct columns c = { .count = (room + COLUMN_GAP) / (least + COLUMN_GAP) };

	c.count = c.count > COLUMNS_MAX ? COLUMNS_MAX : c.count;
	c.count = c.count < 1 ? 1 : c.count;
	c.width = (room - (c.count - 1) * COLUMN_GAP) / c.count;
	return c;
}

/* Returns the rows of the longest column; draws when there is something to draw from. */
static int
place(const struct stats_pages *p, const struct stats_area *a, int top, bool draw)
{
	struct columns cs = columns_of(p, a->width);
	int used[COLUMNS_MAX] = { 0 };
	int longest = 0;
	size_t i;
	int c;

	for (i = 0; i < pages[p->page].count; i++) {
		int at = 0;
		int y;

		for (c = 1; c < cs.count; c++)
			if (used[c] < used[at])
				at = c;
		y = a->y + used[at] - top;
		if (draw)
			stats_block_draw(&p->block[i], y < a->y ? a->y : y,
					 a->x + at * (cs.width + COLUMN_GAP), cs.width, a->end,
					 y < a->y ? a->y - y : 0);
		used[at] += stats_block_rows(&p->block[i]);
		longest = used[at] > longest ? used[at] : longest;
	}
	return longest;
}

/* What has to scroll leaves its last row to the word that it goes on. */
static struct stats_area
room(const struct stats_pages *p, const struct stats_area *a)
{
	struct stats_area r = *a;

	if (place(p, a, 0, false) - 1 > a->end - a->y)
		r.end--;
	return r;
}

/* Where scrolling ends. */
static int
last_top(const struct stats_pages *p, const struct stats_area *a)
{
	int over = place(p, a, 0, false) - 1 - (a->end - a->y);

	return over > 0 ? over : 0;
}

bool
stats_pages_key(struct stats_pages *p, int key, const struct stats_area *area)
{
	struct stats_area r = room(p, area);
	int last = last_top(p, &r);
	int step = r.end - r.y > 2 ? r.end - r.y - 1 : 1;

	switch (key) {
	case K_UP:
		p->top -= 1;
		break;
	case K_DOWN:
		p->top += 1;
		break;
	case K_PAGE_UP:
		p->top -= step;
		break;
	case K_PAGE_DOWN:
	case ' ':
		p->top += step;
		break;
	case K_END:
		p->top = last;
		break;
	default:
		return false;
	}
	p->top = p->top > last ? last : p->top;
	p->top = p->top < 0 ? 0 : p->top;
	return true;
}

void
stats_pages_draw_names(const struct stats_pages *p, int y, int columns)
{
	int x = 1;
	size_t i;

	for (i = 0; i < PAGE_COUNT; i++) {
		char *name = mem_printf(" %s ", _(pages[i].name));

		x += 1 + draw_text(y, x, columns - x - 1,
				   i == p->page ? STYLE_SELECTED : STYLE_PLAIN, name);
		free(name);
	}
	/* TRANSLATORS: figures that are not anonymised and stay at the desk */
	if (columns - x - 2 >= utf8_width(_("for this desk only")))
		draw_right(y, x, columns - x - 2, STYLE_DIM, _("for this desk only"));
}

void
stats_pages_draw(const struct stats_pages *p, const struct stats_area *area)
{
	struct stats_area r = room(p, area);
	int last = last_top(p, &r);
	int top = p->top > last ? last : p->top;

	place(p, &r, top, true);
	if (top < last)
		/* TRANSLATORS: at the bottom of a page that goes on, at most 20 columns */
		draw_right(r.end, r.x + r.width - MORE_WIDTH, MORE_WIDTH, STYLE_DIM,
			   _("more below"));
}
