/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Retention, the clock being moved: known persons, notes and the bin go with their last byte, what
 * is not due stays, and no figure of a calendar period moves. */
#include "config.h"

#include <unistd.h>
#include <utime.h>

#include "app/backups.h"
#include "tests/lib/purge_desk.h"

#define RUNS "SELECT count(*) FROM access_log WHERE action = 'purge' AND subject IS NULL"
#define REASON "dossier du gommier"

/* --- the rules --- */

static void
test_persons(void)
{
	struct case_desk c;
	struct purge_plan plan;
	struct purge p;
	struct err err = { 0 };
	struct logbook_step step;
	char *before, *copy = NULL, *backups, *newer = NULL;

	make(&c);
	before = all_figures(c.d);
	set_now(c.d, "2023-03-06T10:00");
	purge_now(c.d, &p, "some days before");
	is_int(p.gone[PURGE_PERSONS] + p.gone[PURGE_NOTES], 0, "nobody goes");
	is_int(purge_persons_soon(c.d), 1, "but soon");
	set_now(c.d, "2023-03-10T10:00");
	is_int(purge_plan(c.d, clock_today(&c.d->clock), &plan, &err), 0, "a year after");
	is_int(plan.rule[PURGE_PERSONS].count, 1, "one is due");
	is_int(plan.rule[PURGE_PERSONS].last, date_from(2022, 3, 10), "by their last visit");
	is_int(plan.rule[PURGE_NOTES].count, 2, "and two notes");
	backups = path_join(c.folder, "backups");
	is_int(backups_make(c.d, backups, &copy, &err), 0, "a copy of before: %s", err.detail);
	ok(file_has(copy, c.box, BOX), "it has the box");
	ok(files_with(c.folder, c.box, BOX) > 0, "as the desk does");
	purge_now(c.d, &p, "retention");
	is_int(p.gone[PURGE_PERSONS], 1, "one goes");
	is_int(p.gone[PURGE_NOTES], 1, "and the note of nobody known; the other went with them");
	ok(p.settled, "with the log beside the file");
	is_int(files_with(c.folder, c.box, BOX), 0, "their box is in no file");
	is_int(files_with(c.folder, c.note, BOX), 0, "nor is the note");
	is_int(files_with(c.folder, GONE, strlen(GONE)), 0, "nor the name, in clear");
	is_int(files_with(backups, GONE, strlen(GONE)), 0, "which no copy has");
	set_now(c.d, "2023-03-10T10:01");
	is_int(backups_make(c.d, backups, &newer, &err), 0, "a copy of after");
	ok(!file_has(newer, c.box, BOX) && !file_has(newer, c.note, BOX), "has none of them");
	figures_stay(c.d, before, "retention of persons");
	is_int(number(c.d, "SELECT count(*) FROM person WHERE deleted = 1 AND sealed IS NULL AND"
			   " consent IS NULL"),
	       1, "a tombstone");
	is_int(number(c.d, "SELECT count(*) FROM erased"), 1, "an id that a restore will forget");
	is_int(number(c.d, "SELECT count(*) FROM attendance WHERE cut <> 0 AND person IS NULL"), 4,
	       "four attendances of nobody");
	is_int(number(c.d, "SELECT count(*) FROM person WHERE sealed IS NOT NULL"), 1,
	       "the other one stays");
	is_int(number(c.d, "SELECT count(*) FROM access_log WHERE action = 'purge' AND"
			   " subject = (SELECT id FROM erased)"),
	       1, "written down, by that id");
	is_int(number(c.d, "SELECT gone FROM purge_log WHERE day = '2023-03-10' AND"
			   " rule = 'persons'"),
	       1, "and how many");
	is_int(logbook_undo(c.d, &step, &err), 0, "what came later can be undone");
	while (logbook_undo(c.d, &step, &err) == 0)
		continue;
	is_int(err.code, ERR_NOTHING, "up to where nothing is left");
	is_int(number(c.d, "SELECT count(*) FROM person WHERE sealed IS NOT NULL"), 1,
	       "which brings nobody back");
	is_whole(c.d);
	free(before);
	free(copy);
	free(newer);
	free(backups);
	end(&c);
}

static void
test_delay(void)
{
	struct case_desk c;
	struct purge p;
	struct err err = { 0 };
	char *value = NULL;

	make(&c);
	is_int(desk_setting_set(c.d, "retention-months", "25", &err), -1, "not 25 months");
	is_int(desk_setting_set(c.d, "retention-months", "0", &err), -1, "nor none");
	is_int(desk_setting_set(c.d, "retention-months", "24", &err), 0, "24");
	set_now(c.d, "2024-03-01T10:00");
	purge_now(c.d, &p, "nearly two years after");
	is_int(p.gone[PURGE_PERSONS], 0, "nobody goes");
	is_int(desk_setting_set(c.d, "retention-months", "1", &err), 0, "one");
	is_int(number(c.d, "SELECT count(*) FROM access_log WHERE action = 'retention'"), 1,
	       "which is written down");
	purge_now(c.d, &p, "retention");
	is_int(p.gone[PURGE_PERSONS], 2, "both go");
	persons_lock(c.d);
	is_int(desk_setting_set(c.d, "retention-months", "12", &err), -1, "locked, it stays");
	is_int(err.code, ERR_LOCKED, "which is said");
	desk_setting_get(c.d, "retention-months", &value, &err);
	is_str(value, "1", "as it was");
	free(value);
	end(&c);
}

static void
test_bin(void)
{
	struct case_desk c;
	struct purge p;
	struct err err = { 0 };
	struct logbook_step step;
	int64_t n, taken_back, next;
	char *before;

	make(&c);
	before = all_figures(c.d);
	n = persons_desk_visit(c.d, c.stays, "2022-11-30", NOTE);
	keep_box(c.d, "SELECT sealed_note FROM session WHERE n = ?", n, c.note);
	is_int(logbook_delete(c.d, n, &err), 0, "to the bin");
	taken_back = persons_desk_visit(c.d, 0, "2022-11-29", NOTE);
	logbook_undo(c.d, &step, &err);
	set_now(c.d, "2022-12-30T10:00");
	purge_now(c.d, &p, "29 days after");
	is_int(p.gone[PURGE_BIN], 0, "it stays");
	set_now(c.d, "2022-12-31T10:00");
	purge_now(c.d, &p, "30 days after");
	is_int(p.gone[PURGE_BIN], 2, "it goes, and what was taken back");
	is_int(number(c.d, "SELECT count(*) FROM session WHERE deleted = 1"), 0,
	       "the bin is empty");
	is_int(files_with(c.folder, c.note, BOX), 0, "the note is in no file");
	is_int(logbook_undo(c.d, &step, &err), -1, "no undo brings it back");
	is_int(logbook_redo(c.d, &step, &err), -1, "nor redo");
	next = persons_desk_visit(c.d, 0, "2022-12-30", NULL);
	ok(next > n && next > taken_back, "no number is given again");
	is_int(logbook_undo(c.d, &step, &err), 0, "but that one is taken back");
	figures_stay(c.d, before, "an emptied bin");
	is_whole(c.d);
	free(before);
	end(&c);
}

/* Words that were taken out of a session before they were due are in a step of undo until then. */
static void
test_edited_out(void)
{
	struct case_desk c;
	struct purge p;
	struct session s;
	struct err err = { 0 };

	make(&c);
	session_init(&s);
	is_int(store_session_get(c.d->store, persons_desk_visit(c.d, 0, "2022-11-30", NULL), &s,
				 &err),
	       0, "a session of nobody known");
	s.refer_to = 1;
	s.refer_reason = mem_strdup(REASON);
	is_int(store_session_save(c.d->store, &s, &err), 0, "with a reason: %s", err.detail);
	mem_replace(&s.refer_reason, NULL);
	is_int(store_session_save(c.d->store, &s, &err), 0, "which is taken out again");
	session_clear(&s);
	ok(files_with(c.folder, REASON, strlen(REASON)) > 0, "undo has it");
	set_now(c.d, "2023-11-29T10:00");
	purge_now(c.d, &p, "a year later less a day");
	ok(files_with(c.folder, REASON, strlen(REASON)) > 0, "it is there");
	purge_now(c.d, &p, "again");
	is_int(number(c.d, RUNS), 1, "which is no run that took anything");
	set_now(c.d, "2023-11-30T10:00");
	purge_now(c.d, &p, "a year later");
	ok(p.settled, "settled");
	is_int(files_with(c.folder, REASON, strlen(REASON)), 0, "it is in no file");
	is_int(number(c.d, RUNS), 2, "which is written down");
	is_whole(c.d);
	end(&c);
}

static void
leave_draft(struct desk *d, int64_t n)
{
	struct person_form f;
	struct err err = { 0 };

	persons_desk_fill(&f, STAYS, "Aline", "1990", NULL);
	f.n = n;
	is_int(persons_draft_put(d, &f, &err), 0, "what is typed of %d", (int)n);
	is_int(persons_draft_leave(d, true, &err), 0, "is left");
	person_form_clear(&f);
}

/* What is half typed of somebody goes with them, and with nobody else. */
static void
test_drafts(void)
{
	struct case_desk c;
	struct purge p;
	struct person_form f;
	struct err err = { 0 };
	bool found;

	make(&c);
	set_now(c.d, "2023-03-09T10:00");
	leave_draft(c.d, c.goes);
	leave_draft(c.d, c.stays);
	leave_draft(c.d, 0);
	set_now(c.d, "2023-03-10T10:00");
	persons_lock(c.d);
	purge_now(c.d, &p, "one goes, while names are locked");
	is_int(p.gone[PURGE_PERSONS], 1, "one");
	is_int(number(c.d, "SELECT count(*) FROM draft"), 2, "two drafts stay");
	is_int(number(c.d,
		      "SELECT count(*) FROM draft WHERE substr(body, 1, 5) ="
		      " format('of=%d', (SELECT n FROM person WHERE deleted = 1)) || char(10)"),
	       0, "not theirs");
	is_int(persons_unlock(c.d, PERSONS_WORDS, &err), 0, "open again");
	is_int(persons_draft_take(c.d, &f, &found, &err), 0, "what was typed last");
	ok(found && f.n == 0, "is offered again");
	person_form_clear(&f);
	end(&c);
}

/* Somebody was there, and was not: two steps of undo that hold the link. */
static void
link_once(struct desk *d, int64_t session, int64_t person)
{
	struct session s;
	struct err err = { 0 };

	session_init(&s);
	is_int(store_session_get(d->store, session, &s, &err), 0, "a session");
	s.attendance[0].person = person;
	is_int(store_session_save(d->store, &s, &err), 0, "is theirs: %s", err.detail);
	s.attendance[0].person = 0;
	is_int(store_session_save(d->store, &s, &err), 0, "and is not: %s", err.detail);
	session_clear(&s);
}

/* Steps of undo are read once for all who are due, and again where somebody wrote meanwhile. */
static void
test_undo_once(void)
{
	struct case_desk c;
	struct purge p;
	struct err err = { 0 };
	int64_t n;

	make(&c);
	n = persons_desk_visit(c.d, 0, "2022-11-20", NULL);
	link_once(c.d, n, c.stays);
	set_now(c.d, "2024-03-10T10:00");
	purge_begin(&p, c.d, true);
	is_int(purge_work(&p, &err), 1, "the first of two");
	is_int(p.gone[PURGE_PERSONS], 1, "goes");
	is_int(number(c.d, "SELECT count(*) FROM undo_step"), 0, "with the steps of both");
	link_once(c.d, n, c.stays);
	is_int(number(c.d, "SELECT count(*) FROM undo_step"), 2, "two more of the other one");
	is_int(run_through(&p), 0, "the rest");
	is_int(p.gone[PURGE_PERSONS], 2, "they go");
	is_int(number(c.d, "SELECT count(*) FROM undo_step"), 0, "with these steps");
	end(&c);
}

/* A program that ends in the middle, and another one that goes on. */
static void
test_cut_short(void)
{
	struct case_desk c;
	struct purge p;
	struct err err = { 0 };
	char *before, *path;
	struct clock clock;

	make(&c);
	before = all_figures(c.d);
	set_now(c.d, "2026-03-10T10:00");
	clock = c.d->clock;
	path = mem_strdup(desk_file(c.d));
	for (int steps = 1; steps < 12; steps++) {
		purge_begin(&p, c.d, false);
		for (int i = 0; i < steps % 4 + 1; i++)
			if (purge_work(&p, &err) != 1)
				break;
		desk_close(c.d);
		is_int(desk_open(&c.d, path, &clock, &err), 0, "ended, and begun again");
	}
	purge_begin(&p, c.d, false);
	is_int(run_through(&p), 0, "the rest");
	is_int(number(c.d, "SELECT count(*) FROM person WHERE deleted = 0"), 0, "all went");
	is_int(number(c.d, "SELECT gone FROM purge_log WHERE rule = 'persons'"), 2, "once each");
	figures_stay(c.d, before, "retention in pieces");
	is_whole(c.d);
	free(before);
	free(path);
	end(&c);
}

static void
test_others(void)
{
	struct case_desk c;
	struct purge p;
	struct err err = { 0 };
	sqlite3 *other;

	make(&c);
	set_now(c.d, "2023-03-10T10:00");
	sqlite3_open(desk_file(c.d), &other);
	sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL);
	purge_begin(&p, c.d, false);
	is_int(purge_work(&p, &err), -1, "while another program writes");
	is_int(err.code, ERR_BUSY, "it waits for nobody");
	sqlite3_exec(other, "ROLLBACK; BEGIN; SELECT count(*) FROM session", NULL, NULL, NULL);
	is_int(run_through(&p), 0, "it goes on where it was, beside one that reads");
	is_int(p.gone[PURGE_PERSONS], 1, "who is due goes");
	ok(!p.settled, "not yet out of the log");
	sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL);
	sqlite3_close(other);
	persons_desk_visit(c.d, 0, "2023-03-09", NULL);
	is_int(files_with(c.folder, c.box, BOX), 0, "the next save sees to that");
	end(&c);
}

static char *
make_copy(struct desk *d, int64_t at)
{
	char *path = mem_printf("%s.v3.bak", desk_file(d));
	struct utimbuf times = { at, at };
	struct err err;

	file_write(path, NOTE, strlen(NOTE), true, &err);
	utime(path, &times);
	return path;
}

/* Killed once all had gone, before it was ended: the next one finds nothing to take. */
static void
test_not_ended(void)
{
	struct case_desk c;
	struct purge p;
	struct err err = { 0 };
	char *path, *copy;
	struct clock clock;
	sqlite3 *other;

	make(&c);
	set_now(c.d, "2023-03-10T10:00");
	clock = c.d->clock;
	path = mem_strdup(desk_file(c.d));
	purge_begin(&p, c.d, false);
	while (p.rule <= PURGE_NOTES)
		purge_work(&p, &err);
	is_int(files_with(c.folder, c.box, BOX) + files_with(c.folder, c.note, BOX), 0,
	       "each rule empties the log");
	while (p.rule < PURGE_RULES)
		purge_work(&p, &err);
	copy = make_copy(c.d, clock_utc(&clock));
	desk_close(c.d);
	is_int(desk_open(&c.d, path, &clock, &err), 0, "ended before its end");
	is_int(number(c.d, RUNS), 0, "which is not written down");
	store_setting_set(c.d->store, "something", "else", &err);
	sqlite3_open(path, &other);
	sqlite3_exec(other, "BEGIN; SELECT count(*) FROM session", NULL, NULL, NULL);
	purge_begin(&p, c.d, false);
	is_int(run_through(&p), 0, "the next, beside one that reads");
	ok(!p.settled, "is not settled, though nothing more went");
	is_int(number(c.d, RUNS), 1, "it is written down");
	is_int(access(copy, F_OK), -1, "the copy of before a migration goes");
	sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL);
	sqlite3_close(other);
	purge_begin(&p, c.d, false);
	is_int(run_through(&p), 0, "and the one after it");
	ok(p.settled, "is settled");
	is_int(number(c.d, RUNS), 1, "written down once");
	is_int(number(c.d, "SELECT count(*) FROM setting WHERE key = 'purge-owed'"), 0,
	       "nothing is owed any more");
	free(copy);
	free(path);
	end(&c);
}

/* Copies of before a migration go with their age, too. */
static void
test_old_copies(void)
{
	struct case_desk c;
	struct purge p;
	char *copy;

	make(&c);
	set_now(c.d, "2022-12-31T10:00");
	purge_now(c.d, &p, "what is due");
	copy = make_copy(c.d, clock_utc(&c.d->clock));
	set_now(c.d, "2023-01-01T10:00");
	purge_now(c.d, &p, "nothing is due");
	is_int(access(copy, F_OK), 0, "a copy of yesterday stays");
	free(copy);
	copy = make_copy(c.d, clock_utc(&c.d->clock) - (int64_t)366 * 86400);
	purge_now(c.d, &p, "nor then");
	is_int(access(copy, F_OK), -1, "one of a year ago goes");
	free(copy);
	end(&c);
}

static void
pauses(struct desk *d, const char *part, const char *name)
{
	char *words = purge_pause_words(d);

	if (part == NULL)
		ok(words == NULL, "%s (%s)", name, words != NULL ? words : "nothing");
	else
		ok(words != NULL && strstr(words, part) != NULL, "%s (%s)", name,
		   words != NULL ? words : "nothing");
	free(words);
}

/* When it is made by itself. */
static void
test_by_itself(void)
{
	struct case_desk c;
	struct purge p;

	make(&c);
	ok(!purge_waits(c.d), "not in a desk that was not used a month ago");
	pauses(c.d, "before 31/12/2022", "a month after the first of its sessions");
	persons_desk_visit(c.d, 0, "2022-10-15", NULL);
	pauses(c.d, NULL, "what is due goes by itself");
	ok(purge_waits(c.d), "it is due in one that was");
	purge_begin(&p, c.d, false);
	is_int(run_through(&p), 0, "made");
	ok(!purge_waits(c.d), "once");
	set_now(c.d, "2022-12-02T08:00");
	ok(purge_waits(c.d), "a day");
	set_now(c.d, "2032-12-02T08:00");
	ok(!purge_waits(c.d), "but not when a clock runs ten years ahead");
	persons_desk_visit(c.d, 0, "2032-12-02", NULL);
	ok(!purge_waits(c.d), "nor when somebody has logged a session by it");
	end(&c);
}

/* A desk that was closed for long: whoever comes back sees first what goes. */
static void
test_pause(void)
{
	struct case_desk c;

	make(&c);
	set_now(c.d, "2023-03-01T08:00");
	ok(!purge_waits(c.d), "not after three months without a session");
	pauses(c.d, "yet", "no day is known before one is logged");
	persons_desk_visit(c.d, 0, "2023-03-01", NULL);
	set_now(c.d, "2023-03-30T08:00");
	ok(!purge_waits(c.d), "nor 29 days after it");
	pauses(c.d, "before 31/03/2023", "but on the next");
	set_now(c.d, "2023-03-31T08:00");
	ok(purge_waits(c.d), "it is");
	pauses(c.d, NULL, "and nothing else is said");
	persons_desk_visit(c.d, 0, "2023-03-31", NULL);
	set_now(c.d, "2023-05-20T08:00");
	persons_desk_visit(c.d, 0, "2023-05-20", NULL);
	set_now(c.d, "2023-06-10T08:00");
	pauses(c.d, NULL, "nor after seven weeks without a session");
	ok(purge_waits(c.d), "which is less than two months");
	store_set_damaged(c.d->store);
	ok(!purge_waits(c.d), "not in a desk that was found damaged");
	pauses(c.d, "only be read", "which is only read");
	end(&c);
}

int
main(void)
{
	test_persons();
	test_delay();
	test_bin();
	test_edited_out();
	test_drafts();
	test_undo_once();
	test_cut_short();
	test_others();
	test_not_ended();
	test_old_copies();
	test_by_itself();
	test_pause();
	return tap_done();
}
