/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the journal's list that are in view. They are known by their numbers: the list may
 * have grown before them meanwhile. */
#include "config.h"

#include "ui/journal_rows.h"

#include <stdlib.h>

#include "app/logbook.h"
#include "base/mem.h"

void
journal_rows_clear(struct journal_rows *v)
{
	for (size_t i = 0; i < v->count; i++)
		if (v->line[i].n != 0)
			session_line_clear(&v->line[i]);
	free(v->line);
	*v = (struct journal_rows){ .count = 0 };
}

/* Takes the line out of those that were in view. */
static bool
take_over(struct journal_rows *old, int64_t n, struct session_line *out)
{
	for (size_t i = 0; i < old->count; i++) {
		if (old->line[i].n != n)
			continue;
		*out = old->line[i];
		old->line[i].n = 0;
		return true;
	}
	return false;
}

static int
read_line(struct desk *d, int64_t n, struct session_line *out, struct err *err)
{
	struct session s;
	int rc;

	session_init(&s);
	rc = logbook_get(d, n, &s, err);
	if (rc == 0)
		session_line_init_desk(out, &s, d);
	session_clear(&s);
	return rc;
}

int
journal_rows_read(struct journal_rows *v, struct desk *d, const struct journal *j, size_t top,
		  size_t rows, struct err *err)
{
	size_t all = journal_count(j);
	size_t end = top + rows < all ? top + rows : all;
	struct journal_rows old = *v;
	int rc = 0;

	*v = (struct journal_rows){ .line = mem_array(rows + 1, sizeof(*v->line)), .top = top };
	for (size_t i = top; rc == 0 && i < end; i++) {
		struct session_line *line = &v->line[v->count];
		int64_t n = journal_at(j, i);

		if (!take_over(&old, n, line))
			rc = read_line(d, n, line, err);
		v->count += rc == 0;
	}
	journal_rows_clear(&old);
	return rc;
}

const struct session_line *
journal_rows_at(const struct journal_rows *v, size_t index)
{
	return index >= v->top && index - v->top < v->count ? &v->line[index - v->top] : NULL;
}
