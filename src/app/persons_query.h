/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed to find a known person, word by word, made ready for a pass over all names. */
#ifndef APP_PERSONS_QUERY_H
#define APP_PERSONS_QUERY_H

#include "app/directory_index.h"
#include "app/persons_private.h"

#define PERSONS_WORDS_MAX 8 /* more than anybody types; what follows is not looked at */

struct persons_word {
	const char *text; /* in the folded query */
	size_t len;
	int slips; /* forgiven */
	uint32_t signs;
	uint8_t times[32]; /* that each of them is in it */
	struct slip_pattern pattern;
	struct persons_sound sound[2]; /* as a whole word, and as one that goes on */
};

struct persons_query {
	char *folded;
	size_t size;
	struct persons_word word[PERSONS_WORDS_MAX];
	size_t count;
	int64_t except; /* whom nobody looks for; 0 all are looked for */
};

/* folded is the query's from now on; its words are ended where they stand. */
void persons_query_make(struct persons_query *q, char *folded);
/* Wipes it: it may be a name. */
void persons_query_clear(struct persons_query *q);

#endif
