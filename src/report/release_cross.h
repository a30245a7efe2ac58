/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The crossed tables of a release: which there are, and what is counted in them. */
#ifndef REPORT_RELEASE_CROSS_H
#define REPORT_RELEASE_CROSS_H

#include "report/release_system.h"
#include "store/stats.h"

/* geo_x_age and so on; NULL for what is crossed with no place. */
const char *release_cross_table(enum stats_dim dim);

/* How the counts name the cross of the place and that dimension; STATS_CROSS_COUNT where there is
 * none. */
enum stats_cross release_cross_of(enum stats_dim dim);

/* The dimension that is crossed with the place; STATS_DIM_COUNT for any other table. */
enum stats_dim release_cross_dim(const char *table);

/* In which order its columns are read: answers as in their list, then those of workshops, then the
 * total. */
int release_cross_rank(enum stats_dim dim, const char *code);

#define RELEASE_WORKSHOP "atelier" /* the column of those whose answers are not crossed */

/* Adds the table to those that are linked, by the cells of the one with one axis. Not where the
 * counts do not add up to what that one and the places say. finest: as may be told. */
void linked_cross_add(struct release_linked *l, enum stats_dim dim, struct linked_table *by,
		      const struct stats_table *counts, enum place_level finest);

/* Its columns out of its counts: one for each cell of the table; or, of ages, three bands and those
 * who did not say. */
void linked_cross_divide(struct linked_cross *c, const struct release_tree *tree, bool merged);

/* What a band of ages is called in the chosen language; NULL for any other code.
 * Borrowed. */
const char *release_band_label(const char *code);

#endif
