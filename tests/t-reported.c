/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions that were typed into the national tool too, until they change. */
#include "config.h"

#include <string.h>

#include "store/referral.h"
#include "store/reported.h"
#include "store/undo.h"
#include "tests/lib/store_desk.h"

static const struct session_change into_bin = { .what = CHANGE_DELETE };

/* The sessions of October, each with what is known of it. */
static void
list_is(struct store *st, int64_t mediator, const char *want)
{
	struct reportable_list list = { .count = 0 };
	struct err err = { .code = ERR_NONE };
	struct buf out = BUF_INIT;

	is_int(store_reported_list(st, date_from(2026, 10, 1), date_from(2026, 10, 31), mediator,
				   &list, &err),
	       0, "a list (%s)", desk_why(&err));
	for (size_t i = 0; i < list.count; i++)
		buf_addf(&out, "%s%lld%s%s", i > 0 ? " " : "", (long long)list.item[i].n,
			 list.item[i].ticked ? "+" : "", list.item[i].changed ? "~" : "");
	is_str(buf_text(&out), want, "of October");
	buf_clear(&out);
	reportable_list_clear(&list);
}

static void
set(struct store *st, int64_t n, bool reported)
{
	struct err err = { .code = ERR_NONE };

	is_int(store_reported_set(st, n, reported, &err), 0, "%lld is noted (%s)", (long long)n,
	       desk_why(&err));
}

static void
undo(struct store *st, const char *action, int64_t row)
{
	struct undo_step step = { .action = "" };
	struct err err = { .code = ERR_NONE };

	is_int(store_undo(st, &step, &err), 0, "undone (%s)", desk_why(&err));
	is_str(step.action, action, "which was that");
	is_int(step.row, row, "of that session");
}

static void
change(struct store *st, int64_t n)
{
	struct err err = { .code = ERR_NONE };
	struct session s;

	session_init(&s);
	is_int(store_session_get(st, n, &s, &err), 0, "read");
	s.minutes++;
	is_int(store_session_save(st, &s, &err), 0, "changed");
	session_clear(&s);
}

static void
test_ticks(struct store *st)
{
	struct undo_step step = { .action = "" };
	struct err err = { .code = ERR_NONE };
	bool changed;

	list_is(st, 0, "2 1 3");
	set(st, 1, true);
	list_is(st, 0, "2 1+ 3");
	list_is(st, 1, "2 1+ 3");
	list_is(st, 7, "");
	undo(st, "session-report", 1);
	list_is(st, 0, "2 1 3");
	is_int(store_redo(st, &step, &err), 0, "redone");
	list_is(st, 0, "2 1+ 3");
	change(st, 1);
	list_is(st, 0, "2 1~ 3");
	set(st, 1, true);
	list_is(st, 0, "2 1+ 3");
	undo(st, "session-report", 1);
	list_is(st, 0, "2 1~ 3");
	set(st, 1, false);
	list_is(st, 0, "2 1 3");
	undo(st, "session-unreport", 1);
	list_is(st, 0, "2 1~ 3");
	is_int(store_session_change(st, 1, &into_bin, &changed, &err), 0, "one in the bin");
	list_is(st, 0, "2 3");
	is_int(store_reported_set(st, 1, true, &err), -1, "is not");
	is_int(err.code, ERR_NO_INPUT, "to be typed anywhere");
	is_int(store_reported_set(st, 3, false, &err), -1, "one that was not noted");
	is_int(err.code, ERR_NO_INPUT, "is not taken off");
}

/* What became of a referral is nothing that the tool asks for. */
static void
test_outcome(struct store *st)
{
	struct err err = { .code = ERR_NONE };

	set(st, 2, true);
	list_is(st, 0, "2+ 3");
	is_int(store_referral_outcome(st, 2, OUTCOME_VISITED, &err), 0, "an outcome is noted");
	list_is(st, 0, "2+ 3");
	change(st, 2);
	is_int(store_referral_outcome(st, 2, OUTCOME_NO_RESULT, &err), 0, "after a change");
	list_is(st, 0, "2~ 3");
}

int
main(void)
{
	char *path;
	struct store *st = desk_new(&path);

	desk_add(st, 1, 600);
	desk_add(st, 1, 540);
	desk_add(st, 2, 480);
	test_ticks(st);
	test_outcome(st);
	store_close(st);
	free(path);
	return tap_done();
}
