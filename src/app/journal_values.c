/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of the statistics' tables that sessions of the journal must have. */
#include "config.h"

#include "app/desk_private.h"
#include "app/journal_match.h"
#include "base/vocab.h"

/* Where a session says it; SAID_COUNT: the brief does. */
static enum session_said
said_of(enum stats_dim dim)
{
	switch (dim) {
	case STATS_GENDER:
		return SAID_GENDER;
	case STATS_AGE:
		return SAID_AGE;
	case STATS_STATUS:
		return SAID_STATUS;
	case STATS_RESIDENCE:
		return SAID_RESIDENCE;
	case STATS_REFERRAL:
		return SAID_REFER_TO;
	case STATS_CHANNEL:
		return SAID_CHANNEL;
	case STATS_COMMUNE:
		return SAID_COMMUNE;
	case STATS_DEVICE:
		return SAID_DEVICE;
	case STATS_AUTONOMY:
		return SAID_AUTONOMY;
	case STATS_LEVEL:
		return SAID_LEVEL;
	case STATS_LANGUAGE:
		return SAID_LANGUAGE;
	case STATS_NOT_COMPLETED:
		return SAID_NOT_COMPLETED;
	case STATS_PARTNER:
		return SAID_PARTNER;
	default:
		return SAID_COUNT;
	}
}

static int
duration_band(int minutes)
{
	return minutes < 30    ? DURATION_UNDER_30
	       : minutes < 60  ? DURATION_30_TO_60
	       : minutes < 120 ? DURATION_60_TO_120
			       : DURATION_120_MORE;
}

/* Those that counting weighs by attendances have none of coordination. */
static bool
brief_has(const struct session_brief *b, const struct journal_value *v)
{
	if (b->kind > KIND_WORKSHOP)
		return false;
	switch (v->dim) {
	case STATS_DURATION:
		return duration_band(b->minutes) == v->code;
	case STATS_WEEKDAY:
		return date_weekday(b->key.date) == v->code;
	case STATS_PLACE:
		return b->place == v->code;
	case STATS_HOUR:
		return (b->key.start == TIME_NONE ? STATS_HOUR_NONE : b->key.start / 60) == v->code;
	default:
		return false;
	}
}

/* Autonomy is asked in individual sessions only, level in workshops only. */
static bool
is_asked(enum stats_dim dim, int kind)
{
	return (dim != STATS_AUTONOMY || kind == KIND_INDIVIDUAL) &&
	       (dim != STATS_LEVEL || kind == KIND_WORKSHOP);
}

struct wanted {
	const struct journal_filter *f;
	unsigned left; /* values that were not said, a bit each */
};

static bool
says(const struct journal_value *v, enum session_said what, uint64_t value)
{
	if (what == SAID_RESIDENCE || what >= SAID_COMMUNE || v->code == 0)
		return (int64_t)value == v->code;
	return (value >> (v->code - 1) & 1) != 0;
}

static void
strike(void *arg, enum session_said what, uint64_t value)
{
	struct wanted *w = arg;

	for (size_t i = 0; i < w->f->values; i++) {
		const struct journal_value *v = &w->f->value[i];

		if (said_of(v->dim) == what && says(v, what, value))
			w->left &= ~(1u << i);
	}
}

int
journal_has_values(const struct journal_filter *f, struct desk *d, const struct session_brief *b,
		   struct err *err)
{
	struct wanted w = { .f = f };
	unsigned lists = 0;

	for (size_t i = 0; i < f->values; i++) {
		enum session_said said = said_of(f->value[i].dim);

		if (!is_asked(f->value[i].dim, b->kind) ||
		    (said == SAID_COUNT && !brief_has(b, &f->value[i])))
			return 0;
		if (said == SAID_COUNT)
			continue;
		w.left |= 1u << i;
		lists |= 1u << said;
	}
	if (lists != 0 && store_session_said(d->store, b, lists, strike, &w, err) != 0)
		return -1;
	return w.left == 0;
}
