/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who receives releases, and what was last chosen for each. */
#ifndef STORE_RECIPIENT_H
#define STORE_RECIPIENT_H

#include "store/store.h"

/* All but the name may be NULL: there the desk's own choice holds. Owned. */
struct recipient {
	char *name;
	char *profile; /* its word; then that of their usual period, where it is not a month */
	char *formats; /* words between spaces; "" is a choice, too */
	char *folder;
	char *dialect;
};
void recipient_clear(struct recipient *r);

struct recipient_list {
	struct recipient *item;
	size_t count;
};
void recipient_list_clear(struct recipient_list *l);

/* By name. Cleared by the caller. */
int store_recipient_list(struct store *st, struct recipient_list *out, struct err *err);
/* Inside an action of that name, each of these is recorded for undo, and with it the setting that
 * names who receives releases. */
#define RECIPIENT_ACTION "recipient-" /* begins its name */

/* The one of that name is now like this; it is added where there is none. */
int store_recipient_put(struct store *st, const struct recipient *r, struct err *err);
/* No error where there is none of that name. What they received stays as it is. */
int store_recipient_drop(struct store *st, const char *name, struct err *err);

#endif
