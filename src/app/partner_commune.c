/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Communes as people write them: articles missing or glued, « St » for Saint, slips of the
 * fingers. A name borne by one commune of the two islands decides; between homonyms the postal
 * code, the INSEE code or the telephone must agree. */
#include "config.h"

#include "app/partner_commune.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

enum {
	CODE_DIGITS = 5,
	TYPO_MAX = 2,
	SHORT_NAME = 5, /* names up to this long forgive one mistake only */
	DEPARTMENT_DIGITS = 3
};

/* A name made comparable: all letters glued, with and without its articles. */
struct key {
	char *full;
	char *bare;
};

struct commune_finder {
	const struct commune *commune;
	struct key *key; /* of each */
	size_t count;
};

struct candidates {
	const struct commune *item[2]; /* no name of the islands is borne three times */
	size_t count;
};

static bool
is_code(const char *s)
{
	return s && strlen(s) == CODE_DIGITS && strspn(s, "0123456789") == CODE_DIGITS;
}

/* The folded words that name a commune: abbreviations opened, numbers and « cedex » left out. */
static char *
name_words(const char *name)
{
	char *folded = utf8_fold(name);
	struct strlist words = { .item = NULL };
	struct strlist kept = { .item = NULL };
	char *result;

	strlist_split(&words, folded, ' ');
	for (size_t i = 0; i < words.count; i++) {
		const char *w = words.item[i];

		if (strcmp(w, "cedex") == 0 || strspn(w, "0123456789") == strlen(w))
			continue;
		if (strcmp(w, "st") == 0)
			w = "saint";
		else if (strcmp(w, "ste") == 0)
			w = "sainte";
		strlist_add(&kept, w);
	}
	result = strlist_join(&kept, " ");
	strlist_clear(&words);
	strlist_clear(&kept);
	free(folded);
	return result;
}

static void
glue(char *s)
{
	char *to = s;

	for (; *s != '\0'; s++)
		if (*s != ' ')
			*to++ = *s;
	*to = '\0';
}

static struct key
key_of(const char *name)
{
	struct key k;

	k.full = name_words(name);
	k.bare = utf8_fold_words(k.full);
	glue(k.full);
	glue(k.bare);
	return k;
}

static void
key_clear(struct key *k)
{
	free(k->full);
	free(k->bare);
}

struct commune_finder *
commune_finder_new(void)
{
	struct commune_finder *f = mem_alloc(sizeof(*f));

	f->commune = commune_list(&f->count);
	f->key = mem_array(f->count, sizeof(*f->key));
	for (size_t i = 0; i < f->count; i++)
		f->key[i] = key_of(f->commune[i].name);
	return f;
}

void
commune_finder_free(struct commune_finder *f)
{
	if (!f)
		return;
	for (size_t i = 0; i < f->count; i++)
		key_clear(&f->key[i]);
	free(f->key);
	free(f);
}

static struct candidates
exact_matches(const struct commune_finder *f, const struct key *name)
{
	struct candidates found = { .count = 0 };

	/* The article may be glued (« Lefrançois ») or left out (« François »). */
	for (size_t i = 0; i < f->count && found.count < 2; i++)
		if (strcmp(name->full, f->key[i].full) == 0 ||
		    strcmp(name->bare, f->key[i].bare) == 0)
			found.item[found.count++] = &f->commune[i];
	return found;
}

/* The one commune of a department that is spelled nearly so; NULL when none or several are. */
static const struct commune *
near_match(const struct commune_finder *f, const struct key *name, int department)
{
	const struct commune *best = NULL;
	int least = strlen(name->bare) <= SHORT_NAME ? 2 : TYPO_MAX + 1;
	bool tie = false;

	for (size_t i = 0; i < f->count; i++) {
		int far, other;

		if (f->commune[i].department != department)
			continue;
		far = utf8_distance(name->bare, f->key[i].bare, TYPO_MAX);
		other = utf8_distance(name->full, f->key[i].full, TYPO_MAX);
		if (other < far)
			far = other;
		if (far < least) {
			best = &f->commune[i];
			least = far;
			tie = false;
		} else if (far == least && best) {
			tie = true;
		}
	}
	return tie ? NULL : best;
}

/* 971 or 972 from the first digits of a postal or INSEE code. */
static int
code_department(const char *code)
{
	if (!is_code(code))
		return 0;
	if (strncmp(code, "971", DEPARTMENT_DIGITS) == 0)
		return DEPARTMENT_GUADELOUPE;
	if (strncmp(code, "972", DEPARTMENT_DIGITS) == 0)
		return DEPARTMENT_MARTINIQUE;
	return 0;
}

int
commune_phone_department(const char *e164)
{
	if (str_starts(e164, "+590"))
		return DEPARTMENT_GUADELOUPE;
	if (str_starts(e164, "+596"))
		return DEPARTMENT_MARTINIQUE;
	return 0;
}

/* Two communes bear the name: the strongest clue that speaks for exactly one of them. */
static const struct commune *
between_homonyms(const struct candidates *c, const struct commune_clues *clues)
{
	int department = code_department(clues->postal);

	for (size_t i = 0; i < c->count; i++)
		if (is_code(clues->postal) && commune_has_postal(c->item[i], clues->postal))
			return c->item[i];
	for (size_t i = 0; i < c->count; i++)
		if (is_code(clues->insee) && strcmp(c->item[i]->insee, clues->insee) == 0)
			return c->item[i];
	/* The postal code may have been put where the INSEE code belongs. */
	for (size_t i = 0; i < c->count && !is_code(clues->postal); i++)
		if (is_code(clues->insee) && commune_has_postal(c->item[i], clues->insee))
			return c->item[i];
	if (clues->phone_department && department && clues->phone_department != department)
		return NULL;
	if (!department && !is_code(clues->postal))
		department = clues->phone_department;
	for (size_t i = 0; i < c->count; i++)
		if (c->item[i]->department == department)
			return c->item[i];
	return NULL;
}

/* A postal code from outside the islands means a homonym there (Saint-Joseph is also in Réunion),
 * unless the INSEE code or the telephone speaks for ours. */
static bool
is_elsewhere(const struct commune *commune, const struct commune_clues *clues)
{
	if (!is_code(clues->postal) || code_department(clues->postal))
		return false;
	if (clues->phone_department == commune->department)
		return false;
	return !is_code(clues->insee) || strcmp(clues->insee, commune->insee) != 0;
}

/* Where to look for a misspelled name: the department must be told by something else. */
static int
told_department(const struct commune_clues *clues)
{
	int department = code_department(clues->postal);

	if (!department && is_code(clues->postal))
		return 0;
	if (!department)
		department = clues->phone_department;
	return department ? department : code_department(clues->insee);
}

enum import_reason
commune_finder_resolve(const struct commune_finder *f, const struct commune_clues *clues,
		       struct commune_answer *answer)
{
	struct commune_answer found = { .commune = NULL };
	struct candidates c;
	struct key name;

	if (str_empty(clues->name))
		return IMPORT_NO_COMMUNE;
	name = key_of(clues->name);
	c = exact_matches(f, &name);
	if (c.count == 1)
		found.commune = c.item[0];
	else if (c.count > 1)
		found.commune = between_homonyms(&c, clues);
	else if (name.bare[0] != '\0' && told_department(clues))
		found.commune = near_match(f, &name, told_department(clues));
	found.guessed = c.count == 0;
	key_clear(&name);
	if (!found.commune)
		return c.count > 0 ? IMPORT_COMMUNE_CONFLICT : IMPORT_UNKNOWN_COMMUNE;
	if (is_elsewhere(found.commune, clues))
		return IMPORT_COMMUNE_CONFLICT;
	found.postal_differs =
		is_code(clues->postal) && !commune_has_postal(found.commune, clues->postal);
	*answer = found;
	return IMPORT_FINE;
}

const struct commune *
commune_only_of_postal(const char *postal)
{
	size_t count;
	const struct commune *list = commune_list(&count), *found = NULL;

	for (size_t i = 0; i < count; i++)
		if (commune_has_postal(&list[i], postal)) {
			if (found)
				return NULL;
			found = &list[i];
		}
	return found;
}
