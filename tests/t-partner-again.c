/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing places while others write, and of entries that were merged. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
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

int
main(void)
{
	dir = tap_tmpdir();
	test_added_meanwhile();
	test_too_many_columns();
	free(dir);
	return tap_done();
}
