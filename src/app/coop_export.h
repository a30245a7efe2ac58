/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A span of days in the columns of the national tool, to be typed or copied there: one row a
 * session, no name of anybody, no note. lakou reads it back, as it reads that tool's own file. */
#ifndef APP_COOP_EXPORT_H
#define APP_COOP_EXPORT_H

#include "app/desk.h"
#include "base/csv.h"

struct coop_export_options {
	int from, to;
	int64_t mediator; /* whose sessions; 0 all */
	enum csv_dialect dialect;
	const char *encoding; /* NULL: UTF-8 */
};

struct coop_export_done {
	size_t sessions;
	size_t left_out; /* coordination activities, which that file has none of */
	size_t replaced; /* characters that the encoding lacks */
};

/* Individual sessions and workshops by date, start and id. Adds the text to out; noted in the log
 * of access. */
int coop_export(struct desk *d, const struct coop_export_options *options, struct buf *out,
		struct coop_export_done *done, struct err *err);

/* Writes that text whole or not at all; ERR_EXISTS for a file that holds something else, unless it
 * is to be replaced. */
int coop_export_file(struct desk *d, const char *path, const struct buf *text, bool replace,
		     struct err *err);

#endif
