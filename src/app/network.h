/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hub: who is of it, and what the places of the directory offer in each commune. */
#ifndef APP_NETWORK_H
#define APP_NETWORK_H

#include "app/desk.h"
#include "base/commune.h"

struct network_actor {
	int64_t n; /* of its entry */
	char *name;
	char *territory; /* codes of VOCAB_TERRITORY, separated by |; "" unknown */
	int insee;       /* where its seat is, 0 unknown */
	int role;
	int date; /* since when, DATE_NONE unknown */
	int kind;
	char *key; /* for sorting */
};

struct network_commune {
	const struct commune *commune;
	int64_t places;
	int64_t timed;     /* of them, with hours that can be read */
	int64_t minutes;   /* these are open in a week, summed over the places */
	uint64_t services; /* a bit a service of the standard, offered by at least one */
	char *key;
};

/* All zero: nothing loaded. */
struct network {
	struct network_actor *actor; /* by role, then by name */
	size_t actor_count, actor_capacity;
	struct network_commune *commune; /* all 66, those without a place too */
	size_t commune_count;
	int here;         /* commune of the desk's place of work, one of them */
	int64_t unplaced; /* places of which the commune is not known */
};

/* Counted afresh, of live entries; hub actors that are no places are not counted. Where hours are
 * not the same every week, those of the week of today are. */
int network_load(struct network *out, struct desk *d, struct err *err);
void network_clear(struct network *n);

enum network_order { NETWORK_BY_COMMUNE, NETWORK_BY_FEWEST, NETWORK_ORDERS };
void network_sort(struct network *n, enum network_order order);

/* NULL when it is none of the 66. */
const struct network_commune *network_commune(const struct network *n, int insee);

int network_services(const struct network_commune *c); /* how many */
int network_services_all(void);                        /* of how many */
int64_t network_without(const struct network *n);      /* communes that have no place */

#endif
