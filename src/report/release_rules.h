/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a release may tell, by its profile and how long its period is. */
#ifndef REPORT_RELEASE_RULES_H
#define REPORT_RELEASE_RULES_H

#include "report/release_geo.h"
#include "store/stats.h"

/* A month with fewer sessions has tables with one axis only: crossed ones would be a page of
 * hidden figures. Quarters and years have them whatever they count, by EPCI. */
enum { RELEASE_CROSS_SESSIONS = 400 };

struct release_rules {
	int64_t k;           /* persons a figure must stand for */
	int64_t k_sensitive; /* the same, where an answer is telling */
	enum place_level finest;
	enum place_level cross_finest;
	bool crosses;
	bool bands; /* ages are crossed as bands from the first */
};

/* The profile and the period are those of a release that may be made. Of the coordination: 5
 * persons, 11 where telling, and communes. Of everybody: 11 everywhere and EPCI; communes in a
 * quarter or longer, in tables with one axis. */
void release_rules_make(struct release_rules *rules, const char *profile, const char *period,
			int64_t sessions);

/* Of an answer of a dimension, or of the table as a whole where num is 0. */
int64_t release_k_of(const struct release_rules *rules, enum stats_dim dim, int num);

#endif
