/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of the figures of releases: of each figure the least and the most it can be, and
 * sums that they make. A figure that is printed is both; a hidden one is 1 or more, for zeros are
 * always printed. Whoever reads releases can write this system down: a line of a table adds up to
 * its total, communes to their EPCI, persons are no more than attendances. */
#ifndef REPORT_DISCLOSE_SYSTEM_H
#define REPORT_DISCLOSE_SYSTEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/stop.h"

/* For a bound that nothing says. Sums of bounds stay below it. */
#define SYSTEM_ANY (INT64_MAX / 4)

struct system_figure {
	int64_t lo, hi;
};

struct system_term {
	size_t figure;
	int sign; /* 1 or -1 */
};

/* The sum of its terms is lo or more and hi or less; an equation where both are the same. */
struct system_row {
	size_t first, count; /* terms */
	int64_t lo, hi;
};

struct disclose_system {
	struct system_figure *figure;
	struct system_term *term;
	struct system_row *row;
	size_t figures, terms, rows;
	size_t figure_room, term_room, row_room;
	const struct stop *stop; /* who may end the work on it; borrowed, NULL: nobody */
};

void disclose_system_init(struct disclose_system *s);
void disclose_system_clear(struct disclose_system *s);

/* Returns its number, from 0. */
size_t disclose_system_figure(struct disclose_system *s, int64_t lo, int64_t hi);
/* Terms go to the row that was begun last. */
void disclose_system_row(struct disclose_system *s, int64_t lo, int64_t hi);
void disclose_system_term(struct disclose_system *s, size_t figure, int sign);

/* Narrows bounds by each row alone, again and again while that narrows more, up to a limit of
 * rounds that no real release reaches. Quick, and all that a table with one total gives away.
 * False: the figures contradict each other. */
bool disclose_system_narrow(struct disclose_system *s);

#endif
