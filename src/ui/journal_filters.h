/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters of the journal, one by one: what they are called, what they say, what can be
 * chosen. */
#ifndef UI_JOURNAL_FILTERS_H
#define UI_JOURNAL_FILTERS_H

#include "app/choices.h"
#include "app/journal.h"

enum journal_row {
	JOURNAL_PERIOD,
	JOURNAL_KIND,
	JOURNAL_THEME,
	JOURNAL_MEDIATOR,
	JOURNAL_PLACE,
	JOURNAL_TAG_ROW,
	JOURNAL_PERSON, /* last: it shows where it is set, or while names are open */
	JOURNAL_ROWS
};

const char *journal_row_label(enum journal_row row); /* translated */
/* NULL where it leaves nothing out. Yours. */
char *journal_row_words(struct desk *d, const struct journal_filter *f, enum journal_row row);
/* Of the person, by name while names are open: the list itself, which anybody at the desk may see,
 * says but « one known person ». NULL where none is chosen. Yours, to be wiped. */
char *journal_person_words(struct desk *d, const struct journal_filter *f);
/* What can be chosen; out is empty before. Not for the period and the person. */
int journal_row_choices(struct desk *d, enum journal_row row, struct choices *out, struct err *err);
/* By the code of a choice; NULL: leaves nothing out any more. */
void journal_row_set(struct journal_filter *f, enum journal_row row, const char *code);
/* As typed; -1 when it cannot be read. */
int journal_period_set(struct journal_filter *f, const char *typed, int today);

/* All of it on one line, and the order where it is not the first. Yours. */
char *journal_filter_words(struct desk *d, const struct journal_filter *f);

#endif
