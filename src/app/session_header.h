/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the table of a spreadsheet begins: titles, a date of printing and blank lines may stand
 * above the row that names its columns, and a total below its rows. */
#ifndef APP_SESSION_HEADER_H
#define APP_SESSION_HEADER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/csv.h"

struct desk;

struct session_header {
	size_t line;    /* of the file, on which it begins; 0: there is none */
	char delimiter; /* of its cells */
	bool known;     /* a journal's, or of a file whose map the desk remembers */
};

/* Among the first rows: the one that is known to the desk (which may be NULL), else that names most
 * of our fields, else the first with as many filled cells as rows of the file have. A delimiter
 * that is set stays, and so does a line: then only what separates its cells is found. */
void session_header_find(struct desk *d, const char *text, size_t len, struct session_header *h);

/* A row that is none: blank, or the total of a column: it begins with that word and has no day. */
bool session_header_aside(const struct csv_row *row);

#endif
