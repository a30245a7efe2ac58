/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above the list of the journal: totals, and the filters or what is being typed. */
#ifndef UI_JOURNAL_HEAD_H
#define UI_JOURNAL_HEAD_H

#include "app/journal.h"
#include "ui/edit.h"

#define JOURNAL_HEAD_ROWS 3 /* the last one is blank */

enum journal_line { JOURNAL_LINE_FILTERS, JOURNAL_LINE_SEARCH, JOURNAL_LINE_DAY };

struct journal_head {
	enum journal_line line; /* what the second row is */
	struct edit edit;       /* the words, the day */
};

void journal_head_draw(const struct journal_head *h, struct desk *d, const struct journal *j,
		       int64_t marked, int64_t hidden, int columns);

/* Whether it is to be done to so many sessions, hidden of them out of the list. Yours. */
char *journal_ask_words(const struct journal_change *c, int64_t count, int64_t hidden);
/* What was done to so many sessions, and the key that undoes it. Yours. */
char *journal_done_words(const struct journal_change *c, int count);
/* The same where so many months, that of day among them, are published already. Yours. */
char *journal_published_words(const struct journal_change *c, int count, int months, int day);

#endif
