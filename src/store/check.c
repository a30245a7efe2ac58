/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is the file whole, and does it say the same thing everywhere? One reading transaction, no
 * writing. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vocab.h"
#include "store/access.h"
#include "store/check_private.h"
#include "store/check_rules.h"
#include "store/db.h"
#include "store/own.h"
#include "store/schema.h"
#include "store/seal.h"

#define INTEGRITY_PRAGMA "PRAGMA integrity_check(100)" /* more faults say nothing more */

void
check_fault(struct check *c, const char *check, const char *detail)
{
	c->faults++;
	c->fn(c->arg, check, detail);
}

/* SQLite's own check of pages, indexes and constraints. */
static int
check_integrity(struct check *c, struct err *err)
{
	char text[DETAIL_SIZE];
	struct query q;
	int rc = query_open(&q, c->st, INTEGRITY_PRAGMA, err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		query_copy_text(&q, 0, text, sizeof(text));
		if (strcmp(text, "ok") != 0)
			check_fault(c, "integrity", text);
		rc = 0;
	}
	query_close(&q);
	return rc;
}

static void
tell_schema(void *arg, const struct own_fault *f)
{
	char *what = mem_printf("%s %s", f->type, f->name);

	check_fault(arg, f->lacks ? "lacking" : "schema", what);
	free(what);
}

static int
check_schema(struct check *c, struct err *err)
{
	return own_schema_each(c->st, tell_schema, c, err);
}

static int
check_foreign_keys(struct check *c, struct err *err)
{
	char detail[DETAIL_SIZE], child[64], parent[64];
	struct query q;
	int rc = query_open(&q, c->st, "PRAGMA foreign_key_check", err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		query_copy_text(&q, 0, child, sizeof(child));
		query_copy_text(&q, 2, parent, sizeof(parent));
		snprintf(detail, sizeof(detail), "%s %lld: no such %s", child,
			 (long long)query_get_int(&q, 1), parent);
		check_fault(c, "foreign-key", detail);
		rc = 0;
	}
	query_close(&q);
	return rc;
}

static int
check_one_code(struct check *c, struct query *q, enum vocab v, const struct vocab_item *item,
	       struct err *err)
{
	char detail[DETAIL_SIZE];
	int rc;

	query_text(q, vocab_name(v));
	query_int(q, item->num);
	query_text(q, item->code);
	rc = query_step(q, err);
	query_again(q);
	if (rc == 0) {
		snprintf(detail, sizeof(detail), "%s %d is not %s", vocab_name(v), item->num,
			 item->code);
		check_fault(c, "code", detail);
	}
	return rc < 0 ? -1 : 0;
}

/* A file whose numbers mean something else would give wrong figures without a word. */
static int
check_codes(struct check *c, struct err *err)
{
	int64_t stored = 0, known = 0;
	struct query q;
	int rc = query_open(&q, c->st,
			    "SELECT 1 FROM code WHERE vocab = ? AND num = ? AND code = ?", err);

	for (int v = 0; rc == 0 && v < VOCAB_COUNT; v++) {
		size_t count;
		const struct vocab_item *item = vocab_items((enum vocab)v, &count);

		known += (int64_t)count;
		for (size_t i = 0; rc == 0 && i < count; i++)
			rc = check_one_code(c, &q, (enum vocab)v, &item[i], err);
	}
	query_close(&q);
	if (rc == 0)
		rc = db_number(c->st, "SELECT count(*) FROM code", &stored, err);
	if (rc == 0 && stored > known)
		check_fault(c, "code", "more codes than this program knows");
	return rc;
}

/* Runs a statement that gives (number, what) for each bad row. */
static int
report_rows(struct check *c, struct query *q, const char *check, struct err *err)
{
	char detail[DETAIL_SIZE], row[64], what[64];
	int rc;

	while ((rc = query_step(q, err)) == 1) {
		bool session = sqlite3_column_type(q->stmt, 0) == SQLITE_INTEGER;
		bool alone = sqlite3_column_type(q->stmt, 0) == SQLITE_NULL;

		query_copy_text(q, 0, row, sizeof(row));
		query_copy_text(q, 1, what, sizeof(what));
		snprintf(detail, sizeof(detail), "%s%s: %s", session ? "session " : "", row, what);
		check_fault(c, check, alone ? what : detail);
	}
	return rc;
}

static int
check_rule(struct check *c, const struct check_rule *r, struct err *err)
{
	struct query q;
	int rc = query_open(&q, c->st, r->sql, err);
	int given = rc == 0 ? sqlite3_bind_parameter_count(q.stmt) : 0;

	if (given > 0)
		query_date(&q, clock_today(c->st->clock));
	if (given > 1)
		query_text(&q, c->communes);
	if (rc == 0)
		rc = report_rows(c, &q, r->check, err);
	query_close(&q);
	return rc;
}

static int64_t
all_of(enum vocab v)
{
	size_t count;
	const struct vocab_item *item = vocab_items(v, &count);
	uint64_t mask = 0;

	for (size_t i = 0; i < count; i++)
		mask |= (uint64_t)1 << (item[i].num - 1);
	return (int64_t)mask;
}

/* Bits that stand for no value: all lists in one pass over the sessions. */
static int
check_masks(struct check *c, struct err *err)
{
	struct query q;
	int rc = query_open(&q, c->st,
			    "SELECT n, CASE WHEN themes & ~? THEN 'themes'"
			    " WHEN procedures & ~? THEN 'procedures'"
			    " WHEN devices & ~? THEN 'devices'"
			    " WHEN languages & ~? THEN 'languages'"
			    " WHEN coord_themes & ~? THEN 'coord_themes'"
			    " WHEN organisers & ~? THEN 'organisers'"
			    " WHEN partnership_kinds & ~? THEN 'partnership_kinds'"
			    " WHEN partner_kinds & ~? THEN 'partner_kinds' END AS bad"
			    " FROM session WHERE bad IS NOT NULL",
			    err);

	if (rc == 0) {
		query_int(&q, all_of(VOCAB_THEME));
		query_int(&q, all_of(VOCAB_PROCEDURE));
		query_int(&q, all_of(VOCAB_DEVICE));
		query_int(&q, all_of(VOCAB_LANGUAGE));
		query_int(&q, all_of(VOCAB_COORD_THEME));
		query_int(&q, all_of(VOCAB_ORGANISER));
		query_int(&q, all_of(VOCAB_PARTNERSHIP_KIND));
		query_int(&q, all_of(VOCAB_PARTNER_KIND));
		rc = report_rows(c, &q, "value", err);
	}
	query_close(&q);
	return rc;
}

/* One choice each. The table `code` was compared with the program's lists before. */
static int
check_choices(struct check *c, struct err *err)
{
	static const char session[] =
		"SELECT n, CASE"
		" WHEN channel NOT IN (SELECT num FROM code WHERE vocab = 'channel') THEN 'channel'"
		" WHEN autonomy NOT IN (SELECT num FROM code WHERE vocab = 'autonomy')"
		" THEN 'autonomy'"
		" WHEN level NOT IN (SELECT num FROM code WHERE vocab = 'level') THEN 'level'"
		" WHEN refer_to NOT IN (SELECT num FROM code WHERE vocab = 'refer_to')"
		" THEN 'refer_to'"
		" WHEN outcome NOT IN (SELECT num FROM code WHERE vocab = 'outcome') THEN 'outcome'"
		" WHEN not_completed NOT IN (SELECT num FROM code WHERE vocab = 'not_completed')"
		" THEN 'not_completed'"
		" WHEN came_through NOT IN (SELECT num FROM code WHERE vocab = 'came_through')"
		" THEN 'came_through'"
		" WHEN animation_type NOT IN (SELECT num FROM code WHERE vocab = 'animation_type')"
		" THEN 'animation_type'"
		" WHEN initiative NOT IN (SELECT num FROM code WHERE vocab = 'initiative')"
		" THEN 'initiative'"
		" WHEN event_type NOT IN (SELECT num FROM code WHERE vocab = 'event_type')"
		" THEN 'event_type'"
		" WHEN territory_level NOT IN"
		" (SELECT num FROM code WHERE vocab = 'territory_level') THEN 'territory_level'"
		" END AS bad FROM session WHERE bad IS NOT NULL";
	static const char attendance[] =
		"SELECT session, CASE"
		" WHEN gender NOT IN (SELECT num FROM code WHERE vocab = 'gender') THEN 'gender'"
		" WHEN age NOT IN (SELECT num FROM code WHERE vocab = 'age') THEN 'age'"
		" WHEN status NOT IN (SELECT num FROM code WHERE vocab = 'status') THEN 'status'"
		" END AS bad FROM attendance WHERE bad IS NOT NULL";

	const struct check_rule of_session = { .check = "value", .sql = session };
	const struct check_rule of_attendance = { .check = "value", .sql = attendance };

	if (check_rule(c, &of_session, err) != 0)
		return -1;
	return check_rule(c, &of_attendance, err);
}

static int
check_rows(struct check *c, struct err *err)
{
	struct buf communes = BUF_INIT;
	size_t count;
	const struct commune *list = commune_list(&count);
	int rc = 0;

	for (size_t i = 0; i < count; i++)
		buf_addf(&communes, "%c%d", i == 0 ? '[' : ',', list[i].num);
	buf_addc(&communes, ']');
	c->communes = buf_text(&communes);
	for (size_t i = 0; i < check_rule_count && rc == 0; i++)
		rc = check_rule(c, &check_rules[i], err);
	buf_clear(&communes);
	return rc;
}

static bool
can_be_read(const void *changes, int len)
{
	sqlite3_changeset_iter *it = NULL;

	/* The bytes are only read. */
	if (sqlite3changeset_start(&it, len, (void *)changes) != SQLITE_OK)
		return false;
	while (sqlite3changeset_next(it) == SQLITE_ROW)
		continue;
	return sqlite3changeset_finalize(it) == SQLITE_OK;
}

static int
check_undo(struct check *c, struct err *err)
{
	char detail[DECIMAL_SIZE];
	struct query q;
	int rc = query_open(&q, c->st, "SELECT n, changes FROM undo_step", err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		snprintf(detail, sizeof(detail), "step %lld", (long long)query_get_int(&q, 0));
		if (!can_be_read(sqlite3_column_blob(q.stmt, 1), sqlite3_column_bytes(q.stmt, 1)))
			check_fault(c, "undo", detail);
		rc = 0;
	}
	query_close(&q);
	return rc;
}

/* Only with the key can it be told whether a box opens: rules look at its size and version. A note
 * is bound to the id of its session, as what is known of a person is to theirs. */
static int
check_boxes(struct check *c, struct err *err)
{
	char detail[DETAIL_SIZE], id[UUID_SIZE];
	struct query q;
	int rc;

	if (!store_seal_is_open(c->st))
		return 0;
	rc = query_open(&q, c->st,
			"SELECT 'person ' || n || ': box', id, sealed AS box, 1 FROM person"
			" WHERE length(box) >= 41 AND substr(box, 1, 1) = x'01' UNION ALL"
			" SELECT 'session ' || n || ': note', id, sealed_note AS box, 2"
			" FROM session WHERE length(box) >= 41 AND substr(box, 1, 1) = x'01'",
			err);
	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		const void *box = sqlite3_column_blob(q.stmt, 2);
		size_t len = (size_t)sqlite3_column_bytes(q.stmt, 2), bytes_len = 0;
		struct err shut;
		char *bytes = NULL;

		query_copy_text(&q, 0, detail, sizeof(detail));
		query_copy_text(&q, 1, id, sizeof(id));
		if (store_seal_open_box(c->st, (enum seal_what)query_get_int(&q, 3), id, box, len,
					&bytes, &bytes_len, &shut) != 0)
			check_fault(c, "box", detail);
		mem_free_secret(bytes);
		rc = 0;
	}
	query_close(&q);
	return rc;
}

/* Beyond, a spreadsheet loses count, and journals of the desk are refused elsewhere. */
static int
check_revisions(struct check *c, struct err *err)
{
	char detail[DECIMAL_SIZE];
	int64_t n;

	if (db_number(c->st, "SELECT max(revision) FROM desk", &n, err) != 0)
		return -1;
	snprintf(detail, sizeof(detail), "%lld", (long long)n);
	if (n > (int64_t)1 << 53)
		check_fault(c, "revision", detail);
	return 0;
}

static int
check_access(struct check *c, struct err *err)
{
	char detail[DECIMAL_SIZE];
	int64_t n;

	if (store_access_broken(c->st, &n, err) != 0)
		return -1;
	snprintf(detail, sizeof(detail), "%lld", (long long)n);
	if (n != 0)
		check_fault(c, "access-log", detail);
	return 0;
}

/* The totals that the home screen reads are kept by triggers, which a file may have lost. A day
 * that has no session left keeps a row of noughts: it says the same as none. */
static int
check_days(struct check *c, struct err *err)
{
	static const char sql[] =
		"WITH kept AS (SELECT date, sessions, attendances, minutes FROM day_total"
		" WHERE sessions <> 0 OR attendances <> 0 OR minutes <> 0),"
		" counted AS (SELECT date, count(*), sum(iif(kind <= 2, " DB_PRESENT ", 0)),"
		" sum(iif(kind <= 2, minutes, 0)) FROM session AS s WHERE deleted = 0"
		" AND " DB_COUNTED " GROUP BY date)"
		" SELECT date FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted)"
		" UNION SELECT date FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept)";
	char date[DETAIL_SIZE];
	struct query q;
	int rc = query_open(&q, c->st, sql, err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		query_copy_text(&q, 0, date, sizeof(date));
		check_fault(c, "day-total", date);
		rc = 0;
	}
	query_close(&q);
	return rc;
}

int
store_check(struct store *st, store_fault_fn *fn, void *arg, struct err *err)
{
	static int (*const part[])(struct check *, struct err *) = {
		check_integrity, check_schema, check_foreign_keys, check_codes, check_masks,
		check_choices,   check_rows,   check_undo,         check_days,  check_publications,
		check_releases,  check_access, check_revisions,    check_boxes,
	};
	struct check c = { .st = st, .fn = fn, .arg = arg };
	bool own = !st->in_action;
	struct err ignored;
	int rc = own ? db_exec(st, "BEGIN", err) : 0;

	if (rc != 0)
		return -1;
	for (size_t i = 0; rc == 0 && i < sizeof(part) / sizeof(part[0]); i++)
		rc = part[i](&c, err);
	if (own)
		db_exec(st, "ROLLBACK", &ignored);
	/* A page that cannot be read is what was looked for, not an obstacle to looking. */
	if (rc != 0 && err->code == ERR_DAMAGED) {
		check_fault(&c, "integrity", err->detail);
		rc = 0;
	}
	return rc == 0 ? c.faults : -1;
}
