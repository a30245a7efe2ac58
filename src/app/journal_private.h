/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the journal share: the list as far as it is known, and how it grows.
 *
 * By the day, an end of the list is a place from which the desk is gone over further on demand. The
 * count goes over all of it once, from the beginning; as long as the list begins there too, one
 * pass serves both. In another order the whole list is held and sorted: the count brings it. */
#ifndef APP_JOURNAL_PRIVATE_H
#define APP_JOURNAL_PRIVATE_H

#include "app/journal.h"
#include "app/journal_match.h"

enum journal_sizes {
	FEW = 5000,          /* looked up one by one */
	SLICE = 4000,        /* sessions that come into question in a moment */
	ROW_WORTH = 4,       /* rows of a tag or a title that take as long as one of these */
	SAID_WORTH = 3,      /* one that is asked what its people answered takes as long as these */
	MARK_WORTH = 250,    /* as many as these: SCAN_MARK of those that do not */
	PAGE = 50,           /* until it is known how many rows a page has */
	PAGES = 4,           /* so many are brought in at a time, and no fewer than two known */
	SORT_WORTH = 12,     /* rows put in their order that take as long as one of these */
	TOGETHER_MAX = 5000, /* rows that the count brings along */
	ROWS_MAX = 40000,    /* by the day; then the end that is far away is forgotten */
	ROWS_KEPT = 20000
};

struct journal_row_known {
	size_t rank; /* in an order other than the day's */
	struct session_key key;
};

/* How far the desk has been gone over in one direction. */
struct journal_cursor {
	struct session_key key; /* the last session looked at */
	bool begun;             /* key is set */
	bool with_key;          /* that session is still to come */
	bool done;
};

struct journal {
	struct desk *desk;
	struct journal_match match;
	bool begun; /* all that the filter rests on is looked up */
	struct journal_row_known *row;
	size_t count;
	size_t capacity;
	size_t near;
	int64_t near_n;
	struct journal_cursor head; /* grows towards the beginning */
	struct journal_cursor tail;
	struct journal_cursor tally;
	bool of_days;                      /* sums are; the tally adds what days do not keep */
	bool together;                     /* tail goes along with tally */
	bool sorted;                       /* in another order: all rows are there, and in it */
	struct journal_row_known *sorting; /* they go there from row, so many have; else NULL */
	size_t sorting_done;
	size_t *of_rank; /* rows of each rank, then where its next one goes; NULL by the day */
	size_t ranks;
	size_t index; /* the row that was reached for, and the rows of its page; 0: none yet */
	size_t page;
	int slice;
	struct logbook_sums sums;
	int64_t *mediators; /* by name */
	size_t mediator_count;
};

bool journal_by_date(const struct journal *j);

/* Where fewer than two pages are known round the row reached for, and there may be more. */
enum journal_side { SIDE_NONE, SIDE_HEAD, SIDE_TAIL };
enum journal_side journal_lacking(const struct journal *j);

/* The session passes into the list, and into the sums. */
void journal_add(struct journal *j, const struct session_brief *b);
void journal_sum(struct journal *j, const struct session_brief *b);
/* A few, all there: in their order, with the row that was marked found again. */
void journal_sort(struct journal *j);
/* The same of those that the count has brought, which come in the order of the day: a moment's work
 * each until journal_sort_done(). */
void journal_sort_part(struct journal *j);
bool journal_sort_done(const struct journal *j);
void journal_sort_reset(struct journal *j);

/* A moment's work each: at the end, which may be wanted so many rows longer; at the beginning; at
 * the count. */
int journal_grow_tail(struct journal *j, size_t wanted, struct err *err);
int journal_grow_head(struct journal *j, size_t wanted, size_t *added, struct err *err);
int journal_count_part(struct journal *j, struct err *err);
/* Whoever holds a key down goes over a million rows: those left far behind are forgotten, and read
 * again on the way back. Forgetting the beginning gives by how many rows the list moved. */
long journal_forget_head(struct journal *j);
void journal_forget_tail(struct journal *j);

#endif
