/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the list of persons that are in view, and the marked one in full: copies, for what a
 * search found is borrowed until the next one. */
#ifndef UI_PERSON_ROWS_H
#define UI_PERSON_ROWS_H

#include <stdbool.h>

#include "app/persons.h"
#include "ui/card.h"
#include "ui/draw.h"

struct person_row {
	int64_t n;
	char *name; /* « ZÉPHIRIN Marie-Line » */
	char *year;
	char *phone;
	char *last; /* visit */
	bool frozen;
};

struct person_rows {
	struct person_row *row;
	size_t top; /* which hit the first one is */
	size_t count;
	char *title; /* of the marked one; NULL: nobody is */
	struct card card;
};

/* The hits from top on, at most so many, and the one at the index marked. */
int person_rows_read(struct person_rows *v, struct desk *d, const struct persons_found *found,
		     size_t top, size_t rows, size_t marked, struct err *err);
void person_rows_clear(struct person_rows *v); /* wipes, may be filled again */

/* The row of a hit; NULL when it is not in view. */
const struct person_row *person_rows_at(const struct person_rows *v, size_t hit);

void person_row_draw(const struct person_row *row, int y, int columns, enum style style,
		     bool marked);
void person_rows_preview(const struct person_rows *v, int y, int x, int rows, int width);

#endif
