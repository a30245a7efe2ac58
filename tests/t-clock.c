/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock of a desk: wrong when it is opened, and moved while it is open. */
#include "config.h"

#include "tests/lib/app_desk.h"
#include "tests/lib/log_plain.h"

#include <stdlib.h>

#include "app/desk_private.h"
#include "app/logbook.h"

static struct clock
clock_at(const char *text)
{
	struct clock clock = { 0 };

	clock_parse(text, &clock);
	return clock;
}

static void
test_clock(const char *path)
{
	struct clock early = clock_at("2020-01-01T08:00"), late = clock_at("2026-11-24T14:32");
	struct clock dead = { .shift = -clock_utc(&(struct clock){ 0 }) }; /* 1970 */
	struct desk *d = NULL;
	struct err err = { 0 };

	is_int(desk_open(&d, path, &early, &err), 0, "opened");
	ok(!desk_clock_wrong(d), "a fixed clock may be earlier than the program");
	desk_close(d);
	is_int(desk_open(&d, path, &dead, &err), 0, "opened");
	ok(desk_clock_wrong(d), "the PC's clock may not");
	desk_clock_set(d, date_from(2026, 11, 24));
	is_int(clock_today(desk_clock(d)), date_from(2026, 11, 24), "a person says what day it is");
	ok(!desk_clock_wrong(d), "and is believed");
	desk_close(d);
	is_int(desk_open(&d, path, &late, &err), 0, "opened");
	is_int(log_plain(d, "2026-11-24", &err), 0, "a session of %s", "2026-11-24");
	ok(!desk_clock_wrong(d), "today is not before today's session");
	desk_close(d);
	is_int(desk_open(&d, path, &early, &err), 0, "opened");
	ok(desk_clock_wrong(d), "a clock earlier than the last session is wrong");
	desk_clock_set(d, date_from(2026, 11, 25));
	is_int(clock_today(desk_clock(d)), date_from(2026, 11, 25), "a fixed one is set too");
	is_int(clock_minute(desk_clock(d)), 8 * 60, "its time of day stays");
	desk_close(d);
}

/* The clock of the PC is moved by so many days, while the desk is open. */
static void
move_pc(struct desk *d, int days)
{
	d->apart -= (int64_t)days * 86400 * 1000;
}

static void
test_clock_moved(const char *path)
{
	enum { YEARS = 3653, LATER = 4 * YEARS };
	struct clock pc = { .fixed = false }, late = { .shift = LATER * 86400LL };
	struct desk *d = NULL;
	struct err err = { 0 };
	int today = clock_today(&pc);

	is_int(desk_open(&d, path, &pc, &err), 0, "opened");
	ok(!desk_clock_moved(d), "a clock that nobody touched");
	for (int days = -YEARS; days <= YEARS; days += 2 * YEARS) {
		move_pc(d, days);
		ok(desk_clock_moved(d), "one that was moved by %d days", days);
		is_int(d->clock.shift, -days * 86400LL, "goes on as it was");
		ok(!desk_clock_moved(d), "which is said once");
		move_pc(d, -days);
		ok(!desk_clock_moved(d) && d->clock.shift == 0, "put right it is believed again");
	}
	desk_clock_set(d, today + YEARS);
	ok(!desk_clock_moved(d), "a person says what day it is");
	move_pc(d, YEARS);
	ok(!desk_clock_moved(d) && d->clock.shift == 0, "then the PC knows it as well");
	desk_close(d);
	is_int(desk_open(&d, path, &late, &err), 0, "opened");
	ok(desk_clock_wrong(d), "decades after the program was made it is asked for");
	desk_close(d);
}

int
main(void)
{
	static const struct desk_answers answers = {
		.language = LANGUAGE_EN, .name = "Desk", .commune = "97209", .mediator = "Ana"
	};
	char *folder = tap_tmpdir(), *path = path_join(folder, "desk.db");
	struct clock clock = clock_at("2026-11-24T14:32");
	struct desk *d = NULL;
	struct err err = { 0 };

	if (ok(desk_init(&d, path, &clock, &answers, &err) == 0, "a desk")) {
		desk_close(d);
		test_clock(path);
		test_clock_moved(path);
	}
	free(path);
	free(folder);
	return tap_done();
}
