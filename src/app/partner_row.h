/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a file of places: from its cells to an entry of the directory, telling all that was
 * repaired, doubted or refused on the way. */
#ifndef APP_PARTNER_ROW_H
#define APP_PARTNER_ROW_H

#include "app/partner_commune.h"
#include "app/partner_header.h"
#include "app/partner_import.h"
#include "app/partner_labels.h"

/* What reading rows needs, made once for a file. */
struct row_reader {
	struct partner_header header;
	struct commune_finder *communes;
	struct label_book *labels;
	bool guarded; /* of a spreadsheet’s file: see csv_unguard() */
};

/* Something to tell about a field ("" for the row); borrowed for the call. */
typedef void row_note_fn(void *arg, const char *field, const char *value,
			 enum import_reason reason);

/* Fills p, which is initialised, as far as the row goes. Returns IMPORT_FINE, or why the row is
 * refused, which was told as well. */
enum import_reason partner_row_read(const struct row_reader *r, const struct csv_row *row,
				    struct partner *p, row_note_fn *note, void *arg);

/* The ids of all rows of a text whose header was read: a tree of tsearch(3), of strings in the
 * order of strcmp(). Freed by the caller. */
void *partner_row_ids(const struct row_reader *r, const char *text, size_t len, char delimiter);

/* Lays what a file says over an entry of the directory: the fields and columns that the file has
 * replace those of the entry, the rest stays. The results are masks of 1 << enum partner_field. */
struct row_merged {
	uint32_t changed; /* the field has another value */
	uint32_t touched; /* the same value, out of another cell or in another doubt */
	bool other;       /* a column beside the standard's */
};
struct row_merged partner_row_merge(const struct partner_header *h, struct partner *entry,
				    const struct partner *said);

/* Takes these fields back to what they were before. */
void partner_row_keep(struct partner *entry, const struct partner *before, uint32_t fields);

#endif
