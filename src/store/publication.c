/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Publications: stored once, read back to the byte. Triggers of the schema keep them from
 * change. */
#include "config.h"

#include "store/publication.h"

#include <string.h>

#include "base/mem.h"
#include "store/access.h"
#include "store/db.h"

#define PUBLICATION_COLUMNS                                                                   \
	"period, perimeter, profile, made, version, language, dialect, encoding, recipient, " \
	"folder, seal"

#define MEDIATOR(id) "(SELECT name FROM mediator WHERE mediator.id = " id ")"
#define PUBLICATION_ROW                                                               \
	PUBLICATION_COLUMNS ", " MEDIATOR("b.mediator") ", w.at, " MEDIATOR(          \
		"w.mediator") ", w.reason FROM publication AS p"                      \
			      " LEFT JOIN publication_by AS b ON b.publication = p.n" \
			      " LEFT JOIN publication_withdrawal AS w ON w.publication = p.n"

/* From column c on. */
static void
read_row(const struct query *q, int c, struct release *r)
{
	r->period = query_get_text(q, c++);
	r->perimeter = query_get_text(q, c++);
	r->profile = query_get_text(q, c++);
	r->made = query_get_text(q, c++);
	r->version = query_get_text(q, c++);
	r->language = query_get_text(q, c++);
	r->dialect = query_get_text(q, c++);
	r->encoding = query_get_text(q, c++);
	r->recipient = query_get_text(q, c++);
	r->folder = query_get_text(q, c++);
	query_copy_text(q, c++, r->seal, sizeof(r->seal));
	r->by = query_get_text(q, c++);
	r->withdrawn = query_get_text(q, c++);
	r->withdrawn_by = query_get_text(q, c++);
	r->reason = query_get_text(q, c++);
}

/* In the order of the key, which is the same on every machine. */
static int
read_cells(struct store *st, int64_t n, struct release *r, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT tableau, mesure, geo, categorie, valeur FROM publication_cell"
			    " WHERE publication = ? ORDER BY tableau, mesure, geo, categorie",
			    err);

	if (rc == 0)
		query_int(&q, n);
	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		release_cell_add(r, (const char *)sqlite3_column_text(q.stmt, 0),
				 (const char *)sqlite3_column_text(q.stmt, 1),
				 (const char *)sqlite3_column_text(q.stmt, 2),
				 (const char *)sqlite3_column_text(q.stmt, 3), query_get_int(&q, 4),
				 sqlite3_column_type(q.stmt, 4) == SQLITE_NULL);
		rc = 0;
	}
	query_close(&q);
	return rc;
}

static int
read_files(struct store *st, int64_t n, struct release *r, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT name, bytes FROM publication_file WHERE publication = ?"
			    " ORDER BY name",
			    err);

	if (rc == 0)
		query_int(&q, n);
	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		const char *bytes = sqlite3_column_blob(q.stmt, 1);

		release_file_add(r, (const char *)sqlite3_column_text(q.stmt, 0),
				 bytes != NULL ? bytes : "",
				 (size_t)sqlite3_column_bytes(q.stmt, 1));
		rc = 0;
	}
	query_close(&q);
	return rc;
}

int
store_publication_get(struct store *st, const char *period, const char *profile,
		      struct release *out, struct err *err)
{
	struct release r;
	int64_t n = 0;
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT n, " PUBLICATION_ROW
			    " WHERE period = ? AND profile = ? ORDER BY n LIMIT 1",
			    err);

	release_init(&r);
	if (rc == 0) {
		query_text(&q, period);
		query_text(&q, profile);
		rc = query_step(&q, err);
	}
	if (rc == 1) {
		n = query_get_int(&q, 0);
		read_row(&q, 1, &r);
		rc = 0;
	} else if (rc == 0) {
		rc = err_set(err, ERR_NOTHING, period, "not published as %s", profile);
	}
	query_close(&q);
	if (rc == 0)
		rc = read_cells(st, n, &r, err);
	if (rc == 0)
		rc = read_files(st, n, &r, err);
	if (rc == 0)
		*out = r;
	else
		release_clear(&r);
	return rc;
}

/* By period and profile alone, as they are asked for: the perimeter is always this desk. */
static int
not_published_yet(struct store *st, const struct release *r, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "SELECT 1 FROM publication WHERE period = ? AND profile = ?",
			    err);

	if (rc == 0) {
		query_text(&q, r->period);
		query_text(&q, r->profile);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		rc = err_set(err, ERR_EXISTS, r->period, "published already as %s", r->profile);
	query_close(&q);
	return rc;
}

/* It regards all that was published before, or it would tell with what was not regarded. */
static int
follows_last(struct store *st, const struct release *r, struct err *err)
{
	char seal[HASH_HEX_SIZE];

	if (store_publication_last_seal(st, seal, err) != 0)
		return -1;
	return strcmp(seal, r->previous) == 0
		       ? 0
		       : err_set(err, ERR_CONFLICT, r->period, "another was made meanwhile");
}

static int
add_row(struct store *st, const struct release *r, int64_t *n, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "INSERT INTO publication (" PUBLICATION_COLUMNS
			    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			    err);

	if (rc == 0) {
		query_text(&q, r->period);
		query_text(&q, r->perimeter);
		query_text(&q, r->profile);
		query_text(&q, r->made);
		query_text(&q, r->version);
		query_text(&q, r->language);
		query_text(&q, r->dialect);
		query_text(&q, r->encoding);
		query_text(&q, r->recipient);
		query_text(&q, r->folder);
		query_text_any(&q, r->seal);
		rc = query_run(&q, err);
	}
	query_close(&q);
	if (rc == 0)
		*n = sqlite3_last_insert_rowid(st->db);
	return rc;
}

/* Whoever is at the keyboard, or who is said to have made it; where that is nobody, no row. */
static int
add_author(struct store *st, const struct release *r, int64_t n, bool given, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "INSERT INTO publication_by (publication, mediator)"
			    " SELECT ?1, id FROM mediator WHERE iif(?3, name = ?2, n = ?4)",
			    err);

	if (rc == 0) {
		query_int(&q, n);
		query_text(&q, r->by);
		query_int(&q, given);
		query_int(&q, st->author);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

/* A secret figure is not stored: what is not there cannot leak. */
static int
add_cells(struct store *st, const struct release *r, int64_t n, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "INSERT INTO publication_cell"
			    " (publication, tableau, mesure, geo, categorie, valeur)"
			    " VALUES (?, ?, ?, ?, ?, ?)",
			    err);

	for (size_t i = 0; rc == 0 && i < r->cell_count; i++) {
		const struct release_cell *cell = &r->cell[i];

		query_int(&q, n);
		query_text_any(&q, cell->table);
		query_text_any(&q, cell->measure);
		query_text_any(&q, cell->geo);
		query_text_any(&q, cell->category);
		if (cell->secret)
			query_null(&q);
		else
			query_int(&q, cell->value);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

/* That whose digest is the seal comes last, whichever order they are in: it closes the release. */
static int
add_files(struct store *st, const struct release *r, int64_t n, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "INSERT INTO publication_file (publication, name, sha256, bytes)"
			    " VALUES (?, ?, ?, ?)",
			    err);

	for (size_t i = 0; rc == 0 && i < 2 * r->file_count; i++) {
		const struct release_file *f = &r->file[i % r->file_count];
		bool closes = strcmp(f->sha256, r->seal) == 0;

		if (closes != (i >= r->file_count))
			continue;
		query_int(&q, n);
		query_text(&q, f->name);
		query_text(&q, f->sha256);
		query_blob(&q, f->bytes, f->len);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

static int
add(struct store *st, const struct release *r, bool given, struct err *err)
{
	int64_t n = 0;
	int rc = not_published_yet(st, r, err);

	if (rc == 0)
		rc = follows_last(st, r, err);
	if (rc == 0)
		rc = add_row(st, r, &n, err);
	if (rc == 0)
		rc = add_author(st, r, n, given, err);
	if (rc == 0)
		rc = add_cells(st, r, n, err);
	if (rc == 0)
		rc = add_files(st, r, n, err);
	return rc;
}

int
store_publication_add(struct store *st, const struct release *r, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, err);

	if (rc == 0)
		rc = add(st, r, false, err);
	return tx_leave(st, &tx, rc, err);
}

static int
read_list(struct store *st, const char *sql, struct release_list *out, struct err *err)
{
	struct release_list list = { .item = NULL };
	size_t capacity = 0;
	struct query q;
	int rc = query_open(&q, st, sql, err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		list.item = mem_grow(list.item, list.count, &capacity, sizeof(*list.item));
		release_init(&list.item[list.count]);
		read_row(&q, 0, &list.item[list.count++]);
		rc = 0;
	}
	query_close(&q);
	if (rc == 0)
		*out = list;
	else
		release_list_clear(&list);
	return rc;
}

/* The last month of a period: 2026-09 of 2026-T3, 2026-12 of 2026. */
#define LAST_MONTH                                                                          \
	"CASE WHEN length(period) = 4 THEN period || '-12' WHEN substr(period, 6, 1) = 'T'" \
	" THEN substr(period, 1, 5) || substr('0' || (3 * substr(period, 7)), -2) ELSE period END"

int
store_publication_list(struct store *st, struct release_list *out, struct err *err)
{
	return read_list(st,
			 "SELECT " PUBLICATION_ROW " ORDER BY " LAST_MONTH " DESC,"
			 " length(period), substr(period, 6, 1) DESC, n DESC",
			 out, err);
}

int
store_publication_chain(struct store *st, struct release_list *out, struct err *err)
{
	return read_list(st, "SELECT " PUBLICATION_ROW " ORDER BY n", out, err);
}

int
store_publication_last_seal(struct store *st, char seal[static HASH_HEX_SIZE], struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "SELECT seal FROM publication ORDER BY n DESC LIMIT 1", err);

	if (rc == 0)
		rc = query_step(&q, err);
	if (rc >= 0)
		seal[0] = '\0';
	if (rc == 1)
		query_copy_text(&q, 0, seal, HASH_HEX_SIZE);
	query_close(&q);
	return rc < 0 ? -1 : 0;
}

/* A row for the one that stands. r says which, when and why; given: by whom, too. */
static int
add_withdrawal(struct store *st, const struct release *r, bool given, struct err *err)
{
	struct query q;
	int rc =
		query_open(&q, st,
			   "INSERT INTO publication_withdrawal (publication, at, mediator, reason)"
			   " SELECT n, ?1, (SELECT id FROM mediator"
			   " WHERE iif(?6, name = ?7, n = ?2)), ?3"
			   " FROM publication AS p WHERE period = ?4 AND profile = ?5 AND NOT"
			   " EXISTS (SELECT 1 FROM publication_withdrawal WHERE publication = p.n)",
			   err);

	if (rc == 0) {
		query_text(&q, r->withdrawn);
		query_int(&q, st->author);
		query_text(&q, r->reason);
		query_text(&q, r->period);
		query_text(&q, r->profile);
		query_int(&q, given);
		query_text(&q, r->withdrawn_by);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

static int
withdraw(struct store *st, const struct release *r, bool given, struct err *err)
{
	struct release found;
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, err);

	if (rc == 0)
		rc = add_withdrawal(st, r, given, err);
	if (rc == 0 && sqlite3_changes(st->db) == 0) {
		bool there = store_publication_get(st, r->period, r->profile, &found, err) == 0;

		rc = err_set(err, there ? ERR_EXISTS : ERR_NO_INPUT, r->period,
			     "not to be withdrawn");
		if (there)
			release_clear(&found);
	}
	return tx_leave(st, &tx, rc, err);
}

int
store_publication_withdraw(struct store *st, const char *period, const char *profile,
			   const char *reason, struct err *err)
{
	char now[DATE_STAMP_SIZE];
	struct release r = {
		.period = mem_strdup(period),
		.profile = mem_strdup(profile),
		.reason = mem_strdup(reason),
	};
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, err);

	clock_stamp(st->clock, now);
	r.withdrawn = mem_strdup(now);
	if (rc == 0)
		rc = withdraw(st, &r, false, err);
	if (rc == 0)
		rc = store_access_add(st, "withdraw", NULL, st->author, err);
	release_clear(&r);
	return tx_leave(st, &tx, rc, err);
}

int
store_publication_give_withdrawal(struct store *st, const struct release *r, struct err *err)
{
	return withdraw(st, r, true, err);
}

int
store_publication_give(struct store *st, const struct release *r, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, err);

	if (rc == 0)
		rc = add(st, r, true, err);
	if (rc == 0 && r->withdrawn != NULL)
		rc = withdraw(st, r, true, err);
	return tx_leave(st, &tx, rc, err);
}

/* The totals of the days are kept by triggers. */
int
store_publication_due(struct store *st, const char *period, int from, int to, bool *published,
		      bool *due, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT EXISTS (SELECT 1 FROM publication WHERE period IN"
			    " (?1, substr(?1, 1, 5) || 'T' || ((substr(?1, 6) + 2) / 3),"
			    " substr(?1, 1, 4))), EXISTS (SELECT 1 FROM day_total"
			    " WHERE date BETWEEN ?2 AND ?3 AND sessions > 0)",
			    err);

	if (rc == 0) {
		query_text(&q, period);
		query_date(&q, from);
		query_date(&q, to);
		rc = query_step(&q, err);
	}
	if (rc == 1) {
		*published = query_get_int(&q, 0) != 0;
		*due = !*published && query_get_int(&q, 1) != 0;
	}
	query_close(&q);
	return rc == 1 ? 0 : -1;
}
