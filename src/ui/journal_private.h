/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the journal’s screen share: its state, its list, what is done to it. */
#ifndef UI_JOURNAL_PRIVATE_H
#define UI_JOURNAL_PRIVATE_H

#include "app/journal.h"
#include "ui/journal_commands.h"
#include "ui/journal_head.h"
#include "ui/journal_rows.h"
#include "ui/list.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define JOURNAL_LIST_TOP (UI_TOP + JOURNAL_HEAD_ROWS)

struct journal_screen {
	struct journal *journal;
	struct journal_filter filter; /* the filters' screen changes it */
	int64_t person;               /* whose journal it was opened as; 0: everybody's */
	struct journal_filter opened; /* under which it was, by what shows figures */
	bool of_figure;
	struct list list;
	struct journal_rows rows; /* in view */
	struct bitset marks;
	int64_t hidden; /* of them, out of the list; less than 0: not known yet */
	/* The action that was asked about; its tag is owned. */
	struct journal_change asked;
	char *asked_tag;
	struct journal_head head;
	int64_t near;  /* the session that was saved: it is to be the marked one */
	bool begin;    /* another filter: from the beginning */
	bool accepted; /* the next Enter moves to a day long ago */
	bool acted;    /* undo is named */
};

int journal_list_rows(const struct screen *s);
int64_t journal_active(const struct journal_screen *st); /* 0: the list is empty */

/* The list has grown, perhaps before the marked row: it stays the marked one where it is. */
void journal_follow(struct journal_screen *st, long shift);
/* What is in view is read, and what may come into view next is known. */
int journal_look(struct screen *s, long *shift, struct err *err);
/* The list anew: round a session, or (0) from its beginning. */
int journal_load(struct screen *s, int64_t near, struct err *err);
void journal_refresh(struct screen *s);

/* Does it to those chosen, else to the one under the bar, and says so. Asks first where these are
 * many, or not all in sight of whoever moves through the list. */
void journal_act(struct screen *s, const struct journal_change *c, struct err *err);
void journal_step(struct screen *s, bool redo, bool sure, struct err *err);
void journal_mark(struct screen *s, struct err *err);
void journal_mark_all(struct screen *s, struct err *err);
void journal_pick_tag(struct screen *s, bool off, struct err *err);
void journal_answer(struct screen *s, int question, int reply, const void *data);

/* The lines that are typed: words, a day. */
void journal_open_line(struct screen *s, enum journal_line line);
void journal_set_words(struct screen *s, const char *words, struct err *err);
void journal_typed(struct screen *s, struct err *err);
enum verdict journal_run_in_line(struct screen *s, int op, struct err *err);

#endif
