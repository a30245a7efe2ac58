/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desk did stays done: what its logs say is told to the copy that takes its place. */
#include "config.h"

#include "store/access.h"
#include "store/restore_private.h"

/* What the first statement gives of the replaced file is bound to the second one, row by row. What
 * the replaced file cannot give is noted; what is no such row, the second statement leaves out. */
static int
carry_rows(struct restoring *r, struct store *st, const char *from, const char *into,
	   struct err *err)
{
	struct query q, to;
	struct err ignored;
	int rc = query_open(&to, st, into, err);
	int more = query_open(&q, &r->old, from, &ignored);

	while (rc == 0 && more == 0 && (more = query_step(&q, &ignored)) == 1) {
		more = 0;
		for (int i = 0; i < sqlite3_column_count(q.stmt); i++)
			sqlite3_bind_value(to.stmt, i + 1, sqlite3_column_value(q.stmt, i));
		rc = query_run(&to, err);
	}
	r->out->unread = r->out->unread || more != 0;
	query_close(&q);
	query_close(&to);
	return rc;
}

/* Whom the logs name, or who is at work, came maybe after the copy was made. Under their own number
 * where it is free, for the digests of the log of access are made with it. */
static int
carry_mediators(struct restoring *r, struct store *st, struct err *err)
{
	int64_t revision;

	if (db_next_revision(st, &revision, err) != 0)
		return -1;
	return carry_rows(r, st,
			  "SELECT n, id, name, retired, pin FROM mediator WHERE"
			  " n IN (SELECT mediator FROM access_log)"
			  " OR id = (SELECT value FROM setting WHERE key = 'mediator')"
			  " OR id IN (SELECT mediator FROM publication_handed)"
			  " OR id IN (SELECT mediator FROM publication_by)"
			  " OR id IN (SELECT mediator FROM publication_withdrawal) ORDER BY n",
			  "INSERT OR IGNORE INTO mediator"
			  " (n, id, desk, revision, name, retired, pin) SELECT"
			  " iif(EXISTS (SELECT 1 FROM mediator WHERE n = ?1), NULL, ?1),"
			  " ?2, n, revision, ?3, ?4, ?5 FROM desk WHERE own = 1"
			  " AND NOT EXISTS (SELECT 1 FROM mediator WHERE id = ?2)",
			  err);
}

/* --- the log of access --- */

/* Two files that were one go on from the same rows; of equal ones the copy lacks those that it has
 * less often. */
#define SAME_ROWS                                                                         \
	"DELETE FROM temp.carried WHERE n IN (SELECT c.n FROM (SELECT n, at, mediator,"   \
	" action, subject, row_number() OVER (PARTITION BY at, mediator, action, subject" \
	" ORDER BY n) AS k FROM temp.carried) AS c JOIN (SELECT at, mediator, action,"    \
	" subject, count(*) AS k FROM access_log GROUP BY at, mediator, action, subject)" \
	" AS h ON h.at = c.at AND h.action = c.action AND h.mediator IS c.mediator"       \
	" AND h.subject IS c.subject WHERE c.k <= h.k)"

/* From a row on that was changed by hand, nothing: in the new file it would look as if it were not.
 */
static int
gather_access(struct restoring *r, struct store *st, struct err *err)
{
	struct err ignored;
	int64_t broken = 0;

	if (store_access_broken(&r->old, &broken, &ignored) != 0)
		r->out->unread = true;
	r->out->log_broken = broken != 0;
	if (db_exec(st,
		    "CREATE TEMP TABLE carried (n INTEGER PRIMARY KEY, at TEXT, mediator INTEGER,"
		    " action TEXT, subject TEXT)",
		    err) != 0 ||
	    carry_rows(r, st,
		       "SELECT l.at, m.id, l.action, l.subject, l.n FROM access_log AS l"
		       " LEFT JOIN mediator AS m ON m.n = l.mediator ORDER BY l.n",
		       "INSERT INTO temp.carried (at, mediator, action, subject, n)"
		       " SELECT ?1, (SELECT n FROM mediator WHERE id = ?2), ?3, ?4, ?5",
		       err) != 0)
		return -1;
	if (broken != 0 &&
	    query_run_with(st, "DELETE FROM temp.carried WHERE n >= ?", &broken, 1, err) != 0)
		return -1;
	return db_exec(st, SAME_ROWS, err);
}

static int
carry_access(struct restoring *r, struct store *st, struct err *err)
{
	struct query q;
	int rc = gather_access(r, st, err);

	if (rc != 0)
		return -1;
	rc = query_open(&q, st,
			"SELECT at, mediator, action, subject FROM temp.carried"
			" WHERE at <> '' AND action <> '' ORDER BY n",
			err);
	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		struct access a = { .mediator = query_get_int(&q, 1) };

		query_copy_text(&q, 0, a.at, sizeof(a.at));
		query_copy_text(&q, 2, a.action, sizeof(a.action));
		query_copy_text(&q, 3, a.subject, sizeof(a.subject));
		rc = store_access_give(st, &a, err);
	}
	query_close(&q);
	return rc == 0 ? db_exec(st, "DROP TABLE temp.carried", err) : rc;
}

/* --- the others --- */

/* Folders are of this PC, and not of the day on which the copy was made: so is one that was given
 * up. How long persons are kept is what was decided last. */
static int
carry_settings(struct restoring *r, struct store *st, struct err *err)
{
	static const char from[] = "SELECT k.column1, s.value FROM (VALUES ('backup-folder'),"
				   " ('backup-seen'), ('export-folder'), ('retention-months')) AS k"
				   " LEFT JOIN setting AS s ON s.key = k.column1";

	if (carry_rows(r, st, from, "DELETE FROM setting WHERE key = ?1 AND ?2 IS NULL", err) != 0)
		return -1;
	return carry_rows(r, st, from,
			  "INSERT INTO setting (key, value) SELECT ?1, ?2 WHERE ?2 IS NOT NULL"
			  " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
			  err);
}

/* A file of before there was a register has nothing of it that could not be read. */
static int
carry_requests(struct restoring *r, struct store *st, struct err *err)
{
	struct err ignored;
	int64_t has = 0;

	if (db_number(&r->old, "SELECT count(*) FROM sqlite_schema WHERE name = 'request'", &has,
		      &ignored) == 0 &&
	    has == 0)
		return 0;
	return carry_rows(r, st,
			  "SELECT id, received, kind, answered, subject FROM request ORDER BY n",
			  "INSERT INTO request (id, received, kind, answered, subject)"
			  " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO UPDATE SET"
			  " received = excluded.received, kind = excluded.kind,"
			  " answered = excluded.answered, subject = excluded.subject",
			  err);
}

int
restore_carry_log(struct restoring *r, struct store *st, struct err *err)
{
	if (carry_mediators(r, st, err) != 0 || carry_access(r, st, err) != 0 ||
	    carry_rows(r, st, "SELECT key, value FROM setting WHERE key = 'breach'",
		       "INSERT INTO setting (key, value) VALUES (?1, ?2)"
		       " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
		       err) != 0 ||
	    carry_rows(r, st, "SELECT day, rule, gone, until FROM purge_log",
		       "INSERT OR IGNORE INTO purge_log (day, rule, gone, until)"
		       " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (day, rule) DO UPDATE SET"
		       " gone = max(gone, excluded.gone), until = max(until, excluded.until)",
		       err) != 0)
		return -1;
	if (carry_requests(r, st, err) != 0 || carry_settings(r, st, err) != 0)
		return -1;
	return carry_rows(r, st, "SELECT id, n, revision FROM session_emptied",
			  "INSERT OR IGNORE INTO session_emptied (id, n, revision) SELECT ?1, ?2,"
			  " ?3 WHERE NOT EXISTS (SELECT 1 FROM session WHERE id = ?1)",
			  err);
}

int
restore_carry_handed(struct restoring *r, struct store *st, struct err *err)
{
	return carry_rows(r, st,
			  "SELECT p.period, p.profile, h.at, h.mediator, h.recipient, h.folder"
			  " FROM publication_handed AS h JOIN publication AS p"
			  " ON p.n = h.publication ORDER BY h.n",
			  "INSERT OR IGNORE INTO publication_handed"
			  " (publication, at, mediator, recipient, folder)"
			  " SELECT n, ?3, ?4, ?5, ?6 FROM publication AS p"
			  " WHERE period = ?1 AND profile = ?2 AND NOT EXISTS"
			  " (SELECT 1 FROM publication_handed AS h WHERE h.publication = p.n"
			  " AND h.recipient IS ?5 AND h.folder = ?6)",
			  err);
}
