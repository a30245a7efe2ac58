/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented desks whose people live in real communes, counted by place and by what they answered:
 * four crossed tables that share the places, as a release has them. */
#ifndef TESTS_LIB_DESK_TABLES_H
#define TESTS_LIB_DESK_TABLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/disclose_protect.h"
#include "tests/lib/exact.h"

enum {
	DESK_WAYS = 4, /* age, gender, status, channel */
	DESK_PLACES_MAX = 96,
	DESK_VALUES_MAX = 8,
	DESK_CODE_SIZE = 32
};

struct desk_place {
	const char *code;
	int above; /* -1: of all */
	int level; /* 0 commune, 1 EPCI, 2 department, 3 all */
};

/* n[place][way][value]: the last value of a way is all of them, which is the same figure in each
 * way. */
struct desk_tables {
	struct desk_place place[DESK_PLACES_MAX];
	int places, ways;
	int values[DESK_WAYS];
	int64_t n[DESK_PLACES_MAX][DESK_WAYS][DESK_VALUES_MAX + 1];
	bool no_communes[DESK_WAYS]; /* the way is told by EPCI and above */
	int figure[DESK_PLACES_MAX][DESK_WAYS][DESK_VALUES_MAX + 1]; /* -1: not told */
	struct disclose_system system;
	struct protect_figure *list;
	char (*code)[DESK_CODE_SIZE];
	size_t small, others, open; /* after desk_protect() */
};

/* persons live in communes near one that the seed chooses; communes: so many, the nearest, 0: all
 * 66. ways: so many of the four. Yours, by desk_free(). */
struct desk_tables *desk_draw(int persons, unsigned seed, int communes, int ways);
void desk_free(struct desk_tables *t);

/* Hides what the program hides, by EPCI where it cannot protect a way by commune. False: it could
 * not (said on a line). */
bool desk_protect(struct desk_tables *t, const char *key);

/* What an outsider writes down of the tables, by their own look at them. Figures have the same
 * numbers. */
struct exact *desk_outsider(const struct desk_tables *t);

#endif
