/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People who were sent on: to whom, and what became of it. */
#ifndef APP_REFERRALS_H
#define APP_REFERRALS_H

#include "app/desk.h"
#include "store/referral.h"

#define REFERRALS_DAYS 90 /* older ones are no longer counted on the home screen */

/* Those of which nothing is known yet, or that are to be followed up, newest first: of the last 90
 * days, or all. Cleared by the caller with referral_list_clear(). */
int referrals_list(struct desk *d, bool all, struct referral_list *out, struct err *err);
/* Those of the last 90 days, for the home screen, which waits for it: REFERRALS_COUNTED + 1 stands
 * for all that are more. */
#define REFERRALS_COUNTED 300
int referrals_count(struct desk *d, int64_t *count, struct err *err);

/* What became of it, of VOCAB_OUTCOME. A step of undo. */
int referrals_set(struct desk *d, int64_t n, int outcome, struct err *err);

/* To whom: the partners, else the category, translated. Yours. */
char *referrals_whom(const struct referral *r);

#endif
