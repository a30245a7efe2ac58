/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a map of columns lists: a row for each column of the file, then one for each field that may
 * be the same for every session. */
#ifndef UI_MAP_ROWS_H
#define UI_MAP_ROWS_H

#include "app/choices.h"
#include "app/session_mapping.h"
#include "ui/list.h"

enum { MAP_CODE_SIZE = 12 }; /* a field’s number as text */

struct map_row {
	long column;   /* -1: the same for every session */
	int field;     /* of a column: -1 ignored */
	size_t open;   /* values of the file that mean nothing yet */
	bool proposed; /* what some of them mean is proposed, and to be looked at */
	bool choices;  /* values of the file can be explained */
	bool required; /* and there is nothing for it */
};

struct map_rows {
	struct map_row *item;
	struct list list;
};

void map_rows_fill(struct map_rows *r, const struct mapping *m); /* again; the bar stays */
void map_rows_clear(struct map_rows *r);
const struct map_row *map_rows_marked(const struct map_rows *r); /* NULL: there are none */

/* What a field is called; borrowed. */
const char *map_field_label(int field);

/* What is still needed: « Duration, Themes ». Yours. */
char *map_missing_names(const struct mapping *m);

/* A value of a field as people read it, NULL: what the import takes then, "" nothing. Yours. */
char *map_value_show(const struct mapping *m, int field, const char *value);

/* What a column may be; the code is the field's number, "-1" ignores it. */
void map_field_choices(const struct mapping *m, struct choices *out);
/* The values of a field, each with what the map calls it as code. -1: err. */
int map_value_choices(const struct mapping *m, int field, struct choices *out, struct err *err);

const char *map_typed_hint(int field); /* below a value that is typed for every row */

/* The file: its name, how it is read, its rows, where its headers are. */
void map_file_draw(const struct mapping *m, int y, int columns);

/* y: the head, then rows for so many. value: what is being typed stands in the marked row, NULL:
 * nothing is. */
struct edit;
void map_rows_draw(const struct map_rows *r, const struct mapping *m, int y, int rows, int columns,
		   const struct edit *value);

#endif
