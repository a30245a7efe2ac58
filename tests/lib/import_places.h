/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts as files of places, imported into a desk; what the directory has of one. */
#ifndef TESTS_LIB_IMPORT_PLACES_H
#define TESTS_LIB_IMPORT_PLACES_H

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/directory.h"
#include "app/partner_import.h"
#include "base/file.h"
#include "base/mem.h"
#include "store/partner.h"
#include "tests/lib/tap.h"

#define BIT(f) (UINT32_C(1) << (f))

static char *dir; /* of the test */

static inline void
plan_text(struct desk *d, const char *text, struct import_plan *plan)
{
	struct err err;
	char *path = path_join(dir, "places.csv");

	ok(file_write(path, text, strlen(text), true, &err) == 0 &&
		   import_plan_make(d, path, NULL, plan, &err) == 0,
	   "a file is read");
	is_int(plan->added + plan->updated + plan->unchanged + plan->left_out + plan->refused,
	       plan->read, "every row is accounted for");
	free(path);
}

static inline void
apply(struct desk *d, struct import_plan *plan)
{
	struct err err;

	ok(import_plan_apply(d, plan, &err) == 0, "and imported");
	import_plan_clear(plan);
}

static inline void
import_text(struct desk *d, const char *text)
{
	struct import_plan plan;

	plan_text(d, text, &plan);
	apply(d, &plan);
}

static inline void
get(struct desk *d, const char *id, struct partner *p)
{
	struct err err;
	int64_t n;

	partner_init(p);
	if (directory_by_id(d, id, &n, &err) < 0 || directory_get(d, n, p, &err) < 0)
		ok(false, "%s is in the directory", id);
}

static inline void
check_field(struct desk *d, const char *id, enum partner_field f, const char *want)
{
	struct partner p;

	get(d, id, &p);
	is_str(p.field[f], want, "%s of %s", partner_field_name[f], id);
	partner_clear(&p);
}

static inline void
check_missing(struct desk *d, const char *id, bool want)
{
	struct partner p;

	get(d, id, &p);
	is_int(p.missing_on != DATE_NONE, want, "%s is %smarked as missing", id,
	       want ? "" : "not ");
	partner_clear(&p);
}

static inline void
type_here(struct desk *d, const char *id, enum partner_field f, const char *value)
{
	struct partner p;
	struct err err;

	get(d, id, &p);
	mem_replace(&p.field[f], mem_strdup(value));
	p.by_hand |= BIT(f);
	ok(store_partner_save(desk_store(d), &p, &err) == 0, "something is typed at the desk");
	partner_clear(&p);
}

/* The one note of this reason; the told ones are counted. */
static inline const struct import_note *
find_note(struct import_plan *plan, enum import_reason reason)
{
	const struct import_told told = import_plan_told(plan);
	const struct import_note *note = told.note, *found = NULL;
	int count = 0;

	for (size_t i = 0; i < told.note_count; i++) {
		if (note[i].reason != reason)
			continue;
		found = &note[i];
		count++;
	}
	is_int(count, found != NULL, "told once");
	return found;
}

#endif
