/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Retention: what the desk no longer needs goes from its file, a step at a time. What is due is
 * seen from the rows themselves, so that a step that another program has done is not done again,
 * and what was cut short goes on at the next run. No figure of a calendar month, quarter or year
 * moves, but those by weekday, hour and place of referral, which rest on what goes. Nothing here
 * can be undone, and steps of undo that hold any of it are forgotten. */
#ifndef STORE_PURGE_H
#define STORE_PURGE_H

#include "store/store.h"

enum purge_rule {
	/* Known persons whose last visit, or consent, is of that day or before: as
	 * store_person_erase() forgets them. */
	PURGE_PERSONS,
	/* Notes and reasons of referrals of sessions, by their day; steps of undo that hold one
	 * that was taken out before go with them, uncounted. */
	PURGE_NOTES,
	PURGE_BIN,      /* sessions, by the day on which they went to the bin */
	PURGE_SESSIONS, /* what they say in detail, see below; the day is the last of its month */
	PURGE_DRAFTS,   /* by the day on which they were typed */
	PURGE_ACCESS,   /* the log of access */
	PURGE_REQUESTS, /* by the day on which they were answered */
	PURGE_RULES
};
extern const char *const purge_rule_name[PURGE_RULES]; /* stable, never translated: "persons" */

/* Of a session in detail: title, name of the procedure and places of referral go. Where nobody who
 * is known was there (any more) its start goes too, and of its day only the month stays; otherwise
 * which visit of that person came last has to be told until they go. */

/* What is of that day or before it. */
struct purge_due {
	int64_t count;
	int first, last; /* days of the rows themselves; DATE_NONE when there is none */
};
int store_purge_due(struct store *st, enum purge_rule rule, int until, struct purge_due *out,
		    struct err *err);

/* Whom PURGE_PERSONS counts, who goes first before the others. item is yours. */
struct purge_person {
	int64_t n;
	int day; /* of their last visit, or their consent */
};
struct purge_persons {
	struct purge_person *item;
	size_t count;
};
int store_purge_persons(struct store *st, int until, struct purge_persons *out, struct err *err);

/* Known persons who would have gone, too, if they were not frozen. */
int store_purge_frozen(struct store *st, int until, int64_t *count, struct err *err);

/* Where a rule's run is; zeroed at its beginning. */
struct purge_at {
	int64_t n;
	int month; /* its first day; 0 none yet */
	bool took; /* anything, so far */
	/* Steps of undo were read: up to n, or for all persons who are due until that day, by what
	 * this program and others had written then. */
	bool undo_seen;
	int until;
	int64_t changes, version;
};

/* A transaction of some milliseconds at most, which writes in table purge_log what it took.
 * 1: there may be more, 0: the rule is done, -1. wait: for other programs that write, as any save
 * does; else ERR_BUSY at once. *gone: how many rows. mediator: whose key it was, 0 nobody's. */
struct purge_step {
	enum purge_rule rule;
	int until;
	int64_t mediator;
	bool wait;
};
int store_purge(struct store *st, const struct purge_step *step, struct purge_at *at, int64_t *gone,
		struct err *err);

/* Whether any session is of a day from then on, up to the other one. */
int store_purge_used(struct store *st, int from, int to, bool *used, struct err *err);

/* The last day from that one on, up to the other, that has a session and none in as many days
 * before it: work began then, or began again. DATE_NONE: there is no such day. */
int store_purge_begun(struct store *st, int from, int to, int gap, int *day, struct err *err);

/* A step that takes anything says so in this setting, in the same transaction: a run that is killed
 * before its end is ended by the next one. RUN: it is to be settled and written down; LOG: only the
 * log beside the file is to be emptied; none: nothing is owed. */
#define PURGE_OWED "purge-owed"
#define PURGE_OWED_RUN "run"
#define PURGE_OWED_LOG "log"

/* After the last step: the bytes leave the log beside the file, and the copies of before a
 * migration go. Tries for so many milliseconds while others read; false: they do still, and the
 * next save, start or run tries again. */
bool store_purge_settle(struct store *st, int ms);
/* Copies of before a migration that were made on that day or before it go, whatever else does. */
void store_purge_copies(struct store *st, int until);

/* The last day on which a rule took anything: *day DATE_NONE where none ever did. */
int store_purge_last(struct store *st, enum purge_rule rule, int *day, int64_t *gone,
		     struct err *err);

/* The revision of a session that left the bin for good, after which it may come again: 0 for one
 * that did not, or whose adding was only undone. */
int store_session_emptied(struct store *st, const char *id, int64_t *revision, struct err *err);

#endif
