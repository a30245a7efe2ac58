/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Publications on disk: frozen by triggers the moment they are stored. They are handed to the
 * report layer as base/release.h describes. */
#ifndef STORE_PUBLICATION_H
#define STORE_PUBLICATION_H

#include "base/release.h"
#include "store/store.h"

/* The frozen one of that period and profile, whatever recipient; ERR_NOTHING when there is none.
 * out is cleared by the caller with release_clear(). */
int store_publication_get(struct store *st, const char *period, const char *profile,
			  struct release *out, struct err *err);
/* ERR_EXISTS when that period and profile are published already; ERR_CONFLICT when r->previous is
 * not the seal of the last one, for another program made one meanwhile. */
int store_publication_add(struct store *st, const struct release *r, struct err *err);
/* The same of one that another desk made, whose sessions come along: what r says of who made it,
 * and of when, by whom and why it was taken back, is kept with it; mediators by their names. */
int store_publication_give(struct store *st, const struct release *r, struct err *err);
/* Only that it was taken back there, as r says. Errors as for the next. */
int store_publication_give_withdrawal(struct store *st, const struct release *r, struct err *err);

/* Takes one back, by whoever is at the keyboard, and for ever: its figures and files stay as they
 * are. reason: 1 to 200 characters. Noted in the log of access. ERR_NO_INPUT when there is none,
 * ERR_EXISTS when it was taken back before. */
int store_publication_withdraw(struct store *st, const char *period, const char *profile,
			       const char *reason, struct err *err);

/* Whether that period, or the quarter or the year of a month, is published; due: it is not, and
 * something was logged in these days. Costs nothing to ask: no session is read. */
int store_publication_due(struct store *st, const char *period, int from, int to, bool *published,
			  bool *due, struct err *err);

/* By the last month of the period, the newest first, then the longest; cells and files are left
 * out. The array is cleared by release_list_clear(). */
int store_publication_list(struct store *st, struct release_list *out, struct err *err);

/* The same in the order in which they were made: each names the seal of the one before it. */
int store_publication_chain(struct store *st, struct release_list *out, struct err *err);

/* That of the publication made last; "" when there is none. */
int store_publication_last_seal(struct store *st, char seal[static HASH_HEX_SIZE], struct err *err);

#endif
