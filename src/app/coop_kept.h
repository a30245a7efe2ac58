/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the national tool's export, kept until those of one session can follow each other. */
#ifndef APP_COOP_KEPT_H
#define APP_COOP_KEPT_H

#include "base/csv.h"

struct coop_kept_row {
	size_t line, count;
	size_t at;    /* in the file */
	size_t group; /* at of the first row of its session */
	char *id;
	char **cell;
};

struct coop_kept { /* zeroed is empty */
	struct coop_kept_row *item;
	size_t count, capacity;
};

void coop_keep(struct coop_kept *kept, const struct csv_row *row, const char *id);

/* Sessions in the order of their first rows; rows without an id stay alone. */
void coop_kept_sort(struct coop_kept *kept);
void coop_kept_clear(struct coop_kept *kept);

#endif
