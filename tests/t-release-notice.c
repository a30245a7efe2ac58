/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What LISEZMOI.txt says of those who came late, and the order of the groups of communes. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/release_cells.h"
#include "report/release_files.h"
#include "report/release_tables.h"
#include "tests/lib/tap.h"

static void
fill(struct release *r)
{
	release_init(r);
	r->period = mem_strdup("2026-T3");
	r->perimeter = mem_strdup("anse");
	r->profile = mem_strdup("coordination");
}

static bool
says(const struct release *r, const char *text)
{
	char *notice = release_notice(r, false);
	bool found = strstr(notice, text) != NULL;

	free(notice);
	return found;
}

static void
test_late(void)
{
	struct release r;

	fill(&r);
	ok(!says(&r, "added after"), "nothing of a period without parts");
	r.late = 4;
	ok(!says(&r, "late sessions"), "nor of few");
	r.late = 12;
	ok(says(&r, "Without 12 late sessions"), "how many");
	r.limits = RELEASE_LATE_UNKNOWN;
	ok(says(&r, "if there are any, are not counted") && !says(&r, "12 late"),
	   "no number where a month hides its sessions");
	r.late = 0;
	ok(says(&r, "if there are any, are not counted"), "and the same where none came late");
	release_clear(&r);
}

static void
test_areas(void)
{
	static const struct {
		const char *geo;
		int64_t n;
	} cells[] = { { "972", 70 },     { "97209", 40 },     { "97213", 30 },      { "CACEM", 60 },
		      { "CAP_NORD", 5 }, { "ESPACE_SUD", 5 }, { RELEASE_TOTAL, 70 } };
	static const char *const order[] = { "CACEM", "CAP_NORD", "ESPACE_SUD", "972" };
	struct release_tables t;
	struct release r;

	fill(&r);
	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++)
		release_cell_add(&r, "residence", "personnes", cells[i].geo, "", cells[i].n, false);
	release_tables_make(&r, &t);
	is_int(t.count, 2, "communes, and groups of them");
	is_str(t.table[0].line[t.table[0].count - 1].code, RELEASE_TOTAL, "the communes first");
	is_int(t.table[1].count, 4, "the groups");
	for (size_t i = 0; i < t.table[1].count; i++)
		is_str(t.table[1].line[i].code, order[i], "in their order");
	ok(t.table[1].line[3].total && !t.table[1].line[0].total, "the island is their sum");
	is_int(t.table[1].drawn, 3, "and has no bar beside its parts");
	release_tables_clear(&t);
	release_clear(&r);
}

int
main(void)
{
	test_late();
	test_areas();
	return tap_done();
}
