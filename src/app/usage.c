/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Use of late, kept in memory until the desk changes. */
#include "config.h"

#include "app/usage.h"

#include <stdlib.h>

#include "app/desk_private.h"
#include "base/mem.h"
#include "store/session.h"

#define DAYS 30
#define OWN_DURATIONS 3 /* beside the round ones */
#define OWN_AT_LEAST 2  /* times, or it is no habit */
#define A_FEW 64        /* one in so many changes no habit */

struct usage {
	struct session_usage counts;
	int64_t revision; /* of the desk, when they were counted */
	int64_t mediator;
	int today;
};

/* Ages and genders keep their order, which says more than their use. */
static int
column_of(enum form_field field)
{
	switch (field) {
	case FF_THEMES:
		return USAGE_THEMES;
	case FF_PROCEDURES:
		return USAGE_PROCEDURES;
	case FF_DEVICES:
		return USAGE_DEVICES;
	case FF_LANGUAGE:
		return USAGE_LANGUAGES;
	case FF_CHANNEL:
		return USAGE_CHANNEL;
	case FF_STATUS:
		return USAGE_STATUS;
	case FF_CAME_THROUGH:
		return USAGE_CAME_THROUGH;
	case FF_REFER_TO:
		return USAGE_REFER_TO;
	default:
		return USAGE_COLUMNS;
	}
}

/* Saves, undo and other programs move the desk's revision; a draft does not. Where they are many,
 * to count them takes longer than all the rest of opening a form. */
static bool
still_true(const struct usage *u, int64_t revision, int64_t mediator, int today)
{
	int64_t since = revision - u->revision;

	return since >= 0 && since <= u->counts.sessions / A_FEW && u->mediator == mediator &&
	       u->today == today;
}

static int
count_again(struct desk *d, struct err *err)
{
	int64_t mediator = desk_post_now(d, POST_MEDIATOR)->n, revision;
	int today = clock_today(&d->clock);
	struct usage *u = d->usage;

	if (store_revision(d->store, &revision, err) != 0)
		return -1;
	if (u && still_true(u, revision, mediator, today))
		return 0;
	if (!u)
		u = d->usage = mem_alloc(sizeof(*u));
	u->today = DATE_NONE; /* until all is counted */
	if (store_session_usage(d->store, today - DAYS, today, mediator, &u->counts, err) != 0)
		return -1;
	u->revision = revision;
	u->mediator = mediator;
	u->today = today;
	return 0;
}

int
usage_of(struct desk *d, enum form_field field, const int64_t **count, struct err *err)
{
	int column = column_of(field);

	*count = NULL;
	if (column == USAGE_COLUMNS)
		return 0;
	if (count_again(d, err) != 0)
		return -1;
	*count = d->usage->counts.value[column];
	return 0;
}

/* The most used duration that is not offered yet; 0 when there is no habit left. */
static int
next_own(const struct session_usage *u, const bool *offered)
{
	int best = 0;

	for (int m = 1; m <= MINUTES_MAX; m++)
		if (!offered[m] && u->minutes[m] >= OWN_AT_LEAST &&
		    (best == 0 || u->minutes[m] > u->minutes[best]))
			best = m;
	return best;
}

char *
usage_durations(struct desk *d)
{
	static const int round[] = { 15, 30, 45, 60, 90, 120 };
	bool offered[MINUTES_MAX + 1] = { false };
	struct buf out = BUF_INIT;
	struct err ignored;
	int own;

	for (size_t i = 0; i < sizeof(round) / sizeof(round[0]); i++)
		offered[round[i]] = true;
	if (count_again(d, &ignored) == 0)
		for (int i = 0; i < OWN_DURATIONS; i++)
			if ((own = next_own(&d->usage->counts, offered)) != 0)
				offered[own] = true;
	for (int m = 1; m <= MINUTES_MAX; m++)
		if (offered[m])
			buf_addf(&out, "%s%d", out.len > 0 ? ", " : "", m);
	return buf_take(&out);
}
