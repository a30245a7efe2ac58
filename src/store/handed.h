/* SPDX-License-Identifier: GPL-3.0-or-later */
/* To whom the files of a publication were handed: written down each time, and never changed. */
#ifndef STORE_HANDED_H
#define STORE_HANDED_H

#include "store/store.h"

/* Owned. */
struct handed {
	char *at;        /* stamp */
	char *by;        /* a mediator; NULL: not known */
	char *recipient; /* NULL: not said */
	char *folder;    /* path of the release's folder */
};
struct handed_list {
	struct handed *item;
	size_t count;
};
void handed_list_clear(struct handed_list *l);

/* That recipient has it in that folder now, by whoever is at the keyboard. The same recipient and
 * folder once more is nothing new: no row is added. ERR_NO_INPUT when that period and profile were
 * never published. recipient: NULL where it is not said. */
int store_handed_add(struct store *st, const char *period, const char *profile,
		     const char *recipient, const char *folder, struct err *err);

/* Of one publication, the first time first. Cleared by the caller. */
int store_handed_list(struct store *st, const char *period, const char *profile,
		      struct handed_list *out, struct err *err);

#endif
