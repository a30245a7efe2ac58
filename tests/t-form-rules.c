/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of what may be saved, each with what keeps it and what breaks it. */
#include "config.h"

#include "tests/lib/app_desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/form.h"
#include "base/file.h"

static const char now[] = "2026-11-24T14:32";

/* What one field makes of a value, the rest of the form being right. */
static enum problem_code
problem_of(struct desk *d, int kind, enum form_field field, const char *value)
{
	struct form f;
	struct session s;
	struct problems problems;
	struct err err = { 0 };
	const struct problem *p;
	enum problem_code code;

	form_plain(&f, d, kind, &err);
	if (kind == KIND_INDIVIDUAL || kind == KIND_WORKSHOP)
		form_set(&f, FF_THEMES, "email");
	if (kind == KIND_WORKSHOP)
		form_set(&f, FF_PARTICIPANTS, "10");
	form_set(&f, FF_DURATION, "45");
	form_set(&f, field, value);
	session_init(&s);
	form_parse(&f, d, &s, &problems, &err);
	p = problems_of(&problems, field);
	code = p ? p->code : PROBLEM_NONE;
	if (problems.count > (p ? 1u : 0u))
		code = (enum problem_code) - 1; /* another field is blamed too */
	session_clear(&s);
	form_clear(&f);
	return code;
}

static const struct {
	int kind;
	enum form_field field;
	const char *value;
	enum problem_code code;
} rules[] = {
	{ KIND_INDIVIDUAL, FF_DATE, "", PROBLEM_REQUIRED },
	{ KIND_INDIVIDUAL, FF_DATE, "2026-11-24", PROBLEM_NONE },
	{ KIND_INDIVIDUAL, FF_DATE, "2026-11-25", PROBLEM_FUTURE },
	{ KIND_INDIVIDUAL, FF_DATE, "demain", PROBLEM_FUTURE },
	{ KIND_INDIVIDUAL, FF_DATE, "vendredi prochain", PROBLEM_FUTURE },
	{ KIND_INDIVIDUAL, FF_DATE, "prochain", PROBLEM_FORMAT },
	{ KIND_INDIVIDUAL, FF_DATE, "24/10/2026", PROBLEM_NONE },
	{ KIND_INDIVIDUAL, FF_DATE, "23/10/2026", PROBLEM_LONG_AGO },
	{ KIND_INDIVIDUAL, FF_DATE, "2000-01-01", PROBLEM_LONG_AGO },
	{ KIND_INDIVIDUAL, FF_DATE, "1999-12-31", PROBLEM_TOO_OLD },
	{ KIND_INDIVIDUAL, FF_DURATION, "", PROBLEM_REQUIRED },
	{ KIND_INDIVIDUAL, FF_DURATION, "0", PROBLEM_RANGE },
	{ KIND_INDIVIDUAL, FF_DURATION, "1", PROBLEM_NONE },
	{ KIND_INDIVIDUAL, FF_DURATION, "8h", PROBLEM_NONE },
	{ KIND_INDIVIDUAL, FF_DURATION, "481", PROBLEM_LONG_DAY },
	{ KIND_INDIVIDUAL, FF_DURATION, "1439", PROBLEM_LONG_DAY },
	{ KIND_INDIVIDUAL, FF_DURATION, "1440", PROBLEM_RANGE },
	{ KIND_INDIVIDUAL, FF_DURATION, "24h", PROBLEM_RANGE },
	{ KIND_INDIVIDUAL, FF_DURATION, "long", PROBLEM_FORMAT },
	{ KIND_INDIVIDUAL, FF_START, "9h02", PROBLEM_NONE },
	{ KIND_INDIVIDUAL, FF_START, "14:32", PROBLEM_NONE },
	{ KIND_INDIVIDUAL, FF_START, "14:33", PROBLEM_FUTURE },
	{ KIND_WORKSHOP, FF_START, "23:50", PROBLEM_FUTURE },
	{ KIND_INDIVIDUAL, FF_START, "25:00", PROBLEM_FORMAT },
	{ KIND_INDIVIDUAL, FF_CHANNEL, "", PROBLEM_REQUIRED },
	{ KIND_INDIVIDUAL, FF_CHANNEL, "a_distance", PROBLEM_NONE },
	{ KIND_INDIVIDUAL, FF_CHANNEL, "pigeon", PROBLEM_UNKNOWN },
	{ KIND_INDIVIDUAL, FF_PLACE, "", PROBLEM_NEEDS_PLACE },
	{ KIND_INDIVIDUAL, FF_PLACE, "mediatheque", PROBLEM_NONE },
	{ KIND_INDIVIDUAL, FF_PLACE, "Elsewhere", PROBLEM_UNKNOWN },
	{ KIND_INDIVIDUAL, FF_MEDIATOR, "", PROBLEM_NONE },
	{ KIND_INDIVIDUAL, FF_MEDIATOR, "Nobody", PROBLEM_UNKNOWN },
	{ KIND_INDIVIDUAL, FF_THEMES, "", PROBLEM_REQUIRED },
	{ KIND_INDIVIDUAL, FF_THEMES, "email|sante", PROBLEM_NONE },
	{ KIND_INDIVIDUAL, FF_THEMES, "email|magic", PROBLEM_UNKNOWN },
	{ KIND_INDIVIDUAL, FF_PROCEDURES, "logement", PROBLEM_NO_PROCEDURE_THEME },
	{ KIND_INDIVIDUAL, FF_DEVICES, "aucun", PROBLEM_NONE },
	{ KIND_INDIVIDUAL, FF_DEVICES, "ordinateur|telephone", PROBLEM_NONE },
	{ KIND_INDIVIDUAL, FF_DEVICES, "ordinateur|aucun", PROBLEM_DEVICE_NONE },
	{ KIND_INDIVIDUAL, FF_RESIDENCE, "97209", PROBLEM_NONE },
	{ KIND_INDIVIDUAL, FF_RESIDENCE, "autre_france", PROBLEM_NONE },
	{ KIND_INDIVIDUAL, FF_RESIDENCE, "etranger", PROBLEM_NONE },
	{ KIND_INDIVIDUAL, FF_RESIDENCE, "sans_adresse", PROBLEM_NONE },
	{ KIND_INDIVIDUAL, FF_RESIDENCE, "75056", PROBLEM_UNKNOWN },
	{ KIND_INDIVIDUAL, FF_RETURNING, "1", PROBLEM_NONE },
	{ KIND_INDIVIDUAL, FF_RETURNING, "maybe", PROBLEM_UNKNOWN },
	{ KIND_INDIVIDUAL, FF_LANGUAGE, "gcf", PROBLEM_NONE },
	{ KIND_INDIVIDUAL, FF_LANGUAGE, "gcf|fr", PROBLEM_UNKNOWN },
	{ KIND_WORKSHOP, FF_LANGUAGE, "gcf|fr", PROBLEM_NONE },
	{ KIND_INDIVIDUAL, FF_PARTNERS, "no-such-place", PROBLEM_UNKNOWN },
	{ KIND_INDIVIDUAL, FF_TITLE, "4970 1012 3456 7893", PROBLEM_SECRET },
	{ KIND_INDIVIDUAL, FF_PARTICIPANTS, "2", PROBLEM_NOT_THIS_KIND },
	{ KIND_WORKSHOP, FF_AGE, "moins_de_douze", PROBLEM_NOT_THIS_KIND },
	{ KIND_WORKSHOP, FF_PARTICIPANTS, "", PROBLEM_REQUIRED },
	{ KIND_WORKSHOP, FF_PARTICIPANTS, "0", PROBLEM_RANGE },
	{ KIND_WORKSHOP, FF_PARTICIPANTS, "1", PROBLEM_NONE },
	{ KIND_WORKSHOP, FF_PARTICIPANTS, "10000", PROBLEM_NONE },
	{ KIND_WORKSHOP, FF_PARTICIPANTS, "10001", PROBLEM_RANGE },
	{ KIND_WORKSHOP, FF_PARTICIPANTS, "99999999999999999999", PROBLEM_RANGE },
	{ KIND_WORKSHOP, FF_PARTICIPANTS, "ten", PROBLEM_FORMAT },
	{ KIND_WORKSHOP, FF_RETURNING_COUNT, "10", PROBLEM_NONE },
	{ KIND_WORKSHOP, FF_RETURNING_COUNT, "11", PROBLEM_SUM },
	{ KIND_WORKSHOP, FF_ONLINE, "10", PROBLEM_NONE },
	{ KIND_WORKSHOP, FF_ONLINE, "11", PROBLEM_SUM },
	{ KIND_WORKSHOP, FF_GENDERS, "feminin=6|masculin=4", PROBLEM_NONE },
	{ KIND_WORKSHOP, FF_GENDERS, "feminin=6,masculin=4", PROBLEM_NONE },
	{ KIND_WORKSHOP, FF_GENDERS, "feminin=7|masculin=4", PROBLEM_SUM },
	{ KIND_WORKSHOP, FF_GENDERS, "feminin=7|feminin=4", PROBLEM_SUM },
	{ KIND_WORKSHOP, FF_GENDERS, "feminin", PROBLEM_FORMAT },
	{ KIND_WORKSHOP, FF_GENDERS, "feminin=-1", PROBLEM_FORMAT },
	{ KIND_WORKSHOP, FF_GENDERS, "autre=1", PROBLEM_UNKNOWN },
	{ KIND_WORKSHOP, FF_GENDERS, "non_communique=1", PROBLEM_UNKNOWN },
	{ KIND_WORKSHOP, FF_AGES, "moins_de_douze=11", PROBLEM_SUM },
	{ KIND_WORKSHOP, FF_STATUSES, "retraite=11", PROBLEM_SUM },
	{ KIND_WORKSHOP, FF_RESIDENCES, "97209=5|etranger=6", PROBLEM_SUM },
	{ KIND_WORKSHOP, FF_RESIDENCES, "97209=5|etranger=5", PROBLEM_NONE },
	{ KIND_ANIMATION, FF_ANIMATION_TYPE, "comite", PROBLEM_NONE },
	{ KIND_ANIMATION, FF_CHANNEL, "lieu_activite", PROBLEM_NOT_THIS_KIND },
	{ KIND_WORKSHOP, FF_RETURNING_COUNT, "-1", PROBLEM_FORMAT },
	{ KIND_WORKSHOP, FF_ONLINE, "some", PROBLEM_FORMAT },
	{ KIND_WORKSHOP, FF_AGES, "5x", PROBLEM_FORMAT },
	{ KIND_WORKSHOP, FF_STATUSES, "retraite=", PROBLEM_FORMAT },
	{ KIND_WORKSHOP, FF_RESIDENCES, "75056=1", PROBLEM_UNKNOWN },
	{ KIND_WORKSHOP, FF_LEVEL, "expert", PROBLEM_UNKNOWN },
	{ KIND_WORKSHOP, FF_DURATION, "9h", PROBLEM_LONG_DAY },
	{ KIND_WORKSHOP, FF_DATE, "2026-11-25", PROBLEM_FUTURE },
	{ KIND_EVENT, FF_ORGANISERS, "epci|hub", PROBLEM_NONE },
	{ KIND_EVENT, FF_ORGANISERS, "club", PROBLEM_UNKNOWN },
	{ KIND_EVENT, FF_EVENT_TYPE, "nec_local", PROBLEM_NONE },
	{ KIND_EVENT, FF_EVENT_TYPE, "fest-noz", PROBLEM_UNKNOWN },
	{ KIND_EVENT, FF_PARTICIPANTS, "", PROBLEM_NONE },
	{ KIND_EVENT, FF_PARTICIPANTS, "0", PROBLEM_NONE },
	{ KIND_EVENT, FF_PARTICIPANTS, "10000", PROBLEM_NONE },
	{ KIND_EVENT, FF_PARTICIPANTS, "10001", PROBLEM_RANGE },
	{ KIND_EVENT, FF_ONLINE, "1", PROBLEM_SUM },
	{ KIND_EVENT, FF_GENDERS, "feminin=1", PROBLEM_NOT_THIS_KIND },
	{ KIND_EVENT, FF_THEMES, "email", PROBLEM_NOT_THIS_KIND },
	{ KIND_EVENT, FF_DATE, "2026-11-25", PROBLEM_FUTURE },
	{ KIND_EVENT, FF_DURATION, "", PROBLEM_REQUIRED },
	{ KIND_ANIMATION, FF_PARTICIPANTS, "5", PROBLEM_NOT_THIS_KIND },
	{ KIND_ANIMATION, FF_INITIATIVE, "demande", PROBLEM_NONE },
	{ KIND_ANIMATION, FF_COORD_THEMES, "reseau|magic", PROBLEM_UNKNOWN },
	{ KIND_ANIMATION, FF_TERRITORY_LEVEL, "departemental", PROBLEM_NOT_THIS_KIND },
	{ KIND_EVENT, FF_TERRITORY_LEVEL, "departemental", PROBLEM_NONE },
	{ KIND_ANIMATION, FF_COMMUNE, "75056", PROBLEM_UNKNOWN },
	{ KIND_PARTNERSHIP, FF_PARTNERS, "no-such-place", PROBLEM_UNKNOWN },
	{ KIND_PARTNERSHIP, FF_PARTNER_KINDS, "Epci", PROBLEM_NONE },
	{ KIND_PARTNERSHIP, FF_COMMUNE, "97120", PROBLEM_NONE },
	{ KIND_PARTNERSHIP, FF_DURATION, "", PROBLEM_REQUIRED },
};

static void
test_field_rules(struct desk *d)
{
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		is_int(problem_of(d, rules[i].kind, rules[i].field, rules[i].value), rules[i].code,
		       "kind %d: %s “%s”", rules[i].kind, form_fields[rules[i].field].id,
		       rules[i].value);
}

static void
test_texts(struct desk *d)
{
	static const enum form_field texts[] = { FF_TITLE, FF_REFER_REASON, FF_PROCEDURE_NAME };
	struct buf long_enough = BUF_INIT;

	for (int i = 0; i < NOTE_MAX_CHARS; i++)
		buf_add(&long_enough, "é");
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		is_int(problem_of(d, KIND_INDIVIDUAL, texts[i], buf_text(&long_enough)),
		       PROBLEM_NONE, "%s of 200 characters", form_fields[texts[i]].id);
	buf_add(&long_enough, "é");
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		is_int(problem_of(d, KIND_INDIVIDUAL, texts[i], buf_text(&long_enough)),
		       PROBLEM_TOO_LONG, "%s of 201 characters", form_fields[texts[i]].id);
	buf_clear(&long_enough);
}

static void
test_secret_is_not_told(struct desk *d)
{
	struct form f;
	struct session s;
	struct problems problems;
	struct err err = { 0 };

	form_plain(&f, d, KIND_INDIVIDUAL, &err);
	form_set(&f, FF_THEMES, "email");
	form_set(&f, FF_DURATION, "45");
	form_set(&f, FF_TITLE, "mdp Soleil972");
	session_init(&s);
	is_int(form_parse(&f, d, &s, &problems, &err), 0, "a warning does not block");
	ok(!problems_block(&problems), "nor say that it does");
	is_str(problems.item[0].value, "", "what looks like a secret is not repeated");
	form_set(&f, FF_DURATION, "");
	is_int(form_parse(&f, d, &s, &problems, &err), -1, "a problem beside it does");
	ok(problems_block(&problems), "and says so");
	is_int(err.code, ERR_VALUE, "as a value");
	is_str(err.subject, "duration", "of that field");
	session_clear(&s);
	form_clear(&f);
}

static void
test_channels(struct desk *d)
{
	static const struct {
		const char *channel;
		const char *commune;
		enum problem_code code; /* of the commune */
		int stored;
		bool place;
	} cases[] = {
		{ "lieu_activite", NULL, PROBLEM_NONE, 0, true },
		{ "autre", NULL, PROBLEM_NEEDS_COMMUNE, 0, false },
		{ "domicile", NULL, PROBLEM_NEEDS_COMMUNE, 0, false },
		{ "autre", "97213", PROBLEM_NONE, 97213, false },
		{ "autre", "Fort de france", PROBLEM_NONE, 97209, false },
		{ "domicile", "97120", PROBLEM_NONE, 97120, false },
		{ "domicile", "75001", PROBLEM_UNKNOWN, 0, false },
		{ "a_distance", "97213", PROBLEM_NONE, 0, false },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct form f;
		struct session s;
		struct problems problems;
		struct err err = { 0 };
		const struct problem *p;

		form_plain(&f, d, KIND_INDIVIDUAL, &err);
		form_set(&f, FF_THEMES, "email");
		form_set(&f, FF_DURATION, "45");
		form_set(&f, FF_CHANNEL, cases[i].channel);
		form_set(&f, FF_COMMUNE, cases[i].commune);
		session_init(&s);
		form_parse(&f, d, &s, &problems, &err);
		p = problems_of(&problems, FF_COMMUNE);
		is_int(p ? p->code : PROBLEM_NONE, cases[i].code, "%s in %s", cases[i].channel,
		       cases[i].commune ? cases[i].commune : "no commune");
		is_int(s.commune, cases[i].stored, "and its commune");
		is_int(s.place != 0, cases[i].place, "and its place");
		session_clear(&s);
		form_clear(&f);
	}
}

static void
test_values(struct desk *d)
{
	struct form f;
	struct session s;
	struct err err = { 0 };

	form_plain(&f, d, KIND_INDIVIDUAL, &err);
	form_add(&f, FF_PROCEDURES, "logement");
	form_add(&f, FF_THEMES, "email");
	form_set(&f, FF_DURATION, "1h30");
	form_set(&f, FF_START, "9h02");
	form_set(&f, FF_DATE, "h");
	form_set(&f, FF_GENDER, "non_communique");
	form_set(&f, FF_AGE, "soixante_dix_plus");
	form_set(&f, FF_RESIDENCE, "sans_adresse");
	form_set(&f, FF_RETURNING, "1");
	form_set(&f, FF_LANGUAGE, "gcf");
	form_set(&f, FF_TITLE, "  Une  \033[31m démarche ");
	session_init(&s);
	app_desk_parse(&f, d, &s, "a full form");
	is_int(s.themes, UINT64_C(1) << (THEME_PROCEDURES - 1) | UINT64_C(1) << 5, "themes");
	is_int(s.procedures, 1 << 4, "procedures");
	is_int(s.minutes, 90, "minutes");
	is_int(s.start, 542, "start");
	is_int(s.date, date_from(2026, 11, 23), "date");
	is_int(s.channel, CHANNEL_DESK, "channel");
	is_int(s.languages, 1 << 1, "language, as a set of one");
	is_int(s.participants, 1, "one participant");
	is_int(s.anonymous, 1, "anonymous");
	is_int(s.anonymous_returning, 1, "already helped");
	is_int(s.attendance_count, 1, "one attendance");
	is_int(s.attendance[0].gender, GENDER_UNKNOWN, "« not given » when chosen");
	is_int(s.attendance[0].status, 0, "nothing when nothing was chosen");
	is_int(s.attendance[0].age, AGE_70_MORE, "age");
	is_int(s.attendance[0].residence, RESIDENCE_NONE, "residence");
	is_str(s.title, "Une  [31m démarche", "a text, clean and trimmed");
	session_clear(&s);
	form_clear(&f);
}

static void
test_problem_list(struct desk *d)
{
	struct form f;
	struct session s;
	struct problems problems;
	struct err err = { 0 };
	char long_value[100];
	bool in_order = true;

	memset(long_value, 'x', sizeof(long_value) - 1);
	long_value[sizeof(long_value) - 1] = '\0';
	form_init(&f, KIND_INDIVIDUAL);
	form_set(&f, FF_MEDIATOR, long_value);
	form_set(&f, FF_DATE, "x");
	form_set(&f, FF_ONLINE, "1");
	session_init(&s);
	form_parse(&f, d, &s, &problems, &err);
	is_int(problems.count, 6, "all problems at once");
	for (size_t i = 1; i < problems.count; i++)
		in_order = in_order && problems.item[i - 1].field < problems.item[i].field;
	ok(in_order, "in the order of the fields");
	is_int(strlen(problems_of(&problems, FF_MEDIATOR)->value), 63, "a long value is cut");
	form_clear(&f);
	session_clear(&s);
}

int
main(void)
{
	struct desk *d = app_desk_new(now);

	if (!d)
		return tap_done();
	test_field_rules(d);
	test_texts(d);
	test_secret_is_not_told(d);
	test_channels(d);
	test_values(d);
	test_problem_list(d);
	desk_close(d);
	return tap_done();
}
