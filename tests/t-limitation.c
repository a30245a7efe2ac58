/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody is frozen at their wish (GDPR, art. 18): nothing of them changes, nothing counts, and
 * all of it is kept until that is lifted. */
#include "config.h"

#include <string.h>

#include "app/coop_export.h"
#include "app/journal.h"
#include "app/session_csv.h"
#include "store/access.h"
#include "store/reported.h"
#include "store/session.h"
#include "store/tag.h"
#include "store/undo.h"
#include "tests/lib/purge_desk.h"

static int
frozen(struct case_desk *c, int64_t n)
{
	const struct person *p;
	struct err err = { 0 };

	if (persons_get(c->d, n, &p, &err) != 0)
		return -1;
	return p->frozen != DATE_NONE;
}

static void
freeze(struct case_desk *c, bool on)
{
	struct err err = { 0 };

	is_int(persons_freeze(c->d, c->goes, on, &err), 0, on ? "frozen (%s)" : "lifted (%s)",
	       err.detail);
	is_int(frozen(c, c->goes), on, "and known to be");
}

static void
is_refused(int rc, const struct err *err, const char *what)
{
	ok(rc != 0 && err->code == ERR_FROZEN && err->subject[0] == '\0', "%s is refused (%d %s)",
	   what, (int)err->code, err->detail);
}

/* The first visit, and the workshop that the other one came to, too. */
static int64_t
visit(struct case_desk *c)
{
	return number(c->d, "SELECT min(n) FROM session");
}

static int64_t
workshop(struct case_desk *c)
{
	return number(c->d, "SELECT n FROM session WHERE kind = 2");
}

static void
refuse_save(struct case_desk *c, int64_t n, int64_t person, const char *what)
{
	struct session s;
	struct err err = { 0 };

	session_init(&s);
	store_session_get(c->d->store, n, &s, &err);
	if (person != 0) {
		s.n = 0;
		s.id[0] = '\0';
		s.attendance[0].person = person;
	}
	s.minutes++;
	is_refused(store_session_save(c->d->store, &s, &err), &err, what);
	session_clear(&s);
}

static void
refuse_many(struct case_desk *c, enum journal_act act, const char *what)
{
	const struct journal_change change = { .act = act,
					       .day = date_from(2022, 3, 2),
					       .tag = "nouveau" };
	struct bitset which = { 0 };
	struct err err = { 0 };
	int count;

	bitset_add(&which, c->noted);
	bitset_add(&which, visit(c));
	is_refused(journal_change(c->d, &which, &change, &count, &err), &err, what);
	bitset_clear(&which);
}

static void
test_refused(struct case_desk *c)
{
	int64_t revision = number(c->d, "SELECT sum(revision) FROM session");
	struct person_problems problems;
	struct persons_merge m;
	struct person_form f;
	struct err err = { 0 };
	int64_t n = c->goes;
	const struct person *p;

	persons_get(c->d, n, &p, &err);
	person_form_from(&f, p);
	person_form_set(&f, PERSON_FIRST_NAMES, "Autre");
	is_refused(persons_save(c->d, &f, DATE_NONE, true, &n, &problems, &err), &err,
		   "to correct");
	is_str(f.value[PERSON_FIRST_NAMES], "Autre", "and what was typed is there");
	person_form_clear(&f);
	refuse_save(c, visit(c), 0, "to change a visit");
	refuse_save(c, workshop(c), 0, "to change a workshop");
	refuse_save(c, visit(c), c->goes, "a new visit");
	is_refused(store_session_delete(c->d->store, visit(c), &err), &err, "to delete one");
	refuse_many(c, JOURNAL_DELETE, "to delete several");
	refuse_many(c, JOURNAL_MOVE, "to move them");
	refuse_many(c, JOURNAL_TAG, "to tag them");
	is_int(number(c->d, "SELECT sum(revision) FROM session"), revision, "nothing moved");
	is_int(persons_merge_preview(c->d, c->goes, c->stays, &m, &err), 0, "both are seen");
	is_refused(persons_merge(c->d, &m, &err), &err, "to merge them");
	persons_merge_clear(&m);
	is_int(persons_merge_preview(c->d, c->stays, c->goes, &m, &err), 0, "the other way");
	is_refused(persons_merge(c->d, &m, &err), &err, "to merge into them");
	persons_merge_clear(&m);
	is_refused(db_exec(c->d->store, "DELETE FROM person", &err), &err, "whatever SQL");
	ok(persons_freeze(c->d, c->goes, true, &err) != 0 && err.code == ERR_NOTHING, "twice");
	is_whole(c->d);
}

static int64_t
tag(struct case_desk *c, const char *name)
{
	struct err err = { 0 };
	int64_t n = 0;

	store_tag_take(c->d->store, name, &n, &err);
	return n;
}

/* One word of the desk for two is a change of each session that has the other; what a word is
 * called is none. */
static void
test_tags(struct case_desk *c)
{
#define WORKSHOP "(SELECT n FROM session WHERE kind = 2)"
	static const char *const sql[] = {
		"INSERT INTO session_tag SELECT " WORKSHOP ", n FROM tag WHERE name = 'libre'",
		"UPDATE session_tag SET session = " WORKSHOP " WHERE session <> " WORKSHOP,
		"UPDATE session_tag SET session = -1 WHERE session = " WORKSHOP,
		"DELETE FROM session_tag WHERE session = " WORKSHOP,
		"INSERT INTO referral VALUES (" WORKSHOP ", 1, 'x')",
		"INSERT INTO breakdown VALUES (" WORKSHOP ", 1, 1, 1)",
	};
	struct store *st = c->d->store;
	int64_t from = tag(c, "gardé"), into = tag(c, "libre");
	struct logbook_step step;
	struct err err = { 0 };
	bool changed;

	for (size_t i = 0; i < sizeof(sql) / sizeof(sql[0]); i++)
		is_refused(db_exec(st, sql[i], &err), &err, sql[i]);
	ok(store_tag_merge(st, from, into, &err) != 0 && err.code == ERR_FROZEN,
	   "to merge their tag is refused");
	is_str(err.subject, "gardé", "which is named, and nobody");
	is_int(number(c->d, "SELECT count(*) FROM session_tag AS s JOIN tag AS t ON t.n = s.tag"
			    " WHERE t.name = 'gardé' AND t.merged IS NULL"),
	       2, "it stands in each session");
	is_int(store_tag_merge(st, into, from, &err), 0, "another one into it is merged (%s)",
	       err.detail);
	is_int(logbook_undo(c->d, &step, &err), 0, "undone (%s)", err.detail);
	is_int(store_tag_edit(st, from, "gardée", NULL, &changed, &err), 0, "renamed (%s)",
	       err.detail);
	is_int(logbook_undo(c->d, &step, &err), 0, "undone (%s)", err.detail);
	is_whole(c->d);
}

/* Before it was frozen, and undone since. */
static void
test_merged_before(struct case_desk *c)
{
	struct logbook_step step;
	struct err err = { 0 };

	is_int(store_tag_merge(c->d->store, tag(c, "gardé"), tag(c, "libre"), &err), 0,
	       "merged (%s)", err.detail);
	db_exec(c->d->store,
		"UPDATE person SET frozen = '2022-03-10' WHERE n = (SELECT min(n) FROM person)",
		&err);
	is_refused(logbook_undo(c->d, &step, &err), &err, "to undo that");
	db_exec(c->d->store, "UPDATE person SET frozen = NULL", &err);
	is_int(logbook_undo(c->d, &step, &err), 0, "lifted, it is undone (%s)", err.detail);
	is_whole(c->d);
}

/* Who was taken out of a workshop before, and comes back to it by undo alone. */
static void
test_taken_out_before(struct case_desk *c)
{
	struct logbook_step step;
	struct session s;
	struct err err = { 0 };

	session_init(&s);
	store_session_get(c->d->store, workshop(c), &s, &err);
	for (size_t i = 0; i < s.attendance_count; i++)
		if (s.attendance[i].person == c->stays)
			s.attendance[i] = s.attendance[--s.attendance_count];
	s.participants--;
	is_int(store_session_save(c->d->store, &s, &err), 0, "taken out (%s)", err.detail);
	session_clear(&s);
	db_exec(c->d->store,
		"UPDATE person SET frozen = '2022-03-10' WHERE n = (SELECT max(n) FROM person)",
		&err);
	is_refused(logbook_undo(c->d, &step, &err), &err, "to undo that");
	db_exec(c->d->store, "UPDATE person SET frozen = NULL", &err);
	is_int(logbook_undo(c->d, &step, &err), 0, "lifted, it is undone (%s)", err.detail);
	is_whole(c->d);
}

static void
put_tag(struct case_desk *c, int64_t session, const char *name)
{
	const struct session_change change = { .what = CHANGE_TAG, .tag = tag(c, name) };
	struct err err = { 0 };
	bool changed = false;

	store_session_change(c->d->store, session, &change, &changed, &err);
	ok(changed, "tagged (%s)", err.detail);
}

/* Of the month of the workshop, and of the visit with a note. */
enum { ALL_SESSIONS = 6 };

static void
test_exports(struct case_desk *c, int sessions, int coop, int listed)
{
	const struct coop_export_options wanted = { .from = date_from(2022, 2, 1),
						    .to = date_from(2022, 3, 31),
						    .dialect = CSV_EXCEL_FR };
	const struct session_export_options all = { .dialect = CSV_STANDARD, .replace = true };
	char *path = path_join(c->folder, "out.csv");
	struct session_export_done done;
	struct coop_export_done written;
	struct reportable_list list;
	struct buf out = BUF_INIT;
	struct err err = { 0 };

	is_int(session_export(c->d, path, &all, &done, &err), 0, "exported (%s)", err.detail);
	is_int((int)done.sessions, sessions, "so many sessions");
	is_int((int)done.frozen, ALL_SESSIONS - sessions, "and how many are left out");
	is_int(coop_export(c->d, &wanted, &out, &written, &err), 0, "for the national tool");
	is_int((int)written.sessions, coop, "so many");
	buf_clear(&out);
	is_int(store_reported_list(c->d->store, wanted.from, wanted.to, 0, &list, &err), 0,
	       "to be typed there");
	is_int((int)list.count, listed, "as many");
	reportable_list_clear(&list);
	free(path);
}

static void
is_summed(struct case_desk *c, int64_t sessions, int64_t attendances, const char *when)
{
	struct logbook_sums sums = { 0 }, of_journal;
	struct journal_filter f;
	struct journal *j = NULL;
	struct err err = { 0 };
	long shift;

	logbook_sums(c->d, date_from(2022, 2, 1), date_from(2022, 3, 31), &sums, &err);
	is_int(sums.sessions, sessions, "%s: sessions", when);
	is_int(sums.attendances, attendances, "%s: attendances", when);
	journal_filter_init(&f);
	f.from = date_from(2022, 2, 1);
	f.to = date_from(2022, 3, 31);
	f.order = JOURNAL_BY_DURATION; /* not from the totals of the days */
	is_int(journal_open(&j, c->d, &f, &err), 0, "%s: the journal", when);
	while (journal_work(j, &shift, &err) == 1)
		;
	ok(journal_totals(j, &of_journal), "%s: is counted", when);
	is_int(of_journal.sessions, sessions, "%s: as many", when);
	is_int(of_journal.attendances, attendances, "%s: came", when);
	is_int((int64_t)journal_count(j), 4, "%s: and all are listed", when);
	journal_close(j);
}

/* Undo takes both back, in their order; each is in the log of access. */
static void
test_undo(struct case_desk *c)
{
	static const char logged[] = "SELECT count(*) FROM access_log WHERE action = '%s'"
				     " AND subject = (SELECT id FROM person WHERE n = %d)";
	struct logbook_step step;
	struct err err = { 0 };
	char *freezes = mem_printf(logged, "freeze", (int)c->goes);
	char *lifts = mem_printf(logged, "lift", (int)c->goes);

	is_int(logbook_undo(c->d, &step, &err), 0, "undone (%s)", err.detail);
	is_str(step.action, UNDO_FREEZE, "which was the freeze");
	is_int(frozen(c, c->goes), 0, "lifted by it");
	is_summed(c, 4, 7, "undone");
	is_int(logbook_redo(c->d, &step, &err), 0, "redone (%s)", err.detail);
	is_int(frozen(c, c->goes), 1, "frozen again");
	is_summed(c, 2, 4, "redone");
	freeze(c, false);
	is_summed(c, 4, 7, "lifted");
	is_int(logbook_undo(c->d, &step, &err), 0, "undone (%s)", err.detail);
	is_int(frozen(c, c->goes), 1, "the lift");
	is_int(number(c->d, freezes), 3, "each freeze is in the log");
	is_int(number(c->d, lifts), 2, "and each lift");
	is_whole(c->d);
	free(freezes);
	free(lifts);
}

/* Long after: nothing of them goes, while the session of somebody unknown does. */
static void
test_kept(struct case_desk *c)
{
	struct purge_plan plan;
	struct purge p;
	struct err err = { 0 };
	char *words;

	set_now(c->d, "2026-11-20T10:00");
	is_int(purge_plan(c->d, date_from(2026, 11, 20), &plan, &err), 0, "a plan");
	is_int(plan.frozen, 1, "which says who stays");
	words = purge_frozen_words(plan.frozen);
	is_str(words, "1 frozen person is kept until the freeze is lifted.", "in words");
	free(words);
	purge_now(c->d, &p, "purged");
	ok(files_with(c->folder, c->box, BOX) > 0, "the name is there");
	is_int(files_with(c->folder, c->note, BOX), 0, "another's note is not");
	is_int(number(c->d, "SELECT count(*) FROM session WHERE sealed_note IS NOT NULL"), 1,
	       "a note of theirs is");
	is_int(number(c->d, "SELECT count(*) FROM session WHERE title IS NOT NULL"), 1,
	       "a title, too");
	is_int(number(c->d, "SELECT count(*) FROM person WHERE sealed IS NOT NULL"), 1,
	       "the other person is gone, who was there, too");
	is_whole(c->d);
}

static void
test_erased(struct case_desk *c)
{
	struct err err = { 0 };

	is_int(persons_erase(c->d, c->goes, NULL, &err), 0, "erased at their wish (%s)",
	       err.detail);
	is_int(number(c->d, "SELECT count(*) FROM person WHERE frozen IS NOT NULL"), 0,
	       "nobody is frozen");
	is_int(number(c->d, "SELECT count(*) FROM undo_step WHERE action LIKE 'person-f%'"), 0,
	       "no step would freeze them");
	is_summed(c, 4, 7, "erased");
	is_whole(c->d);
}

int
main(void)
{
	struct case_desk c;

	make(&c);
	put_tag(&c, workshop(&c), "gardé");
	put_tag(&c, c.noted, "gardé");
	put_tag(&c, c.noted, "libre");
	test_merged_before(&c);
	test_taken_out_before(&c);
	is_summed(&c, 4, 7, "before");
	test_exports(&c, ALL_SESSIONS, 4, 4);
	freeze(&c, true);
	is_summed(&c, 2, 4, "frozen");
	test_refused(&c);
	test_tags(&c);
	test_exports(&c, 2, 2, 2);
	test_undo(&c);
	test_kept(&c);
	test_erased(&c);
	end(&c);
	return tap_done();
}
