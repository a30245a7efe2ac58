/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows made coarser: every class has company, counted here in another way; dividing class by class
 * never loses more than one level a column does. */
#include "config.h"

#include "report/rows_recode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tests/lib/tap.h"

enum { OCTOBER = 2026 * 12 + 9, K = 5, DESKS = 20 };

static const uint8_t key[HASH_SIZE] = { 7 };

static unsigned
draw(unsigned *state, unsigned bound)
{
	*state = *state * 1103515245u + 12345u;
	return (*state >> 16) % bound;
}

/* Most answers are the common ones, as at a desk. */
static int
skewed(unsigned *state, unsigned bound)
{
	unsigned a = draw(state, bound), b = draw(state, bound);

	return (int)(a < b ? a : b);
}

static struct stats_rows
desk(size_t count, unsigned seed, int months)
{
	struct stats_rows rows = { .row = mem_array(count, sizeof(*rows.row)), .count = count };
	unsigned s = seed * 7919u;

	rows.persons = (int)count / 4;
	for (size_t i = 0; i < count; i++) {
		struct stats_micro *r = &rows.row[i];
		int *v = r->value;

		v[ROW_PERIOD] = OCTOBER + (int)draw(&s, (unsigned)months);
		v[ROW_GEO] = draw(&s, 3) > 0 ? 7 : skewed(&s, 13);
		v[ROW_AGE] = 8 - skewed(&s, 8);
		v[ROW_GENDER] = 1 + skewed(&s, 3);
		v[ROW_STATUS] = 1 + skewed(&s, 5);
		v[ROW_THEME] = draw(&s, 3) == 0 ? 12 : 1 + skewed(&s, 12);
		v[ROW_CHANNEL] = 1 + skewed(&s, 4);
		v[ROW_DEVICE] = (int)draw(&s, 7);
		v[ROW_DURATION] = 1 + (int)draw(&s, 4);
		r->count = draw(&s, 50) == 0 ? 2 + (int)draw(&s, 9) : 1;
		r->person = r->count == 1 && draw(&s, 2) ? 1 + (int)draw(&s, count / 4) : 0;
	}
	return rows;
}

static struct rows_search
search(const struct stats_rows *rows, int period_levels)
{
	struct rows_search s = {
		.rows = rows,
		.first_month = OCTOBER,
		.period_levels = period_levels,
		.k = K,
		.key = key,
		.id = "2026-10/lakou/coordination",
	};

	rows_search_begin(&s);
	return s;
}

static bool
alike(const struct rows_search *s, const struct rows_class *class, size_t row)
{
	for (int c = 0; c < ROW_QUASI; c++)
		if (s->node[c][class->level[c]][rows_value(s, row, c)] !=
		    s->node[c][class->level[c]][class->value[c]])
			return false;
	return true;
}

/* Faults of one class, counted from the rows that say what it says. */
static int
faults_of(const struct rows_search *s, const struct rows_class *class)
{
	const struct stats_rows *rows = s->rows;
	long themes[ROW_THEME_GROUPS + 1] = { 0 };
	bool *met = mem_array((size_t)rows->persons + 1, sizeof(*met));
	long persons = 0, all = 0, alike_rows = 0;
	int some = 0, faults = 0;

	for (size_t i = 0; i < rows->count; i++) {
		const struct stats_micro *r = &rows->row[i];

		if (!alike(s, class, i))
			continue;
		alike_rows++;
		all += r->count;
		themes[r->value[ROW_THEME]] += r->count;
		persons += r->person == 0 ? r->count : !met[r->person];
		met[r->person] = true;
	}
	for (int t = 1; t <= ROW_THEME_GROUPS; t++) {
		some += themes[t] > 0;
		faults += themes[t] * 5 > all * 4;
	}
	free(met);
	return faults + (persons < K) + (some < 3) + (alike_rows != (long)class->count);
}

static int
faults(const struct rows_search *s, const struct rows_recoding *r)
{
	size_t rows = 0;
	int count = 0;

	for (size_t i = 0; i < r->classes; i++) {
		count += faults_of(s, &r->class[i]);
		rows += r->class[i].count;
	}
	return count + (rows != s->rows->count);
}

static bool
same(const struct rows_recoding *a, const struct rows_recoding *b, size_t rows)
{
	return a->classes == b->classes &&
	       memcmp(a->order, b->order, rows * sizeof(*a->order)) == 0 && a->loss == b->loss;
}

static void
test_desks(size_t count, int period_levels)
{
	double local_loss = 0, uniform_loss = 0;
	size_t local_classes = 0, uniform_classes = 0;
	int wrong = 0, worse = 0, changed = 0, none = 0;
	int months = period_levels == 3 ? 12 : period_levels == 2 ? 3 : 1;

	for (unsigned seed = 1; seed <= DESKS; seed++) {
		struct stats_rows rows = desk(count, seed, months);
		struct rows_search s = search(&rows, period_levels);
		struct rows_recoding local, uniform, again;

		if (!rows_recode_uniform(&s, &uniform)) {
			none++;
			rows_search_end(&s);
			stats_rows_clear(&rows);
			continue;
		}
		if (!rows_recode_local(&s, &uniform, &local) ||
		    !rows_recode_local(&s, &uniform, &again)) {
			ok(false, "desk %u has no classes", seed);
			return;
		}
		wrong += faults(&s, &local) + faults(&s, &uniform);
		worse += local.loss > uniform.loss + 1e-9;
		changed += !same(&local, &again, rows.count);
		local_loss += local.loss;
		uniform_loss += uniform.loss;
		local_classes += local.classes;
		uniform_classes += uniform.classes;
		rows_recoding_clear(&local);
		rows_recoding_clear(&again);
		rows_recoding_clear(&uniform);
		rows_search_end(&s);
		stats_rows_clear(&rows);
	}
	is_int(none, 0, "%zu rows, %d months: all desks have classes", count, months);
	is_int(wrong, 0, "all of them good");
	is_int(worse, 0, "class by class never loses more");
	is_int(changed, 0, "and is the same again");
	printf("# %zu rows, %d months: loss %.4f in %zu classes, uniform %.4f in %zu\n", count,
	       months, local_loss / DESKS, local_classes / DESKS, uniform_loss / DESKS,
	       uniform_classes / DESKS);
}

static void
test_floor(void)
{
	struct stats_rows rows = desk(40, 1, 1);
	struct rows_search s = search(&rows, 1);
	struct rows_recoding r;

	for (size_t i = 0; i < rows.count; i++)
		rows.row[i] = (struct stats_micro){ .value = { OCTOBER, 7 },
						    .person = 1 + (int)(i % 4),
						    .count = 1 };
	for (size_t i = 0; i < rows.count; i++)
		rows.row[i].value[ROW_THEME] = 1 + (int)(i % 4);
	ok(!rows_recode_uniform(&s, &r), "forty rows of four persons are too few persons");
	rows.row[0].person = 5;
	ok(rows_recode_uniform(&s, &r), "those of five are enough");
	ok(r.loss == 0, "and lose nothing, for all say the same");
	rows_recoding_clear(&r);
	for (size_t i = 0; i < rows.count; i++)
		rows.row[i].value[ROW_THEME] = 1 + (int)(i / 4 % 4);
	ok(!rows_recode_uniform(&s, &r), "a theme that everybody came for is told of everybody");
	for (size_t i = 0; i < rows.count; i++)
		rows.row[i].value[ROW_THEME] = 1 + (int)(i % 2);
	ok(!rows_recode_uniform(&s, &r), "two themes are too few");
	for (size_t i = 0; i < rows.count; i++) {
		rows.row[i].value[ROW_THEME] = i < 33 ? 1 : 2 + (int)(i % 2);
		rows.row[i].person = 0;
	}
	ok(!rows_recode_uniform(&s, &r), "and one of them may not be everybody's");
	rows.row[0].value[ROW_THEME] = 2;
	ok(rows_recode_uniform(&s, &r), "but four fifths'");
	rows_recoding_clear(&r);
	rows_search_end(&s);
	stats_rows_clear(&rows);
}

/* A column that may not be as fine is not. */
static void
test_finest(void)
{
	struct stats_rows rows = desk(1200, 3, 1);
	struct rows_search s = search(&rows, 1);
	struct rows_recoding uniform, local;
	int finer = 0;

	s.finest[ROW_STATUS] = 1;
	s.finest[ROW_GEO] = 2;
	if (!ok(rows_recode_uniform(&s, &uniform) && rows_recode_local(&s, &uniform, &local),
		"found with limits"))
		return;
	for (size_t i = 0; i < local.classes; i++)
		finer += local.class[i].level[ROW_STATUS] < 1 || local.class[i].level[ROW_GEO] < 2;
	is_int(finer, 0, "that all classes keep to");
	ok(local.level[ROW_GEO] == 2, "the mean level says so");
	rows_recoding_clear(&local);
	rows_recoding_clear(&uniform);
	rows_search_end(&s);
	stats_rows_clear(&rows);
}

int
main(void)
{
	test_desks(300, 1);
	test_desks(1200, 1);
	test_desks(1200, 2);
	test_desks(5000, 3);
	test_floor();
	test_finest();
	return tap_done();
}
