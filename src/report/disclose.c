/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of one-way tables. */
#include "config.h"

#include "report/disclose.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { DOMINANT_PERCENT = 85, PROTECTION_PERCENT = 10, PERCENT = 100 };

/* The visible figure, not zero, whose keyed digest is the smallest; NULL when there is none. */
static struct disclose_cell *
choose(const struct disclose_choice *choice, struct disclose_cell *cell, size_t count)
{
	struct disclose_cell *best = NULL;
	uint8_t least[HASH_SIZE];

	for (size_t i = 0; i < count; i++) {
		uint8_t digest[HASH_SIZE];
		char *text;

		if (cell[i].secret || cell[i].fixed || cell[i].absent || cell[i].n == 0)
			continue;
		text = mem_printf("%s|%s|%s", choice->release, choice->table, cell[i].code);
		hash_hmac(choice->key, text, strlen(text), digest);
		free(text);
		if (best == NULL || memcmp(digest, least, sizeof(least)) < 0) {
			best = &cell[i];
			memcpy(least, digest, sizeof(least));
		}
	}
	return best;
}

/* Too few; and nobody may know that all, or nearly all, gave a telling answer. */
static bool
is_secret(const struct disclose_cell *c, int64_t asked)
{
	return c->n > 0 && (c->n < c->k || (c->telling && asked - c->n < c->k));
}

/* Small tables of few persons, whatever is in them. */
static bool
is_short(const struct disclose_cell *cell, size_t count, int64_t total)
{
	return total > 0 && count > 0 && count < DISCLOSE_MANY_ROWS &&
	       total < cell[0].k + (int64_t)count - 1;
}

static bool
tells_somebody(const struct disclose_cell *cell, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!cell[i].telling || (cell[i].n > 0 && !cell[i].secret))
			return true;
	return false;
}

/* With m hidden figures of sum s, each 1 or more, any of them lies in [1, s - (m - 1)]: that
 * reaches k when s >= k + m - 1. One healthy figure more, which is k at least, is always enough. */
bool
disclose_additive(const struct disclose_choice *choice, struct disclose_cell *cell, size_t count)
{
	struct disclose_cell *more;
	int64_t total = 0;
	int64_t hidden = 0;
	int64_t sum = 0;
	int64_t k = 0;

	for (size_t i = 0; i < count; i++)
		total += cell[i].n;
	if (is_short(cell, count, total))
		return false;
	for (size_t i = 0; i < count; i++) {
		cell[i].secret = is_secret(&cell[i], total);
		if (!cell[i].secret)
			continue;
		hidden++;
		sum += cell[i].n;
		k = cell[i].k > k ? cell[i].k : k;
	}
	if (hidden == 1 || (hidden >= 2 && sum < k + hidden - 1)) {
		more = choose(choice, cell, count);
		if (more == NULL)
			return false;
		more->secret = true;
	}
	return hidden == 0 || tells_somebody(cell, count);
}

/* Where an answer excludes the others, each visible figure on one side is an upper bound for the
 * hidden ones of the other side, as long as nobody came twice: it
 * goes when that bound is below what a hidden figure must be able to be. */
static void
hide_exclusive(struct disclose_cell *cell, size_t count, int64_t total)
{
	bool again = true;

	while (again) {
		again = false;
		for (size_t i = 0; i < count; i++) {
			bool bounds = false;

			for (size_t j = 0; j < count && !bounds; j++)
				bounds = cell[j].secret && cell[i].exclusive != cell[j].exclusive &&
					 total - cell[i].n < cell[j].k;
			if (bounds && !cell[i].secret && cell[i].n > 0) {
				cell[i].secret = true;
				again = true;
			}
		}
	}
}

/* Whoever knew that only small figures are hidden would know each of them to be one. So one healthy
 * figure always hides with them: it may be any of those hidden, and may be as large as everybody
 * asked, so that it alone could cover them all. */
bool
disclose_multiple(const struct disclose_choice *choice, struct disclose_cell *cell, size_t count,
		  int64_t asked)
{
	struct disclose_cell *more;
	bool any = false;

	for (size_t i = 0; i < count; i++) {
		struct disclose_cell *c = &cell[i];

		/* It could not be k or more, even if it were hidden. */
		c->absent = c->absent || (c->telling && asked > 0 && asked <= c->k);
		c->secret = !c->absent && is_secret(c, asked);
		any = any || c->secret;
	}
	if (!any)
		return true;
	more = choose(choice, cell, count);
	if (more == NULL)
		return false;
	more->secret = true;
	hide_exclusive(cell, count, asked);
	return true;
}

bool
disclose_sum(int64_t sum, const int64_t top[2])
{
	return top[0] * PERCENT <= sum * DOMINANT_PERCENT &&
	       (sum - top[0] - top[1]) * PERCENT >= top[0] * PROTECTION_PERCENT;
}
