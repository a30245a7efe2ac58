/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of a place and when it changes, and on which days it is to be doubted. */
#include "config.h"

#include "app/opening.h"

#include "base/commune.h"

#define SPAN_DAYS 31 /* nobody asks when it closes later than that */

int64_t
opening_now(const struct clock *clock)
{
	return hours_minute(clock_today(clock), clock_minute(clock));
}

struct holidays
opening_desk_holidays(struct desk *d)
{
	const struct post *place = desk_place_now(d);
	const struct commune *commune = place == NULL ? NULL : commune_by_num(place->commune);

	return (struct holidays){ .department = commune == NULL ? DEPARTMENT_MARTINIQUE
								: commune->department,
				  .good_friday = desk_good_friday(d) };
}

struct holidays
opening_holidays(const struct holidays *desk, int insee)
{
	const struct commune *commune = commune_by_num(insee);
	struct holidays kept = *desk;

	if (commune != NULL)
		kept.department = commune->department;
	return kept;
}

struct opening
opening_read(struct hours *room, const char *cell, const struct holidays *kept, int64_t at)
{
	struct opening o = { .at = at, .next = OPENING_NEVER };

	hours_read(room, cell == NULL ? "" : cell); /* what it refuses is a state, too */
	o.state = hours_state(room, kept, at);
	if (!hours_change(room, kept, at, &o.next))
		o.next = OPENING_NEVER;
	o.holiday = hours_holiday_unsaid(room, kept, hours_day(at));
	o.next_holiday = o.state == HOURS_CLOSED && o.next != OPENING_NEVER &&
			 hours_day(o.next) != hours_day(at) &&
			 hours_holiday_unsaid(room, kept, hours_day(o.next));
	return o;
}

bool
opening_span(const struct hours *h, const struct holidays *kept, const struct opening *o,
	     struct hours_span *span)
{
	int64_t from = o->state == HOURS_OPEN ? o->at : o->next;

	return from != OPENING_NEVER &&
	       hours_open(h, kept, from, from + hours_minute(SPAN_DAYS, 0), span);
}
