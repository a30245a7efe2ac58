/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries of the directory that leave it, and pairs that look alike: one of two, or two. */
#include "config.h"

#include "store/db.h"
#include "store/partner.h"

/* Into another, or, where that is 0, into the bin. seen: its revision as it was read; 0: any. */
static int
set_away(struct store *st, int64_t n, int64_t seen, int64_t into, struct err *err)
{
	int64_t revision;
	struct query q;
	int rc;

	if (db_next_revision(st, &revision, err) != 0)
		return -1;
	rc = query_open(&q, st,
			"UPDATE partner SET deleted = 1, merged_into = ?, revision = ?"
			" WHERE n = ? AND deleted = 0 AND (?4 = 0 OR revision = ?4)",
			err);
	if (rc == 0) {
		query_int_or_null(&q, into);
		query_int(&q, revision);
		query_int(&q, n);
		query_int(&q, seen);
		rc = query_run(&q, err);
	}
	query_close(&q);
	if (rc == 0 && sqlite3_changes(st->db) == 0)
		rc = db_partner_moved(st, n, err);
	return rc;
}

int
store_partner_remove(struct store *st, int64_t n, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, "partner-delete", err);

	if (rc == 0)
		rc = set_away(st, n, 0, 0, err);
	return tx_leave(st, &tx, rc, err);
}

/* What went into the one that goes has gone into the one that stays. */
static int
follow(struct store *st, int64_t from, int64_t into, struct err *err)
{
	return query_run_with(st, "UPDATE partner SET merged_into = ? WHERE merged_into = ?",
			      (const int64_t[]){ into, from }, 2, err);
}

int
store_partner_merge(struct store *st, struct partner *kept, const struct partner *other,
		    struct err *err)
{
	struct tx tx;
	int rc;

	if (kept->n == other->n)
		return db_no_such("partner", other->n, err);
	rc = tx_enter(st, &tx, "partner-merge", err);
	if (rc == 0)
		rc = set_away(st, other->n, other->revision, kept->n, err);
	if (rc == 0)
		rc = follow(st, other->n, kept->n, err);
	if (rc == 0)
		rc = store_partner_save(st, kept, err);
	return tx_leave(st, &tx, rc, err);
}

int
store_partner_carried(struct store *st, int64_t n, const char *field, const char *value,
		      struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT 1 FROM partner p JOIN partner_raw r ON r.partner = p.n"
			    " WHERE p.merged_into = ? AND r.field = ? AND r.value = ? LIMIT 1",
			    err);

	if (rc == 0) {
		query_int(&q, n);
		query_text_any(&q, field);
		query_text_any(&q, value);
		rc = query_step(&q, err);
	}
	query_close(&q);
	return rc;
}

static int
set_apart(struct store *st, int64_t a, int64_t b, struct err *err)
{
	return query_run_with(st,
			      "INSERT INTO partner_apart (a, b) VALUES (min(?1, ?2), max(?1, ?2))"
			      " ON CONFLICT DO NOTHING",
			      (const int64_t[]){ a, b }, 2, err);
}

int
store_partner_apart(struct store *st, int64_t a, int64_t b, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, "partner-apart", err);

	if (rc == 0)
		rc = set_apart(st, a, b, err);
	return tx_leave(st, &tx, rc, err);
}

int
store_partner_apart_each(struct store *st, store_partner_apart_fn *fn, void *arg, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "SELECT a, b FROM partner_apart ORDER BY a, b", err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		fn(arg, query_get_int(&q, 0), query_get_int(&q, 1));
		rc = 0;
	}
	query_close(&q);
	return rc;
}

static const char *
text(const struct query *q, int column)
{
	const char *s = (const char *)sqlite3_column_text(q->stmt, column);

	return s != NULL ? s : "";
}

int
store_partner_looks(struct store *st, int64_t after, int64_t most, store_partner_look_fn *fn,
		    void *arg, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT n, insee, actor, search, pivot, telephone, latitude, longitude,"
			    " itinerance FROM partner WHERE deleted = 0 AND n > ? ORDER BY n"
			    " LIMIT ?",
			    err);

	if (rc == 0) {
		query_int(&q, after);
		query_int(&q, most);
	}

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		const struct partner_look l = {
			.n = query_get_int(&q, 0),
			.insee = (int)query_get_int(&q, 1),
			.actor = query_get_int(&q, 2) != 0,
			.search = text(&q, 3),
			.pivot = text(&q, 4),
			.phone = text(&q, 5),
			.lat = text(&q, 6),
			.lon = text(&q, 7),
			.itinerance = text(&q, 8),
		};

		fn(arg, &l);
		rc = 0;
	}
	query_close(&q);
	return rc;
}
