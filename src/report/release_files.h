/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a release's files. */
#ifndef REPORT_RELEASE_FILES_H
#define REPORT_RELEASE_FILES_H

#include "report/release.h"

/* Adds the files and the seal to r, whose cells are made. */
int release_files_make(struct release *r, const struct release_request *request, struct err *err);

/* For a folder of rows: one more file, in the encoding of r; the notice, from a paragraph a line;
 * rows of a manifest, and those that say which lists of codes it is of. */
int release_text_add(struct release *r, const char *name, const struct buf *text, struct err *err);
int release_notice_add(struct release *r, const char *text, enum csv_dialect dialect,
		       struct err *err);
void release_manifest_row(struct csv_writer *w, const char *what, const char *name,
			  const char *value);
void release_manifest_codes(struct csv_writer *w);

/* Its month and desk, and what marks the figures of a training desk, in the chosen language. The
 * first is yours. */
char *release_title(const struct release *r);
const char *release_demo_warning(void);

/* What « secret » and the shares mean, where they stand. Yours. */
char *release_secret_note(void);

/* What is counted, that it is frozen, and what recipients owe, a paragraph a line, with empty
 * ones between. Yours. */
char *release_terms(const struct release *r);

/* The bytes of statistiques.xlsx, the same for the same release. ERR_MISSING where libxlsxwriter
 * is not installed. */
int release_workbook(const struct release *r, bool demo, struct buf *out, struct err *err);

/* The bytes of statistiques.html. Yours. */
char *release_page(const struct release *r, bool demo);

/* What the notice says, in the chosen language and then in French. Yours; UTF-8, one paragraph a
 * line. It tells of the files that r has so far. */
char *release_notice(const struct release *r, bool demo);

#endif
