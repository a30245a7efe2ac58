/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of figures with its titles, in the chosen language: what a chart is drawn from, what
 * stands in its place as a table, and what is saved of it. */
#ifndef REPORT_SHEET_H
#define REPORT_SHEET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/csv.h"
#include "base/str.h"

enum sheet_unit {
	SHEET_NOTHING, /* the cell stays empty */
	SHEET_NUMBER,
	SHEET_SHARE,  /* tenths of a percent */
	SHEET_CHANGE, /* percents, with their sign */
	SHEET_RATE,   /* tenths */
	SHEET_MINUTES
};

struct sheet_cell {
	enum sheet_unit unit;
	int64_t n;
};

struct sheet_row {
	char *label;
	int64_t code; /* of the value that it is about */
	bool total;
	bool part; /* of the last row before it that is none */
};

struct sheet {
	char *title;
	char *what;          /* what its numbers are; NULL: the columns say it */
	struct strlist head; /* of the columns, that of the labels left out */
	struct sheet_row *row;
	struct sheet_cell *cell; /* row by row */
	size_t rows;
	size_t capacity;
};

/* A title and, unless NULL, what is counted; then all columns, then rows. Texts are copied. */
void sheet_init(struct sheet *s, const char *title, const char *what);
void sheet_column(struct sheet *s, const char *head);
/* Its cells, empty, until the next row. */
struct sheet_cell *sheet_row(struct sheet *s, const char *label, int64_t code);
const struct sheet_cell *sheet_at(const struct sheet *s, size_t row, size_t column);
void sheet_clear(struct sheet *s);

/* Cells: a number; a part of a whole, empty where there is no whole; the change since. */
struct sheet_cell sheet_number(int64_t n);
struct sheet_cell sheet_share(int64_t part, int64_t whole);
struct sheet_cell sheet_change(int64_t now, int64_t before);

/* « 1 204 », « 38,5 % », « +12 % », « 2 h 05 ». Yours. */
char *sheet_cell_text(const struct sheet_cell *c);

/* What is saved, for the desk's own eyes, which its first line says. All is borrowed. */
struct sheet_page {
	const char *desk;
	const char *period;
	const char *filters; /* what of the desk's sessions is counted; NULL all */
	bool demo;
	const struct sheet *sheet;
	size_t count;
};
/* These add to out; UTF-8. */
void sheet_page_text(const struct sheet_page *page, struct buf *out);
void sheet_page_csv(const struct sheet_page *page, enum csv_dialect dialect, struct buf *out);
void sheet_page_html(const struct sheet_page *page, struct buf *out);

#endif
