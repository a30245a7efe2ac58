/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days counted beforehand: what the sessions of a day come to, as bytes that another connection
 * keeps. A period is put together from the days that are kept, and the sessions of the others are
 * counted. Days know nobody: who came is counted over the whole period in a pass of its own. */
#include "config.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/stats_internal.h"

#define BIT(n) (UINT32_C(1) << (n))
/* These follow from the others and from the day; who was turned away is no session. */
#define FOLLOWING_DIMS \
	(BIT(STATS_DAY) | BIT(STATS_MONTH) | BIT(STATS_WEEKDAY) | BIT(STATS_TURNED_AWAY))
#define FOLLOWING_CROSSES (BIT(STATS_WEEKDAY_HOUR) | BIT(STATS_MONTH_THEME))
enum { TABLES = STATS_DIM_COUNT + STATS_CROSS_COUNT };

static const size_t sums[] = {
	offsetof(struct stats_totals, sessions),
	offsetof(struct stats_totals, sessions_by_kind[1]),
	offsetof(struct stats_totals, sessions_by_kind[2]),
	offsetof(struct stats_totals, sessions_by_kind[3]),
	offsetof(struct stats_totals, sessions_by_kind[4]),
	offsetof(struct stats_totals, sessions_by_kind[5]),
	offsetof(struct stats_totals, attendances),
	offsetof(struct stats_totals, attendances_individual),
	offsetof(struct stats_totals, attendances_workshop),
	offsetof(struct stats_totals, anonymous),
	offsetof(struct stats_totals, new_people),
	offsetof(struct stats_totals, minutes),
	offsetof(struct stats_totals, minutes_coordination),
};
enum { SUMS = sizeof(sums) / sizeof(sums[0]), TOPS = 2 };
static const size_t tops[TOPS] = { offsetof(struct stats_totals, attendances_top),
				   offsetof(struct stats_totals, minutes_top) };

static int64_t *
total_at(struct stats_totals *t, size_t offset)
{
	return (int64_t *)((char *)t + offset);
}

/* --- a day as bytes --- */

/* Seven bits a byte, the lowest first; small negative numbers are short, too. */
static void
put(struct buf *b, int64_t n)
{
	uint64_t left = (uint64_t)n << 1 ^ (n < 0 ? UINT64_MAX : 0);

	for (; left > 0x7f; left >>= 7)
		buf_addc(b, (char)(left | 0x80));
	buf_addc(b, (char)left);
}

static void
put_table(struct buf *b, int table, const struct stats_tally *t)
{
	if (t->count == 0)
		return;
	put(b, table + 1);
	put(b, (int64_t)t->count);
	for (size_t i = 0; i < t->count; i++) {
		const struct stats_line *l = &t->line[i];
		int64_t first = l->code, second = 0;

		if (table >= STATS_DIM_COUNT)
			stats_cross_split(l->code, &first, &second);
		put(b, first);
		if (table >= STATS_DIM_COUNT)
			put(b, second);
		put(b, l->sessions);
		put(b, l->attendances);
		put(b, l->people);
	}
}

static void
put_day(struct buf *b, struct pass *p)
{
	for (int i = 0; i < SUMS; i++)
		put(b, *total_at(p->total, sums[i]));
	for (int i = 0; i < TOPS; i++)
		for (int k = 0; k < 2; k++)
			put(b, total_at(p->total, tops[i])[k]);
	for (int d = 0; d < STATS_DIM_COUNT; d++)
		put_table(b, d, &p->by[d]);
	for (int c = 0; c < STATS_CROSS_COUNT; c++)
		put_table(b, STATS_DIM_COUNT + c, &p->cross[c]);
	put(b, 0);
}

/* Bytes that are read; failed: they end too early, or say what no day comes to. */
struct bytes {
	const unsigned char *at;
	size_t left;
	bool failed;
};

static int64_t
take(struct bytes *b)
{
	uint64_t n = 0;

	for (unsigned shift = 0; shift < 64 && b->left > 0; shift += 7) {
		unsigned char c = *b->at++;

		b->left--;
		n |= (uint64_t)(c & 0x7f) << shift;
		if ((c & 0x80) == 0)
			return (int64_t)(n >> 1 ^ -(n & 1));
	}
	b->failed = true;
	return 0;
}

/* A sum: sums of years are far from overflowing. */
static int64_t
take_sum(struct bytes *b)
{
	int64_t n = take(b);

	b->failed |= n < 0 || n > INT32_MAX;
	return b->failed ? 0 : n;
}

/* --- adding a day to a period --- */

static void
add_total(struct stats_totals *t, struct bytes *b)
{
	for (int i = 0; i < SUMS; i++)
		*total_at(t, sums[i]) += take_sum(b);
	for (int i = 0; i < TOPS; i++)
		for (int k = 0; k < 2; k++)
			stats_note_top(total_at(t, tops[i]), take_sum(b));
}

/* What has no table of its own in the day. */
static void
add_following(struct pass *p, int day, int table, int64_t code, const struct weight *w)
{
	if (table == STATS_THEME && code >= 1 && code <= 64)
		stats_cross_themes(p, stats_month(day), (int64_t)(UINT64_C(1) << (code - 1)), w);
	if (table == STATS_HOUR && stats_cross_wanted(p, STATS_WEEKDAY_HOUR))
		stats_cross_add(p, STATS_WEEKDAY_HOUR, stats_cross_code(date_weekday(day), code),
				w);
}

static void
add_line(struct pass *p, int day, int table, struct bytes *b)
{
	int cross = table - STATS_DIM_COUNT;
	int64_t code = take(b);
	int64_t second = cross >= 0 ? take(b) : 0;
	struct weight w;

	w.sessions = take_sum(b);
	w.attendances = take_sum(b);
	w.people = take_sum(b);
	if (b->failed)
		return;
	if (cross < 0) {
		stats_add(p, (enum stats_dim)table, code, &w);
		add_following(p, day, table, code, &w);
	} else if (stats_cross_wanted(p, cross)) {
		stats_cross_add(p, cross, stats_cross_code(code, second), &w);
	}
}

static void
add_day(struct pass *p, int day, struct bytes b)
{
	struct stats_totals t = { .sessions = 0 };
	struct weight w;
	int64_t table;

	add_total(&t, &b);
	for (int i = 0; i < SUMS; i++)
		*total_at(p->total, sums[i]) += *total_at(&t, sums[i]);
	for (int i = 0; i < TOPS; i++)
		for (int k = 0; k < 2; k++)
			stats_note_top(total_at(p->total, tops[i]), total_at(&t, tops[i])[k]);
	w = (struct weight){ t.sessions_by_kind[1] + t.sessions_by_kind[2], t.attendances,
			     t.anonymous };
	if (w.sessions > 0) {
		stats_add(p, STATS_DAY, day, &w);
		stats_add(p, STATS_MONTH, stats_month(day), &w);
		stats_add(p, STATS_WEEKDAY, date_weekday(day), &w);
	}
	while (!b.failed && (table = take(&b)) != 0) {
		int64_t count = take_sum(&b);

		b.failed |= table < 1 || table > TABLES;
		for (int64_t i = 0; !b.failed && i < count; i++)
			add_line(p, day, (int)table - 1, &b);
	}
	p->spoilt |= b.failed;
}

/* --- the days that are kept --- */

struct days {
	int *day; /* rising */
	size_t count;
	size_t capacity;
};

/* Those of the period, each added to p unless that is NULL. */
static int
read_kept(struct stats *st, struct pass *p, struct days *days, struct err *err)
{
	sqlite3_stmt *q = NULL;
	int rc;

	if (stats_prepare(st,
			  p != NULL ? "SELECT day, counts FROM stat_day_count"
				    : "SELECT day FROM stat_day_count",
			  &q, err) != 0)
		return -1;
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		int day = sqlite3_column_int(q, 0);

		/* In a spoilt file a date may be none. */
		if (sqlite3_column_type(q, 0) == SQLITE_NULL ||
		    (days->count > 0 && day <= days->day[days->count - 1])) {
			err_set(err, ERR_DAMAGED, "", "a day that is none");
			break;
		}
		days->day = mem_grow(days->day, days->count, &days->capacity, sizeof(*days->day));
		days->day[days->count++] = day;
		if (p != NULL) {
			const void *at = sqlite3_column_blob(q, 1);

			add_day(p, day,
				(struct bytes){ at, (size_t)sqlite3_column_bytes(q, 1), false });
		}
	}
	if (rc != SQLITE_DONE && rc != SQLITE_ROW)
		stats_sql_error(st->db, "days", err);
	sqlite3_finalize(q);
	return rc == SQLITE_DONE ? 0 : -1;
}

/* --- the sessions of the others --- */

/* What counts sessions, made once and run for one stretch of days after the other. */
struct scan {
	struct stats *st;
	struct pass *p;
	sqlite3_stmt *first;
	sqlite3_stmt *sessions;
	sqlite3_stmt *named[2];
	enum stats_dim dim[2];
};

static struct scan
scan_of(struct stats *st, struct pass *p)
{
	return (struct scan){ .st = st, .p = p, .dim = { STATS_TAG, STATS_PARTNER } };
}

/* Of most periods every day is kept, and each statement costs as much as a day. */
static int
scan_open(struct scan *s, struct err *err)
{
	static const char *const named[] = {
		"SELECT code, sessions, attendances, anonymous FROM stat_tag",
		"SELECT code, sessions, attendances, anonymous FROM stat_partner",
	};
	char *sql;
	int rc;

	if (s->sessions != NULL)
		return 0;
	sql = stats_session_sql(s->p);
	rc = stats_prepare(s->st, sql, &s->sessions, err);
	free(sql);
	for (int i = 0; rc == 0 && i < 2; i++)
		if ((s->p->dims >> s->dim[i] & 1) != 0)
			rc = stats_prepare(s->st, named[i], &s->named[i], err);
	return rc;
}

static void
scan_close(struct scan *s)
{
	sqlite3_finalize(s->first);
	sqlite3_finalize(s->sessions);
	sqlite3_finalize(s->named[0]);
	sqlite3_finalize(s->named[1]);
}

static int
at_end(struct scan *s, sqlite3_stmt *q, int rc, struct err *err)
{
	if (rc != SQLITE_DONE)
		stats_sql_error(s->st->db, "count", err);
	sqlite3_reset(q);
	return rc == SQLITE_DONE ? 0 : -1;
}

/* The first day of the stretch that has a session; DATE_NONE: none. */
static int
scan_first(struct scan *s, int from, int to, int *day, struct err *err)
{
	int rc;

	*day = DATE_NONE;
	if (s->first == NULL &&
	    stats_prepare(s->st, "SELECT day FROM stat_first", &s->first, err) != 0)
		return -1;
	stats_ask_days(s->st, from, to);
	while ((rc = sqlite3_step(s->first)) == SQLITE_ROW)
		*day = sqlite3_column_int(s->first, 0);
	return at_end(s, s->first, rc, err);
}

int
stats_first_day(struct stats *st, int from, int to, int *day, struct err *err)
{
	struct scan s = scan_of(st, NULL);
	int rc = scan_first(&s, from, to, day, err);

	scan_close(&s);
	return rc;
}

static int
scan_run(struct scan *s, int from, int to, struct err *err)
{
	int rc;

	if (scan_open(s, err) != 0)
		return -1;
	stats_ask_days(s->st, from, to);
	s->st->each = stats_session_count;
	s->st->pass = s->p;
	do
		rc = sqlite3_step(s->sessions);
	while (rc == SQLITE_ROW);
	s->st->each = NULL;
	if (at_end(s, s->sessions, rc, err) != 0)
		return -1;
	for (int i = 0; i < 2; i++) {
		sqlite3_stmt *q = s->named[i];

		while (q != NULL && (rc = sqlite3_step(q)) == SQLITE_ROW) {
			const struct weight w = { sqlite3_column_int64(q, 1),
						  sqlite3_column_int64(q, 2),
						  sqlite3_column_int64(q, 3) };

			stats_add(s->p, s->dim[i], sqlite3_column_int64(q, 0), &w);
		}
		if (q != NULL && at_end(s, q, rc, err) != 0)
			return -1;
	}
	return 0;
}

/* Calls fn for each stretch between the days kept, both ends included, until it returns other than
 * 0, and returns that. */
static int
between(const struct days *days, int from, int to,
	int (*fn)(void *arg, int from, int to, struct err *err), void *arg, struct err *err)
{
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < days->count; i++) {
		if (from < days->day[i])
			rc = fn(arg, from, days->day[i] - 1, err);
		from = days->day[i] + 1;
	}
	return rc == 0 && from <= to ? fn(arg, from, to, err) : rc;
}

static int
count_stretch(void *arg, int from, int to, struct err *err)
{
	struct scan *s = arg;
	int day;

	if (scan_first(s, from, to, &day, err) != 0)
		return -1;
	return day != DATE_NONE ? scan_run(s, day, to, err) : 0;
}

/* Without the days kept this is one pass, which also puts together who came. */
int
stats_days_read(struct stats *st, struct pass *p, struct err *err)
{
	bool off = st->visits.off;
	struct days days = { .count = 0 };
	struct scan s = scan_of(st, p);
	int rc = p->filtered ? 0 : read_kept(st, p, &days, err);

	if (rc == 0 && days.count == 0)
		rc = scan_run(&s, p->from, p->to, err);
	else if (rc == 0) {
		st->visits.off = true;
		rc = between(&days, p->from, p->to, count_stretch, &s, err);
		st->visits.off = off;
		stats_ask_days(st, p->from, p->to);
	}
	scan_close(&s);
	free(days.day);
	if (rc != 0 || days.count == 0 || off)
		return rc;
	return stats_each(st, stats_known_sql(p), stats_known_count, p, err);
}

/* --- counting days to be kept --- */

struct counting {
	struct scan scan;
	stats_day_fn *fn;
	void *arg;
};

/* One day: 0, what fn said, or -1. */
static int
count_day(struct counting *c, int day, struct err *err)
{
	struct pass *p = c->scan.p;
	struct buf b = BUF_INIT;
	int rc;

	*p->total = (struct stats_totals){ .sessions = 0 };
	rc = scan_run(&c->scan, day, day, err);
	if (rc == 0 && p->spoilt)
		rc = err_set(err, ERR_DAMAGED, "", "a session that no save writes");
	if (rc == 0) {
		put_day(&b, p);
		rc = c->fn(c->arg, day, buf_text(&b), b.len, err);
	}
	buf_clear(&b);
	stats_pass_clear(p);
	return rc;
}

static int
count_days(void *arg, int from, int to, struct err *err)
{
	struct counting *c = arg;
	int day = from, rc = 0;

	while (rc == 0 && day <= to) {
		rc = scan_first(&c->scan, day, to, &day, err);
		if (rc != 0 || day == DATE_NONE)
			return rc;
		rc = count_day(c, day, err);
		day++;
	}
	return rc;
}

int
stats_days_count(struct stats *st, int from, int to, stats_day_fn *fn, void *arg, struct err *err)
{
	const struct stats_query query = { .from = from, .to = to };
	struct stats_totals total = { .sessions = 0 };
	struct days days = { .count = 0 };
	struct counting c = { .fn = fn, .arg = arg };
	struct pass p = { .st = st, .from = from, .to = to, .total = &total };
	int rc;

	p.dims = (BIT(STATS_DIM_COUNT) - 1) & ~FOLLOWING_DIMS;
	p.crosses = (BIT(STATS_CROSS_COUNT) - 1) & ~FOLLOWING_CROSSES;
	p.read = p.dims;
	stats_ask(st, &query, true);
	st->visits.off = true;
	rc = stats_each_row(st, "BEGIN", NULL, NULL, err);
	if (rc == 0)
		rc = stats_places_note(st, &p, err);
	if (rc == 0)
		rc = read_kept(st, NULL, &days, err);
	c.scan = scan_of(st, &p);
	if (rc == 0)
		rc = between(&days, from, to, count_days, &c, err);
	scan_close(&c.scan);
	free(days.day);
	stats_pass_end(&p);
	if (stats_each_row(st, "COMMIT", NULL, NULL, rc >= 0 ? err : &(struct err){ 0 }) != 0)
		rc = -1;
	if (rc < 0)
		st->views = 0;
	return rc;
}
