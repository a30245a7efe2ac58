/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going over sessions in parts, beside a plain sort of them all; sets of them; what is done to many
 * at once, and taken back. */
#include "config.h"

#include <string.h>

#include "store/db.h"
#include "store/session_scan.h"
#include "store/tag.h"
#include "store/undo.h"
#include "tests/lib/store_desk.h"

#define SESSIONS 300
#define DAYS 20

/* Repeatable, and good enough to put sessions in no order. */
static unsigned
draw(unsigned below)
{
	static uint64_t state = 88172645463325252u;

	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state % below);
}

struct known {
	struct session_key key;
	bool binned;
	bool tagged;
	char title; /* its first letter; 0 none */
};
static struct known all[SESSIONS];

static void
fill(struct store *st)
{
	for (int i = 0; i < SESSIONS; i++) {
		struct session s;
		struct err err = { .code = ERR_NONE };

		desk_session(&s, 1 + (int)draw(DAYS),
			     draw(4) == 0 ? TIME_NONE : 540 + (int)draw(8));
		s.kind = draw(3) == 0 ? KIND_ANIMATION : KIND_INDIVIDUAL;
		if (s.kind == KIND_ANIMATION)
			s.attendance_count = 0;
		s.participants = s.anonymous = s.kind == KIND_INDIVIDUAL;
		if (draw(5) == 0)
			s.title = mem_strdup(draw(2) == 0 ? "Âge d’or" : "Bureau");
		if (draw(4) == 0)
			strlist_add(&s.tags, "NEC");
		s.deleted = draw(6) == 0;
		if (store_session_save(st, &s, &err) != 0)
			printf("# not saved: %s\n", err.detail);
		all[i] = (struct known){ { s.date, s.start, s.n },
					 s.deleted,
					 s.tags.count > 0,
					 s.title == NULL ? (char)0 : s.title[0] };
		session_clear(&s);
	}
}

static int
by_key(const void *a, const void *b)
{
	return session_key_compare(&((const struct known *)a)->key,
				   &((const struct known *)b)->key);
}

struct got {
	int64_t n[SESSIONS];
	int count;
	int stop_after;
};

static int
take(void *arg, const struct session_brief *b)
{
	struct got *got = arg;

	if (got->count < SESSIONS)
		got->n[got->count++] = b->key.n;
	return got->count == got->stop_after ? 7 : 0;
}

/* The slow and plain way. */
static void
expect(const struct session_scan *scan, struct got *out)
{
	out->count = 0;
	for (int k = 0; k < SESSIONS; k++) {
		const struct known *s = &all[scan->oldest ? k : SESSIONS - 1 - k];
		int side = scan->has_from ? session_key_compare(&s->key, &scan->key) : 1;

		if (!scan->oldest && scan->has_from)
			side = -side;
		if (s->binned == scan->binned && (side > 0 || (side == 0 && scan->with_key)) &&
		    (scan->from == DATE_NONE || s->key.date >= scan->from) &&
		    (scan->to == DATE_NONE || s->key.date <= scan->to))
			out->n[out->count++] = s->key.n;
	}
}

static bool
same(const struct got *a, const struct got *b)
{
	return a->count == b->count && memcmp(a->n, b->n, (size_t)a->count * sizeof(a->n[0])) == 0;
}

static void
test_scans(struct store *st)
{
	int wrong = 0;

	for (int i = 0; i < 400; i++) {
		struct session_scan scan = {
			.from = draw(2) == 0 ? DATE_NONE : date_from(2026, 10, 1 + (int)draw(DAYS)),
			.to = draw(2) == 0 ? DATE_NONE : date_from(2026, 10, 1 + (int)draw(DAYS)),
			.oldest = draw(2) == 0,
			.binned = draw(3) == 0,
			.has_from = draw(4) != 0,
			.with_key = draw(2) == 0,
			.key = all[draw(SESSIONS)].key,
		};
		struct got want = { .count = 0 };
		struct got got = { .count = 0 };
		struct err err = { .code = ERR_NONE };

		expect(&scan, &want);
		if (store_session_scan(st, &scan, take, &got, &err) != 0 || !same(&got, &want))
			wrong++;
	}
	is_int(wrong, 0, "400 scans give what a sort of all gives");
}

/* In parts of seven, each going on where the one before stopped. */
static void
test_parts(struct store *st)
{
	struct session_scan scan = { .from = DATE_NONE, .to = DATE_NONE };
	struct got want = { .count = 0 };
	struct got got = { .count = 0 };
	struct err err = { .code = ERR_NONE };
	int rc = 7;

	expect(&scan, &want);
	while (rc == 7) {
		got.stop_after = got.count + 7;
		rc = store_session_scan(st, &scan, take, &got, &err);
		if (got.count == 0 ||
		    store_session_key(st, got.n[got.count - 1], &scan.key, &err) != 0)
			break;
		scan.has_from = true;
	}
	is_int(rc, 0, "part after part comes to the end (%s)", desk_why(&err));
	ok(same(&got, &want), "with all of them, each once");
	is_int(store_session_key(st, 99999, &scan.key, &err), -1, "an unknown number");
	is_int(err.code, ERR_NO_INPUT, "has no place");
}

/* A theme that nobody came for: without marks there is nothing to stop at. */
static void
test_marks(struct store *st)
{
	struct session_scan scan = { .from = DATE_NONE, .to = DATE_NONE, .themes = 1u << 30 };
	struct got got = { .count = 0 };
	struct err err = { .code = ERR_NONE };
	int whole, part, wrong = 0;

	is_int(store_session_scan(st, &scan, take, &got, &err), 0, "a scan for what nobody has");
	is_int(got.count, 0, "has nothing");
	whole = sqlite3_stmt_status(st->kept[KEPT_SCAN_NEWEST], SQLITE_STMTSTATUS_VM_STEP, 1);
	scan.mark = 16;
	got.stop_after = 1;
	is_int(store_session_scan(st, &scan, take, &got, &err), 7, "with marks it can be stopped");
	part = sqlite3_stmt_status(st->kept[KEPT_SCAN_NEWEST], SQLITE_STMTSTATUS_VM_STEP, 1);
	ok(part * 3 < whole, "long before all were gone over (%d of %d steps)", part, whole);
	got = (struct got){ .count = 0 };
	is_int(store_session_scan(st, &scan, take, &got, &err), 0, "and goes over all");
	for (int i = 0; i < got.count; i++)
		wrong += got.n[i] % 16 != 0;
	ok(got.count > SESSIONS / 32, "with some of them (%d)", got.count);
	is_int(wrong, 0, "by their numbers");
}

static unsigned
begins_with_b(void *arg, const char *title)
{
	++*(int *)arg;
	return title[0] == 'B';
}

/* In parts of a few rows; more of them than there can be is -1. */
static int
look_up(struct store *st, int64_t tag, int *asked, struct bitset *out)
{
	struct session_sought at = { .n = 0 };
	struct err err = { .code = ERR_NONE };
	int parts = 0;
	int rc = 1;

	for (; rc == 1 && parts < SESSIONS; parts++) {
		int most = 7;

		if (asked == NULL)
			rc = store_session_with_tag(st, tag, &at, &most, out, &err);
		else
			rc = store_session_with_title(st, begins_with_b, asked, &at, &most, &out,
						      &err);
	}
	session_sought_clear(&at);
	return rc == 0 ? parts : -1;
}

static void
test_sets(struct store *st)
{
	struct bitset tagged = { .count = 0 };
	struct bitset titled = { .count = 0 };
	struct err err = { .code = ERR_NONE };
	int64_t tag = 0;
	int asked = 0;
	int wrong = 0;

	is_int(store_tag_find(st, "NEC", &tag, &err), 0, "the tag (%s)", desk_why(&err));
	is_int(store_tag_find(st, "nul", &tag, &err), -1, "an unknown one");
	is_int(err.code, ERR_NO_INPUT, "is not made");
	ok(look_up(st, tag, NULL, &tagged) > 5, "those of a tag come in parts");
	ok(look_up(st, 0, &asked, &titled) > 3, "those of titles, too");
	for (int i = 0; i < SESSIONS; i++)
		wrong += bitset_has(&tagged, all[i].key.n) != all[i].tagged ||
			 bitset_has(&titled, all[i].key.n) != (all[i].title == 'B');
	is_int(wrong, 0, "the sessions of a tag, and of a title");
	is_int(asked, 2, "each title is asked for once");
	bitset_clear(&tagged);
	bitset_clear(&titled);
}

static void
test_bitset(void)
{
	struct bitset b = { .count = 0 };

	is_int(bitset_next(&b, 0), -1, "nothing in an empty set");
	bitset_add(&b, 5);
	bitset_add(&b, 64);
	bitset_add(&b, 64);
	bitset_add(&b, 1000);
	bitset_add(&b, BITSET_END);
	bitset_add(&b, -1);
	is_int(b.count, 3, "three numbers; what no desk reaches is none");
	is_int(bitset_next(&b, -3), 5, "the first");
	is_int(bitset_next(&b, 6), 64, "the next");
	is_int(bitset_next(&b, 65), 1000, "the last");
	is_int(bitset_next(&b, 1001), -1, "and no more");
	bitset_remove(&b, 64);
	bitset_remove(&b, 64);
	bitset_remove(&b, INT64_MAX);
	ok(!bitset_has(&b, 64) && b.count == 2, "one is taken out once");
	bitset_clear(&b);
}

/* How many changed; the count of the step. */
static int
change_all(struct store *st, const char *action, const char *detail, const struct session_change *c)
{
	struct err err = { .code = ERR_NONE };
	int count = 0;

	store_begin(st, action, &err);
	store_action_detail(st, detail);
	for (int64_t n = 1; n <= SESSIONS; n++) {
		bool changed = false;

		if (store_session_change(st, n, c, &changed, &err) != 0)
			printf("# %s\n", err.detail);
		count += changed;
	}
	is_int(store_commit(st, count, &err), 0, "%s (%s)", action, desk_why(&err));
	return count;
}

#define LIVE_SESSIONS "SELECT count(*) FROM session WHERE deleted = 0"
#define SUM_OF_DAYS "SELECT sum(sessions) FROM day_total"
#define ON_THE_FIRST LIVE_SESSIONS " AND date = '2026-10-01'"
#define TAGGED "SELECT count(*) FROM session_tag"

static void
step(struct store *st, bool redo, const char *action, const char *detail, int count)
{
	struct undo_step done = { .count = 0 };
	struct err err = { .code = ERR_NONE };

	is_int((redo ? store_redo : store_undo)(st, &done, &err), 0, "%s %s (%s)",
	       redo ? "redo" : "undo", action, desk_why(&err));
	is_str(done.action, action, "its name");
	is_str(done.detail, detail, "what it was about");
	is_int(done.count, count, "and how many");
}

static void
test_many(struct store *st)
{
	int64_t live = desk_number(st, LIVE_SESSIONS);
	int64_t first = desk_number(st, ON_THE_FIRST);
	int64_t tagged = desk_number(st, TAGGED);
	struct session_change c = { .what = CHANGE_DATE, .date = date_from(2026, 10, 1) };
	struct err err = { .code = ERR_NONE };
	int moved = change_all(st, "session-move", "2026-10-01", &c);
	int put;

	is_int(moved, live - first, "those of other days have moved");
	is_int(desk_number(st, ON_THE_FIRST), live, "all are there");
	store_tag_find(st, "NEC", &c.tag, &err);
	c.what = CHANGE_TAG;
	put = change_all(st, "session-tag", "NEC", &c);
	is_int(desk_number(st, TAGGED), tagged + put, "the tag is on those that lacked it");
	c.what = CHANGE_UNTAG;
	change_all(st, "session-untag", "NEC", &c);
	c.what = CHANGE_DELETE;
	is_int(change_all(st, "session-delete", "", &c), live, "all go to the bin");
	is_int(desk_number(st, SUM_OF_DAYS), 0, "and the days are empty");
	step(st, false, "session-delete", "", (int)live);
	is_int(desk_number(st, SUM_OF_DAYS), live, "all are back");
	step(st, true, "session-delete", "", (int)live);
	step(st, false, "session-delete", "", (int)live);
	step(st, false, "session-untag", "NEC", (int)live);
	step(st, false, "session-tag", "NEC", put);
	is_int(desk_number(st, TAGGED), tagged, "the tag is where it was");
	step(st, false, "session-move", "2026-10-01", moved);
	is_int(desk_number(st, ON_THE_FIRST), first, "and so are the days");
}

int
main(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);

	test_bitset();
	fill(st);
	qsort(all, SESSIONS, sizeof(all[0]), by_key);
	test_scans(st);
	test_parts(st);
	test_marks(st);
	test_sets(st);
	test_many(st);
	store_close(st);
	free(path);
	return tap_done();
}
