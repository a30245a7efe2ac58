/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files share that make a row file. */
#ifndef REPORT_ROWS_PRIVATE_H
#define REPORT_ROWS_PRIVATE_H

#include "report/audit.h"
#include "report/rows.h"
#include "report/rows_recode.h"

/* A row file being made. */
struct rows_making {
	const struct rows_request *request;
	const char *profile;
	const struct release_keeper *keeper;
	char seal[HASH_HEX_SIZE]; /* of the release before it */
	struct rows_search search;
	struct rows_recoding chosen, other; /* class by class and one level a column, or converse */
	struct stats_rows rows;             /* those that are searched */
	bool silent[ROW_COLUMNS];           /* columns of which nothing is told */
	int64_t people[ROW_THEME_GROUPS +
		       1]; /* as the figures tell of its themes; -1: they hide one */
	uint32_t together; /* groups of themes, a bit each, told as one: all rows have the first */
	int64_t dropped;   /* rows beyond those of a person */
	int64_t workshop;  /* attendances at workshops */
	bool visits_told, workshop_told; /* the figures of the period do, too */
};

/* Whether there may be rows of that period, by what was published before. *found: those that are
 * frozen already as they are asked for, which past owns; NULL: none are. ERR_COVERED, with the
 * detail ROWS_TAKEN, and ERR_WITHDRAWN as in rows.h. */
int rows_frozen_find(const struct rows_making *m, const struct release_list *past,
		     const struct release **found, struct err *err);

/* Tells the groups of themes that were found together, with others that have room for all who were
 * known. False: these would be too many, and no theme should be told. */
bool rows_themes_join(struct rows_making *m, const struct audit *found);

/* The files of a folder of rows, added to r, which has no file yet. */
int rows_files_make(const struct rows_making *m, struct release *r, struct err *err);
/* What LISEZMOI.txt says, as release_notice(). Yours. */
char *rows_notice(const struct rows_making *m, const struct release *r);

#endif
