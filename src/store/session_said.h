/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session says beside what a scan gives of it: the answers of whoever was there, and what
 * coordination was about. For a list that looks for a few of these values among a million. */
#ifndef STORE_SESSION_SAID_H
#define STORE_SESSION_SAID_H

#include "store/session_scan.h"

enum session_said {
	SAID_GENDER,
	SAID_AGE,
	SAID_STATUS,
	SAID_RESIDENCE,
	SAID_ANIMATION_TYPE,
	SAID_EVENT_TYPE,
	SAID_COORD_THEME,
	SAID_PARTNERSHIP_KIND,
	SAID_PARTNER_KIND,
	SAID_REFER_TO,
	SAID_CHANNEL,
	SAID_DEVICE,
	SAID_AUTONOMY,
	SAID_LEVEL,
	SAID_LANGUAGE,
	SAID_NOT_COMPLETED,
	SAID_COMMUNE, /* of the activity, 1 where it was at a distance */
	SAID_PARTNER, /* they were sent to: its number, 0 where the directory lacks it */
	SAID_COUNT
};

/* A bit a number, as in themes; from SAID_COMMUNE on, and of SAID_RESIDENCE, the number itself.
 * What was not given, by one participant at least, is 0; of gender, age and status it is the number
 * that their list has for it. */
typedef void store_said_fn(void *arg, enum session_said what, uint64_t value);

/* fn is called for each value of that session of the lists that are wanted, a bit each, and perhaps
 * of others; more than once, perhaps, for the same one. */
int store_session_said(struct store *st, const struct session_brief *b, unsigned wanted,
		       store_said_fn *fn, void *arg, struct err *err);

#endif
