/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is left to follow up of the people who were sent on, and those who could not be received. */
#include "config.h"

#include <string.h>

#include "store/db.h"
#include "store/referral.h"
#include "store/turned_away.h"
#include "store/undo.h"
#include "tests/lib/store_desk.h"

static int64_t
save(struct store *st, int kind, int day, int refer_to, const char *partner)
{
	struct session s;
	struct err err = { .code = ERR_NONE };
	int64_t n;

	session_init(&s);
	s.kind = kind;
	s.date = date_from(2026, 10, day);
	s.minutes = 30;
	s.participants = s.anonymous = kind == KIND_INDIVIDUAL;
	s.refer_to = refer_to;
	strlist_split(&s.partners, partner, '|');
	is_int(store_session_save(st, &s, &err), 0, "a session (%s)", desk_why(&err));
	n = s.n;
	session_clear(&s);
	return n;
}

/* The sessions, newest first, each with whom they sent somebody to. */
static void
open_are(struct store *st, int day, const char *want)
{
	struct referral_list list = { .count = 0 };
	struct err err = { .code = ERR_NONE };
	struct buf out = BUF_INIT;
	int64_t count = -1;

	is_int(store_referral_list(st, date_from(2026, 10, day), ", ", &list, &err), 0,
	       "a list (%s)", desk_why(&err));
	for (size_t i = 0; i < list.count; i++)
		buf_addf(&out, "%s%lld %s", i > 0 ? "; " : "", (long long)list.item[i].n,
			 list.item[i].partners ? list.item[i].partners : "-");
	is_str(buf_text(&out), want, "to follow up");
	is_int(store_referral_count(st, date_from(2026, 10, day), 50, &count, &err), 0, "counted");
	is_int(count, list.count, "as many");
	store_referral_count(st, date_from(2026, 10, day), 1, &count, &err);
	is_int(count, list.count > 0, "no more than are asked for");
	buf_clear(&out);
	referral_list_clear(&list);
}

static void
test_referrals(struct store *st)
{
	struct err err = { .code = ERR_NONE };
	struct undo_step step = { .action = "" };
	struct session s;
	int64_t first, second;

	save(st, KIND_INDIVIDUAL, 1, 0, "");
	first = save(st, KIND_INDIVIDUAL, 1, 4, "");
	second = save(st, KIND_INDIVIDUAL, 2, 0, "somebody|else");
	save(st, KIND_PARTNERSHIP, 2, 0, "somebody");
	open_are(st, 1, "3 somebody, else; 2 -");
	open_are(st, 2, "3 somebody, else");
	is_int(store_referral_outcome(st, first, OUTCOME_VISITED, &err), 0, "went there");
	is_int(store_referral_outcome(st, second, OUTCOME_TO_FOLLOW_UP, &err), 0, "again later");
	open_are(st, 1, "3 somebody, else");
	is_int(store_undo(st, &step, &err), 0, "undone");
	is_str(step.action, "referral-outcome", "which was that");
	is_int(step.row, second, "of that session");
	is_int(store_undo(st, &step, &err), 0, "twice");
	open_are(st, 1, "3 somebody, else; 2 -");
	is_int(store_session_delete(st, second, &err), 0, "one in the bin");
	open_are(st, 1, "2 -");
	is_int(store_referral_outcome(st, second, OUTCOME_VISITED, &err), -1, "is not");
	is_int(err.code, ERR_NO_INPUT, "to be followed up");
	is_int(store_undo(st, &step, &err), 0, "until it is back");
	session_init(&s);
	is_int(store_session_get(st, second, &s, &err), 0, "changed");
	strlist_clear(&s.partners);
	is_int(store_session_save(st, &s, &err), 0, "nobody is sent on");
	session_clear(&s);
	open_are(st, 1, "2 -");
}

static void
test_turned_away(struct store *st)
{
	struct err err = { .code = ERR_NONE };
	struct undo_step step = { .action = "" };
	int day = date_from(2026, 10, 5);
	int64_t count = -1;

	is_int(store_turned_away_add(st, day, 14 * 60, 1, 2, &err), 0, "one (%s)", desk_why(&err));
	is_int(store_turned_away_add(st, day, TIME_NONE, 1, 0, &err), 0, "two, for no reason");
	is_int(store_turned_away_add(st, day - 1, TIME_NONE, 1, 1, &err), 0, "the day before");
	is_int(store_turned_away_count(st, day, day, &count, &err), 0, "of the day");
	is_int(count, 2, "two");
	is_int(store_undo(st, &step, &err), 0, "undone");
	is_str(step.action, "turned-away", "which was that");
	is_int(store_turned_away_count(st, day - 1, day, &count, &err), 0, "of both days");
	is_int(count, 2, "two are left");
	is_int(store_redo(st, &step, &err), 0, "redone");
	is_int(store_turned_away_count(st, day - 1, day, &count, &err), 0, "of both days");
	is_int(count, 3, "three again");
}

int
main(void)
{
	char *path;
	struct store *st = desk_new(&path);

	test_referrals(st);
	test_turned_away(st);
	store_close(st);
	free(path);
	return tap_done();
}
