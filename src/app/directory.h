/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory of partners: finding the one who can take the next step, as letters are typed. */
#ifndef APP_DIRECTORY_H
#define APP_DIRECTORY_H

#include "app/desk.h"

struct directory; /* the searchable entries in memory; reload it when the directory changed */

int directory_load(struct directory **out, struct desk *d, struct err *err);
void directory_free(struct directory *dir);
size_t directory_count(const struct directory *dir);

struct directory_query {
	const char *words;   /* every word must be found; accents, case, articles do not matter */
	int commune;         /* INSEE number, 0 all */
	const char *service; /* part of a service's label, NULL all */
	bool no_actors;
	size_t limit; /* 0: all */
};

struct directory_hit {
	int64_t n;
	const char *name; /* borrowed from the directory */
	const char *commune;
	int insee;
	int score; /* smaller is better */
};

/* Best first: words that start the name, then words of the name, then of commune, address,
 * services; each word may begin another; one mistake is forgiven in a word of 4 letters or more,
 * two from 8. hits is allocated (yours); total, when not NULL, is how many there are whatever the
 * limit. */
int directory_find(struct directory *dir, const struct directory_query *q,
		   struct directory_hit **hits, size_t *count, size_t *total, struct err *err);

int directory_get(struct desk *d, int64_t n, struct partner *p, struct err *err);
int directory_by_id(struct desk *d, const char *id, int64_t *n, struct err *err);

/* The folded words of an entry, for partner.search. Yours. */
char *directory_search_text(const struct partner *p);

/* The hub's founding actors, added once when a desk is made. */
int directory_seed_actors(struct desk *d, struct err *err);

#endif
