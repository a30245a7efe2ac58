/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People who are known, put together from the sessions that they came to: each has the answers of
 * their last attendance of the period by (date, start, id), and what was done at any of them. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/uuid.h"
#include "store/stats_internal.h"

enum { DAY = DATE_ISO_SIZE - 1, ORDER_SIZE = DAY + 2 + UUID_SIZE };
enum { MASKS = C_SHARED_COUNT - C_THEMES }; /* the last of the shared columns */

/* Small: over years there are ten thousands of them. */
struct known {
	uint64_t mask[MASKS];
	int64_t share; /* of the minutes, a workshop's being divided among its participants */
	int32_t code[C_THEMES];
	int32_t visits;
	bool is_new;
	int32_t day; /* of the visit counted last */
	int32_t month;
	uint64_t month_themes; /* so far */
	char last[ORDER_SIZE]; /* sorts as (date, start, id) */
};

struct visit {
	size_t known;
	bool last; /* so far */
};

static void
copy(char *to, size_t size, sqlite3_value *text)
{
	const char *bytes = sqlite3_value_blob(text);
	size_t len = (size_t)sqlite3_value_bytes(text);

	if (bytes != NULL)
		memcpy(to, bytes, len < size ? len : size);
}

/* A session without a start comes before those of its day, as in the lists. */
static void
order_of(char order[static ORDER_SIZE], sqlite3_value **value)
{
	int start =
		sqlite3_value_type(value[1]) != SQLITE_NULL ? sqlite3_value_int(value[1]) + 1 : 0;

	memset(order, 0, ORDER_SIZE);
	copy(order, DAY, value[0]);
	order[DAY] = (char)(start >> 8);
	order[DAY + 1] = (char)(start & 0xff);
	copy(order + DAY + 2, UUID_SIZE, value[2]);
}

bool
stats_visit_note(struct stats_visits *v, int64_t person, sqlite3_value **value)
{
	size_t at, count = v->of.count;
	char order[ORDER_SIZE];
	struct visit *visit;
	bool fresh;

	if (v->off)
		return false;
	at = (size_t)(stats_tally_line(&v->of, person) - v->of.line);
	fresh = v->of.count > count;
	order_of(order, value);
	if (fresh) {
		v->known = mem_grow(v->known, count, &v->capacity, sizeof(*v->known));
		v->known[at] = (struct known){ .visits = 0 };
	}
	v->visit = mem_grow(v->visit, v->visit_count, &v->visit_capacity, sizeof(*v->visit));
	visit = &v->visit[v->visit_count++];
	*visit = (struct visit){ at, memcmp(order, v->known[at].last, ORDER_SIZE) > 0 };
	if (visit->last)
		memcpy(v->known[at].last, order, ORDER_SIZE);
	return fresh;
}

/* Each day and each month counts its own people once: sessions come by the day, so the visits of
 * one person in it follow each other. */
static void
count_calendar(struct pass *p, struct known *k, const int64_t *row)
{
	const struct weight w = { .people = 1 };
	uint64_t themes = (uint64_t)row[C_THEMES];
	int32_t day = (int32_t)row[C_DAY];
	int month;

	if ((p->read & (UINT32_C(1) << STATS_MONTH | UINT32_C(1) << STATS_DAY)) == 0)
		return;
	month = stats_month(day);
	if (k->visits == 0 || k->day != day)
		stats_add(p, STATS_DAY, day, &w);
	if (k->visits == 0 || k->month != month) {
		stats_add(p, STATS_MONTH, month, &w);
		k->month_themes = 0;
	}
	stats_cross_themes(p, month, (int64_t)(themes & ~k->month_themes), &w);
	k->month_themes |= themes;
	k->day = day;
	k->month = month;
}

void
stats_visit_count(struct pass *p, const int64_t *row, int64_t participants, bool is_new)
{
	struct stats_visits *v = &p->st->visits;
	const struct visit *visit;
	struct known *k;

	if (v->off)
		return;
	visit = &v->visit[v->counted++];
	k = &v->known[visit->known];
	for (int c = 0; c < C_THEMES && visit->last; c++)
		k->code[c] = (int32_t)row[c];
	for (int i = 0; i < MASKS; i++)
		k->mask[i] |= (uint64_t)row[C_THEMES + i];
	count_calendar(p, k, row);
	k->visits++;
	k->share += (row[C_MINUTES] + participants - 1) / participants;
	k->is_new |= is_new;
	if (v->counted == v->visit_count)
		v->counted = v->visit_count = 0;
}

static void
expand(const struct known *k, int64_t row[static C_SHARED_COUNT])
{
	for (int c = 0; c < C_THEMES; c++)
		row[c] = k->code[c];
	for (int i = 0; i < MASKS; i++)
		row[C_THEMES + i] = (int64_t)k->mask[i];
}

void
stats_person_count(struct pass *p, const int64_t *row, int64_t visits, int64_t share, bool is_new)
{
	const struct weight w = { .people = 1 };
	struct stats_totals *t = p->total;

	t->known++;
	if (is_new)
		t->new_people++;
	else
		t->returning_known++;
	stats_note_top(t->attendances_top, visits);
	stats_note_top(t->minutes_top, share);
	stats_answers(p, row, &w);
	stats_masks(p, row, &w);
	stats_participant(p, row, &w);
	stats_cross_person(p, row, &w);
}

void
stats_visits_settle(struct pass *p)
{
	const struct stats_visits *v = &p->st->visits;
	int64_t row[C_SHARED_COUNT];

	for (size_t i = 0; i < v->of.count; i++) {
		const struct known *k = &v->known[i];

		expand(k, row);
		stats_person_count(p, row, k->visits, k->share, k->is_new);
	}
}

void
stats_visits_clear(struct stats_visits *v)
{
	stats_tally_clear(&v->of);
	free(v->known);
	free(v->visit);
	*v = (struct stats_visits){ .known = NULL };
}
