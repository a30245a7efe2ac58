/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of the period are unknowns of the same rows that bind what was published; what was
 * counted today is what they should be near to. Most often nothing is late: then the counts satisfy
 * all rows as they are, and no program is run. */
#include "config.h"

#include "report/release_late.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/audit_parts.h"
#include "report/audit_rows.h"
#include "report/disclose.h"
#include "report/disclose_solver.h"
#include "report/release.h"
#include "report/release_cells.h"
#include "report/release_raw.h"

struct settling {
	struct audit_release *list; /* the period as it is counted today; then its past */
	size_t count, given;
	struct release today; /* its figures */
	struct audit_rows *rows;
	struct disclose_system *system;
	int64_t *wanted; /* of each figure; NOTHING_WANTED */
	int64_t *late;   /* of each figure of the period: counted today, and not then */
	int64_t sessions;
	struct stats *stats;
	struct stats_totals *totals; /* of the period */
	unsigned *limits;            /* of the release */
};

#define NOTHING_WANTED (-1)

static size_t
number_of(const struct settling *s, const struct release *r, const struct release_cell *c)
{
	return (size_t)(audit_rows_figure(s->rows, r, c) - s->system->figure);
}

static bool
in_partition(const struct audit_partition *parts, const char *period)
{
	for (size_t i = 0; i < parts->count; i++)
		if (strcmp(parts->period[i], period) == 0)
			return true;
	return false;
}

/* One of the past, beside what is counted of its period today. */
static void
compare(struct settling *s, const struct audit_release *part, const struct release *today,
	bool divides)
{
	for (size_t j = 0; j < part->r.cell_count; j++) {
		const struct release_cell *c = &part->r.cell[j];
		const struct release_cell *now = release_raw_find(today, c);
		int64_t least = part->implied ? 0 : 1;

		if (now == NULL)
			continue;
		if (divides && c->secret && strcmp(c->measure, "seances") == 0 &&
		    strcmp(c->category, RELEASE_TOTAL) == 0)
			*s->limits |= RELEASE_LATE_UNKNOWN;
		if (c->secret) {
			s->wanted[number_of(s, &part->r, c)] =
				now->value > least ? now->value : least;
			continue;
		}
		/* A total stands in every table, but is one figure. */
		if (divides && (strcmp(c->table, "ensemble") == 0 ||
				(strcmp(c->category, RELEASE_TOTAL) != 0 &&
				 strcmp(c->geo, RELEASE_TOTAL) != 0)))
			s->late[number_of(s, &s->today, c)] += now->value - c->value;
		if (divides && strcmp(c->measure, "seances") == 0 &&
		    strcmp(c->category, RELEASE_TOTAL) == 0)
			s->sessions += now->value - c->value;
	}
}

/* What the period tells beyond its published parts is about the others: where one person is most of
 * their sum, the period tells none. */
static void
bind_sums(struct stats_totals *longer, const struct stats_totals *part)
{
	if (!disclose_sum(part->attendances, part->attendances_top))
		longer->attendances_top[0] = longer->attendances;
	if (!disclose_sum(part->minutes, part->minutes_top))
		longer->minutes_top[0] = longer->minutes;
}

static int
compare_all(struct settling *s, struct err *err)
{
	struct audit_partition parts = audit_partition_of(s->list, s->given, &s->today);

	for (size_t i = 1; i < s->count; i++) {
		struct release_period p;
		struct stats_query query = { .dims = release_dims() };
		struct stats_period counts;
		struct release today;

		if (release_period_parse(s->list[i].r.period, &p) != 0)
			continue;
		query.from = p.first;
		query.to = p.last;
		if (stats_read(s->stats, &query, &counts, err) != 0)
			return -1;
		if (s->list[i].implied)
			bind_sums(s->totals, &counts.total);
		release_init(&today);
		release_raw_make(&today, &counts);
		stats_period_clear(&counts);
		compare(s, &s->list[i], &today,
			!s->list[i].implied && in_partition(&parts, s->list[i].r.period));
		release_clear(&today);
	}
	return 0;
}

/* What the period should say: today's counts without what is late. */
static void
want(struct settling *s)
{
	for (size_t j = 0; j < s->today.cell_count; j++) {
		size_t f = number_of(s, &s->today, &s->today.cell[j]);
		int64_t n = s->today.cell[j].value - s->late[f];

		s->wanted[f] = n > 0 ? n : 0;
	}
}

static int64_t
wanted_of(const struct settling *s, size_t figure)
{
	const struct system_figure *f = &s->system->figure[figure];

	return f->lo == f->hi ? f->lo : s->wanted[figure];
}

/* Of a figure of a crossed table of the past: today's counts have none. */
static bool
is_unknown(const struct settling *s, size_t figure)
{
	const struct system_figure *f = &s->system->figure[figure];

	return f->lo < f->hi && s->wanted[figure] == NOTHING_WANTED;
}

/* Whether all rows hold as it is. */
static bool
is_settled(const struct settling *s)
{
	const struct disclose_system *y = s->system;

	for (size_t i = 0; i < y->figures; i++)
		if (!is_unknown(s, i) &&
		    (wanted_of(s, i) < y->figure[i].lo || wanted_of(s, i) > y->figure[i].hi))
			return false;
	for (size_t r = 0; r < y->rows; r++) {
		int64_t sum = 0;
		bool known = true;

		for (size_t i = y->row[r].first; i < y->row[r].first + y->row[r].count; i++) {
			known = known && !is_unknown(s, y->term[i].figure);
			sum += y->term[i].sign * wanted_of(s, y->term[i].figure);
		}
		if (known && (sum < y->row[r].lo || sum > y->row[r].hi))
			return false;
	}
	return true;
}

/* Two columns more a figure that is open: how much it is above and below what is wanted. */
static struct disclose_system
with_distances(const struct settling *s)
{
	const struct disclose_system *y = s->system;
	struct disclose_system out;

	disclose_system_init(&out);
	for (size_t i = 0; i < y->figures; i++)
		disclose_system_figure(&out, y->figure[i].lo, y->figure[i].hi);
	for (size_t r = 0; r < y->rows; r++) {
		disclose_system_row(&out, y->row[r].lo, y->row[r].hi);
		for (size_t i = y->row[r].first; i < y->row[r].first + y->row[r].count; i++)
			disclose_system_term(&out, y->term[i].figure, y->term[i].sign);
	}
	for (size_t i = 0; i < y->figures; i++) {
		if (y->figure[i].lo == y->figure[i].hi || s->wanted[i] == NOTHING_WANTED)
			continue;
		disclose_system_row(&out, s->wanted[i], s->wanted[i]);
		disclose_system_term(&out, i, 1);
		disclose_system_term(&out, disclose_system_figure(&out, 0, SYSTEM_ANY), -1);
		disclose_system_term(&out, disclose_system_figure(&out, 0, SYSTEM_ANY), 1);
	}
	return out;
}

static int
find_nearest(struct settling *s, struct err *err)
{
	struct disclose_system y = with_distances(s);
	struct solver_library *lib = NULL;
	struct solver *solver;
	enum solver_answer answer = SOLVER_IMPOSSIBLE;
	int rc = solver_library_open(&lib, s->system->stop, err);

	if (rc != 0) {
		disclose_system_clear(&y);
		return -1;
	}
	solver = solver_open(lib, y.figure, y.figures, y.row, y.rows, y.term);
	for (size_t i = s->system->figures; i < y.figures; i++)
		solver_cost(solver, i, 1);
	rc = solver_run_whole(solver, false, 0, &answer, err);
	if (rc == 0 && answer != SOLVER_FOUND)
		rc = err_set(err, ERR_NOTHING, s->today.period, RELEASE_PAST);
	for (size_t j = 0; j < s->today.cell_count && rc == 0; j++)
		s->today.cell[j].value =
			llround(solver_value(solver, number_of(s, &s->today, &s->today.cell[j])));
	solver_close(solver);
	solver_library_close(lib);
	disclose_system_clear(&y);
	return rc;
}

/* As secrets of which nothing is known, so that the past alone binds them. */
static struct audit_release
unknown(const struct release *today)
{
	struct audit_release out = { .k = 1, .k_sensitive = 1, .implied = true };

	release_init(&out.r);
	out.r.period = mem_strdup(today->period);
	out.r.perimeter = mem_strdup(today->perimeter);
	out.r.stop = today->stop;
	for (size_t j = 0; j < today->cell_count; j++) {
		const struct release_cell *c = &today->cell[j];

		release_cell_add(&out.r, c->table, c->measure, c->geo, c->category, 0, true);
	}
	return out;
}

static int64_t
people_told(const struct audit_release *a)
{
	for (size_t j = 0; j < a->r.cell_count; j++) {
		const struct release_cell *c = &a->r.cell[j];

		if (strcmp(c->table, "ensemble") == 0 && strcmp(c->measure, "personnes") == 0 &&
		    strcmp(c->category, RELEASE_TOTAL) == 0)
			return c->value;
	}
	return 0;
}

/* What was withdrawn is counted as it is today, unless that would tell of few people: then as it
 * was published. Leaves the list as it is in the first case. */
static int
add_withdrawn(struct settling *s, struct audit_release *part, struct err *err)
{
	struct release_period p;
	struct stats_query query = { .dims = 0 };
	struct stats_period now;
	int64_t change;

	if (release_period_parse(part->r.period, &p) != 0) {
		audit_read_clear(part);
		return 0;
	}
	query.from = p.first;
	query.to = p.last;
	if (stats_read(s->stats, &query, &now, err) != 0) {
		audit_read_clear(part);
		return -1;
	}
	change = llabs(now.total.people - people_told(part));
	stats_period_clear(&now);
	if (change >= part->k) {
		*s->limits |= RELEASE_CORRECTED;
		audit_read_clear(part);
		return 0;
	}
	if (change > 0)
		*s->limits |= RELEASE_UNCORRECTED;
	mem_replace(&part->r.perimeter, mem_strdup(s->today.perimeter));
	part->withdrawn = false;
	s->given++;
	return 0;
}

static int
add_past(struct settling *s, const struct release *r, struct err *err)
{
	struct audit_release *part = &s->list[s->given];

	if (audit_read_kept(r, part, err) != 0)
		return -1;
	if (part->lines != NULL) { /* rows tell of no sum */
		audit_read_clear(part);
		return 0;
	}
	if (strchr(r->period, 'T') != NULL) /* a quarter in a year */
		*s->limits |= RELEASE_LATE_BEFORE;
	if (part->withdrawn)
		return add_withdrawn(s, part, err);
	s->given++;
	return 0;
}

static int
read_past(struct settling *s, const struct release_list *past, struct err *err)
{
	int rc = 0;

	s->list = mem_array(past->count + 1, sizeof(*s->list));
	s->list[0] = unknown(&s->today);
	s->given = 1;
	for (size_t i = 0; i < past->count && rc == 0; i++)
		rc = add_past(s, &past->item[i], err);
	s->count = s->given;
	if (rc == 0) {
		audit_parts_imply(&s->list, &s->count);
		rc = audit_rows_make(&s->rows, s->list, s->count, err);
	}
	if (rc != 0)
		return -1;
	s->system = audit_rows_system(s->rows);
	s->wanted = mem_array(s->system->figures + 1, sizeof(*s->wanted));
	s->late = mem_array(s->system->figures + 1, sizeof(*s->late));
	for (size_t i = 0; i < s->system->figures; i++)
		s->wanted[i] = NOTHING_WANTED;
	return 0;
}

int
release_late_settle(struct release *r, struct stats *stats, const struct release_list *past,
		    struct stats_period *counts, struct err *err)
{
	struct settling s = { .stats = stats, .totals = &counts->total, .limits = &r->limits };
	int rc;

	if (past->count == 0)
		return 0;
	release_init(&s.today);
	s.today.period = mem_strdup(r->period);
	s.today.perimeter = mem_strdup(r->perimeter);
	s.today.stop = r->stop;
	release_raw_make(&s.today, counts);
	rc = read_past(&s, past, err);
	if (rc == 0)
		rc = compare_all(&s, err);
	if (rc == 0) {
		want(&s);
		for (size_t j = 0; j < s.today.cell_count; j++)
			s.today.cell[j].value = s.wanted[number_of(&s, &s.today, &s.today.cell[j])];
	}
	if (rc == 0 && !is_settled(&s))
		rc = find_nearest(&s, err);
	if (rc == 0) {
		release_raw_put(&s.today, counts);
		r->late = s.sessions;
	}
	audit_rows_clear(s.rows);
	for (size_t i = 0; i < s.count; i++)
		audit_read_clear(&s.list[i]);
	free(s.list);
	free(s.wanted);
	free(s.late);
	release_clear(&s.today);
	return rc;
}
