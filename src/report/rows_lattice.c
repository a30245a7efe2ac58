/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One level a column for all rows: every choice of levels is tried, from the least loss on. There
 * are at most 162 of them. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/rows_recode.h"

enum { CHOICES_MAX = ROWS_LEVELS * ROWS_LEVELS * ROWS_LEVELS * ROWS_LEVELS * ROWS_LEVELS };
#define NEAR 1e-9

struct choice {
	int level[ROW_QUASI];
	double loss; /* in rows and columns */
};

struct keyed {
	uint32_t key;
	size_t row;
};

static int
by_loss(const void *a, const void *b)
{
	const struct choice *x = a;
	const struct choice *y = b;

	if (x->loss < y->loss - NEAR || x->loss > y->loss + NEAR)
		return x->loss < y->loss ? -1 : 1;
	return memcmp(x->level, y->level, sizeof(x->level));
}

static int
by_key(const void *a, const void *b)
{
	const struct keyed *x = a;
	const struct keyed *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

/* A sum of each column apart gives the loss of every choice. */
static size_t
list_choices(const struct rows_search *s, struct choice *out)
{
	double lost[ROW_QUASI][ROWS_LEVELS] = { 0 };
	size_t count = 0;

	for (size_t i = 0; i < s->rows->count; i++)
		for (int c = 0; c < ROW_QUASI; c++)
			for (int level = 0; level < s->levels[c]; level++)
				lost[c][level] += (double)s->rows->row[i].count *
						  s->lost[c][level][rows_value(s, i, c)];
	for (int n = 0; n < CHOICES_MAX; n++) {
		struct choice one = { .loss = 0 };
		bool possible = true;

		for (int c = 0, rest = n; c < ROW_QUASI; c++, rest /= ROWS_LEVELS) {
			one.level[c] = rest % ROWS_LEVELS;
			possible = possible && one.level[c] >= s->finest[c] &&
				   one.level[c] < s->levels[c];
			one.loss += possible ? lost[c][one.level[c]] : 0;
		}
		if (possible)
			out[count++] = one;
	}
	qsort(out, count, sizeof(*out), by_loss);
	return count;
}

static void
sort_rows(const struct rows_search *s, const struct choice *choice, struct keyed *keyed)
{
	for (size_t i = 0; i < s->rows->count; i++) {
		keyed[i] = (struct keyed){ .row = i };
		for (int c = 0; c < ROW_QUASI; c++)
			keyed[i].key = keyed[i].key * ROWS_VALUES +
				       (uint32_t)s->node[c][choice->level[c]][rows_value(s, i, c)];
	}
	qsort(keyed, s->rows->count, sizeof(*keyed), by_key);
}

/* Its classes, when all of them are good. */
static bool
make(struct rows_search *s, const struct choice *choice, struct keyed *keyed,
     struct rows_recoding *r)
{
	size_t rows = s->rows->count;
	bool good = true;

	*r = (struct rows_recoding){ .order = mem_array(rows + 1, sizeof(*r->order)) };
	sort_rows(s, choice, keyed);
	for (size_t i = 0; i < rows; i++)
		r->order[i] = keyed[i].row;
	for (size_t first = 0, end; first < rows && good; first = end) {
		struct rows_class class = { .first = first };

		for (end = first; end < rows && keyed[end].key == keyed[first].key;)
			end++;
		class.count = end - first;
		memcpy(class.level, choice->level, sizeof(class.level));
		for (int c = 0; c < ROW_QUASI; c++)
			class.value[c] = rows_value(s, r->order[first], c);
		r->class = mem_grow(r->class, r->classes, &r->room, sizeof(*r->class));
		r->class[r->classes++] = class;
		good = rows_good(s, r->order + first, class.count);
	}
	if (!good)
		rows_recoding_clear(r);
	return good;
}

bool
rows_recode_uniform(struct rows_search *s, struct rows_recoding *out)
{
	struct choice choice[CHOICES_MAX] = { { .loss = 0 } };
	struct keyed *keyed = mem_array(s->rows->count + 1, sizeof(*keyed));
	size_t count = list_choices(s, choice);
	bool found = false;
	double least = 0;

	for (size_t i = 0; i < count && s->rows->count > 0; i++) {
		struct rows_recoding one;

		if (found && choice[i].loss > least + NEAR)
			break;
		if (!make(s, &choice[i], keyed, &one))
			continue;
		if (found && one.classes <= out->classes) {
			rows_recoding_clear(&one);
			continue;
		}
		if (found)
			rows_recoding_clear(out);
		*out = one;
		least = choice[i].loss;
		found = true;
	}
	free(keyed);
	if (found)
		rows_recoding_finish(s, out);
	return found;
}
