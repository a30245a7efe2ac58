/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slips of the fingers, many words at a time: the distance to every beginning of a word in one
 * pass over its letters, a column of the table of distances held in the bits of a few numbers
 * (Myers, with Hyyrö's term for two letters exchanged). */
#include "config.h"

#include <string.h>

#include "app/directory_private.h"

enum { PATTERN_MAX = 64 };

bool
slip_pattern_make(struct slip_pattern *p, const char *typed)
{
	memset(p, 0, sizeof(*p));
	p->len = strlen(typed);
	if (p->len == 0 || p->len > PATTERN_MAX)
		return false;
	for (size_t i = 0; i < p->len; i++)
		p->at[(unsigned char)typed[i]] |= UINT64_C(1) << i;
	return true;
}

int
slip_distance(const struct slip_pattern *p, const char *word, size_t len, int max, bool *whole)
{
	uint64_t up = ~UINT64_C(0), down = 0, diagonal = 0, before = 0;
	uint64_t last = UINT64_C(1) << (p->len - 1);
	int distance = (int)p->len;
	int least = distance;
	size_t end = p->len + (size_t)max;

	if (end > len)
		end = len;
	for (size_t i = 0; i < end; i++) {
		uint64_t here = p->at[(unsigned char)word[i]];
		uint64_t swap = ((~diagonal & here) << 1) & before;
		uint64_t right, left;

		diagonal = (((here & up) + up) ^ up) | here | down | swap;
		right = down | ~(diagonal | up);
		left = diagonal & up;
		distance += (right & last) != 0;
		distance -= (left & last) != 0;
		if (distance < least)
			least = distance;
		/* A letter takes off one at most. */
		if (least > max && distance - (int)(end - i - 1) > max)
			break;
		/* The word is read from its beginning, so row 0 grows by one each. */
		right = right << 1 | 1;
		up = left << 1 | ~(diagonal | right);
		down = right & diagonal;
		before = here;
	}
	*whole = end == len && distance == least;
	return least;
}

enum {
	SLIP_LETTERS = 4,
	TWO_SLIPS_LETTERS = 8,
};

int
directory_slips_allowed(const char *typed)
{
	size_t len = strlen(typed);

	/* A slip in a number is another number. */
	if (len < SLIP_LETTERS || (typed[0] >= '0' && typed[0] <= '9'))
		return 0;
	return len < TWO_SLIPS_LETTERS ? 1 : 2;
}

/* A slip in the first letter is rare, and makes another word of a short one: it counts twice, and
 * only in a whole word. */
int
directory_slip_distance(const struct slip_pattern *p, const char *typed, const char *word,
			size_t len, int max, bool *whole)
{
	bool first = word[0] == typed[0];
	int distance;

	if (!first && max < 2)
		return max + 1;
	distance = slip_distance(p, word, len, max, whole);
	if (first)
		return distance;
	return *whole ? distance + 1 : max + 1;
}
