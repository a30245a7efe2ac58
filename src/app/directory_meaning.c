/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Abbreviations, old names and everyday names of places and services, as they are said at a counter
 * of the two islands. The words that stand for a kind of place are the codes of its typology, which
 * an entry is found by. */
#include "config.h"

#include "app/directory_meaning.h"

#include <string.h>

#define FRANCE_SERVICES "rfs"
/* Words of the labels of services. */
#define PROCEDURES "demarches administratives"
#define SKILLS "maitrise outils numeriques"
#define WORK "insertion professionnelle"
#define SAFETY "utilisation securisee"
#define CHILDREN "parentalite education"
#define INTERNET "acces internet"
#define DEVICES "materiel informatique"

enum { PLURAL_LETTERS = 4 };

static const struct meaning meanings[] = {
	/* Spellings. */
	{ "st", NULL, "saint", MEANT_SAME },
	{ "saint", NULL, "st", MEANT_SAME },
	{ "ste", NULL, "sainte", MEANT_SAME },
	{ "sainte", NULL, "ste", MEANT_SAME },
	{ "bd", NULL, "boulevard", MEANT_SAME },
	{ "boulevard", NULL, "bd", MEANT_SAME },
	{ "av", NULL, "avenue", MEANT_SAME },
	{ "rte", NULL, "route", MEANT_SAME },
	{ "fdf", NULL, "fort france", MEANT_SAME },
	{ "pap", NULL, "pointe pitre", MEANT_SAME },
	{ "ptp", NULL, "pointe pitre", MEANT_SAME },
	/* Town halls and what belongs to them. */
	{ "mairie", NULL, "muni", MEANT_SAME },
	{ "mairie", NULL, "hotel ville", MEANT_SAME },
	{ "ccas", NULL, "communal action sociale", MEANT_SAME },
	{ "cyberbase", NULL, "cyber base", MEANT_SAME },
	{ "cyberbase", NULL, "epn", MEANT_SAME },
	{ "cyber", "base", "epn", MEANT_SAME },
	{ "base", "cyber", "epn", MEANT_SAME },
	/* France services, under all its names. */
	{ "maison", "france", FRANCE_SERVICES, MEANT_SAME },
	{ "maison", "service", FRANCE_SERVICES, MEANT_SAME },
	{ "maison", "services", FRANCE_SERVICES, MEANT_SAME },
	{ "service", "france", "services", MEANT_SAME },
	{ "mfs", NULL, FRANCE_SERVICES, MEANT_SAME },
	{ "msap", NULL, FRANCE_SERVICES, MEANT_SAME },
	/* Public services, and the former names that everyone still says. */
	{ "caf", NULL, "allocations familiales", MEANT_SAME },
	{ "allocations", NULL, "caf", MEANT_SAME },
	{ "pole", "emploi", "ft", MEANT_SAME },
	{ "pole", "emploi", "france travail", MEANT_SAME },
	{ "emploi", "pole", "ft", MEANT_SAME },
	{ "emploi", "pole", "france travail", MEANT_SAME },
	{ "travail", "france", "pole emploi", MEANT_SAME },
	{ "france", "travail", "pole emploi", MEANT_SAME },
	{ "anpe", NULL, "ft", MEANT_SAME },
	{ "assedic", NULL, "ft", MEANT_SAME },
	{ "impot", NULL, "impots", MEANT_SAME },
	{ "impot", NULL, "cfp", MEANT_SAME },
	{ "impot", NULL, "finances publiques", MEANT_SAME },
	{ "tresor", NULL, "cfp", MEANT_SAME },
	{ "secu", NULL, "cpam", MEANT_SAME },
	{ "secu", NULL, "cgss", MEANT_SAME },
	{ "secu", NULL, "securite sociale", MEANT_SAME },
	{ "ameli", NULL, "cpam", MEANT_SAME },
	{ "ameli", NULL, "cgss", MEANT_SAME },
	{ "cpam", NULL, "cgss", MEANT_SAME },
	{ "cgss", NULL, "securite sociale", MEANT_SAME },
	/* Things wanted, not places: equipment, skills, help with what one has to do. */
	{ "imprimer", NULL, DEVICES, MEANT_SAME },
	{ "imprimante", NULL, DEVICES, MEANT_SAME },
	{ "impression", NULL, DEVICES, MEANT_SAME },
	{ "scanner", NULL, DEVICES, MEANT_SAME },
	{ "scan", NULL, DEVICES, MEANT_SAME },
	{ "photocopie", NULL, DEVICES, MEANT_SAME },
	{ "copie", NULL, DEVICES, MEANT_SAME },
	{ "print", NULL, DEVICES, MEANT_SAME },
	{ "printer", NULL, DEVICES, MEANT_SAME },
	{ "enprime", NULL, DEVICES, MEANT_SAME },
	{ "ordinateur", NULL, DEVICES, MEANT_SAME },
	{ "ordi", NULL, DEVICES, MEANT_SAME },
	{ "odinate", NULL, DEVICES, MEANT_SAME },
	{ "pc", NULL, DEVICES, MEANT_SAME },
	{ "computer", NULL, DEVICES, MEANT_SAME },
	{ "wifi", NULL, INTERNET, MEANT_SAME },
	{ "internet", NULL, INTERNET, MEANT_SAME },
	{ "connexion", NULL, INTERNET, MEANT_SAME },
	{ "atelier", NULL, SKILLS, MEANT_SAME },
	{ "cours", NULL, SKILLS, MEANT_SAME },
	{ "apprendre", NULL, SKILLS, MEANT_SAME },
	{ "initiation", NULL, SKILLS, MEANT_SAME },
	{ "tablette", NULL, SKILLS, MEANT_SAME },
	{ "smartphone", NULL, SKILLS, MEANT_SAME },
	{ "souris", NULL, SKILLS, MEANT_SAME },
	{ "mail", NULL, SKILLS, MEANT_SAME },
	{ "email", NULL, SKILLS, MEANT_SAME },
	{ "courriel", NULL, SKILLS, MEANT_SAME },
	{ "workshop", NULL, SKILLS, MEANT_SAME },
	{ "atelier", NULL, "Dans un atelier collectif", MEANT_SUPPORT },
	{ "workshop", NULL, "Dans un atelier collectif", MEANT_SUPPORT },
	{ "arnaque", NULL, SAFETY, MEANT_SAME },
	{ "piratage", NULL, SAFETY, MEANT_SAME },
	{ "hameconnage", NULL, SAFETY, MEANT_SAME },
	{ "passe", "mot", SAFETY, MEANT_SAME },
	{ "mot", "passe", SAFETY, MEANT_SAME },
	{ "cv", NULL, WORK, MEANT_SAME },
	{ "candidature", NULL, WORK, MEANT_SAME },
	{ "embauche", NULL, WORK, MEANT_SAME },
	{ "travay", NULL, WORK, MEANT_SAME },
	{ "job", NULL, WORK, MEANT_SAME },
	{ "chomage", NULL, WORK, MEANT_SAME },
	{ "chomeur", NULL, WORK, MEANT_SAME },
	{ "lettre", "motivation", WORK, MEANT_SAME },
	{ "motivation", "lettre", WORK, MEANT_SAME },
	{ "rsa", NULL, PROCEDURES, MEANT_SAME },
	{ "apl", NULL, PROCEDURES, MEANT_SAME },
	{ "allocation", NULL, PROCEDURES, MEANT_SAME },
	{ "chomage", NULL, PROCEDURES, MEANT_SAME },
	{ "permis", NULL, PROCEDURES, MEANT_SAME },
	{ "declaration", NULL, PROCEDURES, MEANT_SAME },
	{ "declarer", NULL, PROCEDURES, MEANT_SAME },
	{ "handicap", NULL, PROCEDURES, MEANT_SAME },
	{ "retraite", NULL, PROCEDURES, MEANT_SAME },
	{ "pension", NULL, PROCEDURES, MEANT_SAME },
	{ "impot", NULL, PROCEDURES, MEANT_SAME },
	{ "enpo", NULL, PROCEDURES, MEANT_SAME },
	{ "tax", NULL, PROCEDURES, MEANT_SAME },
	{ "taxe", NULL, PROCEDURES, MEANT_SAME },
	{ "papier", NULL, PROCEDURES, MEANT_SAME },
	{ "papye", NULL, PROCEDURES, MEANT_SAME },
	{ "paperwork", NULL, PROCEDURES, MEANT_SAME },
	{ "dossier", NULL, PROCEDURES, MEANT_SAME },
	{ "formulaire", NULL, PROCEDURES, MEANT_SAME },
	{ "inscription", NULL, PROCEDURES, MEANT_SAME },
	{ "titre", NULL, PROCEDURES, MEANT_SAME },
	{ "sejour", NULL, PROCEDURES, MEANT_SAME },
	{ "visa", NULL, PROCEDURES, MEANT_SAME },
	{ "identite", NULL, PROCEDURES, MEANT_SAME },
	{ "passeport", NULL, PROCEDURES, MEANT_SAME },
	{ "passport", NULL, PROCEDURES, MEANT_SAME },
	{ "naissance", NULL, PROCEDURES, MEANT_SAME },
	{ "acte", NULL, PROCEDURES, MEANT_SAME },
	{ "grise", NULL, PROCEDURES, MEANT_SAME },
	{ "vitale", NULL, PROCEDURES, MEANT_SAME },
	{ "carte", NULL, PROCEDURES, MEANT_SAME },
	{ "logement", NULL, PROCEDURES, MEANT_SAME },
	{ "hlm", NULL, PROCEDURES, MEANT_SAME },
	{ "bourse", NULL, PROCEDURES, MEANT_SAME },
	{ "nationalite", NULL, PROCEDURES, MEANT_SAME },
	{ "procuration", NULL, PROCEDURES, MEANT_SAME },
	{ "casier", NULL, PROCEDURES, MEANT_SAME },
	{ "timbre", NULL, PROCEDURES, MEANT_SAME },
	{ "succession", NULL, PROCEDURES, MEANT_SAME },
	{ "prime", NULL, PROCEDURES, MEANT_SAME },
	{ "benefit", NULL, PROCEDURES, MEANT_SAME },
	{ "housing", NULL, PROCEDURES, MEANT_SAME },
	{ "licence", NULL, PROCEDURES, MEANT_SAME },
	/* Of these, what a counter of France services is there for: it comes first. */
	{ "rsa", NULL, FRANCE_SERVICES, MEANT_SAME },
	{ "apl", NULL, FRANCE_SERVICES, MEANT_SAME },
	{ "allocation", NULL, FRANCE_SERVICES, MEANT_SAME },
	{ "chomage", NULL, FRANCE_SERVICES, MEANT_SAME },
	{ "permis", NULL, FRANCE_SERVICES, MEANT_SAME },
	{ "declaration", NULL, FRANCE_SERVICES, MEANT_SAME },
	{ "impot", NULL, FRANCE_SERVICES, MEANT_SAME },
	{ "enpo", NULL, FRANCE_SERVICES, MEANT_SAME },
	{ "tax", NULL, FRANCE_SERVICES, MEANT_SAME },
	{ "titre", NULL, FRANCE_SERVICES, MEANT_SAME },
	{ "identite", NULL, FRANCE_SERVICES, MEANT_SAME },
	{ "passeport", NULL, FRANCE_SERVICES, MEANT_SAME },
	{ "grise", NULL, FRANCE_SERVICES, MEANT_SAME },
	{ "retraite", NULL, FRANCE_SERVICES, MEANT_SAME },
	{ "pension", NULL, FRANCE_SERVICES, MEANT_SAME },
	/* Whom a place is for, and what it takes care of. */
	{ "senior", NULL, "Seniors", MEANT_AUDIENCE },
	{ "age", NULL, "Seniors", MEANT_AUDIENCE },
	{ "granmoun", NULL, "Seniors", MEANT_AUDIENCE },
	{ "elder", NULL, "Seniors", MEANT_AUDIENCE },
	{ "elderly", NULL, "Seniors", MEANT_AUDIENCE },
	{ "gran", "moun", "Seniors", MEANT_AUDIENCE },
	{ "moun", "gran", "Seniors", MEANT_AUDIENCE },
	{ "jeune", NULL, "Jeunes", MEANT_AUDIENCE },
	{ "ado", NULL, "Jeunes", MEANT_AUDIENCE },
	{ "jenn", NULL, "Jeunes", MEANT_AUDIENCE },
	{ "youth", NULL, "Jeunes", MEANT_AUDIENCE },
	{ "teenager", NULL, "Jeunes", MEANT_AUDIENCE },
	{ "jeune", NULL, "ml", MEANT_SAME },
	{ "jenn", NULL, "ml", MEANT_SAME },
	{ "youth", NULL, "ml", MEANT_SAME },
	{ "etudiant", NULL, "Étudiants", MEANT_AUDIENCE },
	{ "student", NULL, "Étudiants", MEANT_AUDIENCE },
	{ "femme", NULL, "Femmes", MEANT_AUDIENCE },
	{ "fanm", NULL, "Femmes", MEANT_AUDIENCE },
	{ "women", NULL, "Femmes", MEANT_AUDIENCE },
	{ "enfant", NULL, "Familles et/ou enfants", MEANT_AUDIENCE },
	{ "famille", NULL, "Familles et/ou enfants", MEANT_AUDIENCE },
	{ "parent", NULL, "Familles et/ou enfants", MEANT_AUDIENCE },
	{ "bebe", NULL, "Familles et/ou enfants", MEANT_AUDIENCE },
	{ "timoun", NULL, "Familles et/ou enfants", MEANT_AUDIENCE },
	{ "kid", NULL, "Familles et/ou enfants", MEANT_AUDIENCE },
	{ "child", NULL, "Familles et/ou enfants", MEANT_AUDIENCE },
	{ "children", NULL, "Familles et/ou enfants", MEANT_AUDIENCE },
	{ "family", NULL, "Familles et/ou enfants", MEANT_AUDIENCE },
	{ "enfant", NULL, CHILDREN, MEANT_SAME },
	{ "famille", NULL, CHILDREN, MEANT_SAME },
	{ "parent", NULL, CHILDREN, MEANT_SAME },
	{ "bebe", NULL, CHILDREN, MEANT_SAME },
	{ "timoun", NULL, CHILDREN, MEANT_SAME },
	{ "kid", NULL, CHILDREN, MEANT_SAME },
	{ "child", NULL, CHILDREN, MEANT_SAME },
	{ "children", NULL, CHILDREN, MEANT_SAME },
	{ "family", NULL, CHILDREN, MEANT_SAME },
	{ "handicap", NULL, "Handicaps moteurs", MEANT_CARE },
	{ "handicape", NULL, "Handicaps moteurs", MEANT_CARE },
	{ "disabled", NULL, "Handicaps moteurs", MEANT_CARE },
	{ "disability", NULL, "Handicaps moteurs", MEANT_CARE },
	{ "handicap", NULL, "Handicaps mentaux", MEANT_CARE },
	{ "handicape", NULL, "Handicaps mentaux", MEANT_CARE },
	{ "disabled", NULL, "Handicaps mentaux", MEANT_CARE },
	{ "disability", NULL, "Handicaps mentaux", MEANT_CARE },
	{ "handicap", NULL, "Surdité", MEANT_CARE },
	{ "handicape", NULL, "Surdité", MEANT_CARE },
	{ "disabled", NULL, "Surdité", MEANT_CARE },
	{ "disability", NULL, "Surdité", MEANT_CARE },
	{ "handicap", NULL, "Déficience visuelle", MEANT_CARE },
	{ "handicape", NULL, "Déficience visuelle", MEANT_CARE },
	{ "disabled", NULL, "Déficience visuelle", MEANT_CARE },
	{ "disability", NULL, "Déficience visuelle", MEANT_CARE },
	{ "handicap", NULL, "mdph", MEANT_SAME },
	{ "handicape", NULL, "mdph", MEANT_SAME },
	{ "disabled", NULL, "mdph", MEANT_SAME },
	{ "disability", NULL, "mdph", MEANT_SAME },
	{ "sourd", NULL, "Surdité", MEANT_CARE },
	{ "malentendant", NULL, "Surdité", MEANT_CARE },
	{ "deaf", NULL, "Surdité", MEANT_CARE },
	{ "aveugle", NULL, "Déficience visuelle", MEANT_CARE },
	{ "malvoyant", NULL, "Déficience visuelle", MEANT_CARE },
	{ "blind", NULL, "Déficience visuelle", MEANT_CARE },
	{ "illettrisme", NULL, "Illettrisme", MEANT_CARE },
	{ "lire", NULL, "Illettrisme", MEANT_CARE },
	{ "anglais", NULL, "Langues étrangères (anglais)", MEANT_CARE },
	{ "english", NULL, "Langues étrangères (anglais)", MEANT_CARE },
	/* Islands, by the department of their communes. */
	{ "martinique", NULL, "972", MEANT_ISLAND },
	{ "matinik", NULL, "972", MEANT_ISLAND },
	{ "madinina", NULL, "972", MEANT_ISLAND },
	{ "guadeloupe", NULL, "971", MEANT_ISLAND },
	{ "gwadloup", NULL, "971", MEANT_ISLAND },
	{ "gwada", NULL, "971", MEANT_ISLAND },
	{ "saintes", NULL, "terre haut", MEANT_SAME },
	{ "saintes", NULL, "terre bas", MEANT_SAME },
	/* Services that a counter of France services answers for. */
	{ "caf", NULL, FRANCE_SERVICES, MEANT_NEAR },
	{ "poste", NULL, FRANCE_SERVICES, MEANT_NEAR },
	{ "pole", "emploi", FRANCE_SERVICES, MEANT_NEAR },
	{ "emploi", "pole", FRANCE_SERVICES, MEANT_NEAR },
	{ "travail", "france", FRANCE_SERVICES, MEANT_NEAR },
	{ "secu", NULL, FRANCE_SERVICES, MEANT_NEAR },
	{ "ameli", NULL, FRANCE_SERVICES, MEANT_NEAR },
	{ "cpam", NULL, FRANCE_SERVICES, MEANT_NEAR },
	{ "cgss", NULL, FRANCE_SERVICES, MEANT_NEAR },
	{ "msa", NULL, FRANCE_SERVICES, MEANT_NEAR },
	{ "ants", NULL, FRANCE_SERVICES, MEANT_NEAR },
	{ "prefecture", NULL, FRANCE_SERVICES, MEANT_NEAR },
	{ "pimms", NULL, FRANCE_SERVICES, MEANT_NEAR },
	/* And one of its commune, for who is old or ill. */
	{ "senior", NULL, "communal action sociale", MEANT_NEAR },
	{ "handicap", NULL, "communal action sociale", MEANT_NEAR },
};

/* One and several of a thing are one word. */
static bool
same_word(const char *a, const char *b)
{
	size_t x = strlen(a), y = strlen(b);

	if (a[0] != b[0])
		return false;
	x -= x >= PLURAL_LETTERS && (a[x - 1] == 's' || a[x - 1] == 'x');
	y -= y >= PLURAL_LETTERS && (b[y - 1] == 's' || b[y - 1] == 'x');
	return x == y && memcmp(a, b, x) == 0;
}

const struct meaning *
directory_meaning(const struct strlist *typed, size_t k, size_t *at)
{
	while (*at < sizeof(meanings) / sizeof(meanings[0])) {
		const struct meaning *m = &meanings[(*at)++];
		bool holds = m->with == NULL;

		if (!same_word(m->typed, typed->item[k]))
			continue;
		for (size_t i = 0; i < typed->count && !holds; i++)
			holds = same_word(typed->item[i], m->with);
		if (holds)
			return m;
	}
	return NULL;
}
