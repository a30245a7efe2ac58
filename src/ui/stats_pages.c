/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts flow into columns, each below the shortest; one walk serves counting, finding and
 * drawing. */
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

/* A page: which charts, shortened or whole. */
struct page {
	const char *name; /* N_() */
	struct {
		enum stats_part_kind kind;
		enum stats_dim dim;
	} part[STATS_PARTS_MAX];
	size_t count;
};

static const struct page pages[] = {
	/* TRANSLATORS: pages of the statistics, at most 14 columns each */
	[STATS_SUMMARY] = { N_("Summary"),
			    { { PART_TOTALS, 0 },
			      { PART_BARS, STATS_THEME },
			      { PART_BARS, STATS_AGE },
			      { PART_MONTHS, STATS_MONTH },
			      { PART_BARS, STATS_CHANNEL },
			      { PART_BARS, STATS_GENDER },
			      { PART_BARS, STATS_PROCEDURE },
			      { PART_BARS, STATS_STATUS },
			      { PART_BARS, STATS_DURATION } },
			    9 },
	[STATS_HELP] = { N_("Help given"),
			 { { PART_BARS, STATS_THEME },
			   { PART_THEME_MONTH, STATS_THEME },
			   { PART_BARS, STATS_PROCEDURE },
			   { PART_BARS, STATS_DEVICE },
			   { PART_BARS, STATS_DURATION },
			   { PART_BARS, STATS_KIND },
			   { PART_BARS, STATS_AUTONOMY },
			   { PART_BARS, STATS_LEVEL } },
			 8 },
	[STATS_PEOPLE] = { N_("People"),
			   { { PART_BARS, STATS_AGE },
			     { PART_AGE_GENDER, STATS_AGE },
			     { PART_BARS, STATS_GENDER },
			     { PART_BARS, STATS_STATUS },
			     { PART_BARS, STATS_RESIDENCE },
			     { PART_BARS, STATS_LANGUAGE } },
			   6 },
	[STATS_WHEN] = { N_("When"),
			 { { PART_WEEK, STATS_WEEKDAY },
			   { PART_MONTHS, STATS_MONTH },
			   { PART_DAYS, STATS_DAY },
			   { PART_BARS, STATS_WEEKDAY },
			   { PART_BARS, STATS_HOUR },
			   { PART_BARS, STATS_MONTH } },
			 6 },
	[STATS_WHERE] = { N_("Where"),
			  { { PART_BARS, STATS_RESIDENCE },
			    { PART_BARS, STATS_COMMUNE },
			    { PART_BARS, STATS_PLACE },
			    { PART_BARS, STATS_CHANNEL } },
			  4 },
	[STATS_REST] = { N_("And then"),
			 { { PART_BARS, STATS_REFERRAL },
			   { PART_BARS, STATS_PARTNER },
			   { PART_BARS, STATS_NOT_COMPLETED },
			   { PART_BARS, STATS_TURNED_AWAY },
			   { PART_BARS, STATS_TAG },
			   { PART_BARS, STATS_MEDIATOR } },
			 6 },
};
#define PAGE_COUNT (sizeof(pages) / sizeof(pages[0]))

void
stats_pages_clear(struct stats_pages *p)
{
	for (size_t i = 0; i < p->count; i++)
		stats_part_clear(&p->part[i]);
	p->count = 0;
}

static int
lines(const struct stats_pages *p)
{
	size_t sum = 0;

	for (size_t i = 0; i < p->count; i++)
		sum += stats_part_lines(&p->part[i], p->table);
	return (int)sum;
}

static void
mark(struct stats_pages *p, int line)
{
	int count = lines(p);

	p->marked = line >= count ? count - 1 : line;
	p->marked = p->marked < 0 ? 0 : p->marked;
}

void
stats_pages_show(struct stats_pages *p, const struct stats_data *d)
{
	const struct page *page = &pages[p->page];

	stats_pages_clear(p);
	p->count = page->count;
	for (size_t i = 0; i < page->count; i++)
		stats_part_make(&p->part[i], d, page->part[i].kind, page->part[i].dim,
				p->page == STATS_SUMMARY ? SUMMARY_MOST : 0);
	mark(p, p->marked);
}

void
stats_pages_go(struct stats_pages *p, enum stats_page page, const struct stats_data *d)
{
	p->page = page;
	p->top = 0;
	p->marked = 0;
	stats_pages_show(p, d);
}

void
stats_pages_turn(struct stats_pages *p, int steps, const struct stats_data *d)
{
	int count = (int)PAGE_COUNT;

	stats_pages_go(p, (enum stats_page)(((int)p->page + steps + count) % count), d);
}

/* The part that the marked row is in, and which of its own it is; the count of them: none is. */
static size_t
marked_part(const struct stats_pages *p, size_t *line)
{
	size_t i;

	*line = (size_t)p->marked;
	for (i = 0; i < p->count; i++) {
		size_t count = stats_part_lines(&p->part[i], p->table);

		if (*line < count)
			return i;
		*line -= count;
	}
	return i;
}

bool
stats_pages_marked(const struct stats_pages *p, enum stats_dim *dim, int64_t *code, bool *year)
{
	size_t line;
	size_t i = marked_part(p, &line);

	if (i == p->count || !stats_part_line(&p->part[i], p->table, line, code))
		return false;
	*dim = p->part[i].dim;
	*year = p->part[i].kind == PART_THEME_MONTH;
	return true;
}

struct columns {
	int count;
	int width; /* of one */
};

static struct columns
columns_of(const struct stats_pages *p, int room)
{
	int least = p->page == STATS_SUMMARY && !p->table ? SUMMARY_COLUMN : FULL_COLUMN;
	struct columns c = { .count = (room + COLUMN_GAP) / (least + COLUMN_GAP) };

	c.count = c.count > COLUMNS_MAX ? COLUMNS_MAX : c.count;
	c.count = c.count < 1 ? 1 : c.count;
	c.width = (room - (c.count - 1) * COLUMN_GAP) / c.count;
	return c;
}

/* Where the marked row is, from the first one of the page. */
struct found {
	int row;
	int part; /* its title */
};

/* Returns the rows of the longest column. draw: from the row at the top on. */
static int
place(const struct stats_pages *p, const struct stats_area *a, int top, bool draw,
      struct found *found)
{
	struct columns cs = columns_of(p, a->width);
	int used[COLUMNS_MAX] = { 0 };
	int longest = 0;
	size_t line;
	size_t marked = marked_part(p, &line);

	for (size_t i = 0; i < p->count; i++) {
		struct stats_part_area area = { .end = a->end, .width = cs.width, .marked = -1 };
		int at = 0;
		int y;

		for (int c = 1; c < cs.count; c++)
			if (used[c] < used[at])
				at = c;
		y = a->y + used[at] - top;
		if (i == marked) {
			area.marked = (int)line;
			found->part = used[at];
			found->row = used[at] + stats_part_line_row(&p->part[i], p->table, line);
		}
		area.y = y < a->y ? a->y : y;
		area.x = a->x + at * (cs.width + COLUMN_GAP);
		area.skip = y < a->y ? a->y - y : 0;
		if (draw)
			stats_part_draw(&p->part[i], p->table, &area);
		used[at] += stats_part_rows(&p->part[i], p->table, cs.width);
		longest = used[at] > longest ? used[at] : longest;
	}
	return longest;
}

/* What has to scroll leaves its last row to the word that it goes on. */
static struct stats_area
room(const struct stats_pages *p, const struct stats_area *a)
{
	struct stats_area r = *a;
	struct found found;

	if (place(p, a, 0, false, &found) - 1 > a->end - a->y)
		r.end--;
	return r;
}

/* Where scrolling ends. */
static int
last_top(const struct stats_pages *p, const struct stats_area *a)
{
	struct found found;
	int over = place(p, a, 0, false, &found) - 1 - (a->end - a->y);

	return over > 0 ? over : 0;
}

static void
scroll(struct stats_pages *p, int top, const struct stats_area *a)
{
	int last = last_top(p, a);

	p->top = top > last ? last : top;
	p->top = p->top < 0 ? 0 : p->top;
}

/* So that the marked row shows, and its title where both have room. */
static void
follow(struct stats_pages *p, const struct stats_area *a)
{
	struct found found = { 0, 0 };
	int rows = a->end - a->y;

	place(p, a, 0, false, &found);
	if (found.row < p->top + 1)
		p->top = found.row - found.part < rows ? found.part : found.row - 1;
	else if (found.row >= p->top + rows)
		p->top = found.row - rows + 1;
	scroll(p, p->top, a);
}

void
stats_pages_table(struct stats_pages *p, const struct stats_area *area)
{
	struct stats_area r;
	size_t line;
	size_t at = marked_part(p, &line);
	int64_t code = 0, other;
	int found = 0;
	bool any = at < p->count && stats_part_line(&p->part[at], p->table, line, &code);

	p->table = !p->table;
	p->top = 0;
	for (size_t i = 0; any && i < at; i++)
		found += (int)stats_part_lines(&p->part[i], p->table);
	for (line = 0; any && stats_part_line(&p->part[at], p->table, line, &other); line++)
		if (other == code)
			break;
	mark(p, any ? found + (int)line : 0);
	r = room(p, area);
	if (p->marked > 0)
		follow(p, &r);
}

/* What is marked comes along into view, as far as there is something that can be. */
static void
scroll_with(struct stats_pages *p, int top, const struct stats_area *a)
{
	int count = lines(p);
	struct found found = { 0, 0 };

	scroll(p, top, a);
	place(p, a, 0, false, &found);
	/* The first row may be that of the heads. */
	for (; found.row < p->top + (p->top > 0) && p->marked < count - 1;
	     place(p, a, 0, false, &found))
		p->marked++;
	for (; found.row >= p->top + a->end - a->y && p->marked > 0; place(p, a, 0, false, &found))
		p->marked--;
}

/* Beyond the last row that can be marked there may be more to see. */
static void
step(struct stats_pages *p, int by, const struct stats_area *a)
{
	int next = p->marked + by;

	if (next < 0 || next >= lines(p)) {
		scroll(p, p->top + by, a);
		return;
	}
	p->marked = next;
	follow(p, a);
}

bool
stats_pages_key(struct stats_pages *p, int key, const struct stats_area *area)
{
	struct stats_area r = room(p, area);
	int page = r.end - r.y > 2 ? r.end - r.y - 1 : 1;

	switch (key) {
	case K_UP:
	case K_DOWN:
		step(p, key == K_UP ? -1 : 1, &r);
		return true;
	case K_PAGE_UP:
		scroll_with(p, p->top - page, &r);
		return true;
	case K_PAGE_DOWN:
	case ' ':
		scroll_with(p, p->top + page, &r);
		return true;
	case K_END:
		scroll_with(p, last_top(p, &r), &r);
		return true;
	default:
		return false;
	}
}

int
stats_pages_draw_names(const struct stats_pages *p, int y, int columns)
{
	int x = 1;

	for (size_t i = 0; i < PAGE_COUNT; i++) {
		char *name = mem_printf(" %s ", _(pages[i].name));

		x += draw_text(y, x, columns - x - 1, i == p->page ? STYLE_SELECTED : STYLE_PLAIN,
			       name);
		free(name);
	}
	return x;
}

void
stats_pages_draw(const struct stats_pages *p, const struct stats_area *area)
{
	struct stats_area r = room(p, area);
	int last = last_top(p, &r);
	int top = p->top > last ? last : p->top;
	struct found found;

	place(p, &r, top, true, &found);
	if (top < last)
		/* TRANSLATORS: at the bottom of a page that goes on, at most 20 columns */
		draw_right(r.end, r.x + r.width - MORE_WIDTH, MORE_WIDTH, STYLE_DIM,
			   _("more below"));
}
