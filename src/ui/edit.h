/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of text being typed. */
#ifndef UI_EDIT_H
#define UI_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/draw.h"

struct edit {
	char *text;    /* never NULL after edit_init; NFC */
	size_t cursor; /* byte offset, at a cluster's edge */
	int max_chars; /* 0: 200 */
	bool hidden;   /* drawn as a dot a character: what is typed is for nobody’s eyes */
};

void edit_init(struct edit *e, int max_chars);
void edit_clear(struct edit *e);                 /* frees */
void edit_set(struct edit *e, const char *text); /* cursor at the end */
bool edit_empty(const struct edit *e);

/* Characters, arrows, Home, End, Backspace, Delete, Ctrl-U, Ctrl-W. False when the key is not for
 * it. */
bool edit_key(struct edit *e, int key);
void edit_paste(struct edit *e, const char *text); /* cleaned; cut at max_chars */

/* Draws it in width cells, scrolled so that the cursor shows; places the hardware cursor when
 * focus. */
void edit_draw(const struct edit *e, int y, int x, int width, enum style style, bool focus);

#endif
