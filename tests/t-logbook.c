/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving, finding, the bin, undo, sums, and the draft that goes when its session is saved. */
#include "config.h"

#include "tests/lib/app_desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/logbook.h"
#include "base/file.h"
#include "store/session.h"

static void
fill(struct form *f, struct desk *d, const char *date)
{
	struct err err = { 0 };

	form_new(f, d, KIND_INDIVIDUAL, &err);
	form_set(f, FF_THEMES, "email");
	form_set(f, FF_DURATION, "30");
	form_set(f, FF_DATE, date);
}

static int
try_save(struct desk *d, const struct form *f, bool accept, struct session *s)
{
	struct problems problems;
	struct err err = { 0 };

	return logbook_save(d, f, accept, s, &problems, &err);
}

static bool
has_draft(struct desk *d)
{
	struct form f;
	struct err err = { 0 };
	bool found = false;

	is_int(logbook_draft_get(d, &f, &found, &err), 0, "the draft is asked for");
	form_clear(&f);
	return found;
}

struct seen {
	int count;
	int last_date;
	int stop_after;
};

static int
see(void *arg, const struct session *s)
{
	struct seen *seen = arg;

	seen->last_date = s->date;
	seen->count++;
	return seen->count == seen->stop_after ? 7 : 0;
}

static void
test_draft(struct desk *d)
{
	struct form f, back;
	struct session s;
	struct err err = { 0 };
	bool found = false;

	ok(!has_draft(d), "no draft at first");
	fill(&f, d, "2026-11-20");
	form_set(&f, FF_TITLE, "à moitié\nécrit");
	is_int(logbook_draft_put(d, &f, &err), 0, "a draft is kept");
	is_int(logbook_draft_get(d, &back, &found, &err), 0, "and read");
	ok(found, "it is there");
	is_str(back.value[FF_TITLE], "à moitié\nécrit", "as it was typed");
	form_clear(&back);
	session_init(&s);
	form_set(&f, FF_DURATION, "");
	is_int(try_save(d, &f, true, &s), -1, "a form with a problem is not saved");
	ok(has_draft(d), "and its draft stays");
	form_set(&f, FF_DURATION, "30");
	f.scripted = true;
	is_int(try_save(d, &f, true, &s), 0, "a script saves");
	ok(has_draft(d), "the draft of a person's form stays");
	f.scripted = false;
	is_int(try_save(d, &f, true, &s), 0, "the person saves");
	ok(!has_draft(d), "and the draft is gone");
	logbook_draft_put(d, &f, &err);
	is_int(logbook_draft_drop(d, &err), 0, "a draft can be dropped");
	ok(!has_draft(d), "it is gone");
	session_clear(&s);
	form_clear(&f);
}

static void
test_warnings(struct desk *d)
{
	struct form f;
	struct session s;
	struct problems problems;
	struct err err = { 0 };

	fill(&f, d, "2026-01-01");
	session_init(&s);
	is_int(logbook_save(d, &f, false, &s, &problems, &err), -1, "long ago: not at once");
	is_int(err.code, ERR_VALUE, "as a value");
	ok(problems.count == 1 && problems.item[0].warning, "which is a warning");
	is_int(logbook_save(d, &f, true, &s, &problems, &err), 0, "but when it is confirmed");
	form_clear(&f);
	form_from_session(&f, d, &s, &err);
	form_set(&f, FF_DURATION, "40");
	is_int(logbook_save(d, &f, false, &s, &problems, &err), 0,
	       "an old date that is not changed is no news");
	session_clear(&s);
	form_clear(&f);
}

static void
test_find(struct desk *d)
{
	struct form f;
	struct session s, back;
	struct err err = { 0 };
	char number[32];
	int64_t n = 0;

	fill(&f, d, "2026-11-21");
	session_init(&s);
	session_init(&back);
	is_int(try_save(d, &f, false, &s), 0, "saved");
	ok(s.n > 0 && uuid_valid(s.id), "it has a number and an id");
	is_int(logbook_get(d, s.n, &back, &err), 0, "got");
	is_str(back.id, s.id, "the same");
	is_int(logbook_find(d, s.id, &n, &err), 0, "found by its id");
	is_int(n, s.n, "the same");
	snprintf(number, sizeof(number), "%lld", (long long)s.n);
	n = 0;
	is_int(logbook_find(d, number, &n, &err), 0, "found by its number");
	is_int(n, s.n, "the same");
	is_int(logbook_find(d, "999999", &n, &err), -1, "an unknown number");
	is_int(err.code, ERR_NO_INPUT, "is not found");
	is_str(err.subject, "999999", "as it was typed");
	is_int(logbook_find(d, "n° 3", &n, &err), -1, "nor is what is no id");
	is_int(err.code, ERR_NO_INPUT, "either");
	session_clear(&s);
	session_clear(&back);
	form_clear(&f);
}

static void
test_bin_and_undo(struct desk *d)
{
	struct form f, edit;
	struct session s;
	struct logbook_step step = { 0 };
	struct err err = { 0 };
	struct problems problems;
	int64_t n;

	fill(&f, d, "2026-11-22");
	session_init(&s);
	try_save(d, &f, false, &s);
	n = s.n;
	form_from_session(&edit, d, &s, &err);
	form_set(&edit, FF_DURATION, "55");
	is_int(try_save(d, &edit, false, &s), 0, "edited");
	is_int(logbook_undo(d, &step, &err), 0, "undone");
	is_str(step.action, "session-edit", "the change");
	is_int(step.row, n, "of that session");
	ok(!step.redone, "an undo");
	logbook_get(d, n, &s, &err);
	is_int(s.minutes, 30, "it is as before");
	is_int(logbook_redo(d, &step, &err), 0, "redone");
	ok(step.redone, "a redo");
	logbook_get(d, n, &s, &err);
	is_int(s.minutes, 55, "it is changed again");
	is_int(logbook_delete(d, n, &err), 0, "to the bin");
	logbook_get(d, n, &s, &err);
	ok(s.deleted, "it is there");
	form_set(&edit, FF_DURATION, "60");
	edit.revision = s.revision;
	is_int(logbook_save(d, &edit, true, &s, &problems, &err), -1, "and cannot be edited");
	is_int(err.code, ERR_NO_INPUT, "being gone");
	is_int(logbook_undo(d, &step, &err), 0, "undone");
	is_str(step.action, "session-delete", "the deletion");
	logbook_get(d, n, &s, &err);
	ok(!s.deleted, "it is back");
	is_int(logbook_redo(d, &step, &err), 0, "redone");
	is_int(logbook_redo(d, &step, &err), -1, "nothing more to redo");
	is_int(err.code, ERR_NOTHING, "and it says so");
	is_int(logbook_delete(d, 999999, &err), -1, "an unknown one");
	is_int(err.code, ERR_NO_INPUT, "is not found");
	session_clear(&s);
	form_clear(&f);
	form_clear(&edit);
}

static void
test_lists(struct desk *d)
{
	struct logbook_filter all = { .from = DATE_NONE, .to = DATE_NONE };
	struct logbook_filter one = {
		.from = DATE_NONE, .to = DATE_NONE, .limit = 1, .newest = true
	};
	struct seen seen = { 0 };
	struct logbook_sums sums = { 0 };
	struct err err = { 0 };
	int64_t days[3] = { 0 };
	int from = date_from(2026, 11, 20);

	is_int(logbook_each(d, &all, see, &seen, &err), 0, "all of them");
	is_int(seen.count, 4, "are four: one is in the bin");
	seen = (struct seen){ 0 };
	is_int(logbook_each(d, &one, see, &seen, &err), 0, "the newest");
	is_int(seen.count, 1, "is one");
	is_int(seen.last_date, date_from(2026, 11, 21), "of that day");
	seen = (struct seen){ .stop_after = 2 };
	is_int(logbook_each(d, &all, see, &seen, &err), 7, "a list can be stopped");
	is_int(seen.count, 2, "where one wants");
	is_int(logbook_sums(d, from, date_from(2026, 11, 30), &sums, &err), 0, "sums");
	is_int(sums.attendances, 3, "attendances");
	is_int(sums.minutes, 90, "minutes");
	is_int(logbook_days(d, from, 3, days, &err), 0, "by day");
	is_int(days[0], 2, "two on the first");
	is_int(days[1], 1, "one on the second");
	is_int(days[2], 0, "none on the third: it is in the bin");
}

/* Rows as imports add them, under the identifiers that their files give, are not repeated. */
static void
test_last_imported(struct desk *d)
{
	static const char *const ids[] = {
		"0190a3c4-0000-7000-8000-000000000001", /* of this desk's own journal, older */
		"0300a3c4-0000-8000-8000-000000000002", /* of another program, later than all */
		"fa00a3c4-0000-8000-8000-000000000003",
	};
	struct session s, last;
	struct form f;
	struct err err = { 0 };
	int64_t logged;

	session_init(&s);
	session_init(&last);
	fill(&f, d, "2026-11-20");
	is_int(try_save(d, &f, true, &s), 0, "a session is logged");
	logged = s.n;
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		s.n = 0;
		memcpy(s.id, ids[i], sizeof(s.id));
		is_int(store_session_save(desk_store(d), &s, &err), 0, "one is imported");
		is_int(store_session_last(desk_store(d), &last, &err), 0, "the last");
		is_int(last.n, logged, "is the one logged here");
	}
	form_clear(&f);
	session_clear(&last);
	session_clear(&s);
}

int
main(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");

	test_draft(d);
	test_warnings(d);
	test_find(d);
	test_bin_and_undo(d);
	test_lists(d);
	test_last_imported(d);
	desk_close(d);
	return tap_done();
}
