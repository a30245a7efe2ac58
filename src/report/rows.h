/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row file: one row an attendance, made coarser until nobody stands alone, and attacked with
 * the figures of its period, which must be published before. Its folder holds lignes.csv,
 * LISEZMOI.txt and manifeste.csv. The same sessions and the same key give the same bytes; where
 * the figures of the period are no longer those that were published there is no row file.
 *
 * Once made it is frozen, as a release of its own, and is given with the same bytes for ever: a
 * second one, recoded otherwise or made after sessions were changed, would tell by the difference.
 * So of periods of which one lies in the other one has rows, and has them in one way. */
#ifndef REPORT_ROWS_H
#define REPORT_ROWS_H

#include "report/release.h"

enum { ROWS_MIN = 300, ROWS_MIN_DIFFUSION = 1000 };

struct rows_request {
	struct release_request base; /* its formats are not used */
	bool uniform;                /* one level a column, instead of class by class */
};

/* Why there is none: the detail of ERR_NOTHING. */
#define ROWS_NO_FIGURES "the figures of the period are not published"
#define ROWS_CHANGED "sessions were changed since the figures were published"
#define ROWS_FEW "too few rows"
#define ROWS_UNSAFE "no rows are safe"

/* The detail of ERR_COVERED: rows of that time are frozen in another way. The subject are the
 * options that give them again. */
#define ROWS_TAKEN "other rows are frozen"

/* What was found. */
struct rows_made {
	int64_t rows;
	size_t classes, classes_uniform;
	double loss, loss_uniform;
	size_t replaced;    /* characters that the encoding lacks */
	bool frozen_before; /* the same files as then: nothing else is filled in */
};

/* Writes the folder into dir, as report_release_write() does; *folder is yours. ERR_NOTHING: see
 * above. ERR_USAGE: diffusion of a month. ERR_COVERED: the figures have another profile, or see
 * above. ERR_WITHDRAWN: the figures or the rows were taken back; subject is the day, ISO.
 * ERR_BUSY: another program froze rows of the period meanwhile.
 * ERR_VALUE: no such period, profile or perimeter. ERR_MISSING: there is no GLPK. ERR_EXISTS: the
 * folder is there and holds something else. */
int report_rows_publish(struct stats *stats, const struct rows_request *request,
			const struct release_keeper *keeper, const char *dir,
			struct rows_made *made, char **folder, struct err *err);

#endif
