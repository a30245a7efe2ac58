/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the national tool's export, kept until those of one session can follow each other. */
#include "config.h"

#include "app/coop_kept.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
coop_keep(struct coop_kept *kept, const struct csv_row *row, const char *id)
{
	struct coop_kept_row *k;

	kept->item = mem_grow(kept->item, kept->count, &kept->capacity, sizeof(*kept->item));
	k = &kept->item[kept->count];
	*k = (struct coop_kept_row){ .line = row->line, .count = row->count, .at = kept->count };
	k->id = mem_strdup(id);
	k->cell = mem_array(row->count + 1, sizeof(*k->cell));
	for (size_t i = 0; i < row->count; i++)
		k->cell[i] = mem_strdup(row->cell[i]);
	kept->count++;
}

static int
by_id(const void *a, const void *b)
{
	const struct coop_kept_row *x = a, *y = b;
	int order = strcmp(x->id, y->id);

	return order != 0 ? order : (x->at > y->at) - (x->at < y->at);
}

static int
by_group(const void *a, const void *b)
{
	const struct coop_kept_row *x = a, *y = b;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

void
coop_kept_sort(struct coop_kept *kept)
{
	struct coop_kept_row *k = kept->item;

	if (kept->count < 2)
		return;
	qsort(k, kept->count, sizeof(*k), by_id);
	for (size_t i = 0; i < kept->count; i++) {
		bool same = i > 0 && !str_empty(k[i].id) && strcmp(k[i].id, k[i - 1].id) == 0;

		k[i].group = same ? k[i - 1].group : k[i].at;
	}
	qsort(k, kept->count, sizeof(*k), by_group);
}

void
coop_kept_clear(struct coop_kept *kept)
{
	for (size_t i = 0; i < kept->count; i++) {
		for (size_t k = 0; k < kept->item[i].count; k++)
			free(kept->item[i].cell[k]);
		free(kept->item[i].cell);
		free(kept->item[i].id);
	}
	free(kept->item);
	*kept = (struct coop_kept){ .item = NULL };
}
