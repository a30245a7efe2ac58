/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first row of a file of places: which column is which field, in the standard's names or in
 * those used before 2024. */
#ifndef APP_PARTNER_HEADER_H
#define APP_PARTNER_HEADER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/csv.h"
#include "store/types.h"

enum { COLUMN_UNKNOWN = -1 };

struct partner_column {
	int field;  /* enum partner_field, or COLUMN_UNKNOWN */
	bool old;   /* named as before 2024 */
	char *name; /* of an unknown one, unique in the file */
};

struct partner_header {
	struct partner_column *column;
	size_t count;
	bool old_form;
	uint32_t present; /* 1 << enum partner_field for a field that the file speaks of */
};

/* False when it is no header of places: without a column for the name and one for the commune. */
bool partner_header_read(struct partner_header *h, const struct csv_row *row);
void partner_header_clear(struct partner_header *h);

#endif
