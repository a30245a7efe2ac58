/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How old an entry is, and a row of a file: what is of an older day is left out, a change by hand
 * is of today. */
#include "config.h"

#include "app/directory_edit.h"
#include "store/undo.h"
#include "tests/lib/app_desk.h"
#include "tests/lib/import_places.h"

static const char now[] = "2026-10-05T14:32";

#define DATED "id,nom,commune,code_postal,telephone,date_maj\n"
#define OLD_PHONE "0596561010"
#define OTHER_PHONE "0596561020"

static const char of_2024[] = DATED "a,Mairie,Ducos,97224," OLD_PHONE ",2024-03-15\n";
static const char of_2023[] = DATED "a,Vieille mairie,Ducos,97224," OTHER_PHONE ",2023-01-01\n";
static const char of_2025[] = DATED "a,Hôtel de ville,Ducos,97224," OTHER_PHONE ",2025-01-01\n";
static const char of_2027[] = DATED "a,Hôtel de ville,Ducos,97224," OTHER_PHONE ",2027-01-01\n";

static void
set_cell(struct desk *d, const char *id, enum partner_field f, const char *cell)
{
	struct err err;
	int64_t n = 0;

	ok(directory_by_id(d, id, &n, &err) == 0 && directory_set_cell(d, n, f, cell, &err) == 0,
	   "a field is changed by hand");
}

static void
check_entry(struct desk *d, const char *name, const char *phone, const char *updated)
{
	struct partner p;

	get(d, "a", &p);
	is_str(p.field[PF_NAME], name, "its name");
	is_str(p.field[PF_PHONE], phone, "its telephone");
	is_str(p.field[PF_UPDATED], updated, "its day");
	partner_clear(&p);
}

/* What is of a newer day stays, unless somebody takes the row, or a field of it. */
static void
test_older(void)
{
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	struct undo_step step;
	struct err err;

	import_text(d, of_2024);
	plan_text(d, of_2023, &plan);
	is_int(plan.updated, 0, "rows to update");
	is_int(plan.older, 1, "an older row is left out");
	ok(find_note(&plan, IMPORT_OLDER) != NULL, "and told as such");
	apply(d, &plan);
	check_entry(d, "Mairie", "+596596561010", "2024-03-15");

	plan_text(d, of_2023, &plan);
	import_plan_choose_field(&plan, &plan.row[0], PF_PHONE);
	is_int(plan.older, 0, "a field of it is taken");
	is_int(plan.updated, 1, "rows to update");
	apply(d, &plan);
	check_entry(d, "Mairie", "+596596561020", "2024-03-15");
	ok(store_undo(desk_store(d), &step, &err) == 0, "and undone");

	plan_text(d, of_2023, &plan);
	import_plan_choose(&plan, &plan.row[0]);
	is_int(plan.updated, 1, "rows to update");
	import_plan_choose(&plan, &plan.row[0]);
	is_int(plan.updated, 0, "rows to update");
	is_int(plan.older, 1, "the row is left out again");
	import_plan_choose(&plan, &plan.row[0]);
	apply(d, &plan);
	check_entry(d, "Vieille mairie", "+596596561020", "2023-01-01");
	desk_close(d);
}

/* A change by hand is of today. The next file of the source is as old as what it said before. */
static void
test_ages(void)
{
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	struct partner p;

	import_text(d, of_2024);
	set_cell(d, "a", PF_PHONE, "+596696000000");
	check_entry(d, "Mairie", "+596696000000", "2026-10-05");
	get(d, "a", &p);
	is_str(partner_get_raw(&p, "date_maj"), "2024-03-15", "its source's day is kept");
	partner_clear(&p);

	plan_text(d, of_2024, &plan);
	is_int(plan.updated, 0, "rows to update");
	is_int(plan.row[0].changed, UINT32_C(1) << PF_PHONE, "the same file changes no day");
	is_int(plan.older, 0, "and is not older");
	apply(d, &plan);

	plan_text(d, of_2025, &plan);
	is_int(plan.updated, 1, "rows to update");
	apply(d, &plan);
	check_entry(d, "Hôtel de ville", "+596696000000", "2026-10-05");

	plan_text(d, of_2024, &plan);
	is_int(plan.older, 1, "what came before that is older");
	apply(d, &plan);
	plan_text(d, of_2024, &plan);
	import_plan_choose(&plan, &plan.row[0]);
	apply(d, &plan);
	check_entry(d, "Mairie", "+596696000000", "2026-10-05");

	plan_text(d, DATED "a,Mairie,Ducos,97224,,\n", &plan);
	is_int(plan.older, 0, "a row without a day is not older");
	apply(d, &plan);
	check_entry(d, "Mairie", "+596696000000", "2026-10-05");
	import_text(d, of_2027);
	check_entry(d, "Hôtel de ville", "+596696000000", "2027-01-01");
	desk_close(d);
}

int
main(void)
{
	dir = tap_tmpdir();
	test_older();
	test_ages();
	free(dir);
	return tap_done();
}
