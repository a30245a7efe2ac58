/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files share that write down what an outsider knows; see exact_release.h. */
#ifndef TESTS_LIB_EXACT_OUTSIDER_H
#define TESTS_LIB_EXACT_OUTSIDER_H

#include <string.h>

#include "tests/lib/exact_release.h"

enum { EXACT_NAME_SIZE = 240 };

struct named {
	char name[EXACT_NAME_SIZE];
	int figure;
};

/* A figure as a part of a whole; of is the table along whose values, or « geo ». */
struct part {
	int whole, figure;
	const char *of;
};

/* Persons of a column of a crossed table who have no row: of a place that has no line, or, without
 * a place, those apart who gave its answer. */
struct unseen {
	const struct exact_cell *column;
	const char *geo; /* NULL: apart */
	int figure;
};

struct outsider {
	struct exact_release *all;
	struct exact *exact;
	struct named *named;
	struct part *part;
	struct unseen *unseen;
	size_t names, parts, room, unseens, unseen_room;
};

#define CROSSED "geo_x_"
#define APART "atelier"

static inline bool
is(const struct exact_cell *c, enum exact_column column, const char *text)
{
	return strcmp(c->text[column], text) == 0;
}

/* The figure of another place or answer in the table of a cell; -1: it has no row. */
int exact_find(const struct outsider *o, const struct exact_cell *like, const char *geo,
	       const char *category);
/* One of another table of the same release, without places. */
int exact_find_in(const struct outsider *o, const struct exact_cell *like, const char *table,
		  const char *measure, const char *category);
/* a <= limit; -1 is none. */
void exact_limit(struct outsider *o, int a, int limit);

/* Answers of which a person may have several: what is known of each, of the other side of each, and
 * of all of one release together. */
bool exact_has_several(const struct exact_cell *c);
void exact_answers(struct outsider *o, struct exact_cell *c);
void exact_cover(struct outsider *o, int release);

/* Where a part of a longer period was published, the others, and its own rows that were not, have
 * figures all the same: they are added to the cells, as folders that nobody gave. */
void exact_imply(struct exact_release *all);
/* What a figure of a longer period says of those of its parts. */
void exact_periods(struct outsider *o, const struct exact_cell *c);
/* The same of what has no row. Who stands apart has no name, and is in one part. */
void exact_periods_unseen(struct outsider *o);

#endif
