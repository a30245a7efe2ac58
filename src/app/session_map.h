/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the columns of another CSV are understood, as a text that people write:
 *
 *     # a comment
 *     date = Jour
 *     theme = Sujets abordés
 *     gender: 'H' = masculin
 *     theme: 'Boîte mail' = email
 *
 *     duration: '' = 30
 *
 * A line « field = Column header » says which column a field is in; several columns may be of one
 * field where it is a list. A line « field: 'text of the file' = value » says what a text of that
 * field means; an empty value is none. The empty text is a cell that says nothing: without a column
 * for the field, that is every row. Fields are called as the options of « lakou add » or as the
 * journal's columns, with - or _. A header may stand in quotes; in quotes, two of them are one. A
 * line « header = 4 » says in which line of the file the headers are; without it they are found. */
#ifndef APP_SESSION_MAP_H
#define APP_SESSION_MAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/csv.h"
#include "base/str.h"

/* Between the values of one cell. */
#define SESSION_MAP_SEPARATORS "|;,\n"

struct session_map_line {
	int field;     /* enum form_field or enum session_column_field */
	size_t line;   /* of the text, for what is said of it */
	char *from;    /* a header, or a text of the file */
	char *fold;    /* the same made comparable */
	char *to;      /* of a text: what it means; NULL for a header */
	bool proposed; /* nobody said so yet */
};

struct session_map {
	struct session_map_line *item;
	size_t count;
	size_t capacity;
	size_t header; /* line of the file, 0: it is to be found */
	int *field;    /* of each column of the file, -1 none: once the header was read */
	size_t columns;
};

enum session_map_fault_code {
	MAP_FINE,
	MAP_FORM,    /* neither form of a line */
	MAP_FIELD,   /* no such field */
	MAP_QUOTE,   /* a quote that does not close */
	MAP_TWICE,   /* a second column for a field that is no list */
	MAP_VALUE,   /* no value of that field */
	MAP_NOTHING, /* no column at all */
	MAP_COLUMN,  /* a column that the file does not have */
	MAP_HEADER,  /* no number of a line, or no row begins in that line of the file */
};

struct session_map_fault {
	enum session_map_fault_code code;
	size_t line; /* 0: the whole text */
	char word[64];
};

/* The text as UTF-8. Returns -1 and the first fault. m is cleared by the caller in both cases. */
int session_map_parse(struct session_map *m, const char *text, struct session_map_fault *fault);
void session_map_clear(struct session_map *m);

/* Finds the columns in the header of a file: exactly, else whatever their case and accents. */
int session_map_header(struct session_map *m, const struct csv_row *header,
		       struct session_map_fault *fault);

bool session_map_has_column(const struct session_map *m, int field); /* once the header was read */

/* What a text of the file means in that field, borrowed; NULL: nothing is said of it. m may be
 * NULL. */
const char *session_map_value(const struct session_map *m, int field, const char *text);

/* From now on that text means it in that field; to NULL: nothing is said of it. */
void session_map_say(struct session_map *m, int field, const char *text, const char *to);

/* Of a text of which nothing is said: it means that unless somebody says otherwise. */
void session_map_propose(struct session_map *m, int field, const char *text, const char *to);
/* What that text means was proposed, and nobody said so. */
bool session_map_proposed(const struct session_map *m, int field, const char *text);

/* A sentence, with the number of the line where there is one. Yours. */
char *session_map_sentence(const struct session_map_fault *fault);

#endif
