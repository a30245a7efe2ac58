/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: all sessions of a desk as a CSV, a row each, that any desk reads back. */
#ifndef APP_SESSION_CSV_H
#define APP_SESSION_CSV_H

#include "app/form.h"
#include "base/csv.h"
#include "store/session.h"

/* What a column holds: a field of the form, or one of these. */
enum session_column_field {
	COLUMN_ID = FF_COUNT,
	COLUMN_DESK,     /* the id of the desk that logged it */
	COLUMN_REVISION, /* of that desk */
	COLUMN_DELETED,  /* 1: in the bin */
	COLUMN_KIND,
};

/* In the order of the file. The header is made of their names, by which columns are found again in
 * any order: codes of vocabularies, ISO days, minutes, names of places, mediators and tags, INSEE
 * codes, ids of the directory; lists and breakdowns as in forms. The answers of the one person of
 * an individual session are breakdowns of one; of an event, participants and online are its
 * audience. */
struct session_column {
	const char *name;
	int field; /* enum form_field or enum session_column_field */
};
extern const struct session_column session_columns[];
extern const size_t session_column_count;
int session_column_field(const char *name); /* -1: there is no such column */
const char *session_column_name(int field); /* that tells it; NULL: none does */

/* The form of a session as files tell it: people known by name count among the others, and why it
 * was not completed is left out. Two sessions that give the same form are the same to a file. f is
 * made out of nothing, and cleared by the caller. */
void session_csv_form(struct form *f, struct desk *d, const struct session *s);

/* Of an individual session, breakdowns of one become the answers of its person; numbers that say
 * nothing, of any kind, are taken off. What the kind cannot have stays, to be refused. */
void session_csv_answers(struct form *f);

/* A text that was written in UTF-8, in that encoding (NULL: as it is). *replaced: how many of its
 * characters that lacks. ERR_ENCODING for one that nobody knows. */
int session_csv_encode(struct buf *text, const char *encoding, size_t *replaced, struct err *err);

struct session_export_options {
	enum csv_dialect dialect;
	const char *encoding; /* NULL: UTF-8 */
	bool replace; /* an existing file; else ERR_EXISTS, unless it holds the same bytes */
};

/* What was written, and what of it the file cannot carry. */
struct session_export_done {
	size_t sessions;
	size_t releases;
	struct session_unsaid unsaid;
	size_t frozen;   /* sessions left out, of people whom nothing may be done with */
	size_t replaced; /* characters that the encoding lacks */
};

/* Writes the file whole or not at all, by date, start and id, those in the bin too, and behind them
 * what was published, see session_releases.h. It is noted in the log of access. */
int session_export(struct desk *d, const char *path, const struct session_export_options *options,
		   struct session_export_done *done, struct err *err);

#endif
