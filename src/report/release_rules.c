/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The profiles. */
#include "config.h"

#include "report/release_rules.h"

#include <string.h>

#include "base/date.h"
#include "report/release.h"
#include "report/sensitive.h"

/* Floors: who lowers one gets no program. */
_Static_assert(DISCLOSE_K >= 5 && DISCLOSE_K_SENSITIVE >= 11, "the floors cannot be lowered");
_Static_assert(DISCLOSE_K <= DISCLOSE_K_SENSITIVE, "what is telling needs as many, at least");

void
release_rules_make(struct release_rules *rules, const char *profile, const char *period,
		   int64_t sessions)
{
	bool everybody = strcmp(profile, RELEASE_PROFILE_DIFFUSION) == 0;
	int first;
	bool month = date_month_parse(period, &first) == 0;

	*rules = (struct release_rules){
		.k = everybody ? DISCLOSE_K_SENSITIVE : DISCLOSE_K,
		.k_sensitive = DISCLOSE_K_SENSITIVE,
		.finest = everybody && month ? PLACE_EPCI : PLACE_COMMUNE,
		.cross_finest = everybody || !month ? PLACE_EPCI : PLACE_COMMUNE,
		.crosses = !month || sessions >= RELEASE_CROSS_SESSIONS,
	};
}

int64_t
release_k_of(const struct release_rules *rules, enum stats_dim dim, int num)
{
	return sensitive_table(dim) || sensitive_value(dim, num) ? rules->k_sensitive : rules->k;
}
