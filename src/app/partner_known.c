/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of part of a source would make the rest of it vanish: hence the half. */
#include "config.h"

#include "app/partner_known.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/partner.h"

struct known {
	int64_t n;
	char *id, *name;
	char *source;
	bool from_file; /* its source is that of files */
	bool missing;   /* already marked */
	bool seen, ruled;
};

/* A text by which two places look alike. */
struct likeness {
	char *text;
	size_t at; /* of the known one */
};

struct known_places {
	struct known *item; /* in the order of n */
	size_t count, capacity;
	struct likeness *like; /* sorted */
	size_t like_count, like_capacity;
};

/* « 97209 f name » or « 97209 f +596… » */
static char *
likeness_of(int insee, const char *itinerance, const char *text)
{
	bool wheels = itinerance && strstr(itinerance, "Itinérant") && !strstr(itinerance, "Fixe");

	return mem_printf("%d %c %s", insee, wheels ? 'w' : 'f', text);
}

static void
add_likeness(struct known_places *k, const struct partner_known *p, const char *text)
{
	if (*text == '\0')
		return;
	k->like = mem_grow(k->like, k->like_count, &k->like_capacity, sizeof(*k->like));
	k->like[k->like_count++] =
		(struct likeness){ likeness_of(p->insee, p->itinerance, text), k->count };
}

static void
add_known(void *arg, const struct partner_known *p)
{
	struct known_places *k = arg;
	char *folded = utf8_fold_words(p->name);

	add_likeness(k, p, folded);
	add_likeness(k, p, p->phone);
	free(folded);
	k->item = mem_grow(k->item, k->count, &k->capacity, sizeof(*k->item));
	k->item[k->count++] = (struct known){
		.n = p->n,
		.id = mem_strdup(p->id),
		.name = mem_strdup(p->name),
		.source = mem_strdup(p->source),
		.from_file = !p->source_typed && *p->source != '\0',
		.missing = p->missing,
	};
}

static int
compare_likeness(const void *a, const void *b)
{
	const struct likeness *x = a, *y = b;

	return strcmp(x->text, y->text);
}

int
known_places_new(struct desk *d, struct known_places **out, struct err *err)
{
	struct known_places *k = mem_alloc(sizeof(*k));

	if (store_partner_known(desk_store(d), add_known, k, err) != 0) {
		known_places_free(k);
		return -1;
	}
	if (k->like_count > 0)
		qsort(k->like, k->like_count, sizeof(*k->like), compare_likeness);
	*out = k;
	return 0;
}

void
known_places_free(struct known_places *k)
{
	if (!k)
		return;
	for (size_t i = 0; i < k->count; i++) {
		free(k->item[i].id);
		free(k->item[i].name);
		free(k->item[i].source);
	}
	for (size_t i = 0; i < k->like_count; i++)
		free(k->like[i].text);
	free(k->item);
	free(k->like);
	free(k);
}

static int
compare_known(const void *a, const void *b)
{
	const struct known *x = a, *y = b;

	return (x->n > y->n) - (x->n < y->n);
}

static struct known *
known_of(struct known_places *k, int64_t n)
{
	const struct known wanted = { .n = n };

	return k->count > 0 ? bsearch(&wanted, k->item, k->count, sizeof(wanted), compare_known)
			    : NULL;
}

void
known_places_seen(struct known_places *k, int64_t n)
{
	struct known *found = known_of(k, n);

	if (found)
		found->seen = true;
}

bool
known_places_rule(struct known_places *k, int64_t n)
{
	struct known *found = known_of(k, n);
	bool first = found && !found->ruled;

	if (first)
		found->ruled = true;
	return first;
}

static const struct known *
like(const struct known_places *k, const struct partner *p, const char *text)
{
	struct likeness wanted = { .at = 0 }, *found = NULL;

	if (k->like_count == 0 || str_empty(text))
		return NULL;
	wanted.text = likeness_of(p->insee, p->field[PF_ITINERANCE], text);
	found = bsearch(&wanted, k->like, k->like_count, sizeof(wanted), compare_likeness);
	free(wanted.text);
	return found ? &k->item[found->at] : NULL;
}

bool
known_places_like(const struct known_places *k, const struct partner *p, const char **name,
		  const char **source)
{
	char *folded = utf8_fold_words(p->field[PF_NAME]);
	const struct known *found = like(k, p, folded);

	free(folded);
	if (!found)
		found = like(k, p, p->field[PF_PHONE]);
	if (found) {
		*name = found->name;
		*source = found->source;
	}
	return found != NULL;
}

/* A source on its way into the plan, found by its name. */
struct named {
	const char *name;
	size_t at;
};

static int
compare_named(const void *a, const void *b)
{
	const struct named *x = a, *y = b;

	return strcmp(x->name, y->name);
}

/* The sources of the rows, each once, in their order. Returns a tree of struct named. */
static void *
name_sources(struct import_plan *plan)
{
	size_t capacity = 0;
	void *tree = NULL;

	for (size_t i = 0; i < plan->row_count; i++) {
		const struct import_row *row = &plan->row[i];
		struct named wanted = { row->partner.field[PF_SOURCE], plan->source_count };
		struct named *kept;

		if (row->planned == IMPORT_REFUSED || !wanted.name ||
		    tfind(&wanted, &tree, compare_named))
			continue;
		kept = mem_alloc(sizeof(*kept));
		*kept = wanted;
		if (!tsearch(kept, &tree, compare_named)) {
			free(kept);
			continue;
		}
		plan->source = mem_grow(plan->source, plan->source_count, &capacity,
					sizeof(*plan->source));
		plan->source[plan->source_count++] =
			(struct import_source){ .name = mem_strdup(wanted.name) };
	}
	return tree;
}

static const struct named *
source_of(const struct known *known, void *const *tree)
{
	struct named wanted = { known->source, 0 };
	void *node = known->from_file ? tfind(&wanted, tree, compare_named) : NULL;

	return node ? *(struct named **)node : NULL;
}

void
known_places_lack(const struct known_places *k, struct import_plan *plan)
{
	void *tree = name_sources(plan);
	size_t capacity = 0;

	for (size_t i = 0; i < k->count; i++) {
		const struct named *named = source_of(&k->item[i], &tree);

		if (!named)
			continue;
		plan->source[named->at].known++;
		plan->source[named->at].held += k->item[i].seen;
	}
	for (size_t i = 0; i < plan->source_count; i++)
		plan->source[i].whole = plan->source[i].held * 2 >= plan->source[i].known;
	for (size_t i = 0; i < k->count; i++) {
		const struct known *known = &k->item[i];
		const struct named *named = source_of(known, &tree);

		if (!named || known->seen || known->missing || !plan->source[named->at].whole)
			continue;
		plan->vanished = mem_grow(plan->vanished, plan->vanished_count, &capacity,
					  sizeof(*plan->vanished));
		plan->vanished[plan->vanished_count++] = (struct import_vanished){
			.n = known->n,
			.id = mem_strdup(known->id),
			.name = mem_strdup(known->name),
			.source = named->at,
		};
	}
	plan->absent = plan->vanished_count;
	tdestroy(tree, free);
}
