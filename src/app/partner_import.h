/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing places: read the whole file, understand every row, show what would change, then change
 * it in one step that one undo takes back. No row is lost silently: rows read = added + updated +
 * unchanged + refused. */
#ifndef APP_PARTNER_IMPORT_H
#define APP_PARTNER_IMPORT_H

#include "app/desk.h"
#include "base/file.h"

enum import_action { IMPORT_ADDED, IMPORT_UPDATED, IMPORT_UNCHANGED, IMPORT_REFUSED };

enum import_reason {
	IMPORT_FINE,
	/* refusals */
	IMPORT_NO_ID,
	IMPORT_ID_TWICE,
	IMPORT_NO_NAME,
	IMPORT_NO_COMMUNE,
	IMPORT_UNKNOWN_COMMUNE,
	IMPORT_COMMUNE_CONFLICT, /* a homonym that neither postal code nor phone settles */
	IMPORT_CELLS,            /* more cells than the header */
	/* repairs and doubts: the row is stored */
	IMPORT_REPAIRED, /* stored differently; the raw text is kept */
	IMPORT_TO_CHECK, /* kept, flagged */
	IMPORT_DROPPED,  /* the cell is left empty, the raw text kept */
	IMPORT_MISSING,  /* empty where a place needs it: an address, the day it was checked */
};

/* One line of the report. */
struct import_note {
	size_t line;
	char *id;
	char *field; /* of the standard, "" for the whole row */
	char *value; /* as the file had it */
	enum import_reason reason;
	enum import_action action;
};

struct import_row {
	size_t line;
	enum import_action action;
	struct partner partner; /* as it would be stored */
	uint32_t changed;       /* 1 << enum partner_field, for updates */
};

/* What an import would do. */
struct import_plan {
	char *path;
	char encoding[16]; /* read as */
	char delimiter;
	bool old_form; /* field names from before 2024 */
	size_t read, added, updated, unchanged, refused;
	struct import_row *row;
	size_t row_count;
	struct import_note *note;
	size_t note_count;
	struct strlist columns; /* unknown columns to remember */
};

struct import_options {
	const char *encoding; /* NULL: detected */
	char delimiter;       /* 0: detected */
};

/* Reads and compares with the directory; changes nothing. ERR_NO_INPUT, ERR_DATA (no header that
 * can be understood, nothing in it, or an unclosed quote), ERR_ENCODING. out is cleared by the
 * caller. */
int import_plan_make(struct desk *d, const char *path, const struct import_options *options,
		     struct import_plan *out, struct err *err);
void import_plan_clear(struct import_plan *plan);

/* Does it, in one transaction and one undo step; ERR_DATA when every row was refused. */
int import_plan_apply(struct desk *d, const struct import_plan *plan, struct err *err);

/* Takes back what was applied last; ERR_CONFLICT, and it stays, when a newer action came on top. */
int import_plan_take_back(struct desk *d, struct err *err);

/* The report as CSV: line,id,field,value,reason,action. It is written whole before the directory is
 * changed, so that a full disk is found out in time, and has its name only once it is kept: what it
 * tells was done. path NULL: a file of its own in the program's data folder under reports/, whose
 * name is settled when it is kept, as another import may take the first in between. All zero is
 * none. */
struct import_report {
	char *path;
	struct file_draft file;
	char *folder; /* of a name that is ours to choose; NULL: the path was asked for */
	char stamp[DATE_STAMP_SIZE];
	int attempt; /* the first is 1 */
};
int import_report_prepare(struct desk *d, const struct import_plan *plan, const char *path,
			  struct import_report *out, struct err *err);
int import_report_keep(struct import_report *r, struct err *err);
void import_report_clear(struct import_report *r); /* what was not kept is gone */

const char *import_reason_text(enum import_reason reason); /* translated */

#endif
