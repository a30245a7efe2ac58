/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing sessions: our journal, the national tool's export, or another CSV whose columns are
 * explained. The file is read twice, first to say what would change, then to change it in one step
 * that one undo takes back; but for the national export, whose rows of one workshop are one session
 * wherever they stand, no session is held but the one being read. No row is lost silently: sessions
 * read = added + updated + unchanged + refused. Publications of a journal are counted apart, in the
 * same way; undo does not take them back. */
#ifndef APP_SESSION_IMPORT_H
#define APP_SESSION_IMPORT_H

#include "app/import_file.h"
#include "app/import_report.h"
#include "app/session_map.h"
#include "base/hash.h"

#define SESSION_IMPORT_ACTION "session-import" /* its name for undo */

enum session_source { SOURCE_JOURNAL, SOURCE_COOP, SOURCE_MAPPED };

/* What ERR_DATA is about, when it is not the file itself. */
enum session_import_fault { IMPORT_FAULT_NONE, IMPORT_FAULT_NO_MAP, IMPORT_FAULT_MAP };

/* Tells now and then how far the file is read, 0..1000; non-zero stops (ERR_STOPPED, nothing
 * changed). */
typedef int session_import_progress_fn(void *arg, int permille);

struct session_import_options {
	struct import_options file;
	const char *map; /* path of a text of session_map.h, NULL: the one that is remembered */
	const char *map_text;                 /* or the text itself; NULL */
	session_import_progress_fn *progress; /* may be NULL */
	void *arg;
};

struct session_import_counts {
	size_t read, added, updated, unchanged, refused;
};

/* What an import would do, and did once it is applied. Shown while it is, too. */
struct session_import {
	struct import_file file;
	size_t header; /* the line of the file on which its table begins */
	enum session_source source;
	struct session_import_counts count; /* sessions */
	struct session_import_counts
		released;         /* publications of a journal: see session_releases.h */
	struct import_note *note; /* of rows refused, and of cells that were not understood */
	bool left_empty;          /* there is one of the latter */
	size_t note_count, note_capacity;
	struct strlist left_out; /* columns that a journal does not have */
	enum session_import_fault fault;
	struct session_map_fault map_fault;
	/* of another CSV */
	struct session_map map;
	char *map_text;            /* given with this file: to be remembered; NULL: it was */
	char shape[HASH_HEX_SIZE]; /* of its header */
	session_import_progress_fn *progress;
	void *arg;
};

/* Whether it begins as a journal, an export of the national tool, or a file whose map this desk
 * remembers. False also for one that cannot be read. */
bool session_import_knows(struct desk *d, const char *path);

/* Under which name a desk remembers how the columns of a file with that header are understood. */
void session_import_shape(const struct csv_row *header, char shape[static HASH_HEX_SIZE]);

/* Reads and compares with the desk; changes nothing. ERR_NO_INPUT, ERR_ENCODING, ERR_STOPPED,
 * ERR_VALUE (detail: "columns") of more than 4,096, ERR_DATA: no row, an unclosed quote, or what
 * out->fault says. Ids seen before are updated: of a journal when its revision is not lower, of
 * other files by an id worked out from the desk, the file's shape and the row, unless it was
 * deleted here; what an undo of an import took back is added again. out is cleared by the caller,
 * also on failure. */
int session_import_make(struct desk *d, const char *path,
			const struct session_import_options *options, struct session_import *out,
			struct err *err);

/* Nothing in the file is taken. */
bool session_import_refused(const struct session_import *imp);

/* Does it, in one transaction and one undo step; places, mediators, tags and desks of a journal or
 * of the national export that the desk lacks come along. ERR_DATA when everything was refused,
 * ERR_CONFLICT when the desk has changed since, so that something else would be done. Within
 * import_begin() it is part of that action. */
int session_import_apply(struct desk *d, struct session_import *imp, struct err *err);
void session_import_clear(struct session_import *imp);

struct import_told session_import_told(const struct session_import *imp); /* borrowed */

#endif
