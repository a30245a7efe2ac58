/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Known persons: kept, read, found, and what their visits were. */
#include "config.h"

#include "store/person.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/db.h"
#include "store/person_row.h"
#include "store/seal.h"

#define SELECT_PERSON "SELECT n, id, revision, consent, notice, sealed, frozen FROM person "

/* p is NULL for one whom only figures know. */
static int
insert(struct store *st, const char *id, int64_t revision, const struct person *p,
       const uint8_t *box, size_t box_len, int64_t *n, struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_PERSON_INSERT,
				 "INSERT INTO person (id, desk, revision, consent, notice, sealed)"
				 " VALUES (?, ?, ?, ?, ?, ?)",
				 err);

	if (rc == 0) {
		query_text(&q, id);
		query_int(&q, st->desk.n);
		query_int(&q, revision);
		query_date(&q, p != NULL ? p->consent : DATE_NONE);
		query_text(&q, p != NULL ? p->notice : NULL);
		if (p != NULL)
			query_blob(&q, box, box_len);
		else
			query_null(&q);
		rc = query_run(&q, err);
	}
	query_close(&q);
	if (rc == 0)
		*n = sqlite3_last_insert_rowid(st->db);
	return rc;
}

int
store_person_add(struct store *st, int64_t *n, struct err *err)
{
	char id[UUID_SIZE];
	int64_t revision, added = 0;
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, err);

	if (rc == 0)
		rc = db_next_revision(st, &revision, err);
	if (rc == 0) {
		db_new_id(st, id);
		rc = insert(st, id, revision, NULL, NULL, 0, &added, err);
	}
	rc = tx_leave(st, &tx, rc, err);
	if (rc == 0)
		*n = added;
	return rc;
}

/* The one to be replaced is there, and as it was when it was read. */
static int
find_unchanged(struct store *st, const struct person *p, char id[static UUID_SIZE], struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "SELECT revision, id FROM person WHERE n = ? AND deleted = 0",
			    err);

	if (rc == 0) {
		query_int(&q, p->n);
		rc = query_step(&q, err);
	}
	if (rc == 0)
		rc = db_no_such("person", p->n, err);
	else if (rc == 1 && query_get_int(&q, 0) != p->revision)
		rc = err_set(err, ERR_CONFLICT, "", "person %lld was changed", (long long)p->n);
	else if (rc == 1)
		query_copy_text(&q, 1, id, UUID_SIZE);
	query_close(&q);
	return rc == 1 ? 0 : -1;
}

static int
update(struct store *st, const struct person *p, int64_t revision, const uint8_t *box,
       size_t box_len, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "UPDATE person SET revision = ?, consent = ?, notice = ?, sealed = ?"
			    " WHERE n = ?",
			    err);

	if (rc == 0) {
		query_int(&q, revision);
		query_date(&q, p->consent);
		query_text(&q, p->notice);
		query_blob(&q, box, box_len);
		query_int(&q, p->n);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

static int
write_person(struct store *st, struct person *p, struct err *err)
{
	char id[UUID_SIZE];
	int64_t revision, n = p->n;
	uint8_t *box = NULL;
	size_t box_len = 0;
	char *text;
	int rc;

	/* Nobody is kept who was not told what is kept, and on which day. */
	if (p->consent == DATE_NONE || p->notice == NULL)
		return err_set(err, ERR_VALUE, "", "consent");
	if (p->n == 0)
		db_new_id(st, id);
	else if (find_unchanged(st, p, id, err) != 0)
		return -1;
	if (db_next_revision(st, &revision, err) != 0)
		return -1;
	text = person_row_write(p);
	rc = store_seal_close_box(st, SEAL_PERSON, id, text, strlen(text), &box, &box_len, err);
	mem_free_secret(text);
	if (rc == 0 && p->n == 0)
		rc = insert(st, id, revision, p, box, box_len, &n, err);
	else if (rc == 0)
		rc = update(st, p, revision, box, box_len, err);
	free(box);
	if (rc != 0)
		return -1;
	p->n = n;
	p->revision = revision;
	memcpy(p->id, id, sizeof(id));
	return 0;
}

int
store_person_save(struct store *st, struct person *p, struct err *err)
{
	const int64_t n = p->n, revision = p->revision;
	struct tx tx;
	int rc = tx_enter(st, &tx, NULL, err);

	if (rc == 0)
		rc = write_person(st, p, err);
	rc = tx_leave(st, &tx, rc, err);
	/* What is not on disk has no number yet: the caller tries again. */
	if (rc != 0) {
		p->n = n;
		p->revision = revision;
	}
	return rc;
}

/* The row that q stands on. */
static int
read_row(struct store *st, const struct query *q, struct person *p, struct err *err)
{
	char *text = NULL;
	size_t len;
	int rc;

	person_clear(p);
	p->n = query_get_int(q, 0);
	query_copy_text(q, 1, p->id, sizeof(p->id));
	p->revision = query_get_int(q, 2);
	p->consent = query_get_date(q, 3);
	p->notice = query_get_text(q, 4);
	p->frozen = query_get_date(q, 6);
	if (sqlite3_column_type(q->stmt, 5) == SQLITE_NULL)
		return 0;
	rc = store_seal_open_box(st, SEAL_PERSON, p->id, sqlite3_column_blob(q->stmt, 5),
				 (size_t)sqlite3_column_bytes(q->stmt, 5), &text, &len, err);
	if (rc == 0 && person_row_read(p, text) != 0)
		rc = err_set(err, ERR_DAMAGED, st->path, "not what is known of a person");
	mem_free_secret(text);
	return rc;
}

int
store_person_get(struct store *st, int64_t n, struct person *p, struct err *err)
{
	struct person found;
	struct query q;
	int rc = query_open(&q, st, SELECT_PERSON "WHERE n = ? AND deleted = 0", err);

	person_init(&found);
	if (rc == 0) {
		query_int(&q, n);
		rc = query_step(&q, err);
	}
	if (rc == 0)
		rc = db_no_such("person", n, err);
	else if (rc == 1)
		rc = read_row(st, &q, &found, err);
	query_close(&q);
	if (rc != 0) {
		person_clear(&found);
		return -1;
	}
	person_clear(p);
	*p = found;
	return 0;
}

int
store_person_find(struct store *st, const char *id, int64_t *n, struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_PERSON_FIND,
				 "SELECT n FROM person WHERE id = ? AND deleted = 0", err);

	if (rc == 0) {
		query_text(&q, id);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		*n = query_get_int(&q, 0);
	else if (rc == 0)
		err_set(err, ERR_NO_INPUT, "", "no such person");
	query_close(&q);
	return rc == 1 ? 0 : -1;
}

int
store_person_id(struct store *st, int64_t n, char id[static UUID_SIZE], struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_PERSON_ID,
				 "SELECT id FROM person WHERE n = ? AND deleted = 0", err);

	if (rc == 0) {
		query_int(&q, n);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		query_copy_text(&q, 0, id, UUID_SIZE);
	else if (rc == 0)
		db_no_such("person", n, err);
	query_close(&q);
	return rc == 1 ? 0 : -1;
}

static int
stamp(struct store *st, int64_t *newest, int64_t *count, struct err *err)
{
	struct query q;
	int rc = query_open(
		&q, st, "SELECT max(revision), count(*) FROM person WHERE sealed IS NOT NULL", err);

	if (rc == 0)
		rc = query_step(&q, err);
	if (rc == 1) {
		*newest = query_get_int(&q, 0);
		*count = query_get_int(&q, 1);
	}
	query_close(&q);
	return rc == 1 ? 0 : -1;
}

int
store_person_count(struct store *st, int64_t *count, struct err *err)
{
	return db_number(st, "SELECT count(*) FROM person WHERE sealed IS NOT NULL", count, err);
}

int
store_person_each(struct store *st, store_person_fn *fn, void *arg, size_t *damaged,
		  struct err *err)
{
	struct person p;
	struct query q = { .st = st };
	size_t bad = 0;
	int stop = 0;
	int rc = 0;

	if (!store_seal_is_open(st))
		rc = err_set(err, ERR_LOCKED, "", "names are locked");
	if (rc == 0)
		rc = stamp(st, &st->person_newest, &st->person_count, err);
	if (rc == 0)
		rc = query_open(&q, st, SELECT_PERSON "WHERE sealed IS NOT NULL ORDER BY n", err);
	person_init(&p);
	while (rc == 0 && stop == 0 && (rc = query_step(&q, err)) == 1) {
		struct err ignored;

		rc = 0;
		/* One box that is damaged must not take all other names away. */
		if (read_row(st, &q, &p, &ignored) == 0)
			stop = fn(arg, &p);
		else
			bad++;
	}
	query_close(&q);
	person_clear(&p);
	if (rc != 0)
		return -1;
	*damaged = bad;
	return stop;
}

/* As store_partner_version(): another program's commits, of sessions mostly, move the file's own
 * number, and then the rows are asked. */
uint64_t
store_person_version(struct store *st)
{
	int64_t seen = st->person_data_version;
	int64_t newest, count;
	struct err ignored;

	st->person_data_version = db_data_version(st);
	if (seen != 0 && st->person_data_version != seen &&
	    (stamp(st, &newest, &count, &ignored) != 0 || newest != st->person_newest ||
	     count != st->person_count))
		st->person_writes++;
	return st->person_writes;
}

static int
read_visits(struct store *st, int64_t n, bool binned, struct person_visit **out, size_t *count,
	    struct err *err)
{
	struct person_visit *list = NULL;
	size_t len = 0, capacity = 0;
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT s.n, s.date, s.kind, s.minutes, s.themes, s.procedures,"
			    " a.gender, a.age, a.status, a.residence"
			    " FROM attendance AS a JOIN session AS s ON s.n = a.session"
			    " WHERE a.person = ? AND s.deleted = ?"
			    " ORDER BY s.date DESC, s.start DESC, s.n DESC",
			    err);

	if (rc == 0) {
		query_int(&q, n);
		query_int(&q, binned);
	}
	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		rc = 0;
		list = mem_grow(list, len, &capacity, sizeof(*list));
		list[len++] = (struct person_visit){
			.session = query_get_int(&q, 0),
			.date = query_get_date(&q, 1),
			.kind = (int)query_get_int(&q, 2),
			.minutes = (int)query_get_int(&q, 3),
			.themes = (uint64_t)query_get_int(&q, 4),
			.procedures = (uint64_t)query_get_int(&q, 5),
			.answers = { .person = n,
				     .gender = (int)query_get_int(&q, 6),
				     .age = (int)query_get_int(&q, 7),
				     .status = (int)query_get_int(&q, 8),
				     .residence = (int)query_get_int(&q, 9) },
		};
	}
	query_close(&q);
	if (rc != 0) {
		free(list);
		return -1;
	}
	*out = list;
	*count = len;
	return 0;
}

int
store_person_visits(struct store *st, int64_t n, struct person_visit **out, size_t *count,
		    struct err *err)
{
	return read_visits(st, n, false, out, count, err);
}

int
store_person_binned(struct store *st, int64_t n, struct person_visit **out, size_t *count,
		    struct err *err)
{
	return read_visits(st, n, true, out, count, err);
}
