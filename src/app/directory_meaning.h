/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people type when they mean something that files write otherwise. */
#ifndef APP_DIRECTORY_MEANING_H
#define APP_DIRECTORY_MEANING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum meaning_how {
	MEANT_SAME,
	MEANT_NEAR, /* not the same, but where its matters can be seen to */
	/* Not words but the label of a value of a list of the standard; or a department. */
	MEANT_AUDIENCE,
	MEANT_CARE,
	MEANT_SUPPORT,
	MEANT_ISLAND,
};

struct meaning {
	const char *typed; /* a whole folded word, in the singular or the plural */
	const char *with;  /* only when this is typed too; NULL always */
	const char *also;  /* folded whole words, all of which say the same */
	enum meaning_how how;
};

/* The meanings of the k-th typed word one after the other: start with *at 0; NULL ends. */
const struct meaning *directory_meaning(const struct strlist *typed, size_t k, size_t *at);

#endif
