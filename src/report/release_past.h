/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quarter or a year over months that are frozen. What they show and what it shows bind each
 * other: it hides what would give away a hidden figure of theirs, or a small figure of a month that
 * nobody published. */
#ifndef REPORT_RELEASE_PAST_H
#define REPORT_RELEASE_PAST_H

#include "base/hash.h"
#include "base/release.h"
#include "store/stats.h"

/* Hides more of r, whose cells are made of counts. Nothing is to be done where past is empty.
 * Crossed tables come last, see release_past_cross.h: they take nothing from the others. What
 * these hide: what lets each figure that the attack finds move far enough, see release_mend.h;
 * where that is not enough, the figure of the same name as each that is found, then one figure
 * more of its table, drawn with the key, for a choice by value could be replayed; at last the
 * table is left out. Sums stay that all months or quarters of it show, and add up to. ERR_NOTHING:
 * nothing safe is left. ERR_MISSING: there is no GLPK. */
int release_past_hide(struct release *r, const struct stats_period *counts, int64_t k,
		      int64_t k_sensitive, const struct release_list *past,
		      const uint8_t key[static HASH_SIZE], struct err *err);

#endif
