/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags of the desk on disk. A name is that of one tag, whatever its case and accents. What carries
 * a tag keeps it: only one that no session carries, in the bin or out of it, can be taken out. */
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
/* The same, but none is made: how the tag is written. ERR_NO_INPUT when there is none; yours. */
int store_tag_name(struct store *st, const char *name, char **written, struct err *err);

/* All of them by name, retired and merged ones too, but none whose adding was undone and that no
 * session carries; cleared by the caller. Used counts the last 500 sessions at most, from that day
 * on. counted: sessions is worked out, which reads what every session carries. */
int store_tag_list(struct store *st, int since, bool counted, struct tag_list *out,
		   struct err *err);

/* Each is recorded for undo, as tag-add, tag-edit, tag-merge, tag-retire or tag-restore and
 * tag-delete; retiring and taking out give ERR_NO_INPUT for a number that is no tag's.
 *
 * Adding brings a retired one back; undone it is retired, for sessions may carry it by then.
 * ERR_EXISTS when the name is taken, err->subject being how it is written there. */
int store_tag_add(struct store *st, const char *name, int64_t *n, struct err *err);
/* description NULL: none. *changed says whether there was anything to change. */
int store_tag_edit(struct store *st, int64_t n, const char *name, const char *description,
		   bool *changed, struct err *err);
/* All that carries the one carries the other, and its name becomes another name of that. ERR_VALUE
 * for a tag with itself, or one that is merged; ERR_FROZEN, with its name, for one that a frozen
 * session carries: another word would be said of somebody. */
int store_tag_merge(struct store *st, int64_t from, int64_t into, struct err *err);
int store_tag_retire(struct store *st, int64_t n, bool retired, struct err *err);
/* ERR_CARRIED when a session carries it, or when it has other names. */
int store_tag_delete(struct store *st, int64_t n, struct err *err);

#endif
