/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory on disk. */
#ifndef STORE_PARTNER_H
#define STORE_PARTNER_H

#include "store/store.h"

/* Adds (p->n 0: n is filled in, and an id when there is none; ERR_EXISTS when it is taken) or
 * replaces (ERR_NO_INPUT when there is none, ERR_CONFLICT when its revision is no longer
 * p->revision; the id stays). The caller has made p->search. Recorded
 * for undo as partner-edit unless an action is open. */
int store_partner_save(struct store *st, struct partner *p, struct err *err);

/* p is initialised by the caller, and cleared then filled here. Find and the lists know live
 * entries only, and find also by the id of one that was merged into another; get gives also one in
 * the bin. ERR_NO_INPUT when there is none. */
int store_partner_get(struct store *st, int64_t n, struct partner *p, struct err *err);
int store_partner_find(struct store *st, const char *id, int64_t *n, struct err *err);

/* What a search reads of each live entry, in the order of n. search is folded; it and phone (E.164,
 * "" none) are borrowed for the call. */
struct partner_words {
	int64_t n;
	int insee;
	bool actor;
	bool gone; /* it no longer exists */
	const char *phone;
	const char *search;
	const char *lat, *lon; /* as the directory has them; "" none; borrowed like the others */
};
typedef void store_partner_words_fn(void *arg, const struct partner_words *w);
int store_partner_words(struct store *st, store_partner_words_fn *fn, void *arg, struct err *err);

/* What filters and orders read of each live entry, in the order of n; the cells are borrowed for
 * the call, "" for an empty one. */
enum partner_cell {
	CELL_HOURS,
	CELL_UPDATED,
	CELL_SERVICES, /* lists from here on */
	CELL_AUDIENCE,
	CELL_CARE,
	CELL_COST,
	CELL_ACCESS,
	CELL_SUPPORT,
	CELL_ITINERANCE,
	CELL_PROGRAMMES,
	CELL_TYPOLOGY,
	CELL_LABELS,
	CELL_COUNT
};
typedef void store_partner_cells_fn(void *arg, int64_t n, const char *const *cell);
/* At most so many, from the one after that number on. */
int store_partner_cells(struct store *st, int64_t after, int64_t most, store_partner_cells_fn *fn,
			void *arg, struct err *err);

/* What an import compares with of each live entry that is no hub actor, in the order of n. The
 * texts are borrowed for the call, "" for none. */
struct partner_known {
	int64_t n;
	int insee;
	bool missing;      /* its source lacked it before */
	bool source_typed; /* at the desk: no file is its source */
	const char *id, *name, *phone, *source, *itinerance;
};
typedef void store_partner_known_fn(void *arg, const struct partner_known *k);
int store_partner_known(struct store *st, store_partner_known_fn *fn, void *arg, struct err *err);

/* What a list shows of an entry; ERR_NO_INPUT when there is none. */
int store_partner_line(struct store *st, int64_t n, struct partner_line *out, struct err *err);

/* Changes whenever the directory has since store_partner_words() read it: what was read under
 * another number is old. */
uint64_t store_partner_version(struct store *st);

typedef int store_partner_fn(void *arg, const struct partner *p);
int store_partner_each(struct store *st, bool actors, store_partner_fn *fn, void *arg,
		       struct err *err); /* actors: hub actors too; in the order of n */

/* Columns that files brought beside the standard's, in order; out is overwritten. */
int store_partner_columns(struct store *st, struct strlist *out, struct err *err);
int store_partner_column_add(struct store *st, const char *name, struct err *err); /* once */

/* The entry n goes to the bin. Recorded as partner-delete unless an action is open. ERR_NO_INPUT
 * when there is none. */
int store_partner_remove(struct store *st, int64_t n, struct err *err);

/* kept, which is live, is saved as it is given, and the live entry other goes into it: from now on
 * its id, and those of what went into it before, mean kept. Recorded as partner-merge unless an
 * action is open. ERR_NO_INPUT when one of them is not there or both are one, ERR_CONFLICT when one
 * of them was changed since it was read. */
int store_partner_merge(struct store *st, struct partner *kept, const struct partner *other,
			struct err *err);

/* 1: an entry that was merged into n has this cell as its file had it; 0; -1. */
int store_partner_carried(struct store *st, int64_t n, const char *field, const char *value,
			  struct err *err);

/* Somebody said that two entries are two places. Recorded as partner-apart unless an action is
 * open; once said, saying it again changes nothing. */
int store_partner_apart(struct store *st, int64_t a, int64_t b, struct err *err);
typedef void store_partner_apart_fn(void *arg, int64_t a, int64_t b); /* a < b */
int store_partner_apart_each(struct store *st, store_partner_apart_fn *fn, void *arg,
			     struct err *err);

/* What tells whether two entries are one, of live entries in the order of n, at most so many from
 * the one after that number on; the texts are borrowed for the call, "" for none. */
struct partner_look {
	int64_t n;
	int insee;
	bool actor;
	const char *search; /* folded: see directory_search_text() */
	const char *pivot, *phone, *lat, *lon, *itinerance;
};
typedef void store_partner_look_fn(void *arg, const struct partner_look *l);
int store_partner_looks(struct store *st, int64_t after, int64_t most, store_partner_look_fn *fn,
			void *arg, struct err *err);

#endif
