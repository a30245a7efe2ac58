/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places of the directory and the members of its hub, each passed once. */
#include "config.h"

#include "store/partner_network.h"

#include "base/vocab.h"
#include "store/db.h"

static const char *
text(const struct query *q, int column)
{
	const char *s = (const char *)sqlite3_column_text(q->stmt, column);

	return s != NULL ? s : "";
}

int
store_partner_places(struct store *st, store_partner_place_fn *fn, void *arg, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT insee, horaires, services FROM partner"
			    " WHERE deleted = 0 AND actor = 0 AND gone_on IS NULL",
			    err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		const struct partner_place p = {
			.insee = (int)query_get_int(&q, 0),
			.hours = text(&q, 1),
			.services = text(&q, 2),
		};

		fn(arg, &p);
		rc = 0;
	}
	query_close(&q);
	return rc;
}

int
store_partner_members(struct store *st, store_partner_member_fn *fn, void *arg, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT n, nom, territory, insee, hub_role, hub_role_date, actor_kind"
			    " FROM partner WHERE deleted = 0"
			    " AND (actor = 1 OR (hub_role > 0 AND hub_role <> ?))",
			    err);

	if (rc == 0)
		query_int(&q, ROLE_NONE);
	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		const struct partner_member m = {
			.n = query_get_int(&q, 0),
			.name = text(&q, 1),
			.territory = text(&q, 2),
			.insee = (int)query_get_int(&q, 3),
			.role = (int)query_get_int(&q, 4),
			.date = query_get_date(&q, 5),
			.kind = (int)query_get_int(&q, 6),
		};

		fn(arg, &m);
		rc = 0;
	}
	query_close(&q);
	return rc;
}
