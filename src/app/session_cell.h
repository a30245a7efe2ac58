/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of other people's files as values of a form. What is not understood goes into the form as
 * it is, so that the rules of the form refuse it with their own sentence; a date alone is refused
 * here, since « 12 » in a file is no day. */
#ifndef APP_SESSION_CELL_H
#define APP_SESSION_CELL_H

#include "app/form.h"
#include "app/import_report.h"
#include "base/str.h"
#include "base/uuid.h"

struct session_map;

/* One session as a file tells it. */
struct session_row {
	size_t line;
	char id[UUID_SIZE];
	const char *name;     /* borrowed: what the file calls it, for the report; NULL: its id */
	char desk[UUID_SIZE]; /* that logged it; "": this one, which gives the revision, too */
	int64_t revision;
	bool deleted;
	bool reported; /* the file is the national tool’s: it is typed there already */
	struct form form;
	char *place; /* names as the file has them, NULL none */
	char *mediator;
	int place_commune; /* INSEE number, 0 not told */
	/* A cell that is not understood, and falsifies nothing: its field stays empty. */
	enum form_field left;
	char *left_value; /* NULL none */
	/* Why it is refused before any rule is asked: field NULL is « it is not ». */
	const char *field;
	char *value;
	enum import_reason reason;
	char *sentence; /* NULL: that of the reason */
};
void session_row_init(struct session_row *r, size_t line);
void session_row_clear(struct session_row *r);
/* The first reason stays. field is borrowed for ever; sentence is taken, NULL: the reason's. */
void session_row_refuse(struct session_row *r, const char *field, const char *value,
			enum import_reason reason, char *sentence);
void session_row_leave(struct session_row *r, enum form_field field, const char *value);
void session_row_problem(struct session_row *r, enum form_field field, enum problem_code code,
			 const char *value);

/* The value that a text means: its code, its national label, another name of it (« Homme », an age
 * in years), whatever its case and accents. NULL: none. */
const struct vocab_item *session_cell_item(enum vocab v, const char *text);

int session_cell_yes(const char *text); /* 1 yes, 0 no, also for an empty cell, -1 neither */

/* Which kind: the field COLUMN_KIND of a row. */
void session_cell_kind(struct session_row *r, const char *text);

/* Puts a cell into a field, beside what is in it where that is a list. separators: characters
 * between the values of one cell. map: what its texts mean, NULL for their own meaning. An empty
 * cell is none. */
void session_cell_put(struct session_row *r, enum form_field field, const char *text,
		      const char *separators, const struct session_map *map);

/* What the map says of every row, in fields that no column of the file has. */
void session_cell_fill(struct session_row *r, const struct session_map *map);

/* Whether a text, by itself, is a value of that field (or column); true for fields whose values are
 * no closed list. */
bool session_cell_knows(int field, const char *text);

/* The values that session_cell_put() sees in a cell of a field of choices. */
void session_cell_split(struct strlist *out, enum form_field field, const char *text,
			const char *separators, const struct session_map *map);

/* « 2026-11-24 », « 24/11/2026 », « 24/11/26 », alone or before a time, which start gets where it
 * is not midnight. */
int session_cell_date(const char *text, int *date, int *start);

#endif
