/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: all sessions of the desk under filters that combine, in an order, as a list of which
 * only the part round the marked row is known; what they come to; and what is done to many at once.
 *
 * Nothing here takes longer for a million sessions than a person's key may take: what needs more is
 * done in parts by journal_work(), and the list and its totals grow meanwhile. */
#ifndef APP_JOURNAL_H
#define APP_JOURNAL_H

#include "app/form.h"
#include "app/logbook.h"
#include "base/bitset.h"
#include "store/stats.h"

enum journal_order {
	JOURNAL_BY_DATE,     /* newest first */
	JOURNAL_BY_DURATION, /* longest first; in it, and in those below, newest first */
	JOURNAL_BY_KIND,
	JOURNAL_BY_MEDIATOR, /* by name */
	JOURNAL_ORDERS
};

#define JOURNAL_WORDS_SIZE 256

/* One of the statistics' tables: sessions with it. Asked for of gender, age, status, residence,
 * referral, place sent to, channel, commune, device, duration, autonomy, level, language, not
 * completed, weekday and hour, and of the place where the session was at none of the desk's. Of
 * answers « not given » is such a value, too: somebody there gave none. */
struct journal_value {
	enum stats_dim dim;
	int64_t code;
};
#define JOURNAL_VALUES_MAX 4

struct journal_filter {
	int from; /* DATE_NONE: open */
	int to;
	int kind;        /* 0: all, here and below */
	uint64_t themes; /* any of these, or of these: */
	uint64_t procedures;
	int64_t mediator;
	int64_t place;
	int64_t tag;
	int64_t person; /* was there */
	/* Each word of it begins a word of the title, a tag, the place, the mediator, the kind, a
	 * theme, a procedure or the month, in the chosen language, or of what somebody who was
	 * there answered (gender, age, status, where they live), of the category they were sent on
	 * to, of what coordination was about; or is
	 * the session's number, the year, or the day as far as it is typed in digits. One slip is
	 * forgiven in a theme. */
	char words[JOURNAL_WORDS_SIZE];
	struct journal_value value[JOURNAL_VALUES_MAX]; /* all of these */
	size_t values;
	bool binned; /* those in the bin instead */
	enum journal_order order;
	bool turned; /* the last of that order first */
};

/* All live sessions, newest first. */
void journal_filter_init(struct journal_filter *f);
/* Something is left out; the bin and the order leave out nothing. */
bool journal_filtered(const struct journal_filter *f);

struct journal;
/* The desk must outlive it. */
int journal_open(struct journal **out, struct desk *d, const struct journal_filter *f,
		 struct err *err);
void journal_close(struct journal *j); /* NULL is accepted */
/* For tests: how many sessions come into question in a moment. */
void journal_set_slice(struct journal *j, int sessions);

/* The filter, the language or the desk changed. near: the session round which the list is to be
 * known, and which journal_near() finds again, or what stands in its place; 0: its beginning. */
int journal_set(struct journal *j, const struct journal_filter *f, int64_t near, struct err *err);
const struct journal_filter *journal_now(const struct journal *j);

/* The list as far as it is known: numbers of sessions. */
size_t journal_count(const struct journal *j);
int64_t journal_at(const struct journal *j, size_t index);
size_t journal_near(const struct journal *j);

/* So that more than a page is known on both sides of a row, as far as a moment's work goes: the
 * rest is for journal_work(). *shift: so many rows came before it, less than 0 when they went. */
int journal_reach(struct journal *j, size_t index, size_t page, long *shift, struct err *err);
/* So that the list begins where all of it begins, or ends where it ends. */
int journal_go(struct journal *j, bool end, struct err *err);

/* A moment's work. 1 when there was something to do, 0 when all is known, -1. */
int journal_work(struct journal *j, long *shift, struct err *err);
/* All is known of what is to be seen: false while the list may still grow by itself. */
bool journal_settled(const struct journal *j);

/* What the whole list comes to; false while it is still counted. The time of coordination may come
 * after the rest. */
bool journal_totals(const struct journal *j, struct logbook_sums *out);

/* *count: those of a few marked sessions that the list leaves out. 1 while that cannot be told, as
 * what the filter rests on is still looked up; 0, -1. */
int journal_hidden(struct journal *j, const struct bitset *marked, int64_t *count, struct err *err);

/* Adds the numbers of the whole list. ERR_VALUE when they are more than max: none is added. */
int journal_all(struct journal *j, int64_t max, struct bitset *out, struct err *err);

/* --- what is done to many at once: one action, which undo takes back --- */

enum journal_act { JOURNAL_DELETE, JOURNAL_RESTORE, JOURNAL_MOVE, JOURNAL_TAG, JOURNAL_UNTAG };

struct journal_change {
	enum journal_act act;
	int day;         /* JOURNAL_MOVE */
	const char *tag; /* JOURNAL_TAG, which makes it where there is none; JOURNAL_UNTAG */
};

/* *count: those that were not so already. ERR_NOTHING when all were: nothing is recorded then.
 * ERR_NO_INPUT for an unknown tag that is to be taken off, ERR_VALUE (detail: "tag") for a name
 * that is none. */
int journal_change(struct desk *d, const struct bitset *which, const struct journal_change *c,
		   int *count, struct err *err);

/* Before it is done: of how many months already published it takes sessions, or gives them to, and
 * a day of one of these. */
int journal_published(struct desk *d, const struct bitset *which, const struct journal_change *c,
		      int *months, int *day, struct err *err);

/* A day to move to, as typed. PROBLEM_NONE, or why not: PROBLEM_FORMAT, PROBLEM_FUTURE,
 * PROBLEM_TOO_OLD; PROBLEM_LONG_AGO is a warning. *day is set but for PROBLEM_FORMAT. */
enum problem_code journal_day(const struct desk *d, const char *typed, int *day);

/* The tags of the desk by name; those that were retired too, on demand. */
struct journal_tag {
	int64_t n;
	char *name;
};
struct journal_tags {
	struct journal_tag *item;
	size_t count;
};
int journal_tags(struct desk *d, bool with_retired, struct journal_tags *out, struct err *err);
void journal_tags_clear(struct journal_tags *t);

#endif
