/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A state and its next change, as a few words for a row and as a sentence. */
#include "config.h"

#include <stdlib.h>

#include "app/opening.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"

#define TOMORROW 1

/* A minute of the day on which something begins, or ends: midnight then is 24:00. */
static char *
time_text(int64_t minute, bool end)
{
	int of_day = (int)(minute - hours_minute(hours_day(minute), 0));

	return words_time(of_day == 0 && end ? HOURS_DAY_MINUTES : of_day);
}

/* Days from one minute to another; what ends at midnight ends on the day before. */
static int
days_until(int64_t at, int64_t minute, bool end)
{
	return hours_day(end ? minute - 1 : minute) - hours_day(at);
}

/* Nights that a state begun today goes on for are called by their hour alone. */
static bool
this_day(const struct opening *o, bool end)
{
	return days_until(o->at, o->next, end) == 0 ||
	       (end && o->next - o->at < HOURS_DAY_MINUTES / 2);
}

static char *
short_when(const struct opening *o, bool end)
{
	int days = days_until(o->at, o->next, end);
	int day = hours_day(o->at) + days;
	char *time = time_text(o->next, end);
	char *text;

	if (this_day(o, end))
		return time;
	text = days < HOURS_WEEKDAYS
		       ? mem_printf("%s %s", i18n_weekday(date_weekday(day), true), time)
		       : words_date_short(day);
	free(time);
	return text;
}

char *
opening_short(const struct opening *o)
{
	bool open = o->state == HOURS_OPEN;
	char *when, *text;

	if (o->state == HOURS_INVALID)
		/* TRANSLATORS: opening hours that cannot be read; at most 17 columns */
		return mem_strdup(C_("opening hours", "to be checked"));
	if (o->state == HOURS_UNKNOWN)
		return mem_strdup("");
	if (o->next == OPENING_NEVER)
		/* TRANSLATORS: state of a place in a list, at most 17 columns each */
		return mem_strdup(open ? C_("opening hours", "day and night")
				       : C_("opening hours", "closed"));
	when = short_when(o, open);
	/* TRANSLATORS: state of a place in a list: it is open until 12:30, or “Mon 12:30”; it opens
	 * then. At most 17 columns with “Mon 12:30”. */
	text = mem_printf(open ? _("until %s") : _("opens %s"), when);
	free(when);
	return text;
}

static const char *
day_text(const struct opening *o, bool end, char **room)
{
	int days = days_until(o->at, o->next, end);
	int day = hours_day(o->at) + days;

	*room = NULL;
	if (days == TOMORROW)
		return _("tomorrow");
	if (days < HOURS_WEEKDAYS)
		return i18n_weekday(date_weekday(day), false);
	*room = words_date_short(day);
	return *room;
}

/* What comes after the pause, when that is still today. */
static char *
open_then(const struct opening *o, const struct hours *h, const struct holidays *kept,
	  const char *time)
{
	struct hours_span span;
	char *from, *to, *text;

	if (!hours_open(h, kept, o->next, hours_minute(hours_day(o->at) + 1, 0), &span) ||
	    hours_day(o->next) != hours_day(o->at))
		/* TRANSLATORS: a time of the day */
		return mem_printf(_("Open until %s"), time);
	from = time_text(span.start, false);
	to = time_text(span.end, true);
	/* TRANSLATORS: three times of the same day */
	text = mem_printf(_("Open until %1$s, then from %2$s to %3$s"), time, from, to);
	free(from);
	free(to);
	return text;
}

static char *
changing_sentence(const struct opening *o, const struct hours *h, const struct holidays *kept)
{
	bool open = o->state == HOURS_OPEN;
	char *time = time_text(o->next, open);
	char *room = NULL, *end = NULL, *text;
	struct hours_span span;

	if (this_day(o, open) && open) {
		text = open_then(o, h, kept, time);
	} else if (open) {
		/* TRANSLATORS: a day (tomorrow, Monday, Tue 24 Nov) and a time */
		text = mem_printf(_("Open until %1$s at %2$s"), day_text(o, true, &room), time);
	} else if (this_day(o, false) && opening_span(h, kept, o, &span)) {
		end = time_text(span.end, true);
		/* TRANSLATORS: two times of the same day */
		text = mem_printf(_("Closed, opens at %1$s, until %2$s"), time, end);
	} else {
		/* TRANSLATORS: a day (tomorrow, Monday, Tue 24 Nov) and a time */
		text = mem_printf(_("Closed, opens %1$s at %2$s"), day_text(o, false, &room), time);
	}
	free(time);
	free(room);
	free(end);
	return text;
}

char *
opening_sentence(const struct opening *o, const struct hours *h, const struct holidays *kept,
		 const char *cell)
{
	switch (o->state) {
	case HOURS_UNKNOWN:
		return mem_strdup(_("Hours not known: call before sending someone"));
	case HOURS_INVALID:
		/* TRANSLATORS: opening hours that cannot be read, as they are in the file */
		return mem_printf(_("Hours to be checked: %s"), cell);
	default:
		break;
	}
	if (o->next != OPENING_NEVER)
		return changing_sentence(o, h, kept);
	return mem_strdup(o->state == HOURS_OPEN ? _("Open day and night, every day")
						 : _("Closed: no time to come is published"));
}

const char *
opening_doubt(const struct opening *o)
{
	if (o->holiday)
		/* TRANSLATORS: beside the state of a place whose hours say nothing of holidays */
		return _("public holiday: check");
	return o->next_holiday ? _("a public holiday: check") : NULL;
}
