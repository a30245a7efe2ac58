/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a journal that would falsify what is stored: refused, each with its reason. */
#include "config.h"

#include "app/desk_private.h"
#include "app/import_report.h"
#include "app/session_releases.h"
#include "base/mem.h"
#include "store/db.h"
#include "store/person.h"
#include "tests/lib/app_desk.h"
#include "tests/lib/import_text.h"

static const char now[] = "2026-11-24T14:32";

/* Reads a text that brings one row to be refused, and leaves the desk as it is. */
static void
refused(struct desk *d, const char *text, enum import_reason reason, const char *field,
	size_t unchanged)
{
	char *before = journal(d), *after;
	struct session_import imp;
	struct err err;

	ok(make(d, text, NULL, &imp, &err) == 0, "it is read");
	check_counts(&imp, 0, 0, unchanged, 1);
	is_int(imp.note_count, 1, "one refusal is told");
	if (imp.note_count == 1) {
		is_int(imp.note[0].reason, reason, "for its reason");
		is_int(imp.note[0].line, 2 + unchanged, "at its line");
		is_str(imp.note[0].field, field, "of its column");
	}
	ok(session_import_apply(d, &imp, &err) == (unchanged > 0 ? 0 : -1), "the rest is done");
	session_import_clear(&imp);
	after = journal(d);
	is_str(after, before, "nothing has changed");
	free(before);
	free(after);
}

/* A download that broke off, a disk that was full. */
static void
test_cut(void)
{
	struct desk *d = app_desk_new(now);
	struct form f;
	char *out, *cut;

	plain(d, &f, KIND_INDIVIDUAL, "un");
	add(d, &f);
	plain(d, &f, KIND_INDIVIDUAL, "deux");
	add(d, &f);
	out = journal(d);
	cut = mem_strndup(out, strlen(out) - strlen("Ana,deux,0\n"));
	refused(d, cut, IMPORT_CUT, "", 1);
	free(cut);
	cut = mem_strndup(out, strlen(out) - strlen("0\n"));
	refused(d, cut, IMPORT_CUT_FILE, "", 1);
	free(cut);
	cut = mem_strndup(out, strlen(out) - strlen("\n"));
	import(d, cut, NULL, 0, 0, 2);
	free(cut);
	free(out);
	desk_close(d);
}

/* With a cell of the second row set. Yours. */
static char *
with_cell(const char *text, size_t column, const char *value)
{
	const char *at = strchr(text, '\n') + 1;

	for (size_t i = 0; i < column; i++)
		at = strchr(at, ',') + 1;
	return mem_printf("%.*s%s%s", (int)(at - text), text, value, strchr(at, ','));
}

/* An id is of the desk that logged it, whatever another file says. */
static void
test_other_desk(void)
{
	struct desk *a = app_desk_new(now);
	struct desk *b = app_desk_new(now);
	struct desk *c = app_desk_new(now);
	struct form f;
	char *out, *stolen, *given;

	plain(a, &f, KIND_INDIVIDUAL, "un");
	add(a, &f);
	out = journal(a);
	stolen = with_cell(out, 1, store_desk(desk_store(c))->id);
	given = with_cell(stolen, 2, "9007199254740992");
	refused(a, given, IMPORT_OTHER_DESK, "desk", 0);
	import(b, out, NULL, 1, 0, 0);
	refused(b, given, IMPORT_OTHER_DESK, "desk", 0);
	free(given);
	given = with_cell(out, 1, store_desk(desk_store(b))->id);
	refused(b, given, IMPORT_OTHER_DESK, "desk", 0);
	free(given);
	free(stolen);
	free(out);
	desk_close(a);
	desk_close(b);
	desk_close(c);
}

/* What a desk exports after a change of what it was given is read again, here and elsewhere. */
static void
test_revision(void)
{
	struct desk *a = app_desk_new(now);
	struct desk *b = app_desk_new(now);
	struct form f;
	struct err err;
	char *out, *given;

	plain(a, &f, KIND_INDIVIDUAL, "un");
	add(a, &f);
	out = journal(a);
	given = with_cell(out, 2, "9007199254740992");
	refused(b, given, IMPORT_REVISION, "revision", 0);
	free(given);
	given = with_cell(out, 2, "4503599627370497");
	refused(b, given, IMPORT_REVISION, "revision", 0);
	free(given);
	given = with_cell(out, 2, "1099511627777");
	refused(a, given, IMPORT_REVISION, "revision", 0);
	free(given);
	/* The most that is taken. */
	given = with_cell(out, 2, "4503599627370496");
	import(b, given, NULL, 1, 0, 0);
	free(given);
	ok(logbook_delete(b, 1, &err) == 0, "it is changed there");
	given = journal(b);
	import(b, given, NULL, 0, 0, 1);
	free(given);
	given = with_cell(out, 2, "1099511627776");
	import(a, given, NULL, 0, 1, 0);
	free(given);
	ok(logbook_delete(a, 1, &err) == 0, "so is the desk’s own");
	given = journal(a);
	import(a, given, NULL, 0, 0, 1);
	free(given);
	free(out);
	desk_close(a);
	desk_close(b);
}

/* A session of known persons stays of its kind. */
static void
test_kind(void)
{
	struct desk *d = app_desk_new(now);
	struct session s;
	struct form f;
	struct err err;
	int64_t n, person = 0;
	char *out, *changed, *later;

	plain(d, &f, KIND_INDIVIDUAL, "un");
	n = add(d, &f);
	out = journal(d);
	changed = with_cell(out, 3, "collectif");
	later = with_cell(changed, 2, "1000");
	session_init(&s);
	ok(store_session_get(desk_store(d), n, &s, &err) == 0 &&
		   store_person_add(desk_store(d), &person, &err) == 0,
	   "a person known");
	s.attendance[0].person = person;
	s.anonymous = 0;
	ok(store_session_save(desk_store(d), &s, &err) == 0, "came to it");
	session_clear(&s);
	refused(d, later, IMPORT_OTHER_KIND, "kind", 0);
	import(d, changed, NULL, 0, 0, 1);
	free(later);
	free(changed);
	free(out);
	desk_close(d);
}

static int
count_work(void *arg)
{
	(*(size_t *)arg)++;
	return 0;
}

/* The work of SQLite for a journal of so many rows, each of another mediator. */
static size_t
work(const char *out, size_t rows)
{
	struct desk *d = app_desk_new(now);
	struct buf text = BUF_INIT;
	const char *row = strchr(out, '\n') + 1, *name = strstr(row, ",Ana,");
	size_t done = 0;

	buf_add_len(&text, out, (size_t)(row - out));
	for (size_t i = 0; i < rows; i++) {
		char id[UUID_SIZE];

		snprintf(id, sizeof(id), "22222222-2222-7222-8222-%012zu", i);
		buf_addf(&text, "%s%.*s,Nom %zu%s", id, (int)(name - row - UUID_SIZE + 1),
			 row + UUID_SIZE - 1, i, name + strlen(",Ana"));
	}
	sqlite3_progress_handler(desk_store(d)->db, 100, count_work, &done);
	import(d, buf_text(&text), NULL, rows, 0, 0);
	sqlite3_progress_handler(desk_store(d)->db, 0, NULL, NULL);
	import(d, buf_text(&text), NULL, 0, 0, rows);
	buf_clear(&text);
	desk_close(d);
	return done;
}

/* Twice the names are twice the work, not four times. */
static void
test_names(void)
{
	struct desk *d = app_desk_new(now);
	struct form f;
	size_t few, many;
	char *out;

	plain(d, &f, KIND_INDIVIDUAL, "un");
	add(d, &f);
	out = journal(d);
	few = work(out, 400);
	many = work(out, 800);
	ok(many < few * 5 / 2, "%zu for 400 names, %zu for 800", few, many);
	free(out);
	desk_close(d);
}

/* A file that says it has more releases than any desk gets room for no more than that. */
static void
test_many_releases(void)
{
	enum { MANY = 5000 };
	struct session_releases s = { .item = NULL };

	for (int i = 0; i < MANY; i++) {
		char *tags = mem_printf("%d|coordination|1/1000", i);

		session_releases_add(&s, (size_t)i, tags, "x");
		free(tags);
	}
	ok(s.count > 0 && s.count < MANY, "not every name gets room");
	session_releases_clear(&s);
}

int
main(void)
{
	dir = tap_tmpdir();
	test_cut();
	test_other_desk();
	test_revision();
	test_kind();
	test_names();
	test_many_releases();
	free(dir);
	return tap_done();
}
