/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Known persons in the program: the key, sessions that are theirs, merging, their page, what is
 * handed out, erasure, and the drafts. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/logbook.h"
#include "base/mem.h"
#include "store/access.h"
#include "store/draft.h"
#include "store/person.h"
#include "store/seal.h"
#include "store/session.h"
#include "tests/lib/persons_desk.h"

/* --- the passphrase --- */

static void
test_key(struct desk *d)
{
	char code[PERSONS_CODE_SIZE];
	int64_t n = 0;
	enum seal_state state;
	struct err err = { 0 };

	d->store->seal.passes = 1;
	d->store->seal.memory_kib = 8;
	is_int(persons_set_passphrase(d, "soleil", code, &err), -1, "a weak one is refused");
	is_str(err.detail, "passphrase", "as such");
	persons_state(d, &state, &err);
	is_int(state, SEAL_UNSET, "and nothing is set");
	persons_desk_open(d);
	ok(persons_open(d), "open");
	persons_lock(d);
	ok(!persons_open(d), "locked");
	is_int(persons_unlock(d, "faux", &err), -1, "a wrong one");
	is_int(err.code, ERR_KEY, "is said to be");
	db_number(d->store, "SELECT count(*) FROM access_log WHERE action = 'unlock-failed'", &n,
		  &err);
	is_int(n, 1, "and is written down");
	is_int(persons_wait(d), 1, "and has to be waited for");
	is_int(persons_unlock(d, PERSONS_WORDS, &err), -1, "until then");
	is_int(err.code, ERR_WAIT, "nothing is heard");
	is_str(err.subject, "1", "for so many seconds");
	d->store->seal.not_before = 0;
	is_int(persons_unlock(d, PERSONS_WORDS, &err), 0, "then the right one opens");
	is_int(persons_change_passphrase(d, "soleil", &err), -1, "no weak one takes its place");
	is_int(persons_change_passphrase(d, PERSONS_WORDS " bis", &err), 0, "a strong one does");
	is_int(persons_new_code(d, code, &err), 0, "a new code");
	persons_lock(d);
	is_int(persons_recover(d, "ABC", &err), -1, "a misread code");
	is_str(err.detail, "code", "is known as such");
	is_int(persons_recover(d, code, &err), 0, "the right one opens");
}

/* --- sessions that are theirs --- */

static void
test_session(struct desk *d)
{
	int64_t ana = persons_desk_add(d, "Sansom", "Ana", "2001", "0696 22 33 44"), n;
	struct problems problems;
	struct session s;
	struct form f;
	struct err err = { 0 };
	char id[UUID_SIZE];

	session_init(&s);
	store_person_id(d->store, ana, id, &err);
	n = persons_desk_visit(d, ana, "2025-11-20", "revenir avec son fils");
	is_int(logbook_get(d, n, &s, &err), 0, "logged");
	is_int(s.attendance[0].person, ana, "for her");
	is_int(s.anonymous, 0, "not anonymous");
	is_int(s.attendance[0].age, AGE_18_TO_24, "of the age she had then");
	is_str(s.note, "revenir avec son fils", "with a note");
	form_from_session(&f, d, &s, &err);
	is_str(f.value[FF_PERSON], id, "the form holds her id");
	is_str(f.value[FF_NOTE], "revenir avec son fils", "and the note");
	persons_lock(d);
	form_set(&f, FF_DURATION, "50");
	is_int(logbook_save(d, &f, true, &s, &problems, &err), -1, "locked meanwhile");
	is_int(err.code, ERR_LOCKED, "a form with a note waits");
	form_clear(&f);
	logbook_get(d, n, &s, &err);
	form_from_session(&f, d, &s, &err);
	ok(f.note_locked && !f.value[FF_NOTE], "read while locked it has none to show");
	form_set(&f, FF_DURATION, "50");
	is_int(logbook_save(d, &f, true, &s, &problems, &err), 0, "and is saved");
	is_int(persons_unlock(d, PERSONS_WORDS " bis", &err), 0, "unlocked");
	form_clear(&f);
	logbook_get(d, n, &s, &err);
	is_str(s.note, "revenir avec son fils", "the note was left as it was");
	is_int(s.minutes, 50, "the rest was changed");
	is_int(s.attendance[0].person, ana, "it is hers still");
	form_from_session(&f, d, &s, &err);
	persons_unfill(&f);
	is_int(logbook_save(d, &f, true, &s, &problems, &err), 0, "without her");
	is_int(s.anonymous, 1, "it is anonymous again");
	form_set(&f, FF_PERSON, "Sansom Ana");
	is_int(logbook_save(d, &f, true, &s, &problems, &err), -1, "a name is no id");
	is_int(problems_of(&problems, FF_PERSON)->code, PROBLEM_UNKNOWN, "it is unknown");
	is_str(problems_of(&problems, FF_PERSON)->value, "", "and not repeated");
	form_clear(&f);
	session_clear(&s);
}

static void
test_prefilled(struct desk *d)
{
	int64_t n = persons_desk_add(d, "Sans-Année", "Léo", NULL, NULL);
	struct form f;
	struct err err = { 0 };

	form_new(&f, d, KIND_INDIVIDUAL, &err);
	is_int(persons_fill(d, &f, n, &err), 0, "the first time");
	is_str(f.value[FF_AGE], NULL, "nothing is known");
	form_set(&f, FF_THEMES, "email");
	form_set(&f, FF_AGE, "dix_huit_vingt_quatre");
	form_set(&f, FF_STATUS, "sans_emploi");
	form_set(&f, FF_RESIDENCE, "97213");
	{
		struct problems problems;
		struct session s;

		session_init(&s);
		is_int(logbook_save(d, &f, true, &s, &problems, &err), 0, "saved");
		session_clear(&s);
	}
	form_clear(&f);
	form_new(&f, d, KIND_INDIVIDUAL, &err);
	persons_fill(d, &f, n, &err);
	is_str(f.value[FF_AGE], "dix_huit_vingt_quatre", "then the last answers are proposed");
	is_str(f.value[FF_STATUS], "sans_emploi", "all of them");
	is_str(f.value[FF_RESIDENCE], "97213", "the commune");
	ok(f.proposed[FF_AGE], "as proposals");
	persons_unfill(&f);
	is_str(f.value[FF_AGE], NULL, "which go with the person");
	form_clear(&f);
	persons_erase(d, n, NULL, &err);
}

static void
test_workshop(struct desk *d)
{
	int64_t a = persons_desk_add(d, "Alpha", "Ana", "1950", NULL);
	int64_t b = persons_desk_add(d, "Beta", "Bob", "2000", NULL);
	char ida[UUID_SIZE], idb[UUID_SIZE], *both;
	struct problems problems;
	struct session s;
	struct form f;
	struct err err = { 0 };

	session_init(&s);
	store_person_id(d->store, a, ida, &err);
	store_person_id(d->store, b, idb, &err);
	form_new(&f, d, KIND_WORKSHOP, &err);
	form_set(&f, FF_THEMES, "email");
	form_set(&f, FF_DURATION, "120");
	form_set(&f, FF_PARTICIPANTS, "5");
	form_add(&f, FF_PERSONS, ida);
	form_add(&f, FF_PERSONS, idb);
	form_set(&f, FF_GENDERS, "feminin=3");
	is_int(logbook_save(d, &f, true, &s, &problems, &err), 0, "a workshop: %s", err.detail);
	is_int(s.attendance_count, 2, "two are known");
	is_int(s.anonymous, 3, "three are not");
	is_int(s.attendance[0].age, AGE_70_MORE, "ages are those of the day");
	is_int(s.attendance[1].age, AGE_25_TO_39, "of each");
	form_clear(&f);
	logbook_get(d, s.n, &s, &err);
	form_from_session(&f, d, &s, &err);
	both = mem_printf("%s|%s", ida, idb);
	is_str(f.value[FF_PERSONS], both, "the form holds their ids");
	free(both);
	form_set(&f, FF_PARTICIPANTS, "1");
	is_int(logbook_save(d, &f, true, &s, &problems, &err), -1, "not fewer than are known");
	form_set(&f, FF_PARTICIPANTS, "5");
	is_int(persons_erase(d, a, NULL, &err), 0, "one is erased");
	is_int(logbook_save(d, &f, true, &s, &problems, &err), -1, "an open form does not");
	ok(err.code == ERR_VALUE || err.code == ERR_CONFLICT, "bring the link back");
	form_clear(&f);
	session_clear(&s);
	persons_erase(d, b, NULL, &err);
}

static int
take_last(void *arg, const struct session *s)
{
	*(int64_t *)arg = s->n;
	return 0;
}

/* An erased person's attendance stays what it was through an edit. */
static void
test_edit_after_erasure(struct desk *d)
{
	struct logbook_filter filter = { .from = DATE_NONE, .to = DATE_NONE, .kind = 2 };
	struct problems problems;
	struct session s;
	struct form f;
	struct err err = { 0 };
	int64_t n = 0;

	session_init(&s);
	logbook_each(d, &filter, take_last, &n, &err);
	logbook_get(d, n, &s, &err);
	is_int(s.attendance_count, 2, "both are there");
	is_int(s.attendance[0].person + s.attendance[1].person, 0, "without a link");
	form_from_session(&f, d, &s, &err);
	is_str(f.value[FF_PERSONS], NULL, "the form names nobody");
	form_set(&f, FF_DURATION, "90");
	is_int(logbook_save(d, &f, true, &s, &problems, &err), 0, "an edit");
	is_int(s.anonymous, 3, "leaves the others");
	ok((s.attendance[0].cut & CUT_KNOWN) && (s.attendance[1].cut & CUT_FIRST),
	   "and what those stood for");
	form_clear(&f);
	session_clear(&s);
}

/* --- page, access, merge, erasure --- */

static int
count_action(void *arg, const struct access *a)
{
	buf_addf(arg, "%s ", a->action);
	return 0;
}

/* She came on 1 October and on 2 November. */
static void
test_came_before(struct desk *d, int64_t n)
{
	static const char *const day[] = { "2026-09-30", "2026-10-15", "2026-11-24" };
	struct err err = { 0 };
	struct form f;

	for (size_t i = 0; i < sizeof(day) / sizeof(day[0]); i++) {
		form_init(&f, KIND_INDIVIDUAL);
		form_set(&f, FF_DATE, day[i]);
		is_int(persons_fill(d, &f, n, &err), 0, "a visit of hers on %s", day[i]);
		is_str(f.value[FF_RETURNING], i > 0 ? "1" : NULL, "came before");
		persons_unfill(&f);
		is_str(f.value[FF_RETURNING], NULL, "it goes with her");
		form_clear(&f);
	}
}

static void
test_page(struct desk *d)
{
	int64_t n = persons_desk_add(d, "Guillemets \"“", "Éva\\", "1970", "0696 99 88 77");
	struct persons_page page;
	struct buf actions = BUF_INIT;
	char *text = NULL;
	struct err err = { 0 };

	persons_desk_visit(d, n, "2026-10-01", "note de la visite");
	persons_desk_visit(d, n, "2026-11-02", NULL);
	test_came_before(d, n);
	is_int(persons_page(d, n, false, &page, &err), 0, "her page");
	is_int(page.visit_count, 2, "two visits");
	is_int(page.first, date_from(2026, 10, 1), "the first");
	is_int(page.last, date_from(2026, 11, 2), "the last");
	is_int(page.theme_count, 1, "one theme");
	is_int(page.theme[0].visits, 2, "twice");
	persons_page_clear(&page);
	is_int(persons_page(d, n, true, &page, &err), 0, "her page again, which is no other view");
	persons_page_clear(&page);
	is_int(persons_access(d, n, PERSONS_TEXT, &text, &err), 0, "all as a text");
	ok(strstr(text, "0696 99 88 77") != NULL, "her phone, as people write it");
	ok(strstr(text, ": added (") && strstr(text, ": page looked at (") &&
		   strstr(text, ": this copy handed over ("),
	   "what was done with it, in words");
	ok(!strstr(text, "T14:32") && !strstr(text, "create"), "and when");
	ok(strstr(text, "note de la visite") != NULL, "her note");
	ok(strstr(text, "1970") != NULL, "her year");
	mem_free_secret(text);
	is_int(persons_access(d, n, PERSONS_JSON, &text, &err), 0, "all as JSON");
	ok(strstr(text, "\"name\":\"Guillemets \\\"“\"") != NULL, "names are escaped");
	ok(strstr(text, "\"birth_year\":\"1970\"") != NULL, "her year");
	ok(strstr(text, "\"theme\":\"email\"") != NULL, "codes of what was done");
	ok(strstr(text, "\"action\":\"create\"") && strstr(text, "+596696998877"), "and in it");
	mem_free_secret(text);
	persons_erase(d, n, NULL, &err);
	store_access_each(d->store, NULL, count_action, &actions, &err);
	ok(strstr(buf_text(&actions), "create view access access erase") != NULL,
	   "all of it is written down: %s", buf_text(&actions));
	ok(!strstr(buf_text(&actions), "Guillemets"), "without a name");
	buf_clear(&actions);
}

static void
test_merge(struct desk *d)
{
	int64_t from = persons_desk_add(d, "Doublon", "Zoé", "1980", "0696 77 66 55");
	int64_t into = persons_desk_add_old(d, "Doublon", 1980);
	struct persons_merge m;
	const struct person *p;
	struct persons_page page;
	struct err err = { 0 };

	persons_desk_visit(d, from, "2026-09-01", NULL);
	persons_desk_visit(d, into, "2026-09-02", NULL);
	is_int(persons_merge_preview(d, from, from, &m, &err), -1, "not with oneself");
	persons_merge_clear(&m);
	is_int(persons_merge_preview(d, from, into, &m, &err), 0, "a preview");
	is_int(m.visits, 1, "one visit would move");
	ok(m.taken[PERSON_PHONE] && m.taken[PERSON_FIRST_NAMES] && !m.taken[PERSON_NAME],
	   "and what the target does not know");
	is_str(m.result.phone, "+596696776655", "the phone");
	is_int(persons_merge(d, &m, &err), 0, "merged");
	persons_merge_clear(&m);
	is_int(persons_get(d, from, &p, &err), -1, "the source is gone");
	is_int(persons_get(d, into, &p, &err), 0, "the target is there");
	is_str(p->first_names, "Zoé", "with what it took");
	is_int(persons_page(d, into, false, &page, &err), 0, "its page");
	is_int(page.visit_count, 2, "has both visits");
	persons_page_clear(&page);
}

/* --- drafts --- */

/* The box opens in the draft that it was closed for, and in no other. */
static void
test_box_of_draft(struct desk *d)
{
	struct form one, other;
	char *sealed = NULL;
	struct err err = { 0 };

	form_new(&one, d, KIND_INDIVIDUAL, &err);
	form_new(&other, d, KIND_INDIVIDUAL, &err);
	form_set(&one, FF_NOTE, "Noteunique");
	form_set(&other, FF_NOTE, "Autre");
	is_int(logbook_draft_put(d, &one, &err), 0, "a draft with a note");
	is_int(logbook_draft_put(d, &other, &err), 0, "and one of another form");
	is_int(store_seal_close_text(d->store, SEAL_DRAFT, one.draft, "note=Noteunique\n", &sealed,
				     &err),
	       0, "the box of the one");
	form_set(&other, FF_NOTE, NULL);
	other.sealed = mem_strdup(sealed);
	logbook_draft_unseal(d, &other);
	ok(!other.value[FF_NOTE] && !other.sealed, "does not open in the other");
	one.sealed = sealed;
	form_set(&one, FF_NOTE, NULL);
	logbook_draft_unseal(d, &one);
	is_str(one.value[FF_NOTE], "Noteunique", "but in its own");
	form_clear(&other);
	form_clear(&one);
	logbook_draft_drop(d, &err);

	/* As the versions before closed it. */
	form_new(&one, d, KIND_INDIVIDUAL, &err);
	store_seal_close_text(d->store, SEAL_DRAFT, "session", "note=Vieille\n", &one.sealed, &err);
	logbook_draft_unseal(d, &one);
	is_str(one.value[FF_NOTE], "Vieille", "an older draft opens");
	is_int(logbook_draft_put(d, &one, &err), 0, "and is kept");
	ok(uuid_valid(one.draft), "under an id of its own");
	form_clear(&one);
	logbook_draft_drop(d, &err);
}

static void
test_drafts(struct desk *d)
{
	struct person_form pf, again;
	struct form f, back;
	char *body = NULL;
	bool found;
	struct err err = { 0 };

	form_new(&f, d, KIND_INDIVIDUAL, &err);
	form_set(&f, FF_NOTE, "Noteunique");
	form_typing(&f, FF_PERSON, "Rarenom");
	is_int(logbook_draft_put(d, &f, &err), 0, "a draft");
	store_draft_get(d->store, "session", &body, &err);
	ok(!strstr(body, "Noteunique") && !strstr(body, "Rarenom"), "shows neither");
	free(body);
	is_int(logbook_draft_take(d, &back, &found, &err), 0, "taken");
	is_str(back.value[FF_NOTE], "Noteunique", "the note is back");
	is_str(back.typed, "Rarenom", "and what was typed");
	form_clear(&back);
	persons_lock(d);
	logbook_draft_take(d, &back, &found, &err);
	ok(found && !back.value[FF_NOTE] && back.sealed, "locked: it is there, closed");
	is_int(logbook_draft_put(d, &back, &err), 0, "kept closed");
	is_int(persons_unlock(d, PERSONS_WORDS " bis", &err), 0, "unlocked");
	logbook_draft_unseal(d, &back);
	is_str(back.value[FF_NOTE], "Noteunique", "it opens in the form");
	form_clear(&back);
	logbook_draft_take(d, &back, &found, &err);
	is_str(back.value[FF_NOTE], "Noteunique", "and from the draft");
	form_clear(&back);
	form_clear(&f);
	logbook_draft_drop(d, &err);
	test_box_of_draft(d);

	persons_desk_fill(&pf, "Rarenom\nx", "Zoé", "1958", NULL);
	is_int(persons_draft_put(d, &pf, &err), 0, "a person being typed");
	store_draft_get(d->store, "person", &body, &err);
	ok(body && !strstr(body, "Rarenom"), "is not to be read");
	free(body);
	is_int(persons_draft_take(d, &again, &found, &err), 0, "but taken");
	ok(found, "again");
	is_str(again.value[PERSON_BIRTH_YEAR], "1958", "as it was");
	person_form_clear(&again);
	is_int(persons_draft_leave(d, false, &err), 0, "and dropped");
	pf.n = 999999;
	is_int(persons_draft_put(d, &pf, &err), 0, "of somebody who was erased");
	persons_draft_take(d, &again, &found, &err);
	ok(!found, "nothing is kept");
	person_form_clear(&again);
	person_form_clear(&pf);
}

int
main(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");
	int faults = 0;
	struct err err = { 0 };

	ok(persons_code_begins("01A2-3B4C", "oia2"), "a code is typed back as it unlocks");
	ok(!persons_code_begins("01A2-3B4C", "01a"), "not half of it");
	test_key(d);
	test_session(d);
	test_prefilled(d);
	test_workshop(d);
	test_edit_after_erasure(d);
	test_page(d);
	test_merge(d);
	test_drafts(d);
	faults = desk_check(d, NULL, NULL, &err);
	is_int(faults, 0, "the file agrees with itself");
	desk_close(d);
	return tap_done();
}
