/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the home screen's list, read as they come into view. */
#include "config.h"

#include "ui/home_day.h"

#include <stdlib.h>

#include "app/logbook.h"
#include "base/mem.h"
#include "ui/draw.h"

static void
forget(struct home_day *d, size_t i)
{
	if (d->line[i] == NULL)
		return;
	session_line_clear(d->line[i]);
	free(d->line[i]);
	d->line[i] = NULL;
}

void
home_day_clear(struct home_day *d)
{
	size_t i;

	for (i = 0; i < d->list.count; i++)
		forget(d, i);
	free(d->line);
	d->line = NULL;
	d->list.count = 0;
}

void
home_day_set(struct home_day *d, int day, size_t count)
{
	home_day_clear(d);
	d->day = day;
	d->line = mem_array(count + 1, sizeof(*d->line));
	list_set_count(&d->list, count);
}

static int
add_line(void *arg, const struct session *session)
{
	struct home_day *d = arg;
	struct session_line *line;

	if (d->fill == d->fill_end)
		return 0;
	forget(d, d->fill);
	line = d->line[d->fill++] = mem_alloc(sizeof(*line));
	session_line_init_desk(line, session, d->desk);
	return 0;
}

/* Counted from the nearer end of the day, so that little is passed over. A session that another
 * program has just taken away leaves its row empty, until the change is noticed before the next
 * drawing. */
int
home_day_look(struct home_day *d, struct desk *desk, int rows, struct err *err)
{
	struct logbook_filter filter = { .from = d->day, .to = d->day };
	size_t count = d->list.count;
	size_t first = list_top(&d->list, rows);
	size_t end = first + (rows > 0 ? (size_t)rows : 1);

	if (end > count)
		end = count;
	while (first < end && d->line[first] != NULL)
		first++;
	while (end > first && d->line[end - 1] != NULL)
		end--;
	if (first == end)
		return 0;
	d->desk = desk;
	d->fill = first;
	d->fill_end = end;
	filter.limit = (int64_t)(end - first);
	filter.newest = first > count - end;
	filter.skip = (int64_t)(filter.newest ? count - end : first);
	return logbook_each(desk, &filter, add_line, d, err);
}

int64_t
home_day_marked(const struct home_day *d)
{
	const struct session_line *line = d->list.count > 0 ? d->line[d->list.selected] : NULL;

	return line != NULL ? line->n : 0;
}

int
home_day_marked_kind(const struct home_day *d)
{
	return home_day_marked(d) == 0 ? KIND_INDIVIDUAL : d->line[d->list.selected]->kind;
}

static void
draw_row(const struct home_day *d, size_t i, int y, int columns)
{
	bool active = i == d->list.selected;

	if (d->line[i] != NULL)
		session_line_draw(d->line[i], y, columns, active);
	if (active)
		draw_cursor(y, 1);
}

void
home_day_draw(const struct home_day *d, int y, int rows, int columns)
{
	size_t top = list_top(&d->list, rows);
	int i;

	for (i = 0; i < rows && top + (size_t)i < d->list.count; i++)
		draw_row(d, top + (size_t)i, y + i, columns);
}

/* The row that the bar has left, and the one it has come to. */
void
home_day_draw_moved(const struct home_day *d, int y, int rows, int columns)
{
	size_t top = list_top(&d->list, rows);

	draw_row(d, d->list.left, y + (int)(d->list.left - top), columns);
	draw_row(d, d->list.selected, y + (int)(d->list.selected - top), columns);
}
