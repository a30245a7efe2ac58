/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Known persons of a test: a passphrase that costs little, and people typed in one line. */
#ifndef TESTS_LIB_PERSONS_DESK_H
#define TESTS_LIB_PERSONS_DESK_H

#include "app/desk_private.h"
#include "app/logbook.h"
#include "app/persons.h"
#include "base/mem.h"
#include "store/db.h"
#include "store/person.h"
#include "tests/lib/app_desk.h"

#define PERSONS_WORDS "mangue longue échelle 47 corossol violon"

/* Sets it, and leaves the key open. */
static inline void
persons_desk_open(struct desk *d)
{
	char code[PERSONS_CODE_SIZE];
	struct err err = { 0 };

	d->store->seal.passes = 1;
	d->store->seal.memory_kib = 8;
	ok(persons_set_passphrase(d, PERSONS_WORDS, code, &err) == 0, "a passphrase is set");
}

static inline void
persons_desk_fill(struct person_form *f, const char *name, const char *first, const char *year,
		  const char *phone)
{
	person_form_init(f);
	person_form_set(f, PERSON_NAME, name);
	person_form_set(f, PERSON_FIRST_NAMES, first);
	person_form_set(f, PERSON_BIRTH_YEAR, year);
	person_form_set(f, PERSON_PHONE, phone);
}

/* Their number; 0 when they could not be kept. */
static inline int64_t
persons_desk_add(struct desk *d, const char *name, const char *first, const char *year,
		 const char *phone)
{
	struct person_problems problems;
	struct person_form f;
	struct err err = { 0 };
	int64_t n = 0;

	persons_desk_fill(&f, name, first, year, phone);
	if (persons_save(d, &f, DATE_NONE, false, &n, &problems, &err) != 0)
		printf("# %s not kept: %s %s\n", name, err.subject, err.detail);
	person_form_clear(&f);
	return n;
}

/* With one name alone, as files from before both were asked for have them. */
static inline int64_t
persons_desk_add_old(struct desk *d, const char *name, int year)
{
	struct person p;
	struct err err = { 0 };
	int64_t n;

	person_init(&p);
	p.name = mem_strdup(name);
	p.birth_year = year;
	p.consent = clock_today(&d->clock);
	p.notice = mem_strdup("2026-1");
	is_int(store_person_save(d->store, &p, &err), 0, "one name, of old");
	n = p.n;
	person_clear(&p);
	return n;
}

/* A session with them, or with nobody known when person is 0; its number. */
static inline int64_t
persons_desk_visit(struct desk *d, int64_t person, const char *date, const char *note)
{
	struct problems problems;
	struct session s;
	struct form f;
	struct err err = { 0 };
	int64_t n;

	session_init(&s);
	form_new(&f, d, KIND_INDIVIDUAL, &err);
	form_set(&f, FF_DATE, date);
	form_set(&f, FF_THEMES, "email");
	form_set(&f, FF_NOTE, note);
	if (person != 0)
		is_int(persons_fill(d, &f, person, &err), 0, "a form for them");
	is_int(logbook_save(d, &f, true, &s, &problems, &err), 0, "a visit %s", err.detail);
	n = s.n;
	form_clear(&f);
	session_clear(&s);
	return n;
}

#endif
