/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month that was published stays the same bytes, whatever is done to its sessions and to the
 * persons in them. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/releases.h"
#include "report/release_publish.h"
#include "tests/lib/persons_desk.h"

#define PERIOD "2026-10"

enum { VISITS = 40, KNOWN = 3 };

static int
publish(struct desk *d, const char *period, struct release *out, bool *before, struct err *err)
{
	const struct release_keeper keeper = desk_release_keeper(d);
	const struct release_request request = {
		.period = period,
		.today = clock_today(desk_clock(d)),
		.perimeter = desk_slug(d),
		.version = "0.1",
		.stamp = "2026-11-24T14:32:00-04:00",
		.dialect = CSV_EXCEL_FR,
	};
	struct stats *stats = NULL;
	char *dir = tap_tmpdir(), *folder = NULL;
	int rc = stats_open(&stats, desk_file(d), err);

	if (rc == 0)
		rc = report_release_publish(stats, &request, &keeper, dir, out, before, &folder,
					    err);
	stats_close(stats);
	free(folder);
	free(dir);
	return rc;
}

/* How many sessions the month has now: what is done to it is done. */
static int64_t
counted(struct desk *d)
{
	struct logbook_sums sums;
	struct err err = { 0 };

	if (!ok(logbook_sums(d, date_from(2026, 10, 1), date_from(2026, 10, 31), &sums, &err) == 0,
		"counted"))
		return -1;
	return sums.sessions;
}

static bool
has_same(const struct release *r, const struct release_file *f)
{
	for (size_t i = 0; i < r->file_count; i++)
		if (strcmp(r->file[i].name, f->name) == 0)
			return r->file[i].len == f->len &&
			       memcmp(r->file[i].bytes, f->bytes, f->len) == 0;
	return false;
}

static void
is_frozen(struct desk *d, const struct release *first, const char *after)
{
	struct release again;
	struct err err = { 0 };
	bool before = false;
	size_t same = 0;

	if (!ok(publish(d, PERIOD, &again, &before, &err) == 0 && before,
		"%s: what is frozen comes (%s)", after, err.detail))
		return;
	for (size_t i = 0; i < again.file_count; i++)
		same += has_same(first, &again.file[i]);
	ok(again.file_count == first->file_count && same == first->file_count, "%s: the same bytes",
	   after);
	release_clear(&again);
}

/* Its theme and its day become others. */
static void
edit(struct desk *d, int64_t n, const char *theme, const char *date)
{
	struct problems problems;
	struct session s;
	struct form f;
	struct err err = { 0 };

	session_init(&s);
	form_init(&f, KIND_INDIVIDUAL);
	ok(logbook_get(d, n, &s, &err) == 0 && form_from_session(&f, d, &s, &err) == 0,
	   "a session is opened");
	session_clear(&s);
	session_init(&s);
	form_set(&f, FF_THEMES, theme);
	form_set(&f, FF_DATE, date);
	is_int(logbook_save(d, &f, true, &s, &problems, &err), 0, "and changed (%s)", err.detail);
	form_clear(&f);
	session_clear(&s);
}

static void
test_sessions(struct desk *d, const struct release *first, int64_t n)
{
	struct logbook_step step;
	struct err err = { 0 };

	persons_desk_visit(d, 0, "2026-10-20", NULL);
	is_int(counted(d), VISITS + 1, "one more");
	is_frozen(d, first, "a late session");
	edit(d, n, "sante", "2026-10-21");
	is_int(counted(d), VISITS + 1, "as many");
	is_frozen(d, first, "another theme");
	edit(d, n + 1, "email", "2026-11-02");
	is_int(counted(d), VISITS, "one fewer");
	is_frozen(d, first, "one moved into the next month");
	is_int(logbook_delete(d, n + 2, &err), 0, "one is deleted (%s)", err.detail);
	is_int(counted(d), VISITS - 1, "one fewer");
	is_frozen(d, first, "one in the bin");
	is_int(logbook_undo(d, &step, &err), 0, "and restored (%s)", err.detail);
	is_int(counted(d), VISITS, "is back");
	is_frozen(d, first, "one back from it");
	for (int i = 3; i < VISITS; i++)
		logbook_delete(d, n + i, &err);
	is_int(counted(d), KNOWN, "nearly all are deleted");
	is_frozen(d, first, "a month of few");
}

static void
freeze(struct desk *d, int64_t person, bool on)
{
	struct err err = { 0 };

	is_int(persons_freeze(d, person, on, &err), 0, on ? "one is frozen (%s)" : "lifted (%s)",
	       err.detail);
}

static void
test_limited(struct desk *d, const struct release *first, int64_t person)
{
	freeze(d, person, true);
	is_int(counted(d), VISITS - 2, "two visits fewer");
	is_frozen(d, first, "a person frozen");
	freeze(d, person, false);
	is_int(counted(d), VISITS, "as before");
	is_frozen(d, first, "and lifted");
}

/* Of a year that has a published month with sessions that count no more: it does not contradict
 * that month, as its own search for what could be worked out says. */
static void
test_year(struct desk *d, int64_t person)
{
	struct release year;
	struct err err = { 0 };
	bool before = true;
	int rc;

	freeze(d, person, true);
	is_int(clock_parse("2027-01-24T10:00", &d->clock), 0, "the next year");
	rc = publish(d, "2026", &year, &before, &err);
	if (rc != 0 && err.code == ERR_MISSING) {
		skip(1, "no GLPK");
		return;
	}
	ok(rc == 0 && !before, "the year is published (%s)", err.detail);
	if (rc == 0)
		release_clear(&year);
	freeze(d, person, false);
}

static void
test_persons(struct desk *d, const struct release *first, const int64_t person[KNOWN])
{
	struct persons_merge m;
	struct err err = { 0 };

	is_int(persons_merge_preview(d, person[0], person[1], &m, &err), 0, "two are one (%s)",
	       err.detail);
	is_int(persons_merge(d, &m, &err), 0, "they are merged (%s)", err.detail);
	persons_merge_clear(&m);
	is_frozen(d, first, "a person merged");
	for (int i = 1; i < KNOWN; i++) {
		is_int(persons_erase(d, person[i], NULL, &err), 0, "one is erased (%s)",
		       err.detail);
		is_frozen(d, first, "a person erased");
	}
}

int
main(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");
	int64_t person[KNOWN], n = 0;
	struct release first;
	struct err err = { 0 };
	bool before = true;

	persons_desk_open(d);
	person[0] = persons_desk_add(d, "Zabeth", "Ana", "1958", NULL);
	person[1] = persons_desk_add(d, "Zabet", "Anna", "1958", NULL);
	person[2] = persons_desk_add(d, "Lise", "Marie", NULL, "0696000003");
	for (int i = 0; i < VISITS; i++) {
		int64_t at = persons_desk_visit(d, i < 2 * KNOWN ? person[i % KNOWN] : 0,
						i < VISITS / 2 ? "2026-10-05" : "2026-10-06", NULL);

		n = i == 0 ? at : n;
	}
	is_int(counted(d), VISITS, "a month");
	if (ok(publish(d, PERIOD, &first, &before, &err) == 0 && !before, "is published (%s)",
	       err.detail)) {
		test_limited(d, &first, person[2]);
		test_year(d, person[2]);
		test_persons(d, &first, person);
		test_sessions(d, &first, n);
		release_clear(&first);
	}
	desk_close(d);
	return tap_done();
}
