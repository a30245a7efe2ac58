/* SPDX-License-Identifier: GPL-3.0-or-later */
/* List cells of the standard: its labels, those used before 2024, and how to recognise both. */
#ifndef APP_PARTNER_LABELS_H
#define APP_PARTNER_LABELS_H

#include <stdbool.h>

#include "app/partner_import.h"

/* All labels made comparable, once for a whole file. */
struct label_book;
struct label_book *label_book_new(void);
void label_book_free(struct label_book *b);

/* Values that belong to another field than the one they were found in: one column of the older form
 * is now two. */
struct label_spill {
	struct strlist value[PF_COUNT];
};
void label_spill_clear(struct label_spill *s);

bool partner_field_is_list(enum partner_field f); /* of labels */

/* A list cell: *out gets the labels joined by '|' (yours; NULL none), as partner_clean.h says.
 * old: of a column from before 2024. */
enum import_reason partner_clean_list(const struct label_book *b, enum partner_field f,
				      const char *raw, bool old, char **out,
				      struct label_spill *spill);

/* Adds a value to a cell of a list, once. */
void partner_list_add(char **cell, const char *value);

/* What the older form called a label: folded words, its field then, and what it is now. label NULL:
 * understood, but the standard has no word for it. */
struct old_label {
	enum partner_field field;
	const char *folded;
	enum partner_field target;
	const char *label;
};
extern const struct old_label old_labels[];
extern const size_t old_labels_count;

#endif
