/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing places: every row accounted for, nothing changed by the same file twice, one undo,
 * files of every form, and the two real files. */
#include "config.h"

#include "app/partner_import.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/directory.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/mem.h"
#include "store/partner.h"
#include "store/undo.h"
#include "tests/lib/app_desk.h"

#define ROW(id, name, commune, postal) id "," name "," commune "," postal "\n"
#define HEADER "id,nom,commune,code_postal\n"

static const char now[] = "2026-10-05T14:32";
static char *dir; /* of this test */

static char *
write_bytes(const char *bytes, size_t len)
{
	struct err err;
	char *path = path_join(dir, "places.csv");

	ok(file_write(path, bytes, len, true, &err) == 0, "a file is written");
	return path;
}

static int
plan_text(struct desk *d, const char *text, struct import_plan *plan, struct err *err)
{
	char *path = write_bytes(text, strlen(text));
	int result = import_plan_make(d, path, NULL, plan, err);

	free(path);
	return result;
}

/* Imports a text and leaves its plan for the checks that follow. */
static void
import_text(struct desk *d, const char *text, struct import_plan *plan)
{
	struct err err;

	ok(plan_text(d, text, plan, &err) == 0, "it can be read");
	is_int(plan->added + plan->updated + plan->unchanged + plan->refused, plan->read,
	       "every row is accounted for");
	ok(import_plan_apply(d, plan, &err) == 0, "and imported");
}

static void
get(struct desk *d, const char *id, struct partner *p)
{
	struct err err;
	int64_t n;

	partner_init(p);
	if (directory_by_id(d, id, &n, &err) < 0 || directory_get(d, n, p, &err) < 0)
		ok(false, "%s is in the directory", id);
}

static void
check_counts(const struct import_plan *p, size_t added, size_t updated, size_t unchanged,
	     size_t refused)
{
	is_int(p->added, added, "added");
	is_int(p->updated, updated, "updated");
	is_int(p->unchanged, unchanged, "unchanged");
	is_int(p->refused, refused, "refused");
}

static void
test_refusals(void)
{
	static const char text[] = HEADER ROW("a", "Mairie", "Ducos", "97224")
		ROW("", "Mairie", "Ducos", "97224") ROW("b", "", "Ducos", "97224")
			ROW("c", "Mairie", "", "97224") ROW("d", "Mairie", "Paris", "75001")
				ROW("e", "Mairie", "Saint-Joseph", "97480")
					ROW("a", "Mairie", "Ducos", "97224")
						ROW("f", "Mairie", "Ducos", "97224,de trop")
							ROW("g", "Mairie", "Ducos",
							    "97224,,") "h,Mairie,Ducos\n";
	static const enum import_reason reasons[] = {
		IMPORT_NO_ID,           IMPORT_NO_NAME,          IMPORT_NO_COMMUNE,
		IMPORT_UNKNOWN_COMMUNE, IMPORT_COMMUNE_CONFLICT, IMPORT_ID_TWICE,
		IMPORT_CELLS,
	};
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	size_t k = 0;

	import_text(d, text, &plan);
	check_counts(&plan, 3, 0, 0, 7);
	for (size_t i = 0; i < plan.note_count; i++) {
		const struct import_note *n = &plan.note[i];

		if (n->action != IMPORT_REFUSED)
			continue;
		is_int(n->reason, k < 7 ? reasons[k] : IMPORT_FINE, "reason of a refusal");
		is_int(n->line, 3 + k, "and its line");
		ok(*import_reason_text(n->reason) != '\0', "and a sentence for it");
		k++;
	}
	is_int(k, 7, "every refusal is told once");
	import_plan_clear(&plan);
	desk_close(d);
}

static void
test_again(void)
{
	static const char first[] = "id,nom,commune,code_postal,telephone,site_web,Notre note\n"
				    "a,Mairie,DUCOS,97224,05.96.56.10.10,www.ducos.fr,une note\n"
				    "b,CCAS,Ducos,97224,,,\n";
	static const char second[] = "id,nom,commune,telephone\n"
				     "a,Mairie,Ducos,0596 56 10 11\n"
				     "b,CCAS,Ducos,\n";
	static const char exported[] = "id,nom,commune,code_postal,telephone\n"
				       "a,Mairie,Ducos,97224,+596596561010\n";
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	struct undo_step step;
	struct partner p;
	struct err err;
	int64_t n;

	import_text(d, first, &plan);
	check_counts(&plan, 2, 0, 0, 0);
	import_plan_clear(&plan);
	get(d, "a", &p);
	is_str(p.field[PF_COMMUNE], "Ducos", "the commune's name is the official one");
	is_str(partner_get_raw(&p, "commune"), "DUCOS", "what the file had is kept");
	is_str(p.field[PF_PHONE], "+596596561010", "the telephone is E.164");
	is_str(partner_get_raw(&p, "Notre note"), "une note", "an unknown column is kept");
	partner_clear(&p);

	import_text(d, first, &plan);
	check_counts(&plan, 0, 0, 2, 0);
	import_plan_clear(&plan);

	import_text(d, exported, &plan);
	check_counts(&plan, 0, 0, 1, 0);
	import_plan_clear(&plan);
	get(d, "a", &p);
	is_str(partner_get_raw(&p, "commune"), "DUCOS", "its own export takes nothing away");
	partner_clear(&p);

	import_text(d, second, &plan);
	check_counts(&plan, 0, 1, 1, 0);
	is_int(plan.row[0].changed, UINT32_C(1) << PF_PHONE, "only the telephone changed");
	import_plan_clear(&plan);
	get(d, "a", &p);
	is_str(p.field[PF_PHONE], "+596596561011", "it has the new one");
	is_str(p.field[PF_WEB], "http://www.ducos.fr", "a field that the file lacks stays");
	is_str(partner_get_raw(&p, "Notre note"), "une note", "and so does a column");
	partner_clear(&p);

	ok(store_undo(desk_store(d), &step, &err) == 0, "the second import is undone at once");
	is_str(step.action, "partner-import", "under its name");
	ok(store_undo(desk_store(d), &step, &err) == 0, "and the first");
	is_int(step.count, 2, "of two rows");
	ok(directory_by_id(d, "a", &n, &err) < 0, "nothing of it is left");
	desk_close(d);
}

/* A mistyped commune, a wrong SIRET, a bare address: kept, flagged, told. */
static void
test_flags(void)
{
	static const char text[] =
		"id,nom,commune,code_postal,code_insee,pivot,adresse,telephone,latitude,longitude,"
		"date_maj\n"
		"a,Cyberbase,Shoelcher,97200,97233,82251616700028,BOURG,12,43.75,7.31,\n"
		"b,Un  CCAS \xc3\x83\xc2\xa9lu,François,97214,,,,0596 54 10 10 et 0696 10 10 10,,,"
		"15/03/2021\n"
		"c,MFS,Fort de France,,,,\"20 rue Manuel\n97200 Fort de France\",,,,2021-03-15\n";
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	struct partner p;

	import_text(d, text, &plan);
	check_counts(&plan, 3, 0, 0, 0);
	import_plan_clear(&plan);
	get(d, "a", &p);
	is_str(p.field[PF_COMMUNE], "Schœlcher", "a slip in the commune is forgiven");
	is_str(p.field[PF_POSTAL], "97200", "the postal code is kept");
	is_str(p.field[PF_INSEE], "97229", "the INSEE code follows the commune");
	is_str(p.field[PF_PIVOT], "82251616700028", "the SIRET is kept");
	is_str(p.field[PF_LATITUDE], NULL, "a position elsewhere is dropped");
	is_str(partner_get_raw(&p, "latitude"), "43.75", "but not forgotten");
	is_str(p.field[PF_PHONE], NULL, "an unreadable telephone is not exported");
	is_str(partner_get_raw(&p, "telephone"), "12", "but kept");
	for (int f = 0; f < PF_COUNT; f++) {
		bool flagged = f == PF_COMMUNE || f == PF_POSTAL || f == PF_PIVOT ||
			       f == PF_ADDRESS || f == PF_PHONE || f == PF_LATITUDE ||
			       f == PF_LONGITUDE || f == PF_UPDATED;

		is_int(p.to_check >> f & 1, flagged, "%s to be checked", partner_field_name[f]);
	}
	partner_clear(&p);
	get(d, "b", &p);
	is_str(p.field[PF_NAME], "Un CCAS élu", "letters encoded twice are repaired");
	is_str(p.field[PF_COMMUNE], "Le François", "a name borne once decides");
	is_int(p.insee, 97210, "the commune is understood");
	is_str(p.field[PF_INSEE], NULL, "an empty cell stays empty");
	is_str(p.field[PF_UPDATED], "2021-03-15", "the date is ISO");
	is_str(p.field[PF_PHONE], "+596596541010", "the first of two telephones");
	is_str(partner_get_raw(&p, "telephone"), "0596 54 10 10 et 0696 10 10 10",
	       "the second is not lost");
	partner_clear(&p);
	get(d, "c", &p);
	is_str(p.field[PF_POSTAL], "97200", "a postal code is found in the address");
	is_str(p.field[PF_ADDRESS], "20 rue Manuel 97200 Fort de France", "which is one line");
	partner_clear(&p);
	desk_close(d);
}

static void
test_old_form(void)
{
	static const char text[] =
		"id;nom;commune;code_postal;services;labels_nationaux;labels_autres;"
		"conditions_access;publics_accueillis;accessibilite;courriel;pivot;"
		"pivot (siret ou rna);cle_ban\n"
		"a;Up and Space;Rivière-salee;97215;\"Prendre en main un ordinateur;Accéder à du "
		"matériel\";\"CNFS;APTIC\";Orange;Payant;\"Adultes;Surdité\";https://x.fr/a;"
		"a@b.fr;00000000000000;82251616700027;clé\n";
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	struct partner p;

	import_text(d, text, &plan);
	ok(plan.old_form, "the older form is known");
	is_int(plan.delimiter, ';', "and its delimiter");
	import_plan_clear(&plan);
	get(d, "a", &p);
	is_str(p.field[PF_SERVICES],
	       "Maîtrise des outils numériques du quotidien|"
	       "Accès internet et matériel informatique",
	       "services have today's names");
	is_str(p.field[PF_PROGRAMMES], "Conseillers numériques", "programmes too");
	is_str(p.field[PF_OTHER_LABELS], "Orange|APTIC", "other labels are together");
	is_str(p.field[PF_COST], "Payant", "conditions_access is the cost");
	is_str(p.field[PF_AUDIENCE], NULL, "adults are no specific public");
	is_str(p.field[PF_CARE], "Surdité", "what is care has gone there");
	is_str(p.field[PF_ACCESSIBILITY], "https://x.fr/a", "accessibilite is a link");
	is_str(p.field[PF_EMAILS], "a@b.fr", "courriel is among the e-mails");
	is_str(p.field[PF_PIVOT], "82251616700027", "a real number before an unknown one");
	is_str(partner_get_raw(&p, "cle_ban"), "clé", "cle_ban is kept");
	partner_clear(&p);
	desk_close(d);
}

/* The same row in the encodings and forms that spreadsheets write. */
static void
test_forms(void)
{
	static const struct {
		const char *what, *bytes;
		size_t len;
		const char *encoding;
		char delimiter;
	} forms[] = {
#define FORM(what, bytes, encoding, delimiter) \
	{ what, bytes, sizeof(bytes) - 1, encoding, delimiter }
		FORM("CP1252",
		     "id;nom;commune\r\na;M\xe9"
		     "diath\xe8que;Tr\xeenit\xe9 97220\r\n",
		     "CP1252", ';'),
		FORM("CP850",
		     "id;nom;commune\r\na;M\x82"
		     "diath\x8aque;Trinit\x82 97220\r\n",
		     "CP850", ';'),
		FORM("BOM and tabs",
		     "\xef\xbb\xbfid\tnom\tcommune\na\tMédiathèque\tTrinité 97220\n", "UTF-8",
		     '\t'),
		FORM("UTF-16",
		     "\xff\xfei\0d\0,\0n\0o\0m\0,\0c\0o\0m\0m\0u\0n\0e\0\n\0a\0,\0M\0\xe9\0d\0i\0a"
		     "\0t\0h\0\xe8\0q\0u\0e\0,\0T\0r\0i\0n\0i\0t\0\xe9\0\n\0",
		     "UTF-16LE", ','),
		FORM("NUL bytes", "id,nom,commune\na,M\0édiathèque,Trinité\0\n", "UTF-8", ','),
		FORM("capitals in the header", "ID,Nom,COMMUNE\na,Médiathèque,Trinité\n", "UTF-8",
		     ','),
#undef FORM
	};

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		struct desk *d = app_desk_new(now);
		char *path = write_bytes(forms[i].bytes, forms[i].len);
		struct import_plan plan;
		struct err err;

		ok(import_plan_make(d, path, NULL, &plan, &err) == 0, "%s is read", forms[i].what);
		is_str(plan.encoding, forms[i].encoding, "as what it is");
		is_int(plan.delimiter, forms[i].delimiter, "with its delimiter");
		is_int(plan.added, 1, "one row");
		is_str(plan.row_count ? plan.row[0].partner.field[PF_NAME] : NULL, "Médiathèque",
		       "whose letters are right");
		is_int(plan.row_count ? plan.row[0].partner.insee : 0, 97230, "in La Trinité");
		import_plan_clear(&plan);
		free(path);
		desk_close(d);
	}
}

static void
test_misuse(void)
{
	static const char *const useless[] = {
		"", "\n\n", "id,nom,commune\n", "un,deux\n1,2\n", "id,nom,commune\na,\"b,Ducos\n",
	};
	struct desk *d = app_desk_new(now);
	struct import_options options = { .encoding = "no-such-encoding" };
	struct import_plan plan;
	struct err err;
	char *path;

	for (size_t i = 0; i < sizeof(useless) / sizeof(useless[0]); i++) {
		ok(plan_text(d, useless[i], &plan, &err) < 0, "a useless file is refused");
		is_int(err.code, ERR_DATA, "as bad data");
	}
	ok(import_plan_make(d, "/nonexistent.csv", NULL, &plan, &err) < 0, "no such file");
	is_int(err.code, ERR_NO_INPUT, "is said so");
	path = write_bytes(HEADER, strlen(HEADER));
	ok(import_plan_make(d, path, &options, &plan, &err) < 0, "no such encoding");
	is_int(err.code, ERR_ENCODING, "is said so");
	free(path);
	ok(plan_text(d, HEADER ROW("a", "M", "Paris", "75001"), &plan, &err) == 0, "only bad rows");
	ok(import_plan_apply(d, &plan, &err) < 0, "are not imported");
	is_int(err.code, ERR_DATA, "as bad data");
	import_plan_clear(&plan);
	desk_close(d);
}

static void
test_report(void)
{
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	struct buf text = BUF_INIT;
	struct err err;
	struct import_report report, again;
	struct import_told told;

	import_text(d,
		    HEADER ROW("a", "Mairie", "Ducos", "97224") ROW("b", "=1+1", "Paris", "75001"),
		    &plan);
	told = import_plan_told(&plan);
	setenv("XDG_DATA_HOME", dir, 1);
	ok(import_report_prepare(d, &told, NULL, &report, &err) == 0, "a report in its own folder");
	ok(report.path && strstr(report.path, "/lakou/reports/places-2026-10-05T143200.csv"),
	   "named by the time");
	ok(!file_exists(report.path), "which it does not have yet");
	ok(import_report_prepare(d, &told, NULL, &again, &err) == 0, "nor has another");
	ok(import_report_keep(&report, &err) == 0 && file_exists(report.path), "until it is kept");
	ok(import_report_keep(&again, &err) == 0 && file_exists(again.path), "both are");
	ok(again.path && strcmp(again.path, report.path) != 0, "under names of their own");
	import_report_clear(&again);
	ok(file_read(report.path, &text, &err) == 0, "it can be read");
	ok(str_starts(buf_text(&text), "line,id,field,value,reason,action\n"), "its header");
	ok(strstr(buf_text(&text), "\n3,b,commune,Paris,") != NULL, "the refused row, its field");
	ok(strstr(buf_text(&text), ",refused\n") != NULL, "what became of it");
	import_report_clear(&report);
	buf_clear(&text);
	import_plan_clear(&plan);
	desk_close(d);
}

static void
import_fact(struct desk *d, const char *name, struct import_plan *plan)
{
	struct err err;
	char *path = path_join(tap_facts(), name);

	ok(import_plan_make(d, path, NULL, plan, &err) == 0, "%s is read", name);
	ok(import_plan_apply(d, plan, &err) == 0, "and imported");
	is_int(plan->added + plan->updated + plan->unchanged + plan->refused, plan->read,
	       "every row is accounted for");
	free(path);
}

/* Each refused row has one note that says why. */
static void
check_refusals(const struct import_plan *plan)
{
	size_t told = 0;

	for (size_t i = 0; i < plan->note_count; i++)
		told += plan->note[i].action == IMPORT_REFUSED &&
			plan->note[i].reason >= IMPORT_NO_ID &&
			plan->note[i].reason <= IMPORT_CELLS;
	is_int(told, plan->refused, "every refusal has a reason");
}

static void
test_facts(void)
{
	static const char national[] = "places-971-972.csv";
	static const char hub[] = "places-972-hub-2023-dirty.csv";
	struct import_plan plan;
	struct partner p;
	struct desk *d;

	if (!tap_facts()) {
		skip(1, "no facts");
		return;
	}
	d = app_desk_new(now);
	import_fact(d, national, &plan);
	check_counts(&plan, 277, 0, 0, 0);
	import_plan_clear(&plan);
	import_fact(d, national, &plan);
	check_counts(&plan, 0, 0, 277, 0);
	import_plan_clear(&plan);
	import_fact(d, hub, &plan);
	is_int(plan.read, 165, "the hub's file has 165 rows");
	check_counts(&plan, 164, 0, 0, 1);
	check_refusals(&plan);
	import_plan_clear(&plan);
	import_fact(d, hub, &plan);
	check_counts(&plan, 0, 0, 164, 1);
	import_plan_clear(&plan);
	get(d, "Structure-106", &p);
	is_int(p.insee, 97224, "Saint-Joseph, by its telephone");
	is_str(p.field[PF_LATITUDE], NULL, "not at its position in Réunion");
	partner_clear(&p);
	desk_close(d);
}

/* A line of commas, as spreadsheets leave behind: thousands of columns without a name. */
static void
test_columns(void)
{
	enum { COLUMNS = 4000 };
	struct desk *d = app_desk_new(now);
	struct buf text = BUF_INIT;
	struct import_plan plan;
	struct err err;

	buf_add(&text, "id,nom,commune,x (2)");
	for (int i = 0; i < COLUMNS; i++)
		buf_add(&text, ",x");
	buf_add(&text, "\na,Mairie,Ducos\n");
	if (ok(plan_text(d, text.text, &plan, &err) == 0, "%d columns of one name", COLUMNS)) {
		is_int(plan.added, 1, "and one row");
		is_int(plan.columns.count, COLUMNS + 1, "each column has a name of its own");
		is_str(plan.columns.item[0], "x (2)", "the first as the file has it");
		is_str(plan.columns.item[1], "x", "and the second");
		is_str(plan.columns.item[2], "x (3)", "and the third, counted on");
	}
	import_plan_clear(&plan);
	buf_clear(&text);
	desk_close(d);
}

/* The second column of a field is an unknown one, and not the raw text of the first. */
static void
test_field_twice(void)
{
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	struct partner p;
	struct err err;
	int64_t n = 0;

	import_text(d, "id,nom,commune,telephone,telephone\na,Un,Ducos,05.96.72.76.03,0696112233\n",
		    &plan);
	is_str(plan.columns.item[0], "telephone (2)", "the second has a name of its own");
	import_plan_clear(&plan);
	partner_init(&p);
	ok(directory_by_id(d, "a", &n, &err) == 0 && directory_get(d, n, &p, &err) == 0, "a row");
	is_str(partner_get_raw(&p, "telephone (2)"), "0696112233", "and that of the second");
	partner_clear(&p);
	desk_close(d);
}

int
main(void)
{
	dir = tap_tmpdir();
	test_refusals();
	test_again();
	test_flags();
	test_old_form();
	test_forms();
	test_misuse();
	test_columns();
	test_field_twice();
	test_report();
	test_facts();
	free(dir);
	return tap_done();
}
