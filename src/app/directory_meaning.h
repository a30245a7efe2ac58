/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people type when they mean something that files write otherwise. */
#ifndef APP_DIRECTORY_MEANING_H
#define APP_DIRECTORY_MEANING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct meaning {
	const char *typed; /* a whole folded word */
	const char *with;  /* only when this is typed too; NULL always */
	const char *also;  /* folded whole words, all of which say the same */
	bool near;         /* not the same, but where its matters can be seen to */
};

/* The meanings of the k-th typed word one after the other: start with *at 0; NULL ends. */
const struct meaning *directory_meaning(const struct strlist *typed, size_t k, size_t *at);

#endif
