/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags of the desk on disk. A tag is never taken out of the file: what carries it keeps it. */
#ifndef STORE_TAG_H
#define STORE_TAG_H

#include "store/store.h"

/* The tag of that name, made when there is none; a name that was merged gives the tag that it was
 * merged into. Inside an open action; making it is no part of the action's step of undo. */
int store_tag_take(struct store *st, const char *name, int64_t *n, struct err *err);

/* The same without making it: ERR_NO_INPUT when there is none. */
int store_tag_find(struct store *st, const char *name, int64_t *n, struct err *err);

/* Called for each that was not merged into another, by name; non-zero stops and is returned. */
typedef int store_tag_fn(void *arg, int64_t n, const char *name, bool retired);
int store_tag_each(struct store *st, store_tag_fn *fn, void *arg, struct err *err);

#endif
