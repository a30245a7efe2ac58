/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The national tool's export as people hand it over: joined, edited, made up. */
#include "config.h"

#include "app/import_report.h"
#include "base/mem.h"
#include "tests/lib/app_desk.h"
#include "tests/lib/import_text.h"

static const char now[] = "2026-11-24T14:32";

#define HEADER                                                        \
	"Date,Enregistré le,Type,Participants,"                      \
	"Canaux d’accompagnement,Nom du lieu,Commune,Durée (min)," \
	"Thématique(s) d’accompagnement,"                          \
	"Niveau d’autonomie (ou de l’atelier),Genre,ID CRA\n"
#define ROW(date, type, turn, level, gender, id)                                                \
	date ",x," type "," turn ",Lieu d’activité,Médiathèque,Fort-de-France,90,E-mail," level \
	     "," gender "," id "\n"
#define GROUP(turn, gender) ROW("21/10/2026", "Atelier collectif", turn, "", gender, "w-1")

/* Whether the one session of these rows is taken: then as so many participants. */
static void
taken(const char *rows, int participants, const char *genders)
{
	struct desk *d = app_desk_new(now);
	char *text = mem_printf("%s%s", HEADER, rows);
	char *part = mem_printf(",%d,0,0,%s,", participants, genders), *out;

	import(d, text, NULL, 1, 0, 0);
	out = journal(d);
	ok(strstr(out, part) != NULL, "%d participants: %s", participants, genders);
	free(out);
	free(part);
	free(text);
	desk_close(d);
}

static void
refused(const char *rows, enum import_reason reason, size_t line, const char *value)
{
	struct desk *d = app_desk_new(now);
	char *text = mem_printf("%s%s", HEADER, rows);
	struct session_import imp;
	struct err err;

	ok(make(d, text, NULL, &imp, &err) == 0, "it is read");
	check_counts(&imp, 0, 0, 0, 1);
	is_int(imp.note_count, 1, "one refusal is told");
	if (imp.note_count == 1) {
		is_int(imp.note[0].reason, reason, "for its reason");
		is_int(imp.note[0].line, line, "at its line");
		is_str(imp.note[0].value, value, "of its cell");
	}
	session_import_clear(&imp);
	free(text);
	desk_close(d);
}

/* Two exports in one file have the same rows; no other is told twice. */
static void
test_turns(void)
{
	taken(GROUP("1/3", "Féminin") GROUP("1/3", "Féminin") GROUP("2/3", "") GROUP("3/3", ""), 3,
	      "feminin=1");
	taken(GROUP("1/2", "Féminin") GROUP("2/2", "") GROUP("1/2", "Féminin") GROUP("2/2", ""), 2,
	      "feminin=1");
	taken(GROUP("1/3", "Féminin") GROUP("3/3", "Féminin"), 3, "feminin=2");
	/* As a spreadsheet hands it back. */
	taken(GROUP("01/02/2026", "Féminin") GROUP("02/02/2026", "Féminin"), 2, "feminin=2");
	refused(GROUP("1/3", "") GROUP("2/5", ""), IMPORT_CONTRADICTS, 3, "2/5");
	refused(GROUP("1/3", "") GROUP("1/3", "Féminin"), IMPORT_CONTRADICTS, 3, "1/3");
	refused(GROUP("1/2", "") ROW("22/10/2026", "Atelier collectif", "2/2", "", "", "w-1"),
		IMPORT_CONTRADICTS, 3, "22/10/2026");
	refused(GROUP("1/2", "") ROW("21/10/2026", "Accompagnement individuel", "1", "", "", "w-1"),
		IMPORT_CONTRADICTS, 3, "Accompagnement individuel");
	refused(GROUP("1/99999999999", ""), IMPORT_NO_TURN, 2, "1/99999999999");
	refused(GROUP("0/0", ""), IMPORT_NO_TURN, 2, "0/0");
	refused(GROUP("4/3", ""), IMPORT_NO_TURN, 2, "4/3");
}

/* A level that nobody can read falsifies nothing. */
static void
level(const char *text, const char *code)
{
	struct desk *d = app_desk_new(now);
	char *file = mem_printf(
		HEADER ROW("21/10/2026", "Accompagnement individuel", "1", "%s", "", "a-1"), text);
	struct session_import imp;
	struct err err;
	char *out;

	ok(make(d, file, NULL, &imp, &err) == 0, "%s", text);
	check_counts(&imp, 1, 0, 0, 0);
	is_int(imp.note_count, *code ? 0 : 1, "told only when it is left out");
	if (imp.note_count == 1) {
		is_int(imp.note[0].action, IMPORT_ADDED, "of a session that is added");
		is_int(imp.note[0].reason, IMPORT_NOT_READ, "with its cell left empty");
		is_str(imp.note[0].value, text, "which is said");
	}
	ok(session_import_apply(d, &imp, &err) == 0, "it is imported");
	session_import_clear(&imp);
	out = journal(d);
	ok((strstr(out, ",autonome,") != NULL) == (*code != '\0'), "as %s", code);
	free(out);
	free(file);
	desk_close(d);
}

static void
test_levels(void)
{
	level("Autonome", "autonome");
	level("3/3", "autonome");
	level("Autonome 3/3", "autonome");
	level("3/3 - Autonome", "autonome");
	level("Autonome (3/3)", "autonome");
	level("(3/3)", "autonome");
	level("Autonome (1/3)", "");
	level("5/3", "");
	level("13/3", "");
	level("/3", "");
	level("très bien", "");
}

int
main(void)
{
	dir = tap_tmpdir();
	test_turns();
	test_levels();
	free(dir);
	return tap_done();
}
