/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Abbreviations, old names and everyday names of places and services, as they are said at a counter
 * of the two islands. The words that stand for a kind of place are the codes of its typology, which
 * an entry is found by. */
#include "config.h"

#include "app/directory_meaning.h"

#include <string.h>

#define FRANCE_SERVICES "rfs"

static const struct meaning meanings[] = {
	/* Spellings. */
	{ "st", NULL, "saint", false },
	{ "saint", NULL, "st", false },
	{ "ste", NULL, "sainte", false },
	{ "sainte", NULL, "ste", false },
	{ "bd", NULL, "boulevard", false },
	{ "boulevard", NULL, "bd", false },
	{ "av", NULL, "avenue", false },
	{ "rte", NULL, "route", false },
	{ "fdf", NULL, "fort france", false },
	{ "pap", NULL, "pointe pitre", false },
	{ "ptp", NULL, "pointe pitre", false },
	/* Town halls and what belongs to them. */
	{ "mairie", NULL, "muni", false },
	{ "mairie", NULL, "hotel ville", false },
	{ "ccas", NULL, "communal action sociale", false },
	{ "cyberbase", NULL, "cyber base", false },
	{ "cyberbase", NULL, "epn", false },
	{ "cyber", "base", "epn", false },
	{ "base", "cyber", "epn", false },
	/* France services, under all its names. */
	{ "maison", "france", FRANCE_SERVICES, false },
	{ "maison", "service", FRANCE_SERVICES, false },
	{ "maison", "services", FRANCE_SERVICES, false },
	{ "service", "france", "services", false },
	{ "mfs", NULL, FRANCE_SERVICES, false },
	{ "msap", NULL, FRANCE_SERVICES, false },
	/* Public services, and the former names that everyone still says. */
	{ "caf", NULL, "allocations familiales", false },
	{ "allocations", NULL, "caf", false },
	{ "pole", "emploi", "ft", false },
	{ "pole", "emploi", "france travail", false },
	{ "emploi", "pole", "ft", false },
	{ "emploi", "pole", "france travail", false },
	{ "travail", "france", "pole emploi", false },
	{ "france", "travail", "pole emploi", false },
	{ "anpe", NULL, "ft", false },
	{ "assedic", NULL, "ft", false },
	{ "impot", NULL, "impots", false },
	{ "impot", NULL, "cfp", false },
	{ "impots", NULL, "cfp", false },
	{ "impot", NULL, "finances publiques", false },
	{ "impots", NULL, "finances publiques", false },
	{ "tresor", NULL, "cfp", false },
	{ "secu", NULL, "cpam", false },
	{ "secu", NULL, "cgss", false },
	{ "secu", NULL, "securite sociale", false },
	{ "ameli", NULL, "cpam", false },
	{ "ameli", NULL, "cgss", false },
	{ "cpam", NULL, "cgss", false },
	{ "cgss", NULL, "securite sociale", false },
	/* Things wanted, not places. */
	{ "imprimer", NULL, "materiel informatique", false },
	{ "imprimante", NULL, "materiel informatique", false },
	{ "scanner", NULL, "materiel informatique", false },
	{ "ordinateur", NULL, "materiel informatique", false },
	{ "papiers", NULL, "demarches administratives", false },
	/* Services that a counter of France services answers for. */
	{ "caf", NULL, FRANCE_SERVICES, true },
	{ "allocations", NULL, FRANCE_SERVICES, true },
	{ "impot", NULL, FRANCE_SERVICES, true },
	{ "impots", NULL, FRANCE_SERVICES, true },
	{ "poste", NULL, FRANCE_SERVICES, true },
	{ "pole", "emploi", FRANCE_SERVICES, true },
	{ "emploi", "pole", FRANCE_SERVICES, true },
	{ "travail", "france", FRANCE_SERVICES, true },
	{ "secu", NULL, FRANCE_SERVICES, true },
	{ "ameli", NULL, FRANCE_SERVICES, true },
	{ "cpam", NULL, FRANCE_SERVICES, true },
	{ "cgss", NULL, FRANCE_SERVICES, true },
	{ "retraite", NULL, FRANCE_SERVICES, true },
	{ "msa", NULL, FRANCE_SERVICES, true },
	{ "ants", NULL, FRANCE_SERVICES, true },
	{ "prefecture", NULL, FRANCE_SERVICES, true },
	{ "pimms", NULL, FRANCE_SERVICES, true },
};

const struct meaning *
directory_meaning(const struct strlist *typed, size_t k, size_t *at)
{
	while (*at < sizeof(meanings) / sizeof(meanings[0])) {
		const struct meaning *m = &meanings[(*at)++];
		bool holds = m->with == NULL;

		if (strcmp(m->typed, typed->item[k]) != 0)
			continue;
		for (size_t i = 0; i < typed->count && !holds; i++)
			holds = strcmp(typed->item[i], m->with) == 0;
		if (holds)
			return m;
	}
	return NULL;
}
