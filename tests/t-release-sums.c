/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sums of a release: when sessions, attendances and minutes would say how many came for what,
 * how long, or how often. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/vocab.h"
#include "tests/lib/release_audit.h"
#include "tests/lib/release_memory.h"
#include "tests/lib/tap.h"

/* October of the desk as an outsider reads it; the desk is closed. */
static void
publish(struct desk_sql *d, const char *what, struct audit_table *t)
{
	struct release_request q = request("2026-10");
	struct release r;
	struct err err = { 0 };
	bool before;

	memset(t, 0, sizeof(*t));
	if (ok(make(d, &q, &r, &before, &err) == 0, "%s: %s", what, err.detail)) {
		ok(release_audit_read(&r, t), "can be read");
		is_int(release_audit_attack(t), 0, "an outsider finds nothing");
		release_clear(&r);
	}
	forget();
	desk_sql_close(d);
}

/* A month of so many anonymous individual sessions of 45 minutes, and workshops of so many. */
static void
publish_kinds(int single, int workshops, int size, struct audit_table *t)
{
	struct desk_sql d;
	char *what = mem_printf("%d single, %d of %d", single, workshops, size);

	desk_sql_open(&d);
	for (int i = 0; i < single; i++)
		desk_sql_session(&d, "2026-10-05", 1, "minutes = 45");
	for (int i = 0; i < workshops; i++) {
		char *set = mem_printf("participants = %d, anonymous = %d, minutes = %d", size,
				       size, 45 + 60 * (i % 2));

		desk_sql_session(&d, "2026-10-06", 2, set);
		free(set);
	}
	desk_sql_session(&d, "2026-10-07", 3, "participants = 0, anonymous = 0");
	publish(&d, what, t);
	free(what);
}

/* Individual sessions are few: how many sessions there were at most would say so, and so would
 * their minutes. Attendances in workshops are few: any individual session could be one. */
static void
test_kinds(void)
{
	static const struct {
		int single, workshops, size;
		int part, all, minutes; /* -2 absent, -1 hidden, else shown */
	} month[] = {
		{ 3, 5, 8, -1, -1, -1 }, { 9, 5, 8, -1, -1, -1 }, { 10, 5, 8, 10, 16, 0 },
		{ 30, 1, 3, -1, 32, 0 }, { 30, 1, 9, -1, 32, 0 }, { 30, 2, 5, 30, 33, 0 },
		{ 14, 1, 4, -2, 16, 0 }, { 15, 1, 4, -1, 17, 0 }, { 30, 0, 0, 30, 31, 0 },
		{ 0, 5, 8, 0, 6, 0 },
	};

	for (size_t i = 0; i < sizeof(month) / sizeof(month[0]); i++) {
		struct audit_table t;
		long minutes;

		publish_kinds(month[i].single, month[i].workshops, month[i].size, &t);
		is_int(release_audit_value(&t, "ensemble", "seances", "individuel"), month[i].part,
		       "individual sessions");
		is_int(release_audit_value(&t, "ensemble", "seances", "TOTAL"), month[i].all,
		       "all of them");
		minutes = release_audit_value(&t, "ensemble", "minutes", "TOTAL");
		is_int(minutes < 0 ? minutes : 0, month[i].minutes, "and their minutes");
		release_audit_clear(&t);
	}
}

/* What is told together with bands of duration that are hidden. */
static void
test_minutes(void)
{
	struct desk_sql d;
	struct audit_table t;

	desk_sql_open(&d);
	for (int i = 0; i < 40; i++)
		desk_sql_session(&d, "2026-10-05", 1, i < 3 ? "minutes = 120" : "minutes = 45");
	publish(&d, "three long visits", &t);
	is_int(release_audit_value(&t, "duree", "personnes", "more"), -1, "are hidden");
	is_int(release_audit_value(&t, "ensemble", "minutes", "TOTAL"), -1, "and so are minutes");
	release_audit_clear(&t);
}

/* Two persons known by name came fifty times each: that no single one did can be known where the
 * attendances are told. */
static void
test_frequent(void)
{
	struct desk_sql d;
	struct audit_table t;

	desk_sql_open(&d);
	for (int i = 0; i < 12; i++)
		desk_sql_session(&d, "2026-10-05", 1, NULL);
	for (int i = 0; i < 100; i++)
		desk_sql_attend(&d, desk_sql_session(&d, "2026-10-06", 1, NULL), 1 + i % 2);
	publish(&d, "frequent visitors", &t);
	is_int(release_audit_value(&t, "ensemble", "personnes", "suivies_nouvelles"), -1,
	       "their number is hidden");
	is_int(release_audit_value(&t, "ensemble", "accompagnements", "TOTAL"), -1,
	       "and so are attendances");
	is_int(release_audit_value(&t, "ensemble", "seances", "TOTAL"), -1, "and sessions");
	release_audit_clear(&t);
}

/* Six persons, all for their health: of so few, health has no row, and nobody in all other rows
 * would say it. */
static void
test_uncovered(void)
{
	struct desk_sql d;
	struct audit_table t;
	char *themes;

	themes = mem_printf("themes = %d", 1 << (vocab_by_code(VOCAB_THEME, "sante")->num - 1));
	desk_sql_open(&d);
	for (int i = 0; i < 6; i++)
		desk_sql_session(&d, "2026-10-05", 1, themes);
	free(themes);
	publish(&d, "six for one theme", &t);
	is_int(release_audit_value(&t, "ensemble", "personnes", "TOTAL"), 6, "six persons");
	is_int(release_audit_value(&t, "theme", "personnes", "email"), -2, "no table of themes");
	release_audit_clear(&t);
}

int
main(void)
{
	i18n_init(LANGUAGE_EN);
	test_uncovered();
	test_kinds();
	test_minutes();
	test_frequent();
	return tap_done();
}
