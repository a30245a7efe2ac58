/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files about known persons share: the cache of those that the open key has opened. */
#ifndef APP_PERSONS_PRIVATE_H
#define APP_PERSONS_PRIVATE_H

#include "app/persons.h"

/* How names sound, one word glued to the next; a bit for each place where a word starts. */
#define PERSONS_SOUND_SIZE 64
struct persons_sound {
	char key[PERSONS_SOUND_SIZE];
	size_t len;
	uint64_t starts;
	uint32_t signs; /* persons_signs() of the key */
};
/* Adds a folded word to s, which was all zero; whole: without the last letters that nobody says,
 * which a word that is still being typed may go on from. */
void persons_sound_add(struct persons_sound *s, const char *word, size_t len, bool whole);

struct persons_entry {
	struct person p;
	/* What they are found by: " zephirin marie line 0696111213 1958", each word behind a space;
	 * names end at the byte names_len. */
	char *folded;
	size_t names_len;
	struct persons_sound sound; /* of the names */
	uint32_t signs;             /* see persons_signs() */
};

struct persons {
	struct persons_entry **entry; /* by folded text, that is by name */
	size_t count;
	size_t capacity;
	size_t damaged;   /* not among them: their box does not open */
	uint64_t version; /* of the store, when they were read */
	/* Room for the hits of one search, and what each entry costs in it. */
	const struct person **hit;
	uint8_t *cost;
	uint32_t *signs; /* of each entry, side by side: most are passed over by these alone */
	uint32_t *said;  /* likewise of how they sound */
	size_t room;     /* 0: to be made anew, entries have changed */
};

#define PERSONS_NO_HIT UINT8_MAX
#define PERSONS_DRAFT "person" /* the form, in the file */

/* Read and up to date, else ERR_LOCKED. Borrowed until the next change or lock. */
int persons_load(struct persons **out, struct desk *d, struct err *err);
/* Wipes the cache, if there is one. */
void persons_forget(struct desk *d);
/* What was just written takes the place of what was read. */
void persons_put(struct desk *d, const struct person *p);
void persons_take_out(struct desk *d, int64_t n);

/* Writes down who did what; a desk that can only be read is looked at all the same. */
int persons_note(struct desk *d, const char *action, const char *id, struct err *err);
int64_t persons_mediator(const struct desk *d);

/* The answers of a person on that day: from what is known of them while the key is open, nothing
 * otherwise. out is filled whole. */
void persons_answers(struct desk *d, int64_t n, int date, struct attendance *out);

/* A bit for each letter that stands in a folded text, a few for all digits: what lacks one of a
 * word's cannot hold that word, and is passed over without being read. */
uint32_t persons_signs(const char *folded);

/* Folded words of a name, each behind a space. Yours, to be wiped. */
char *persons_fold(const char *name);

#endif
