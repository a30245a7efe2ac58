/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same file after its import was taken back. */
#include "config.h"

#include "app/desk_private.h"
#include "base/mem.h"
#include "store/db.h"
#include "store/undo.h"
#include "tests/lib/app_desk.h"
#include "tests/lib/import_text.h"

static const char now[] = "2026-11-24T14:32";

/* What the undo of an import took back is as if it had never come; what a person took back of their
 * own work is the later version of it. */
static void
test_undone(void)
{
	static const char text[] = "Jour,Min,Quoi\n2026-11-03,30,email\n";
	static const char how[] = "date = Jour\nduration = Min\ntheme = Quoi\n";
	struct desk *a = app_desk_new(now);
	struct undo_step step;
	struct form f;
	struct err err;
	char *out, *back, *changed, *at;

	plain(a, &f, KIND_INDIVIDUAL, "avant");
	add(a, &f);
	out = journal(a);
	ok(store_undo(desk_store(a), &step, &err) == 0, "a session is taken back");
	import(a, out, NULL, 0, 0, 1);
	/* As in a desk that was restored from an older copy. */
	ok(db_exec(desk_store(a), "DELETE FROM session", &err) == 0, "the desk forgets it");
	import(a, out, NULL, 1, 0, 0);
	ok(store_undo(desk_store(a), &step, &err) == 0, "the import of its own journal is undone");
	import(a, out, NULL, 1, 0, 0);
	back = journal(a);
	is_str(back, out, "and comes again");
	free(back);
	/* A later version of it. */
	changed = mem_strdup(out);
	at = strstr(changed, "avant");
	if (at)
		memcpy(at, "apres", strlen("avant"));
	import(a, changed, NULL, 0, 1, 0);
	ok(store_undo(desk_store(a), &step, &err) == 0, "so is that of a change");
	import(a, changed, NULL, 0, 1, 0);
	free(changed);
	free(out);
	import(a, text, how, 1, 0, 0);
	ok(store_undo(desk_store(a), &step, &err) == 0, "and that of a table");
	import(a, text, how, 1, 0, 0);
	ok(logbook_delete(a, 2, &err) == 0, "what a person deletes");
	import(a, text, how, 0, 0, 1);
	desk_close(a);
}

/* The sessions of another desk, of which an undo took back the import, do not come back to it as
 * deleted. */
static void
test_elsewhere(void)
{
	struct desk *a = app_desk_new(now);
	struct desk *b = app_desk_new(now);
	struct undo_step step;
	struct form f;
	struct err err;
	char *out, *own, *back;
	int64_t n;

	plain(a, &f, KIND_INDIVIDUAL, "d'ici");
	n = add(a, &f);
	out = journal(a);
	plain(b, &f, KIND_INDIVIDUAL, "de là");
	add(b, &f);
	own = journal(b);
	import(b, out, NULL, 1, 0, 0);
	ok(store_undo(desk_store(b), &step, &err) == 0, "the import is undone");
	back = journal(b);
	is_str(back, own, "what is exported is as before it");
	import(a, back, NULL, 1, 0, 0);
	free(back);
	free(own);
	back = journal(a);
	ok(strstr(back, ",d'ici,0\n") != NULL, "its session lives on where it is from");
	free(back);
	import(b, out, NULL, 1, 0, 0);
	free(out);
	ok(logbook_delete(a, n, &err) == 0, "what a person deletes there");
	out = journal(a);
	import(b, out, NULL, 0, 1, 1);
	back = journal(b);
	is_str(back, out, "is told as deleted everywhere");
	free(back);
	free(out);
	desk_close(a);
	desk_close(b);
}

/* Its own journal, of a desk that was restored from an older copy: what an undo took back of it was
 * never deleted by anybody, while what a person took back of their own work was. */
static void
test_own(void)
{
	struct desk *a = app_desk_new(now);
	struct undo_step step;
	struct form f;
	struct err err;
	char *out, *empty, *back;

	empty = journal(a);
	plain(a, &f, KIND_INDIVIDUAL, "avant");
	add(a, &f);
	out = journal(a);
	ok(db_exec(desk_store(a), "DELETE FROM session; DELETE FROM undo_step", &err) == 0,
	   "the desk of an older copy");
	for (int i = 0; i < 2; i++) {
		import(a, out, NULL, 1, 0, 0);
		ok(store_undo(desk_store(a), &step, &err) == 0, "the import is undone");
		back = journal(a);
		is_str(back, empty, "nothing is told as deleted");
		free(back);
		ok(store_redo(desk_store(a), &step, &err) == 0, "and redone");
		back = journal(a);
		is_str(back, out, "as it came");
		free(back);
		ok(store_undo(desk_store(a), &step, &err) == 0, "and undone again");
	}
	import(a, out, NULL, 1, 0, 0);
	ok(logbook_delete(a, 1, &err) == 0, "what a person deletes");
	back = journal(a);
	ok(strstr(back, ",avant,1\n") != NULL, "is told as deleted");
	free(back);
	ok(store_undo(desk_store(a), &step, &err) == 0, "and back");
	plain(a, &f, KIND_INDIVIDUAL, "faute");
	add(a, &f);
	ok(store_undo(desk_store(a), &step, &err) == 0, "what a person takes back");
	back = journal(a);
	ok(strstr(back, ",faute,1\n") != NULL && strstr(back, ",avant,0\n") != NULL, "too");
	free(back);
	free(empty);
	free(out);
	desk_close(a);
}

int
main(void)
{
	dir = tap_tmpdir();
	test_undone();
	test_elsewhere();
	test_own();
	free(dir);
	return tap_done();
}
