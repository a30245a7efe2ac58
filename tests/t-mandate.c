/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mandate to act in somebody's name: how its days are typed, what is refused, that it is kept
 * sealed, drafted, handed out, merged and erased with the rest, and what older boxes and older
 * programs make of it. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/mandate.h"
#include "app/sentence.h"
#include "store/person_row.h"
#include "tests/lib/persons_desk.h"

#define SCOPE "demarches de la caisse"

static const struct {
	const char *scope, *from, *until;
	enum person_field field; /* to blame, where there is something */
	enum problem_code code;
	const char *last; /* the last day, in the file's way */
} rules[] = {
	{ NULL, NULL, NULL, 0, PROBLEM_NONE, "" },
	{ NULL, "  ", " ", 0, PROBLEM_NONE, "" },
	{ SCOPE, "24/11", "24/11/2027", 0, PROBLEM_NONE, "2027-11-24" },
	{ SCOPE, "24/11/2026", "24/11", 0, PROBLEM_NONE, "2026-11-24" },
	{ SCOPE, "hier", "28/11", 0, PROBLEM_NONE, "2026-11-28" },
	{ SCOPE, "hier", "23/11", 0, PROBLEM_NONE, "2027-11-23" },
	{ SCOPE, "24/11", "25/11/2027", PERSON_MANDATE_UNTIL, PROBLEM_RANGE, NULL },
	{ SCOPE, "24/11", "23/11/2026", PERSON_MANDATE_UNTIL, PROBLEM_RANGE, NULL },
	{ SCOPE, "24/11", "1 mois", 0, PROBLEM_NONE, "2026-12-24" },
	{ SCOPE, "24/11", "+1m", 0, PROBLEM_NONE, "2026-12-24" },
	{ SCOPE, "1/10", "6 mwa", 0, PROBLEM_NONE, "2027-04-01" },
	{ SCOPE, "24/11", "1 an", 0, PROBLEM_NONE, "2027-11-24" },
	{ SCOPE, "24/11", "12 months", 0, PROBLEM_NONE, "2027-11-24" },
	{ SCOPE, "24/11", "1 année", 0, PROBLEM_NONE, "2027-11-24" },
	{ SCOPE, "24/11", "1 lanné", 0, PROBLEM_NONE, "2027-11-24" },
	{ SCOPE, "24/11", "13 mois", PERSON_MANDATE_UNTIL, PROBLEM_RANGE, NULL },
	{ SCOPE, "24/11", "2 ans", PERSON_MANDATE_UNTIL, PROBLEM_RANGE, NULL },
	{ SCOPE, "24/11", "99999999999 ans", PERSON_MANDATE_UNTIL, PROBLEM_FORMAT, NULL },
	{ SCOPE, "24/11", "bientôt", PERSON_MANDATE_UNTIL, PROBLEM_FORMAT, NULL },
	{ SCOPE, "24/11", "demain 10h", PERSON_MANDATE_UNTIL, PROBLEM_FORMAT, NULL },
	{ SCOPE, "24/11", NULL, PERSON_MANDATE_UNTIL, PROBLEM_REQUIRED, NULL },
	{ SCOPE, NULL, "24/11/2027", PERSON_MANDATE_FROM, PROBLEM_REQUIRED, NULL },
	{ SCOPE, "peut-être", "24/11/2027", PERSON_MANDATE_FROM, PROBLEM_FORMAT, NULL },
	{ SCOPE, "demain", "24/11/2027", PERSON_MANDATE_FROM, PROBLEM_FUTURE, NULL },
	{ SCOPE, "24/11/1999", "24/12/1999", PERSON_MANDATE_FROM, PROBLEM_TOO_OLD, NULL },
	{ SCOPE, "24/11/2024", "24/11/2025", 0, PROBLEM_NONE, "2025-11-24" },
	{ NULL, "24/11", "24/11/2027", PERSON_MANDATE_FOR, PROBLEM_REQUIRED, NULL },
	{ NULL, NULL, "24/11/2027", PERSON_MANDATE_FOR, PROBLEM_REQUIRED, NULL },
	{ "mot de passe : Tombola12", "24/11", "1 an", PERSON_MANDATE_FOR, PROBLEM_SECRET,
	  "2027-11-24" },
	{ "sécu 2 69 05 49 588 157 80", "24/11", "1 an", PERSON_MANDATE_FOR, PROBLEM_SECRET,
	  "2027-11-24" },
};

static void
fill(struct person_form *f, const char *name, const char *scope, const char *from,
     const char *until)
{
	persons_desk_fill(f, name, "Ana", NULL, NULL);
	person_form_set(f, PERSON_MANDATE_FOR, scope);
	person_form_set(f, PERSON_MANDATE_FROM, from);
	person_form_set(f, PERSON_MANDATE_UNTIL, until);
}

static void
test_rules(struct desk *d)
{
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		char iso[DATE_ISO_SIZE] = "";
		struct person_problems problems;
		struct person_form f;
		struct person p;
		struct err err;
		char *sentence;

		person_init(&p);
		fill(&f, "Zabeth", rules[i].scope, rules[i].from, rules[i].until);
		person_form_parse(&f, d, &p, &problems, &err);
		is_int(problems.count > 0 ? problems.item[0].code : PROBLEM_NONE, rules[i].code,
		       "%s, %s, %s", rules[i].scope, rules[i].from, rules[i].until);
		if (problems.count > 0) {
			is_int(problems.item[0].field, rules[i].field, "at its field");
			is_int(problems.item[0].warning, rules[i].code == PROBLEM_SECRET,
			       "and only a secret is a warning");
			sentence = sentence_for_person_problem(&problems.item[0]);
			ok(*sentence != '\0', "with a sentence: %s", sentence);
			free(sentence);
		}
		if (p.mandate_until != DATE_NONE)
			date_write(p.mandate_until, iso);
		if (rules[i].last != NULL)
			is_str(iso, rules[i].last, "its last day");
		person_form_clear(&f);
		person_clear(&p);
	}
}

static enum problem_code
problem_with(struct desk *d, const char *scope)
{
	struct person_problems problems;
	struct person_form f;
	struct person p;
	struct err err;

	person_init(&p);
	fill(&f, "Zabeth", scope, "24/11/2026", "24/12/2026");
	person_form_parse(&f, d, &p, &problems, &err);
	person_form_clear(&f);
	person_clear(&p);
	return problems.count > 0 ? problems.item[0].code : PROBLEM_NONE;
}

/* 100 characters say what for, so that the page shows it with its days. */
static void
test_short(struct desk *d)
{
	char scope[MANDATE_MAX_CHARS + 2] = "";

	memset(scope, 'e', MANDATE_MAX_CHARS + 1);
	is_int(problem_with(d, scope), PROBLEM_TOO_LONG, "one more is too long");
	is_int(problem_with(d, scope + 1), PROBLEM_NONE, "so many are not");
}

/* What means another day tomorrow is written out, what cannot be read stays as it is. */
static void
test_settled(struct desk *d)
{
	struct person_form f, again;
	char *text;

	fill(&f, "Zabeth", SCOPE, "hier", "6 mois");
	person_form_settle(&f, PERSON_NAME, d);
	is_str(f.value[PERSON_MANDATE_FROM], "hier", "another field leaves it alone");
	person_form_settle(&f, PERSON_MANDATE_FROM, d);
	person_form_settle(&f, PERSON_MANDATE_UNTIL, d);
	is_str(f.value[PERSON_MANDATE_FROM], "23/11/2026", "the day it was signed");
	is_str(f.value[PERSON_MANDATE_UNTIL], "23/05/2027", "so long from then");
	text = person_form_write(&f);
	person_form_read(&again, text);
	is_str(again.value[PERSON_MANDATE_FOR], SCOPE, "what for is in the draft");
	is_str(again.value[PERSON_MANDATE_UNTIL], "23/05/2027", "and the last day");
	mem_free_secret(text);
	person_form_clear(&again);
	person_form_set(&f, PERSON_MANDATE_UNTIL, "bientôt");
	person_form_settle(&f, PERSON_MANDATE_UNTIL, d);
	is_str(f.value[PERSON_MANDATE_UNTIL], "bientôt", "what is no day stays");
	person_form_set(&f, PERSON_MANDATE_UNTIL, "6 mois");
	person_form_set(&f, PERSON_MANDATE_FROM, NULL);
	person_form_settle(&f, PERSON_MANDATE_UNTIL, d);
	is_str(f.value[PERSON_MANDATE_UNTIL], "6 mois", "from no day, no time is counted");
	person_form_clear(&f);
}

static int64_t
add(struct desk *d, const char *name, const char *scope, const char *from, const char *until)
{
	struct person_problems problems;
	struct person_form f;
	struct err err = { 0 };
	int64_t n = 0;

	fill(&f, name, scope, from, until);
	is_int(persons_save(d, &f, DATE_NONE, false, &n, &problems, &err), 0, "kept %s %s",
	       err.subject, err.detail);
	person_form_clear(&f);
	return n;
}

/* In the file, or in its log. */
static bool
in_file(struct desk *d, const char *needle)
{
	char *log = mem_printf("%s-wal", store_path(d->store));
	const char *const path[] = { store_path(d->store), log };
	bool found = false;

	for (int i = 0; i < 2; i++) {
		struct buf bytes = BUF_INIT;
		struct err err;

		is_int(file_read(path[i], &bytes, &err), 0, "%s is read", path[i]);
		found = found || memmem(bytes.text, bytes.len, needle, strlen(needle)) != NULL;
		buf_clear(&bytes);
	}
	free(log);
	return found;
}

static void
test_kept(struct desk *d)
{
	int64_t n = add(d, "Mandante", SCOPE, "24/11/2026", "1 an");
	struct person_problems problems;
	struct person_form f;
	const struct person *p;
	struct person copy;
	struct err err;
	bool found;

	person_init(&copy);
	is_int(store_person_get(d->store, n, &copy, &err), 0, "read from its box");
	is_str(copy.mandate_for, SCOPE, "what for");
	is_int(copy.mandate_from, date_from(2026, 11, 24), "the day it was signed");
	is_int(copy.mandate_until, date_from(2027, 11, 24), "the last day");
	ok(!mandate_ended(&copy, date_from(2027, 11, 24)), "the last day is one of it");
	ok(mandate_ended(&copy, date_from(2027, 11, 25)), "the day after is not");
	is_int(persons_get(d, n, &p, &err), 0, "in the list, too");
	person_form_from(&f, p);
	is_str(f.value[PERSON_MANDATE_UNTIL], "24/11/2027", "as it is typed");
	ok(person_form_is(&f, &copy), "a form that was only looked at says nothing new");
	is_int(persons_draft_put(d, &f, &err), 0, "a draft");
	ok(in_file(d, persons_notice), "what is in clear is found in the file");
	ok(!in_file(d, SCOPE) && !in_file(d, "2027-11-24") && !in_file(d, "24/11/2027"),
	   "nothing of it is in the file in clear");
	person_form_set(&f, PERSON_MANDATE_FOR, NULL);
	person_form_set(&f, PERSON_MANDATE_FROM, NULL);
	person_form_set(&f, PERSON_MANDATE_UNTIL, NULL);
	is_int(persons_save(d, &f, DATE_NONE, false, &n, &problems, &err), 0, "taken back");
	is_int(store_person_get(d->store, n, &copy, &err), 0, "read again");
	ok(copy.mandate_for == NULL && copy.mandate_from == DATE_NONE &&
		   copy.mandate_until == DATE_NONE,
	   "nothing is left of it");
	person_form_clear(&f);
	person_clear(&copy);
	is_int(persons_draft_take(d, &f, &found, &err), 0, "nor a draft");
	ok(!found, "of it");
	persons_erase(d, n, NULL, &err);
}

static void
test_copy(struct desk *d)
{
	static const struct {
		enum persons_format format;
		const char *words;
	} has[] = {
		{ PERSONS_TEXT, "Mandate for: " SCOPE "\n" },
		{ PERSONS_TEXT, "Mandate signed: Tue 24 Nov 2026\n" },
		{ PERSONS_TEXT, "Mandate until: Wed 24 Nov 2027\n" },
		{ PERSONS_JSON, "\"mandate_for\":\"" SCOPE "\"" },
		{ PERSONS_JSON, "\"mandate_from\":\"2026-11-24\"" },
		{ PERSONS_JSON, "\"mandate_until\":\"2027-11-24\"" },
	};
	int64_t n = add(d, "Mandante", SCOPE, "24/11/2026", "1 an");
	struct err err;

	for (size_t i = 0; i < sizeof(has) / sizeof(has[0]); i++) {
		char *text = NULL;

		is_int(persons_access(d, n, has[i].format, &text, &err), 0, "their copy");
		ok(text && strstr(text, has[i].words) != NULL, "it has %s", has[i].words);
		mem_free_secret(text);
	}
	persons_erase(d, n, NULL, &err);
}

static void
merged(struct desk *d, int64_t from, int64_t into, bool taken, const char *scope, int until)
{
	struct persons_merge m;
	struct err err;

	is_int(persons_merge_preview(d, from, into, &m, &err), 0, "a preview");
	is_int(m.taken[PERSON_MANDATE_FOR], taken, "what for is the other one's, or not");
	is_int(m.taken[PERSON_MANDATE_FROM], taken, "with its first day");
	is_int(m.taken[PERSON_MANDATE_UNTIL], taken, "and its last");
	is_str(m.result.mandate_for, scope, "what for");
	is_int(m.result.mandate_until, until, "until when");
	ok(!m.taken[PERSON_NOTE], "nothing goes into the note");
	persons_merge_clear(&m);
}

/* A mandate stays whole: half of one and half of another was never signed. */
static void
test_merged(struct desk *d)
{
	int64_t none = add(d, "Fusion", NULL, NULL, NULL);
	int64_t early = add(d, "Fusion", "la retraite", "1/11/2026", "1 mois");
	int64_t late = add(d, "Fusion", SCOPE, "24/10/2026", "6 mois");
	int first = date_from(2026, 12, 1), last = date_from(2027, 4, 24);
	struct persons_merge m;
	struct person p;
	struct err err;

	merged(d, early, none, true, "la retraite", first);
	merged(d, none, early, false, "la retraite", first);
	merged(d, late, early, true, SCOPE, last);
	merged(d, early, late, false, SCOPE, last);
	is_int(persons_merge_preview(d, late, early, &m, &err), 0, "the later one");
	is_int(persons_merge(d, &m, &err), 0, "is merged");
	persons_merge_clear(&m);
	person_init(&p);
	is_int(store_person_get(d->store, early, &p, &err), 0, "into");
	is_str(p.mandate_for, SCOPE, "the earlier");
	is_int(p.mandate_from, date_from(2026, 10, 24), "whole");
	person_clear(&p);
	persons_erase(d, early, NULL, &err);
	persons_erase(d, none, NULL, &err);
}

/* Programs that know no mandate know boxes of the first version, and take others for damaged. */
static void
test_versions(void)
{
	char old[] = "lakou person 1\nname=Ancien\nnote=sourde\n\n\n";
	char newer[] = "lakou person 3\nname=Futur\n";
	struct person p, again;
	char *text;

	person_init(&p);
	person_init(&again);
	is_int(person_row_read(&p, old), 0, "an older box opens");
	is_str(p.note, "sourde", "with all it says");
	ok(p.mandate_for == NULL && p.mandate_from == DATE_NONE && p.mandate_until == DATE_NONE,
	   "and no mandate");
	text = person_row_write(&p);
	ok(str_starts(text, "lakou person 1\n"), "older programs read who has none");
	mem_free_secret(text);
	p.mandate_for = mem_strdup(SCOPE);
	p.mandate_from = date_from(2026, 11, 24);
	p.mandate_until = date_from(2027, 11, 24);
	text = person_row_write(&p);
	ok(str_starts(text, "lakou person 2\n"), "and write nobody again who has one");
	is_int(strlen(text) % 128, 0, "its length tells little");
	is_int(person_row_read(&again, text), 0, "which this one reads");
	is_int(again.mandate_until, p.mandate_until, "as it was");
	is_int(person_row_read(&again, newer), -1, "as it leaves a newer one alone");
	mem_free_secret(text);
	person_clear(&p);
	person_clear(&again);
}

int
main(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");

	persons_desk_open(d);
	test_versions();
	test_rules(d);
	test_short(d);
	test_settled(d);
	test_kept(d);
	test_copy(d);
	test_merged(d);
	desk_close(d);
	return tap_done();
}
