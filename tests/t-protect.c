/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is hidden beside the small figures of linked tables: the attacker finds none of them. */
#include "config.h"

#include "report/disclose_protect.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "report/disclose_attack.h"
#include "tests/lib/tap.h"

enum {
	COMMUNES = 34,
	EPCIS = 4,
	PLACES = COMMUNES + EPCIS + 2, /* an EPCI after the communes; then elsewhere, then all */
	ELSEWHERE = COMMUNES + EPCIS,
	ALL = ELSEWHERE + 1,
	WAYS = 4, /* tables: by age, gender, status, channel */
	VALUES_MAX = 8,
	CODE_SIZE = 40,
	K = 5,
};
static const int values[WAYS] = { 8, 4, 6, 4 };

/* persons[place][way][value], the last value being all of the place. */
struct desk_tables {
	int64_t n[PLACES][WAYS][VALUES_MAX + 1];
	size_t figure[PLACES][WAYS][VALUES_MAX + 1];
	struct disclose_system system;
	struct protect_figure *list;
	char (*code)[CODE_SIZE];
};

static uint32_t
next(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

static int
drawn(uint32_t *seed, int count)
{
	/* The first are the most frequent, as they are at a desk. */
	int a = (int)(next(seed) % (uint32_t)count);
	int b = (int)(next(seed) % (uint32_t)count);
	int c = (int)(next(seed) % (uint32_t)count);
	int least = a < b ? a : b;

	return least < c ? least : c;
}

static int
epci_of(int place)
{
	return COMMUNES + place % EPCIS;
}

static void
count(struct desk_tables *t, int persons, uint32_t seed)
{
	memset(t->n, 0, sizeof(t->n));
	for (int i = 0; i < persons; i++) {
		int place = drawn(&seed, COMMUNES + 1);

		if (place == COMMUNES)
			place = ELSEWHERE;
		for (int w = 0; w < WAYS; w++) {
			int value = drawn(&seed, values[w]);
			int at[3] = { place, ALL, place < COMMUNES ? epci_of(place) : -1 };

			for (int j = 0; j < 3; j++) {
				if (at[j] < 0)
					continue;
				t->n[at[j]][w][value]++;
				t->n[at[j]][w][values[w]]++;
			}
		}
	}
}

/* Places with all values, the last value of a way being the same figure in all ways. */
static void
make_figures(struct desk_tables *t)
{
	size_t room = (size_t)PLACES * WAYS * (VALUES_MAX + 1);

	t->list = mem_array(room, sizeof(*t->list));
	t->code = mem_array(room, sizeof(*t->code));
	for (int p = 0; p < PLACES; p++) {
		for (int w = 0; w < WAYS; w++) {
			for (int v = 0; v <= values[w]; v++) {
				int64_t n = t->n[p][w][v];
				size_t i;

				if (v == values[w] && w > 0) {
					t->figure[p][w][v] = t->figure[p][0][values[0]];
					continue;
				}
				i = disclose_system_figure(&t->system, 0, SYSTEM_ANY);
				t->figure[p][w][v] = i;
				snprintf(t->code[i], CODE_SIZE, "%d/%d/%d", p, w, v);
				t->list[i] = (struct protect_figure){
					.code = t->code[i],
					.n = n,
					.k = K,
					.small = n > 0 && n < K,
					.fixed = p == ALL && v == values[w],
					.level = (p >= COMMUNES) + (p == ALL) + (v == values[w]),
				};
			}
		}
	}
}

static void
make_rows(struct desk_tables *t)
{
	for (int w = 0; w < WAYS; w++) {
		for (int p = 0; p < PLACES; p++) {
			disclose_system_row(&t->system, 0, 0);
			for (int v = 0; v <= values[w]; v++)
				disclose_system_term(&t->system, t->figure[p][w][v],
						     v == values[w] ? -1 : 1);
		}
		for (int v = 0; v <= values[w]; v++) {
			for (int whole = COMMUNES; whole < PLACES; whole++) {
				if (whole == ELSEWHERE)
					continue;
				disclose_system_row(&t->system, 0, 0);
				disclose_system_term(&t->system, t->figure[whole][w][v], -1);
				for (int p = 0; p < PLACES - 1; p++)
					if (whole == ALL ? p >= COMMUNES
							 : p < COMMUNES && epci_of(p) == whole)
						disclose_system_term(&t->system, t->figure[p][w][v],
								     1);
			}
		}
	}
}

static void
test_desk(int persons, uint32_t seed, bool quiet)
{
	static const uint8_t key[HASH_SIZE] = { 7 };
	const struct disclose_choice choice = { key, "2026-10/desk/coordination", "", false };
	struct desk_tables *t = mem_alloc(sizeof(*t));
	struct err err = { 0 };
	size_t small = 0, others = 0, bare = 0, open = 0;

	count(t, persons, seed);
	make_figures(t);
	make_rows(t);
	if (!ok(disclose_protect(&choice, &t->system, t->list, &err) == 0,
		"%d persons: protected (%s)", persons, err.detail))
		return;
	for (size_t i = 0; i < t->system.figures; i++) {
		const struct protect_figure *f = &t->list[i];

		t->system.figure[i] = f->secret ? (struct system_figure){ 1, SYSTEM_ANY }
						: (struct system_figure){ f->n, f->n };
		small += f->small;
		others += f->secret && !f->small;
		open += f->open;
	}
	ok(disclose_attack(&t->system, &err) == 0, "attacked (%s)", err.detail);
	for (size_t i = 0; i < t->system.figures; i++) {
		const struct system_figure *f = &t->system.figure[i];

		bare += t->list[i].secret && f->lo < K && !t->list[i].open &&
			(f->hi < K || f->hi - f->lo < K - 1);
	}
	is_int(bare, 0, "none that is hidden is bare");
	is_int(open, 0, "none is left open");
	if (!quiet)
		printf("# %d persons: %zu small, %zu others hidden, %zu open, of %zu\n", persons,
		       small, others, open, t->system.figures);
	disclose_system_clear(&t->system);
	free(t->list);
	free(t->code);
	free(t);
}

/* Two tables of which one leaves out an unknown part of the persons, in no file: what is left of
 * them is as well hidden, where it is small, as what is in a file; zeros among it are, too. */
static void
test_unseen(void)
{
	enum { WHOLE, A, B, A_IN, B_IN, A_OUT, B_OUT, OUT, IN, COUNT };
	static const uint8_t key[HASH_SIZE] = { 7 };
	const struct disclose_choice choice = { key, "2026-10/desk/coordination", "", false };
	struct protect_figure list[COUNT] = {
		[WHOLE] = { .code = "whole", .n = 100, .k = K, .fixed = true },
		[A] = { .code = "a", .n = 60, .k = K },
		[B] = { .code = "b", .n = 40, .k = K },
		[A_IN] = { .code = "a in", .n = 57, .k = K },
		[B_IN] = { .code = "b in", .n = 40, .k = K },
		[A_OUT] = { .code = "a out", .n = 3, .k = K, .unseen = true, .small = true },
		[B_OUT] = { .code = "b out", .n = 0, .k = K, .unseen = true },
		[OUT] = { .code = "out", .n = 3, .k = K, .small = true },
		[IN] = { .code = "in", .n = 97, .k = K },
	};
	static const int sum[][3] = {
		{ WHOLE, A, B },       { A, A_IN, A_OUT }, { B, B_IN, B_OUT },
		{ OUT, A_OUT, B_OUT }, { IN, A_IN, B_IN }, { WHOLE, IN, OUT }
	};
	struct disclose_system s;
	struct err err = { 0 };

	disclose_system_init(&s);
	for (int i = 0; i < COUNT; i++)
		disclose_system_figure(&s, 0, SYSTEM_ANY);
	for (size_t r = 0; r < sizeof(sum) / sizeof(sum[0]); r++) {
		disclose_system_row(&s, 0, 0);
		for (int j = 0; j < 3; j++)
			disclose_system_term(&s, (size_t)sum[r][j], j == 0 ? -1 : 1);
	}
	ok(disclose_protect(&choice, &s, list, &err) == 0, "protected (%s)", err.detail);
	for (size_t i = 0; i < COUNT; i++) {
		int64_t n = list[i].n;

		s.figure[i] = (struct system_figure){ list[i].secret ? !list[i].unseen : n,
						      list[i].secret ? SYSTEM_ANY : n };
	}
	ok(list[IN].secret && !list[WHOLE].secret, "more is hidden");
	ok(!list[A_OUT].open && !list[OUT].open, "which is enough");
	ok(disclose_attack(&s, &err) == 0, "attacked (%s)", err.detail);
	ok(s.figure[A_OUT].hi >= K && s.figure[A_OUT].hi - s.figure[A_OUT].lo >= K - 1,
	   "what is in no file is not found either");
	disclose_system_clear(&s);
}

/* Four figures, their sums, one of them small: of so few all are hidden, where they are crossed. */
static void
test_few(bool crossed)
{
	enum { A, B, C, D, AB, CD, AC, BD, WHOLE, COUNT };
	static const uint8_t key[HASH_SIZE] = { 7 };
	static const int sum[][3] = { { AB, A, B }, { CD, C, D },      { AC, A, C },
				      { BD, B, D }, { WHOLE, AB, CD }, { WHOLE, AC, BD } };
	static const int64_t n[COUNT] = { 2, 30, 40, 50, 32, 90, 42, 80, 122 };
	static const char *const code[COUNT] = { "a", "b", "c", "d", "ab", "cd", "ac", "bd", "" };
	const struct disclose_choice choice = { key, "2026-10", "", crossed };
	struct protect_figure list[COUNT];
	struct disclose_system s;
	struct err err = { 0 };
	int hidden = 0;

	disclose_system_init(&s);
	for (int i = 0; i < COUNT; i++) {
		disclose_system_figure(&s, 0, SYSTEM_ANY);
		list[i] = (struct protect_figure){
			.code = code[i], .n = n[i], .k = K, .small = i == A, .fixed = i == WHOLE
		};
	}
	for (size_t r = 0; r < sizeof(sum) / sizeof(sum[0]); r++) {
		disclose_system_row(&s, 0, 0);
		for (int j = 0; j < 3; j++)
			disclose_system_term(&s, (size_t)sum[r][j], j == 0 ? -1 : 1);
	}
	ok(disclose_protect(&choice, &s, list, &err) == 0, "protected (%s)", err.detail);
	for (int i = 0; i < COUNT; i++)
		hidden += list[i].secret;
	ok(!list[WHOLE].secret && list[A].secret, "the small one is hidden");
	ok(crossed ? hidden == COUNT - 1 : hidden < COUNT - 1, "with all, or some: %d", hidden);
	disclose_system_clear(&s);
}

int
main(void)
{
	test_few(false);
	test_few(true);
	test_unseen();
	test_desk(90, 1, false);
	test_desk(400, 2, false);
	test_desk(1500, 3, false);
	return tap_done();
}
