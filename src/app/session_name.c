/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people write in their own tables for a value of a list. */
#include "config.h"

#include "app/session_name.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#define PART " - " /* between two names in one label */

enum { AGE_MAX = 120, CENTURY = 2000, WORD_MIN = 4 };

static const struct vocab_item *
gender(const char *folded)
{
	static const struct {
		const char *name;
		const char *code;
	} names[] = {
		{ "f", "feminin" },  { "mlle", "feminin" }, { "mademoiselle", "feminin" },
		{ "m", "masculin" }, { "mr", "masculin" },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i].name, folded) == 0)
			return vocab_by_code(VOCAB_GENDER, names[i].code);
	return NULL;
}

/* The numbers in a text, of which none is more than an age; returns how many, -1 one is none. */
static int
ages(const char *text, long age[static 2])
{
	int count = 0;

	while (*(text += strcspn(text, "0123456789")) != '\0') {
		size_t len = strspn(text, "0123456789");
		char *number = mem_strndup(text, len);
		bool fine = count < 2 && str_to_long(number, 0, AGE_MAX, &age[count]) == 0;

		free(number);
		if (!fine)
			return -1;
		count++;
		text += len;
	}
	return count;
}

static bool
says(const char *folded, const char *word)
{
	return strstr(folded, word) != NULL;
}

/* « 18-24 », « <12 », « 70 et + »: where all those ages are of one band. */
static const struct vocab_item *
age_band(const char *text, const char *folded)
{
	bool more = strpbrk(text, "+>") != NULL || says(folded, "plus");
	bool less = strpbrk(text, "<") != NULL || *text == '-' || says(folded, "moins");
	long age[2];
	int count = ages(text, age);
	int band;

	if (count == 1 && more && !less)
		age[1] = AGE_MAX;
	else if (count == 1 && less && !more && age[0] > 0)
		age[1] = 0, age[0]--;
	else if (count != 2 || more || less)
		return NULL;
	band = vocab_age_band(CENTURY, CENTURY - (int)age[0]);
	return band == vocab_age_band(CENTURY, CENTURY - (int)age[1])
		       ? vocab_by_num(VOCAB_AGE, band)
		       : NULL;
}

/* « Impôts » of « Argent - Impôts »: one of the names in a label. */
static const struct vocab_item *
part_of_label(enum vocab v, const char *folded)
{
	size_t count;
	const struct vocab_item *item = vocab_items(v, &count), *found = NULL;

	for (size_t i = 0; i < count && !found; i++) {
		const char *at = item[i].french, *end;

		for (; at && !found; at = end ? end + strlen(PART) : NULL) {
			char *part, *fold;

			end = strstr(at, PART);
			part = end ? mem_strndup(at, (size_t)(end - at)) : mem_strdup(at);
			fold = utf8_fold(part);
			if (strcmp(fold, folded) == 0)
				found = &item[i];
			free(fold);
			free(part);
		}
	}
	return found;
}

const struct vocab_item *
session_name_item(enum vocab v, const char *text)
{
	const struct vocab_item *item = NULL;
	char *folded = utf8_fold(text);

	if (*folded && v == VOCAB_GENDER)
		item = gender(folded);
	else if (*folded && v == VOCAB_AGE)
		item = age_band(text, folded);
	else if (*folded && v == VOCAB_PROCEDURE)
		item = part_of_label(v, folded);
	free(folded);
	return item;
}

/* Whole names end where the name does, words of a label at a blank. */
static bool
is_named(enum vocab v, const struct vocab_item *item, const char *folded, bool words)
{
	const char edge = words ? ' ' : '\n'; /* folding leaves no line break */
	char *wanted = mem_printf("%c%s%c", edge, folded, edge);
	struct strlist names = { 0 };
	bool named = false;

	strlist_split(&names, words ? item->french : item->keywords, '|');
	strlist_add(&names, i18n_context(vocab_context(v), item->label));
	for (size_t i = 0; i < names.count && !named; i++) {
		char *fold = utf8_fold(names.item[i]);
		char *name = mem_printf("%c%s%c", edge, fold, edge);

		named = strstr(name, wanted) != NULL;
		free(name);
		free(fold);
	}
	strlist_clear(&names);
	free(wanted);
	return named;
}

/* *found is the last of them; returns how many. */
static size_t
find_named(enum vocab v, const char *folded, bool words, const struct vocab_item **found)
{
	size_t count, named = 0;
	const struct vocab_item *item = vocab_items(v, &count);

	for (size_t i = 0; i < count; i++)
		if (is_named(v, &item[i], folded, words)) {
			*found = &item[i];
			named++;
		}
	return named;
}

const struct vocab_item *
session_name_likely(enum vocab v, enum vocab beside, const char *text)
{
	const struct vocab_item *item = NULL;
	char *folded = utf8_fold(text);
	size_t named = 0;
	/* A short word of a label, such as « du », means nothing by itself. */
	int passes = utf8_count(folded) >= WORD_MIN ? 2 : 1;

	for (int words = 0; words < passes && named == 0; words++) {
		named = find_named(v, folded, words, &item);
		if (beside != v)
			named += find_named(beside, folded, words, &item);
	}
	free(folded);
	return named == 1 ? item : NULL;
}
