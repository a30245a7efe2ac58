/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the directory made of two, field by field. */
#ifndef APP_PARTNER_JOIN_H
#define APP_PARTNER_JOIN_H

#include "app/desk.h"
#include "app/partner_header.h"

enum join_side { JOIN_KEPT, JOIN_OTHER, JOIN_BOTH };

/* The one that stays keeps its id, its source and its date, so that its source goes on bringing it
 * up to date; the other goes into it. */
struct partner_join {
	struct partner kept, other;
	enum join_side side[PF_COUNT];
};

/* Which of the two stays is settled here: a place rather than an actor of the hub, as files bring
 * it up to date, then the newer one, then the fuller.
 * Of each field the one is proposed that was typed at the desk, else the only one, else the one
 * that is in no doubt, else, where both are as new, the fuller. ERR_NO_INPUT. Cleared by the
 * caller. */
int partner_join_open(struct desk *d, int64_t a, int64_t b, struct partner_join *out,
		      struct err *err);
void partner_join_clear(struct partner_join *j);

/* What there is to choose from: not what belongs to the other than the field (a postal code goes
 * with its commune), nor what the one that stays keeps. */
bool partner_join_is_choice(enum partner_field f);
bool partner_join_says(const struct partner *p, enum partner_field f); /* not empty or unknown */
bool partner_join_differs(const struct partner_join *j, enum partner_field f);
/* Both have values of a list, and not the same: they can be united. */
bool partner_join_unites(const struct partner_join *j, enum partner_field f);
void partner_join_choose(struct partner_join *j, enum partner_field f, enum join_side side);

/* The columns beside the standard's in which they differ, one after the other; NULL past the last.
 * There is nothing to choose: the one that stays keeps its cell, and takes one where it has
 * none. */
const char *partner_join_column(const struct partner_join *j, size_t i);

/* A file whose row has no such cell does not take one away that came so: said gets it. */
void partner_join_keep_carried(struct desk *d, const struct partner_header *h,
			       const struct partner *entry, struct partner *said);

/* The one entry, in p, which is initialised. What came from the other counts as typed at the desk:
 * no file replaces it. */
void partner_join_result(const struct partner_join *j, struct partner *p);

/* Makes one of the two, in one step of undo. */
int partner_join_save(struct desk *d, const struct partner_join *j, struct err *err);

#endif
