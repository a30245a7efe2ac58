/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the directory share. */
#ifndef APP_DIRECTORY_PRIVATE_H
#define APP_DIRECTORY_PRIVATE_H

#include "app/directory.h"
#include "app/directory_index.h"

struct directory_entry {
	int64_t n;
	int insee;
	uint32_t phone; /* see phone_national() */
	bool actor;
};

struct directory {
	bool loaded;
	uint64_t version; /* of the store, when it was read */
	struct directory_entry *entry;
	size_t count;
	uint32_t *order; /* entries by rank */
	struct directory_index index;
	/* Room for a search, by rank. */
	uint8_t *found; /* how many of the typed words */
	uint16_t *cost; /* of those, smaller is better; then of the whole answer */
	uint16_t *best; /* of the word being looked for: score and section */
	uint8_t *step;  /* how many words of its meaning */
	uint8_t *parts; /* a bit a section */
	/* The hits of the last search, as ranks. */
	uint32_t *hit;
};

void directory_free(struct directory *dir);

#endif
