/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Retention: what the desk no longer needs goes by itself, once a day, or when somebody asks.
 *
 * Known persons, notes and reasons of referrals, and what was left half typed: after as many months
 * as the setting retention-months says. The bin: after 30 days. Sessions in detail: once their
 * month is 36 months old. The log of access: after 12 months. Requests: 36 months
 * after their answer. Backups are thinned (backups.h). */
#ifndef APP_PURGE_H
#define APP_PURGE_H

#include "app/desk.h"
#include "store/purge.h"

enum {
	PURGE_MONTHS_USUAL = 12,
	PURGE_MONTHS_MOST = 24,
	PURGE_WARNING_DAYS = 30, /* what goes within them is told beforehand */
};

/* What would go on that day, by rule. */
struct purge_plan {
	struct purge_due rule[PURGE_RULES];
	int64_t all;
	int64_t frozen; /* known persons who stay, being frozen; not in all */
};
int purge_plan(struct desk *d, int day, struct purge_plan *out, struct err *err);

/* Who goes until that day, and *now of them go today, who come first. out->item is yours. */
int purge_persons(struct desk *d, int day, struct purge_persons *out, size_t *now, struct err *err);

/* How many known persons go within PURGE_WARNING_DAYS; 0 also where that cannot be told. */
int64_t purge_persons_soon(struct desk *d);

/* When each rule last took something: DATE_NONE never. */
struct purge_last {
	int day;
	int64_t gone;
};
int purge_last(struct desk *d, struct purge_last out[static PURGE_RULES], struct err *err);

/* What is of that day or before it goes, on the day today. */
int purge_until(struct desk *d, enum purge_rule rule, int today);
int desk_retention_months(struct desk *d); /* 1 to 24 */

/* A run through all rules. by_hand: somebody asked, who waits for other programs as for a save. */
struct purge {
	struct desk *desk;
	bool by_hand;
	enum purge_rule rule;
	struct purge_at at;
	int64_t gone[PURGE_RULES];
	bool settled; /* at its end: nobody reads any more what is gone */
};
void purge_begin(struct purge *p, struct desk *d, bool by_hand);
/* A moment's work. 1: there is more, 0: done, -1, after which the same step can be tried again.
 * What was done stays done. */
int purge_work(struct purge *p, struct err *err);

/* The day's run by itself is still to be made: not yet today, in a desk that can be written, whose
 * sessions are not invented, and that has been in use for 30 days, without two months that have no
 * session: whoever goes must have been told of, and a clock that runs ahead must not have everybody
 * forgotten. */
bool purge_waits(struct desk *d);

/* Why nothing goes by itself, and from which day on it does again; NULL where it does. Yours. */
char *purge_pause_words(struct desk *d);

/* « 3 persons, 2 notes »: what went, or would go, in the chosen language; NULL: nothing. Yours. */
char *purge_words(const int64_t gone[static PURGE_RULES]);

/* « 2 persons who are frozen stay. »; NULL: none. Yours. */
char *purge_frozen_words(int64_t frozen);

#endif
