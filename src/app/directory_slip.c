/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slips of the fingers, many words at a time: the distance to every beginning of a word in one
 * pass over its letters, a column of the table of distances held in the bits of a few numbers
 * (Myers, with Hyyrö's term for two letters exchanged). */
#include "config.h"

#include <string.h>

#include "app/directory_index.h"

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
