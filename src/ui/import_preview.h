/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import of places would change, on the screen: how the file was read, counts, a list in
 * which rows and fields are left out or taken again; then what was done. */
#ifndef UI_IMPORT_PREVIEW_H
#define UI_IMPORT_PREVIEW_H

#include "ui/import_list.h"
#include "ui/list.h"

struct import_preview { /* zeroed is empty */
	struct import_plan plan;
	struct import_list lines;
	struct list list;
	unsigned show; /* as in import_list.h */
};

/* Takes the plan; shows what was refused, or all when nothing was. */
void import_preview_set(struct import_preview *p, const struct import_plan *plan);
void import_preview_clear(struct import_preview *p);

void import_preview_show(struct import_preview *p, unsigned show);
/* bottom: the row below the last one for the list. */
bool import_preview_key(struct import_preview *p, int key, int bottom);
/* At the bar; false when there is nothing to choose, and why not. */
bool import_preview_choose(struct import_preview *p);
const char *import_preview_why(const struct import_preview *p);
struct import_told import_preview_told(struct import_preview *p);

void import_preview_draw(const struct import_preview *p, int bottom, int columns);
/* alike: a sentence on entries that look alike; report: its path; NULL none. */
void import_preview_draw_done(const struct import_preview *p, const char *alike, const char *report,
			      int columns);

#endif
