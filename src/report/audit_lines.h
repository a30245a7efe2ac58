/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row file as somebody reads it who has nothing else, and what its rows say of the figures of the
 * same period. */
#ifndef REPORT_AUDIT_LINES_H
#define REPORT_AUDIT_LINES_H

#include "base/csv.h"
#include "base/row_code.h"
#include "report/audit.h"
#include "report/audit_rows.h"
#include "report/disclose_joint.h"

#define LINES_TABLE "lignes"

/* Rows of one class that also say the same of the channel and the duration. */
struct audit_kind {
	size_t class;
	char channel[ROW_CODE_SIZE], duration[ROW_CODE_SIZE];
	int64_t rows;
};

struct audit_class {
	char code[ROW_QUASI][ROW_CODE_SIZE];
	int64_t rows;
	int64_t theme[ROW_THEME_GROUPS + 1]; /* of groups told together: of the first of them */
	int64_t device[ROW_DEVICE_SEVERAL + 1];
	size_t first_kind, kinds;
};

struct audit_lines {
	char *period, *perimeter;
	int64_t k;
	struct audit_class *class;
	struct audit_kind *kind;
	size_t classes, kinds, class_room, kind_room;
	int64_t rows;
	uint32_t together;    /* groups of themes that are not told apart; 0: all are */
	bool themes, devices; /* the column says something */
	bool uniform;         /* one level a column */
};

/* One more row of the file, the names of its columns first; -1: it is not one. */
int audit_lines_row(struct audit_lines *l, const struct csv_row *row);
void audit_lines_clear(struct audit_lines *l);

/* A class is no smaller than k, has three themes, and is not of one theme by more than 80 %, where
 * themes are told at all. */
bool audit_class_good(const struct audit_lines *l, const struct audit_class *c);

/* What stands behind a target. */
struct lines_target {
	const struct release *r; /* of a hidden figure, with cell; NULL: of a class */
	const struct release_cell *cell;
	const struct audit_lines *lines;
	const struct audit_class *class;
	enum row_column column;    /* of a class: that such an answer was given */
	char value[ROW_CODE_SIZE]; /* of it, as the tables write it */
};
struct lines_targets {
	struct joint_target *at;
	struct lines_target *of;
	size_t count, room, of_room;
};
void lines_targets_clear(struct lines_targets *t);
void lines_target_add(struct lines_targets *t, size_t figure, int64_t k, bool part,
		      const struct lines_target *of);

/* Adds to the system of tables what the rows say of those of one release, which is of their period
 * or of a part of it (whole: the release of their period, if there is one):
 * - of the rows of each person in the period the last one has the answers that the tables count:
 *   each class has so many last rows, no more than rows, all classes as many as there are persons;
 *   of a part of the period some may be among the rows that were left out;
 * - last rows of a class divide among the answers that its codes stand for, and all classes
 *   together give the figures of each table; in tables crossed with the place, of each place;
 * - « not given » may stand for another answer of participants of workshops, who are no more than
 *   the attendances there;
 * - persons with a theme or device are at least those whose rows say so, of which one has four at
 *   most, in a month in one class; and no more than the rows that can.
 * Classes become targets where a table divides them further. */
void audit_lines_bind(struct audit_rows *rows, const struct audit_lines *l, const struct release *r,
		      const struct release *whole, struct lines_targets *targets);

/* The attack on tables and row files together: x has the tables, as they were begun, and what rows
 * say is added to it. Adds what is found to out. only: what is asked about; NULL: all of it. */
int audit_joint(const struct audit_case *x, const struct audit_lines *const *lines,
		size_t line_files, const struct audit *only, struct audit *out, struct err *err);

/* What a tells of the figure of f, whatever the bounds; NULL: nothing. */
struct audit_finding *audit_finding_of(const struct audit *a, const struct audit_finding *f);

#endif
