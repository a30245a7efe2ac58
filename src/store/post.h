/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the desk works, and who works there. A retired one is kept for the past, and not
 * offered. */
#ifndef STORE_POST_H
#define STORE_POST_H

#include "store/store.h"

/* In the order in which they were added; the list is cleared by the caller. */
int store_post_list(struct store *st, enum post_kind kind, bool with_retired, struct post_list *out,
		    struct err *err);
/* Recorded for undo as place-add or mediator-add, which undone retires it. ERR_EXISTS when the name
 * is taken (a retired one comes back instead). */
int store_post_add(struct store *st, enum post_kind kind, const char *name, int commune, int64_t *n,
		   struct err *err);
/* The one of that number, in all sessions that name it: those of the past count in its new commune
 * (0: the commune that it has). Recorded for undo as place-edit or mediator-edit; *changed says
 * whether there was anything to change. ERR_EXISTS when another has the name. */
int store_post_edit(struct store *st, enum post_kind kind, int64_t n, const char *name, int commune,
		    bool *changed, struct err *err);
/* Recorded for undo as place-retire or mediator-retire. ERR_NO_INPUT when there is none; ERR_VALUE
 * for the last one in service. */
int store_post_retire(struct store *st, enum post_kind kind, const char *name, struct err *err);

/* The text by which a mediator's PIN is recognised; NULL where none is asked. Yours. Setting it is
 * no step of undo, and no such step brings an old one back. */
int store_mediator_pin(struct store *st, int64_t n, char **hash, struct err *err);
int store_mediator_pin_set(struct store *st, int64_t n, const char *hash, struct err *err);

#endif
