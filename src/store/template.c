/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates on disk. A new one is born deleted, unrecorded, and the recorded action brings it out,
 * as with sessions: undo never makes a row vanish. */
#include "config.h"

#include "store/template.h"

#include <stdlib.h>

#include "store/db.h"

int
store_template_each(struct store *st, store_template_fn *fn, void *arg, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "SELECT n, name, body FROM template WHERE deleted = 0", err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		char *name = query_get_text(&q, 1);
		char *body = query_get_text(&q, 2);

		fn(arg, query_get_int(&q, 0), name, body);
		free(name);
		free(body);
		rc = 0;
	}
	query_close(&q);
	return rc;
}

/* Steps that would bring a note back go, and those that could not be taken back without them. */
#define SEALED_STEP "instr(changes, CAST('sealed=' AS BLOB))"

int
template_forget_sealed(struct store *st, struct err *err)
{
	struct tx tx;
	int64_t bad;
	int rc = db_number(st,
			   "SELECT count(*) FROM template"
			   " WHERE instr(body, char(10) || 'sealed=')",
			   &bad, err);

	if (rc != 0 || bad == 0)
		return rc;
	rc = tx_enter(st, &tx, NULL, err);
	if (rc == 0)
		rc = db_exec(st,
			     "UPDATE template SET body ="
			     " substr(body, 1, instr(body, char(10) || 'sealed='))"
			     " WHERE instr(body, char(10) || 'sealed=');"
			     "DELETE FROM undo_step WHERE undone = 0 AND n <="
			     " (SELECT max(n) FROM undo_step WHERE undone = 0 AND " SEALED_STEP ");"
			     "DELETE FROM undo_step WHERE undone = 1 AND n >="
			     " (SELECT min(n) FROM undo_step WHERE undone = 1 AND " SEALED_STEP ")",
			     err);
	if (rc == 0)
		st->log_owed = true;
	return tx_leave(st, &tx, rc, err);
}

static int
insert(struct store *st, const char *name, const char *body, int64_t *n, struct err *err)
{
	struct query q;
	int rc = query_open_new(&q, st,
				"INSERT INTO template (id, desk, revision, deleted, name, body)"
				" VALUES (?, ?, ?, 1, ?, ?)",
				err);

	if (rc == 0) {
		query_text(&q, name);
		query_text_any(&q, body);
		rc = query_run(&q, err);
	}
	query_close(&q);
	if (rc == 0)
		*n = sqlite3_last_insert_rowid(st->db);
	return rc;
}

/* was: whether it is deleted before. NULL texts stay as they are. */
static int
update(struct store *st, int64_t n, bool was, bool deleted, const char *name, const char *body,
       struct err *err)
{
	int64_t revision;
	struct query q;
	int rc;

	if (db_next_revision(st, &revision, err) != 0)
		return -1;
	rc = query_open(&q, st,
			"UPDATE template SET revision = ?, deleted = ?, name = coalesce(?, name),"
			" body = coalesce(?, body) WHERE n = ? AND deleted = ?",
			err);
	if (rc == 0) {
		query_int(&q, revision);
		query_int(&q, deleted);
		query_text(&q, name);
		query_text(&q, body);
		query_int(&q, n);
		query_int(&q, was);
		rc = query_run(&q, err);
	}
	query_close(&q);
	if (rc == 0 && sqlite3_changes(st->db) == 0)
		rc = db_no_such("template", n, err);
	return rc;
}

int
store_template_add(struct store *st, const char *name, const char *body, int64_t *n,
		   struct err *err)
{
	int64_t added = 0;
	struct tx tx;
	int rc = tx_enter(st, &tx, "template-add", err);

	if (rc == 0) {
		record_pause(st);
		rc = insert(st, name, body, &added, err);
		record_resume(st);
	}
	if (rc == 0)
		rc = update(st, added, true, false, NULL, NULL, err);
	rc = tx_leave(st, &tx, rc, err);
	if (rc == 0)
		*n = added;
	return rc;
}

int
store_template_edit(struct store *st, int64_t n, const char *name, const char *body,
		    struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, "template-edit", err);

	if (rc == 0)
		rc = update(st, n, false, false, name, body, err);
	return tx_leave(st, &tx, rc, err);
}

int
store_template_delete(struct store *st, int64_t n, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, "template-delete", err);

	if (rc == 0)
		rc = update(st, n, false, true, NULL, NULL, err);
	return tx_leave(st, &tx, rc, err);
}
