/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going over sessions by the day, in parts: from any session on, in both directions, without
 * reading more of each than lists and sums are made of. A part may stop anywhere and go on later,
 * so that a million sessions keep nobody waiting. */
#ifndef STORE_SESSION_SCAN_H
#define STORE_SESSION_SCAN_H

#include "base/bitset.h"
#include "store/store.h"

/* Where a session stands: by (date, start, n), one without a start first. */
struct session_key {
	int date;
	int start; /* or TIME_NONE */
	int64_t n;
};

/* -1, 0, 1: a comes before b, is it, comes after it. */
int session_key_compare(const struct session_key *a, const struct session_key *b);
/* Of a stored session, also one in the bin. ERR_NO_INPUT for an unknown number. */
int store_session_key(struct store *st, int64_t n, struct session_key *key, struct err *err);

struct session_brief {
	struct session_key key;
	int kind;
	int participants; /* who count; of a session that counts nowhere 0, as of coordination */
	int minutes;
	int64_t mediator;
	int64_t place;
	uint64_t themes;
	uint64_t procedures;
};

struct session_scan {
	int from;    /* DATE_NONE: open */
	int to;      /* the same */
	bool oldest; /* first; else the newest */
	bool binned; /* those in the bin, else the live ones */
	int kind;    /* 0: all, here and below */
	int64_t mediator;
	int64_t place;
	uint64_t themes; /* any of these, or of these: */
	uint64_t procedures;
	int mark;      /* a power of two: SCAN_MARK, or 0 */
	bool has_from; /* begins at key: with it when with_key, else after it */
	bool with_key;
	struct session_key key;
};

/* fn is called for each; non-zero stops and is returned. It may read, but not scan. Live sessions
 * come from an index alone; those of the bin are sorted, as there are few. What has no day of the
 * calendar, in a damaged file, is left out.
 *
 * Where hardly any passes, a million may be gone over before fn is called, and could stop. With a
 * mark, of those between from and to that do not pass one in so many comes all the same, by its
 * number: fn tells it apart. */
#define SCAN_MARK 1024
typedef int store_scan_fn(void *arg, const struct session_brief *b);
int store_session_scan(struct store *st, const struct session_scan *scan, store_scan_fn *fn,
		       void *arg, struct err *err);

/* The one of that number, where it is in the bin or is not: 1 found, 0 not there, -1. */
int store_session_brief(struct store *st, int64_t n, bool binned, struct session_brief *b,
			struct err *err);

/* Adds the numbers of the sessions, also of those in the bin, at which a person was. */
int store_session_of_person(struct store *st, int64_t person, struct bitset *out, struct err *err);

/* The next ones in two more kinds of set, which may be of hundreds of thousands. Zeroed, it is at
 * the beginning. */
struct session_sought {
	int64_t n;      /* the last number that was added */
	char *title;    /* of the sessions gone over, or NULL */
	unsigned among; /* the sets that these go into */
};
void session_sought_clear(struct session_sought *s);

/* Adds the numbers of the sessions, also of those in the bin, that carry a tag. Looks at *most rows
 * and takes off those it has looked at. 1 when there may be more, 0, -1. */
int store_session_with_tag(struct store *st, int64_t tag, struct session_sought *at, int *most,
			   struct bitset *out, struct err *err);
/* The same by their titles: ask() is called once a title, and answers with a bit for each of the
 * sets in out that its sessions go into. */
typedef unsigned store_title_fn(void *arg, const char *title);
int store_session_with_title(struct store *st, store_title_fn *ask, void *arg,
			     struct session_sought *at, int *most, struct bitset *const out[],
			     struct err *err);

#endif
