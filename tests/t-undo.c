/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: of each kind of action, across a restart, in conflict, and what they never do. */
#include "config.h"

#include <string.h>

#include "store/db.h"
#include "store/partner.h"
#include "store/post.h"
#include "store/undo.h"
#include "tests/lib/store_desk.h"

/* Live sessions. */
static int64_t
live(struct store *st)
{
	struct session_sums sums = { .sessions = -1 };
	struct err err;

	store_session_sums(st, date_from(2000, 1, 1), date_from(2099, 1, 1), &sums, &err);
	return sums.sessions;
}

static int
minutes_of(struct store *st, int64_t n)
{
	struct session s;
	struct err err;
	int minutes = -1;

	session_init(&s);
	if (store_session_get(st, n, &s, &err) == 0)
		minutes = s.minutes;
	session_clear(&s);
	return minutes;
}

static int64_t
revision_of(struct store *st, int64_t n)
{
	struct session s;
	struct err err;
	int64_t revision = -1;

	session_init(&s);
	if (store_session_get(st, n, &s, &err) == 0)
		revision = s.revision;
	session_clear(&s);
	return revision;
}

static void
set_minutes(struct store *st, int64_t n, int minutes)
{
	struct session s;
	struct err err;

	session_init(&s);
	store_session_get(st, n, &s, &err);
	s.minutes = minutes;
	s.attendance[0].age = minutes % 7 + 1;
	ok(store_session_save(st, &s, &err) == 0, "%lld lasts %d", (long long)n, minutes);
	session_clear(&s);
}

static void
undone(struct store *st, const char *action, int64_t row)
{
	struct undo_step step = { .count = -1 };
	struct err err = { .code = ERR_NONE };

	is_int(store_undo(st, &step, &err), 0, "undo %s (%s)", action, desk_why(&err));
	is_str(step.action, action, "says what was undone");
	is_int(step.row, row, "and which session");
}

static void
redone(struct store *st, const char *action, int64_t row)
{
	struct undo_step step = { .count = -1 };
	struct err err = { .code = ERR_NONE };

	is_int(store_redo(st, &step, &err), 0, "redo %s (%s)", action, desk_why(&err));
	is_str(step.action, action, "says what was redone");
	is_int(step.row, row, "and which session");
}

static void
nothing(struct store *st, bool redo, const char *name)
{
	struct undo_step step;
	struct err err;

	is_int(redo ? store_redo(st, &step, &err) : store_undo(st, &step, &err), -1, "%s", name);
	is_int(err.code, ERR_NOTHING, "there is nothing");
}

static void
test_each_action(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct session s;
	struct err err;
	int64_t a, b, before;

	nothing(st, false, "undo in a new desk");
	nothing(st, true, "redo in a new desk");
	a = desk_add(st, 1, 600);
	set_minutes(st, a, 45);
	is_int(store_session_delete(st, a, &err), 0, "to the bin");
	is_int(live(st), 0, "none is live");
	store_close(st);

	st = desk_again(path);
	before = revision_of(st, a);
	undone(st, "session-delete", a);
	is_int(live(st), 1, "it is back");
	ok(revision_of(st, a) > before, "with a new revision");
	store_close(st);
	st = desk_again(path);
	undone(st, "session-edit", a);
	is_int(minutes_of(st, a), 30, "as it was");
	session_init(&s);
	store_session_get(st, a, &s, &err);
	is_int(s.attendance[0].age, 0, "and so is its attendance");
	undone(st, "session-add", a);
	is_int(live(st), 0, "no more there");
	is_int(store_session_get(st, a, &s, &err), 0, "but kept in the bin");
	ok(s.deleted && s.attendance_count == 1, "whole");
	session_clear(&s);
	nothing(st, false, "no more to undo");
	store_close(st);

	st = desk_again(path);
	redone(st, "session-add", a);
	is_int(minutes_of(st, a), 30, "there again");
	redone(st, "session-edit", a);
	is_int(minutes_of(st, a), 45, "as edited");
	redone(st, "session-delete", a);
	is_int(live(st), 0, "and in the bin");
	nothing(st, true, "no more to redo");
	undone(st, "session-delete", a);
	undone(st, "session-edit", a);
	undone(st, "session-add", a);
	b = desk_add(st, 1, 700);
	ok(b > a, "the number of what was undone is not given again: %lld, %lld", (long long)a,
	   (long long)b);
	nothing(st, true, "a new action ends what could be redone");
	undone(st, "session-add", b);
	nothing(st, false, "and what was undone before it is forgotten");
	store_close(st);
	free(path);
}

/* A value changed outside the recorded actions is not lost. */
static void
test_conflict(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct undo_step step;
	struct err err = { .code = ERR_NONE };
	int64_t n = desk_add(st, 1, 600);
	int64_t revision;

	set_minutes(st, n, 45);
	store_begin(st, NULL, &err);
	set_minutes(st, n, 46);
	is_int(store_commit(st, 1, &err), 0, "changed without a record");
	revision = revision_of(st, n);
	is_int(store_undo(st, &step, &err), -1, "what came before is not undone over it");
	is_int(err.code, ERR_SINCE, "for good (%s)", desk_why(&err));
	is_int(minutes_of(st, n), 46, "nothing is lost");
	is_int(revision_of(st, n), revision, "nothing is touched");
	undone(st, "session-add", n);
	nothing(st, false, "what can no longer be undone stands before nothing else");
	store_close(st);
	free(path);
}

/* A step of a program whose schema had no column for what follows from others. */
static void
test_older_step(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct undo_step step;
	struct err err = { .code = ERR_NONE };
	int64_t n = desk_add(st, 1, 600), referred = -1;

	store_begin(st, "session-edit", &err);
	db_exec(st, "UPDATE session SET refer_to = 1", &err);
	store_commit(st, 1, &err);
	db_exec(st, "UPDATE session SET referred = 1", &err);
	undone(st, "session-edit", n);
	db_number(st, "SELECT referred FROM session", &referred, &err);
	is_int(referred, 0, "nobody is sent on any more");
	is_int(store_redo(st, &step, &err), 0, "redone");
	db_number(st, "SELECT referred FROM session", &referred, &err);
	is_int(referred, 1, "and is again");
	store_close(st);
	free(path);
}

static void
test_import(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct undo_step step;
	struct partner p;
	struct strlist columns = { .count = 0 };
	struct err err = { .code = ERR_NONE };
	int64_t n = 0, again = 0;

	partner_init(&p);
	p.field[PF_ID] = mem_strdup("place-1");
	p.field[PF_NAME] = mem_strdup("Cyber-base");
	p.search = mem_strdup("cyber base");
	partner_set_raw(&p, "colonne", "42");
	is_int(store_begin(st, "partner-import", &err), 0, "an import");
	is_int(store_partner_save(st, &p, &err), 0, "of a place (%s)", desk_why(&err));
	is_int(store_partner_column_add(st, "colonne", &err), 0, "and a column");
	desk_add(st, 1, 600);
	desk_add(st, 2, 600);
	is_int(store_commit(st, 3, &err), 0, "is one action");
	is_int(store_undo(st, &step, &err), 0, "undone at once (%s)", desk_why(&err));
	is_str(step.action, "partner-import", "under its name");
	is_int(step.count, 3, "with its count");
	is_int(step.row, 0, "of more than one session");
	is_int(live(st), 0, "no session");
	is_int(store_partner_find(st, "place-1", &n, &err), -1, "no place");
	store_partner_columns(st, &columns, &err);
	is_int(columns.count, 0, "no column");
	is_int(store_redo(st, &step, &err), 0, "redone (%s)", desk_why(&err));
	is_int(live(st), 2, "both sessions");
	is_int(store_partner_find(st, "place-1", &n, &err), 0, "the place");
	is_int(n, p.n, "under its number");
	store_partner_columns(st, &columns, &err);
	is_int(columns.count, 1, "the column");
	strlist_clear(&columns);
	is_int(store_undo(st, &step, &err), 0, "undone again");
	p.n = 0;
	free(p.field[PF_NAME]);
	p.field[PF_NAME] = mem_strdup("Cyber-base II");
	is_int(store_partner_save(st, &p, &err), 0, "its id can come again (%s)", desk_why(&err));
	is_int(p.n, n, "and takes its old row");
	undone(st, "partner-edit", 0);
	is_int(store_partner_find(st, "place-1", &again, &err), -1, "and undo it again");
	partner_clear(&p);
	store_close(st);
	free(path);
}

/* What else an action does to a session that it has added, and one whose addition failed. */
static void
test_born(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct tx tx = { .own = false };
	struct err err;
	int64_t changed, binned, a;

	ok(store_begin(st, "session-import", &err) == 0, "an action");
	changed = desk_add(st, 1, 600);
	binned = desk_add(st, 2, 610);
	ok(tx_enter(st, &tx, "inner", &err) == 0, "a part of it");
	desk_add(st, 3, 620);
	is_int(tx_leave(st, &tx, -1, &err), -1, "which fails");
	set_minutes(st, changed, 45);
	ok(store_session_delete(st, binned, &err) == 0, "one to the bin");
	ok(store_commit(st, 2, &err) == 0, "the action is kept");
	is_int(live(st), 1, "one is live");
	for (int i = 0; i < 2; i++) {
		undone(st, "session-import", 0);
		is_int(live(st), 0, "none is");
		redone(st, "session-import", 0);
		is_int(live(st), 1, "it is again");
		is_int(minutes_of(st, changed), 45, "as it was changed");
	}
	a = desk_add(st, 4, 630);
	undone(st, "session-add", a);
	is_int(live(st), 1, "without the next one");
	store_close(st);
	free(path);
}

static void
test_posts(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct undo_step step;
	struct post_list list = { .count = 0 };
	struct session s;
	struct err err = { .code = ERR_NONE };
	int64_t n = 0;

	store_begin(st, "place-add", &err);
	is_int(store_post_add(st, POST_PLACE, "Bus", DESK_COMMUNE, &n, &err), 0, "a place");
	is_int(store_commit(st, 1, &err), 0, "in an action");
	store_begin(st, NULL, &err);
	desk_session(&s, 1, 600);
	s.place = n;
	is_int(store_session_save(st, &s, &err), 0, "where someone worked");
	store_commit(st, 1, &err);
	session_clear(&s);
	is_int(store_undo(st, &step, &err), 0, "is undone (%s)", desk_why(&err));
	store_post_list(st, POST_PLACE, false, &list, &err);
	is_int(list.count, 1, "no more in service");
	post_list_clear(&list);
	store_post_list(st, POST_PLACE, true, &list, &err);
	is_int(list.count, 2, "but kept for the past");
	post_list_clear(&list);
	store_close(st);
	free(path);
}

static void
test_kept(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct undo_step step;
	struct err err = { .code = ERR_NONE };
	int64_t steps = 0;
	int done = 0;

	for (int i = 0; i < UNDO_KEPT + 5; i++)
		desk_add(st, 1, i);
	db_number(st, "SELECT count(*) FROM undo_step", &steps, &err);
	is_int(steps, UNDO_KEPT, "so many steps are kept");
	while (store_undo(st, &step, &err) == 0)
		done++;
	is_int(done, UNDO_KEPT, "and can be undone");
	is_int(live(st), 5, "the older ones stay");
	is_int(store_begin(st, "nothing", &err), 0, "an action");
	is_int(store_commit(st, 0, &err), 0, "that does nothing");
	done = 0;
	while (store_redo(st, &step, &err) == 0)
		done++;
	is_int(done, UNDO_KEPT, "is no action: all can be redone");
	store_close(st);
	free(path);
}

/* An edit of one program, undone by the other. */
static void
test_two_programs(void)
{
	char *path = NULL;
	struct store *a = desk_new(&path);
	struct store *b = desk_again(path);
	int64_t n = desk_add(a, 1, 600);

	set_minutes(b, n, 50);
	undone(a, "session-edit", n);
	is_int(minutes_of(b, n), 30, "seen by the other");
	redone(b, "session-edit", n);
	is_int(minutes_of(a, n), 50, "and redone by it");
	store_close(b);
	store_close(a);
	free(path);
}

/* What one program takes back as its own is never another's. */
static void
test_own(void)
{
	char *path = NULL;
	struct store *a = desk_new(&path);
	struct store *b = desk_again(path);
	struct undo_step step;
	struct err err = { .code = ERR_NONE };

	is_int(store_undo_own(b, &step, &err), -1, "nothing was done here");
	is_int(err.code, ERR_NOTHING, "which is said");
	desk_add(a, 1, 600);
	desk_add(b, 1, 700);
	is_int(store_undo_own(a, &step, &err), -1, "another program did something since");
	is_int(err.code, ERR_CONFLICT, "which is said");
	is_int(live(a), 2, "and both stay");
	is_int(store_undo_own(b, &step, &err), 0, "the last takes its own back");
	is_str(step.action, "session-add", "and says what");
	is_int(store_undo_own(b, &step, &err), -1, "but once only");
	is_int(live(a), 1, "the other's is there");
	is_int(store_undo_own(a, &step, &err), 0, "and can go now");
	is_int(live(a), 0, "none is left");
	store_close(b);
	store_close(a);
	free(path);
}

/* What was done through another program is told from what was done here, also where it got the
 * number of a step of ours that was undone. */
static void
test_look(void)
{
	char *path = NULL;
	struct store *a = desk_new(&path);
	struct store *b = desk_again(path);
	struct undo_last last;
	struct undo_step step;
	struct err err = { .code = ERR_NONE };
	int64_t n;

	is_int(store_undo_look(a, false, &last, &err), 0, "nothing was done yet");
	is_int(last.mark, 0, "which is said");
	n = desk_add(a, 1, 600);
	is_int(store_undo_look(a, false, &last, &err), 0, "one session was added");
	is_int(last.own, true, "here");
	is_int(last.told.row, n, "which it is");
	store_undo_look(b, false, &last, &err);
	is_int(last.own, false, "elsewhere");
	undone(a, "session-add", n);
	n = desk_add(b, 1, 700);
	store_undo_look(a, false, &last, &err);
	is_int(last.own, false, "the next one, of the same number, was added elsewhere");
	is_int(last.told.row, n, "and is another session");
	is_int(store_undo_only(a, false, last.mark, &step, &err), 0, "it is taken back");
	redone(a, "session-add", n);
	store_undo_look(a, false, &last, &err);
	is_int(last.own, true, "and is known from then on");
	n = desk_add(b, 1, 800);
	undone(b, "session-add", n);
	is_int(store_undo_look(a, true, &last, &err), 0, "what another took back");
	is_int(last.own, false, "was taken back elsewhere");
	is_int(last.told.row, n, "and which it is is known");
	is_int(store_undo(b, &step, &err), 0, "another one was taken back meanwhile");
	is_int(store_undo_only(a, true, last.mark, &step, &err), -1, "so that it is not the next");
	is_int(err.code, ERR_CONFLICT, "which is said");
	is_int(store_redo(b, &step, &err), 0, "that one is there again");
	is_int(store_undo_only(a, true, last.mark, &step, &err), 0, "and is when it is not");
	undone(a, "session-add", n);
	store_undo_look(a, true, &last, &err);
	is_int(last.own, true, "which is known from then on, too");
	store_close(b);
	store_close(a);
	free(path);
}

int
main(void)
{
	test_each_action();
	test_conflict();
	test_older_step();
	test_import();
	test_born();
	test_posts();
	test_kept();
	test_two_programs();
	test_own();
	test_look();
	return tap_done();
}
