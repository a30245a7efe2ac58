/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who did what with what is known of a person: when, which mediator, which id, never a name. Rows
 * are only added; each holds a digest of itself and of the one before, so that one that was changed
 * or taken out from between is found by store_check() (access-log). The oldest go after 12 months:
 * see store/purge.h. */
#ifndef STORE_ACCESS_H
#define STORE_ACCESS_H

#include "store/store.h"

struct access {
	char at[DATE_STAMP_SIZE];
	int64_t mediator;        /* 0 nobody in particular */
	char action[16];         /* view, access, create, correct, correct-undo, erase,
				  * merge, unlock, unlock-failed... */
	char subject[UUID_SIZE]; /* id of the person; "" none */
};

/* Inside an open action, or one by itself; never recorded for undo. subject NULL: none. */
int store_access_add(struct store *st, const char *action, const char *subject, int64_t mediator,
		     struct err *err);

/* A row of before, from another file of this desk, as the next one. The mediator is this one's. */
int store_access_give(struct store *st, const struct access *a, struct err *err);

/* Oldest first; of one person, or all (subject NULL). Non-zero stops and is returned. */
typedef int store_access_fn(void *arg, const struct access *a);
int store_access_each(struct store *st, const char *subject, store_access_fn *fn, void *arg,
		      struct err *err);

/* The number of the first row that does not follow from the one before, 0 when all do. */
int store_access_broken(struct store *st, int64_t *n, struct err *err);

#endif
