/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When invented sessions take place: the week, the months, carnival and public holidays, and the
 * hours of a day. */
#include "config.h"

#include <stdlib.h>

#include "app/demo_private.h"
#include "base/mem.h"

#define USUAL 100       /* per cent */
#define JITTER_LEAST 75 /* days differ by chance, too: this many per cent at least, */
#define JITTER_SPAN 51  /* and up to so many more, less one */
#define TRIES 12
#define QUARTER 15 /* minutes; work begins on one */
#define OPENS (7 * 60 + 30)
#define CLOSES (18 * 60)
#define QUARTERS ((CLOSES - OPENS) / QUARTER)

/* The weight of num; otherwise where the list does not have it. */
static int
weight_of(const struct demo_list *list, int num, int otherwise)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->weights[i].num == num)
			return list->weights[i].weight;
	return otherwise;
}

/* Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
static int
easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	int month = (h + l - 7 * m + 114) / 31;
	int day = (h + l - 7 * m + 114) % 31 + 1;

	return date_from(year, month, day);
}

static int64_t
weight_of_day(struct demo_rng *r, int day)
{
	struct date_parts p = date_parts(day);
	int64_t weight = weight_of(&demo_rhythms[DEMO_WEEKDAY], date_weekday(day) + 1, 0);

	weight *= weight_of(&demo_rhythms[DEMO_MONTH], p.month, USUAL);
	weight *= weight_of(&demo_rhythms[DEMO_EASTER], day - easter(p.year), USUAL);
	weight *= weight_of(&demo_rhythms[DEMO_HOLIDAY], p.month * 100 + p.day, USUAL);
	weight *= JITTER_LEAST + demo_below(r, JITTER_SPAN);
	return weight / (USUAL * USUAL);
}

/* What is lost by rounding one day goes to the next, so that the sum is exact. */
int *
demo_plan_days(struct demo_rng *r, int from, int to, int sessions)
{
	size_t days = (size_t)(to - from + 1);
	int64_t *weight = mem_array(days, sizeof(*weight));
	int *count = mem_array(days, sizeof(*count));
	int64_t total = 0, sum = 0, given = 0;

	for (size_t i = 0; i < days; i++) {
		weight[i] = weight_of_day(r, from + (int)i);
		total += weight[i];
	}
	for (size_t i = 0; i < days && total > 0; i++) {
		int64_t until;

		sum += weight[i];
		until = sum * sessions / total;
		count[i] = (int)(until - given);
		given = until;
	}
	free(weight);
	return count;
}

static int
minutes_of_kind(struct demo_rng *r, int kind)
{
	switch (kind) {
	case KIND_INDIVIDUAL:
		return demo_pick(r, &demo_rhythms[DEMO_INDIVIDUAL_MINUTES]);
	case KIND_WORKSHOP:
		return demo_pick(r, &demo_rhythms[DEMO_WORKSHOP_MINUTES]);
	default:
		return demo_pick(r, &demo_rhythms[DEMO_COORDINATION_MINUTES]);
	}
}

/* The quarters of an hour that a piece of work fills, from the opening; 0 when it ends too late. */
static uint64_t
quarters(int start, int minutes)
{
	int first = (start - OPENS) / QUARTER;
	int length = (minutes + QUARTER - 1) / QUARTER;

	if (first < 0 || first + length > QUARTERS)
		return 0;
	return ((UINT64_C(1) << length) - 1) << first;
}

static bool
take(uint64_t *busy, struct demo_slot *slot, int mediator, int start)
{
	uint64_t wanted = quarters(start, slot->minutes);

	if (wanted == 0 || (busy[mediator] & wanted) != 0)
		return false;
	busy[mediator] |= wanted;
	slot->mediator = mediator;
	slot->start = start;
	return true;
}

static int
draw_start(struct demo_rng *r)
{
	int start = demo_pick(r, &demo_rhythms[DEMO_HOUR]) * 60 + (int)demo_below(r, 4) * QUARTER;

	return start < OPENS ? OPENS : start;
}

/* A likely hour that is free, else any free one, else a likely one that is not. */
static void
place_slot(struct demo_rng *r, uint64_t *busy, int mediators, struct demo_slot *slot)
{
	int mediator = (int)demo_below(r, (uint32_t)mediators);

	for (int i = 0; i < TRIES; i++, mediator = (mediator + 1) % mediators)
		if (take(busy, slot, mediator, draw_start(r)))
			return;
	for (int i = 0; i < mediators; i++, mediator = (mediator + 1) % mediators)
		for (int start = OPENS; start < CLOSES; start += QUARTER)
			if (take(busy, slot, mediator, start))
				return;
	slot->mediator = mediator;
	slot->start = draw_start(r);
	if (slot->start + slot->minutes > CLOSES)
		slot->start = OPENS;
}

static int
longest_first(const void *a, const void *b)
{
	const struct demo_slot *x = a, *y = b;

	if (x->minutes != y->minutes)
		return y->minutes - x->minutes;
	return x->kind - y->kind;
}

static int
first_ended_first(const void *a, const void *b)
{
	const struct demo_slot *x = a, *y = b;
	int difference = x->start + x->minutes - (y->start + y->minutes);

	if (difference == 0)
		difference = x->start - y->start;
	if (difference == 0)
		difference = x->mediator - y->mediator;
	return difference != 0 ? difference : x->kind - y->kind;
}

void
demo_plan_day(struct demo_rng *r, int mediators, struct demo_slot *slot, int count)
{
	uint64_t *busy = mem_array((size_t)mediators, sizeof(*busy));

	for (int i = 0; i < count; i++) {
		slot[i].kind = demo_pick_vocab(r, VOCAB_KIND);
		slot[i].minutes = minutes_of_kind(r, slot[i].kind);
	}
	/* A whole morning finds no room any more once the small ones are spread over the day. */
	qsort(slot, (size_t)count, sizeof(*slot), longest_first);
	for (int i = 0; i < count; i++)
		place_slot(r, busy, mediators, &slot[i]);
	qsort(slot, (size_t)count, sizeof(*slot), first_ended_first);
	free(busy);
}
