/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which figures of a one-way table must be hidden so that no small one can be worked out, even
 * by somebody who knows these rules. Zeros are always shown, so everybody knows that a hidden
 * figure is 1 or more. Which healthy figure is hidden along with the small ones is drawn with a
 * secret key: a choice by value could be replayed. */
#ifndef REPORT_DISCLOSE_H
#define REPORT_DISCLOSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"

struct disclose_cell {
	const char *code; /* unique in its table; borrowed */
	int64_t n;        /* persons */
	int64_t k;        /* 1..k-1 persons are too few */
	bool telling;     /* so few without it, or none, are too few, too */
	bool secret;      /* answer: hidden, whatever the reason */
	/* Of tables with several answers a person: */
	bool fixed;     /* never hidden to protect another */
	bool exclusive; /* who gives it gives no other answer of the table at that visit */
	bool absent;    /* no row for it, not even a hidden one; also an answer */
};

/* Who chooses: HMAC-SHA256(key, "release|table|code"), the smallest first. */
struct disclose_choice {
	const uint8_t *key; /* HASH_SIZE bytes */
	const char *release;
	const char *table;
	bool crossed; /* with two axes or more: of few figures disclose_protect() hides all */
};

/* A table whose figures add up to a published total. Every hidden figure could be k or more and
 * has at least k possible values. False when that cannot be had: then nothing but the total may
 * be published of it. What an outsider learns of a table that is missing:
 * - of fewer than k + count - 1 persons it always is, so that this says nothing but their number;
 * - telling answers are missing, too, where no figure but zeros would be shown, or one of
 *   everybody: so nobody knows whether one person answered otherwise, or several, or none;
 * - a table of DISCLOSE_MANY_ROWS or more would be missing at every small desk, so it is only where
 *   it must be: no row has k, and somebody is in at least persons - k + 2 of them. As long as that
 *   is less than count, it proves nobody in any of them. */
enum { DISCLOSE_MANY_ROWS = 20 };
bool disclose_additive(const struct disclose_choice *choice, struct disclose_cell *cell,
		       size_t count);

/* A table in which a person may have several answers: each figure n is a table {n, asked - n} of
 * its own. asked: the persons who can have an answer of it. Every hidden figure could be k or more
 * and has at least k possible values. False when the table is not to be published. */
bool disclose_multiple(const struct disclose_choice *choice, struct disclose_cell *cell,
		       size_t count, int64_t asked);

/* Whether a sum over persons may be told, when the largest and second largest parts are known:
 * nobody has more than 85 % of it, nor could the second work out the first within 10 %. */
bool disclose_sum(int64_t sum, const int64_t top[2]);

#endif
