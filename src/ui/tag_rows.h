/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the list of tags: those that stand, each with its sessions and what it stands for. */
#ifndef UI_TAG_ROWS_H
#define UI_TAG_ROWS_H

#include "app/desk.h"
#include "ui/edit.h"
#include "ui/list.h"

struct tag_rows {
	struct tag_list all; /* those that stand come first, then those that are other names */
	struct list list;    /* of those that stand */
};

/* Reads them again; the one of that number becomes the marked one (0: the one that is). On failure
 * rows is as before; it is zeroed before the first call. */
int tag_rows_load(struct tag_rows *r, struct desk *d, int64_t n, struct err *err);
void tag_rows_clear(struct tag_rows *r);
const struct tag *tag_rows_marked(const struct tag_rows *r);              /* NULL: there is none */
const struct tag *tag_rows_numbered(const struct tag_rows *r, int64_t n); /* NULL: it is gone */
/* What its row has no room for: its other names, else its description; NULL none. Yours. */
char *tag_rows_note(const struct tag_rows *r);

/* A row being typed in: the field that is, and the name when it was typed before. All NULL: none.
 */
struct tag_typed {
	const struct edit *name;
	const struct edit *description;
	const char *named;
};

int tag_rows_name_width(int columns);
void tag_rows_draw_heads(int y, int columns);
void tag_rows_draw(const struct tag_rows *r, size_t i, int y, int columns, bool active,
		   const struct tag_typed *typed);

#endif
