/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tags of the desk: words that sessions carry, found whatever their case and accents. Every
 * change is a step of undo. */
#ifndef APP_TAGS_H
#define APP_TAGS_H

#include "app/desk.h"

/* By name, retired and merged ones too; cleared by the caller with tag_list_clear(). used is of the
 * last 30 days. counted: how many sessions carry each, which takes its time. */
int tags_list(struct desk *d, bool counted, struct tag_list *out, struct err *err);

/* How the desk writes the tag of that name, yours: of a merged one that into which it was merged.
 * ERR_NO_INPUT when there is none. */
int tags_find(struct desk *d, const char *typed, char **written, struct err *err);

/* A name has 1 to 40 characters and no « | »: ERR_VALUE (detail: "tag"). ERR_EXISTS when it is
 * taken, the subject being the tag that has it; adding the name of a retired one brings that
 * back. */
int tags_add(struct desk *d, const char *name, int64_t *n, struct err *err);
int tags_edit(struct desk *d, int64_t n, const char *name, const char *description, bool *changed,
	      struct err *err);
int tags_merge(struct desk *d, int64_t from, int64_t into, struct err *err);
int tags_retire(struct desk *d, int64_t n, bool retired, struct err *err);
/* ERR_CARRIED when a session carries it, in the bin or out of it. */
int tags_delete(struct desk *d, int64_t n, struct err *err);

#endif
