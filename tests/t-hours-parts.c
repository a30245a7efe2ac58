/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hours taken apart and put together again are open in the same minutes, for known, shared and
 * random ones; and once written, they come apart the same. */
#include "config.h"

#include "base/hours_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/date.h"
#include "base/mem.h"
#include "tests/lib/hours_cases.h"

enum { RANDOM_CELLS = 1000 };

static const struct holidays kept = { DEPARTMENT_MARTINIQUE, true };

/* What is said; its rules, its remark, and what is written of it. */
static const struct {
	const char *cell, *rules, *remark, *written;
} known[] = {
	{ "", NULL, NULL, "" },
	{ "off", NULL, NULL, "off" },
	{ "PH off", NULL, NULL, "PH off" },
	{ "\"by appointment\"", NULL, "by appointment", "\"by appointment\"" },
	{ "Mo-Fr 08:00-12:00; We off; PH off \"ring\"", NULL, "ring",
	  "Mo,Tu,Th,Fr 08:00-12:00; PH off \"ring\"" },
	{ "Mo-Fr 08:00-12:00; PH 09:00-10:00", NULL, NULL, "Mo-Fr 08:00-12:00; PH 09:00-10:00" },
	{ "Mo-Sa 08:00-12:00; Su,PH off", NULL, NULL, "Mo-Sa 08:00-12:00; PH off" },
	{ "Mo-Fr 08:00-12:00; PH off; Su off", NULL, NULL, "Mo-Fr 08:00-12:00; PH off" },
	{ "Mo-Fr 08:00-12:00; Sa[1] 09:00-12:00; PH off", "Sa[1] 09:00-12:00", NULL,
	  "Mo-Fr 08:00-12:00; Sa[1] 09:00-12:00; PH off" },
	{ "Sa[1] 09:00-12:00; Mo 08:00-12:00", "Sa[1] 09:00-12:00", NULL,
	  "Mo 08:00-12:00; Sa[1] 09:00-12:00" },
	{ "Sa[1] 09:00-12:00; Mo-Sa 08:00-12:00", "Sa[1] 09:00-12:00; Mo-Sa 08:00-12:00", NULL,
	  "Sa[1] 09:00-12:00; Mo-Sa 08:00-12:00" },
	{ "PH off; Mo-Fr 08:00-12:00", "PH off; Mo-Fr 08:00-12:00", NULL,
	  "PH off; Mo-Fr 08:00-12:00" },
	{ "week 1-10 Mo 08:00-12:00", "week 1-10 Mo 08:00-12:00", NULL,
	  "week 1-10 Mo 08:00-12:00" },
	/* A comment stays with the rule that it is of. */
	{ "Tu 09:00-12:00; Mo 08:00-12:00 \"a; b\"; We 09:00-12:00; PH off",
	  "Mo 08:00-12:00 \"a; b\"; We 09:00-12:00", NULL,
	  "Tu 09:00-12:00; Mo 08:00-12:00 \"a; b\"; We 09:00-12:00; PH off" },
	{ "Mo 08:00-12:00 \"a\"; Tu 09:00-12:00 \"b\"",
	  "Mo 08:00-12:00 \"a\"; Tu 09:00-12:00 \"b\"", NULL,
	  "Mo 08:00-12:00 \"a\"; Tu 09:00-12:00 \"b\"" },
	{ "Mo 08:00-12:00; Sa[1] 09:00-12:00 \"a\"", "Sa[1] 09:00-12:00", "a",
	  "Mo 08:00-12:00; Sa[1] 09:00-12:00 \"a\"" },
	/* The night of the rule would be lost. */
	{ "Mo 08:00-12:00; Fr,PH 22:00-02:00", "Fr,PH 22:00-02:00", NULL,
	  "Mo 08:00-12:00; Fr,PH 22:00-02:00" },
	{ "Mo 1:00-2:00,3:00-4:00,5:00-6:00,7:00-8:00,9:00-10:00,11:00-12:00,13:00-14:00; PH off",
	  "Mo 1:00-2:00,3:00-4:00,5:00-6:00,7:00-8:00,9:00-10:00,11:00-12:00,13:00-14:00; PH off",
	  NULL,
	  "Mo 1:00-2:00,3:00-4:00,5:00-6:00,7:00-8:00,9:00-10:00,11:00-12:00,13:00-14:00; PH off" },
	{ "PH off; Su,PH off", "PH off", NULL, "off; PH off; PH off" },
	{ "24/7;", NULL, NULL, "Mo-Su 00:00-24:00" },
};

static void
test_known(void)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		struct hours_parts p;
		struct buf out = BUF_INIT;

		is_int(hours_parts_of(known[i].cell, &p), 0, "read: %s", known[i].cell);
		is_str(p.rules, known[i].rules, "rules");
		is_str(p.remark, known[i].remark, "remark");
		hours_parts_write(&p, &out);
		is_str(buf_text(&out), known[i].written, "written");
		hours_parts_clear(&p);
		buf_clear(&out);
	}
}

/* Everything that is asked of hours, through two years with their holidays. */
static bool
same_hours(const struct hours *a, const struct hours *b)
{
	int first = date_from(2026, 1, 1), last = date_from(2027, 12, 31);
	int64_t to = hours_minute(last, 0);
	struct hours_span x, y;
	bool open = true;

	for (int64_t at = hours_minute(first, 0); open; at = x.end) {
		open = hours_open(a, &kept, at, to, &x);
		if (hours_open(b, &kept, at, to, &y) != open)
			return false;
		if (open && (x.start != y.start || x.end != y.end))
			return false;
	}
	for (int day = first; day < last; day++)
		if (hours_holiday_unsaid(a, &kept, day) != hours_holiday_unsaid(b, &kept, day))
			return false;
	return hours_state(a, &kept, to) == hours_state(b, &kept, to);
}

/* 0 good, 1 wrong (said), -1 not to be read. */
static int
check(const char *cell)
{
	struct hours before = { .invalid = false }, after = { .invalid = false };
	struct hours_parts p, again;
	struct buf out = BUF_INIT, twice = BUF_INIT;
	bool good;

	if (hours_parts_of(cell, &p) != 0)
		return -1;
	hours_parts_write(&p, &out);
	hours_read(&before, cell);
	good = hours_read(&after, buf_text(&out)) == 0 && same_hours(&before, &after) &&
	       hours_parts_of(buf_text(&out), &again) == 0;
	if (good) {
		hours_parts_write(&again, &twice);
		good = str_equal(buf_text(&out), buf_text(&twice)) &&
		       str_equal(p.rules, again.rules) && str_equal(p.remark, again.remark) &&
		       p.said == again.said && p.holidays == again.holidays;
		hours_parts_clear(&again);
	}
	if (!good)
		ok(false, "%s -> %s -> %s", cell, buf_text(&out), buf_text(&twice));
	hours_clear(&before);
	hours_clear(&after);
	hours_parts_clear(&p);
	buf_clear(&out);
	buf_clear(&twice);
	return !good;
}

static unsigned
draw(uint64_t *seed, unsigned below)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(*seed >> 33) % below;
}

/* Rules that cross each other in all ways: days, nth days, weeks, holidays, nights, comments. */
static void
random_cell(uint64_t *seed, struct buf *out)
{
	static const char *const days[] = { "",       "Mo-Fr ", "Sa ",    "Su,PH ",    "PH ",
					    "Mo ",    "Sa[1] ", "Mo-Su ", "Fr[2],PH ", "Sa-Mo ",
					    "Tu,Th ", "Mo-Fr ", "Fr ",    "Mo,We[3] " };
	static const char *const times[] = { "off",
					     "08:00-12:00",
					     "22:00-02:00",
					     "08:00-12:00",
					     "13:00-17:00",
					     "00:00-24:00",
					     "09:00-12:00,14:00-17:00" };
	int rules = 1 + (int)draw(seed, 4);

	buf_reset(out);
	for (int i = 0; i < rules; i++) {
		buf_addf(out, "%s%s%s%s", i > 0 ? "; " : "",
			 draw(seed, 8) == 0 ? "week 1-40/3 " : "",
			 days[draw(seed, sizeof(days) / sizeof(days[0]))],
			 times[draw(seed, sizeof(times) / sizeof(times[0]))]);
		if (draw(seed, 8) == 0)
			buf_addf(out, " \"note %d; so\"", i);
	}
}

static void
test_random(void)
{
	uint64_t seed = 20261126;
	struct buf cell = BUF_INIT;
	int wrong = 0, read = 0;

	for (int i = 0; i < RANDOM_CELLS && wrong < 5; i++) {
		int found;

		random_cell(&seed, &cell);
		found = check(buf_text(&cell));
		wrong += found > 0;
		read += found == 0;
	}
	is_int(wrong, 0, "random hours are put together as they were");
	is_int(read, RANDOM_CELLS, "and all are read");
	buf_clear(&cell);
}

static void
check_case(void *arg, const char *const *cell)
{
	int *wrong = arg;

	*wrong += check(cell[CASE_HOURS]) > 0;
}

static void
test_facts(void)
{
	int wrong = 0;

	hours_cases(check_case, &wrong);
	is_int(wrong, 0, "shared hours are put together as they were");
}

/* More than a hundred rules stay as they are; of a cell of a megabyte it is seen at once that
 * nobody can have meant it. */
static void
test_long(void)
{
	struct buf cell = BUF_INIT, out = BUF_INIT;
	struct hours_parts p;

	for (int i = 0; i < 900; i++)
		buf_add(&cell, "Mo[1] off;");
	is_int(hours_parts_of(buf_text(&cell), &p), 0, "nine hundred rules");
	hours_parts_write(&p, &out);
	ok(p.rules != NULL && !p.said && out.len > cell.len - 2, "stay as they are");
	hours_parts_clear(&p);
	for (int i = 0; i < 100000; i++)
		buf_add(&cell, "Mo[1] off;");
	is_int(hours_parts_of(buf_text(&cell), &p), -1, "a hundred thousand are to be checked");
	buf_clear(&cell);
	buf_clear(&out);
}

int
main(void)
{
	test_long();
	test_known();
	test_random();
	test_facts();
	return tap_done();
}
