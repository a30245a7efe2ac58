/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every rule of what may be typed is told at its field, in each language in words of its own. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/form_private.h"
#include "app/sentence.h"
#include "tests/lib/persons_desk.h"

#define LONG_TEXT 201 /* characters: one more than a title or a note holds */

static char long_text[LONG_TEXT + 1];

/* What is typed, and the field that is blamed: where it was typed, or what it lacks. */
static const struct rule {
	int kind;
	enum form_field typed;
	const char *value;
	enum form_field at;
	enum problem_code code;
} rules[] = {
	{ KIND_INDIVIDUAL, FF_DATE, "", FF_DATE, PROBLEM_REQUIRED },
	{ KIND_INDIVIDUAL, FF_DATE, "2026-11-25", FF_DATE, PROBLEM_FUTURE },
	{ KIND_INDIVIDUAL, FF_DATE, "2026-10-23", FF_DATE, PROBLEM_LONG_AGO },
	{ KIND_INDIVIDUAL, FF_DATE, "1999-12-31", FF_DATE, PROBLEM_TOO_OLD },
	{ KIND_INDIVIDUAL, FF_DATE, "30/2", FF_DATE, PROBLEM_FORMAT },
	{ KIND_INDIVIDUAL, FF_START, "25:00", FF_START, PROBLEM_FORMAT },
	{ KIND_INDIVIDUAL, FF_DURATION, "", FF_DURATION, PROBLEM_REQUIRED },
	{ KIND_INDIVIDUAL, FF_DURATION, "0", FF_DURATION, PROBLEM_RANGE },
	{ KIND_INDIVIDUAL, FF_DURATION, "1440", FF_DURATION, PROBLEM_RANGE },
	{ KIND_INDIVIDUAL, FF_DURATION, "long", FF_DURATION, PROBLEM_FORMAT },
	{ KIND_INDIVIDUAL, FF_DURATION, "481", FF_DURATION, PROBLEM_LONG_DAY },
	{ KIND_INDIVIDUAL, FF_CHANNEL, "", FF_CHANNEL, PROBLEM_REQUIRED },
	{ KIND_INDIVIDUAL, FF_CHANNEL, "autre", FF_COMMUNE, PROBLEM_NEEDS_COMMUNE },
	{ KIND_INDIVIDUAL, FF_CHANNEL, "domicile", FF_COMMUNE, PROBLEM_NEEDS_COMMUNE },
	{ KIND_INDIVIDUAL, FF_PLACE, "", FF_PLACE, PROBLEM_NEEDS_PLACE },
	{ KIND_INDIVIDUAL, FF_PLACE, "Elsewhere", FF_PLACE, PROBLEM_UNKNOWN },
	{ KIND_INDIVIDUAL, FF_THEMES, "", FF_THEMES, PROBLEM_REQUIRED },
	{ KIND_INDIVIDUAL, FF_PROCEDURES, "logement", FF_PROCEDURES, PROBLEM_NO_PROCEDURE_THEME },
	{ KIND_INDIVIDUAL, FF_DEVICES, "ordinateur|aucun", FF_DEVICES, PROBLEM_DEVICE_NONE },
	{ KIND_INDIVIDUAL, FF_RESIDENCE, "75056", FF_RESIDENCE, PROBLEM_UNKNOWN },
	{ KIND_ANIMATION, FF_COMMUNE, "75056", FF_COMMUNE, PROBLEM_UNKNOWN },
	{ KIND_INDIVIDUAL, FF_TITLE, long_text, FF_TITLE, PROBLEM_TOO_LONG },
	{ KIND_INDIVIDUAL, FF_REFER_REASON, long_text, FF_REFER_REASON, PROBLEM_TOO_LONG },
	{ KIND_INDIVIDUAL, FF_TITLE, "4970 1012 3456 7893", FF_TITLE, PROBLEM_SECRET },
	{ KIND_INDIVIDUAL, FF_TITLE, "2 55 08 14 168 025 38", FF_TITLE, PROBLEM_SECRET },
	{ KIND_INDIVIDUAL, FF_TITLE, "mdp Soleil972", FF_TITLE, PROBLEM_SECRET },
	{ KIND_WORKSHOP, FF_PARTICIPANTS, "", FF_PARTICIPANTS, PROBLEM_REQUIRED },
	{ KIND_WORKSHOP, FF_PARTICIPANTS, "0", FF_PARTICIPANTS, PROBLEM_RANGE },
	{ KIND_WORKSHOP, FF_PARTICIPANTS, "10001", FF_PARTICIPANTS, PROBLEM_RANGE },
	{ KIND_WORKSHOP, FF_RETURNING_COUNT, "11", FF_RETURNING_COUNT, PROBLEM_SUM },
	{ KIND_WORKSHOP, FF_ONLINE, "11", FF_ONLINE, PROBLEM_SUM },
	{ KIND_WORKSHOP, FF_GENDERS, "feminin=7|masculin=4", FF_GENDERS, PROBLEM_SUM },
	{ KIND_WORKSHOP, FF_AGES, "moins_de_douze=11", FF_AGES, PROBLEM_SUM },
	{ KIND_WORKSHOP, FF_STATUSES, "retraite=11", FF_STATUSES, PROBLEM_SUM },
	{ KIND_WORKSHOP, FF_RESIDENCES, "97209=5|etranger=6", FF_RESIDENCES, PROBLEM_SUM },
	{ KIND_WORKSHOP, FF_GENDERS, "non_communique=1", FF_GENDERS, PROBLEM_UNKNOWN },
};

static const struct person_rule {
	enum person_field field;
	const char *value;
	enum problem_code code;
} person_rules[] = {
	{ PERSON_NAME, "", PROBLEM_REQUIRED },
	{ PERSON_NAME, long_text, PROBLEM_TOO_LONG },
	{ PERSON_NAME, "0696111213", PROBLEM_FORMAT },
	{ PERSON_FIRST_NAMES, "", PROBLEM_REQUIRED },
	{ PERSON_FIRST_NAMES, long_text, PROBLEM_TOO_LONG },
	{ PERSON_BIRTH_YEAR, "195O", PROBLEM_FORMAT },
	{ PERSON_BIRTH_YEAR, "1899", PROBLEM_RANGE },
	{ PERSON_BIRTH_YEAR, "2027", PROBLEM_RANGE },
	{ PERSON_BIRTH_YEAR, "2012", PROBLEM_TOO_YOUNG },
	{ PERSON_PHONE, "12", PROBLEM_FORMAT },
	{ PERSON_EMAIL, "marie", PROBLEM_FORMAT },
	{ PERSON_RESIDENCE, "99999", PROBLEM_UNKNOWN },
	{ PERSON_MANDATE_FOR, "", PROBLEM_REQUIRED },
	{ PERSON_MANDATE_FOR, long_text, PROBLEM_TOO_LONG },
	{ PERSON_MANDATE_FOR, "mot de passe : Tombola12", PROBLEM_SECRET },
	{ PERSON_MANDATE_FROM, "", PROBLEM_REQUIRED },
	{ PERSON_MANDATE_FROM, "bientôt", PROBLEM_FORMAT },
	{ PERSON_MANDATE_FROM, "demain", PROBLEM_FUTURE },
	{ PERSON_MANDATE_UNTIL, "", PROBLEM_REQUIRED },
	{ PERSON_MANDATE_UNTIL, "bientôt", PROBLEM_FORMAT },
	{ PERSON_MANDATE_UNTIL, "25/11/2027", PROBLEM_RANGE },
	{ PERSON_NOTE, long_text, PROBLEM_TOO_LONG },
	{ PERSON_NOTE, "mot de passe : Tombola12", PROBLEM_SECRET },
};

/* What the form makes of a rule: the one problem of it. */
static struct problem
problem_of(struct desk *d, const struct rule *r)
{
	struct form f;
	struct session s;
	struct problems problems = { .count = 0 };
	struct problem none = { .code = PROBLEM_NONE };
	struct err err = { 0 };

	form_plain(&f, d, r->kind, &err);
	if (form_field_fits(FF_THEMES, r->kind))
		form_set(&f, FF_THEMES, "email");
	if (r->kind == KIND_WORKSHOP)
		form_set(&f, FF_PARTICIPANTS, "10");
	form_set(&f, FF_DURATION, "45");
	form_set(&f, r->typed, r->value);
	session_init(&s);
	form_parse(&f, d, &s, &problems, &err);
	session_clear(&s);
	form_clear(&f);
	is_int(problems.count, 1, "%s: one field is blamed", form_fields[r->typed].id);
	return problems.count > 0 ? problems.item[0] : none;
}

static struct person_problem
person_problem_of(struct desk *d, const struct person_rule *r)
{
	struct person_problems problems = { .count = 0 };
	struct person_problem none = { .code = PROBLEM_NONE };
	struct person_form f;
	struct person p;
	struct err err = { 0 };

	person_init(&p);
	persons_desk_fill(&f, "Zabeth", "Ana", NULL, NULL);
	person_form_set(&f, PERSON_MANDATE_FOR, "CAF");
	person_form_set(&f, PERSON_MANDATE_FROM, "24/11/2026");
	person_form_set(&f, PERSON_MANDATE_UNTIL, "24/12/2026");
	person_form_set(&f, r->field, r->value);
	person_form_parse(&f, d, &p, &problems, &err);
	person_form_clear(&f);
	person_clear(&p);
	is_int(problems.count, 1, "%s: one field is blamed", person_fields[r->field].id);
	return problems.count > 0 ? problems.item[0] : none;
}

/* One of the two is asked. */
static char *
told(const struct problem *p, const struct person_problem *q, enum language lang)
{
	i18n_switch(lang);
	return p != NULL ? sentence_for_problem(p) : sentence_for_person_problem(q);
}

static void
in_every_language(const struct problem *p, const struct person_problem *q, const char *field)
{
	char *english = told(p, q, LANGUAGE_EN);

	ok(*english != '\0' && english[strlen(english) - 1] == '.', "%s: %s", field, english);
	for (int lang = 0; lang < LANGUAGE_COUNT; lang++) {
		char *sentence = told(p, q, (enum language)lang);

		if (lang != LANGUAGE_EN)
			ok(strcmp(sentence, english) != 0 && sentence[strlen(sentence) - 1] == '.',
			   "%s: %s: %s", field, i18n_code((enum language)lang), sentence);
		free(sentence);
	}
	free(english);
	i18n_switch(LANGUAGE_EN);
}

int
main(void)
{
	struct desk *d;

	i18n_init(LANGUAGE_FR);
	if (!i18n_working()) {
		skip(1, "the catalogues are not built");
		return tap_done();
	}
	memset(long_text, 'e', LONG_TEXT);
	i18n_switch(LANGUAGE_EN);
	d = app_desk_new("2026-11-24T14:32");
	persons_desk_open(d);
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		const struct rule *r = &rules[i];
		struct problem p = problem_of(d, r);

		is_int(p.code, r->code, "%s “%.20s”", form_fields[r->typed].id, r->value);
		is_str(form_fields[p.field].id, form_fields[r->at].id, "told there");
		in_every_language(&p, NULL, form_fields[r->at].id);
	}
	for (size_t i = 0; i < sizeof(person_rules) / sizeof(person_rules[0]); i++) {
		const struct person_rule *r = &person_rules[i];
		struct person_problem p = person_problem_of(d, r);

		is_int(p.code, r->code, "%s “%.20s”", person_fields[r->field].id, r->value);
		is_str(person_fields[p.field].id, person_fields[r->field].id, "told there");
		in_every_language(NULL, &p, person_fields[r->field].id);
	}
	desk_close(d);
	return tap_done();
}
