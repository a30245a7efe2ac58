/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a release's files. */
#ifndef REPORT_RELEASE_FILES_H
#define REPORT_RELEASE_FILES_H

#include "report/release.h"

/* Adds the three files and the seal to r, whose cells are made. */
int release_files_make(struct release *r, const struct release_request *request,
		       const char *previous_seal, struct err *err);

/* What the notice says, in the chosen language and then in French. Yours; UTF-8, one paragraph a
 * line. */
char *release_notice(const struct release *r, bool demo);

#endif
