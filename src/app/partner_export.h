/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory in the national standard, in the publisher's dialect: headers quoted, a filled cell
 * always quoted, an empty one bare; unknown columns after the standard's. A file read and written
 * unchanged is byte-identical. Or the same columns for a French spreadsheet. */
#ifndef APP_PARTNER_EXPORT_H
#define APP_PARTNER_EXPORT_H

#include "app/desk.h"
#include "base/csv.h"

struct partner_export_options {
	bool actors; /* also those of the hub that are no places */
	enum csv_dialect dialect;
	bool replace; /* an existing file; else ERR_EXISTS, unless it holds the same bytes */
};

/* Writes the file safely. count gets the entries written. */
int partner_export(struct desk *d, const char *path, const struct partner_export_options *options,
		   size_t *count, struct err *err);

#endif
