/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files share that bind a row file to the tables of a release; see audit_lines.h. */
#ifndef REPORT_AUDIT_BIND_H
#define REPORT_AUDIT_BIND_H

#include "report/audit_lines.h"

#define PERSONS "personnes"
#define TOTAL "TOTAL"
#define ALL_ROWS "ensemble"
enum { VALUES = 16, CODES_MAX = 48, LEVELS = 3 };

/* The values of a column that a code stands for, a bit each. */
struct code {
	char text[ROW_CODE_SIZE];
	uint32_t mask;
};
struct codes {
	struct code at[CODES_MAX];
	int count;
};

/* A row of a table, the finest there is. */
struct leaf {
	const char *code;
	uint32_t mask;
	size_t figure;
};
struct leaves {
	struct leaf *at;
	size_t count, room;
};

/* A class, or the rows that were left out, in one release: last rows in all and by answer. */
struct part {
	const struct audit_class *class; /* NULL: left out */
	size_t figure;
	size_t *of_leaf[ROW_COLUMNS];
};

struct binding {
	struct audit_rows *rows;
	struct disclose_system *s;
	const struct audit_lines *l;
	const struct release *r, *whole;
	struct lines_targets *targets;
	struct codes codes[ROW_COLUMNS];
	struct leaves leaves[ROW_COLUMNS];
	struct part *part;
	size_t parts;
	bool own; /* r is of the period of the rows */
};

size_t audit_bind_find(const struct binding *b, const struct release *r, const char *table,
		       const char *measure, const char *geo, const char *category);
uint32_t audit_bind_mask(const struct codes *codes, const char *text);
const char *audit_bind_code(const struct part *p, enum row_column c); /* of a class */
void audit_bind_row(struct binding *b, int64_t lo, int64_t hi);
void audit_bind_term(struct binding *b, size_t figure, int sign); /* SIZE_MAX: none */
bool audit_bind_month(const struct binding *b); /* the rows are of one month, which r is */
/* Whether the first place lies in the second, as codes. */
bool audit_bind_in(const struct binding *b, const char *place, const char *above);

/* The tables of two axes; themes and devices, of which a person may have several. */
void audit_bind_cross(struct binding *b, enum row_column c);
void audit_bind_several(struct binding *b);
extern const char *const audit_bind_table[ROW_COLUMNS];

#endif
