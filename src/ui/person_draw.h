/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a person as it is drawn. */
#ifndef UI_PERSON_DRAW_H
#define UI_PERSON_DRAW_H

#include "ui/person_entry.h"
#include "ui/screen.h"

/* agreed: when they did, as a text; NULL for who is asked now. */
void person_draw(const struct screen *s, const struct person_entry *e, const char *agreed);

/* Cells for the labels on the left or on the right of a screen so wide. */
int person_label_width(bool right, int columns);

/* How a field is filled in, or the agreement. Borrowed. */
const char *person_hint(const struct person_entry *e, int field);

#endif
