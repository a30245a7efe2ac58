/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forgetting a person, or making one of two. What figures count is kept in the attendances before
 * the link is cut; then the bytes of the identity go, wherever the file held them. */
#include "config.h"

#include "store/person.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/access.h"
#include "store/db.h"
#include "store/draft.h"
#include "store/request.h"
#include "store/schema.h"

enum {
	MONTHS = 12,
	QUARTER_MONTHS = 3,
	PERIODS = 3, /* month, quarter, year */
};

enum { MASKS = CUT_LIST_REFERRAL };

/* Bits of attendance.cut and cut_value.periods. */
static const unsigned period_bit[PERIODS] = { CUT_MONTH, CUT_QUARTER, CUT_YEAR };

struct visit {
	int64_t session;
	int64_t k;
	int period[PERIODS]; /* a number for each calendar period that it lies in */
	int64_t share;       /* of its minutes, as one of the participants */
	uint64_t mask[MASKS];
};

/* Newest first, and within a calendar period nothing else lies between. */
static int
load_visits(struct store *st, int64_t person, struct visit **out, size_t *count, struct err *err)
{
	struct visit *list = NULL;
	size_t len = 0, capacity = 0;
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT s.n, a.k, s.date, (s.minutes + s.participants - 1) /"
			    " max(s.participants, 1), s.themes, s.procedures, s.devices,"
			    " s.languages, iif(s.refer_to > 0, 1 << (s.refer_to - 1), 0)"
			    " FROM attendance AS a JOIN session AS s ON s.n = a.session"
			    " WHERE a.person = ? AND s.deleted = 0"
			    " ORDER BY s.date DESC, s.start DESC, s.id DESC, a.k DESC",
			    err);

	if (rc == 0)
		query_int(&q, person);
	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		struct date_parts day = date_parts(query_get_date(&q, 2));
		int month = day.year * MONTHS + day.month - 1;
		struct visit v = { .session = query_get_int(&q, 0),
				   .k = query_get_int(&q, 1),
				   .period = { month, month / QUARTER_MONTHS, day.year },
				   .share = query_get_int(&q, 3) };

		rc = 0;
		for (int i = 0; i < MASKS; i++)
			v.mask[i] = (uint64_t)query_get_int(&q, 4 + i);
		list = mem_grow(list, len, &capacity, sizeof(*list));
		list[len++] = v;
	}
	query_close(&q);
	*out = list;
	*count = len;
	return rc;
}

struct cutting {
	struct store *st;
	struct visit *visit;
	size_t count;
	struct query attendance;
	struct query value;
};

static int
put_value(struct cutting *c, const struct visit *v, int list, int64_t code, unsigned periods,
	  struct err *err)
{
	if (periods == 0)
		return 0;
	query_int(&c->value, v->session);
	query_int(&c->value, v->k);
	query_int(&c->value, list);
	query_int(&c->value, code);
	query_int(&c->value, periods);
	return query_run(&c->value, err);
}

/* The periods in which no newer visit had that bit; those newer are in front. */
static unsigned
last_with(const struct cutting *c, size_t at, int list, uint64_t bit)
{
	unsigned periods = 0;

	for (int p = 0; p < PERIODS; p++) {
		bool newer = false;

		for (size_t i = at; i-- > 0 && !newer;) {
			if (c->visit[i].period[p] != c->visit[at].period[p])
				break;
			newer = (c->visit[i].mask[list - 1] & bit) != 0;
		}
		periods |= newer ? 0 : period_bit[p];
	}
	return periods;
}

static int
put_masks(struct cutting *c, size_t at, struct err *err)
{
	const struct visit *v = &c->visit[at];

	for (int list = CUT_LIST_THEME; list <= CUT_LIST_REFERRAL; list++)
		for (uint64_t left = v->mask[list - 1]; left != 0; left &= left - 1) {
			uint64_t bit = left & -left;

			if (put_value(c, v, list, __builtin_ctzll(bit) + 1,
				      last_with(c, at, list, bit), err) != 0)
				return -1;
		}
	return 0;
}

/* What the visits of a period came to stands at the last one of it. */
static int
put_sums(struct cutting *c, size_t at, unsigned periods, struct err *err)
{
	for (int p = 0; p < PERIODS; p++) {
		int64_t visits = 0, minutes = 0;

		if ((periods & period_bit[p]) == 0)
			continue;
		for (size_t i = at; i < c->count; i++) {
			if (c->visit[i].period[p] != c->visit[at].period[p])
				break;
			visits++;
			minutes += c->visit[i].share;
		}
		if (put_value(c, &c->visit[at], CUT_LIST_VISITS, visits, period_bit[p], err) != 0 ||
		    put_value(c, &c->visit[at], CUT_LIST_MINUTES, minutes, period_bit[p], err) != 0)
			return -1;
	}
	return 0;
}

static int
cut_one(struct cutting *c, size_t at, struct err *err)
{
	unsigned periods = 0;

	for (int p = 0; p < PERIODS; p++)
		if (at == 0 || c->visit[at - 1].period[p] != c->visit[at].period[p])
			periods |= period_bit[p];
	query_int(&c->attendance, CUT_KNOWN | periods | (at + 1 == c->count ? CUT_FIRST : 0));
	query_int(&c->attendance, c->visit[at].session);
	query_int(&c->attendance, c->visit[at].k);
	if (query_run(&c->attendance, err) != 0 || put_sums(c, at, periods, err) != 0)
		return -1;
	return put_masks(c, at, err);
}

/* Tags and the places of referrals are no bits: the file itself says which visits had a newer one
 * with the same. Needs the links still. A place is less than zero, beside the categories of its
 * list, and 0 where the directory does not have it. */
static int
cut_named(struct store *st, int64_t person, struct err *err)
{
	return query_run_with(
		st,
		"INSERT INTO cut_value (session, k, list, code, periods)"
		" WITH visit AS (SELECT a.session, a.k, substr(s.date, 1, 7) AS month,"
		"  substr(s.date, 1, 4) AS year, (substr(s.date, 6, 2) + 2) / 3 AS quarter,"
		"  s.date AS date, coalesce(s.start, -1) AS start, s.id AS id"
		"  FROM attendance AS a JOIN session AS s ON s.n = a.session"
		"  WHERE a.person = ?1 AND s.deleted = 0),"
		" listed AS (SELECT v.*, ?2 AS list, t.tag AS code FROM visit AS v"
		"  JOIN session_tag AS t ON t.session = v.session"
		"  UNION SELECT v.*, ?3, -coalesce(o.n, 0) FROM visit AS v"
		"  JOIN referral AS r ON r.session = v.session"
		"  " DB_SENT_TO "),"
		" ranked AS (SELECT session, k, list, code,"
		"  iif(row_number() OVER (PARTITION BY list, code, month"
		"   ORDER BY date DESC, start DESC, id DESC, k DESC) = 1, 2, 0)"
		"  + iif(row_number() OVER (PARTITION BY list, code, year, quarter"
		"   ORDER BY date DESC, start DESC, id DESC, k DESC) = 1, 4, 0)"
		"  + iif(row_number() OVER (PARTITION BY list, code, year"
		"   ORDER BY date DESC, start DESC, id DESC, k DESC) = 1, 8, 0) AS periods"
		"  FROM listed)"
		" SELECT session, k, list, code, periods FROM ranked WHERE periods <> 0",
		(const int64_t[]){ person, CUT_LIST_TAG, CUT_LIST_REFERRAL }, 3, err);
}

static int
cut_visits(struct store *st, int64_t person, struct err *err)
{
	struct cutting c = { .st = st };
	int rc = load_visits(st, person, &c.visit, &c.count, err);

	if (rc == 0)
		rc = query_open(&c.attendance, st,
				"UPDATE attendance SET person = NULL, cut = ?"
				" WHERE session = ? AND k = ?",
				err);
	if (rc == 0)
		rc = query_open(&c.value, st,
				"INSERT INTO cut_value (session, k, list, code, periods)"
				" VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
				" SET periods = periods | excluded.periods",
				err);
	for (size_t i = 0; rc == 0 && i < c.count; i++)
		rc = cut_one(&c, i, err);
	query_close(&c.attendance);
	query_close(&c.value);
	free(c.visit);
	return rc;
}

/* One statement about that person. */
static int
run_for(struct store *st, const char *sql, int64_t person, int64_t other, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, sql, err);

	if (rc == 0) {
		query_int(&q, person);
		if (sqlite3_bind_parameter_count(q.stmt) > 1)
			query_int(&q, other);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

/* Sessions that are open in a form elsewhere are not to bring the link back. */
static int
revise_sessions(struct store *st, int64_t person, struct err *err)
{
	int64_t revision;

	if (db_next_revision(st, &revision, err) != 0)
		return -1;
	return run_for(
		st,
		"UPDATE session SET revision = " DB_ROW_REVISION(
			"?2") " WHERE n IN (SELECT session FROM attendance WHERE person = ?1)",
		person, revision, err);
}

/* --- the two ways to go --- */

/* What was being typed of somebody goes too, for it may be the same person; by retention, where
 * nobody is looking, only what says that it is of somebody who is no more, or does not say of
 * whom. */
static int
drop_drafts(struct store *st, bool all, struct err *err)
{
	return query_run_with(st,
			      "DELETE FROM draft WHERE (form = 'person'"
			      " OR substr(form, 1, 7) = 'person@') AND (?1 OR"
			      " substr(body, 1, 3) <> '" DRAFT_OF "' OR"
			      " (CAST(substr(body, 4) AS INTEGER) <> 0 AND NOT EXISTS"
			      " (SELECT 1 FROM person WHERE deleted = 0 AND"
			      " n = CAST(substr(body, 4) AS INTEGER))))",
			      (const int64_t[]){ all }, 1, err);
}

/* The row stays, so that nothing that names it leads nowhere; its id says what to forget to whoever
 * has an older copy. */
static int
bury(struct store *st, int64_t person, const char *action, const char *id, int64_t mediator,
     struct err *err)
{
	char now[DATE_STAMP_SIZE];
	int64_t revision;
	struct query q;
	int rc;

	if (db_next_revision(st, &revision, err) != 0 ||
	    run_for(st,
		    "UPDATE person SET deleted = 1, notice = NULL, consent = NULL, sealed = NULL,"
		    " revision = ?2 WHERE n = ?1",
		    person, revision, err) != 0)
		return -1;
	clock_stamp(st->clock, now);
	rc = query_open(&q, st,
			"INSERT OR IGNORE INTO erased (id, at) SELECT id, ?2 FROM person"
			" WHERE n = ?1",
			err);
	if (rc == 0) {
		query_int(&q, person);
		query_text(&q, now);
		rc = query_run(&q, err);
	}
	query_close(&q);
	if (rc == 0)
		rc = drop_drafts(st, strcmp(action, "purge") != 0, err);
	if (rc == 0)
		rc = draft_forget(st, id, err);
	if (rc == 0)
		rc = store_access_add(st, action, id, mediator, err);
	return rc;
}

int
person_forget(struct store *st, int64_t n, const char *action, int64_t mediator, struct err *err)
{
	char id[UUID_SIZE];

	if (store_person_id(st, n, id, err) != 0 || person_lift(st, n, err) != 0 ||
	    revise_sessions(st, n, err) != 0 ||
	    run_for(st,
		    "UPDATE session SET sealed_note = NULL WHERE kind = 1 AND sealed_note"
		    " IS NOT NULL AND n IN (SELECT session FROM attendance WHERE person = ?)",
		    n, 0, err) != 0 ||
	    run_for(st,
		    "DELETE FROM cut_value WHERE (session, k) IN"
		    " (SELECT session, k FROM attendance WHERE person = ?)",
		    n, 0, err) != 0 ||
	    cut_named(st, n, err) != 0 || cut_visits(st, n, err) != 0)
		return -1;
	/* What is in the bin counts nowhere; once it is back it is one more attendance of somebody
	 * who was known, and no person more. */
	if (run_for(st, "UPDATE attendance SET person = NULL, cut = 1 WHERE person = ?", n, 0,
		    err) != 0)
		return -1;
	return bury(st, n, action, id, mediator, err);
}

static int
end(struct store *st, int rc, struct err *err)
{
	if (rc != 0) {
		store_rollback(st);
		return -1;
	}
	if (store_action_final(st, "person-gone", err) != 0) {
		store_rollback(st);
		return -1;
	}
	/* The pages of the file were overwritten as they were written; the log has the old ones. */
	st->log_owed = true;
	if (store_commit(st, 1, err) != 0)
		return -1;
	/* So have the copies of before a migration, which the same passphrase opens. */
	migrate_forget_copies(st, DATE_NONE);
	return 0;
}

int
store_person_forget(struct store *st, const char *id, const char *at, struct err *err)
{
	int64_t n = 0;
	int forgotten;
	struct query q;
	int rc = query_open(&q, st, "SELECT n FROM person WHERE id = ? AND deleted = 0", err);

	if (rc == 0) {
		query_text(&q, id);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		n = query_get_int(&q, 0);
	query_close(&q);
	if (rc < 0)
		return -1;
	rc = query_open(&q, st, "INSERT OR IGNORE INTO erased (id, at) VALUES (?, ?)", err);
	if (rc == 0) {
		query_text(&q, id);
		query_text(&q, at);
		rc = query_run(&q, err);
	}
	query_close(&q);
	if (rc == 0 && n != 0)
		rc = undo_forget_person(st, n, &forgotten, err);
	if (rc == 0 && n != 0)
		rc = person_forget(st, n, "erase", 0, err);
	return rc;
}

int
store_person_erase(struct store *st, int64_t n, int64_t mediator, int *forgotten, struct err *err)
{
	int steps = 0, rc;

	if (store_begin(st, NULL, err) != 0)
		return -1;
	rc = undo_forget_person(st, n, &steps, err);
	if (rc == 0)
		rc = person_forget(st, n, "erase", mediator, err);
	if (end(st, rc, err) != 0)
		return -1;
	if (forgotten != NULL)
		*forgotten = steps;
	return 0;
}

/* What was seen of the source when it was agreed to: what came since would be lost. */
static int
check_revision(struct store *st, int64_t from, int64_t seen, struct err *err)
{
	int64_t revision = 0;
	struct query q;
	int rc = query_open(&q, st, "SELECT revision FROM person WHERE n = ?", err);

	if (rc == 0) {
		query_int(&q, from);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		revision = query_get_int(&q, 0);
	query_close(&q);
	if (rc < 0)
		return -1;
	return revision == seen
		       ? 0
		       : err_set(err, ERR_CONFLICT, "", "person %lld was changed", (long long)from);
}

static int
merge(struct store *st, int64_t from, int64_t seen, struct person *into, int64_t mediator,
      struct err *err)
{
	char id[UUID_SIZE];
	int forgotten;

	if (from == into->n)
		return err_set(err, ERR_VALUE, "", "same person");
	if (store_person_id(st, from, id, err) != 0 || check_revision(st, from, seen, err) != 0 ||
	    undo_forget_person(st, from, &forgotten, err) != 0 ||
	    /* What it was before is not what has become of it, and can come back no more. */
	    undo_forget_corrections(st, into->n, &forgotten, err) != 0 ||
	    revise_sessions(st, from, err) != 0 || store_person_save(st, into, err) != 0)
		return -1;
	/* Nobody sits twice: where both were, the other attendance is of somebody who was known,
	 * and of no person more. */
	if (run_for(st,
		    "UPDATE attendance SET person = NULL, cut = 1 WHERE person = ?1 AND session IN"
		    " (SELECT session FROM attendance WHERE person = ?2)",
		    from, into->n, err) != 0 ||
	    run_for(st, "UPDATE attendance SET person = ?2 WHERE person = ?1", from, into->n,
		    err) != 0 ||
	    store_request_move(st, from, into->n, err) != 0)
		return -1;
	if (store_access_add(st, "merge-into", into->id, mediator, err) != 0)
		return -1;
	return bury(st, from, "merge", id, mediator, err);
}

int
store_person_merge(struct store *st, int64_t from, int64_t seen, struct person *into,
		   int64_t mediator, struct err *err)
{
	const int64_t revision = into->revision;
	int rc;

	if (store_begin(st, NULL, err) != 0)
		return -1;
	rc = end(st, merge(st, from, seen, into, mediator, err), err);
	if (rc != 0)
		into->revision = revision;
	return rc;
}
