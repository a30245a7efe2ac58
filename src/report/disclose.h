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
	bool secret;      /* answer: hidden, whatever the reason */
	/* Of tables with several answers a person: */
	bool telling;   /* so few without it are too few, too */
	bool fixed;     /* never hidden to protect another */
	bool exclusive; /* who gives it gives no other answer of the table */
	bool absent;    /* no row for it, not even a hidden one; also an answer */
};

/* Who chooses: HMAC-SHA256(key, "release|table|code"), the smallest first. */
struct disclose_choice {
	const uint8_t *key; /* HASH_SIZE bytes */
	const char *release;
	const char *table;
};

/* A table whose figures add up to a published total. Every hidden figure could be k or more and
 * has at least k possible values. False when that cannot be had: then nothing but the total may
 * be published of it. */
bool disclose_additive(const struct disclose_choice *choice, struct disclose_cell *cell,
		       size_t count);

/* A table in which a person may have several answers: each figure n is a table {n, asked - n} of
 * its own. asked: who can have an answer of it; population: the persons of the release. Every
 * hidden figure could be k or more and has at least k possible values. False when the table is not
 * to be published. */
bool disclose_multiple(const struct disclose_choice *choice, struct disclose_cell *cell,
		       size_t count, int64_t asked, int64_t population);

/* Whether a sum over persons may be told, when the largest and second largest parts are known:
 * nobody has more than 85 % of it, nor could the second work out the first within 10 %. */
bool disclose_sum(int64_t sum, const int64_t top[2]);

#endif
