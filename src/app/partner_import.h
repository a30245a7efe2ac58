/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing places: read the whole file, understand every row, show what would change, then change
 * it in one step that one undo takes back. No row is lost silently: rows read = added + updated +
 * unchanged + left out + refused.
 *
 * A row whose date_maj is before what its source said last of the entry is older: nothing of it is
 * taken, which is told, unless somebody takes the row or fields of it. A row that is not older
 * changes all but what was typed at the desk; the day of the last update of an entry that was
 * changed there it sets on, never back. A row without a day is not older.
 *
 * The row of an entry that was merged into another changes nothing, as the other's own row does;
 * where the file of their source has no such row, it is the one that does. */
#ifndef APP_PARTNER_IMPORT_H
#define APP_PARTNER_IMPORT_H

#include "app/desk.h"
#include "app/import_file.h"
#include "app/import_report.h"

#define PARTNER_IMPORT_ACTION "partner-import" /* its name for undo */

struct import_row {
	size_t line;
	enum import_action planned; /* when everything is taken that is at first */
	enum import_action action;  /* as chosen since */
	struct partner partner;     /* as it would be stored if all of the row were taken */
	struct partner before;      /* of one that differs: as it is stored */
	uint32_t changed;           /* 1 << enum partner_field: another value than before */
	uint32_t touched;           /* the same value, out of another cell */
	uint32_t typed;             /* what was typed here, and what follows from it */
	uint32_t kept; /* what stays as it is before; at first the same. Of a new one: empty */
	bool other;    /* columns beside the standard's differ */
	bool off;      /* nothing of it is taken */
	bool older;    /* than what the directory has; off at first */
};

/* A live entry whose source is in the file, and which is not. */
struct import_vanished {
	int64_t n;
	char *id;
	char *name;
	size_t source; /* which one of the plan */
	bool off;      /* not to be marked */
};

/* A source that the file names. A file of part of a source says nothing of the rest: entries that
 * it lacks are marked only if it holds at least half of what the directory has of that source. */
struct import_source {
	char *name;
	size_t known; /* entries of the directory */
	size_t held;  /* of these, in the file */
	bool whole;
};

/* What an import would do. */
struct import_plan {
	char *path;
	char encoding[16]; /* read as */
	char delimiter;
	bool old_form; /* field names from before 2024 */
	size_t read, added, updated, unchanged, left_out, refused;
	struct import_row *row;
	size_t row_count;
	struct import_note *note;
	size_t note_count;
	struct strlist columns; /* unknown columns to remember */
	struct import_vanished *vanished;
	size_t vanished_count;
	size_t absent; /* of them, to be marked */
	size_t older;  /* of the rows left out, those that are */
	struct import_source *source;
	size_t source_count;
};

/* The detail of ERR_DATA for a file of something else. */
#define IMPORT_NO_HEADER "no header of places"

/* Reads and compares with the directory; changes nothing. ERR_NO_INPUT, ERR_DATA (no header that
 * can be understood, nothing in it, or an unclosed quote), ERR_VALUE (detail: "columns") of more
 * than IMPORT_COLUMNS_MAX, ERR_ENCODING. out is cleared by the
 * caller. */
int import_plan_make(struct desk *d, const char *path, const struct import_options *options,
		     struct import_plan *out, struct err *err);
void import_plan_clear(struct import_plan *plan);

/* What is taken of it, all at first but the fields that were typed at the desk. A row that is not
 * taken counts as left out. Choosing the same again takes it back; a refused row has no choice, nor
 * has a field that does not change, or without which a new entry is none: then it is false. */
bool import_plan_choose(struct import_plan *plan, struct import_row *row);
bool import_plan_choose_field(struct import_plan *plan, struct import_row *row,
			      enum partner_field f);
void import_plan_choose_vanished(struct import_plan *plan, struct import_vanished *v);

/* How many entries it changes, for undo to say. */
size_t import_plan_changes(const struct import_plan *plan);

/* The detail of ERR_CONFLICT when entries were added, changed or binned after the plan was made. */
#define PARTNERS_CHANGED "partners changed"

/* Does it, in one transaction and one undo step; ERR_DATA when every row was refused, ERR_CONFLICT
 * when the directory is no longer what it was compared with: then nothing of it is done. */
int import_plan_apply(struct desk *d, const struct import_plan *plan, struct err *err);

/* Takes back what was applied last; ERR_CONFLICT, and it stays, when a newer action came on top. */
int import_plan_take_back(struct desk *d, struct err *err);

/* What its report tells, with what was chosen: borrowed from the plan. Notes move. */
struct import_told import_plan_told(struct import_plan *plan);

#endif
