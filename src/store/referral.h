/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions that sent somebody on, and what became of it. */
#ifndef STORE_REFERRAL_H
#define STORE_REFERRAL_H

#include "store/store.h"

/* A live session that sent somebody to partners or to a category, and of which nothing is known
 * yet, or that is to be followed up. */
struct referral {
	int64_t n; /* of the session */
	int date;
	int refer_to;   /* the category, 0 none */
	char *partners; /* their names, or ids that the directory does not know; NULL none */
	char *reason;   /* NULL none */
	int outcome;    /* OUTCOME_TO_FOLLOW_UP, or 0 */
	char *mediator; /* name */
	uint64_t themes;
	uint64_t procedures;
	int64_t person; /* known, of an individual session; 0: nobody */
};

struct referral_list {
	struct referral *item;
	size_t count;
};
void referral_list_clear(struct referral_list *l);

#define REFERRALS_MAX 5000 /* listed at most */

/* Newest first, from that day on; cleared by the caller. between: what stands between two names. */
int store_referral_list(struct store *st, int since, const char *between, struct referral_list *out,
			struct err *err);
/* How many there are, from an index that holds these alone; no more than most are counted. */
int store_referral_count(struct store *st, int since, int64_t most, int64_t *count,
			 struct err *err);

/* What became of it; recorded as referral-outcome. ERR_NO_INPUT for a session that is not there. */
int store_referral_outcome(struct store *st, int64_t n, int outcome, struct err *err);

#endif
