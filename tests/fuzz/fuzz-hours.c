/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening hours: what is read answers without contradicting itself, and a week that is made of it
 * is open in the same minutes once it is written and read again; so are its parts. */
#include "config.h"

#include "base/commune.h"
#include "base/date.h"
#include "base/hours_parts.h"
#include "tests/fuzz/fuzz.h"

static const char *const words[] = {
	"Mo-Fr", "PH",     "week ",  "24/7", "off",          "08:00-12:00", "22:00-02:00", "; ",
	",",     "[1]",    "01-53",  "/2",   "\xe2\x80\x93", "lu",          "24:00",       "\"",
	": ",    "Sa,Su ", "closed", "Mar",  "00:00-",       NULL
};

const struct fuzz_target fuzz_target = {
	.name = "hours", .mutations = 30000, .longest = 1u << 16, .words = words
};

enum { SPANS_MAX = 7 * 720 };

static const struct holidays kept = { DEPARTMENT_MARTINIQUE, true };

static void
answers(const struct hours *h, int64_t from)
{
	int64_t to = from + 7 * HOURS_DAY_MINUTES, last = from - 1, next;
	enum hours_state state = hours_state(h, &kept, from);
	struct hours_span span;
	int count = 0;

	for (int64_t at = from; hours_open(h, &kept, at, to, &span); at = span.end) {
		holds(span.start > last && span.start < span.end && span.end <= to);
		holds(hours_state(h, &kept, span.start) == HOURS_OPEN);
		holds(span.end == to || hours_state(h, &kept, span.end) == HOURS_CLOSED);
		last = span.end;
		holds(++count <= SPANS_MAX);
	}
	holds(count == 0 || (state != HOURS_INVALID && state != HOURS_UNKNOWN));
	if (!hours_change(h, &kept, from, &next))
		return;
	holds(next > from && hours_state(h, &kept, next - 1) == state);
	holds(hours_state(h, &kept, next) != state);
}

static void
week(const struct hours *h, int64_t monday)
{
	struct hours again = { .invalid = false };
	struct hours_week w, same;
	struct hours_span a, b;
	struct buf out = BUF_INIT;
	int64_t to = monday + 7 * HOURS_DAY_MINUTES;
	bool open = true;

	if (hours_week_of(h, &w) != 0)
		return;
	hours_week_write(&w, &out);
	holds(hours_read(&again, buf_text(&out)) == 0);
	holds(hours_week_of(&again, &same) == 0);
	for (int64_t at = monday; open; at = a.end) {
		open = hours_open(h, &kept, at, to, &a);
		holds(hours_open(&again, &kept, at, to, &b) == open);
		holds(!open || (a.start == b.start && a.end == b.end));
	}
	hours_clear(&again);
	buf_clear(&out);
}

/* Taken apart and put together again: open in the same minutes, and apart the same once more. */
static void
parts(const struct hours *h, const char *cell, int64_t monday)
{
	struct hours again = { .invalid = false };
	struct hours_parts p, q;
	struct hours_span a, b;
	struct buf out = BUF_INIT, twice = BUF_INIT;
	int64_t to = monday + 14 * HOURS_DAY_MINUTES;
	bool open = true;

	holds((hours_parts_of(cell, &p) != 0) == h->invalid);
	if (h->invalid)
		return;
	hours_parts_write(&p, &out);
	holds(hours_read(&again, buf_text(&out)) == 0);
	for (int64_t at = monday; open; at = a.end) {
		open = hours_open(h, &kept, at, to, &a);
		holds(hours_open(&again, &kept, at, to, &b) == open);
		holds(!open || (a.start == b.start && a.end == b.end));
	}
	holds(hours_parts_of(buf_text(&out), &q) == 0);
	hours_parts_write(&q, &twice);
	holds(str_equal(buf_text(&out), buf_text(&twice)));
	hours_parts_clear(&p);
	hours_parts_clear(&q);
	hours_clear(&again);
	buf_clear(&out);
	buf_clear(&twice);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	char *s = fuzz_text(bytes, len);
	struct hours h = { .invalid = false };
	int64_t monday = hours_minute(date_from(2026, 5, 18), 0); /* its Friday is a holiday */
	int refused = hours_read(&h, s);

	holds((refused != 0) == (hours_state(&h, &kept, monday) == HOURS_INVALID));
	answers(&h, monday + (int64_t)(len % 1440));
	week(&h, monday);
	parts(&h, s, monday - 7 * HOURS_DAY_MINUTES);
	hours_clear(&h);
	free(s);
	return 0;
}
