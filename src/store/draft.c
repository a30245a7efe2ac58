/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts on disk. They are no actions: undo does not know them. */
#include "config.h"

#include "store/draft.h"

#include "store/db.h"

/* The text may be empty, which is a draft too. */
static int
put(struct store *st, const char *form, const char *body, struct err *err)
{
	char now[DATE_STAMP_SIZE];
	struct query q;
	int rc;

	clock_stamp(st->clock, now);
	rc = query_open(&q, st,
			"INSERT INTO draft (form, saved, body) VALUES (?, ?, ?)"
			" ON CONFLICT (form) DO UPDATE SET saved = excluded.saved,"
			" body = excluded.body",
			err);
	if (rc == 0) {
		query_text(&q, form);
		query_text(&q, now);
		query_text_any(&q, body);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

int
store_draft_put(struct store *st, const char *form, const char *body, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, err);

	if (rc == 0)
		rc = put(st, form, body, err);
	return tx_leave(st, &tx, rc, err);
}

int
store_draft_get(struct store *st, const char *form, char **body, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "SELECT body FROM draft WHERE form = ?", err);

	if (rc == 0) {
		query_text(&q, form);
		rc = query_step(&q, err);
	}
	if (rc >= 0)
		*body = rc == 1 ? query_get_text(&q, 0) : NULL;
	query_close(&q);
	return rc < 0 ? -1 : 0;
}

static int
drop(struct store *st, const char *form, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "DELETE FROM draft WHERE form = ?", err);

	if (rc == 0) {
		query_text(&q, form);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

int
store_draft_drop(struct store *st, const char *form, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, err);

	if (rc == 0)
		rc = drop(st, form, err);
	return tx_leave(st, &tx, rc, err);
}
