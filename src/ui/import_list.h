/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of an import's preview: each row of the file, and below it what was repaired or
 * doubted. */
#ifndef UI_IMPORT_LIST_H
#define UI_IMPORT_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "app/partner_import.h"

/* What a file may be read as, one after the other; the first is « as detected ». */
enum { IMPORT_ENCODINGS = 5, IMPORT_DELIMITERS = 4 };
extern const char *const import_encodings[IMPORT_ENCODINGS];
extern const char import_delimiters[IMPORT_DELIMITERS];

/* Which rows show: those with one of these actions, 1 << enum import_action each; of IMPORT_ABSENT,
 * what the file lacks. */
enum {
	IMPORT_SHOW_ALL = 0,
	IMPORT_SHOW_NOTED = 1 << 8, /* those with something to tell, whatever the action */
	IMPORT_SHOW_DOUBT = 1 << 9, /* those with something to look at, or that was typed here */
};

/* A row, or below it a note or a field that changes; or an entry that the file lacks, or the source
 * of such. */
struct import_line {
	struct import_row *row; /* of the plan; NULL none */
	const struct import_note *note;
	int field; /* -1 none */
	struct import_vanished *vanished;
	const struct import_source *source;
};

struct import_list {
	struct import_line *line;
	size_t count;
	size_t capacity;
};

/* Borrows from the plan. What is chosen changes no line. */
void import_list_fill(struct import_list *l, struct import_plan *plan, unsigned show);
void import_list_clear(struct import_list *l);

/* The field that it is of: of a note, too; -1 none, or the whole row. */
int import_line_field(const struct import_line *line);
bool import_line_is_off(const struct import_line *line); /* it is of a row, and is not taken */

/* Takes what the line is of, or leaves it; false when there is nothing to choose. */
bool import_line_choose(const struct import_line *line, struct import_plan *plan);

/* What was read, in words, then how many of each action, by enum import_action up to
 * IMPORT_LEFT_OUT: in one row, or two where they are too long for it. */
void import_counts_draw(int y, int columns, const char *read, const size_t count[], bool done);

/* « 2 older · 3 missing »: rows left out, and entries that the file lacks; "" none. Yours. */
char *import_beside_count(const struct import_plan *plan);

/* How much of a source is in the file. Yours. */
char *import_line_source(const struct import_source *source);

/* Of a field that changes: what it is, and what the file says. Where one is wider, both begin with
 * what differs. Yours. */
void import_line_change(const struct import_line *line, int width, char **before, char **after);

void import_line_draw(const struct import_line *line, int y, int columns, bool active);

#endif
