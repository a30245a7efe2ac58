/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is the file whole, and does it say the same thing everywhere? One reading transaction, no
 * writing. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/charset.h"
#include "base/csv.h"
#include "base/hash.h"
#include "base/vocab.h"
#include "store/access.h"
#include "store/check_rules.h"
#include "store/db.h"
#include "store/publication.h"
#include "store/schema.h"

#define DETAIL_SIZE 200
#define DECIMAL_SIZE 24
#define INTEGRITY_PRAGMA "PRAGMA integrity_check(100)" /* more faults say nothing more */

struct check {
	struct store *st;
	store_fault_fn *fn;
	void *arg;
	int faults;
};

static void
fault(struct check *c, const char *check, const char *detail)
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
			fault(c, "integrity", text);
		rc = 0;
	}
	query_close(&q);
	return rc;
}

/* What the steps of the schema make of an empty file, in memory. */
static int
open_schema(struct store *out, struct err *err)
{
	int rc = sqlite3_open(":memory:", &out->db);

	if (rc != SQLITE_OK)
		return db_fail(out, rc, "open", err);
	for (int i = 0; i < store_migrations_count; i++)
		if (db_exec(out, store_migrations[i].sql, err) != 0)
			return -1;
	return 0;
}

/* The same word for word, under the same name. */
static int
is_of_schema(struct query *own, const char *name, const char *sql, struct err *err)
{
	int rc;

	query_text(own, name);
	query_text(own, sql);
	rc = query_step(own, err);
	query_again(own);
	return rc;
}

/* A trigger that is not ours would run with every save, and do whatever it says. */
static int
check_schema(struct check *c, struct err *err)
{
	struct store schema = { .path = c->st->path };
	char name[DETAIL_SIZE];
	struct query q = { 0 }, own = { 0 };
	int rc = open_schema(&schema, err);

	if (rc == 0)
		rc = query_open(&own, &schema,
				"SELECT 1 FROM sqlite_schema WHERE name = ? AND sql = ?", err);
	if (rc == 0)
		rc = query_open(&q, c->st,
				"SELECT name, sql FROM sqlite_schema"
				" WHERE type IN ('trigger', 'view')",
				err);
	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		char *sql = query_get_text(&q, 1);

		query_copy_text(&q, 0, name, sizeof(name));
		rc = is_of_schema(&own, name, sql != NULL ? sql : "", err);
		if (rc == 0)
			fault(c, "schema", name);
		free(sql);
		rc = rc < 0 ? -1 : 0;
	}
	query_close(&own);
	query_close(&q);
	sqlite3_close(schema.db);
	return rc;
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
		fault(c, "foreign-key", detail);
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
		fault(c, "code", detail);
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
		fault(c, "code", "more codes than this program knows");
	return rc;
}

/* Runs a statement that gives (number, what) for each bad session. */
static int
report_rows(struct check *c, struct query *q, const char *check, struct err *err)
{
	char detail[DETAIL_SIZE], what[64];
	int rc;

	while ((rc = query_step(q, err)) == 1) {
		query_copy_text(q, 1, what, sizeof(what));
		snprintf(detail, sizeof(detail), "session %lld: %s", (long long)query_get_int(q, 0),
			 what);
		fault(c, check, detail);
	}
	return rc;
}

static int
check_rule(struct check *c, const char *check, const char *sql, struct err *err)
{
	struct query q;
	int rc = query_open(&q, c->st, sql, err);

	if (rc == 0)
		rc = report_rows(c, &q, check, err);
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
		" WHEN kind NOT IN (SELECT num FROM code WHERE vocab = 'kind') THEN 'kind'"
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

	if (check_rule(c, "value", session, err) != 0)
		return -1;
	return check_rule(c, "value", attendance, err);
}

/* Figures that are stored and could also be worked out. */
static int
check_figures(struct check *c, struct err *err)
{
	for (size_t i = 0; i < check_rule_count; i++)
		if (check_rule(c, check_rules[i].check, check_rules[i].sql, err) != 0)
			return -1;
	return 0;
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
		fault(c, "revision", detail);
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
		fault(c, "access-log", detail);
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
		" counted AS (SELECT date, count(*), sum(iif(kind <= 2, participants, 0)),"
		" sum(iif(kind <= 2, minutes, 0)) FROM session WHERE deleted = 0 GROUP BY date)"
		" SELECT date FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted)"
		" UNION SELECT date FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept)";
	char date[DETAIL_SIZE];
	struct query q;
	int rc = query_open(&q, c->st, sql, err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		query_copy_text(&q, 0, date, sizeof(date));
		fault(c, "day-total", date);
		rc = 0;
	}
	query_close(&q);
	return rc;
}

/* What was handed out must stay what it was; triggers keep out statements, not a failing disk. */
static int
check_publications(struct check *c, struct err *err)
{
	char name[DETAIL_SIZE], kept[HASH_HEX_SIZE], hex[HASH_HEX_SIZE];
	uint8_t digest[HASH_SIZE];
	struct query q;
	int rc = query_open(&q, c->st, "SELECT name, sha256, bytes FROM publication_file", err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		const void *bytes = sqlite3_column_blob(q.stmt, 2);

		query_copy_text(&q, 0, name, sizeof(name));
		query_copy_text(&q, 1, kept, sizeof(kept));
		hash_sha256(bytes != NULL ? bytes : "", (size_t)sqlite3_column_bytes(q.stmt, 2),
			    digest);
		hash_hex(digest, hex);
		if (strcmp(kept, hex) != 0)
			fault(c, "publication", name);
		rc = 0;
	}
	query_close(&q);
	return rc;
}

/* The rows of statistiques.csv beside the figures that were stored with it. */
struct comparison {
	const struct release *r;
	size_t rows; /* with the header */
	bool differs;
};

enum { TABLE = 2, MEASURE, GEO, CATEGORY, LABEL, VALUE, STATUS, COLUMNS };

static int
compare_row(void *arg, const struct csv_row *row)
{
	struct comparison *at = arg;
	bool found = false;

	if (at->rows++ == 0)
		return 0;
	for (size_t i = 0; i < at->r->cell_count && row->count == COLUMNS && !found; i++) {
		const struct release_cell *c = &at->r->cell[i];
		char value[DECIMAL_SIZE] = "s";

		if (!c->secret)
			snprintf(value, sizeof(value), "%lld", (long long)c->value);
		found = strcmp(c->table, row->cell[TABLE]) == 0 &&
			strcmp(c->measure, row->cell[MEASURE]) == 0 &&
			strcmp(c->geo, row->cell[GEO]) == 0 &&
			strcmp(c->category, row->cell[CATEGORY]) == 0 &&
			strcmp(value, row->cell[VALUE]) == 0;
	}
	at->differs = at->differs || !found;
	return 0;
}

static bool
figures_match(const struct release *r, const struct release_file *f)
{
	struct comparison at = { .r = r };
	struct buf text = BUF_INIT;
	struct err ignored;
	size_t replaced;
	bool read =
		charset_decode(r->encoding, f->bytes, f->len, &text, &replaced, &ignored) == 0 &&
		csv_read(buf_text(&text), text.len, csv_detect_delimiter(buf_text(&text), text.len),
			 compare_row, &at, &ignored) == 0;

	buf_clear(&text);
	return read && !at.differs && at.rows == r->cell_count + 1;
}

/* The digests of r's files are those of their bytes as they are now. */
static void
check_release(struct check *c, const struct release *r)
{
	bool sealed = false;
	bool figures = false;

	for (size_t i = 0; i < r->file_count; i++) {
		const struct release_file *f = &r->file[i];

		if (strcmp(f->name, RELEASE_FILE_MANIFEST) == 0)
			sealed = strcmp(f->sha256, r->seal) == 0;
		if (strcmp(f->name, RELEASE_FILE_STATISTICS) == 0)
			figures = figures_match(r, f);
	}
	if (!sealed)
		fault(c, "seal", r->period);
	if (!figures)
		fault(c, "figures", r->period);
}

static int
check_releases(struct check *c, struct err *err)
{
	struct release_list list = { .item = NULL };
	int rc = store_publication_list(c->st, &list, err);

	for (size_t i = 0; rc == 0 && i < list.count; i++) {
		struct release r;

		rc = store_publication_get(c->st, list.item[i].period, list.item[i].profile, &r,
					   err);
		if (rc == 0) {
			check_release(c, &r);
			release_clear(&r);
		}
	}
	release_list_clear(&list);
	return rc;
}

int
store_check(struct store *st, store_fault_fn *fn, void *arg, struct err *err)
{
	static int (*const part[])(struct check *, struct err *) = {
		check_integrity,    check_schema,   check_foreign_keys, check_codes,
		check_masks,        check_choices,  check_figures,      check_days,
		check_publications, check_releases, check_access,       check_revisions,
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
		fault(&c, "integrity", err->detail);
		rc = 0;
	}
	return rc == 0 ? c.faults : -1;
}
