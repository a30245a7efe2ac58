/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window on the hits of a search, read as it moves. */
#include "config.h"

#include "ui/actor_rows.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ui/partner_show.h"

static void
row_clear(struct actor_row *r)
{
	free(r->name);
	free(r->commune);
	free(r->phone);
	free(r->services);
}

/* The text and no more than a copy of it; "" for none. */
static char *
text_or_empty(char *text)
{
	return text != NULL ? text : mem_strdup("");
}

static int
row_read(struct actor_row *r, struct desk *d, int64_t n, struct err *err)
{
	struct partner_line line;

	if (directory_line(d, n, &line, err) != 0)
		return -1;
	r->name = mem_strdup(line.name != NULL ? line.name : "");
	r->commune = mem_strdup(line.commune != NULL ? line.commune : "");
	r->phone = text_or_empty(partner_show_value(PF_PHONE, line.phone));
	r->services = text_or_empty(partner_show_value(PF_SERVICES, line.services));
	partner_line_clear(&line);
	return 0;
}

int
actor_rows_read(struct actor_rows *v, struct desk *d, const struct directory *dir, size_t top,
		size_t rows, size_t all, struct err *err)
{
	struct actor_rows next = { .top = top };
	int result = 0;

	if (top < all)
		next.count = all - top < rows ? all - top : rows;
	next.row = mem_array(next.count + 1, sizeof(*next.row));
	for (size_t i = 0; i < next.count && result == 0; i++) {
		size_t hit = top + i;

		if (hit >= v->top && hit < v->top + v->count) {
			next.row[i] = v->row[hit - v->top];
			v->row[hit - v->top] = (struct actor_row){ .name = NULL };
		}
		if (next.row[i].name == NULL)
			result = row_read(&next.row[i], d, directory_hit(dir, hit), err);
	}
	actor_rows_clear(v);
	*v = next;
	return result;
}

void
actor_rows_clear(struct actor_rows *v)
{
	for (size_t i = 0; i < v->count; i++)
		row_clear(&v->row[i]);
	free(v->row);
	*v = (struct actor_rows){ .row = NULL };
}

const struct actor_row *
actor_rows_at(const struct actor_rows *v, size_t hit)
{
	const struct actor_row *r = NULL;

	if (hit >= v->top && hit < v->top + v->count)
		r = &v->row[hit - v->top];
	return r != NULL && r->name != NULL ? r : NULL;
}
