/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of places. */
#include "config.h"

#include "report/release_geo.h"

#include <string.h>

#include "base/commune.h"
#include "base/i18n.h"
#include "base/vocab.h"
#include "report/release_cells.h"

#define GUADELOUPE "971"
#define MARTINIQUE "972"

static size_t
find(const struct release_tree *t, const char *code)
{
	size_t i = 0;

	while (i < t->count && strcmp(t->place[i].code, code) != 0)
		i++;
	return i;
}

static struct release_place *
add(struct release_tree *t, const char *code, int64_t num, enum place_level level)
{
	struct release_place *p = &t->place[t->count++];

	*p = (struct release_place){ .code = code, .num = num, .level = level };
	return p;
}

static const char *
department_of(const struct commune *c)
{
	return c->department == DEPARTMENT_MARTINIQUE ? MARTINIQUE : GUADELOUPE;
}

static void
add_areas(struct release_tree *t, const struct commune *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (find(t, list[i].epci) == t->count)
			add(t, list[i].epci, -1, PLACE_EPCI);
	for (size_t i = 0; i < count; i++)
		if (find(t, department_of(&list[i])) == t->count)
			add(t, department_of(&list[i]), -1, PLACE_DEPARTMENT);
	add(t, RELEASE_TOTAL, -1, PLACE_ALL);
}

void
release_tree_make(struct release_tree *t)
{
	size_t communes, values;
	const struct commune *list = commune_list(&communes);
	const struct vocab_item *item = vocab_items(VOCAB_RESIDENCE, &values);
	size_t top;

	t->count = 0;
	for (size_t i = 0; i < communes; i++)
		add(t, list[i].insee, list[i].num, PLACE_COMMUNE);
	for (size_t i = 0; i < values; i++)
		add(t, item[i].code, item[i].num, PLACE_COMMUNE)->elsewhere = true;
	add(t, VOCAB_NOT_GIVEN, 0, PLACE_COMMUNE)->elsewhere = true;
	add_areas(t, list, communes);
	top = t->count - 1;
	for (size_t i = 0; i < t->count; i++)
		t->place[i].up = top;
	for (size_t i = 0; i < communes; i++) {
		t->place[i].up = find(t, list[i].epci);
		t->place[t->place[i].up].up = find(t, department_of(&list[i]));
	}
}

bool
release_place_stands(const struct release_place *p, enum place_level finest)
{
	return p->level >= finest || (p->elsewhere && finest < PLACE_ALL);
}

void
release_tree_sum(const struct release_tree *t, int64_t *n)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->place[i].num < 0)
			n[i] = 0;
	for (size_t i = 0; i + 1 < t->count; i++)
		n[t->place[i].up] += n[i];
}

const char *
release_area_label(const char *code)
{
	size_t count;
	const struct commune *list = commune_list(&count);
	int island = strcmp(code, MARTINIQUE) == 0   ? TERRITORY_MQ
		     : strcmp(code, GUADELOUPE) == 0 ? TERRITORY_GP
						     : 0;

	if (island != 0)
		return i18n_context(vocab_context(VOCAB_TERRITORY),
				    vocab_by_num(VOCAB_TERRITORY, island)->label);
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].epci, code) == 0)
			return list[i].epci_short;
	return NULL;
}
