/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing places again: what was typed at the desk stays, what a source no longer has is marked,
 * and what somebody turns off in the preview is not taken. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/directory_edit.h"
#include "store/undo.h"
#include "tests/lib/app_desk.h"
#include "tests/lib/import_places.h"

#define HEADER "id,nom,commune,code_postal,telephone,source\n"
static const char now[] = "2026-10-05T14:32";

static const char three[] = HEADER "a,Mairie,Ducos,97224,0596561010,Hub\n"
				   "b,CCAS,Ducos,97224,0596561011,Hub\n"
				   "c,Cyberbase,Ducos,97224,0596561012,Hub\n";
static const char newer[] = HEADER "a,Hôtel de ville,Ducos,97224,0596561020,Hub\n"
				   "b,CCAS,Ducos,97224,0596561011,Hub\n"
				   "c,Cyberbase,Ducos,97224,0596561012,Hub\n";

static void
test_by_hand(void)
{
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	const struct import_note *note;
	struct partner p;

	import_text(d, three);
	type_here(d, "a", PF_PHONE, "+596696000000");
	plan_text(d, newer, &plan);
	is_int(plan.updated, 1, "one row is another");
	is_int(plan.row[0].changed, BIT(PF_NAME) | BIT(PF_PHONE), "in two fields");
	is_int(plan.row[0].changed & plan.row[0].kept, BIT(PF_PHONE), "one of them typed here");
	note = find_note(&plan, IMPORT_BY_HAND);
	is_str(note ? note->field : NULL, "telephone", "which field");
	is_str(note ? note->value : NULL, "+596596561020", "and what the file says");
	is_str(note ? note->id : NULL, "a", "of which entry");
	apply(d, &plan);
	check_field(d, "a", PF_NAME, "Hôtel de ville");
	check_field(d, "a", PF_PHONE, "+596696000000");

	plan_text(d, newer, &plan);
	is_int(plan.unchanged, 3, "the same file changes nothing");
	is_int(plan.row[0].changed, BIT(PF_PHONE), "but may still");
	import_plan_choose_field(&plan, &plan.row[0], PF_PHONE);
	is_int(plan.updated, 1, "once the field is taken");
	is_int(plan.unchanged, 2, "which is counted");
	ok(!find_note(&plan, IMPORT_BY_HAND), "and no longer told");
	apply(d, &plan);
	get(d, "a", &p);
	is_str(p.field[PF_PHONE], "+596596561020", "as the file says");
	is_int(p.by_hand, 0, "whose it is from now on");
	partner_clear(&p);
	desk_close(d);
}

/* A commune that was corrected here keeps what goes with it. */
static void
test_commune_by_hand(void)
{
	struct desk *d = app_desk_new(now);
	struct partner p;
	struct err err;

	import_text(d, HEADER "a,Mairie,Ducos,97224,,Hub\n");
	type_here(d, "a", PF_COMMUNE, "Le Lamentin");
	get(d, "a", &p);
	p.insee = 97213;
	mem_replace(&p.field[PF_POSTAL], mem_strdup("97232"));
	ok(store_partner_save(desk_store(d), &p, &err) == 0, "with its code");
	partner_clear(&p);
	import_text(d, HEADER "a,Mairie annexe,Ducos,97224,,Hub\n");
	get(d, "a", &p);
	is_str(p.field[PF_NAME], "Mairie annexe", "the name is the file's");
	is_str(p.field[PF_COMMUNE], "Le Lamentin", "the commune is not");
	is_str(p.field[PF_POSTAL], "97232", "nor the code that goes with it");
	is_int(p.insee, 97213, "nor where it is");
	partner_clear(&p);
	desk_close(d);
}

static void
test_vanished(void)
{
	static const char two[] = HEADER "a,Mairie,Ducos,97224,0596561010,Hub\n"
					 "c,,Ducos,97224,0596561012,Hub\n";
	static const char one[] = HEADER "b,CCAS,Ducos,97224,0596561011,Hub\n";
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	struct undo_step step;
	struct err err;
	const struct import_note *note;

	import_text(d, three);
	import_text(d, HEADER "x,Poste,Ducos,97224,,Other\ny,Bus,Ducos,97224,,\n");
	plan_text(d, two, &plan);
	is_int(plan.absent, 1, "one place of the source is gone");
	is_str(plan.vanished ? plan.vanished[0].name : NULL, "CCAS", "not the one that is refused");
	is_int(plan.source_count, 1, "of one source");
	is_int(plan.source[0].known, 3, "the directory has three");
	is_int(plan.source[0].held, 2, "the file two");
	note = find_note(&plan, IMPORT_VANISHED);
	is_str(note ? note->id : NULL, "b", "it is told");
	is_int(note ? (int)note->action : -1, IMPORT_ABSENT, "as what it is");
	apply(d, &plan);
	check_missing(d, "a", false);
	check_missing(d, "b", true);
	check_missing(d, "x", false);
	check_missing(d, "y", false);

	plan_text(d, two, &plan);
	is_int(import_plan_changes(&plan), 0, "once marked it is not marked again");
	import_plan_clear(&plan);
	plan_text(d, one, &plan);
	is_int(plan.updated, 1, "one that comes back is updated");
	is_int(plan.absent, 0, "a part of a source makes nothing vanish");
	ok(!plan.source[0].whole, "which is known");
	apply(d, &plan);
	check_missing(d, "b", false);
	ok(store_undo(desk_store(d), &step, &err) == 0, "that is undone");
	check_missing(d, "b", true);
	ok(store_undo(desk_store(d), &step, &err) == 0, "and so is the mark");
	is_int(step.count, 1, "of one entry");
	check_missing(d, "b", false);

	plan_text(d, two, &plan);
	import_plan_choose_vanished(&plan, &plan.vanished[0]);
	is_int(import_plan_changes(&plan), 0, "somebody turns the mark off");
	ok(!find_note(&plan, IMPORT_VANISHED), "and nothing is told of it");
	apply(d, &plan);
	check_missing(d, "b", false);
	type_here(d, "b", PF_SOURCE, "Hub");
	plan_text(d, two, &plan);
	is_int(plan.absent, 0, "a source that was typed here has no file");
	import_plan_clear(&plan);
	desk_close(d);
}

static void
test_choices(void)
{
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	const struct import_note *note;
	int64_t n;
	struct err err;

	plan_text(d, three, &plan);
	import_plan_choose(&plan, &plan.row[1]);
	is_int(plan.added, 2, "one of three is not taken");
	is_int(plan.left_out, 1, "and counts as left out");
	is_int(plan.unchanged, 0, "not as unchanged");
	import_plan_choose(&plan, &plan.row[2]);
	import_plan_choose(&plan, &plan.row[2]);
	is_int(plan.added, 2, "twice is not at all");
	note = find_note(&plan, IMPORT_NOT_TAKEN);
	is_int(note ? note->line : 0, 3, "its line is told");
	is_int(note ? (int)note->action : -1, IMPORT_LEFT_OUT, "as left out");
	apply(d, &plan);
	ok(directory_by_id(d, "b", &n, &err) < 0, "it is not in the directory");

	import_text(d, three);
	plan_text(d, newer, &plan);
	import_plan_choose_field(&plan, &plan.row[0], PF_PHONE);
	import_plan_choose_field(&plan, &plan.row[0], PF_HOURS);
	is_int(plan.updated, 1, "a row of which one field is not taken is updated");
	note = find_note(&plan, IMPORT_NOT_TAKEN);
	is_str(note ? note->field : NULL, "telephone", "the field is told");
	import_plan_choose_field(&plan, &plan.row[0], PF_NAME);
	is_int(plan.updated, 0, "without all of its fields it is not");
	import_plan_choose_field(&plan, &plan.row[0], PF_NAME);
	apply(d, &plan);
	check_field(d, "a", PF_NAME, "Hôtel de ville");
	check_field(d, "a", PF_PHONE, "+596596561010");
	desk_close(d);
}

/* The raw text of a field goes with it. */
static void
test_raw(void)
{
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	struct partner p;

	import_text(d, HEADER "a,Mairie,DUCOS,97224,05 96 56 10 10,Hub\n");
	plan_text(d, HEADER "a,Mairie annexe,Ducos,97224,douze,Hub\n", &plan);
	is_int(plan.row[0].changed, BIT(PF_NAME) | BIT(PF_PHONE), "an unreadable telephone");
	import_plan_choose_field(&plan, &plan.row[0], PF_PHONE);
	apply(d, &plan);
	get(d, "a", &p);
	is_str(p.field[PF_PHONE], "+596596561010", "is not taken");
	is_str(partner_get_raw(&p, "telephone"), "05 96 56 10 10", "and its cell is as it was");
	is_int(p.to_check, 0, "nothing is to be checked");
	partner_clear(&p);
	desk_close(d);
}

/* A commune that was typed as the file has it keeps nothing from the file. */
static void
test_same_commune(void)
{
	struct desk *d = app_desk_new(now);

	import_text(d, HEADER "a,Mairie,Ducos,,,Hub\n");
	type_here(d, "a", PF_COMMUNE, "Ducos");
	import_text(d, HEADER "a,Mairie,Ducos,97224,,Hub\n");
	check_field(d, "a", PF_POSTAL, "97224");
	desk_close(d);
}

static void
test_marks(void)
{
	struct desk *d = app_desk_new(now);
	struct import_plan plan;

	import_text(d, HEADER "a,Mairie,Ducos,97224,,Hub\nb,CCAS,Ducos,97224,,Hub\n");
	plan_text(d, "id,nom,commune\na,Mairie,Ducos\n", &plan);
	is_int(plan.absent, 0, "a file that names no source lacks nothing");
	import_plan_clear(&plan);
	plan_text(d, HEADER "a,Hôtel de ville,Ducos,97224,,Hub\n", &plan);
	is_int(plan.absent, 1, "half of a source is enough");
	import_plan_choose_vanished(&plan, &plan.vanished[0]);
	apply(d, &plan);
	check_field(d, "a", PF_NAME, "Hôtel de ville");
	check_missing(d, "b", false);
	desk_close(d);
}

/* What would have been repaired in a refused row does not matter. */
static void
test_refused_notes(void)
{
	struct desk *d = app_desk_new(now);
	struct import_plan plan;

	plan_text(d, HEADER "a,La  mairie,Nulle part,,,Hub\n", &plan);
	is_int(plan.refused, 1, "a row is refused");
	is_int(plan.note_count, 1, "for one reason");
	is_str(plan.note[0].field, "commune", "and no other is told");
	import_plan_clear(&plan);
	desk_close(d);
}

static void
test_merged(void)
{
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	const struct import_note *note;
	struct partner a, b;
	struct err err;

	import_text(d, three);
	get(d, "a", &a);
	get(d, "b", &b);
	ok(store_partner_merge(desk_store(d), &a, &b, &err) == 0, "two entries are one");
	partner_clear(&a);
	partner_clear(&b);
	plan_text(d, three, &plan);
	is_int(plan.unchanged, 3, "their file changes nothing");
	is_int(plan.absent, 0, "and lacks nothing");
	note = find_note(&plan, IMPORT_MERGED);
	is_str(note ? note->id : NULL, "b", "the row of the other is told");
	is_str(note ? note->value : NULL, "Mairie", "and into what it went");
	import_plan_clear(&plan);
	desk_close(d);
}

/* What is typed while a preview is open is not replaced by it. */
static void
test_typed_meanwhile(void)
{
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	struct err err;

	import_text(d, HEADER "a,Mairie,Ducos,97224,,S\n");
	plan_text(d, HEADER "a,Mairie,Ducos,97224,0596111111,S\n", &plan);
	type_here(d, "a", PF_PHONE, "+596596222222");
	is_int(import_plan_apply(d, &plan, &err), -1, "what was shown is no longer so");
	is_int(err.code, ERR_CONFLICT, "which is said");
	check_field(d, "a", PF_PHONE, "+596596222222");
	import_plan_clear(&plan);
	desk_close(d);
}

static void
test_alike(void)
{
	static const char more[] = HEADER "d,La mairie,DUCOS,97224,,Other\n"
					  "e,Poste,Ducos,97224,05 96 56 10 11,Other\n"
					  "f,Mairie,Le Lamentin,97232,0596561010,Other\n";
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	const char *alike[3] = { NULL, NULL, NULL }, *which = NULL;

	import_text(d, three);
	plan_text(d, more, &plan);
	is_int(plan.added, 3, "three new rows");
	for (size_t i = 0; i < plan.note_count; i++)
		if (plan.note[i].reason == IMPORT_LIKE) {
			alike[plan.note[i].line - 2] = plan.note[i].value;
			which = plan.note[i].sentence;
		}
	is_str(alike[0], "Mairie", "one has the name of an entry");
	is_str(alike[1], "CCAS", "one the telephone of another");
	is_str(alike[2], NULL, "one is in another commune");
	is_str(which,
	       "Perhaps the same place as this entry of the directory: CCAS, Ducos (source: Hub).",
	       "which entry it is");
	import_plan_clear(&plan);
	plan_text(d, "id,nom,commune,telephone,itinerance\ng,Bus,Ducos,0596561011,Itinérant\n",
		  &plan);
	for (size_t i = 0; i < plan.note_count; i++)
		ok(plan.note[i].reason != IMPORT_LIKE, "a bus and a centre stay two");
	import_plan_clear(&plan);
	desk_close(d);
}

int
main(void)
{
	dir = tap_tmpdir();
	test_by_hand();
	test_commune_by_hand();
	test_vanished();
	test_choices();
	test_raw();
	test_same_commune();
	test_marks();
	test_refused_notes();
	test_merged();
	test_alike();
	test_typed_meanwhile();
	free(dir);
	return tap_done();
}
