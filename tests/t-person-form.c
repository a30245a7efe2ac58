/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be typed of a known person, and the sentence of each slip. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/sentence.h"
#include "tests/lib/persons_desk.h"

struct rule {
	enum person_field field;
	const char *value;
	enum problem_code code;
};

static const struct rule rules[] = {
	{ PERSON_NAME, "Zéphirin", PROBLEM_NONE },
	{ PERSON_NAME, "D’Alexis-Élisé", PROBLEM_NONE },
	{ PERSON_NAME, "  ", PROBLEM_REQUIRED },
	{ PERSON_NAME, "", PROBLEM_REQUIRED },
	{ PERSON_FIRST_NAMES, "Ana Léa", PROBLEM_NONE },
	{ PERSON_FIRST_NAMES, "", PROBLEM_REQUIRED },
	{ PERSON_FIRST_NAMES, "An4", PROBLEM_FORMAT },
	{ PERSON_NAME, "X Æ A-12", PROBLEM_FORMAT },
	{ PERSON_NAME, "0696111213", PROBLEM_FORMAT },
	{ PERSON_NAME, "a@b.fr", PROBLEM_FORMAT },
	{ PERSON_NAME, "---", PROBLEM_FORMAT },
	{ PERSON_BIRTH_YEAR, "1958", PROBLEM_NONE },
	{ PERSON_BIRTH_YEAR, "58", PROBLEM_FORMAT },
	{ PERSON_BIRTH_YEAR, "12/03/1958", PROBLEM_FORMAT },
	{ PERSON_BIRTH_YEAR, "195O", PROBLEM_FORMAT },
	{ PERSON_BIRTH_YEAR, "1899", PROBLEM_RANGE },
	{ PERSON_BIRTH_YEAR, "1900", PROBLEM_NONE },
	{ PERSON_BIRTH_YEAR, "2027", PROBLEM_RANGE },
	{ PERSON_BIRTH_YEAR, "2026", PROBLEM_TOO_YOUNG },
	{ PERSON_BIRTH_YEAR, "2012", PROBLEM_TOO_YOUNG },
	{ PERSON_BIRTH_YEAR, "2011", PROBLEM_NONE },
	{ PERSON_PHONE, "0696 11 12 13", PROBLEM_NONE },
	{ PERSON_PHONE, "+1 758 452 0000", PROBLEM_NONE },
	{ PERSON_PHONE, "12", PROBLEM_FORMAT },
	{ PERSON_PHONE, "0696 11 12 13 ou 0596 51 69 76", PROBLEM_FORMAT },
	{ PERSON_EMAIL, "marie.line@exemple.fr", PROBLEM_NONE },
	{ PERSON_EMAIL, "Marie.Line@Exemple.FR", PROBLEM_NONE },
	{ PERSON_EMAIL, "marie", PROBLEM_FORMAT },
	{ PERSON_EMAIL, "a@b", PROBLEM_FORMAT },
	{ PERSON_EMAIL, "a@@b.fr", PROBLEM_FORMAT },
	{ PERSON_EMAIL, "a b@c.fr", PROBLEM_FORMAT },
	{ PERSON_EMAIL, "@b.fr", PROBLEM_FORMAT },
	{ PERSON_RESIDENCE, "97209", PROBLEM_NONE },
	{ PERSON_RESIDENCE, "sans_adresse", PROBLEM_NONE },
	{ PERSON_RESIDENCE, "99999", PROBLEM_UNKNOWN },
	{ PERSON_GENDER, "feminin", PROBLEM_NONE },
	{ PERSON_GENDER, "f", PROBLEM_UNKNOWN },
	{ PERSON_STATUS, "nul", PROBLEM_UNKNOWN },
	{ PERSON_NOTE, "préfère le matin", PROBLEM_NONE },
	{ PERSON_NOTE, "carte 4970 1012 3456 7890", PROBLEM_NONE },
	{ PERSON_NOTE, "mot de passe : Tombola12", PROBLEM_SECRET },
};

static void
test_rules(struct desk *d)
{
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		struct person_problems problems;
		struct person_form f;
		struct person p;
		struct err err = { 0 };
		enum problem_code got;

		person_init(&p);
		persons_desk_fill(&f, "Zabeth", "Ana", NULL, NULL);
		person_form_set(&f, rules[i].field, rules[i].value);
		person_form_parse(&f, d, &p, &problems, &err);
		got = problems.count > 0 ? problems.item[0].code : PROBLEM_NONE;
		if (rules[i].field == PERSON_EMAIL && got == PROBLEM_NONE)
			is_str(p.email, "marie.line@exemple.fr", "in small letters");
		is_int(got, rules[i].code, "%s “%s”", person_fields[rules[i].field].id,
		       rules[i].value);
		if (problems.count > 0) {
			char *sentence = sentence_for_person_problem(&problems.item[0]);

			ok(*sentence && (strlen(rules[i].value) < 5 ||
					 !strstr(sentence, rules[i].value)),
			   "a sentence that does not repeat it: %s", sentence);
			free(sentence);
		}
		person_form_clear(&f);
		person_clear(&p);
	}
}

/* Each of the two has its sentence; the longest that fits has 100 characters. */
static void
test_both_names(struct desk *d)
{
	struct person_problems problems;
	struct person_form f;
	struct person p;
	struct err err = { 0 };
	char *family, *first;
	char long_name[102] = "";

	person_init(&p);
	person_form_init(&f);
	is_int(person_form_parse(&f, d, &p, &problems, &err), -1, "without names");
	is_int(problems.count, 2, "both are asked for");
	family = sentence_for_person_problem(&problems.item[0]);
	first = sentence_for_person_problem(&problems.item[1]);
	ok(*family && *first && strcmp(family, first) != 0, "%s / %s", family, first);
	memset(long_name, 'e', 101);
	persons_desk_fill(&f, long_name, long_name + 1, NULL, NULL);
	is_int(person_form_parse(&f, d, &p, &problems, &err), -1, "101 characters");
	is_int(problems.count, 1, "are too many, 100 are not");
	is_int(problems.item[0].code, PROBLEM_TOO_LONG, "and that is said");
	free(family);
	free(first);
	person_form_clear(&f);
	person_clear(&p);
}

static void
test_one_name(struct desk *d)
{
	int64_t n = persons_desk_add_old(d, "Solitaire", 1950), again = 0;
	struct person_problems problems;
	struct person_form f;
	struct persons_page page;
	const struct person *p;
	struct err err = { 0 };

	is_int(persons_page(d, n, false, &page, &err), 0, "their page");
	persons_page_clear(&page);
	is_int(persons_get(d, n, &p, &err), 0, "they are in the list");
	person_form_from(&f, p);
	is_int(persons_save(d, &f, DATE_NONE, true, &again, &problems, &err), -1, "not kept so");
	is_int(problems.item[0].field, PERSON_FIRST_NAMES, "the other name is asked for");
	person_form_set(&f, PERSON_FIRST_NAMES, "Jo");
	is_int(persons_save(d, &f, DATE_NONE, false, &again, &problems, &err), 0, "then kept");
	is_int(again, n, "as the same");
	person_form_clear(&f);
	persons_erase(d, n, NULL, &err);
}

static enum problem_code
year_problem(struct desk *d, const char *year)
{
	struct person_problems problems;
	struct person_form f;
	struct person p;
	struct err err = { 0 };

	person_init(&p);
	persons_desk_fill(&f, "Zabeth", "Ana", year, NULL);
	person_form_parse(&f, d, &p, &problems, &err);
	person_form_clear(&f);
	person_clear(&p);
	return problems.count > 0 ? problems.item[0].code : PROBLEM_NONE;
}

/* The controller decides, in writing, whether who is under 15 may be known. */
static void
test_minors(struct desk *d)
{
	struct err err = { 0 };

	is_int(year_problem(d, "2012"), PROBLEM_TOO_YOUNG, "14 this year, and no decision");
	is_int(desk_setting_set(d, "minors-decision", "2026-11-02", &err), 0, "a decision");
	is_int(year_problem(d, "2012"), PROBLEM_NONE, "lets them be known");
	is_int(year_problem(d, "2027"), PROBLEM_RANGE, "but nobody from the future");
	is_int(desk_setting_set(d, "minors-decision", "", &err), 0, "taken back");
	is_int(year_problem(d, "2012"), PROBLEM_TOO_YOUNG, "no longer");
	is_int(year_problem(d, "2011"), PROBLEM_NONE, "15 this year");
}

int
main(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");

	persons_desk_open(d);
	test_rules(d);
	test_both_names(d);
	test_one_name(d);
	test_minors(d);
	desk_close(d);
	return tap_done();
}
