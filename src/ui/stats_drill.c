/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The value, the period and the filters of the statistics as a filter of the journal. */
#include "config.h"

#include "ui/stats_drill.h"

#include "base/date.h"

enum { MONTHS = 12 };

static uint64_t
bit(int64_t code)
{
	return code > 0 && code <= 64 ? UINT64_C(1) << (code - 1) : 0;
}

static void
add_value(struct journal_filter *out, enum stats_dim dim, int64_t code)
{
	out->value[out->values++] = (struct journal_value){ dim, code };
}

/* What the statistics leave out. */
static void
from_filter(const struct stats_filter *f, struct journal_filter *out)
{
	out->kind = f->kind;
	out->themes = bit(f->theme);
	out->place = f->place;
	out->mediator = f->mediator;
	out->tag = f->tag;
	if (f->channel != 0)
		add_value(out, STATS_CHANNEL, f->channel);
	if (f->commune != 0)
		add_value(out, STATS_COMMUNE, f->commune);
}

/* A filter that is on already asks for one value; a table under it may have others, of sessions
 * that have both. */
static bool
set_mask(uint64_t *mask, int64_t code)
{
	if (code <= 0 || (*mask != 0 && *mask != bit(code)))
		return false;
	*mask = bit(code);
	return true;
}

static bool
set_number(int64_t *at, int64_t code)
{
	if (code <= 0 || (*at != 0 && *at != code))
		return false;
	*at = code;
	return true;
}

bool
stats_drill(const struct stats_data *d, enum stats_dim dim, int64_t code,
	    struct journal_filter *out)
{
	struct journal_filter f;
	int first;
	bool can = true;

	journal_filter_init(&f);
	f.from = d->period.from;
	f.to = d->period.to;
	from_filter(&d->filter, &f);
	switch (dim) {
	case STATS_THEME:
		can = set_mask(&f.themes, code);
		break;
	case STATS_PROCEDURE:
		can = f.themes == 0 && set_mask(&f.procedures, code);
		break;
	case STATS_KIND:
		f.kind = (int)code;
		break;
	case STATS_PLACE:
		/* 0 is a value of its own: at none of them. */
		can = code == 0 ? f.place == 0 : set_number(&f.place, code);
		if (code == 0)
			add_value(&f, dim, code);
		break;
	case STATS_MEDIATOR:
		can = set_number(&f.mediator, code);
		break;
	case STATS_TAG:
		can = set_number(&f.tag, code);
		break;
	case STATS_MONTH:
		/* Of the year up to the period, too. */
		first = date_from((int)(code / MONTHS), (int)(code % MONTHS) + 1, 1);
		f.from = first;
		f.to = date_month_last(first);
		break;
	case STATS_DAY:
		f.from = f.to = (int)code;
		break;
	case STATS_TURNED_AWAY:
		can = false;
		break;
	default:
		add_value(&f, dim, code);
	}
	if (can)
		*out = f;
	return can;
}
