/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People whose link was cut: nobody knows any more which attendances were of one person, but each
 * says whether it was the last one of its month, quarter and year. So a person still counts once in
 * a calendar period. Another period is taken apart into the longest calendar periods that lie in
 * it, and where a month is cut, each attendance counts: never too few. */
#include "config.h"

#include "base/date.h"
#include "store/stats_internal.h"
#include "store/types.h"

enum { MONTHS = 12, QUARTER_MONTHS = 3, PART_NUMBERS = 3 };

/* Of table cut_value, by its list: what a person said at several visits counts once in a period, so
 * each value says itself which periods it is the last of. */
static const enum stats_dim list_dim[] = { [CUT_LIST_THEME] = STATS_THEME,
					   [CUT_LIST_PROCEDURE] = STATS_PROCEDURE,
					   [CUT_LIST_DEVICE] = STATS_DEVICE,
					   [CUT_LIST_LANGUAGE] = STATS_LANGUAGE,
					   [CUT_LIST_REFERRAL] = STATS_REFERRAL };
enum { LISTS = sizeof(list_dim) / sizeof(list_dim[0]) };

/* So many months from that one on lie in the period. */
static bool
lies_in(const struct pass *p, int month, int count)
{
	/* Which of them a filter leaves, nobody knows: each attendance counts. */
	if (p->filtered)
		return false;
	int last = month + count - 1;
	int from = date_from(month / MONTHS, month % MONTHS + 1, 1);
	int to = date_month_last(date_from(last / MONTHS, last % MONTHS + 1, 1));

	return from >= p->from && to <= p->to;
}

/* The calendar period that an attendance of that month counts in; 0 where its month is cut. */
static unsigned
unit_of(const struct pass *p, int month)
{
	if (lies_in(p, month - month % MONTHS, MONTHS))
		return CUT_YEAR;
	if (lies_in(p, month - month % QUARTER_MONTHS, QUARTER_MONTHS))
		return CUT_QUARTER;
	return lies_in(p, month, 1) ? CUT_MONTH : 0;
}

/* Values are those of the whole calendar period; one that the session has no longer is not told. */
static void
count_parts(struct pass *p, sqlite3_value **v, unsigned unit, int64_t *visits, int64_t *minutes)
{
	struct numbers_left parts = stats_numbers(v[C_CUT_PARTS]);
	const struct weight w = { .people = 1 };
	int64_t n[PART_NUMBERS];

	while (stats_next_numbers(&parts, n, PART_NUMBERS)) {
		if ((n[2] & unit) == 0)
			continue;
		if (n[0] == CUT_LIST_VISITS)
			*visits = n[1];
		else if (n[0] == CUT_LIST_MINUTES)
			*minutes = n[1];
		else if (n[0] >= 1 && n[0] < LISTS && n[1] > 0)
			stats_add(p, list_dim[n[0]], n[1], &w);
	}
}

/* In the table of months each month is a period of its own; a day of it is a part of one. */
static void
count_month(struct pass *p, sqlite3_value **v, const int64_t *row, int month, unsigned flags)
{
	struct numbers_left parts = stats_numbers(v[C_CUT_PARTS]);
	const struct weight w = { .people = 1 };
	bool whole = lies_in(p, month, 1);
	int64_t n[PART_NUMBERS];

	stats_add(p, STATS_DAY, row[C_DAY], &w);
	if (!whole || (flags & CUT_MONTH) != 0)
		stats_add(p, STATS_MONTH, month, &w);
	if (!whole)
		stats_cross_themes(p, month, row[C_THEMES], &w);
	while (whole && stats_next_numbers(&parts, n, PART_NUMBERS))
		if (n[0] == CUT_LIST_THEME && n[1] > 0 && n[1] <= 64 && (n[2] & CUT_MONTH) != 0)
			stats_cross_themes(p, month, (int64_t)(UINT64_C(1) << (n[1] - 1)), &w);
}

void
stats_cut(struct pass *p, sqlite3_value **v)
{
	const struct weight w = { .people = 1 };
	struct stats_totals *t = p->total;
	int64_t row[C_SHARED_COUNT] = { 0 };
	unsigned flags = (unsigned)sqlite3_value_int(v[C_CUT_FLAGS]);
	int64_t visits = 1, minutes = sqlite3_value_int64(v[C_CUT_SHARE]);
	unsigned unit;
	int month;

	stats_row(p, v, row);
	month = stats_month(row[C_DAY]);
	unit = unit_of(p, month);
	count_month(p, v, row, month, flags);
	/* Who came here first in the period is new in it, whichever attendance counts. */
	if ((flags & CUT_FIRST) != 0) {
		t->new_people++;
		t->returning_known--;
	}
	if (unit == 0)
		stats_masks(p, row, &w);
	else
		count_parts(p, v, unit, &visits, &minutes);
	/* A later attendance of the period is the one that stands for its person. */
	if (unit != 0 && (flags & unit) == 0)
		return;
	t->known++;
	t->returning_known++;
	stats_note_top(t->attendances_top, visits);
	stats_note_top(t->minutes_top, minutes);
	stats_answers(p, row, &w);
	stats_participant(p, row, &w);
	stats_cross_person(p, row, &w);
}

/* Where the attendance that a person was counted by has left the period since (to the bin, to
 * another day), the first one may still be there: nobody is new who is not counted. */
void
stats_cut_settle(struct stats_totals *t)
{
	if (t->returning_known >= 0)
		return;
	t->new_people += t->returning_known;
	t->returning_known = 0;
}

/* Rows of code, month and periods. */
static void
cut_named(struct pass *p, enum stats_dim dim, sqlite3_stmt *q)
{
	const struct weight w = { .people = 1 };
	unsigned unit = unit_of(p, sqlite3_column_int(q, 1));

	if (unit == 0 || (unit & (unsigned)sqlite3_column_int(q, 2)) != 0)
		stats_add(p, dim, sqlite3_column_int64(q, 0), &w);
}

void
stats_cut_tag(struct pass *p, sqlite3_stmt *q)
{
	cut_named(p, STATS_TAG, q);
}

void
stats_cut_partner(struct pass *p, sqlite3_stmt *q)
{
	cut_named(p, STATS_PARTNER, q);
}
