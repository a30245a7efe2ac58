/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Known persons on disk: kept, read, found; merged and erased without moving a figure; the log of
 * access; notes of sessions. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "store/access.h"
#include "store/db.h"
#include "store/person.h"
#include "store/seal.h"
#include "store/stats.h"
#include "store/undo.h"
#include "tests/lib/store_desk.h"

#define WORDS "mangue longue échelle 47 corossol"

static void
open_key(struct store *st)
{
	char code[SEAL_CODE_SIZE];
	struct err err;

	st->seal.passes = 1;
	st->seal.memory_kib = 8;
	if (store_seal_set(st, WORDS, code, &err) != 0)
		store_seal_unlock(st, WORDS, &err);
}

static int64_t
add_person(struct store *st, const char *name, const char *phone)
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
static int64_t
visit(struct store *st, int date, int64_t person, uint64_t themes, const char *note)
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

static void
test_kept(struct store *st)
{
	struct err err = { .code = ERR_NONE };
	int64_t n = add_person(st, "Zéphirin", "+596696111213"), found = 0;
	char id[UUID_SIZE];
	struct person p, q;

	person_init(&p);
	person_init(&q);
	is_int(store_person_get(st, n, &p, &err), 0, "read back");
	is_str(p.name, "Zéphirin", "the name");
	is_str(p.phone, "+596696111213", "the phone");
	is_int(p.birth_year, 1958, "the year");
	is_str(p.notice, "2026-1", "the notice");
	is_int(store_person_id(st, n, id, &err), 0, "its id");
	is_str(p.id, id, "is that of the row");
	is_int(store_person_find(st, id, &found, &err), 0, "found by it");
	is_int(found, n, "the same");
	person_copy(&q, &p);
	free(q.email);
	q.email = mem_strdup("a@b.fr");
	is_int(store_person_save(st, &q, &err), 0, "changed");
	is_int(store_person_save(st, &p, &err), -1, "an older one is not written over it");
	is_int(err.code, ERR_CONFLICT, "which is said");
	store_seal_lock(st);
	is_int(store_person_save(st, &q, &err), -1, "locked: nothing is kept");
	is_int(err.code, ERR_LOCKED, "for want of the key");
	is_int(store_person_get(st, n, &p, &err), -1, "nor read");
	is_int(store_person_find(st, id, &found, &err), 0, "the id is known all the same");
	is_int(store_seal_unlock(st, WORDS, &err), 0, "unlocked");
	is_int(store_person_get(st, n, &p, &err), 0, "and read again");
	is_str(p.email, "a@b.fr", "as it was changed");
	person_clear(&p);
	person_clear(&q);
}

/* A box of another row, or one in which a bit was changed. */
static void
test_tampered(struct store *st)
{
	int64_t a = add_person(st, "Alpha", "+596696000001");
	int64_t b = add_person(st, "Beta", "+596696000002");
	char *sql = mem_printf("UPDATE person SET sealed = (SELECT sealed FROM person WHERE n = %d)"
			       " WHERE n = %d",
			       (int)a, (int)b);
	struct err err;
	struct person p;

	person_init(&p);
	db_exec(st, sql, &err);
	free(sql);
	is_int(store_person_get(st, b, &p, &err), -1, "a box of another row does not open");
	is_int(err.code, ERR_DAMAGED, "it is damage");
	is_int(store_person_get(st, a, &p, &err), 0, "in its own row it does");
	person_clear(&p);
	store_person_erase(st, b, 1, &err);
	store_person_erase(st, a, 1, &err);
}

static void
test_note(struct store *st)
{
	struct err err = { .code = ERR_NONE };
	int64_t n = visit(st, date_from(2026, 10, 2), 0, 1, "voir le dossier vert");
	struct undo_step step;
	struct session s;

	session_init(&s);
	is_int(store_session_get(st, n, &s, &err), 0, "read");
	is_str(s.note, "voir le dossier vert", "with its note");
	store_seal_lock(st);
	is_int(store_session_save(st, &s, &err), -1, "a note cannot be sealed without the key");
	is_int(err.code, ERR_LOCKED, "which is said");
	is_int(store_session_get(st, n, &s, &err), 0, "read while locked");
	is_str(s.note, NULL, "the note is not seen");
	ok(s.note_locked, "but known to be there");
	s.minutes = 45;
	is_int(store_session_save(st, &s, &err), 0, "an edit");
	store_seal_unlock(st, WORDS, &err);
	store_session_get(st, n, &s, &err);
	is_str(s.note, "voir le dossier vert", "leaves it as it was");
	free(s.note);
	s.note = NULL;
	is_int(store_session_save(st, &s, &err), 0, "emptied");
	store_session_get(st, n, &s, &err);
	ok(s.note == NULL && !s.note_locked, "it is gone");
	is_int(store_undo(st, &step, &err), 0, "undone");
	store_session_get(st, n, &s, &err);
	is_str(s.note, "voir le dossier vert", "it is back");
	store_session_delete(st, n, &err);
	session_clear(&s);
}

/* All figures of a period as one text. */
static char *
figures(const char *path, int from, int to)
{
	struct err err = { .code = ERR_NONE };
	struct stats_period p = { .from = 0 };
	struct stats *st = NULL;
	struct buf out = BUF_INIT;
	const struct stats_totals *t = &p.total;

	if (stats_open(&st, path, &err) != 0 || stats_read(st, from, to, UINT32_MAX, &p, &err) != 0)
		printf("Bail out! %s\n", err.detail);
	buf_addf(&out, "%d %d %d %d %d %d %d top %d %d %d %d\n", (int)t->sessions,
		 (int)t->attendances, (int)t->people, (int)t->known, (int)t->anonymous,
		 (int)t->new_people, (int)t->returning_known, (int)t->attendances_top[0],
		 (int)t->attendances_top[1], (int)t->minutes_top[0], (int)t->minutes_top[1]);
	for (int d = 0; d < STATS_DIM_COUNT; d++)
		for (size_t i = 0; i < p.by[d].count; i++)
			buf_addf(&out, "%s %lld: %d %d %d\n", stats_dim_name[d],
				 (long long)p.by[d].line[i].code, (int)p.by[d].line[i].sessions,
				 (int)p.by[d].line[i].attendances, (int)p.by[d].line[i].people);
	stats_period_clear(&p);
	stats_close(st);
	return buf_take(&out);
}

struct span {
	const char *name;
	int from;
	int to;
};

static void
add_visits(struct store *st, int64_t a, int64_t b)
{
	struct err err;
	struct session s;

	visit(st, date_from(2025, 12, 30), a, 4, NULL);
	visit(st, date_from(2026, 1, 5), a, 1, NULL);
	visit(st, date_from(2026, 2, 5), a, 1 | 2, NULL);
	visit(st, date_from(2026, 2, 5), a, 8, NULL);
	visit(st, date_from(2026, 2, 20), a, 2, NULL);
	visit(st, date_from(2026, 2, 20), b, 2, NULL);
	visit(st, date_from(2026, 5, 20), a, 16, NULL);
	visit(st, date_from(2026, 9, 2), b, 16, NULL);
	visit(st, date_from(2026, 9, 3), 0, 16, NULL);
	session_init(&s);
	s.kind = KIND_WORKSHOP;
	s.date = date_from(2026, 9, 4);
	s.minutes = 120;
	s.channel = CHANNEL_DESK;
	s.place = 1;
	s.themes = 64;
	s.participants = 5;
	s.anonymous = 3;
	s.attendance = mem_array(2, sizeof(*s.attendance));
	s.attendance_count = 2;
	s.attendance[0] = (struct attendance){ .person = a, .gender = 1, .age = 5 };
	s.attendance[1] = (struct attendance){ .person = b, .gender = 2, .age = 6 };
	is_int(store_session_save(st, &s, &err), 0, "a workshop");
	session_clear(&s);
}

static int64_t
number(struct store *st, const char *sql)
{
	struct err err;
	int64_t n = -1;

	db_number(st, sql, &n, &err);
	return n;
}

static void
count_fault(void *arg, const char *check, const char *detail)
{
	printf("# %s: %s\n", check, detail);
	++*(int *)arg;
}

static int
faults(struct store *st)
{
	struct err err;
	int count = 0;

	store_check(st, count_fault, &count, &err);
	return count;
}

/* Two steps that hold the link: it goes, and comes back. */
static void
link_in_undo(struct store *st, int64_t person)
{
	struct err err;
	struct session s;

	session_init(&s);
	store_session_get(st, number(st, "SELECT n FROM session WHERE date = '2026-05-20'"), &s,
			  &err);
	is_int(s.attendance[0].person, person, "a session of that person");
	s.attendance[0].person = 0;
	s.anonymous = 1;
	is_int(store_session_save(st, &s, &err), 0, "loses the link");
	s.attendance[0].person = person;
	s.anonymous = 0;
	is_int(store_session_save(st, &s, &err), 0, "and has it again");
	session_clear(&s);
}

static void
test_erase(struct store *st, const char *path)
{
	static struct span spans[] = { { "january", 0, 0 },       { "february", 0, 0 },
				       { "december", 0, 0 },      { "first quarter", 0, 0 },
				       { "third quarter", 0, 0 }, { "2025", 0, 0 },
				       { "2026", 0, 0 } };
	enum { SPANS = sizeof(spans) / sizeof(spans[0]) };
	int64_t a = add_person(st, "Efface", "+596696000003");
	int64_t b = add_person(st, "Reste", "+596696000004");
	struct err err = { .code = ERR_NONE };
	char *before[SPANS];
	struct undo_step step;
	char id[UUID_SIZE];
	struct person p;

	spans[0].from = date_from(2026, 1, 1), spans[0].to = date_from(2026, 1, 31);
	spans[1].from = date_from(2026, 2, 1), spans[1].to = date_from(2026, 2, 28);
	spans[2].from = date_from(2025, 12, 1), spans[2].to = date_from(2025, 12, 31);
	spans[3].from = date_from(2026, 1, 1), spans[3].to = date_from(2026, 3, 31);
	spans[4].from = date_from(2026, 7, 1), spans[4].to = date_from(2026, 9, 30);
	spans[5].from = date_from(2025, 1, 1), spans[5].to = date_from(2025, 12, 31);
	spans[6].from = date_from(2026, 1, 1), spans[6].to = date_from(2026, 12, 31);
	add_visits(st, a, b);
	store_person_id(st, a, id, &err);
	visit(st, date_from(2026, 5, 21), a, 16, "une note qui part");
	for (int i = 0; i < SPANS; i++)
		before[i] = figures(path, spans[i].from, spans[i].to);
	link_in_undo(st, a);
	is_int(store_person_erase(st, a, 1, &err), 0, "erased");
	for (int i = 0; i < SPANS; i++) {
		char *after = figures(path, spans[i].from, spans[i].to);

		is_str(after, before[i], "the figures of %s do not move", spans[i].name);
		free(after);
		free(before[i]);
	}
	person_init(&p);
	is_int(store_person_get(st, a, &p, &err), -1, "nobody is there");
	is_int(err.code, ERR_NO_INPUT, "any more");
	is_int(number(st, "SELECT count(*) FROM attendance WHERE person = (SELECT max(n) - 1"
			  " FROM person)"),
	       0, "no link");
	is_int(number(st, "SELECT count(*) FROM person WHERE deleted = 1 AND sealed IS NULL AND"
			  " notice IS NULL AND consent IS NULL AND n = (SELECT max(n) - 1"
			  " FROM person)"),
	       1, "a tombstone");
	is_int(number(st, "SELECT count(*) FROM session WHERE sealed_note IS NOT NULL"
			  " AND date = '2026-05-21'"),
	       0, "no note");
	is_int(number(st, "SELECT count(*) FROM erased"), 3, "its id is among the erased");
	is_int(number(st, "SELECT count(*) FROM undo_step"), 0, "no step of undo holds it");
	is_int(store_undo(st, &step, &err), -1, "nothing can bring it back");
	is_int(faults(st), 0, "and the file agrees with itself");
	is_int(store_person_erase(st, a, 1, &err), -1, "not twice");
	is_int(err.code, ERR_NO_INPUT, "there is nobody");
}

/* In a period that is no calendar one, nobody is left out. */
static void
test_upper_bound(const char *path)
{
	char *text = figures(path, date_from(2026, 2, 3), date_from(2026, 2, 25));

	ok(str_starts(text, "4 4 4 4 0 1 3"), "each visit counts where the period is cut: %.20s",
	   text);
	free(text);
}

static void
test_merge(struct store *st, const char *path)
{
	struct err err = { .code = ERR_NONE };
	int64_t from = add_person(st, "Doublon", "+596696000005");
	int64_t into = add_person(st, "Doublond", NULL);
	int64_t n = visit(st, date_from(2024, 3, 5), from, 1, "une note qui reste");
	struct session s;
	struct person p;
	char *text;

	visit(st, date_from(2024, 3, 9), into, 1, NULL);
	person_init(&p);
	session_init(&s);
	store_person_get(st, into, &p, &err);
	p.consent = date_from(2024, 1, 1);
	is_int(store_person_merge(st, from, &p, 1, &err), 0, "merged: %s", desk_why(&err));
	store_session_get(st, n, &s, &err);
	is_int(s.attendance[0].person, into, "the visit moves");
	is_str(s.note, "une note qui reste", "its note stays: the person is known still");
	is_int(store_person_get(st, from, &p, &err), -1, "the source is gone");
	is_int(store_person_get(st, into, &p, &err), 0, "the target is there");
	is_int(p.consent, date_from(2024, 1, 1), "with the earlier day");
	text = figures(path, date_from(2024, 3, 1), date_from(2024, 3, 31));
	ok(str_starts(text, "2 2 1 1 0 1 0"), "and counts once: %.20s", text);
	is_int(faults(st), 0, "the file agrees with itself");
	free(text);
	person_clear(&p);
	session_clear(&s);
}

static int
see(void *arg, const struct access *a)
{
	struct buf *out = arg;

	buf_addf(out, "%s %s;", a->action, a->subject);
	return 0;
}

static void
test_access(struct store *st)
{
	struct err err = { .code = ERR_NONE };
	struct buf out = BUF_INIT;
	int64_t broken = -1;

	is_int(store_access_add(st, "unlock", NULL, 1, &err), 0, "unlocking is noted");
	is_int(store_access_add(st, "view", "00000000-0000-7000-8000-000000000001", 0, &err), 0,
	       "seeing too");
	store_access_add(st, "erase", "00000000-0000-7000-8000-000000000001", 1, &err);
	is_int(store_access_each(st, "00000000-0000-7000-8000-000000000001", see, &out, &err), 0,
	       "read for one");
	is_str(buf_text(&out),
	       "view 00000000-0000-7000-8000-000000000001;"
	       "erase 00000000-0000-7000-8000-000000000001;",
	       "in order");
	is_int(store_access_broken(st, &broken, &err), 0, "the chain is read");
	is_int(broken, 0, "and holds");
	is_int(db_exec(st, "UPDATE access_log SET action = 'x'", &err), -1, "no row is changed");
	db_exec(st, "DELETE FROM access_log WHERE n = 2", &err);
	store_access_broken(st, &broken, &err);
	is_int(broken, 3, "one that is taken out is missed");
	is_int(faults(st), 1, "the check says so");
	buf_clear(&out);
}

int
main(void)
{
	char *path;
	struct store *st = desk_new(&path);

	open_key(st);
	test_kept(st);
	test_tampered(st);
	test_note(st);
	test_erase(st, path);
	test_upper_bound(path);
	test_merge(st, path);
	test_access(st);
	store_close(st);
	free(path);
	return tap_done();
}
