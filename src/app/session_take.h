/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass over the sessions of a file: what becomes of each. Readers of the three kinds of files
 * give rows to it. */
#ifndef APP_SESSION_TAKE_H
#define APP_SESSION_TAKE_H

#include "app/session_cell.h"
#include "app/session_csv.h"
#include "app/session_import.h"
#include "app/session_post.h"
#include "app/session_releases.h"
#include "base/uuid_count.h"

struct session_taking {
	struct desk *desk;
	struct session_import *imp;
	bool apply; /* saves, inside an open action; else only compares */
	struct session_import_counts count;
	struct session_releases releases;      /* rows of them so far */
	struct session_import_counts released; /* what became of these in the end */
	struct session_posts posts;
	struct uuid_count seen;         /* ids of the rows so far */
	char *heading[COLUMN_KIND + 1]; /* of a file that is no journal: see below */
	char origin[UUID_SIZE];         /* the desk of the row before, and its row in the store */
	int64_t origin_n;
	struct err *err;
};

/* Counts the session and does with it what is to be done. -1: err is set, the pass ends. */
int session_take(struct session_taking *t, struct session_row *row);
/* Counts one that the desk knows better than the file. 0. */
int session_take_known(struct session_taking *t);
/* Notes why a row is refused, and nothing else. */
void session_take_note(struct session_taking *t, const struct session_row *row);
void session_count(struct session_import_counts *c, enum import_action action);
/* The file calls its column of that field so: its notes say it. The first column of a field stays;
 * field -1 is none. */
void session_take_heading(struct session_taking *t, int field, const char *heading);
void session_taking_clear(struct session_taking *t);

/* An id for what has a name of its own in a file of that shape, the k-th of that name. */
void session_take_id(const struct session_taking *t, const char *shape, const char *name, size_t k,
		     char id[static UUID_SIZE]);

/* --- the readers --- */

struct csv_row;

/* Our journal: begin with its header, then each row. */
struct journal_reader {
	int *field; /* of each column, -1 none */
	size_t columns;
	size_t kind, tags, title; /* columns that rows of releases need; columns: there is none */
};
bool journal_header(struct journal_reader *r, const struct csv_row *header);
int journal_row(struct journal_reader *r, struct session_taking *t, const struct csv_row *row);
void journal_clear(struct journal_reader *r);

/* Another CSV, by the import's map. */
int mapped_row(struct session_taking *t, const struct csv_row *row);

#endif
