/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of other tools' tests, read. */
#include "config.h"

#include "tests/lib/sdc_tables.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/file.h"
#include "base/mem.h"
#include "tests/lib/tap.h"

enum { DIMS_MAX = 3 };

struct table {
	struct sdc_tables *all;
	const struct sdc_tree *tree; /* NULL all flat */
	size_t dims, columns;
	char *dim[DIMS_MAX];
	struct strlist code[DIMS_MAX]; /* that occur */
};

static bool
is_total(const char *code)
{
	return strcmp(code, "Total") == 0 || strcmp(code, "tot") == 0 || strcmp(code, "Tot") == 0;
}

static void
key_of(const struct table *t, const char *const *code, char key[SDC_KEY_SIZE])
{
	size_t at = 0;

	key[0] = '\0';
	for (size_t i = 0; i < t->dims; i++)
		if (!is_total(code[i]))
			at += (size_t)snprintf(key + at, SDC_KEY_SIZE - at, "%s:%s|", t->dim[i],
					       code[i]);
}

size_t
sdc_find(const struct sdc_tables *all, const char *key)
{
	for (size_t i = 0; i < all->system.figures; i++)
		if (strcmp(all->named[i].key, key) == 0)
			return i;
	return SIZE_MAX;
}

static int
read_row(void *arg, const struct csv_row *row)
{
	struct table *t = arg;
	struct sdc_tables *all = t->all;
	const char *text = row->cell[t->columns - 1];
	char key[SDC_KEY_SIZE];
	bool hidden = strcmp(text, "s") == 0;
	int64_t value = hidden ? 0 : (int64_t)(strtod(text, NULL) * all->scale + 0.5);
	size_t n;

	if (row->line == 1) {
		for (size_t i = 0; i < t->dims; i++)
			t->dim[i] = mem_strdup(row->cell[i]);
		return 0;
	}
	for (size_t i = 0; i < t->dims; i++)
		if (!strlist_has(&t->code[i], row->cell[i]))
			strlist_add(&t->code[i], row->cell[i]);
	key_of(t, row->cell, key);
	n = sdc_find(all, key);
	if (n == SIZE_MAX) {
		n = disclose_system_figure(&all->system, all->least, SYSTEM_ANY);
		all->named = mem_grow(all->named, n, &all->named_room, sizeof(*all->named));
		all->named[n] = (struct sdc_figure){ .hidden = false };
		snprintf(all->named[n].key, SDC_KEY_SIZE, "%s", key);
	}
	/* What one table hides and the other prints is known. */
	if (hidden)
		all->named[n].hidden = true;
	else
		all->system.figure[n] = (struct system_figure){ value, value };
	return 0;
}

/* The code that another is part of; the total's own when it is on top. */
static const char *
parent_of(const struct table *t, size_t dim, const char *code, const char *total)
{
	const struct sdc_tree *tree = t->tree;

	if (tree != NULL && strcmp(tree->dim, t->dim[dim]) == 0)
		for (size_t i = 0; i + 1 < tree->pairs.count; i += 2)
			if (strcmp(tree->pairs.item[i], code) == 0 &&
			    tree->pairs.item[i + 1][0] != '\0')
				return tree->pairs.item[i + 1];
	return total;
}

/* Of one cell: the sum over the children of one of its codes. */
static void
add_sum(struct table *t, const char **code, size_t dim)
{
	struct sdc_tables *all = t->all;
	const char *parent = code[dim];
	const char *total = NULL;
	char key[SDC_KEY_SIZE];
	bool begun = false;
	size_t whole;

	key_of(t, code, key);
	whole = sdc_find(all, key);
	for (size_t i = 0; i < t->code[dim].count; i++)
		if (is_total(t->code[dim].item[i]))
			total = t->code[dim].item[i];
	for (size_t i = 0; i < t->code[dim].count && whole != SIZE_MAX; i++) {
		const char *child = t->code[dim].item[i];
		size_t part;

		if (is_total(child) || strcmp(parent_of(t, dim, child, total), parent) != 0)
			continue;
		code[dim] = child;
		key_of(t, code, key);
		part = sdc_find(all, key);
		if (part == SIZE_MAX)
			continue;
		if (!begun) {
			disclose_system_row(&all->system, 0, 0);
			disclose_system_term(&all->system, whole, -1);
		}
		begun = true;
		disclose_system_term(&all->system, part, 1);
	}
	code[dim] = parent;
}

/* Every combination of codes. */
static void
add_sums(struct table *t, const char **code, size_t at)
{
	if (at == t->dims) {
		for (size_t dim = 0; dim < t->dims; dim++)
			add_sum(t, code, dim);
		return;
	}
	for (size_t i = 0; i < t->code[at].count; i++) {
		code[at] = t->code[at].item[i];
		add_sums(t, code, at + 1);
	}
}

void
sdc_load(struct sdc_tables *all, const char *name, const struct sdc_tree *tree)
{
	struct table t = { .all = all, .tree = tree };
	char *path = path_join(tap_facts(), name);
	const char *code[DIMS_MAX] = { NULL };
	struct buf text = BUF_INIT;
	struct err err = { 0 };

	if (file_read(path, &text, &err) == 0) {
		const char *line = buf_text(&text);

		for (t.columns = 1; *line != '\n'; line++)
			t.columns += *line == ';';
		t.dims = t.columns - 1;
		csv_read(buf_text(&text), text.len, ';', read_row, &t, &err);
	}
	ok(t.dims > 0 && err.code == ERR_NONE, "%s is there", name);
	add_sums(&t, code, 0);
	for (size_t i = 0; i < t.dims; i++) {
		free(t.dim[i]);
		strlist_clear(&t.code[i]);
	}
	buf_clear(&text);
	free(path);
}

static int
read_pair(void *arg, const struct csv_row *row)
{
	struct sdc_tree *tree = arg;

	if (row->line > 1 && row->count == 2) {
		strlist_add(&tree->pairs, row->cell[0]);
		strlist_add(&tree->pairs, row->cell[1]);
	}
	return 0;
}

struct sdc_tree
sdc_load_tree(const char *dim, const char *name)
{
	struct sdc_tree tree = { .dim = dim };
	char *path = path_join(tap_facts(), name);
	struct buf text = BUF_INIT;
	struct err err = { 0 };

	if (file_read(path, &text, &err) == 0)
		csv_read(buf_text(&text), text.len, ';', read_pair, &tree, &err);
	ok(tree.pairs.count > 0, "%s is there", name);
	buf_clear(&text);
	free(path);
	return tree;
}

struct sdc_tables
sdc_begin(int64_t least)
{
	struct sdc_tables all = { .least = least, .scale = 1 };

	disclose_system_init(&all.system);
	return all;
}

/* Column 4 of a list of the same cells: u for those that are too small. */
static int
mark_small(void *arg, const struct csv_row *row)
{
	struct table *t = arg;
	char key[SDC_KEY_SIZE];
	size_t i;

	key_of(t, row->cell, key);
	i = sdc_find(t->all, key);
	if (row->line > 1 && i != SIZE_MAX)
		t->all->named[i].small = strcmp(row->cell[DIMS_MAX], "u") == 0;
	return 0;
}

void
sdc_load_small(struct sdc_tables *all, const char *name)
{
	char v[DIMS_MAX][3] = { "V1", "V2", "V3" };
	struct table t = { .all = all, .dims = DIMS_MAX, .dim = { v[0], v[1], v[2] } };
	char *path = path_join(tap_facts(), name);
	struct buf text = BUF_INIT;
	struct err err = { 0 };

	ok(file_read(path, &text, &err) == 0 &&
		   csv_read(buf_text(&text), text.len, ';', mark_small, &t, &err) == 0,
	   "%s is there", name);
	buf_clear(&text);
	free(path);
}

/* « eu:EU|year:2014 = geo:Spain|year:2014 + geo:Portugal|year:2014 », a line each. */
void
sdc_load_equations(struct sdc_tables *all, const char *name)
{
	char *path = path_join(tap_facts(), name);
	struct buf text = BUF_INIT;
	struct strlist lines = { 0 };
	struct err err = { 0 };
	size_t count = 0;

	if (file_read(path, &text, &err) == 0)
		strlist_split(&lines, buf_text(&text), '\n');
	for (size_t i = 0; i < lines.count; i++) {
		struct strlist word = { 0 };

		strlist_split(&word, lines.item[i], ' ');
		if (word.count > 2 && strcmp(word.item[1], "=") == 0) {
			disclose_system_row(&all->system, 0, 0);
			for (size_t j = 0; j < word.count; j += 2) {
				char *key = mem_printf("%s|", word.item[j]);
				size_t f = sdc_find(all, key);

				if (f != SIZE_MAX)
					disclose_system_term(&all->system, f, j == 0 ? -1 : 1);
				count += f != SIZE_MAX;
				free(key);
			}
		}
		strlist_clear(&word);
	}
	ok(count > 0, "%s is there", name);
	strlist_clear(&lines);
	buf_clear(&text);
	free(path);
}

void
sdc_end(struct sdc_tables *t)
{
	disclose_system_clear(&t->system);
	free(t->named);
}
