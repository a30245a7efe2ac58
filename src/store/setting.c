/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's settings, and the key that never leaves it. */
#include "config.h"

#include <string.h>

#include "store/db.h"

int
store_setting_get(struct store *st, const char *key, char **value, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "SELECT value FROM setting WHERE key = ?", err);

	if (rc == 0) {
		query_text(&q, key);
		rc = query_step(&q, err);
	}
	if (rc >= 0)
		*value = rc == 1 ? query_get_text(&q, 0) : NULL;
	query_close(&q);
	return rc < 0 ? -1 : 0;
}

static int
set(struct store *st, const char *key, const char *value, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "INSERT INTO setting (key, value) VALUES (?, ?)"
			    " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
			    err);

	if (rc == 0) {
		query_text(&q, key);
		query_text_any(&q, value);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

/* NULL takes it away: none at all is not the same as an empty one. */
int
store_setting_set(struct store *st, const char *key, const char *value, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, err);

	if (rc == 0)
		rc = value != NULL
			     ? set(st, key, value, err)
			     : db_exec_name(st, "DELETE FROM setting WHERE key = ?", key, err);
	return tx_leave(st, &tx, rc, err);
}

int
store_desk_rename(struct store *st, const char *name, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, err);

	if (rc == 0)
		rc = db_exec_name(st, "UPDATE desk SET name = ? WHERE own = 1", name, err);
	rc = tx_leave(st, &tx, rc, err);
	return rc == 0 ? desk_load(st, err) : -1;
}

int
store_release_key(struct store *st, uint8_t key[static 32], struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT value FROM secret WHERE name = '" SECRET_RELEASE_KEY "'", err);

	if (rc == 0)
		rc = query_step(&q, err);
	if (rc == 1 && sqlite3_column_bytes(q.stmt, 0) == HASH_SIZE)
		memcpy(key, sqlite3_column_blob(q.stmt, 0), HASH_SIZE);
	else if (rc >= 0)
		rc = err_set(err, ERR_DAMAGED, st->path, "no key");
	query_close(&q);
	return rc == 1 ? 0 : -1;
}
