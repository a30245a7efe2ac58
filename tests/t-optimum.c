/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is hidden beside the small figures of invented desks, over all of them, and the fewest that
 * must be: an integer program proves how many those are. Where it does not within its rounds, what
 * it has proven is too few, which is no help to us.
 *
 * LAKOU_PRIVACY: unset for desks of a few communes; « ci » for more of them; « all » for desks
 * of all communes and tables, too, which takes hours. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/lib/desk_tables.h"
#include "tests/lib/optimum.h"
#include "tests/lib/tap.h"

enum { ROUNDS = 200, SEED = 7000, PERCENT_MAX = 110, ALL_COMMUNES = 0 };

enum how { SHORT, CI, ALL };

/* The larger a desk is, the fewer of its communes and tables can be proven. */
static const struct size {
	int persons, communes, ways;
	enum how from;
} sizes[] = {
	{ 90, 20, 3, SHORT },
	{ 400, 8, 2, SHORT },
	{ 400, 10, 2, SHORT },
	{ 1500, 20, 2, CI },
	{ 90, ALL_COMMUNES, DESK_WAYS, CI },
	{ 400, 20, 3, ALL },
	{ 1500, ALL_COMMUNES, DESK_WAYS, ALL },
};

struct tally {
	long hidden, needed;
};

static void
test_desk(const struct size *size, unsigned seed, struct tally *t)
{
	struct desk_tables *desk = desk_draw(size->persons, seed, size->communes, size->ways);
	bool proven = false;
	char key[32];
	int needed;

	snprintf(key, sizeof(key), "desk %u", seed);
	ok(desk_protect(desk, key) && desk->open == 0, "%d persons, seed %u: protected",
	   size->persons, seed);
	needed = optimum_find(&desk->system, desk->list, ROUNDS, &proven);
	ok(needed >= 0 && (!proven || (size_t)needed <= desk->others),
	   "no fewer are hidden than must be");
	printf("# %d persons, seed %u: %zu figures, %zu small, %zu others hidden; %s %d\n",
	       size->persons, seed, desk->system.figures, desk->small, desk->others,
	       proven ? "the fewest are" : "at least", needed);
	t->hidden += (long)desk->others;
	t->needed += needed;
	desk_free(desk);
}

int
main(void)
{
	const char *text = getenv("LAKOU_PRIVACY");
	enum how how = text == NULL ? SHORT : strcmp(text, "all") == 0 ? ALL : CI;
	unsigned seeds = how == SHORT ? 2 : how == CI ? 3 : 10;
	struct tally t = { 0, 0 };

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		for (unsigned j = 0; j < seeds && sizes[i].from <= how; j++)
			test_desk(&sizes[i], SEED + 100 * (unsigned)i + j, &t);
	ok(t.hidden * 100 <= t.needed * PERCENT_MAX,
	   "%ld are hidden where %ld must be: %.1f %%, at most %d %%", t.hidden, t.needed,
	   100.0 * (double)t.hidden / (double)t.needed, PERCENT_MAX);
	return tap_done();
}
