/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading sessions whole: one by its number, or many in order, one at a time. */
#include "config.h"

#include "base/mem.h"
#include "base/vocab.h"
#include "store/db.h"
#include "store/seal.h"
#include "store/session.h"
#include "store/session_row.h"

#define DATE_FIRST "0000-00-00" /* sorts before every date */
#define DATE_LAST "9999-99-99"
#define NO_LIMIT (-1)

#define SELECT_SESSION \
	"SELECT n, id, desk, revision, " SESSION_COLUMNS ", sealed_note FROM session "
#define LIVE "deleted = 0 AND "
#define IN_SPAN "date BETWEEN ?1 AND ?2 AND (?3 = 0 OR kind = ?3)"
#define OLDEST_FIRST " ORDER BY date, start, id"
#define NEWEST_FIRST " ORDER BY date DESC, start DESC, id DESC"
#define LIMITED " LIMIT ?4 OFFSET ?5"

/* The row, and the statements that bring its children. An arrow on the home screen asks for a
 * few rows: preparing would take longer than reading. */
struct reader {
	struct query row;
	struct query attendance;
	struct query breakdown;
	struct query referral;
	struct query tag;
};

static int
reader_open(struct reader *r, struct store *st, enum kept which, const char *sql, struct err *err)
{
	int rc;

	*r = (struct reader){ .row = { .st = st } };
	rc = query_open_kept(&r->row, st, which, sql, err);
	if (rc == 0)
		rc = query_open_kept(&r->attendance, st, KEPT_ATTENDANCE_GET,
				     "SELECT person, gender, age, status, residence, cut, k,"
				     " person IN " DB_FROZEN
				     " FROM attendance WHERE session = ? ORDER BY k",
				     err);
	if (rc == 0)
		rc = query_open_kept(&r->breakdown, st, KEPT_BREAKDOWN_GET,
				     "SELECT dim, code, count FROM breakdown WHERE session = ?"
				     " ORDER BY dim, code",
				     err);
	if (rc == 0)
		rc = query_open_kept(&r->referral, st, KEPT_REFERRAL_GET,
				     "SELECT partner_id FROM referral WHERE session = ? ORDER BY k",
				     err);
	if (rc == 0)
		rc = query_open_kept(&r->tag, st, KEPT_SESSION_TAG_GET,
				     "SELECT t.name FROM session_tag AS s JOIN tag AS t"
				     " ON t.n = s.tag WHERE s.session = ? ORDER BY t.name",
				     err);
	return rc;
}

static void
reader_close(struct reader *r)
{
	query_close(&r->row);
	query_close(&r->attendance);
	query_close(&r->breakdown);
	query_close(&r->referral);
	query_close(&r->tag);
}

/* One that does not open is no reason to lose the session: it stays what it is. */
static void
read_note(const struct query *q, int column, struct session *s)
{
	struct err ignored;
	size_t len;

	if (sqlite3_column_type(q->stmt, column) == SQLITE_NULL)
		return;
	s->note_locked =
		store_seal_open_box(q->st, SEAL_NOTE, s->id, sqlite3_column_blob(q->stmt, column),
				    (size_t)sqlite3_column_bytes(q->stmt, column), &s->note, &len,
				    &ignored) != 0;
}

/* In the order of SESSION_COLUMNS; NULL comes back as 0. */
static void
read_row(const struct query *q, struct session *s)
{
	int c = 0;

	s->n = query_get_int(q, c++);
	query_copy_text(q, c++, s->id, sizeof(s->id));
	s->desk = query_get_int(q, c++);
	s->revision = query_get_int(q, c++);
	s->deleted = query_get_int(q, c++) != 0;
	c++; /* saved */
	s->kind = (int)query_get_int(q, c++);
	s->date = query_get_date(q, c++);
	s->start = sqlite3_column_type(q->stmt, c) == SQLITE_NULL ? TIME_NONE
								  : (int)query_get_int(q, c);
	c++;
	s->minutes = (int)query_get_int(q, c++);
	s->channel = (int)query_get_int(q, c++);
	s->place = query_get_int(q, c++);
	s->commune = (int)query_get_int(q, c++);
	s->mediator = query_get_int(q, c++);
	s->themes = (uint64_t)query_get_int(q, c++);
	s->procedures = (uint64_t)query_get_int(q, c++);
	s->devices = (uint64_t)query_get_int(q, c++);
	s->procedure_name = query_get_text(q, c++);
	s->autonomy = (int)query_get_int(q, c++);
	s->level = (int)query_get_int(q, c++);
	s->participants = (int)query_get_int(q, c++);
	s->anonymous = (int)query_get_int(q, c++);
	s->anonymous_returning = (int)query_get_int(q, c++);
	s->online = (int)query_get_int(q, c++);
	s->title = query_get_text(q, c++);
	s->refer_to = (int)query_get_int(q, c++);
	s->refer_reason = query_get_text(q, c++);
	s->outcome = (int)query_get_int(q, c++);
	s->not_completed = (int)query_get_int(q, c++);
	s->languages = (uint64_t)query_get_int(q, c++);
	s->came_through = (int)query_get_int(q, c++);
	s->animation_type = (int)query_get_int(q, c++);
	s->initiative = (int)query_get_int(q, c++);
	s->coord_themes = (uint64_t)query_get_int(q, c++);
	s->event_type = (int)query_get_int(q, c++);
	s->organisers = (uint64_t)query_get_int(q, c++);
	s->territory_level = (int)query_get_int(q, c++);
	s->partnership_kinds = (uint64_t)query_get_int(q, c++);
	s->partner_kinds = (uint64_t)query_get_int(q, c++);
	s->audience = (int)query_get_int(q, c++);
	s->audience_online = (int)query_get_int(q, c++);
	s->clocked = query_get_int(q, c++) != 0;
	read_note(q, c, s);
}

static int
read_attendances(struct query *q, struct session *s, struct err *err)
{
	size_t capacity = 0;
	int rc;

	query_int(q, s->n);
	while ((rc = query_step(q, err)) == 1) {
		s->attendance = mem_grow(s->attendance, s->attendance_count, &capacity,
					 sizeof(*s->attendance));
		s->attendance[s->attendance_count++] = (struct attendance){
			.person = query_get_int(q, 0),
			.gender = (int)query_get_int(q, 1),
			.age = (int)query_get_int(q, 2),
			.status = (int)query_get_int(q, 3),
			.residence = (int)query_get_int(q, 4),
			.cut = (unsigned)query_get_int(q, 5),
			.k = (int)query_get_int(q, 6),
			.frozen = query_get_int(q, 7) != 0,
		};
	}
	query_again(q);
	return rc;
}

static int
read_breakdown(struct query *q, struct session *s, struct err *err)
{
	size_t capacity = 0;
	int rc;

	query_int(q, s->n);
	while ((rc = query_step(q, err)) == 1) {
		s->breakdown = mem_grow(s->breakdown, s->breakdown_count, &capacity,
					sizeof(*s->breakdown));
		s->breakdown[s->breakdown_count++] = (struct breakdown){
			.dim = (enum breakdown_dim)query_get_int(q, 0),
			.code = (int)query_get_int(q, 1),
			.count = (int)query_get_int(q, 2),
		};
	}
	query_again(q);
	return rc;
}

static int
read_texts(struct query *q, int64_t n, struct strlist *out, struct err *err)
{
	int rc;

	query_int(q, n);
	while ((rc = query_step(q, err)) == 1)
		strlist_add(out, (const char *)sqlite3_column_text(q->stmt, 0));
	query_again(q);
	return rc;
}

/* 1 and the next session in s, which is cleared first; 0 at the end; -1. */
static int
reader_next(struct reader *r, struct session *s, struct err *err)
{
	int rc = query_step(&r->row, err);

	if (rc != 1)
		return rc;
	session_clear(s);
	read_row(&r->row, s);
	/* Forms and cells are found by it. */
	if (vocab_by_num(VOCAB_KIND, s->kind) == NULL)
		return err_set(err, ERR_DAMAGED, r->row.st->path, "session %lld: kind",
			       (long long)s->n);
	if (read_attendances(&r->attendance, s, err) != 0 ||
	    (s->kind == KIND_WORKSHOP && read_breakdown(&r->breakdown, s, err) != 0) ||
	    read_texts(&r->referral, s->n, &s->partners, err) != 0 ||
	    read_texts(&r->tag, s->n, &s->tags, err) != 0)
		return -1;
	return 1;
}

/* Filled aside first: what the caller holds stays when there is no such session. */
int
store_session_get(struct store *st, int64_t n, struct session *s, struct err *err)
{
	struct session found;
	struct reader r;
	int rc;

	session_init(&found);
	rc = reader_open(&r, st, KEPT_SESSION_GET, SELECT_SESSION "WHERE n = ?", err);
	if (rc == 0) {
		query_int(&r.row, n);
		rc = reader_next(&r, &found, err);
	}
	reader_close(&r);
	if (rc == 0)
		db_no_such("session", n, err);
	if (rc != 1) {
		session_clear(&found);
		return -1;
	}
	session_clear(s);
	*s = found;
	return 0;
}

int
store_session_find(struct store *st, const char *id, int64_t *n, struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_SESSION_BY_ID, "SELECT n FROM session WHERE id = ?",
				 err);

	if (rc == 0) {
		query_text(&q, id);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		*n = query_get_int(&q, 0);
	else if (rc == 0)
		err_set(err, ERR_NO_INPUT, id, "no such session");
	query_close(&q);
	return rc == 1 ? 0 : -1;
}

/* What makes a row one that a person logged here: an identifier of version 7, which says when.
 * Those of other files are of version 8 and spread over all values; few sort before '04', which is
 * the year 2109. */
#define LOGGED_HERE \
	"deleted = 0 AND kind = ?1 AND desk = ?2 AND substr(id, 15, 1) = '7' AND id < '04'"

/* By the millisecond in its identifier, and by number within one. An import gives numbers that are
 * higher than those of sessions logged before it. */
int
store_session_last(struct store *st, struct session *s, struct err *err)
{
	int64_t n = 0;
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT n FROM session WHERE " LOGGED_HERE
			    " AND id >= (SELECT substr(id, 1, 13) FROM session WHERE " LOGGED_HERE
			    " ORDER BY id DESC LIMIT 1) ORDER BY +n DESC LIMIT 1",
			    err);

	if (rc == 0) {
		query_int(&q, KIND_INDIVIDUAL);
		query_int(&q, st->desk.n);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		n = query_get_int(&q, 0);
	else if (rc == 0)
		err_set(err, ERR_NOTHING, "", "no individual session");
	query_close(&q);
	return rc == 1 ? store_session_get(st, n, s, err) : -1;
}

/* « 2026-11-24T09:12:00-04:00 »: a day, a sign, a time and what follows it. */
int
store_session_saved_at(struct store *st, int64_t n, int *date, int *minute, struct err *err)
{
	char day[DATE_ISO_SIZE] = "", time[6] = "";
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT substr(saved, 1, 10), substr(saved, 12, 5) FROM session"
			    " WHERE n = ?",
			    err);

	if (rc == 0) {
		query_int(&q, n);
		rc = query_step(&q, err);
	}
	if (rc == 1) {
		query_copy_text(&q, 0, day, sizeof(day));
		query_copy_text(&q, 1, time, sizeof(time));
	}
	query_close(&q);
	if (rc < 0)
		return -1;
	if (date_parse(day, date) != 0 || time_parse(time, minute) != 0)
		return err_set(err, ERR_NOTHING, "", "session %lld: no time of saving",
			       (long long)n);
	return 0;
}

int
store_session_bin_day(struct store *st, int64_t n, int *day, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "SELECT binned FROM session WHERE n = ? AND deleted = 1", err);

	if (rc == 0) {
		query_int(&q, n);
		rc = query_step(&q, err);
	}
	if (rc >= 0)
		*day = rc == 1 ? query_get_date(&q, 0) : DATE_NONE;
	query_close(&q);
	return rc < 0 ? -1 : 0;
}

int
store_session_taken_back(struct store *st, int64_t n, bool *out, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT 1 FROM session WHERE n = ?1 AND deleted = 1 AND binned IS NULL"
			    " AND (saved = '' OR desk <> ?2)",
			    err);

	if (rc == 0) {
		query_int(&q, n);
		query_int(&q, st->desk.n);
		rc = query_step(&q, err);
	}
	query_close(&q);
	if (rc >= 0)
		*out = rc == 1;
	return rc < 0 ? -1 : 0;
}

struct many {
	enum kept kept;
	const char *sql;
};

/* Numbers first, rows after: what a limit leaves out is passed over in the index. */
#define NUMBERED(condition, order)                                                        \
	SELECT_SESSION "WHERE n IN (SELECT n FROM session WHERE " condition order LIMITED \
		       ")" OLDEST_FIRST

static const struct many *
many_of(const struct session_filter *f)
{
	static const struct many newest = { KEPT_SESSION_NEWEST,
					    NUMBERED(LIVE IN_SPAN, NEWEST_FIRST) };
	static const struct many newest_all = { KEPT_SESSION_NEWEST_ALL,
						NUMBERED(IN_SPAN, NEWEST_FIRST) };
	static const struct many oldest = { KEPT_SESSION_OLDEST,
					    NUMBERED(LIVE IN_SPAN, OLDEST_FIRST) };
	/* Live ones come from the index in order. With the bin, the two orders are merged: nothing
	 * is sorted but the bin. */
	static const struct many live = { KEPT_SESSION_LIVE, SELECT_SESSION
					  "WHERE " LIVE IN_SPAN OLDEST_FIRST LIMITED };
	static const struct many all = { KEPT_SESSION_ALL, SELECT_SESSION
					 "WHERE " LIVE IN_SPAN " UNION ALL " SELECT_SESSION
					 "WHERE deleted = 1 AND " IN_SPAN OLDEST_FIRST LIMITED };

	if (f->limit > 0 && f->newest)
		return f->with_deleted ? &newest_all : &newest;
	if (f->with_deleted)
		return &all;
	return f->limit > 0 ? &oldest : &live;
}

/* An open end is a text beyond every date, so that one statement and its index serve all cases. */
static void
bind_filter(struct query *q, const struct session_filter *f)
{
	if (f->from == DATE_NONE)
		query_text(q, DATE_FIRST);
	else
		query_date(q, f->from);
	if (f->to == DATE_NONE)
		query_text(q, DATE_LAST);
	else
		query_date(q, f->to);
	query_int(q, f->kind);
	query_int(q, f->limit > 0 ? f->limit : NO_LIMIT);
	query_int(q, f->limit > 0 ? f->skip : 0);
}

int
store_session_each(struct store *st, const struct session_filter *filter, store_session_fn *fn,
		   void *arg, struct err *err)
{
	const struct many *many = many_of(filter);
	struct session s;
	struct reader r;
	int stop = 0;
	int rc;

	session_init(&s);
	rc = reader_open(&r, st, many->kept, many->sql, err);
	if (rc == 0)
		bind_filter(&r.row, filter);
	while (rc == 0 && stop == 0) {
		int got = reader_next(&r, &s, err);

		if (got == 1)
			stop = fn(arg, &s);
		else if (got < 0)
			rc = -1;
		else
			break;
	}
	reader_close(&r);
	session_clear(&s);
	return rc != 0 ? rc : stop;
}
