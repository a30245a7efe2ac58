/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a desk has published, in its journal: rows of the kind « publication » behind those of the
 * sessions, so that the desk which reads them gives the same files, goes on with the chain of their
 * seals, and publishes none of these periods another time.
 *
 * A release is one text of letters and digits, see store/publication_text.h, cut into as many rows
 * as it needs: id, kind, date (the day it was made), tags « period|profile|part/parts », title (the
 * part) and deleted (0); all else is empty. A spreadsheet may put these rows in another order, and
 * no part is longer than its cells may be. */
#ifndef APP_SESSION_RELEASES_H
#define APP_SESSION_RELEASES_H

#include "app/desk.h"
#include "base/csv.h"

#define SESSION_RELEASE_KIND "publication"

/* All of them in the order in which they were made, as rows under session_columns. */
int session_releases_write(struct desk *d, struct csv_writer *w, size_t *count, struct err *err);

/* Those of a file, while it is read. All zero is none. */
struct session_releases {
	struct release_parts *item;
	size_t count;
	size_t capacity;
};
/* One row: its tags and its title as they are there. */
void session_releases_add(struct session_releases *s, size_t line, const char *tags,
			  const char *title);
void session_releases_clear(struct session_releases *s);

/* What becomes of them once the file is read, counted and noted in the pass, and done where it
 * applies. They go on from the last one of the desk: what it has is unchanged, or updated where it
 * was taken back since; what does not follow, or was made otherwise here, is refused. */
struct session_taking;
int session_releases_take(struct session_taking *t);

#endif
