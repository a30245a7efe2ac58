/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going over sessions by the day, in parts. */
#include "config.h"

#include "store/session_scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "store/db.h"

#define DATE_FIRST "0000-00-00" /* sorts before every date */
#define DATE_LAST "9999-99-99"
#define TITLE_WORTH 20 /* rows that take as long to look at as a title takes to find */

static int
order(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

int
session_key_compare(const struct session_key *a, const struct session_key *b)
{
	if (a->date != b->date)
		return order(a->date, b->date);
	if (a->start != b->start)
		return order(a->start, b->start);
	return order(a->n, b->n);
}

static int
get_start(const struct query *q, int column)
{
	return sqlite3_column_type(q->stmt, column) == SQLITE_NULL ? TIME_NONE
								   : (int)query_get_int(q, column);
}

int
store_session_key(struct store *st, int64_t n, struct session_key *key, struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_SESSION_KEY,
				 "SELECT date, start FROM session WHERE n = ?", err);

	if (rc == 0) {
		query_int(&q, n);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		*key = (struct session_key){ query_get_date(&q, 0), get_start(&q, 1), n };
	query_close(&q);
	if (rc == 0)
		db_no_such("session", n, err);
	return rc == 1 ? 0 : -1;
}

#define SELECT_BRIEF                                                                      \
	"SELECT date, start, n, kind, " DB_PRESENT ", minutes, mediator, place, themes, " \
	"procedures FROM session AS s WHERE "
#define NEWEST_FIRST " ORDER BY date DESC, start DESC, n DESC"
#define OLDEST_FIRST " ORDER BY date, start, n"
/* What is not wanted never leaves SQLite, but for the marks: that takes a fifth of the time. */
#define IN_SPAN                                                                                \
	" AND date BETWEEN ?1 AND ?2 AND ((?3 = 0 OR kind = ?3) AND (?4 = 0 OR mediator = ?4)" \
	" AND (?5 = 0 OR place = ?5) AND (?6 = 0 OR themes & ?7 OR procedures & ?8)"           \
	" OR n & ?9 = 0)"

/* Index of session_by_day: nothing but it is read, in its order. Each order is a text of its own:
 * which index serves is settled before parameters are bound. */
static int
scan_open(struct query *q, struct store *st, const struct session_scan *scan, struct err *err)
{
	if (scan->binned && scan->oldest)
		return query_open_kept(q, st, KEPT_BIN_OLDEST,
				       SELECT_BRIEF "deleted = 1" IN_SPAN OLDEST_FIRST, err);
	if (scan->binned)
		return query_open_kept(q, st, KEPT_BIN_NEWEST,
				       SELECT_BRIEF "deleted = 1" IN_SPAN NEWEST_FIRST, err);
	if (scan->oldest)
		return query_open_kept(q, st, KEPT_SCAN_OLDEST,
				       SELECT_BRIEF "deleted = 0" IN_SPAN OLDEST_FIRST, err);
	return query_open_kept(q, st, KEPT_SCAN_NEWEST,
			       SELECT_BRIEF "deleted = 0" IN_SPAN NEWEST_FIRST, err);
}

static void
bind_day(struct query *q, int day, const char *open)
{
	if (day == DATE_NONE)
		query_text(q, open);
	else
		query_date(q, day);
}

/* The day of the key is begun anew: what of it comes before is passed over, in is_fresh(). */
static void
bind_span(struct query *q, const struct session_scan *scan)
{
	int from = scan->from;
	int to = scan->to;

	if (scan->has_from && scan->oldest)
		from = scan->key.date > from ? scan->key.date : from;
	else if (scan->has_from)
		to = to == DATE_NONE || scan->key.date < to ? scan->key.date : to;
	bind_day(q, from, DATE_FIRST);
	bind_day(q, to, DATE_LAST);
	query_int(q, scan->kind);
	query_int(q, scan->mediator);
	query_int(q, scan->place);
	query_int(q, (scan->themes | scan->procedures) != 0);
	query_int(q, (int64_t)scan->themes);
	query_int(q, (int64_t)scan->procedures);
	query_int(q, scan->mark - 1); /* without marks all bits, one of which every number has */
}

/* A date is a text of ten bytes, and the same as that of the row before nearly always. */
static int
get_date(const struct query *q, char last[static DATE_ISO_SIZE], int *day)
{
	const char *now = (const char *)sqlite3_column_text(q->stmt, 0);

	if (now == NULL || strcmp(now, last) != 0) {
		query_copy_text(q, 0, last, DATE_ISO_SIZE);
		*day = query_get_date(q, 0);
	}
	return *day;
}

static void
read_brief(const struct query *q, int date, struct session_brief *b)
{
	*b = (struct session_brief){
		.key = { date, get_start(q, 1), query_get_int(q, 2) },
		.kind = (int)query_get_int(q, 3),
		.participants = (int)query_get_int(q, 4),
		.minutes = (int)query_get_int(q, 5),
		.mediator = query_get_int(q, 6),
		.place = query_get_int(q, 7),
		.themes = (uint64_t)query_get_int(q, 8),
		.procedures = (uint64_t)query_get_int(q, 9),
	};
}

int
store_session_brief(struct store *st, int64_t n, bool binned, struct session_brief *b,
		    struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_SESSION_BRIEF, SELECT_BRIEF "n = ? AND deleted = ?",
				 err);

	if (rc == 0) {
		query_int(&q, n);
		query_int(&q, binned);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		read_brief(&q, query_get_date(&q, 0), b);
	query_close(&q);
	return rc;
}

/* Of the day where the part before ended, what it has not given yet. */
static bool
is_fresh(const struct session_scan *scan, const struct session_key *key)
{
	int side;

	if (!scan->has_from || key->date != scan->key.date)
		return true;
	side = session_key_compare(key, &scan->key);
	if (side == 0)
		return scan->with_key;
	return scan->oldest ? side > 0 : side < 0;
}

int
store_session_scan(struct store *st, const struct session_scan *scan, store_scan_fn *fn, void *arg,
		   struct err *err)
{
	char last[DATE_ISO_SIZE] = "";
	struct session_brief b;
	struct query q;
	int day = DATE_NONE;
	int stop = 0;
	int rc = scan_open(&q, st, scan, err);

	if (rc == 0)
		bind_span(&q, scan);
	while (rc == 0 && stop == 0) {
		rc = query_step(&q, err);
		if (rc != 1)
			break;
		rc = 0;
		read_brief(&q, get_date(&q, last, &day), &b);
		/* No day of the calendar: nothing could go on from there. */
		if (b.key.date != DATE_NONE && is_fresh(scan, &b.key))
			stop = fn(arg, &b);
	}
	query_close(&q);
	return rc != 0 ? rc : stop;
}

int
store_session_of_person(struct store *st, int64_t person, struct bitset *out, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "SELECT session FROM attendance WHERE person = ?", err);

	if (rc == 0) {
		query_int(&q, person);
		while ((rc = query_step(&q, err)) == 1)
			bitset_add(out, query_get_int(&q, 0));
	}
	query_close(&q);
	return rc;
}

void
session_sought_clear(struct session_sought *s)
{
	free(s->title);
	*s = (struct session_sought){ .title = NULL };
}

/* The numbers that a query gives from the last one on; 1 when there may be more of them: the next
 * part begins behind that number, and what was saved meanwhile shifts nothing. */
static int
add_numbers(struct query *q, struct session_sought *at, int *most, unsigned among,
	    struct bitset *const out[], struct err *err)
{
	int rc;

	query_int(q, at->n);
	query_int(q, *most);
	while ((rc = query_step(q, err)) == 1) {
		at->n = query_get_int(q, 0);
		for (unsigned i = 0; among >> i != 0; i++)
			if ((among >> i & 1) != 0)
				bitset_add(out[i], at->n);
		--*most;
	}
	return rc == 0 && *most <= 0 ? 1 : rc;
}

int
store_session_with_tag(struct store *st, int64_t tag, struct session_sought *at, int *most,
		       struct bitset *out, struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_SESSION_TAGGED,
				 "SELECT session FROM session_tag WHERE tag = ? AND session > ?"
				 " ORDER BY session LIMIT ?",
				 err);

	if (rc == 0) {
		query_int(&q, tag);
		rc = add_numbers(&q, at, most, 1, &out, err);
	}
	query_close(&q);
	return rc;
}

/* The one after it, by a step down the index however many sessions have the one before. A title
 * that is cut short by a byte of its own, in a damaged file, is the last: it would come for
 * ever. */
static int
next_title(struct store *st, struct session_sought *at, struct err *err)
{
	char *title = NULL;
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_SESSION_TITLE_NEXT,
				 "SELECT title FROM session WHERE title IS NOT NULL AND title > ?"
				 " ORDER BY title LIMIT 1",
				 err);

	if (rc == 0) {
		query_text_any(&q, at->title != NULL ? at->title : "");
		rc = query_step(&q, err);
	}
	if (rc == 1)
		title = query_get_text(&q, 0);
	query_close(&q);
	if (rc == 1 && str_equal(title, at->title))
		rc = 0;
	mem_replace(&at->title, title);
	at->n = 0;
	return rc;
}

static int
add_titled(struct store *st, struct session_sought *at, int *most, struct bitset *const out[],
	   struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_SESSION_TITLED,
				 "SELECT n FROM session WHERE title = ? AND n > ?"
				 " ORDER BY n LIMIT ?",
				 err);

	if (rc == 0) {
		query_text_any(&q, at->title);
		rc = add_numbers(&q, at, most, at->among, out, err);
	}
	query_close(&q);
	return rc;
}

/* By titles, then by the sessions of each: a workshop that comes every week has the same title each
 * time, and the words are looked for in it once. */
int
store_session_with_title(struct store *st, store_title_fn *ask, void *arg,
			 struct session_sought *at, int *most, struct bitset *const out[],
			 struct err *err)
{
	int rc = 0;

	while (rc == 0 && *most > 0) {
		if (at->among != 0)
			rc = add_titled(st, at, most, out, err);
		if (rc != 0)
			return rc;
		rc = next_title(st, at, err);
		if (rc != 1)
			return rc;
		at->among = ask(arg, at->title);
		*most -= TITLE_WORTH;
		rc = 0;
	}
	return 1;
}
