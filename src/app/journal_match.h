/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which sessions a filter of the journal lets through. */
#ifndef APP_JOURNAL_MATCH_H
#define APP_JOURNAL_MATCH_H

#include "app/journal.h"
#include "store/session_scan.h"

#define JOURNAL_WORDS_MAX 8 /* further ones are not looked at */

/* Where a typed word was found: in any of these is enough. */
struct journal_word {
	uint64_t themes;
	uint64_t procedures;
	uint64_t kinds; /* a bit a number, as in themes */
	int64_t number; /* the session's; 0: the word is no number */
	struct bitset mediators;
	struct bitset places;
	struct bitset sessions; /* by their title or a tag */
};

struct journal_match {
	struct journal_filter filter;
	struct bitset tagged;
	struct bitset visits;
	struct journal_word word[JOURNAL_WORDS_MAX];
	size_t words;
};

/* m is zeroed, or cleared. The period and the bin are the scan's. */
int journal_match_open(struct journal_match *m, struct desk *d, const struct journal_filter *f,
		       struct err *err);
void journal_match_clear(struct journal_match *m);
/* It lets through none but some of these; NULL where that is not known. Borrowed. */
const struct bitset *journal_match_among(struct journal_match *m);
/* What of the filter the scan can see to. */
void journal_match_scan(const struct journal_match *m, struct session_scan *scan);
bool journal_matches(const struct journal_match *m, const struct session_brief *b);

#endif
