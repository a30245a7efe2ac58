/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The national tool's export of « accompagnements », saved as CSV from its spreadsheet: some lines
 * about the export, then a table with a row for each person helped. Lists are separated by line
 * breaks within a cell; the rows « 1/8 » to « 8/8 » of one « ID CRA » are one workshop, also where
 * a spreadsheet has sorted them apart. Names of persons and notes are in it, and never read. */
#ifndef APP_COOP_FILE_H
#define APP_COOP_FILE_H

#include "app/coop_cell.h"
#include "app/coop_kept.h"
#include "app/session_take.h"
#include "base/csv.h"

/* Whether a line of the text begins the table; what separates its cells then. */
bool coop_file_detect(const char *text, size_t len, char *delimiter);

enum { COOP_PARTS = 4 }; /* gender, age, status, residence */

struct coop_reader {
	bool in_table;
	struct coop_kept kept; /* the rows of the table, until all are read */
	int at[COOP_COUNT];    /* the column of each, -1 absent */
	bool open;             /* a session is being put together */
	bool own;              /* it is one of this desk, which wrote the file */
	char *name;            /* its « ID CRA » */
	struct session_row row;
	struct csv_row first; /* of its rows; its cells are kept */
	size_t rows;          /* so far, and how many were announced, 0 not */
	size_t announced;
	size_t whole; /* participants that one row stands for, in a file of our own */
	char **told;  /* of each that was announced, what its row answers; NULL none yet */
	struct buf part[COOP_PARTS]; /* how its participants divide */
};

/* Rows before the table are left out; sessions are given on when the last row of all is known. */
int coop_row(struct coop_reader *r, struct session_taking *t, const struct csv_row *row);
int coop_end(struct coop_reader *r, struct session_taking *t); /* what is still open */
void coop_clear(struct coop_reader *r);

#endif
