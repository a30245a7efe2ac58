/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recipients, a row each. */
#include "config.h"

#include "store/recipient.h"

#include <stdlib.h>

#include "base/mem.h"
#include "store/db.h"

void
recipient_clear(struct recipient *r)
{
	free(r->name);
	free(r->profile);
	free(r->formats);
	free(r->folder);
	free(r->dialect);
	*r = (struct recipient){ .name = NULL };
}

void
recipient_list_clear(struct recipient_list *l)
{
	for (size_t i = 0; i < l->count; i++)
		recipient_clear(&l->item[i]);
	free(l->item);
	*l = (struct recipient_list){ .item = NULL };
}

int
store_recipient_list(struct store *st, struct recipient_list *out, struct err *err)
{
	struct recipient_list list = { .item = NULL };
	size_t capacity = 0;
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT name, profile, formats, folder, dialect FROM recipient"
			    " ORDER BY name",
			    err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		list.item = mem_grow(list.item, list.count, &capacity, sizeof(*list.item));
		list.item[list.count++] = (struct recipient){
			.name = query_get_text(&q, 0),
			.profile = query_get_text(&q, 1),
			.formats = query_get_text(&q, 2),
			.folder = query_get_text(&q, 3),
			.dialect = query_get_text(&q, 4),
		};
		rc = 0;
	}
	query_close(&q);
	if (rc == 0)
		*out = list;
	else
		recipient_list_clear(&list);
	return rc;
}

static int
put(struct store *st, const struct recipient *r, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "INSERT INTO recipient (name, profile, formats, folder, dialect)"
			    " VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
			    " profile = excluded.profile, formats = excluded.formats,"
			    " folder = excluded.folder, dialect = excluded.dialect",
			    err);

	if (rc == 0) {
		query_text(&q, r->name);
		query_text(&q, r->profile);
		if (r->formats != NULL)
			query_text_any(&q, r->formats);
		else
			query_null(&q);
		query_text(&q, r->folder);
		query_text(&q, r->dialect);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

int
store_recipient_put(struct store *st, const struct recipient *r, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, err);

	if (rc == 0)
		rc = put(st, r, err);
	return tx_leave(st, &tx, rc, err);
}

int
store_recipient_drop(struct store *st, const char *name, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, err);

	if (rc == 0)
		rc = db_exec_name(st, "DELETE FROM recipient WHERE name = ?", name, err);
	return tx_leave(st, &tx, rc, err);
}
