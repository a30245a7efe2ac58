/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going back to an older copy brings back nobody who was erased since, and takes back nothing that
 * was published or withdrawn. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "store/backup.h"
#include "store/publication.h"
#include "store/restore.h"
#include "tests/lib/store_person.h"

#define BOX_MAX 4096

static void
publish(struct store *st, const char *period)
{
	struct err err = { .code = ERR_NONE };
	struct release r;

	release_init(&r);
	r.period = mem_strdup(period);
	r.perimeter = mem_strdup("mediatheque-de-l-anse");
	r.profile = mem_strdup("coordination");
	r.made = mem_strdup("2026-11-05T08:00:00-04:00");
	r.version = mem_strdup("0.1.0");
	r.language = mem_strdup("fr");
	r.dialect = mem_strdup("excel-fr");
	r.encoding = mem_strdup("UTF-8");
	r.folder = mem_printf("lakou_x_%s", period);
	release_cell_add(&r, "themes", "personnes", "", "email", 12, false);
	release_file_add(&r, RELEASE_FILE_STATISTICS, "12", 2);
	release_file_add(&r, RELEASE_FILE_NOTICE, "read me", 7);
	release_file_add(&r, RELEASE_FILE_MANIFEST, period, strlen(period));
	memcpy(r.seal, r.file[2].sha256, sizeof(r.seal));
	is_int(store_publication_last_seal(st, r.previous, &err) == 0
		       ? store_publication_add(st, &r, &err)
		       : -1,
	       0, "%s is published: %s", period, desk_why(&err));
	release_clear(&r);
}

static size_t
sealed_box(struct store *st, int64_t n, char box[static BOX_MAX])
{
	struct err err;
	struct query q;
	size_t len = 0;

	if (query_open(&q, st, "SELECT sealed FROM person WHERE n = ?", &err) == 0) {
		query_int(&q, n);
		if (query_step(&q, &err) == 1)
			len = (size_t)sqlite3_column_bytes(q.stmt, 0);
		if (len > 0 && len <= BOX_MAX)
			memcpy(box, sqlite3_column_blob(q.stmt, 0), len);
	}
	query_close(&q);
	return len;
}

static bool
file_holds(const char *path, const char *bytes, size_t len)
{
	struct buf all = BUF_INIT;
	struct err err;
	bool holds = file_read(path, &all, &err) == 0 && len > 0 &&
		     memmem(all.text, all.len, bytes, len) != NULL;

	buf_clear(&all);
	return holds;
}

static struct store *
reopen(const char *path)
{
	struct store *st = NULL;
	struct err err = { .code = ERR_NONE };

	if (store_open(&st, path, &desk_clock, &err) != 0) {
		printf("Bail out! %s: %s\n", err.subject, err.detail);
		exit(1);
	}
	return st;
}

static const struct restore_others nothing_else = { .path = NULL };

struct scene {
	char *path, *copy;
	char *newer;       /* a copy made after the erasure */
	char box[BOX_MAX]; /* what was sealed of whom is erased after the copy */
	size_t len;
	int faults;       /* of publications that are none: the same before and after */
	int64_t revision; /* the last one given by the replaced desk */
};

static void
play(struct scene *s)
{
	struct store *st = desk_new(&s->path);
	struct err err = { .code = ERR_NONE };
	int day = date_from(2026, 10, 2);
	int64_t erased, stays, twin, seen;
	struct person into;

	s->copy = mem_printf("%s.copy", s->path);
	store_person_open(st);
	erased = store_person_new(st, "Sainte-Rose", "0696121212");
	stays = store_person_new(st, "Bellance", "0696343434");
	twin = store_person_new(st, "Belance", "0696343435");
	store_person_visit(st, day, erased, 1, "a note");
	store_person_visit(st, day, twin, 2, NULL);
	store_person_visit(st, day, stays, 2, "another");
	publish(st, "2026-08");
	is_int(store_backup(st, s->copy, false, &err), 0, "a copy is made: %s", desk_why(&err));

	s->len = sealed_box(st, erased, s->box);
	ok(file_holds(s->copy, s->box, s->len), "that holds what is sealed of both");
	is_int(store_person_erase(st, erased, 0, NULL, &err), 0, "one is erased after it");
	person_init(&into);
	seen = desk_number(st, "SELECT revision FROM person ORDER BY n DESC LIMIT 1");
	is_int(store_person_get(st, stays, &into, &err) == 0
		       ? store_person_merge(st, twin, seen, &into, 0, &err)
		       : -1,
	       0, "two are found to be one: %s", desk_why(&err));
	person_clear(&into);
	s->newer = mem_printf("%s.newer", s->path);
	is_int(store_backup(st, s->newer, false, &err), 0, "another copy: %s", desk_why(&err));
	is_int(store_publication_withdraw(st, "2026-08", "coordination", "wrong", &err), 0,
	       "a month is withdrawn: %s", desk_why(&err));
	publish(st, "2026-09");
	store_person_visit(st, day, 0, 1, NULL);
	s->faults = store_person_faults(st);
	s->revision = desk_number(st, "SELECT revision FROM desk WHERE own = 1");
	store_close(st);
}

static void
test_restored(struct scene *s)
{
	struct store *st;
	struct release_list list = { 0 };
	struct err err = { .code = ERR_NONE };
	struct restored r;

	is_int(store_restore(s->path, s->copy, &nothing_else, &desk_clock, &r, &err), 0,
	       "restored: %s", desk_why(&err));
	is_int(r.sessions, 3, "the sessions of then");
	is_int(r.since, 1, "one more is in the other file");
	is_int(r.released, 2, "a publication and a withdrawal come along");
	ok(!r.unread && !r.erased_unread, "all of it could be read");
	ok(r.aside != NULL && file_exists(r.aside), "which is set aside");
	ok(!file_holds(s->path, s->box, s->len), "nothing sealed of whom was erased is back");
	ok(file_holds(s->copy, s->box, s->len), "the copy stays as it was");

	st = reopen(s->path);
	is_int(desk_number(st, "SELECT count(*) FROM person WHERE deleted = 0"), 2,
	       "the others are known, and two again");
	is_int(desk_number(st, "SELECT count(*) FROM erased"), 1, "who is gone stays in the list");
	is_int(desk_number(st, "SELECT count(*) FROM attendance WHERE person IS NULL"), 1,
	       "their visit counts on");
	is_int(desk_number(st, "SELECT count(*) FROM attendance WHERE person IS NOT NULL"), 2,
	       "those of the others are theirs");
	ok(desk_number(st, "SELECT revision FROM desk WHERE own = 1") >= s->revision,
	   "no revision is given twice");
	is_int(store_seal_unlock(st, PERSON_WORDS, &err), 0, "the same passphrase opens it");
	is_int(store_person_faults(st), s->faults, "without another fault");
	is_int(store_publication_chain(st, &list, &err), 0, "the publications");
	is_int((int)list.count, 2, "are both there");
	ok(list.count == 2 && list.item[0].withdrawn != NULL, "the first one withdrawn");
	ok(list.count == 2 && list.item[1].withdrawn == NULL, "the other one not");
	is_int(desk_number(st, "SELECT count(*) FROM access_log WHERE action = 'restore'"), 1,
	       "and the log of access knows");
	release_list_clear(&list);
	store_close(st);
	free(r.aside);
}

static void
test_open_elsewhere(struct scene *s)
{
	struct err err = { .code = ERR_NONE };
	struct buf before = BUF_INIT, after = BUF_INIT;
	struct restored r;
	struct store *other;

	/* Not while it is open: closing any look at the file gives SQLite's locks up. */
	file_read(s->path, &before, &err);
	other = reopen(s->path);
	is_int(store_restore(s->path, s->copy, &nothing_else, &desk_clock, &r, &err), -1,
	       "not while somebody has it open");
	is_int(err.code, ERR_CONFLICT, "which is said");
	store_close(other);
	file_read(s->path, &after, &err);
	ok(before.len == after.len && memcmp(before.text, after.text, after.len) == 0,
	   "nothing has changed");
	buf_clear(&before);
	buf_clear(&after);
}

/* A newer copy of the same desk tells who was erased where the desk itself cannot. */
static void
test_gone(struct scene *s, bool missing)
{
	struct err err = { .code = ERR_NONE };
	int day = date_from(2026, 11, 20);
	struct restore_others others = { .path = &s->newer, .day = &day, .count = 1 };
	struct restored r;
	struct store *st;

	if (missing)
		unlink(s->path);
	else
		is_int(file_write(s->path, "no desk", 7, true, &err), 0, "the desk is damaged");
	is_int(store_restore(s->path, s->copy, &others, &desk_clock, &r, &err), 0, "restored: %s",
	       desk_why(&err));
	ok(r.erased_unread, "it is said that nobody knows who was erased last");
	is_int(r.erased_until, day, "but until the other copy was made");
	ok(!file_holds(s->path, s->box, s->len), "whom that one knows is not back");
	st = reopen(s->path);
	is_int(desk_number(st, "SELECT count(*) FROM erased"), 1, "and in the list");
	is_int(desk_number(st, "SELECT count(*) FROM person WHERE deleted = 0"), 2,
	       "the others are known, who were merged later or not");
	store_close(st);
	free(r.aside);
}

/* Nor does one that is no copy of it, and then no day is told. */
static void
test_nobody_knows(struct scene *s)
{
	struct err err = { .code = ERR_NONE };
	char *none = mem_printf("%s.none", s->path);
	int day = date_from(2026, 11, 20);
	struct restore_others others = { .path = &none, .day = &day, .count = 1 };
	struct restored r;

	unlink(s->path);
	is_int(store_restore(s->path, s->copy, &others, &desk_clock, &r, &err), 0,
	       "restored alone: %s", desk_why(&err));
	ok(r.erased_unread, "nobody knows who was erased");
	is_int(r.erased_until, DATE_NONE, "since no known day");
	free(r.aside);
	free(none);
}

/* What is bad of a publication is left out, and what follows it is not. */
static void
test_bad_release(struct scene *s)
{
	struct err err = { .code = ERR_NONE };
	struct store *st = reopen(s->path);
	struct release_list list = { 0 };
	struct restored r;

	publish(st, "2026-09");
	publish(st, "2026-10");
	is_int(db_exec(st,
		       "PRAGMA ignore_check_constraints = 1; INSERT INTO publication_withdrawal"
		       " (publication, at, reason) SELECT n, 'then', '' FROM publication"
		       " WHERE period = '2026-09'",
		       &err),
	       0, "one is bad: %s", desk_why(&err));
	store_close(st);
	is_int(store_restore(s->path, s->copy, &nothing_else, &desk_clock, &r, &err), 0,
	       "restored: %s", desk_why(&err));
	is_int(r.left_out, 1, "the bad one is counted");
	is_int(r.released, 1, "the other one is carried");
	st = reopen(s->path);
	is_int(store_publication_chain(st, &list, &err), 0, "the publications");
	ok(list.count == 2 && str_equal(list.item[0].period, "2026-08") &&
		   str_equal(list.item[1].period, "2026-10"),
	   "are those that are good");
	release_list_clear(&list);
	is_int(desk_number(st, "SELECT count(*) FROM publication_cell"), 2, "with their figures");
	store_close(st);
	free(r.aside);
}

/* Whoever can write to the folder of the copies has a list of their own there: whom the desk knows
 * stays known. */
static void
test_forged(struct scene *s)
{
	struct err err = { .code = ERR_NONE };
	int day = date_from(2026, 11, 20);
	struct restore_others others = { .path = &s->newer, .day = &day, .count = 1 };
	struct store *st = reopen(s->path);
	int64_t known = desk_number(st, "SELECT count(*) FROM person WHERE deleted = 0");
	struct restored r;

	ok(known > 0, "the desk knows somebody");
	store_close(st);
	st = reopen(s->newer);
	is_int(db_exec(st,
		       "INSERT INTO erased SELECT id, '2026-11-19T08:00:00-04:00' FROM person"
		       " WHERE deleted = 0",
		       &err),
	       0, "another copy says that all are erased: %s", desk_why(&err));
	store_close(st);
	is_int(store_restore(s->path, s->copy, &others, &desk_clock, &r, &err), 0, "restored: %s",
	       desk_why(&err));
	st = reopen(s->path);
	is_int(desk_number(st, "SELECT count(*) FROM person WHERE deleted = 0"), known,
	       "nobody was whom the desk knew");
	store_close(st);
	free(r.aside);
}

/* Each copy is opened by the passphrase of its day, which has to be known then. */
static void
test_passphrase(struct scene *s)
{
	struct err err = { .code = ERR_NONE };
	struct store *st = reopen(s->path);
	struct restored r;
	char *before;

	is_int(store_backup(st, s->copy, true, &err), 0, "a copy: %s", desk_why(&err));
	store_close(st);
	is_int(store_restore(s->path, s->copy, &nothing_else, &desk_clock, &r, &err), 0,
	       "restored: %s", desk_why(&err));
	ok(!r.words_older, "with the passphrase of now");
	free(r.aside);
	st = reopen(s->path);
	is_int(store_seal_unlock(st, PERSON_WORDS, &err), 0, "it opens: %s", desk_why(&err));
	is_int(store_seal_change(st, "quite another set of words", &err), 0, "is changed: %s",
	       desk_why(&err));
	store_close(st);
	is_int(store_restore(s->path, s->copy, &nothing_else, &desk_clock, &r, &err), 0,
	       "restored: %s", desk_why(&err));
	ok(r.words_older && !r.words_none, "with the one from before");
	st = reopen(s->path);
	is_int(store_seal_unlock(st, PERSON_WORDS, &err), 0, "which opens it: %s", desk_why(&err));
	store_close(st);
	free(r.aside);
	st = reopen(s->copy);
	is_int(db_exec(st, "DELETE FROM secret WHERE name LIKE 'seal%'", &err), 0, "before any: %s",
	       desk_why(&err));
	store_close(st);
	is_int(store_restore(s->path, s->copy, &nothing_else, &desk_clock, &r, &err), 0,
	       "restored: %s", desk_why(&err));
	ok(r.words_none, "which is told as such");
	before = r.aside;
	is_int(store_restore(s->path, before, &nothing_else, &desk_clock, &r, &err), 0,
	       "and back: %s", desk_why(&err));
	ok(r.words_older && !r.words_none, "those of that day count again");
	free(before);
	free(r.aside);
}

/* A trigger that is not ours would run with every save; without one of ours, nothing would keep a
 * release as it was published. */
static void
test_planted(struct scene *s)
{
	static const char *const sql[] = {
		"CREATE TRIGGER mine AFTER INSERT ON session BEGIN DELETE FROM session; END",
		"DROP TRIGGER publication_fixed_d",
	};
	struct buf sound = BUF_INIT;
	struct err err = { .code = ERR_NONE };
	struct restored r;

	file_read(s->copy, &sound, &err);
	for (size_t i = 0; i < sizeof(sql) / sizeof(sql[0]); i++) {
		struct store *st;

		file_write(s->copy, sound.text, sound.len, true, &err);
		st = reopen(s->copy);
		is_int(db_exec(st, sql[i], &err), 0, "a copy: %s (%s)", sql[i], desk_why(&err));
		store_close(st);
		is_int(store_restore(s->path, s->copy, &nothing_else, &desk_clock, &r, &err), -1,
		       "is not gone back to");
		is_int(err.code, ERR_COPY, "for it is damaged");
		st = reopen(s->path);
		is_int(desk_number(st, "SELECT count(*) FROM sqlite_schema"
				       " WHERE name IN ('mine', 'publication_fixed_d')"),
		       1, "and the desk stays as it is");
		store_close(st);
	}
	buf_clear(&sound);
}

int
main(void)
{
	struct scene s = { .len = 0 };

	play(&s);
	test_restored(&s);
	test_open_elsewhere(&s);
	test_gone(&s, true);
	test_gone(&s, false);
	test_nobody_knows(&s);
	test_bad_release(&s);
	test_forged(&s);
	test_passphrase(&s);
	test_planted(&s);
	free(s.path);
	free(s.copy);
	free(s.newer);
	return tap_done();
}
