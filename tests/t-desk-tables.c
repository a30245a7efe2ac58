/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of a desk by commune, EPCI and department, crossed with age, gender, status and channel,
 * and tables of other tools' tests: what this program hides in them is attacked by somebody who
 * solves integer programs and shares no code with it. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/disclose_protect.h"
#include "tests/lib/desk_tables.h"
#include "tests/lib/exact.h"
#include "tests/lib/sdc_tables.h"
#include "tests/lib/tap.h"

/* The hidden figures that had to be hidden and are known too well all the same. */
static int
findings(struct exact *x, const struct protect_figure *list, size_t count)
{
	int found = 0;

	for (size_t i = 0; i < count; i++) {
		int64_t lo = 0, hi = 0;
		bool solved;

		if (!list[i].small || list[i].open)
			continue;
		solved = exact_bounds(x, (int)i, &lo, &hi);
		if (solved && lo <= list[i].n && list[i].n <= hi && hi >= list[i].k &&
		    hi - lo >= list[i].k - 1)
			continue;
		found++;
		printf("# %s is %lld: %lld..%lld\n", list[i].code, (long long)list[i].n,
		       (long long)lo, (long long)hi);
	}
	return found;
}

static void
test_desk(int persons, unsigned seed)
{
	struct desk_tables *t = desk_draw(persons, seed, 0, DESK_WAYS);
	struct exact *x;
	char key[32];

	snprintf(key, sizeof(key), "desk %u", seed);
	ok(desk_protect(t, key), "%d persons, seed %u: protected", persons, seed);
	is_int(t->open, 0, "all small figures are");
	x = desk_outsider(t);
	is_int(findings(x, t->list, t->system.figures), 0, "none is known");
	exact_close(x);
	printf("# %d persons, seed %u: %zu figures, %zu small, %zu others hidden\n", persons, seed,
	       t->system.figures, t->small, t->others);
	desk_free(t);
}

/* Another tool's tables: rows from those in which it hid something, or from the truth itself;
 * values from the truth. */
struct example {
	const char *what;
	const char *rows[2], *truth[2];
	const char *dim, *tree[2];
	const char *equations;
	int64_t k;           /* 1..k-1 are small */
	const char *primary; /* those that it hides are, instead */
};

static void
read_truth(struct sdc_tables *t, const struct example *e)
{
	for (int i = 0; i < 2 && e->truth[i] != NULL; i++) {
		struct sdc_tables truth = sdc_begin(0);

		truth.scale = t->scale;
		sdc_load(&truth, e->truth[i], NULL);
		for (size_t j = 0; j < truth.system.figures; j++) {
			size_t at = sdc_find(t, truth.named[j].key);

			if (at != SIZE_MAX)
				t->system.figure[at] = truth.system.figure[j];
		}
		sdc_end(&truth);
	}
}

/* A sum of money is hidden so that a tenth more, and as much, cannot be ruled out. */
static struct protect_figure *
list_figures(const struct sdc_tables *t, const struct example *e)
{
	struct protect_figure *list = mem_array(t->system.figures + 1, sizeof(*list));
	struct sdc_tables primary = sdc_begin(0);

	primary.scale = t->scale;
	if (e->primary != NULL)
		sdc_load(&primary, e->primary, NULL);
	for (size_t i = 0; i < t->system.figures; i++) {
		int64_t n = t->system.figure[i].lo;
		size_t at = sdc_find(&primary, t->named[i].key);

		list[i] = (struct protect_figure){
			.code = t->named[i].key,
			.n = n,
			.k = e->k > 0 ? e->k : n + n / 10 + 1,
			.small = e->k > 0 ? n > 0 && n < e->k
					  : at != SIZE_MAX && primary.named[at].hidden,
			.fixed = t->named[i].key[0] == '\0',
		};
	}
	sdc_end(&primary);
	return list;
}

static void
attack_example(const struct sdc_tables *t, const struct example *e,
	       const struct protect_figure *list)
{
	const struct disclose_system *s = &t->system;
	struct exact *x = exact_open();
	int small = 0, open = 0, others = 0;

	for (size_t i = 0; i < s->figures; i++) {
		small += list[i].small;
		open += list[i].open;
		others += list[i].secret && !list[i].small;
		exact_figure(x, list[i].secret ? 1 : list[i].n,
			     list[i].secret ? EXACT_ANY : list[i].n);
	}
	for (size_t r = 0; r < s->rows; r++) {
		exact_row(x, 0, 0);
		for (size_t j = s->row[r].first; j < s->row[r].first + s->row[r].count; j++)
			exact_term(x, (int)s->term[j].figure, s->term[j].sign);
	}
	ok(small > 0, "%s: %d are small, %d hide with them, of %zu", e->what, small, others,
	   s->figures);
	is_int(open, 0, "each can be protected");
	is_int(findings(x, list, s->figures), 0, "none is known");
	exact_close(x);
}

static void
test_example(const struct example *e)
{
	static const uint8_t key[HASH_SIZE] = { 3 };
	const struct disclose_choice choice = { key, e->what, "", false };
	struct sdc_tables t = sdc_begin(0);
	struct protect_figure *list;
	struct err err = { 0 };

	t.scale = e->k > 0 ? 1 : 100;
	for (int i = 0; i < 2 && e->rows[i] != NULL; i++) {
		struct sdc_tree tree = { 0 };

		if (e->tree[i] != NULL)
			tree = sdc_load_tree(e->dim, e->tree[i]);
		sdc_load(&t, e->rows[i], e->tree[i] != NULL ? &tree : NULL);
		strlist_clear(&tree.pairs);
	}
	if (e->equations != NULL)
		sdc_load_equations(&t, e->equations);
	read_truth(&t, e);
	list = list_figures(&t, e);
	ok(disclose_protect(&choice, &t.system, list, &err) == 0, "%s: protected (%s)", e->what,
	   err.detail);
	attack_example(&t, e, list);
	free(list);
	sdc_end(&t);
}

static const struct example examples[] = {
	{ .what = "e2",
	  .rows = { "sdc/e2_sdctable_4x4/truth.csv" },
	  .truth = { "sdc/e2_sdctable_4x4/truth.csv" },
	  .k = 48 },
	{ .what = "e4",
	  .rows = { "sdc/e4_linked_region/t1_county_naive.csv",
		    "sdc/e4_linked_region/t2_group_naive.csv" },
	  .truth = { "sdc/e4_linked_region/truth.csv" },
	  .dim = "region",
	  .tree = { "sdc/e4_linked_region/t1_county.hier.csv",
		    "sdc/e4_linked_region/t2_group.hier.csv" },
	  .k = 4 },
	{ .what = "e5",
	  .rows = { "sdc/e5_tauargus_simple2d/truth.csv" },
	  .truth = { "sdc/e5_tauargus_simple2d/truth.csv" },
	  .dim = "region",
	  .tree = { "sdc/e5_tauargus_simple2d/region.hier.csv" },
	  .primary = "sdc/e5_tauargus_simple2d/primary_only.csv" },
	{ .what = "e7",
	  .rows = { "sdc/e7_usersupport135/truth.csv" },
	  .truth = { "sdc/e7_usersupport135/truth.csv" },
	  .k = 3 },
	{ .what = "e8",
	  .rows = { "sdc/e8_sdctable_vignette_3d/truth.csv" },
	  .truth = { "sdc/e8_sdctable_vignette_3d/truth.csv" },
	  .dim = "V1",
	  .tree = { "sdc/e8_sdctable_vignette_3d/V1.hier.csv" },
	  .k = 11 },
	{ .what = "e13, one table",
	  .rows = { "sdc/e13_gausssuppression/t9_truth.csv" },
	  .truth = { "sdc/e13_gausssuppression/t9_truth.csv" },
	  .k = 5 },
	{ .what = "e13, linked",
	  .rows = { "sdc/e13_gausssuppression/linked_truth_t1.csv",
		    "sdc/e13_gausssuppression/linked_truth_t2.csv" },
	  .truth = { "sdc/e13_gausssuppression/linked_truth_t1.csv",
		     "sdc/e13_gausssuppression/linked_truth_t2.csv" },
	  .equations = "sdc/e13_gausssuppression/eq_linked.txt",
	  .k = 3 },
};

int
main(void)
{
	const char *how = getenv("LAKOU_PRIVACY");
	unsigned seeds = how == NULL ? 1 : strcmp(how, "all") == 0 ? 20 : 4;

	for (unsigned i = 1; i <= seeds; i++) {
		test_desk(90, i);
		test_desk(400, 100 + i);
		test_desk(1500, 200 + i);
	}
	if (tap_facts() == NULL) {
		skip(1, "no shared facts");
		return tap_done();
	}
	for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++)
		test_example(&examples[i]);
	return tap_done();
}
