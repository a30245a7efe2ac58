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

/* So many sessions, all for health and of retired persons. */
static void
test_everybody(int sessions, bool other)
{
	struct desk_sql d;
	struct audit_table t;
	char *themes;
	char *what = mem_printf("%d for one theme, of one status", sessions);

	themes = mem_printf("themes = %d", 1 << (vocab_by_code(VOCAB_THEME, "sante")->num - 1) |
						   (other ? 1 << 5 : 0));
	desk_sql_open(&d);
	for (int i = 0; i < sessions; i++)
		desk_sql_session(&d, "2026-10-05", 1, themes);
	desk_sql_run(&d, "UPDATE attendance SET status = %d",
		     vocab_by_code(VOCAB_STATUS, "retraite")->num);
	publish(&d, what, &t);
	is_int(release_audit_value(&t, "theme", "personnes", "sante"), other ? -1 : -2,
	       "the theme is not told");
	is_int(release_audit_value(&t, "theme", "personnes", "email"), other ? -1 : -2,
	       "what would give it away neither");
	is_int(release_audit_value(&t, "statut", "personnes", "retraite"), -2, "nor the status");
	is_int(release_audit_value(&t, "statut", "personnes", "TOTAL"), sessions,
	       "but of how many");
	release_audit_clear(&t);
	free(themes);
	free(what);
}

/* That the genders are missing says nothing but how few persons there were. */
static void
test_missing(void)
{
	static const int month[][3] = {
		{ 2, 2, 2 }, { 4, 2, 0 }, { 6, 0, 0 }, { 5, 0, 1 }, { 3, 2, 0 },
	};

	for (size_t i = 0; i < sizeof(month) / sizeof(month[0]); i++) {
		struct desk_sql d;
		struct audit_table t;

		desk_sql_open(&d);
		for (int gender = 1; gender <= 3; gender++)
			for (int n = 0; n < month[i][gender - 1]; n++) {
				int64_t at = desk_sql_session(&d, "2026-10-05", 1, NULL);

				desk_sql_run(&d,
					     "UPDATE attendance SET gender = %d WHERE session ="
					     " %lld",
					     gender, (long long)at);
			}
		publish(&d, "few persons", &t);
		is_int(release_audit_value(&t, "genre", "personnes", "feminin"), -2, "no genders");
		is_int(release_audit_value(&t, "genre", "personnes", "TOTAL"),
		       month[i][0] + month[i][1] + month[i][2], "but their total");
		is_int(release_audit_value(&t, "residence", "personnes", "97101"), 0,
		       "the communes are so many that they are told");
		release_audit_clear(&t);
	}
}

int
main(void)
{
	i18n_init(LANGUAGE_EN);
	test_uncovered();
	test_everybody(12, false);
	test_everybody(30, false);
	test_everybody(30, true);
	test_missing();
	test_kinds();
	test_minutes();
	test_frequent();
	return tap_done();
}
