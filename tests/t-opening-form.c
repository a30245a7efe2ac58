/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a week: what it says is written, and what is written fills it with the same texts and
 * is open in the same minutes, for the shared cases and for random weeks. */
#include "config.h"

#include "app/opening_form.h"

#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "tests/lib/hours_cases.h"

enum { RANDOM_FORMS = 1500 };

static const struct holidays kept = { DEPARTMENT_GUADELOUPE, false };

struct texts {
	char *text[OPENING_FIELDS];
};

static void
clear(struct texts *t)
{
	for (int i = 0; i < OPENING_FIELDS; i++)
		free(t->text[i]);
}

static const char *const *
borrow(const struct texts *t)
{
	return (const char *const *)t->text;
}

/* The expression; NULL with a fault. Yours. */
static char *
expression(const struct texts *t, enum opening_fault *fault, int *field)
{
	struct hours_parts p;
	struct buf out = BUF_INIT;

	*fault = opening_form_read(borrow(t), &p, field);
	if (*fault != OPENING_FINE)
		return NULL;
	hours_parts_write(&p, &out);
	hours_parts_clear(&p);
	return buf_take(&out);
}

static bool
same_texts(const struct texts *a, const struct texts *b)
{
	for (int i = 0; i < OPENING_FIELDS; i++)
		if (strcmp(a->text[i], b->text[i]) != 0)
			return false;
	return true;
}

/* Four weeks, two of them with holidays. */
static bool
same_minutes(const char *a, const char *b)
{
	int64_t from = hours_minute(date_from(2026, 5, 11), 0), to = from + hours_minute(28, 0);
	struct hours x = { .invalid = false }, y = { .invalid = false };
	bool same = hours_read(&x, a) == 0 && hours_read(&y, b) == 0;
	struct hours_span m, n;
	bool open = same;

	for (int64_t at = from; same && open; at = m.end) {
		open = hours_open(&x, &kept, at, to, &m);
		same = hours_open(&y, &kept, at, to, &n) == open &&
		       (!open || (m.start == n.start && m.end == n.end));
	}
	same = same && hours_state(&x, &kept, from) == hours_state(&y, &kept, from);
	hours_clear(&x);
	hours_clear(&y);
	return same;
}

/* 0 the same, 1 not (said), -1 hours that cannot be read. */
static int
check(const char *cell)
{
	struct texts form, again = { { NULL } };
	enum opening_fault fault;
	int field, wrong = -1;
	char *written = NULL;

	if (opening_form_fill(cell, form.text) == 0) {
		written = expression(&form, &fault, &field);
		wrong = written == NULL || !same_minutes(cell, written) ||
			opening_form_fill(written, again.text) != 0 || !same_texts(&form, &again);
	}
	if (wrong > 0)
		ok(false, "%s -> %s", cell, written == NULL ? "NULL" : written);
	clear(&form);
	clear(&again);
	free(written);
	return wrong;
}

static void
check_case(void *arg, const char *const *cell)
{
	int *wrong = arg;

	*wrong += check(cell[CASE_HOURS]) > 0;
}

static void
test_facts(void)
{
	int wrong = 0;

	hours_cases(check_case, &wrong);
	is_int(wrong, 0, "the shared hours fill the form and come out of it the same");
}

static unsigned
draw(uint64_t *seed, unsigned below)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(*seed >> 33) % below;
}

/* Typed in one of the ways of people. */
static void
type_day(uint64_t *seed, struct texts *t, int row)
{
	static const char *const mornings[] = { "8h30-12h", "8-12", "0830-1230", "9h à midi",
						"7-8, 9-12" };
	static const char *const afternoons[] = { "13:30 17", "14-18", "22h-2h", "14h–minuit" };
	int i = row * OPENING_HALVES;

	t->text[i] = mem_strdup(draw(seed, 3) == 0 ? "" : mornings[draw(seed, 5)]);
	t->text[i + 1] = mem_strdup(draw(seed, 2) == 0 ? "" : afternoons[draw(seed, 4)]);
}

static void
test_random(void)
{
	static const char *const rules[] = { "", "", "Sa[1] 09:00-12:00",
					     "week 1-10 Mo off; Fr[2] 09:00-10:00" };
	static const char *const remarks[] = { "", "", "sur rendez-vous",
					       "dit \"la case\"; sonner" };
	uint64_t seed = 4;
	int wrong = 0;

	for (int n = 0; n < RANDOM_FORMS && wrong < 5; n++) {
		struct texts form;
		enum opening_fault fault;
		int field;
		char *written;

		for (int row = 0; row <= HOURS_WEEKDAYS; row++)
			type_day(&seed, &form, row);
		form.text[OPENING_RULES] = mem_strdup(rules[draw(&seed, 4)]);
		form.text[OPENING_REMARK] = mem_strdup(remarks[draw(&seed, 4)]);
		written = expression(&form, &fault, &field);
		if (written == NULL)
			ok(false, "fault %d in field %d", (int)fault, field);
		wrong += written == NULL || check(written) != 0;
		free(written);
		clear(&form);
	}
	is_int(wrong, 0, "random forms are written and filled again the same");
}

static const struct {
	int field;
	const char *typed;
	enum opening_fault fault;
} faults[] = {
	{ 0, "matin", OPENING_UNREADABLE },
	{ 13, "8-25", OPENING_UNREADABLE },
	{ 15, "x y", OPENING_UNREADABLE },
	{ 2, "8-12, 11-13", OPENING_OVERLAP },
	{ 3, "22-9, 23-24", OPENING_OVERLAP },
	{ OPENING_RULES, "le premier samedi", OPENING_NO_RULE },
	{ OPENING_RULES, "\"sonner\"", OPENING_NO_RULE },
	{ OPENING_RULES, "Sa[1] 09:00-12:00 ; ", OPENING_FINE },
	{ OPENING_RULES, "mar 9:00-12:00", OPENING_NO_RULE }, /* March, or Tuesday? */
	{ OPENING_RULES, ";", OPENING_NO_RULE },
	{ 4, "Fermé", OPENING_FINE },
	{ 1, "12-16, 8-12", OPENING_FINE },
};

static void
test_faults(void)
{
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		struct texts form;
		enum opening_fault fault;
		int field = -1;
		char *written;

		opening_form_fill(NULL, form.text);
		mem_replace(&form.text[faults[i].field], mem_strdup(faults[i].typed));
		written = expression(&form, &fault, &field);
		is_int(fault, faults[i].fault, "typed: %s", faults[i].typed);
		if (fault == OPENING_UNREADABLE || fault == OPENING_NO_RULE)
			is_int(field, faults[i].field, "and it says where");
		free(written);
		clear(&form);
	}
}

static const struct {
	const char *typed, *kept;
} rules[] = {
	{ "Sa[1] 09:00-12:00 ; ", "Sa[1] 09:00-12:00" },
	{ "week 01-10 Mo,Tu 08:00-12:00", "week 01-10 Mo,Tu 08:00-12:00" },
	{ "sam[1] 9:00-12:00 \"lundi: 8 h\"", "Sa[1] 09:00-12:00 \"lundi: 8 h\"" },
	{ "week 1-53/2 lu-ve,ph 8:00-12:00; week 1,2,3,7 dimanche[5] off",
	  "week 1-53/2 Mo-Fr,PH 08:00-12:00; week 1-3,7 Su[5] off" },
	{ "week 2,4,7 lundi,mardi closed", "week 2,4,7 Mo,Tu off" },
	{ "24/7", "24/7" },
};

/* Days may be typed in French; the file has those of the standard. */
static void
test_rules(void)
{
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		struct texts form;
		struct hours_parts p;
		int field;

		opening_form_fill(NULL, form.text);
		mem_replace(&form.text[OPENING_RULES], mem_strdup(rules[i].typed));
		is_int(opening_form_read(borrow(&form), &p, &field), OPENING_FINE, "rules: %s",
		       rules[i].typed);
		is_str(p.rules, rules[i].kept, "as they are kept");
		hours_parts_clear(&p);
		clear(&form);
	}
}

static void
is_half(const struct texts *form, int field, const char *want, const char *cell)
{
	is_str(form->text[field], want, "%s: field %d", cell, field);
}

static void
test_halves(void)
{
	static const char cell[] = "Mo 07:00-08:00,09:00-12:00,14:00-16:00; Tu 09:00-17:00; "
				   "We 14:00-18:00; Sa[1] 09:00-12:00; PH off \"sonner\"";
	struct texts form;
	char *half[OPENING_HALVES];

	is_int(opening_form_fill(cell, form.text), 0, "%s", cell);
	is_half(&form, 0, "07:00–08:00, 09:00–12:00", cell);
	is_half(&form, 1, "14:00–16:00", cell);
	is_half(&form, 2, "09:00–17:00", cell);
	is_half(&form, 3, "", cell);
	is_half(&form, 4, "", cell);
	is_half(&form, 5, "14:00–18:00", cell);
	is_half(&form, OPENING_HOLIDAYS, "fermé", cell);
	is_half(&form, OPENING_RULES, "Sa[1] 09:00-12:00", cell);
	is_half(&form, OPENING_REMARK, "sonner", cell);
	mem_replace(&form.text[2], mem_strdup("14-17, 8h-midi"));
	ok(opening_form_tidy(borrow(&form), 2, half), "what is typed in one half");
	is_str(half[0], "08:00–12:00", "goes to the morning");
	is_str(half[1], "14:00–17:00", "and to the afternoon");
	free(half[0]);
	free(half[1]);
	clear(&form);
	is_int(opening_form_fill("off", form.text), 0, "closed all week");
	is_half(&form, 0, "fermé", "off");
	is_half(&form, OPENING_HOLIDAYS - OPENING_HALVES, "fermé", "off");
	clear(&form);
	is_int(opening_form_fill("lundi matin", form.text), -1, "hours that cannot be read");
	is_half(&form, 0, "", "lundi matin");
	clear(&form);
}

int
main(void)
{
	i18n_init(LANGUAGE_FR);
	test_halves();
	test_faults();
	test_rules();
	test_facts();
	test_random();
	return tap_done();
}
