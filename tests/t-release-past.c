/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Months, a quarter, a year: what they give away together. */
#include "config.h"

#include "report/release_publish.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "report/audit.h"
#include "tests/lib/drawn_desk.h"
#include "tests/lib/release_audit.h"
#include "tests/lib/release_memory.h"
#include "tests/lib/tap.h"

static int
publish(struct desk_sql *d, const char *period, struct release *out, struct err *err)
{
	struct release_request q = request(period);
	bool before;
	int rc = make(d, &q, out, &before, err);

	if (rc != 0)
		printf("# %s: %d %s %s\n", period, err->code, err->subject, err->detail);
	return rc;
}

/* All that is kept, attacked as one; the last against the rest. */
static size_t
found_in_all(void)
{
	struct release_list past = { mem_array(KEPT_MAX, sizeof(struct release)), 0 };
	struct audit audit;
	struct err err = { 0 };
	size_t found = SIZE_MAX;

	for (size_t i = 0; i + 1 < memory.count; i++)
		copy(&past.item[past.count++], &memory.kept[i]);
	if (report_audit_new(&memory.kept[memory.count - 1], NULL, &past, &audit, &err) == 0)
		found = audit.count;
	for (size_t i = 0; i < audit.count; i++)
		printf("# %s %s %s%s %lld..%lld\n", audit.finding[i].period, audit.finding[i].table,
		       audit.finding[i].geo, audit.finding[i].category,
		       (long long)audit.finding[i].lo, (long long)audit.finding[i].hi);
	audit_clear(&audit);
	release_list_clear(&past);
	return found;
}

/* Where nobody has a name, a quarter is the sum of its months: what is left of it when the months
 * that show a figure are taken away must not be of a few persons. */
static int
few_left(const struct audit_table *quarter, const struct audit_table month[3])
{
	int few = 0;

	for (size_t i = 1; i < quarter->count; i++) {
		const struct audit_cell *c = &quarter->cell[i];
		long left = c->value;
		int open = 0;

		if (strcmp(c->text[3], "personnes") != 0 || c->value <= 0)
			continue;
		for (int m = 0; m < 3; m++) {
			long v = release_audit_value(&month[m], c->text[2], c->text[3],
						     c->text[4][0] != '\0' ? c->text[4]
									   : c->text[5]);

			open += v < 0;
			left -= v < 0 ? 0 : v;
		}
		if (open > 0 && left > 0 && left < 5) {
			few++;
			printf("# %s %s%s: %ld left\n", c->text[2], c->text[4], c->text[5], left);
		}
	}
	return few;
}

static void
test_quarter(int sessions, bool named)
{
	static const char *const period[] = { "2025-10", "2025-11", "2025-12", "2025-T4" };
	static const char *const sums[] = { "seances", "accompagnements" };
	struct audit_table t[4];
	struct release r[4];
	struct desk_sql d;
	struct err err = { 0 };
	unsigned s = 7;
	bool all = true;

	desk_sql_open(&d);
	for (int m = 10; m <= 12; m++)
		fill(&d, 2025, m, sessions + m, &s, named);
	for (int i = 0; i < 4; i++)
		all = publish(&d, period[i], &r[i], &err) == 0 &&
		      release_audit_read(&r[i], &t[i]) && all;
	if (!ok(all, "three months of %d sessions and their quarter", sessions))
		return;
	is_int(found_in_all(), 0, "nothing is found");
	if (!named)
		is_int(few_left(&t[3], t), 0, "nor by taking months away");
	ok(release_audit_value(&t[3], "ensemble", "personnes", "TOTAL") > 2 * sessions,
	   "the quarter has its persons");
	/* Each is the sum of those of the months, which tell them. */
	for (int i = 0; i < 2; i++)
		is_int(release_audit_value(&t[3], "ensemble", sums[i], "TOTAL"),
		       release_audit_value(&t[0], "ensemble", sums[i], "TOTAL") +
			       release_audit_value(&t[1], "ensemble", sums[i], "TOTAL") +
			       release_audit_value(&t[2], "ensemble", sums[i], "TOTAL"),
		       "and its %s", sums[i]);
	for (int i = 0; i < 4; i++) {
		release_audit_clear(&t[i]);
		release_clear(&r[i]);
	}
	forget();
	desk_sql_close(&d);
}

/* What nobody published must not follow from what was. */
static void
test_missing_month(void)
{
	struct desk_sql d;
	struct release r;
	struct audit_table t;
	struct err err = { 0 };
	unsigned s = 11;

	desk_sql_open(&d);
	fill(&d, 2025, 10, 60, &s, true);
	fill(&d, 2025, 11, 3, &s, false);
	fill(&d, 2025, 12, 60, &s, true);
	ok(publish(&d, "2025-10", &r, &err) == 0, "October");
	release_clear(&r);
	is_int(publish(&d, "2025-11", &r, &err), -1, "a November of 3 persons");
	is_int(err.code, ERR_NOTHING, "has no release");
	ok(publish(&d, "2025-12", &r, &err) == 0, "December");
	release_clear(&r);
	if (ok(publish(&d, "2025-T4", &r, &err) == 0, "the quarter") &&
	    ok(release_audit_read(&r, &t), "is read")) {
		is_int(found_in_all(), 0, "does not tell of it");
		release_audit_clear(&t);
		release_clear(&r);
	}
	is_int(publish(&d, "2025-11", &r, &err), -1, "nor is it published now");
	is_int(err.code, ERR_COVERED, "for the quarter was");
	is_str(err.subject, "2025-T4", "which is said");
	forget();
	desk_sql_close(&d);
}

static void
test_year(void)
{
	struct desk_sql d;
	struct release r;
	struct err err = { 0 };
	unsigned s = 5;
	int made = 0;

	desk_sql_open(&d);
	for (int m = 1; m <= 12; m++)
		fill(&d, 2025, m, 30 + 5 * m, &s, true);
	for (int m = 1; m <= 12; m++) {
		char *period = mem_printf("2025-%02d", m);

		if (publish(&d, period, &r, &err) == 0) {
			made++;
			release_clear(&r);
		}
		free(period);
		if (m == 6 && publish(&d, "2025-T2", &r, &err) == 0) {
			made++;
			release_clear(&r);
		}
	}
	is_int(made, 13, "twelve months and a quarter");
	if (ok(publish(&d, "2025", &r, &err) == 0, "and their year")) {
		is_int(found_in_all(), 0, "tell nothing together");
		release_clear(&r);
	}
	forget();
	desk_sql_close(&d);
}

static long
value(const struct audit_table *t, const char *measure)
{
	return release_audit_value(t, "ensemble", measure, "TOTAL");
}

static bool
says(const struct release *r, const char *text)
{
	for (size_t i = 0; i < r->file_count; i++)
		if (strcmp(r->file[i].name, RELEASE_FILE_NOTICE) == 0)
			return memmem(r->file[i].bytes, r->file[i].len, text, strlen(text)) != NULL;
	return false;
}

static bool
says_late(const struct release *r)
{
	return says(r, "late sessions");
}

/* The three months, published; then what comes late: sessions added, changed, in the bin. */
static bool
publish_then_change(struct desk_sql *d, struct audit_table t[3], unsigned *s, int late)
{
	static const char *const period[] = { "2025-10", "2025-11", "2025-12" };
	struct release r;
	struct err err = { 0 };
	bool all = true;

	for (int m = 10; m <= 12; m++)
		fill(d, 2025, m, 70 + m, s, true);
	for (int i = 0; i < 3; i++) {
		all = publish(d, period[i], &r, &err) == 0 && release_audit_read(&r, &t[i]) && all;
		release_clear(&r);
	}
	fill(d, 2025, 10, late, s, true);
	fill(d, 2025, 12, late, s, true);
	desk_sql_run(d, "UPDATE session SET deleted = 1 WHERE n IN (5, 60, 110)");
	desk_sql_run(d, "UPDATE attendance SET gender = 1, age = 7, residence = 97209"
			" WHERE session IN (2, 3, 90)");
	return all;
}

static void
test_late(int late)
{
	struct audit_table t[4];
	struct desk_sql d;
	struct release r;
	struct err err = { 0 };
	unsigned s = 3;
	long months = 0;
	bool same = true;

	desk_sql_open(&d);
	if (!ok(publish_then_change(&d, t, &s, late), "three months, then %d late sessions",
		2 * late))
		return;
	if (!ok(publish(&d, "2025-T4", &r, &err) == 0 && release_audit_read(&r, &t[3]),
		"and the quarter"))
		return;
	is_int(found_in_all(), 0, "tell nothing together");
	for (int i = 0; i < 3; i++)
		months += value(&t[i], "personnes");
	ok(value(&t[3], "personnes") <= months && value(&t[3], "personnes") >= months - 36,
	   "the persons are those of the months (%ld of %ld)", value(&t[3], "personnes"), months);
	months = 0;
	for (int i = 0; i < 3; i++) {
		same = same && value(&t[i], "seances") >= 0;
		months += value(&t[i], "seances");
	}
	if (same && value(&t[3], "seances") >= 0)
		is_int(value(&t[3], "seances"), months, "and so are the sessions");
	is_int(says_late(&r), 2 * late - 3 >= 5, "the notice tells of many, not of few");
	release_clear(&r);
	fill(&d, 2025, 11, 4, &s, true);
	desk_sql_run(&d, "DELETE FROM attendance WHERE person IN (1, 2)");
	ok(publish(&d, "2025", &r, &err) == 0, "the year");
	is_int(found_in_all(), 0, "does not either");
	release_clear(&r);
	for (int i = 0; i < 4; i++)
		release_audit_clear(&t[i]);
	forget();
	desk_sql_close(&d);
}

/* A month of which one name is nearly all of the sessions hides how many they are: its quarter
 * tells of late ones neither that there are any nor how many. */
static void
test_hidden_sessions(bool hidden)
{
	static const char *const period[] = { "2025-10", "2025-11", "2025-12" };
	struct audit_table t;
	struct desk_sql d;
	struct release r;
	struct err err = { 0 };
	unsigned s = 21;

	desk_sql_open(&d);
	for (int m = 10; m <= 12; m++)
		fill(&d, 2025, m, 30, &s, false);
	for (int i = 0; i < 270; i++)
		desk_sql_attend(&d, desk_sql_session(&d, "2025-11-12", 1, NULL),
				hidden ? 1 : 1 + i % 9);
	for (int i = 0; i < 3; i++) {
		if (!ok(publish(&d, period[i], &r, &err) == 0 && release_audit_read(&r, &t), "%s",
			period[i]))
			return;
		is_int(value(&t, "seances") < 0, hidden && i == 1, "hides its sessions, or not");
		release_audit_clear(&t);
		release_clear(&r);
	}
	fill(&d, 2025, 10, 12, &s, false);
	if (ok(publish(&d, "2025-T4", &r, &err) == 0, "the quarter, after 12 late sessions")) {
		is_int((r.limits & RELEASE_LATE_UNKNOWN) != 0, hidden, "what hides them is seen");
		is_int(says(&r, "there are any, are not counted"), hidden, "and said");
		is_int(says(&r, "12 late sessions"), !hidden, "else how many");
		is_int(found_in_all(), 0, "nothing is told by all four");
		release_clear(&r);
	}
	forget();
	desk_sql_close(&d);
}

static int
crossed_tables(const struct release *r)
{
	int count = 0;

	for (size_t i = 0; i < r->cell_count; i++)
		count += str_starts(r->cell[i].table, "geo_x_") &&
			 strcmp(r->cell[i].table, r->cell[i - 1].table) != 0;
	return count;
}

/* A quarter has crossed tables whether its months have any or not, of which one (0: none) is not
 * published; then a year. Its notice names those that it has not. */
static void
test_crosses(unsigned s, bool named, int missing, int late)
{
	static const int sessions[] = { 420, 90, 500 };
	struct desk_sql d;
	struct release r;
	struct err err = { 0 };
	unsigned seed = s;

	desk_sql_open(&d);
	fill(&d, 2025, 2, 500, &s, named);
	for (int m = 10; m <= 12; m++)
		fill(&d, 2025, m, sessions[m - 10], &s, named);
	for (int m = 10; m <= 12; m++) {
		char *period = mem_printf("2025-%d", m);

		if (m != missing && ok(publish(&d, period, &r, &err) == 0, "%s", period)) {
			is_int(crossed_tables(&r) > 0, sessions[m - 10] >= 400,
			       "with %d crossed tables", crossed_tables(&r));
			release_clear(&r);
		}
		free(period);
	}
	fill(&d, 2025, 11, late, &s, named);
	if (ok(publish(&d, "2025-T4", &r, &err) == 0, "the quarter, draw %u, %d late", seed,
	       late)) {
		is_int(found_in_all(), 0, "tells nothing with its months");
		ok(late > 0 || crossed_tables(&r) > 0, "and has %d crossed tables",
		   crossed_tables(&r));
		is_int(says(&r, "Crossed tables that are missing: geo_x_"), crossed_tables(&r) < 4,
		       "of which it names the others");
		release_clear(&r);
	}
	if (ok(publish(&d, "2025", &r, &err) == 0, "the year")) {
		is_int(found_in_all(), 0, "tells nothing, either");
		ok(late > 0 || crossed_tables(&r) > 0, "with %d crossed tables",
		   crossed_tables(&r));
		release_clear(&r);
	}
	forget();
	desk_sql_close(&d);
}

int
main(void)
{
	i18n_init(LANGUAGE_EN);
	test_quarter(40, false);
	test_quarter(90, false);
	test_quarter(60, true);
	test_missing_month();
	test_year();
	test_late(1);
	test_late(6);
	test_hidden_sessions(true);
	test_hidden_sessions(false);
	test_crosses(21, true, 0, 0);
	test_crosses(22, false, 11, 0);
	test_crosses(23, true, 12, 0);
	test_crosses(24, true, 0, 9);
	return tap_done();
}
