/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Communes by name: four lines are a name, a postal code, an INSEE code and a telephone. What is
 * found is one of the list, and its official name finds it again. */
#include "config.h"

#include <string.h>

#include "app/desk.h"
#include "app/partner_commune.h"
#include "base/str.h"
#include "tests/fuzz/fuzz.h"

static const char *const words[] = { "Saint-", "St ",           "Sainte-Marie",    "97200",
				     "97201",  "L\xe2\x80\x99", "Anses-d'Arlet",   "+596",
				     "cedex",  "Les ",          "Fran\xc3\xa7ois", NULL };

const struct fuzz_target fuzz_target = {
	.name = "commune", .mutations = 1500, .longest = 1u << 13, .words = words
};

enum { NAME, POSTAL, INSEE, PHONE, CLUES };

static void
resolve(const struct commune_finder *f, const struct strlist *line)
{
	const char *clue[CLUES] = { 0 };
	struct commune_clues clues = { 0 };
	struct commune_answer answer = { 0 };
	enum import_reason reason;

	for (size_t i = 0; i < CLUES && i < line->count; i++)
		clue[i] = line->item[i];
	clues.name = clue[NAME];
	clues.postal = clue[POSTAL];
	clues.insee = clue[INSEE];
	clues.phone_department = clue[PHONE] ? commune_phone_department(clue[PHONE]) : 0;
	reason = commune_finder_resolve(f, &clues, &answer);
	if (reason != IMPORT_FINE) {
		holds(answer.commune == NULL);
		holds(reason == IMPORT_NO_COMMUNE || reason == IMPORT_UNKNOWN_COMMUNE ||
		      reason == IMPORT_COMMUNE_CONFLICT);
		return;
	}
	holds(answer.commune != NULL);
	clues.name = answer.commune->name;
	clues.postal = NULL;
	clues.insee = answer.commune->insee;
	clues.phone_department = 0;
	holds(commune_finder_resolve(f, &clues, &answer) == IMPORT_FINE);
	holds(!answer.guessed && strcmp(answer.commune->insee, clues.insee) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static struct commune_finder *finder;
	char *s = fuzz_text(bytes, len);
	struct strlist line = { 0 };
	const struct commune *typed;

	if (finder == NULL)
		finder = commune_finder_new();
	strlist_split(&line, s, '\n');
	resolve(finder, &line);
	typed = desk_commune_find(line.count > 0 ? line.item[0] : "");
	holds(typed == NULL || desk_commune_find(typed->insee) == typed);
	strlist_clear(&line);
	free(s);
	return 0;
}
