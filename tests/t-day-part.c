/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of a day's sessions, counted from either end, and the place of one among them. */
#include "config.h"

#include "store/session.h"
#include "tests/lib/store_desk.h"

struct starts {
	int start[8];
	int count;
};

static int
note_start(void *arg, const struct session *s)
{
	struct starts *found = arg;

	found->start[found->count++] = s->start;
	return 0;
}

/* Two rows of a day, so many rows from one of its ends. */
static void
part_is(struct store *st, bool newest, int64_t skip, int first, int second)
{
	struct session_filter part = { .from = date_from(2026, 10, 1),
				       .to = date_from(2026, 10, 1),
				       .limit = 2,
				       .newest = newest,
				       .skip = skip };
	struct starts found = { .count = 0 };
	struct err err = { .code = ERR_NONE };

	is_int(store_session_each(st, &part, note_start, &found, &err), 0, "two rows (%s)",
	       desk_why(&err));
	ok(found.count == 2 && found.start[0] == first && found.start[1] == second,
	   "%d and %d after %lld from the %s", first, second, (long long)skip,
	   newest ? "end" : "beginning");
}

static void
test_part_of_day(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct err err = { .code = ERR_NONE };
	int64_t n[5], before = -1;

	for (int i = 0; i < 5; i++)
		n[i] = desk_add(st, 1, 600 - 10 * i);
	desk_add(st, 2, 500);
	store_session_delete(st, desk_add(st, 1, 555), &err);
	part_is(st, false, 0, 560, 570);
	part_is(st, false, 2, 580, 590);
	part_is(st, true, 0, 590, 600);
	part_is(st, true, 3, 560, 570);
	for (int i = 0; i < 5; i++) {
		is_int(store_session_before(st, n[i], &before, &err), 0, "before %d (%s)", i,
		       desk_why(&err));
		is_int(before, 4 - i, "so many of its day");
	}
	n[0] = desk_add(st, 1, 590);
	store_session_before(st, n[0], &before, &err);
	is_int(before, 4, "of the same minute, the one logged first comes first");
	n[0] = desk_add(st, 1, TIME_NONE);
	store_session_before(st, n[0], &before, &err);
	is_int(before, 0, "one without a start comes before all");
	store_close(st);
	free(path);
}

int
main(void)
{
	test_part_of_day();
	return tap_done();
}
