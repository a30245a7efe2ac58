/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session as it is typed into the national tool: its form’s labels, in their order, with what to
 * choose or type at each. All of it is French, as there. And which sessions were. */
#ifndef APP_COOP_SHEET_H
#define APP_COOP_SHEET_H

#include "app/desk.h"
#include "store/reported.h"

#define COOP_LINES_MAX 20

struct coop_line {
	const char *label;
	char *text;
};

/* What is to be left as it is there has no line. Nobody is named. */
struct coop_sheet {
	int64_t n; /* of the session */
	const char *kind;
	struct coop_line line[COOP_LINES_MAX];
	size_t count;
};
void coop_sheet_clear(struct coop_sheet *s);

/* Of an individual session or a workshop; cleared by the caller. */
int coop_sheet_read(struct desk *d, int64_t n, struct coop_sheet *out, struct err *err);

/* The individual sessions and workshops of a month, by its first day, with those that were typed
 * there marked: of whoever is at work, who has an account of their own there, or of all. Cleared by
 * the caller with reportable_list_clear(). */
int coop_month(struct desk *d, int first, bool all, struct reportable_list *out, struct err *err);

/* Notes that it was typed there as it is now, or that it was not. A step of undo. */
int coop_report(struct desk *d, int64_t n, bool reported, struct err *err);

#endif
