/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving entries of the directory, born in the bin as sessions are, and for the same reason. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "store/db.h"
#include "store/partner.h"
#include "store/partner_row.h"

enum { TOLD_WIDTH = 50 }; /* columns of a name in the sentence of a step */

/* In the order of PARTNER_COLUMNS: what the desk adds, then the cells of the standard. */
static void
bind_columns(struct query *q, const struct partner *p)
{
	query_int(q, p->actor);
	query_int_or_null(q, p->insee);
	query_int_or_null(q, p->hub_role);
	query_date(q, p->hub_role_date);
	query_int_or_null(q, p->actor_kind);
	query_text(q, p->territory);
	query_text(q, p->siren);
	query_int(q, p->to_check);
	query_text_any(q, p->search != NULL ? p->search : "");
	query_int(q, p->by_hand);
	query_date(q, p->gone_on);
	query_date(q, p->missing_on);
	query_text(q, p->note);
	for (int f = PF_ID + 1; f < PF_COUNT; f++)
		query_text(q, p->field[f]);
}

static int
insert_row(struct store *st, const struct partner *p, const char *id, int64_t revision,
	   bool deleted, int64_t *n, struct err *err)
{
	struct query q;
	int rc =
		query_open_kept(&q, st, KEPT_PARTNER_INSERT,
				"INSERT INTO partner (id, desk, revision, deleted, " PARTNER_COLUMNS
				") VALUES (?, ?, ?, ?, " PARTNER_PLACES ")",
				err);

	if (rc == 0) {
		query_text(&q, id);
		query_int(&q, st->desk.n);
		query_int(&q, revision);
		query_int(&q, deleted);
		bind_columns(&q, p);
		rc = query_run(&q, err);
	}
	query_close(&q);
	if (rc == 0)
		*n = sqlite3_last_insert_rowid(st->db);
	return rc;
}

int
db_partner_moved(struct store *st, int64_t n, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "SELECT 1 FROM partner WHERE n = ? AND deleted = 0", err);

	if (rc == 0) {
		query_int(&q, n);
		rc = query_step(&q, err);
	}
	query_close(&q);
	if (rc == 1)
		return err_set(err, ERR_CONFLICT, "", "partner %lld was changed", (long long)n);
	return rc < 0 ? -1 : db_no_such("partner", n, err);
}

/* An entry that is written is live, whatever it was; of one that was read, what was read is still
 * so. */
static int
update_row(struct store *st, const struct partner *p, int64_t n, int64_t revision, struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_PARTNER_UPDATE,
				 "UPDATE partner SET deleted = 0, merged_into = NULL, revision = ?,"
				 " (" PARTNER_COLUMNS ") = (" PARTNER_PLACES ") WHERE n = ?"
				 " AND (? = 0 OR (deleted = 0 AND revision = ?))",
				 err);

	if (rc == 0) {
		query_int(&q, revision);
		bind_columns(&q, p);
		query_int(&q, n);
		query_int(&q, p->n);
		query_int(&q, p->revision);
		rc = query_run(&q, err);
	}
	query_close(&q);
	if (rc == 0 && sqlite3_changes(st->db) == 0)
		rc = db_partner_moved(st, n, err);
	return rc;
}

/* Cells as the file had them: the export gives them back. */
static int
insert_raw(struct store *st, const struct partner *p, int64_t n, struct err *err)
{
	struct query q;
	int rc;

	if (p->raw_count == 0)
		return 0;
	rc = query_open_kept(&q, st, KEPT_PARTNER_RAW_INSERT,
			     "INSERT INTO partner_raw (partner, field, value) VALUES (?, ?, ?)",
			     err);
	for (size_t i = 0; rc == 0 && i < p->raw_count; i++) {
		query_int(&q, n);
		query_text_any(&q, p->raw[i].field);
		query_text_any(&q, p->raw[i].value);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

static int
add(struct store *st, const struct partner *p, const char *id, int64_t revision, int64_t *n,
    struct err *err)
{
	bool born_binned = record_active(st);
	int rc;

	record_pause(st);
	rc = insert_row(st, p, id, revision, born_binned, n, err);
	if (rc == 0)
		rc = insert_raw(st, p, *n, err);
	record_resume(st);
	if (rc == 0 && born_binned)
		rc = query_run_kept(st, KEPT_PARTNER_UNBIN,
				    "UPDATE partner SET deleted = 0 WHERE n = ?", *n, err);
	return rc;
}

static int
replace(struct store *st, const struct partner *p, int64_t n, int64_t revision, struct err *err)
{
	if (update_row(st, p, n, revision, err) != 0 ||
	    query_run_kept(st, KEPT_PARTNER_RAW_DELETE, "DELETE FROM partner_raw WHERE partner = ?",
			   n, err) != 0)
		return -1;
	return insert_raw(st, p, n, err);
}

/* 1 there is one of that id, 0 none, -1. */
static int
find(struct store *st, const char *id, int64_t *n, bool *deleted, struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_PARTNER_FIND,
				 "SELECT n, deleted FROM partner WHERE id = ?", err);

	if (rc == 0) {
		query_text(&q, id);
		rc = query_step(&q, err);
	}
	if (rc == 1) {
		*n = query_get_int(&q, 0);
		*deleted = query_get_int(&q, 1) != 0;
	}
	query_close(&q);
	return rc;
}

/* An entry in the bin takes its id's new one: an import that was undone can be done again. */
static int
write_partner(struct store *st, const struct partner *p, const char *id, int64_t *n,
	      int64_t *revision, struct err *err)
{
	bool deleted = false;
	int rc = 0;

	*n = p->n;
	if (p->n == 0)
		rc = find(st, id, n, &deleted, err);
	if (rc < 0)
		return -1;
	if (rc == 1 && !deleted)
		return err_set(err, ERR_EXISTS, id, "the id is taken");
	if (db_next_revision(st, revision, err) != 0)
		return -1;
	return *n == 0 ? add(st, p, id, *revision, n, err) : replace(st, p, *n, *revision, err);
}

/* Undo tells which entry it was. */
static void
tell_name(struct store *st, const char *name)
{
	char *told = name ? mem_strndup(name, utf8_fit(name, TOLD_WIDTH)) : NULL;

	store_action_detail(st, told ? told : "");
	free(told);
}

int
store_partner_save(struct store *st, struct partner *p, struct err *err)
{
	char made[UUID_SIZE];
	const char *id = p->field[PF_ID];
	int64_t n = 0, revision = 0;
	struct tx tx;
	int rc = tx_enter(st, &tx, "partner-edit", err);

	if (rc == 0 && p->n == 0 && str_empty(id)) {
		db_new_id(st, made);
		id = made;
	}
	if (rc == 0)
		rc = write_partner(st, p, id, &n, &revision, err);
	if (rc == 0 && tx.own)
		tell_name(st, p->field[PF_NAME]);
	rc = tx_leave(st, &tx, rc, err);
	if (rc != 0)
		return rc;
	p->n = n;
	p->revision = revision;
	if (id == made) {
		free(p->field[PF_ID]);
		p->field[PF_ID] = mem_strdup(made);
	}
	return 0;
}

/* Its place is the next number: columns are exported in the order in which they first came. */
static int
add_column(struct store *st, const char *name, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "INSERT INTO partner_column (name) VALUES (?)"
			    " ON CONFLICT (name) DO NOTHING",
			    err);

	if (rc == 0) {
		query_text_any(&q, name);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

int
store_partner_column_add(struct store *st, const char *name, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, err);

	if (rc == 0)
		rc = add_column(st, name, err);
	return tx_leave(st, &tx, rc, err);
}
