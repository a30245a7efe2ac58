/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What opening hours say at a minute of the desk: state, next change, public holidays, in words. */
#include "config.h"

#include "app/opening.h"

#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/date.h"
#include "tests/lib/tap.h"

static const struct holidays martinique = { DEPARTMENT_MARTINIQUE, false };
static const struct holidays guadeloupe = { DEPARTMENT_GUADELOUPE, false };

#define SHARED "Mo-Th 07:30-12:30,13:30-16:00; Fr 07:30-12:30"

static int64_t
minute_of(const char *text)
{
	struct clock clock;

	return clock_parse(text, &clock) == 0 ? opening_now(&clock) : OPENING_NEVER;
}

static const struct {
	const char *cell, *at; /* 2026-11-23 is a Monday */
	enum hours_state state;
	const char *next; /* NULL: never */
	bool holiday, next_holiday;
} states[] = {
	{ SHARED, "2026-11-23T09:00", HOURS_OPEN, "2026-11-23T12:30", false, false },
	{ SHARED, "2026-11-23T12:30", HOURS_CLOSED, "2026-11-23T13:30", false, false },
	{ SHARED, "2026-11-27T12:30", HOURS_CLOSED, "2026-11-30T07:30", false, false },
	/* Easter Monday of 2027. */
	{ SHARED, "2027-03-26T18:00", HOURS_CLOSED, "2027-03-29T07:30", false, true },
	{ SHARED, "2027-03-29T08:00", HOURS_OPEN, "2027-03-29T12:30", true, false },
	{ SHARED "; PH off", "2027-03-26T18:00", HOURS_CLOSED, "2027-03-30T07:30", false, false },
	{ SHARED "; PH off", "2027-03-29T08:00", HOURS_CLOSED, "2027-03-30T07:30", false, false },
	{ "24/7", "2026-11-23T09:00", HOURS_OPEN, NULL, false, false },
	{ "off", "2026-11-23T09:00", HOURS_CLOSED, NULL, false, false },
	{ "Fr 22:00-02:00", "2026-11-28T01:00", HOURS_OPEN, "2026-11-28T02:00", false, false },
	{ "Mo-Fr matin", "2026-11-23T09:00", HOURS_INVALID, NULL, false, false },
	{ "\"sur rendez-vous\"", "2026-11-23T09:00", HOURS_UNKNOWN, NULL, false, false },
	{ "", "2026-12-25T09:00", HOURS_UNKNOWN, NULL, false, false },
	{ NULL, "2026-11-23T09:00", HOURS_UNKNOWN, NULL, false, false },
};

static void
test_states(void)
{
	struct hours room = { .invalid = false };

	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
		const char *said = states[i].cell == NULL ? "NULL" : states[i].cell;
		int64_t next = states[i].next == NULL ? OPENING_NEVER : minute_of(states[i].next);
		struct opening o =
			opening_read(&room, states[i].cell, &martinique, minute_of(states[i].at));

		is_str(hours_state_name[o.state], hours_state_name[states[i].state],
		       "%s at %s: state", said, states[i].at);
		is_int(o.next, next, "%s at %s: next change", said, states[i].at);
		is_int(o.holiday, states[i].holiday, "%s at %s: holiday unsaid", said,
		       states[i].at);
		is_int(o.next_holiday, states[i].next_holiday, "%s at %s: opens on a holiday", said,
		       states[i].at);
	}
	hours_clear(&room);
}

/* The 22 May is kept in Martinique, the 27 May in Guadeloupe. */
static void
test_islands(void)
{
	struct hours room = { .invalid = false };
	const struct holidays schoelcher = opening_holidays(&guadeloupe, 97229);
	const struct holidays abymes = opening_holidays(&martinique, 97101);
	const struct holidays elsewhere = opening_holidays(&guadeloupe, 0);
	int64_t may22 = minute_of("2026-05-22T09:00"), may27 = minute_of("2026-05-27T09:00");

	ok(opening_read(&room, SHARED, &schoelcher, may22).holiday, "a holiday at Schœlcher");
	ok(!opening_read(&room, SHARED, &schoelcher, may27).holiday, "no holiday at Schœlcher");
	ok(opening_read(&room, SHARED, &abymes, may27).holiday, "a holiday at Les Abymes");
	ok(!opening_read(&room, SHARED, &abymes, may22).holiday, "no holiday at Les Abymes");
	ok(opening_read(&room, SHARED, &elsewhere, may27).holiday, "elsewhere: as at the desk");
	hours_clear(&room);
}

static void
test_span(void)
{
	struct hours room = { .invalid = false };
	struct hours_span span = { 0 };
	struct opening o = opening_read(&room, SHARED, &martinique, minute_of("2026-11-23T13:00"));

	ok(opening_span(&room, &martinique, &o, &span), "it opens again");
	is_int(span.start, minute_of("2026-11-23T13:30"), "from when");
	is_int(span.end, minute_of("2026-11-23T16:00"), "until when");
	o = opening_read(&room, "off", &martinique, o.at);
	ok(!opening_span(&room, &martinique, &o, &span), "never open: no interval");
	hours_clear(&room);
}

int
main(void)
{
	test_states();
	test_islands();
	test_span();
	return tap_done();
}
