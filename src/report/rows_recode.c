/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What both searches ask, and the one that divides class by class. */
#include "config.h"

#include "report/rows_recode.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

enum { PERCENT = 100 };
#define NEAR 1e-9

int
rows_value(const struct rows_search *s, size_t row, int column)
{
	int value = s->rows->row[row].value[column];

	if (column == ROW_PERIOD)
		value -= s->first_month;
	return value >= 0 && value < ROWS_VALUES ? value : 0;
}

static int
node_of(const struct rows_search *s, int column, int level, int value)
{
	return row_node((enum row_column)column, level,
			column == ROW_PERIOD ? value + s->first_month : value);
}

static void
fill_column(struct rows_search *s, int c)
{
	int domain = row_domain((enum row_column)c, s->period_levels);

	s->levels[c] = row_levels((enum row_column)c, s->period_levels);
	s->columns += domain > 1;
	for (int level = 0; level < s->levels[c]; level++) {
		for (int value = 0; value < ROWS_VALUES; value++) {
			int node = node_of(s, c, level, value);
			int least = 0;

			while (node_of(s, c, level, least) != node)
				least++;
			s->node[c][level][value] = least;
			if (domain > 1)
				s->lost[c][level][value] =
					(row_leaves((enum row_column)c, level, node) - 1) /
					(double)(domain - 1);
		}
	}
}

void
rows_search_begin(struct rows_search *s)
{
	size_t persons = (size_t)s->rows->persons + 1;

	s->columns = 0;
	s->weight = 0;
	s->question = 0;
	memset(s->lost, 0, sizeof(s->lost));
	for (int c = 0; c < ROW_QUASI; c++)
		fill_column(s, c);
	for (size_t i = 0; i < s->rows->count; i++)
		s->weight += s->rows->row[i].count;
	s->seen = mem_array(persons, sizeof(*s->seen));
	s->seen_theme = mem_array(persons * (ROW_THEME_GROUPS + 1), sizeof(*s->seen_theme));
}

void
rows_search_end(struct rows_search *s)
{
	free(s->seen);
	free(s->seen_theme);
	s->seen = NULL;
	s->seen_theme = NULL;
}

void
rows_recoding_clear(struct rows_recoding *r)
{
	free(r->order);
	free(r->class);
	*r = (struct rows_recoding){ .order = NULL };
}

/* So many persons more. */
static int64_t
meet(const struct rows_search *s, int *seen, const struct stats_micro *row)
{
	if (row->person == 0)
		return row->count;
	if (seen[row->person] == s->question)
		return 0;
	seen[row->person] = s->question;
	return 1;
}

bool
rows_good(struct rows_search *s, const size_t *row, size_t count)
{
	int64_t of_theme[ROW_THEME_GROUPS + 1] = { 0 };
	int64_t rows_of_theme[ROW_THEME_GROUPS + 1] = { 0 };
	int64_t persons = 0, rows = 0;
	int themes = 0;
	bool mixed = true;

	s->question++;
	for (size_t i = 0; i < count; i++) {
		const struct stats_micro *r = &s->rows->row[row[i]];
		int theme = r->value[ROW_THEME];

		rows += r->count;
		persons += meet(s, s->seen, r);
		rows_of_theme[theme] += r->count;
		of_theme[theme] +=
			meet(s, s->seen_theme + (size_t)theme * ((size_t)s->rows->persons + 1), r);
	}
	for (int t = 0; t <= ROW_THEME_GROUPS; t++) {
		themes += t > 0 && rows_of_theme[t] > 0;
		mixed = mixed && rows_of_theme[t] * PERCENT <= rows * ROWS_THEME_PERCENT &&
			of_theme[t] * PERCENT <= persons * ROWS_THEME_PERCENT;
	}
	return persons >= s->k && themes >= ROWS_THEMES_MIN && mixed;
}

/* The rows of a class, brought in the order of their values at a level of a column. Gives where
 * each part ends. */
static int
divide(const struct rows_search *s, const struct rows_class *class, int column, int level,
       const size_t *from, size_t *to, size_t end[static ROWS_VALUES])
{
	size_t at[ROWS_VALUES] = { 0 };
	size_t sum = 0;
	int parts = 0;

	for (size_t i = 0; i < class->count; i++)
		at[s->node[column][level][rows_value(s, from[i], column)]]++;
	for (int v = 0; v < ROWS_VALUES; v++) {
		size_t count = at[v];

		at[v] = sum;
		sum += count;
		if (count > 0)
			end[parts++] = sum;
	}
	for (size_t i = 0; i < class->count; i++)
		to[at[s->node[column][level][rows_value(s, from[i], column)]]++] = from[i];
	return parts;
}

/* What it gains, in rows; less than nothing when a part is not good. */
static double
gain(struct rows_search *s, const struct rows_recoding *r, const struct rows_class *class,
     int column, size_t *scratch)
{
	int level = class->level[column] - 1;
	size_t end[ROWS_VALUES];
	int parts = divide(s, class, column, level, r->order + class->first, scratch, end);
	size_t first = 0;
	double sum = 0;

	for (int p = 0; p < parts; p++) {
		if (!rows_good(s, scratch + first, end[p] - first))
			return -1;
		for (size_t i = first; i < end[p]; i++) {
			int value = rows_value(s, scratch[i], column);

			sum += (double)s->rows->row[scratch[i]].count *
			       (s->lost[column][level + 1][value] - s->lost[column][level][value]);
		}
		first = end[p];
	}
	return sum;
}

/* Who knows the rules, and not the key, cannot say which of two splits that gain as much it was. */
static void
drawn(const struct rows_search *s, const struct rows_class *class, int column,
      uint8_t digest[static HASH_SIZE])
{
	struct buf text = BUF_INIT;

	buf_addf(&text, "%s|lignes", s->id);
	for (int c = 0; c < ROW_QUASI; c++)
		buf_addf(&text, "|%d.%d", class->level[c],
			 s->node[c][class->level[c]][class->value[c]]);
	buf_addf(&text, "|%s", row_column_name[column]);
	hash_hmac(s->key, buf_text(&text), text.len, digest);
	buf_clear(&text);
}

/* The column to divide along; ROW_QUASI: none. */
static int
choose(struct rows_search *s, const struct rows_recoding *r, const struct rows_class *class,
       size_t *scratch)
{
	uint8_t least[HASH_SIZE] = { 0 };
	int best = ROW_QUASI;
	double most = 0;

	for (int c = 0; c < ROW_QUASI; c++) {
		uint8_t digest[HASH_SIZE];
		double of;

		if (class->level[c] <= s->finest[c])
			continue;
		of = gain(s, r, class, c, scratch);
		if (of < 0 || (best < ROW_QUASI && of < most - NEAR))
			continue;
		drawn(s, class, c, digest);
		if (best == ROW_QUASI || of > most + NEAR ||
		    memcmp(digest, least, sizeof(least)) < 0) {
			best = c;
			most = of;
			memcpy(least, digest, sizeof(least));
		}
	}
	return best;
}

static void
add_class(struct rows_recoding *r, const struct rows_class *class)
{
	r->class = mem_grow(r->class, r->classes, &r->room, sizeof(*r->class));
	r->class[r->classes++] = *class;
}

/* The first part takes the place of the whole, the others follow. */
static bool
split(struct rows_search *s, struct rows_recoding *r, size_t which, size_t *scratch)
{
	struct rows_class whole = r->class[which];
	int column = choose(s, r, &whole, scratch);
	size_t end[ROWS_VALUES];
	size_t first = 0;
	int parts;

	if (column == ROW_QUASI)
		return false;
	whole.level[column]--;
	parts = divide(s, &whole, column, whole.level[column], r->order + whole.first, scratch,
		       end);
	memcpy(r->order + whole.first, scratch, whole.count * sizeof(*scratch));
	for (int p = 0; p < parts; p++) {
		struct rows_class part = whole;

		part.first = whole.first + first;
		part.count = end[p] - first;
		part.value[column] = rows_value(s, r->order[part.first], column);
		if (p == 0)
			r->class[which] = part;
		else
			add_class(r, &part);
		first = end[p];
	}
	return true;
}

static void
split_all(struct rows_search *s, struct rows_recoding *r)
{
	size_t *scratch = mem_array(s->rows->count + 1, sizeof(*scratch));

	for (size_t i = 0; i < r->classes;)
		i += !split(s, r, i, scratch);
	free(scratch);
	rows_recoding_finish(s, r);
}

void
rows_recoding_finish(const struct rows_search *s, struct rows_recoding *r)
{
	r->loss = 0;
	memset(r->level, 0, sizeof(r->level));
	for (size_t i = 0; i < r->classes; i++) {
		const struct rows_class *class = &r->class[i];
		double weight = 0;

		for (size_t j = class->first; j < class->first + class->count; j++)
			weight += (double)s->rows->row[r->order[j]].count;
		for (int c = 0; c < ROW_QUASI; c++) {
			r->loss += weight * s->lost[c][class->level[c]][class->value[c]];
			r->level[c] += weight * class->level[c];
		}
	}
	if (s->weight == 0)
		return;
	r->loss /= (double)s->weight * s->columns;
	for (int c = 0; c < ROW_QUASI; c++)
		r->level[c] /= (double)s->weight;
}

/* All rows in one class. */
static void
whole(const struct rows_search *s, struct rows_recoding *r)
{
	struct rows_class all = { .count = s->rows->count };

	*r = (struct rows_recoding){ .order = mem_array(s->rows->count + 1, sizeof(*r->order)) };
	for (size_t i = 0; i < s->rows->count; i++)
		r->order[i] = i;
	for (int c = 0; c < ROW_QUASI; c++) {
		all.level[c] = s->levels[c] - 1;
		all.value[c] = rows_value(s, 0, c);
	}
	add_class(r, &all);
}

static void
copy(struct rows_recoding *to, const struct rows_recoding *from, size_t rows)
{
	*to = (struct rows_recoding){ .order = mem_array(rows + 1, sizeof(*to->order)) };
	memcpy(to->order, from->order, rows * sizeof(*to->order));
	for (size_t i = 0; i < from->classes; i++)
		add_class(to, &from->class[i]);
}

bool
rows_recode_local(struct rows_search *s, const struct rows_recoding *uniform,
		  struct rows_recoding *out)
{
	if (s->rows->count == 0)
		return false;
	whole(s, out);
	if (!rows_good(s, out->order, s->rows->count)) {
		rows_recoding_clear(out);
		return false;
	}
	split_all(s, out);
	if (out->loss > uniform->loss + NEAR) {
		rows_recoding_clear(out);
		copy(out, uniform, s->rows->count);
		split_all(s, out);
	}
	return true;
}
