/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which more figures are hidden, so that no hidden small one can be worked out: for tables that
 * share totals, places that are parts of others, and figures that were printed before. */
#ifndef REPORT_DISCLOSE_PROTECT_H
#define REPORT_DISCLOSE_PROTECT_H

#include "base/err.h"
#include "report/disclose.h"
#include "report/disclose_system.h"

struct protect_figure {
	const char *code; /* unique in the system, for the secret choice; borrowed */
	int64_t n;        /* what it is; zero is always printed, but of an unseen one */
	int64_t k;        /* of a small one: it must be able to be k or more, and have k values */
	bool small;       /* must be hidden; 0 < n, but of an unseen one */
	bool unseen;      /* in no file, whatever it is: it may be zero, too */
	bool or_none;     /* of a small, unseen one: it is enough that it may be 0 */
	bool fixed;       /* printed already, or never to be hidden */
	int level;        /* 0 the finest; the coarser, the dearer to hide */
	bool secret;      /* in: hidden already. Out: hidden */
	bool open;        /* out: it cannot be protected, whatever else is hidden */
};

/* Of the system only the rows count: they hold for what the figures are. figure[i] is its i-th.
 *
 * Each small figure, in an order that a secret key gives, must be able to be k - 1 more than it is,
 * or else k and k - 1 away from what it is then. The cheapest way to make it so, if every figure
 * that has to move with it were hidden, is a linear program; those that move and are not hidden yet
 * are hidden. What the program finds is a table that an outsider must think possible, so it also
 * shows what the others may be: the whole numbers between it and what they are. Costs grow with the
 * level, and the key moves each; they do not depend on the figure, which would tell of it.
 *
 * What hides for others and is hardly larger than a small one must have k values, too: an outsider
 * who knows it better than that takes it for one that was found.
 *
 * At the end each that hides only for others is shown again where all small ones stay protected
 * without it, the dearest first, until none can be.
 *
 * That is done several times with other draws of the key, fewer times where there are many figures,
 * and what hides the fewest is taken: hardly more than the fewest that would do, over many tables.
 *
 * Where few figures of crossed tables are hidden, those who know this rule can try which tables it
 * hides the same figures of; at times there is but one. So where 30 or fewer may be hidden, and one
 * must be, all of them are: that tells where the zeros are, and nothing else. Where one of them
 * would be known too well even then, what is hidden is chosen as above.
 *
 * ERR_MISSING: there is no GLPK. */
int disclose_protect(const struct disclose_choice *choice, const struct disclose_system *rows,
		     struct protect_figure *figure, struct err *err);

#endif
