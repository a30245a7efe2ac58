/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which entries are open: a text of hours is read once for as long as what it says lasts, so that
 * another minute asks only those anew that may have changed. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/directory_private.h"

enum {
	AHEAD = 2 * HOURS_DAY_MINUTES, /* it is not looked when something opens later than that */
	WARM = 2000,                   /* entries at a time */
};

void
directory_facets_hours(struct directory_facets *f, bool good_friday)
{
	if (f->good_friday != good_friday) {
		memset(f->now, 0, ISLANDS * f->text.count * sizeof(*f->now));
		memset(f->on, 0, ISLANDS * f->text.count * sizeof(*f->on));
	}
	f->good_friday = good_friday;
}

static struct facet_hours
work_out(const char *text, const struct holidays *kept, enum directory_open of, int64_t at)
{
	struct facet_hours out = { .from = INT32_MIN, .until = INT32_MAX, .state = STATE_UNKNOWN };
	struct hours h = { .invalid = false };
	struct hours_span span;
	int64_t day = hours_minute(hours_day(at), 0);
	enum hours_state state;
	bool opens;

	hours_read(&h, text);
	state = hours_state(&h, kept, at);
	if (state == HOURS_UNKNOWN || state == HOURS_INVALID) {
		hours_clear(&h);
		return out;
	}
	if (of == DIRECTORY_OPEN_ON) {
		out.from = (int32_t)day;
		out.until = (int32_t)(day + HOURS_DAY_MINUTES);
		out.state = hours_open_on(&h, kept, hours_day(at)) ? STATE_OPEN : STATE_CLOSED;
	} else {
		opens = hours_open(&h, kept, at, at + AHEAD, &span);
		out.from = (int32_t)at;
		out.until = (int32_t)(!opens                ? at + AHEAD
				      : state == HOURS_OPEN ? span.end
							    : span.start);
		out.state = state == HOURS_OPEN ? STATE_OPEN : STATE_CLOSED;
	}
	hours_clear(&h);
	return out;
}

enum facet_state
directory_facets_state(struct directory *dir, size_t entry, enum directory_open of, int64_t at)
{
	struct directory_facets *f = &dir->facets;
	struct holidays kept = { .department = DEPARTMENT_MARTINIQUE,
				 .good_friday = f->good_friday };
	size_t text = f->hours[entry];
	struct facet_hours *h;

	if (dir->entry[entry].gone) /* for good, whatever its hours were */
		return STATE_CLOSED;
	if (text == 0)
		return STATE_UNKNOWN;
	/* As its code begins: asked of every entry, which a search for its commune would slow. */
	if (dir->entry[entry].insee / 100 == DEPARTMENT_GUADELOUPE)
		kept.department = DEPARTMENT_GUADELOUPE;
	h = (of == DIRECTORY_OPEN_ON ? f->on : f->now) + ISLANDS * text +
	    (kept.department == DEPARTMENT_GUADELOUPE);
	if (h->state == STATE_UNSEEN || at < h->from || at >= h->until)
		*h = work_out(f->text.item[text], &kept, of, at);
	return (enum facet_state)h->state;
}

int
directory_work(struct directory *dir, int64_t now, bool good_friday, struct err *err)
{
	struct directory_facets *f = &dir->facets;
	int rc;

	if (!dir->loaded)
		return 0;
	if (!f->loaded) {
		rc = directory_facets_work(dir, err);
		return rc < 0 ? -1 : 1;
	}
	directory_facets_hours(f, good_friday);
	for (size_t i = 0; i < WARM && f->warm < dir->count; i++)
		directory_facets_state(dir, f->warm++, DIRECTORY_OPEN_AT, now);
	return f->warm < dir->count;
}
