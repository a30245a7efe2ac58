/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting what there is in each commune: one pass over the places. */
#include "config.h"

#include "app/network.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "base/hours_week.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vocab.h"
#include "store/partner_network.h"

enum { NOT_TIMED = -1 };

struct counting {
	struct network *network;
	int64_t monday; /* the first minute of this week */
	bool good_friday;
	struct hours hours;
	const struct vocab_item *service;
	size_t service_count;
	char **folded; /* their labels */
};

static int64_t
minutes_of_week(const struct hours_week *week)
{
	int64_t sum = 0;

	for (int day = 0; day < HOURS_WEEKDAYS; day++)
		for (int i = 0; i < week->count[day]; i++)
			sum += week->range[day][i].end - week->range[day][i].start;
	return sum;
}

static int64_t
minutes_of_this_week(const struct counting *c, int department)
{
	const struct holidays kept = { .department = department, .good_friday = c->good_friday };
	int64_t at = c->monday;
	int64_t end = at + (int64_t)HOURS_WEEKDAYS * HOURS_DAY_MINUTES;
	int64_t sum = 0;
	struct hours_span span;

	while (hours_open(&c->hours, &kept, at, end, &span)) {
		sum += span.end - span.start;
		at = span.end;
	}
	return sum;
}

/* NOT_TIMED for what cannot be read, or says nothing. */
static int64_t
weekly_minutes(struct counting *c, const char *text, int department)
{
	struct hours_week week;

	if (*text == '\0' || hours_read(&c->hours, text) != 0 || c->hours.rule_count == 0)
		return NOT_TIMED;
	return hours_week_of(&c->hours, &week) == 0 ? minutes_of_week(&week)
						    : minutes_of_this_week(c, department);
}

/* A label of the standard, to the byte or as people write it. */
static uint64_t
service_bit(const struct counting *c, const char *label, size_t len)
{
	const struct vocab_item *item = vocab_by_french(VOCAB_SERVICE, label, len);
	char *value;
	char *folded;

	if (item != NULL)
		return UINT64_C(1) << (item->num - 1);
	value = mem_strndup(label, len);
	folded = utf8_fold(value);
	for (size_t i = 0; i < c->service_count && item == NULL; i++)
		if (strcmp(c->folded[i], folded) == 0)
			item = &c->service[i];
	free(folded);
	free(value);
	return item == NULL ? 0 : UINT64_C(1) << (item->num - 1);
}

static uint64_t
services_of(const struct counting *c, const char *cell)
{
	uint64_t bits = 0;

	while (*cell != '\0') {
		size_t len = strcspn(cell, "|");

		bits |= service_bit(c, cell, len);
		cell += len;
		cell += *cell != '\0';
	}
	return bits;
}

static struct network_commune *
find(const struct network *n, int insee)
{
	for (size_t i = 0; i < n->commune_count; i++)
		if (n->commune[i].commune->num == insee)
			return &n->commune[i];
	return NULL;
}

static void
take_place(void *arg, const struct partner_place *p)
{
	struct counting *c = arg;
	struct network_commune *there = find(c->network, p->insee);
	int64_t minutes;

	if (there == NULL) {
		c->network->unplaced++;
		return;
	}
	minutes = weekly_minutes(c, p->hours, there->commune->department);
	there->places++;
	if (minutes != NOT_TIMED) {
		there->timed++;
		there->minutes += minutes;
	}
	there->services |= services_of(c, p->services);
}

static void
take_member(void *arg, const struct partner_member *m)
{
	struct network *n = arg;

	n->actor = mem_grow(n->actor, n->actor_count, &n->actor_capacity, sizeof(*n->actor));
	n->actor[n->actor_count++] = (struct network_actor){
		.n = m->n,
		.name = mem_strdup(m->name),
		.territory = mem_strdup(m->territory),
		.insee = m->insee,
		.role = m->role == 0 ? ROLE_NONE : m->role,
		.date = m->date,
		.kind = m->kind,
		.key = utf8_fold_words(m->name),
	};
}

static int
compare_actors(const void *a, const void *b)
{
	const struct network_actor *x = a, *y = b;
	int by_name = strcmp(x->key, y->key);

	if (x->role != y->role)
		return x->role - y->role;
	return by_name != 0 ? by_name : (x->n > y->n) - (x->n < y->n);
}

static int
count_places(struct network *n, struct desk *d, struct err *err)
{
	int today = clock_today(desk_clock(d));
	struct counting c = { .network = n, .good_friday = desk_good_friday(d) };
	int rc;

	c.monday = hours_minute(today - date_weekday(today), 0);
	c.service = vocab_items(VOCAB_SERVICE, &c.service_count);
	c.folded = mem_array(c.service_count, sizeof(*c.folded));
	for (size_t i = 0; i < c.service_count; i++)
		c.folded[i] = utf8_fold(c.service[i].french);
	rc = store_partner_places(desk_store(d), take_place, &c, err);
	for (size_t i = 0; i < c.service_count; i++)
		free(c.folded[i]);
	free(c.folded);
	hours_clear(&c.hours);
	return rc;
}

int
network_load(struct network *out, struct desk *d, struct err *err)
{
	struct network n = { .actor = NULL };
	const struct commune *all = commune_list(&n.commune_count);

	n.commune = mem_array(n.commune_count, sizeof(*n.commune));
	for (size_t i = 0; i < n.commune_count; i++)
		n.commune[i] = (struct network_commune){ .commune = &all[i],
							 .key = utf8_fold_words(all[i].name) };
	if (count_places(&n, d, err) != 0 ||
	    store_partner_members(desk_store(d), take_member, &n, err) != 0) {
		network_clear(&n);
		return -1;
	}
	if (n.actor_count > 0)
		qsort(n.actor, n.actor_count, sizeof(*n.actor), compare_actors);
	network_sort(&n, NETWORK_BY_COMMUNE);
	n.here = desk_post_now(d, POST_PLACE)->commune;
	if (find(&n, n.here) == NULL)
		n.here = n.commune[0].commune->num;
	*out = n;
	return 0;
}

void
network_clear(struct network *n)
{
	for (size_t i = 0; i < n->actor_count; i++) {
		free(n->actor[i].name);
		free(n->actor[i].territory);
		free(n->actor[i].key);
	}
	for (size_t i = 0; i < n->commune_count; i++)
		free(n->commune[i].key);
	free(n->actor);
	free(n->commune);
	*n = (struct network){ .actor = NULL };
}

static int
compare_names(const void *a, const void *b)
{
	const struct network_commune *x = a, *y = b;
	int by_name = strcmp(x->key, y->key);

	return by_name != 0 ? by_name : x->commune->num - y->commune->num;
}

static int
compare_fewest(const void *a, const void *b)
{
	const struct network_commune *x = a, *y = b;

	if (x->places != y->places)
		return x->places < y->places ? -1 : 1;
	if (x->minutes != y->minutes)
		return x->minutes < y->minutes ? -1 : 1;
	return compare_names(a, b);
}

void
network_sort(struct network *n, enum network_order order)
{
	if (n->commune_count > 0)
		qsort(n->commune, n->commune_count, sizeof(*n->commune),
		      order == NETWORK_BY_COMMUNE ? compare_names : compare_fewest);
}

const struct network_commune *
network_commune(const struct network *n, int insee)
{
	return find(n, insee);
}

int
network_services(const struct network_commune *c)
{
	return __builtin_popcountll(c->services);
}

int
network_services_all(void)
{
	size_t count;

	vocab_items(VOCAB_SERVICE, &count);
	return (int)count;
}

int64_t
network_without(const struct network *n)
{
	int64_t count = 0;

	for (size_t i = 0; i < n->commune_count; i++)
		count += n->commune[i].places == 0;
	return count;
}
