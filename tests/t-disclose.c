/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hiding figures, against somebody who knows the rules and everything published, but not the
 * key. Small tables are tried one and all: an outsider's candidates for a hidden figure are its
 * values in every table that gives the same publication under some key. */
#include "config.h"

#include "report/disclose.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/sensitive.h"
#include "tests/lib/tap.h"

enum { CELLS = 5, VALUES = 10, K = 4, HIDDEN_DIGIT = VALUES, SUMS = CELLS * (VALUES - 1) + 1 };
enum { EACH = VALUES + 1, PLACES = EACH * EACH * EACH * EACH * EACH * SUMS };
static const char *const code[] = { "a", "b", "c", "d", "e" };
static const struct disclose_choice one_key = { (const uint8_t *)"0123456789abcdef0123456789abcdef",
						"2026-10", "age", false };

static void
key_of(uint8_t key[HASH_SIZE], unsigned n)
{
	hash_sha256(&n, sizeof(n), key);
}

static void
fill(struct disclose_cell *cell, const int *n, int count, int k, bool telling)
{
	for (int i = 0; i < count; i++)
		cell[i] = (struct disclose_cell){
			.code = code[i], .n = n[i], .k = k, .telling = telling
		};
}

static int
pattern_of(const struct disclose_cell *cell, int count)
{
	int pattern = 0;

	for (int i = 0; i < count; i++)
		pattern |= cell[i].secret << i;
	return pattern;
}

/* Everything an outsider sees of a table: its visible figures, its pattern, and the sum of the
 * rest. */
static size_t
place_of(const int *n, int pattern)
{
	size_t digits = 0;
	int sum = 0;

	for (int i = 0; i < CELLS; i++) {
		bool hidden = pattern >> i & 1;

		digits = digits * EACH + (size_t)(hidden ? HIDDEN_DIGIT : n[i]);
		sum += hidden ? n[i] : 0;
	}
	return digits * SUMS + (size_t)sum;
}

static bool
next_table(int *n, int count, int values)
{
	for (int i = 0; i < count; i++) {
		if (++n[i] < values)
			return true;
		n[i] = 0;
	}
	return false;
}

static int
total_of(const int *n)
{
	int total = 0;

	for (int i = 0; i < CELLS; i++)
		total += n[i];
	return total;
}

/* The patterns a table may be given, over all keys: the small figures, and one more of the
 * others when the rule asks for it; none when it is left out: of so few persons, and, where the
 * answers are telling, when nobody but one row's would be shown, or all stand in one row. Written
 * from the rule's statement, not from its code. */
static int
patterns(const int *n, bool telling, int out[CELLS])
{
	int few = 0;
	int hidden = 0;
	int healthy = 0;
	int sum = 0;
	int total = total_of(n);
	int count = 0;

	for (int i = 0; i < CELLS; i++) {
		healthy += n[i] >= K;
		if (n[i] == 0 || n[i] >= K)
			continue;
		few |= 1 << i;
		hidden++;
		sum += n[i];
	}
	if (total > 0 && total < K + CELLS - 1)
		return 0;
	if (telling && total > 0 &&
	    (healthy == 0 || (healthy == 1 && (hidden < 2 || sum < K + hidden - 1))))
		return 0;
	if (hidden == 0 || (hidden > 1 && sum >= K + hidden - 1)) {
		out[0] = few;
		return 1;
	}
	for (int i = 0; i < CELLS; i++)
		if (n[i] >= K)
			out[count++] = few | 1 << i;
	return count;
}

struct candidates {
	uint16_t value[CELLS]; /* a bit a value */
};

/* Of a table that is left out, an outsider knows the total. */
static void
collect(struct candidates *seen, struct candidates *left_out, bool telling)
{
	int n[CELLS] = { 0 };

	do {
		int pattern[CELLS];
		int count = patterns(n, telling, pattern);

		for (int i = 0; i < CELLS && count == 0; i++)
			left_out[total_of(n)].value[i] |= (uint16_t)(1u << n[i]);
		for (int p = 0; p < count; p++) {
			struct candidates *c = &seen[place_of(n, pattern[p])];

			for (int i = 0; i < CELLS; i++)
				c->value[i] |= (uint16_t)(1u << n[i]);
		}
	} while (next_table(n, CELLS, VALUES));
}

/* Written apart from the rule: what it hides is judged by what can be known of it. */
struct found {
	long hidden, refused;
	long foreign;   /* not what the rule says */
	long narrow;    /* hidden, and could not be k, each of them being 1 or more */
	long recovered; /* hidden, with one candidate */
	long proved;    /* of a table that is left out: somebody, too few, or all or none */
	long alone;     /* telling, and of nearly everybody */
};

static void
judge_shown(const struct disclose_cell *cell, const struct candidates *seen, int total,
	    struct found *f)
{
	int sum = 0, m = 0;

	for (int i = 0; i < CELLS; i++) {
		sum += cell[i].secret ? (int)cell[i].n : 0;
		m += cell[i].secret;
		f->alone += cell[i].telling && !cell[i].secret && cell[i].n > 0 &&
			    total - cell[i].n < K;
	}
	for (int i = 0; i < CELLS; i++) {
		uint16_t values = seen->value[i];

		if (!cell[i].secret)
			continue;
		f->hidden++;
		f->recovered += (values & (values - 1)) == 0;
		f->narrow += sum - (m - 1) < K;
	}
}

static void
judge_left_out(const struct candidates *left_out, int total, struct found *f)
{
	f->refused++;
	/* Of more, one row could have more than the figures that are tried. */
	for (int i = 0; i < CELLS && total < CELLS * (K - 1); i++) {
		unsigned values = left_out->value[i];
		int most = 31 - __builtin_clz(values);

		f->proved += (values & 1) == 0 || (most < K && most < total) ||
			     (total > 1 && (values & ~(1u | 1u << total)) == 0);
	}
}

static void
attack_table(const int *n, bool telling, const struct candidates *seen,
	     const struct candidates *left_out, struct found *f)
{
	struct disclose_cell cell[CELLS];
	int possible[CELLS];
	int count = patterns(n, telling, possible);
	bool mine = false;
	int pattern;

	fill(cell, n, CELLS, K, telling);
	if (!disclose_additive(&one_key, cell, CELLS)) {
		f->foreign += count != 0;
		judge_left_out(&left_out[total_of(n)], total_of(n), f);
		return;
	}
	pattern = pattern_of(cell, CELLS);
	for (int p = 0; p < count; p++)
		mine |= possible[p] == pattern;
	f->foreign += !mine;
	judge_shown(cell, &seen[place_of(n, pattern)], total_of(n), f);
}

static void
test_additive(bool telling)
{
	struct candidates *seen = mem_array(PLACES, sizeof(*seen));
	struct candidates left_out[SUMS] = { 0 };
	int n[CELLS] = { 0 };
	struct found f = { 0 };
	long tables = 0;

	collect(seen, left_out, telling);
	do {
		tables++;
		attack_table(n, telling, seen, left_out, &f);
	} while (next_table(n, CELLS, VALUES));
	is_int(tables, 100000, "all tables of 5 figures from 0 to 9");
	ok(f.hidden > 100000, "many figures are hidden (%ld), few tables refused (%ld)", f.hidden,
	   f.refused);
	is_int(f.foreign, 0, "the code hides what the rule says");
	is_int(f.narrow, 0, "every hidden figure could be k or more");
	is_int(f.recovered, 0, "no hidden figure can be replayed");
	is_int(f.proved, 0, "a table that is missing proves no row");
	is_int(f.alone, 0, "nobody learns that all gave one telling answer");
	free(seen);
}

static void
test_choice(void)
{
	static const int n[CELLS] = { 2, 20, 20, 20, 20 };
	struct disclose_cell cell[CELLS];
	int first = 0;
	int drawn = 0;

	for (unsigned k = 0; k < 10; k++) {
		uint8_t key[HASH_SIZE];
		struct disclose_choice choice = { key, "2026-10/lakou/coordination", "age", false };

		key_of(key, k);
		fill(cell, n, CELLS, K, false);
		ok(disclose_additive(&choice, cell, CELLS), "published");
		first = pattern_of(cell, CELLS);
		drawn |= first;
		disclose_additive(&choice, cell, CELLS);
		is_int(pattern_of(cell, CELLS), first, "same key, same pattern");
	}
	ok(__builtin_popcount((unsigned)drawn) >= 4, "other keys, other patterns");
}

static void
test_edges(void)
{
	static const struct {
		int n[CELLS];
		int pattern; /* -1: refused */
	} edge[] = {
		{ { 0, 0, 0, 0, 0 }, 0 },  { { 9, 9, 9, 9, 9 }, 0 },  { { 3, 3, 0, 0, 0 }, -1 },
		{ { 1, 2, 0, 0, 0 }, -1 }, { { 1, 0, 0, 0, 0 }, -1 }, { { 1, 9, 0, 0, 0 }, 3 },
		{ { 1, 1, 1, 9, 0 }, 15 }, { { 3, 3, 1, 9, 0 }, 7 },  { { 7, 0, 0, 0, 0 }, -1 },
		{ { 8, 0, 0, 0, 0 }, 0 },  { { 3, 3, 2, 0, 0 }, 7 },
	};

	for (size_t i = 0; i < sizeof(edge) / sizeof(edge[0]); i++) {
		struct disclose_cell cell[CELLS];
		bool shown;

		fill(cell, edge[i].n, CELLS, K, false);
		shown = disclose_additive(&one_key, cell, CELLS);
		is_int(shown ? pattern_of(cell, CELLS) : -1, edge[i].pattern, "edge %zu", i);
	}
}

/* Of many rows, so few persons prove none of them: such a table is told whenever it can be. */
static void
test_many_rows(void)
{
	struct disclose_cell cell[DISCLOSE_MANY_ROWS] = { { .code = "a", .n = 5, .k = K },
							  { .code = "b", .n = 1, .k = K } };

	for (int i = 2; i < DISCLOSE_MANY_ROWS; i++)
		cell[i] = (struct disclose_cell){ .code = "z", .k = K };
	ok(!disclose_additive(&one_key, cell, DISCLOSE_MANY_ROWS - 1), "a row less: left out");
	ok(disclose_additive(&one_key, cell, DISCLOSE_MANY_ROWS), "many rows");
	ok(cell[0].secret && cell[1].secret && !cell[2].secret, "are told, less the small one");
	cell[0].n = 3;
	ok(!disclose_additive(&one_key, cell, DISCLOSE_MANY_ROWS), "or not, when they cannot be");
}

/* Tables of several answers: 4 themes, so many persons. */
enum {
	THEMES = 4,
	K_THEME = 3,
	K_TELLING = 4,
	PERSONS = 8,
	KEYS = 24,
	HIDDEN = -1,
	ABSENT = -2,
	LEFT_OUT = -3
};

struct attack {
	bool covered;   /* everybody gave an answer */
	bool exclusive; /* the first answer excludes the others */
	bool fixed;     /* the last answer has a row when it is large only, and never hides */
	int telling;    /* a bit an answer */
};

struct publication {
	int shown[THEMES];
	uint16_t value[THEMES]; /* what an outsider cannot rule out, a bit a value */
	bool used;
};

static int
k_of(const struct attack *a, int theme)
{
	return a->telling >> theme & 1 ? K_TELLING : K_THEME;
}

/* What people can have chosen: everybody something, the exclusive answer alone. */
static bool
can_be(const struct attack *a, const int *n, int persons)
{
	int sum = 0;
	int most = 0;

	for (int i = 0; i < THEMES; i++) {
		sum += n[i];
		if (i > 0 && n[i] > most)
			most = n[i];
	}
	return (!a->covered || sum >= persons) && (!a->exclusive || n[0] + most <= persons);
}

static struct publication *
find(struct publication *list, size_t size, const struct publication *p)
{
	size_t at = 0;

	for (int i = 0; i < THEMES; i++)
		at = at * 31 + (size_t)(p->shown[i] - ABSENT);
	for (at %= size; list[at].used; at = (at + 1) % size)
		if (memcmp(list[at].shown, p->shown, sizeof(p->shown)) == 0)
			return &list[at];
	list[at] = *p;
	list[at].used = true;
	return &list[at];
}

static void
publish(const struct attack *a, const int *n, int persons, unsigned k, struct publication *out)
{
	uint8_t key[HASH_SIZE];
	const struct disclose_choice choice = { key, "r", "theme", false };
	struct disclose_cell cell[THEMES];
	bool shown;

	key_of(key, k);
	fill(cell, n, THEMES, K_THEME, false);
	cell[0].exclusive = a->exclusive;
	cell[THEMES - 1].fixed = a->fixed && n[THEMES - 1] > K_TELLING;
	cell[THEMES - 1].absent = a->fixed && n[THEMES - 1] > 0 && n[THEMES - 1] <= K_TELLING;
	for (int i = 0; i < THEMES; i++) {
		cell[i].k = k_of(a, i);
		cell[i].telling = a->telling >> i & 1;
	}
	shown = disclose_multiple(&choice, cell, THEMES, persons);
	memset(out, 0, sizeof(*out));
	for (int i = 0; i < THEMES; i++)
		out->shown[i] = !shown           ? LEFT_OUT
				: cell[i].absent ? ABSENT
				: cell[i].secret ? HIDDEN
						 : n[i];
}

struct faults {
	long hidden;
	long small;  /* hidden, and could not be k */
	long narrow; /* hidden, with fewer than k values between the least and the largest */
	long shown;  /* small, and shown */
	long all;    /* telling, and known to be of nearly everybody */
};

static void
judge(const struct attack *a, const int *n, int persons, const struct publication *seen,
      struct faults *f)
{
	for (int i = 0; i < THEMES; i++) {
		int least = __builtin_ctz(seen->value[i]);
		int largest = 31 - __builtin_clz(seen->value[i]);
		bool hidden = seen->shown[i] == HIDDEN;
		/* Of a large one left out, everybody asked may be known to need it. */
		bool left_out = seen->shown[i] == ABSENT && a->fixed && least < k_of(a, i);

		f->shown += seen->shown[i] > 0 && n[i] < k_of(a, i);
		/* Of fewer persons it has no row, and the rest is the business of who asks. */
		f->all += a->telling >> i & 1 && persons > K_TELLING && least > 0 &&
			  persons - least < K_TELLING;
		f->hidden += hidden;
		f->small += (hidden || left_out) && largest < k_of(a, i);
		f->narrow += (hidden || left_out) && largest - least < k_of(a, i) - 1;
	}
}

/* Every table under many keys, twice: what is published of it, then what that gives away. */
static void
attack_persons(const struct attack *a, int persons, struct faults *f)
{
	enum { SIZE = 1 << 15 };
	struct publication *list = mem_array(SIZE, sizeof(*list));

	for (int pass = 0; pass < 2; pass++) {
		int n[THEMES] = { 0 };

		do {
			for (unsigned k = 0; k < KEYS && can_be(a, n, persons); k++) {
				struct publication p;
				struct publication *seen;

				publish(a, n, persons, k, &p);
				seen = find(list, SIZE, &p);
				for (int i = 0; i < THEMES && pass == 0; i++)
					seen->value[i] |= (uint16_t)(1u << n[i]);
				if (pass == 1)
					judge(a, n, persons, seen, f);
			}
		} while (next_table(n, THEMES, persons + 1));
	}
	free(list);
}

static void
test_multiple(void)
{
	static const struct attack attack[] = {
		{ .covered = true },
		{ .covered = false },
		{ .exclusive = true },
		{ .covered = true, .telling = 1 },
		{ .covered = true, .telling = 5 },
		{ .covered = true, .telling = 3 },
		{ .telling = 9 },
		{ .covered = true, .fixed = true },
	};

	for (size_t i = 0; i < sizeof(attack) / sizeof(attack[0]); i++) {
		struct faults f = { 0 };

		for (int persons = K_THEME; persons <= PERSONS; persons++)
			attack_persons(&attack[i], persons, &f);
		ok(f.hidden > 1000, "attack %zu: many are hidden: %ld", i, f.hidden);
		is_int(f.shown, 0, "no small figure is shown");
		is_int(f.small, 0, "every hidden one could be k");
		is_int(f.narrow, 0, "and has k values between its least and its largest");
		is_int(f.all, 0, "nobody learns that all gave one telling answer");
	}
}

static void
test_sum(void)
{
	ok(disclose_sum(100, (const int64_t[2]){ 1, 1 }), "many small parts");
	ok(!disclose_sum(100, (const int64_t[2]){ 86, 1 }), "one person has nearly all of it");
	ok(!disclose_sum(100, (const int64_t[2]){ 60, 36 }), "the second could work out the first");
	ok(disclose_sum(0, (const int64_t[2]){ 0, 0 }), "nothing at all");
}

int
main(void)
{
	test_additive(false);
	test_additive(true);
	test_choice();
	test_edges();
	test_many_rows();
	test_multiple();
	test_sum();
	is_int(sensitive_k(STATS_STATUS, 1), 11, "the status is sensitive");
	is_int(sensitive_k(STATS_AGE, 1), 5, "age is not");
	return tap_done();
}
