/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions in the national tool's columns, and back: every label means the same again. */
#include "config.h"

#include "app/coop_cell.h"
#include "app/coop_export.h"
#include "app/coop_sheet.h"
#include "app/session_cell.h"
#include "base/mem.h"
#include "tests/lib/app_desk.h"
#include "tests/lib/import_text.h"

static const char now[] = "2026-11-24T14:32";

/* All that the desk has of 2026. Yours. */
static char *
exported(struct desk *d, enum csv_dialect dialect, struct coop_export_done *done)
{
	const struct coop_export_options options = { .from = date_from(2026, 1, 1),
						     .to = date_from(2026, 12, 31),
						     .dialect = dialect };
	struct buf text = BUF_INIT;
	struct err err = { 0 };

	ok(coop_export(d, &options, &text, done, &err) == 0, "it is written");
	return buf_take(&text);
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Each row ends with an id, which is of the desk; and those of one day stand by their start, which
 * the tool does not know. */
static char *
rows(char *text)
{
	struct strlist list = { 0 };
	char *to = text, *sorted;

	*strchr(text, '\n') = '\1'; /* the header is alone */
	for (const char *from = text; *from; from++) {
		if (from[0] == ',' && strlen(from) > UUID_SIZE && from[UUID_SIZE] == '\n' &&
		    from[9] == '-' && from[14] == '-') {
			from += UUID_SIZE;
			*to++ = '\1';
		} else {
			*to++ = *from;
		}
	}
	*to = '\0';
	strlist_split(&list, text, '\1');
	qsort(list.item, list.count, sizeof(*list.item), compare);
	sorted = strlist_join(&list, "\n");
	strlist_clear(&list);
	free(text);
	return sorted;
}

static void
first_difference(const char *a, const char *b)
{
	size_t i = 0;

	while (a[i] && a[i] == b[i])
		i++;
	while (i > 0 && a[i - 1] != '\n')
		i--;
	if (!ok(strcmp(a, b) == 0, "all cells are the same"))
		printf("# %.300s\n# is: %.300s\n", a + i, b + i);
}

static void
round_trip(struct desk *d, enum csv_dialect dialect)
{
	struct coop_export_done done, again;
	char *text = exported(d, dialect, &done);
	struct desk *other = app_desk_new(now);
	char *before = rows(exported(d, CSV_STANDARD, &again)), *after;

	import(other, text, NULL, done.sessions, 0, 0);
	after = rows(exported(other, CSV_STANDARD, &again));
	is_int(again.sessions, done.sessions, "as many");
	first_difference(before, after);
	import(other, text, NULL, 0, 0, done.sessions);
	import(d, text, NULL, 0, 0, done.sessions);
	free(text);
	free(before);
	free(after);
	desk_close(other);
}

static void
test_labels(void)
{
	static const enum vocab lists[] = { VOCAB_KIND,   VOCAB_CHANNEL,   VOCAB_DEVICE,
					    VOCAB_THEME,  VOCAB_PROCEDURE, VOCAB_AUTONOMY,
					    VOCAB_LEVEL,  VOCAB_GENDER,    VOCAB_AGE,
					    VOCAB_STATUS, VOCAB_RESIDENCE, VOCAB_REFER_TO };
	int bad = 0;

	for (size_t v = 0; v < sizeof(lists) / sizeof(lists[0]); v++) {
		size_t count;
		const struct vocab_item *item = vocab_items(lists[v], &count);

		for (size_t i = 0; i < count; i++) {
			char *label = coop_labels(lists[v], item[i].code);
			const struct vocab_item *back = session_cell_item(lists[v], label);

			bad += back != &item[i] || strcmp(label, item[i].french) != 0;
			free(label);
		}
	}
	is_int(bad, 0, "every label is the national one, and means its code again");
}

static void
test_invented(void)
{
	struct desk *d = app_desk_invented();
	struct coop_export_done done;
	char *text = exported(d, CSV_STANDARD, &done);

	ok(done.sessions > 300, "%zu sessions", done.sessions);
	ok(strstr(text, desk_mediator_now(d)->name) == NULL, "no mediator is named");
	round_trip(d, CSV_STANDARD);
	round_trip(d, CSV_EXCEL_FR);
	free(text);
	desk_close(d);
}

static int64_t
add_workshop(struct desk *d)
{
	struct form f;

	plain(d, &f, KIND_WORKSHOP, "+ Ma boîte, « mail »");
	form_set(&f, FF_DATE, "2026-10-21");
	form_set(&f, FF_PARTICIPANTS, "8");
	form_set(&f, FF_GENDERS, "feminin=5|masculin=2");
	form_set(&f, FF_AGES, "douze_dix_huit=3|soixante_dix_plus=1");
	form_set(&f, FF_STATUSES, "retraite=1");
	form_set(&f, FF_RESIDENCES, "97226=1|97128=2|etranger=1");
	form_set(&f, FF_LEVEL, "intermediaire");
	return add(d, &f);
}

static void
add_alone(struct desk *d, const char *residence)
{
	struct form f;

	plain(d, &f, KIND_INDIVIDUAL, NULL);
	form_set(&f, FF_DATE, "2026-10-22");
	form_set(&f, FF_PROCEDURES, "social_sante|logement");
	form_add(&f, FF_THEMES, "aide_aux_demarches_administratives");
	form_set(&f, FF_PROCEDURE_NAME, "=APL");
	form_set(&f, FF_AUTONOMY, "partiellement_autonome");
	form_set(&f, FF_RESIDENCE, residence);
	form_set(&f, FF_REFER_TO, "aide_sociale");
	add(d, &f);
}

static void
has(const char *text, const char *part)
{
	if (!ok(strstr(text, part) != NULL, "%s", part))
		printf("# %s\n", text);
}

/* What is rare in invented ones: namesakes, places that are none, texts that a spreadsheet runs. */
static void
test_made(void)
{
	struct desk *d = app_desk_new(now);
	struct coop_export_done done;
	struct form f;
	char *text;

	add_workshop(d);
	add_alone(d, "97226");
	add_alone(d, "etranger");
	add_alone(d, "sans_adresse");
	add_alone(d, "autre_france");
	plain(d, &f, KIND_ANIMATION, NULL);
	form_set(&f, FF_ANIMATION_TYPE, "comite");
	form_set(&f, FF_INITIATIVE, "demande");
	form_set(&f, FF_COORD_THEMES, "reseau");
	form_set(&f, FF_DATE, "2026-10-23");
	add(d, &f);
	text = exported(d, CSV_STANDARD, &done);
	is_int(done.sessions, 5, "a row each");
	is_int(done.left_out, 1, "coordination is left out");
	has(text, "\n21/10/2026,,,Atelier collectif,8,Lieu d’activité,Médiathèque,,Fort-de-France,"
		  "97200,97209,45,");
	has(text, "Féminin\u00a0: 5\nMasculin\u00a0: 2");
	has(text, "12 - 17 ans\u00a0: 3");
	has(text, "À l’étranger\u00a0: 1\n97128\u00a0: 2\n97226\u00a0: 1");
	has(text, "Intermédiaire (2/3)");
	has(text,
	    "\"E-mail\nSanté\nAide aux démarches administratives\nSocial - Santé\nLogement\"");
	has(text, ",'=APL,Autonome avec guidage en cas de besoin (2/3),Oui,\"Structure d’aide");
	has(text, ",Sainte-Anne,97227,97226,");
	has(text, ",Sans domicile fixe,,,");
	free(text);
	round_trip(d, CSV_STANDARD);
	round_trip(d, CSV_EXCEL_FR);
	desk_close(d);
}

static void
left_are(struct desk *d, size_t count, size_t ticked, const char *what)
{
	struct reportable_list list = { .count = 0 };
	struct err err = { 0 };
	size_t n = 0;

	ok(coop_month(d, date_from(2026, 10, 1), true, &list, &err) == 0, "October: %s", what);
	for (size_t i = 0; i < list.count; i++)
		n += list.item[i].ticked;
	is_int(list.count, count, "sessions");
	is_int(n, ticked, "ticked");
	reportable_list_clear(&list);
}

/* What comes from the tool is there; what another desk wrote for it is not. */
static void
test_reported(void)
{
	static const char of_tool[] =
		"Date,Enregistré le,Type,Participants,Canaux d’accompagnement,"
		"Nom du lieu,Commune,Durée (min),Thématique(s) d’accompagnement,"
		"ID CRA\n21/10/2026,%s,Accompagnement individuel,1,Lieu "
		"d’activité,Médiathèque,Fort-de-France,30,E-mail,%s\n";
	struct desk *d = app_desk_new(now);
	char *tool = mem_printf(of_tool, "21/10/2026 à 10:00", "a-1");
	char *other = mem_printf(of_tool, "", "b-1");
	struct coop_sheet sheet;
	struct err err = { 0 };
	int64_t n = add_workshop(d);

	left_are(d, 1, 0, "one of our own");
	import(d, other, NULL, 1, 0, 0);
	left_are(d, 2, 0, "one that another desk wrote");
	import(d, tool, NULL, 1, 0, 0);
	left_are(d, 3, 1, "one of the tool");
	ok(coop_report(d, n, true, &err) == 0, "ours is typed there");
	left_are(d, 3, 2, "two");
	ok(coop_sheet_read(d, n, &sheet, &err) == 0, "as its form asks for it");
	is_str(sheet.kind, "Atelier collectif", "its kind");
	is_str(sheet.line[0].label, "Titre de l’atelier", "its first label");
	is_str(sheet.line[0].text, "+ Ma boîte, « mail »", "its title");
	is_str(sheet.line[2].label, "Genre", "who came");
	is_str(sheet.line[2].text, "Féminin\u00a0: 5 · Masculin\u00a0: 2", "is counted");
	is_str(sheet.line[sheet.count - 1].text, "Intermédiaire", "and its level ends it");
	coop_sheet_clear(&sheet);
	free(tool);
	free(other);
	desk_close(d);
}

int
main(void)
{
	dir = tap_tmpdir();
	test_labels();
	test_invented();
	test_made();
	test_reported();
	free(dir);
	return tap_done();
}
