/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The correction of a known person as a step of undo: with the key and without, after a restart,
 * under another passphrase; and that nothing of it is left once the person is gone. */
#include "config.h"

#include <string.h>

#include "app/sentence.h"
#include "store/access.h"
#include "store/undo.h"
#include "tests/lib/persons_desk.h"

#define BOX 64 /* bytes of a box that are looked for */

static void
correct(struct desk *d, int64_t n, const char *first)
{
	struct person_problems problems;
	struct person_form f;
	const struct person *p;
	struct err err = { 0 };

	is_int(persons_get(d, n, &p, &err), 0, "read");
	person_form_from(&f, p);
	person_form_set(&f, PERSON_FIRST_NAMES, first);
	is_int(persons_save(d, &f, DATE_NONE, true, &n, &problems, &err), 0, "now %s", first);
	person_form_clear(&f);
}

static void
is_called(struct desk *d, int64_t n, const char *first, const char *when)
{
	const struct person *p;
	struct persons_found found;
	struct err err = { 0 };

	is_int(persons_get(d, n, &p, &err), 0, "%s: there", when);
	is_str(p->first_names, first, "%s: the name", when);
	is_int(persons_find(d, first, 10, &found, &err), 0, "%s: searched", when);
	is_int(found.total, 1, "%s: found by it", when);
}

static void
step(struct desk *d, bool redo, const char *said)
{
	struct logbook_step done = { .count = 0 };
	struct err err = { 0 };
	char *text;

	is_int((redo ? logbook_redo : logbook_undo)(d, &done, &err), 0, "a step");
	text = sentence_for_step(&done);
	is_str(text, said, "said without a name");
	free(text);
}

static int64_t
steps(struct desk *d)
{
	int64_t n = -1;
	struct err err;

	db_number(d->store, "SELECT count(*) FROM undo_step", &n, &err);
	return n;
}

static int
nothing_to_undo(struct desk *d)
{
	struct logbook_step done;
	struct err err = { 0 };

	return logbook_undo(d, &done, &err) != 0 && err.code == ERR_NOTHING;
}

/* Said once, and then the step before it is the last one. */
static void
final(struct desk *d, const char *what)
{
	struct logbook_step done;
	int64_t before = steps(d);
	struct err err = { 0 };

	ok(logbook_undo(d, &done, &err) != 0 && err.code == ERR_FINAL, "%s: no undo", what);
	is_int(steps(d), before - 1, "%s: and passed over", what);
}

static void
log_visit(struct desk *d, int64_t person)
{
	struct problems problems;
	struct session s;
	struct form f;
	struct err err = { 0 };

	session_init(&s);
	form_new(&f, d, KIND_INDIVIDUAL, &err);
	form_set(&f, FF_THEMES, "email");
	if (person != 0)
		persons_fill(d, &f, person, &err);
	is_int(logbook_save(d, &f, true, &s, &problems, &err), 0, "a visit");
	form_clear(&f);
	session_clear(&s);
}

static void
keep_box(struct desk *d, int64_t n, uint8_t box[static BOX])
{
	struct query q;
	struct err err;

	query_open(&q, d->store, "SELECT sealed FROM person WHERE n = ?", &err);
	query_int(&q, n);
	query_step(&q, &err);
	memcpy(box, sqlite3_column_blob(q.stmt, 0), BOX);
	query_close(&q);
}

/* In the bytes of the file or of the log beside it. */
static bool
lies_there(struct desk *d, const uint8_t box[static BOX])
{
	char *log = mem_printf("%s-wal", desk_file(d));
	const char *const paths[] = { desk_file(d), log };
	bool found = false;

	for (int i = 0; i < 2; i++) {
		struct buf all = BUF_INIT;
		struct err err;

		if (file_read(paths[i], &all, &err) == 0 && all.len > 0)
			found = found || memmem(all.text, all.len, box, BOX) != NULL;
		buf_clear(&all);
	}
	free(log);
	return found;
}

struct telling {
	int undone;
	int redone;
	int64_t mediator;
};

static int
tell(void *arg, const struct access *a)
{
	struct telling *t = arg;

	t->undone += strcmp(a->action, "correct-undo") == 0;
	t->redone += strcmp(a->action, "correct-redo") == 0;
	t->mediator = a->mediator;
	return 0;
}

static void
test_steps(struct desk *d)
{
	int64_t n = persons_desk_add(d, "Zéphirin", "Ema", "1971", NULL);
	struct telling told = { .undone = 0 };
	const struct person *p;
	struct err err = { 0 };

	log_visit(d, 0);
	correct(d, n, "Emma");
	correct(d, n, "Emma"); /* changes nothing, so is no step */
	correct(d, n, "Emmanuelle");
	step(d, false, "Undone: correction of a person.");
	is_called(d, n, "Emma", "undone");
	step(d, false, "Undone: correction of a person.");
	is_called(d, n, "Ema", "and the one before");
	step(d, true, "Redone: correction of a person.");
	is_called(d, n, "Emma", "redone");
	persons_get(d, n, &p, &err);
	store_access_each(d->store, p->id, tell, &told, &err);
	is_int(told.undone, 2, "both are written down");
	is_int(told.redone, 1, "and what was done again");
	is_int(told.mediator, desk_post_now(d, POST_MEDIATOR)->n, "by whom");
	step(d, false, "Undone: correction of a person.");
	step(d, false, "Undone: session no. 1 is no longer logged.");
	final(d, "to be added");
	ok(nothing_to_undo(d), "that was all");
	is_int(persons_erase(d, n, NULL, &err), 0, "gone");
	final(d, "to be erased");
}

static void
test_locked(struct desk **d)
{
	int64_t n = persons_desk_add(*d, "Bellemare", "Zoé", "1980", NULL);
	char *path = mem_strdup(desk_file(*d));
	struct clock clock = *desk_clock(*d);
	struct err err = { 0 };

	correct(*d, n, "Zouzou");
	is_int(persons_change_passphrase(*d, PERSONS_WORDS " bis", &err), 0, "another passphrase");
	persons_lock(*d);
	step(*d, false, "Undone: correction of a person.");
	persons_unlock(*d, PERSONS_WORDS " bis", &err);
	is_called(*d, n, "Zoé", "undone while locked");
	desk_close(*d);
	is_int(desk_open(d, path, &clock, &err), 0, "opened again");
	step(*d, true, "Redone: correction of a person.");
	is_int(persons_unlock(*d, PERSONS_WORDS " bis", &err), 0, "unlocked");
	is_called(*d, n, "Zouzou", "redone after a restart");
	is_int(desk_check(*d, NULL, NULL, &err), 0, "without a fault");
	is_int(persons_erase(*d, n, NULL, &err), 0, "gone");
	free(path);
}

/* undone: what was corrected is taken back before. */
static void
test_erased(struct desk *d, bool undone)
{
	int64_t n = persons_desk_add(d, "Kakapo", "Eve", "1971", NULL);
	int64_t other = persons_desk_add(d, "Autre", "Ida", "1980", NULL);
	uint8_t old[BOX], new[BOX];
	struct err err = { 0 };
	int64_t before;
	int forgotten = 0;

	log_visit(d, 0);
	correct(d, other, "Idalie");
	before = steps(d);
	keep_box(d, n, old);
	correct(d, n, "Evelyne");
	keep_box(d, n, new);
	if (undone)
		step(d, false, "Undone: correction of a person.");
	ok(lies_there(d, old) && lies_there(d, new), "both boxes are in the file");
	is_int(persons_erase(d, n, &forgotten, &err), 0, "erased");
	is_int(forgotten, 1, "with the step");
	is_int(steps(d), before + 1, "and no other, but that it cannot be undone");
	final(d, "to be erased");
	ok(!lies_there(d, old), "the box of before is nowhere");
	ok(!lies_there(d, new), "nor the one of after");
	step(d, false, "Undone: correction of a person.");
	is_called(d, other, "Ida", "the one of another");
	is_int(persons_erase(d, other, NULL, &err), 0, "gone");
}

static void
test_merged(struct desk *d)
{
	int64_t from = persons_desk_add(d, "Double", "Eve", "1971", NULL);
	int64_t into = persons_desk_add(d, "Double", "Eva", "1971", NULL);
	int64_t before = steps(d);
	struct persons_merge m;
	uint8_t old[BOX], new[BOX];
	struct err err = { 0 };

	keep_box(d, from, old);
	correct(d, from, "Evelyne");
	keep_box(d, from, new);
	correct(d, into, "Eve");
	is_int(persons_merge_preview(d, from, into, &m, &err), 0, "a preview");
	is_int(persons_merge(d, &m, &err), 0, "merged");
	persons_merge_clear(&m);
	ok(!lies_there(d, old) && !lies_there(d, new), "no box of the source is left");
	final(d, "to be merged");
	is_int(steps(d), before, "nor a step that could not be taken back any more");
}

int
main(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");

	persons_desk_open(d);
	test_steps(d);
	test_locked(&d);
	test_erased(d, false);
	test_erased(d, true);
	test_merged(d);
	desk_close(d);
	return tap_done();
}
