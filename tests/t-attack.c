/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attacker, on tables that other tools protected: what can be worked out of each is known. */
#include "config.h"

#include "report/disclose_attack.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/disclose_solver.h"
#include "tests/lib/sdc_tables.h"
#include "tests/lib/tap.h"

enum { HUNDREDTHS = 100, TOO_FEW = 3 };

/* How many hidden figures are known to a unit after the attack. */
static size_t
recovered_of(const struct sdc_tables *all, bool small)
{
	size_t count = 0;

	for (size_t i = 0; i < all->system.figures; i++)
		count += all->named[i].hidden && (!small || all->named[i].small) &&
			 all->system.figure[i].lo == all->system.figure[i].hi;
	return count;
}

static size_t
recovered(const struct sdc_tables *all)
{
	return recovered_of(all, false);
}

static void
attack(struct sdc_tables *all, const char *what)
{
	struct err err = { 0 };

	ok(disclose_attack(&all->system, &err) == 0, "%s: attacked (%s %s)", what, err.subject,
	   err.detail);
}

static void
is_between(const struct sdc_tables *all, const char *key, int64_t lo, int64_t hi)
{
	size_t i = sdc_find(all, key);

	if (!ok(i != SIZE_MAX, "%s is a figure", key))
		return;
	is_int(all->system.figure[i].lo, lo, "%s: the least it can be", key);
	is_int(all->system.figure[i].hi, hi, "%s: the most it can be", key);
}

static void
test_two_hidden_a_line(void)
{
	struct sdc_tables t = sdc_begin(0);

	sdc_load(&t, "sdc/e2_sdctable_4x4/naive.csv", NULL);
	attack(&t, "two hidden in every line");
	is_int(recovered(&t), 1, "one is known all the same");
	is_between(&t, "v1:w|v2:b|", 47, 47);
	sdc_end(&t);
	t = sdc_begin(0);
	sdc_load(&t, "sdc/e2_sdctable_4x4/fixed_x_d.csv", NULL);
	attack(&t, "one more is hidden");
	is_int(recovered(&t), 0, "none is known");
	is_between(&t, "v1:w|v2:b|", 0, 78);
	sdc_end(&t);
}

static void
test_two_groupings(void)
{
	struct sdc_tree county = sdc_load_tree("region", "sdc/e4_linked_region/t1_county.hier.csv");
	struct sdc_tree group = sdc_load_tree("region", "sdc/e4_linked_region/t2_group.hier.csv");
	struct sdc_tables t = sdc_begin(0);

	sdc_load(&t, "sdc/e4_linked_region/t1_county_naive.csv", &county);
	attack(&t, "by county");
	is_int(recovered(&t), 0, "none is known");
	sdc_end(&t);
	t = sdc_begin(0);
	sdc_load(&t, "sdc/e4_linked_region/t2_group_naive.csv", &group);
	attack(&t, "by group");
	is_int(recovered(&t), 0, "none is known");
	sdc_end(&t);
	t = sdc_begin(0);
	sdc_load(&t, "sdc/e4_linked_region/t1_county_naive.csv", &county);
	sdc_load(&t, "sdc/e4_linked_region/t2_group_naive.csv", &group);
	attack(&t, "by both");
	is_between(&t, "region:K|", 3, 3);
	sdc_end(&t);
	t = sdc_begin(0);
	sdc_load(&t, "sdc/e4_linked_region/t1_county_fixed_N.csv", &county);
	sdc_load(&t, "sdc/e4_linked_region/t2_group_fixed_N.csv", &group);
	attack(&t, "by both, one more hidden");
	is_int(recovered(&t), 0, "none is known");
	sdc_end(&t);
	strlist_clear(&county.pairs);
	strlist_clear(&group.pairs);
}

static void
test_sums_of_money(void)
{
	struct sdc_tree tree = sdc_load_tree("region", "sdc/e5_tauargus_simple2d/region.hier.csv");
	struct sdc_tables t = sdc_begin(0);

	t.scale = HUNDREDTHS;
	sdc_load(&t, "sdc/e5_tauargus_simple2d/published.csv", &tree);
	attack(&t, "171 sums in hundredths");
	is_int(recovered(&t), 0, "what another tool hid stays hidden");
	sdc_end(&t);
	t = sdc_begin(0);
	t.scale = HUNDREDTHS;
	sdc_load(&t, "sdc/e5_tauargus_simple2d/primary_only.csv", &tree);
	attack(&t, "with nothing hidden beside them");
	ok(recovered(&t) > 0, "some are known: %zu", recovered(&t));
	sdc_end(&t);
	strlist_clear(&tree.pairs);
}

static void
test_zeros_printed(void)
{
	struct sdc_tables t = sdc_begin(0);

	sdc_load(&t, "sdc/e7_usersupport135/primary_only.csv", NULL);
	attack(&t, "where a hidden figure may be zero");
	is_int(recovered(&t), 0, "none is known");
	sdc_end(&t);
	t = sdc_begin(1);
	sdc_load(&t, "sdc/e7_usersupport135/primary_only.csv", NULL);
	attack(&t, "where it cannot");
	is_int(recovered(&t), 7, "all are");
	sdc_end(&t);
}

static void
test_three_ways(void)
{
	static const struct {
		const char *name;
		size_t recovered;
	} outputs[] = {
		{ "HITAS", 8 },           { "OPT", 1 }, { "HYPERCUBE", 0 }, { "GAUSS", 0 },
		{ "SIMPLEHEURISTIC", 0 },
	};
	struct sdc_tree tree = sdc_load_tree("V1", "sdc/e8_sdctable_vignette_3d/V1.hier.csv");

	for (size_t i = 0; i < sizeof(outputs) / sizeof(outputs[0]); i++) {
		char *name =
			mem_printf("sdc/e8_sdctable_vignette_3d/sdctable_%s.csv", outputs[i].name);
		struct sdc_tables t = sdc_begin(0);

		sdc_load(&t, name, &tree);
		sdc_load_small(&t, "sdc/e8_sdctable_vignette_3d/primary.csv");
		attack(&t, outputs[i].name);
		is_int(recovered_of(&t, true), outputs[i].recovered,
		       "%s: small ones that are known", outputs[i].name);
		sdc_end(&t);
		free(name);
	}
	strlist_clear(&tree.pairs);
}

static void
test_small_examples(void)
{
	struct sdc_tables t = sdc_begin(0);

	sdc_load(&t, "sdc/e13_gausssuppression/t1_published.csv", NULL);
	attack(&t, "a table of two lines");
	is_between(&t, "age:old|geo:Portugal|", 2, 4);
	sdc_end(&t);
	t = sdc_begin(0);
	sdc_load(&t, "sdc/e13_gausssuppression/t9_before_range.csv", NULL);
	attack(&t, "hidden two by two");
	is_between(&t, "age:young|geo:Iceland|", 0, 4);
	sdc_end(&t);
	t = sdc_begin(0);
	sdc_load(&t, "sdc/e13_gausssuppression/t9_after_range5.csv", NULL);
	attack(&t, "with two more");
	is_between(&t, "age:young|geo:Iceland|", 0, 13);
	is_between(&t, "age:young|geo:Portugal|", 0, 12);
	sdc_end(&t);
}

static void
test_linked(void)
{
	static const struct {
		const char *way;
		size_t recovered;
	} ways[] = { { "local", 9 }, { "consistent", 2 }, { "super-consistent", 0 } };

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		char *first = mem_printf("sdc/e13_gausssuppression/linked_%s_t1.csv", ways[i].way);
		char *second = mem_printf("sdc/e13_gausssuppression/linked_%s_t2.csv", ways[i].way);
		struct sdc_tables t = sdc_begin(0);

		sdc_load(&t, first, NULL);
		sdc_load(&t, second, NULL);
		sdc_load_equations(&t, "sdc/e13_gausssuppression/eq_linked.txt");
		attack(&t, ways[i].way);
		for (size_t j = 0; j < t.system.figures; j++)
			t.named[j].small = t.system.figure[j].hi < TOO_FEW;
		is_int(recovered_of(&t, true), ways[i].recovered, "%s: small ones known",
		       ways[i].way);
		sdc_end(&t);
		free(first);
		free(second);
	}
}

/* Thousands of sums that share nothing, whose figures and rows lie among each other: each is worked
 * out apart, and all of them in a moment. */
static void
test_many_parts(void)
{
	enum { PARTS = 20000, SIDES = 4, SUM = 10 };
	static const int side[SIDES][2] = { { 0, 1 }, { 2, 3 }, { 0, 2 }, { 1, 3 } };
	struct disclose_system s;
	struct err err = { 0 };
	size_t wrong = 0;

	disclose_system_init(&s);
	for (size_t i = 0; i < SIDES * PARTS; i++)
		disclose_system_figure(&s, 1, SYSTEM_ANY);
	for (size_t r = 0; r < SIDES; r++) {
		for (size_t i = 0; i < PARTS; i++) {
			disclose_system_row(&s, SUM, SUM);
			for (int t = 0; t < 2; t++)
				disclose_system_term(&s, (size_t)side[r][t] * PARTS + i, 1);
		}
	}
	ok(disclose_attack(&s, &err) == 0, "%d parts: attacked", PARTS);
	for (size_t i = 0; i < s.figures; i++)
		wrong += s.figure[i].lo != 1 || s.figure[i].hi != SUM - 1;
	is_int((long)wrong, 0, "each can be all that its sums leave");
	disclose_system_clear(&s);
}

/* x + a + b = 10 and a + b + c = 8: x may be 2 to 5. The first solution has it at 5, which alone
 * does not show that it is not known too well. */
static void
test_never_seen_small(void)
{
	struct disclose_system s;
	struct attack_target x = { .rule = ATTACK_FEW, .k = 5 };
	struct err err = { 0 };
	size_t figure[4];

	disclose_system_init(&s);
	for (int i = 0; i < 4; i++)
		figure[i] = disclose_system_figure(&s, i == 0, i == 0 ? 5 : SYSTEM_ANY);
	x.figure = figure[0];
	disclose_system_row(&s, 10, 10);
	for (int i = 0; i < 3; i++)
		disclose_system_term(&s, figure[i], 1);
	disclose_system_row(&s, 8, 8);
	for (int i = 1; i < 4; i++)
		disclose_system_term(&s, figure[i], 1);
	ok(disclose_attack_targets(&s, &x, 1, &err) == 0, "one that may be few, attacked alone");
	is_int(s.figure[x.figure].lo, 2, "the least that it can be");
	ok(attack_target_known(&x, s.figure[x.figure].lo, s.figure[x.figure].hi),
	   "it has too few values, and is found");
	disclose_system_clear(&s);
}

/* Three pairs of three figures are 1 + w, 1 and 1: over fractions w may be 0, over whole numbers it
 * is 1; where w must be 0, nothing is found. */
static void
test_any_whole(void)
{
	static const size_t pair[][2] = { { 0, 1 }, { 1, 2 }, { 0, 2 } };

	for (int64_t most = 1; most >= 0; most--) {
		struct solver_library *lib = NULL;
		struct solver *solver;
		struct disclose_system s;
		enum solver_answer answer = SOLVER_LOST;
		struct err err = { .code = ERR_NONE };
		bool found;

		disclose_system_init(&s);
		for (size_t i = 0; i < 4; i++)
			disclose_system_figure(&s, 0, i < 3 ? 9 : most);
		for (size_t i = 0; i < 3; i++) {
			disclose_system_row(&s, 1, 1);
			disclose_system_term(&s, pair[i][0], 1);
			disclose_system_term(&s, pair[i][1], 1);
			if (i == 0)
				disclose_system_term(&s, 3, -1);
		}
		if (!ok(solver_library_open(&lib, NULL, &err) == 0, "GLPK %s", err.detail))
			return;
		solver = solver_open(lib, s.figure, s.figures, s.row, s.rows, s.term);
		ok(solver_run_any(solver, 1000, &answer, &err) == 0, "a search %s", err.detail);
		found = answer == SOLVER_FOUND || answer == SOLVER_NEAR;
		is_int(found, most > 0, "a whole table is found where there is one");
		if (found)
			is_int(llround(10 * solver_value(solver, 0)), 10, "and it is whole");
		solver_close(solver);
		solver_library_close(lib);
		disclose_system_clear(&s);
	}
}

int
main(void)
{
	test_any_whole();
	test_many_parts();
	test_never_seen_small();
	if (tap_facts() == NULL) {
		skip(1, "no shared facts");
		return tap_done();
	}
	test_two_hidden_a_line();
	test_two_groupings();
	test_sums_of_money();
	test_zeros_printed();
	test_three_ways();
	test_small_examples();
	test_linked();
	return tap_done();
}
