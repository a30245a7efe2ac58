/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people write in their own tables for a value of a list. */
#include "config.h"

#include "app/session_name.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#define PART " - " /* between two names in one label */

enum { AGE_MAX = 120, CENTURY = 2000 };

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
