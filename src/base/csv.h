/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comma separated values: reading through libcsv, writing by our own rules. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

/* One row read. Cells are the bytes of the file, quotes undone, embedded newlines kept; spaces and
 * tabs around a cell outside quotes are not part of it. line is the line of the file, from 1, on
 * which the row begins. */
struct csv_row {
	size_t line;
	bool unended; /* the text ends with it, without the end of a line */
	size_t count;
	const char *const *cell; /* borrowed for the call; each NUL-terminated, NUL bytes removed */
};

/* Called for every row, empty lines left out; non-zero stops the reading. */
typedef int csv_row_fn(void *arg, const struct csv_row *row);

/* Reads a whole text (UTF-8, a BOM is skipped). Returns 0, or -1 with ERR_DATA on a quote that
 * never closes (detail: CSV_OPEN_QUOTE), ERR_STOPPED when the callback stopped. */
#define CSV_OPEN_QUOTE "csv: quote opened in the row of line %zu"
int csv_read(const char *text, size_t len, char delimiter, csv_row_fn *fn, void *arg,
	     struct err *err);

/* Which of , ; tab separates the first line's cells: the one that yields most cells. */
char csv_detect_delimiter(const char *text, size_t len);

/* How files are written. excel-fr: BOM, ';', decimal comma, CRLF; a double click in a French
 * spreadsheet opens it right. standard: no BOM, ',', '\n', decimal point. */
enum csv_dialect { CSV_STANDARD, CSV_EXCEL_FR };

struct csv_writer {
	struct buf *out;
	enum csv_dialect dialect;
	bool first; /* of the row */
};

void csv_begin(struct csv_writer *w, struct buf *out, enum csv_dialect dialect); /* BOM if any */

/* A text cell, quoted when RFC 4180 asks for it or when spaces stand at its ends. Neutralised: a
 * text that begins with = + - @ tab or CR, also after quotes or spaces, gets one leading
 * apostrophe, so that no spreadsheet runs it. */
void csv_text(struct csv_writer *w, const char *s);
void csv_raw(struct csv_writer *w, const char *s, bool quote); /* not neutralised */
void csv_int(struct csv_writer *w, int64_t n);
void csv_end(struct csv_writer *w); /* end of the row */

/* What csv_text put before a text is taken off again; other texts come back as they are.
 * Borrowed from s. */
const char *csv_unguard(const char *s);
bool csv_is_dangerous(const char *s);

#endif
