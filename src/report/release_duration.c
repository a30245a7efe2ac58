/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The link between the table of durations and the total of minutes: five short visits and one of
 * two hours add up to more minutes than six short ones can, and to less than with two long ones. */
#include "config.h"

#include "report/release_duration.h"

/* The least and most minutes of a session in each band, in the order of their numbers. */
static const int64_t shortest[] = { 1, 30, 60, 120 };
static const int64_t longest[] = { 29, 59, 119, 1439 };
enum { BANDS = sizeof(shortest) / sizeof(shortest[0]), LAST = BANDS - 1 };

static int64_t
smaller(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* Whether so many persons in each band can make that total. What is known besides: attendances
 * beyond the persons are further visits, of any length; the participants of a workshop share its
 * minutes (here all workshops are of one band, which nobody outside can rule out). */
static bool
possible(const int64_t n[BANDS], const struct stats_totals *t)
{
	int64_t further = t->attendances - t->people;
	int64_t sessions = t->attendances_individual;
	int64_t shared = t->attendances - sessions;
	int64_t least = further;
	int64_t most = further * longest[LAST];
	int64_t spared = 0;

	for (int i = 0; i < BANDS; i++) {
		least += n[i] * shortest[i];
		most += n[i] * longest[i];
	}
	/* One workshop at least takes its time, hence the person kept. */
	for (int i = 0; shared > 0 && i < BANDS; i++) {
		int64_t free_of = smaller(shared - t->sessions_by_kind[2], n[i] - 1) * shortest[i];

		spared = free_of > spared ? free_of : spared;
	}
	return least - spared <= t->minutes && t->minutes <= most;
}

/* With n persons in the band at, whether the other hidden bands can take the rest in some way:
 * all of it in the shortest for the least minutes, or in the longest for the most; between them
 * every total can be had. */
static bool
possible_with(const struct disclose_cell *cell, int at, int64_t n, int64_t rest,
	      const struct stats_totals *t)
{
	int64_t low[BANDS];
	int64_t high[BANDS];
	int first = -1;
	int last = -1;

	for (int i = 0; i < BANDS; i++) {
		low[i] = high[i] = i == at ? n : cell[i].n;
		if (!cell[i].secret || i == at)
			continue;
		low[i] = high[i] = 1;
		rest--;
		first = first < 0 ? i : first;
		last = i;
	}
	if (first < 0 || rest < 0)
		return false;
	low[first] += rest;
	high[last] += rest;
	return possible(low, t) || possible(high, t);
}

bool
release_duration_safe(const struct disclose_cell *cell, size_t count, const struct stats_totals *t)
{
	int64_t sum = 0;

	if (count != BANDS)
		return false;
	for (int i = 0; i < BANDS; i++)
		sum += cell[i].secret ? cell[i].n : 0;
	for (int i = 0; i < BANDS; i++) {
		int64_t values = 0;
		int64_t largest = 0;

		if (!cell[i].secret)
			continue;
		for (int64_t n = 1; n < sum; n++) {
			if (!possible_with(cell, i, n, sum - n, t))
				continue;
			values++;
			largest = n;
		}
		if (values < cell[i].k || largest < cell[i].k)
			return false;
	}
	return true;
}
