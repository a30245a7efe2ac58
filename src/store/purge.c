/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/purge.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "store/db.h"
#include "store/purge_rows.h"
#include "store/schema.h"

enum {
	AT_ONCE = 50,    /* sessions of a step */
	LOOKED_AT = 200, /* persons of a step, of whom one at most goes */
	PAUSE_NS = 20000000
};

const char *const purge_rule_name[PURGE_RULES] = { "persons", "notes",  "bin",     "sessions",
						   "drafts",  "access", "requests" };

/* --- the steps; each says how many rows went, and whether there may be more --- */

struct taking {
	struct store *st;
	const struct purge_step *step;
	struct purge_at *at;
	int64_t gone;
	bool undo_gone; /* steps of undo went, maybe nothing else */
	bool more;
};

/* As long as nobody has written since, here or in another program. */
static bool
undo_is_clear(const struct taking *t)
{
	const struct purge_at *at = t->at;

	return at->undo_seen && at->version != 0 && at->until == t->step->until &&
	       at->changes == sqlite3_total_changes64(t->st->db) &&
	       at->version == db_data_version(t->st);
}

/* Of all who are due at once: each reading of the steps of undo takes its time. */
static int
clear_undo(struct taking *t, struct err *err)
{
	int64_t *list = NULL;
	size_t len = 0, capacity = 0;
	int forgotten;
	struct query q;
	int rc = query_open(&q, t->st, PERSONS_DUE " ORDER BY n", err);

	if (rc == 0)
		query_date(&q, t->step->until);
	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		rc = 0;
		list = mem_grow(list, len, &capacity, sizeof(*list));
		list[len++] = query_get_int(&q, 0);
	}
	query_close(&q);
	if (rc == 0)
		rc = undo_forget_persons(t->st, list, len, &forgotten, err);
	free(list);
	t->at->undo_seen = true;
	t->at->until = t->step->until;
	return rc;
}

static int
take_person(struct taking *t, struct err *err)
{
	int64_t n = 0;
	int seen = 0, corrections;
	struct query q;
	int rc = query_open(&q, t->st, PERSONS " AND p.n > ? ORDER BY p.n LIMIT ?", err);

	if (rc == 0) {
		query_int(&q, t->at->n);
		query_int(&q, LOOKED_AT);
	}
	while (rc == 0 && n == 0 && (rc = query_step(&q, err)) == 1) {
		int day = query_get_date(&q, 1);

		rc = 0;
		seen++;
		t->at->n = query_get_int(&q, 0);
		if (day != DATE_NONE && day <= t->step->until)
			n = t->at->n;
	}
	query_close(&q);
	t->more = n != 0 || seen == LOOKED_AT;
	if (rc != 0 || n == 0)
		return rc;
	t->gone = 1;
	if ((!undo_is_clear(t) && clear_undo(t, err) != 0) ||
	    undo_forget_corrections(t->st, n, &corrections, err) != 0)
		return -1;
	return person_forget(t->st, n, "purge", t->step->mediator, err);
}

/* The same statements for each of the sessions; the last one is given the next revision, too. */
static int
change_sessions(struct taking *t, const int64_t *n, size_t count, const char *const *sql,
		struct err *err)
{
	int64_t revision;

	for (size_t i = 0; i < count; i++) {
		if (db_next_revision(t->st, &revision, err) != 0)
			return -1;
		for (size_t k = 0; sql[k] != NULL; k++) {
			struct query q;
			int rc = query_open(&q, t->st, sql[k], err);

			if (rc == 0) {
				query_int(&q, n[i]);
				if (sqlite3_bind_parameter_count(q.stmt) > 1)
					query_int(&q, revision);
				rc = query_run(&q, err);
			}
			query_close(&q);
			if (rc != 0)
				return -1;
		}
	}
	return 0;
}

/* Numbers of the sessions that a statement about two days gives. */
static int
find_sessions(struct store *st, const char *sql, int until, int from, int64_t n[static AT_ONCE],
	      size_t *count, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, sql, err);

	*count = 0;
	if (rc == 0) {
		query_date(&q, until);
		query_int(&q, AT_ONCE);
		if (sqlite3_bind_parameter_count(q.stmt) > 2)
			query_date(&q, from);
	}
	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		n[(*count)++] = query_get_int(&q, 0);
		rc = 0;
	}
	query_close(&q);
	return rc;
}

/* A session that is typed into the national tool has not changed there for that. */
#define REPORTED_BEFORE                                                        \
	"UPDATE reported SET revision = -1 WHERE session = ?1 AND revision = " \
	"(SELECT revision FROM session WHERE n = ?1)"
#define REPORTED_AFTER                                                                      \
	"UPDATE reported SET revision = (SELECT revision FROM session WHERE n = ?1) WHERE " \
	"session = ?1 AND revision = -1"
#define REVISED "revision = " DB_ROW_REVISION("?2")

/* What a rule does with a batch of sessions: which, in undo's steps too, and what to each. */
struct of_sessions {
	const char *find;
	const char *set;
	const char *change[6];
};

static int
take_sessions(struct taking *t, const struct of_sessions *rule, int until, int from,
	      struct err *err)
{
	int64_t n[AT_ONCE];
	char iso[DATE_ISO_SIZE];
	size_t count;

	if (find_sessions(t->st, rule->find, until, from, n, &count, err) != 0)
		return -1;
	t->gone = (int64_t)count;
	t->more = count == AT_ONCE;
	date_write(t->step->until, iso);
	if (count > 0 && undo_forget_sessions(t->st, rule->set, iso, err) != 0)
		return -1;
	return change_sessions(t, n, count, rule->change, err);
}

/* What was taken out of a session before it was due is in steps of undo still. First, a few of
 * them at a time. */
static int
take_notes(struct taking *t, struct err *err)
{
	static const struct of_sessions rule = {
		"SELECT n " NOTES " LIMIT ?2",
		"SELECT 1 " NOTES " AND n = ?2",
		{ REPORTED_BEFORE,
		  "UPDATE session SET sealed_note = NULL, refer_reason = NULL, " REVISED
		  " WHERE n = ?1",
		  REPORTED_AFTER },
	};

	char iso[DATE_ISO_SIZE];
	int more;

	if (t->at->undo_seen)
		return take_sessions(t, &rule, t->step->until, DATE_NONE, err);
	date_write(t->step->until, iso);
	more = undo_forget_words(t->st, iso, &t->at->n, &t->undo_gone, err);
	t->at->undo_seen = more == 0;
	t->more = true;
	return more < 0 ? -1 : 0;
}

static int
take_bin(struct taking *t, struct err *err)
{
	static const struct of_sessions rule = {
		"SELECT n " BIN " LIMIT ?2",
		"SELECT 1 " BIN " AND n = ?2",
		{ "INSERT OR REPLACE INTO session_emptied (id, n, revision)"
		  " SELECT id, n, iif(binned IS NULL, 0, revision) FROM session WHERE n = ?1",
		  "DELETE FROM session WHERE n = ?1" },
	};

	return take_sessions(t, &rule, t->step->until, DATE_NONE, err);
}

/* A month at a time: those that have lost all that they had are passed over by the days, and are
 * never read all at once. */
static int
take_detail(struct taking *t, struct err *err)
{
	static const struct of_sessions rule = {
		"SELECT n " SESSIONS " AND date >= ?3 LIMIT ?2",
		"SELECT 1 " SESSIONS " AND n = ?2",
		{ REPORTED_BEFORE,
		  "DELETE FROM cut_value WHERE session = ?1 AND list = 5 AND code <= 0",
		  "DELETE FROM referral WHERE session = ?1"
		  " AND (SELECT kind FROM session WHERE n = ?1) <= 2",
		  "UPDATE session SET title = NULL, procedure_name = NULL,"
		  " referred = (kind <= 2 AND coalesce(refer_to, 0) <> 0),"
		  " start = iif(" KNOWN ", start, NULL),"
		  " date = iif(" KNOWN ", date, substr(date, 1, 8) || '01'),"
		  " saved = iif(" KNOWN ", saved, substr(saved, 1, 8) || '01T00:00:00-04:00'),"
		  " " REVISED " WHERE n = ?1",
		  REPORTED_AFTER },
	};
	char iso[DATE_ISO_SIZE] = "";
	struct query q;
	int rc = 0;

	if (t->at->month == 0) {
		rc = query_open(&q, t->st, "SELECT min(date) FROM session WHERE deleted = 0", err);
		if (rc == 0)
			rc = query_step(&q, err);
		if (rc == 1)
			query_copy_text(&q, 0, iso, sizeof(iso));
		query_close(&q);
		if (rc < 0)
			return -1;
		if (date_parse(iso, &t->at->month) != 0)
			return t->at->month = 0;
		t->at->month = date_month_first(t->at->month);
	}
	if (t->at->month > t->step->until)
		return 0;
	if (take_sessions(t, &rule, date_month_last(t->at->month), t->at->month, err) != 0)
		return -1;
	if (!t->more)
		t->at->month = date_add_months(t->at->month, 1);
	t->more = t->at->month <= t->step->until;
	return 0;
}

/* Of a few rows, all at once. */
static int
take_rows(struct taking *t, const char *sql, struct err *err)
{
	struct query q;
	int rc = query_open(&q, t->st, sql, err);

	if (rc == 0) {
		query_date(&q, t->step->until);
		rc = query_run(&q, err);
	}
	if (rc == 0)
		t->gone = sqlite3_changes(t->st->db);
	query_close(&q);
	return rc;
}

static int
take_access(struct taking *t, struct err *err)
{
	if (take_rows(t,
		      "INSERT OR REPLACE INTO access_start (n, chain) SELECT 1, chain"
		      " FROM access_log WHERE " ACCESS " ORDER BY n DESC LIMIT 1",
		      err) != 0)
		return -1;
	return take_rows(t, "DELETE FROM access_log WHERE " ACCESS, err);
}

static int
take(struct taking *t, struct err *err)
{
	switch (t->step->rule) {
	case PURGE_PERSONS:
		return take_person(t, err);
	case PURGE_NOTES:
		return take_notes(t, err);
	case PURGE_BIN:
		return take_bin(t, err);
	case PURGE_SESSIONS:
		return take_detail(t, err);
	case PURGE_DRAFTS:
		return take_rows(t, "DELETE " DRAFTS, err);
	case PURGE_REQUESTS:
		return take_rows(t, "DELETE " REQUESTS, err);
	default:
		return take_access(t, err);
	}
}

static int
write_down(struct taking *t, struct err *err)
{
	struct query q;
	int rc;

	if (t->gone == 0)
		return 0;
	rc = query_open(&q, t->st,
			"INSERT INTO purge_log (day, rule, gone, until) VALUES (?, ?, ?, ?)"
			" ON CONFLICT (day, rule) DO UPDATE SET gone = gone + excluded.gone,"
			" until = excluded.until",
			err);
	if (rc == 0) {
		query_date(&q, clock_today(t->st->clock));
		query_text(&q, purge_rule_name[t->step->rule]);
		query_int(&q, t->gone);
		query_date(&q, t->step->until);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

/* The mark stands in the file from the first step on. The log is emptied once a rule is through:
 * after each person it would take longer than all else. */
static int
owe(struct taking *t, struct err *err)
{
	bool took = t->gone > 0 || t->undo_gone;

	t->at->took = t->at->took || took;
	if (t->at->took && !t->more)
		t->st->log_owed = true;
	return took ? store_setting_set(t->st, PURGE_OWED, PURGE_OWED_RUN, err) : 0;
}

static int
step(struct taking *t, struct err *err)
{
	if (store_begin(t->st, NULL, err) != 0)
		return -1;
	if (take(t, err) != 0 || write_down(t, err) != 0 || owe(t, err) != 0) {
		store_rollback(t->st);
		return -1;
	}
	t->at->changes = sqlite3_total_changes64(t->st->db);
	t->at->version = db_data_version(t->st);
	return store_commit(t->st, 0, err);
}

int
store_purge(struct store *st, const struct purge_step *s, struct purge_at *at, int64_t *gone,
	    struct err *err)
{
	struct purge_at next = *at;
	struct taking t = { .st = st, .step = s, .at = &next };
	int busy_ms = st->busy_ms;
	int rc;

	if (!s->wait)
		db_set_busy_ms(st, 0);
	rc = step(&t, err);
	db_set_busy_ms(st, busy_ms);
	if (rc != 0)
		return -1;
	*at = next;
	*gone = t.gone;
	return t.more;
}

void
store_purge_copies(struct store *st, int until)
{
	migrate_forget_copies(st, until);
}

bool
store_purge_settle(struct store *st, int ms)
{
	static const struct timespec nap = { .tv_nsec = PAUSE_NS };
	int64_t end = db_steady_ms() + ms;

	store_purge_copies(st, DATE_NONE);
	db_empty_log(st);
	while (st->log_owed && db_steady_ms() < end) {
		nanosleep(&nap, NULL);
		db_empty_log(st);
	}
	return !st->log_owed;
}
