/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Desks that rows come from: this one, and those whose journals were imported. */
#ifndef STORE_ORIGIN_H
#define STORE_ORIGIN_H

#include "store/store.h"

/* The id of the desk in that row; ERR_NO_INPUT when there is none. */
int store_origin_id(struct store *st, int64_t n, char id[static UUID_SIZE], struct err *err);

/* The row of the desk of that id, made when there is none. Inside an open action; no part of its
 * step of undo, since a desk that is known is no change that a person would see. */
int store_origin_take(struct store *st, const char *id, int64_t *n, struct err *err);

/* How a file's columns were understood, under the name of its shape: see app/session_map.h. NULL
 * when it is not known. Yours. Put is inside an open action, and no part of its step either. */
int store_import_map_get(struct store *st, const char *name, char **body, struct err *err);
int store_import_map_put(struct store *st, const char *name, const char *body, struct err *err);

#endif
