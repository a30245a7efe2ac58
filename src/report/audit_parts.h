/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Releases of a longer period and what they say of the shorter ones in it, published or not. */
#ifndef REPORT_AUDIT_PARTS_H
#define REPORT_AUDIT_PARTS_H

#include "report/audit_read.h"

/* How the figures of a longer period follow from those of its parts. */
enum audit_nest {
	NEST_NOTHING,
	NEST_SUM,        /* it is their sum: nothing is in two of them */
	NEST_ANSWER,     /* persons who gave an answer in any of them: at most the sum, at least
			  * the largest */
	NEST_LAST,       /* persons by what they answered last: the same, at least the last one */
	NEST_FIRST_VISIT /* persons who came before it: the same, at least the first one */
};
enum audit_nest audit_nest_of(const struct release_cell *c);

/* Whether a person may have several answers in a table. */
bool audit_has_several(const char *table);

/* The first lies in the second, which is longer: 2026-10 in 2026-T4 and in 2026; and where. */
bool audit_lies_in(const char *period, const char *longer, bool *first, bool *last);

enum { AUDIT_PARTS_MAX = 12, AUDIT_PERIOD_SIZE = 20 };
struct audit_partition {
	char period[AUDIT_PARTS_MAX][AUDIT_PERIOD_SIZE];
	size_t count; /* 0: none of its parts was published */
};

/* The quarters of a year, or the months of a quarter; of a quarter that was not published, and of
 * which a month was, its months stand in the year. */
struct audit_partition audit_partition_of(const struct audit_release *list, size_t count,
					  const struct release *longer);

/* Where a part of a longer period was published, the others, and its own tables that were not,
 * have figures all the same: 0 or more, and nobody may know that they are few; of crossed ones,
 * that they are few and not 0. So have the lines that a crossed table leaves out, which are judged
 * where a longer period has them. They are added to the list, which comes from mem.h, as releases
 * that are implied. */
void audit_parts_imply(struct audit_release **list, size_t *count);

#endif
