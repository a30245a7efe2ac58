/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What real files of places get wrong, fault by fault, each by an example that a real file had: the
 * row is stored as it should be, and nothing of the cell is lost. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/partner_clean.h"
#include "app/partner_import.h"
#include "base/file.h"
#include "base/mem.h"
#include "tests/lib/app_desk.h"

#define COLUMNS "id,nom,commune,code_postal"

static const char now[] = "2026-10-05T14:32";
static char *dir; /* of this test */

static int
plan_bytes(struct desk *d, const char *bytes, const struct import_options *options,
	   struct import_plan *plan)
{
	struct err err;
	char *path = path_join(dir, "places.csv");
	int result = file_write(path, bytes, strlen(bytes), true, &err);

	if (result == 0)
		result = import_plan_make(d, path, options, plan, &err);
	free(path);
	return result;
}

struct fault {
	const char *column;   /* beside those of COLUMNS; NULL none */
	const char *row;      /* after the id */
	enum partner_field f; /* what is looked at */
	const char *want;     /* NULL empty */
	const char *raw;      /* what is kept of the cell; NULL nothing */
	bool to_check;
};

static const struct fault faults[] = {
	/* UTF-8 read as Latin-1 */
	{ NULL,
	  "M\xc3\x83\xc2\xa9"
	  "diath\xc3\x83\xc2\xa8que,Ducos,97224",
	  PF_NAME, "Médiathèque",
	  "M\xc3\x83\xc2\xa9"
	  "diath\xc3\x83\xc2\xa8que",
	  false },
	/* tabs, literal line breaks, no-break and double spaces */
	{ "adresse", "CCAS,BAILLIF,97123,LE BOURG\t97123\tBAILLIF", PF_ADDRESS,
	  "LE BOURG 97123 BAILLIF", "LE BOURG\t97123\tBAILLIF", false },
	{ "adresse", "CCAS,BAILLIF,97123,LE BOURG\\n97123 BAILLIF", PF_ADDRESS,
	  "LE BOURG 97123 BAILLIF", "LE BOURG\\n97123 BAILLIF", false },
	{ "adresse", "A,Ducos,97224,1\xc2\xa0 rue  Bontemps", PF_ADDRESS, "1 rue Bontemps",
	  "1\xc2\xa0 rue  Bontemps", false },
	{ "adresse", "A,Ducos,97224,Place de l’église", PF_ADDRESS, "Place de l’église", NULL,
	  false },
	/* communes: case, accents, articles, slips, homonyms */
	{ NULL, "A,PRECHEUR,97250", PF_COMMUNE, "Le Prêcheur", "PRECHEUR", false },
	{ NULL, "A,SAint-Esprit,97270", PF_COMMUNE, "Saint-Esprit", "SAint-Esprit", false },
	{ NULL, "A,Anse d'arlet,97217", PF_COMMUNE, "Les Anses-d'Arlet", "Anse d'arlet", true },
	{ NULL, "A,Shoelcher,97233", PF_COMMUNE, "Schœlcher", "Shoelcher", true },
	{ NULL, "A,Lamentin,97129", PF_COMMUNE, "Lamentin", NULL, false },
	{ NULL, "A,Lamentin,97232", PF_COMMUNE, "Le Lamentin", "Lamentin", false },
	{ "telephone", "A,Sainte-Anne,,0596 76 70 70", PF_COMMUNE, "Sainte-Anne", NULL, false },
	/* the postal code contradicts the commune, is a number, in the address, the INSEE code */
	{ NULL, "CCAS,François,97214", PF_POSTAL, "97214", NULL, true },
	{ NULL, "Espace Conniworking,Fort-de-France,97232", PF_POSTAL, "97232", NULL, true },
	{ NULL, "UP & SPACE,Sainte-Luce,97215", PF_COMMUNE, "Sainte-Luce", NULL, false },
	{ NULL, "France services,Basse-Terre,97125", PF_POSTAL, "97125", NULL, true },
	{ NULL, "A,Ducos,97224.0", PF_POSTAL, "97224", "97224.0", false },
	{ "adresse", "MFS,Fort de France,,20 rue Manuel 97200 Fort de France", PF_POSTAL, "97200",
	  NULL, false },
	{ "code_insee", "A,Ducos,,97224", PF_POSTAL, "97224", NULL, false },
	{ "code_insee", "A,Ducos,,97224", PF_INSEE, "97207", "97224", false },
	{ "code_insee", "A,Lamentin,,97232", PF_COMMUNE, "Le Lamentin", "Lamentin", false },
	{ "code_insee", "A,Lamentin,,97232", PF_INSEE, "97213", "97232", false },
	/* addresses to be completed */
	{ "adresse", "A,Ducos,97224,", PF_ADDRESS, NULL, NULL, true },
	{ "adresse", "A,Ducos,97224,BOURG", PF_ADDRESS, "BOURG", NULL, true },
	{ "adresse", "CYBER-HARDWARE,Ducos,97224,cyberhardware@gmail.com", PF_ADDRESS, NULL,
	  "cyberhardware@gmail.com", true },
	/* telephones */
	{ "telephone", "A,Ducos,97224,+33596599681", PF_PHONE, "+596596599681", "+33596599681",
	  false },
	{ "telephone", "A,Ducos,97224,05.96.72.76.03", PF_PHONE, "+596596727603", "05.96.72.76.03",
	  false },
	{ "telephone", "A,Ducos,97224,596727603", PF_PHONE, "+596596727603", "596727603", false },
	{ "telephone", "A,Ducos,97224,00596 596 72 76 03", PF_PHONE, "+596596727603",
	  "00596 596 72 76 03", false },
	{ "telephone", "A,Ducos,97224,+596 (0)596 72 76 03", PF_PHONE, "+596596727603",
	  "+596 (0)596 72 76 03", false },
	{ "telephone", "A,Ducos,97224,0596 54 10 10 ou 0696 10 10 10", PF_PHONE, "+596596541010",
	  "0596 54 10 10 ou 0696 10 10 10", false },
	{ "telephone", "A,Ducos,97224,voir mairie", PF_PHONE, NULL, "voir mairie", true },
	/* e-mails and addresses of the web */
	{ "courriels", "A,Ducos,97224,a@b.fr et c@d.fr", PF_EMAILS, "a@b.fr|c@d.fr",
	  "a@b.fr et c@d.fr", false },
	{ "courriels", "A,Ducos,97224,pspm@@wanadoo.fr", PF_EMAILS, "pspm@wanadoo.fr",
	  "pspm@@wanadoo.fr", false },
	{ "courriels", "A,Ducos,97224,biblio@saint-jorioz", PF_EMAILS, "biblio@saint-jorioz", NULL,
	  true },
	{ "site_web", "A,Ducos,97224,\"WWW,Milcem.com/Ici\"", PF_WEB, "http://www.milcem.com/Ici",
	  "WWW,Milcem.com/Ici", false },
	{ "site_web", "A,Ducos,97224,http://a.frhttp://b.fr", PF_WEB, "http://a.fr|http://b.fr",
	  "http://a.frhttp://b.fr", false },
	/* dates */
	{ "date_maj", "A,Ducos,97224,15/03/2021", PF_UPDATED, "2021-03-15", "15/03/2021", false },
	{ "date_maj", "A,Ducos,97224,2022-09-26 19:00:45", PF_UPDATED, "2022-09-26",
	  "2022-09-26 19:00:45", false },
	{ "date_maj", "A,Ducos,97224,1970-01-01", PF_UPDATED, "1970-01-01", NULL, false },
	{ "date_maj", "A,Ducos,97224,", PF_UPDATED, NULL, NULL, true },
	/* lists */
	{ "frais_a_charge", "A,Ducos,97224,Gratuit;Payant;Gratuit", PF_COST, "Gratuit|Payant",
	  "Gratuit;Payant;Gratuit", false },
	{ "frais_a_charge", "A,Ducos,97224,Gratuit|5 euros", PF_COST, "Gratuit", "Gratuit|5 euros",
	  true },
	{ "typologie", "A,Ducos,97224,CCAS MUNI", PF_TYPOLOGY, "CCAS|MUNI", "CCAS MUNI", false },
	/* a place without services keeps its lists */
	{ "modalites_acces", "A,Ducos,97224,Se présenter", PF_ACCESS, "Se présenter", NULL, false },
	/* a number of an organisation */
	{ "pivot", "A,Ducos,97224,82251616700028", PF_PIVOT, "82251616700028", NULL, true },
};

static void
check_fault(struct desk *d, const struct fault *t)
{
	char *text = mem_printf(COLUMNS "%s%s\nx,%s\n", t->column ? "," : "",
				t->column ? t->column : "", t->row);
	struct import_plan plan = { .path = NULL };
	const struct partner *p;

	if (ok(plan_bytes(d, text, NULL, &plan) == 0 && plan.added == 1, "%s", t->row)) {
		p = &plan.row[0].partner;
		is_str(p->field[t->f], t->want, "its %s", partner_field_name[t->f]);
		is_str(partner_get_raw(p, partner_field_name[t->f]), t->raw, "what is kept of it");
		is_int(p->to_check >> t->f & 1, t->to_check, "whether it is to be checked");
	}
	import_plan_clear(&plan);
	free(text);
}

static void
test_faults(void)
{
	struct desk *d = app_desk_new(now);

	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++)
		check_fault(d, &faults[i]);
	desk_close(d);
}

/* Quoted line breaks, and what is detected can be said otherwise. */
static void
test_forms(void)
{
	static const char latin1[] = COLUMNS ",adresse\r\nx,M\xe9"
					     "diath\xe8que,Ducos,97224,"
					     "\"20 rue Manuel\r\n97200 Fort de France\"\r\n";
	static const struct import_options options = { .encoding = "ISO-8859-1" };
	static const struct import_options tabs = { .delimiter = '\t' };
	struct desk *d = app_desk_new(now);
	struct import_plan plan;

	ok(plan_bytes(d, latin1, &options, &plan) == 0, "Latin-1 that is asked for");
	is_str(plan.encoding, "ISO-8859-1", "is said");
	is_int(plan.added, 1, "a quoted line break makes no row");
	is_str(plan.row[0].partner.field[PF_NAME], "Médiathèque", "letters are right");
	is_str(plan.row[0].partner.field[PF_ADDRESS], "20 rue Manuel 97200 Fort de France",
	       "and the address is one line");
	import_plan_clear(&plan);
	ok(plan_bytes(d, latin1, &tabs, &plan) != 0, "cells that no tab separates are no places");
	desk_close(d);
}

/* What the publisher of the real files rejected: refused with a reason, or stored and flagged. */
static void
check_rejected(struct desk *d, const struct strlist *cell)
{
	const char *why = cell->item[3];
	struct import_plan plan = { .path = NULL };
	char commune[100] = "", postal[10] = "", *text;
	bool unknown = sscanf(why, "commune introuvable (%99[^/]/%9[^)])", commune, postal) >= 1;

	if (!unknown &&
	    sscanf(why, "code postal %9[0-9] incohérent avec %99[^\n]", postal, commune) != 2)
		return;
	text = mem_printf(COLUMNS "\n%s,\"%s\",%s,%s\n", cell->item[1], cell->item[2], commune,
			  postal);
	ok(plan_bytes(d, text, NULL, &plan) == 0, "%s", cell->item[1]);
	is_int(plan.refused, unknown, "is %s", unknown ? "refused" : "kept");
	is_int(plan.note_count > 0 && (unknown ? *import_reason_text(plan.note[0].reason) != '\0'
					       : plan.row[0].partner.to_check >> PF_POSTAL & 1),
	       1, "with what is wrong");
	import_plan_clear(&plan);
	free(text);
}

/* Numbers that ring nowhere overseas, and short ones, are not made up here. */
static void
check_pair(const struct strlist *cell, int *all, int *right)
{
	bool other = strstr(cell->item[3], "+596475") || strstr(cell->item[3], "+262475") ||
		     strcmp(cell->item[1], "3230") == 0 || strncmp(cell->item[1], "39", 2) == 0;
	char *got;

	if (strcmp(cell->item[0], "telephone") != 0 || other)
		return;
	partner_clean_phone(cell->item[1], 972, &got);
	++*all;
	if (is_str(got ? got : "", cell->item[3], "telephone \"%s\"", cell->item[1]))
		++*right;
	free(got);
}

static void
test_facts(void)
{
	static const char *const file[] = { "places-rejected.tsv", "mednum_spec_pairs.tsv" };
	struct desk *d = app_desk_new(now);
	int all = 0, right = 0;

	for (size_t i = 0; tap_facts() && i < 2; i++) {
		char *path = path_join(tap_facts(), file[i]);
		struct buf bytes = BUF_INIT;
		struct strlist line = { .item = NULL };
		struct err err;

		ok(file_read(path, &bytes, &err) == 0, "%s is read", file[i]);
		strlist_split(&line, buf_text(&bytes), '\n');
		for (size_t k = 1; k < line.count; k++) {
			struct strlist cell = { .item = NULL };

			strlist_split(&cell, line.item[k], '\t');
			if (cell.count >= 4 && i == 0)
				check_rejected(d, &cell);
			else if (cell.count >= 4)
				check_pair(&cell, &all, &right);
			strlist_clear(&cell);
		}
		strlist_clear(&line);
		buf_clear(&bytes);
		free(path);
	}
	if (!tap_facts())
		skip(1, "no facts");
	is_int(right, all, "all %d telephones of the pairs", all);
	desk_close(d);
}

int
main(void)
{
	dir = tap_tmpdir();
	test_faults();
	test_forms();
	test_facts();
	free(dir);
	return tap_done();
}
