/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map of another CSV while it is made: what headers mean, what values mean, what is missing,
 * and the text that an import understands. */
#include "config.h"

#include "app/session_mapping.h"

#include <stdlib.h>
#include <string.h>

#include "app/session_cell.h"
#include "app/session_csv.h"
#include "app/session_header.h"
#include "app/session_import.h"
#include "tests/lib/app_desk.h"

static const char now[] = "2026-11-24T14:32";
static char *dir; /* of this test */

static const char sheet[] = "N°;Jour;Lieu;Thème;Temps passé;Sexe;Tranche d'âge;Nom;Commune;\n"
			    "1;03/11/2026;Médiathèque;Boîte mail;45 min;F;33;A;Ducos;x\n"
			    "2;04/11/2026;médiathèque;E-mail, CAF;1h;Homme;70 ans et plus;B;;\n"
			    "3;04/11/2026;Annexe;e-mail;30;?;;C;Ducos;\n";

static char *
write_text(const char *text)
{
	struct err err;
	char *path = path_join(dir, "sheet.csv");

	if (file_write(path, text, strlen(text), true, &err) != 0)
		ok(false, "the file is written");
	return path;
}

static void
open_text(struct mapping *m, struct desk *d, const char *text)
{
	char *path = write_text(text);
	struct err err;

	ok(mapping_open(m, d, path, NULL, 0, &err) == 0, "the file is read");
	free(path);
}

static void
test_headers(void)
{
	static const struct {
		const char *header;
		int field;
	} headers[] = {
		{ "Date", FF_DATE },
		{ "JOUR", FF_DATE },
		{ "Date de la séance", FF_DATE },
		{ "Date de naissance", -1 },
		{ "Durée (min)", FF_DURATION },
		{ "Thématique abordée", FF_THEMES },
		{ "Lieu", FF_PLACE },
		{ "Lieu de résidence", FF_RESIDENCE },
		{ "Commune de résidence", FF_RESIDENCE },
		{ "Genre", FF_GENDER },
		{ "Sexe", FF_GENDER },
		{ "Tranche d’âge", FF_AGE },
		{ "Statut professionnel", FF_STATUS },
		{ "Nombre de participants", FF_PARTICIPANTS },
		{ "Médiateur", FF_MEDIATOR },
		{ "Titre", FF_TITLE },
		{ "ID", COLUMN_ID },
		{ "N°", COLUMN_ID },
		{ "Heure de début", FF_START },
		{ "Nom de la démarche", FF_PROCEDURE_NAME },
		{ "came_through", FF_CAME_THROUGH },
		{ "Nom", -1 },
		{ "Prénom", -1 },
		{ "Ce que l’on a pu faire", -1 },
		{ "", -1 },
	};

	for (size_t i = 0; i < sizeof(headers) / sizeof(headers[0]); i++) {
		int sure;

		is_int(mapping_guess(headers[i].header, &sure), headers[i].field, "“%s”",
		       headers[i].header);
	}
}

static void
test_columns(struct desk *d)
{
	static const int field[] = { COLUMN_ID, FF_DATE, FF_PLACE, FF_THEMES,    FF_DURATION,
				     FF_GENDER, FF_AGE,  -1,       FF_RESIDENCE, -1 };
	struct mapping m;
	int missing[MAPPING_NEEDED];

	open_text(&m, d, sheet);
	is_int(m.columns, 10, "all columns");
	is_int(m.rows, 3, "all rows");
	for (size_t i = 0; i < m.columns; i++)
		is_int(m.column[i].field, field[i], "“%s” is guessed", m.column[i].header);
	is_str(m.column[4].sample[2], "30", "the first values are kept");
	is_str(m.column[1].sample[2], NULL, "each once");
	ok(m.column[9].nameless, "a column without a header has no name");
	is_int(mapping_missing(&m, missing), 0, "nothing is missing");
	is_int(mapping_set(&m, 4, -1), -1, "a column is ignored");
	is_int(mapping_missing(&m, missing), 1, "then something is");
	is_int(missing[0], FF_DURATION, "its field");
	mapping_say(&m, FF_DURATION, "", "30");
	is_int(mapping_missing(&m, missing), 0, "which may be the same for every row");
	is_int(mapping_set(&m, 7, FF_GENDER), 5, "a field that is no list is in one column");
	is_int(mapping_set(&m, 6, FF_THEMES), -1, "a list in several");
	mapping_say(&m, COLUMN_KIND, "", "collectif");
	is_int(mapping_missing(&m, missing), 1, "a workshop needs");
	is_int(missing[0], FF_PARTICIPANTS, "how many came");
	mapping_clear(&m);
}

static void
test_values(struct desk *d)
{
	struct mapping m;
	struct mapping_values v;

	open_text(&m, d, sheet);
	mapping_values(&m, 3, &v);
	is_int(v.count, 4, "different themes");
	is_int(v.open, 1, "one of which nobody knows: three procedures bear that name");
	is_int(v.proposed, 1, "and one is another name of a theme");
	is_str(v.item[0].said, "email", "which is proposed");
	ok(v.item[0].proposed && !v.item[1].proposed, "and told from what was said");
	is_str(v.item[1].text, "CAF", "those first");
	is_str(v.item[2].text, "E-mail", "then those that are known");
	is_int(v.item[2].count, 1, "counted as they are written");
	mapping_values_clear(&v);
	mapping_say(&m, FF_THEMES, "Boîte mail", "email");
	mapping_say(&m, FF_THEMES, "CAF", "sante");
	mapping_say(&m, FF_THEMES, "CAF", "");
	mapping_values(&m, 3, &v);
	is_int(v.open, 0, "until it is said what they mean");
	is_str(v.item[1].said, "", "which may be nothing");
	mapping_values_clear(&v);
	mapping_values(&m, 2, &v);
	is_int(v.open, 1, "a place that the desk lacks is none, whatever the case of the other");
	mapping_values_clear(&v);
	mapping_values(&m, 1, &v);
	is_int(v.count, 0, "days are not chosen from a list");
	mapping_values_clear(&v);
	mapping_clear(&m);
}

static void
test_typed(struct desk *d)
{
	static const struct {
		int field;
		const char *typed, *value; /* NULL: none */
	} typed[] = {
		{ FF_DURATION, "1h30", "90" },      { FF_DURATION, "0", NULL },
		{ FF_DURATION, "longtemps", NULL }, { FF_DATE, "12/3/2026", "2026-03-12" },
		{ FF_DATE, "hier", "2026-11-23" },  { FF_DATE, "32/3", NULL },
		{ FF_PARTICIPANTS, "8", "8" },      { FF_PARTICIPANTS, "0", NULL },
		{ FF_PARTICIPANTS, "", NULL },
	};
	const struct mapping m = { .desk = d };

	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
		char *value = mapping_read(&m, typed[i].field, typed[i].typed);

		is_str(value, typed[i].value, "“%s”", typed[i].typed);
		free(value);
	}
}

/* A cell that a session needs may mean something where it is empty. */
static void
test_empty(struct desk *d)
{
	struct mapping m;
	struct mapping_values v;

	open_text(&m, d, "Jour,Sujet,Sujet 2\n2026-11-03,e-mail,\n2026-11-04,,\n2026-11-05\n");
	mapping_set(&m, 2, -1);
	mapping_values(&m, 1, &v);
	is_int(v.count, 2, "a theme and none");
	is_str(v.item[0].text, "", "none");
	is_int(v.item[0].count, 2, "in two rows");
	is_int(v.open, 1, "of which nobody knows what they mean");
	mapping_values_clear(&v);
	mapping_set(&m, 2, FF_THEMES);
	mapping_values(&m, 1, &v);
	is_int(v.open, 0, "but where another column may say it");
	mapping_values_clear(&v);
	mapping_clear(&m);
}

/* The text is understood by the import, and remembered by it. */
static void
test_import(struct desk *d)
{
	struct mapping m;
	struct session_import imp;
	struct session_import_options options = { .map = NULL };
	struct err err;
	char *text;

	open_text(&m, d,
		  "Jour;Public;L'atelier\n03/11/2026;F;Mail\n04/11/2026;H;\n05/11/2026;X;Mail\n");
	mapping_set(&m, 1, FF_GENDER);
	mapping_set(&m, 2, FF_TITLE);
	mapping_say(&m, FF_THEMES, "", "email");
	mapping_say(&m, FF_DURATION, "", "45");
	mapping_say(&m, FF_CHANNEL, "", "a_distance");
	mapping_say(&m, FF_GENDER, "F", "feminin");
	mapping_say(&m, FF_GENDER, "H", "");
	mapping_say(&m, FF_AGE, "33", "vingt_cinq_trente_neuf");
	text = mapping_text(&m);
	is_str(text,
	       "date = 'Jour'\ngender = 'Public'\ntitle = 'L''atelier'\ntheme: '' = email\n"
	       "duration: '' = 45\nchannel: '' = a_distance\ngender: 'F' = feminin\n"
	       "gender: 'H' = \n",
	       "the map as a text");
	options.map_text = text;
	ok(session_import_make(d, m.path, &options, &imp, &err) == 0, "the import reads it");
	is_int(imp.count.added, 2, "and the rows");
	is_int(imp.count.refused, 1, "but for a value that nothing was said of");
	ok(session_import_apply(d, &imp, &err) == 0, "they are imported");
	session_import_clear(&imp);
	ok(session_import_knows(d, m.path), "the file needs no question any more");
	mapping_clear(&m);
	open_text(&m, d, "Jour;Public;L'atelier\n06/11/2026;F;Mail\n");
	ok(m.remembered, "the map is remembered");
	is_int(m.column[1].field, FF_GENDER, "with its columns");
	is_str(mapping_said(&m, FF_DURATION, ""), "45", "what every row has");
	is_str(mapping_said(&m, FF_GENDER, "F"), "feminin", "and what texts mean");
	mapping_clear(&m);
	free(text);
}

/* A workshop where no column says so. */
static void
test_kind(struct desk *d)
{
	static const char map[] = "date = Jour\nparticipants = Combien\ntheme: '' = email\n"
				  "kind: '' = collectif\nduration: '' = 60\n";
	struct session_import imp;
	struct session_import_options options = { .map_text = map };
	char *path = write_text("Jour,Combien\n2026-11-03,8\n2026-11-04,\n");
	struct err err;

	ok(session_import_make(d, path, &options, &imp, &err) == 0, "workshops are read");
	is_int(imp.count.added, 1, "one is complete");
	is_int(imp.count.refused, 1, "one is not");
	session_import_clear(&imp);
	options.map_text = "date = Jour\nkind: '' = partenariat\nduration: '' = 60\n"
			   "partnership_kind: '' = autre\npartner_kind: '' = autre\n";
	ok(session_import_make(d, path, &options, &imp, &err) == 0, "partnerships are read");
	for (size_t i = 0; i < imp.note_count; i++)
		ok(strcmp(imp.note[i].field, "place") != 0 &&
			   strcmp(imp.note[i].field, "channel") != 0,
		   "no place is proposed for them");
	session_import_clear(&imp);
	free(path);
}

/* Titles above the table, blank rows in it, a total below it. */
static const char titled[] = "Relevé 2026, Médiathèque, de Gosier\n"
			     "Date d'impression;24/11/2026;;\n"
			     "\n"
			     ";Lieu;Médiathèque;\n"
			     "Date;Thème;Durée;Genre\n"
			     "03/11/2026;E-mail;30;Femme\n"
			     "\"\";\"\";\"\"; \n"
			     "04/11/2026;E-mail;45;Homme\n"
			     "Total;;75;\n";

static void
test_header_line(void)
{
	static const struct {
		const char *text;
		size_t line;
		char delimiter;
	} files[] = {
		{ titled, 5, ';' },
		{ "Date,Thème\n2026-11-03,e-mail\n", 1, ',' },
		{ "Relevé\n\nQuand\tQuoi\tCombien\n3/11/2026\ta,b,c\t1\n4/11/2026\td\t2\n", 3,
		  '\t' },
		{ "2026;\nQuand;Quoi;Combien\n3/11/2026;a;1\n4/11/2026;b;2\n", 2, ';' },
		{ "3/11/2026;a;1\n4/11/2026;b;2\n", 1, ';' },
		{ "Date;Durée;Thème;Genre\nx;Lieu de la séance;domicile;E-mail\n", 1, ';' },
		{ "a;b\n1,5;2,5\n", 1, ';' },
		{ "a\n", 1, ',' },
	};

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		const char *text = files[i].text;
		struct session_header header = { .delimiter = '\0' };

		session_header_find(NULL, text, strlen(text), &header);
		is_int(header.line, files[i].line, "the line of %.20s", text);
		is_int(header.delimiter, files[i].delimiter, "and what separates its cells");
	}
}

static void
test_titles(struct desk *d)
{
	static const char map[] = "date = Date\ntheme = Thème\nduration = Durée\n";
	struct session_import_options options = { .map_text = map };
	struct session_import imp;
	struct mapping m;
	struct err err;
	char *text;

	open_text(&m, d, titled);
	is_int(m.header, 5, "the line of the header");
	is_int(m.delimiter, ';', "and what separates its cells");
	is_str(m.column[2].header, "Durée", "are found below the titles");
	is_int(m.rows, 2, "blank rows and the total are none");
	is_int(m.before, 4, "the line before it");
	is_int(m.after, 6, "and the one behind it");
	ok(session_import_make(d, m.path, &options, &imp, &err) == 0, "so does the import");
	is_int(imp.count.read, 2, "which reads the sessions");
	is_int(imp.count.refused, 0, "and refuses nothing");
	session_import_clear(&imp);
	options.map_text = "header = 2\ndate = Date d'impression\n";
	session_import_make(d, m.path, &options, &imp, &err);
	is_int(imp.file.delimiter, ';', "the map may say which line it is");
	is_int(imp.count.read, 4, "then what is below it is read");
	session_import_clear(&imp);
	options.map_text = "header = 3\ndate = Date\n";
	ok(session_import_make(d, m.path, &options, &imp, &err) != 0, "a blank line is no header");
	is_int(imp.map_fault.code, MAP_HEADER, "and that is said");
	session_import_clear(&imp);
	mapping_clear(&m);
	free(write_text(titled));
	ok(mapping_open(&m, d, (text = path_join(dir, "sheet.csv")), NULL, 4, &err) == 0,
	   "another line is chosen");
	free(text);
	is_int(m.columns, 4, "its cells are the columns");
	text = mapping_text(&m);
	ok(strstr(text, "header = 4\n") == text, "the map says so: %s", text);
	free(text);
	mapping_clear(&m);
}

/* A column of yes and no, in the words of whoever keeps the table. */
static void
test_yes(struct desk *d)
{
	static const char text[] = "Jour;Thème;Durée;Déjà venu\n3/11/2026;e-mail;30;oui\n"
				   "4/11/2026;e-mail;30;NON\n5/11/2026;e-mail;30;x\n"
				   "6/11/2026;e-mail;30;\n7/11/2026;e-mail;30;habitué\n"
				   "8/11/2026;e-mail;30;Vrai\n";
	struct session_import_options options = { .map = NULL };
	struct session_import imp;
	struct mapping_values v;
	struct mapping m;
	struct err err;
	char *map;

	open_text(&m, d, text);
	is_int(m.column[3].field, FF_RETURNING, "whether they came before");
	mapping_values(&m, 3, &v);
	is_int(v.count, 6, "each word once, and the empty cell");
	is_int(v.open, 1, "one of which means neither");
	is_str(v.item[0].text, "habitué", "that one");
	mapping_values_clear(&v);
	mapping_say(&m, FF_RETURNING, "habitué", "1");
	mapping_values(&m, 3, &v);
	is_int(v.open, 0, "until it is said which");
	mapping_values_clear(&v);
	map = mapping_text(&m);
	options.map_text = map;
	ok(session_import_make(d, m.path, &options, &imp, &err) == 0, "the import reads it");
	is_int(imp.count.added, 6, "and refuses nothing");
	session_import_clear(&imp);
	free(map);
	mapping_clear(&m);
}

static void
test_hostile(struct desk *d)
{
	static const char *const texts[] = { "a\n", ";;;\n1;2;3;4\n",
					     "\"a\nb\";\"\"\n\"c\nd\";e;f\n" };
	struct mapping m;
	struct err err;
	char *path;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		char *text;

		open_text(&m, d, texts[i]);
		for (size_t k = 0; k < m.columns; k++)
			mapping_set(&m, k, FF_THEMES);
		text = mapping_text(&m);
		ok(*text != '\0', "a map is made: %s", text);
		free(text);
		mapping_clear(&m);
	}
	path = write_text("");
	ok(mapping_open(&m, d, path, NULL, 0, &err) != 0, "an empty file is refused");
	mapping_clear(&m);
	free(path);
}

/* As people write in their own tables. */
static void
test_names(struct desk *d)
{
	static const struct {
		enum vocab v;
		const char *text, *code;
	} names[] = {
		{ VOCAB_GENDER, "M.", "masculin" },
		{ VOCAB_GENDER, "M", "masculin" },
		{ VOCAB_GENDER, "H", "masculin" },
		{ VOCAB_GENDER, "Homme", "masculin" },
		{ VOCAB_GENDER, "Mme", "feminin" },
		{ VOCAB_GENDER, "F", "feminin" },
		{ VOCAB_GENDER, "X", NULL },
		{ VOCAB_AGE, "18-24", "dix_huit_vingt_quatre" },
		{ VOCAB_AGE, "40–59", "quarante_cinquante_neuf" },
		{ VOCAB_AGE, "12 à 17 ans", "douze_dix_huit" },
		{ VOCAB_AGE, "70 et +", "soixante_dix_plus" },
		{ VOCAB_AGE, "+70", "soixante_dix_plus" },
		{ VOCAB_AGE, "plus de 70", "soixante_dix_plus" },
		{ VOCAB_AGE, "<12", "moins_de_douze" },
		{ VOCAB_AGE, "-12 ans", "moins_de_douze" },
		{ VOCAB_AGE, "18-59", NULL },
		{ VOCAB_AGE, "+60", NULL },
		{ VOCAB_AGE, "<18", NULL },
		{ VOCAB_AGE, "<0", NULL },
		{ VOCAB_AGE, "1940-1950", NULL },
		{ VOCAB_AGE, "12-17-24", NULL },
		{ VOCAB_PROCEDURE, "Impôts", "argent_impots" },
		{ VOCAB_PROCEDURE, "LOGEMENT", "logement" },
		{ VOCAB_PROCEDURE, "-", NULL },
	};
	struct mapping m;
	struct mapping_values v;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const struct vocab_item *item = session_cell_item(names[i].v, names[i].text);

		is_str(item ? item->code : NULL, names[i].code, "%s", names[i].text);
	}
	open_text(&m, d,
		  "Jour;Civilité;Sexe;Sujet\n03/11/2026;Mme;F;Impôts\n"
		  "03/11/2026;M.;H;Jardinage\n03/11/2026;M.;H;jardinage\n");
	is_int(m.column[2].field, FF_GENDER, "« Sexe » is asked");
	is_int(m.column[1].field, -1, "not « Civilité »");
	mapping_values(&m, 3, &v);
	is_int(v.open, 1, "the same in another case is asked once");
	is_int(v.item[0].count, 2, "and counted together");
	mapping_values_clear(&v);
	mapping_say(&m, FF_THEMES, "Jardinage", "");
	mapping_values(&m, 3, &v);
	is_int(v.open, 0, "what is said of it is said of both");
	mapping_values_clear(&v);
	mapping_clear(&m);
	open_text(&m, d, "Jour;Civilité\n03/11/2026;Mme\n");
	is_int(m.column[1].field, FF_GENDER, "which says it where it stands alone");
	mapping_clear(&m);
}

int
main(void)
{
	struct desk *d = app_desk_new(now);

	dir = tap_tmpdir();
	test_headers();
	test_columns(d);
	test_values(d);
	test_typed(d);
	test_empty(d);
	test_import(d);
	test_kind(d);
	test_header_line();
	test_titles(d);
	test_yes(d);
	test_names(d);
	test_hostile(d);
	desk_close(d);
	free(dir);
	return tap_done();
}
