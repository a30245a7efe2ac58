/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing places while others write, and of entries that were merged. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/partner_join.h"
#include "store/partner.h"
#include "tests/lib/app_desk.h"
#include "tests/lib/import_places.h"

#define HEADER "id,nom,commune,code_postal,telephone,source\n"
static const char now[] = "2026-10-05T14:32";

/* Another program did the same import between the preview and the change. */
static void
test_added_meanwhile(void)
{
	static const char two[] = HEADER "z,Poste,Ducos,97224,,Hub\na,Mairie,Ducos,97224,,Hub\n";
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	struct err err;
	int64_t n;

	plan_text(d, two, &plan);
	import_text(d, HEADER "a,Mairie,Ducos,97224,,Hub\n");
	is_int(import_plan_apply(d, &plan, &err), -1, "an entry that was new is there");
	is_int(err.code, ERR_CONFLICT, "the directory was changed");
	is_str(err.detail, PARTNERS_CHANGED, "which is said");
	ok(directory_by_id(d, "z", &n, &err) < 0, "nothing of it was done");
	import_plan_clear(&plan);

	plan_text(d, HEADER "a,Hôtel de ville,Ducos,97224,,Hub\n", &plan);
	ok(directory_by_id(d, "a", &n, &err) == 0 &&
		   store_partner_remove(desk_store(d), n, &err) == 0,
	   "an entry goes meanwhile");
	is_int(import_plan_apply(d, &plan, &err), -1, "it is not there any more");
	is_int(err.code, ERR_CONFLICT, "the directory was changed");
	import_plan_clear(&plan);
	desk_close(d);
}

static void
test_too_many_columns(void)
{
	struct desk *d = app_desk_new(now);
	char *path = path_join(dir, "wide.csv");
	struct buf text = BUF_INIT;
	struct import_plan plan;
	struct err err;

	buf_add(&text, "id,nom,commune");
	for (int i = 0; i < IMPORT_COLUMNS_MAX; i++)
		buf_add(&text, ",x");
	ok(file_write(path, text.text, text.len, true, &err) == 0 &&
		   import_plan_make(d, path, NULL, &plan, &err) < 0,
	   "a file of too many columns is not read");
	is_int(err.code, ERR_VALUE, "for its form");
	is_str(err.detail, "columns", "which is said");
	buf_clear(&text);
	free(path);
	desk_close(d);
}

/* A field of a new row is left out alone; what makes an entry is not. */
static void
test_new_fields(void)
{
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	const struct import_note *note;
	struct partner p;

	plan_text(d,
		  "id,nom,commune,telephone,latitude,longitude\n"
		  "a,Mairie,DUCOS,05.96.56.10.10,14.57,-60.97\nb,Poste,Ducos,,,\n",
		  &plan);
	ok(import_plan_choose_field(&plan, &plan.row[0], PF_PHONE), "a field of a new row");
	is_int(plan.added, 2, "leaves the row as it is");
	ok(import_plan_choose_field(&plan, &plan.row[0], PF_LONGITUDE), "half of a position");
	ok(!import_plan_choose_field(&plan, &plan.row[0], PF_COMMUNE), "not the commune");
	ok(!import_plan_choose_field(&plan, &plan.row[1], PF_PHONE), "nor what is not there");
	note = find_note(&plan, IMPORT_BY_HAND);
	ok(!note, "none was typed here");
	for (size_t i = 0; i < plan.note_count && !note; i++)
		if (plan.note[i].reason == IMPORT_NOT_TAKEN)
			note = &plan.note[i];
	is_str(note ? note->field : NULL, "latitude", "what is not taken is told");
	is_int(note ? (int)note->action : -1, IMPORT_ADDED, "of a row that is");
	import_plan_choose(&plan, &plan.row[1]);
	is_int(plan.left_out, 1, "the other row");
	import_plan_choose(&plan, &plan.row[1]);
	is_int(plan.left_out, 0, "is taken again");
	apply(d, &plan);
	get(d, "a", &p);
	is_str(p.field[PF_PHONE], NULL, "the field is empty");
	is_str(partner_get_raw(&p, "telephone"), NULL, "its cell is not kept");
	is_str(p.field[PF_LATITUDE], NULL, "nor a position");
	is_str(p.field[PF_LONGITUDE], NULL, "nor the other half");
	is_str(partner_get_raw(&p, "commune"), "DUCOS", "the others are");
	partner_clear(&p);
	desk_close(d);
}

/* Of two entries that are one now, the source drops the one that stays. */
static void
test_stands_in(void)
{
	static const char both[] = HEADER "a,Mairie,Ducos,97224,0596561010,Hub\n"
					  "b,Mairie,Ducos,97224,0596561011,Hub\n";
	static const char left[] = HEADER "b,Hôtel de ville,Ducos,97224,0596561020,Hub\n";
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	struct partner a, b;
	struct err err;

	import_text(d, both);
	get(d, "a", &a);
	get(d, "b", &b);
	a.by_hand |= BIT(PF_PHONE);
	ok(store_partner_merge(desk_store(d), &a, &b, &err) == 0, "two entries are one");
	partner_clear(&a);
	partner_clear(&b);
	import_text(d, both);
	check_field(d, "a", PF_NAME, "Mairie");
	plan_text(d, HEADER "b,Hôtel de ville,Ducos,97224,,Autre\n", &plan);
	is_int(plan.updated, 0, "a row of another source changes nothing");
	import_plan_clear(&plan);
	plan_text(d, HEADER "b,Hôtel de ville,Ducos,97224,,Hub\na,,,,,Hub\n", &plan);
	is_int(plan.updated, 0, "nor does one where the other has its own, even a bad one");
	import_plan_clear(&plan);

	plan_text(d, left, &plan);
	is_int(plan.updated, 1, "one that is alone does");
	is_int(plan.absent, 0, "and nothing is missing");
	ok(find_note(&plan, IMPORT_STANDS_IN) != NULL, "which is told");
	apply(d, &plan);
	check_field(d, "a", PF_NAME, "Hôtel de ville");
	check_field(d, "a", PF_PHONE, "+596596561010");
	check_field(d, "a", PF_ID, "a");
	plan_text(d, left, &plan);
	is_int(import_plan_changes(&plan), 0, "the same file again changes nothing");
	import_plan_clear(&plan);
	import_text(d, both);
	check_field(d, "a", PF_NAME, "Mairie");
	desk_close(d);
}

/* A line that another program wrote in CP850 into a file of CP1252. */
static void
test_other_encoding(void)
{
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	const struct import_note *note;

	plan_text(d,
		  "id,nom,commune,adresse\na,M\xe9"
		  "diath\xe8que,Trinit\xe9,Rue de l\x92\xc9glise mus\xe9"
		  "e du caf\xe9 cr\xe9ole for\xeat \xe9t\xe9\nb,M\x82"
		  "diath\x8aque,Trinit\x82,1 rue d\x92"
		  "\x82t\x82 Mus\x82"
		  "e\n",
		  &plan);
	is_str(plan.encoding, "CP1252", "the file is CP1252");
	is_int(plan.added, 2, "two rows");
	is_str(plan.row[1].partner.field[PF_NAME], "Médiathèque", "a name is repaired");
	is_int(plan.row[1].partner.insee, 97230, "and a commune");
	ok(plan.row[1].partner.to_check >> PF_ADDRESS & 1, "what is of both is to be checked");
	note = plan.note_count > 0 ? &plan.note[plan.note_count - 1] : NULL;
	is_int(note ? note->line : 0, 3, "all of that is told");
	import_plan_clear(&plan);
	desk_close(d);
}

/* Cells of columns that the standard does not know: kept, or taken where there is none. */
static void
test_other_columns(void)
{
	static const char two[] = "id,nom,commune,x,y,z,date_maj\n"
				  "a,Mairie,Ducos,,de a,même,2024-02-01\n"
				  "b,Mairie,Ducos,de b,autre,même,2024-01-01\n";
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	struct partner_join j;
	struct partner p;
	struct err err;
	int64_t a, b;

	import_text(d, two);
	ok(directory_by_id(d, "a", &a, &err) == 0 && directory_by_id(d, "b", &b, &err) == 0 &&
		   partner_join_open(d, a, b, &j, &err) == 0,
	   "two are to be one");
	is_str(partner_join_column(&j, 0), "y", "a column in which they differ is told");
	is_str(partner_join_column(&j, 1), "x", "and one that only one of them has");
	is_str(partner_join_column(&j, 2), NULL, "not one that is the same");
	ok(partner_join_save(d, &j, &err) == 0, "they are one");
	partner_join_clear(&j);
	get(d, "a", &p);
	is_str(partner_get_raw(&p, "x"), "de b", "it takes the cell that it lacks");
	is_str(partner_get_raw(&p, "y"), "de a", "and keeps its own");
	partner_clear(&p);
	plan_text(d, two, &plan);
	is_int(import_plan_changes(&plan), 0, "their file takes nothing away");
	import_plan_clear(&plan);
	import_text(d, "id,nom,commune,x,date_maj\na,Mairie,Ducos,de a,2024-03-01\n");
	import_text(d, "id,nom,commune,x,date_maj\na,Mairie,Ducos,,2024-04-01\n");
	get(d, "a", &p);
	is_str(partner_get_raw(&p, "x"), NULL, "a cell of its own goes when its file lacks it");
	partner_clear(&p);
	desk_close(d);
}

int
main(void)
{
	dir = tap_tmpdir();
	test_added_meanwhile();
	test_too_many_columns();
	test_new_fields();
	test_stands_in();
	test_other_encoding();
	test_other_columns();
	free(dir);
	return tap_done();
}
