/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions out of a desk and into another: the journal there and back, the national export, other
 * files with their map; every row accounted for, the same file twice, one undo. */
#include "config.h"

#include "app/session_import.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/logbook.h"
#include "app/session_csv.h"
#include "base/charset.h"
#include "base/mem.h"
#include "store/person.h"
#include "store/session.h"
#include "store/undo.h"
#include "tests/lib/app_desk.h"
#include "tests/lib/import_text.h"

static const char now[] = "2026-11-24T14:32";
/* Every kind, one in the bin, texts that files stumble over. */
static void
fill(struct desk *d)
{
	struct form f;
	struct err err;

	ok(desk_place_add(d, "Annexe \"B\"; 2e", "97222", &err) == 0, "a place with signs");
	ok(desk_mediator_add(d, "Œuvré, Zoé", &err) == 0, "a mediator with signs");
	plain(d, &f, KIND_INDIVIDUAL, "=cmd|' /C calc'!A0");
	form_set(&f, FF_PLACE, "Annexe \"B\"; 2e");
	form_set(&f, FF_MEDIATOR, "Œuvré, Zoé");
	form_set(&f, FF_GENDER, "feminin");
	form_set(&f, FF_RESIDENCE, "autre_france");
	form_set(&f, FF_AGE, "non_communique");
	form_set(&f, FF_RETURNING, "1");
	add(d, &f);
	ok(desk_place_retire(d, "Annexe \"B\"; 2e", &err) == 0, "the place is retired");
	plain(d, &f, KIND_INDIVIDUAL, "'-1\tguillemets \"\" et\nligne");
	form_set(&f, FF_CHANNEL, "domicile");
	form_set(&f, FF_COMMUNE, "97209");
	form_set(&f, FF_REFER_TO, "autre");
	form_set(&f, FF_NOT_COMPLETED, "too_short");
	ok(logbook_delete(d, add(d, &f), &err) == 0, "one goes to the bin");
	plain(d, &f, KIND_WORKSHOP, "\u201eAtelier\u201c \u2026 \u20ac");
	form_set(&f, FF_PARTICIPANTS, "8");
	form_set(&f, FF_GENDERS, "feminin=5|masculin=2");
	form_set(&f, FF_RESIDENCES, "97209=3|etranger=1");
	form_set(&f, FF_LANGUAGE, "fr|gcf");
	add(d, &f);
	plain(d, &f, KIND_ANIMATION, "@SUM(A1)");
	form_set(&f, FF_ANIMATION_TYPE, "comite");
	add(d, &f);
	plain(d, &f, KIND_EVENT, "+33");
	form_set(&f, FF_PARTICIPANTS, "40");
	form_set(&f, FF_ONLINE, "4");
	form_set(&f, FF_ORGANISERS, "epci|hub");
	add(d, &f);
	plain(d, &f, KIND_PARTNERSHIP, "\ufeffmarque");
	form_set(&f, FF_PARTNERSHIP_KINDS, "subvention");
	add(d, &f);
}

/* As scripts know it, for ever. */
static const char header[] =
	"id,desk,revision,kind,date,start,duration_min,channel,place,commune,themes,procedures,"
	"procedure_name,devices,autonomy,level,tags,refer_places,refer_to,refer_reason,outcome,"
	"participants,online,returning_count,genders,ages,statuses,residences,languages,"
	"came_through,animation_type,initiative,coord_themes,event_type,organisers,"
	"territory_level,partnership_kinds,partner_kinds,mediator,title,deleted\n";

static void
test_journal(void)
{
	struct desk *a = app_desk_new(now);
	struct desk *b = app_desk_new(now);
	struct undo_step step;
	struct err err;
	char *out, *back;

	fill(a);
	out = journal(a);
	ok(str_starts(out, header), "its columns are those promised");
	import(b, out, NULL, 6, 0, 0);
	back = journal(b);
	is_str(back, out, "the same bytes come out of the other desk");
	free(back);
	import(b, out, NULL, 0, 0, 6);
	ok(store_undo(desk_store(b), &step, &err) == 0, "one undo");
	is_str(step.action, "session-import", "takes the import back");
	is_int(step.count, 6, "all of it");
	import(b, out, NULL, 5, 0, 1);
	back = journal(b);
	is_str(back, out, "after which it comes again as it was");
	free(back);
	import(a, out, NULL, 0, 0, 6);
	free(out);
	desk_close(a);
	desk_close(b);
}

/* As a spreadsheet hands it back: another encoding, another delimiter. */
static void
test_dialects(void)
{
	const struct session_export_options excel = { .dialect = CSV_EXCEL_FR,
						      .encoding = "CP1252" };
	struct session_import_options options = { .map = NULL };
	struct session_export_done done;
	struct session_import imp;
	struct desk *a = app_desk_new(now);
	struct desk *b = app_desk_new(now);
	char *path = path_join(dir, "excel.csv");
	struct err err;
	char *out, *back;

	fill(a);
	ok(session_export(a, path, &excel, &done, &err) == 0, "for a French spreadsheet");
	ok(done.unsaid.not_completed == 1 && done.unsaid.persons == 0, "what is unsaid is counted");
	ok(session_import_make(b, path, &options, &imp, &err) == 0, "it is read");
	is_str(imp.file.encoding, "CP1252", "as what it is");
	check_counts(&imp, 6, 0, 0, 0);
	ok(session_import_apply(b, &imp, &err) == 0, "and imported");
	session_import_clear(&imp);
	out = journal(a);
	back = journal(b);
	is_str(back, out, "nothing is lost on the way");
	free(out);
	free(back);
	free(path);
	desk_close(a);
	desk_close(b);
}

/* The later revision wins, whichever comes last. */
static void
test_revisions(void)
{
	struct desk *a = app_desk_new(now);
	struct desk *b = app_desk_new(now);
	struct form f;
	struct err err;
	char *old, *new, *back;
	int64_t n;

	plain(a, &f, KIND_INDIVIDUAL, "avant");
	n = add(a, &f);
	old = journal(a);
	ok(logbook_delete(a, n, &err) == 0, "put into the bin after the first journal");
	new = journal(a);
	import(b, old, NULL, 1, 0, 0);
	import(b, new, NULL, 0, 1, 0);
	import(b, old, NULL, 0, 0, 1);
	back = journal(b);
	is_str(back, new, "an older journal changes nothing");
	free(back);
	free(old);
	free(new);
	desk_close(a);
	desk_close(b);
}

#define COOP_LINES "Informations export,\nNom,Doe\n\n"
#define COOP_HEADER                                                                                \
	"Date,Enregistré le,Dernière modification le,Type,Participants,Bénéficiaire,"          \
	"Canaux d’accompagnement,Nom du lieu,Adresse,Commune,Code postal,Code Insee,"            \
	"Durée (min),Nom de l’atelier,Matériel numérique utilisé,"                           \
	"Thématique(s) d’accompagnement,Tags,Nom de la démarche administrative,"               \
	"Niveau d’autonomie (ou de l’atelier),Bénéficiaire réorienté,"                     \
	"Structure de redirection,Commune du bénéficiaire,Code postal du bénéficiaire,"        \
	"Code Insee du bénéficiaire,Genre du bénéficiaire,Tranche d’âge du bénéficiaire," \
	"Statut du bénéficiaire,Notes supplémentaires,ID CRA\n"
#define COOP_PLACE "Lieu d’activité,Médiathèque,1 rue,Fort-de-France,97200,97209"
#define COOP_GROUP(k, home, gender)                                                     \
	"21/10/2026,21/10/2026 à 10:00,,Atelier collectif," k ",Anne Onyme," COOP_PLACE \
	",90,Souris,Ordinateur,Bureautique,,,1/3,Non,," home "," gender                 \
	",Non communiqué,Retraité,,b-2\n"

#define COOP_ALONE                                                                          \
	"20/10/2026,20/10/2026 à 09:00,,Accompagnement individuel,1,Jeanne Doe," COOP_PLACE \
	",30,,\"Ordinateur\nTéléphone\",\"E-mail\nSocial - Santé\",\"suivi\nété\","    \
	"Dossier,2/3,Oui,Autre,Ducos,97224,97207,Féminin,70 ans et plus,Retraité,"        \
	"secret de Jeanne,a-1\n"
#define COOP_REFUSED                                                     \
	"22/10/2026,x,,Accompagnement individuel,1,Nom,À distance,,,,," \
	",45,,,Inconnu,,,,,,,,,Homme,12 - 17 ans,Scolarisé,,c-3\n"
#define COOP_FIRST COOP_GROUP("1/3", "Ducos,97224,97207", "Féminin")
#define COOP_SECOND COOP_GROUP("2/3", "Paris,75001,75101", "Masculin")
#define COOP_THIRD COOP_GROUP("3/3", ",,", "Non communiqué")

static const char coop[] =
	COOP_LINES COOP_HEADER COOP_ALONE COOP_FIRST COOP_SECOND COOP_THIRD COOP_REFUSED;

static void
test_coop(void)
{
	struct desk *d = app_desk_new(now);
	struct session_import imp;
	struct err err;
	char *out;

	ok(make(d, coop, NULL, &imp, &err) == 0, "the national export is read");
	is_int(imp.source, SOURCE_COOP, "as what it is");
	check_counts(&imp, 2, 0, 0, 1);
	is_int(imp.note_count, 1, "one refusal is told");
	is_str(imp.note[0].id, "c-3", "by the id of the file");
	is_str(imp.note[0].field, "Thématique(s) d’accompagnement", "of its theme");
	is_str(imp.note[0].value, "Inconnu", "which is in no list");
	ok(session_import_apply(d, &imp, &err) == 0, "and imported");
	session_import_clear(&imp);
	out = journal(d);
	ok(strstr(out, ",individuel,2026-10-20,,30,lieu_activite,Médiathèque,97209,"
		       "email|aide_aux_demarches_administratives,social_sante,Dossier,"
		       "ordinateur|telephone,partiellement_autonome,,suivi|été,,autre,,,1,0,0,"
		       "feminin=1,soixante_dix_plus=1,retraite=1,97207=1,"),
	   "one who came alone");
	ok(strstr(out, ",collectif,2026-10-21,,90,") && strstr(out, ",debutant,"), "a workshop");
	ok(strstr(out, ",3,0,0,feminin=1|masculin=1,,retraite=3,autre_france=1|97207=1,"),
	   "of all its rows");
	ok(!strstr(out, "secret") && !strstr(out, "Jeanne"), "no name and no note");
	free(out);
	ok(make(d, coop, NULL, &imp, &err) == 0, "the same again");
	check_counts(&imp, 0, 0, 2, 1);
	session_import_clear(&imp);
	desk_close(d);
}

static const char sheet[] = "N°;Jour;Durée;Sexe;Sujets;Ville;Pour qui\n"
			    "1;03/11/2026;1h30;H;Boîte mail, santé;Fort de France;\n"
			    "2;2026-11-04 09:15;90;Femme;E-MAIL;;\n"
			    "3;hier;1:30;F;Email;;\n"
			    "4;05/11/2026;30;X;Email;;\n";
static const char map[] = "# our sheet\n"
			  "id = N°\n"
			  "date = jour\n"
			  "duration = 'Durée'\r\n"
			  "gender = Sexe\n"
			  "theme = Sujets\n"
			  "residence = Ville\n"
			  "gender: 'H' = masculin\n"
			  "gender: 'F' = feminin\n"
			  "theme: 'boite mail' = email\n";

static void
test_mapped(void)
{
	struct desk *d = app_desk_new(now);
	struct session_import imp;
	struct err err;
	char *out;

	ok(make(d, sheet, NULL, &imp, &err) != 0 && err.code == ERR_DATA, "no map, no import");
	is_int(imp.fault, IMPORT_FAULT_NO_MAP, "that is said");
	session_import_clear(&imp);
	ok(make(d, sheet, map, &imp, &err) == 0, "with its map the sheet is read");
	check_counts(&imp, 2, 0, 0, 2);
	is_str(imp.note_count > 0 ? imp.note[0].field : "", "Jour", "« hier » is no day of a file");
	is_str(imp.note_count > 1 ? imp.note[1].field : "", "Sexe", "nor X a gender");
	ok(session_import_apply(d, &imp, &err) == 0, "and imported");
	session_import_clear(&imp);
	out = journal(d);
	ok(strstr(out, ",individuel,2026-11-03,,90,lieu_activite,Médiathèque,97209,"
		       "email|sante,,,,,,,,,,,1,0,0,masculin=1,,,97209=1,"),
	   "a row by its map");
	ok(strstr(out, ",individuel,2026-11-04,09:15,90,"), "a day with its time");
	free(out);
	ok(make(d, sheet, NULL, &imp, &err) == 0, "the map is remembered");
	check_counts(&imp, 0, 0, 2, 2);
	session_import_clear(&imp);
	desk_close(d);
}

/* Two people may have come for the same on the same day. */
static void
test_same_rows(void)
{
	static const char text[] = "Jour,Min,Quoi\n"
				   "2026-11-03,30,email\n"
				   "2026-11-03,30,email\n";
	static const char how[] = "date = Jour\nduration = Min\ntheme = Quoi\n";
	struct desk *d = app_desk_new(now);

	import(d, text, how, 2, 0, 0);
	import(d, text, NULL, 0, 0, 2);
	desk_close(d);
}

/* What the import cannot know stays at the desk. */
static void
test_kept(void)
{
	struct desk *d = app_desk_new(now);
	struct session s;
	struct form f;
	struct err err;
	int64_t n, person = 0;
	char *out, *changed, *at;

	plain(d, &f, KIND_INDIVIDUAL, "avant");
	form_set(&f, FF_NOT_COMPLETED, "too_short");
	n = add(d, &f);
	session_init(&s);
	ok(store_session_get(desk_store(d), n, &s, &err) == 0 &&
		   store_person_add(desk_store(d), &person, &err) == 0,
	   "a person known");
	s.attendance[0].person = person;
	s.anonymous = 0;
	ok(store_session_save(desk_store(d), &s, &err) == 0, "came to it");
	out = journal(d);
	import(d, out, NULL, 0, 0, 1);
	changed = mem_strdup(out);
	at = strstr(changed, "avant");
	ok(at != NULL, "its title is in the journal");
	if (at)
		memcpy(at, "apres", strlen("avant"));
	import(d, changed, NULL, 0, 1, 0);
	ok(store_session_get(desk_store(d), n, &s, &err) == 0, "it is there");
	ok(s.attendance[0].person == person && s.anonymous == 0, "still theirs");
	ok(s.not_completed != 0, "and not completed as before");
	session_clear(&s);
	free(out);
	free(changed);
	desk_close(d);
}

static int
stop(void *arg, int permille)
{
	(void)arg;
	(void)permille;
	return 1;
}

static void
test_failures(void)
{
	struct buf wide = BUF_INIT;
	struct desk *d = app_desk_new(now);
	struct session_import imp;
	struct session_import_options stopping = { .progress = stop };
	struct buf text = BUF_INIT;
	struct err err;
	char *path;

	buf_add(&text, COOP_HEADER);
	for (int i = 0; i < 1000; i++)
		buf_add(&text, COOP_ALONE);
	path = write_text("stop.csv", text.text);
	buf_clear(&text);
	ok(session_import_make(d, path, &stopping, &imp, &err) != 0 && err.code == ERR_STOPPED,
	   "a person may stop it");
	session_import_clear(&imp);
	ok(make(d, "", NULL, &imp, &err) != 0 && err.code == ERR_DATA, "an empty file");
	session_import_clear(&imp);
	ok(make(d, COOP_HEADER, NULL, &imp, &err) != 0 && err.code == ERR_DATA, "a mere header");
	session_import_clear(&imp);
	for (int i = 0; i < 5000; i++)
		buf_add(&wide, "id,");
	buf_add(&wide, "title\n1\n");
	ok(make(d, buf_text(&wide), NULL, &imp, &err) != 0 && err.code == ERR_VALUE,
	   "more columns than anybody has");
	is_str(err.detail, "columns", "which is said");
	session_import_clear(&imp);
	buf_reset(&wide);
	buf_addf(&wide,
		 "id,desk,revision,kind,date,duration_min,themes,channel,commune\n"
		 "017d75f9-1d40-7627-ac2d-000000000001,%s,9007199254740992,individuel,"
		 "2026-10-01,30,email,domicile,97209\n",
		 store_desk(desk_store(d))->id);
	ok(make(d, buf_text(&wide), NULL, &imp, &err) == 0, "a count that this desk never made");
	is_int(imp.count.refused, 1, "is refused");
	session_import_clear(&imp);
	buf_clear(&wide);
	ok(make(d, "a,\"b\n", "date = a\n", &imp, &err) != 0 && err.code == ERR_DATA,
	   "a quote that does not close");
	session_import_clear(&imp);
	free(path);
	desk_close(d);
}

int
main(void)
{
	dir = tap_tmpdir();
	test_journal();
	test_dialects();
	test_revisions();
	test_coop();
	test_mapped();
	test_same_rows();
	test_kept();
	test_failures();
	free(dir);
	return tap_done();
}
