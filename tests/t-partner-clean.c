/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of files of places: every fault that real files were seen to have, and valid cells left
 * alone. */
#include "config.h"

#include "app/partner_clean.h"

#include <stdlib.h>
#include <string.h>

#include "app/partner_labels.h"
#include "base/file.h"
#include "base/mem.h"
#include "tests/lib/tap.h"

#define NBSP "\xc2\xa0"

struct cell {
	const char *raw;
	const char *want; /* NULL: empty */
	enum import_reason reason;
};

typedef enum import_reason clean_fn(const char *raw, char **out);

static void
check_cells(const char *what, clean_fn *clean, const struct cell *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char *got = NULL;
		enum import_reason reason = clean(cells[i].raw, &got);

		is_str(got, cells[i].want, "%s \"%s\"", what, cells[i].raw);
		is_int(reason, cells[i].reason, "%s \"%s\": what was done", what, cells[i].raw);
		free(got);
	}
}

#define CHECK(clean, cells) check_cells(#clean, clean, cells, sizeof(cells) / sizeof((cells)[0]))

static const struct cell lines[] = {
	{ "Mairie du Carbet", "Mairie du Carbet", IMPORT_FINE },
	{ "Place de l’église Saint François", "Place de l’église Saint François", IMPORT_FINE },
	{ "LE BOURG\t97123\tBAILLIF", "LE BOURG 97123 BAILLIF", IMPORT_REPAIRED },
	{ "LE BOURG\\t97123\\nBAILLIF", "LE BOURG 97123 BAILLIF", IMPORT_REPAIRED },
	{ "LA MAISON DE LA  SOLIDARITÉ", "LA MAISON DE LA SOLIDARITÉ", IMPORT_REPAIRED },
	{ "20 rue du Capitaine Manuel\n97200 Fort de France",
	  "20 rue du Capitaine Manuel 97200 Fort de France", IMPORT_REPAIRED },
	{ " Cyber-base" NBSP "du" NBSP NBSP "Robert ", "Cyber-base du Robert", IMPORT_REPAIRED },
	{ "", NULL, IMPORT_FINE },
	{ " \n ", NULL, IMPORT_FINE },
};

static const struct cell addresses[] = {
	{ "1 rue Bontemps", "1 rue Bontemps", IMPORT_FINE },
	{ "", NULL, IMPORT_TO_CHECK },
	{ "BOURG", "BOURG", IMPORT_TO_CHECK },
	{ "LE BOURG", "LE BOURG", IMPORT_TO_CHECK },
	{ "Place Jules Grevy BOURG", "Place Jules Grevy BOURG", IMPORT_FINE },
	{ "cyberhardware@gmail.com", NULL, IMPORT_DROPPED },
};

static const struct cell pivots[] = {
	{ "82251616700027", "82251616700027", IMPORT_FINE },
	{ "00000000000000", "00000000000000", IMPORT_FINE },
	{ "", NULL, IMPORT_FINE },
	{ "822 516 167 00027", "82251616700027", IMPORT_REPAIRED },
	{ "82251616700028", "82251616700028", IMPORT_TO_CHECK },
	{ "35600000000048", "35600000000048", IMPORT_FINE }, /* La Poste, by Luhn */
	{ "W9M1000123", "W9M1000123", IMPORT_TO_CHECK },
	{ "W972000123", "W972000123", IMPORT_FINE },
	{ "w972000123", "W972000123", IMPORT_REPAIRED },
	{ "8,22517E+13", "8,22517E+13", IMPORT_TO_CHECK },
};

static const struct cell dates[] = {
	{ "2023-03-06", "2023-03-06", IMPORT_FINE },
	{ "1970-01-01", "1970-01-01", IMPORT_FINE },
	{ "15/03/2021", "2021-03-15", IMPORT_REPAIRED },
	{ "5/3/21", "2021-03-05", IMPORT_REPAIRED },
	{ "2022-09-26 19:00:45", "2022-09-26", IMPORT_REPAIRED },
	{ "2023-03-03T10:29:10.128Z", "2023-03-03", IMPORT_REPAIRED },
	{ "2022/06/10 10:04:59", "2022-06-10", IMPORT_REPAIRED },
	{ "", NULL, IMPORT_TO_CHECK },
	{ "31/02/2021", NULL, IMPORT_DROPPED },
	{ "printemps 2021", NULL, IMPORT_DROPPED },
	{ "2021-03", NULL, IMPORT_DROPPED },
	{ "99999999999-1-1", NULL, IMPORT_DROPPED },
};

static const struct cell postals[] = {
	{ "97221", "97221", IMPORT_FINE },
	{ "97232.0", "97232", IMPORT_REPAIRED },
	{ "97232,00", "97232", IMPORT_REPAIRED },
	{ " 97 232", "97232", IMPORT_REPAIRED },
	{ "", NULL, IMPORT_TO_CHECK },
	{ "9722", NULL, IMPORT_DROPPED },
	{ "Le Lamentin", NULL, IMPORT_DROPPED },
};

static const struct cell emails[] = {
	{ "cyberarlet@gmail.com", "cyberarlet@gmail.com", IMPORT_FINE },
	{ "Cyberbase.3ilets@gmail.com|a@b.fr", "Cyberbase.3ilets@gmail.com|a@b.fr", IMPORT_FINE },
	{ "a@b.fr;c@d.fr", "a@b.fr|c@d.fr", IMPORT_REPAIRED },
	{ "a@b.fr et c@d.fr", "a@b.fr|c@d.fr", IMPORT_REPAIRED },
	{ "a@b.fr ou a@b.fr", "a@b.fr", IMPORT_REPAIRED },
	{ "a@b.fr, c@d.fr", "a@b.fr|c@d.fr", IMPORT_REPAIRED },
	{ "pspm@@wanadoo.fr", "pspm@wanadoo.fr", IMPORT_REPAIRED },
	{ "mailto:mfs-stjust@oise.fr", "mfs-stjust@oise.fr", IMPORT_REPAIRED },
	{ "Maison FS <mfs@stjoseph972.fr>", "mfs@stjoseph972.fr", IMPORT_REPAIRED },
	{ "biblio@saint-jorioz", "biblio@saint-jorioz", IMPORT_TO_CHECK },
	{ "a@b.fr;biblio@saint-jorioz", "a@b.fr", IMPORT_TO_CHECK },
	{ "www.cc-mdl.fr/maisons-services", "www.cc-mdl.fr/maisons-services", IMPORT_TO_CHECK },
	{ "", NULL, IMPORT_FINE },
};

static enum import_reason
clean_web(const char *raw, char **out)
{
	return partner_clean_urls(raw, false, out);
}

static enum import_reason
clean_url(const char *raw, char **out)
{
	return partner_clean_urls(raw, true, out);
}

static const struct cell webs[] = {
	{ "https://villedebassepointe.fr/", "https://villedebassepointe.fr/", IMPORT_FINE },
	{ "http://a.fr/x?u=http://b.fr|https://c.fr", "http://a.fr/x?u=http://b.fr|https://c.fr",
	  IMPORT_FINE },
	{ "http://a.fr/b_%20(2).aspx", "http://a.fr/b_%20(2).aspx", IMPORT_FINE },
	{ "www.milcem.com", "http://www.milcem.com", IMPORT_REPAIRED },
	{ "www,milcem.com", "http://www.milcem.com", IMPORT_REPAIRED },
	{ "WWW.Milcem.COM/Page", "http://www.milcem.com/Page", IMPORT_REPAIRED },
	{ "http://a.frhttp://b.fr", "http://a.fr|http://b.fr", IMPORT_REPAIRED },
	{ "http://https://www.x.com/", "https://www.x.com/", IMPORT_REPAIRED },
	{ "https//:ajdmonde.fr", "https://ajdmonde.fr", IMPORT_REPAIRED },
	{ "http:/www.x.fr", "http://www.x.fr", IMPORT_REPAIRED },
	{ "http://", NULL, IMPORT_DROPPED },
	{ "@corinne.a.i.33", "@corinne.a.i.33", IMPORT_TO_CHECK },
	{ "", NULL, IMPORT_FINE },
};

static const struct cell urls[] = {
	{ "https://acceslibre.beta.gouv.fr/app/972/", "https://acceslibre.beta.gouv.fr/app/972/",
	  IMPORT_FINE },
	{ "https://a.fr/ https://b.fr/", "https://a.fr/", IMPORT_REPAIRED },
};

static void
test_prose(void)
{
	char *got = NULL;

	is_int(partner_clean_prose("Deux lignes\n« ici »" NBSP ":  là", 280, &got), IMPORT_FINE,
	       "a description keeps its lines, spaces and typography");
	free(got);
	got = NULL;
	is_int(partner_clean_prose("Un\\nDeux\x07", 280, &got), IMPORT_REPAIRED,
	       "a written-out line break and a control character go");
	is_str(got, "Un Deux", "and leave a space");
	free(got);
	got = NULL;
	is_int(partner_clean_prose("éééé", 3, &got), IMPORT_TO_CHECK, "too long is flagged");
	is_str(got, "éééé", "and kept");
	free(got);
}

struct list {
	enum partner_field field;
	bool old;
	const char *raw;
	const char *want;
	enum import_reason reason;
	enum partner_field other; /* where a part went; PF_COUNT none */
	const char *spill;
};

#define LIST(field, raw, want, reason)                          \
	{                                                       \
		field, false, raw, want, reason, PF_COUNT, NULL \
	}
#define OLD(field, raw, want, reason)                          \
	{                                                      \
		field, true, raw, want, reason, PF_COUNT, NULL \
	}

static const struct list lists[] = {
	LIST(PF_COST, "Gratuit", "Gratuit", IMPORT_FINE),
	LIST(PF_COST, "Gratuit sous condition", "Gratuit sous condition", IMPORT_FINE),
	LIST(PF_COST, "Gratuit sous condition|Payant", "Gratuit sous condition|Payant",
	     IMPORT_FINE),
	LIST(PF_COST, "gratuit", "Gratuit", IMPORT_REPAIRED),
	LIST(PF_COST, "Gratuit;Payant", "Gratuit|Payant", IMPORT_REPAIRED),
	LIST(PF_COST, "Gratuit, Payant", "Gratuit|Payant", IMPORT_REPAIRED),
	LIST(PF_COST, "Gratuit|Gratuit", "Gratuit", IMPORT_REPAIRED),
	LIST(PF_COST, "Gratuit|", "Gratuit", IMPORT_REPAIRED),
	LIST(PF_COST, "pas gratuit", NULL, IMPORT_DROPPED),
	LIST(PF_COST, "Gratuit|5 euros", "Gratuit", IMPORT_TO_CHECK),
	LIST(PF_COST, "", NULL, IMPORT_FINE),
	LIST(PF_TYPOLOGY, "CCAS", "CCAS", IMPORT_FINE),
	LIST(PF_TYPOLOGY, "CCAS|MUNI", "CCAS|MUNI", IMPORT_FINE),
	LIST(PF_TYPOLOGY, "CCAS MUNI", "CCAS|MUNI", IMPORT_REPAIRED),
	LIST(PF_TYPOLOGY, "PE", "FT", IMPORT_REPAIRED),
	LIST(PF_TYPOLOGY, "Mission Locale", "ML", IMPORT_REPAIRED),
	LIST(PF_TYPOLOGY, "CCASX", NULL, IMPORT_DROPPED),
	LIST(PF_LABELS, "Étapes numériques (La Poste)", "Étapes numériques (La Poste)",
	     IMPORT_FINE),
	LIST(PF_LABELS, "Étapes numériques(La Poste)", "Étapes numériques(La Poste)", IMPORT_FINE),
	LIST(PF_ACCESS, "Ce lieu n'accueille pas de public", "Ce lieu n'accueille pas de public",
	     IMPORT_FINE),
	LIST(PF_OTHER_LABELS, "Orange; et plus|X", "Orange; et plus|X", IMPORT_FINE),
	OLD(PF_OTHER_LABELS, "APTIC;Point relais CAF", "APTIC|Point relais CAF", IMPORT_REPAIRED),
	OLD(PF_SERVICES,
	    "Prendre en main un smartphone ou une tablette;Prendre en main un ordinateur;Utiliser "
	    "le numérique au quotidien;Approfondir ma culture numérique",
	    "Maîtrise des outils numériques du quotidien|Compréhension du monde numérique",
	    IMPORT_REPAIRED),
	OLD(PF_SERVICES, "prendre en main un ordinateur",
	    "Maîtrise des outils numériques du quotidien", IMPORT_REPAIRED),
	/* Nothing between the labels, one of them cut, unknown words among them. */
	OLD(PF_SERVICES,
	    "Prendre en main un ordinateur Devenir autonome dans les démarches administratives "
	    "Accéder à du matérie Découvrir les usages de base du numérique: [Internet: "
	    "Fonctionnement navigation, recherche web] Réaliser des démarches administratives avec "
	    "un accompagnement\nDécouvrir les usages de base du numérique: [Mail: créer, envoyer, "
	    "recevoir] Accéder à une connexion internet",
	    "Maîtrise des outils numériques du quotidien|Aide aux démarches administratives|Accès "
	    "internet et matériel informatique",
	    IMPORT_TO_CHECK),
	OLD(PF_SERVICES, "Soutenir la parentalité et l’éducation avec le numérique",
	    "Parentalité et éducation avec le numérique", IMPORT_REPAIRED),
	OLD(PF_COST, "Gratuit : Je peux accéder gratuitement au lieu et à ses services", "Gratuit",
	    IMPORT_REPAIRED),
	OLD(PF_COST,
	    "Payant : L’accès au lieu et/ou à ses services est payant;Accepte le Pass numérique : "
	    "Il est possible d’utiliser un Pass numérique pour accéder au lieu ;Gratuit sous "
	    "condition : La gratuité est conditionnée à des critères",
	    "Payant|Gratuit sous condition", IMPORT_REPAIRED),
	OLD(PF_SUPPORT,
	    "A ma place : une personne habilitée fait les démarches à ma place.;Avec de l'aide : "
	    "je suis accompagné seul dans l'usage du numérique;Seul : j’ai accès à du matériel",
	    "Accompagnement individuel|En autonomie", IMPORT_REPAIRED),
	{ PF_AUDIENCE, true, "Adultes;Jeunes (16-26 ans);Seniors (+ 65 ans);Surdité",
	  "Jeunes|Seniors", IMPORT_REPAIRED, PF_CARE, "Surdité" },
	{ PF_AUDIENCE, true, "Familles/enfants;Personnes en situation d'illettrisme",
	  "Familles et/ou enfants", IMPORT_REPAIRED, PF_CARE, "Illettrisme" },
	{ PF_PROGRAMMES, true, "CNFS;France Services", "Conseillers numériques|France Services",
	  IMPORT_REPAIRED, PF_COUNT, NULL },
	{ PF_PROGRAMMES, true, "REAAP, CLAS,LAEP", NULL, IMPORT_REPAIRED, PF_OTHER_LABELS,
	  "REAAP|CLAS|LAEP" },
	{ PF_PROGRAMMES, true, "Aucun dispositif, Projet de création de Maison France Service",
	  NULL, IMPORT_REPAIRED, PF_OTHER_LABELS, "Projet de création de Maison France Service" },
	{ PF_PROGRAMMES, true, "Maison France Service", "France Services", IMPORT_REPAIRED,
	  PF_COUNT, NULL },
};

static void
test_lists(void)
{
	struct label_book *book = label_book_new();

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		const struct list *l = &lists[i];
		struct label_spill spill = { .value = { { .item = NULL } } };
		char *got;

		is_int(partner_clean_list(book, l->field, l->raw, l->old, &got, &spill), l->reason,
		       "list \"%.60s\": what was done", l->raw);
		is_str(got, l->want, "list \"%.60s\"", l->raw);
		if (l->other != PF_COUNT) {
			char *joined = strlist_join(&spill.value[l->other], "|");

			is_str(joined, l->spill, "and what belongs elsewhere");
			free(joined);
		}
		label_spill_clear(&spill);
		free(got);
	}
	label_book_free(book);
}

/* Calls fn with the cells of each line of a table of facts but the first. */
static void
each_fact(const char *file, void (*fn)(void *arg, const struct strlist *cell), void *arg)
{
	struct buf bytes = BUF_INIT;
	struct strlist line = { .item = NULL };
	struct err err;
	char *path = path_join(tap_facts(), file);

	ok(file_read(path, &bytes, &err) == 0, "%s is read", file);
	strlist_split(&line, buf_text(&bytes), '\n');
	for (size_t i = 1; i < line.count; i++) {
		struct strlist cell = { .item = NULL };

		strlist_split(&cell, line.item[i], '\t');
		fn(arg, &cell);
		strlist_clear(&cell);
	}
	strlist_clear(&line);
	buf_clear(&bytes);
	free(path);
}

struct tally {
	int all, right;
};

/* Where our results are other than those of the tool that the pairs come from. */
static bool
ours_differs(const char *raw)
{
	/* An address with parentheses is valid as it is. */
	return strstr(raw, "%20(2)") != NULL;
}

static void
check_pair(void *arg, const struct strlist *cell)
{
	struct tally *t = arg;
	struct buf raw = BUF_INIT;
	enum import_reason reason;
	clean_fn *clean = NULL;
	char *got;

	if (cell->count < 4)
		return;
	if (strcmp(cell->item[0], "site_web") == 0)
		clean = clean_web;
	else if (strcmp(cell->item[0], "courriels") == 0)
		clean = partner_clean_emails;
	if (!clean || ours_differs(cell->item[1]))
		return;
	for (const char *s = cell->item[1]; *s != '\0'; s++) {
		if (strncmp(s, "␤", strlen("␤")) == 0) {
			buf_addc(&raw, '\n');
			s += strlen("␤") - 1;
		} else {
			buf_addc(&raw, *s);
		}
	}
	reason = clean(buf_text(&raw), &got);
	t->all++;
	/* What the other tool empties, we empty or keep to be checked. */
	if (cell->item[3][0] == '\0' ? reason == IMPORT_DROPPED || reason == IMPORT_TO_CHECK
				     : str_equal(got, cell->item[3]))
		t->right++;
	else
		is_str(got, cell->item[3], "%s \"%s\"", cell->item[0], cell->item[1]);
	free(got);
	buf_clear(&raw);
}

static void
test_facts(void)
{
	struct tally pairs = { 0 };

	if (!tap_facts()) {
		skip(2, "no facts");
		return;
	}
	each_fact("mednum_spec_pairs.tsv", check_pair, &pairs);
	is_int(pairs.right, pairs.all, "all %d pairs of e-mails and addresses", pairs.all);
}

/* A damaged file glues a whole column into one cell. */
static void
test_many(void)
{
	enum { MANY = 30000 };
	struct buf glued = BUF_INIT, emails_many = BUF_INIT, few = BUF_INIT;
	char *got = NULL;

	for (int i = 0; i < MANY; i++) {
		buf_addf(&glued, "http://a%d.frx", i);
		buf_addf(&emails_many, "%sa%d@b.fr", i > 0 ? "; " : "", i);
	}
	for (int i = 0; i < MANY; i++)
		buf_add(&few, "http://a.fr/xyz");
	is_int(clean_web(buf_text(&glued), &got), IMPORT_TO_CHECK, "addresses without an end");
	is_str(got, buf_text(&glued), "are kept as they stand");
	free(got);
	is_int(partner_clean_emails(buf_text(&emails_many), &got), IMPORT_TO_CHECK,
	       "so are e-mail addresses");
	is_str(got, buf_text(&emails_many), "as they stand");
	free(got);
	is_int(clean_web(buf_text(&few), &got), IMPORT_REPAIRED, "one address, many times");
	is_str(got, "http://a.fr/xyz", "is one");
	free(got);
	buf_clear(&glued);
	buf_clear(&emails_many);
	buf_clear(&few);
}

int
main(void)
{
	CHECK(partner_clean_line, lines);
	CHECK(partner_clean_address, addresses);
	CHECK(partner_clean_pivot, pivots);
	CHECK(partner_clean_date, dates);
	CHECK(partner_clean_postal, postals);
	CHECK(partner_clean_emails, emails);
	CHECK(clean_web, webs);
	CHECK(clean_url, urls);
	test_prose();
	test_lists();
	test_many();
	test_facts();
	return tap_done();
}
