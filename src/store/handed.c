/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hand-overs of publications, a row each. */
#include "config.h"

#include "store/handed.h"

#include <stdlib.h>

#include "base/mem.h"
#include "store/db.h"
#include "store/publication.h"

void
handed_list_clear(struct handed_list *l)
{
	for (size_t i = 0; i < l->count; i++) {
		free(l->item[i].at);
		free(l->item[i].by);
		free(l->item[i].recipient);
		free(l->item[i].folder);
	}
	free(l->item);
	*l = (struct handed_list){ .item = NULL };
}

static int
find(struct store *st, const char *period, const char *profile, int64_t *n, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "SELECT n FROM publication WHERE period = ? AND profile = ?",
			    err);

	if (rc == 0) {
		query_text(&q, period);
		query_text(&q, profile);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		*n = query_get_int(&q, 0);
	else if (rc == 0)
		rc = err_set(err, ERR_NO_INPUT, period, "not published as %s", profile);
	query_close(&q);
	return rc < 0 ? -1 : 0;
}

static int
add(struct store *st, int64_t n, const char *recipient, const char *folder, struct err *err)
{
	char now[DATE_STAMP_SIZE];
	struct query q;
	int rc = query_open(&q, st,
			    "INSERT INTO publication_handed"
			    " (publication, at, mediator, recipient, folder)"
			    " SELECT ?1, ?2, (SELECT id FROM mediator WHERE n = ?3), ?4, ?5"
			    " WHERE NOT EXISTS (SELECT 1 FROM publication_handed"
			    " WHERE publication = ?1 AND recipient IS ?4 AND folder = ?5)",
			    err);

	clock_stamp(st->clock, now);
	if (rc == 0) {
		query_int(&q, n);
		query_text(&q, now);
		query_int(&q, st->author);
		query_text(&q, recipient);
		query_text(&q, folder);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

int
store_handed_add(struct store *st, const char *period, const char *profile, const char *recipient,
		 const char *folder, struct err *err)
{
	int64_t n = 0;
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, err);

	if (rc == 0)
		rc = find(st, period, profile, &n, err);
	if (rc == 0)
		rc = add(st, n, recipient, folder, err);
	return tx_leave(st, &tx, rc, err);
}

int
store_handed_list(struct store *st, const char *period, const char *profile,
		  struct handed_list *out, struct err *err)
{
	struct handed_list list = { .item = NULL };
	size_t capacity = 0;
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT h.at, m.name, h.recipient, h.folder FROM publication_handed h"
			    " JOIN publication p ON p.n = h.publication"
			    " LEFT JOIN mediator m ON m.id = h.mediator"
			    " WHERE p.period = ? AND p.profile = ? ORDER BY h.n",
			    err);

	if (rc == 0) {
		query_text(&q, period);
		query_text(&q, profile);
	}
	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		list.item = mem_grow(list.item, list.count, &capacity, sizeof(*list.item));
		list.item[list.count++] = (struct handed){
			.at = query_get_text(&q, 0),
			.by = query_get_text(&q, 1),
			.recipient = query_get_text(&q, 2),
			.folder = query_get_text(&q, 3),
		};
		rc = 0;
	}
	query_close(&q);
	if (rc == 0)
		*out = list;
	else
		handed_list_clear(&list);
	return rc;
}
