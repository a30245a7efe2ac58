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
#include "store/types.h"

enum { MONTHS = 12 };

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
	[STATS_DAY] = "day",
	[STATS_PLACE] = "place",
};

struct place {
	int64_t code;
	int commune;
};

static bool
is_wanted(const struct pass *p, enum stats_dim dim)
{
	return (p->dims >> dim & 1) != 0;
}

static bool
is_read(const struct pass *p, enum stats_dim dim)
{
	return (p->read >> dim & 1) != 0;
}

int
stats_month(int64_t day)
{
	struct date_parts p = date_parts((int)day);

	return p.year * MONTHS + p.month - 1;
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
stats_row(const struct pass *p, sqlite3_value **v, int64_t row[static C_SHARED_COUNT])
{
	for (size_t i = 0; i < p->column_count; i++)
		row[p->column[i]] = sqlite3_value_int64(v[p->own + (int)i]);
	if (is_wanted(p, STATS_COMMUNE))
		row[C_COMMUNE] = commune_of(p, row);
}

void
stats_answers(struct pass *p, const int64_t *row, const struct weight *w)
{
	stats_add(p, STATS_WEEKDAY, date_weekday((int)row[C_DAY]), w);
	stats_add(p, STATS_HOUR, row[C_HOUR], w);
	stats_add(p, STATS_KIND, row[C_KIND], w);
	stats_add(p, STATS_DURATION, vocab_duration_band((int)row[C_MINUTES]), w);
	stats_add(p, STATS_CHANNEL, row[C_CHANNEL], w);
	stats_add(p, STATS_COMMUNE, row[C_COMMUNE], w);
	stats_add(p, STATS_PLACE, row[C_PLACE], w);
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

void
stats_participant(struct pass *p, const int64_t *row, const struct weight *w)
{
	for (int i = 0; i < PART_DIMS; i++)
		stats_add(p, stats_part_dim[i], stats_part_code(stats_part_dim[i], row), w);
}

static void
count_coordination(struct pass *p, const int64_t *row)
{
	const struct weight w = { .sessions = 1 };

	p->total->minutes_coordination += row[C_MINUTES];
	stats_add(p, STATS_KIND, row[C_KIND], &w);
}

/* Each month and each day counts its people for itself. */
static void
count_calendar(struct pass *p, const int64_t *row, const struct weight *w)
{
	stats_add(p, STATS_DAY, row[C_DAY], w);
	if (!is_read(p, STATS_MONTH))
		return;
	stats_add(p, STATS_MONTH, stats_month(row[C_DAY]), w);
	stats_cross_themes(p, stats_month(row[C_DAY]), row[C_THEMES], w);
}

/* In a spoilt file a session may say what the schema forbids. Tables have as many lines as there
 * are kinds, and minutes are divided: such a session ends the counting. */
static bool
is_whole(const int64_t *row, int64_t participants, int64_t anonymous, int64_t returning)
{
	return row[C_KIND] >= KIND_INDIVIDUAL && row[C_KIND] <= KIND_PARTNERSHIP &&
	       row[C_MINUTES] >= 1 && row[C_MINUTES] <= MINUTES_MAX &&
	       participants >= (row[C_KIND] <= KIND_WORKSHOP) && participants <= PARTICIPANTS_MAX &&
	       anonymous >= 0 && anonymous <= participants && returning >= 0 &&
	       returning <= anonymous;
}

void
stats_session_count(struct pass *p, sqlite3_value **v)
{
	struct stats_totals *t = p->total;
	int64_t participants = sqlite3_value_int64(v[C_PARTICIPANTS]);
	int64_t anonymous = sqlite3_value_int64(v[C_ANONYMOUS]);
	int64_t returning = sqlite3_value_int64(v[C_ANONYMOUS_RETURNING]);
	const struct weight w = { 1, participants, anonymous };
	int64_t row[C_SHARED_COUNT] = { 0 };

	stats_row(p, v, row);
	p->spoilt |= !is_whole(row, participants, anonymous, returning);
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
	t->new_people += anonymous - returning;
	t->minutes += row[C_MINUTES];
	/* Twice, for the second largest may be of the same workshop. */
	for (int64_t i = 0; i < anonymous && i < 2; i++) {
		stats_note_top(t->attendances_top, 1);
		stats_note_top(t->minutes_top, (row[C_MINUTES] + participants - 1) / participants);
	}
	count_calendar(p, row, &w);
	stats_answers(p, row, &w);
	stats_masks(p, row, &w);
	if (row[C_KIND] == KIND_INDIVIDUAL) {
		t->attendances_individual += participants;
		stats_participant(p, row, &w);
		stats_cross_person(p, row, &w);
		if (sqlite3_value_type(v[C_MET]) != SQLITE_NULL)
			stats_visit_count(p, row, participants, sqlite3_value_int(v[C_MET]) != 0);
	} else {
		t->attendances_workshop += participants;
		stats_workshop(p, v, row, participants, anonymous);
	}
}

void
stats_known_count(struct pass *p, sqlite3_value **v)
{
	int64_t participants = sqlite3_value_int64(v[C_PARTICIPANTS]);
	int64_t row[C_SHARED_COUNT] = { 0 };

	stats_row(p, v, row);
	p->spoilt |= !is_whole(row, participants, sqlite3_value_int64(v[C_ANONYMOUS]),
			       sqlite3_value_int64(v[C_ANONYMOUS_RETURNING]));
	if (p->spoilt)
		return;
	if (row[C_KIND] == KIND_WORKSHOP)
		stats_workshop_known(p, v, row, participants);
	else if (sqlite3_value_type(v[C_MET]) != SQLITE_NULL)
		stats_visit_count(p, row, participants, sqlite3_value_int(v[C_MET]) != 0);
}

/* Over years, of which memory could not hold all who came. */
static void
count_person(struct pass *p, sqlite3_value **v)
{
	int64_t row[C_SHARED_COUNT] = { 0 };

	stats_row(p, v, row);
	stats_person_count(p, row, sqlite3_value_int64(v[C_VISITS]),
			   sqlite3_value_int64(v[C_SHARE]), sqlite3_value_int(v[C_IS_NEW]) != 0);
}

static void
count_person_month(struct pass *p, sqlite3_stmt *q)
{
	const struct weight w = { .people = sqlite3_column_int64(q, 1) };

	stats_add(p, STATS_MONTH, sqlite3_column_int(q, 0), &w);
}

static void
count_person_day(struct pass *p, sqlite3_stmt *q)
{
	const struct weight w = { .people = sqlite3_column_int64(q, 1) };

	stats_add(p, STATS_DAY, sqlite3_column_int64(q, 0), &w);
}

static void
count_person_themes(struct pass *p, sqlite3_stmt *q)
{
	const struct weight w = { .people = 1 };

	stats_cross_themes(p, sqlite3_column_int(q, 0), sqlite3_column_int64(q, 1), &w);
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

int
stats_places_note(struct stats *st, struct pass *p, struct err *err)
{
	return stats_each_row(st, "SELECT code, commune FROM stat_place", note_place, p, err);
}

/* A column is read for the tables wanted, and for the axes of the crosses wanted. */
static uint32_t
dims_read(const struct stats_query *query)
{
	uint32_t read = query->dims;

	for (int c = 0; c < STATS_CROSS_COUNT; c++)
		if ((query->crosses >> c & 1) != 0)
			read |= UINT32_C(1) << stats_cross_dim[c][0] |
				UINT32_C(1) << stats_cross_dim[c][1];
	return read;
}

static bool
is_long(const struct pass *p)
{
	return p->to - p->from >= STATS_DAYS_MAX;
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

/* Over years. */
static int
count_calendar_people(struct stats *st, struct pass *p, struct err *err)
{
	if (is_wanted(p, STATS_MONTH) &&
	    stats_each_row(st, "SELECT month, people FROM stat_person_month", count_person_month, p,
			   err) != 0)
		return -1;
	if (is_wanted(p, STATS_DAY) && stats_each_row(st, "SELECT day, people FROM stat_person_day",
						      count_person_day, p, err) != 0)
		return -1;
	if (stats_cross_wanted(p, STATS_MONTH_THEME) &&
	    stats_each_row(st, "SELECT month, themes FROM stat_person_themes", count_person_themes,
			   p, err) != 0)
		return -1;
	return 0;
}

/* Lines that the file names. */
static int
count_named(struct stats *st, struct pass *p, struct err *err)
{
	if (is_wanted(p, STATS_TAG) && stats_count_tags(st, p, err) != 0)
		return -1;
	if (is_wanted(p, STATS_PARTNER) && stats_count_partners(st, p, err) != 0)
		return -1;
	if (is_wanted(p, STATS_PLACE) && stats_name_places(st, p, err) != 0)
		return -1;
	if (is_wanted(p, STATS_MEDIATOR) && stats_name_mediators(st, p, err) != 0)
		return -1;
	return 0;
}

static int
count_all(struct stats *st, struct pass *p, struct err *err)
{
	struct stats_totals *t = p->total;
	bool known;

	if (stats_places_note(st, p, err) != 0 ||
	    stats_each_row(st, "SELECT reason FROM stat_turned_away", count_turned_away, p, err) !=
		    0)
		return -1;
	if (stats_each_row(st, "SELECT sessions FROM stat_noted", NULL, p, err) != 0)
		return -1;
	st->followed_found = true;
	if (stats_days_read(st, p, err) != 0)
		return -1;
	if (p->spoilt)
		return err_set(err, ERR_DAMAGED, "", "a session that no save writes");
	stats_visits_settle(p);
	/* Most desks follow nobody by name: other passes are then saved. */
	known = t->attendances > t->anonymous;
	if (known && st->visits.off &&
	    stats_each(st, stats_years_sql(p), count_person, p, err) != 0)
		return -1;
	if (known && stats_each(st, stats_cut_sql(p), stats_cut, p, err) != 0)
		return -1;
	stats_cut_settle(t);
	t->people = t->known + t->anonymous;
	if (known && st->visits.off && count_calendar_people(st, p, err) != 0)
		return -1;
	return count_named(st, p, err);
}

static int
count_in_one_state(struct stats *st, struct pass *p, struct err *err)
{
	struct err at_end;
	int rc = stats_each_row(st, "BEGIN", NULL, NULL, err);

	if (rc != 0)
		return -1;
	rc = count_all(st, p, err);
	st->followed_found = false;
	bitset_clear(&st->followed);
	stats_visits_clear(&st->visits);
	/* Of two failures the first one says why. */
	if (stats_each_row(st, "COMMIT", NULL, NULL, rc == 0 ? err : &at_end) != 0)
		rc = -1;
	/* SQLite may have taken back the views that were made meanwhile. */
	if (rc != 0)
		st->views = 0;
	return rc;
}

void
stats_pass_clear(struct pass *p)
{
	for (int d = 0; d < STATS_DIM_COUNT; d++)
		stats_tally_clear(&p->by[d]);
	for (int c = 0; c < STATS_CROSS_COUNT; c++)
		stats_tally_clear(&p->cross[c]);
}

void
stats_pass_end(struct pass *p)
{
	free(p->part);
	free(p->place);
}

static void
finish(struct pass *p, struct stats_period *out)
{
	for (int d = 0; d < STATS_DIM_COUNT; d++)
		stats_tally_finish(&p->by[d], (enum stats_dim)d, &out->by[d]);
	for (int c = 0; c < STATS_CROSS_COUNT; c++)
		stats_tally_finish_cross(&p->cross[c], &out->cross[c]);
}

int
stats_read(struct stats *st, const struct stats_query *query, struct stats_period *out,
	   struct err *err)
{
	struct stats_period result = { .from = query->from, .to = query->to };
	struct pass p = { .st = st,
			  .from = query->from,
			  .to = query->to,
			  .total = &result.total,
			  .dims = query->dims,
			  .crosses = query->crosses,
			  .read = dims_read(query),
			  .filtered = stats_is_filtered(&query->filter) };
	int rc;

	if (p.from > p.to)
		return err_set(err, ERR_VALUE, "", "a period ends before it begins");
	if (is_wanted(&p, STATS_MONTH))
		add_all_months(&p, p.from, p.to);
	for (int day = p.from; is_wanted(&p, STATS_DAY) && !is_long(&p) && day <= p.to; day++)
		stats_tally_line(&p.by[STATS_DAY], day);
	st->visits.off = is_long(&p);
	stats_ask(st, query, stats_asks_participants(p.read));
	rc = count_in_one_state(st, &p, err);
	stats_pass_end(&p);
	/* Also of what is not handed over. */
	finish(&p, &result);
	if (rc == 0)
		*out = result;
	else
		stats_period_clear(&result);
	return rc;
}
