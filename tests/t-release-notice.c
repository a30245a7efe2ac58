/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What LISEZMOI.txt says of those who came late, and the order of the groups of communes. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
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

static char *
notice_in(enum language language, const struct release *r)
{
	char *notice;

	i18n_switch(language);
	notice = release_notice(r, false);
	i18n_switch(LANGUAGE_EN);
	return notice;
}

/* How many paragraphs of a text stand in another one, too. */
static int
shared(const char *text, const char *other)
{
	int count = 0;

	for (const char *p = text, *end; (end = strstr(p, "\n\n")) != NULL; p = end + 2) {
		char *one = mem_strndup(p, (size_t)(end - p) + 2);

		count += strstr(other, one) != NULL;
		free(one);
	}
	return count;
}

/* What has no Creole words is said once, in the French half. */
static void
test_creole(const char *profile, unsigned limits)
{
	static const enum language creole[] = { LANGUAGE_GCF_MQ, LANGUAGE_GCF_GP };
	struct release r;
	char *french;

	fill(&r);
	mem_replace(&r.profile, mem_strdup(profile));
	r.limits = limits;
	r.late = 12;
	if ((limits & RELEASE_NO_CROSSES) == 0)
		release_cell_add(&r, "geo_x_age", "personnes", "972", "TOTAL", 70, false);
	french = notice_in(LANGUAGE_FR, &r);
	for (size_t i = 0; i < sizeof(creole) / sizeof(creole[0]); i++) {
		char *both = notice_in(creole[i], &r);
		size_t own = strlen(both) - strlen(french);

		ok(strlen(both) >= strlen(french) && strcmp(both + own, french) == 0,
		   "%s %x, %s: it ends in French", profile, limits, i18n_code(creole[i]));
		both[own] = '\0';
		is_int(shared(both, french), 0, "and no French paragraph stands before that");
		free(both);
	}
	free(french);
	release_clear(&r);
}

int
main(void)
{
	test_late();
	test_areas();
	i18n_init(LANGUAGE_FR);
	if (i18n_working()) {
		i18n_switch(LANGUAGE_EN);
		test_creole("coordination", RELEASE_COARSE_PLACES | RELEASE_COARSE_CROSSES);
		test_creole("coordination", RELEASE_NO_CROSSES | RELEASE_LATE_UNKNOWN);
		test_creole("diffusion", RELEASE_CORRECTED | RELEASE_LATE_BEFORE);
		test_creole("diffusion", RELEASE_NO_SOLVER | RELEASE_UNCORRECTED);
	} else {
		skip(1, "the catalogues are not built");
	}
	return tap_done();
}
