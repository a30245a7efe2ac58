/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions on disk: one saved session is one row with its attendances, breakdowns and referrals. */
#ifndef STORE_SESSION_H
#define STORE_SESSION_H

#include "store/store.h"

/* Stores a session whose values the caller has checked. s->n 0 adds it: n, id, desk, revision and
 * mediator are filled in (an id already given is kept; ERR_EXISTS when it is taken). Otherwise it
 * replaces the stored one, in the bin when s->deleted: ERR_NO_INPUT when there is none,
 * ERR_CONFLICT when its revision is no longer s->revision. ERR_ERASED for a
 * person who is not there any more. An individual session without an
 * attendance gets an empty one. A note is sealed: ERR_LOCKED when there is one and the key is not
 * open; note_locked leaves the stored one. Recorded for undo as session-add or session-edit unless
 * an action is open. */
int store_session_save(struct store *st, struct session *s, struct err *err);

/* The same for a session that was logged elsewhere, or here before: its id, its desk and its
 * revision are kept as they are given. To replace one, s->n is its number, whatever its revision:
 * which of the two is newer is the caller's to say. */
int store_session_put(struct store *st, struct session *s, struct err *err);

/* To the bin, and back. ERR_NO_INPUT for an unknown number, or one that is there already. Recorded
 * as session-delete and session-restore unless an action is open. */
int store_session_delete(struct store *st, int64_t n, struct err *err);
int store_session_restore(struct store *st, int64_t n, struct err *err);

/* One of many, inside an open action (else one that is not recorded). *changed: it was not so
 * already. Those that do not exist, and for a day or a tag those in the bin, are left as they
 * are. */
enum session_change_what {
	CHANGE_DELETE,
	CHANGE_RESTORE,
	CHANGE_DATE,
	CHANGE_TAG,
	CHANGE_UNTAG,
};
struct session_change {
	enum session_change_what what;
	int date;    /* CHANGE_DATE */
	int64_t tag; /* CHANGE_TAG, CHANGE_UNTAG */
};
int store_session_change(struct store *st, int64_t n, const struct session_change *c, bool *changed,
			 struct err *err);

/* s is initialised by the caller, and cleared then filled here; deleted ones are found too. A note
 * that cannot be read now, or never again, is note_locked. */
int store_session_get(struct store *st, int64_t n, struct session *s, struct err *err);
int store_session_find(struct store *st, const char *id, int64_t *n, struct err *err);

/* The live individual session that was logged here last, whatever was imported since; ERR_NOTHING
 * when there is none. */
int store_session_last(struct store *st, struct session *s, struct err *err);

/* The day and the minute at which a session was last saved. */
int store_session_saved_at(struct store *st, int64_t n, int *date, int *minute, struct err *err);

struct session_filter {
	int from; /* DATE_NONE: open */
	int to;
	int kind;      /* 0: all */
	int64_t limit; /* 0: all; the oldest are given first */
	bool newest;   /* with limit: the newest instead, still oldest first */
	int64_t skip;  /* with limit: leaves out so many, from the end where the limit begins */
	bool with_deleted;
};

/* Called for each, oldest first by (date, start, id); the session is borrowed. Non-zero stops and
 * is returned. Texts, masks, attendances, breakdowns and partners are all filled.
 * fn may read single sessions, not many again. */
typedef int store_session_fn(void *arg, const struct session *s);
int store_session_each(struct store *st, const struct session_filter *filter, store_session_fn *fn,
		       void *arg, struct err *err);

/* Count, participants and minutes of a span of days, live sessions only: a row a day is read. */
struct session_sums {
	int64_t sessions;
	int64_t attendances;
	int64_t minutes; /* of individual sessions and workshops */
};
int store_session_sums(struct store *st, int from, int to, struct session_sums *out,
		       struct err *err);
/* attendances[i] is that of day from + i, for days of them. */
int store_session_by_day(struct store *st, int from, int days, int64_t *attendances,
			 struct err *err);

/* How many live sessions a day has, counted anew: rows of a list rest on it. */
int store_session_count(struct store *st, int date, int64_t *count, struct err *err);

/* How many there are of all days, those in the bin too. */
int store_session_count_all(struct store *st, int64_t *count, struct err *err);

/* How many live sessions of its day come before that one, in the order of store_session_each(). */
int store_session_before(struct store *st, int64_t n, int64_t *count, struct err *err);

/* How often each value was chosen in live sessions of a span of days, for offering it first, and
 * how long those of a mediator took. Of each day USAGE_A_DAY sessions tell as well as all: a busy
 * desk has them by the ten thousand, and each opening of the form asks. */
#define USAGE_A_DAY 50
#define USAGE_VALUES 64
enum usage_column {
	USAGE_THEMES,
	USAGE_PROCEDURES,
	USAGE_DEVICES,
	USAGE_LANGUAGES,
	USAGE_CHANNEL,
	USAGE_STATUS, /* of the one person of an individual session */
	USAGE_CAME_THROUGH,
	USAGE_REFER_TO,
	USAGE_COLUMNS
};
struct session_usage {
	int64_t sessions;
	int64_t value[USAGE_COLUMNS][USAGE_VALUES]; /* by number - 1 */
	int64_t minutes[MINUTES_MAX + 1];
};
int store_session_usage(struct store *st, int from, int to, int64_t mediator,
			struct session_usage *out, struct err *err);

/* The day on which a session went to the bin; DATE_NONE when it is not there, or is only because
 * what logged it was undone. */
int store_session_bin_day(struct store *st, int64_t n, int *day, struct err *err);

/* Whether it is only here because of the import of a journal that was undone: nobody ever put it
 * into the bin. */
int store_session_taken_back(struct store *st, int64_t n, bool *out, struct err *err);

/* The latest date among saved sessions, DATE_NONE when there is none: a clock earlier than that is
 * wrong. */
int store_session_latest_date(struct store *st, int *date, struct err *err);

/* What of the sessions no file carries: links to known persons, notes, reasons why a session was
 * not completed; bins included. */
struct session_unsaid {
	int64_t persons;
	int64_t notes;
	int64_t not_completed;
};
int store_session_unsaid(struct store *st, struct session_unsaid *out, struct err *err);

#endif
