/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the fields of a session stand on the screen, and in which order the keys go through
 * them. */
#ifndef UI_SESSION_LAYOUT_H
#define UI_SESSION_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "app/form.h"

enum half { HALF_LEFT, HALF_RIGHT, HALF_BOTH };

struct cell {
	enum form_field field;
	int row;
	enum half half;
	int block; /* Ctrl-N goes to the first field of the next one */
};

struct session_layout {
	const struct cell *cell; /* in the order of the keys */
	size_t count;
	int rows;
};

/* Of a kind of session. */
const struct session_layout *session_layout(int kind);
const struct cell *session_cell(const struct form *f, size_t at);

/* A field that makes no sense with what was chosen so far is neither shown nor visited: the place
 * when not at the desk, the commune when at the desk or remote, a procedure's name without one, why
 * someone was sent on and what became of it when nobody was. */
bool session_cell_shown(const struct form *f, const struct cell *cell);

/* Index of the next or previous cell where something can be typed or taken away, from at in steps
 * of +1 or -1; at itself when
 * there is none. */
size_t session_cell_step(const struct form *f, size_t at, int step);
size_t session_cell_next_block(const struct form *f, size_t at); /* round to the first */
/* The cell where a field is filled in; the layout's count when it has none. */
size_t session_cell_of(const struct form *f, enum form_field field);
bool session_cell_last(const struct form *f, size_t at);

/* Columns of a cell of a kind of session on a screen so wide: of its label and of its value. */
struct place_on_screen {
	int x;
	int label;
	int value_x;
	int value;
};
struct place_on_screen session_cell_place(int kind, const struct cell *cell, int columns);

#endif
