/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counting: one pass over the sessions of the period, which also puts together who of the known
 * came; over years that is a pass of its own. What a session adds is sessions, attendances and
 * anonymous people, what a person adds is one person, with the answers of a session. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/vocab.h"
#include "store/stats_internal.h"

enum { MONTHS = 12, PART_DIMS = 4, PART_NUMBERS = 3, KNOWN_NUMBERS = 5, YEAR_DAYS = 366 };

const char *const stats_dim_name[STATS_DIM_COUNT] = {
	[STATS_THEME] = "theme",
	[STATS_PROCEDURE] = "procedure",
	[STATS_DEVICE] = "device",
	[STATS_CHANNEL] = "channel",
	[STATS_DURATION] = "duration",
	[STATS_KIND] = "kind",
	[STATS_GENDER] = "gender",
	[STATS_AGE] = "age",
	[STATS_STATUS] = "status",
	[STATS_RESIDENCE] = "residence",
	[STATS_COMMUNE] = "commune",
	[STATS_AUTONOMY] = "autonomy",
	[STATS_LEVEL] = "level",
	[STATS_REFERRAL] = "referral",
	[STATS_TAG] = "tag",
	[STATS_LANGUAGE] = "language",
	[STATS_MEDIATOR] = "mediator",
	[STATS_MONTH] = "month",
	[STATS_WEEKDAY] = "weekday",
	[STATS_HOUR] = "hour",
	[STATS_PARTNER] = "partner",
	[STATS_NOT_COMPLETED] = "not_completed",
	[STATS_TURNED_AWAY] = "turned_away",
};

/* The participants of one workshop that gave one answer, added up first: the session counts once
 * for it, however many they are. */
struct part {
	enum stats_dim dim;
	int64_t code;
	struct weight w;
};

struct place {
	int64_t code;
	int commune;
};

static const enum stats_dim part_dim[PART_DIMS] = { STATS_GENDER, STATS_AGE, STATS_STATUS,
						    STATS_RESIDENCE };
static const int part_column[PART_DIMS] = { C_GENDER, C_AGE, C_STATUS, C_RESIDENCE };
static const int part_unknown[PART_DIMS] = { GENDER_UNKNOWN, AGE_UNKNOWN, STATUS_UNKNOWN, 0 };

static bool
is_wanted(const struct pass *p, enum stats_dim dim)
{
	return (p->dims >> dim & 1) != 0;
}

void
stats_add(struct pass *p, enum stats_dim dim, int64_t code, const struct weight *w)
{
	struct stats_line *l;

	if (!is_wanted(p, dim))
		return;
	l = stats_tally_line(&p->by[dim], code);
	l->sessions += w->sessions;
	l->attendances += w->attendances;
	l->people += w->people;
}

static void
add_mask(struct pass *p, enum stats_dim dim, int64_t mask, const struct weight *w)
{
	for (uint64_t left = (uint64_t)mask; left != 0; left &= left - 1)
		stats_add(p, dim, __builtin_ctzll(left) + 1, w);
}

void
stats_note_top(int64_t top[2], int64_t share)
{
	if (share > top[0]) {
		top[1] = top[0];
		top[0] = share;
	} else if (share > top[1]) {
		top[1] = share;
	}
}

/* The one that was given, else the place's: places are few, and a join would cost at each row. */
static int64_t
commune_of(const struct pass *p, const int64_t *row)
{
	for (size_t i = 0; i < p->place_count && row[C_COMMUNE] == 0; i++)
		if (p->place[i].code == row[C_PLACE])
			return p->place[i].commune;
	return row[C_COMMUNE];
}

/* Columns are asked only for tables that are wanted: asking costs as much as counting. */
void
stats_row(const struct pass *p, sqlite3_stmt *q, int64_t row[static C_SHARED_COUNT])
{
	for (size_t i = 0; i < p->column_count; i++)
		row[p->column[i]] = sqlite3_column_int64(q, p->column[i]);
	if (is_wanted(p, STATS_HOUR) && sqlite3_column_type(q, C_HOUR) == SQLITE_NULL)
		row[C_HOUR] = STATS_HOUR_NONE;
	if (is_wanted(p, STATS_COMMUNE))
		row[C_COMMUNE] = commune_of(p, row);
}

void
stats_answers(struct pass *p, const int64_t *row, const struct weight *w)
{
	stats_add(p, STATS_WEEKDAY, row[C_WEEKDAY], w);
	stats_add(p, STATS_HOUR, row[C_HOUR], w);
	stats_add(p, STATS_KIND, row[C_KIND], w);
	stats_add(p, STATS_DURATION, vocab_duration_band((int)row[C_MINUTES]), w);
	stats_add(p, STATS_CHANNEL, row[C_CHANNEL], w);
	stats_add(p, STATS_COMMUNE, row[C_COMMUNE], w);
	stats_add(p, STATS_MEDIATOR, row[C_MEDIATOR], w);
	if (row[C_NOT_COMPLETED] != 0)
		stats_add(p, STATS_NOT_COMPLETED, row[C_NOT_COMPLETED], w);
	if (row[C_KIND] == KIND_INDIVIDUAL)
		stats_add(p, STATS_AUTONOMY, row[C_AUTONOMY], w);
	else
		stats_add(p, STATS_LEVEL, row[C_LEVEL], w);
}

void
stats_masks(struct pass *p, const int64_t *row, const struct weight *w)
{
	add_mask(p, STATS_THEME, row[C_THEMES], w);
	add_mask(p, STATS_PROCEDURE, row[C_PROCEDURES], w);
	add_mask(p, STATS_DEVICE, row[C_DEVICES], w);
	add_mask(p, STATS_LANGUAGE, row[C_LANGUAGES], w);
	add_mask(p, STATS_REFERRAL, row[C_REFERRALS], w);
}

/* A column's answer about a participant; nothing said and « not given » are the same row. */
void
stats_participant(struct pass *p, const int64_t *row, const struct weight *w)
{
	for (int i = 0; i < PART_DIMS; i++) {
		int64_t code = row[part_column[i]];

		stats_add(p, part_dim[i], code != 0 ? code : part_unknown[i], w);
	}
}

static void
part_add(struct pass *p, int which, int64_t code, int64_t attendances, int64_t people)
{
	struct part *at = NULL;

	if (code == 0)
		code = part_unknown[which];
	for (size_t i = 0; i < p->part_count && at == NULL; i++)
		if (p->part[i].dim == part_dim[which] && p->part[i].code == code)
			at = &p->part[i];
	if (at == NULL) {
		p->part = mem_grow(p->part, p->part_count, &p->part_capacity, sizeof(*p->part));
		at = &p->part[p->part_count++];
		*at = (struct part){ part_dim[which], code, { .sessions = 1 } };
	}
	at->w.attendances += attendances;
	at->w.people += people;
}

struct numbers_left
stats_numbers(sqlite3_stmt *q, int column)
{
	const char *at = sqlite3_column_blob(q, column);

	return (struct numbers_left){ at,
				      (size_t)sqlite3_column_bytes(q, column) / sizeof(int64_t) };
}

bool
stats_next_numbers(struct numbers_left *n, int64_t *out, size_t count)
{
	if (n->left < count)
		return false;
	memcpy(out, n->at, count * sizeof(*out));
	n->at += count * sizeof(*out);
	n->left -= count;
	return true;
}

/* The people of a workshop: known ones have answers of their own, the others are those of the
 * breakdown, and who is in neither gave no answer. */
static void
count_workshop(struct pass *p, sqlite3_stmt *q, int64_t *row, int64_t participants,
	       int64_t anonymous)
{
	struct numbers_left known = stats_numbers(q, C_KNOWN);
	struct numbers_left parts = stats_numbers(q, C_PARTS);
	int64_t rest_known = participants - anonymous;
	int64_t rest[PART_DIMS] = { anonymous, anonymous, anonymous, anonymous };
	int64_t n[KNOWN_NUMBERS];

	p->part_count = 0;
	while (stats_next_numbers(&known, n, KNOWN_NUMBERS)) {
		for (int i = 0; i < PART_DIMS; i++) {
			part_add(p, i, n[i], 1, 0);
			row[part_column[i]] = n[i];
		}
		if (n[PART_DIMS] != STATS_WAS_CUT)
			stats_visit_count(p, row, participants, n[PART_DIMS] != 0);
		rest_known--;
	}
	while (stats_next_numbers(&parts, n, PART_NUMBERS)) {
		if (n[0] < 1 || n[0] > PART_DIMS)
			continue;
		part_add(p, (int)n[0] - 1, n[1], n[2], n[2]);
		rest[n[0] - 1] -= n[2];
	}
	for (int i = 0; i < PART_DIMS; i++) {
		if (rest[i] > 0)
			part_add(p, i, 0, rest[i], rest[i]);
		if (rest_known > 0)
			part_add(p, i, 0, rest_known, 0);
	}
	for (size_t i = 0; i < p->part_count; i++)
		stats_add(p, p->part[i].dim, p->part[i].code, &p->part[i].w);
}

static void
count_coordination(struct pass *p, const int64_t *row)
{
	const struct weight w = { .sessions = 1 };

	p->total->minutes_coordination += row[C_MINUTES];
	stats_add(p, STATS_KIND, row[C_KIND], &w);
}

static void
count_session(struct pass *p, sqlite3_stmt *q)
{
	struct stats_totals *t = p->total;
	int64_t participants = sqlite3_column_int64(q, C_PARTICIPANTS);
	int64_t anonymous = sqlite3_column_int64(q, C_ANONYMOUS);
	const struct weight w = { 1, participants, anonymous };
	int64_t row[C_SHARED_COUNT] = { 0 };

	stats_row(p, q, row);
	p->spoilt |= row[C_KIND] == 0;
	if (p->spoilt)
		return;
	t->sessions++;
	t->sessions_by_kind[row[C_KIND]]++;
	if (row[C_KIND] != KIND_INDIVIDUAL && row[C_KIND] != KIND_WORKSHOP) {
		count_coordination(p, row);
		return;
	}
	t->attendances += participants;
	t->anonymous += anonymous;
	t->new_people += anonymous - sqlite3_column_int64(q, C_ANONYMOUS_RETURNING);
	t->minutes += row[C_MINUTES];
	/* Twice, for the second largest may be of the same workshop. */
	for (int64_t i = 0; i < anonymous && i < 2; i++) {
		stats_note_top(t->attendances_top, 1);
		stats_note_top(t->minutes_top, (row[C_MINUTES] + participants - 1) / participants);
	}
	stats_add(p, STATS_MONTH, row[C_MONTH], &w);
	stats_answers(p, row, &w);
	stats_masks(p, row, &w);
	if (row[C_KIND] == KIND_INDIVIDUAL) {
		t->attendances_individual += participants;
		stats_participant(p, row, &w);
		if (sqlite3_column_type(q, C_MET) != SQLITE_NULL)
			stats_visit_count(p, row, participants, sqlite3_column_int(q, C_MET) != 0);
	} else {
		t->attendances_workshop += participants;
		count_workshop(p, q, row, participants, anonymous);
	}
}

/* Over years, of which memory could not hold all who came. */
static void
count_person(struct pass *p, sqlite3_stmt *q)
{
	int64_t row[C_SHARED_COUNT] = { 0 };

	stats_row(p, q, row);
	stats_person_count(p, row, sqlite3_column_int64(q, C_VISITS),
			   sqlite3_column_int64(q, C_SHARE), sqlite3_column_int(q, C_IS_NEW) != 0);
}

static void
count_person_month(struct pass *p, sqlite3_stmt *q)
{
	const struct weight w = { .people = sqlite3_column_int64(q, 1) };

	stats_add(p, STATS_MONTH, sqlite3_column_int(q, 0), &w);
}

static void
count_turned_away(struct pass *p, sqlite3_stmt *q)
{
	const struct weight w = { .people = 1 };
	int reason = sqlite3_column_int(q, 0);

	p->total->turned_away++;
	p->total->turned_away_by[reason > 0 && reason < STATS_REASONS ? reason : 0]++;
	stats_add(p, STATS_TURNED_AWAY, reason, &w);
}

static void
note_place(struct pass *p, sqlite3_stmt *q)
{
	p->place = mem_grow(p->place, p->place_count, &p->place_capacity, sizeof(*p->place));
	p->place[p->place_count++] =
		(struct place){ sqlite3_column_int64(q, 0), sqlite3_column_int(q, 1) };
}

/* Frees the statement's text. */
static int
each_made(struct stats *st, char *sql, stats_row_fn *fn, struct pass *p, struct err *err)
{
	int rc = stats_each_row(st, sql, fn, p, err);

	free(sql);
	return rc;
}

static int
run(struct stats *st, const char *sql, struct err *err)
{
	return stats_each_row(st, sql, NULL, NULL, err);
}

static int
set_period(struct stats *st, int from, int to, struct err *err)
{
	char first[DATE_ISO_SIZE];
	char last[DATE_ISO_SIZE];
	sqlite3_stmt *q = NULL;
	int rc;

	date_write(from, first);
	date_write(to, last);
	if (stats_prepare(st, "UPDATE temp.stat_period SET first = ?1, last = ?2", &q, err) != 0)
		return -1;
	sqlite3_bind_text(q, 1, first, -1, SQLITE_STATIC);
	sqlite3_bind_text(q, 2, last, -1, SQLITE_STATIC);
	rc = sqlite3_step(q);
	if (rc != SQLITE_DONE)
		stats_sql_error(st->db, "period", err);
	sqlite3_finalize(q);
	return rc == SQLITE_DONE ? 0 : -1;
}

/* A month without a session has a row too. */
static void
add_all_months(struct pass *p, int from, int to)
{
	struct date_parts first = date_parts(from);
	struct date_parts last = date_parts(to);
	int end = last.year * MONTHS + last.month - 1;

	for (int m = first.year * MONTHS + first.month - 1; m <= end; m++)
		stats_tally_line(&p->by[STATS_MONTH], m);
}

static int
count_all(struct stats *st, struct pass *p, struct err *err)
{
	struct stats_totals *t = p->total;
	bool known;

	if (stats_each_row(st, "SELECT code, commune FROM stat_place", note_place, p, err) != 0)
		return -1;
	if (stats_each_row(st, "SELECT reason FROM stat_turned_away", count_turned_away, p, err) !=
		    0 ||
	    each_made(st, stats_session_sql(p->dims), count_session, p, err) != 0)
		return -1;
	if (p->spoilt)
		return err_set(err, ERR_DAMAGED, "", "a session that no save writes");
	stats_visits_settle(p);
	/* Most desks follow nobody by name: other passes are then saved. */
	known = t->attendances > t->anonymous;
	st->followed_found = true;
	if (known && st->visits.off &&
	    each_made(st, stats_years_sql(p->dims), count_person, p, err) != 0)
		return -1;
	if (known && each_made(st, stats_cut_sql(p->dims), stats_cut, p, err) != 0)
		return -1;
	stats_cut_settle(t);
	t->people = t->known + t->anonymous;
	if (known && is_wanted(p, STATS_MONTH) &&
	    stats_each_row(st, "SELECT month, people FROM stat_person_month", count_person_month, p,
			   err) != 0)
		return -1;
	if (is_wanted(p, STATS_TAG) && stats_count_tags(st, p, err) != 0)
		return -1;
	if (is_wanted(p, STATS_PARTNER) && stats_count_partners(st, p, err) != 0)
		return -1;
	if (is_wanted(p, STATS_MEDIATOR))
		return stats_name_mediators(st, p, err);
	return 0;
}

int
stats_read(struct stats *st, int from, int to, uint32_t dims, struct stats_period *out,
	   struct err *err)
{
	struct stats_period result = { .from = from, .to = to };
	struct pass p = { .st = st, .from = from, .to = to, .total = &result.total, .dims = dims };
	int rc;

	if (from > to)
		return err_set(err, ERR_VALUE, "", "a period ends before it begins");
	if ((dims >> STATS_MONTH & 1) != 0)
		add_all_months(&p, from, to);
	st->visits.off = to - from > YEAR_DAYS;
	p.column_count = stats_shared_wanted(dims, p.column);
	rc = set_period(st, from, to, err);
	if (rc == 0)
		rc = run(st, "BEGIN", err);
	if (rc == 0) {
		struct err at_end;

		rc = count_all(st, &p, err);
		st->followed_found = false;
		bitset_clear(&st->followed);
		stats_visits_clear(&st->visits);
		/* Of two failures the first one says why. */
		if (run(st, "COMMIT", rc == 0 ? err : &at_end) != 0)
			rc = -1;
	}
	free(p.part);
	free(p.place);
	if (rc != 0) {
		for (int d = 0; d < STATS_DIM_COUNT; d++)
			stats_tally_clear(&p.by[d]);
		return -1;
	}
	for (int d = 0; d < STATS_DIM_COUNT; d++)
		stats_tally_finish(&p.by[d], (enum stats_dim)d, &result.by[d]);
	*out = result;
	return 0;
}
