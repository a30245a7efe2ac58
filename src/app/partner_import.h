/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing places: read the whole file, understand every row, show what would change, then change
 * it in one step that one undo takes back. No row is lost silently: rows read = added + updated +
 * unchanged + refused. */
#ifndef APP_PARTNER_IMPORT_H
#define APP_PARTNER_IMPORT_H

#include "app/desk.h"
#include "app/import_file.h"
#include "app/import_report.h"

#define PARTNER_IMPORT_ACTION "partner-import" /* its name for undo */

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

/* The detail of ERR_DATA for a file of something else. */
#define IMPORT_NO_HEADER "no header of places"

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

/* What its report tells: borrowed from the plan. */
struct import_told import_plan_told(const struct import_plan *plan);

#endif
