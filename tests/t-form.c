/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms that start from something, that are edited, that are kept as drafts. */
#include "config.h"

#include "tests/lib/app_desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/logbook.h"
#include "base/file.h"
#include "base/mem.h"
#include "store/person.h"
#include "store/session.h"

/* Only for what forms cannot say yet: links to known persons. */
#include "app/desk_private.h"

static const char now[] = "2026-11-24T14:32";

static void
test_lists(void)
{
	struct form f;

	form_init(&f, KIND_INDIVIDUAL);
	form_propose(&f, FF_DEVICES, "ordinateur");
	form_add(&f, FF_DEVICES, "telephone");
	is_str(f.value[FF_DEVICES], "telephone", "the first choice replaces a proposal");
	ok(!f.proposed[FF_DEVICES], "and is none");
	form_add(&f, FF_DEVICES, "tablette");
	form_add(&f, FF_DEVICES, "telephone");
	is_str(f.value[FF_DEVICES], "telephone|tablette", "each once");
	ok(form_has(&f, FF_DEVICES, "tablette"), "has it");
	ok(!form_has(&f, FF_DEVICES, "tab"), "has no part of it");
	form_remove(&f, FF_DEVICES, "telephone");
	is_str(f.value[FF_DEVICES], "tablette", "removed");
	form_remove(&f, FF_DEVICES, "tablette");
	is_str(f.value[FF_DEVICES], NULL, "empty again");
	form_add(&f, FF_PROCEDURES, "justice");
	ok(form_has(&f, FF_THEMES, "aide_aux_demarches_administratives"),
	   "a procedure brings its theme");
	form_remove(&f, FF_THEMES, "aide_aux_demarches_administratives");
	is_str(f.value[FF_PROCEDURES], NULL, "the theme takes its procedures with it");
	is_int(form_field_by_id("refer-to"), FF_REFER_TO, "a field by its id");
	is_int(form_field_by_id("nothing"), -1, "an unknown id");
	form_clear(&f);
}

static void
test_draft_text(void)
{
	struct form f, back;
	char *text, *again;

	form_init(&f, KIND_WORKSHOP);
	f.n = 12;
	f.revision = 34;
	form_set(&f, FF_TITLE, "a=b\nc\\n|é");
	form_propose(&f, FF_DURATION, "30");
	form_propose(&f, FF_RETURNING, NULL);
	form_typing(&f, FF_MEDIATOR, "Al=\nx");
	form_leave_unread(&f, FF_THEMES, "x=\ny");
	text = form_write(&f);
	is_int(form_read(&back, text), 0, "a draft is read back");
	is_str(back.value[FF_TITLE], "a=b\nc\\n|é", "with line breaks and signs");
	ok(back.proposed[FF_DURATION] && !back.proposed[FF_TITLE], "and what was proposed");
	is_int(back.n, 12, "and which session");
	is_int(back.revision, 34, "and its revision");
	is_str(back.typed, "Al=\nx", "and half a word");
	is_int(back.at, FF_MEDIATOR, "where it was typed");
	is_str(back.unread[FF_THEMES], "x=\ny", "and letters that chose nothing");
	again = form_write(&back);
	is_str(again, text, "and written alike");
	free(text);
	free(again);
	form_clear(&back);
	is_int(form_read(&back, "lakou form 1\nkind=1\nfuture-field=1\ntitle=x\n"), 0,
	       "an unknown field is left out");
	is_str(back.value[FF_TITLE], "x", "the others stay");
	form_clear(&back);
	is_int(form_read(&back, "lakou form 1\nkind=1\ntyped=x\n"), 0, "letters without a field");
	is_str(back.typed, NULL, "are left out");
	form_clear(&back);
	is_int(form_read(&back, "something else\nkind=1\n"), -1, "not a draft");
	is_int(form_read(&back, "lakou form 1\nkind=9\n"), -1, "no such kind");
	is_int(form_read(&back, ""), -1, "nothing");
	form_clear(&f);
}

/* Saves a form, warnings or not, and gives the session's number. */
static int64_t
save(struct desk *d, struct form *f)
{
	struct session s;
	struct problems problems;
	struct err err = { 0 };
	int64_t n;

	session_init(&s);
	if (!ok(logbook_save(d, f, true, &s, &problems, &err) == 0, "saved"))
		printf("# %d %s %s\n", (int)err.code, err.subject, err.detail);
	n = s.n;
	session_clear(&s);
	return n;
}

static void
test_defaults(struct desk *d)
{
	struct form f;
	struct err err = { 0 };

	is_int(form_repeat(&f, d, 0, &err), -1, "nothing to repeat yet");
	is_int(err.code, ERR_NOTHING, "and it says so");
	form_clear(&f);
	is_int(form_new(&f, d, KIND_INDIVIDUAL, &err), 0, "the first form");
	is_str(f.value[FF_DATE], "2026-11-24", "today");
	is_str(f.value[FF_DURATION], "30", "half an hour, what most take");
	ok(f.proposed[FF_DURATION], "proposed, not chosen");
	is_str(f.value[FF_START], "14:02", "and the start that goes with it");
	is_str(f.value[FF_PLACE], desk_place_now(d)->id, "the desk's place");
	is_str(f.value[FF_MEDIATOR], desk_mediator_now(d)->id, "the mediator");
	ok(f.proposed[FF_DATE] && f.proposed[FF_RETURNING], "all proposed");
	form_set(&f, FF_DURATION, "1h30");
	form_follow_start(&f, desk_clock(d));
	is_str(f.value[FF_START], "13:02", "the start follows the duration");
	form_set(&f, FF_DATE, "h");
	form_follow_start(&f, desk_clock(d));
	is_str(f.value[FF_START], NULL, "on another day it is unknown");
	form_set(&f, FF_DATE, "");
	form_set(&f, FF_DURATION, "23h");
	form_follow_start(&f, desk_clock(d));
	is_str(f.value[FF_START], "00:00", "it does not leave the day");
	form_set(&f, FF_START, "9:00");
	form_follow_start(&f, desk_clock(d));
	is_str(f.value[FF_START], "9:00", "touched, it stays");
	form_set(&f, FF_DATE, "h");
	form_set(&f, FF_DURATION, "1h");
	form_set(&f, FF_THEMES, "sante");
	form_set(&f, FF_CHANNEL, "domicile");
	form_set(&f, FF_COMMUNE, "97213");
	form_set(&f, FF_DEVICES, "telephone");
	form_set(&f, FF_AUTONOMY, "autonome");
	form_set(&f, FF_AGE, "moins_de_douze");
	save(d, &f);
	form_clear(&f);
}

static void
test_after_one(struct desk *d)
{
	struct form f;
	struct err err = { 0 };

	is_int(form_new(&f, d, KIND_INDIVIDUAL, &err), 0, "the next form");
	is_str(f.value[FF_DURATION], "60", "duration of the last one");
	is_str(f.value[FF_START], "13:32", "and the start that goes with it");
	is_str(f.value[FF_CHANNEL], "lieu_activite",
	       "yesterday's was at a home: today is at the desk");
	is_str(f.value[FF_COMMUNE], NULL, "and has no commune");
	is_str(f.value[FF_DEVICES], "telephone", "device");
	is_str(f.value[FF_AUTONOMY], "autonome", "autonomy");
	is_str(f.value[FF_THEMES], NULL, "no theme");
	is_str(f.value[FF_AGE], NULL, "nothing of the person");
	ok(f.proposed[FF_DURATION] && f.proposed[FF_DEVICES], "all proposed");
	form_clear(&f);
	is_int(form_new(&f, d, KIND_WORKSHOP, &err), 0, "a workshop");
	is_str(f.value[FF_DURATION], NULL, "knows nothing of other kinds");
	form_clear(&f);
	is_int(form_plain(&f, d, KIND_INDIVIDUAL, &err), 0, "a script's form");
	is_str(f.value[FF_DURATION], NULL, "knows nothing of earlier ones");
	is_str(f.value[FF_CHANNEL], "lieu_activite", "is at the desk");
	form_clear(&f);
	is_int(form_repeat(&f, d, 0, &err), 0, "the same again");
	is_int(f.n, 0, "is a new one");
	is_str(f.value[FF_DATE], "2026-11-24", "of today");
	is_str(f.value[FF_THEMES], "sante", "with its theme");
	is_str(f.value[FF_START], "13:32", "and a start of its own");
	is_str(f.value[FF_AGE], NULL, "and nobody in particular");
	save(d, &f);
	form_clear(&f);
	form_new(&f, d, KIND_INDIVIDUAL, &err);
	is_str(f.value[FF_CHANNEL], "domicile", "a day away from the desk goes on so");
	is_str(f.value[FF_COMMUNE], "97213", "in that commune");
	form_clear(&f);
}

/* What was done is repeated, who came and how many is not. */
static void
test_repeat_of(struct desk *d)
{
	struct form f;
	struct err err = { 0 };
	int64_t n;

	form_plain(&f, d, KIND_WORKSHOP, &err);
	form_set(&f, FF_THEMES, "email");
	form_set(&f, FF_DURATION, "120");
	form_set(&f, FF_TITLE, "Ma boîte mail");
	form_set(&f, FF_PARTICIPANTS, "8");
	form_set(&f, FF_ONLINE, "1");
	form_set(&f, FF_RETURNING_COUNT, "2");
	form_set(&f, FF_GENDERS, "feminin=5");
	form_set(&f, FF_NOT_COMPLETED, "site_down");
	n = save(d, &f);
	form_clear(&f);
	is_int(form_repeat(&f, d, n, &err), 0, "a workshop again");
	is_int(f.kind, KIND_WORKSHOP, "is a workshop");
	is_int(f.n, 0, "and a new one");
	is_str(f.value[FF_TITLE], "Ma boîte mail", "with its title");
	is_str(f.value[FF_PARTICIPANTS], NULL, "nobody knows yet for how many");
	is_str(f.value[FF_ONLINE], NULL, "nor how many online");
	is_str(f.value[FF_RETURNING_COUNT], NULL, "nor how many came before");
	is_str(f.value[FF_GENDERS], NULL, "nor who they are");
	is_str(f.value[FF_NOT_COMPLETED], NULL, "nor what will fail");
	ok(f.proposed[FF_GENDERS], "all proposed empty");
	form_clear(&f);

	form_plain(&f, d, KIND_PARTNERSHIP, &err);
	form_set(&f, FF_DURATION, "45");
	form_set(&f, FF_PARTNERSHIP_KINDS, "subvention");
	n = save(d, &f);
	form_clear(&f);
	is_int(form_repeat(&f, d, n, &err), 0, "work on a partnership again");
	is_str(f.value[FF_PARTNERSHIP_KINDS], "subvention", "for the same purpose");
	is_str(f.value[FF_PLACE], NULL, "it has no place");
	form_clear(&f);
	is_int(form_repeat(&f, d, 999999, &err), -1, "an unknown one is not repeated");
	form_clear(&f);
}

static void
test_edit(struct desk *d)
{
	struct form f, other;
	struct session s;
	struct err err = { 0 };
	struct problems problems;
	char *before, *after;
	int64_t n;

	form_plain(&f, d, KIND_WORKSHOP, &err);
	form_set(&f, FF_THEMES, "email|sante");
	form_set(&f, FF_DURATION, "120");
	form_set(&f, FF_START, "14:00");
	form_set(&f, FF_PARTICIPANTS, "8");
	form_set(&f, FF_RETURNING_COUNT, "2");
	form_set(&f, FF_GENDERS, "feminin=5|masculin=2");
	form_set(&f, FF_RESIDENCES, "97209=4|etranger=1");
	form_set(&f, FF_LANGUAGE, "fr|gcf");
	form_set(&f, FF_TITLE, "Atelier");
	n = save(d, &f);
	form_clear(&f);
	session_init(&s);
	is_int(logbook_get(d, n, &s, &err), 0, "the workshop is there");
	is_int(s.breakdown_count, 4, "with its breakdowns");
	form_from_session(&f, d, &s, &err);
	form_from_session(&other, d, &s, &err);
	is_str(f.value[FF_GENDERS], "feminin=5|masculin=2", "its form shows them");
	is_str(f.value[FF_LANGUAGE], "fr|gcf", "and its languages");
	before = form_write(&f);
	form_set(&f, FF_PARTICIPANTS, "9");
	save(d, &f);
	logbook_get(d, n, &s, &err);
	is_int(s.participants, 9, "changed");
	is_int(s.n, n, "the same one");
	form_clear(&f);
	form_from_session(&f, d, &s, &err);
	f.revision = other.revision;
	form_set(&f, FF_PARTICIPANTS, "8");
	after = form_write(&f);
	is_str(after, before, "and otherwise as it was");
	is_int(logbook_save(d, &other, true, &s, &problems, &err), -1, "an older copy is refused");
	is_int(err.code, ERR_CONFLICT, "as a conflict");
	other.n = 999999;
	is_int(logbook_save(d, &other, true, &s, &problems, &err), -1, "so is an unknown one");
	is_int(err.code, ERR_NO_INPUT, "as not found");
	free(before);
	free(after);
	form_clear(&f);
	form_clear(&other);
	session_clear(&s);
}

static void
test_known_persons(struct desk *d)
{
	struct form f;
	struct session s;
	struct problems problems;
	struct err err = { 0 };
	int64_t n, persons[2] = { 0, 0 };

	form_plain(&f, d, KIND_WORKSHOP, &err);
	form_set(&f, FF_THEMES, "email");
	form_set(&f, FF_DURATION, "60");
	form_set(&f, FF_PARTICIPANTS, "8");
	session_init(&s);
	app_desk_parse(&f, d, &s, "a workshop");
	form_clear(&f);
	s.attendance = mem_array(2, sizeof(*s.attendance));
	for (int i = 0; i < 2; i++) {
		store_person_add(desk_store(d), &persons[i], &err);
		s.attendance[i].person = persons[i];
	}
	s.attendance_count = 2;
	s.anonymous = 6;
	is_int(store_session_save(desk_store(d), &s, &err), 0, "with two known persons");
	n = s.n;
	logbook_get(d, n, &s, &err);
	form_from_session(&f, d, &s, &err);
	form_set(&f, FF_GENDERS, "feminin=7");
	is_int(form_parse(&f, d, &s, &problems, &err), -1, "breakdowns are of the anonymous ones");
	is_int(problems.item[0].code, PROBLEM_SUM, "seven are more than six");
	form_set(&f, FF_GENDERS, "feminin=6");
	form_set(&f, FF_PARTICIPANTS, "1");
	is_int(form_parse(&f, d, &s, &problems, &err), -1, "two known ones are not one");
	is_int(problems.item[0].code, PROBLEM_RANGE, "that is too few");
	form_set(&f, FF_PARTICIPANTS, "10");
	save(d, &f);
	logbook_get(d, n, &s, &err);
	is_int(s.attendance_count, 2, "the known ones stay");
	is_int(s.attendance[1].person, persons[1], "the same ones");
	is_int(s.anonymous, 8, "the others are anonymous");
	form_clear(&f);
	session_clear(&s);
}

static void
test_retired(struct desk *d)
{
	struct form f;
	struct session s;
	struct problems problems;
	struct err err = { 0 };

	is_int(desk_mediator_add(d, "Bea", &err), 0, "another mediator");
	form_plain(&f, d, KIND_INDIVIDUAL, &err);
	form_set(&f, FF_THEMES, "email");
	form_set(&f, FF_DURATION, "45");
	form_set(&f, FF_MEDIATOR, "bea");
	session_init(&s);
	is_int(logbook_save(d, &f, false, &s, &problems, &err), 0, "her session");
	is_int(desk_mediator_retire(d, "Bea", &err), 0, "she retires");
	is_int(logbook_save(d, &f, false, &s, &problems, &err), -1, "no more sessions of hers");
	is_int(problems.item[0].field, FF_MEDIATOR, "for that reason");
	form_clear(&f);
	/* Parsing has emptied s; the last one saved is hers. */
	is_int(store_session_last(desk_store(d), &s, &err), 0, "the old one");
	form_from_session(&f, d, &s, &err);
	is_str(f.value[FF_MEDIATOR], desk_post_by_name(d, POST_MEDIATOR, "Bea")->id,
	       "is still hers");
	form_set(&f, FF_DURATION, "50");
	is_int(logbook_save(d, &f, false, &s, &problems, &err), 0, "and may be changed");
	form_clear(&f);
	session_clear(&s);
}

/* As earlier versions wrote it, or a script gives it, when there are names. */
static void
put_draft(struct desk *d, const char *place, const char *mediator)
{
	struct form f;
	struct err err = { 0 };

	form_new(&f, d, KIND_INDIVIDUAL, &err);
	form_set(&f, FF_THEMES, "email");
	form_set(&f, FF_CHANNEL, "lieu_activite");
	if (place) {
		form_set(&f, FF_PLACE, place);
		form_set(&f, FF_MEDIATOR, mediator);
	}
	is_int(logbook_draft_put(d, &f, &err), 0, "a draft");
	form_clear(&f);
}

static int
save_draft(struct desk *d, struct session *s, struct problems *problems)
{
	struct form f;
	struct err err = { 0 };
	bool found = false;
	int result;

	problems->count = 0;
	is_int(logbook_draft_take(d, &f, &found, &err), 0, "taken up");
	ok(found, "as it was left");
	result = logbook_save(d, &f, false, s, problems, &err);
	form_clear(&f);
	return result;
}

/* A form holds who and where, not what they are called; their names go to others meanwhile. */
static void
test_renamed(struct desk *d)
{
	struct session s;
	struct problems problems;
	struct err err = { 0 };
	int64_t here = desk_place_now(d)->n, who = desk_mediator_now(d)->n;
	int64_t annex;
	bool changed;

	session_init(&s);
	is_int(desk_place_add(d, "Annexe", "97213", &err), 0, "another place");
	annex = desk_post_by_name(d, POST_PLACE, "Annexe")->n;
	put_draft(d, NULL, NULL);
	is_int(desk_place_edit(d, here, "Bourg", NULL, &changed, &err), 0, "the place is renamed");
	is_int(desk_place_edit(d, annex, "Médiathèque", NULL, &changed, &err), 0,
	       "so is the other");
	is_int(desk_mediator_edit(d, who, "Anaïs", &changed, &err), 0, "and the mediator");
	is_int(save_draft(d, &s, &problems), 0, "the session is saved");
	is_int(s.place, here, "at the place where it was");
	is_int(s.mediator, who, "under who it was with");

	put_draft(d, "mediatheque", "anais");
	is_int(save_draft(d, &s, &problems), 0, "names are understood");
	is_int(s.place, annex, "that of a place");
	is_int(s.mediator, who, "and of a mediator");

	put_draft(d, desk_post_by_n(d, POST_PLACE, annex)->id,
		  "0192f0c1-aaaa-7aaa-8aaa-aaaaaaaaaaaa");
	is_int(desk_place_retire(d, "Médiathèque", &err), 0, "the other place is retired");
	is_int(save_draft(d, &s, &problems), -1, "no more sessions there");
	is_int(problems.count, 2, "nor with nobody");
	is_str(problems_of(&problems, FF_PLACE)->value, "Médiathèque", "which is said by its name");
	is_str(problems_of(&problems, FF_MEDIATOR)->value, "", "and no id is shown to a person");
	session_clear(&s);
}

/* Network support was asked for a territory once. */
static void
test_old_territory(struct desk *d)
{
	struct form f;
	struct session s;
	struct err err = { 0 };
	int64_t n;

	form_plain(&f, d, KIND_ANIMATION, &err);
	form_set(&f, FF_DURATION, "60");
	n = save(d, &f);
	form_clear(&f);
	session_init(&s);
	logbook_get(d, n, &s, &err);
	s.territory_level = 3;
	is_int(store_session_save(desk_store(d), &s, &err), 0, "one with a territory");
	form_from_session(&f, d, &s, &err);
	form_set(&f, FF_TITLE, "Réunion");
	save(d, &f);
	form_clear(&f);
	logbook_get(d, n, &s, &err);
	is_int(s.territory_level, 3, "a change of it keeps that");
	session_clear(&s);
}

int
main(void)
{
	struct desk *d = app_desk_new(now);

	if (!d)
		return tap_done();
	test_lists();
	test_draft_text();
	test_defaults(d);
	test_after_one(d);
	test_repeat_of(d);
	test_edit(d);
	test_known_persons(d);
	test_retired(d);
	test_renamed(d);
	test_old_territory(d);
	desk_close(d);
	return tap_done();
}
