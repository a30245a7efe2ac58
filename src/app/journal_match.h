/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which sessions a filter of the journal lets through. */
#ifndef APP_JOURNAL_MATCH_H
#define APP_JOURNAL_MATCH_H

#include "app/journal.h"
#include "store/session_said.h"

#define JOURNAL_WORDS_MAX 8 /* further ones are not looked at */

/* Where a typed word was found: in any of these is enough. */
struct journal_word {
	char *text; /* folded */
	uint64_t themes;
	uint64_t procedures;
	uint64_t kinds; /* a bit a number, as in themes */
	int64_t number; /* the session's; 0: the word is no number */
	/* « 29/10 », « octobre », « 2026 »: what of a day it says, if anything. */
	bool dated;
	int day;         /* 0: any, as below */
	unsigned months; /* a bit a month, from 1 on */
	int year_from;
	int year_to;
	struct bitset mediators;
	struct bitset places;
	struct bitset tags;
	struct bitset sessions; /* by their title or one of these tags */
	unsigned says;          /* in which of these it names any: each session is asked for it */
	uint64_t said[SAID_COUNT];
	struct bitset residences;
};

/* What is looked up, in this order; a word, or the tag of the filter, at a time where it can be. */
enum journal_sought { SOUGHT_TAG, SOUGHT_TAGS, SOUGHT_TITLES, SOUGHT_ALL };

struct journal_match {
	struct journal_filter filter;
	enum journal_sought sought;
	size_t sought_word;
	int64_t sought_tag;
	struct session_sought at;
	struct bitset tagged;
	struct bitset visits;
	struct journal_word word[JOURNAL_WORDS_MAX];
	size_t words;
	bool says; /* any of them does, or values are asked for */
};

/* m is zeroed, or cleared. The period and the bin are the scan's. It is of use once
 * journal_match_work() has nothing left to do: tags and titles may be those of hundreds of
 * thousands of sessions, so that they are looked up in parts, of about so many rows. 1 when there
 * is more, 0, -1. */
int journal_match_open(struct journal_match *m, struct desk *d, const struct journal_filter *f,
		       struct err *err);
int journal_match_work(struct journal_match *m, struct desk *d, int rows, struct err *err);
void journal_match_clear(struct journal_match *m);
/* It lets through none but some of these; NULL where that is not known. Borrowed. */
const struct bitset *journal_match_among(struct journal_match *m);
/* What of the filter the scan can see to. */
void journal_match_scan(const struct journal_match *m, struct session_scan *scan);
/* 1 it passes, 0, -1. Where a word names what the brief does not say, it is looked up. */
int journal_matches(const struct journal_match *m, struct desk *d, const struct session_brief *b,
		    struct err *err);

/* 1 where the session has all the values that the filter asks for; 0, -1. */
int journal_has_values(const struct journal_filter *f, struct desk *d,
		       const struct session_brief *b, struct err *err);

/* A word of the text begins with that one, which is folded. */
bool journal_has_word(const char *text, const char *word);
/* Values whose label, whole or short, has such a word: a bit a number. */
uint64_t journal_labels(enum vocab v, const char *word);
/* Fills in what is asked of each session, from the text of the word. */
void journal_word_said(struct journal_word *w);
/* 1 where the session says all of these words, a bit each, that the brief does not; 0, -1. */
int journal_says(const struct journal_match *m, struct desk *d, const struct session_brief *b,
		 unsigned words, struct err *err);

#endif
