/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed in a form that is not saved yet: safe on disk after every field, offered again at
 * the next start. The body is the form's own text. */
#ifndef STORE_DRAFT_H
#define STORE_DRAFT_H

#include "store/store.h"

int store_draft_put(struct store *st, const char *form, const char *body, struct err *err);
int store_draft_get(struct store *st, const char *form, char **body,
		    struct err *err); /* NULL none */
int store_draft_drop(struct store *st, const char *form, struct err *err);

#endif
