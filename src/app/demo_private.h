/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that invent sessions share. Everything that is drawn comes from one stream of the
 * seed, in one order: changing the order changes every demo desk. */
#ifndef APP_DEMO_PRIVATE_H
#define APP_DEMO_PRIVATE_H

#include "app/demo.h"
#include "app/demo_data.h"
#include "app/desk_private.h"
#include "base/hash.h"

/* --- drawing --- */

#define DEMO_WORDS 1024

struct demo_rng {
	struct rng rng;
	uint32_t word[DEMO_WORDS]; /* fetched, not all used yet */
	size_t used;
};

void demo_rng_init(struct demo_rng *r, uint64_t seed);
uint32_t demo_below(struct demo_rng *r, uint32_t bound); /* [0, bound) */
bool demo_chance(struct demo_rng *r, int percent);
int demo_pick(struct demo_rng *r, const struct demo_list *list); /* a num; 0 from an empty list */
int demo_pick_vocab(struct demo_rng *r, enum vocab v); /* by its mix, else each value alike */
uint64_t demo_bit(int num);                            /* of a mask; 0 for 0 */

/* --- when --- */

/* How many sessions each day of from..to has: to - from + 1 numbers, yours. */
int *demo_plan_days(struct demo_rng *r, int from, int to, int sessions);

/* One piece of work of a day. */
struct demo_slot {
	int kind;
	int start; /* minute of the day */
	int minutes;
	int mediator; /* index */
};

/* Fills count slots, first ended first. The mediators' hours do not overlap as long as the day has
 * room for them. */
void demo_plan_day(struct demo_rng *r, int mediators, struct demo_slot *slot, int count);

/* --- who and what --- */

struct demo {
	struct desk desk;
	struct demo_rng rng;
	struct strlist actors;     /* ids of the directory */
	struct attendance *person; /* those known by name */
	size_t person_count;
	size_t person_capacity;
};

/* Fills an initialised session of that day and slot. Known persons are added as they come. */
int demo_session_fill(struct demo *d, int day, const struct demo_slot *slot, struct session *s,
		      struct err *err);

void demo_draw_person(struct demo_rng *r, struct attendance *a); /* anonymous */
/* Someone who is known, now or since before. */
int demo_known_person(struct demo *d, struct attendance *a, struct err *err);
void demo_workshop_people(struct demo *d, struct session *s);

#endif
