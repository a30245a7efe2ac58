/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory on disk. */
#ifndef STORE_PARTNER_H
#define STORE_PARTNER_H

#include "store/store.h"

/* Adds (p->n 0: n is filled in, and an id when there is none; ERR_EXISTS when it is taken) or
 * replaces (ERR_NO_INPUT when there is none; the id stays). The caller has made p->search. Recorded
 * for undo as partner-edit unless an action is open. */
int store_partner_save(struct store *st, struct partner *p, struct err *err);

/* p is initialised by the caller, and cleared then filled here. Find and the lists know live
 * entries only; get gives also one whose import was undone. ERR_NO_INPUT when there is none. */
int store_partner_get(struct store *st, int64_t n, struct partner *p, struct err *err);
int store_partner_find(struct store *st, const char *id, int64_t *n, struct err *err);

/* What a search list needs of each entry, all at once: small, in the order of n. */
struct partner_brief {
	int64_t n;
	int insee;
	bool actor;
	char *name;
	char *commune;
	char *search; /* folded */
};
struct partner_briefs {
	struct partner_brief *item;
	size_t count;
	char *arena; /* the texts */
};
int store_partner_briefs(struct store *st, struct partner_briefs *out, struct err *err);
void partner_briefs_clear(struct partner_briefs *b);

typedef int store_partner_fn(void *arg, const struct partner *p);
int store_partner_each(struct store *st, bool actors, store_partner_fn *fn, void *arg,
		       struct err *err); /* actors: hub actors too; in the order of n */

/* Columns that files brought beside the standard's, in order; out is overwritten. */
int store_partner_columns(struct store *st, struct strlist *out, struct err *err);
int store_partner_column_add(struct store *st, const char *name, struct err *err); /* once */

#endif
