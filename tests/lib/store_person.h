/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Known persons of the tests of the store: a passphrase that costs little, people and visits. */
#ifndef TESTS_LIB_STORE_PERSON_H
#define TESTS_LIB_STORE_PERSON_H

#include "base/mem.h"
#include "store/db.h"
#include "store/person.h"
#include "store/seal.h"
#include "tests/lib/store_desk.h"

#define PERSON_WORDS "mangue longue échelle 47 corossol"

static inline void
store_person_open(struct store *st)
{
	char code[SEAL_CODE_SIZE];
	struct err err;

	st->seal.passes = 1;
	st->seal.memory_kib = 8;
	if (store_seal_set(st, PERSON_WORDS, code, &err) != 0)
		store_seal_unlock(st, PERSON_WORDS, &err);
}

static inline int64_t
store_person_new(struct store *st, const char *name, const char *phone)
{
	struct err err = { .code = ERR_NONE };
	struct person p;
	int64_t n;

	person_init(&p);
	p.name = mem_strdup(name);
	p.first_names = mem_strdup("Marie-Line");
	p.phone = mem_strdup(phone);
	p.birth_year = 1958;
	p.gender = GENDER_FEMALE;
	p.consent = date_from(2026, 10, 1);
	p.notice = mem_strdup("2026-1");
	is_int(store_person_save(st, &p, &err), 0, "%s is kept: %s", name, desk_why(&err));
	n = p.n;
	person_clear(&p);
	return n;
}

/* A visit with these themes and a note. */
static inline int64_t
store_person_visit(struct store *st, int date, int64_t person, uint64_t themes, const char *note)
{
	struct err err = { .code = ERR_NONE };
	struct session s;
	int64_t n;

	desk_session(&s, 1, 600);
	s.date = date;
	s.themes = themes;
	s.anonymous = person == 0 ? 1 : 0;
	s.attendance[0].person = person;
	s.note = note != NULL ? mem_strdup(note) : NULL;
	strlist_add(&s.tags, themes & 1 ? "impair" : "pair");
	is_int(store_session_save(st, &s, &err), 0, "a visit: %s", desk_why(&err));
	n = s.n;
	session_clear(&s);
	return n;
}

/* Faults that a check of the whole file finds. */
static inline void
store_person_fault(void *arg, const char *check, const char *detail)
{
	printf("# %s: %s\n", check, detail);
	++*(int *)arg;
}

static inline int
store_person_faults(struct store *st)
{
	struct err err;
	int count = 0;

	store_check(st, store_person_fault, &count, &err);
	return count;
}

#endif
