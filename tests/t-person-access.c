/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The copy of everything held on a person: no table that refers to one is forgotten, also when the
 * schema grows; what lies in the bin is in it, and who changed what. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/logbook.h"
#include "base/mem.h"
#include "tests/lib/persons_desk.h"

static bool
is_covered(const char *table)
{
	for (int i = 0; persons_access_tables[i]; i++)
		if (strcmp(persons_access_tables[i], table) == 0)
			return true;
	return false;
}

/* A column refers to a person by a foreign key, or has the name of one that holds an id. */
static void
test_schema(struct desk *d)
{
	struct err err = { 0 };
	struct query q;
	int found = 0;
	int rc = query_open(
		&q, d->store,
		"SELECT DISTINCT t.name FROM pragma_table_list AS t WHERE t.schema = 'main'"
		" AND t.type = 'table' AND (t.name = 'person' OR EXISTS"
		" (SELECT 1 FROM pragma_foreign_key_list(t.name) AS f WHERE f.\"table\" = 'person')"
		" OR EXISTS (SELECT 1 FROM pragma_table_info(t.name) AS c"
		"  WHERE c.name IN ('person', 'person_id', 'subject')))",
		&err);

	is_int(rc, 0, "the schema is read %s", err.detail);
	while (rc == 0 && query_step(&q, &err) == 1) {
		char *table = query_get_text(&q, 0);

		ok(is_covered(table), "the copy draws on %s", table);
		free(table);
		found++;
	}
	query_close(&q);
	ok(found >= 3, "%d tables refer to a person", found);
}

static void
has(struct desk *d, int64_t n, enum persons_format format, const char *const *words)
{
	struct err err = { 0 };
	char *text = NULL;

	is_int(persons_access(d, n, format, &text, &err), 0, "a copy %s", err.detail);
	for (; *words; words++)
		ok(text && strstr(text, *words) != NULL, "it has %s", *words);
	mem_free_secret(text);
}

static void
correct_phone(struct desk *d, int64_t n, const char *phone)
{
	struct person_problems problems;
	struct person_form f;
	const struct person *p;
	struct err err = { 0 };

	is_int(persons_get(d, n, &p, &err), 0, "read");
	person_form_from(&f, p);
	person_form_set(&f, PERSON_PHONE, phone);
	is_int(persons_save(d, &f, DATE_NONE, true, &n, &problems, &err), 0, "corrected");
	person_form_clear(&f);
}

static void
test_copy(struct desk *d)
{
	int64_t n = persons_desk_add(d, "Sansom", "Ana", "2001", "0696 22 33 44");
	int64_t other = persons_desk_add(d, "Autre", "Jo", "1991", NULL);
	static const char *const text[] = { "Sansom",
					    "note gardée",
					    "note jetée",
					    "Visits in the bin",
					    "visit logged",
					    "(Ana)",
					    "visit put into the bin",
					    "what stood there before is kept",
					    "by whom",
					    NULL };
	static const char *const json[] = {
		"\"visits\":[{",        "\"binned\":[{",  "\"action\":\"session-delete\"",
		"\"mediator\":\"Ana\"", "\"changes\":[{", NULL
	};
	/* A heading never stands above nothing. */
	static const char *const none[] = { "Visits, the last one first\nNone.\n",
					    "can be undone\nNone.\n", NULL };
	int64_t binned;
	struct err err = { 0 };
	char *copy;

	persons_desk_visit(d, n, "2026-11-02", "note gardée");
	persons_desk_visit(d, other, "2026-11-04", "note de l’autre");
	correct_phone(d, n, "0696 22 33 45");
	binned = persons_desk_visit(d, n, "2026-11-03", "note jetée");
	is_int(logbook_delete(d, binned, &err), 0, "into the bin %s", err.detail);
	has(d, n, PERSONS_TEXT, text);
	has(d, n, PERSONS_JSON, json);
	has(d, persons_desk_add(d, "Venu", "Non", "1990", NULL), PERSONS_TEXT, none);
	is_int(persons_access(d, other, PERSONS_TEXT, &copy, &err), 0, "the other’s copy");
	ok(!strstr(copy, "put into the bin") && !strstr(copy, "Visits in the bin") &&
		   !strstr(copy, "what stood there before"),
	   "tells nothing of the first one’s");
	mem_free_secret(copy);
}

static void
change_note(struct desk *d, int64_t visit, const char *note)
{
	struct problems problems;
	struct session s;
	struct form f;
	struct err err = { 0 };

	session_init(&s);
	is_int(logbook_get(d, visit, &s, &err), 0, "the visit again");
	is_int(form_from_session(&f, d, &s, &err), 0, "as a form");
	form_set(&f, FF_NOTE, note);
	is_int(logbook_save(d, &f, true, &s, &problems, &err), 0, "its note changes");
	form_clear(&f);
	session_clear(&s);
}

/* Steps that hold the link or a note go with it, and whoever erased is told how many. */
static void
test_forgotten(struct desk *d)
{
	int64_t nobody = persons_desk_add(d, "Sansvisite", "Léo", "1971", NULL);
	int64_t n = persons_desk_add(d, "Visite", "Léa", "1981", NULL), before = 0, after = 0;
	struct err err = { 0 };
	int forgotten = -1;

	is_int(persons_erase(d, nobody, &forgotten, &err), 0, "erased");
	is_int(forgotten, 0, "with no step of undo");
	change_note(d, persons_desk_visit(d, n, "2026-11-05", "avant"), "après");
	db_number(d->store, "SELECT count(*) FROM undo_step", &before, &err);
	is_int(persons_erase(d, n, &forgotten, &err), 0, "erased");
	db_number(d->store, "SELECT count(*) FROM undo_step", &after, &err);
	ok(forgotten > 0, "%d steps go", forgotten);
	/* One comes: that this is not undone. */
	is_int(forgotten, before - after + 1, "with the last step, and all that are older");
}

int
main(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");

	persons_desk_open(d);
	test_schema(d);
	test_copy(d);
	test_forgotten(d);
	desk_close(d);
	return tap_done();
}
