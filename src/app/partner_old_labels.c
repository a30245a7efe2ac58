/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels of files from before 2024, and spellings met in them, with what the standard says now. */
#include "config.h"

#include "app/partner_labels.h"

#define PROCEDURES "Aide aux démarches administratives"
#define EVERYDAY "Maîtrise des outils numériques du quotidien"
#define UNDERSTANDING "Compréhension du monde numérique"
#define EMPLOYMENT "Insertion professionnelle via le numérique"
#define ACCESS "Accès internet et matériel informatique"
#define SOLIDARITY_PRICE "Acquisition de matériel informatique à prix solidaire"
#define LEISURE "Loisirs et créations numériques"
#define PARENTS "Parentalité et éducation avec le numérique"

const struct old_label old_labels[] = {
	{ PF_SERVICES, "devenir autonome dans les demarches administratives", PF_SERVICES,
	  PROCEDURES },
	{ PF_SERVICES, "realiser des demarches administratives avec un accompagnement", PF_SERVICES,
	  PROCEDURES },
	{ PF_SERVICES, "accompagner les demarches de sante", PF_SERVICES, PROCEDURES },
	{ PF_SERVICES, "prendre en main un smartphone ou une tablette", PF_SERVICES, EVERYDAY },
	{ PF_SERVICES, "prendre en main un ordinateur", PF_SERVICES, EVERYDAY },
	{ PF_SERVICES, "utiliser le numerique au quotidien", PF_SERVICES, EVERYDAY },
	{ PF_SERVICES, "approfondir ma culture numerique", PF_SERVICES, UNDERSTANDING },
	{ PF_SERVICES, "promouvoir la citoyennete numerique", PF_SERVICES, UNDERSTANDING },
	{ PF_SERVICES, "favoriser mon insertion professionnelle", PF_SERVICES, EMPLOYMENT },
	{ PF_SERVICES, "creer et developper mon entreprise", PF_SERVICES, EMPLOYMENT },
	{ PF_SERVICES, "acceder a une connexion internet", PF_SERVICES, ACCESS },
	{ PF_SERVICES, "acceder a du materiel", PF_SERVICES, ACCESS },
	/* Its last letter was cut in 20 rows of the file that the hub published in 2023. */
	{ PF_SERVICES, "acceder a du materie", PF_SERVICES, ACCESS },
	{ PF_SERVICES, "s equiper en materiel informatique", PF_SERVICES, SOLIDARITY_PRICE },
	{ PF_SERVICES, "creer avec le numerique", PF_SERVICES, LEISURE },
	{ PF_SERVICES, "soutenir la parentalite et l education avec le numerique", PF_SERVICES,
	  PARENTS },

	{ PF_AUDIENCE, "adultes", PF_AUDIENCE, NULL }, /* everyone: no specific public */
	{ PF_AUDIENCE, "jeunes 16 26 ans", PF_AUDIENCE, "Jeunes" },
	{ PF_AUDIENCE, "seniors 65 ans", PF_AUDIENCE, "Seniors" },
	{ PF_AUDIENCE, "familles enfants", PF_AUDIENCE, "Familles et/ou enfants" },
	{ PF_AUDIENCE, "uniquement femmes", PF_AUDIENCE, "Femmes" },
	{ PF_AUDIENCE, "surdite", PF_CARE, "Surdité" },
	{ PF_AUDIENCE, "deficience visuelle", PF_CARE, "Déficience visuelle" },
	{ PF_AUDIENCE, "handicaps moteurs", PF_CARE, "Handicaps moteurs" },
	{ PF_AUDIENCE, "handicaps mentaux", PF_CARE, "Handicaps mentaux" },
	{ PF_AUDIENCE, "handicaps psychiques", PF_CARE, "Handicaps mentaux" },
	{ PF_AUDIENCE, "illettrisme", PF_CARE, "Illettrisme" },
	{ PF_AUDIENCE, "personnes en situation d illettrisme", PF_CARE, "Illettrisme" },
	{ PF_AUDIENCE, "public langues etrangeres", PF_CARE, "Langues étrangères (autres)" },
	{ PF_AUDIENCE, "langues etrangeres anglais", PF_CARE, "Langues étrangères (anglais)" },
	{ PF_AUDIENCE, "langues etrangeres autres", PF_CARE, "Langues étrangères (autres)" },

	{ PF_COST, "accepte le pass numerique", PF_COST, NULL },

	{ PF_PROGRAMMES, "cnfs", PF_PROGRAMMES, "Conseillers numériques" },
	{ PF_PROGRAMMES, "conseiller numerique", PF_PROGRAMMES, "Conseillers numériques" },
	{ PF_PROGRAMMES, "maison france service", PF_PROGRAMMES, "France Services" },
	{ PF_PROGRAMMES, "maison france services", PF_PROGRAMMES, "France Services" },
	{ PF_PROGRAMMES, "grandes ecoles du numerique", PF_PROGRAMMES,
	  "Grande école du numérique" },
	{ PF_PROGRAMMES, "fabriques de territoire", PF_LABELS, "Fabriques de Territoire" },
	{ PF_PROGRAMMES, "aucun dispositif", PF_PROGRAMMES, NULL },

	/* Published with this name, which the vocabulary of labels does not have. */
	{ PF_LABELS, "etapes numeriques la poste", PF_LABELS, "Étapes numériques (La Poste)" },

	{ PF_SUPPORT, "seul", PF_SUPPORT, "En autonomie" },
	{ PF_SUPPORT, "avec de l aide", PF_SUPPORT, "Accompagnement individuel" },
	{ PF_SUPPORT, "dans un atelier", PF_SUPPORT, "Dans un atelier collectif" },
	{ PF_SUPPORT, "a ma place", PF_SUPPORT, NULL },

	{ PF_TYPOLOGY, "pe", PF_TYPOLOGY, "FT" },
};
const size_t old_labels_count = sizeof(old_labels) / sizeof(old_labels[0]);
