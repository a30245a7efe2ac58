/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of places, into the same small desk again and again: every row is accounted for, the same
 * file twice changes nothing, and one undo takes all of it back. */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "app/desk_private.h"
#include "app/partner_import.h"
#include "base/file.h"
#include "base/mem.h"
#include "store/db.h"
#include "store/undo.h"
#include "tests/fuzz/desk.h"
#include "tests/fuzz/fuzz.h"

static const char *const words[] = { "id,nom,commune\n",
				     "Ducos",
				     "97224",
				     "\"\n",
				     ",,,,",
				     "horaires",
				     "Mo-Fr 08:00-12:00",
				     "telephone",
				     "|",
				     "Structure_parente",
				     "=1+1",
				     "date_maj",
				     "pivot",
				     NULL };

const struct fuzz_target fuzz_target = {
	.name = "places", .mutations = 250, .longest = 1u << 12, .words = words
};

/* The numbers of rows are those of the rows of the plan. */
static void
count(const struct import_plan *plan)
{
	size_t n[IMPORT_LEFT_OUT + 1] = { 0 };
	size_t line = 0;

	for (size_t i = 0; i < plan->row_count; i++) {
		n[plan->row[i].action]++;
		holds(plan->row[i].line > line);
		line = plan->row[i].line;
	}
	holds(plan->read == plan->row_count);
	holds(plan->read ==
	      plan->added + plan->updated + plan->unchanged + plan->left_out + plan->refused);
	holds(n[IMPORT_ADDED] == plan->added && n[IMPORT_UPDATED] == plan->updated);
	holds(n[IMPORT_UNCHANGED] == plan->unchanged && n[IMPORT_REFUSED] == plan->refused);
	holds(n[IMPORT_LEFT_OUT] == plan->left_out);
}

/* Whatever is left out and taken again, every row is accounted for. */
static void
choose(struct import_plan *plan)
{
	size_t changes = import_plan_changes(plan);

	for (size_t i = 0; i < plan->row_count; i++)
		import_plan_choose(plan, &plan->row[i]);
	count(plan);
	holds(plan->added + plan->updated == 0);
	import_plan_told(plan);
	for (size_t i = 0; i < plan->row_count; i++)
		import_plan_choose(plan, &plan->row[i]);
	count(plan);
	holds(import_plan_changes(plan) == changes);
}

static void
twice(struct desk *d, const char *path, const struct import_plan *first)
{
	struct import_plan second;
	struct undo_step step;
	struct err err;

	if (import_plan_apply(d, first, &err) != 0) {
		holds(err.code == ERR_DATA && first->refused == first->read);
		return;
	}
	holds(import_plan_make(d, path, NULL, &second, &err) == 0);
	holds(second.read == first->read && second.refused == first->refused);
	holds(import_plan_changes(&second) == 0);
	import_plan_clear(&second);
	if (import_plan_changes(first) == 0)
		return;
	holds(store_undo(desk_store(d), &step, &err) == 0);
	holds(step.count == (int)import_plan_changes(first));
	holds(import_plan_make(d, path, NULL, &second, &err) == 0);
	holds(import_plan_changes(&second) == import_plan_changes(first));
	import_plan_clear(&second);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static struct fuzz_desk fd;
	struct import_plan plan;
	struct err err = { .code = ERR_NONE };
	char *path;

	fuzz_desk_open(&fd);
	path = path_join(fd.dir, "places.csv");
	holds(file_write(path, bytes, len, true, &err) == 0);
	if (import_plan_make(fd.desk, path, NULL, &plan, &err) == 0) {
		count(&plan);
		choose(&plan);
		twice(fd.desk, path, &plan);
		import_plan_clear(&plan);
	} else {
		holds(err.code == ERR_DATA || err.code == ERR_VALUE);
	}
	unlink(path);
	free(path);
	return 0;
}
