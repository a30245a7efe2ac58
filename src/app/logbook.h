/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logging sessions: saving, listing, the bin, undo, and the draft of the open form. */
#ifndef APP_LOGBOOK_H
#define APP_LOGBOOK_H

#include "app/form.h"

/* Parses and saves. On problems that block, nothing is saved, *problems says which and err has
 * ERR_VALUE. accept_warnings: save in spite of warnings. out, initialised by the caller, is filled
 * with what was saved (n, id). The draft of the form is dropped in the same step, unless a script
 * filled it. */
int logbook_save(struct desk *d, const struct form *f, bool accept_warnings, struct session *out,
		 struct problems *problems, struct err *err);

int logbook_get(struct desk *d, int64_t n, struct session *s, struct err *err);
/* An id as typed: a UUID, or the number shown. */
int logbook_find(struct desk *d, const char *id, int64_t *n, struct err *err);
int logbook_delete(struct desk *d, int64_t n, struct err *err);

struct logbook_step {
	char action[32];
	int count;
	int64_t row;
	char detail[256]; /* what it was about, where there were many: a tag, an ISO day; "" none */
	bool redone;
};
int logbook_undo(struct desk *d, struct logbook_step *step, struct err *err);
bool logbook_acted(const struct desk *d); /* there is one, of the time since the desk was opened */
/* The action that logbook_undo() would take back, or logbook_redo() do again. */
struct logbook_last {
	const struct post *other; /* the mediator who did it, borrowed until the next change; NULL:
				   * whoever is at work, or not known, or taken back here */
	bool elsewhere;           /* this program has had no part in it since the desk was opened */
	struct logbook_step step;
};
/* Where there is none, neither of the first two says anything. */
int logbook_undo_look(struct desk *d, bool redo, struct logbook_last *last, struct err *err);
/* Takes back, or does again, the action that logbook_undo_look() looked at and no other:
 * ERR_CONFLICT when another program did something since. */
int logbook_undo_seen(struct desk *d, struct logbook_step *step, struct err *err);
int logbook_redo(struct desk *d, struct logbook_step *step, struct err *err);

struct logbook_filter {
	int from; /* DATE_NONE: open */
	int to;
	int kind;
	int64_t limit; /* 0: all */
	bool newest;
	int64_t skip; /* with limit: leaves out so many, from the end where the limit begins */
};
typedef int logbook_fn(void *arg, const struct session *s); /* oldest first; non-zero stops */
int logbook_each(struct desk *d, const struct logbook_filter *filter, logbook_fn *fn, void *arg,
		 struct err *err);

/* How many sessions logbook_each() lists of a day. */
int logbook_count(struct desk *d, int date, int64_t *count, struct err *err);

/* How many sessions of its day are listed before that one. */
int logbook_before(struct desk *d, int64_t n, int64_t *count, struct err *err);

struct logbook_sums {
	int64_t sessions;
	int64_t attendances;
	int64_t minutes;
	int64_t coordination; /* minutes of coordination, apart from these; of days: not known, 0 */
};
int logbook_sums(struct desk *d, int from, int to, struct logbook_sums *out, struct err *err);
int logbook_days(struct desk *d, int from, int days, int64_t *attendances, struct err *err);

/* The draft of the session form: this program's, or one that a program left which has ended. Get
 * looks whether there is one; take makes it this program's, which put and drop alone concern. Put
 * gives the form the id that what is sealed of it is bound to. */
int logbook_draft_put(struct desk *d, struct form *f, struct err *err);
int logbook_draft_get(struct desk *d, struct form *f, bool *found, struct err *err);
int logbook_draft_take(struct desk *d, struct form *f, bool *found, struct err *err);
/* The same of one that was not set aside, to make room for another: these only come back when they
 * are asked for. */
int logbook_draft_take_waiting(struct desk *d, struct form *f, bool *found, struct err *err);
int logbook_draft_set_aside(struct desk *d, struct err *err);
int logbook_draft_drop(struct desk *d, struct err *err);
/* Once the key is open: the note, and what was typed to find a person, come into a form that was
 * read while it was locked. */
void logbook_draft_unseal(struct desk *d, struct form *f);

#endif
