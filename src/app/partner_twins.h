/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of entries of the directory that may be one place: proposed, never made one by
 * themselves. */
#ifndef APP_PARTNER_TWINS_H
#define APP_PARTNER_TWINS_H

#include "app/desk.h"

/* Why: bits. */
enum twin_reason {
	TWIN_PIVOT = 1,     /* the same number of establishment or association */
	TWIN_PHONE = 2,     /* the same number */
	TWIN_NAME = 4,      /* the same, but for the order of words, the commune's, mistakes */
	TWIN_NAME_NEAR = 8, /* nearly the same */
	TWIN_ADDRESS = 16,  /* the same in the same commune */
	TWIN_NEAR = 32,     /* less than 100 metres away */
};

struct twin {
	int64_t a, b; /* numbers of the entries, a < b */
	int score;
	unsigned reasons;
};

struct twins {
	struct twin *pair; /* best first */
	size_t count;
	bool cut; /* there are more, less sure */
};

enum { TWINS_MAX = 1000 };

/* The pairs of all entries, or, where it is not 0, of one. A bus and a place that does not move,
 * an actor of the hub and a place without the same number, and what somebody said is two
 * (partner_twins_apart) are none. out is cleared by the caller. */
int partner_twins_find(struct desk *d, int64_t of, struct twins *out, struct err *err);

/* The pairs of all entries a moment at a time, for whoever must answer keys meanwhile. */
struct twins_search;
struct twins_search *partner_twins_begin(struct desk *d); /* yours to end; reads nothing yet */
int partner_twins_work(struct twins_search *s, struct err *err);    /* 1: there is more to do */
int partner_twins_permille(const struct twins_search *s);           /* how much is done */
void partner_twins_take(struct twins_search *s, struct twins *out); /* once all is */
void partner_twins_end(struct twins_search *s);                     /* NULL: nothing */

void partner_twins_clear(struct twins *t);
/* Takes out the pairs of an entry that is no more, or, where b is not 0, one pair. */
void partner_twins_drop(struct twins *t, int64_t a, int64_t b);

/* They are two places: one step of undo. */
int partner_twins_apart(struct desk *d, int64_t a, int64_t b, struct err *err);

#endif
