/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule of tables with two axes, replayed by somebody who knows it and all that is published
 * but not the key: small tables, every cell of which is 0 to 6. A candidate is a table that agrees
 * with what is published and is published with the same figures hidden under one of 64 keys. A
 * small figure that is the same in all candidates is found.
 *
 * Lines may change places, and so may columns: that gives a table whose figures have other codes,
 * for which the key draws other numbers. So where each table of 2 by 3 is tried, one of all that
 * are alike is, under a key that is drawn, and counts for all of them. Of drawn tables each counts
 * for one.
 *
 * LAKOU_PRIVACY: unset for a sample of seconds; « ci » for one of a minute; « all » for 100,000
 * tables of 3 by 3, which takes minutes; a number for the sample of another seed. Both have each
 * table of 2 by 3. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/disclose_protect.h"
#include "report/disclose_solver.h"
#include "tests/lib/tap.h"

enum {
	LINES = 4,
	COLUMNS = 5,
	CELLS = 16,
	FIGURES = CELLS + 8 + 1,
	VALUES = 7,
	KEYS = 64,
	SEED = 20270314,
	K = 5,
	CODE_SIZE = 12,
	/* Of one small figure. What is not seen to have another value by then counts as found. */
	TABLES_MAX = 400,
	TABLES_OF_VALUE = 60,
	TRIES_MAX = 2000,
	/* At most one output of so many may be one in which a figure is found. */
	OUTPUTS_PER_FOUND = 1000,
	PROGRESS = 10000,
};

/* The cells by lines, then the sums of lines, of columns, of all. */
struct shape {
	int lines, columns, cells, figures;
	char code[FIGURES][CODE_SIZE];
	struct disclose_system rows;
};

/* One table as it is published. */
struct output {
	const struct shape *shape;
	int64_t n[FIGURES];
	unsigned key;
	unsigned hidden, small; /* a bit a figure */
};

/* Tables in which one figure is another than it is. */
struct search {
	const struct output *of;
	int figure;
	int cell[CELLS]; /* the hidden ones, those of the figure first */
	int cells, own;
	int64_t n[FIGURES];    /* so far */
	int64_t left[FIGURES]; /* of each sum that is shown */
	int64_t (*table)[FIGURES];
	int tables, of_value;
	bool cut; /* there are more of them */
};

struct tally {
	long tables, outputs, found, at_limit, small, hidden, visible;
};

static uint32_t
next(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

static void
add_sum(struct shape *s, int whole, int from, int step, int count)
{
	disclose_system_row(&s->rows, 0, 0);
	disclose_system_term(&s->rows, (size_t)whole, -1);
	for (int i = 0; i < count; i++)
		disclose_system_term(&s->rows, (size_t)(from + i * step), 1);
}

static void
shape_make(struct shape *s, int lines, int columns)
{
	int cells = lines * columns;

	*s = (struct shape){ lines, columns, cells, cells + lines + columns + 1, { "" }, { 0 } };
	disclose_system_init(&s->rows);
	for (int i = 0; i < s->figures; i++) {
		disclose_system_figure(&s->rows, 0, SYSTEM_ANY);
		snprintf(s->code[i], CODE_SIZE, "%d", i);
	}
	for (int i = 0; i < lines; i++)
		add_sum(s, cells + i, i * columns, 1, columns);
	for (int j = 0; j < columns; j++)
		add_sum(s, cells + lines + j, j, columns, lines);
	add_sum(s, s->figures - 1, cells, 1, lines);
	add_sum(s, s->figures - 1, cells + lines, 1, columns);
}

static int
line_of(const struct shape *s, int cell)
{
	return s->cells + cell / s->columns;
}

static int
column_of(const struct shape *s, int cell)
{
	return s->cells + s->lines + cell % s->columns;
}

static void
sum_up(const struct shape *s, int64_t *n)
{
	memset(n + s->cells, 0, (size_t)(s->figures - s->cells) * sizeof(*n));
	for (int i = 0; i < s->cells; i++) {
		n[line_of(s, i)] += n[i];
		n[column_of(s, i)] += n[i];
		n[s->figures - 1] += n[i];
	}
}

/* 0: nothing has to be hidden, or the table cannot be published. */
static unsigned
publish(const struct shape *s, const int64_t *n, unsigned key, unsigned *small)
{
	struct protect_figure list[FIGURES] = { 0 };
	uint8_t secret[HASH_SIZE];
	const struct disclose_choice choice = { secret, "2026-10", "", true };
	struct err err = { 0 };
	unsigned hidden = 0;

	*small = 0;
	hash_sha256(&key, sizeof(key), secret);
	for (int i = 0; i < s->figures; i++) {
		bool total = i == s->figures - 1;

		list[i] = (struct protect_figure){ .code = s->code[i],
						   .n = n[i],
						   .k = K,
						   .small = n[i] > 0 && n[i] < K,
						   .fixed = total,
						   .level = (i >= s->cells) + total };
		*small |= (unsigned)list[i].small << i;
	}
	if (*small == 0 || list[s->figures - 1].small)
		return 0;
	if (disclose_protect(&choice, &s->rows, list, &err) != 0)
		return 0;
	for (int i = 0; i < s->figures; i++) {
		if (list[i].open)
			return 0;
		hidden |= (unsigned)list[i].secret << i;
	}
	return hidden;
}

static bool
is_hidden(const struct output *o, int figure)
{
	return o->hidden >> figure & 1;
}

static void
keep_table(struct search *s)
{
	const struct shape *h = s->of->shape;

	for (int i = h->cells; i < h->figures; i++)
		if (s->left[i] != 0 && !is_hidden(s->of, i))
			return;
	sum_up(h, s->n);
	memcpy(s->table[s->tables++], s->n, sizeof(s->n));
	s->of_value++;
}

static void
give(struct search *s, int cell, int64_t n)
{
	const struct shape *h = s->of->shape;
	int64_t more = n - s->n[cell];

	s->n[cell] = n;
	s->left[line_of(h, cell)] -= more;
	s->left[column_of(h, cell)] -= more;
	s->left[h->figures - 1] -= more;
}

static bool
too_much(const struct search *s, int cell)
{
	const struct shape *h = s->of->shape;
	int line = line_of(h, cell), column = column_of(h, cell);

	return s->left[h->figures - 1] < 0 || (s->left[line] < 0 && !is_hidden(s->of, line)) ||
	       (s->left[column] < 0 && !is_hidden(s->of, column));
}

/* Whether what has been given so far makes the figure what it is. */
static bool
is_same(const struct search *s)
{
	const struct shape *h = s->of->shape;
	int64_t sum = 0;

	for (int i = 0; i < h->cells; i++)
		if (i == s->figure || line_of(h, i) == s->figure || column_of(h, i) == s->figure)
			sum += s->n[i];
	return sum == s->of->n[s->figure];
}

/* The nearest values first: a table that is like the true one is often published like it. */
static void
try_cell(struct search *s, int at)
{
	const struct output *o = s->of;
	int64_t all = o->n[o->shape->figures - 1];
	int cell;

	if (at == s->own && is_same(s))
		return;
	if (s->tables >= TABLES_MAX || s->of_value >= TABLES_OF_VALUE) {
		s->cut = true;
		return;
	}
	if (at == s->cells) {
		keep_table(s);
		return;
	}
	cell = s->cell[at];
	for (int64_t by = 0; by <= all; by++) {
		for (int way = 0; way < 2 - (by == 0); way++) {
			int64_t n = o->n[cell] + (way == 0 ? by : -by);

			if (n < 1 || n > all)
				continue;
			give(s, cell, n);
			if (!too_much(s, cell))
				try_cell(s, at + 1);
			give(s, cell, 1);
			s->of_value = at == 0 ? 0 : s->of_value;
		}
	}
}

static void
search_tables(struct search *s)
{
	const struct output *o = s->of;
	const struct shape *h = o->shape;

	for (int pass = 0; pass < 2; pass++) {
		for (int i = 0; i < h->cells; i++) {
			bool mine = i == s->figure || line_of(h, i) == s->figure ||
				    column_of(h, i) == s->figure;

			if (is_hidden(o, i) && mine == (pass == 0))
				s->cell[s->cells++] = i;
		}
		s->own = pass == 0 ? s->cells : s->own;
	}
	for (int i = 0; i < h->cells; i++)
		s->n[i] = is_hidden(o, i) ? 1 : o->n[i];
	sum_up(h, s->n);
	for (int i = h->cells; i < h->figures; i++)
		s->left[i] = o->n[i] - s->n[i];
	if (s->own > 0)
		try_cell(s, 0);
}

static unsigned
others(const struct output *o, const int64_t *n)
{
	unsigned differ = 0;

	for (int i = 0; i < FIGURES; i++)
		if (i < o->shape->figures && n[i] != o->n[i])
			differ |= 1u << i;
	return differ;
}

/* Of which small figures there is another value; those that have none yet are open. The key that
 * was used comes first: under it, tables that are alike are often published alike. */
static unsigned
search_figure(const struct output *o, int figure, unsigned open, bool *at_limit)
{
	struct search s = { .of = o, .figure = figure };
	int tries = 0;

	s.table = mem_array(TABLES_MAX, sizeof(*s.table));
	search_tables(&s);
	for (unsigned k = 0; k < KEYS && (open >> figure & 1) && tries < TRIES_MAX; k++) {
		for (int i = 0; i < s.tables && (open >> figure & 1) && tries < TRIES_MAX; i++) {
			unsigned small;

			tries++;
			if (publish(o->shape, s.table[i], (o->key + k) % KEYS, &small) == o->hidden)
				open &= ~others(o, s.table[i]);
		}
	}
	*at_limit = *at_limit || ((open >> figure & 1) && (s.cut || tries == TRIES_MAX));
	free(s.table);
	return open;
}

static void
replay(const struct shape *shape, const int64_t *cell, unsigned key, long weight, struct tally *t)
{
	struct output o = { .shape = shape, .key = key };
	unsigned open;
	bool at_limit = false;

	memcpy(o.n, cell, (size_t)shape->cells * sizeof(*cell));
	sum_up(shape, o.n);
	o.hidden = publish(shape, o.n, key, &o.small);
	t->tables += weight;
	if (o.hidden == 0)
		return;
	open = o.small;
	for (int i = 0; i < shape->figures; i++)
		if (open >> i & 1)
			open = search_figure(&o, i, open, &at_limit);
	t->outputs += weight;
	t->small += weight * __builtin_popcount(o.small);
	t->hidden += weight * __builtin_popcount(o.hidden);
	for (int i = 0; i < shape->figures; i++)
		t->visible += weight * (o.n[i] > 0 && !is_hidden(&o, i));
	if (open == 0)
		return;
	t->found += weight;
	t->at_limit += at_limit ? weight : 0;
	printf("# found%s: key %u, small %x, hidden %x, known %x:", at_limit ? " at the limit" : "",
	       key, o.small, o.hidden, open);
	for (int i = 0; i < shape->cells; i++)
		printf(" %d", (int)o.n[i]);
	printf("\n");
}

/* How many tables it becomes when lines and columns change places; 0 where another of these comes
 * before it. */
static long
tables_like(const struct shape *s, const int64_t *cell)
{
	static const int order[][3] = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 },
					{ 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
	long all = 0, same = 0;

	for (int lines = 0; lines < 2; lines++) {
		for (int columns = 0; columns < 6; columns++) {
			int differ = 0;

			for (int i = 0; i < s->cells && differ == 0; i++) {
				int line = i / s->columns ^ lines;
				int column = order[columns][i % s->columns];
				int64_t other = cell[line * s->columns + column];

				differ = (other > cell[i]) - (other < cell[i]);
			}
			if (differ < 0)
				return 0;
			all++;
			same += differ == 0;
		}
	}
	return all / same;
}

static void
tell(const struct shape *s, const struct tally *t)
{
	printf("# %d by %d: %ld tables, %ld outputs with %.1f small figures, %.1f hidden, "
	       "%.1f shown that are not 0; found in %ld (%.3f %%), of these %ld at the limit of "
	       "the search\n",
	       s->lines, s->columns, t->tables, t->outputs, (double)t->small / (double)t->outputs,
	       (double)t->hidden / (double)t->outputs, (double)t->visible / (double)t->outputs,
	       t->found, 100.0 * (double)t->found / (double)t->outputs, t->at_limit);
	fflush(stdout);
}

static void
judge(const struct shape *s, const struct tally *t)
{
	tell(s, t);
	ok(t->outputs * 2 > t->tables, "tables of %d by %d are published", s->lines, s->columns);
	ok(t->found * OUTPUTS_PER_FOUND <= t->outputs, "in hardly any is a small figure found");
}

static void
test_drawn(int lines, int columns, uint32_t seed, long count)
{
	struct shape shape;
	int64_t n[CELLS] = { 0 };
	struct tally t = { 0 };

	shape_make(&shape, lines, columns);
	for (long i = 0; i < count; i++) {
		for (int j = 0; j < shape.cells; j++)
			n[j] = next(&seed) % VALUES;
		replay(&shape, n, next(&seed) % KEYS, 1, &t);
		if (t.outputs > 0 && (i + 1) % PROGRESS == 0)
			tell(&shape, &t);
	}
	judge(&shape, &t);
	disclose_system_clear(&shape.rows);
}

static void
test_each(uint32_t seed)
{
	struct shape shape;
	int64_t n[CELLS] = { 0 };
	struct tally t = { 0 };
	long each = 1;

	shape_make(&shape, 2, 3);
	for (int j = 0; j < shape.cells; j++)
		each *= VALUES;
	for (long i = 0; i < each; i++) {
		long rest = i, like;

		for (int j = 0; j < shape.cells; j++, rest /= VALUES)
			n[j] = rest % VALUES;
		like = tables_like(&shape, n);
		if (like > 0)
			replay(&shape, n, next(&seed) % KEYS, like, &t);
		if (t.outputs > 0 && (i + 1) % PROGRESS == 0)
			tell(&shape, &t);
	}
	is_int(t.tables, each, "all tables of 2 by 3");
	judge(&shape, &t);
	disclose_system_clear(&shape.rows);
}

int
main(void)
{
	const char *how = getenv("LAKOU_PRIVACY");
	bool all = how != NULL && strcmp(how, "all") == 0;
	bool ci = how != NULL && strcmp(how, "ci") == 0;
	uint32_t seed = how != NULL && !all && !ci ? (uint32_t)atol(how) : SEED;
	struct solver_library *lib = NULL;
	struct err err = { 0 };

	/* Else it would be loaded for each table anew. */
	ok(solver_library_open(&lib, NULL, &err) == 0, "the solver is there (%s)", err.detail);
	if (all || ci)
		test_each(seed);
	else
		test_drawn(2, 3, seed, 1000);
	test_drawn(3, 3, seed, all ? 100000 : ci ? 30000 : 1000);
	test_drawn(3, 5, seed, all ? 10000 : ci ? 2000 : 100);
	test_drawn(4, 4, seed, all ? 10000 : ci ? 2000 : 100);
	solver_library_close(lib);
	return tap_done();
}
