/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is counted of the whole directory: of live entries, only the columns that it takes. */
#ifndef STORE_PARTNER_NETWORK_H
#define STORE_PARTNER_NETWORK_H

#include "store/store.h"

/* A place. The texts are as stored, "" when there is none, and borrowed for the call. */
struct partner_place {
	int insee; /* 0 unknown */
	const char *hours;
	const char *services;
};
typedef void store_partner_place_fn(void *arg, const struct partner_place *p);
int store_partner_places(struct store *st, store_partner_place_fn *fn, void *arg, struct err *err);

/* Who is of the hub: its actors, and places that have a role in it. */
struct partner_member {
	int64_t n;
	const char *name;
	const char *territory;
	int insee;
	int role;
	int date; /* DATE_NONE unknown */
	int kind;
};
typedef void store_partner_member_fn(void *arg, const struct partner_member *m);
int store_partner_members(struct store *st, store_partner_member_fn *fn, void *arg,
			  struct err *err);

#endif
