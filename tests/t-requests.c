/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of requests: until when each is to be answered, whose it is, what undo takes back,
 * what home reminds of, and that it goes 36 months after the answer. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/purge.h"
#include "app/requests.h"
#include "base/i18n.h"
#include "tests/lib/persons_desk.h"

#define TODAY date_from(2026, 11, 24)
#define ACCESS 1
#define ERASURE 3

static int64_t
asks(struct desk *d, int kind, int day, int64_t person)
{
	struct err err = { 0 };
	int64_t n = 0;

	is_int(requests_add(d, kind, day, person, &n, &err), 0, "somebody asks");
	return n;
}

static void
answers(struct desk *d, size_t i, int day, int code)
{
	struct requests all;
	struct err err = { 0 };

	is_int(requests_load(d, &all, &err), 0, "read");
	is_int(requests_answer(d, &all.item[i], day, &err), code == ERR_NONE ? 0 : -1, "answered");
	is_int(err.code, code, "or not");
	requests_clear(&all);
}

static void
waits(struct desk *d, int64_t soon, int64_t late, int first)
{
	struct requests_waiting w;
	struct err err = { 0 };

	is_int(requests_waiting(d, &w, &err), 0, "what waits");
	is_int(w.soon, soon, "due soon");
	is_int(w.late, late, "late");
	is_int(w.first, first, "the first of them");
}

static void
undone(struct desk *d, const char *action)
{
	struct logbook_step step;
	struct err err = { 0 };

	is_int(logbook_undo(d, &step, &err), 0, "undone");
	is_str(step.action, action, "that");
}

static size_t
count(struct desk *d)
{
	struct requests all;
	struct err err = { 0 };
	size_t n;

	is_int(requests_load(d, &all, &err), 0, "read");
	n = all.count;
	requests_clear(&all);
	return n;
}

static void
test_due(void)
{
	is_int(requests_due_day(date_from(2026, 11, 24)), date_from(2026, 12, 24), "a month later");
	is_int(requests_due_day(date_from(2027, 1, 31)), date_from(2027, 2, 28), "its last day");
	is_int(requests_due_day(date_from(2028, 1, 30)), date_from(2028, 2, 29), "or the 29th");
}

static void
test_waits(struct desk *d)
{
	int64_t n = asks(d, ACCESS, TODAY, 0);
	struct err err = { 0 };

	waits(d, 0, 0, DATE_NONE);
	asks(d, ERASURE, date_from(2026, 11, 1), 0);
	waits(d, 1, 0, date_from(2026, 12, 1));
	asks(d, ERASURE, date_from(2026, 10, 23), 0);
	waits(d, 1, 1, date_from(2026, 11, 23));
	answers(d, 0, date_from(2026, 10, 22), ERR_VALUE);
	answers(d, 0, TODAY, ERR_NONE);
	waits(d, 1, 0, date_from(2026, 12, 1));
	undone(d, "request-answer");
	waits(d, 1, 1, date_from(2026, 11, 23));
	is_int(requests_drop(d, n, &err), 0, "one was a mistake");
	is_int(requests_drop(d, n, &err), -1, "once");
	is_int(err.code, ERR_NO_INPUT, "for then it is gone");
	is_int(count(d), 2, "two are left");
	undone(d, "request-delete");
	is_int(count(d), 3, "it is back");
	asks(d, ACCESS, TODAY, 0);
	undone(d, "request-add");
	is_int(count(d), 3, "as if it had never come");
}

/* The copy that they are given has it; two that are one asked as one. */
static void
test_person(struct desk *d)
{
	struct persons_merge m;
	struct err err = { 0 };
	int64_t from, into;
	char *text = NULL;

	persons_desk_open(d);
	from = persons_desk_add(d, "Sansom", "Ana", "2001", NULL);
	into = persons_desk_add(d, "Sansom", "Anna", "2001", NULL);
	asks(d, ERASURE, date_from(2026, 11, 3), from);
	is_int(persons_access(d, from, PERSONS_JSON, &text, &err), 0, "their copy");
	ok(text != NULL && strstr(text, "\"requests\":[{\"received\":\"2026-11-03\","
					"\"kind\":\"erasure\"}]") != NULL,
	   "has it");
	mem_free_secret(text);
	text = NULL;
	is_int(persons_merge_preview(d, from, into, &m, &err), 0, "two are one");
	is_int(persons_merge(d, &m, &err), 0, "from now on");
	persons_merge_clear(&m);
	is_int(persons_access(d, into, PERSONS_TEXT, &text, &err), 0, "whose copy");
	ok(text != NULL && strstr(text, "Erasure") != NULL, "has it");
	mem_free_secret(text);
	is_int(persons_erase(d, into, NULL, &err), 0, "they are erased");
	is_int(count(d), 4, "that they asked for it stays");
}

static void
test_purge(struct desk *d)
{
	struct purge_plan plan;
	struct purge run;
	struct err err = { 0 };
	int rc = 1;

	answers(d, 0, date_from(2026, 11, 20), ERR_NONE);
	is_int(purge_plan(d, date_from(2029, 11, 19), &plan, &err), 0, "36 months, but a day");
	is_int(plan.rule[PURGE_REQUESTS].count, 0, "it stays");
	is_int(purge_plan(d, date_from(2029, 11, 20), &plan, &err), 0, "on the day");
	is_int(plan.rule[PURGE_REQUESTS].count, 1, "it goes");
	desk_clock_set(d, date_from(2029, 11, 20));
	purge_begin(&run, d, true);
	while (rc == 1)
		rc = purge_work(&run, &err);
	is_int(rc, 0, "all that is due goes");
	is_int(run.gone[PURGE_REQUESTS], 1, "that one, too");
	is_int(count(d), 3, "those that were not answered stay");
}

int
main(void)
{
	char *home = tap_tmpdir();
	struct desk *d;

	setenv("XDG_DATA_HOME", home, 1);
	d = app_desk_new("2026-11-24T14:32");
	i18n_init(LANGUAGE_EN);
	test_due();
	test_waits(d);
	test_person(d);
	test_purge(d);
	desk_close(d);
	free(home);
	return tap_done();
}
