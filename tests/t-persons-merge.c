/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two entries of a person do not have alike, and what becomes of it in a merge. */
#include "config.h"

#include <string.h>

#include "tests/lib/persons_desk.h"

static void
differ(struct desk *d, int64_t from, int64_t into, bool first, bool year, bool phone)
{
	struct persons_merge m;
	struct err err = { 0 };

	is_int(persons_merge_preview(d, from, into, &m, &err), 0, "a preview");
	is_int(m.differ[PERSON_FIRST_NAMES], first, "first names");
	is_int(m.differ[PERSON_BIRTH_YEAR], year, "year");
	is_int(m.differ[PERSON_PHONE], phone, "phone");
	ok(!m.differ[PERSON_NAME] && !m.differ[PERSON_EMAIL], "nothing else");
	persons_merge_clear(&m);
}

/* The phone that is not kept goes into the note of the one that stays, where there is room. */
static void
test_noted(struct desk *d)
{
	int64_t from = persons_desk_add(d, "Notable", "Zoé", NULL, "0696 77 66 55");
	int64_t into = persons_desk_add(d, "Notable", "Zoé", NULL, "0596 51 69 76");
	char note[NOTE_MAX_CHARS - 10];
	struct person_problems problems;
	struct persons_merge m;
	struct person_form f;
	const struct person *p;
	struct err err = { 0 };

	memset(note, 'a', sizeof(note));
	note[sizeof(note) - 1] = '\0';
	persons_get(d, into, &p, &err);
	person_form_from(&f, p);
	person_form_set(&f, PERSON_NOTE, note);
	persons_save(d, &f, DATE_NONE, true, &into, &problems, &err);
	is_int(persons_merge_preview(d, from, into, &m, &err), 0, "a preview");
	ok(!m.noted[PERSON_PHONE] && !m.taken[PERSON_NOTE], "no room for the other phone");
	persons_merge_clear(&m);
	f.revision++;
	person_form_set(&f, PERSON_NOTE, "sourde");
	is_int(persons_save(d, &f, DATE_NONE, true, &into, &problems, &err), 0, "shorter");
	person_form_clear(&f);
	is_int(persons_merge_preview(d, from, into, &m, &err), 0, "a preview");
	ok(m.noted[PERSON_PHONE] && !m.noted[PERSON_EMAIL], "room for the other phone");
	is_str(m.result.note, "sourde; 0696 77 66 55", "behind the note");
	is_str(m.result.phone, "+596596516976", "the phone stays");
	is_int(persons_merge(d, &m, &err), 0, "merged");
	persons_merge_clear(&m);
	persons_get(d, into, &p, &err);
	is_str(p->note, "sourde; 0696 77 66 55", "kept");
	persons_erase(d, into, NULL, &err);
}

/* What both know and say otherwise, which they hardly are one person with. */
static void
test_differ(struct desk *d)
{
	int64_t a = persons_desk_add(d, "Pareil", "Zoé", "1980", "0696 77 66 55");
	int64_t b = persons_desk_add(d, "Pareil", "ZOE", "1980", NULL);
	int64_t c = persons_desk_add(d, "Pareil", "Zélie", "1981", "0696 77 66 56");
	struct err err = { 0 };

	differ(d, a, b, false, false, false);
	differ(d, a, c, true, true, true);
	differ(d, c, b, true, true, false);
	persons_erase(d, a, NULL, &err);
	persons_erase(d, b, NULL, &err);
	persons_erase(d, c, NULL, &err);
}

int
main(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");

	persons_desk_open(d);
	test_differ(d);
	test_noted(d);
	desk_close(d);
	return tap_done();
}
