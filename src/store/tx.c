/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The transaction round a person's action, and how each writing function takes part in it. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "store/db.h"

/* A newer program may have changed the schema while the file was open here. Asked under the lock:
 * nobody changes it any more. */
static int
check_version(struct store *st, struct err *err)
{
	int64_t version = 0;
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_VERSION, "PRAGMA user_version", err);

	if (rc == 0)
		rc = query_step(&q, err);
	if (rc == 1)
		version = query_get_int(&q, 0);
	query_close(&q);
	if (rc == 1 && st->version != 0 && version > st->version)
		return err_set(err, ERR_NEWER, st->path, "version %lld, known up to %lld",
			       (long long)version, (long long)st->version);
	return rc < 0 ? -1 : 0;
}

int
store_begin(struct store *st, const char *action, struct err *err)
{
	if (st->in_action)
		return err_set(err, ERR_INTERNAL, st->path, "actions do not nest");
	if (action != NULL && strlen(action) >= sizeof(st->action))
		return err_set(err, ERR_INTERNAL, st->path, "name of an action too long");
	if (st->readonly && (st->readonly_why == ERR_DAMAGED || db_write_again(st) != 0))
		return err_set(err, st->readonly_why, st->path, "opened for reading");
	/* The lock is taken at once: nothing that was read can be out of date when it is
	 * written. */
	if (db_exec(st, "BEGIN IMMEDIATE", err) != 0)
		return -1;
	st->in_action = true;
	st->whole = false;
	err_clear(&st->broken);
	if (check_version(st, err) != 0) {
		store_rollback(st);
		return -1;
	}
	st->action[0] = st->detail[0] = '\0';
	if (action == NULL)
		return 0;
	/* What changes nothing leaves no step: then there is none of its own to take back. */
	st->own_step = 0;
	memcpy(st->action, action, strlen(action) + 1);
	if (record_start(st, err) == 0)
		return 0;
	store_rollback(st);
	return -1;
}

void
store_set_author(struct store *st, int64_t mediator)
{
	st->author = mediator;
}

void
store_action_whole(struct store *st)
{
	st->whole = true;
}

void
store_action_detail(struct store *st, const char *detail)
{
	snprintf(st->detail, sizeof(st->detail), "%s", detail);
}

int
store_commit(struct store *st, int count, struct err *err)
{
	if (!st->in_action)
		return err_set(err, ERR_CLOSED, st->path, "no action is open");
	if (st->broken.code != ERR_NONE) {
		*err = st->broken;
		store_rollback(st);
		return -1;
	}
	if (record_keep(st, count, err) != 0) {
		store_rollback(st);
		return -1;
	}
	record_stop(st);
	if (db_exec(st, "COMMIT", err) != 0) {
		st->own_step = 0;
		store_rollback(st);
		return -1;
	}
	record_own(st, st->own_step);
	st->in_action = false;
	if (st->log_owed)
		db_empty_log(st);
	return 0;
}

void
store_rollback(struct store *st)
{
	struct err ignored;

	record_stop(st);
	/* On a full disk SQLite has rolled back by itself already. */
	if (st->in_action && sqlite3_get_autocommit(st->db) == 0)
		db_exec(st, "ROLLBACK", &ignored);
	st->in_action = false;
	/* Whoever has read the directory or persons in between has seen rows that are gone. */
	st->partner_writes++;
	st->person_writes++;
}

bool
store_in_action(const struct store *st)
{
	return st->in_action;
}

static int
run_kept(struct store *st, enum kept which, const char *sql, struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, which, sql, err);

	if (rc == 0)
		rc = query_run(&q, err);
	query_close(&q);
	return rc;
}

int
tx_enter(struct store *st, struct tx *tx, const char *action, struct err *err)
{
	*tx = (struct tx){ .own = !st->in_action, .born = st->born_count };
	if (tx->own) {
		tx->joined = store_begin(st, action, err) == 0;
		return tx->joined ? 0 : -1;
	}
	/* SQLite gave up: without this, what follows would be written one by one, outside. */
	if (st->broken.code != ERR_NONE) {
		*err = st->broken;
		return -1;
	}
	if (!st->whole && run_kept(st, KEPT_SAVEPOINT, "SAVEPOINT call", err) != 0)
		return -1;
	tx->joined = true;
	return 0;
}

int
tx_leave(struct store *st, struct tx *tx, int rc, struct err *err)
{
	struct err ignored;

	if (!tx->joined)
		return rc;
	if (tx->own) {
		if (rc == 0)
			return store_commit(st, 1, err);
		store_rollback(st);
		return rc;
	}
	record_resume(st);
	if (st->whole) {
		if (rc != 0)
			st->broken = *err;
		return rc;
	}
	if (rc == 0)
		return run_kept(st, KEPT_RELEASE, "RELEASE call", err);
	st->born_count = tx->born;
	if (sqlite3_get_autocommit(st->db) == 0)
		db_exec(st, "ROLLBACK TO call; RELEASE call", &ignored);
	return rc;
}
