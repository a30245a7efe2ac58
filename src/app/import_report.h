/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import did with each row, and the report that tells it. */
#ifndef APP_IMPORT_REPORT_H
#define APP_IMPORT_REPORT_H

#include <stddef.h>

#include "app/desk.h"
#include "base/file.h"

enum import_action {
	IMPORT_ADDED,
	IMPORT_UPDATED,
	IMPORT_UNCHANGED,
	IMPORT_REFUSED,
	IMPORT_LEFT_OUT, /* it would be added or updated, and nothing of it is taken */
	IMPORT_ABSENT,   /* of what the desk has and the file lacks: no row is */
};

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
	IMPORT_CUT,              /* fewer */
	IMPORT_CUT_FILE,         /* the last line of the file has no end */
	IMPORT_OTHER_DESK,       /* what is stored under this id is of another desk */
	IMPORT_OTHER_KIND,       /* what is stored is of another kind, and of known persons */
	IMPORT_REVISION,         /* more changes than a session can have */
	IMPORT_CONTRADICTS,      /* what another row of the same session says */
	IMPORT_NO_TURN,          /* no participant of so many */
	IMPORT_PLACE_ELSEWHERE,  /* the desk has a place of that name in another commune */
	IMPORT_RELEASE_DAMAGED,  /* a publication that is not whole, or was changed */
	IMPORT_RELEASE_OTHER,    /* the desk has published that period itself */
	IMPORT_RELEASE_APART,    /* it follows one that the desk does not have */
	IMPORT_RELEASE_DEMO,     /* it is of a training desk, and this is none, or the reverse */
	IMPORT_PROBLEM,          /* against the rules of a form: its sentence says which */
	/* repairs and doubts: the row is stored */
	IMPORT_REPAIRED,  /* stored differently; the raw text is kept */
	IMPORT_TO_CHECK,  /* kept, flagged */
	IMPORT_DROPPED,   /* the cell is left empty, the raw text kept */
	IMPORT_NOT_READ,  /* the cell of a session is left empty */
	IMPORT_MISSING,   /* empty where a place needs it: an address, the day it was checked */
	IMPORT_BY_HAND,   /* the desk typed something else, which stays */
	IMPORT_NOT_TAKEN, /* somebody turned it off in the preview */
	IMPORT_OLDER,     /* what the directory has is newer, and stays */
	IMPORT_LIKE,      /* another entry of the directory, of that name, may be the same place */
	IMPORT_MERGED,    /* it was merged into the entry of that name, whose own row rules */
	IMPORT_STANDS_IN, /* the same, but the file lacks that row: this one rules the entry */
	IMPORT_VANISHED,  /* the source of an entry is in the file without it */
};

/* One line of the report. */
struct import_note {
	size_t line; /* 0: of no row */
	char *id;
	char *field; /* as its file's kind calls it, "" for the whole row */
	char *value; /* as the file had it */
	enum import_reason reason;
	enum import_action action;
	char *sentence; /* what the reason does not say by itself; NULL: it does */
};
void import_note_clear(struct import_note *n);

/* What a report is made of. */
struct import_told {
	const char *kind; /* "places": how a report in the program's own folder is called */
	const char *path; /* of the file read, which no report may replace */
	const struct import_note *note;
	size_t note_count;
};

/* The report as CSV: line,id,field,value,reason,action. It is written whole before the desk is
 * changed, so that a full disk is found out in time, and has its name only once it is kept: what it
 * tells was done. path NULL: a file of its own in the program's data folder under reports/, whose
 * name is settled when it is kept, as another import may take the first in between. All zero is
 * none. */
struct import_report {
	const char *kind; /* as told, for a name that is ours to choose */
	char *path;
	struct file_draft file;
	char *folder; /* of a name that is ours to choose; NULL: the path was asked for */
	char stamp[DATE_STAMP_SIZE];
	int attempt; /* the first is 1 */
};
int import_report_prepare(struct desk *d, const struct import_told *told, const char *path,
			  struct import_report *out, struct err *err);
int import_report_keep(struct import_report *r, struct err *err);
void import_report_clear(struct import_report *r); /* what was not kept is gone */

const char *import_reason_text(enum import_reason reason); /* translated */

#endif
