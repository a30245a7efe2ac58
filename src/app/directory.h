/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory of partners: finding the one who can take the next step, as letters are typed. */
#ifndef APP_DIRECTORY_H
#define APP_DIRECTORY_H

#include "app/desk.h"

struct directory; /* the words of its entries in memory */

/* The desk's directory: read at the first call, kept until the desk is closed, read again by a call
 * after it changed. Borrowed. */
int directory_load(struct directory **out, struct desk *d, struct err *err);
size_t directory_count(const struct directory *dir);

struct directory_query {
	const char *words;   /* accents, case, order, articles do not matter */
	int commune;         /* INSEE number, 0 all */
	const char *service; /* words of a service's label, NULL all */
	bool no_actors;
	size_t limit; /* 0: all */
};

struct directory_answer {
	size_t count; /* of the hits that can be asked for */
	size_t total; /* whatever the limit */
	bool nearest; /* no entry answers to all the words: these lack the fewest */
};

/* Best first: words that start the name, then words of the name, then of commune, kind, address,
 * services; each may begin another, be written in two or in one, or mean another (« mairie » a
 * « commune »). Where nothing is found so, one mistake is forgiven in a word of 4 letters or more,
 * two from 8; where still nothing is found, the nearest misses come. A telephone number is found
 * from its beginning on, however it is typed. */
int directory_find(struct directory *dir, const struct directory_query *q,
		   struct directory_answer *out, struct err *err);

/* The hits of the last search, i < count. */
int64_t directory_hit(const struct directory *dir, size_t i); /* the entry's n */
/* Bits 1 << enum directory_part: where its words were found; none without words. */
enum directory_part {
	DIRECTORY_NAME,
	DIRECTORY_COMMUNE,
	DIRECTORY_ADDRESS,
	DIRECTORY_SERVICES,
	DIRECTORY_KINDS,
	DIRECTORY_PHONE,
	DIRECTORY_PARTS
};
unsigned directory_hit_parts(const struct directory *dir, size_t i);

/* What a list shows of an entry: quicker than all of it. */
int directory_line(struct desk *d, int64_t n, struct partner_line *out, struct err *err);
int directory_get(struct desk *d, int64_t n, struct partner *p, struct err *err);
int directory_by_id(struct desk *d, const char *id, int64_t *n, struct err *err);

/* The folded words of an entry, for partner.search. Yours. */
char *directory_search_text(const struct partner *p);

/* The hub's founding actors, added once when a desk is made. */
int directory_seed_actors(struct desk *d, struct err *err);

#endif
