/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates on disk: a name, and a form as text. Each of these is recorded for undo under its name:
 * template-add, template-edit, template-delete. */
#ifndef STORE_TEMPLATE_H
#define STORE_TEMPLATE_H

#include "store/store.h"

/* Called for each that is kept; the texts are borrowed. */
typedef void store_template_fn(void *arg, int64_t n, const char *name, const char *body);
int store_template_each(struct store *st, store_template_fn *fn, void *arg, struct err *err);

int store_template_add(struct store *st, const char *name, const char *body, int64_t *n,
		       struct err *err);
/* NULL: the name or the body stays. ERR_NO_INPUT when there is none of that number. */
int store_template_edit(struct store *st, int64_t n, const char *name, const char *body,
			struct err *err);
int store_template_delete(struct store *st, int64_t n, struct err *err);

#endif
