/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map of another CSV while it is being made: what its columns may be, guessed from their
 * headers or remembered, which of their values are understood, and the text of session_map.h that
 * comes of it. Nothing of the desk changes here. */
#ifndef APP_SESSION_MAPPING_H
#define APP_SESSION_MAPPING_H

#include "app/desk.h"
#include "app/import_file.h"
#include "app/session_map.h"

#define MAPPING_SAMPLES 3
#define MAPPING_CELLS 1000 /* different texts of a column that are kept */
#define MAPPING_NEEDED 4

struct mapping_cell {
	char *text;
	size_t count;
};

struct mapping_column {
	char *header;
	bool nameless; /* a map cannot name it: empty, or the same as one before it */
	int field;     /* of session_map.h; -1 ignored */
	char *sample[MAPPING_SAMPLES]; /* the first different values, NULL ends */
	struct mapping_cell *cell;     /* sorted */
	size_t cells, capacity;
	size_t filled; /* rows with a value */
};

struct mapping {
	struct desk *desk;
	char *path;
	char encoding[16]; /* read as */
	char delimiter;
	size_t header;        /* the line on which the table begins */
	bool header_said;     /* by a person, not found */
	size_t before, after; /* lines of the rows next to it, 0 none */
	size_t rows;
	struct mapping_column *column;
	size_t columns;
	struct session_map said; /* what texts mean; the empty one: every row */
	bool remembered;         /* this desk has understood such a file before */
};

/* Reads a file whose header is on that line, 0: found. ERR_DATA: it has none. out is cleared by the
 * caller, also on failure. */
int mapping_open(struct mapping *out, struct desk *d, const char *path,
		 const struct import_options *options, size_t header, struct err *err);
void mapping_clear(struct mapping *m);

/* The field that a header means, -1 none; *sure gets how much it says so, 0 not at all. */
int mapping_guess(const char *header, int *sure);

/* Proposes what the values of a column mean that are not known and of which nothing was said; done
 * whenever it becomes something. */
void mapping_propose(struct mapping *m, size_t column);

/* What a column is; -1: ignored. A field that is no list is in one column: returns the one that is
 * ignored from now on, -1 none. */
long mapping_set(struct mapping *m, size_t column, int field);
long mapping_column_of(const struct mapping *m, int field); /* the first; -1 none */

/* Whether values of that field are chosen from a list, so that other texts can be explained. */
bool mapping_explains(int field);

/* What a text means; "" as a text: what every row has. to NULL: nothing is said; "": none. */
void mapping_say(struct mapping *m, int field, const char *text, const char *to);
const char *mapping_said(const struct mapping *m, int field, const char *text);

/* What is typed for every row, in a field that is no list, as the map says it; NULL: it cannot be
 * read. Yours. */
char *mapping_read(const struct mapping *m, int field, const char *typed);

/* A value in the cells of a column, and how often; "" an empty cell, where a session needs one. */
struct mapping_value {
	char *text; /* the first of those that differ by case and accents alone */
	char *fold;
	size_t count;
	bool known;       /* a value of the field by itself */
	const char *said; /* what was said that it means; NULL nothing */
	bool proposed;    /* that was a proposal, of which nobody said that it is right */
};
struct mapping_values {
	struct mapping_value *item;
	size_t count, capacity;
	size_t open; /* neither known nor said: their rows will be refused */
	size_t proposed;
};
/* First those that are not known, the most frequent first. Borrows what was said. */
void mapping_values(const struct mapping *m, size_t column, struct mapping_values *out);
void mapping_values_clear(struct mapping_values *v);

/* Fields that each session needs and that have neither a column nor a value for all; returns how
 * many. */
size_t mapping_missing(const struct mapping *m, int field[static MAPPING_NEEDED]);

/* A column or a row may be of that field: enum form_field or session_column_field. */
bool mapping_offers(int field);

char *mapping_text(const struct mapping *m); /* of session_map.h; yours */

#endif
