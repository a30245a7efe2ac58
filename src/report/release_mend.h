/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a longer period hides of its own for the sake of figures that it would give away together
 * with the releases before it. */
#ifndef REPORT_RELEASE_MEND_H
#define REPORT_RELEASE_MEND_H

#include "base/hash.h"
#include "base/release.h"
#include "base/str.h"

struct release_mending {
	struct release *r;
	bool crossed; /* hides in crossed tables alone; else in the others alone */
	int64_t k, k_sensitive;
	const struct release_list *past;
	const uint8_t *key; /* HASH_SIZE bytes */
};

/* Whether there are row files among them: mending leaves them out, for they cost far more. */
bool release_mend_rows(const struct release_list *past);

/* Hides what lets each figure of persons that the attack finds move far enough, at the least cost.
 * left, cleared by the caller: the tables of what is found all the same; nothing where the release
 * is safe. ERR_DATA: the figures contradict each other. ERR_MISSING: there is no GLPK. */
int release_mend(const struct release_mending *how, struct strlist *left, struct err *err);

#endif
