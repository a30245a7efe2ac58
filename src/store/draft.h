/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed in a form that is not saved yet: safe on disk after every field, offered again at
 * the next start. The body is the form's own text.
 *
 * Two programs may have the same form open: each has its own draft, which the other does not see.
 * One whose program has ended, however it did, is anybody's. */
#ifndef STORE_DRAFT_H
#define STORE_DRAFT_H

#include "store/store.h"

/* A new id for a draft, which what is sealed in it is bound to. */
void store_draft_id(struct store *st, char id[static UUID_SIZE]);

/* What is typed of a known person begins with this, their number (0 a new one) and the end of the
 * line: retention has to know whose it is while names are locked. */
#define DRAFT_OF "of="

/* Persons who were erased are left out of it, with what is sealed. */
int store_draft_put(struct store *st, const char *form, const char *body, struct err *err);

/* This program's, else the newest that is anybody's; NULL where there is none. Yours. */
int store_draft_get(struct store *st, const char *form, char **body, struct err *err);

/* As above, and from now on it is this program's: to be called where it is put to use. Where
 * nothing can be written it is only read. */
int store_draft_take(struct store *st, const char *form, char **body, struct err *err);

/* The same of one that was not set aside. */
int store_draft_take_waiting(struct store *st, const char *form, char **body, struct err *err);

/* This program's own waits while others of that form begin: it is anybody's from now on. */
int store_draft_set_aside(struct store *st, const char *form, struct err *err);

/* This program's own; none is no fault. */
int store_draft_drop(struct store *st, const char *form, struct err *err);

#endif
